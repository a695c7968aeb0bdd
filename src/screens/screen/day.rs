//! The day: today's tickets, what can be done about one, reading, drawer and closing.

mod money;

use comptoir_hardware::slip::Slip;
use iced::widget::{Column, column, container, row};
use iced::{Element, Length, Task};

use crate::domain::fact::DrawerReason;
use crate::domain::money::Cents;
use crate::domain::payment::{Method, Payment};
use crate::domain::ticket::Operation;
use crate::screens::Refusal;
use crate::screens::bridge::{Bridge, DayTicket};
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::operator::pager_words;
use crate::screens::screen::sale::products::printing;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, LARGE, TITLE};
use crate::screens::undone::Undone;
use crate::screens::widget::{
    CHOICE_ROW, ChoiceRow, Figure, Notice, Tone, act, choice_row, figure, label, pager,
};
use crate::words::format;
use money::Money;

/// The most tickets of a day that the list holds: more than a café sells, few enough to read.
const TICKETS_MAX: usize = 2_000;

/// The state of the screen.
#[derive(Debug)]
pub struct Day {
    tickets: Option<Vec<DayTicket>>,
    page: usize,
    chosen: Option<u64>,
    asking: bool,
    /// Money that moves without a ticket, while that is looked at.
    money: Option<Money>,
    under_way: bool,
    told: Option<Told>,
}

/// What the last act came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Refused(Refusal),
    Voided(Undone),
    Printing,
    DrawerOpened,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The tickets, newest first.
    Loaded(Result<Vec<DayTicket>, Refusal>),
    /// A ticket was touched.
    Choose(u64),
    /// Another page.
    Page(usize),
    /// The receipt of the chosen ticket.
    Receipt,
    /// A paper, drawn.
    Papered(Result<Box<Slip>, Refusal>),
    /// The chosen ticket is to be undone; the question comes first.
    AskVoid,
    /// It stays.
    Keep,
    /// It is undone.
    Void,
    /// It is undone, with what goes back, or not.
    Voided(Result<Undone, Refusal>),
    /// A reading (X).
    Read,
    /// Money that moves without a ticket.
    OpenMoney,
    /// There.
    Money(money::Message),
    /// The drawer is to be opened.
    Drawer,
    /// It was asked to open, or not.
    DrawerOpened(Result<(), Refusal>),
    /// The life of the café beside the sales.
    Life,
    /// The month and what leaves of it.
    Month,
    /// The closing.
    Close,
}

/// What the screen asks of the window.
pub enum Action {
    /// Nothing.
    None,
    /// Work under way.
    Run(Task<Message>),
    /// A paper is to be shown.
    Show(Slip),
    /// The life of the café beside the sales.
    Life,
    /// The month and what leaves of it.
    Month,
    /// The closing.
    Close,
}

impl Day {
    /// The day as it is now; its tickets are on their way.
    pub fn new(bridge: &Bridge) -> (Self, Task<Message>) {
        let day = Self {
            tickets: None,
            page: 0,
            chosen: None,
            asking: false,
            money: None,
            under_way: false,
            told: None,
        };
        (day, load(bridge))
    }

    fn chosen(&self) -> Option<&DayTicket> {
        let number = self.chosen?;
        self.tickets.as_ref()?.iter().find(|ticket| ticket.number == number)
    }

    /// Whether a ticket can be undone.
    fn can_void(ticket: &DayTicket) -> bool {
        ticket.voided_by.is_none() && ticket.ticket.operation == Operation::Sale
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message, scene: &Scene<'_>, bridge: &Bridge) -> Action {
        match message {
            Message::Loaded(Ok(tickets)) => self.tickets = Some(tickets),
            Message::Loaded(Err(refusal)) | Message::DrawerOpened(Err(refusal)) => {
                self.told = Some(Told::Refused(refusal));
            }
            Message::Papered(Err(refusal)) | Message::Voided(Err(refusal)) => {
                self.under_way = false;
                self.told = Some(Told::Refused(refusal));
            }
            Message::Papered(Ok(slip)) => {
                self.under_way = false;
                if scene.situation.has_printer {
                    self.told = Some(Told::Printing);
                } else {
                    return Action::Show(*slip);
                }
            }
            Message::DrawerOpened(Ok(())) => self.told = Some(Told::DrawerOpened),
            Message::Voided(Ok(undone)) => {
                self.under_way = false;
                self.told = Some(Told::Voided(undone));
                return Action::Run(load(bridge));
            }
            Message::Page(page) => self.page = page,
            Message::Keep => self.asking = false,
            Message::Close => return Action::Close,
            Message::Life => return Action::Life,
            Message::Month => return Action::Month,
            Message::Money(message) => return self.on_money(message, scene, bridge),
            // A second touch while the first is on its way is the same touch.
            _ if self.under_way => {}
            message => return self.touched(message, bridge),
        }
        Action::None
    }

