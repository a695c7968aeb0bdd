//! The sale: products on one side, the ticket on the other. It lives as long as the window, so
//! that a look at the day does not lose the basket.

mod change;
mod entry;
mod evening;
mod find;
mod meal;
mod pay;
pub(super) mod products;
mod ring;
mod scan;
mod settle;
mod strokes;
mod ticket;
mod unknown;
mod whom;
mod withdraw;

use chrono::NaiveDate;
use comptoir_hardware::slip::Slip;
use iced::widget::{column, container, row};
use iced::{Element, Task};

pub use change::Done;
pub use entry::Entry;
use evening::sold_now;
pub use pay::Pay;
use scan::Stop;
use unknown::Unknown;

use crate::domain::catalog::{Mode, Nature, Product};
use crate::domain::day::BusinessDay;
use crate::domain::funder::Funder;
use crate::domain::id::ProductId;
use crate::domain::money::Cents;
use crate::domain::payment::{Method, Offer};
use crate::domain::quantity::{Quantity, Unit};
use crate::domain::service::Service;
use crate::domain::ticket::TicketError;
use crate::domain::ticket::basket::Basket;
use crate::screens::Refusal;
use crate::screens::bridge::{Bridge, Customer, CustomerFile, Sold};
use crate::screens::errand::RingUp;
use crate::screens::scene::Scene;
use crate::screens::widget::{KeyboardKey, KeypadKey, Typing, hairline, vertical_hairline};

/// The most characters of a search.
const SEARCH_MAX: usize = 40;

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Sale {
    /// What is rung up; none until the till has given an identifier.
    basket: Option<Basket>,
    /// Where all goods are consumed, once someone has said so.
    mode: Option<Mode>,
    /// The line that the acts of the ticket concern.
    chosen: Option<usize>,
    /// 0 for the favourites, then families by their rank.
    tab: usize,
    /// Which page of tabs.
    tabs: usize,
    /// Which page of products.
    page: usize,
    find: Option<Typing>,
    entry: Option<Entry>,
    /// What was scanned and must not be sold.
    stop: Option<Stop>,
    /// What was scanned and nobody knows.
    unknown: Option<Unknown>,
    pay: Option<Pay>,
    /// Whose account the ticket concerns, as far as the till has told.
    customer: Option<Box<CustomerFile>>,
    /// Whether it is being said for whom the ticket or a line is.
    whom: bool,
    /// Whether it is being said who pays for the chosen line.
    funding: bool,
    /// The parts of the last payment that was tried.
    tried: Vec<Offer>,
    /// Whether a payment is on its way to the disk. Keys are inert until it is there.
    under_way: bool,
    last: Option<Done>,
    asking: Option<Question>,
    problem: Option<Refusal>,
    remark: Option<Remark>,
    /// What another screen wants rung up, until there is a basket.
    wanted: Option<RingUp>,
    /// The day that the last sale closed by itself.
    closed_day: Option<BusinessDay>,
}

/// What is asked before it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// The basket is given up.
    Abandon,
    /// The last ticket is undone.
    Void,
}

/// Something to know about the last touch.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Remark {
    /// No product has this code.
    UnknownCode(String),
    /// What was scanned is no code.
    Unreadable,
    /// Why a code can't be used.
    Wrong(scan::Unusable),
    /// It is rung up, and was at its best until this day.
    BestBefore(NaiveDate),
    /// The basket takes no more of it.
    Refused(TicketError),
    /// The paper is on its way.
    Printing,
    /// A basket was found after a crash.
    Restored,
}

