//! The members: until when each is one, and a key that rings the next membership up.

mod view;

use iced::Task;

use crate::domain::id::{CustomerId, MembershipId, ProductId};
use crate::domain::membership::Term;
use crate::domain::money::Cents;
use crate::domain::quantity::Quantity;
use crate::domain::text::Label;
use crate::domain::ticket::purpose::Purpose;
use crate::screens::Refusal;
use crate::screens::bridge::{Bridge, MemberBook, MembershipRow, NewMembership};
use crate::screens::errand::{Errand, RingUp, RungUp};
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::start;
use crate::screens::widget::{KeyboardKey, Typing};

/// The most characters of a name.
const NAME_MAX: usize = 30;

/// The step of prices, in cents.
const EURO: i64 = 100;

/// The state of this part.
#[derive(Debug)]
pub(super) struct MembersPart {
    book: Option<MemberBook>,
    page: usize,
    shown: Shown,
    under_way: bool,
    told: Option<Told>,
}

/// What is shown.
#[derive(Debug)]
enum Shown {
    /// Everyone.
    Everyone,
    /// A member who is new, while the name is typed.
    Adding(Typing),
    /// One person's memberships.
    One(CustomerId, Vec<MembershipRow>),
    /// The kinds of membership.
    Kinds,
    /// A kind that is new: its name first, then what it is.
    Naming(Typing),
    /// What the new kind is.
    Kind(NewMembership),
}

/// What the last act came to.
#[derive(Debug, Clone, Copy)]
enum Told {
    Refused(Refusal),
    Written,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Everyone, as they are.
    Loaded(Result<Box<MemberBook>, Refusal>),
    /// A page of names.
    Page(usize),
    /// The name at this rank was touched.
    Touch(usize),
    /// Someone's memberships.
    Opened(CustomerId, Result<Vec<MembershipRow>, Refusal>),
    /// A new member.
    Add,
    /// A key of the keyboard.
    Type(KeyboardKey),
    /// This membership is rung up for whoever is shown, or for a day.
    Ring(ProductId),
    /// A membership that was taken over was a mistake.
    End(MembershipId),
    /// Something is written, or not.
    Written(Result<(), Refusal>),
    /// The kinds of membership.
    Kinds,
    /// A kind is no membership any more.
    NoMore(ProductId),
    /// A new kind.
    NewKind,
    /// How long the new kind lasts.
    Term(usize),
    /// The advised price, lower or higher.
    Suggested(bool),
    /// Whether the member chooses the price: no (0), yes (1).
    Free(usize),
    /// The least, lower or higher.
    Floor(bool),
    /// The new kind is written.
    Write,
    /// Back.
    Back,
}

impl MembersPart {
    /// The part as it is entered.
    pub(super) fn new(bridge: &Bridge) -> (Self, Task<Message>) {
        let (shown, under_way) = (Shown::Everyone, false);
        (Self { book: None, page: 0, shown, under_way, told: None }, load(bridge))
    }

