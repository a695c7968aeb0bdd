//! Someone comes for a parcel: three letters, the identity, and it is theirs. What does not go its
//! usual way is told here too.

use std::collections::BTreeSet;

use iced::widget::{Column, Row};
use iced::{Element, Length};

use super::aside::{self, Aside, Step};
use super::rows::{self, Rows};
use super::{Wish, at_foot};
use crate::domain::id::ParcelId;
use crate::domain::parcel::carrier::IdentityRule;
use crate::domain::parcel::state::{State, Waiting};
use crate::domain::text::folded;
use crate::screens::Refusal;
use crate::screens::bridge::{Bridge, ParcelRow, Relay};
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::start;
use crate::screens::theme::{Control, GAP_8, GAP_16, LARGE};
use crate::screens::widget::{Field, KeyboardKey, Notice, Tone, Typing, act, field, keyboard};

/// The longest search, in characters: any number.
const SEARCH_MAX: usize = 60;

/// The fewest letters that are looked for.
const SHORTEST: usize = 3;

/// The state of a hand-over.
#[derive(Debug)]
pub struct Hand {
    typing: Typing,
    /// Whether the keyboard is there; the rows are otherwise.
    writing: bool,
    found: Option<Vec<ParcelRow>>,
    chosen: BTreeSet<ParcelId>,
    identity: bool,
    /// What else than handing over is being told.
    aside: Option<Aside>,
    page: usize,
    under_way: bool,
    problem: Option<Refusal>,
}

impl Default for Hand {
    fn default() -> Self {
        Self {
            typing: Typing::new("", SEARCH_MAX),
            writing: true,
            found: None,
            chosen: BTreeSet::new(),
            identity: false,
            aside: None,
            page: 0,
            under_way: false,
            problem: None,
        }
    }
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A key of the keyboard.
    Type(KeyboardKey),
    /// A number was scanned.
    Scanned(String),
    /// The field was touched.
    Write,
    /// What a text finds.
    Found(String, Result<Vec<ParcelRow>, Refusal>),
    /// A row was touched.
    Choose(ParcelId),
    /// The identity was checked, or not.
    Identity,
    /// Another page.
    Page(usize),
    /// The chosen parcels are handed over.
    HandOver,
    /// Something else is to be told of them.
    OpenAside,
    /// There.
    Aside(aside::Message),
    /// It is on record, or not.
    Done(Result<(), Refusal>),
}

impl Hand {
    /// A hand-over of one parcel that was chosen elsewhere.
    pub(super) fn of(row: ParcelRow) -> Self {
        let name = row.whose.name();
        let text = if name.is_empty() { row.whose.number.clone() } else { Some(name) };
        Self {
            typing: Typing::new(&text.unwrap_or_default(), SEARCH_MAX),
            writing: false,
            chosen: BTreeSet::from([row.parcel.id]),
            found: Some(vec![row]),
            ..Self::default()
        }
    }

    pub(super) fn update(&mut self, message: Message, bridge: &Bridge) -> Wish<Message> {
        match message {
            Message::Type(key) => {
                self.writing = true;
                if self.typing.press(key) {
                    self.writing = self.found.as_ref().is_none_or(Vec::is_empty);
                    return Wish::None;
                }
                return self.search(bridge);
            }
            Message::Scanned(code) => {
                self.typing = Typing::new(&code, SEARCH_MAX);
                return self.search(bridge);
            }
            Message::Write => self.writing = true,
            Message::Found(text, found) => self.take(&text, found),
            Message::Choose(id) => {
                if !self.chosen.remove(&id) {
                    self.chosen.insert(id);
                }
                self.problem = None;
            }
            Message::Identity => self.identity = !self.identity,
            Message::Page(page) => self.page = page,
            Message::OpenAside => self.aside = Some(Aside::default()),
            Message::HandOver if !self.under_way && !self.chosen.is_empty() => {
                self.under_way = true;
                let (parcels, checked) = (self.parcels(), self.identity);
                let hand = bridge.ask(move |desk| desk.hand_over_parcels(&parcels, checked));
                return Wish::Run(hand.map(Message::Done));
            }
            // There is a way back, whatever is chosen.
            Message::Aside(back @ aside::Message::Back) => return self.on_aside(back, bridge),
            Message::Aside(message) if !self.under_way && !self.chosen.is_empty() => {
                return self.on_aside(message, bridge);
            }
            Message::HandOver | Message::Aside(_) => {}
            Message::Done(Ok(())) => {
                *self = Self::default();
                return Wish::Done(iced::Task::none());
            }
            Message::Done(Err(refusal)) => {
                self.under_way = false;
                self.problem = Some(refusal);
            }
        }
        Wish::None
    }

