//! The relay of parcels: in, out, left by customers, away with the driver, and what is followed up.

mod aside;
mod driver;
mod follow;
mod hand;
mod intake;
mod month;
mod places;
mod rows;
mod show;
mod told;

use iced::widget::{Column, container};
use iced::{Element, Length, Task};

use crate::domain::id::ParcelId;
use crate::screens::Refusal;
use crate::screens::bridge::{Bridge, ParcelRow, Relay};
use crate::screens::errand::Errand;
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::theme::{BODY, GAP_4, GAP_8, GAP_12, GAP_16};
use crate::screens::widget::{Notice, Tone, choices, label};
use driver::{Driver, Gone};
use follow::Follow;
use hand::Hand;
use intake::{Intake, Way};
use told::Told;

/// The ways of the screen, side by side above everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// A parcel comes for someone.
    Arrival,
    /// Someone comes for a parcel.
    HandOver,
    /// A customer leaves a parcel.
    DropOff,
    /// A driver comes.
    Driver,
    /// Shelves, list to return, month.
    Follow,
}

const TABS: [(Tab, Icon, &str); 5] = [
    (Tab::Arrival, Icon::Truck, "parcels-arrival"),
    (Tab::HandOver, Icon::Hand, "parcels-hand-over"),
    (Tab::DropOff, Icon::PackagePlus, "parcels-drop-off"),
    (Tab::Driver, Icon::PackageMinus, "parcels-driver"),
    (Tab::Follow, Icon::ClipboardList, "parcels-follow"),
];

/// The state of the screen.
#[derive(Debug)]
pub struct Parcels {
    relay: Option<Relay>,
    part: Part,
    /// What is said of the last act, until another begins.
    told: Option<Told>,
    problem: Option<Refusal>,
}

/// The way that is open.
#[derive(Debug)]
enum Part {
    Intake(Box<Intake>),
    Hand(Hand),
    Driver(Driver),
    Follow(Follow),
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The relay as it stands.
    Loaded(Result<Relay, Refusal>),
    /// Another way.
    Tab(Tab),
    /// At an arrival, or with a parcel that a customer leaves.
    Intake(intake::Message),
    /// At a hand-over.
    Hand(hand::Message),
    /// With a driver.
    Driver(driver::Message),
    /// Following up.
    Follow(follow::Message),
    /// The last act is to be undone.
    Undo(ParcelId),
    /// It is undone, or not.
    Undone(Result<(), Refusal>),
}

/// What a part asks of the screen.
enum Wish<M> {
    /// Nothing.
    None,
    /// Work under way.
    Run(Task<M>),
    /// Something is done: the relay is to be looked at again, and this goes on besides.
    Done(Task<M>),
    /// A driver has left.
    Left(Box<Gone>),
    /// This parcel is to be handed over, or something else told of it.
    Open(Box<ParcelRow>),
    /// A parcel is on the shelf that the register does not know.
    Unknown(String),
}

fn load(bridge: &Bridge) -> Task<Message> {
    bridge.ask(|desk| desk.relay()).map(Message::Loaded)
}

impl Parcels {
    /// The screen as one comes to it, and what it asks the till first. Who comes to the counter
    /// mostly comes for a parcel.
    pub fn new(bridge: &Bridge) -> (Self, Task<Message>) {
        let part = Part::Hand(Hand::default());
        (Self { relay: None, part, told: None, problem: None }, load(bridge))
    }

    fn tab(&self) -> Tab {
        match &self.part {
            Part::Intake(intake) if intake.way == Way::DropOff => Tab::DropOff,
            Part::Intake(_) => Tab::Arrival,
            Part::Hand(_) => Tab::HandOver,
            Part::Driver(_) => Tab::Driver,
            Part::Follow(_) => Tab::Follow,
        }
    }

