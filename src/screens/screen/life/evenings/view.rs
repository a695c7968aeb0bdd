//! How the evenings look.

use iced::widget::{Column, Row, column, container, row};
use iced::{Element, Length};

use super::super::parts::{asked, empty, heading, pages, rest, title};
use super::form::role_key;
use super::{EveningsPart, Message, Shown, Told, found, present};
use crate::domain::commune::{CommuneCode, find};
use crate::domain::day::BusinessDay;
use crate::domain::evening::{Evening, EveningState, Method, Show};
use crate::domain::money::Cents;
use crate::screens::amount::Typed;
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::screen::operator::pager_words;
use crate::screens::screen::partners::name_of;
use crate::screens::screen::start::{TypingWords, proposing_view};
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, LARGE, TITLE, Tint};
use crate::screens::widget::{
    CHOICE_ROW, ChoiceRow, Corner, Figure, Notice, Tile, Tone, Typing, act, figure, keypad, label,
    open_row, pager, stepper, toggle,
};
use crate::words::format;

/// The least height in which keys stand between what is typed and the keyboard, in logical pixels.
const PROPOSING: f32 = 630.0;

fn state_key(state: EveningState) -> &'static str {
    match state {
        EveningState::Planned => "evening-planned",
        EveningState::Confirmed => "evening-confirmed",
        EveningState::Open => "evening-open",
        EveningState::Ended => "evening-ended",
        EveningState::Counted => "evening-counted",
        EveningState::Cancelled => "evening-cancelled",
    }
}

fn method_key(method: Method) -> &'static str {
    match method {
        Method::TicketRatio => "evening-by-tickets",
        Method::PeakRotation => "evening-by-peak",
        Method::Count => "evening-by-count",
    }
}

fn show_key(show: Show) -> &'static str {
    match show {
        Show::Concert => "evening-concert",
        Show::Karaoke => "evening-karaoke",
        Show::Games => "evening-games",
        Show::Market => "evening-market",
        Show::Other => "evening-other-show",
    }
}

/// The name of a commune with its department; a code that no list knows stands for itself.
fn commune_name(code: &CommuneCode) -> String {
    find(code.as_str()).map_or_else(
        || code.as_str().to_owned(),
        |commune| format!("{} ({})", commune.name, commune.department),
    )
}

