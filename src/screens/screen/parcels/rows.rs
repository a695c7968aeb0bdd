//! Parcels as rows in pages, wherever some are chosen from.

use std::collections::BTreeSet;

use iced::widget::{Column, container};
use iced::{Element, Length};

use super::show;
use crate::domain::id::ParcelId;
use crate::screens::bridge::{ParcelRow, Relay};
use crate::screens::scene::Scene;
use crate::screens::screen::operator::pager_words;
use crate::screens::theme::GAP_8;
use crate::screens::widget::{CHOICE_ROW, choice_row, open_row, pager, told_row};

/// Rows to choose from.
pub struct Rows<'a> {
    /// All of them.
    pub rows: &'a [ParcelRow],
    /// Those that are chosen.
    pub chosen: &'a BTreeSet<ParcelId>,
    /// The page that is asked for.
    pub page: usize,
    /// The height that is left for them.
    pub height: f32,
}

/// How many rows a page has: all if they fit, else so many that the pager fits too.
fn per_page(height: f32, rows: usize) -> usize {
    let fit = |height: f32| (height / (CHOICE_ROW + GAP_8)).floor().max(1.0) as usize;
    if rows <= fit(height) { rows.max(1) } else { fit(height - 84.0) }
}

/// The rows of a page that only tell something.
pub fn told<'a, M: Clone + 'a>(
    scene: Scene<'a>,
    relay: &'a Relay,
    shown: Rows<'a>,
    on_page: impl Fn(usize) -> M,
) -> Element<'a, M> {
    pages(scene, shown, |row| told_row(scene.look, show::row(scene, relay, row, false)), on_page)
}

/// The rows of a page, of which a touch opens one.
pub fn opening<'a, M: Clone + 'a>(
    scene: Scene<'a>,
    relay: &'a Relay,
    shown: Rows<'a>,
    on_row: impl Fn(ParcelId) -> M,
    on_page: impl Fn(usize) -> M,
) -> Element<'a, M> {
    let line = |row: &'a ParcelRow| {
        open_row(scene.look, show::row(scene, relay, row, false), on_row(row.parcel.id))
    };
    pages(scene, shown, line, on_page)
}

/// The rows of a page, with a pager where there are several.
pub fn view<'a, M: Clone + 'a>(
    scene: Scene<'a>,
    relay: &'a Relay,
    shown: Rows<'a>,
    on_row: impl Fn(ParcelId) -> M,
    on_page: impl Fn(usize) -> M,
) -> Element<'a, M> {
    let chosen = shown.chosen;
    let line = |row: &'a ParcelRow| {
        let id = row.parcel.id;
        choice_row(scene.look, show::row(scene, relay, row, chosen.contains(&id)), on_row(id))
    };
    pages(scene, shown, line, on_page)
}

fn pages<'a, M: Clone + 'a>(
    scene: Scene<'a>,
    shown: Rows<'a>,
    line: impl Fn(&'a ParcelRow) -> Element<'a, M>,
    on_page: impl Fn(usize) -> M,
) -> Element<'a, M> {
    let Rows { rows, page, height, .. } = shown;
    let shown = per_page(height, rows.len());
    let pages = rows.len().div_ceil(shown).max(1);
    let page = page.min(pages - 1);
    let mut list = Column::new().spacing(GAP_8);
    for row in rows.iter().skip(page * shown).take(shown) {
        list = list.push(line(row));
    }
    let mut content = Column::new().spacing(GAP_8).push(container(list).height(Length::Fill));
    if pages > 1 {
        content = content.push(pager(
            scene.look,
            pager_words(scene, page, pages),
            (page > 0).then(|| on_page(page - 1)),
            (page + 1 < pages).then(|| on_page(page + 1)),
        ));
    }
    content.height(Length::Fill).into()
}
