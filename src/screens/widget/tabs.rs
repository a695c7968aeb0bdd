//! The families of products, as coloured tabs above the tiles.

use std::borrow::Cow;

use iced::widget::{Column, Row, Space, container};
use iced::{Element, Length};

use super::{TARGET, label, pressable, target};
use crate::screens::theme::{BODY, Control, GAP_8, Look, SMALL, Tint};

/// Letters of a word that a narrow tab shows in the size of running text.
const LONG: usize = 9;

/// What a tab shows.
#[derive(Debug, Clone)]
pub struct Tab<'a> {
    /// Name of the family, on two lines at most.
    pub word: Cow<'a, str>,
    /// Its ground.
    pub tint: Tint,
    /// Whether its products are shown.
    pub chosen: bool,
}

/// The tabs, `columns` side by side; `on_press` takes the rank of a tab. One without a word is
/// no key and keeps its place empty.
pub fn tabs<'a, M: Clone + 'a>(
    look: Look,
    columns: usize,
    all: Vec<Tab<'a>>,
    on_press: impl Fn(usize) -> M,
) -> Element<'a, M> {
    let count = all.len();
    let columns = columns.max(1);
    let mut families = all.into_iter().enumerate();
    let rows = (0..count.div_ceil(columns)).map(|_| {
        let cells = (0..columns).map(|_| match families.next() {
            Some((rank, tab)) if !tab.word.is_empty() => one(look, tab, on_press(rank)),
            _ => Space::new().width(Length::Fill).into(),
        });
        Row::with_children(cells.collect::<Vec<_>>()).spacing(GAP_8).into()
    });
    Column::with_children(rows.collect::<Vec<_>>()).spacing(GAP_8).into()
}

fn one<'a, M: Clone + 'a>(look: Look, tab: Tab<'a>, on_press: M) -> Element<'a, M> {
    let control = Control::Tab { tint: tab.tint, chosen: tab.chosen };
    // A tab is narrow: a long word of a family keeps its letters in a smaller size.
    let long = tab.word.split_whitespace().any(|word| word.chars().count() > LONG);
    let size = if long { SMALL } else { BODY };
    let word = label(tab.word).size(size).lines(2).centered_lines();
    let word = if tab.chosen { word.bold() } else { word };
    let content = container(word).padding([0.0, 2.0]).center(Length::Fill);
    let button = pressable(look, control, content, Some(on_press));
    target(TARGET, button, Length::Fill, Length::Fixed(look.room.key()))
}
