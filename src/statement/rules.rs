//! The rules that a statement keeps, the same on the till before it is sealed and on the hub.

mod document;

use crate::domain::money::{AmountError, Cents};
use crate::journal::canonical::MAX_INTEGER;
use crate::statement::figures::{Figure, Figures, Key};
use crate::statement::registry::{Aggregation, Measure, Registry};

pub use document::{Known, Told, check};

/// The most figures of a statement (R10).
pub const MAX_FIGURES: usize = 1_000;

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
    /// R9: a stock below zero, or a count that JSON does not keep exactly.
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
    let difference = balance(figures)?;
    if !difference.is_zero() {
        found.push(Breach::Unbalanced(difference));
    }
    vat(figures, &mut found)?;
    ranges(figures, registry, &mut found);
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
        let (Figure::Amount(vat), Some(code)) = (figure, key.dimensions.get("tva")) else {
            continue;
        };
        let Some(points) = points_of(code) else {
            found.push(Breach::Unknown(code.clone()));
            continue;
        };
        let sold = figures.iter().filter(|(key, _)| {
            key.indicator == "ventes.ttc" && key.dimensions.get("tva") == Some(code)
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

fn points_of(code: &str) -> Option<i64> {
    let (whole, tenth) = code.split_once('.')?;
    let (whole, tenth): (i64, i64) = (whole.parse().ok()?, tenth.parse().ok()?);
    (tenth < 10 && whole <= 30).then_some(whole * 100 + tenth * 10)
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
                let exact = count.unsigned_abs() <= MAX_INTEGER.unsigned_abs();
                !money && exact && (!stock || count >= 0)
            }
            Figure::Amount(_) => money,
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
        if indicator.aggregation != Aggregation::Distinct || !indicator.takes(key, registry) {
            found.push(Breach::Unknown(key.indicator.clone()));
        }
    }
    if count > MAX_FIGURES {
        found.push(Breach::Unknown("valeurs".to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
