//! How the team looks.

use iced::widget::{Column, column, container, row};
use iced::{Element, Length};

use super::super::parts::{asked, empty, heading, pages, rest, title};
use super::{For, Message, Note, Shown, TeamPart, Told};
use crate::domain::day::BusinessDay;
use crate::domain::id::ShiftId;
use crate::domain::text::Label;
use crate::domain::volunteer::Duty;
use crate::screens::bridge::{Stay, Team};
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::screen::operator::pager_words;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, LARGE, TITLE, Tint};
use crate::screens::widget::{
    CHOICE_ROW, ChoiceRow, Notice, Tile, Tone, act, choice_row, label, pager, stepper, toggle,
};
use crate::words::format;

/// The key of a duty's word.
fn duty_key(duty: Duty) -> &'static str {
    match duty {
        Duty::Opening => "duty-opening",
        Duty::Counter => "duty-counter",
        Duty::Closing => "duty-closing",
        Duty::Kitchen => "duty-kitchen",
        Duty::Delivery => "duty-delivery",
    }
}

fn duties<'a>(scene: Scene<'a>, chosen: Duty) -> Element<'a, Message> {
    let ways = Duty::ALL.iter().map(|duty| scene.say(duty_key(*duty)).into()).collect();
    let rank = Duty::ALL.iter().position(|duty| *duty == chosen).unwrap_or_default();
    toggle(scene.look, ways, rank, Message::Duty)
}

