//! How the month looks.

use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Element, Length};

use super::{Message, Month, Shown, Told, news};
use crate::domain::month::MonthName;
use crate::screens::bridge::{
    Change, Joining, MonthQuestion, MonthSheet, SubmissionState, joining_key, trouble_key,
};
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::screen::operator::pager_words;
use crate::screens::theme::{
    BODY, Control, GAP_4, GAP_8, GAP_12, GAP_16, GAP_32, LARGE, LINE, SMALL, Surface, TITLE,
};
use crate::screens::widget::{Notice, Tone, act, label, pager, stepper, surface};
use crate::words::format;

/// How many characters of the bytes stand on a line, and how many lines on a page.
const CHARACTERS: usize = 72;
/// The height of a line that tells where a figure comes from.
const TOLD: f32 = 64.0;
/// The height of a line that tells a figure.
const FIGURE: f32 = 36.0;
/// A window at least as wide as this has figures beside each other.
const WIDE: f32 = 800.0;
/// A window narrower than this has a question above its answer.
const NARROW: f32 = 640.0;

impl Month {
    /// The screen.
    pub fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        if let Shown::Join(joining) = &self.shown {
            return joining.view(scene).map(|message| match message {
                super::joining::Message::Back => Message::Back,
                message => Message::Joining(message),
            });
        }
        let Some(sheet) = &self.sheet else {
            let told = label(scene.say("month-loading")).size(BODY).centered();
            return container(told).center(Length::Fill).into();
        };
        match &self.shown {
            Shown::Questions(page, questions) => self.questions(sheet, *page, questions, scene),
            Shown::Leaves(page) => self.leaves(sheet, *page, scene),
            Shown::Bytes(page) => bytes(sheet, *page, scene),
            Shown::Letter(page) if let Some(letter) = &sheet.news.letter => {
                news::letter(letter, *page, scene)
            }
            Shown::Beside(page) if let Some(beside) = &sheet.news.beside => {
                news::beside(beside, *page, scene)
            }
            _ => self.standing(sheet, scene),
        }
    }

    fn told<'a>(&self, scene: Scene<'a>) -> Option<Element<'a, Message>> {
        let (tone, text) = match self.told.as_ref()? {
            Told::Refused(refusal) => (Tone::Problem, refusal.sentence(scene.words)),
            Told::Answered => (Tone::Done, scene.say("month-answered")),
            Told::Sealed => (Tone::Done, scene.say("month-sealed")),
            Told::Saved(place) => {
                let values = [("place", place.as_str().into())];
                (Tone::Done, scene.words.tell("month-saved", &values))
            }
        };
        Some(Notice::new(scene.look, tone, text).into())
    }

    fn standing<'a>(&'a self, sheet: &'a MonthSheet, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let mut content = column![turning(sheet, scene)].spacing(GAP_12).padding(GAP_16);
        content = content.extend(self.told(scene)).push(network(sheet, scene));
        content = content.push(label(state_of(sheet, scene)).size(LARGE).semibold().lines(2));
        for one in sheet.to_tell.iter().filter(|one| one.month != sheet.month).take(2) {
            let text = scene.words.tell("month-also", &[("month", named(one.month, scene).into())]);
            let notice = Notice::new(look, Tone::Attention, text);
            content = content.push(notice.act(scene.say("month-see"), Message::Go(one.month)));
        }
        if !sheet.problems.is_empty() {
            let problems = label(scene.say("month-problems")).size(BODY).semibold();
            content = content.push(problems);
            for problem in sheet.problems.iter().take(3) {
                content = content.push(label(format!("– {problem}")).size(BODY).lines(2));
            }
            let hint = label(scene.say("month-problems-hint")).size(SMALL).lines(2);
            content = content.push(hint.color(look.palette.quiet));
        }
        let acts = row![
            act(look, scene.say("month-questions")).icon(Icon::PenLine).on_press(Message::Ask),
            act(look, scene.say("month-leaves"))
                .icon(Icon::ChevronRight)
                .kind(Control::Main)
                .on_press(Message::Leaves),
        ];
        let news = news::keys(sheet, scene);
        let more = if news.is_some() { look.room.key() + GAP_12 } else { 0.0 };
        let fits =
            ((scene.area.height - more - self.above(sheet, scene)) / FIGURE).max(0.0) as usize;
        let body = container(figures(sheet, fits, scene)).height(Length::Fill);
        content.push(body).extend(news).push(acts.spacing(GAP_8)).into()
    }

    /// How high everything is that stands around the figures.
    fn above(&self, sheet: &MonthSheet, scene: Scene<'_>) -> f32 {
        let key = scene.look.room.key() + GAP_12;
        // What is long takes two lines where the window is narrow.
        let lines = if scene.area.width < WIDE { 2.0 } else { 1.0 };
        let line = |size: f32| lines * size * LINE + GAP_12;
        let told = if self.told.is_some() { key + GAP_8 } else { 0.0 };
        let others = sheet.to_tell.iter().filter(|one| one.month != sheet.month).take(2).count();
        let problems = match sheet.problems.len().min(3) {
            0 => 0.0,
            count => line(BODY) + count as f32 * line(BODY) + line(SMALL),
        };
        let notices = told + (key + GAP_8) * (1 + others) as f32;
        2.0 * GAP_16 + 2.0 * key + notices + line(LARGE) + problems
    }

    fn questions<'a>(
        &'a self,
        sheet: &'a MonthSheet,
        page: usize,
        questions: &'a [MonthQuestion],
        scene: Scene<'a>,
    ) -> Element<'a, Message> {
        let look = scene.look;
        let key = look.room.key() + GAP_12;
        let head = head_of(sheet, "month-questions", scene);
        let hint = label(scene.say("month-questions-hint")).size(BODY).lines(2).width(Length::Fill);
        let height = scene.area.height - 2.0 * GAP_16 - 2.0 * key - 66.0 - GAP_12;
        let line = if scene.area.width < NARROW { key + 60.0 } else { key };
        let rows = ((height / line) as usize).max(1);
        let count = questions.len().div_ceil(rows).max(1);
        let page = page.min(count - 1);
        let lines = questions.iter().enumerate().skip(page * rows).take(rows);
        let lines = lines.map(|(rank, question)| asked(rank, question, scene));
        let write = act(look, scene.say("month-answer"))
            .icon(Icon::Check)
            .kind(Control::Main)
            .on_press_maybe((!self.under_way).then_some(Message::Answer));
        let list = Column::with_children(lines.collect::<Vec<_>>()).spacing(GAP_12);
        let foot = row![turn(page, count, scene), write].spacing(GAP_8);
        column![head, hint, container(list).height(Length::Fill), foot]
            .spacing(GAP_12)
            .padding(GAP_16)
            .into()
    }

    fn leaves<'a>(
        &'a self,
        sheet: &'a MonthSheet,
        page: usize,
        scene: Scene<'a>,
    ) -> Element<'a, Message> {
        let look = scene.look;
        let key = look.room.key() + GAP_12;
        let notice = if self.told.is_some() { key } else { 0.0 };
        let height = scene.area.height - 2.0 * GAP_16 - 3.0 * key - notice;
        let fits = (((height + GAP_4) / (TOLD + GAP_4)) as usize).max(1);
        let rows =
            sheet.groups.iter().flat_map(|group| group.rows.iter().map(move |row| (group, row)));
        let count = rows.clone().count().div_ceil(fits).max(1);
        let page = page.min(count - 1);
        let shown = rows.skip(page * fits).take(fits);
        let list = shown.map(|(group, (name, value, origin))| {
            told(scene, name, format!("{} · {origin}", group.label), value)
        });
        let list = list.collect::<Vec<_>>();
        let may = !self.under_way && sheet.joined.is_some() && sheet.change != Change::Same;
        let word = if sheet.is_final { "month-send" } else { "month-send-provisional" };
        let send = act(look, scene.say(word))
            .icon(Icon::Check)
            .kind(Control::Main)
            .on_press_maybe((may && sheet.may_be_sealed).then_some(Message::Send));
        let saved = (!self.under_way && sheet.joined.is_some()).then_some(Message::Save);
        let save = act(look, scene.say("month-save")).on_press_maybe(saved);
        let bytes = act(look, scene.say("month-bytes")).on_press(Message::Bytes);
        let list = Column::with_children(list).spacing(GAP_4);
        column![head_of(sheet, "month-leaves", scene)]
            .extend(self.told(scene))
            .push(container(list).height(Length::Fill))
            .push(turn(page, count, scene))
            .push(row![bytes, save, send].spacing(GAP_8))
            .spacing(GAP_12)
            .padding(GAP_16)
            .into()
    }
}

