//! The smaller facts as recorded.

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::basket::RemovalRecord;
use super::codes::*;
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::establishment::Establishment;
use crate::domain::fact::{DrawerReason, EpochReason, Fact, FormerEnd};
use crate::domain::id::{OperatorId, TicketId};
use crate::domain::money::Cents;
use crate::domain::text::Label;
use crate::domain::ticket::basket::Removal;

/// The café's identity as recorded; also the form of its view.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EstablishmentRecord {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    legal_form: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    address: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    siret: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    naf: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    vat_number: Option<String>,
    vat_exempt: bool,
    demonstration: bool,
}

impl EstablishmentRecord {
    /// The record of a café's identity.
    pub fn of(establishment: &Establishment) -> Self {
        let text = |label: &Option<Label>| label.as_ref().map(ToString::to_string);
        Self {
            name: establishment.name.to_string(),
            legal_form: text(&establishment.legal_form),
            address: establishment.address.iter().map(ToString::to_string).collect(),
            siret: text(&establishment.siret),
            naf: text(&establishment.naf),
            vat_number: text(&establishment.vat_number),
            vat_exempt: establishment.vat_exempt,
            demonstration: establishment.demonstration,
        }
    }

    /// The identity that this record is of.
    ///
    /// # Errors
    /// [`RecordError::Value`] for texts that were never labels.
    pub fn read(&self) -> Result<Establishment, RecordError> {
        let text = |text: &Option<String>| text.as_deref().map(label).transpose();
        if self.address.len() > Establishment::MAX_ADDRESS_LINES {
            return Err(RecordError::Value("address"));
        }
        Ok(Establishment {
            name: label(&self.name)?,
            legal_form: text(&self.legal_form)?,
            address: labels(&self.address)?,
            siret: text(&self.siret)?,
            naf: text(&self.naf)?,
            vat_number: text(&self.vat_number)?,
            vat_exempt: self.vat_exempt,
            demonstration: self.demonstration,
        })
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EpochRecord {
    reason: String,
    public_key: String,
    former: Option<FormerRecord>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FormerRecord {
    epoch: u32,
    seq: u64,
    hash: String,
}

impl EpochRecord {
    pub(super) fn of(reason: &EpochReason, public_key: &[u8], former: Option<&FormerEnd>) -> Self {
        let reason = match reason {
            EpochReason::FirstStart => "first_start",
            EpochReason::NewKey => "new_key",
            EpochReason::Restore => "restore",
        };
        Self {
            reason: reason.to_owned(),
            public_key: hex(public_key),
            former: former.map(|end| FormerRecord {
                epoch: end.epoch,
                seq: end.seq,
                hash: hex(&end.hash),
            }),
        }
    }

    pub(super) fn fact(&self) -> Result<Fact, RecordError> {
        let reason = match self.reason.as_str() {
            "first_start" => EpochReason::FirstStart,
            "new_key" => EpochReason::NewKey,
            "restore" => EpochReason::Restore,
            _ => return Err(RecordError::Value("reason")),
        };
        let former = match &self.former {
            None => None,
            Some(end) => Some(FormerEnd {
                epoch: end.epoch,
                seq: end.seq,
                hash: unhex(&end.hash).ok_or(RecordError::Value("hash"))?,
            }),
        };
        let public_key = unhex_any(&self.public_key).ok_or(RecordError::Value("public_key"))?;
        Ok(Fact::EpochOpened { reason, public_key, former })
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OperatorRecord {
    pub(super) operator: String,
}

impl OperatorRecord {
    pub(super) fn fact(&self) -> Result<Fact, RecordError> {
        let id = uuid_of(&self.operator).ok_or(RecordError::Value("operator"))?;
        Ok(Fact::OperatorAdded(OperatorId::new(id)))
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DayRecord {
    day: String,
    float: i64,
}

impl DayRecord {
    pub(super) fn of(day: BusinessDay, float: Cents) -> Self {
        Self { day: day.to_string(), float: float.get() }
    }

    pub(super) fn fact(&self) -> Result<Fact, RecordError> {
        let day = BusinessDay::parse(&self.day).ok_or(RecordError::Value("day"))?;
        Ok(Fact::DayOpened { day, float: cents(self.float) })
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AbandonedRecord {
    basket: String,
    removals: Vec<RemovalRecord>,
}

impl AbandonedRecord {
    pub(super) fn of(basket: TicketId, removals: &[Removal]) -> Self {
        Self {
            basket: basket.to_string(),
            removals: removals.iter().map(RemovalRecord::of).collect(),
        }
    }

    pub(super) fn fact(&self) -> Result<Fact, RecordError> {
        let removals = self.removals.iter().map(RemovalRecord::read).collect::<Result<_, _>>()?;
        Ok(Fact::BasketAbandoned { basket: ticket_id(&self.basket)?, removals })
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReceiptRecord {
    pub(super) ticket: u64,
    pub(super) copy: u32,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DrawerRecord {
    reason: String,
}

impl DrawerRecord {
    pub(super) fn of(reason: DrawerReason) -> Self {
        let reason = match reason {
            DrawerReason::Change => "change",
            DrawerReason::Count => "count",
        };
        Self { reason: reason.to_owned() }
    }

    pub(super) fn fact(&self) -> Result<Fact, RecordError> {
        match self.reason.as_str() {
            "change" => Ok(Fact::DrawerOpened(DrawerReason::Change)),
            "count" => Ok(Fact::DrawerOpened(DrawerReason::Count)),
            _ => Err(RecordError::Value("reason")),
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EmptyRecord {}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ResumedRecord {
    pub(super) first: u64,
    pub(super) last: u64,
    pub(super) hash: String,
}

impl ResumedRecord {
    pub(super) fn fact(&self) -> Result<Fact, RecordError> {
        let hash = unhex(&self.hash).ok_or(RecordError::Value("hash"))?;
        Ok(Fact::SealingResumed { first: self.first, last: self.last, hash })
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClockRecord {
    last: String,
    last_offset: i16,
}

impl ClockRecord {
    pub(super) fn of(last: Moment) -> Self {
        Self { last: last.to_rfc3339(), last_offset: last.offset_min() }
    }

    pub(super) fn fact(&self) -> Result<Fact, RecordError> {
        let last = Moment::from_rfc3339(&self.last, self.last_offset);
        Ok(Fact::ClockMovedBack { last: last.ok_or(RecordError::Value("last"))? })
    }
}
