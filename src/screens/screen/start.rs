//! The first start: the demonstration café, or one's own and its name.

use iced::widget::{Space, column, container, row};
use iced::{Element, Length, Size, Task};

use crate::domain::establishment::Establishment;
use crate::domain::text::Label;
use crate::screens::bridge::Bridge;
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, HUGE, LARGE, Look, TITLE};
use crate::screens::widget::{
    Field, KeyboardKey, KeyboardWords, Notice, Tone, Typing, act, field, keyboard, label,
};
use crate::screens::{House, Refusal};
use crate::words::Words;

/// A choice between the two cafés.
#[derive(Debug, Clone)]
pub enum Message {
    /// This one is to be opened.
    Chosen(House),
}

/// The screen of the choice.
pub fn view<'a>(look: Look, words: &Words) -> Element<'a, Message> {
    let demonstration = act(look, words.say("start-demonstration"))
        .icon(Icon::Coffee)
        .kind(Control::Main)
        .size(TITLE)
        .height(120.0)
        .on_press(Message::Chosen(House::Demonstration));
    let cafe = act(look, words.say("start-cafe"))
        .icon(Icon::Store)
        .size(TITLE)
        .height(120.0)
        .on_press(Message::Chosen(House::Cafe));
    let quiet = |text: String| {
        label(text).size(BODY).lines(4).color(look.palette.quiet).width(Length::Fill)
    };
    let content = column![
        label(words.say("start-welcome")).size(HUGE).bold(),
        label(words.say("start-question")).size(LARGE).lines(2).width(Length::Fill),
        Space::new().height(GAP_8),
        demonstration,
        quiet(words.say("start-demonstration-detail")),
        Space::new().height(GAP_8),
        cafe,
        quiet(words.say("start-cafe-detail")),
    ]
    .spacing(GAP_12)
    .max_width(720);
    container(content).padding(GAP_16).center(Length::Fill).into()
}

/// The choice for a key of a real keyboard: 1 or 2.
pub fn stroke(stroke: Stroke) -> Option<Message> {
    match stroke {
        Stroke::Char('1') => Some(Message::Chosen(House::Demonstration)),
        Stroke::Char('2') => Some(Message::Chosen(House::Cafe)),
        _ => None,
    }
}

/// Asks for the name of a new café.
#[derive(Debug)]
pub struct Naming {
    typing: Typing,
    under_way: bool,
    problem: Option<Refusal>,
}

/// What can happen while a café gets its name.
#[derive(Debug, Clone)]
pub enum NamingMessage {
    /// A key of the keyboard.
    Type(KeyboardKey),
    /// Back to the choice between the cafés.
    Back,
    /// The café has begun, or not.
    Begun(Result<(), Refusal>),
}

/// What naming asks of the window.
pub enum NamingAction {
    /// Nothing.
    None,
    /// Work under way.
    Run(Task<NamingMessage>),
    /// The café has its name.
    Begun,
}

/// The most characters of a café's name, so that it stands on one line of a receipt.
const CAFE_NAME_MAX: usize = 40;

impl Default for Naming {
    fn default() -> Self {
        Self { typing: Typing::new("", CAFE_NAME_MAX).required(), under_way: false, problem: None }
    }
}

impl Naming {
    /// Takes a message.
    pub fn update(&mut self, message: NamingMessage, bridge: &Bridge) -> NamingAction {
        match message {
            NamingMessage::Type(key) => {
                if !self.typing.press(key) || self.under_way {
                    return NamingAction::None;
                }
                // Without a visible letter there is no name yet: the keyboard stays.
                let Ok(name) = Label::new(self.typing.text()) else {
                    return NamingAction::None;
                };
                self.under_way = true;
                let begin = bridge.ask(move |desk| desk.begin(Establishment::named(name)));
                NamingAction::Run(begin.map(NamingMessage::Begun))
            }
            // The window leaves the till before the screen hears of it.
            NamingMessage::Back => NamingAction::None,
            NamingMessage::Begun(Ok(())) => NamingAction::Begun,
            NamingMessage::Begun(Err(refusal)) => {
                self.under_way = false;
                self.problem = Some(refusal);
                NamingAction::None
            }
        }
    }

