//! A value between a key for less and a key for more.

use iced::widget::{container, row};
use iced::{Alignment, Element, Length};

use super::{act, label};
use crate::screens::icon::Icon;
use crate::screens::theme::{GAP_8, LARGE, Look};

/// Less, the value, more; a key says whether it is the one for more.
pub fn stepper<'a, M: Clone + 'a>(
    look: Look,
    value: String,
    on_press: impl Fn(bool) -> M,
) -> Element<'a, M> {
    row![
        act(look, "").icon(Icon::Minus).on_press(on_press(false)),
        container(label(value).size(LARGE).semibold().centered()).width(Length::Fill),
        act(look, "").icon(Icon::Plus).on_press(on_press(true)),
    ]
    .spacing(GAP_8)
    .align_y(Alignment::Center)
    .into()
}
