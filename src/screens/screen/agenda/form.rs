//! What is planned: when, how often, what it is called; and on a second page who pays for it and
//! with whom it is held.

use chrono::{Days, TimeDelta};
use iced::widget::{Column, Space, column, container, row};
use iced::{Alignment, Element, Length, Task};

use super::Message as Outer;
use crate::domain::activity::{ActivityKind, Plan};
use crate::domain::day::BusinessDay;
use crate::domain::funder::Funder;
use crate::domain::id::{ActivityId, PartnerId};
use crate::domain::text::Label;
use crate::screens::bridge::{AgendaItem, Bridge, minute_of};
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::life::funder_key;
use crate::screens::screen::partners::name_of;
use crate::screens::screen::start::{TypingWords, keyboard_key, typing_view};
use crate::screens::theme::{BODY, Control, GAP_8, GAP_16, LARGE, TITLE};
use crate::screens::widget::{KeyboardKey, Notice, Tone, Typing, act, label, stepper, toggle};
use crate::words::{agenda, format};

/// The most characters of a title.
const TITLE_MAX: usize = 50;
/// What one step of an hour is, in minutes.
const STEP: u16 = 30;
/// How long something lasts unless something else is said, in minutes.
const USUAL: u16 = 120;
/// Below this width the keys of the weeks stand under those of the days.
const NARROW: f32 = 700.0;
/// The most weeks that a step reaches.
const MOST_WEEKS: u32 = 52;

/// What is being planned.
#[derive(Debug)]
pub(super) struct Form {
    /// Which it is; a new one has none yet.
    known: Option<ActivityId>,
    plan: Plan,
    title: String,
    typing: Option<Typing>,
    weeks: u32,
    /// Whether the second page is open.
    more: bool,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The title is to be written.
    Title,
    /// A key of the keyboard.
    Type(KeyboardKey),
    /// So many days later or earlier.
    Day(i64),
    /// Begins earlier or later.
    Start(bool),
    /// Ends earlier or later.
    End(bool),
    /// Fewer or more weeks.
    Weeks(bool),
    /// The funder before or after.
    Funder(bool),
    /// The partner before or after.
    Partner(bool),
    /// The café's own (0), or only hosted (1).
    Hosted(usize),
    /// The other page.
    More,
    /// It is written.
    Save,
    /// One step back.
    Back,
}

/// What comes of a message.
pub(super) enum Step {
    /// The form stays.
    Stay,
    /// The form is left.
    Leave,
    /// It is being written.
    Save(Task<Outer>),
}

impl Form {
    /// A new one of this kind, today at the next full hour.
    pub(super) fn new(kind: ActivityKind, scene: &Scene<'_>) -> Self {
        let hour = minute_of(scene.situation.now) / 60 + 1;
        let start = (hour * 60).min(Plan::LATEST - USUAL);
        let day = scene.situation.today;
        let plan = Plan {
            kind,
            day,
            start,
            end: Some(start + USUAL),
            partner: None,
            funder: None,
            hosted: false,
        };
        Self { known: None, plan, title: String::new(), typing: None, weeks: 1, more: false }
    }

    /// One that is known.
    pub(super) fn of(item: &AgendaItem) -> Self {
        Self {
            known: Some(item.activity.id),
            plan: item.activity.plan,
            title: item.title.as_ref().map(ToString::to_string).unwrap_or_default(),
            typing: None,
            weeks: 1,
            more: false,
        }
    }

    /// Whether text is written.
    pub(super) fn writes(&self) -> bool {
        self.typing.is_some()
    }

