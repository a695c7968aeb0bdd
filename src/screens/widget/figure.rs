//! An amount large enough to be read from the other side of the counter.

use std::borrow::Cow;

use iced::widget::row;
use iced::{Alignment, Element, Length};

use super::{label, surface};
use crate::screens::theme::{BODY, GAP_16, GAP_24, GIANT, HUGE, LARGE, Look, Surface};

/// How large an amount is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// What is due or given back.
    Giant,
    /// A total, on a card.
    Total,
    /// An amount while it is typed.
    Typed,
}

/// A word at the left, the amount at the right. An amount too wide for its place is shown
/// smaller by the caller's choice of [`Figure`], and shortened only as a last resort.
pub fn figure<'a, M: 'a>(
    look: Look,
    kind: Figure,
    word: impl Into<Cow<'a, str>>,
    amount: impl Into<Cow<'a, str>>,
) -> Element<'a, M> {
    let (ground, size, word_size, padding) = match kind {
        Figure::Giant => (Surface::Card, GIANT, LARGE, GAP_24),
        Figure::Total => (Surface::Card, HUGE, BODY, GAP_16),
        Figure::Typed => (Surface::FieldActive, HUGE, BODY, GAP_16),
    };
    let words = row![
        // The amount takes its place first: the word gives way, never the amount.
        label(word).size(word_size).color(look.palette.quiet).lines(2).width(Length::Fill),
        label(amount).size(size).bold(),
    ]
    .spacing(GAP_16)
    .align_y(Alignment::Center);
    surface(look, ground, words).padding([GAP_16, padding]).width(Length::Fill).into()
}
