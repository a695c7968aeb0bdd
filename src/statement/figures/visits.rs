//! Visits to the café for a service: each for every service that it was for, and once for the one
//! that is farthest elsewhere.
//!
//! A ticket and parcels within a few minutes of each other are one visit, whichever came first;
//! each ticket goes with one visit for parcels and each such visit with one ticket. Several parcels
//! left one after the other, with nobody else at the counter between them, are one visit too. Two
//! hand-overs are two: the till hands over all parcels of a person at once.

mod order;
mod visit;

use std::collections::{BTreeMap, BTreeSet};

use super::fold::FoldError;
use super::{Figure, Figures, Key, Status};
use crate::domain::day::Moment;
use crate::domain::id::{ParcelId, TicketId};
use crate::domain::parcel::ParcelFact;
use crate::domain::parcel::carrier::Kind;
use crate::domain::parcel::state::UNDO_MS;
use crate::domain::ticket::{Operation, Ticket};
pub(super) use order::Order;
use visit::Visit;

/// Someone who buys within so many milliseconds of a parcel, before or after, came once.
const LINK_MS: i64 = 5 * 60_000;

/// A service's code for parcels.
const PARCELS: &str = "colis";

/// Visits of a month, on their way.
#[derive(Debug, Clone)]
pub(super) struct Visits {
    order: Order,
    /// Visits of the last minutes, to which more may come.
    recent: Vec<Visit>,
    /// Whether the last person at the counter left a parcel.
    leaving: bool,
    /// Visits for a ticket and parcels that lie further back: their ticket may still be undone.
    both: BTreeMap<TicketId, Visit>,
    /// How many parcels of the month were fetched or left of which only the number is known.
    numbers: i64,
}

impl Visits {
    /// None yet.
    pub(super) fn new(order: Order) -> Self {
        let (recent, both) = (Vec::new(), BTreeMap::new());
        Self { order, recent, leaving: false, both, numbers: 0 }
    }

    /// Something happened in the relay of parcels; of an act that is undone nothing stays counted.
    pub(super) fn relay(
        &mut self,
        (fact, at, within): (&ParcelFact, Moment, bool),
        figures: &mut Figures,
    ) -> Result<(), FoldError> {
        match fact {
            ParcelFact::HandedOver { parcels, .. } => {
                self.leaving = false;
                self.parcels(parcels, at, within, figures)
            }
            ParcelFact::DroppedOff(intake) => {
                let follows = self.leaving;
                self.leaving = true;
                let last = self
                    .recent
                    .last_mut()
                    .filter(|last| follows && last.has_parcels() && last.is_near(at));
                match last {
                    Some(last) => {
                        last.at = at;
                        last.relay(&[intake.parcel], within, figures)
                    }
                    None => self.parcels(&[intake.parcel], at, within, figures),
                }
            }
            ParcelFact::Undone { parcels } => {
                for visit in &mut self.recent {
                    for parcel in parcels {
                        visit.undo(*parcel, within, figures)?;
                    }
                    visit.recount(&self.order, within, figures)?;
                }
                self.recent.retain(|visit| !visit.is_empty());
                Ok(())
            }
            ParcelFact::Counted { kind: Kind::HandOver | Kind::DropOff, change, .. } if within => {
                self.numbers = self.numbers.saturating_add(i64::from(*change));
                Ok(())
            }
            other => {
                for parcel in changed(other) {
                    self.recent.iter_mut().for_each(|visit| visit.keep(parcel));
                }
                Ok(())
            }
        }
    }

    /// Someone fetched parcels or left some, who may just have bought something.
    fn parcels(
        &mut self,
        parcels: &[ParcelId],
        at: Moment,
        within: bool,
        figures: &mut Figures,
    ) -> Result<(), FoldError> {
        let visit = self.visit(at, |visit| visit.ticket.is_some() && !visit.has_parcels());
        let mut visit = visit.unwrap_or_else(|| Visit::new(at));
        visit.at = at;
        visit.relay(parcels, within, figures)?;
        visit.recount(&self.order, within, figures)?;
        self.recent.push(visit);
        Ok(())
    }

