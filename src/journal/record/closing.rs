//! Sums, readings and closings as recorded.

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::codes::*;
use super::ticket::VatRecord;
use crate::domain::closing::{CashCount, Closing, Count, OpenDay, Perpetual, Tally, Totals};
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::money::Cents;

/// Perpetual totals as recorded.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerpetualRecord {
    algebraic: i64,
    absolute: i64,
    third_party: i64,
}

impl PerpetualRecord {
    /// The record of perpetual totals.
    pub fn of(perpetual: &Perpetual) -> Self {
        Self {
            algebraic: perpetual.algebraic.get(),
            absolute: perpetual.absolute.get(),
            third_party: perpetual.third_party.get(),
        }
    }

    /// The totals that this record is of.
    pub fn read(&self) -> Perpetual {
        Perpetual {
            algebraic: cents(self.algebraic),
            absolute: cents(self.absolute),
            third_party: cents(self.third_party),
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TallyRecord {
    count: u64,
    amount: i64,
}

impl TallyRecord {
    fn of(tally: &Tally) -> Self {
        Self { count: tally.count, amount: tally.amount.get() }
    }

    fn read(&self) -> Tally {
        Tally { count: self.count, amount: cents(self.amount) }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyedTally {
    key: String,
    count: u64,
    amount: i64,
}

impl KeyedTally {
    fn of(key: &str, tally: &Tally) -> Self {
        Self { key: key.to_owned(), count: tally.count, amount: tally.amount.get() }
    }

    fn tally(&self) -> Tally {
        Tally { count: self.count, amount: cents(self.amount) }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyedAmount {
    key: String,
    amount: i64,
}

/// Sums of tickets as recorded.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TotalsRecord {
    first_ticket: Option<u64>,
    last_ticket: Option<u64>,
    sales: TallyRecord,
    voids: TallyRecord,
    by_rate: Vec<VatRecord>,
    by_tender: Vec<KeyedTally>,
    by_family: Vec<KeyedAmount>,
    by_nature: Vec<KeyedAmount>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    by_partner: Vec<KeyedAmount>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    cashback: Option<TallyRecord>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    cash_moves: Vec<KeyedTally>,
    duplicates: u64,
    drawer_openings: u64,
    abandoned: TallyRecord,
    removed: TallyRecord,
}

impl TotalsRecord {
    /// The record of these sums.
    pub fn of(totals: &Totals) -> Self {
        let keyed = |key: String, amount: &Cents| KeyedAmount { key, amount: amount.get() };
        Self {
            first_ticket: totals.first_ticket,
            last_ticket: totals.last_ticket,
            sales: TallyRecord::of(&totals.sales),
            voids: TallyRecord::of(&totals.voids),
            by_rate: totals
                .by_rate
                .iter()
                .map(|(rate, row)| VatRecord::of(rate.basis_points(), row))
                .collect(),
            by_tender: totals
                .by_tender
                .iter()
                .map(|(method, tally)| KeyedTally::of(method_word(*method), tally))
                .collect(),
            by_family: totals
                .by_family
                .iter()
                .map(|(family, amount)| keyed(family.to_string(), amount))
                .collect(),
            by_nature: totals
                .by_nature
                .iter()
                .map(|(nature, amount)| keyed(nature_word(*nature).to_owned(), amount))
                .collect(),
            by_partner: totals
                .by_partner
                .iter()
                .map(|(partner, amount)| keyed(partner.to_string(), amount))
                .collect(),
            cashback: (totals.cashback.count > 0).then(|| TallyRecord::of(&totals.cashback)),
            cash_moves: totals
                .cash_moves
                .iter()
                .map(|(reason, tally)| KeyedTally::of(cash_reason_word(*reason), tally))
                .collect(),
            duplicates: totals.duplicates,
            drawer_openings: totals.drawer_openings,
            abandoned: TallyRecord::of(&totals.abandoned),
            removed: TallyRecord::of(&totals.removed),
        }
    }

    /// The sums that this record is of.
    ///
    /// # Errors
    /// [`RecordError::Value`] for keys that stand for nothing.
    pub fn read(&self) -> Result<Totals, RecordError> {
        let mut totals = Totals {
            first_ticket: self.first_ticket,
            last_ticket: self.last_ticket,
            sales: self.sales.read(),
            voids: self.voids.read(),
            by_rate: self.by_rate.iter().map(VatRecord::read).collect::<Result<_, _>>()?,
            duplicates: self.duplicates,
            drawer_openings: self.drawer_openings,
            abandoned: self.abandoned.read(),
            removed: self.removed.read(),
            ..Totals::default()
        };
        for row in &self.by_tender {
            totals.by_tender.insert(method(&row.key)?, row.tally());
        }
        for row in &self.by_partner {
            totals.by_partner.insert(partner_id(&row.key)?, cents(row.amount));
        }
        for row in &self.cash_moves {
            totals.cash_moves.insert(cash_reason(&row.key)?, row.tally());
        }
        totals.cashback = self.cashback.as_ref().map(TallyRecord::read).unwrap_or_default();
        for row in &self.by_family {
            totals.by_family.insert(family_id(&row.key)?, cents(row.amount));
        }
        for row in &self.by_nature {
            totals.by_nature.insert(nature(&row.key)?, cents(row.amount));
        }
        Ok(totals)
    }
}

/// An open day as its view keeps it, and as part of a closing.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenDayRecord {
    day: String,
    opened_at: String,
    opened_offset: i16,
    float: i64,
    totals: TotalsRecord,
}

impl OpenDayRecord {
    /// The record of an open day.
    pub fn of(day: &OpenDay) -> Self {
        Self {
            day: day.day.to_string(),
            opened_at: day.opened_at.to_rfc3339(),
            opened_offset: day.opened_at.offset_min(),
            float: day.float.get(),
            totals: TotalsRecord::of(&day.totals),
        }
    }

    /// The open day that this record is of.
    ///
    /// # Errors
    /// [`RecordError::Value`] for values that no day has.
    pub fn read(&self) -> Result<OpenDay, RecordError> {
        Ok(OpenDay {
            day: BusinessDay::parse(&self.day).ok_or(RecordError::Value("day"))?,
            opened_at: Moment::from_rfc3339(&self.opened_at, self.opened_offset)
                .ok_or(RecordError::Value("opened_at"))?,
            float: cents(self.float),
            totals: self.totals.read()?,
        })
    }
}

/// A reading (X) as recorded.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReadingRecord {
    day: String,
    totals: TotalsRecord,
}

impl ReadingRecord {
    pub(super) fn of(day: BusinessDay, totals: &Totals) -> Self {
        Self { day: day.to_string(), totals: TotalsRecord::of(totals) }
    }

    pub(super) fn read(&self) -> Result<(BusinessDay, Totals), RecordError> {
        let day = BusinessDay::parse(&self.day).ok_or(RecordError::Value("day"))?;
        Ok((day, self.totals.read()?))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PiecesRecord {
    denomination: i64,
    count: u32,
}

/// A closing (Z) as recorded; also the form of its view.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosingRecord {
    day: OpenDayRecord,
    count: String,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    counted: Vec<PiecesRecord>,
    expected_cash: i64,
    difference: Option<i64>,
    month_to_date: i64,
    year_to_date: i64,
    perpetual: PerpetualRecord,
}

impl ClosingRecord {
    /// The record of a closing.
    pub fn of(closing: &Closing) -> Self {
        let (count, pieces) = match &closing.count {
            Count::Counted(count) => ("counted", Some(&count.pieces)),
            Count::Skipped => ("skipped", None),
            Count::Automatic => ("automatic", None),
        };
        Self {
            day: OpenDayRecord::of(&closing.day),
            count: count.to_owned(),
            counted: pieces
                .into_iter()
                .flatten()
                .map(|(denomination, count)| PiecesRecord {
                    denomination: denomination.get(),
                    count: *count,
                })
                .collect(),
            expected_cash: closing.expected_cash.get(),
            difference: closing.difference.map(Cents::get),
            month_to_date: closing.month_to_date.get(),
            year_to_date: closing.year_to_date.get(),
            perpetual: PerpetualRecord::of(&closing.perpetual),
        }
    }

    /// The closing that this record is of.
    ///
    /// # Errors
    /// [`RecordError::Value`] for values that no closing has.
    pub fn read(&self) -> Result<Closing, RecordError> {
        let pieces = self.counted.iter().map(|row| (cents(row.denomination), row.count)).collect();
        let count = match self.count.as_str() {
            "counted" => Count::Counted(CashCount { pieces }),
            "skipped" => Count::Skipped,
            "automatic" => Count::Automatic,
            _ => return Err(RecordError::Value("count")),
        };
        Ok(Closing {
            day: self.day.read()?,
            count,
            expected_cash: cents(self.expected_cash),
            difference: self.difference.map(cents),
            month_to_date: cents(self.month_to_date),
            year_to_date: cents(self.year_to_date),
            perpetual: self.perpetual.read(),
        })
    }
}
