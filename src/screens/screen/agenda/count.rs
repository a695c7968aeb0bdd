//! How an activity went: how many people came, by age where it is known, and what it cost. The
//! figures are typed on large keys, since fourteen people would be fourteen touches on a plus.

use iced::widget::{Column, column, container, row};
use iced::{Element, Length};

use super::Message as Outer;
use crate::domain::activity::{Heads, Outcome};
use crate::domain::money::Cents;
use crate::screens::amount::{Typed, keypad_key};
use crate::screens::bridge::AgendaItem;
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, LARGE, TITLE};
use crate::screens::widget::{Corner, KeypadKey, Notice, Tone, act, cell, keypad, label, toggle};
use crate::words::{agenda, format};

/// What can be typed, in the order of the cells.
const CELLS: [&str; 6] = [
    "agenda-all",
    "agenda-children",
    "agenda-adults",
    "agenda-seniors",
    "agenda-cost",
    "agenda-takings",
];

/// How many of the cells hold heads; the others hold money.
const HEADS: usize = 4;

/// What is being told of an activity.
#[derive(Debug)]
pub(super) struct Count {
    item: AgendaItem,
    typed: [Typed; CELLS.len()],
    chosen: usize,
    /// Whether the next figure replaces what stands in the cell: it was just chosen.
    fresh: bool,
    estimated: bool,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another cell takes what is typed.
    Cell(usize),
    /// A key of the keypad.
    Key(KeypadKey),
    /// Counted (0) or estimated (1).
    Estimated(usize),
    /// It is noted.
    Save,
}

/// Takes a key of a real keyboard.
pub(super) fn stroke(stroke: Stroke) -> Option<Message> {
    match stroke {
        Stroke::Enter => Some(Message::Save),
        other => keypad_key(other).map(Message::Key),
    }
}

impl Count {
    /// Telling of this activity, from what is known of it.
    pub(super) fn new(item: AgendaItem) -> Self {
        let outcome = item.activity.outcome().unwrap_or_default();
        let heads = outcome.heads.unwrap_or_default();
        let whole = |count: u32| typed_of(count.to_string(), count > 0);
        let money = |amount: Cents| {
            let text = amount.to_string().replace('.', ",");
            typed_of(text, !amount.is_zero())
        };
        Self {
            typed: [
                whole(heads.all),
                whole(heads.children),
                whole(heads.adults),
                whole(heads.seniors),
                money(outcome.cost),
                money(outcome.takings),
            ],
            item,
            chosen: 0,
            fresh: true,
            estimated: heads.estimated,
        }
    }

    /// What it tells of.
    pub(super) fn item(&self) -> &AgendaItem {
        &self.item
    }

    /// Takes a message; what is to be noted comes back.
    pub(super) fn update(&mut self, message: Message) -> Option<Outcome> {
        match message {
            Message::Cell(rank) => {
                (self.chosen, self.fresh) = (rank.min(CELLS.len() - 1), true);
            }
            Message::Key(KeypadKey::Comma) if self.chosen < HEADS => {}
            Message::Key(key) => {
                if let Some(typed) = self.typed.get_mut(self.chosen) {
                    if std::mem::take(&mut self.fresh) && key != KeypadKey::Erase {
                        typed.clear();
                    }
                    typed.press(key);
                }
            }
            Message::Estimated(way) => self.estimated = way == 1,
            Message::Save => return self.outcome(),
        }
        None
    }

    fn whole(&self, rank: usize) -> u32 {
        self.typed.get(rank).and_then(Typed::whole).unwrap_or(0)
    }

    /// The heads as they stand: those of all ages are part of the whole, so that whoever types them
    /// alone has typed the whole.
    fn heads(&self) -> Heads {
        let [all, children, adults, seniors] = [0, 1, 2, 3].map(|rank| self.whole(rank));
        let by_age = Heads::by_age(children, adults, seniors);
        Heads { all: all.max(by_age.all), estimated: self.estimated, ..by_age }
    }

    /// Whether anybody has said how many came: a nought is said, too.
    fn is_said(&self) -> bool {
        self.typed.iter().take(HEADS).any(|typed| !typed.is_empty())
    }

    fn outcome(&self) -> Option<Outcome> {
        let money =
            |rank: usize| self.typed.get(rank).and_then(Typed::cents).unwrap_or(Cents::ZERO);
        let heads = self.is_said().then(|| self.heads());
        heads.map(|heads| Outcome { heads: Some(heads), cost: money(4), takings: money(5) })
    }

    /// What stands in a cell.
    fn shown(&self, rank: usize) -> String {
        let text = self.typed.get(rank).map(Typed::text).unwrap_or_default();
        match rank {
            0 if self.is_said() => self.heads().all.to_string(),
            _ if text.is_empty() => "–".to_owned(),
            _ if rank >= HEADS => format!("{text}\u{a0}€"),
            _ => text.to_owned(),
        }
    }