/// A sale on the disk, and the basket for the next.
#[derive(Debug, Clone)]
pub struct Paid {
    sold: Sold,
    /// Whose account the ticket concerns, as it stands since.
    whose: Option<Customer>,
    next: Basket,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The till gave a basket, perhaps one that a crash left behind.
    Ready(Result<Box<Basket>, Refusal>),
    /// A tab was touched, by its rank among all.
    Tab(usize),
    /// Another page of tabs.
    Tabs(usize),
    /// Another page of products.
    Page(usize),
    /// A product was touched.
    Product(ProductId),
    /// A deposit comes back and is paid out.
    Back(ProductId),
    /// Eat-in (0) or takeaway (1) for the whole ticket.
    Mode(usize),
    /// A line of the ticket was touched.
    Line(usize),
    /// One more of the chosen line (1), or one less (-1).
    More(i64),
    /// The chosen line goes the other way, here or away.
    LineMode,
    /// The chosen line is taken off.
    Remove,
    /// Cash of this sum settles the ticket.
    Cash(Cents),
    /// The ticket's customer owes it.
    Debt,
    /// Nothing is due, or money goes back.
    Settle,
    /// The payment screen.
    Charge,
    /// On the payment screen.
    Pay(pay::Message),
    /// The payment is on the disk, or not.
    Paid(Result<Box<Paid>, Refusal>),
    /// A receipt of the last ticket.
    Receipt,
    /// For whom the ticket or its chosen line is.
    Whom(whom::Message),
    /// Who pays for the chosen line is to be said.
    Fund,
    /// They pay for it.
    Funded(Funder),
    /// It stays as it is.
    FunderLeft,
    /// What the till knows of the ticket's customer.
    Known(Result<Box<CustomerFile>, Refusal>),
    /// The receipt, drawn.
    Receipted(Result<Box<Slip>, Refusal>),
    /// The last ticket is rung up again.
    Redo,
    /// Something is asked first.
    Ask(Question),
    /// It stays as it is.
    Keep,
    /// It is done.
    Proceed,
    /// The last ticket is undone, or not.
    Voided(Result<Box<Sold>, Refusal>),
    /// What went wrong has been read.
    Understood,
    /// The basket is given up, or not.
    Abandoned(Result<Box<Basket>, Refusal>),
    /// The change has been given.
    ChangeGiven,
    /// The keyboard of the search.
    Find,
    /// A key of the search.
    FindKey(KeyboardKey),
    /// The search is closed.
    FindClose,
    /// A key of the entry of a weight or price.
    EntryKey(KeypadKey),
    /// A usual sum of cash to hand out, in cents.
    EntrySum(Cents),
    /// The entry is complete.
    EntryDone,
    /// Nothing is entered.
    EntryCancel,
    /// A code was scanned.
    Scanned(Option<String>),
    /// What must not be sold is put aside.
    Stopped,
    /// What must not be sold is taken off the stock.
    Lost,
    /// It is off the stock, or not.
    Gone(Result<(), Refusal>),
    /// On the screen for a code that nobody knows.
    Unknown(unknown::Message),
}

/// What the screen asks of the window.
pub enum Action {
    /// Nothing.
    None,
    /// Work under way.
    Run(Task<Message>),
    /// A paper is to be shown.
    Show(Slip),
    /// Someone is to be chosen among the customers.
    Customers,
}

impl Sale {
    /// Asks the till for a basket, if there is none: the one that a crash left, or an empty one;
    /// else for what it knows of the ticket's customer.
    pub fn ready(&self, bridge: &Bridge) -> Task<Message> {
        if self.basket.is_some() {
            return self.know_customer(bridge);
        }
        bridge
            .ask(|desk| match desk.draft()? {
                Some(draft) => Ok(Box::new(draft)),
                None => Ok(Box::new(desk.new_basket())),
            })
            .map(Message::Ready)
    }

    /// The day that the last sale of another day closed by itself.
    pub fn closed_day(&self) -> Option<BusinessDay> {
        self.closed_day
    }

