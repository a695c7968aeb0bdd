//! A key with a word and, mostly, an icon: how anything is done.

use std::borrow::Cow;

use iced::widget::{column, container, row};
use iced::{Alignment, Element, Length};

use super::{TARGET, label, pressable, target};
use crate::screens::font;
use crate::screens::icon::Icon;
use crate::screens::theme::{BODY, Control, GAP_4, GAP_8, GAP_12, ICON, LARGE, Look, NAME, SMALL};

/// A key under construction; it becomes an element by `into`.
pub struct Act<'a, M> {
    look: Look,
    word: Cow<'a, str>,
    icon: Option<Icon>,
    after: bool,
    stacked: bool,
    control: Control,
    size: f32,
    lines: u16,
    width: Length,
    height: Length,
    on_press: Option<M>,
}

/// A key with this word. It is secondary, as wide as its place, as high as the
/// room's keys, and out of use until
/// it is told what it does.
pub fn act<'a, M>(look: Look, word: impl Into<Cow<'a, str>>) -> Act<'a, M> {
    Act {
        look,
        word: word.into(),
        icon: None,
        after: false,
        stacked: false,
        control: Control::Secondary,
        size: BODY,
        lines: 2,
        width: Length::Fill,
        height: Length::Fixed(look.room.key()),
        on_press: None,
    }
}

/// An icon in its usual size, or in another.
pub fn icon<'a>(icon: Icon, size: f32) -> iced::widget::Text<'a> {
    iced::widget::text(icon.letter().to_string()).font(font::ICONS).size(size).line_height(1.0)
}

impl<'a, M> Act<'a, M> {
    /// Puts an icon before the word.
    pub fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// Puts an icon after the word.
    pub fn icon_after(self, icon: Icon) -> Self {
        Self { icon: Some(icon), after: true, ..self }
    }

    /// Puts the icon above the word.
    pub fn stacked(self) -> Self {
        Self { stacked: true, ..self }
    }

    /// Sets the kind of control.
    pub fn kind(self, control: Control) -> Self {
        Self { control, ..self }
    }

    /// Sets the size of the word, one of those in `theme`.
    pub fn size(self, size: f32) -> Self {
        Self { size, ..self }
    }

    /// Keeps the word on one line.
    pub fn one_line(self) -> Self {
        Self { lines: 1, ..self }
    }

    /// Sets the width of the key.
    pub fn width(self, width: impl Into<Length>) -> Self {
        Self { width: width.into(), ..self }
    }

    /// Sets the height of the key.
    pub fn height(self, height: impl Into<Length>) -> Self {
        Self { height: height.into(), ..self }
    }

    /// Says what the key does.
    pub fn on_press(self, message: M) -> Self {
        Self { on_press: Some(message), ..self }
    }

    /// Says what the key does, or that it is out of use now.
    pub fn on_press_maybe(self, message: Option<M>) -> Self {
        Self { on_press: message, ..self }
    }

    /// Chosen things and the main act are heavier than others.
    fn is_heavy(&self) -> bool {
        matches!(
            self.control,
            Control::Main
                | Control::Danger
                | Control::Choice { chosen: true }
                | Control::Segment { chosen: true }
                | Control::Banknote(_)
        )
    }
}

impl<'a, M: Clone + 'a> From<Act<'a, M>> for Element<'a, M> {
    fn from(act: Act<'a, M>) -> Self {
        let picture = act.icon.map(|one| icon(one, ICON.max((act.size * 1.2).round())));
        let heavy = act.is_heavy();
        let alone = act.word.is_empty();
        let size = if act.stacked { act.size.clamp(SMALL, BODY) } else { act.size };
        let mut word = label(act.word).size(size);
        word = if heavy && size >= LARGE {
            word.bold()
        } else if heavy || size >= NAME {
            word.semibold()
        } else {
            word
        };
        let content: Element<'a, M> = match picture {
            Some(picture) if alone => picture.into(),
            Some(picture) if act.stacked => {
                column![picture, word.lines(1)].spacing(GAP_4).align_x(Alignment::Center).into()
            }
            Some(picture) if act.after => row![word.lines(act.lines), picture]
                .spacing(GAP_12)
                .align_y(Alignment::Center)
                .into(),
            Some(picture) => row![picture, word.lines(act.lines)]
                .spacing(GAP_12)
                .align_y(Alignment::Center)
                .into(),
            None => word.lines(act.lines).centered_lines().into(),
        };
        let padding = if act.stacked { 2.0 } else { GAP_8 };
        let content = container(content).padding([0.0, padding]).center(Length::Fill);
        target(
            TARGET,
            pressable(act.look, act.control, content, act.on_press),
            act.width,
            act.height,
        )
    }
}