/// A figure with what it is and where it comes from.
fn told<'a>(
    scene: Scene<'a>,
    name: &'a str,
    origin: String,
    value: &'a str,
) -> Element<'a, Message> {
    let quiet = scene.look.palette.quiet;
    let words = column![
        label(name).size(BODY).semibold().width(Length::Fill),
        label(origin).size(SMALL).color(quiet).width(Length::Fill),
    ];
    let line = row![words.width(Length::Fill), label(value).size(LARGE).semibold()];
    let line = line.spacing(GAP_16).align_y(Alignment::Center);
    surface(scene.look, Surface::Card, line).padding([0.0, GAP_16]).center_y(TOLD).into()
}

/// The month with keys to the one before and the one after.
fn turning<'a>(sheet: &MonthSheet, scene: Scene<'a>) -> Element<'a, Message> {
    let later = (sheet.month < sheet.now).then_some(Message::Turn(true));
    let title = label(named(sheet.month, scene)).size(TITLE).bold().lines(2).centered_lines();
    row![
        act(scene.look, scene.say("month-before"))
            .icon(Icon::ChevronLeft)
            .width(Length::FillPortion(2))
            .on_press(Message::Turn(false)),
        title.width(Length::FillPortion(3)),
        act(scene.look, scene.say("month-after"))
            .icon_after(Icon::ChevronRight)
            .width(Length::FillPortion(2))
            .on_press_maybe(later),
    ]
    .spacing(GAP_8)
    .align_y(Alignment::Center)
    .into()
}