    fn on_aside(&mut self, message: aside::Message, bridge: &Bridge) -> Wish<Message> {
        self.problem = None;
        let parcels = self.parcels();
        let Some(aside) = &mut self.aside else {
            return Wish::None;
        };
        match aside.update(message, &parcels, bridge) {
            Step::Stay => {}
            Step::Leave => self.aside = None,
            Step::Ask(task) => return Wish::Run(task.map(Message::Aside)),
            Step::Tell(task) => {
                self.under_way = true;
                return Wish::Run(task.map(Message::Done));
            }
            Step::Refused(refusal) => self.problem = Some(refusal),
        }
        Wish::None
    }

    /// Whether all chosen parcels are one carrier's.
    fn is_of_one_carrier(&self) -> bool {
        let rows = self.found.iter().flatten();
        let chosen = rows.filter(|row| self.chosen.contains(&row.parcel.id));
        let carriers: BTreeSet<_> = chosen.map(|row| row.parcel.carrier).collect();
        carriers.len() == 1
    }

    fn parcels(&self) -> Vec<ParcelId> {
        self.chosen.iter().copied().collect()
    }

    fn search(&mut self, bridge: &Bridge) -> Wish<Message> {
        self.problem = None;
        let text = self.typing.text().trim().to_owned();
        if text.chars().count() < SHORTEST {
            self.found = None;
            self.chosen.clear();
            return Wish::None;
        }
        let wanted = text.clone();
        let find = bridge.ask(move |desk| desk.find_parcels(&wanted));
        Wish::Run(find.map(move |found| Message::Found(text.clone(), found)))
    }

    /// Takes what a search found, unless another text stands there by now. One person's parcels
    /// are chosen at once; among homonyms a person chooses.
    fn take(&mut self, text: &str, found: Result<Vec<ParcelRow>, Refusal>) {
        if self.typing.text().trim() != text {
            return;
        }
        let rows = match found {
            Ok(rows) => rows,
            Err(refusal) => {
                self.problem = Some(refusal);
                return;
            }
        };
        self.page = 0;
        self.identity = false;
        self.writing = rows.is_empty();
        let waits = |row: &&ParcelRow| row.parcel.state == State::Here(Waiting::Addressee);
        let one_person = rows.windows(2).all(|pair| pair[0].whose.is_same(&pair[1].whose));
        self.chosen = if one_person {
            rows.iter().filter(waits).map(|row| row.parcel.id).collect()
        } else {
            BTreeSet::new()
        };
        self.found = Some(rows);
    }

    pub(super) fn has_room(&self) -> bool {
        self.writing && self.typing.text().is_empty()
    }

    pub(super) fn stroke(&self, stroke: Stroke) -> Option<Message> {
        if let Some(aside) = &self.aside {
            return aside.stroke(stroke).map(Message::Aside);
        }
        match stroke {
            Stroke::Enter if !self.writing && self.identity => Some(Message::HandOver),
            Stroke::Enter if !self.writing => Some(Message::Identity),
            Stroke::PageUp => Some(Message::Page(self.page.saturating_sub(1))),
            Stroke::PageDown => Some(Message::Page(self.page + 1)),
            other => start::keyboard_key(other).map(Message::Type),
        }
    }

