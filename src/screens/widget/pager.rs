//! Turns pages. Products and lists never scroll: a finger that drags over keys would press them.

use std::borrow::Cow;

use iced::widget::{container, row};
use iced::{Alignment, Element, Length};

use super::{act, label};
use crate::screens::icon::Icon;
use crate::screens::theme::{BODY, GAP_16, Look};

/// The words of a pager.
#[derive(Debug, Clone)]
pub struct PagerWords<'a> {
    /// The key that turns back.
    pub before: Cow<'a, str>,
    /// The key that turns on.
    pub after: Cow<'a, str>,
    /// Which page of how many.
    pub position: Cow<'a, str>,
}

/// Two wide keys with the position between them. A key without a message is out of use.
pub fn pager<'a, M: Clone + 'a>(
    look: Look,
    words: PagerWords<'a>,
    on_before: Option<M>,
    on_after: Option<M>,
) -> Element<'a, M> {
    let position = label(words.position).size(BODY).color(look.palette.quiet);
    row![
        act(look, words.before).icon(Icon::ChevronLeft).one_line().on_press_maybe(on_before),
        container(position).padding([0.0, GAP_16]),
        act(look, words.after).icon_after(Icon::ChevronRight).one_line().on_press_maybe(on_after),
    ]
    .align_y(Alignment::Center)
    .width(Length::Fill)
    .into()
}
