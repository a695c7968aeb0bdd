//! The rules that a statement keeps, the same on the till before it is sealed and on the hub.

mod document;

use crate::domain::money::{AmountError, Cents};
use crate::statement::figures::{Figure, Figures, Key};
use crate::statement::rates;
use crate::statement::registry::{Aggregation, COMMUNE, Measure, Registry};

pub use document::{Known, Told, check};

/// The most figures of a statement (R10).
pub const MAX_FIGURES: usize = 1_000;
/// The most that a figure or a running sum may be, either way (R9): ten thousand million euros in
/// cents, and as many of anything else. Sums over a year of a whole network then stay integers,
/// and JSON keeps each exactly.
pub const MAX_FIGURE: u64 = 1_000_000_000_000;

/// The communes of evenings, which are told by their codes.
const COMMUNES: &str = "itinerance.communes_cles";
/// How long the key of somebody who is not named is, in hexadecimal digits.
const KEY_DIGITS: usize = 32;

/// A rule that is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Breach {
    /// R1: own sales, money of others and what is no sale are not what was paid. The difference in
    /// cents.
    Unbalanced(Cents),
    /// R2: the VAT of a rate is further from its sales than rounding explains.
    Vat(String),
    /// R3: called final though a day was not closed.
    NotClosed {
        /// Days that were opened.
        opened: usize,
        /// Days that were closed.
        closed: usize,
    },
    /// R4: the running sums are not those of the month before and this month's.
    Running,
    /// R5: a figure stands twice, or is none.
    NoFigure,
    /// R6: not the revision that follows, or not of the one that is known.
    Revision {
        /// The revision that would follow.
        expected: u32,
    },
    /// R7: it follows another statement of the month before than the one that is known.
    Previous,
    /// R8: a month that has not begun, or one before the café opened.
    Month,
    /// R9: a stock below zero, or a figure beyond what a café can have.
    OutOfRange(String),
    /// R10: too many figures, or a code that is on no list.
    Unknown(String),
    /// R10: an indicator that this registry does not have.
    UnknownIndicator(String),
    /// R11: made up where real ones are told, or the other way round.
    Synthetic,
    /// R12: a figure of an evening that does not say where.
    NoCommune(String),
}

/// What follows of a rule that is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It is told, and the statement taken.
    Odd,
    /// The statement is not taken as it is.
    Refused,
    /// It contradicts a statement that is there.
    Conflict,
}

impl Breach {
    /// The rule's name.
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::Unbalanced(_) => "R1",
            Self::Vat(_) => "R2",
            Self::NotClosed { .. } => "R3",
            Self::Running => "R4",
            Self::NoFigure => "R5",
            Self::Revision { .. } => "R6",
            Self::Previous => "R7",
            Self::Month => "R8",
            Self::OutOfRange(_) => "R9",
            Self::Unknown(_) | Self::UnknownIndicator(_) => "R10",
            Self::Synthetic => "R11",
            Self::NoCommune(_) => "R12",
        }
    }

    /// What follows of it. A provisional month may be unbalanced and unclosed: that is what it says
    /// of itself.
    pub const fn severity(&self, is_final: bool) -> Severity {
        match self {
            Self::Unbalanced(_) | Self::Vat(_) | Self::NotClosed { .. } if !is_final => {
                Severity::Odd
            }
            Self::Running | Self::Previous => Severity::Odd,
            Self::Revision { .. } => Severity::Conflict,
            _ => Severity::Refused,
        }
    }
}

/// The rules that figures alone can break.
///
/// # Errors
/// [`AmountError`] when a sum goes beyond its range.
pub fn breaches(figures: &Figures, registry: &Registry) -> Result<Vec<Breach>, AmountError> {
    let mut found = Vec::new();
    ranges(figures, registry, &mut found);
    if found.iter().any(|breach| matches!(breach, Breach::OutOfRange(_))) {
        // No sums of what is beyond its range.
        return Ok(found);
    }
    let difference = balance(figures)?;
    if !difference.is_zero() {
        found.push(Breach::Unbalanced(difference));
    }
    vat(figures, &mut found)?;
    Ok(found)
}