    fn touched(&mut self, message: Message, bridge: &Bridge) -> Action {
        self.told = None;
        match message {
            Message::Choose(number) => {
                self.asking = false;
                self.chosen = Some(number);
            }
            Message::AskVoid => self.asking = self.chosen().is_some_and(Self::can_void),
            Message::Receipt => {
                if let Some(number) = self.chosen {
                    self.under_way = true;
                    let print = bridge.ask(move |desk| desk.print_receipt(number).map(Box::new));
                    return Action::Run(print.map(Message::Papered));
                }
            }
            Message::Void if self.asking => {
                self.asking = false;
                if let Some(number) = self.chosen {
                    self.under_way = true;
                    let void = bridge.ask(move |desk| {
                        let counter = desk.void(number)?;
                        Ok(Undone::of(number, &counter.ticket.payment))
                    });
                    return Action::Run(void.map(Message::Voided));
                }
            }
            Message::Read => {
                self.under_way = true;
                let read = bridge.ask(|desk| desk.read_day().map(Box::new));
                return Action::Run(read.map(Message::Papered));
            }
            Message::OpenMoney => {
                let (money, task) = Money::new(bridge);
                self.money = Some(money);
                return Action::Run(task.map(Message::Money));
            }
            Message::Drawer => {
                let open = bridge.ask(|desk| desk.open_drawer(DrawerReason::Change));
                return Action::Run(open.map(Message::DrawerOpened));
            }
            _ => {}
        }
        Action::None
    }

    fn on_money(&mut self, message: money::Message, scene: &Scene<'_>, bridge: &Bridge) -> Action {
        let Some(money) = &mut self.money else {
            return Action::None;
        };
        match money.update(message, scene, bridge) {
            money::Action::None => Action::None,
            money::Action::Run(task) => Action::Run(task.map(Message::Money)),
            money::Action::Show(slip) => Action::Show(slip),
            money::Action::Back => {
                self.money = None;
                Action::Run(load(bridge))
            }
        }
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke, scene: &Scene<'_>) -> Option<Message> {
        if let Some(money) = &self.money {
            return money.stroke(stroke).map(Message::Money);
        }
        if self.asking {
            return match stroke {
                Stroke::Enter => Some(Message::Void),
                Stroke::Escape => Some(Message::Keep),
                _ => None,
            };
        }
        match stroke {
            Stroke::Up => self.beside(-1).map(Message::Choose),
            Stroke::Down => self.beside(1).map(Message::Choose),
            Stroke::PageUp => Some(Message::Page(self.page.saturating_sub(1))),
            Stroke::PageDown => {
                let pages = self.pages(self.rows(*scene));
                Some(Message::Page((self.page + 1).min(pages - 1)))
            }
            Stroke::Delete => Some(Message::AskVoid),
            Stroke::Function(12) => Some(Message::Receipt),
            Stroke::Char('x' | 'X') => Some(Message::Read),
            Stroke::Char('z' | 'Z') => Some(Message::Close),
            Stroke::Char('t' | 'T') => Some(Message::Drawer),
            Stroke::Char('e' | 'E') => Some(Message::Life),
            Stroke::Char('m' | 'M') => Some(Message::Month),
            _ => None,
        }
    }

    /// The ticket above or below the chosen one.
    fn beside(&self, step: isize) -> Option<u64> {
        let tickets = self.tickets.as_ref()?;
        let place = tickets.iter().position(|ticket| Some(ticket.number) == self.chosen);
        let place = place.map_or(0, |place| place.saturating_add_signed(step));
        tickets.get(place.min(tickets.len().checked_sub(1)?)).map(|ticket| ticket.number)
    }

