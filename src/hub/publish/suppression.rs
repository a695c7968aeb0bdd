//! What may be published of few: the rules of INSEE for statistics of businesses.
//!
//! No cell on fewer than three cafés, none of which one café is more than 85 %; and where a total
//! is published beside its cells, one hidden cell alone would be the total less the others, so
//! another is hidden with it.

use std::collections::BTreeMap;

/// The fewest cafés of a cell.
pub const FEWEST: usize = 3;
/// The largest share of one café, in percent.
pub const LARGEST_SHARE: i128 = 85;

/// A cell of a table, before anybody sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// What each café adds, by the hub's number of it: however much it tells, it is one café.
    parts: BTreeMap<i64, i64>,
    /// What cafés add to the same figure that keep out of this table. Their sum with the others is
    /// published elsewhere, so that a cell shown here tells theirs too.
    left_out: BTreeMap<i64, i64>,
}

impl Cell {
    /// Adds what a café tells.
    pub fn add(&mut self, unit: i64, value: i64) {
        *self.parts.entry(unit).or_default() += value;
    }

    /// Adds what a café tells that keeps out of this table.
    pub fn leave_out(&mut self, unit: i64, value: i64) {
        *self.left_out.entry(unit).or_default() += value;
    }

    /// All of these cells as one: what a café adds to several of them is one part.
    pub fn together<'a>(cells: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut all = Self::default();
        for cell in cells {
            cell.parts.iter().for_each(|(unit, value)| all.add(*unit, *value));
            cell.left_out.iter().for_each(|(unit, value)| all.leave_out(*unit, *value));
        }
        all
    }

    /// What it comes to.
    pub fn sum(&self) -> i64 {
        self.parts.values().sum()
    }

    /// How many cafés it rests on.
    pub fn cafes(&self) -> usize {
        self.parts.len()
    }

    /// Whether no café of the table adds to it.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether the cell, by itself or by what is left of it elsewhere, tells of a café.
    pub fn is_sensitive(&self) -> bool {
        tells(&self.parts) || (!self.left_out.is_empty() && tells(&self.left_out))
    }

    /// The same of all its cafés, as they stand elsewhere.
    pub(super) fn is_sensitive_as_one(&self) -> bool {
        let mut all = self.parts.clone();
        for (unit, value) in &self.left_out {
            *all.entry(*unit).or_default() += value;
        }
        tells(&all)
    }
}

/// Whether the sum of these parts tells of a café.
fn tells(parts: &BTreeMap<i64, i64>) -> bool {
    let told = parts.values().map(|part| i128::from(part.unsigned_abs()));
    let (sum, largest) = told.fold((0, 0), |(sum, most), part| (sum + part, part.max(most)));
    // Zeros tell that nobody had any: no secret of one once there are three.
    parts.len() < FEWEST || (sum > 0 && largest * 100 > sum * LARGEST_SHARE)
}

