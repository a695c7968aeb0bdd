//! A code that nobody knows: on one screen it becomes a product, or is sold as sundries and kept
//! for the evening.

mod view;

use iced::Task;

use super::{Message as Parent, Sale};
use crate::domain::catalog::Catalog;
use crate::domain::id::{FamilyId, ProductId};
use crate::domain::money::Cents;
use crate::domain::quantity::{Quantity, Unit};
use crate::domain::text::Label;
use crate::screens::Refusal;
use crate::screens::amount::{Typed, keypad_key};
use crate::screens::bridge::{Bridge, NewProduct};
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::start::keyboard_key;
use crate::screens::widget::{KeyboardKey, KeypadKey, Typing};

/// The most characters of a name, so that it stands whole on a tile and a receipt.
const NAME_MAX: usize = 40;

/// What is known so far of goods whose code nobody knows.
#[derive(Debug)]
pub struct Unknown {
    /// The code to keep.
    code: String,
    /// What the scanner gave: a label of the scale says more than its code.
    scan: String,
    weighed: bool,
    tracked: bool,
    family: Option<FamilyId>,
    price: Typed,
    name: Typing,
    asked: Asked,
    page: usize,
    /// Whether the till is at it.
    under_way: bool,
    problem: Option<Refusal>,
}

/// What is asked for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The family.
    Family,
    /// The price.
    Price,
    /// The name.
    Name,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another thing is to be asked for.
    Ask(Asked),
    /// A family was touched.
    Family(FamilyId),
    /// Another page of families.
    Page(usize),
    /// A key of the price.
    Price(KeypadKey),
    /// A key of the name.
    Name(KeyboardKey),
    /// By the piece (0) or by the kilogram (1).
    Weighed(usize),
    /// Its stock is not counted (0), or is (1).
    Tracked(usize),
    /// It becomes a product and is rung up.
    Create,
    /// It is sold as sundries, and the code is kept.
    Park,
    /// It is put back on the shelf.
    Cancel,
    /// The product is there, or not.
    Created(Result<ProductId, Refusal>),
    /// The code is kept, or not.
    Parked(Result<ProductId, Refusal>),
}

impl Unknown {
    /// Nothing is known of it but its code.
    pub fn new(code: String, scan: String, weighed: bool) -> Self {
        Self {
            code,
            scan,
            weighed,
            tracked: false,
            family: None,
            price: Typed::default(),
            name: Typing::new("", NAME_MAX),
            asked: Asked::Family,
            page: 0,
            under_way: false,
            problem: None,
        }
    }

    /// Whether nothing was said of it yet.
    pub fn is_untouched(&self) -> bool {
        self.family.is_none() && self.price.is_empty() && self.name.text().is_empty()
    }

    fn amount(&self) -> Option<Cents> {
        self.price.cents().filter(|price| *price > Cents::ZERO && *price <= Cents::MAX_PRICE)
    }

    /// The product that it would become, once all is said.
    fn product(&self) -> Option<NewProduct> {
        Some(NewProduct {
            code: Label::new(&self.code).ok(),
            name: Label::new(self.name.text()).ok()?,
            family: self.family?,
            price: self.amount()?,
            unit: if self.weighed { Unit::Kilogram } else { Unit::Piece },
            tracked: self.tracked,
        })
    }

    /// What it would be sold as without a name.
    fn sundries(&self) -> Option<(Label, FamilyId, Cents)> {
        Some((Label::new(&self.code).ok()?, self.family?, self.amount()?))
    }

    /// What is missing next.
    fn next(&self) -> Asked {
        match (self.family, self.amount()) {
            (None, _) => Asked::Family,
            (_, None) => Asked::Price,
            _ => Asked::Name,
        }
    }

    /// A key of a real keyboard.
    pub(super) fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match (stroke, self.asked) {
            (Stroke::Escape, _) => Some(Message::Cancel),
            (Stroke::Enter, Asked::Name) => Some(Message::Name(KeyboardKey::Done)),
            (Stroke::Enter, _) => Some(Message::Ask(self.next())),
            (Stroke::Tab, Asked::Family) => Some(Message::Ask(Asked::Price)),
            (Stroke::Tab, Asked::Price) => Some(Message::Ask(Asked::Name)),
            (Stroke::Tab, Asked::Name) => Some(Message::Ask(Asked::Family)),
            (other, Asked::Price) => keypad_key(other).map(Message::Price),
            (other, Asked::Name) => keyboard_key(other).map(Message::Name),
            (_, Asked::Family) => None,
        }
    }

    fn take(&mut self, message: Message) {
        self.problem = None;
        match message {
            Message::Ask(asked) => self.asked = asked,
            Message::Family(family) => {
                self.family = Some(family);
                self.asked = self.next();
            }
            Message::Page(page) => self.page = page,
            Message::Price(key) => self.price.press(key),
            Message::Weighed(rank) => self.weighed = rank == 1,
            Message::Tracked(rank) => self.tracked = rank == 1,
            Message::Name(KeyboardKey::Done) => self.asked = self.next(),
            Message::Name(key) => {
                self.name.press(key);
            }
            _ => {}
        }
    }
}

impl Sale {
    /// Takes a message of the screen for a code that nobody knows.
    pub(super) fn on_unknown(
        &mut self,
        message: Message,
        scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Task<Parent> {
        let Some(unknown) = &mut self.unknown else {
            return Task::none();
        };
        match message {
            Message::Created(Ok(_)) => {
                let scan = std::mem::take(&mut unknown.scan);
                self.unknown = None;
                // The label is read again: now it says a weight or a price of something known.
                self.scanned(Some(scan), scene);
                self.keep_draft(bridge);
            }
            Message::Parked(Ok(product)) => {
                let price = unknown.amount();
                self.unknown = None;
                if let (Some(product), Some(price)) =
                    (scene.situation.catalog.product(product), price)
                {
                    self.add(product, Quantity::ONE, price, scene);
                    self.keep_draft(bridge);
                }
            }
            Message::Created(Err(refusal)) | Message::Parked(Err(refusal)) => {
                unknown.under_way = false;
                unknown.problem = Some(refusal);
            }
            _ if unknown.under_way => {}
            Message::Cancel => self.unknown = None,
            Message::Park => return unknown.park(bridge),
            Message::Create => return unknown.create(bridge),
            Message::Name(KeyboardKey::Done) if unknown.product().is_some() => {
                return unknown.create(bridge);
            }
            message => unknown.take(message),
        }
        Task::none()
    }
}

impl Unknown {
    fn create(&mut self, bridge: &Bridge) -> Task<Parent> {
        let Some(new) = self.product() else {
            self.asked = self.next();
            return Task::none();
        };
        self.under_way = true;
        let made = bridge.ask(move |desk| desk.create_product(new));
        made.map(|made| Parent::Unknown(Message::Created(made)))
    }

    fn park(&mut self, bridge: &Bridge) -> Task<Parent> {
        let Some((code, family, price)) = self.sundries() else {
            self.asked = self.next();
            return Task::none();
        };
        self.under_way = true;
        let kept = bridge.ask(move |desk| desk.park_code(code, family, price));
        kept.map(|kept| Parent::Unknown(Message::Parked(kept)))
    }

    /// The name of the chosen family.
    fn family_name<'a>(&self, catalog: &'a Catalog) -> Option<&'a str> {
        let family = catalog.family(self.family?)?;
        Some(family.name.as_str())
    }
}
