//! A carrier's month: our counts against its statement, kind by kind.

use chrono::{Datelike, Months, NaiveDate};
use iced::widget::{Column, Row, container};
use iced::{Element, Length, Task};

use super::{at_foot, show};
use crate::domain::money::Cents;
use crate::domain::parcel::Declaration;
use crate::domain::parcel::carrier::Kind;
use crate::screens::Refusal;
use crate::screens::bridge::{Bridge, LinkedSales, Statement};
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::operator::pager_words;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, LARGE};
use crate::screens::widget::{
    COUNT_ROW, Corner, CountRow, Field, KeypadKey, Tone, act, count_heading, count_row, field,
    keypad, label, pager,
};
use crate::words::format;

/// The width from which the worth of each kind has its column.
const WIDE: f32 = 700.0;

/// The state of the month.
#[derive(Debug)]
pub struct Month {
    first: NaiveDate,
    statements: Option<Vec<Statement>>,
    linked: LinkedSales,
    rank: usize,
    /// What the carrier says, as far as it is typed.
    counts: [u32; 4],
    amount: String,
    /// Whether figures are touched in place of the counts.
    typing: bool,
    page: usize,
    told: Option<Told>,
}

#[derive(Debug, Clone)]
enum Told {
    Refused(Refusal),
    Kept,
    Written(String),
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The months of all carriers, and the sales that followed hand-overs.
    Loaded(Result<(Vec<Statement>, LinkedSales), Refusal>),
    /// Another month: so many further.
    Turn(i32),
    /// The next carrier.
    Next,
    /// One more or one fewer of the kind of this rank.
    Count(usize, i32),
    /// A figure of the amount.
    Figure(char),
    /// The last figure away.
    Erase,
    /// The amount is to be touched, or it is done.
    Amount,
    /// A key of the keypad.
    Key(KeypadKey),
    /// Another page of kinds.
    Page(usize),
    /// What the carrier says is to be kept.
    Keep,
    /// It is kept, or not.
    Kept(Result<(), Refusal>),
    /// A file for a spreadsheet.
    Write,
    /// Where it is.
    Written(Result<String, Refusal>),
    /// Back.
    Back,
}

impl Month {
    pub(super) fn new(today: NaiveDate, bridge: &Bridge) -> (Self, Task<Message>) {
        let first = today.with_day(1).unwrap_or(today);
        let month = Self {
            first,
            statements: None,
            linked: LinkedSales { hand_overs: 0, sales: 0 },
            rank: 0,
            counts: [0; 4],
            amount: String::new(),
            typing: false,
            page: 0,
            told: None,
        };
        (month, load(first, bridge))
    }

    fn statement(&self) -> Option<&Statement> {
        self.statements.as_ref()?.get(self.rank)
    }

    /// What the carrier says already, or else what we counted: only differences are typed.
    fn prefill(&mut self) {
        let Some(statement) = self.statement() else {
            return;
        };
        let month = &statement.month;
        let mut counts = [0; 4];
        for (count, line) in counts.iter_mut().zip(&month.lines) {
            let counted = u32::try_from(line.counted).unwrap_or(0);
            *count = line.declared.unwrap_or(counted);
        }
        let amount = month.declared.map_or(String::new(), format::bare_money);
        self.counts = counts;
        self.amount = amount;
    }

    pub(super) fn update(&mut self, message: Message, bridge: &Bridge) -> Task<Message> {
        match message {
            Message::Loaded(Ok((statements, linked))) => {
                self.rank = self.rank.min(statements.len().saturating_sub(1));
                self.statements = Some(statements);
                self.linked = linked;
                self.prefill();
            }
            Message::Turn(months) => {
                let by = Months::new(months.unsigned_abs());
                let turned = if months < 0 {
                    self.first.checked_sub_months(by)
                } else {
                    self.first.checked_add_months(by)
                };
                self.first = turned.unwrap_or(self.first);
                self.told = None;
                return load(self.first, bridge);
            }
            Message::Next => {
                let count = self.statements.as_ref().map_or(1, Vec::len).max(1);
                self.rank = (self.rank + 1) % count;
                self.told = None;
                self.prefill();
            }
            Message::Count(rank, change) => {
                if let Some(count) = self.counts.get_mut(rank) {
                    *count = count.saturating_add_signed(change);
                }
            }
            Message::Figure(figure) if self.amount.chars().count() < 9 => self.amount.push(figure),
            Message::Figure(_) | Message::Back => {}
            Message::Amount => self.typing = !self.typing,
            Message::Page(page) => self.page = page,
            Message::Key(key) => return self.update(figure(key), bridge),
            Message::Erase => {
                self.amount.pop();
            }
            Message::Keep => return self.keep(bridge),
            Message::Kept(Ok(())) => {
                self.told = Some(Told::Kept);
                return load(self.first, bridge);
            }
            Message::Write => {
                let first = self.first;
                let write = bridge.ask(move |desk| desk.write_parcel_month(first));
                return write.map(Message::Written);
            }
            Message::Written(Ok(path)) => self.told = Some(Told::Written(path)),
            Message::Loaded(Err(refusal))
            | Message::Kept(Err(refusal))
            | Message::Written(Err(refusal)) => self.told = Some(Told::Refused(refusal)),
        }
        Task::none()
    }

