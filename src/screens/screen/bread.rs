//! The bread deposit: delivery, what is kept for whom, tomorrow's order, what is left over, and
//! what the baker is owed.

mod delivery;
mod kept;
mod number;
mod order;
mod reserve;
mod standing;
mod statement;
mod terms;
mod unsold;

use chrono::Datelike;
use iced::widget::{Column, Space, column, container, row};
use iced::{Element, Length, Task};

use super::pages;
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::id::{CustomerId, PartnerId, ProductId, ReservationId};
use crate::domain::quantity::Quantity;
use crate::domain::ticket::purpose::Purpose;
use crate::screens::Refusal;
use crate::screens::bridge::{Board, Bridge, Customer};
use crate::screens::errand::{Errand, RingUp, RungUp};
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_16, LARGE, NAME, TITLE};
use crate::screens::widget::{Notice, Tone, act, choices, label};
use crate::words::format;
use delivery::Delivery;
use kept::KeptBread;
use number::{After, Number};
use order::Order;
use reserve::Reserve;
use standing::Standing;
use statement::Account;
use terms::Terms;
use unsold::Unsold;

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Bread {
    tab: usize,
    baker: Option<PartnerId>,
    board: Option<Board>,
    delivery: Delivery,
    kept: KeptBread,
    order: Order,
    unsold: Unsold,
    account: Account,
    /// The baker's terms, while they are being changed.
    terms: Option<Terms>,
    /// Bread to be kept for someone, while it is being told.
    reserve: Option<Reserve>,
    /// The list of standing orders, while it is open.
    standing: Option<Standing>,
    /// A number of the open tab, while it is being typed.
    number: Option<Number>,
    problem: Option<Refusal>,
    /// What was just done, to be read in peace.
    done: Option<&'static str>,
    /// Where the price signs were written.
    signs: Option<String>,
    under_way: bool,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The day's bread is there to be seen, or not.
    Loaded(Result<Box<Board>, Refusal>),
    /// One of the tabs.
    Tab(usize),
    /// On the delivery.
    Delivery(delivery::Message),
    /// On what is kept for whom.
    Kept(kept::Message),
    /// On the order for the next day.
    Order(order::Message),
    /// On what is left over.
    Unsold(unsold::Message),
    /// On what the baker is owed.
    Account(statement::Message),
    /// The baker's terms are to be changed.
    OpenTerms,
    /// On the baker's terms.
    Terms(terms::Message),
    /// On bread to be kept for someone.
    Reserve(reserve::Message),
    /// On standing orders.
    Standing(standing::Message),
    /// On a number that is being typed.
    Number(number::Message),
    /// The order went, or not.
    Ordered(Result<(), Refusal>),
    /// Bread that was just reserved is paid now, by reservation, bread and units.
    PayAhead(CustomerId, Vec<(ReservationId, (ProductId, u32))>),
    /// Another baker's bread is to be seen.
    NextBaker,
    /// The terms with a baker were written, or not.
    Agreed(Result<PartnerId, Refusal>),
    /// Something was written, or not; then there is more to see.
    Written(Result<&'static str, Refusal>),
    /// The price signs are in that file, or not.
    Signs(Result<String, Refusal>),
    /// A paper is there to be seen, or not.
    Paper(Result<Box<comptoir_hardware::slip::Slip>, Refusal>),
}

/// What a tab asks of the screen.
enum Wish {
    /// Nothing.
    None,
    /// To do something that is written; the screen looks at the day anew then.
    Run(Task<Message>),
    /// To ring something up.
    RingUp(RingUp),
}

impl Bread {
    /// The screen as one comes to it, and what it asks the till first.
    pub fn new(bridge: &Bridge) -> (Self, Task<Message>) {
        let screen = Self::default();
        let task = screen.load(bridge);
        (screen, task)
    }

    fn load(&self, bridge: &Bridge) -> Task<Message> {
        let baker = self.baker;
        bridge.ask(move |desk| desk.bread_board(baker).map(Box::new)).map(Message::Loaded)
    }

    /// What a tab asks of the till as one comes to it.
    fn open_tab(&self, bridge: &Bridge) -> Task<Message> {
        match (self.tab, &self.board, self.baker) {
            (2, _, Some(baker)) => self.order.ask(baker, bridge),
            (4, Some(board), Some(_)) => self.account.open(board, bridge),
            _ => Task::none(),
        }
    }

    /// Takes a message.
    pub fn update(
        &mut self,
        message: Message,
        scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Errand<Message> {
        match message {
            Message::Loaded(Ok(board)) => {
                self.under_way = false;
                self.baker = board.baker.as_ref().map(|(partner, _)| partner.id);
                self.delivery.take(&board);
                self.kept.take(&board);
                self.unsold.take(&board);
                self.board = Some(*board);
                return Errand::Run(self.open_tab(bridge));
            }
            Message::Order(order::Message::Proposed(Ok(sheet))) => {
                self.under_way = false;
                self.order.take(*sheet);
            }
            Message::Account(statement::Message::Told(Ok(sheet))) => {
                self.under_way = false;
                self.account.take(*sheet);
            }
            Message::Loaded(Err(refusal))
            | Message::Paper(Err(refusal))
            | Message::Signs(Err(refusal))
            | Message::Order(order::Message::Proposed(Err(refusal)))
            | Message::Account(statement::Message::Told(Err(refusal))) => {
                self.under_way = false;
                self.problem = Some(refusal);
            }
            Message::Ordered(Ok(())) => return Errand::Run(self.load(bridge)),
            Message::Ordered(Err(refusal))
            | Message::Written(Err(refusal))
            | Message::Agreed(Err(refusal)) => {
                self.problem = Some(refusal);
                return Errand::Run(self.load(bridge));
            }
            Message::Written(Ok(done)) => {
                self.done = Some(done);
                return Errand::Run(self.load(bridge));
            }
            Message::Agreed(Ok(baker)) => {
                self.done = Some("bread-terms-noted");
                self.turn_to(baker);
                return Errand::Run(self.load(bridge));
            }
            Message::Signs(Ok(file)) => {
                self.under_way = false;
                self.signs = Some(file);
            }
            Message::Paper(Ok(slip)) => {
                self.under_way = false;
                return Errand::Show(slip);
            }
            Message::PayAhead(customer, made) => {
                self.under_way = false;
                return Errand::RingUp(paid_ahead(customer, &made));
            }
            Message::Reserve(reserve::Message::People(people)) => self.known(people, bridge),
            // Whatever is touched while something is being written was meant for what was shown.
            _ if self.under_way => {}
            message => return self.touched(message, scene, bridge),
        }
        Errand::None
    }

    /// The people in the register are there, or not.
    fn known(&mut self, people: Result<Vec<Customer>, Refusal>, bridge: &Bridge) {
        self.under_way = false;
        if let (Some(reserve), Some(board)) = (&mut self.reserve, &self.board) {
            reserve.update(reserve::Message::People(people), board, None, bridge);
        }
    }

    fn touched(&mut self, message: Message, scene: &Scene<'_>, bridge: &Bridge) -> Errand<Message> {
        (self.problem, self.done, self.signs) = (None, None, None);
        let Some(board) = &self.board else {
            return Errand::None;
        };
        let wish = match message {
            Message::Tab(tab) => {
                self.tab = tab;
                return Errand::Run(self.open_tab(bridge));
            }
            Message::NextBaker => {
                let ids: Vec<_> = board.bakers.iter().map(|(partner, _)| partner.id).collect();
                let here = ids.iter().position(|id| Some(*id) == self.baker).unwrap_or(0);
                if let Some(next) = ids.get((here + 1) % ids.len().max(1)) {
                    self.turn_to(*next);
                }
                Wish::Run(self.load(bridge))
            }
            Message::Delivery(delivery::Message::Count(product))
            | Message::Order(order::Message::Count(product))
            | Message::Unsold(unsold::Message::Count(product)) => {
                self.number = self.number_of(board, product);
                Wish::None
            }
            Message::Number(message) => {
                self.type_number(message);
                Wish::None
            }
            Message::Delivery(message) => self.delivery.update(message, board, scene, bridge),
            Message::Kept(kept::Message::New) => {
                let (reserve, task) = Reserve::new(bridge);
                self.reserve = Some(reserve);
                Wish::Run(task)
            }
            Message::Kept(kept::Message::Standing) => {
                self.standing = Some(Standing::default());
                Wish::None
            }
            Message::Kept(message) => self.kept.update(message, board, scene, bridge),
            Message::OpenTerms | Message::Account(statement::Message::Terms) => {
                self.terms = Some(Terms::new(board, scene));
                Wish::None
            }
            Message::Order(message) => self.order.update(message, board, bridge),
            Message::Unsold(message) => self.unsold.update(message, board, bridge),
            Message::Account(message) => self.account.update(message, board, bridge),
            message => self.panel(message, scene, bridge),
        };
        match wish {
            Wish::None => Errand::None,
            Wish::Run(task) => {
                self.under_way = true;
                Errand::Run(task)
            }
            Wish::RingUp(wanted) => Errand::RingUp(wanted),
        }
    }

    /// The number of a bread as it stands on the open tab, to be typed anew.
    fn number_of(&self, board: &Board, product: ProductId) -> Option<Number> {
        if self.tab == 2 {
            let (line, units) = self.order.bread(product)?;
            return Some(Number::new(product, line.name.clone(), units));
        }
        let line = board.lines.iter().find(|line| line.product == product)?;
        let units = if self.tab == 0 { self.delivery.count(line) } else { self.unsold.units(line) };
        Some(Number::new(product, line.name.clone(), units))
    }

    /// Takes a key of the keypad; a number that is said goes where it was typed.
    fn type_number(&mut self, message: number::Message) {
        let after = self.number.as_mut().map_or(After::Left, |number| number.update(message));
        if after != After::Typing {
            self.number = None;
        }
        if let After::Said(product, units) = after {
            let lines = self.board.iter().flat_map(|board| &board.lines);
            let line = lines.into_iter().find(|line| line.product == product);
            match (self.tab, line) {
                (0, _) => self.delivery.set(product, units),
                (2, _) => self.order.set(product, units),
                (_, Some(line)) => self.unsold.set(line, units),
                _ => {}
            }
        }
    }

    /// What was shown or typed of another baker is forgotten.
    fn turn_to(&mut self, baker: PartnerId) {
        if self.baker != Some(baker) {
            self.order.forget();
            self.account.forget();
        }
        self.baker = Some(baker);
    }

    /// What is open over the tabs takes its messages.
    fn panel(&mut self, message: Message, scene: &Scene<'_>, bridge: &Bridge) -> Wish {
        let Some(board) = &self.board else {
            return Wish::None;
        };
        match message {
            Message::Standing(message) => {
                let Some(standing) = &mut self.standing else {
                    return Wish::None;
                };
                let (wish, left) = standing.update(message, board, bridge);
                if left {
                    self.standing = None;
                }
                wish
            }
            Message::Terms(message) => {
                let Some(terms) = &mut self.terms else {
                    return Wish::None;
                };
                let (wish, left) = terms.update(message, scene, bridge);
                if left {
                    self.terms = None;
                }
                wish
            }
            Message::Reserve(message) => {
                let next = self.next_day(board);
                let Some(reserve) = &mut self.reserve else {
                    return Wish::None;
                };
                let (wish, left) = reserve.update(message, board, next, bridge);
                if left {
                    self.reserve = None;
                }
                wish
            }
            _ => Wish::None,
        }
    }

    /// The next day on which the baker bakes.
    fn next_day(&self, board: &Board) -> Option<BusinessDay> {
        board.baker.as_ref().map(|(_, terms)| terms.next_day(board.day))
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke, _scene: &Scene<'_>) -> Option<Message> {
        if let Some(terms) = &self.terms {
            return terms.stroke(stroke).map(Message::Terms);
        }
        if let Some(reserve) = &self.reserve {
            return reserve.stroke(stroke).map(Message::Reserve);
        }
        if let Some(number) = &self.number {
            return number.stroke(stroke).map(Message::Number);
        }
        match (stroke, self.tab) {
            (Stroke::Tab, tab) if !self.writes() => Some(Message::Tab((tab + 1) % TABS.len())),
            (stroke, 0) => self.delivery.stroke(stroke).map(Message::Delivery),
            _ => None,
        }
    }

    /// Takes a scan; nothing for one that could not be read.
    pub fn scanned(&self, _code: Option<String>) -> Option<Message> {
        None
    }

    /// Whether text is written: all keys are letters then.
    pub fn writes(&self) -> bool {
        self.terms.as_ref().is_some_and(Terms::writes)
            || self.reserve.as_ref().is_some_and(Reserve::writes)
            || self.delivery.writes()
    }

    /// The screen.
    pub fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let Some(board) = &self.board else {
            return container(Space::new()).into();
        };
        if let Some(terms) = &self.terms {
            return terms.view(scene).map(Message::Terms);
        }
        if let Some(standing) = &self.standing {
            return standing.view(scene, board).map(Message::Standing);
        }
        if let Some(reserve) = &self.reserve {
            return reserve.view(scene, board, self.next_day(board)).map(Message::Reserve);
        }
        if board.baker.is_none() {
            return no_baker(scene);
        }
        if let Some(number) = &self.number {
            return number.view(scene).map(Message::Number);
        }
        if let Some(keyboard) = self.delivery.keyboard(scene) {
            return keyboard.map(Message::Delivery);
        }
        let waiting = self.kept.waiting();
        let tabs = TABS.iter().map(|(picture, key)| {
            let word = match (*key, waiting) {
                ("bread-tab-kept", 1..) => scene
                    .words
                    .tell("bread-tab-kept-count", &[("count", waiting.to_string().into())]),
                (key, _) => scene.say(key),
            };
            // On a narrow screen the words need the room of the pictures.
            let picture = (scene.area.width >= 1_000.0).then_some(*picture);
            (picture, word.into())
        });
        let tabs = choices(look, tabs.collect(), Some(self.tab), Message::Tab);
        let mut content: Column<'a, Message> = column![tabs].spacing(GAP_8);
        content = content.push(self.heading(scene, board));
        if let Some(problem) = self.problem {
            content = content.push(Notice::new(look, Tone::Problem, problem.sentence(scene.words)));
        } else if let Some(file) = &self.signs {
            let told = scene.words.tell("bread-signs-written", &[("file", file.clone().into())]);
            content = content.push(Notice::new(look, Tone::Done, told));
        } else if let Some(done) = self.done.filter(|_| !self.tells()) {
            content = content.push(Notice::new(look, Tone::Done, scene.say(done)));
        }
        let height = self.left_height(&scene, board);
        let inner: Element<'a, Message> = match self.tab {
            0 => self.delivery.view(scene, board, (height, self.done)).map(Message::Delivery),
            1 => self.kept.view(scene, board, height).map(Message::Kept),
            2 => self.order.view(scene, board, height).map(Message::Order),
            3 => self.unsold.view(scene, board, (height, self.done)).map(Message::Unsold),
            _ => self.account.view(scene, board, height).map(Message::Account),
        };
        content = content.push(container(inner).height(Length::Fill));
        container(content).padding(GAP_16).width(Length::Fill).height(Length::Fill).into()
    }

    /// Whether the open tab tells what was just done, where it tells everything: its rows stay
    /// where they are then.
    fn tells(&self) -> bool {
        matches!(self.tab, 0 | 3)
    }

    /// What tabs, heading and a notice leave of the height, in logical pixels.
    fn left_height(&self, scene: &Scene<'_>, board: &Board) -> f32 {
        let key = scene.look.room.key();
        let heading = if board.bakers.len() > 1 { key } else { LARGE * 1.25 };
        let done = self.done.is_some() && !self.tells();
        let told = self.problem.is_some() || done || self.signs.is_some();
        let notice = if told { 60.0 + GAP_8 } else { 0.0 };
        scene.area.height - 2.0 * GAP_16 - (key + GAP_8) - heading - 2.0 * GAP_8 - notice
    }

    fn heading<'a>(&'a self, scene: Scene<'a>, board: &'a Board) -> Element<'a, Message> {
        let quiet = scene.look.palette.quiet;
        let day = format::short_day(scene.words, board.day);
        let Some((partner, _)) = &board.baker else {
            let none = label(scene.say("bread-no-baker")).size(NAME).semibold();
            return none.width(Length::Fill).into();
        };
        let told = match (&board.order, self.order.day().filter(|_| self.tab == 2)) {
            (_, Some(next)) => order_for(scene, board.day, next),
            (Some(sent), None) => {
                let at = [
                    ("day", day.into()),
                    ("sent", format::short_day(scene.words, day_of(sent.at)).into()),
                    ("time", format::time(sent.at).into()),
                ];
                scene.words.tell("bread-ordered", &at)
            }
            (None, None) if board.rests() => {
                scene.words.tell("bread-closed-day", &[("day", day.into())])
            }
            (None, None) => scene.words.tell("bread-not-ordered", &[("day", day.into())]),
        };
        let mut heading = row![
            label(partner.name()).size(LARGE).bold(),
            label(told).size(BODY).color(quiet).width(Length::Fill),
        ]
        .spacing(GAP_16)
        .align_y(iced::Alignment::Center);
        if board.bakers.len() > 1 {
            let other = act(scene.look, scene.say("bread-other-baker"));
            let other = other.icon_after(Icon::ChevronRight).width(OTHER);
            heading = heading.push(other.on_press(Message::NextBaker));
        }
        heading.into()
    }
}