impl TeamPart {
    /// This part of the screen.
    pub(in super::super) fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let Some(team) = &self.team else {
            return empty(scene, "team-loading");
        };
        match &self.shown {
            Shown::Names => self.names(team, scene),
            Shown::Others(None, _) => empty(scene, "team-loading"),
            Shown::Others(Some(all), _) => {
                let names = all.iter().map(|one| tile(&one.name, scene.say("team-touch")));
                self.list(scene, "team-others-title", names.collect(), None)
            }
            Shown::Whom => {
                let names = team.people.iter().map(|one| tile(&one.name, String::new()));
                let acts = row![
                    act(scene.look, scene.say("team-others"))
                        .icon(Icon::Users)
                        .on_press(Message::Others(For::Noting)),
                    act(scene.look, scene.say("team-whole"))
                        .icon(Icon::Users)
                        .kind(Control::Main)
                        .on_press(Message::NoteTeam),
                ];
                self.list(scene, "team-whom", names.collect(), Some(acts.spacing(GAP_8).into()))
            }
            Shown::Here(name, stay, minutes) => self.here(name, stay, *minutes, scene),
            Shown::Note(note) => self.note(note, scene),
            Shown::Month(page, chosen) => self.month(team, *page, *chosen, scene),
        }
    }

    fn told<'a>(&self, scene: Scene<'a>) -> Option<Element<'a, Message>> {
        let named = |key: &str, name: &Label, minutes: u32| {
            let time = format::duration(u64::from(minutes));
            scene.words.tell(key, &[("name", name.as_str().into()), ("time", time.into())])
        };
        let (tone, text) = match self.told.as_ref()? {
            Told::Refused(refusal) => (Tone::Problem, refusal.sentence(scene.words)),
            Told::Came(name) => (Tone::Done, named("team-came", name, 0)),
            Told::Gone(name, minutes) => (Tone::Done, named("team-gone", name, *minutes)),
            Told::Noted(minutes) => {
                let time = format::duration(u64::from(*minutes));
                (Tone::Done, scene.words.tell("team-noted", &[("time", time.into())]))
            }
            Told::Removed => (Tone::Done, scene.say("team-removed")),
        };
        Some(Notice::new(scene.look, tone, text).into())
    }

    /// How high the notice is, with its distance.
    fn told_height(&self, scene: Scene<'_>) -> f32 {
        if self.told.is_some() { scene.look.room.key() + GAP_12 } else { 0.0 }
    }

    fn names<'a>(&'a self, team: &'a Team, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let key = look.room.key();
        let hours = format::duration(team.minutes);
        let month = scene.words.tell("team-month", &[("time", hours.into())]);
        let (head, head_height) = title(scene, "team-title", month);
        let names = team.people.iter().map(|one| match &one.here {
            None => tile(&one.name, scene.say("team-touch")),
            Some(stay) => Tile {
                name: one.name.as_str().into(),
                price: here_or_forgotten(stay, scene).into(),
                remark: None,
                tint: Tint::of_rank(if stay.forgotten { 3 } else { 2 }),
                sold_out: false,
            },
        });
        let acts = row![
            act(look, scene.say("team-others"))
                .icon(Icon::Users)
                .on_press(Message::Others(For::Coming)),
            act(look, scene.say("team-hours")).icon(Icon::History).on_press(Message::Month),
            act(look, scene.say("team-note")).icon(Icon::Plus).on_press(Message::Note),
        ]
        .spacing(GAP_8);
        let taken = 2.0 * GAP_16 + head_height + 2.0 * key + 3.0 * GAP_12 + self.told_height(scene);
        let height = scene.area.height - taken;
        let body = pages(scene, height, self.page, names.collect(), Message::Touch, Message::Page);
        let content = column![].extend(head).push(duties(scene, self.duty));
        let content = content.spacing(GAP_12).padding(GAP_16);
        content.extend(self.told(scene)).push(body).push(acts).into()
    }

    fn list<'a>(
        &'a self,
        scene: Scene<'a>,
        title: &'static str,
        names: Vec<Tile<'a>>,
        acts: Option<Element<'a, Message>>,
    ) -> Element<'a, Message> {
        let key = scene.look.room.key() + GAP_12;
        let under = if acts.is_some() { key } else { 0.0 };
        let height = scene.area.height - 2.0 * GAP_16 - key - under;
        let body: Element<'a, Message> = if names.is_empty() {
            empty(scene, "team-nobody")
        } else {
            pages(scene, height, self.page, names, Message::Touch, Message::Page)
        };
        column![heading(scene, scene.say(title), Message::Back), body]
            .extend(acts)
            .spacing(GAP_12)
            .padding(GAP_16)
            .into()
    }

    fn here<'a>(
        &'a self,
        name: &'a Label,
        stay: &Stay,
        minutes: u32,
        scene: Scene<'a>,
    ) -> Element<'a, Message> {
        let look = scene.look;
        let mut content = column![
            heading(scene, name.as_str(), Message::Back),
            label(since(stay, scene)).size(LARGE).lines(2).width(Length::Fill),
        ]
        .extend(self.told(scene))
        .spacing(GAP_12)
        .padding(GAP_16);
        let (word, message) = match stay.forgotten {
            true => ("team-end", Message::End),
            false => ("team-leave", Message::Leave),
        };
        if stay.forgotten {
            let told = label(scene.say("team-forgotten-told")).size(BODY).lines(3);
            content = content.push(told.width(Length::Fill)).push(time(scene, minutes));
        }
        let acts = row![
            act(look, scene.say("team-mistake")).icon(Icon::X).on_press(Message::Mistake),
            act(look, scene.say(word))
                .icon(Icon::Check)
                .kind(Control::Main)
                .size(LARGE)
                .on_press_maybe((!self.under_way).then_some(message)),
        ];
        content.push(rest()).push(acts.spacing(GAP_8)).into()
    }

    fn note<'a>(&'a self, note: &'a Note, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let title = match &note.name {
            Some(name) => name.to_string(),
            None => scene.say("team-whole"),
        };
        let today = scene.situation.today.date();
        let day = today.checked_sub_days(chrono::Days::new(u64::from(note.days_ago)));
        let day = format::short_day(scene.words, BusinessDay::new(day.unwrap_or(today)));
        let write = act(look, scene.say("team-write"))
            .icon(Icon::Check)
            .kind(Control::Main)
            .size(LARGE)
            .on_press_maybe((!self.under_way).then_some(Message::Write));
        column![
            heading(scene, title, Message::Back),
            duties(scene, note.duty),
            asked(scene, "team-day", stepper(look, day, Message::Day)),
            time(scene, note.minutes),
        ]
        .extend(self.told(scene))
        .push(rest())
        .push(write)
        .spacing(GAP_12)
        .padding(GAP_16)
        .into()
    }

    fn month<'a>(
        &'a self,
        team: &'a Team,
        page: usize,
        chosen: Option<ShiftId>,
        scene: Scene<'a>,
    ) -> Element<'a, Message> {
        let look = scene.look;
        let key = look.room.key() + GAP_12;
        let head = heading(scene, scene.say("team-hours"), Message::Back);
        let content = column![head].spacing(GAP_12).padding(GAP_16);
        let content = content.extend(self.told(scene));
        if team.entries.is_empty() {
            return content.push(empty(scene, "team-no-hours")).into();
        }
        let height = scene.area.height - 2.0 * GAP_16 - 2.0 * key - self.told_height(scene);
        let rows = (((height + GAP_8) / (CHOICE_ROW + GAP_8)) as usize).max(1);
        let count = team.entries.len().div_ceil(rows).max(1);
        let page = page.min(count - 1);
        let lines = team.entries.iter().skip(page * rows).take(rows).map(|(shift, name)| {
            let who = match (name, shift.who) {
                (Some(name), _) => name.to_string(),
                (None, None) => scene.say("team-whole"),
                (None, Some(_)) => scene.say("team-somebody"),
            };
            let line = ChoiceRow {
                mark: "".into(),
                title: who.into(),
                detail: format!(
                    "{} · {}",
                    format::short_day(scene.words, shift.day),
                    scene.say(duty_key(shift.duty))
                )
                .into(),
                remark: format::duration(u64::from(shift.minutes.unwrap_or(0))).into(),
                chosen: chosen == Some(shift.id),
            };
            choice_row(look, line, Message::Choose(shift.id))
        });
        let list = Column::with_children(lines.collect::<Vec<_>>()).spacing(GAP_8);
        let foot: Element<'a, Message> = match chosen {
            Some(_) => act(look, scene.say("team-remove"))
                .icon(Icon::X)
                .kind(Control::Danger)
                .on_press_maybe((!self.under_way).then_some(Message::Mistake))
                .into(),
            None => pager(
                look,
                pager_words(scene, page, count),
                (page > 0).then(|| Message::Page(page - 1)),
                (page + 1 < count).then_some(Message::Page(page + 1)),
            ),
        };
        content.push(container(list).height(Length::Fill)).push(foot).into()
    }
}

