//! People with an account: who they are, what they owe, and what they have prepaid.

mod amount;
mod list;
mod page;

use iced::{Element, Task};

use crate::domain::id::CustomerId;
use crate::domain::money::Cents;
use crate::domain::quantity::Quantity;
use crate::domain::service::Service;
use crate::domain::text::Label;
use crate::screens::Refusal;
use crate::screens::bridge::{Bridge, Customer, CustomerFile};
use crate::screens::errand::{Errand, RingUp, RungUp};
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::start;
use crate::screens::widget::{KeyboardKey, Typing};
use amount::{Amount, Asked};

/// The most characters of a name.
const NAME_MAX: usize = 30;

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Customers {
    /// Everyone, once the till has told.
    all: Option<Vec<Customer>>,
    page: usize,
    search: Option<Typing>,
    adding: Option<Typing>,
    /// Whose page is open.
    open: Option<Box<CustomerFile>>,
    /// The amount that is typed.
    amount: Option<Amount>,
    /// Whether the account is to be closed.
    closing: bool,
    under_way: bool,
    problem: Option<Refusal>,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Everyone, by name.
    Loaded(Result<Vec<Customer>, Refusal>),
    /// Another page of names.
    Page(usize),
    /// A name is looked for.
    Search,
    /// A key of the search.
    SearchKey(KeyboardKey),
    /// The search is closed.
    SearchClose,
    /// Someone is to be added.
    Add,
    /// A key of the new name.
    AddKey(KeyboardKey),
    /// Nobody is added.
    AddCancel,
    /// Someone was touched.
    Choose(CustomerId),
    /// The page of someone, as it is now.
    Opened(Result<Box<CustomerFile>, Refusal>),
    /// Back to the names.
    Back,
    /// The ticket is for them.
    ForTicket,
    /// An amount is asked for.
    Ask(Asked),
    /// On the keypad.
    Amount(amount::Message),
    /// What was chosen is to be rung up.
    Ring(Result<RungUp, Refusal>),
    /// The account is to be closed; the question comes first.
    AskClose,
    /// It stays open.
    Keep,
    /// It is closed.
    Close,
    /// The name is erased.
    Erase,
    /// It is erased, or not.
    Erased(Result<(), Refusal>),
}

impl Customers {
    /// The screen as it is entered; the names are on their way.
    pub fn new(bridge: &Bridge) -> (Self, Task<Message>) {
        (Self::default(), bridge.ask(|desk| desk.customers()).map(Message::Loaded))
    }