/// The figures so far, in as many lines as fit, beside each other where the window is wide.
fn figures<'a>(sheet: &'a MonthSheet, lines: usize, scene: Scene<'a>) -> Element<'a, Message> {
    if sheet.headline.is_empty() {
        let nothing = label(scene.say("month-nothing")).size(BODY).lines(2);
        return nothing.color(scene.look.palette.quiet).into();
    }
    let columns = if scene.area.width < WIDE { 1 } else { 2 };
    let lines = sheet.headline.len().div_ceil(columns).min(lines.max(1));
    let line = |(name, value): &'a (String, String)| {
        row![
            label(name.as_str()).size(BODY).width(Length::Fill),
            label(value.as_str()).size(LARGE).semibold()
        ]
        .spacing(GAP_12)
        .align_y(Alignment::Center)
        .height(FIGURE)
        .into()
    };
    let columns = sheet.headline.chunks(lines).take(columns);
    let columns = columns.map(|column| {
        let column = Column::with_children(column.iter().map(line).collect::<Vec<_>>());
        column.width(Length::FillPortion(1)).into()
    });
    Row::with_children(columns.collect::<Vec<_>>()).spacing(GAP_32).into()
}

pub(super) fn named(month: MonthName, scene: Scene<'_>) -> String {
    format::month(&month.to_string(), scene.words)
}

/// How the café stands with head office, and what waits.
fn network<'a>(sheet: &MonthSheet, scene: Scene<'a>) -> Element<'a, Message> {
    let (look, post) = (scene.look, &scene.situation.post);
    if sheet.joined.is_none() {
        return match &post.joining {
            Some(Joining::Asked) => {
                Notice::new(look, Tone::Remark, scene.say("month-joining")).into()
            }
            Some(Joining::Refused(said)) if !said.is_empty() => {
                let text = scene.words.tell("network-said", &[("said", said.as_str().into())]);
                let notice = Notice::new(look, Tone::Problem, text);
                notice.act(scene.say("month-join"), Message::Join).into()
            }
            Some(Joining::Refused(_)) => {
                let notice = Notice::new(look, Tone::Problem, scene.say("network-code-refused"));
                notice.act(scene.say("month-join"), Message::Join).into()
            }
            Some(Joining::Failed(trouble)) => {
                let notice = Notice::new(look, Tone::Attention, scene.say(joining_key(*trouble)));
                notice.act(scene.say("month-join"), Message::Join).into()
            }
            // The answer has come, and the sheet was made before it.
            Some(Joining::Done(_)) => {
                let notice = Notice::new(look, Tone::Done, scene.say("month-joined"));
                notice.act(scene.say("month-see"), Message::Go(sheet.month)).into()
            }
            None => {
                let notice = Notice::new(look, Tone::Attention, scene.say("month-not-joined"));
                notice.act(scene.say("month-join"), Message::Join).into()
            }
        };
    }
    let waiting = scene.words.tell("network-waiting", &[("count", (sheet.waiting as u64).into())]);
    let last = match sheet.last_received {
        Some(month) => scene.words.tell("month-last", &[("month", named(month, scene).into())]),
        None => scene.say("month-none-yet"),
    };
    let text = match post.trouble {
        Some(trouble) => format!("{waiting} {}", scene.say(trouble_key(trouble))),
        None if post.under_way => format!("{waiting} {}", scene.say("month-under-way")),
        None => format!("{waiting} {last}"),
    };
    let tone = if post.trouble.is_some() { Tone::Attention } else { Tone::Remark };
    let notice = Notice::new(look, tone, text);
    match sheet.waiting {
        0 => notice.into(),
        _ => notice.act(scene.say("month-send-waiting"), Message::SendWaiting).into(),
    }
}

