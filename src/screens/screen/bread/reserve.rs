//! Keeping bread for someone: who, what, and for when or how often.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use iced::widget::{Column, Row, column, container, row};
use iced::{Element, Length};

use super::Wish;
use super::pages::Pages;
use super::terms::days;
use crate::domain::bread::{MAX_UNITS, StandingOrder, Weekdays};
use crate::domain::day::BusinessDay;
use crate::domain::id::{CustomerId, ProductId};
use crate::domain::text::{Label, folded};
use crate::screens::Refusal;
use crate::screens::bridge::{Board, Bridge, Customer, Line};
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::start::{TypingWords, keyboard_key, proposing_view};
use crate::screens::theme::{Control, EDGE, GAP_8, GAP_16, LARGE, TITLE};
use crate::screens::widget::{
    COUNT_ROW, CountRow, KeyboardKey, Typing, act, count_row, label, toggle,
};
use crate::words::format;

/// What is to be kept, while it is being told.
#[derive(Debug)]
pub struct Reserve {
    customers: Vec<Customer>,
    typing: Typing,
    who: Option<Who>,
    units: BTreeMap<ProductId, u32>,
    when: When,
    /// The day, where it is neither today nor the next.
    other: Option<BusinessDay>,
    days: Weekdays,
    page: usize,
}

/// For whom.
#[derive(Debug, Clone)]
enum Who {
    /// Someone in the register.
    Known(CustomerId, Label),
    /// Someone new.
    New(Label),
}

/// For when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Today,
    /// On the baker's next day.
    Next,
    /// On another day of the next two weeks.
    Other,
    Weekly,
}

const WHENS: [When; 4] = [When::Today, When::Next, When::Other, When::Weekly];

/// Days in a row of keys.
const WEEK_DAYS: usize = 7;

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The people in the register are there, or not.
    People(Result<Vec<Customer>, Refusal>),
    /// A key of the keyboard.
    Type(KeyboardKey),
    /// Someone of the register.
    Choose(CustomerId),
    /// One less or one more of a bread.
    Step(ProductId, bool),
    /// One more of the first bread on the page.
    More,
    /// For when, by its rank.
    When(usize),
    /// On that day.
    On(BusinessDay),
    /// A day of the week, or not.
    Day(Weekday),
    /// Another page.
    Page(usize),
    /// All stays as it was.
    Back,
    /// It is kept; paid now, or when it is fetched.
    Save(bool),
}

/// The most letters of a name.
const NAME_MAX: usize = 40;

/// How many people of the register are proposed.
const PROPOSED: usize = 4;

impl Reserve {
    /// Begins, and asks who is in the register.
    pub(super) fn new(bridge: &Bridge) -> (Self, iced::Task<super::Message>) {
        let reserve = Self {
            customers: Vec::new(),
            typing: Typing::new("", NAME_MAX).required(),
            who: None,
            units: BTreeMap::new(),
            when: When::Next,
            other: None,
            days: Weekdays::NONE,
            page: 0,
        };
        let people = bridge.ask(|desk| desk.customers());
        (reserve, people.map(|people| super::Message::Reserve(Message::People(people))))
    }

    /// Whether text is written.
    pub fn writes(&self) -> bool {
        self.who.is_none()
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match (stroke, &self.who) {
            (Stroke::Escape, _) => Some(Message::Back),
            (stroke, None) => keyboard_key(stroke).map(Message::Type),
            (Stroke::Char('+'), Some(_)) => Some(Message::More),
            (Stroke::Enter, Some(_)) => Some(Message::Save(false)),
            _ => None,
        }
    }

    /// People of the register whose name has what is typed.
    fn found(&self) -> impl Iterator<Item = &Customer> {
        let typed = folded(self.typing.text());
        self.customers.iter().filter(move |one| folded(one.name.as_str()).contains(&typed))
    }