    fn keep(&mut self, bridge: &Bridge) -> Task<Message> {
        let (Some(statement), Ok(amount)) = (self.statement(), Cents::parse(&self.amount)) else {
            self.told = Some(Told::Refused(Refusal::Amount));
            return Task::none();
        };
        let said = Declaration {
            carrier: statement.carrier.id,
            month: (self.first.year(), self.first.month()),
            counts: self.counts,
            amount,
        };
        bridge.ask(move |desk| desk.declare_parcels(said)).map(Message::Kept)
    }

    pub(super) fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match stroke {
            Stroke::Char(figure @ ('0'..='9' | ',' | '.')) => Some(Message::Figure(figure)),
            Stroke::Erase => Some(Message::Erase),
            Stroke::Enter => Some(Message::Keep),
            _ => None,
        }
    }

    pub(super) fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let mut content = Column::new().spacing(GAP_8).push(self.head(scene));
        if self.typing {
            let keys = keypad(scene.look, Corner::Comma, Message::Key);
            content = content.push(at_foot(keys)).push(self.erase(scene));
            return content.push(self.foot(scene)).into();
        }
        if let Some(statement) = self.statement() {
            content = content.push(self.table(scene, statement));
        }
        let (tone, text) = self.remark(scene);
        let remark = label(text).size(BODY).semibold().lines(2).width(Length::Fill);
        let remark = match tone {
            Tone::Problem => remark.color(scene.look.palette.red),
            _ => remark,
        };
        let remark = container(remark).height(Length::Fill);
        content.push(remark).push(self.foot(scene)).into()
    }

    fn head<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let month = format!("{:02}/{:04}", self.first.month(), self.first.year());
        let name = self.statement().map_or("", |one| one.carrier.name.as_str());
        let turn = |icon, months| {
            act(look, "").icon(icon).width(look.room.key()).on_press(Message::Turn(months))
        };
        Row::new()
            .spacing(GAP_8)
            .align_y(iced::Alignment::Center)
            .push(turn(Icon::ChevronLeft, -1))
            .push(container(label(month).size(LARGE).bold()).padding([0.0, GAP_12]))
            .push(turn(Icon::ChevronRight, 1))
            .push(act(look, name).icon(Icon::Truck).on_press(Message::Next))
            .into()
    }

    fn table<'a>(&'a self, scene: Scene<'a>, statement: &'a Statement) -> Element<'a, Message> {
        let look = scene.look;
        let month = &statement.month;
        let figures = ["parcels-month-counted", "parcels-month-worth"];
        let figures = figures.map(|key| scene.say(key).into()).to_vec();
        let shown = self.kinds_shown(scene);
        let page = self.page.min(Kind::ALL.len().div_ceil(shown) - 1);
        let wide = scene.area.width > WIDE;
        let figures = if wide { figures } else { figures[..1].to_vec() };
        let mut rows = Column::new().spacing(GAP_8).push(count_heading(
            look,
            scene.say("parcels-month-kind"),
            figures,
            scene.say("parcels-month-declared"),
        ));
        let kinds = Kind::ALL.into_iter().zip(&month.lines).enumerate();
        for (rank, (kind, line)) in kinds.skip(page * shown).take(shown) {
            let declared = self.counts[rank];
            let mut figures = vec![line.counted.to_string().into()];
            if wide {
                figures.push(format::money(line.expected).into());
            }
            let row = CountRow {
                name: scene.say(show::kind_key(kind)).into(),
                figures,
                count: declared.to_string().into(),
                differs: i64::from(declared) != line.counted,
            };
            let less = (declared > 0).then_some(Message::Count(rank, -1));
            rows = rows.push(count_row(look, row, less, Some(Message::Count(rank, 1))));
        }
        if shown < Kind::ALL.len() {
            let pages = Kind::ALL.len().div_ceil(shown);
            rows = rows.push(pager(
                look,
                pager_words(scene, page, pages),
                (page > 0).then(|| Message::Page(page - 1)),
                (page + 1 < pages).then_some(Message::Page(page + 1)),
            ));
        }
        rows.into()
    }

    /// How many kinds have room one above the other.
    fn kinds_shown(&self, scene: Scene<'_>) -> usize {
        let room = scene.area.height - 290.0;
        let fit = |room: f32| (room / (COUNT_ROW + GAP_8)).floor().max(1.0) as usize;
        if fit(room) >= Kind::ALL.len() { Kind::ALL.len() } else { fit(room - 84.0).min(3) }
    }

    /// What was told last, or how the month stands.
    fn remark(&self, scene: Scene<'_>) -> (Tone, String) {
        match (&self.told, self.statement()) {
            (Some(Told::Refused(refusal)), _) => (Tone::Problem, refusal.sentence(scene.words)),
            (Some(Told::Written(path)), _) => {
                let file = [("file", path.clone().into())];
                (Tone::Done, scene.words.tell("parcels-month-written", &file))
            }
            (_, Some(statement)) => (Tone::Remark, self.standing(scene, statement)),
            (_, None) => (Tone::Remark, String::new()),
        }
    }

    fn standing(&self, scene: Scene<'_>, statement: &Statement) -> String {
        let month = &statement.month;
        let expected = match month.fixed.is_zero() {
            true => "parcels-month-expected",
            false => "parcels-month-expected-fixed",
        };
        let expected = scene.words.tell(
            expected,
            &[
                ("amount", format::money(month.expected).into()),
                ("fixed", format::money(month.fixed).into()),
            ],
        );
        let other = match month.difference().ok().flatten() {
            Some(none) if none.is_zero() => scene.say("parcels-month-agrees"),
            Some(amount) => {
                let amount = [("amount", format::money(amount).into())];
                scene.words.tell("parcels-month-differs", &amount)
            }
            None => {
                let LinkedSales { hand_overs, sales } = self.linked;
                let count = |count: u32| u64::from(count).into();
                let (hands, sales) = (count(hand_overs), count(sales));
                scene.words.tell("parcels-month-linked", &[("hands", hands), ("sales", sales)])
            }
        };
        format!("{expected} {other}")
    }

    fn erase<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let erase = act(scene.look, scene.say("keyboard-erase")).icon(Icon::Delete);
        let done = act(scene.look, scene.say("keyboard-done")).icon(Icon::Check);
        let keys = Row::new().spacing(GAP_8).push(erase.on_press(Message::Erase));
        keys.push(done.on_press(Message::Amount)).into()
    }

    fn foot<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let high = look.room.key() + GAP_16;
        let some = self.statement().is_some();
        let key = |word: &str, message| {
            act(look, scene.say(word)).height(high).on_press_maybe(some.then_some(message))
        };
        let hint = match self.amount.is_empty() {
            true => scene.say("parcels-month-amount"),
            false => String::new(),
        };
        let shown = Field {
            icon: Icon::ReceiptEuro,
            text: self.amount.as_str().into(),
            hint: hint.into(),
            active: self.typing,
        };
        let amount = container(field(look, shown, Message::Amount)).width(Length::FillPortion(2));
        let back = act(look, scene.say("back")).height(high).on_press(Message::Back);
        Row::new()
            .spacing(GAP_8)
            .align_y(iced::Alignment::Center)
            .push(back)
            .push(amount)
            .push(key("parcels-month-csv", Message::Write))
            .push(key("parcels-month-keep", Message::Keep).kind(Control::Main))
            .into()
    }
}

/// The figure or the comma of a key.
fn figure(key: KeypadKey) -> Message {
    match key {
        KeypadKey::Digit(digit) => {
            Message::Figure(char::from_digit(u32::from(digit), 10).unwrap_or('0'))
        }
        KeypadKey::Comma => Message::Figure(','),
        KeypadKey::DoubleZero => Message::Figure('0'),
        KeypadKey::Erase => Message::Erase,
    }
}

fn load(first: NaiveDate, bridge: &Bridge) -> Task<Message> {
    let months =
        bridge.ask(move |desk| Ok((desk.parcel_month(first)?, desk.sales_after_parcels(first)?)));
    months.map(Message::Loaded)
}
