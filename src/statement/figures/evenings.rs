//! Evenings of a travelling café in the month's figures: where it was, how many came, what was
//! played, and what it brought to those who live there.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::FoldError;
use super::{Figure, Figures, Key, Status};
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::evening::{Basis, Evening, EveningFact, EveningState, Method, Show};
use crate::domain::id::{EveningId, PartnerId};
use crate::statement::registry::COMMUNE;
use crate::statement::{MonthName, MonthSpan};

/// Evenings, on their way: all of them, since one may be counted long after it was planned.
#[derive(Debug, Clone, Default)]
pub(super) struct Evenings {
    all: BTreeMap<EveningId, Evening>,
}

impl Evenings {
    /// Takes what happened to an evening.
    pub(super) fn take(&mut self, fact: &EveningFact, at: Moment) {
        let Some(id) = fact.evening() else {
            return;
        };
        match (self.all.get_mut(&id), fact) {
            (Some(evening), fact) => evening.take(fact, at),
            (None, EveningFact::Planned(plan)) => {
                self.all.insert(id, Evening::planned(plan.clone()));
            }
            (None, _) => {}
        }
    }

    /// Tells with whom evenings were held that were counted, and on which days; whoever came from
    /// elsewhere is no neighbour by that.
    pub(super) fn tell_partners(&self, mut held: impl FnMut(PartnerId, BusinessDay)) {
        for evening in self.all.values().filter(|one| one.state == EveningState::Counted) {
            for one in evening.partners.values().filter(|one| one.local) {
                held(one.partner, evening.plan.day);
            }
        }
    }

    /// Evenings of the month that were counted; one that is only over counts later. `key_of` makes
    /// what stands for an association, where the network gave a salt.
    pub(super) fn tell(
        &self,
        month: MonthName,
        key_of: impl Fn(PartnerId) -> Option<String>,
        figures: &mut Figures,
    ) -> Result<(), FoldError> {
        let mut estimated: BTreeSet<Key> = BTreeSet::new();
        let counted = self.all.values().filter(|one| one.state == EveningState::Counted);
        for evening in counted.filter(|one| month.span(one.plan.day) == MonthSpan::Within) {
            // A commune that was merged since is told as what it is today; a code that no list
            // knows is told as it stands.
            let code = &evening.plan.commune;
            let code = code.commune().map_or(code.as_str(), |commune| commune.code);
            let of = |indicator: &str| Key::plain(indicator).with(COMMUNE, code);
            let count = |figures: &mut Figures, indicator: &str, count: i64| {
                figures.add(of(indicator), Figure::Count(count))
            };
            count(figures, "itinerance.soirees", 1)?;
            if let Some(best) = evening.best() {
                count(figures, "itinerance.participants", i64::from(best.people))?;
                if best.method != Method::Count {
                    estimated.insert(of("itinerance.participants"));
                }
            }
            let shows: i64 = evening.shows.values().copied().map(i64::from).sum();
            let concerts = evening.shows.get(&Show::Concert).copied().unwrap_or(0);
            count(figures, "itinerance.animations", shows)?;
            count(figures, "itinerance.concerts", i64::from(concerts))?;
            for (basis, amount) in evening.local_spending()? {
                let key = of("itinerance.retombees_eur").with("base", basis_code(basis));
                if basis == Basis::Estimate {
                    estimated.insert(key.clone());
                }
                figures.add(key, Figure::Amount(amount))?;
            }
            figures.list(Key::plain("itinerance.communes_cles"), code.to_owned());
            let associations = evening.partners.values().filter(|one| one.role.is_association());
            for key in associations.filter_map(|one| key_of(one.partner)) {
                figures.list(of("itinerance.associations_cles"), key);
            }
        }
        for key in estimated {
            figures.mark(key, Status::Estimated);
        }
        Ok(())
    }
}

/// The code of a basis in the network's list.
const fn basis_code(basis: Basis) -> &'static str {
    match basis {
        Basis::Invoice => "facture",
        Basis::Declared => "declare",
        Basis::Estimate => "estime",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::registry::Registry;

    #[test]
    fn every_basis_is_one_of_the_registry() {
        let registry = Registry::current();
        let listed: Vec<&str> = registry.list("base").iter().map(|one| one.code.as_str()).collect();
        assert_eq!(Basis::ALL.map(basis_code).to_vec(), listed);
    }
}