fn tile<'a>(name: &'a Label, hint: String) -> Tile<'a> {
    let (tint, sold_out) = (Tint::Sand, false);
    Tile { name: name.as_str().into(), price: hint.into(), remark: None, tint, sold_out }
}

/// What stands on the tile of someone who is here, or was when somebody last looked.
fn here_or_forgotten(stay: &Stay, scene: Scene<'_>) -> String {
    if stay.forgotten {
        let day = format::short_day(scene.words, BusinessDay::of(stay.since));
        return scene.words.tell("team-forgotten", &[("day", day.into())]);
    }
    let at = format::time(stay.since);
    scene.words.tell("team-here", &[("at", at.into())])
}

fn since(stay: &Stay, scene: Scene<'_>) -> String {
    let day = BusinessDay::of(stay.since);
    let mut at = format::time(stay.since);
    if day != scene.situation.today {
        at = format!("{} {at}", format::short_day(scene.words, day));
    }
    let duty = scene.say(duty_key(stay.duty));
    scene.words.tell("team-since", &[("at", at.into()), ("duty", duty.into())])
}

/// A time, with keys for less and for more of it.
fn time<'a>(scene: Scene<'a>, minutes: u32) -> Element<'a, Message> {
    let key = |word: &str, message| act(scene.look, scene.say(word)).on_press(message);
    let told = label(format::duration(u64::from(minutes))).size(TITLE).bold().centered();
    row![
        key("team-less-hour", Message::Hour(false)),
        key("team-less-quarter", Message::Quarter(false)),
        container(told).width(Length::FillPortion(2)),
        key("team-more-quarter", Message::Quarter(true)),
        key("team-more-hour", Message::Hour(true)),
    ]
    .spacing(GAP_8)
    .align_y(iced::Alignment::Center)
    .into()
}