    /// Takes a message.
    pub fn update(
        &mut self,
        message: Message,
        scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Errand<Message> {
        match message {
            Message::Loaded(Ok(all)) => self.all = Some(all),
            Message::Opened(Ok(file)) => {
                self.under_way = false;
                self.adding = None;
                self.search = None;
                self.amount = None;
                self.closing = false;
                self.open = Some(file);
            }
            Message::Erased(Ok(())) => return self.leave(bridge),
            Message::Loaded(Err(refusal))
            | Message::Opened(Err(refusal))
            | Message::Erased(Err(refusal))
            | Message::Ring(Err(refusal)) => {
                self.under_way = false;
                self.closing = false;
                self.problem = Some(refusal);
            }
            Message::Ring(Ok(line)) => {
                let customer = self.open.as_ref().map(|file| file.id);
                return Errand::RingUp(RingUp { customer, lines: vec![line], ask: None });
            }
            // A second touch while the first is on its way is the same touch.
            _ if self.under_way => {}
            message => return self.touched(message, scene, bridge),
        }
        Errand::None
    }

    fn touched(&mut self, message: Message, scene: &Scene<'_>, bridge: &Bridge) -> Errand<Message> {
        self.problem = None;
        match message {
            Message::Page(page) => self.page = page,
            Message::Search => self.search = Some(Typing::new("", NAME_MAX)),
            Message::SearchClose => self.search = None,
            Message::SearchKey(key) => return self.search_key(key, scene, bridge),
            Message::Add => self.adding = Some(Typing::new("", NAME_MAX).required()),
            Message::AddCancel => self.adding = None,
            Message::AddKey(key) => return self.add_key(key, bridge),
            Message::Choose(id) => return self.show(id, bridge),
            Message::Back if self.amount.is_some() => self.amount = None,
            Message::Back => return self.leave(bridge),
            message => return self.on_page(message, bridge),
        }
        Errand::None
    }

    /// What is done on someone's page.
    fn on_page(&mut self, message: Message, bridge: &Bridge) -> Errand<Message> {
        let Some(file) = &self.open else {
            return Errand::None;
        };
        let id = file.id;
        match message {
            Message::ForTicket => {
                return Errand::RingUp(RingUp { customer: Some(id), ..RingUp::default() });
            }
            Message::Ask(asked) => self.amount = Some(Amount::new(asked, file)),
            Message::Amount(message) => return self.on_amount(message, bridge),
            Message::AskClose => self.closing = true,
            Message::Keep => self.closing = false,
            Message::Close => {
                self.under_way = true;
                let close = bridge.ask(move |desk| {
                    desk.close_customer(id)?;
                    desk.customer(id).map(Box::new)
                });
                return Errand::Run(close.map(Message::Opened));
            }
            Message::Erase => {
                self.under_way = true;
                let erase = bridge.ask(move |desk| desk.erase_customer(id));
                return Errand::Run(erase.map(Message::Erased));
            }
            _ => {}
        }
        Errand::None
    }

    fn on_amount(&mut self, message: amount::Message, bridge: &Bridge) -> Errand<Message> {
        let (Some(amount), Some(file)) = (&mut self.amount, &self.open) else {
            return Errand::None;
        };
        let id = file.id;
        let Some((asked, cents)) = amount.update(message) else {
            return Errand::None;
        };
        self.under_way = true;
        let changed = match asked {
            Asked::Settle => return self.ring(Service::DebtPayment, cents, bridge),
            Asked::TopUp => return self.ring(Service::TopUp, cents, bridge),
            Asked::Limit => bridge.ask(move |desk| {
                desk.set_limit(id, cents)?;
                desk.customer(id).map(Box::new)
            }),
            Asked::Opening => bridge.ask(move |desk| {
                desk.open_balance(id, cents, Cents::ZERO)?;
                desk.customer(id).map(Box::new)
            }),
        };
        Errand::Run(changed.map(Message::Opened))
    }

    /// Rings a service up: the money comes at the till, in cash or by card.
    fn ring(&self, service: Service, cents: Cents, bridge: &Bridge) -> Errand<Message> {
        let asked = bridge.ask(move |desk| {
            let product = desk.service(service)?.id;
            let back = cents.is_negative();
            Ok(RungUp {
                product,
                quantity: if back { Quantity::ONE.negated() } else { Quantity::ONE },
                price: Some(cents.absolute()?),
                purpose: service.purpose(),
                reservation: None,
            })
        });
        Errand::Run(asked.map(Message::Ring))
    }

    fn show(&mut self, id: CustomerId, bridge: &Bridge) -> Errand<Message> {
        self.under_way = true;
        let asked = bridge.ask(move |desk| desk.customer(id).map(Box::new));
        Errand::Run(asked.map(Message::Opened))
    }

    /// Back to the names, as they are now.
    fn leave(&mut self, bridge: &Bridge) -> Errand<Message> {
        let page = self.page;
        let (fresh, task) = Self::new(bridge);
        let all = self.all.take();
        *self = Self { page, all, ..fresh };
        Errand::Run(task)
    }

    fn search_key(
        &mut self,
        key: KeyboardKey,
        scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Errand<Message> {
        let Some(typing) = &mut self.search else {
            return Errand::None;
        };
        if !typing.press(key) {
            return Errand::None;
        }
        match self.found(scene).first().map(|customer| customer.id) {
            Some(id) => self.show(id, bridge),
            None => {
                self.search = None;
                Errand::None
            }
        }
    }

    fn add_key(&mut self, key: KeyboardKey, bridge: &Bridge) -> Errand<Message> {
        let Some(typing) = &mut self.adding else {
            return Errand::None;
        };
        if !typing.press(key) {
            return Errand::None;
        }
        // A name without a visible letter is no name yet: the keyboard stays.
        let Ok(name) = Label::new(typing.text()) else {
            return Errand::None;
        };
        self.under_way = true;
        let added = bridge.ask(move |desk| {
            let id = desk.add_customer(&name)?;
            desk.customer(id).map(Box::new)
        });
        Errand::Run(added.map(Message::Opened))
    }

    /// Takes a key of a real keyboard: letters look for a name.
    pub fn stroke(&self, stroke: Stroke, _scene: &Scene<'_>) -> Option<Message> {
        if self.adding.is_some() {
            return match stroke {
                Stroke::Escape => Some(Message::AddCancel),
                other => start::keyboard_key(other).map(Message::AddKey),
            };
        }
        if self.search.is_some() {
            return match stroke {
                Stroke::Escape => Some(Message::SearchClose),
                other => start::keyboard_key(other).map(Message::SearchKey),
            };
        }
        if let Some(amount) = &self.amount {
            return match stroke {
                Stroke::Escape => Some(Message::Back),
                other => amount.stroke(other).map(Message::Amount),
            };
        }
        if self.open.is_some() {
            return match stroke {
                Stroke::Escape => Some(Message::Back),
                Stroke::Enter if self.closing => Some(Message::Close),
                Stroke::Enter => Some(Message::ForTicket),
                _ => None,
            };
        }
        match stroke {
            Stroke::Char('+') => Some(Message::Add),
            Stroke::Char(_) => Some(Message::Search),
            Stroke::PageUp => Some(Message::Page(self.page.saturating_sub(1))),
            Stroke::PageDown => Some(Message::Page(self.page + 1)),
            _ => None,
        }
    }

    /// Takes a scan, which means nothing here.
    pub fn scanned(&self, _code: Option<String>) -> Option<Message> {
        None
    }

    /// Whether text is written: all keys are letters then.
    pub fn writes(&self) -> bool {
        self.adding.is_some() || self.search.is_some()
    }

    /// The screen.
    pub fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        if let Some(typing) = &self.adding {
            let title = scene.say("customers-add-title");
            let hint = scene.say("customers-add-hint");
            return start::typing_view(
                scene.look,
                scene.words,
                typing,
                start::TypingWords { title, hint },
                Some(Message::AddCancel),
                Message::AddKey,
            );
        }
        match (&self.open, &self.amount) {
            (Some(file), Some(amount)) => amount.view(file, scene),
            (Some(file), None) => self.file(file, scene),
            (None, _) => match &self.search {
                Some(typing) => self.search_view(typing, scene),
                None => self.list(scene),
            },
        }
    }
}
