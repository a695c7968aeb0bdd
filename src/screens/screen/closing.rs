//! The closing: the drawer is counted, or nobody counts; then the result and the paper.

use comptoir_hardware::slip::Slip;
use iced::widget::{Space, column, container, row};
use iced::{Element, Length, Task};

use crate::domain::closing::Count;
use crate::domain::fact::DrawerReason;
use crate::domain::money::Cents;
use crate::screens::Refusal;
use crate::screens::amount::keypad_key;
use crate::screens::bridge::{Bridge, Closed};
use crate::screens::count::Counting;
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::opening::sides;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, GAP_24, LARGE, TITLE};
use crate::screens::widget::{
    ConfirmWords, Corner, Figure, KeypadKey, Notice, Tone, act, confirm, figure, keypad, label,
};
use crate::words::format;

/// The state of the screen. It outlives a look at another place, so that nobody counts twice.
#[derive(Debug, Default)]
pub struct Closing {
    counting: Counting,
    asking: Option<Question>,
    under_way: bool,
    problem: Option<Refusal>,
    result: Option<Finished>,
}

/// What is asked before it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// The day is closed with this count.
    Counted,
    /// The day is closed and nobody has counted.
    Uncounted,
}

/// A closing that is on the disk, and its paper.
#[derive(Debug, Clone)]
pub struct Finished {
    closed: Closed,
    slip: Slip,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A denomination was touched.
    Choose(usize),
    /// A key of the keypad.
    Key(KeypadKey),
    /// The denomination before or after.
    Step(bool),
    /// The drawer is to be opened.
    Drawer,
    /// The drawer was asked to open, or not.
    DrawerOpened(Result<(), Refusal>),
    /// The day is to be closed; the question comes first.
    Ask(Question),
    /// It is not closed yet.
    Keep,
    /// It is closed.
    Close,
    /// It is closed, or not.
    Finished(Result<Box<Finished>, Refusal>),
    /// Back to the day.
    Back,
    /// The paper is looked at.
    Look,
    /// The day is over.
    Done,
}

/// What the screen asks of the window.
pub enum Action {
    /// Nothing.
    None,
    /// Work under way.
    Run(Task<Message>),
    /// Back to the day.
    Back,
    /// A paper is to be shown.
    Show(Slip),
    /// The day is closed and looked at.
    Done,
}

impl Closing {
    /// Whether the day is closed and the result still stands on the screen.
    pub fn is_finished(&self) -> bool {
        self.result.is_some()
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message, bridge: &Bridge) -> Action {
        match message {
            Message::Choose(rank) => self.counting.choose(rank),
            Message::Key(key) => self.counting.press(key),
            Message::Step(true) => {
                self.counting.next();
            }
            Message::Step(false) => self.counting.previous(),
            Message::Drawer => {
                let open = bridge.ask(|desk| desk.open_drawer(DrawerReason::Count));
                return Action::Run(open.map(Message::DrawerOpened));
            }
            Message::DrawerOpened(Ok(())) => {}
            Message::Ask(question) => self.asking = Some(question),
            Message::Keep => self.asking = None,
            Message::Close => return self.close(bridge),
            Message::Finished(Ok(finished)) => {
                self.under_way = false;
                self.result = Some(*finished);
            }
            Message::DrawerOpened(Err(refusal)) | Message::Finished(Err(refusal)) => {
                self.under_way = false;
                self.problem = Some(refusal);
            }
            Message::Back => return Action::Back,
            Message::Look => {
                if let Some(finished) = &self.result {
                    return Action::Show(finished.slip.clone());
                }
            }
            Message::Done => return Action::Done,
        }
        Action::None
    }

    fn close(&mut self, bridge: &Bridge) -> Action {
        let Some(question) = self.asking.take_if(|_| !self.under_way) else {
            return Action::None;
        };
        self.under_way = true;
        self.problem = None;
        let counted = (question == Question::Counted).then(|| self.counting.count());
        let close = bridge.ask(move |desk| {
            let (closed, slip) = desk.close_day(counted)?;
            Ok(Box::new(Finished { closed, slip }))
        });
        Action::Run(close.map(Message::Finished))
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke) -> Option<Message> {
        if self.result.is_some() {
            return match stroke {
                Stroke::Enter | Stroke::Escape => Some(Message::Done),
                Stroke::Function(12) => Some(Message::Look),
                _ => None,
            };
        }
        if self.asking.is_some() {
            return match stroke {
                Stroke::Enter => Some(Message::Close),
                Stroke::Escape => Some(Message::Keep),
                _ => None,
            };
        }
        match stroke {
            Stroke::Enter => Some(Message::Ask(Question::Counted)),
            Stroke::Function(10) => Some(Message::Ask(Question::Uncounted)),
            Stroke::Escape => Some(Message::Back),
            Stroke::Down | Stroke::Tab => Some(Message::Step(true)),
            Stroke::Up => Some(Message::Step(false)),
            other => keypad_key(other).map(Message::Key),
        }
    }

