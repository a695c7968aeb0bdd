//! The people of the café in the month's figures: hours that volunteers gave.

use std::collections::BTreeMap;

use super::fold::FoldError;
use super::{Figure, Figures, Key};
use crate::domain::day::BusinessDay;
use crate::domain::id::ShiftId;
use crate::domain::money::{AmountError, Cents};
use crate::domain::volunteer::VolunteerFact;
use crate::statement::{MonthName, MonthSpan};

/// Hundredths of an hour in sixty minutes.
const HUNDREDTHS: i64 = 100;

/// Hours that volunteers gave in a month, on their way.
#[derive(Debug, Clone, Default)]
pub(super) struct Hours {
    /// Minutes of stays that are over and count in the month.
    minutes: BTreeMap<ShiftId, u32>,
}

impl Hours {
    /// Takes what happened to the hours of volunteers. One stay counts once, as it was told first,
    /// like in the till's own view.
    pub(super) fn take(&mut self, month: MonthName, fact: &VolunteerFact) {
        let within = |day: BusinessDay| month.span(day) == MonthSpan::Within;
        match *fact {
            VolunteerFact::ClockedOut { shift, day, minutes }
            | VolunteerFact::Noted { shift, day, minutes, .. }
                if within(day) =>
            {
                self.minutes.entry(shift).or_insert(minutes);
            }
            VolunteerFact::Removed { shift } => {
                self.minutes.remove(&shift);
            }
            _ => {}
        }
    }

    /// Hours in hundredths, rounded once for the whole month, half upwards.
    pub(super) fn tell(&self, figures: &mut Figures) -> Result<(), FoldError> {
        let minutes: i64 = self.minutes.values().copied().map(i64::from).sum();
        Ok(figures.add(Key::plain("vie_asso.heures_benevoles"), hours(minutes)?)?)
    }
}

/// Minutes as hours in hundredths, half upwards.
pub(super) fn hours(minutes: i64) -> Result<Figure, FoldError> {
    let doubled = minutes.checked_mul(2 * HUNDREDTHS).ok_or(AmountError::Overflow)?;
    Ok(Figure::Amount(Cents::new((doubled + 60) / 120)))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::volunteer::Duty;

    fn told(facts: &[VolunteerFact]) -> Cents {
        let month = MonthName::parse("2026-11").expect("a month");
        let mut hours = Hours::default();
        for fact in facts {
            hours.take(month, fact);
        }
        let mut figures = Figures::default();
        hours.tell(&mut figures).expect("in range");
        figures.amount("vie_asso.heures_benevoles").expect("in range")
    }

    fn noted(id: u128, day: &str, minutes: u32) -> VolunteerFact {
        VolunteerFact::Noted {
            shift: ShiftId::new(Uuid::from_u128(id)),
            who: None,
            duty: Duty::Counter,
            day: BusinessDay::parse(day).expect("a day"),
            minutes,
        }
    }

    #[test]
    fn hours_are_rounded_once_for_the_month() {
        // Three times 20 minutes are an hour, though each alone would be 0.33.
        let thirds = [1, 2, 3].map(|id| noted(id, "2026-11-21", 20));
        assert_eq!(told(&thirds), Cents::new(100));
        assert_eq!(told(&[noted(1, "2026-11-21", 810)]), Cents::new(1_350), "13 h 30");
        assert_eq!(told(&[noted(1, "2026-11-21", 1)]), Cents::new(2), "1.67 hundredths");
    }

    #[test]
    fn another_month_and_what_was_taken_back_count_for_nothing() {
        let shift = ShiftId::new(Uuid::from_u128(2));
        let facts = [
            noted(1, "2026-10-31", 60),
            noted(2, "2026-11-01", 60),
            noted(3, "2026-11-30", 30),
            VolunteerFact::Removed { shift },
        ];
        assert_eq!(told(&facts), Cents::new(50));
    }
}