    /// Takes a message; whether it is left.
    pub(super) fn update(
        &mut self,
        message: Message,
        board: &Board,
        next: Option<BusinessDay>,
        bridge: &Bridge,
    ) -> (Wish, bool) {
        match message {
            Message::People(Ok(people)) => self.customers = people,
            Message::People(Err(_)) => {}
            Message::Type(key) => {
                if self.typing.press(key)
                    && let Ok(name) = Label::new(self.typing.text())
                {
                    // The same name again is the same person.
                    let same = |one: &&Customer| folded(one.name.as_str()) == folded(name.as_str());
                    self.who = Some(match self.customers.iter().find(same) {
                        Some(known) => Who::Known(known.id, known.name.clone()),
                        None => Who::New(name),
                    });
                }
            }
            Message::Choose(id) => {
                let known = self.customers.iter().find(|one| one.id == id);
                self.who = known.map(|known| Who::Known(known.id, known.name.clone()));
            }
            Message::Step(product, more) => {
                let units = self.units.entry(product).or_default();
                *units = if more { (*units + 1).min(MAX_UNITS) } else { units.saturating_sub(1) };
            }
            Message::More => {
                if let Some(line) = board.lines.first() {
                    *self.units.entry(line.product).or_default() += 1;
                }
            }
            Message::When(rank) => self.when = WHENS.get(rank).copied().unwrap_or(self.when),
            Message::On(day) => self.other = Some(day),
            Message::Day(day) => self.days = self.days.toggled(day),
            Message::Page(page) => self.page = page,
            Message::Back => return (Wish::None, true),
            Message::Save(paid) => return (self.save(board, next, paid, bridge), true),
        }
        (Wish::None, false)
    }

    fn save(&self, board: &Board, next: Option<BusinessDay>, paid: bool, bridge: &Bridge) -> Wish {
        let Some(who) = self.who.clone() else {
            return Wish::None;
        };
        let wanted: Vec<_> =
            self.units.iter().filter(|(_, units)| **units > 0).map(|(id, n)| (*id, *n)).collect();
        let (days, today) = (self.days, board.day);
        let weekly = self.when == When::Weekly;
        let day = match self.when {
            When::Today | When::Weekly => Some(today),
            When::Next => Some(next.unwrap_or(today)),
            When::Other => self.other,
        };
        let Some(day) = day else {
            return Wish::None;
        };
        let write = bridge.ask(move |desk| {
            let customer = match who {
                Who::Known(customer, _) => customer,
                Who::New(name) => desk.add_customer(&name)?,
            };
            if !weekly {
                let made = desk.reserve_bread(day, customer, &wanted)?;
                return Ok((customer, made, wanted));
            }
            for (product, units) in wanted {
                let id = desk.new_standing_order();
                desk.set_standing(StandingOrder {
                    id,
                    customer,
                    product,
                    units,
                    days,
                    from: today,
                    until: None,
                    pauses: Vec::new(),
                })?;
            }
            Ok((customer, Vec::new(), Vec::new()))
        });
        Wish::Run(write.map(move |done| match done {
            Ok((customer, made, wanted)) if paid => {
                super::Message::PayAhead(customer, made.into_iter().zip(wanted).collect())
            }
            Ok(_) => super::Message::Written(Ok("bread-reserved")),
            Err(refusal) => super::Message::Written(Err(refusal)),
        }))
    }