/// How the month itself stands.
fn state_of(sheet: &MonthSheet, scene: Scene<'_>) -> String {
    let key = match (sheet.change, sheet.sealed.last().map(|row| row.state)) {
        (Change::Revised(_), _) => "month-state-changed",
        (_, None) if sheet.is_final => "month-state-ready",
        (_, None) => "month-state-provisional",
        (_, Some(SubmissionState::Received)) => "month-state-received",
        (_, Some(SubmissionState::Waiting)) => "month-state-waiting",
        (_, Some(SubmissionState::Refused)) => "month-state-refused",
    };
    scene.say(key)
}

/// A title with the month, and a key to go back.
fn head_of<'a>(sheet: &MonthSheet, key: &str, scene: Scene<'a>) -> Element<'a, Message> {
    heading(format!("{} · {}", scene.say(key), named(sheet.month, scene)), scene)
}

/// A title, and a key to go back.
pub(super) fn heading<'a>(title: String, scene: Scene<'a>) -> Element<'a, Message> {
    let back = act(scene.look, scene.say("back")).icon(Icon::ArrowLeft).width(200.0);
    row![label(title).size(TITLE).bold().lines(2).width(Length::Fill), back.on_press(Message::Back)]
        .spacing(GAP_8)
        .align_y(Alignment::Center)
        .into()
}

pub(super) fn turn<'a>(page: usize, count: usize, scene: Scene<'a>) -> Element<'a, Message> {
    pager(
        scene.look,
        pager_words(scene, page, count),
        (page > 0).then(|| Message::Page(page - 1)),
        (page + 1 < count).then(|| Message::Page(page + 1)),
    )
}

/// A question with its answer between less and more, and whether it was counted.
fn asked<'a>(rank: usize, question: &'a MonthQuestion, scene: Scene<'a>) -> Element<'a, Message> {
    let value = amount(question.value, question.hours);
    let exact = match (question.answered, question.exact) {
        (false, _) => "month-from-journal",
        (true, true) => "month-counted",
        (true, false) => "month-estimated-by-us",
    };
    let name = if question.answered && question.value != question.journal {
        let journal = amount(question.journal, question.hours);
        let values = [("what", question.label.as_str().into()), ("journal", journal.into())];
        scene.words.tell("month-question-beside", &values)
    } else {
        question.label.clone()
    };
    let asked = format!("{}.\u{a0}{name}", question.number);
    let label = label(asked).size(BODY).lines(2);
    let value = stepper(scene.look, value, move |more| Message::Step(rank, more));
    let exact = act(scene.look, scene.say(exact)).width(190.0).on_press(Message::Exact(rank));
    if scene.area.width < NARROW {
        let answer = row![container(value).width(Length::Fill), exact.width(150.0)];
        return column![label.width(Length::Fill), answer.spacing(GAP_8)].into();
    }
    row![label.width(Length::FillPortion(3)), container(value).width(Length::FillPortion(3)), exact]
        .spacing(GAP_12)
        .align_y(Alignment::Center)
        .into()
}

/// A figure as people read it: a count, or hours with their hundredths where there are any.
fn amount(value: i64, hours: bool) -> String {
    match (hours, value % 100) {
        (false, _) => format::count(value),
        (true, 0) => format!("{}\u{a0}h", format::count(value / 100)),
        (true, rest) => format!("{},{rest:02}\u{a0}h", format::count(value / 100)),
    }
}

/// The very bytes, in lines.
fn bytes<'a>(sheet: &'a MonthSheet, page: usize, scene: Scene<'a>) -> Element<'a, Message> {
    let key = scene.look.room.key() + GAP_12;
    let height = scene.area.height - 2.0 * GAP_16 - 2.0 * key - 40.0;
    let fits = ((height / 27.0) as usize).max(1);
    let characters: Vec<char> = sheet.bytes.chars().collect();
    let lines: Vec<String> =
        characters.chunks(CHARACTERS).map(|line| line.iter().collect()).collect();
    let count = lines.len().div_ceil(fits).max(1);
    let page = page.min(count - 1);
    let shown = lines.into_iter().skip(page * fits).take(fits);
    let list = shown.map(|line| label(line).size(SMALL).into()).collect::<Vec<_>>();
    column![
        head_of(sheet, "month-bytes", scene),
        container(Column::with_children(list)).height(Length::Fill),
        turn(page, count, scene),
    ]
    .spacing(GAP_12)
    .padding(GAP_16)
    .into()
}
