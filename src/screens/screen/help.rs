//! A till that can't be opened: what happened, what is safe, what to do.

use iced::widget::{Space, column, container, row};
use iced::{Element, Length};

use crate::screens::OpenProblem;
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, LARGE, Look, SMALL, TITLE};
use crate::screens::widget::{act, label};
use crate::words::Words;

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// It is tried again.
    Again,
    /// Back to the choice between the cafés.
    Leave,
}

/// What a key of a real keyboard means here.
pub fn stroke(stroke: Stroke) -> Option<Message> {
    match stroke {
        Stroke::Enter => Some(Message::Again),
        Stroke::Escape => Some(Message::Leave),
        _ => None,
    }
}

/// The screen.
pub fn view<'a>(problem: &OpenProblem, look: Look, words: &Words) -> Element<'a, Message> {
    let (title, safe, todo) = match problem {
        OpenProblem::InUse => {
            (words.say("help-in-use"), words.say("help-in-use-safe"), words.say("help-in-use-do"))
        }
        OpenProblem::Damaged { entry } => (
            words.tell("help-damaged", &[("entry", entry.to_string().into())]),
            words.say("help-damaged-safe"),
            words.say("help-damaged-do"),
        ),
        OpenProblem::CannotWrite => (
            words.say("help-cannot-write"),
            words.say("help-cannot-write-safe"),
            words.say("help-cannot-write-do"),
        ),
        OpenProblem::TooNew => (
            words.say("help-too-new"),
            words.say("help-too-new-safe"),
            words.say("help-too-new-do"),
        ),
        OpenProblem::Other(_) => {
            (words.say("help-other"), words.say("help-other-safe"), words.say("help-other-do"))
        }
    };
    let part = |head: &str, text: String| {
        column![
            label(words.say(head)).size(SMALL).semibold().color(look.palette.quiet),
            label(text).size(BODY).lines(5).width(Length::Fill),
        ]
    };
    let mut content = column![
        label(title).size(TITLE).bold().lines(3).width(Length::Fill),
        part("help-safe", safe),
        part("help-do", todo),
    ]
    .spacing(GAP_16)
    .max_width(760);
    if let OpenProblem::Other(detail) = problem {
        let detail = label(detail.clone()).size(SMALL).lines(4).color(look.palette.quiet);
        content = content.push(detail.width(Length::Fill));
    }
    let keys = row![
        act(look, words.say("help-leave")).icon(Icon::ArrowLeft).on_press(Message::Leave),
        act(look, words.say("help-again"))
            .icon(Icon::RefreshCw)
            .kind(Control::Main)
            .size(LARGE)
            .on_press(Message::Again),
    ]
    .spacing(GAP_8);
    let content = content.push(Space::new().height(GAP_12)).push(keys);
    container(content).padding(GAP_16).center(Length::Fill).into()
}