    /// Forgets the change and what was typed: another person is at the till.
    pub fn leave(&mut self) {
        self.last = None;
        self.pay = None;
        self.find = None;
        self.entry = None;
        self.stop = None;
        self.unknown = None;
        self.asking = None;
        self.problem = None;
        self.remark = None;
        (self.whom, self.funding) = (false, false);
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message, scene: &Scene<'_>, bridge: &Bridge) -> Action {
        match message {
            Message::Paid(result) => return self.paid(result, scene, bridge),
            Message::Receipted(result) => return self.receipted(result, scene),
            Message::Voided(result) => self.voided(result),
            Message::Gone(result) => self.problem = result.err(),
            Message::Unknown(message) => {
                return Action::Run(self.on_unknown(message, scene, bridge));
            }
            Message::Abandoned(Ok(next)) | Message::Ready(Ok(next)) => {
                self.begin(*next);
                if let Some(wanted) = self.wanted.take() {
                    self.ring_up(wanted, scene, bridge);
                }
                return Action::Run(self.know_customer(bridge));
            }
            Message::Known(file) => {
                self.customer = file.ok();
                let account = self.account(scene);
                if let Some(pay) = &mut self.pay {
                    pay.set_account(account);
                }
            }
            Message::Abandoned(Err(refusal)) | Message::Ready(Err(refusal)) => {
                self.under_way = false;
                self.problem = Some(refusal);
            }
            // Whatever is touched while a payment is under way was meant for the ticket as it is.
            _ if self.under_way => {}
            message => return self.touched(message, scene, bridge),
        }
        Action::None
    }

    fn touched(&mut self, message: Message, scene: &Scene<'_>, bridge: &Bridge) -> Action {
        self.remark = None;
        // Whoever touches something else has read what went wrong.
        if !matches!(message, Message::Pay(_)) {
            self.problem = None;
        }
        match message {
            Message::Cash(amount) => {
                let offer = Offer { method: Method::Cash, amount };
                return self.settle(vec![offer], bridge);
            }
            Message::Debt => {
                let amount = self.due().unwrap_or(Cents::ZERO);
                return self.settle(vec![Offer { method: Method::Debt, amount }], bridge);
            }
            Message::Settle => return self.settle(Vec::new(), bridge),
            Message::Charge => {
                if let Some(due) = self.due() {
                    self.pay = Some(Pay::new(due, self.account(scene)));
                }
            }
            Message::Pay(message) => return self.on_pay(message, bridge),
            Message::Whom(message) => return self.on_whom(message, scene, bridge),
            Message::Fund => self.funding = true,
            Message::Funded(funder) => self.funded(funder, bridge),
            Message::FunderLeft => self.funding = false,
            Message::EntryDone if self.entry.as_ref().is_some_and(Entry::hands_out) => {
                return self.hand_out(scene, bridge);
            }
            Message::Receipt => return self.receipt(bridge),
            Message::Redo => self.redo(bridge),
            Message::Ask(question) => self.asking = Some(question),
            Message::Keep => self.asking = None,
            Message::Proceed => return self.proceed(bridge),
            Message::ChangeGiven => {
                self.last = None;
                self.asking = None;
            }
            Message::Lost => return self.lose(bridge),
            Message::Tab(tab) => (self.tab, self.page) = (tab, 0),
            Message::Tabs(page) => self.turn_tabs(page, scene),
            Message::Understood => {}
            Message::Page(page) => self.page = page,
            message => self.change_basket(message, scene, bridge),
        }
        Action::None
    }

    /// What changes the basket, or is about to.
    fn change_basket(&mut self, message: Message, scene: &Scene<'_>, bridge: &Bridge) {
        match message {
            Message::Product(id) => {
                if let Some(product) = scene.situation.catalog.product(id) {
                    self.product(product, scene);
                }
            }
            Message::Back(id) => self.back(id, scene),
            Message::Scanned(code) => self.scanned(code, scene),
            Message::Stopped => self.stop = None,
            Message::Find => self.find = Some(Typing::new("", SEARCH_MAX)),
            Message::FindClose => self.find = None,
            Message::FindKey(key) => self.find_key(key, scene),
            Message::EntryKey(key) => {
                if let Some(entry) = &mut self.entry {
                    entry.press(key);
                }
            }
            Message::EntrySum(sum) => {
                if let Some(entry) = &mut self.entry {
                    entry.put(sum);
                }
            }
            Message::EntryCancel => self.entry = None,
            Message::EntryDone => self.entry_done(scene),
            Message::Mode(rank) => {
                self.set_mode(if rank == 0 { Mode::OnSite } else { Mode::Takeaway })
            }
            Message::Line(rank) => self.chosen = Some(rank),
            Message::More(count) => self.more(count),
            Message::LineMode => self.turn_line(),
            Message::Remove => self.remove(),
            _ => return,
        }
        self.keep_draft(bridge);
    }