/// R1: what was sold, what was taken for others and what is no sale, less what was paid, in cents.
fn balance(figures: &Figures) -> Result<Cents, AmountError> {
    let rung_up = Cents::sum([
        figures.amount("ventes.ttc")?,
        figures.amount("tiers.encaisse")?,
        figures.amount("passif.variation")?,
    ])?;
    rung_up.minus(figures.amount("paiements.ttc")?)
}

/// R2: each ticket rounds a rate once, by half a cent at most. A void of a former month's ticket
/// takes one off and rounds all the same, so sales and voids count, not what is left of them.
fn vat(figures: &Figures, found: &mut Vec<Breach>) -> Result<(), AmountError> {
    let left = figures.count(&Key::plain("ventes.tickets"));
    let voids = figures.count(&Key::plain("ventes.annulations"));
    let tickets = i128::from(left) + 2 * i128::from(voids);
    for (key, figure) in figures.iter().filter(|(key, _)| key.indicator == "tva.montant") {
        let (Figure::Amount(vat), Some(code)) = (figure, key.dimensions.get(rates::LIST)) else {
            continue;
        };
        if code == rates::OTHER {
            // Rates that nobody names: there is nothing to hold their VAT to.
            continue;
        }
        let Some(rate) = rates::of_code(code) else {
            found.push(Breach::Unknown(code.clone()));
            continue;
        };
        let points = i64::from(rate.basis_points());
        let sold = figures.iter().filter(|(key, _)| {
            key.indicator == "ventes.ttc" && key.dimensions.get(rates::LIST) == Some(code)
        });
        let gross = Cents::sum(sold.filter_map(|(_, figure)| match figure {
            Figure::Amount(amount) => Some(amount),
            Figure::Count(_) => None,
        }))?;
        // |vat − gross·r/(100 + r)| ≤ tickets / 2 cents, without a fraction.
        let whole = i128::from(10_000 + points);
        let off = i128::from(vat.get()) * whole - i128::from(gross.get()) * i128::from(points);
        if 2 * off.abs() > tickets * whole {
            found.push(Breach::Vat(code.clone()));
        }
    }
    Ok(())
}

fn ranges(figures: &Figures, registry: &Registry, found: &mut Vec<Breach>) {
    let mut count = 0;
    for (key, figure) in figures.iter() {
        count += 1;
        let Some(indicator) = registry.indicator(&key.indicator) else {
            found.push(Breach::UnknownIndicator(key.indicator.clone()));
            continue;
        };
        if !indicator.takes(key, registry) {
            found.push(Breach::Unknown(key.indicator.clone()));
        }
        let money = matches!(indicator.measure, Measure::Euros | Measure::Hours);
        let exact = match figure {
            Figure::Count(count) => {
                let stock = indicator.aggregation == Aggregation::Last;
                !money && count.unsigned_abs() <= MAX_FIGURE && (!stock || count >= 0)
            }
            Figure::Amount(amount) => money && amount.get().unsigned_abs() <= MAX_FIGURE,
        };
        if !exact {
            found.push(Breach::OutOfRange(key.indicator.clone()));
        }
    }
    for (key, keys) in figures.keys() {
        count += keys.len();
        let Some(indicator) = registry.indicator(&key.indicator) else {
            found.push(Breach::UnknownIndicator(key.indicator.clone()));
            continue;
        };
        let sound = keys.iter().all(|one| is_key(&key.indicator, one, registry));
        let distinct = indicator.aggregation == Aggregation::Distinct;
        if !distinct || !sound || !indicator.takes(key, registry) {
            found.push(Breach::Unknown(key.indicator.clone()));
        }
    }
    if count > MAX_FIGURES {
        found.push(Breach::Unknown("valeurs".to_owned()));
    }
}

