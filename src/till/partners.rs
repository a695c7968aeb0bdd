//! Partners, the money that is theirs, and cash that moves without a ticket.

use super::{Act, Till, TillError};
use crate::domain::cash::{CashMove, CashReason};
use crate::domain::day::BusinessDay;
use crate::domain::fact::Fact;
use crate::domain::id::PartnerId;
use crate::domain::money::{AmountError, Cents};
use crate::domain::partner::{Means, Partner, Settlement};
use crate::journal::entry::Place;

/// A partner with the money that is not settled with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerAccount {
    /// Who.
    pub partner: Partner,
    /// What was collected for it, in cents; negative where it owes the café.
    pub collected: Cents,
    /// What the café keeps of it, in cents.
    pub commission: Cents,
}

impl Till {
    /// Records cash that comes into the drawer or leaves it without a ticket.
    ///
    /// # Errors
    /// [`TillError::DayNotOpen`]; [`TillError::Amount`] for nothing at all or beyond the limit of a
    /// ticket; [`TillError::Store`] when the journal can't be written.
    pub fn move_cash(&mut self, act: Act, moved: CashMove) -> Result<(), TillError> {
        if self.open_day().is_none() {
            return Err(TillError::DayNotOpen);
        }
        if moved.amount.is_zero() || moved.amount.absolute()? > Cents::MAX_TICKET {
            return Err(TillError::Amount(AmountError::Overflow));
        }
        self.store.append(act.at, act.by, vec![Fact::CashMoved(moved)])?;
        Ok(())
    }

    /// All partners, by name.
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn partners(&self) -> Result<Vec<Partner>, TillError> {
        Ok(self.store.partners()?)
    }

    /// Writes a partner, new or changed. A person's name goes to the register, after the fact: a
    /// name whose fact failed would stay for ever.
    ///
    /// # Errors
    /// [`TillError::Amount`] for limits that no amount meets; [`TillError::NoSuchPartner`] for a
    /// business without a name; [`TillError::Store`] when files can't be written.
    pub fn set_partner(&mut self, act: Act, partner: Partner) -> Result<(), TillError> {
        let sound = partner
            .withdrawals
            .is_none_or(|limits| limits.least > Cents::ZERO && limits.least <= limits.most);
        if !sound || partner.commission > Partner::MAX_COMMISSION {
            return Err(TillError::Amount(AmountError::Overflow));
        }
        if !partner.is_named() {
            return Err(TillError::NoSuchPartner);
        }
        let (partner, name) = partner.apart();
        let id = partner.id;
        self.store.append(act.at, act.by, vec![Fact::PartnerSet(partner)])?;
        Ok(self.store.people().set_partner(id, name.as_ref())?)
    }

    /// Erases the name of a person who is no longer dealt with. What was done together stays, and
    /// names nobody. What an older version sealed with the name stays as it was written, and is
    /// shown no more.
    ///
    /// # Errors
    /// [`TillError::NoSuchPartner`] for nobody, or a business; [`TillError::Store`] when files
    /// fail.
    pub fn erase_partner(&mut self, act: Act, id: PartnerId) -> Result<(), TillError> {
        let known = self.store.partner_of_facts(id)?.filter(|one| one.role.is_person());
        let known = known.ok_or(TillError::NoSuchPartner)?;
        let erased = Partner { active: false, name: None, ..known.clone() };
        if erased != known {
            self.store.append(act.at, act.by, vec![Fact::PartnerSet(erased)])?;
        }
        Ok(self.store.people().set_partner(id, None)?)
    }

    /// Partners with money that is not settled, and those that cash is handed out for, by name.
    ///
    /// # Errors
    /// [`TillError::Store`] when a view can't be read.
    pub fn third_parties(&self) -> Result<Vec<PartnerAccount>, TillError> {
        let collected = self.store.collected()?;
        let mut accounts = Vec::new();
        for partner in self.store.partners()? {
            let open = collected.get(&partner.id);
            if open.is_some() || (partner.active && partner.withdrawals.is_some()) {
                let open = open.cloned().unwrap_or_default();
                let (collected, commission) = (open.total()?, open.commission()?);
                accounts.push(PartnerAccount { partner, collected, commission });
            }
        }
        Ok(accounts)
    }

    /// Settles with a partner what was collected for it up to and including a day: what the café
    /// keeps follows from the commission in force at each sale, and what is paid in cash leaves the
    /// drawer.
    ///
    /// # Errors
    /// [`TillError::NoSuchPartner`]; [`TillError::NothingToSettle`]; [`TillError::DayNotOpen`] for
    /// cash; [`TillError::Store`] when files fail.
    pub fn settle_partner(
        &mut self,
        act: Act,
        partner: PartnerId,
        until: BusinessDay,
        means: Means,
    ) -> Result<(Place, Settlement), TillError> {
        self.store.partner(partner)?.ok_or(TillError::NoSuchPartner)?;
        let open = self.store.collected_for(partner, until)?;
        let (collected, commission) = (open.total()?, open.commission()?);
        if collected.is_zero() && commission.is_zero() {
            return Err(TillError::NothingToSettle);
        }
        let paid = collected.minus(commission)?;
        let settlement = Settlement { partner, until, collected, commission, paid, means };
        let mut facts = vec![Fact::PartnerSettled(settlement)];
        if means == Means::Cash && !paid.is_zero() {
            if self.open_day().is_none() {
                return Err(TillError::DayNotOpen);
            }
            let (reason, amount) = (CashReason::Partner, paid.negated()?);
            facts.push(Fact::CashMoved(CashMove { reason, amount, partner: Some(partner) }));
        }
        let entries = self.store.append(act.at, act.by, facts)?;
        let settled = entries.iter().find(|entry| matches!(entry.fact, Fact::PartnerSettled(_)));
        Ok((settled.map_or(Place { epoch: 0, seq: 0 }, |entry| entry.place), settlement))
    }
}