    fn keep_draft(&self, bridge: &Bridge) {
        if let Some(basket) = self.basket.clone().filter(|basket| !basket.is_untouched()) {
            // Without a draft the sale goes on; only a crash of the program would lose it.
            bridge.tell(move |desk| drop(desk.keep_draft(&basket)));
        }
    }

    /// A new basket takes the place of the former.
    fn begin(&mut self, basket: Basket) {
        self.under_way = false;
        self.asking = None;
        self.pay = None;
        self.mode = None;
        (self.whom, self.funding) = (false, false);
        self.customer = None;
        self.chosen = basket.lines().len().checked_sub(1);
        self.remark = (!basket.is_untouched()).then_some(Remark::Restored);
        self.basket = Some(basket);
    }

    /// A product goes on the ticket, once its weight or price is known.
    fn product(&mut self, product: &Product, scene: &Scene<'_>) {
        self.find = None;
        (self.whom, self.funding) = (false, false);
        if product.is(Service::WITHDRAWAL_TAG) {
            self.entry = withdraw::entry(product, scene);
        } else if product.unit == Unit::Piece && !product.free_price {
            let product = sold_now(product, scene);
            self.add(&product, Quantity::ONE, product.price, scene);
        } else {
            let terms = scene.situation.memberships.get(&product.id);
            let floor = terms.map_or(Cents::ZERO, |terms| terms.floor);
            self.entry = Some(Entry::new(product).at_least(floor));
        }
    }

    fn set_mode(&mut self, mode: Mode) {
        self.mode = Some(mode);
        if let Some(basket) = &mut self.basket {
            basket.set_mode(mode);
        }
    }

    /// The basket with the rank of its chosen line.
    fn chosen_line(&mut self) -> Option<(&mut Basket, usize)> {
        let basket = self.basket.as_mut()?;
        let chosen = self.chosen.filter(|rank| *rank < basket.lines().len())?;
        Some((basket, chosen))
    }

    fn more(&mut self, count: i64) {
        let Some((basket, chosen)) = self.chosen_line() else {
            return;
        };
        let line = &basket.lines()[chosen];
        if ticket::is_money(line) {
            return;
        }
        // More of what comes back is further below zero.
        let count = if line.quantity.thousandths() < 0 { -count } else { count };
        let wanted = line.quantity.thousandths() + count * 1_000;
        let changed = match Quantity::from_thousandths(wanted) {
            Ok(quantity) if line.unit == Unit::Piece => basket.set_quantity(chosen, quantity),
            // The last one is taken off by its own key, which says so.
            _ => Ok(()),
        };
        self.note(changed);
    }

    fn turn_line(&mut self) {
        if let Some((basket, chosen)) = self.chosen_line() {
            let line = &basket.lines()[chosen];
            if line.nature != Nature::Own || ticket::is_money(line) {
                return;
            }
            let mode = line.mode.other();
            let changed = basket.set_line_mode(chosen, mode);
            self.note(changed);
        }
    }

    fn remove(&mut self) {
        if let Some((basket, chosen)) = self.chosen_line() {
            let changed = basket.remove(chosen);
            let left = basket.lines().len();
            self.chosen = left.checked_sub(1).map(|last| chosen.min(last));
            self.note(changed);
        }
    }

