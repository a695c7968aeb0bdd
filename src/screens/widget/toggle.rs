//! One of several ways: joined in a frame, or as keys side by side.

use std::borrow::Cow;

use iced::widget::{Row, container};
use iced::{Element, Length};

use super::{PART_TARGET, act, label, pressable, surface, target};
use crate::screens::icon::Icon;
use crate::screens::theme::{BODY, Control, EDGE, GAP_8, Look, Surface};

/// Ways of which one is always chosen, joined in one frame, such as eat-in and takeaway.
/// `on_press` takes the rank of a way.
pub fn toggle<'a, M: Clone + 'a>(
    look: Look,
    ways: Vec<Cow<'a, str>>,
    chosen: usize,
    on_press: impl Fn(usize) -> M,
) -> Element<'a, M> {
    let parts = ways.into_iter().enumerate().map(|(rank, word)| {
        let chosen = rank == chosen;
        let word = label(word).size(BODY).lines(2).centered_lines();
        let word = if chosen { word.bold() } else { word };
        let content = container(word).padding([0.0, GAP_8]).center(Length::Fill);
        let control = Control::Segment { chosen };
        let button = pressable(look, control, content, Some(on_press(rank)));
        target(PART_TARGET, button, Length::Fill, Length::Fill)
    });
    surface(look, Surface::Frame, Row::with_children(parts.collect::<Vec<_>>()))
        .padding(EDGE)
        .width(Length::Fill)
        .height(look.room.key() + 2.0 * EDGE)
        .into()
}

/// Ways side by side, each with its icon, such as the acts of a screen.
pub fn choices<'a, M: Clone + 'a>(
    look: Look,
    ways: Vec<(Option<Icon>, Cow<'a, str>)>,
    chosen: Option<usize>,
    on_press: impl Fn(usize) -> M,
) -> Element<'a, M> {
    let keys = ways.into_iter().enumerate().map(|(rank, (picture, word))| {
        let key = act(look, word)
            .kind(Control::Choice { chosen: Some(rank) == chosen })
            .height(look.room.key() + GAP_8)
            .on_press(on_press(rank));
        match picture {
            Some(picture) => key.icon(picture).into(),
            None => key.into(),
        }
    });
    Row::with_children(keys.collect::<Vec<_>>()).spacing(GAP_8).into()
}