    /// The screen.
    pub fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        match &self.result {
            Some(finished) => finished_view(finished, scene),
            None => self.count_view(scene),
        }
    }

    fn count_view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let mut told = column![
            row![
                act(look, scene.say("back")).icon(Icon::ArrowLeft).on_press(Message::Back),
                act(look, scene.say("drawer-open")).icon(Icon::LockOpen).on_press(Message::Drawer),
                act(look, scene.say("closing-uncounted"))
                    .on_press(Message::Ask(Question::Uncounted)),
            ]
            .spacing(GAP_8),
        ]
        .spacing(GAP_12);
        if !look.room.is_low() {
            told = told.push(label(scene.say("closing-question")).size(LARGE).bold());
        }
        if let Some(problem) = self.problem {
            told = told.push(Notice::new(look, Tone::Problem, problem.sentence(scene.words)));
        }
        told = told.push(
            container(self.counting.view(look, scene.words, Message::Choose)).height(Length::Fill),
        );
        let portrait = look.room.is_portrait();
        told = match self.asking {
            Some(question) if !portrait => told.push(self.question(question, scene)),
            Some(_) => told,
            None if look.room.is_low() => told,
            None => {
                let hint = label(scene.say("closing-hint")).size(BODY).lines(2);
                told.push(hint.color(look.palette.quiet))
            }
        };
        let total = format::money(self.counting.total());
        let ready = !self.under_way && self.asking.is_none();
        let close = act(look, scene.say("closing-counted-all"))
            .kind(Control::Main)
            .size(TITLE)
            .height(look.room.key() + GAP_24)
            .on_press_maybe(ready.then_some(Message::Ask(Question::Counted)));
        // A narrow window has no room for both.
        let close = match self.asking.filter(|_| portrait) {
            Some(question) => self.question(question, scene),
            None => close.into(),
        };
        let pad = column![
            figure(look, Figure::Total, scene.say("closing-total"), total),
            container(keypad(look, Corner::Erase, Message::Key)).height(Length::Fill),
            close,
        ]
        .spacing(GAP_12);
        sides(scene, 6, told.into(), pad.into())
    }

    fn question<'a>(&self, question: Question, scene: Scene<'a>) -> Element<'a, Message> {
        let (question, keep) = match question {
            Question::Counted => self.counted_question(scene),
            Question::Uncounted => (scene.say("closing-ask-uncounted"), "closing-keep"),
        };
        let words = ConfirmWords {
            question: question.into(),
            keep: scene.say(keep).into(),
            proceed: scene.say("closing-close").into(),
        };
        confirm(scene.look, words, false, Message::Keep, Message::Close)
    }
}

impl Closing {
    /// The count against what should be there: only now is that said, and a difference may be
    /// counted again before it is sealed.
    fn counted_question(&self, scene: Scene<'_>) -> (String, &'static str) {
        let total = self.counting.total();
        let open = scene.situation.open_day.as_ref();
        let Some(expected) = open.and_then(|open| open.expected_cash().ok()) else {
            let values = [("amount", format::money(total).into())];
            return (scene.words.tell("closing-ask-unknown", &values), "closing-keep");
        };
        let difference = total.minus(expected).unwrap_or(Cents::ZERO);
        let (key, keep) = match difference {
            Cents::ZERO => ("closing-ask-counted", "closing-keep"),
            less if less.is_negative() => ("closing-ask-less", "closing-recount"),
            _ => ("closing-ask-more", "closing-recount"),
        };
        let values = [
            ("amount", format::money(total).into()),
            ("expected", format::money(expected).into()),
            ("difference", format::money(difference.absolute().unwrap_or(difference)).into()),
        ];
        (scene.words.tell(key, &values), keep)
    }
}

fn finished_view<'a>(finished: &'a Finished, scene: Scene<'a>) -> Element<'a, Message> {
    let look = scene.look;
    let closing = &finished.closed.closing;
    let day = format::short_day(scene.words, closing.day.day);
    let number = finished.closed.number.to_string();
    let title =
        scene.words.tell("closing-done-title", &[("day", day.into()), ("number", number.into())]);
    let turnover = closing.day.totals.turnover().unwrap_or(Cents::ZERO);
    let mut told = column![
        label(title).size(TITLE).bold().lines(2),
        figure(look, Figure::Total, scene.say("closing-done-turnover"), format::money(turnover)),
        figure(
            look,
            Figure::Total,
            scene.say("closing-done-expected"),
            format::money(closing.expected_cash),
        ),
    ]
    .spacing(GAP_12)
    .max_width(760);
    if let Count::Counted(count) = &closing.count {
        let counted = format::money(count.total().unwrap_or(Cents::ZERO));
        told = told.push(figure(look, Figure::Total, scene.say("closing-total"), counted));
    }
    told = told.push(difference(closing.difference, scene));
    let keys = row![
        act(look, scene.say("closing-done-paper")).icon(Icon::ReceiptEuro).on_press(Message::Look),
        act(look, scene.say("closing-done"))
            .icon(Icon::Check)
            .kind(Control::Main)
            .size(TITLE)
            .on_press(Message::Done),
    ]
    .spacing(GAP_8);
    told = told.push(Space::new().height(GAP_8)).push(keys);
    container(told).padding(GAP_16).center(Length::Fill).into()
}

/// What the count found, said without blame: a difference is recorded and never refused.
fn difference<'a>(difference: Option<Cents>, scene: Scene<'a>) -> Element<'a, Message> {
    let (tone, text) = match difference {
        None => (Tone::Remark, scene.say("closing-done-uncounted")),
        Some(Cents::ZERO) => (Tone::Done, scene.say("closing-done-exact")),
        Some(amount) => {
            let key = if amount.is_negative() { "closing-done-less" } else { "closing-done-more" };
            let amount = format::money(amount.absolute().unwrap_or(amount));
            (Tone::Attention, scene.words.tell(key, &[("amount", amount.into())]))
        }
    };
    Notice::new(scene.look, tone, text).into()
}