    /// The screen.
    pub fn view<'a>(&'a self, look: Look, words: &Words) -> Element<'a, NamingMessage> {
        let title = words.say("start-name-title");
        let hint = words.say("start-name-hint");
        let asked = TypingWords { title, hint };
        let back = (!self.under_way).then_some(NamingMessage::Back);
        let typing = typing_view(look, words, &self.typing, asked, back, NamingMessage::Type);
        match self.problem {
            Some(problem) => {
                let notice = Notice::new(look, Tone::Problem, problem.sentence(words));
                column![Element::from(notice), typing].into()
            }
            None => typing,
        }
    }
}

/// The key of our keyboard for one of a real keyboard.
pub fn keyboard_key(stroke: Stroke) -> Option<KeyboardKey> {
    match stroke {
        Stroke::Char(' ') => Some(KeyboardKey::Space),
        Stroke::Char(letter) => Some(KeyboardKey::Letter(letter)),
        Stroke::Erase => Some(KeyboardKey::Erase),
        Stroke::Enter => Some(KeyboardKey::Done),
        _ => None,
    }
}

/// The words on the wide keys of the keyboard.
pub fn keyboard_words<'a>(words: &Words) -> KeyboardWords<'a> {
    KeyboardWords {
        space: words.say("keyboard-space").into(),
        erase: words.say("keyboard-erase").into(),
        capitals: words.say("keyboard-capitals").into(),
        accents: words.say("keyboard-accents").into(),
        figures: words.say("keyboard-figures").into(),
        done: words.say("keyboard-done").into(),
    }
}

/// What is asked above a keyboard.
pub struct TypingWords {
    /// The question.
    pub title: String,
    /// What an answer looks like.
    pub hint: String,
}

/// A question, a field and the keyboard; `leave` adds a key that goes back.
pub fn typing_view<'a, M: Clone + 'a>(
    look: Look,
    words: &Words,
    typing: &Typing,
    asked: TypingWords,
    leave: Option<M>,
    on_key: impl Fn(KeyboardKey) -> M,
) -> Element<'a, M> {
    proposing_view(look, words, typing, (asked, Space::new().into()), leave, on_key)
}

/// The same with what is proposed between the field and the keyboard.
pub fn proposing_view<'a, M: Clone + 'a>(
    look: Look,
    words: &Words,
    typing: &Typing,
    (asked, proposed): (TypingWords, Element<'a, M>),
    leave: Option<M>,
    on_key: impl Fn(KeyboardKey) -> M,
) -> Element<'a, M> {
    let mut head = row![label(asked.title).size(TITLE).bold().lines(2).width(Length::Fill)]
        .spacing(GAP_16)
        .align_y(iced::Alignment::Center);
    if let Some(leave) = leave {
        head = head
            .push(act(look, words.say("back")).icon(Icon::ArrowLeft).width(180.0).on_press(leave));
    }
    let shown = Field {
        icon: Icon::PenLine,
        text: typing.text().to_owned().into(),
        hint: asked.hint.into(),
        active: true,
    };
    // Touching the field changes nothing: it takes what is typed already.
    let shown = field(look, shown, on_key(KeyboardKey::Letter('\0')));
    let keys = keyboard(look, typing, keyboard_words(words), on_key);
    let Size { height, .. } = look.room.size();
    let margin = if look.room.is_portrait() { 4.0 } else { GAP_16 };
    // A low window leaves a little more to what is proposed.
    let part = if look.room.is_low() { 0.61 } else { 0.62 };
    let keys = container(keys).height((height * part).min(480.0));
    column![container(column![head, shown, proposed].spacing(GAP_12)).height(Length::Fill), keys]
        .spacing(GAP_12)
        .padding(margin)
        .into()
}
