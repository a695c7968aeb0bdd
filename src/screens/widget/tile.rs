//! A product to touch: name, price and, where it matters, a remark.

use std::borrow::Cow;

use iced::widget::{Column, Row, Space, column, row};
use iced::{Alignment, Element, Length};

use super::{TARGET, label, pressable, surface, target};
use crate::screens::room::Grid;
use crate::screens::theme::{BODY, Control, GAP_4, GAP_8, Look, NAME, SMALL, Surface, Tint};

/// What a tile shows.
#[derive(Debug, Clone)]
pub struct Tile<'a> {
    /// Name of the product, on two lines at most.
    pub name: Cow<'a, str>,
    /// Its price in words, with the sign of the euro.
    pub price: Cow<'a, str>,
    /// What one should know before touching, such as how many are left.
    pub remark: Option<Cow<'a, str>>,
    /// The ground of its family.
    pub tint: Tint,
    /// Whether none is left. It can be sold all the same: shelves know better than tills.
    pub sold_out: bool,
}

/// One product.
pub fn tile<'a, M: Clone + 'a>(look: Look, tile: Tile<'a>, on_press: M) -> Element<'a, M> {
    let control = if tile.sold_out { Control::SoldOut } else { Control::Tile(tile.tint) };
    let mut last = row![label(tile.price).size(BODY), Space::new().width(Length::Fill)]
        .spacing(GAP_4)
        .align_y(Alignment::Center);
    if let Some(remark) = tile.remark {
        last = last
            .push(surface(look, Surface::Remark, label(remark).size(SMALL)).padding([1.0, 6.0]));
    }
    let content = column![
        label(tile.name).size(NAME).semibold().lines(2).width(Length::Fill),
        Space::new().height(Length::Fill),
        last,
    ]
    .padding([GAP_8, 10.0]);
    target(TARGET, pressable(look, control, content, Some(on_press)), Length::Fill, Length::Fill)
}

/// One page of products. Empty cells keep the rhythm of the grid, so that a product stands at
/// the same place whatever follows it. What exceeds the grid is left out: the caller pages.
pub fn tiles<'a, M: Clone + 'a>(
    look: Look,
    grid: Grid,
    page: Vec<Tile<'a>>,
    on_press: impl Fn(usize) -> M,
) -> Element<'a, M> {
    let mut products = page.into_iter().enumerate();
    let rows = (0..grid.rows).map(|_| {
        let cells = (0..grid.columns).map(|_| match products.next() {
            Some((rank, product)) => tile(look, product, on_press(rank)),
            None => Space::new().width(Length::Fill).height(Length::Fill).into(),
        });
        Row::with_children(cells.collect::<Vec<_>>()).spacing(GAP_8).height(Length::Fill).into()
    });
    Column::with_children(rows.collect::<Vec<_>>()).spacing(GAP_8).into()
}
