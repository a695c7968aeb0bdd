//! What the baker is owed for a week or a month.

use chrono::TimeDelta;
use iced::widget::{Column, Row, Space, column, container, row};
use iced::{Alignment, Element, Length};

use super::Wish;
use super::pages::Pages;
use crate::domain::bread::{BreadPaper, Period, Statement, StatementLine};
use crate::domain::day::BusinessDay;
use crate::domain::id::PartnerId;
use crate::domain::money::Cents;
use crate::domain::partner::Deal;
use crate::screens::Refusal;
use crate::screens::bridge::{Board, Bridge, StatementSheet};
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::theme::{
    BODY, Control, GAP_4, GAP_8, GAP_16, LARGE, NAME, SMALL, Surface, TITLE,
};
use crate::screens::widget::{Notice, Tone, act, label, surface, toggle};
use crate::words::format;

/// The state of the tab.
#[derive(Debug, Default)]
pub struct Account {
    sheet: Option<StatementSheet>,
    period: Option<Period>,
    page: usize,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The sums are there, or not.
    Told(Result<Box<StatementSheet>, Refusal>),
    /// A week or a month.
    Period(usize),
    /// The period before, or after.
    Move(bool),
    /// It is to be printed.
    Print,
    /// The price signs are to be made.
    Signs,
    /// The baker's terms.
    Terms,
    /// Another page.
    Page(usize),
}

const PERIODS: [Period; 2] = [Period::Week, Period::Month];

/// Height of a bread's row.
const LINE: f32 = 60.0;

impl Account {
    /// Asks for the sums of the period around a day.
    pub(super) fn ask(
        &self,
        baker: PartnerId,
        period: Period,
        day: BusinessDay,
        bridge: &Bridge,
    ) -> iced::Task<super::Message> {
        let (from, until) = period.around(day);
        bridge
            .ask(move |desk| desk.baker_statement(baker, from, until).map(Box::new))
            .map(|told| super::Message::Account(Message::Told(told)))
    }

    /// The first look, or the same days anew.
    pub(super) fn open(&self, board: &Board, bridge: &Bridge) -> iced::Task<super::Message> {
        let Some((partner, terms)) = &board.baker else {
            return iced::Task::none();
        };
        let day = self.sheet.as_ref().map_or(board.day, |sheet| sheet.from);
        self.ask(partner.id, self.period.unwrap_or(terms.period), day, bridge)
    }

    /// Forgets the sums of another baker.
    pub fn forget(&mut self) {
        (self.sheet, self.page) = (None, 0);
    }

    /// Takes the sums.
    pub fn take(&mut self, sheet: StatementSheet) {
        self.sheet = Some(sheet);
    }

    /// Takes a message.
    pub(super) fn update(&mut self, message: Message, board: &Board, bridge: &Bridge) -> Wish {
        let (Some((partner, terms)), Some(sheet)) = (&board.baker, &self.sheet) else {
            return Wish::None;
        };
        let period = self.period.unwrap_or(terms.period);
        match message {
            Message::Told(_) | Message::Terms => Wish::None,
            Message::Page(page) => {
                self.page = page;
                Wish::None
            }
            Message::Period(rank) => {
                let period = PERIODS.get(rank).copied().unwrap_or_default();
                self.period = Some(period);
                Wish::Run(self.ask(partner.id, period, sheet.from, bridge))
            }
            Message::Move(onwards) => {
                let day = match onwards {
                    true => sheet.until.date() + TimeDelta::days(1),
                    false => sheet.from.date() - TimeDelta::days(1),
                };
                Wish::Run(self.ask(partner.id, period, BusinessDay::new(day), bridge))
            }
            Message::Print => {
                let (baker, from, until) = (partner.id, sheet.from, sheet.until);
                let paper = BreadPaper::Statement { baker, from, until };
                let print = bridge.ask(move |desk| desk.print_bread_paper(paper).map(Box::new));
                Wish::Run(print.map(super::Message::Paper))
            }
            Message::Signs => {
                let write = bridge.ask(|desk| desk.write_bread_signs());
                Wish::Run(
                    write.map(|told| {
                        super::Message::Signs(told.map(|file| file.display().to_string()))
                    }),
                )
            }
        }
    }

