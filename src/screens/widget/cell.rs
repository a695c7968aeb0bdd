//! A cell of a table to fill in: what is counted, and how many.

use std::borrow::Cow;

use iced::widget::{container, row};
use iced::{Alignment, Element, Length};

use super::{TARGET, label, pressable, target};
use crate::screens::theme::{Control, GAP_8, GAP_12, Look, NAME, TITLE};

/// A cell with a word at the left and a figure at the right; the chosen one takes what is typed.
pub fn cell<'a, M: Clone + 'a>(
    look: Look,
    word: impl Into<Cow<'a, str>>,
    figure: impl Into<Cow<'a, str>>,
    chosen: bool,
    on_press: M,
) -> Element<'a, M> {
    let content = row![
        label(word).size(NAME).semibold().width(Length::Fill),
        label(figure).size(TITLE).bold(),
    ]
    .spacing(GAP_8)
    .align_y(Alignment::Center);
    let content = container(content).padding([0.0, GAP_12]).center_y(Length::Fill);
    let button = pressable(look, Control::Row { chosen }, content, Some(on_press));
    target(TARGET, button, Length::Fill, Length::Fill)
}
