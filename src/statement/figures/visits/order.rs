//! How far services are elsewhere, from the farthest to the nearest.

use std::collections::BTreeSet;

use serde::Deserialize;

/// How far services are elsewhere, as shipped.
const DISTANCES: &str = include_str!("../../../../assets/distances/2026.1.json");

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
pub(in super::super) struct Order(Vec<String>);

impl Order {
    /// The order that is shipped with the program.
    pub(in super::super) fn usual() -> Self {
        let file: DistancesFile =
            serde_json::from_str(DISTANCES).expect("the shipped distances are well-formed");
        Self(file.services.into_iter().map(|one| one.service).collect())
    }

    /// The farthest of some services; one that the order does not name is nearer than all others.
    pub(super) fn farthest(&self, services: &BTreeSet<String>) -> Option<String> {
        let rank = |service: &&String| {
            self.0.iter().position(|one| one == *service).unwrap_or(self.0.len())
        };
        services.iter().min_by_key(rank).cloned()
    }
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