/// Which cells of a row are hidden. Empty cells are zero, and known.
///
/// Where hidden cells together rest on fewer than three cafés, or on one for more than 85 %, the
/// smallest of those shown is hidden with them, until they do not or nothing is left. Where the
/// row's total is hidden because of who keeps out, the total of all cafés still stands elsewhere:
/// then what it leaves for the hidden cells is of both.
pub fn hidden(cells: &[Cell]) -> Vec<bool> {
    let total_is_shown = !Cell::together(cells).is_sensitive();
    let mut hidden: Vec<bool> =
        cells.iter().map(|cell| !cell.is_empty() && cell.is_sensitive()).collect();
    while hidden.contains(&true) {
        let of_hidden = cells.iter().zip(&hidden).filter(|(_, hidden)| **hidden);
        let rest = Cell::together(of_hidden.map(|(cell, _)| cell));
        let gives_away =
            if total_is_shown { rest.is_sensitive() } else { rest.is_sensitive_as_one() };
        // One cell alone is the total less the others, whatever it rests on.
        if !gives_away && hidden.iter().filter(|hidden| **hidden).count() > 1 {
            break;
        }
        let shown = (0..cells.len()).filter(|place| !hidden[*place] && !cells[*place].is_empty());
        match shown.min_by_key(|place| cells[*place].sum().unsigned_abs()) {
            Some(place) => hidden[place] = true,
            None => break,
        }
    }
    hidden
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A cell to which each café adds once.
    fn cell(parts: &[i64]) -> Cell {
        of((0..).zip(parts.iter().copied()))
    }

    fn of(parts: impl IntoIterator<Item = (i64, i64)>) -> Cell {
        let mut cell = Cell::default();
        parts.into_iter().for_each(|(unit, value)| cell.add(unit, value));
        cell
    }

    /// Cells of other cafés each.
    fn apart(cells: &[&[i64]]) -> Vec<Cell> {
        let cells = (0..).step_by(100).zip(cells);
        cells.map(|(first, parts)| of((first..).zip(parts.iter().copied()))).collect()
    }

    #[test]
    fn case_21_a_cell_of_two_cafes_is_hidden_and_another_with_it() {
        let cells = apart(&[&[5, 7], &[10, 20, 30], &[9, 9, 9, 9], &[]]);
        assert_eq!(hidden(&cells), [true, false, true, false], "the smallest other goes with it");
        assert_eq!(hidden(&apart(&[&[5, 7]])), [true]);
        assert_eq!(hidden(&apart(&[&[1, 2, 3], &[4, 5, 6]])), [false, false]);
    }

    #[test]
    fn a_cell_that_is_nearly_one_cafes_is_hidden() {
        assert!(cell(&[86, 7, 7]).is_sensitive());
        assert!(!cell(&[85, 8, 7]).is_sensitive());
        assert!(!cell(&[0, 0, 0]).is_sensitive());
        assert!(cell(&[0, 0]).is_sensitive());
    }

    #[test]
    fn a_cafe_that_tells_several_things_is_one_cafe() {
        let several = of([(1, 4), (1, 3), (1, 3)]);
        assert_eq!((several.cafes(), several.sum(), several.is_sensitive()), (1, 10, true));
        // Two hidden cells of the same two cafés are still of two.
        let cells = [of([(1, 5), (2, 7)]), of([(1, 6), (2, 8)]), of([(1, 9), (2, 9), (3, 9)])];
        assert_eq!(hidden(&cells), [true; 3]);
    }

    #[test]
    fn who_keeps_out_is_not_what_is_left_of_a_sum_elsewhere() {
        let mut one = cell(&[5, 5, 5]);
        one.leave_out(9, 4);
        assert!(one.is_sensitive(), "one that keeps out");
        one.leave_out(10, 4);
        one.leave_out(11, 4);
        assert!(!one.is_sensitive(), "three that do");
    }

    /// Cafés with what they tell, and whether they keep out.
    fn any_cell() -> impl Strategy<Value = Cell> {
        let part = (0_i64..12, 0_i64..500);
        prop::collection::vec(part, 0..8).prop_map(|parts| {
            let mut cell = Cell::default();
            for (unit, value) in parts {
                if unit < 9 { cell.add(unit, value) } else { cell.leave_out(unit, value) }
            }
            cell
        })
    }

    proptest! {
        /// What the total less what is shown tells, is never of fewer than three cafés nor nearly
        /// of one, unless everything is hidden.
        #[test]
        fn the_total_gives_nothing_away(cells in prop::collection::vec(any_cell(), 1..12)) {
            let hidden = hidden(&cells);
            let row = || cells.iter().zip(&hidden);
            let all_hidden = row().all(|(cell, hidden)| *hidden || cell.is_empty());
            let mut units: BTreeMap<i64, i64> = BTreeMap::new();
            for (cell, _) in row().filter(|(_, hidden)| **hidden) {
                for (unit, value) in cell.parts.iter().chain(&cell.left_out) {
                    *units.entry(*unit).or_default() += value;
                }
            }
            let most = units.values().copied().max().unwrap_or(0);
            let sum: i64 = units.values().sum();
            let safe = units.len() >= 3 && most * 100 <= sum * 85;
            prop_assert!(units.is_empty() || all_hidden || safe, "{units:?}");
            for (cell, hidden) in row() {
                prop_assert!(*hidden || cell.is_empty() || !cell.is_sensitive());
            }
        }
    }
}