impl EveningsPart {
    /// This part of the screen.
    pub(in super::super) fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let Some((evenings, _)) = &self.known else {
            return empty(scene, "evenings-loading");
        };
        match &self.shown {
            Shown::List => self.list(evenings, scene),
            Shown::Finding(typing) => Self::finding(typing, scene),
            Shown::Planning(code, day) => self.planning(code, *day, scene),
            Shown::One(id) => self.on(*id, scene, |evening| self.one(evening, scene)),
            Shown::People(_, typed, method) => self.people(typed, *method, scene),
            Shown::Shows(id) => self.on(*id, scene, |evening| self.shows(evening, scene)),
            Shown::Partners(id) => self.on(*id, scene, |evening| self.partners(evening, scene)),
            Shown::Partner(_, form) => form.view(scene, self.under_way).map(Message::Form),
        }
    }

    fn on<'a>(
        &'a self,
        id: crate::domain::id::EveningId,
        scene: Scene<'a>,
        view: impl FnOnce(&'a Evening) -> Element<'a, Message>,
    ) -> Element<'a, Message> {
        self.evening(id).map_or_else(|| empty(scene, "evenings-loading"), view)
    }

    fn told<'a>(&self, scene: Scene<'a>) -> Option<Element<'a, Message>> {
        let (tone, text) = match self.told? {
            Told::Refused(refusal) => (Tone::Problem, refusal.sentence(scene.words)),
            Told::Written => (Tone::Done, scene.say("members-written")),
        };
        Some(Notice::new(scene.look, tone, text).into())
    }

    fn told_height(&self, scene: Scene<'_>) -> f32 {
        if self.told.is_some() { scene.look.room.key() + GAP_12 } else { 0.0 }
    }

    fn list<'a>(&'a self, evenings: &'a [Evening], scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let key = look.room.key() + GAP_12;
        let to_count = evenings.iter().filter(|one| one.state == EveningState::Ended).count();
        let count = [("count", u64::try_from(to_count).unwrap_or(0).into())];
        let sum = scene.words.tell("evenings-to-count", &count);
        let (head, head_height) = title(scene, "evenings-title", sum);
        let content = column![].push(head).spacing(GAP_12).padding(GAP_16);
        let content = content.push(self.told(scene));
        let plan = act(look, scene.say("evenings-plan")).icon(Icon::Plus).kind(Control::Main);
        let plan = plan.on_press(Message::Plan);
        if evenings.is_empty() {
            return content.push(empty(scene, "evenings-empty")).push(plan).into();
        }
        // What is still to be done stands first, by its day; then what is over, the newest first.
        let done =
            |one: &&Evening| matches!(one.state, EveningState::Counted | EveningState::Cancelled);
        let ahead = evenings.iter().filter(|one| !done(one));
        let all: Vec<&Evening> = ahead.chain(evenings.iter().rev().filter(done)).collect();
        let room =
            scene.area.height - 2.0 * GAP_16 - head_height - key - self.told_height(scene) - key;
        let rows = (((room + GAP_8) / (CHOICE_ROW + GAP_8)) as usize).max(1);
        let count = all.len().div_ceil(rows);
        let page = self.page.min(count - 1);
        let lines = all.into_iter().skip(page * rows).take(rows).map(|one| {
            let people = one.best().map_or_else(String::new, |best| {
                let people = u64::from(best.people);
                scene.words.tell("evening-people-short", &[("count", people.into())])
            });
            let line = ChoiceRow {
                mark: "".into(),
                title: commune_name(&one.plan.commune).into(),
                detail: format!("{} {people}", format::numeric(one.plan.day.date())).into(),
                remark: scene.say(state_key(one.state)).into(),
                chosen: false,
            };
            open_row(look, line, Message::Open(one.plan.evening))
        });
        let lines = Column::with_children(lines.collect::<Vec<_>>()).spacing(GAP_8);
        let turn = pager(
            look,
            pager_words(scene, page, count),
            (page > 0).then(|| Message::Page(page - 1)),
            (page + 1 < count).then_some(Message::Page(page + 1)),
        );
        content.push(container(lines).height(Length::Fill)).push(turn).push(plan).into()
    }

    fn finding<'a>(typing: &'a Typing, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let found = found(typing.text());
        let mut title = scene.say("evenings-where");
        let mut proposed = Row::new().spacing(GAP_8);
        if look.room.size().height < PROPOSING {
            // No room for keys: the title says which commune would be taken.
            title = found.first().map_or(title, commune_name);
        } else {
            for (rank, code) in found.iter().enumerate() {
                let key = act(look, commune_name(code)).icon(Icon::MapPin);
                proposed = proposed.push(key.on_press(Message::Commune(rank)));
            }
        }
        let proposed = proposed.into();
        let asked = TypingWords { title, hint: scene.say("evenings-hint") };
        let (leave, words) = (Some(Message::Back), scene.words);
        proposing_view(look, words, typing, (asked, proposed), leave, Message::Type)
    }

    fn planning<'a>(
        &'a self,
        code: &CommuneCode,
        day: BusinessDay,
        scene: Scene<'a>,
    ) -> Element<'a, Message> {
        let look = scene.look;
        let date = format!(
            "{} {}",
            format::short_day(scene.words, day),
            chrono::Datelike::year(&day.date())
        );
        let plan = act(look, scene.say("evenings-write")).icon(Icon::Check).kind(Control::Main);
        let plan = plan.size(LARGE).on_press_maybe((!self.under_way).then_some(Message::Planned));
        column![
            heading(scene, commune_name(code), Message::Back),
            label(date).size(TITLE).bold().centered(),
            asked(scene, "evenings-day", stepper(look, scene.say("evenings-a-day"), Message::Day)),
            asked(
                scene,
                "evenings-week",
                stepper(look, scene.say("evenings-a-week"), Message::Week)
            ),
        ]
        .push(self.told(scene))
        .push(rest())
        .push(plan)
        .spacing(GAP_12)
        .padding(GAP_16)
        .into()
    }

    fn one<'a>(&'a self, evening: &'a Evening, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let plan = &evening.plan;
        let told = |text: String| label(text).size(BODY).lines(2).width(Length::Fill);
        let state = scene.say(state_key(evening.state));
        let mut lines = vec![format!("{} · {state}", format::short_day(scene.words, plan.day))];
        lines.extend(plan.place.as_ref().map(ToString::to_string));
        lines.push(match evening.best() {
            Some(best) => {
                let method = scene.say(method_key(best.method));
                let values = [("count", u64::from(best.people).into()), ("method", method.into())];
                scene.words.tell("evening-people", &values)
            }
            None => scene.say("evening-nobody-said"),
        });
        let spent = evening.local_spending().ok();
        let spent = spent.and_then(|sums| Cents::sum(sums.into_values()).ok());
        let partners = u64::try_from(evening.partners.len()).unwrap_or(0);
        let values = [
            ("count", partners.into()),
            ("amount", format::money(spent.unwrap_or(Cents::ZERO)).into()),
        ];
        lines.push(scene.words.tell("evening-spent", &values));
        if let Some((_, cups)) = self.known.as_ref().filter(|_| plan.day == scene.situation.today) {
            let values =
                [("out", cups.out.to_string().into()), ("back", cups.back.to_string().into())];
            lines.push(scene.words.tell("evening-cups", &values));
        }
        let key = |word: &str, icon, message| {
            act(look, scene.say(word)).icon(icon).on_press(message).into()
        };
        let asked: Vec<Element<'a, Message>> = vec![
            key("evening-how-many", Icon::Users, Message::People),
            key("evening-shows", Icon::CalendarCheck, Message::Shows),
            key("evening-partners", Icon::HandCoins, Message::Partners),
        ];
        let acts = self.steps(evening.state, scene);
        let lines = lines.into_iter().map(|line| told(line).into()).collect::<Vec<_>>();
        column![
            heading(scene, commune_name(&plan.commune), Message::Back),
            Column::with_children(lines).spacing(GAP_8),
        ]
        .push(self.told(scene))
        .push(Row::with_children(asked).spacing(GAP_8))
        .push(rest())
        .push(Row::with_children(acts).spacing(GAP_8))
        .spacing(GAP_12)
        .padding(GAP_16)
        .into()
    }

    /// What may become of an evening that has come so far: the usual step last, as the main act.
    fn steps<'a>(&self, state: EveningState, scene: Scene<'a>) -> Vec<Element<'a, Message>> {
        let look = scene.look;
        let open = |state| (!self.under_way).then_some(Message::State(state));
        let mut acts: Vec<Element<'a, Message>> = Vec::new();
        let aside = match state {
            EveningState::Planned | EveningState::Confirmed | EveningState::Open => {
                Some(("evening-cancel", EveningState::Cancelled))
            }
            EveningState::Counted => Some(("evening-count-again", EveningState::Ended)),
            EveningState::Cancelled => Some(("evening-plan-again", EveningState::Planned)),
            EveningState::Ended => None,
        };
        if let Some((word, next)) = aside {
            acts.push(act(look, scene.say(word)).on_press_maybe(open(next)).into());
        }
        let next = match state {
            EveningState::Planned => Some(("evening-confirm", EveningState::Confirmed)),
            EveningState::Confirmed => Some(("evening-begin", EveningState::Open)),
            EveningState::Open => Some(("evening-end", EveningState::Ended)),
            EveningState::Ended => Some(("evening-count", EveningState::Counted)),
            EveningState::Counted | EveningState::Cancelled => None,
        };
        if let Some((word, state)) = next {
            let main = act(look, scene.say(word)).icon(Icon::Check).kind(Control::Main);
            acts.push(main.size(LARGE).on_press_maybe(open(state)).into());
        }
        acts
    }

    fn people<'a>(
        &'a self,
        typed: &'a Typed,
        method: Method,
        scene: Scene<'a>,
    ) -> Element<'a, Message> {
        let look = scene.look;
        let ways = Method::ALL.map(|method| scene.say(method_key(method)).into()).to_vec();
        let rank = Method::ALL.iter().position(|one| *one == method).unwrap_or_default();
        let open = (typed.whole().is_some() && !self.under_way).then_some(Message::Write);
        let shown = typed.whole().unwrap_or(0).to_string();
        let acts = row![
            act(look, scene.say("back")).icon(Icon::ArrowLeft).on_press(Message::Back),
            act(look, scene.say("evening-write"))
                .icon(Icon::Check)
                .kind(Control::Main)
                .size(LARGE)
                .on_press_maybe(open),
        ];
        let keys = container(keypad(look, Corner::Erase, Message::Key)).height(Length::Fill);
        let side = column![
            toggle(look, ways, rank, Message::Method),
            figure(look, Figure::Typed, scene.say("evening-how-many"), shown),
        ]
        .push(self.told(scene))
        .spacing(GAP_12);
        let content: Element<'a, Message> = if look.room.is_portrait() {
            column![side, keys].spacing(GAP_12).height(Length::Fill).into()
        } else {
            row![side.width(Length::Fill), keys.width(Length::Fill)]
                .spacing(GAP_16)
                .height(Length::Fill)
                .into()
        };
        column![content, acts.spacing(GAP_8)].spacing(GAP_12).padding(GAP_16).into()
    }

    fn shows<'a>(&'a self, evening: &'a Evening, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let head = heading(scene, scene.say("evening-shows"), Message::Back);
        let mut content = column![head].spacing(GAP_12).padding(GAP_16);
        for (rank, show) in Show::ALL.into_iter().enumerate() {
            let count = evening.shows.get(&show).copied().unwrap_or(0).to_string();
            let answer = stepper(look, count, move |more| Message::Show(rank, more));
            content = content.push(asked(scene, show_key(show), answer));
        }
        content.into()
    }

    fn partners<'a>(&'a self, evening: &'a Evening, scene: Scene<'a>) -> Element<'a, Message> {
        let key = scene.look.room.key() + GAP_12;
        let content = column![heading(scene, scene.say("evening-partners"), Message::Back)];
        let content = content.push(self.told(scene)).spacing(GAP_12).padding(GAP_16);
        let all = present(evening, &scene).map(|partner| {
            let known = evening.partners.get(&partner.id);
            let told = known.map_or_else(
                || scene.say("evening-not-there"),
                |part| scene.say(role_key(part.role)),
            );
            Tile {
                name: name_of(scene, partner),
                price: told.into(),
                remark: None,
                tint: if known.is_some() { Tint::of_rank(2) } else { Tint::Sand },
                sold_out: false,
            }
        });
        let all: Vec<Tile<'a>> = all.collect();
        if all.is_empty() {
            return content.push(empty(scene, "evening-no-partners")).into();
        }
        let height = scene.area.height - 2.0 * GAP_16 - key - self.told_height(scene);
        let body = pages(scene, height, self.page, all, Message::Partner, Message::Page);
        content.push(body).into()
    }
}
