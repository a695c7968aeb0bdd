//! What is told of a parcel besides that it was handed over: why it does not go its usual way,
//! what is damaged, or where it is put instead.

use iced::widget::{Column, Row};
use iced::{Element, Task};

use super::at_foot;
use super::places::Places;
use crate::domain::id::ParcelId;
use crate::domain::parcel::Reason;
use crate::domain::parcel::slot::Slot;
use crate::domain::text::Label;
use crate::screens::Refusal;
use crate::screens::bridge::Bridge;
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::start;
use crate::screens::theme::{GAP_8, GAP_12};
use crate::screens::widget::{Field, KeyboardKey, Typing, act, field, keyboard};

/// What may be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tale {
    /// The addressee does not want it.
    Refused,
    /// It is damaged.
    Damaged,
    /// It is another shop's.
    Redirected,
    /// It can't be found.
    Missing,
    /// It is back.
    Found,
    /// It is put elsewhere.
    Moved,
    /// Its label again.
    Label,
}

const TALES: [(Tale, Icon, &str); 7] = [
    (Tale::Refused, Icon::X, "parcels-refused"),
    (Tale::Damaged, Icon::TriangleAlert, "parcels-damaged"),
    (Tale::Redirected, Icon::Undo, "parcels-redirected"),
    (Tale::Missing, Icon::Search, "parcels-missing"),
    (Tale::Found, Icon::PackageCheck, "parcels-found"),
    (Tale::Moved, Icon::Package, "parcels-move"),
    (Tale::Label, Icon::Printer, "parcels-label"),
];

/// Keys side by side.
const WIDE: usize = 4;

/// What is being told.
#[derive(Debug, Default)]
pub enum Aside {
    /// What it is, is still to be chosen.
    #[default]
    Asked,
    /// What is damaged, in words.
    Note(Typing),
    /// Where it is put.
    Places(Places),
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// This is to be told.
    Tell(Tale),
    /// A key of the keyboard.
    Type(KeyboardKey),
    /// Where it may be put.
    Places(Result<Vec<Slot>, Refusal>),
    /// Another page of places.
    Page(usize),
    /// It is put there.
    Put(Slot),
    /// Nothing is told.
    Back,
}

/// What comes of a message.
pub enum Step {
    /// Nothing yet.
    Stay,
    /// Nothing is told.
    Leave,
    /// Something is asked of the till first.
    Ask(Task<Message>),
    /// It is being told.
    Tell(Task<Result<(), Refusal>>),
    /// The till refused.
    Refused(Refusal),
}

impl Aside {
    /// Takes a message about these parcels.
    pub fn update(&mut self, message: Message, parcels: &[ParcelId], bridge: &Bridge) -> Step {
        match message {
            Message::Tell(Tale::Damaged) => {
                *self = Self::Note(Typing::new("", Label::MAX_CHARS));
                Step::Stay
            }
            Message::Tell(Tale::Moved) => match parcels.first().copied() {
                Some(parcel) => {
                    let places = bridge.ask(move |desk| desk.places_for(parcel));
                    Step::Ask(places.map(Message::Places))
                }
                None => Step::Stay,
            },
            Message::Tell(tale) => Step::Tell(tell(tale, parcels.to_vec(), bridge)),
            Message::Type(key) => match self {
                Self::Note(typing) => {
                    if !typing.press(key) {
                        return Step::Stay;
                    }
                    let note = Label::new(typing.text()).ok();
                    Step::Tell(damaged(note, parcels.to_vec(), bridge))
                }
                _ => Step::Stay,
            },
            Message::Places(Ok(all)) => {
                *self = Self::Places(Places { all, ..Places::default() });
                Step::Stay
            }
            Message::Places(Err(refusal)) => Step::Refused(refusal),
            Message::Page(page) => {
                if let Self::Places(places) = self {
                    places.page = page;
                }
                Step::Stay
            }
            Message::Put(slot) => Step::Tell(moved(slot, parcels.to_vec(), bridge)),
            Message::Back => Step::Leave,
        }
    }