    fn rows(&self, scene: Scene<'_>) -> usize {
        let key = scene.look.room.key();
        let height = list_height(scene) - 44.0 - key - 3.0 * GAP_12;
        (((height + GAP_8) / (CHOICE_ROW + GAP_8)) as usize).max(1)
    }

    fn pages(&self, rows: usize) -> usize {
        self.tickets.as_ref().map_or(1, |tickets| tickets.len().div_ceil(rows).max(1))
    }

    /// The screen.
    pub fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        if let Some(money) = &self.money {
            return money.view(scene).map(Message::Money);
        }
        let list = self.list(scene);
        let side = self.side(scene);
        if scene.look.room.is_portrait() {
            let list = container(list).height(list_height(scene));
            column![list, side].spacing(GAP_16).padding(GAP_16).into()
        } else {
            let list = container(list).width(Length::FillPortion(9));
            let side = container(side).width(Length::FillPortion(5));
            row![list, side].spacing(GAP_16).padding(GAP_16).into()
        }
    }

    fn list<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let day = scene.situation.open_day.as_ref().map_or(scene.situation.today, |open| open.day);
        let day = format::short_day(scene.words, day);
        let title = label(scene.words.tell("day-title", &[("day", day.into())]));
        let title = title.size(TITLE).bold().width(Length::Fill);
        let tickets = match &self.tickets {
            None => {
                let told = label(scene.say("day-loading")).size(BODY).color(look.palette.quiet);
                return column![title, container(told).center(Length::Fill)].into();
            }
            Some(tickets) if tickets.is_empty() => {
                let told = label(scene.say("day-empty")).size(BODY).lines(3).centered();
                let told = told.color(look.palette.quiet);
                return column![title, container(told).center(Length::Fill)].into();
            }
            Some(tickets) => tickets,
        };
        let rows = self.rows(scene);
        let pages = self.pages(rows);
        let page = self.page.min(pages - 1);
        let shown = tickets.iter().skip(page * rows).take(rows);
        let lines = shown.map(|ticket| self.line(ticket, scene)).collect::<Vec<_>>();
        let list = container(Column::with_children(lines).spacing(GAP_8)).height(Length::Fill);
        let turn = pager(
            look,
            pager_words(scene, page, pages),
            (page > 0).then(|| Message::Page(page - 1)),
            (page + 1 < pages).then_some(Message::Page(page + 1)),
        );
        column![title, list, turn].spacing(GAP_12).into()
    }

    fn line<'a>(&'a self, ticket: &'a DayTicket, scene: Scene<'a>) -> Element<'a, Message> {
        let words = scene.words;
        let number = ticket.number.to_string();
        let remark = match (ticket.ticket.operation, ticket.voided_by) {
            (_, Some(_)) => scene.say("day-voided"),
            (Operation::Void { .. }, None) => scene.say("day-counter"),
            (Operation::Sale, None) => String::new(),
        };
        let means = means_of(&ticket.ticket.payment, scene);
        let goods: Vec<&str> =
            ticket.ticket.lines.iter().take(4).map(|line| line.label.as_str()).collect();
        let values = [
            ("number", number.into()),
            ("time", format::time(ticket.at).into()),
            ("means", means.into()),
            ("goods", goods.join(", ").into()),
        ];
        let line = ChoiceRow {
            mark: "".into(),
            title: format!("{} · {}", format::time(ticket.at), format::money(ticket.ticket.total))
                .into(),
            detail: words.tell("day-line", &values).into(),
            remark: remark.into(),
            chosen: self.chosen == Some(ticket.number),
        };
        choice_row(scene.look, line, Message::Choose(ticket.number))
    }

    fn side<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let totals = scene.situation.open_day.as_ref().map(|open| &open.totals);
        let turnover = totals.and_then(|totals| totals.turnover().ok()).unwrap_or(Cents::ZERO);
        let figure_ =
            figure(look, Figure::Total, scene.say("day-turnover"), format::money(turnover));
        // In a low window what was just done takes the place of the figure.
        let mut side = match self.told {
            Some(told) if look.room.is_low() => column![told.notice(scene)],
            Some(told) => column![figure_, told.notice(scene)],
            None => column![figure_],
        }
        .spacing(GAP_12);
        side = side.push(container(self.acts(scene)).height(Length::Fill));
        let key = |word: &str, picture, message| {
            act(look, scene.say(word)).icon(picture).stacked().on_press(message)
        };
        // A low upright window has room for one row of keys, and short words on them.
        let one_row = look.room.is_portrait() && look.room.is_low();
        let word = if one_row { "life-team" } else { "day-life" };
        let life = act(look, scene.say(word)).icon(Icon::Users).on_press(Message::Life);
        let month = act(look, scene.say("month-open")).icon(Icon::FileText);
        let month = month.on_press(Message::Month);
        let mut keys = row![
            key("day-reading", Icon::FileText, Message::Read),
            key("day-drawer", Icon::LockOpen, Message::Drawer),
            key("day-money", Icon::HandCoins, Message::OpenMoney),
        ]
        .spacing(GAP_8);
        if one_row {
            keys = keys.push(life.stacked()).push(month.stacked());
        } else {
            side = side.push(row![life, month].spacing(GAP_8));
        }
        side.push(keys)
            .push(
                act(look, scene.say("day-close"))
                    .icon(Icon::Flag)
                    .kind(Control::Main)
                    .size(TITLE)
                    .height(look.room.key() + GAP_12)
                    .on_press(Message::Close),
            )
            .into()
    }

    /// What can be done about the chosen ticket.
    fn acts<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let Some(ticket) = self.chosen() else {
            let hint = label(scene.say("day-choose")).size(BODY).lines(3);
            return hint.color(look.palette.quiet).width(Length::Fill).into();
        };
        let number = ticket.number.to_string();
        if self.asking {
            let values = [("number", number.into())];
            let question = scene.words.tell("change-void-question", &values);
            return column![
                label(question).size(BODY).lines(3).width(Length::Fill),
                row![
                    // Not where the first touch was: two quick ones undo nothing.
                    act(look, scene.say("change-void-do"))
                        .kind(Control::Danger)
                        .on_press(Message::Void),
                    act(look, scene.say("keep")).on_press(Message::Keep),
                ]
                .spacing(GAP_8),
            ]
            .spacing(GAP_8)
            .into();
        }
        let paper = if ticket.copies == 0 { "change-receipt" } else { "day-duplicate" };
        let void = Self::can_void(ticket).then_some(Message::AskVoid);
        let title = scene.words.tell("day-ticket", &[("number", number.into())]);
        column![
            label(title).size(LARGE).bold(),
            row![
                act(look, scene.say(paper))
                    .icon(Icon::ReceiptEuro)
                    .stacked()
                    .on_press(Message::Receipt),
                act(look, scene.say("change-void")).icon(Icon::Undo).stacked().on_press_maybe(void),
            ]
            .spacing(GAP_8),
        ]
        .spacing(GAP_12)
        .into()
    }
}