    /// Takes a key of a real keyboard.
    pub(super) fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match (&self.typing, stroke) {
            (_, Stroke::Escape) => Some(Message::Back),
            (Some(_), stroke) => keyboard_key(stroke).map(Message::Type),
            (None, Stroke::Enter) => Some(Message::Save),
            _ => None,
        }
    }

    /// Takes a message.
    pub(super) fn update(&mut self, message: Message, scene: &Scene<'_>, bridge: &Bridge) -> Step {
        match message {
            Message::Title => self.typing = Some(Typing::new(&self.title, TITLE_MAX)),
            Message::Type(key) => {
                if let Some(typing) = &mut self.typing
                    && typing.press(key)
                {
                    self.title = typing.text().trim().to_owned();
                    self.typing = None;
                }
            }
            Message::Weeks(more) => {
                let weeks = if more { self.weeks + 1 } else { self.weeks - 1 };
                self.weeks = weeks.clamp(1, MOST_WEEKS);
            }
            Message::Funder(next) => {
                self.plan.funder = beside(&Funder::ALL, self.plan.funder, next);
            }
            Message::Partner(next) => {
                let partners = local(scene);
                self.plan.partner = beside(&partners, self.plan.partner, next);
            }
            Message::Hosted(way) => self.plan.hosted = way == 1,
            Message::More => self.more = !self.more,
            Message::Back if self.typing.take().is_some() => {}
            Message::Back if self.more => self.more = false,
            Message::Back => return Step::Leave,
            Message::Save => return self.save(scene, bridge),
            other => self.when(&other),
        }
        Step::Stay
    }

    fn when(&mut self, message: &Message) {
        let plan = &mut self.plan;
        let lasts = plan.end.map_or(USUAL, |end| end.saturating_sub(plan.start));
        let step = |minute: u16, more: bool| {
            if more { minute + STEP } else { minute.saturating_sub(STEP) }
        };
        match message {
            Message::Day(days) => {
                let date = plan.day.date().checked_add_signed(TimeDelta::days(*days));
                plan.day = date.map_or(plan.day, BusinessDay::new);
            }
            // What begins later ends later.
            Message::Start(more) => {
                plan.start = step(plan.start, *more).clamp(6 * 60, Plan::LATEST - lasts);
                plan.end = Some(plan.start + lasts);
            }
            Message::End(more) => {
                let end = step(plan.start + lasts, *more);
                plan.end = Some(end.clamp(plan.start + STEP, Plan::LATEST));
            }
            _ => {}
        }
    }

    fn save(&self, scene: &Scene<'_>, bridge: &Bridge) -> Step {
        let (plan, weeks, title) = (self.plan, self.weeks, Label::new(&self.title).ok());
        if let Some(id) = self.known {
            let write = bridge.ask(move |desk| desk.change_activity(id, plan, title.as_ref()));
            let told = |told: Result<(), _>| Outer::Written(told.map(|()| "agenda-changed"));
            return Step::Save(write.map(told));
        }
        // What is put down after it was held is told at once.
        let over = plan.day < scene.situation.today && weeks == 1;
        let write = bridge.ask(move |desk| {
            let planned = desk.plan_activity(plan, title.as_ref(), weeks)?;
            let first = planned.first().copied().filter(|_| over);
            first.map_or(Ok(None), |id| desk.agenda_item(id))
        });
        Step::Save(write.map(Outer::Planned))
    }

    /// The form, or the keyboard for the title.
    pub(super) fn view<'a>(
        &'a self,
        scene: Scene<'a>,
        problem: Option<String>,
    ) -> Element<'a, Message> {
        let look = scene.look;
        if let Some(typing) = &self.typing {
            let asked = TypingWords {
                title: scene.say("agenda-what"),
                hint: scene.say("agenda-what-hint"),
            };
            let leave = Some(Message::Back);
            return typing_view(look, scene.words, typing, asked, leave, Message::Type);
        }
        let kind = scene.say(agenda::kind_key(self.plan.kind));
        let mut content = Column::new().spacing(GAP_8).padding(GAP_16).max_width(1_000);
        content = content.push(label(kind).size(TITLE).bold());
        content = content.extend(problem.map(|text| Notice::new(look, Tone::Problem, text).into()));
        content = if self.more { self.second(scene, content) } else { self.first(scene, content) };
        let content = content.push(Space::new().height(Length::Fill)).push(self.acts(scene));
        container(content).center_x(Length::Fill).height(Length::Fill).into()
    }

    fn first<'a>(&'a self, scene: Scene<'a>, content: Column<'a, Message>) -> Column<'a, Message> {
        let (look, plan) = (scene.look, &self.plan);
        let title =
            if self.title.is_empty() { scene.say("agenda-untitled") } else { self.title.clone() };
        let title = act(look, title).icon(Icon::PenLine).one_line().on_press(Message::Title);
        let start = stepper(look, agenda::clock(plan.start), Message::Start);
        let end = plan.end.map_or_else(|| "–".to_owned(), agenda::clock);
        let end = stepper(look, end, Message::End);
        let content = content
            .push(line(scene, "agenda-what", title))
            .push(line(scene, "agenda-day", self.day(scene)))
            .push(line(scene, "agenda-from", start))
            .push(line(scene, "agenda-to", end));
        if self.known.is_some() {
            return content;
        }
        let weeks = match self.weeks {
            1 => scene.say("agenda-once"),
            weeks => {
                let more = Days::new(7 * u64::from(weeks - 1));
                let last = plan.day.date().checked_add_days(more).map(BusinessDay::new);
                let last = last.map(|day| format::short_day(scene.words, day));
                let values =
                    [("weeks", u64::from(weeks).into()), ("day", last.unwrap_or_default().into())];
                scene.words.tell("agenda-weeks", &values)
            }
        };
        content.push(line(scene, "agenda-again", stepper(look, weeks, Message::Weeks)))
    }

    /// The day, with a week and a day in each direction.
    fn day<'a>(&self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let key = |word: &str, days| act(look, scene.say(word)).on_press(Message::Day(days));
        let day = format::short_day(scene.words, self.plan.day);
        let (less, more) = (key("agenda-week-less", -7), key("agenda-week-more", 7));
        let day = row![
            act(look, "").icon(Icon::Minus).width(72.0).on_press(Message::Day(-1)),
            container(label(day).size(LARGE).semibold().centered()).width(Length::Fill),
            act(look, "").icon(Icon::Plus).width(72.0).on_press(Message::Day(1)),
        ]
        .spacing(GAP_8)
        .align_y(Alignment::Center);
        if scene.area.width < NARROW {
            return column![day, row![less, more].spacing(GAP_8)].spacing(GAP_8).into();
        }
        row![less.width(96.0), day, more.width(96.0)].spacing(GAP_8).into()
    }

    fn second<'a>(&'a self, scene: Scene<'a>, content: Column<'a, Message>) -> Column<'a, Message> {
        let (look, plan) = (scene.look, &self.plan);
        let nobody = || scene.say("agenda-nobody");
        let funder = plan.funder.map(|funder| scene.say(funder_key(funder)));
        let mut partners = scene.situation.partners.iter();
        let partner = partners.find(|one| Some(one.id) == plan.partner);
        let partner = partner.map_or_else(nobody, |one| name_of(scene, one).into_owned());
        let funder = stepper(look, funder.unwrap_or_else(nobody), Message::Funder);
        let partner = stepper(look, partner, Message::Partner);
        let ways = vec![scene.say("agenda-ours").into(), scene.say("agenda-hosted").into()];
        let whose = toggle(look, ways, usize::from(plan.hosted), Message::Hosted);
        let quiet = look.palette.quiet;
        content
            .push(line(scene, "agenda-funder", funder))
            .push(line(scene, "agenda-partner", partner))
            .push(line(scene, "agenda-by-whom", whose))
            .push(label(scene.say("agenda-hosted-hint")).size(BODY).lines(3).color(quiet))
    }

    fn acts<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let back = act(look, scene.say("back")).icon(Icon::ArrowLeft).on_press(Message::Back);
        let more = if self.more { "agenda-less-details" } else { "agenda-details" };
        let more = act(look, scene.say(more)).icon(Icon::HandCoins).on_press(Message::More);
        let save = act(look, scene.say("agenda-save"))
            .icon(Icon::Check)
            .kind(Control::Main)
            .size(LARGE)
            .width(Length::FillPortion(2))
            .on_press(Message::Save);
        row![back, more, save].spacing(GAP_8).into()
    }
}