/// Whether a text is the key of one of an indicator's distinct things: a commune's code, or 16
/// bytes of a hash in lower-case hexadecimal.
fn is_key(indicator: &str, one: &str, registry: &Registry) -> bool {
    if indicator == COMMUNES {
        return registry.has(COMMUNE, one);
    }
    one.len() == KEY_DIGITS && one.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules_of(figures: &Figures) -> Vec<&'static str> {
        let found = breaches(figures, &Registry::current()).expect("in range");
        found.iter().map(Breach::rule).collect()
    }

    #[test]
    fn figures_stay_within_what_a_cafe_can_have() {
        let limit = i64::try_from(MAX_FIGURE).expect("small");
        for (count, rules) in
            [(limit, [].as_slice()), (limit + 1, &["R9"]), (-limit, &[]), (i64::MIN, &["R9"])]
        {
            let mut figures = Figures::default();
            figures.put(Key::plain("ventes.cafes_servis"), Figure::Count(count));
            assert_eq!(rules_of(&figures), rules, "{count}");
            let amount = Figure::Amount(Cents::new(count));
            let mut figures = Figures::default();
            let sales = Key::plain("ventes.ttc").with("famille", "services").with("tva", "0.0");
            figures.put(sales, amount);
            figures.put(Key::plain("paiements.ttc").with("mode", "especes"), amount);
            assert_eq!(rules_of(&figures).contains(&"R9"), !rules.is_empty(), "{count}");
            assert_eq!(rules_of(&figures).is_empty(), rules.is_empty(), "{count}");
        }
    }

    #[test]
    fn keys_have_the_form_of_what_they_stand_for() {
        let listed = |key: Key, one: &str| {
            let mut figures = Figures::default();
            figures.list(key, one.to_owned());
            rules_of(&figures)
        };
        let partners = || Key::plain("partenariats.cles");
        let associations = || Key::plain("itinerance.associations_cles").with("commune", "52448");
        let communes = || Key::plain("itinerance.communes_cles");
        let hash = "00112233445566778899aabbccddeeff";
        for key in [partners(), associations()] {
            assert!(listed(key.clone(), hash).is_empty());
            for one in ["Boulangerie Roux", "52448", "", &hash[1..], &hash.to_uppercase()] {
                assert_eq!(listed(key.clone(), one), ["R10"], "{one}");
            }
            assert_eq!(listed(key, "+0112233445566778899aabbccddeeff"), ["R10"]);
        }
        assert!(listed(communes(), "52448").is_empty() && listed(communes(), "2A004").is_empty());
        for one in ["Ambléon", hash, "", "2a004"] {
            assert_eq!(listed(communes(), one), ["R10"], "{one}");
        }
    }

    /// What is published of the rules is what the rules do.
    #[test]
    fn every_rule_is_told_as_severe_as_it_is() {
        let registry = Registry::current();
        let code = || String::from("x");
        let all = [
            Breach::Unbalanced(Cents::new(1)),
            Breach::Vat(code()),
            Breach::NotClosed { opened: 2, closed: 1 },
            Breach::Running,
            Breach::NoFigure,
            Breach::Revision { expected: 1 },
            Breach::Previous,
            Breach::Month,
            Breach::OutOfRange(code()),
            Breach::Unknown(code()),
            Breach::Synthetic,
            Breach::NoCommune(code()),
        ];
        assert_eq!(registry.rules.len(), all.len());
        for (rule, breach) in registry.rules.iter().zip(&all) {
            let severity = match breach.severity(true) {
                Severity::Odd => "info",
                Severity::Refused => "refus",
                Severity::Conflict => "conflit",
            };
            assert_eq!((rule.code.as_str(), rule.severity.as_str()), (breach.rule(), severity));
        }
    }

    #[test]
    fn every_status_is_told() {
        for status in &Registry::current().statuses {
            let known = super::super::figures::Status::of(&status.code);
            assert_eq!(known.map(|one| one.code()), Some(status.code.as_str()));
        }
        assert_eq!(Registry::current().statuses.len(), 5);
    }
}
