//! One activity: what it is, how it went, and what can be done about it.

use iced::widget::{Column, Space, column, container, row};
use iced::{Element, Length};

use super::list::choice;
use super::{Agenda, Message};
use crate::domain::activity::{ActivityState, CancelReason};
use crate::screens::bridge::{AgendaBoard, AgendaItem};
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::screen::life::funder_key;
use crate::screens::screen::partners::name_of;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, LARGE, TITLE};
use crate::screens::widget::{Notice, Tone, act, label};
use crate::words::{agenda, format};

/// Whether it can be said how it went: its day has come.
pub(super) fn may_tell(item: &AgendaItem, board: Option<&AgendaBoard>) -> bool {
    board.is_some_and(|board| item.activity.plan.day <= board.today)
}

impl Agenda {
    /// One activity.
    pub(super) fn one<'a>(
        &'a self,
        item: &'a AgendaItem,
        scene: Scene<'a>,
    ) -> Element<'a, Message> {
        let look = scene.look;
        let title = agenda::title(item.title.as_ref(), item.activity.plan.kind, scene.words);
        let mut content = column![label(title).size(TITLE).bold().lines(2)]
            .spacing(GAP_12)
            .padding(GAP_16)
            .max_width(1_000);
        if let Some(problem) = self.problem(scene) {
            content = content.push(Notice::new(look, Tone::Problem, problem));
        }
        for (name, value) in facts(item, scene) {
            content = content.push(
                row![
                    label(name).size(BODY).color(look.palette.quiet).width(Length::FillPortion(1)),
                    label(value).size(LARGE).lines(2).width(Length::FillPortion(2)),
                ]
                .spacing(GAP_16),
            );
        }
        let content = content.push(Space::new().height(Length::Fill)).push(self.acts(item, scene));
        container(content).center_x(Length::Fill).height(Length::Fill).into()
    }

    fn acts<'a>(&self, item: &AgendaItem, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let high = look.room.key();
        let cancelled = matches!(item.activity.state, ActivityState::Cancelled(_));
        let back = act(look, scene.say("back")).icon(Icon::ArrowLeft).on_press(Message::Back);
        let change = act(look, scene.say("agenda-change")).icon(Icon::PenLine);
        let change = change.on_press_maybe((!cancelled).then_some(Message::Change));
        let off = act(look, scene.say("agenda-cancel")).icon(Icon::X);
        let off = off.on_press_maybe((!cancelled).then_some(Message::AskCancel));
        let word = match item.activity.outcome() {
            Some(_) => "agenda-correct",
            None if cancelled => "agenda-held-after-all",
            None => "agenda-done",
        };
        let tell = may_tell(item, self.board.as_ref()).then_some(Message::Tell);
        let done = act(look, scene.say(word))
            .icon(Icon::CalendarCheck)
            .kind(Control::Main)
            .size(LARGE)
            .height(high)
            .on_press_maybe(tell);
        Column::new()
            .push(row![change, off].spacing(GAP_8))
            .push(row![back, done.width(Length::FillPortion(2))].spacing(GAP_8))
            .spacing(GAP_8)
            .into()
    }

    /// Why it is called off.
    pub(super) fn reasons<'a>(
        &'a self,
        item: &'a AgendaItem,
        scene: Scene<'a>,
    ) -> Element<'a, Message> {
        let keys = CancelReason::ALL.into_iter().enumerate().map(|(rank, reason)| {
            let word = scene.say(agenda::reason_key(reason));
            act(scene.look, word).height(96.0).on_press(Message::Cancel(rank)).into()
        });
        let title = agenda::title(item.title.as_ref(), item.activity.plan.kind, scene.words);
        let question = scene.words.tell("agenda-why-off", &[("title", title.into())]);
        choice(scene, question, keys.collect())
    }
}

/// What is known of it, name by name.
fn facts(item: &AgendaItem, scene: Scene<'_>) -> Vec<(String, String)> {
    let (plan, words) = (&item.activity.plan, scene.words);
    let day = format::short_day(words, plan.day);
    let start = agenda::clock(plan.start);
    let hours = match plan.end.map(agenda::clock) {
        Some(end) => words.tell("agenda-hours", &[("from", start.into()), ("to", end.into())]),
        None => start,
    };
    let when = format!("{day} · {hours}");
    let mut facts = vec![(scene.say("agenda-when"), when)];
    if item.title.is_some() {
        facts.push((scene.say("agenda-kind"), scene.say(agenda::kind_key(plan.kind))));
    }
    if let Some(funder) = plan.funder {
        facts.push((scene.say("agenda-funder"), scene.say(funder_key(funder))));
    }
    let mut partners = scene.situation.partners.iter();
    if let Some(partner) = partners.find(|one| Some(one.id) == plan.partner) {
        facts.push((scene.say("agenda-partner"), name_of(scene, partner).into_owned()));
    }
    if plan.hosted {
        facts.push((scene.say("agenda-by-whom"), scene.say("agenda-hosted")));
    }
    match item.activity.state {
        ActivityState::Planned => {}
        ActivityState::Cancelled(reason) => {
            facts.push((scene.say("agenda-off"), scene.say(agenda::reason_key(reason))));
        }
        ActivityState::Held(outcome) => {
            let came = outcome.heads.map(|heads| {
                let ages = agenda::ages(heads, words);
                let all = agenda::people(heads, words);
                if ages.is_empty() { all } else { format!("{all} : {ages}") }
            });
            let came = came.unwrap_or_else(|| scene.say("agenda-not-counted"));
            facts.push((scene.say("agenda-came"), came));
            for (key, amount) in
                [("agenda-cost", outcome.cost), ("agenda-takings", outcome.takings)]
            {
                if !amount.is_zero() {
                    facts.push((scene.say(key), format::money(amount)));
                }
            }
        }
    }
    facts
}