    /// The tab.
    pub fn view<'a>(
        &'a self,
        scene: Scene<'a>,
        board: &'a Board,
        height: f32,
    ) -> Element<'a, Message> {
        let look = scene.look;
        let (Some(sheet), Some((_, terms))) = (&self.sheet, &board.baker) else {
            return Space::new().into();
        };
        let period = self.period.unwrap_or(terms.period);
        let chosen = PERIODS.iter().position(|one| *one == period).unwrap_or(0);
        let ways = vec![scene.say("bread-week").into(), scene.say("bread-month").into()];
        let span = [
            ("from", format::short_day(scene.words, sheet.from).into()),
            ("until", format::short_day(scene.words, sheet.until).into()),
        ];
        let span = label(scene.words.tell("bread-span", &span)).size(BODY).lines(2);
        let later = sheet.until < board.day;
        let mut content: Column<'a, Message> = column![
            row![
                container(toggle(look, ways, chosen, Message::Period))
                    .width(Length::FillPortion(3)),
                act(look, "").icon(Icon::ChevronLeft).width(72.0).on_press(Message::Move(false)),
                container(span.centered()).width(Length::FillPortion(3)),
                act(look, "")
                    .icon(Icon::ChevronRight)
                    .width(72.0)
                    .on_press_maybe(later.then_some(Message::Move(true))),
            ]
            .spacing(GAP_8)
            .align_y(Alignment::Center)
        ]
        .spacing(GAP_8);
        let below = look.room.key() + 16.0 + 96.0 + 3.0 * GAP_8;
        let height = height - look.room.key() - 30.0 - below - GAP_8;
        let lines = lines(sheet);
        let pages = Pages::of(&scene, lines.len(), self.page, height, LINE, 1);
        content = content.push(heading(scene, sheet));
        let line = |(part, name, line)| bread(scene, sheet, part, name, line);
        let content = pages.list(scene, content, lines, line, Message::Page);
        content.push(sums(scene, sheet)).push(acts(scene)).into()
    }
}

/// Every bread under each deal that was in force, in the order of the catalogue.
fn lines(sheet: &StatementSheet) -> Vec<(&Statement, &str, &StatementLine)> {
    let mut lines = Vec::new();
    for part in &sheet.parts {
        for (product, name) in &sheet.names {
            lines.extend(part.lines.get(product).map(|line| (part, name.as_str(), line)));
        }
    }
    lines
}

/// The figures of a bread: came, sold, left over, taken back, amount.
fn figures<'a>(
    scene: Scene<'a>,
    name: Element<'a, Message>,
    figures: Vec<String>,
    size: f32,
    quiet: bool,
) -> Row<'a, Message> {
    let wide = scene.area.width >= 900.0;
    let mut content = Row::new().spacing(GAP_8).align_y(Alignment::Center);
    content = content.push(container(name).width(Length::Fill));
    let count = figures.len();
    for (rank, figure) in figures.into_iter().enumerate() {
        if !wide && rank > 0 && rank + 1 < count {
            continue;
        }
        let word = label(figure).size(size).right();
        let word = if quiet { word.color(scene.look.palette.quiet) } else { word };
        let width = if rank + 1 == count { 140.0 } else { 100.0 };
        content = content.push(container(word).width(width));
    }
    content
}

fn heading<'a>(scene: Scene<'a>, sheet: &StatementSheet) -> Element<'a, Message> {
    let amount = match sheet.parts.as_slice() {
        [part] if part.deal == Deal::Purchase => "bread-amount-net",
        [_] => "bread-amount-gross",
        _ => "bread-amount",
    };
    let keys = ["bread-came", "bread-sold", "bread-left-short", "bread-back-short", amount];
    let words = keys.iter().map(|key| scene.say(key)).collect();
    let quiet = scene.look.palette.quiet;
    let name = label(scene.say("bread-column")).size(SMALL).color(quiet);
    container(figures(scene, name.into(), words, SMALL, true)).padding([0.0, GAP_16]).into()
}