    pub(super) fn view<'a>(&'a self, scene: Scene<'a>, relay: &'a Relay) -> Element<'a, Message> {
        let look = scene.look;
        let some = !self.chosen.is_empty() && !self.under_way;
        if let Some(aside) = self.aside.as_ref().filter(|aside| !aside.is_asked()) {
            let mut content = Column::new().spacing(GAP_8);
            if let Some(problem) = self.problem {
                let text = problem.sentence(scene.words);
                content = content.push(Notice::new(look, Tone::Problem, text));
            }
            return content
                .push(aside.view(scene, some, self.is_of_one_carrier()).map(Message::Aside))
                .into();
        }
        let shown = Field {
            icon: Icon::Search,
            text: self.typing.text().into(),
            hint: match self.typing.text() {
                "" => scene.say("parcels-search-hint").into(),
                _ => "".into(),
            },
            active: self.writing,
        };
        let mut content = Column::new().spacing(GAP_8).push(field(look, shown, Message::Write));
        if let Some(notice) = self.notice(scene, relay) {
            content = content.push(notice);
        }
        if self.writing {
            let keys =
                keyboard(look, &self.typing, start::keyboard_words(scene.words), Message::Type);
            return content.push(at_foot(keys)).into();
        }
        content.push(self.rows(scene, relay)).push(self.foot(scene)).into()
    }

    fn notice<'a>(&'a self, scene: Scene<'a>, relay: &Relay) -> Option<Element<'a, Message>> {
        let look = scene.look;
        if let Some(problem) = self.problem {
            return Some(Notice::new(look, Tone::Problem, problem.sentence(scene.words)).into());
        }
        let rows = self.found.as_ref()?;
        if rows.is_empty() {
            let none = Notice::new(look, Tone::Remark, scene.say("parcels-nothing-found"));
            return Some(none.into());
        }
        if let Some(name) = homonym(rows) {
            let title = scene.words.tell("parcels-homonyms", &[("name", name.into())]);
            let text = scene.say("parcels-homonyms-advice");
            return Some(Notice::new(look, Tone::Attention, text).title(title).into());
        }
        let left = rows.iter().filter(|row| {
            row.parcel.is_here()
                && !self.chosen.contains(&row.parcel.id)
                && rows.iter().any(|one| {
                    self.chosen.contains(&one.parcel.id) && one.whose.is_same(&row.whose)
                })
        });
        if left.count() > 0 {
            let text = scene.say("parcels-others-left");
            return Some(Notice::new(look, Tone::Attention, text).into());
        }
        let rule = self.strictest(relay)?;
        Some(Notice::new(look, Tone::Remark, scene.say(rule)).into())
    }

    /// The key of the rule that the strictest of the chosen parcels' carriers has.
    fn strictest(&self, relay: &Relay) -> Option<&'static str> {
        let rows = self.found.as_ref()?;
        let chosen = rows.iter().filter(|row| self.chosen.contains(&row.parcel.id));
        let rules = chosen.filter_map(|row| {
            let carrier = relay.carriers.iter().find(|one| one.id == row.parcel.carrier)?;
            Some(match carrier.identity {
                IdentityRule::DocumentOrCode => (0, "parcels-identity-code"),
                IdentityRule::Document => (1, "parcels-identity-document"),
                IdentityRule::Originals => (2, "parcels-identity-originals"),
            })
        });
        rules.max().map(|(_, key)| key)
    }

    fn rows<'a>(&'a self, scene: Scene<'a>, relay: &'a Relay) -> Element<'a, Message> {
        let rows = self.found.as_deref().unwrap_or_default();
        let foot = if self.aside.is_some() { 180.0 } else { 96.0 };
        let height = scene.area.height - foot - 266.0;
        let shown = Rows { rows, chosen: &self.chosen, page: self.page, height };
        rows::view(scene, relay, shown, Message::Choose, Message::Page)
    }

    fn foot<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let some = !self.chosen.is_empty() && !self.under_way;
        if let Some(aside) = &self.aside {
            return aside.view(scene, some, self.is_of_one_carrier()).map(Message::Aside);
        }
        let high = look.room.key() + GAP_16;
        let checked = if self.identity { Icon::SquareCheck } else { Icon::Square };
        let count = self.chosen.len() as u64;
        let hand = scene.words.tell("parcels-hand", &[("count", count.into())]);
        Row::new()
            .spacing(GAP_8)
            .push(
                act(look, scene.say("parcels-aside"))
                    .width(Length::FillPortion(2))
                    .height(high)
                    .on_press_maybe(some.then_some(Message::OpenAside)),
            )
            .push(
                act(look, scene.say("parcels-identity"))
                    .icon(checked)
                    .width(Length::FillPortion(3))
                    .height(high)
                    .on_press_maybe(some.then_some(Message::Identity)),
            )
            .push(
                act(look, hand)
                    .kind(Control::Main)
                    .size(LARGE)
                    .width(Length::FillPortion(4))
                    .height(high)
                    .on_press_maybe((some && self.identity).then_some(Message::HandOver)),
            )
            .into()
    }
}

/// The surname that several people among the found ones have.
fn homonym(rows: &[ParcelRow]) -> Option<String> {
    rows.windows(2).find_map(|pair| {
        let [one, other] = [&pair[0].whose, &pair[1].whose];
        let alike = !one.surname.is_empty() && folded(&one.surname) == folded(&other.surname);
        (alike && !one.is_same(other)).then(|| one.surname.clone())
    })
}