    /// The screen.
    pub fn view<'a>(
        &'a self,
        scene: Scene<'a>,
        board: &'a Board,
        next: Option<BusinessDay>,
    ) -> Element<'a, Message> {
        match &self.who {
            None => self.ask_who(scene),
            Some(Who::Known(_, name) | Who::New(name)) => self.ask_what(scene, board, next, name),
        }
    }

    fn ask_who<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let mut found = row![].spacing(GAP_8).height(look.room.key());
        for one in self.found().take(PROPOSED) {
            let key = act(look, one.name.as_str().to_owned()).one_line();
            found = found.push(key.on_press(Message::Choose(one.id)));
        }
        let asked = TypingWords {
            title: scene.say("bread-for-whom"),
            hint: scene.say("bread-for-whom-hint"),
        };
        let leave = Some(Message::Back);
        let found = found.into();
        proposing_view(look, scene.words, &self.typing, (asked, found), leave, Message::Type)
    }

    fn ask_what<'a>(
        &'a self,
        scene: Scene<'a>,
        board: &'a Board,
        next: Option<BusinessDay>,
        name: &'a Label,
    ) -> Element<'a, Message> {
        let look = scene.look;
        let key = look.room.key();
        let more = match self.when {
            When::Today | When::Next => 0.0,
            When::Weekly => key + GAP_8,
            When::Other => 2.0 * (key + GAP_8),
        };
        let taken = TITLE * 1.25 + 2.0 * key + GAP_16 + 2.0 * EDGE + more + 3.0 * GAP_8;
        let height = scene.area.height - 2.0 * GAP_16 - taken;
        let pages = Pages::of(&scene, board.lines.len(), self.page, height, COUNT_ROW, 1);
        let title = scene.words.tell("bread-for", &[("name", name.as_str().to_owned().into())]);
        let content: Column<'a, Message> = column![label(title).size(TITLE).bold()].spacing(GAP_8);
        let line = |line: &'a Line| {
            let units = self.units.get(&line.product).copied().unwrap_or(0);
            let price = scene.situation.catalog.product(line.product);
            let price = price.map_or_else(String::new, |product| format::money(product.price));
            let shown = CountRow {
                name: line.name.as_str().into(),
                figures: vec![price.into()],
                count: units.to_string().into(),
                differs: units > 0,
            };
            let less = (units > 0).then_some(Message::Step(line.product, false));
            let more = Some(Message::Step(line.product, true));
            count_row(look, shown, less, more)
        };
        let mut content = pages.list(scene, content, &board.lines, line, Message::Page);
        let day = next.unwrap_or(board.day);
        let ways = vec![
            scene.say("bread-today").into(),
            format::short_day(scene.words, day).into(),
            scene.say("bread-other-day").into(),
            scene.say("bread-weekly").into(),
        ];
        let rank = WHENS.iter().position(|when| *when == self.when).unwrap_or(0);
        content = content.push(toggle(look, ways, rank, Message::When));
        content = match self.when {
            When::Today | When::Next => content,
            When::Weekly => content.push(days(scene, self.days, Message::Day)),
            When::Other => content.push(self.two_weeks(scene, board)),
        };
        container(content.push(self.acts(scene, board)))
            .padding(GAP_16)
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }

    /// A key for each day of the next two weeks; one on which the baker rests is out of use.
    fn two_weeks<'a>(&self, scene: Scene<'a>, board: &Board) -> Element<'a, Message> {
        let names = scene.say("weekdays");
        let key = |date: NaiveDate| {
            let rank = usize::try_from(date.weekday().num_days_from_monday()).unwrap_or(0);
            let name = names.split(' ').nth(rank).unwrap_or_default();
            let day = BusinessDay::new(date);
            let kind = Control::Choice { chosen: self.other == Some(day) };
            act(scene.look, format!("{name} {}", date.day()))
                .one_line()
                .kind(kind)
                .on_press_maybe((!rests(board, day)).then_some(Message::On(day)))
                .into()
        };
        let first = board.day.date().iter_days().skip(1);
        let keys: Vec<Element<'a, Message>> = first.take(2 * WEEK_DAYS).map(key).collect();
        let mut keys = keys.into_iter();
        let mut weeks = Column::new().spacing(GAP_8);
        for _ in 0..2 {
            let week: Vec<_> = keys.by_ref().take(WEEK_DAYS).collect();
            weeks = weeks.push(Row::with_children(week).spacing(GAP_8));
        }
        weeks.into()
    }

    fn acts<'a>(&'a self, scene: Scene<'a>, board: &Board) -> Element<'a, Message> {
        let look = scene.look;
        let height = look.room.key() + GAP_16;
        let any = self.units.values().any(|units| *units > 0);
        let weekly = self.when == When::Weekly;
        let told = match self.when {
            When::Today => !board.rests(),
            When::Next => true,
            When::Other => self.other.is_some(),
            When::Weekly => self.days != Weekdays::NONE,
        };
        let ready = any && told;
        let ahead = (ready && !weekly).then_some(Message::Save(true));
        row![
            act(look, scene.say("back"))
                .icon(Icon::ArrowLeft)
                .height(height)
                .on_press(Message::Back),
            act(look, scene.say("bread-pay-ahead")).height(height).on_press_maybe(ahead),
            act(look, scene.say("bread-reserve"))
                .icon(Icon::Bookmark)
                .kind(Control::Main)
                .size(LARGE)
                .height(height)
                .on_press_maybe(ready.then_some(Message::Save(false))),
        ]
        .spacing(GAP_8)
        .into()
    }
}

/// Whether the baker rests on a day.
fn rests(board: &Board, day: BusinessDay) -> bool {
    board.baker.as_ref().is_some_and(|(_, terms)| terms.closed.has(day.date().weekday()))
}