    /// Whether the keys stand below the rows, and not in their place.
    pub fn is_asked(&self) -> bool {
        matches!(self, Self::Asked)
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match (self, stroke) {
            (_, Stroke::Escape) => Some(Message::Back),
            (Self::Note(_), other) => start::keyboard_key(other).map(Message::Type),
            _ => None,
        }
    }

    /// The keys, the note or the places; the keys are out of use where nothing is chosen. A place
    /// is for the parcels of one carrier: each has places of its own.
    pub fn view<'a>(
        &'a self,
        scene: Scene<'a>,
        some: bool,
        one_carrier: bool,
    ) -> Element<'a, Message> {
        match self {
            Self::Asked => tales(scene, some, one_carrier),
            Self::Note(typing) => note(scene, typing),
            Self::Places(places) => {
                let back = back(scene);
                let taken = scene.look.room.key() + 2.0 * GAP_12;
                let height = scene.area.height - 2.0 * taken;
                let keys = places.view(scene, height, Message::Put, Message::Page);
                Column::new().spacing(GAP_8).push(keys).push(back).into()
            }
        }
    }
}

fn back<'a>(scene: Scene<'a>) -> Element<'a, Message> {
    act(scene.look, scene.say("back")).icon(Icon::ArrowLeft).on_press(Message::Back).into()
}

fn tales<'a>(scene: Scene<'a>, some: bool, one_carrier: bool) -> Element<'a, Message> {
    let key = |(tale, icon, word): &(Tale, Icon, &'static str)| {
        let some = some && (one_carrier || *tale != Tale::Moved);
        act(scene.look, scene.say(word))
            .icon(*icon)
            .on_press_maybe(some.then_some(Message::Tell(*tale)))
            .into()
    };
    let mut keys: Vec<Element<'a, Message>> = TALES.iter().map(key).collect();
    keys.push(back(scene));
    let mut rows = Column::new().spacing(GAP_8);
    let mut keys = keys.into_iter();
    for _ in 0..2 {
        rows = rows.push(Row::with_children(keys.by_ref().take(WIDE)).spacing(GAP_8));
    }
    rows.into()
}

/// The note and its keyboard, and a way back.
fn note<'a>(scene: Scene<'a>, typing: &'a Typing) -> Element<'a, Message> {
    let look = scene.look;
    let shown = Field {
        icon: Icon::PenLine,
        text: typing.text().into(),
        hint: scene.say("parcels-damage-hint").into(),
        active: true,
    };
    // Touching the field changes nothing: it takes what is typed already.
    let shown = field(look, shown, Message::Type(KeyboardKey::Letter('\0')));
    let keys = keyboard(look, typing, start::keyboard_words(scene.words), Message::Type);
    Column::new().spacing(GAP_8).push(shown).push(back(scene)).push(at_foot(keys)).into()
}

fn tell(tale: Tale, parcels: Vec<ParcelId>, bridge: &Bridge) -> Task<Result<(), Refusal>> {
    bridge.ask(move |desk| {
        for parcel in parcels {
            match tale {
                Tale::Refused => desk.refuse_parcel(parcel, Reason::NotWanted)?,
                Tale::Redirected => desk.redirect_parcel(parcel)?,
                Tale::Missing => desk.miss_parcel(parcel, Reason::NotFound)?,
                Tale::Found => desk.find_parcel_again(parcel)?,
                Tale::Label => desk.ask_parcel_paper(parcel)?,
                // Told once it is said what is damaged, and where it is put.
                Tale::Damaged | Tale::Moved => {}
            }
        }
        Ok(())
    })
}

fn damaged(
    note: Option<Label>,
    parcels: Vec<ParcelId>,
    bridge: &Bridge,
) -> Task<Result<(), Refusal>> {
    bridge.ask(move |desk| {
        parcels.into_iter().try_for_each(|parcel| desk.damage_parcel(parcel, note.as_ref()))
    })
}

fn moved(slot: Slot, parcels: Vec<ParcelId>, bridge: &Bridge) -> Task<Result<(), Refusal>> {
    bridge.ask(move |desk| desk.move_parcels(&parcels, slot))
}
