//! Businesses and associations of the neighbourhood that the café works with.
//!
//! A partnership begins with the first thing that was done together, bought or sold, and not when a
//! name was put down. National wholesalers and banks are none.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::past::Past;
use super::{FoldError, whole};
use crate::domain::bread::BreadFact;
use crate::domain::day::BusinessDay;
use crate::domain::fact::Fact;
use crate::domain::id::PartnerId;
use crate::domain::partner::{Partner, Role};
use crate::domain::stock::StockFact;
use crate::journal::record::hex;
use crate::journal::seal::hash_of;
use crate::statement::figures::{Figures, Key};
use crate::statement::{MonthName, MonthSpan};

/// How many bytes of a hash stand for a partner on the wire.
const KEY_BYTES: usize = 16;
/// For how many months a partner counts as one after something was done together.
const ACTIVE_MONTHS: usize = 12;

/// Partners, with how often something was done together in each month up to the one that is told.
#[derive(Debug, Clone, Default)]
pub(super) struct Partners {
    known: BTreeMap<PartnerId, Partner>,
    roles: BTreeMap<PartnerId, Past<Role>>,
    links: BTreeMap<PartnerId, BTreeMap<MonthName, i64>>,
    /// Whether any bread came from a baker on a day: what was counted last.
    bread: BTreeMap<(PartnerId, BusinessDay), bool>,
}

impl Partners {
    /// Takes a fact in that was written on `day`, before the ticket of the number `next`; tickets
    /// are told by [`Self::sold`].
    pub(super) fn take(&mut self, month: MonthName, fact: &Fact, (day, next): (BusinessDay, u64)) {
        match fact {
            Fact::PartnerSet(partner) => {
                self.roles.entry(partner.id).or_default().set(next, partner.role);
                self.meet(month, partner, day);
            }
            Fact::PartnerSettled(settled) => self.link(month, settled.partner, day),
            Fact::Bread(BreadFact::Delivered(delivery)) => {
                let came = delivery.lines.iter().any(|line| line.delivered > 0);
                self.bread.insert((delivery.baker, delivery.day), came);
            }
            Fact::Stock(StockFact::GoodsIn { partner: Some(partner), .. }) => {
                self.link(month, *partner, day);
            }
            _ => {}
        }
    }

    /// What a partner is. Numbers that were put down after the month count for it all the same, so
    /// that whoever notes them late is not left out; whether it was dealt with is of the month.
    fn meet(&mut self, month: MonthName, partner: &Partner, day: BusinessDay) {
        let mut partner = partner.clone();
        if month.span(day) == MonthSpan::After
            && let Some(former) = self.known.get(&partner.id)
        {
            partner.active = former.active;
        }
        self.known.insert(partner.id, partner);
    }

    /// Something was done together on a day.
    pub(super) fn link(&mut self, month: MonthName, partner: PartnerId, day: BusinessDay) {
        if month.span(day) == MonthSpan::After {
            return;
        }
        self.sold(partner, MonthName::of(day), 1);
    }

    /// Its goods were sold so many times more in a month that is not after the one that is told;
    /// below zero where tickets of then are undone.
    pub(super) fn sold(&mut self, partner: PartnerId, month: MonthName, times: i64) {
        let count = self.links.entry(partner).or_default().entry(month).or_default();
        *count = count.saturating_add(times);
    }

    /// The first and the last month in which something was done together, up to a month.
    fn span(&self, month: MonthName, partner: PartnerId) -> Option<(MonthName, MonthName)> {
        let links = self.links.get(&partner).into_iter().flatten();
        let links = links.filter(|(_, count)| **count > 0).map(|(month, _)| *month);
        let days = (partner, BusinessDay::new(NaiveDate::MIN))..=(partner, month.last_day());
        let bread = self.bread.range(days).filter(|(_, came)| **came);
        let bread = bread.map(|((_, day), _)| MonthName::of(*day));
        links.chain(bread).fold(None, |span, one| match span {
            None => Some((one, one)),
            Some((first, last)) => Some((one.min(first), one.max(last))),
        })
    }

    /// The service that a partner's money was for at the ticket of this number.
    pub(super) fn service(&self, partner: Option<PartnerId>, sold: u64) -> Option<&'static str> {
        match self.roles.get(&partner?)?.at(sold)? {
            Role::Baker => Some("pain"),
            Role::Producer => Some("producteur"),
            _ => None,
        }
    }

    /// What stands for a partner on the wire, where the network gave a salt and the partner has a
    /// public number.
    pub(super) fn key(&self, salt: Option<&str>, partner: PartnerId) -> Option<String> {
        key_of(salt?, self.known.get(&partner)?)
    }

    /// New partners, those of the month's end, and their keys where the network gave a salt.
    pub(super) fn finish(
        &self,
        month: MonthName,
        salt: Option<&str>,
        figures: &mut Figures,
    ) -> Result<(), FoldError> {
        let since = (1..ACTIVE_MONTHS).fold(month, |month, _| month.before());
        let local = self.known.values().filter(|partner| partner.is_local());
        let linked = local.filter_map(|partner| Some((partner, self.span(month, partner.id)?)));
        let (mut new, mut active) = (0, 0);
        for (partner, (first, last)) in linked {
            new += usize::from(first == month);
            if !partner.active || last < since {
                continue;
            }
            active += 1;
            if let Some(key) = salt.and_then(|salt| key_of(salt, partner)) {
                figures.list(Key::plain("partenariats.cles"), key);
            }
        }
        figures.count_up("partenariats.nouveaux", whole(new))?;
        figures.count_up("partenariats.actifs_fin_mois", whole(active))?;
        Ok(())
    }
}