    /// The page.
    pub(super) fn view<'a>(
        &'a self,
        scene: Scene<'a>,
        problem: Option<String>,
    ) -> Element<'a, Outer> {
        let look = scene.look;
        let plan = &self.item.activity.plan;
        let title = agenda::title(self.item.title.as_ref(), plan.kind, scene.words);
        let day = format::short_day(scene.words, plan.day);
        let asked = scene.words.tell("agenda-how-many-at", &[("title", title.into())]);
        let mut head = Column::new()
            .push(label(asked).size(TITLE).bold().lines(2))
            .push(label(day).size(BODY).color(look.palette.quiet));
        if let Some(problem) = problem {
            head = head.push(Notice::new(look, Tone::Problem, problem));
        }
        let ways = vec![scene.say("agenda-counted").into(), scene.say("agenda-estimated").into()];
        let estimated = toggle(look, ways, usize::from(self.estimated), Message::Estimated);
        let fields = column![self.cells(scene), estimated].spacing(GAP_12);
        let corner = if self.chosen < HEADS { Corner::Erase } else { Corner::Comma };
        let keys = container(keypad(look, corner, Message::Key)).height(Length::Fill);
        let middle: Element<'a, Message> = if look.room.is_portrait() {
            column![fields.height(Length::FillPortion(1)), keys.height(Length::FillPortion(1))]
                .spacing(GAP_16)
                .into()
        } else {
            row![fields.width(Length::FillPortion(3)), keys.width(Length::FillPortion(2))]
                .spacing(GAP_16)
                .into()
        };
        let middle = container(middle).height(Length::Fill);
        column![head, Element::from(middle).map(Outer::Count), self.acts(scene)]
            .spacing(GAP_12)
            .padding(GAP_16)
            .into()
    }

    fn cells<'a>(&self, scene: Scene<'a>) -> Element<'a, Message> {
        let mut rows = Column::new().spacing(GAP_8);
        for pair in [[0, 1], [2, 3], [4, 5]] {
            let [one, other] = pair.map(|rank: usize| {
                let word = CELLS.get(rank).copied().unwrap_or_default();
                let chosen = rank == self.chosen;
                cell(scene.look, scene.say(word), self.shown(rank), chosen, Message::Cell(rank))
            });
            rows = rows.push(row![one, other].spacing(GAP_8).height(Length::Fill));
        }
        rows.height(Length::Fill).into()
    }

    fn acts<'a>(&self, scene: Scene<'a>) -> Element<'a, Outer> {
        let look = scene.look;
        let back = act(look, scene.say("back")).icon(Icon::ArrowLeft).on_press(Outer::Back);
        let off = act(look, scene.say("agenda-not-held")).icon(Icon::X).on_press(Outer::AskCancel);
        let save = act(look, scene.say("agenda-note"))
            .icon(Icon::Check)
            .kind(Control::Main)
            .size(LARGE)
            .width(Length::FillPortion(2))
            .on_press_maybe(self.is_said().then_some(Outer::Count(Message::Save)));
        row![back, off, save].spacing(GAP_8).into()
    }
}

/// What stands in a cell already.
fn typed_of(text: String, some: bool) -> Typed {
    let mut typed = Typed::default();
    for key in text.chars().filter(|_| some).filter_map(|one| keypad_key(Stroke::Char(one))) {
        typed.press(key);
    }
    typed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::activity::{Activity, ActivityKind, ActivityState, Plan};
    use crate::domain::day::BusinessDay;
    use crate::domain::id::ActivityId;

    fn count(outcome: Option<Outcome>) -> Count {
        let plan = Plan {
            kind: ActivityKind::Digital,
            day: BusinessDay::parse("2026-11-21").expect("a day"),
            start: 990,
            end: None,
            partner: None,
            funder: None,
            hosted: false,
        };
        let state = outcome.map_or(ActivityState::Planned, ActivityState::Held);
        let activity = Activity { id: ActivityId::new(uuid::Uuid::from_u128(1)), plan, state };
        Count::new(AgendaItem { activity, title: None })
    }

    fn press(count: &mut Count, keys: &str) {
        for key in keys.chars() {
            count.update(Message::Key(keypad_key(Stroke::Char(key)).expect("a key")));
        }
    }

    #[test]
    fn ages_alone_make_the_whole() {
        let mut told = count(None);
        assert_eq!(told.update(Message::Save), None, "nobody has said anything");
        for (rank, keys) in [(1, "3"), (2, "5"), (3, "6")] {
            told.update(Message::Cell(rank));
            press(&mut told, keys);
        }
        let outcome = told.update(Message::Save).expect("said");
        assert_eq!(outcome.heads, Some(Heads::by_age(3, 5, 6)));
        told.update(Message::Cell(0));
        press(&mut told, "20");
        let more = told.update(Message::Save).and_then(|outcome| outcome.heads).expect("said");
        assert_eq!((more.all, more.children), (20, 3), "six of no known age");
    }

    #[test]
    fn money_takes_a_comma_and_heads_do_not() {
        let mut told = count(None);
        press(&mut told, "1,4");
        told.update(Message::Cell(4));
        press(&mut told, "40,5");
        told.update(Message::Estimated(1));
        let outcome = told.update(Message::Save).expect("said");
        assert_eq!(outcome.heads, Some(Heads { all: 14, estimated: true, ..Heads::default() }));
        assert_eq!((outcome.cost, outcome.takings), (Cents::new(4_050), Cents::ZERO));
    }

    #[test]
    fn what_is_known_stands_there_and_is_replaced_by_what_is_typed() {
        let heads = Some(Heads { all: 15, ..Heads::by_age(3, 5, 6) });
        let known = Outcome { heads, cost: Cents::new(4_050), takings: Cents::new(10) };
        let mut told = count(Some(known));
        assert_eq!(told.update(Message::Save), Some(known));
        press(&mut told, "16");
        let outcome = told.update(Message::Save).expect("said");
        assert_eq!(outcome.heads.map(|heads| heads.all), Some(16));
    }

    #[test]
    fn nobody_came_is_an_answer() {
        let mut told = count(None);
        press(&mut told, "0");
        let outcome = told.update(Message::Save).expect("said");
        assert_eq!(outcome.heads, Some(Heads::default()));
    }
}
