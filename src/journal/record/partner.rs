//! Partners, what is settled with them, and cash that moves without a ticket, as recorded.

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::codes::*;
use super::profile::rna;
use crate::domain::cash::CashMove;
use crate::domain::day::BusinessDay;
use crate::domain::partner::{CashLimits, Partner, Settlement};

/// A partner as recorded; also the form of its view.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartnerRecord {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    siret: Option<String>,
    role: String,
    deal: String,
    commission: u16,
    active: bool,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    withdrawals: Option<LimitsRecord>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    rna: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    local: Option<bool>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LimitsRecord {
    least: i64,
    most: i64,
    #[serde(skip_serializing_if = "is_zero", default)]
    days: u8,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_zero(days: &u8) -> bool {
    *days == 0
}

impl PartnerRecord {
    /// The record of a partner.
    pub fn of(partner: &Partner) -> Self {
        Self {
            id: partner.id.to_string(),
            name: partner.name.as_ref().map(ToString::to_string),
            siret: partner.siret.as_ref().map(ToString::to_string),
            role: role_word(partner.role).to_owned(),
            deal: deal_word(partner.deal).to_owned(),
            commission: partner.commission,
            active: partner.active,
            withdrawals: partner.withdrawals.map(|limits| LimitsRecord {
                least: limits.least.get(),
                most: limits.most.get(),
                days: limits.days,
            }),
            rna: partner.rna.as_ref().map(ToString::to_string),
            local: partner.local,
        }
    }

    /// The partner that this record is of.
    ///
    /// # Errors
    /// [`RecordError::Value`] for values that no partner has.
    pub fn read(&self) -> Result<Partner, RecordError> {
        if self.commission > Partner::MAX_COMMISSION {
            return Err(RecordError::Value("commission"));
        }
        let partner = Partner {
            id: partner_id(&self.id)?,
            name: self.name.as_deref().map(label).transpose()?,
            siret: self.siret.as_deref().map(label).transpose()?,
            role: role(&self.role)?,
            deal: deal(&self.deal)?,
            commission: self.commission,
            active: self.active,
            withdrawals: self.withdrawals.map(|limits| CashLimits {
                least: cents(limits.least),
                most: cents(limits.most),
                days: limits.days,
            }),
            rna: self.rna.as_deref().map(rna).transpose()?,
            local: self.local,
        };
        // Only a person's name stands elsewhere.
        if partner.is_named() { Ok(partner) } else { Err(RecordError::Value("name")) }
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SettlementRecord {
    partner: String,
    until: String,
    collected: i64,
    commission: i64,
    paid: i64,
    means: String,
}

impl SettlementRecord {
    pub(super) fn of(settlement: &Settlement) -> Self {
        Self {
            partner: settlement.partner.to_string(),
            until: settlement.until.to_string(),
            collected: settlement.collected.get(),
            commission: settlement.commission.get(),
            paid: settlement.paid.get(),
            means: means_word(settlement.means).to_owned(),
        }
    }

    pub(super) fn read(&self) -> Result<Settlement, RecordError> {
        Ok(Settlement {
            partner: partner_id(&self.partner)?,
            until: BusinessDay::parse(&self.until).ok_or(RecordError::Value("until"))?,
            collected: cents(self.collected),
            commission: cents(self.commission),
            paid: cents(self.paid),
            means: means(&self.means)?,
        })
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CashRecord {
    reason: String,
    amount: i64,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    partner: Option<String>,
}

impl CashRecord {
    pub(super) fn of(moved: &CashMove) -> Self {
        Self {
            reason: cash_reason_word(moved.reason).to_owned(),
            amount: moved.amount.get(),
            partner: moved.partner.map(|id| id.to_string()),
        }
    }

    pub(super) fn read(&self) -> Result<CashMove, RecordError> {
        Ok(CashMove {
            reason: cash_reason(&self.reason)?,
            amount: cents(self.amount),
            partner: self.partner.as_deref().map(partner_id).transpose()?,
        })
    }
}