    fn note(&mut self, changed: Result<(), TicketError>) {
        if let Err(error) = changed {
            self.remark = Some(Remark::Refused(error));
        }
    }

    /// What is due, if something is rung up.
    fn due(&self) -> Option<Cents> {
        let basket = self.basket.as_ref().filter(|basket| !basket.lines().is_empty())?;
        basket.total().ok()
    }

    fn receipt(&mut self, bridge: &Bridge) -> Action {
        let Some(done) = &self.last else {
            return Action::None;
        };
        let number = done.paper();
        let print = bridge.ask(move |desk| desk.print_receipt(number).map(Box::new));
        Action::Run(print.map(Message::Receipted))
    }

    fn receipted(&mut self, result: Result<Box<Slip>, Refusal>, scene: &Scene<'_>) -> Action {
        match result {
            Ok(_) if scene.situation.has_printer => self.remark = Some(Remark::Printing),
            Ok(slip) => return Action::Show(*slip),
            Err(refusal) => self.problem = Some(refusal),
        }
        Action::None
    }

    /// The lines of the last ticket, rung up again under the identifier of the empty basket.
    fn redo(&mut self, bridge: &Bridge) {
        let (Some(done), Some(basket)) = (&self.last, &self.basket) else {
            return;
        };
        if basket.is_untouched() {
            let again = Basket::restored(basket.id(), done.lines().to_vec(), Vec::new());
            self.chosen = again.lines().len().checked_sub(1);
            self.basket = Some(again);
            self.keep_draft(bridge);
        }
    }

    fn proceed(&mut self, bridge: &Bridge) -> Action {
        match (self.asking.take(), &self.last) {
            (Some(Question::Void), Some(done)) => {
                self.under_way = true;
                let number = done.number();
                let void = bridge.ask(move |desk| desk.void(number).map(Box::new));
                Action::Run(void.map(Message::Voided))
            }
            (Some(Question::Abandon), _) => {
                let Some(basket) = self.basket.clone() else {
                    return Action::None;
                };
                self.under_way = true;
                let abandon = bridge.ask(move |desk| {
                    desk.abandon(basket)?;
                    Ok(Box::new(desk.new_basket()))
                });
                Action::Run(abandon.map(Message::Abandoned))
            }
            _ => Action::None,
        }
    }

    fn voided(&mut self, result: Result<Box<Sold>, Refusal>) {
        self.under_way = false;
        match (result, &mut self.last) {
            (Ok(counter), Some(done)) => done.void(&counter),
            (Ok(_), None) => {}
            (Err(refusal), _) => self.problem = Some(refusal),
        }
    }

    /// The screen.
    pub fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        if let Some(pay) = &self.pay {
            return pay.view(scene, self.problem, self.under_way).map(Message::Pay);
        }
        if let Some(stop) = &self.stop {
            return stop.view(scene);
        }
        if let Some(unknown) = &self.unknown {
            return unknown.view(scene).map(Message::Unknown);
        }
        if let Some(typing) = &self.find {
            return find::view(typing, scene);
        }
        let room = scene.look.room;
        let work = match &self.entry {
            // An enlarged upright window has no room for the ticket beside a keypad.
            Some(entry) if room.is_low() && room.is_portrait() => {
                return entry.view(scene, scene.area);
            }
            Some(entry) => entry.view(scene, scene.work()),
            None if self.funding => self.funders(scene, scene.work()),
            None if self.whom => self.whom_view(scene, scene.work()).map(Message::Whom),
            None => self.products(scene),
        };
        let size = scene.ticket();
        let ticket = self.ticket(scene);
        if scene.look.room.is_portrait() {
            let ticket = container(ticket).height(size.height - 2.0);
            column![ticket, hairline(scene.look), work].into()
        } else {
            let ticket = container(row![vertical_hairline(scene.look), ticket]).width(size.width);
            row![work, ticket].into()
        }
    }
}
