//! A parcel comes in: scan, three letters, and it has its place. What a customer leaves for the
//! driver comes in the same way, without a name.

mod view;

use super::Wish;
use super::places::Places;
use crate::domain::id::CarrierId;
use crate::domain::parcel::carrier::{Carrier, Kind, Level, Size};
use crate::domain::parcel::slot::Slot;
use crate::domain::parcel::state::ParcelError;
use crate::domain::text::folded;
use crate::domain::tracking::{Check, Hint, TrackingNumber};
use crate::screens::Refusal;
use crate::screens::bridge::{Bridge, NewParcel, ParcelRow, Proposal, Relay};
use crate::screens::keys::Stroke;
use crate::screens::screen::start;
use crate::screens::widget::{KeyboardKey, Typing};

/// The longest name, in characters.
const NAME_MAX: usize = 40;

/// The longest number that is typed, in characters.
const NUMBER_MAX: usize = 40;

/// The fewest letters for which a place is proposed.
const SHORTEST: usize = 2;

/// Which way a parcel comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A driver brings it for someone.
    Arrival,
    /// A customer leaves it for the driver.
    DropOff,
}

/// The state of an intake.
#[derive(Debug)]
pub struct Intake {
    pub(super) way: Way,
    carrier: Option<CarrierId>,
    /// Whether carriers are chosen from.
    choosing: bool,
    number: Option<TrackingNumber>,
    /// A number under way on the keyboard, in place of the name.
    typed: Option<Typing>,
    name: Typing,
    size: Size,
    label: bool,
    found: bool,
    unreadable: bool,
    proposal: Option<Proposal>,
    /// The place that someone chose in place of the proposed one.
    slot: Option<Slot>,
    /// The places, while one is chosen.
    places: Option<Places>,
    /// A parcel of that number which was here before.
    known: Option<Box<ParcelRow>>,
    /// What the day brought of a carrier of which parcels are only counted.
    counts: Option<[i64; 4]>,
    under_way: bool,
    problem: Option<Refusal>,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Carriers are to be chosen from.
    Carriers,
    /// This one.
    Carrier(CarrierId),
    /// A number was scanned.
    Scanned(String),
    /// The number is to be typed.
    WriteNumber,
    /// The name is to be typed.
    WriteName,
    /// A key of the keyboard.
    Type(KeyboardKey),
    /// Another size, by its rank.
    Size(usize),
    /// Another place is to be chosen.
    Places,
    /// Another page of them.
    PlacesPage(usize),
    /// This one.
    Put(Slot),
    /// A label is wanted, or not.
    Label,
    /// The label of the parcel can't be read.
    Unreadable,
    /// Where the parcel is that has this number, if there is one.
    Known(Result<Option<Box<ParcelRow>>, Refusal>),
    /// Where the parcel is put.
    Proposed(String, Result<Proposal, Refusal>),
    /// It is in, or not.
    Done(Result<(), Refusal>),
    /// One more or one fewer of a kind.
    Count(Kind, i32),
    /// What the day brought.
    Counted(Result<[i64; 4], Refusal>),
}

impl Intake {
    pub(super) fn new(way: Way) -> Self {
        Self {
            way,
            carrier: None,
            choosing: true,
            number: None,
            typed: None,
            name: Typing::new("", NAME_MAX).required(),
            size: Size::Small,
            label: false,
            found: false,
            unreadable: false,
            proposal: None,
            slot: None,
            places: None,
            known: None,
            counts: None,
            under_way: false,
            problem: None,
        }
    }

    /// Takes what is known of the relay: a single carrier need not be chosen.
    pub(super) fn know(&mut self, relay: &Relay) {
        if let [only] = relay.carriers.as_slice() {
            self.carrier = Some(only.id);
            self.choosing = false;
        }
    }

    /// A parcel on the shelf that the register does not know.
    pub(super) fn found(&mut self, code: &str) {
        self.found = true;
        self.number = TrackingNumber::new(code).ok();
    }

