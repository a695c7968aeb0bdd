//! One bread on one day: what came, what went, what must still be there.

use super::MAX_UNITS;

/// What became of bread that was left over, in units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOver {
    /// The baker takes it back.
    pub taken_back: u32,
    /// Given away: no sale at zero.
    pub donated: u32,
    /// Thrown away.
    pub lost: u32,
    /// Eaten by the café itself.
    pub own_use: u32,
}

impl LeftOver {
    /// All of it.
    pub const fn units(&self) -> u32 {
        self.taken_back
            .saturating_add(self.donated)
            .saturating_add(self.lost)
            .saturating_add(self.own_use)
    }

    /// Whether it is a possible count.
    pub const fn is_possible(&self) -> bool {
        self.taken_back <= MAX_UNITS
            && self.donated <= MAX_UNITS
            && self.lost <= MAX_UNITS
            && self.own_use <= MAX_UNITS
    }
}

/// One bread on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shelf {
    /// Units that were ordered.
    pub ordered: u32,
    /// Units of them for people who walk in.
    pub walk_in: u32,
    /// Units that came; nothing before the delivery was counted.
    pub delivered: Option<u32>,
    /// Units handed over by tickets; below zero when more came back than went.
    pub sold: i64,
    /// Units of them that were sold at a reduced price.
    pub marked_down: i64,
    /// What was left over.
    pub left_over: LeftOver,
    /// Units kept for someone who has not come yet.
    pub kept: u32,
}

impl Shelf {
    /// Units that must lie there: delivered − sold − left over. Below zero, someone sold what was
    /// never counted in: it wants to be counted again.
    pub fn units(&self) -> i64 {
        i64::from(self.delivered.unwrap_or(0)) - self.sold - i64::from(self.left_over.units())
    }

    /// Units for whoever walks in: what is kept for someone is not for sale.
    pub fn for_sale(&self) -> i64 {
        self.units() - i64::from(self.kept)
    }

    /// Whether it came and nothing of it is for sale any more.
    pub fn is_sold_out(&self) -> bool {
        self.delivered.is_some() && self.for_sale() <= 0
    }
}

/// Units that people who walked in took, by half hour. What came back in a later half hour is taken
/// off the last ones sold before it.
pub fn walk_in(by_half_hour: &[(u16, i64)]) -> Vec<(u16, u32)> {
    let mut sorted = by_half_hour.to_vec();
    sorted.sort_unstable();
    let mut came_back = 0_i64;
    let mut sold = Vec::new();
    for (half_hour, units) in sorted.into_iter().rev() {
        let units = units.saturating_add(came_back);
        came_back = units.min(0);
        if units > 0 {
            sold.push((half_hour, u32::try_from(units).unwrap_or(u32::MAX)));
        }
    }
    sold.reverse();
    sold
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_bread_is_on_the_shelf_and_not_for_sale() {
        let mut shelf = Shelf { delivered: Some(28), kept: 6, ..Shelf::default() };
        assert_eq!((shelf.units(), shelf.for_sale()), (28, 22));
        shelf.sold = 22;
        assert!(shelf.is_sold_out());
        shelf.kept = 4;
        assert_eq!(shelf.for_sale(), 2, "two were released");
        shelf.left_over = LeftOver { donated: 2, lost: 1, ..LeftOver::default() };
        assert_eq!(shelf.units(), 3);
    }

    #[test]
    fn nothing_is_sold_out_before_it_came() {
        let shelf = Shelf { sold: 2, ..Shelf::default() };
        assert_eq!(shelf.units(), -2);
        assert!(!shelf.is_sold_out());
    }

    #[test]
    fn what_came_back_is_taken_off_what_was_sold_before() {
        assert_eq!(walk_in(&[(6, 3), (7, 2), (9, -4)]), [(6, 1)]);
        assert_eq!(walk_in(&[(7, 2), (6, 3)]), [(6, 3), (7, 2)]);
        assert_eq!(walk_in(&[(6, -1), (7, 2)]), [(7, 2)], "nothing before it");
        assert_eq!(walk_in(&[(6, 1), (7, -3)]), []);
    }
}