    /// Takes a message.
    pub(super) fn update(
        &mut self,
        message: Message,
        scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Errand<Message> {
        match message {
            Message::Loaded(Ok(book)) => self.book = Some(*book),
            Message::Opened(id, Ok(rows)) => {
                self.under_way = false;
                self.shown = Shown::One(id, rows);
                return Errand::Run(load(bridge));
            }
            Message::Written(Ok(())) => {
                self.under_way = false;
                self.told = Some(Told::Written);
                self.shown = match self.shown {
                    Shown::Kind(_) | Shown::Kinds => Shown::Kinds,
                    _ => Shown::Everyone,
                };
                return Errand::Run(load(bridge));
            }
            Message::Loaded(Err(refusal))
            | Message::Opened(_, Err(refusal))
            | Message::Written(Err(refusal)) => {
                self.under_way = false;
                self.told = Some(Told::Refused(refusal));
            }
            // A second touch while the first is on its way is the same touch.
            _ if self.under_way => {}
            message => {
                self.told = None;
                return self.touched(message, scene, bridge);
            }
        }
        Errand::None
    }

    fn touched(&mut self, message: Message, scene: &Scene<'_>, bridge: &Bridge) -> Errand<Message> {
        match message {
            Message::Page(page) => self.page = page,
            Message::Touch(rank) => {
                let people = self.book.as_ref().map(|book| &book.people[..]).unwrap_or_default();
                if let Some(id) = people.get(rank).map(|one| one.id) {
                    self.under_way = true;
                    return Errand::Run(open(id, bridge));
                }
            }
            Message::Add => self.shown = Shown::Adding(Typing::new("", NAME_MAX).required()),
            Message::NewKind => self.shown = Shown::Naming(Typing::new("", NAME_MAX).required()),
            Message::Kinds => self.shown = Shown::Kinds,
            Message::Back => {
                self.shown = match self.shown {
                    Shown::Naming(_) | Shown::Kind(_) => Shown::Kinds,
                    _ => Shown::Everyone,
                };
            }
            Message::Type(key) => return self.typed(key, bridge),
            Message::Ring(product) => return self.ring(product, scene),
            Message::End(id) => return self.write(bridge.ask(move |desk| desk.end_membership(id))),
            Message::NoMore(product) => {
                let end = bridge.ask(move |desk| desk.set_membership_terms(product, None));
                return self.write(end);
            }
            message => return self.on_kind(message, bridge),
        }
        Errand::None
    }

    /// What is said of a new kind.
    fn on_kind(&mut self, message: Message, bridge: &Bridge) -> Errand<Message> {
        let Shown::Kind(kind) = &mut self.shown else {
            return Errand::None;
        };
        let stepped = |amount: Cents, more: bool, least: i64, most: i64| {
            let step = if more { EURO } else { -EURO };
            Cents::new((amount.get() + step).clamp(least, most.max(least)))
        };
        match message {
            Message::Term(rank) => kind.term = Term::ALL.get(rank).copied().unwrap_or(kind.term),
            Message::Suggested(more) => {
                kind.suggested = stepped(kind.suggested, more, 0, Cents::MAX_PRICE.get());
                kind.floor = kind.floor.min(kind.suggested);
            }
            Message::Free(way) => kind.free = way == 1,
            Message::Floor(more) => {
                kind.floor = stepped(kind.floor, more, 0, kind.suggested.get());
            }
            Message::Write => {
                let mut kind = kind.clone();
                // A price that nobody chooses is its own least.
                if !kind.free {
                    kind.floor = kind.suggested;
                }
                return self.write(bridge.ask(move |desk| desk.create_membership(kind).map(drop)));
            }
            _ => {}
        }
        Errand::None
    }

    fn write(&mut self, task: Task<Result<(), Refusal>>) -> Errand<Message> {
        self.under_way = true;
        Errand::Run(task.map(Message::Written))
    }

    fn typed(&mut self, key: KeyboardKey, bridge: &Bridge) -> Errand<Message> {
        let (Shown::Adding(typing) | Shown::Naming(typing)) = &mut self.shown else {
            return Errand::None;
        };
        if !typing.press(key) {
            return Errand::None;
        }
        // A name without a visible letter is no name yet: the keyboard stays.
        let Ok(name) = Label::new(typing.text()) else {
            return Errand::None;
        };
        if matches!(self.shown, Shown::Naming(_)) {
            let (suggested, floor) = (Cents::new(10 * EURO), Cents::new(5 * EURO));
            let term = Term::RollingYear;
            self.shown = Shown::Kind(NewMembership { name, suggested, free: true, floor, term });
            return Errand::None;
        }
        self.under_way = true;
        let added = bridge.ask(move |desk| {
            let id = desk.add_customer(&name)?;
            Ok((id, desk.memberships_of(id)?))
        });
        Errand::Run(added.map(|answer| match answer {
            Ok((id, rows)) => Message::Opened(id, Ok(rows)),
            Err(refusal) => Message::Written(Err(refusal)),
        }))
    }

    /// A membership goes on the ticket: at its fixed price, or where its price is asked.
    fn ring(&self, product: ProductId, scene: &Scene<'_>) -> Errand<Message> {
        let customer = match &self.shown {
            Shown::One(id, _) => Some(*id),
            _ => None,
        };
        let free = scene.situation.catalog.product(product).is_some_and(|one| one.free_price);
        let purpose = Purpose::Plain;
        let line =
            RungUp { product, quantity: Quantity::ONE, price: None, purpose, reservation: None };
        let lines = if free { Vec::new() } else { vec![line] };
        Errand::RingUp(RingUp { customer, lines, ask: free.then_some(product) })
    }

    /// Takes a key of a real keyboard.
    pub(super) fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match (stroke, &self.shown) {
            (Stroke::Escape, Shown::Everyone) => None,
            (Stroke::Escape, _) => Some(Message::Back),
            (other, Shown::Adding(_) | Shown::Naming(_)) => {
                start::keyboard_key(other).map(Message::Type)
            }
            (Stroke::Enter, Shown::Kind(_)) => Some(Message::Write),
            (Stroke::Char('+'), Shown::Everyone) => Some(Message::Add),
            (Stroke::PageUp, _) => Some(Message::Page(self.page.saturating_sub(1))),
            (Stroke::PageDown, _) => Some(Message::Page(self.page + 1)),
            _ => None,
        }
    }

    /// Whether text is written: all keys are letters then.
    pub(super) fn writes(&self) -> bool {
        matches!(self.shown, Shown::Adding(_) | Shown::Naming(_))
    }
}

fn load(bridge: &Bridge) -> Task<Message> {
    bridge.ask(|desk| desk.members().map(Box::new)).map(Message::Loaded)
}

fn open(id: CustomerId, bridge: &Bridge) -> Task<Message> {
    bridge.ask(move |desk| desk.memberships_of(id)).map(move |rows| Message::Opened(id, rows))
}
