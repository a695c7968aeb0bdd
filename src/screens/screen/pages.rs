//! Rows on pages: lists never scroll.

use iced::widget::{Column, Row, Space};
use iced::{Element, Length};

use crate::screens::scene::Scene;
use crate::screens::screen::operator::pager_words;
use crate::screens::theme::{GAP_4, GAP_8};
use crate::screens::widget::{CHOICE_ROW, COUNT_ROW, pager};

/// Which rows are shown.
#[derive(Debug, Clone, Copy)]
pub struct Pages {
    /// How many things stand on a page.
    shown: usize,
    /// How many pages there are; one at least.
    pages: usize,
    /// The page that is shown, from 0.
    page: usize,
    /// How many things stand side by side.
    columns: usize,
    /// Between two rows.
    gap: f32,
}

/// The distance of rows of that height: those that count have room around their keys, so that
/// their cards may stand nearer to each other.
fn gap(row: f32) -> f32 {
    if (COUNT_ROW..CHOICE_ROW).contains(&row) { GAP_4 } else { GAP_8 }
}

impl Pages {
    /// Pages for `count` things in rows of `columns`, each row `row` high, in a height that the
    /// pager's keys have a part of when there is more than one page.
    pub fn of(
        scene: &Scene<'_>,
        count: usize,
        page: usize,
        height: f32,
        row: f32,
        columns: usize,
    ) -> Self {
        // A negative height becomes no row: the cast saturates.
        let gap = gap(row);
        let fit = |height: f32| (((height + gap) / (row + gap)) as usize).max(1) * columns;
        let mut shown = fit(height);
        if count > shown {
            shown = fit(height - scene.look.room.key() - GAP_8);
        }
        let pages = count.div_ceil(shown).max(1);
        Self { shown, pages, page: page.min(pages - 1), columns, gap }
    }

    /// The things of the page below what stands in `content`, then the keys that turn pages, at
    /// the foot.
    pub fn list<'a, T, M: Clone + 'a>(
        self,
        scene: Scene<'a>,
        mut content: Column<'a, M>,
        things: impl IntoIterator<Item = T>,
        line: impl Fn(T) -> Element<'a, M>,
        on_page: impl Fn(usize) -> M,
    ) -> Column<'a, M> {
        let shown = things.into_iter().skip(self.page * self.shown).take(self.shown);
        let mut lines = shown.map(line).peekable();
        let mut rows = Column::new().spacing(self.gap).height(Length::Fill);
        while lines.peek().is_some() {
            let mut side = Row::new().spacing(GAP_8);
            for _ in 0..self.columns {
                let room = || Space::new().width(Length::Fill).into();
                side = side.push(lines.next().unwrap_or_else(room));
            }
            rows = rows.push(side);
        }
        content = content.push(rows);
        match self.pager(scene, on_page) {
            Some(pager) => content.push(pager),
            None => content,
        }
    }

    /// The keys that turn pages, if there are several.
    fn pager<'a, M: Clone + 'a>(
        self,
        scene: Scene<'a>,
        on_page: impl Fn(usize) -> M,
    ) -> Option<Element<'a, M>> {
        let before = self.page.checked_sub(1).map(&on_page);
        let after = (self.page + 1 < self.pages).then(|| on_page(self.page + 1));
        let words = pager_words(scene, self.page, self.pages);
        (self.pages > 1).then(|| pager(scene.look, words, before, after))
    }
}
