//! Counting the drawer by notes and coins.

use iced::widget::{Column, Row};
use iced::{Element, Length};

use super::theme::{GAP_8, Look};
use super::widget::{KeypadKey, cell};
use crate::domain::closing::CashCount;
use crate::domain::money::Cents;
use crate::words::{Words, format};

/// How many of each note and coin, while they are counted. Pure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counting {
    pieces: [u32; CashCount::DENOMINATIONS.len()],
    chosen: usize,
    /// Whether the next figure replaces the count: it was just chosen.
    fresh: bool,
}

/// The most pieces of one denomination.
const PIECES_MAX: u32 = 9_999;

/// Cells side by side.
const COLUMNS: usize = 3;

/// The 50 € note: what a count begins with. Larger ones are rare.
const FIRST: usize = 3;

impl Default for Counting {
    fn default() -> Self {
        Self { pieces: Default::default(), chosen: FIRST, fresh: true }
    }
}

impl Counting {
    /// The denomination at this rank takes what is typed from now on.
    pub fn choose(&mut self, rank: usize) {
        self.chosen = rank.min(self.pieces.len() - 1);
        self.fresh = true;
    }

    /// The next denomination; says whether there was one.
    pub fn next(&mut self) -> bool {
        let more = self.chosen + 1 < self.pieces.len();
        self.choose(self.chosen + usize::from(more));
        more
    }

    /// The denomination before.
    pub fn previous(&mut self) {
        self.choose(self.chosen.saturating_sub(1));
    }

    /// Takes a key of the keypad.
    pub fn press(&mut self, key: KeypadKey) {
        let former = if self.fresh { 0 } else { self.pieces[self.chosen] };
        let count = match key {
            KeypadKey::Digit(digit) => former * 10 + u32::from(digit.min(9)),
            KeypadKey::DoubleZero => former * 100,
            KeypadKey::Erase => self.pieces[self.chosen] / 10,
            KeypadKey::Comma => return,
        };
        if count <= PIECES_MAX {
            self.pieces[self.chosen] = count;
            self.fresh = false;
        }
    }

    /// What is counted so far.
    pub fn count(&self) -> CashCount {
        let pairs = CashCount::DENOMINATIONS.into_iter().zip(self.pieces);
        let counted = pairs.filter(|(_, count)| *count > 0);
        CashCount { pieces: counted.map(|(value, count)| (Cents::new(value), count)).collect() }
    }

    /// The sum of what is counted so far. With these limits it can't leave its range.
    pub fn total(&self) -> Cents {
        self.count().total().unwrap_or(Cents::ZERO)
    }

    /// The table of notes and coins, filling its place.
    pub fn view<'a, M: Clone + 'a>(
        &self,
        look: Look,
        words: &Words,
        on_press: impl Fn(usize) -> M,
    ) -> Element<'a, M> {
        let cells: Vec<Element<'a, M>> = CashCount::DENOMINATIONS
            .into_iter()
            .zip(self.pieces)
            .enumerate()
            .map(|(rank, (value, count))| {
                let name = denomination(words, value);
                cell(look, name, count.to_string(), rank == self.chosen, on_press(rank))
            })
            .collect();
        let room = look.room;
        let columns = if room.is_low() && room.is_portrait() { COLUMNS + 1 } else { COLUMNS };
        let mut cells = cells.into_iter().peekable();
        let mut rows = Column::new().spacing(GAP_8);
        while cells.peek().is_some() {
            let row = Row::with_children(cells.by_ref().take(columns).collect::<Vec<_>>());
            rows = rows.push(row.spacing(GAP_8).height(Length::Fill));
        }
        rows.height(Length::Fill).into()
    }
}

/// `50 €`, `20 c`.
fn denomination(words: &Words, value: i64) -> String {
    if value >= 100 {
        format::short_money(Cents::new(value))
    } else {
        words.tell("count-cents", &[("count", value.to_string().into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_fill_the_chosen_cell_and_a_new_choice_replaces() {
        let mut counting = Counting::default();
        for digit in [1, 2] {
            counting.press(KeypadKey::Digit(digit));
        }
        assert_eq!(counting.total(), Cents::new(60_000));
        counting.choose(FIRST);
        counting.press(KeypadKey::Digit(3));
        assert_eq!(counting.total(), Cents::new(15_000));
        counting.press(KeypadKey::Erase);
        assert_eq!(counting.count(), CashCount::default());
    }

    #[test]
    fn a_count_stays_within_its_limit() {
        let mut counting = Counting::default();
        counting.choose(0);
        for _ in 0..9 {
            counting.press(KeypadKey::Digit(9));
        }
        assert_eq!(counting.total(), Cents::new(9_999 * 50_000));
        assert!((0..20).filter(|_| counting.next()).count() == 14);
    }
}
