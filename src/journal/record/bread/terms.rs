//! What stands for a while: a baker's terms, the evening's price, standing orders. Also the form
//! of their views.

use serde::{Deserialize, Serialize};

use super::super::RecordError;
use super::super::codes::*;
use super::{day_of, possible, standing_id};
use crate::domain::bread::{Baker, Evening, Pause, Period, StandingOrder, Weekdays};
use crate::domain::forecast::{DayMinute, Service};

words!(Period, period_word, period, Week = "week", Month = "month");
words!(
    Service,
    service_word,
    service,
    Prudent = "prudent",
    Balanced = "balanced",
    Generous = "generous"
);

/// A baker's terms as recorded.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BakerRecord {
    partner: String,
    cutoff: u16,
    closed: u8,
    credit: u16,
    credit_max: u16,
    period: String,
    service: String,
}

impl BakerRecord {
    /// The record of a baker's terms.
    pub fn of(baker: &Baker) -> Self {
        Self {
            partner: baker.partner.to_string(),
            cutoff: baker.cutoff,
            closed: baker.closed.mask(),
            credit: baker.credit,
            credit_max: baker.credit_max,
            period: period_word(baker.period).to_owned(),
            service: service_word(baker.service).to_owned(),
        }
    }

    /// The terms that this record is of.
    ///
    /// # Errors
    /// [`RecordError::Value`] for values that no terms have.
    pub fn read(&self) -> Result<Baker, RecordError> {
        let baker = Baker {
            partner: partner_id(&self.partner)?,
            cutoff: self.cutoff,
            closed: Weekdays::new(self.closed).ok_or(RecordError::Value("closed"))?,
            credit: self.credit,
            credit_max: self.credit_max,
            period: period(&self.period)?,
            service: service(&self.service)?,
        };
        if baker.is_possible() { Ok(baker) } else { Err(RecordError::Value("terms")) }
    }
}

/// The evening's price as recorded.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EveningRecord {
    from: u16,
    reduction: u16,
}

impl EveningRecord {
    /// The record of the evening's price.
    pub fn of(evening: &Evening) -> Self {
        Self { from: evening.from.get(), reduction: evening.reduction }
    }

    /// The evening's price that this record is of.
    ///
    /// # Errors
    /// [`RecordError::Value`] for an hour or a part that there is not.
    pub fn read(&self) -> Result<Evening, RecordError> {
        let from = DayMinute::new(self.from).ok_or(RecordError::Value("from"))?;
        if self.reduction > 10_000 {
            return Err(RecordError::Value("reduction"));
        }
        Ok(Evening { from, reduction: self.reduction })
    }
}

/// A standing order as recorded.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandingRecord {
    id: String,
    customer: String,
    product: String,
    units: u32,
    days: u8,
    from: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    until: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pauses: Vec<(String, String)>,
}

impl StandingRecord {
    /// The record of a standing order.
    pub fn of(order: &StandingOrder) -> Self {
        let pause = |pause: &Pause| (pause.from.to_string(), pause.until.to_string());
        Self {
            id: order.id.to_string(),
            customer: order.customer.to_string(),
            product: order.product.to_string(),
            units: order.units,
            days: order.days.mask(),
            from: order.from.to_string(),
            until: order.until.map(|day| day.to_string()),
            pauses: order.pauses.iter().map(pause).collect(),
        }
    }

    /// The standing order that this record is of.
    ///
    /// # Errors
    /// [`RecordError::Value`] for values that no standing order has.
    pub fn read(&self) -> Result<StandingOrder, RecordError> {
        let pause = |(from, until): &(String, String)| {
            Ok::<_, RecordError>(Pause { from: day_of(from)?, until: day_of(until)? })
        };
        if self.pauses.len() > StandingOrder::MAX_PAUSES {
            return Err(RecordError::Value("pauses"));
        }
        Ok(StandingOrder {
            id: standing_id(&self.id)?,
            customer: customer_id(&self.customer)?,
            product: product_id(&self.product)?,
            units: possible(self.units)?,
            days: Weekdays::new(self.days).ok_or(RecordError::Value("days"))?,
            from: day_of(&self.from)?,
            until: self.until.as_deref().map(day_of).transpose()?,
            pauses: self.pauses.iter().map(pause).collect::<Result<_, _>>()?,
        })
    }
}