/// The one after or before in a row of which nobody is the first.
fn beside<T: Copy + PartialEq>(all: &[T], chosen: Option<T>, next: bool) -> Option<T> {
    let count = all.len() + 1;
    let rank = chosen.and_then(|one| all.iter().position(|other| *other == one));
    let rank = rank.map_or(0, |rank| rank + 1);
    let rank = if next { rank + 1 } else { rank + count - 1 } % count;
    rank.checked_sub(1).and_then(|rank| all.get(rank)).copied()
}

/// Those with whom something can be held: everybody of the neighbourhood, by name.
fn local(scene: &Scene<'_>) -> Vec<PartnerId> {
    let partners = scene.situation.partners.iter();
    partners.filter(|one| one.active && one.is_local()).map(|one| one.id).collect()
}

/// A name and its control.
fn line<'a>(
    scene: Scene<'a>,
    key: &'static str,
    control: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    row![
        label(scene.say(key)).size(BODY).lines(2).width(Length::FillPortion(1)),
        container(control).width(Length::FillPortion(3)),
    ]
    .spacing(GAP_16)
    .align_y(Alignment::Center)
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_go_round_with_nobody_between_the_last_and_the_first() {
        let all = ['a', 'b'];
        let mut chosen = None;
        let mut seen = String::new();
        for _ in 0..4 {
            chosen = beside(&all, chosen, true);
            seen.push(chosen.unwrap_or('-'));
        }
        assert_eq!(seen, "ab-a");
        assert_eq!(beside(&all, None, false), Some('b'));
        assert_eq!(beside(&[] as &[char], None, true), None);
    }
}
