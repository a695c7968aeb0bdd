//! A question at the foot of a screen, for what can't be taken back. Nothing covers the screen.

use std::borrow::Cow;

use iced::widget::row;
use iced::{Alignment, Element, Length};

use super::{act, label, surface};
use crate::screens::theme::{BODY, Control, GAP_8, GAP_16, Look, Surface};

/// The words of a question.
#[derive(Debug, Clone)]
pub struct ConfirmWords<'a> {
    /// What is asked, in one sentence that says what follows.
    pub question: Cow<'a, str>,
    /// The key that leaves all as it is.
    pub keep: Cow<'a, str>,
    /// The key that does it.
    pub proceed: Cow<'a, str>,
}

/// The question with its two keys; `danger` colours the one that takes something away.
pub fn confirm<'a, M: Clone + 'a>(
    look: Look,
    words: ConfirmWords<'a>,
    danger: bool,
    on_keep: M,
    on_proceed: M,
) -> Element<'a, M> {
    let kind = if danger { Control::Danger } else { Control::Main };
    let content = row![
        label(words.question).size(BODY).lines(3).width(Length::FillPortion(2)),
        act(look, words.keep).width(Length::FillPortion(1)).on_press(on_keep),
        act(look, words.proceed).kind(kind).width(Length::FillPortion(1)).on_press(on_proceed),
    ]
    .spacing(GAP_8)
    .align_y(Alignment::Center);
    surface(look, Surface::Notice, content).padding([GAP_8, GAP_16]).width(Length::Fill).into()
}
