//! A carrier's month: what the café counted, what it is worth, and what the carrier says.

use chrono::NaiveDate;

use super::Declaration;
use super::carrier::{Carrier, Kind, Size};
use crate::domain::money::{AmountError, Cents};

/// So many parcels of a kind and a size on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayCounted {
    /// Which day.
    pub day: NaiveDate,
    /// What happened to them.
    pub kind: Kind,
    /// How large they are.
    pub size: Size,
    /// How many.
    pub count: i64,
}

/// One kind in a carrier's month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthLine {
    /// What happened.
    pub kind: Kind,
    /// How many the café counted.
    pub counted: i64,
    /// What they are worth by the tariffs of their days, in cents.
    pub expected: Cents,
    /// How many the carrier says.
    pub declared: Option<u32>,
}

impl MonthLine {
    /// How many more the carrier says than the café counted.
    pub fn difference(&self) -> Option<i64> {
        self.declared.map(|declared| i64::from(declared) - self.counted)
    }
}

/// A carrier's month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarrierMonth {
    /// Kind by kind, in the order of [`Kind::ALL`].
    pub lines: Vec<MonthLine>,
    /// What is paid each month whatever happens, in cents.
    pub fixed: Cents,
    /// What the month is worth, in cents.
    pub expected: Cents,
    /// What the carrier says that it pays, in cents.
    pub declared: Option<Cents>,
}

impl CarrierMonth {
    /// The month that begins on `first`, from what was counted and what the carrier says.
    ///
    /// # Errors
    /// [`AmountError`] beyond the range of amounts.
    pub fn of(
        carrier: &Carrier,
        first: NaiveDate,
        counted: &[DayCounted],
        declaration: Option<&Declaration>,
    ) -> Result<Self, AmountError> {
        let fixed = carrier.fixed_in(first);
        let mut total = fixed;
        let mut lines = Vec::new();
        for (rank, kind) in Kind::ALL.into_iter().enumerate() {
            let mut line = MonthLine {
                kind,
                counted: 0,
                expected: Cents::ZERO,
                declared: declaration.map(|said| said.counts[rank]),
            };
            for one in counted.iter().filter(|one| one.kind == kind) {
                line.counted = line.counted.saturating_add(one.count);
                let worth = carrier.worth(kind, one.size, one.day, one.count)?;
                line.expected = line.expected.plus(worth)?;
            }
            total = total.plus(line.expected)?;
            lines.push(line);
        }
        let declared = declaration.map(|said| said.amount);
        Ok(Self { lines, fixed, expected: total, declared })
    }

    /// How much more the carrier pays than expected, in cents.
    ///
    /// # Errors
    /// [`AmountError`] beyond the range of amounts.
    pub fn difference(&self) -> Result<Option<Cents>, AmountError> {
        self.declared.map(|declared| declared.minus(self.expected)).transpose()
    }
}
