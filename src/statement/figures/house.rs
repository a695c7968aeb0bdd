//! The house in the month's figures: how long it was open, and what was lost of its stock.

use std::collections::BTreeMap;

use super::fold::FoldError;
use super::{Figure, Figures, Key, Status};
use crate::domain::catalog::Product;
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::id::ProductId;
use crate::domain::money::{AmountError, Cents};
use crate::domain::stock::{MoveReason, StockFact};

/// Thousandths of a unit, which costs are of.
const PIECE: i128 = 1_000;

/// How long the café was open, and what it lost, on their way.
#[derive(Debug, Clone, Default)]
pub(super) struct House {
    /// When each day of the month was opened, and until when it is known to have been open.
    days: BTreeMap<BusinessDay, (Moment, Moment)>,
    /// What one unit of each product costs without VAT, in cents, where that is known.
    costs: BTreeMap<ProductId, Cents>,
    lost: Cents,
    /// Whether something was lost whose cost nobody had told, or that nobody can have had.
    unsure: bool,
}

impl House {
    /// A product is new or changed.
    pub(super) fn product(&mut self, product: &Product) {
        match product.supply.cost {
            Some(cost) => self.costs.insert(product.id, cost),
            None => self.costs.remove(&product.id),
        };
    }

    /// A day of the month was opened.
    pub(super) fn opened(&mut self, day: BusinessDay, at: Moment) {
        self.days.entry(day).or_insert((at, at));
    }

    /// A day of the month was sold in, or closed. What comes on a later day, such as a closing that
    /// was forgotten the evening before, tells nothing of how long the café was open.
    pub(super) fn lived(&mut self, day: BusinessDay, at: Moment) {
        if let Some((_, until)) = self.days.get_mut(&day)
            && BusinessDay::of(at) == day
        {
            *until = (*until).max(at);
        }
    }

    /// Something happened to the stock in the month.
    pub(super) fn stock(&mut self, fact: &StockFact) -> Result<(), FoldError> {
        let StockFact::Moved { product, thousandths, reason, .. } = fact else {
            return Ok(());
        };
        let lost = [MoveReason::Loss, MoveReason::Breakage, MoveReason::UseByExpired];
        if !lost.contains(reason) {
            return Ok(());
        }
        let Some(cost) = self.costs.get(product) else {
            self.unsure = true;
            return Ok(());
        };
        match worth(*thousandths, *cost) {
            Some(lost) => self.lost = self.lost.plus(lost)?,
            None => self.unsure = true,
        }
        Ok(())
    }

    /// Hours in hundredths, rounded once for the month; losses at cost, marked as estimated where
    /// one was left out.
    pub(super) fn tell(&self, figures: &mut Figures) -> Result<(), FoldError> {
        let mut minutes: i64 = 0;
        for (opened, until) in self.days.values() {
            let open = until.utc_ms().saturating_sub(opened.utc_ms()).max(0) / 60_000;
            minutes = minutes.checked_add(open).ok_or(AmountError::Overflow)?;
        }
        figures.add(Key::plain("ouverture.heures"), super::people::hours(minutes)?)?;
        let lost = Key::plain("stock.pertes_eur");
        figures.add(lost.clone(), Figure::Amount(self.lost))?;
        if self.unsure {
            figures.mark(lost, Status::Estimated);
        }
        Ok(())
    }
}

/// What goods that went had cost, in cents, rounded half away from zero. More than a ticket may be
/// is no loss of a café but a slip of the finger, which no later fact takes back: none then.
fn worth(thousandths: i64, cost: Cents) -> Option<Cents> {
    let exact = -i128::from(thousandths) * i128::from(cost.get());
    let half = if exact < 0 { -PIECE / 2 } else { PIECE / 2 };
    let cents = i64::try_from((exact + half) / PIECE).ok()?;
    (cents.unsigned_abs() <= Cents::MAX_TICKET.get().unsigned_abs()).then(|| Cents::new(cents))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::from_rfc3339(text, 60).expect("a moment")
    }

    fn told(house: &House, indicator: &str) -> Cents {
        let mut figures = Figures::default();
        house.tell(&mut figures).expect("in range");
        figures.amount(indicator).expect("in range")
    }

    #[test]
    fn a_day_lasts_from_its_opening_to_what_last_happened_in_it() {
        let mut house = House::default();
        let day = BusinessDay::parse("2026-11-21").expect("a day");
        house.opened(day, at("2026-11-21T05:30:00.000Z"));
        house.lived(day, at("2026-11-21T20:45:00.000Z"));
        assert_eq!(told(&house, "ouverture.heures"), Cents::new(1_525), "15 h 15");
        // It was closed the next morning.
        house.lived(day, at("2026-11-22T06:00:00.000Z"));
        assert_eq!(told(&house, "ouverture.heures"), Cents::new(1_525));
        let never = BusinessDay::parse("2026-11-20").expect("a day");
        house.lived(never, at("2026-11-20T12:00:00.000Z"));
        assert_eq!(told(&house, "ouverture.heures"), Cents::new(1_525));
    }

    #[test]
    fn losses_are_told_at_cost_and_an_unknown_cost_is_said() {
        let mut house = House::default();
        let product = ProductId::new(uuid::Uuid::from_u128(1));
        let lost =
            |reason, thousandths| StockFact::Moved { product, thousandths, reason, lot: None };
        house.costs.insert(product, Cents::new(250));
        house.stock(&lost(MoveReason::UseByExpired, -2_000)).expect("taken");
        house.stock(&lost(MoveReason::Donation, -2_000)).expect("taken");
        house.stock(&lost(MoveReason::Breakage, -500)).expect("taken");
        assert_eq!(told(&house, "stock.pertes_eur"), Cents::new(625));
        assert!(!house.unsure);
        house.costs.clear();
        house.stock(&lost(MoveReason::Loss, -1_000)).expect("taken");
        assert!(house.unsure);
        assert_eq!(told(&house, "stock.pertes_eur"), Cents::new(625));
    }
}