fn bread<'a>(
    scene: Scene<'a>,
    sheet: &StatementSheet,
    part: &Statement,
    name: &'a str,
    line: &StatementLine,
) -> Element<'a, Message> {
    let came: u32 = line.delivered.values().sum();
    let sold: i64 = line.sold.values().sum();
    let left = line.left_over;
    let (amount, deal) = match part.deal {
        Deal::Purchase => (line.cost, "bread-deal-bought"),
        Deal::Consignment | Deal::Mandate => (line.collected, "bread-deal-commission"),
    };
    let words = vec![
        came.to_string(),
        sold.to_string(),
        left.units().to_string(),
        left.taken_back.to_string(),
        format::money(amount),
    ];
    let mut name = column![label(name).size(NAME).semibold()];
    if sheet.parts.len() > 1 {
        let quiet = scene.look.palette.quiet;
        name = name.push(label(scene.say(deal)).size(SMALL).color(quiet));
    }
    surface(scene.look, Surface::Card, figures(scene, name.into(), words, NAME, false))
        .padding([0.0, GAP_16])
        .center_y(LINE)
        .width(Length::Fill)
        .into()
}

/// What is owed, and how it comes about.
fn sums<'a>(scene: Scene<'a>, sheet: &'a StatementSheet) -> Element<'a, Message> {
    if sheet.parts.iter().any(|part| !part.without_cost.is_empty()) {
        let text = scene.say("bread-without-cost");
        return Notice::new(scene.look, Tone::Attention, text).into();
    }
    let part = |part| sum(scene, sheet, part);
    Row::with_children(sheet.parts.iter().map(part)).spacing(GAP_8).into()
}

/// What is owed under one deal.
fn sum<'a>(
    scene: Scene<'a>,
    sheet: &'a StatementSheet,
    part: &'a Statement,
) -> Element<'a, Message> {
    let look = scene.look;
    let minus = |amount: Cents| format::money(amount.negated().unwrap_or(amount));
    let (due, key, values) = match part.deal {
        Deal::Purchase => (
            "bread-slip-due",
            "bread-how-bought",
            vec![
                ("came", format::money(part.delivered).into()),
                ("credit", minus(part.credit).into()),
            ],
        ),
        Deal::Consignment | Deal::Mandate => (
            "bread-slip-due-gross",
            "bread-how-sold",
            vec![
                ("collected", format::money(part.collected).into()),
                ("rate", format::percents(&part.rates, sheet.partner.commission).into()),
                ("commission", minus(part.commission).into()),
            ],
        ),
    };
    let how = label(scene.words.tell(key, &values)).size(BODY).lines(2);
    let content = row![
        column![
            label(scene.say(due)).size(LARGE).semibold(),
            how.color(look.palette.quiet).width(Length::Fill),
        ]
        .spacing(GAP_4)
        .width(Length::Fill),
        label(format::money(part.due)).size(TITLE).bold(),
    ]
    .spacing(GAP_16)
    .align_y(Alignment::Center);
    surface(look, Surface::Soft, content)
        .padding([0.0, GAP_16])
        .center_y(96.0)
        .width(Length::Fill)
        .into()
}

fn acts(scene: Scene<'_>) -> Element<'_, Message> {
    let look = scene.look;
    let height = look.room.key() + 16.0;
    let terms = act(look, scene.say("bread-terms")).icon(Icon::PenLine).height(height);
    let signs = act(look, scene.say("bread-signs")).icon(Icon::Tag).height(height);
    let print = act(look, scene.say("bread-print-statement"))
        .icon(Icon::Printer)
        .kind(Control::Main)
        .size(LARGE)
        .height(height);
    row![
        terms.on_press(Message::Terms),
        signs.on_press(Message::Signs),
        print.on_press(Message::Print),
    ]
    .spacing(GAP_8)
    .into()
}
