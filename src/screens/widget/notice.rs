//! The strip that says quietly what is wrong and what to do.

use std::borrow::Cow;

use iced::widget::row;
use iced::{Alignment, Element, Length};

use super::{act, icon, label, surface};
use crate::screens::icon::Icon;
use crate::screens::theme::{BODY, GAP_4, GAP_8, GAP_12, GAP_16, ICON, Look, Surface};

/// How much a notice matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// A remark.
    Remark,
    /// Something to know, which can wait.
    Attention,
    /// Something went wrong.
    Problem,
    /// Nothing here is real.
    Training,
    /// What was asked for is done.
    Done,
}

/// A notice under construction; it becomes an element by `into`.
pub struct Notice<'a, M> {
    look: Look,
    tone: Tone,
    title: Cow<'a, str>,
    text: Cow<'a, str>,
    act: Option<(Cow<'a, str>, M)>,
}

impl<'a, M> Notice<'a, M> {
    /// A notice with what happened and what to do.
    pub fn new(look: Look, tone: Tone, text: impl Into<Cow<'a, str>>) -> Self {
        Self { look, tone, title: Cow::Borrowed(""), text: text.into(), act: None }
    }

    /// Puts a few words in bold before the text.
    pub fn title(self, title: impl Into<Cow<'a, str>>) -> Self {
        Self { title: title.into(), ..self }
    }

    /// Adds a key, such as « Voir ».
    pub fn act(self, word: impl Into<Cow<'a, str>>, message: M) -> Self {
        Self { act: Some((word.into(), message)), ..self }
    }
}

impl<'a, M: Clone + 'a> From<Notice<'a, M>> for Element<'a, M> {
    fn from(notice: Notice<'a, M>) -> Self {
        let (ground, picture) = match notice.tone {
            Tone::Remark => (Surface::Soft, None),
            Tone::Attention => (Surface::Notice, Some(Icon::Info)),
            Tone::Problem => (Surface::Problem, Some(Icon::TriangleAlert)),
            Tone::Training => (Surface::Training, Some(Icon::Info)),
            Tone::Done => (Surface::Done, Some(Icon::CircleCheck)),
        };
        let mut words = row![].spacing(GAP_8).align_y(Alignment::Center);
        if let Some(picture) = picture {
            words = words.push(icon(picture, ICON));
        }
        if !notice.title.is_empty() {
            words = words.push(label(notice.title).size(BODY).bold());
        }
        words = words.push(label(notice.text).size(BODY).lines(5).width(Length::Fill));
        let look = notice.look;
        let high = notice.act.is_some();
        if let Some((word, message)) = notice.act {
            words = words.push(act(look, word).width(160.0).on_press(message));
        }
        surface(look, ground, words)
            .padding([if high { GAP_4 } else { GAP_12 }, GAP_16])
            .width(Length::Fill)
            .into()
    }
}
