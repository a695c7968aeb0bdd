//! What may be published of few: the rules of INSEE for statistics of businesses.
//!
//! No cell on fewer than three cafés, none of which one café is more than 85 %; and where a total
//! is published beside its cells, one hidden cell alone would be the total less the others, so
//! another is hidden with it.

/// The fewest cafés of a cell.
pub const FEWEST: usize = 3;
/// The largest share of one café, in percent.
pub const LARGEST_SHARE: i128 = 85;

/// A cell of a table, before anybody sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// What each café adds.
    pub parts: Vec<i64>,
}

impl Cell {
    /// What it comes to.
    pub fn sum(&self) -> i64 {
        self.parts.iter().sum()
    }

    /// Whether the cell by itself tells of a café.
    pub fn is_sensitive(&self) -> bool {
        let told: Vec<i128> = self.parts.iter().map(|part| i128::from(part.abs())).collect();
        let sum: i128 = told.iter().sum();
        let largest = told.iter().copied().max().unwrap_or(0);
        // A cell of zeros tells that nobody had any: no secret of one once there are three.
        told.len() < FEWEST || (sum > 0 && largest * 100 > sum * LARGEST_SHARE)
    }
}

/// Which cells of a row, whose total is published, are hidden. Empty cells are zero, and known.
///
/// Where hidden cells together rest on fewer than three cafés, or on one for more than 85 %, the
/// smallest of those shown is hidden with them, until they do not or nothing is left.
pub fn hidden(cells: &[Cell]) -> Vec<bool> {
    let mut hidden: Vec<bool> =
        cells.iter().map(|cell| !cell.parts.is_empty() && cell.is_sensitive()).collect();
    loop {
        let together = Cell {
            parts: cells
                .iter()
                .zip(&hidden)
                .filter(|(_, hidden)| **hidden)
                .flat_map(|(cell, _)| cell.parts.iter().copied())
                .collect(),
        };
        let count = hidden.iter().filter(|hidden| **hidden).count();
        if count == 0 || (count > 1 && !together.is_sensitive()) {
            return hidden;
        }
        let shown =
            (0..cells.len()).filter(|place| !hidden[*place] && !cells[*place].parts.is_empty());
        match shown.min_by_key(|place| cells[*place].sum().abs()) {
            Some(place) => hidden[place] = true,
            None => return hidden,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cell(parts: &[i64]) -> Cell {
        Cell { parts: parts.to_vec() }
    }

    #[test]
    fn case_21_a_cell_of_two_cafes_is_hidden_and_another_with_it() {
        let cells = [cell(&[5, 7]), cell(&[10, 20, 30]), cell(&[9, 9, 9, 9]), cell(&[])];
        assert_eq!(hidden(&cells), [true, false, true, false], "the smallest other goes with it");
        let alone = [cell(&[5, 7])];
        assert_eq!(hidden(&alone), [true]);
        let fine = [cell(&[1, 2, 3]), cell(&[4, 5, 6])];
        assert_eq!(hidden(&fine), [false, false]);
    }

    #[test]
    fn a_cell_that_is_nearly_one_cafes_is_hidden() {
        assert!(cell(&[86, 7, 7]).is_sensitive());
        assert!(!cell(&[85, 8, 7]).is_sensitive());
        assert!(!cell(&[0, 0, 0]).is_sensitive());
        assert!(cell(&[0, 0]).is_sensitive());
    }

    proptest! {
        /// What the total less what is shown tells, is never of fewer than three cafés nor nearly
        /// of one, unless everything is hidden.
        #[test]
        fn the_total_gives_nothing_away(
            cells in prop::collection::vec(prop::collection::vec(0_i64..500, 0..6), 1..12),
        ) {
            let cells: Vec<Cell> = cells.into_iter().map(|parts| Cell { parts }).collect();
            let hidden = hidden(&cells);
            let rest: Vec<i64> = cells.iter().zip(&hidden).filter(|(_, h)| **h)
                .flat_map(|(cell, _)| cell.parts.clone()).collect();
            let all_hidden = cells.iter().zip(&hidden).all(|(cell, h)| *h || cell.parts.is_empty());
            prop_assert!(rest.is_empty() || all_hidden || !cell(&rest).is_sensitive());
            for (cell, hidden) in cells.iter().zip(&hidden) {
                prop_assert!(*hidden || cell.parts.is_empty() || !cell.is_sensitive());
            }
        }
    }
}
