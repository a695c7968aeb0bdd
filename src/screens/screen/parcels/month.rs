//! A carrier's month: our counts against its statement, kind by kind.

use chrono::{Datelike, Months, NaiveDate};
use iced::widget::{Column, Row, container};
use iced::{Element, Length, Task};

use super::show;
use crate::domain::money::Cents;
use crate::domain::parcel::Declaration;
use crate::domain::parcel::carrier::Kind;
use crate::screens::Refusal;
use crate::screens::bridge::{Bridge, LinkedSales, Statement};
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, LARGE};
use crate::screens::widget::{
    CountRow, Field, Notice, Tone, act, count_heading, count_row, field, label,
};
use crate::words::format;

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
    /// The field of the amount was touched.
    Nothing,
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
        let amount = month.declared.map_or(String::new(), |amount| format::bare_money(amount));
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
            Message::Figure(_) | Message::Nothing | Message::Back => {}
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
        if let Some(statement) = self.statement() {
            content = content.push(self.table(scene, statement));
        }
        if let Some(notice) = self.notice(scene) {
            content = content.push(notice);
        }
        content.push(container(Column::new()).height(Length::Fill)).push(self.foot(scene)).into()
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
        let mut rows = Column::new().spacing(GAP_8).push(count_heading(
            look,
            scene.say("parcels-month-kind"),
            figures,
            scene.say("parcels-month-declared"),
        ));
        for (rank, (kind, line)) in Kind::ALL.into_iter().zip(&month.lines).enumerate() {
            let declared = self.counts[rank];
            let row = CountRow {
                name: scene.say(show::kind_key(kind)).into(),
                figures: vec![line.counted.to_string().into(), format::money(line.expected).into()],
                count: declared.to_string().into(),
                differs: i64::from(declared) != line.counted,
            };
            let less = (declared > 0).then_some(Message::Count(rank, -1));
            rows = rows.push(count_row(look, row, less, Some(Message::Count(rank, 1))));
        }
        let expected = scene.words.tell(
            "parcels-month-expected",
            &[
                ("amount", format::money(month.expected).into()),
                ("fixed", format::money(month.fixed).into()),
            ],
        );
        rows = rows.push(label(expected).size(BODY).semibold().lines(2));
        let shown = Field {
            icon: Icon::ReceiptEuro,
            text: self.amount.as_str().into(),
            hint: scene.say("parcels-month-amount").into(),
            active: true,
        };
        rows.push(field(look, shown, Message::Nothing)).into()
    }

    fn notice<'a>(&'a self, scene: Scene<'a>) -> Option<Element<'a, Message>> {
        let look = scene.look;
        let notice = |tone, text| Some(Notice::new(look, tone, text).into());
        match &self.told {
            Some(Told::Refused(refusal)) => notice(Tone::Problem, refusal.sentence(scene.words)),
            Some(Told::Written(path)) => {
                let file = [("file", path.clone().into())];
                notice(Tone::Done, scene.words.tell("parcels-month-written", &file))
            }
            Some(Told::Kept) | None => {
                let difference = self.statement()?.month.difference().ok().flatten();
                let text = match difference {
                    Some(none) if none.is_zero() => scene.say("parcels-month-agrees"),
                    Some(amount) => scene
                        .words
                        .tell("parcels-month-differs", &[("amount", format::money(amount).into())]),
                    None => {
                        let LinkedSales { hand_overs, sales } = self.linked;
                        let linked = [
                            ("hands", hand_overs.to_string().into()),
                            ("sales", sales.to_string().into()),
                        ];
                        scene.words.tell("parcels-month-linked", &linked)
                    }
                };
                notice(Tone::Remark, text)
            }
        }
    }

    fn foot<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let high = look.room.key() + GAP_16;
        let some = self.statement().is_some();
        let key = |word: &str, message| {
            act(look, scene.say(word)).height(high).on_press_maybe(some.then_some(message))
        };
        Row::new()
            .spacing(GAP_8)
            .push(act(look, scene.say("back")).height(high).on_press(Message::Back))
            .push(key("parcels-month-csv", Message::Write).icon(Icon::Download))
            .push(key("parcels-month-keep", Message::Keep).kind(Control::Main))
            .into()
    }
}

fn load(first: NaiveDate, bridge: &Bridge) -> Task<Message> {
    let months =
        bridge.ask(move |desk| Ok((desk.parcel_month(first)?, desk.sales_after_parcels(first)?)));
    months.map(Message::Loaded)
}
