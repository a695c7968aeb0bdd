//! The members of an association in the month's figures: who joined, and how many they are on the
//! month's last day.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::FoldError;
use super::{Figure, Figures, Key};
use crate::domain::id::{CustomerId, MembershipId};
use crate::domain::membership::{Membership, MembershipFact};
use crate::domain::money::AmountError;
use crate::domain::ticket::{Operation, Ticket};
use crate::statement::{MonthName, MonthSpan};

/// Memberships, on their way.
#[derive(Debug, Clone, Default)]
pub(super) struct Members {
    /// Those that are not ended; each is kept, since a renewal may begin in any month.
    going_on: BTreeMap<MembershipId, Membership>,
    /// How many people joined in the month, counter-tickets taken off.
    joined: i64,
}

impl Members {
    /// Takes what happened to memberships, in the month that its entry was written in.
    pub(super) fn take(&mut self, span: MonthSpan, fact: &MembershipFact) {
        match fact {
            _ if span == MonthSpan::After => {}
            MembershipFact::TermsSet { .. } => {}
            MembershipFact::Joined(one) => {
                let known = self.going_on.insert(one.id, *one).is_some();
                if !known && span == MonthSpan::Within && one.ticket.is_some() {
                    self.joined += i64::from(one.people);
                }
            }
            MembershipFact::Ended { membership } => {
                self.going_on.remove(membership);
            }
        }
    }

    /// A counter-ticket ends what its ticket began.
    pub(super) fn ticket(&mut self, span: MonthSpan, ticket: &Ticket) {
        let Operation::Void { ticket: undone, .. } = ticket.operation else {
            return;
        };
        let joined = &mut self.joined;
        self.going_on.retain(|_, one| {
            let ends = one.ticket == Some(undone);
            if ends && span == MonthSpan::Within {
                *joined -= i64::from(one.people);
            }
            !ends
        });
    }

    /// Who joined, and who was a member on the month's last day: one person counts once, and
    /// people who came for that day alone count by head.
    pub(super) fn tell(&self, month: MonthName, figures: &mut Figures) -> Result<(), FoldError> {
        let last = month.last_day();
        let valid = |one: &&Membership| one.start <= last && one.end >= last;
        let mut named: BTreeSet<CustomerId> = BTreeSet::new();
        let mut count: i64 = 0;
        for one in self.going_on.values().filter(valid) {
            if one.customer.is_none_or(|customer| named.insert(customer)) {
                count = count.checked_add(i64::from(one.people)).ok_or(AmountError::Overflow)?;
            }
        }
        figures.add(Key::plain("vie_asso.adhesions"), Figure::Count(self.joined))?;
        Ok(figures.add(Key::plain("vie_asso.adherents_fin_mois"), Figure::Count(count))?)
    }
}