/// What stands for a partner on the wire: a hash of the network's salt and its public number, so
/// that unions can be formed and nobody is named. None without a number.
fn key_of(salt: &str, partner: &Partner) -> Option<String> {
    let number = partner.number()?;
    let hash = hash_of(format!("{salt}{number}").as_bytes());
    hash.get(..KEY_BYTES).map(hex)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::money::Cents;
    use crate::domain::partner::{Means, Settlement};
    use crate::domain::profile::Rna;
    use crate::domain::text::Label;

    fn day(text: &str) -> BusinessDay {
        BusinessDay::parse(text).expect("a day")
    }

    fn month(text: &str) -> MonthName {
        MonthName::parse(text).expect("a month")
    }

    fn id(number: u128) -> PartnerId {
        PartnerId::new(Uuid::from_u128(number))
    }

    fn partner(number: u128, role: Role) -> Partner {
        Partner::friend(id(number), Label::new("Fournil").expect("a name"), role)
    }

    fn settled(partner: u128, day: BusinessDay) -> Fact {
        let (collected, commission, paid) = (Cents::ZERO, Cents::ZERO, Cents::ZERO);
        let (partner, until, means) = (id(partner), day, Means::Transfer);
        Fact::PartnerSettled(Settlement { partner, until, collected, commission, paid, means })
    }

    /// New, of the month's end, and keys, of what `facts` tell of a month.
    fn told(name: &str, facts: &[(&str, Fact)]) -> (i64, i64, Vec<String>) {
        let (month, mut partners) = (month(name), Partners::default());
        for (written, fact) in facts {
            partners.take(month, fact, (day(written), 1));
        }
        let mut figures = Figures::default();
        partners.finish(month, Some("sel"), &mut figures).expect("in range");
        let count = |code| figures.count(&Key::plain(code));
        let (new, active) = (count("partenariats.nouveaux"), count("partenariats.actifs_fin_mois"));
        (new, active, figures.keys().flat_map(|(_, keys)| keys.iter().cloned()).collect())
    }

    #[test]
    fn a_partnership_begins_with_what_is_done_together() {
        let name = |written| (written, Fact::PartnerSet(partner(1, Role::Baker)));
        let deal = |on: &'static str| (on, settled(1, day(on)));
        let told = |month, facts: &[_]| {
            let (new, active, _) = told(month, facts);
            (new, active)
        };
        assert_eq!(told("2026-11", &[name("2026-11-02")]), (0, 0), "a name alone is none");
        let facts = [name("2026-11-02"), deal("2026-12-03")];
        assert_eq!(told("2026-11", &facts), (0, 0), "not yet");
        assert_eq!(told("2026-12", &facts), (1, 1));
        assert_eq!(told("2027-01", &facts), (0, 1), "new once");
        assert_eq!(told("2027-11", &facts), (0, 1), "twelve months with December");
        assert_eq!(told("2027-12", &facts), (0, 0), "too long ago");
    }

    #[test]
    fn wholesalers_and_banks_are_no_neighbours_unless_someone_says_so() {
        for (role, local, counts) in [
            (Role::Baker, None, 1),
            (Role::Producer, None, 1),
            (Role::Association, None, 1),
            (Role::Artist, None, 1),
            (Role::Shop, None, 1),
            (Role::Supplier, None, 0),
            (Role::Principal, None, 0),
            (Role::Supplier, Some(true), 1),
            (Role::Artist, Some(false), 0),
        ] {
            let set = Fact::PartnerSet(Partner { local, ..partner(1, role) });
            let facts = [("2026-11-02", set), ("2026-11-03", settled(1, day("2026-11-03")))];
            assert_eq!(told("2026-11", &facts).0, counts, "{role:?} {local:?}");
        }
    }

    #[test]
    fn whom_the_cafe_no_longer_works_with_is_left_out_from_that_month_on() {
        let set = |active| Fact::PartnerSet(Partner { active, ..partner(1, Role::Baker) });
        let deal = ("2026-11-03", settled(1, day("2026-11-03")));
        let facts = [("2026-11-02", set(true)), deal, ("2026-12-01", set(false))];
        assert_eq!((told("2026-11", &facts).1, told("2026-12", &facts).1), (1, 0));
    }

    #[test]
    fn keys_name_nobody_and_are_the_same_in_every_cafe() {
        let label = |text| Some(Label::new(text).expect("a label"));
        let baker = Partner { siret: label("123 456 789 00012"), ..partner(1, Role::Baker) };
        let other = Partner { siret: label("12345678900012"), ..partner(2, Role::Shop) };
        let committee = Partner { rna: Rna::parse("W521000123"), ..partner(3, Role::Association) };
        let unknown = Partner { siret: label("123"), ..partner(4, Role::Artist) };
        let mut facts = Vec::new();
        for (number, one) in (1..).zip([&baker, &other, &committee, &unknown]) {
            facts.push(("2026-11-02", Fact::PartnerSet(one.clone())));
            facts.push(("2026-11-03", settled(number, day("2026-11-03"))));
        }
        let (_, active, keys) = told("2026-11", &facts);
        assert_eq!(active, 4);
        // printf 'selW521000123' | sha256sum | cut -c1-32, and the same of 'sel12345678900012'.
        assert_eq!(keys, ["9292ff22ad7ff05262612065043f4cbd", "abd73613c903386ec6e7f19ced30481a"]);
        let mut figures = Figures::default();
        let partners = Partners::default();
        partners.finish(month("2026-11"), None, &mut figures).expect("in range");
        assert_eq!(figures.keys().count(), 0, "no salt, no keys");
    }
}
