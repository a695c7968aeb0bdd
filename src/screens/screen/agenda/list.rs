//! The lists: what is to come, what is to be told, what was.

use iced::widget::{Column, Row, Space, column, container, row};
use iced::{Alignment, Element, Length};

use super::{Agenda, Message, Shelf};
use crate::domain::activity::{ActivityKind, ActivityState};
use crate::domain::day::BusinessDay;
use crate::screens::bridge::{AgendaBoard, AgendaItem};
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::screen::pages::Pages;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, TITLE};
use crate::screens::widget::{CHOICE_ROW, ChoiceRow, Notice, Tone, act, choices, label, open_row};
use crate::words::{agenda, format};

impl Agenda {
    /// The list that is chosen.
    pub(super) fn list<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let key = look.room.key();
        let title = label(scene.say("agenda-title")).size(TITLE).bold().width(Length::Fill);
        let plan = act(look, scene.say("agenda-plan")).icon(Icon::Plus).kind(Control::Main);
        let head = row![title, plan.width(300.0).on_press(Message::Plan)].spacing(GAP_8);
        let mut content = column![head.align_y(Alignment::Center)].spacing(GAP_12).padding(GAP_16);
        let mut height = scene.area.height - 2.0 * (GAP_16 + key + GAP_12) - GAP_8;
        content = content.push(self.shelves(scene));
        if let Some(told) = self.told(scene) {
            content = content.push(told);
            height -= key + GAP_12;
        }
        let items = self.board.as_ref().map(|board| self.items(board));
        let items = match items {
            Some(items) if !items.is_empty() => items,
            other => {
                let empty = match self.shelf {
                    _ if other.is_none() => "agenda-loading",
                    Shelf::Ahead => "agenda-none-ahead",
                    Shelf::Untold => "agenda-none-untold",
                    Shelf::Past => "agenda-none-past",
                };
                let told = label(scene.say(empty)).size(BODY).lines(4).centered();
                let told = told.color(look.palette.quiet);
                return content.push(container(told).center(Length::Fill)).into();
            }
        };
        let pages = Pages::of(&scene, items.len(), self.page, height, CHOICE_ROW, 1);
        pages.list(scene, content, items, |item| line(scene, item), Message::Page).into()
    }

    fn items<'a>(&self, board: &'a AgendaBoard) -> Vec<&'a AgendaItem> {
        match self.shelf {
            Shelf::Ahead => board.ahead.iter().collect(),
            Shelf::Untold => board.untold.iter().collect(),
            Shelf::Past => board.past.iter().collect(),
        }
    }

    /// The lists to choose from, with how many are to be told.
    fn shelves<'a>(&self, scene: Scene<'a>) -> Element<'a, Message> {
        let untold = self.board.as_ref().map_or(0, |board| board.untold.len());
        let to_tell = match untold {
            0 => scene.say("agenda-untold"),
            some => format!("{} · {some}", scene.say("agenda-untold")),
        };
        let ways = vec![
            (Some(Icon::CalendarDays), scene.say("agenda-ahead").into()),
            (Some(Icon::Users), to_tell.into()),
            (Some(Icon::History), scene.say("agenda-past").into()),
        ];
        let chosen = Shelf::ALL.iter().position(|one| *one == self.shelf);
        choices(scene.look, ways, chosen, Message::Shelf)
    }

    fn told<'a>(&self, scene: Scene<'a>) -> Option<Element<'a, Message>> {
        let (tone, text) = match self.told? {
            Ok(key) => (Tone::Done, scene.say(key)),
            Err(refusal) => (Tone::Problem, refusal.sentence(scene.words)),
        };
        Some(Notice::new(scene.look, tone, text).into())
    }

    /// What can be planned.
    pub(super) fn kinds<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let keys = ActivityKind::ALL.into_iter().enumerate().map(|(rank, kind)| {
            let word = scene.say(agenda::kind_key(kind));
            act(scene.look, word).height(96.0).on_press(Message::Kind(rank)).into()
        });
        choice(scene, scene.say("agenda-which"), keys.collect())
    }
}

/// A question and keys to answer it.
pub(super) fn choice<'a>(
    scene: Scene<'a>,
    question: String,
    keys: Vec<Element<'a, Message>>,
) -> Element<'a, Message> {
    let look = scene.look;
    let back = act(look, scene.say("back")).icon(Icon::ArrowLeft).width(200.0);
    let question = label(question).size(TITLE).bold().lines(2).width(Length::Fill);
    let head = row![question, back.on_press(Message::Back)].align_y(Alignment::Center);
    let wide = if look.room.is_portrait() { 2 } else { 3 };
    let mut rows = Column::new().spacing(GAP_8);
    let mut keys = keys.into_iter().peekable();
    while keys.peek().is_some() {
        let mut line = Row::new().spacing(GAP_8);
        for _ in 0..wide {
            let room = || Space::new().width(Length::Fill).into();
            line = line.push(keys.next().unwrap_or_else(room));
        }
        rows = rows.push(line);
    }
    column![head, rows].spacing(GAP_16).padding(GAP_16).into()
}

/// An activity in a list.
fn line<'a>(scene: Scene<'a>, item: &'a AgendaItem) -> Element<'a, Message> {
    let plan = &item.activity.plan;
    let shown = ChoiceRow {
        mark: agenda::clock(plan.start).into(),
        title: agenda::title(item.title.as_ref(), plan.kind, scene.words).into(),
        detail: detail(scene, item).into(),
        remark: remark(scene, item).into(),
        chosen: false,
    };
    open_row(scene.look, shown, Message::Choose(item.activity.id))
}

/// The day, until when, and how many came.
fn detail(scene: Scene<'_>, item: &AgendaItem) -> String {
    let plan = &item.activity.plan;
    let mut parts = vec![format::short_day(scene.words, plan.day)];
    if let Some(end) = plan.end {
        let time = [("time", agenda::clock(end).into())];
        parts.push(scene.words.tell("agenda-until", &time));
    }
    if item.title.is_some() {
        parts.push(scene.say(agenda::kind_key(plan.kind)));
    }
    if let Some(heads) = item.activity.outcome().and_then(|outcome| outcome.heads) {
        parts.push(agenda::people(heads, scene.words));
    }
    parts.join(" · ")
}

/// How far away it is, or what became of it.
fn remark(scene: Scene<'_>, item: &AgendaItem) -> String {
    match item.activity.state {
        ActivityState::Cancelled(_) => scene.say("agenda-off"),
        ActivityState::Held(outcome) if outcome.heads.is_none() => scene.say("agenda-how-many"),
        ActivityState::Held(_) => String::new(),
        ActivityState::Planned => away(scene, item.activity.plan.day),
    }
}

fn away(scene: Scene<'_>, day: BusinessDay) -> String {
    let days = (day.date() - scene.situation.today.date()).num_days();
    match u64::try_from(days) {
        Err(_) => scene.say("agenda-how-many"),
        Ok(0) => scene.say("agenda-today"),
        Ok(1) => scene.say("agenda-tomorrow"),
        Ok(days) => scene.words.tell("agenda-in-days", &[("days", days.into())]),
    }
}