/// Which day the order is for, and on which days before it there is no bread.
fn order_for(scene: Scene<'_>, today: BusinessDay, next: BusinessDay) -> String {
    let between = today.date().iter_days().skip(1).take_while(|day| *day < next.date());
    let closed: Vec<_> =
        between.map(|day| format::short_day(scene.words, BusinessDay::new(day))).collect();
    let day = ("day", format::short_day(scene.words, next).into());
    if closed.is_empty() {
        return scene.words.tell("bread-order-for", &[day]);
    }
    scene.words.tell("bread-order-after", &[day, ("closed", closed.join(", ").into())])
}

/// That there is no bread on a day, since the baker rests.
fn closed(scene: Scene<'_>, day: BusinessDay) -> String {
    let rank = usize::try_from(day.date().weekday().num_days_from_monday()).unwrap_or(0);
    let names = scene.say("forecast-weekdays");
    let name = names.split(' ').nth(rank).unwrap_or_default().to_owned();
    scene.words.tell("bread-closed-today", &[("weekday", name.into())])
}

/// The first step where nobody brings bread yet.
fn no_baker<'a>(scene: Scene<'a>) -> Element<'a, Message> {
    let add = act(scene.look, scene.say("bread-setup"))
        .icon(Icon::Croissant)
        .kind(Control::Main)
        .size(LARGE)
        .width(420.0)
        .on_press(Message::OpenTerms);
    let content = column![
        label(scene.say("bread-no-baker")).size(TITLE).bold(),
        label(scene.say("bread-setup-hint")).size(BODY).lines(4).width(Length::Fill),
        add,
    ]
    .spacing(GAP_16)
    .max_width(720);
    container(content).padding(GAP_16).into()
}

/// The lines by which bread is paid before its day.
fn paid_ahead(customer: CustomerId, made: &[(ReservationId, (ProductId, u32))]) -> RingUp {
    let line = |(reservation, (product, units)): &(ReservationId, (ProductId, u32))| {
        Some(RungUp {
            product: *product,
            quantity: Quantity::pieces(i64::from(*units)).ok()?,
            price: None,
            purpose: Purpose::Ahead,
            reservation: Some(*reservation),
        })
    };
    RingUp { customer: Some(customer), lines: made.iter().filter_map(line).collect(), ask: None }
}

fn day_of(at: Moment) -> BusinessDay {
    BusinessDay::new(at.local().date())
}

/// Width of the key that turns to another baker.
const OTHER: f32 = 220.0;

/// The tabs with their pictures.
const TABS: [(Icon, &str); 5] = [
    (Icon::Truck, "bread-tab-delivery"),
    (Icon::Bookmark, "bread-tab-kept"),
    (Icon::ClipboardPen, "bread-tab-order"),
    (Icon::Scale, "bread-tab-unsold"),
    (Icon::FileText, "bread-tab-account"),
];
