//! Visits to the café for a service: each for every service that it was for, and once for the one
//! that is farthest elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::fold::FoldError;
use super::{Figure, Figures, Key};
use crate::domain::id::TicketId;
use crate::domain::ticket::{Operation, Ticket};

/// How far services are elsewhere, as shipped.
const DISTANCES: &str = include_str!("../../../assets/distances/2026.1.json");

/// Someone who buys within so many milliseconds of taking a parcel came once.
const LINK_MS: i64 = 5 * 60_000;

#[derive(Deserialize)]
struct DistancesFile {
    services: Vec<Distance>,
}

#[derive(Deserialize)]
struct Distance {
    service: String,
}

/// Services from the farthest elsewhere to the nearest, as the network assumes where nobody has
/// measured.
#[derive(Debug, Clone)]
pub(super) struct Order(Vec<String>);

impl Order {
    /// The order that is shipped with the program.
    pub(super) fn usual() -> Self {
        let file: DistancesFile =
            serde_json::from_str(DISTANCES).expect("the shipped distances are well-formed");
        Self(file.services.into_iter().map(|one| one.service).collect())
    }

    /// The farthest of some services; one that the order does not name is nearer than all others.
    fn farthest(&self, services: &BTreeSet<String>) -> Option<String> {
        let rank = |service: &&String| {
            self.0.iter().position(|one| one == *service).unwrap_or(self.0.len())
        };
        services.iter().min_by_key(rank).cloned()
    }
}

/// Visits of a month, on their way.
#[derive(Debug, Clone)]
pub(super) struct Visits {
    order: Order,
    /// When a parcel was last handed over or left, until a ticket follows it.
    parcel: Option<i64>,
    /// Tickets that followed a parcel, with what their visit was counted for.
    followed: BTreeMap<TicketId, String>,
}

/// A service's code for parcels.
const PARCELS: &str = "colis";

impl Visits {
    /// None yet.
    pub(super) fn new(order: Order) -> Self {
        Self { order, parcel: None, followed: BTreeMap::new() }
    }

    /// Someone fetched parcels or left some, at this moment.
    pub(super) fn parcel(
        &mut self,
        at_ms: i64,
        within: bool,
        figures: &mut Figures,
    ) -> Result<(), FoldError> {
        self.parcel = Some(at_ms);
        if within {
            passage(figures, PARCELS, 1)?;
            farthest(figures, PARCELS, 1)?;
        }
        Ok(())
    }

    /// A ticket with the services that its lines were for. Three loaves in one ticket are one
    /// visit; a ticket that follows a parcel is the same visit; a counter-ticket takes back what
    /// its ticket was counted for.
    pub(super) fn ticket(
        &mut self,
        (ticket, at_ms, within): (&Ticket, i64, bool),
        services: &BTreeSet<String>,
        figures: &mut Figures,
    ) -> Result<(), FoldError> {
        let sign = if ticket.operation == Operation::Sale { 1 } else { -1 };
        if within {
            for service in services {
                passage(figures, service, sign)?;
            }
        }
        let own = self.order.farthest(services);
        match ticket.operation {
            Operation::Sale => {
                let follows = self.parcel.is_some_and(|at| (0..=LINK_MS).contains(&(at_ms - at)));
                if !follows {
                    return counted(figures, own.as_deref(), 1, within);
                }
                self.parcel = None;
                let both = services.iter().cloned().chain([PARCELS.to_owned()]).collect();
                let Some(one) = self.order.farthest(&both).filter(|one| one != PARCELS) else {
                    // The visit stays counted for the parcel.
                    self.followed.insert(ticket.id, PARCELS.to_owned());
                    return Ok(());
                };
                counted(figures, Some(PARCELS), -1, within)?;
                counted(figures, Some(&one), 1, within)?;
                self.followed.insert(ticket.id, one);
                Ok(())
            }
            Operation::Void { ticket: undone, .. } => match self.followed.remove(&undone) {
                None => counted(figures, own.as_deref(), -1, within),
                Some(one) if one == PARCELS => Ok(()),
                Some(one) => {
                    counted(figures, Some(&one), -1, within)?;
                    counted(figures, Some(PARCELS), 1, within)
                }
            },
        }
    }
}

/// People came for a service that no ticket tells: each came once.
pub(super) fn errand(service: &str, count: i64, figures: &mut Figures) -> Result<(), FoldError> {
    passage(figures, service, count)?;
    farthest(figures, service, count)
}

fn counted(
    figures: &mut Figures,
    service: Option<&str>,
    sign: i64,
    within: bool,
) -> Result<(), FoldError> {
    match service {
        Some(service) if within => farthest(figures, service, sign),
        _ => Ok(()),
    }
}

fn passage(figures: &mut Figures, service: &str, count: i64) -> Result<(), FoldError> {
    let key = Key::plain("services.passages").with("service", service);
    Ok(figures.add(key, Figure::Count(count))?)
}

fn farthest(figures: &mut Figures, service: &str, count: i64) -> Result<(), FoldError> {
    let key = Key::plain("visites.par_service_le_plus_loin").with("service", service);
    Ok(figures.add(key, Figure::Count(count))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::registry::Registry;

    #[test]
    fn every_service_of_the_registry_has_its_place_in_the_order() {
        let order = Order::usual();
        let registry = Registry::current();
        let known: BTreeSet<&str> =
            registry.list("service").iter().map(|one| one.code.as_str()).collect();
        let ranked: BTreeSet<&str> = order.0.iter().map(String::as_str).collect();
        assert_eq!(ranked, known);
        assert_eq!(order.0.len(), known.len(), "each once");
    }

    #[test]
    fn a_visit_for_bread_and_a_parcel_counts_for_the_farther() {
        let order = Order::usual();
        let of = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
        assert_eq!(order.farthest(&of(&["colis", "pain"])).as_deref(), Some("pain"));
        assert_eq!(order.farthest(&of(&["pain", "epicerie"])).as_deref(), Some("epicerie"));
        assert_eq!(order.farthest(&of(&["epicerie", "dab"])).as_deref(), Some("dab"));
        assert_eq!(order.farthest(&of(&["later"])).as_deref(), Some("later"));
        assert_eq!(order.farthest(&BTreeSet::new()), None);
    }
}
