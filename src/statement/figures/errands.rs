//! What people came for beside tickets, in the month's figures.

use std::collections::BTreeMap;

use super::fold::FoldError;
use super::visits;
use super::{Figure, Figures, Key};
use crate::domain::day::BusinessDay;
use crate::domain::errand::{ErrandFact, VillageService};
use crate::domain::id::ErrandId;
use crate::statement::{MonthName, MonthSpan};

/// What was counted by hand, on its way.
#[derive(Debug, Clone, Default)]
pub(super) struct Errands {
    counted: BTreeMap<ErrandId, ErrandFact>,
}

impl Errands {
    /// Takes what was counted for the month, or taken back.
    pub(super) fn take(&mut self, month: MonthName, fact: &ErrandFact) {
        let within = |day: BusinessDay| month.span(day) == MonthSpan::Within;
        match *fact {
            ErrandFact::Done { errand, day, .. } | ErrandFact::Meals { errand, day, .. }
                if within(day) =>
            {
                self.counted.entry(errand).or_insert(*fact);
            }
            ErrandFact::Undone { errand } => {
                self.counted.remove(&errand);
            }
            _ => {}
        }
    }

    /// Each person who came is a visit; what another's device earned the café is a commission;
    /// meals stand under their funder.
    pub(super) fn tell(&self, figures: &mut Figures) -> Result<(), FoldError> {
        for fact in self.counted.values() {
            match *fact {
                ErrandFact::Done { service, count, commission, .. } => {
                    let code = service_code(service);
                    if count > 0 {
                        visits::errand(code, i64::from(count), figures)?;
                    }
                    if !commission.is_zero() {
                        let key = Key::plain("tiers.commission").with("service", code);
                        figures.add(key, Figure::Amount(commission))?;
                    }
                }
                ErrandFact::Meals { funder, count, .. } => {
                    let key = Key::plain("solidarite.repas").with("financeur", funder.code());
                    figures.add(key, Figure::Count(i64::from(count)))?;
                }
                ErrandFact::Undone { .. } => {}
            }
        }
        Ok(())
    }
}

/// A service's code in the network's list.
const fn service_code(service: VillageService) -> &'static str {
    match service {
        VillageService::DigitalHelp => "numerique",
        VillageService::Post => "poste",
        VillageService::Lottery => "fdj",
        VillageService::Copies => "impression",
        VillageService::DropOff => "depot",
        VillageService::Permit => "permis",
        VillageService::CarSharing => "covoiturage",
        VillageService::FuelOil => "fioul",
        VillageService::Other => "autre",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::funder::Funder;
    use crate::statement::registry::Registry;

    #[test]
    fn every_service_and_funder_is_one_of_the_registry() {
        let registry = Registry::current();
        let known = |list: &str, code: &str| registry.list(list).iter().any(|one| one.code == code);
        for service in VillageService::ALL {
            assert!(known("service", service_code(service)), "{service:?}");
        }
        let funders: Vec<&str> = Funder::ALL.map(Funder::code).to_vec();
        let listed: Vec<&str> =
            registry.list("financeur").iter().map(|one| one.code.as_str()).collect();
        assert_eq!(funders, listed);
    }
}