/// How a ticket was paid, in words.
fn means_of(payment: &Payment, scene: Scene<'_>) -> String {
    let mut keys: Vec<&str> = Vec::new();
    for tender in &payment.tenders {
        let key = match tender.method {
            Method::Cash => "day-cash",
            Method::Card => "day-card",
            Method::Debt => "day-debt",
            Method::Prepaid => "day-prepaid",
        };
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    if keys.is_empty() {
        return scene.say("day-free");
    }
    keys.into_iter().map(|key| scene.say(key)).collect::<Vec<_>>().join(" + ")
}

/// The height of the list, in logical pixels.
fn list_height(scene: Scene<'_>) -> f32 {
    let height = scene.area.height - 2.0 * GAP_16;
    let room = scene.look.room;
    let part = if room.is_low() { 0.5 } else { 0.53 };
    if room.is_portrait() { (height * part).round() } else { height }
}

fn load(bridge: &Bridge) -> Task<Message> {
    bridge.ask(|desk| desk.tickets_of_the_day(TICKETS_MAX)).map(Message::Loaded)
}

impl Told {
    fn notice<'a>(self, scene: Scene<'a>) -> Element<'a, Message> {
        let (tone, text) = match self {
            Self::Refused(refusal) => (Tone::Problem, refusal.sentence(scene.words)),
            Self::Printing => (Tone::Remark, scene.say(printing(scene))),
            Self::DrawerOpened => (Tone::Remark, scene.say("drawer-opened")),
            Self::Voided(undone) => (Tone::Done, undone.sentence(scene.words)),
        };
        Notice::new(scene.look, tone, text).into()
    }
}