    /// A ticket with the services that its lines were for. Three loaves in one ticket are one
    /// visit; a counter-ticket takes back what its ticket was counted for.
    pub(super) fn ticket(
        &mut self,
        (ticket, at, within): (&Ticket, Moment, bool),
        services: &BTreeSet<String>,
        figures: &mut Figures,
    ) -> Result<(), FoldError> {
        let sign = if ticket.operation == Operation::Sale { 1 } else { -1 };
        if within {
            for service in services {
                passage(figures, service, sign)?;
            }
        }
        match ticket.operation {
            Operation::Sale => {
                self.leaving = false;
                let visit = self.visit(at, |visit| visit.ticket.is_none());
                if visit.is_none() && services.is_empty() {
                    // A coffee is no service: nobody is counted for it.
                    return Ok(());
                }
                let mut visit = visit.unwrap_or_else(|| Visit::new(at));
                (visit.at, visit.ticket) = (at, Some((ticket.id, services.clone())));
                visit.recount(&self.order, within, figures)?;
                self.recent.push(visit);
            }
            Operation::Void { ticket: undone, .. } => {
                let recent = self.recent.iter_mut().find(|visit| visit.is_of(undone));
                let mut both = self.both.remove(&undone);
                match recent.or(both.as_mut()) {
                    Some(visit) => {
                        visit.ticket = None;
                        visit.recount(&self.order, within, figures)?;
                    }
                    None => {
                        let own = self.order.farthest(services).filter(|_| within);
                        own.map_or(Ok(()), |own| farthest(figures, &own, -1))?;
                    }
                }
                self.recent.retain(|visit| !visit.is_empty());
            }
        }
        Ok(())
    }

    /// Parcels of which only the number is known, each as a visit: an estimate, since nobody knows
    /// how many went together, nor with what else.
    pub(super) fn tell(&self, figures: &mut Figures) -> Result<(), FoldError> {
        if self.numbers == 0 {
            return Ok(());
        }
        errand(PARCELS, self.numbers, figures)?;
        for indicator in [PASSAGES, FARTHEST] {
            figures.mark(Key::plain(indicator).with("service", PARCELS), Status::Estimated);
        }
        Ok(())
    }

    /// Takes out the newest visit of the last minutes that this may belong to.
    fn visit(&mut self, at: Moment, fits: impl Fn(&Visit) -> bool) -> Option<Visit> {
        self.put_by(at);
        let index = self.recent.iter().rposition(|visit| fits(visit) && visit.is_near(at))?;
        Some(self.recent.remove(index))
    }

    /// Puts visits by to which nothing more comes, and keeps those whose ticket does not say all.
    fn put_by(&mut self, now: Moment) {
        let is_over = |visit: &mut Visit| now.utc_ms().saturating_sub(visit.at.utc_ms()) > UNDO_MS;
        for visit in self.recent.extract_if(.., is_over) {
            if let Some((ticket, _)) = visit.ticket.as_ref().filter(|_| visit.has_parcels()) {
                self.both.insert(*ticket, visit);
            }
        }
    }
}

/// The parcels to which something happened after they had been taken in.
fn changed(fact: &ParcelFact) -> Vec<ParcelId> {
    match fact {
        ParcelFact::Refused { parcel, .. }
        | ParcelFact::Damaged { parcel }
        | ParcelFact::Redirected { parcel }
        | ParcelFact::Missing { parcel, .. }
        | ParcelFact::Found { parcel, .. }
        | ParcelFact::Moved { parcel, .. } => vec![*parcel],
        ParcelFact::DriverCame(visit) => {
            visit.given.iter().chain(&visit.missing).copied().collect()
        }
        _ => Vec::new(),
    }
}

/// People came for a service that no ticket tells: each came once.
pub(super) fn errand(service: &str, count: i64, figures: &mut Figures) -> Result<(), FoldError> {
    passage(figures, service, count)?;
    farthest(figures, service, count)
}

const PASSAGES: &str = "services.passages";
const FARTHEST: &str = "visites.par_service_le_plus_loin";

fn passage(figures: &mut Figures, service: &str, count: i64) -> Result<(), FoldError> {
    Ok(figures.add(Key::plain(PASSAGES).with("service", service), Figure::Count(count))?)
}

fn farthest(figures: &mut Figures, service: &str, count: i64) -> Result<(), FoldError> {
    Ok(figures.add(Key::plain(FARTHEST).with("service", service), Figure::Count(count))?)
}