    /// Takes a message.
    pub fn update(
        &mut self,
        message: Message,
        scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Errand<Message> {
        if !told::is_answer(&message) {
            (self.told, self.problem) = (None, None);
        }
        match message {
            Message::Loaded(Ok(relay)) => self.know(relay),
            Message::Loaded(Err(refusal)) | Message::Undone(Err(refusal)) => {
                self.problem = Some(refusal);
                return Errand::Run(load(bridge));
            }
            Message::Undone(Ok(())) => {
                self.problem = None;
                return self.open(self.tab(), bridge);
            }
            Message::Tab(tab) => return self.open(tab, bridge),
            Message::Undo(parcel) => {
                let undo = bridge.ask(move |desk| desk.undo_parcel(parcel).map(|_| ()));
                return Errand::Run(undo.map(Message::Undone));
            }
            message => return self.on_part(message, scene, bridge),
        }
        Errand::None
    }

    /// Takes the relay as it stands now. What can be undone by now and could not before is what
    /// was just done.
    fn know(&mut self, relay: Relay) {
        if let Part::Intake(intake) = &mut self.part {
            intake.know(&relay);
        }
        let before = self.relay.as_ref().map(|relay| &relay.undoable);
        let anew = before.is_some_and(|before| *before != relay.undoable);
        if let Some(told) = &mut self.told {
            told.undo |= anew && !relay.undoable.is_empty();
        }
        self.relay = Some(relay);
    }

    fn open(&mut self, tab: Tab, bridge: &Bridge) -> Errand<Message> {
        (self.told, self.problem) = (None, None);
        let intake = |way| {
            let mut intake = Box::new(Intake::new(way));
            if let Some(relay) = &self.relay {
                intake.know(relay);
            }
            Part::Intake(intake)
        };
        self.part = match tab {
            Tab::Arrival => intake(Way::Arrival),
            Tab::DropOff => intake(Way::DropOff),
            Tab::HandOver => Part::Hand(Hand::default()),
            Tab::Driver => Part::Driver(Driver::default()),
            Tab::Follow => Part::Follow(Follow::default()),
        };
        Errand::Run(load(bridge))
    }

    fn on_part(&mut self, message: Message, scene: &Scene<'_>, bridge: &Bridge) -> Errand<Message> {
        // What arrives for a part that is closed is late and concerns nobody.
        match (&mut self.part, message) {
            (Part::Intake(part), Message::Intake(message)) => {
                let wish = part.update(message, self.relay.as_ref(), bridge);
                self.grant(wish, Message::Intake, scene, bridge)
            }
            (Part::Hand(part), Message::Hand(message)) => {
                let wish = part.update(message, bridge);
                self.grant(wish, Message::Hand, scene, bridge)
            }
            (Part::Driver(part), Message::Driver(message)) => {
                let wish = part.update(message, bridge);
                self.grant(wish, Message::Driver, scene, bridge)
            }
            (Part::Follow(part), Message::Follow(message)) => {
                let wish = part.update(message, self.relay.as_ref(), scene, bridge);
                self.grant(wish, Message::Follow, scene, bridge)
            }
            _ => Errand::None,
        }
    }

    fn grant<M: Send + 'static>(
        &mut self,
        wish: Wish<M>,
        map: fn(M) -> Message,
        scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Errand<Message> {
        match wish {
            Wish::None => Errand::None,
            Wish::Run(task) => Errand::Run(task.map(map)),
            Wish::Done(more) => {
                self.told = Some(Told::default());
                Errand::Run(Task::batch([load(bridge), more.map(map)]))
            }
            Wish::Left(gone) => {
                self.told = Some(Told { visit: Some((gone.carrier, gone.given)), undo: false });
                if let Some(relay) = gone.relay {
                    self.know(relay);
                }
                let printed = scene.situation.has_printer;
                if printed { Errand::None } else { Errand::Show(Box::new(gone.slip)) }
            }
            Wish::Open(row) => {
                self.part = Part::Hand(Hand::of(*row));
                Errand::None
            }
            Wish::Unknown(code) => {
                let opened = self.open(Tab::Arrival, bridge);
                if let Part::Intake(intake) = &mut self.part {
                    intake.found(&code);
                }
                opened
            }
        }
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke, _scene: &Scene<'_>) -> Option<Message> {
        match &self.part {
            Part::Intake(part) => part.stroke(stroke).map(Message::Intake),
            Part::Hand(part) => part.stroke(stroke).map(Message::Hand),
            Part::Driver(part) => part.stroke(stroke).map(Message::Driver),
            Part::Follow(part) => part.stroke(stroke).map(Message::Follow),
        }
    }

    /// Takes a scan; nothing for one that could not be read.
    pub fn scanned(&self, code: Option<String>) -> Option<Message> {
        let code = code?;
        Some(match &self.part {
            Part::Intake(_) => Message::Intake(intake::Message::Scanned(code)),
            Part::Hand(_) => Message::Hand(hand::Message::Scanned(code)),
            Part::Driver(_) => Message::Driver(driver::Message::Scanned(code)),
            Part::Follow(_) => Message::Follow(follow::Message::Scanned(code)),
        })
    }

    /// Whether text is written: all keys are letters then. Never here: a scanner may speak while
    /// someone types, and is told apart by its pace.
    pub fn writes(&self) -> bool {
        false
    }

    /// The screen.
    pub fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        // Ten keys side by side need the width of a tablet.
        let margin = if look.room.is_portrait() { GAP_4 } else { GAP_16 };
        let mut content = Column::new().spacing(GAP_8).padding(margin);
        let month = matches!(&self.part, Part::Follow(follow) if follow.is_month());
        if !month {
            content = content.push(self.tabs(scene));
        }
        if let Some(problem) = self.problem {
            content = content.push(Notice::new(look, Tone::Problem, problem.sentence(scene.words)));
        }
        let Some(relay) = &self.relay else {
            return content.into();
        };
        if relay.carriers.is_empty() {
            let hint = label(scene.say("parcels-no-carrier")).size(BODY).lines(4);
            return content.push(container(hint).padding(GAP_12)).into();
        }
        let told = self.told.as_ref().and_then(|told| told.notice(scene, relay));
        let part: Element<'a, Message> = match &self.part {
            Part::Intake(part) => part.view(scene, relay).map(Message::Intake),
            Part::Hand(part) => part.view(scene, relay).map(Message::Hand),
            Part::Driver(part) => part.view(scene, relay).map(Message::Driver),
            Part::Follow(part) => part.view(scene, relay).map(Message::Follow),
        };
        if let Some(told) = told.filter(|_| self.has_room_for_notice()) {
            content = content.push(told);
        }
        content.push(container(part).height(Length::Fill)).into()
    }

    /// Nothing comes between a list and the person who reads it.
    fn has_room_for_notice(&self) -> bool {
        match &self.part {
            Part::Intake(part) => part.has_room(),
            Part::Hand(part) => part.has_room(),
            Part::Driver(part) => part.has_room(),
            Part::Follow(part) => part.has_room(),
        }
    }

    fn tabs<'a>(&self, scene: Scene<'a>) -> Element<'a, Message> {
        let wide = scene.area.width > 900.0;
        let waiting = scene.situation.waiting.parcels;
        let ways = TABS.map(|(tab, icon, key)| {
            let word = match (tab, waiting) {
                // The figure never stands alone on a line.
                (Tab::Driver, 1..) => format!("{}\u{a0}·\u{a0}{waiting}", scene.say(key)),
                _ => scene.say(key),
            };
            (wide.then_some(icon), word.into())
        });
        let chosen = TABS.iter().position(|(tab, ..)| *tab == self.tab());
        choices(scene.look, ways.to_vec(), chosen, |rank| {
            Message::Tab(TABS.get(rank).map_or(Tab::HandOver, |(tab, ..)| *tab))
        })
    }
}

/// Keys at the foot of the screen, no higher than fingers need.
fn at_foot<'a, M: 'a>(keys: impl Into<Element<'a, M>>) -> Element<'a, M> {
    let keys = container(keys).max_height(KEYS_HIGH).height(Length::Fill);
    container(keys).align_bottom(Length::Fill).into()
}

/// The greatest height of a keyboard.
const KEYS_HIGH: f32 = 480.0;
