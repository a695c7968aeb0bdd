//! One visit: what was bought, and the parcels that were fetched or left.

use std::collections::BTreeSet;

use super::super::Figures;
use super::super::fold::FoldError;
use super::{LINK_MS, Order, PARCELS, farthest, passage};
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::id::{ParcelId, TicketId};

/// Someone who was at the counter.
#[derive(Debug, Clone)]
pub(super) struct Visit {
    /// When the last of it was.
    pub(super) at: Moment,
    /// The ticket, with the services that its lines were for.
    pub(super) ticket: Option<(TicketId, BTreeSet<String>)>,
    /// Parcels that were fetched or left, as long as that can be undone.
    parcels: BTreeSet<ParcelId>,
    /// Whether there was one of which it can't be undone any more.
    firm: bool,
    /// The service that it is counted for.
    counted: Option<String>,
}

impl Visit {
    /// One of which nothing is known yet.
    pub(super) const fn new(at: Moment) -> Self {
        Self { at, ticket: None, parcels: BTreeSet::new(), firm: false, counted: None }
    }

    /// Whether whoever comes to the counter now may well be the same person.
    pub(super) fn is_near(&self, at: Moment) -> bool {
        let since = at.utc_ms().saturating_sub(self.at.utc_ms());
        (0..=LINK_MS).contains(&since) && BusinessDay::of(at) == BusinessDay::of(self.at)
    }

    /// Whether it was for a parcel.
    pub(super) fn has_parcels(&self) -> bool {
        self.firm || !self.parcels.is_empty()
    }

    /// Whether nothing is left of it.
    pub(super) fn is_empty(&self) -> bool {
        self.ticket.is_none() && !self.has_parcels()
    }

    /// Whether it is the visit of that ticket.
    pub(super) fn is_of(&self, ticket: TicketId) -> bool {
        self.ticket.as_ref().is_some_and(|(own, _)| *own == ticket)
    }

    /// Parcels were fetched or left; however many, it is one.
    pub(super) fn relay(
        &mut self,
        parcels: &[ParcelId],
        within: bool,
        figures: &mut Figures,
    ) -> Result<(), FoldError> {
        if within && !self.has_parcels() && !parcels.is_empty() {
            passage(figures, PARCELS, 1)?;
        }
        self.parcels.extend(parcels);
        Ok(())
    }

    /// Something else happened to a parcel: what brought it here stays as it is.
    pub(super) fn keep(&mut self, parcel: ParcelId) {
        self.firm |= self.parcels.remove(&parcel);
    }

    /// The last act on a parcel was undone.
    pub(super) fn undo(
        &mut self,
        parcel: ParcelId,
        within: bool,
        figures: &mut Figures,
    ) -> Result<(), FoldError> {
        if self.parcels.remove(&parcel) && within && !self.has_parcels() {
            passage(figures, PARCELS, -1)?;
        }
        Ok(())
    }

    /// Counts it for the farthest of what it is for now, and no longer for what it was.
    pub(super) fn recount(
        &mut self,
        order: &Order,
        within: bool,
        figures: &mut Figures,
    ) -> Result<(), FoldError> {
        let mut services =
            self.ticket.as_ref().map(|(_, services)| services.clone()).unwrap_or_default();
        if self.has_parcels() {
            services.insert(PARCELS.to_owned());
        }
        let now = order.farthest(&services);
        if within && now != self.counted {
            for (service, count) in [(&self.counted, -1), (&now, 1)] {
                if let Some(service) = service {
                    farthest(figures, service, count)?;
                }
            }
        }
        self.counted = now;
        Ok(())
    }
}
