//! Carriers as recorded, and what they say of a month.

use serde::{Deserialize, Serialize};

use super::super::RecordError;
use super::super::codes::{cents, label};
use super::words::*;
use crate::domain::parcel::Declaration;
use crate::domain::parcel::carrier::{Carrier, Fixed, Holding, Tariff};
use crate::domain::parcel::slot::Shelves;

/// A carrier as recorded; also the form of its view.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarrierRecord {
    id: String,
    name: String,
    level: String,
    identity: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    shelves: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    driver_hours: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    holdings: Vec<HoldingRecord>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    tariffs: Vec<TariffRecord>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    fixed: Vec<FixedRecord>,
    active: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HoldingRecord {
    from: String,
    days: u16,
    count: String,
    first: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TariffRecord {
    from: String,
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    size: Option<String>,
    unit: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FixedRecord {
    from: String,
    month: i64,
}

impl CarrierRecord {
    /// The record of a carrier.
    pub fn of(carrier: &Carrier) -> Self {
        let holding = |rule: &Holding| HoldingRecord {
            from: rule.from.to_string(),
            days: rule.days,
            count: day_count_word(rule.count).to_owned(),
            first: first_day_word(rule.first).to_owned(),
        };
        let tariff = |tariff: &Tariff| TariffRecord {
            from: tariff.from.to_string(),
            kind: kind_word(tariff.kind).to_owned(),
            size: tariff.size.map(|size| size_word(size).to_owned()),
            unit: tariff.unit.get(),
        };
        let fixed =
            |fixed: &Fixed| FixedRecord { from: fixed.from.to_string(), month: fixed.month.get() };
        Self {
            id: carrier.id.to_string(),
            name: carrier.name.to_string(),
            level: level_word(carrier.level).to_owned(),
            identity: identity_word(carrier.identity).to_owned(),
            shelves: carrier.shelves.map(|shelves| shelves.to_string()),
            driver_hours: carrier.driver_hours.as_ref().map(ToString::to_string),
            holdings: carrier.holdings.iter().map(holding).collect(),
            tariffs: carrier.tariffs.iter().map(tariff).collect(),
            fixed: carrier.fixed.iter().map(fixed).collect(),
            active: carrier.active,
        }
    }

    /// The carrier that this record is of.
    ///
    /// # Errors
    /// [`RecordError::Value`] for values that no carrier has.
    pub fn read(&self) -> Result<Carrier, RecordError> {
        let shelves = |text: &String| {
            let shelves = Shelves::parse(text).filter(|shelves| shelves.to_string() == *text);
            shelves.ok_or(RecordError::Value("shelves"))
        };
        let fixed = |record: &FixedRecord| {
            Ok(Fixed { from: date(&record.from)?, month: cents(record.month) })
        };
        Ok(Carrier {
            id: carrier_id(&self.id)?,
            name: label(&self.name)?,
            level: level(&self.level)?,
            identity: identity(&self.identity)?,
            shelves: self.shelves.as_ref().map(shelves).transpose()?,
            driver_hours: self.driver_hours.as_deref().map(label).transpose()?,
            holdings: self.holdings.iter().map(HoldingRecord::read).collect::<Result<_, _>>()?,
            tariffs: self.tariffs.iter().map(TariffRecord::read).collect::<Result<_, _>>()?,
            fixed: self.fixed.iter().map(fixed).collect::<Result<_, RecordError>>()?,
            active: self.active,
        })
    }
}

impl HoldingRecord {
    fn read(&self) -> Result<Holding, RecordError> {
        Ok(Holding {
            from: date(&self.from)?,
            days: self.days,
            count: day_count(&self.count)?,
            first: first_day(&self.first)?,
        })
    }
}

impl TariffRecord {
    fn read(&self) -> Result<Tariff, RecordError> {
        Ok(Tariff {
            from: date(&self.from)?,
            kind: kind(&self.kind)?,
            size: self.size.as_deref().map(size).transpose()?,
            unit: cents(self.unit),
        })
    }
}

/// A carrier's statement of a month as recorded; also the form of its view.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclarationRecord {
    carrier: String,
    year: i32,
    month: u32,
    counts: [u32; 4],
    amount: i64,
}

impl DeclarationRecord {
    /// The record of a statement.
    pub fn of(declaration: &Declaration) -> Self {
        Self {
            carrier: declaration.carrier.to_string(),
            year: declaration.month.0,
            month: declaration.month.1,
            counts: declaration.counts,
            amount: declaration.amount.get(),
        }
    }

    /// The statement that this record is of.
    ///
    /// # Errors
    /// [`RecordError::Value`] for values that no statement has.
    pub fn read(&self) -> Result<Declaration, RecordError> {
        if !(1..=12).contains(&self.month) {
            return Err(RecordError::Value("month"));
        }
        Ok(Declaration {
            carrier: carrier_id(&self.carrier)?,
            month: (self.year, self.month),
            counts: self.counts,
            amount: cents(self.amount),
        })
    }
}