    fn carrier<'a>(&self, relay: &'a Relay) -> Option<&'a Carrier> {
        relay.carriers.iter().find(|carrier| Some(carrier.id) == self.carrier)
    }

    pub(super) fn update(
        &mut self,
        message: Message,
        relay: Option<&Relay>,
        bridge: &Bridge,
    ) -> Wish<Message> {
        match message {
            Message::Carriers => self.choosing = !self.choosing,
            Message::Carrier(carrier) => return self.choose(carrier, bridge),
            Message::Scanned(code) => return self.read(&code, relay, bridge),
            Message::WriteNumber => self.typed = Some(Typing::new("", NUMBER_MAX).required()),
            Message::WriteName => self.typed = None,
            Message::Type(key) if self.takes_keys(relay) => return self.press(key, relay, bridge),
            Message::Type(_) => {}
            Message::Size(rank) => {
                self.size = super::show::SIZES.get(rank).copied().unwrap_or(Size::Small);
                self.slot = None;
                return self.propose(bridge);
            }
            Message::Places => self.open_places(),
            Message::PlacesPage(page) => {
                if let Some(places) = &mut self.places {
                    places.page = page;
                }
            }
            Message::Put(slot) => (self.slot, self.places) = (Some(slot), None),
            Message::Label => self.label = !self.label,
            Message::Unreadable => {
                self.unreadable = true;
                return self.submit(bridge);
            }
            Message::Known(Ok(known)) => self.know_number(known),
            Message::Proposed(name, Ok(proposal)) if name == self.name.text() => {
                self.proposal = Some(proposal);
            }
            Message::Proposed(_, Ok(_)) => {}
            Message::Done(Ok(())) => {
                let next = Self { carrier: self.carrier, choosing: false, ..Self::new(self.way) };
                *self = Self { label: self.label, ..next };
                return Wish::Done(self.ask_counts(bridge));
            }
            Message::Count(kind, change) => {
                if let Some(carrier) = self.carrier {
                    let count = bridge.ask(move |desk| {
                        desk.count_parcels(carrier, kind, change)?;
                        desk.counted_today(carrier)
                    });
                    return Wish::Run(count.map(Message::Counted));
                }
            }
            Message::Counted(Ok(counts)) => self.counts = Some(counts),
            Message::Known(Err(refusal))
            | Message::Proposed(_, Err(refusal))
            | Message::Counted(Err(refusal))
            | Message::Done(Err(refusal)) => {
                self.under_way = false;
                self.problem = Some(refusal);
            }
        }
        Wish::None
    }

    /// Shows the places to choose from, or hides them again.
    fn open_places(&mut self) {
        self.places = match (&self.places, &self.proposal) {
            (None, Some(proposal)) => Some(Places {
                all: proposal.places.clone(),
                chosen: self.slot.or(Some(proposal.slot)),
                page: 0,
            }),
            _ => None,
        };
    }

    fn choose(&mut self, carrier: CarrierId, bridge: &Bridge) -> Wish<Message> {
        self.carrier = Some(carrier);
        self.choosing = false;
        self.proposal = None;
        (self.slot, self.places) = (None, None);
        self.counts = None;
        self.problem = None;
        let counted = self.ask_counts(bridge);
        match self.propose(bridge) {
            Wish::Run(proposed) => Wish::Run(iced::Task::batch([counted, proposed])),
            _ => Wish::Run(counted),
        }
    }

    /// Asks what the day brought of the chosen carrier.
    fn ask_counts(&self, bridge: &Bridge) -> iced::Task<Message> {
        match self.carrier {
            Some(carrier) => {
                bridge.ask(move |desk| desk.counted_today(carrier)).map(Message::Counted)
            }
            None => iced::Task::none(),
        }
    }

    /// Whether a keyboard stands on the screen, or a key that Enter stands for.
    fn takes_keys(&self, relay: Option<&Relay>) -> bool {
        let counted = relay.is_some_and(|relay| self.only_counts(relay));
        self.carrier.is_some() && !self.choosing && !counted && self.places.is_none()
    }

    /// Takes a number. Its form may hint at a carrier; the one that was chosen stays.
    fn read(&mut self, code: &str, relay: Option<&Relay>, bridge: &Bridge) -> Wish<Message> {
        self.problem = None;
        self.known = None;
        self.typed = None;
        let Ok(number) = TrackingNumber::new(code) else {
            return Wish::None;
        };
        if self.carrier.is_none()
            && let Some(hinted) = relay.and_then(|relay| hinted(&number, relay))
        {
            self.carrier = Some(hinted);
            self.choosing = false;
        }
        self.number = Some(number.clone());
        let known = bridge.ask(move |desk| Ok(desk.parcel_of_number(&number)?.map(Box::new)));
        Wish::Run(known.map(Message::Known))
    }

    /// A parcel of this number was here before. One that still is has no second row.
    fn know_number(&mut self, known: Option<Box<ParcelRow>>) {
        if known.as_ref().is_some_and(|row| !row.parcel.is_gone()) {
            self.number = None;
        }
        self.known = known;
    }

    fn press(&mut self, key: KeyboardKey, relay: Option<&Relay>, bridge: &Bridge) -> Wish<Message> {
        self.problem = None;
        if let Some(typed) = &mut self.typed {
            if typed.press(key) {
                let text = typed.text().to_uppercase();
                return self.read(&text, relay, bridge);
            }
            return Wish::None;
        }
        if self.way == Way::DropOff {
            let done = key == KeyboardKey::Done && self.number.is_some();
            return if done { self.submit(bridge) } else { Wish::None };
        }
        // What is said of a parcel that is here already is over with the next name.
        self.known = self.known.take().filter(|row| row.parcel.is_gone());
        if self.name.press(key) { self.submit(bridge) } else { self.propose(bridge) }
    }

    fn propose(&mut self, bridge: &Bridge) -> Wish<Message> {
        let name = self.name.text().to_owned();
        let (Some(carrier), Way::Arrival) = (self.carrier, self.way) else {
            return Wish::None;
        };
        if name.trim().chars().count() < SHORTEST {
            self.proposal = None;
            return Wish::None;
        }
        let (size, asked) = (self.size, name.clone());
        let propose = bridge.ask(move |desk| desk.propose_slot(carrier, &asked, size));
        Wish::Run(propose.map(move |proposal| Message::Proposed(name.clone(), proposal)))
    }

    fn submit(&mut self, bridge: &Bridge) -> Wish<Message> {
        let Some(carrier) = self.carrier.filter(|_| !self.under_way) else {
            self.choosing = true;
            return Wish::None;
        };
        self.under_way = true;
        let arrival = self.way == Way::Arrival;
        let new = NewParcel {
            carrier,
            number: self.number.clone(),
            unreadable: self.unreadable,
            name: self.name.text().to_owned(),
            size: self.size,
            slot: self.slot.filter(|_| arrival),
            found: self.found,
            paper: self.label || !arrival,
        };
        let take = bridge.ask(move |desk| {
            let done = if arrival { desk.receive_parcel(&new) } else { desk.drop_off_parcel(&new) };
            done.map(|_| ())
        });
        Wish::Run(take.map(Message::Done))
    }

    pub(super) fn has_room(&self) -> bool {
        self.notices() == 0
    }

    fn notices(&self) -> usize {
        let busy = self.problem.is_some()
            || self.known.is_some()
            || self.number.as_ref().is_some_and(is_doubtful)
            || !self.name.text().is_empty();
        usize::from(busy)
    }

    pub(super) fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match stroke {
            Stroke::Escape if self.places.is_some() => Some(Message::Places),
            Stroke::Escape if self.typed.is_some() => Some(Message::WriteName),
            other => start::keyboard_key(other).map(Message::Type),
        }
    }

    /// Whether parcels of the chosen carrier are only counted.
    fn only_counts(&self, relay: &Relay) -> bool {
        self.carrier(relay).is_some_and(|carrier| carrier.level == Level::Counts)
    }

    /// Whether the till refused because the number is missing.
    fn wants_number(&self) -> bool {
        self.problem == Some(Refusal::Parcel(ParcelError::NoNumber))
    }
}

/// Whether every form that a number has says that it was misread.
fn is_doubtful(number: &TrackingNumber) -> bool {
    let guesses = number.guesses();
    !guesses.is_empty() && guesses.iter().all(|guess| guess.check == Check::Wrong)
}

/// The one carrier of the café that a number's likeliest form hints at.
fn hinted(number: &TrackingNumber, relay: &Relay) -> Option<CarrierId> {
    let guesses = number.guesses();
    let best = guesses.first()?;
    let word = match best.hint {
        Hint::Ups => "ups",
        Hint::Dpd => "dpd",
        Hint::Colissimo => "colissimo",
        Hint::Chronopost => "chronopost",
        Hint::MondialRelay => "mondial relay",
        Hint::RelaisColis => "relais colis",
        Hint::Gls => "gls",
        Hint::Amazon => "amazon",
        Hint::Post | Hint::TrackedLetter | Hint::Sscc => return None,
    };
    let mut named =
        relay.carriers.iter().filter(|carrier| folded(carrier.name.as_str()).contains(word));
    let one = named.next()?;
    named.next().is_none().then_some(one.id)
}
