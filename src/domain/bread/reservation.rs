//! Bread kept for someone on a day, and who gets it when too little came.

use std::collections::BTreeSet;

use thiserror::Error;

use crate::domain::day::BusinessDay;
use crate::domain::id::{CustomerId, ProductId, ReservationId, StandingOrderId};

/// Bread to be kept for someone on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reservation {
    /// Its identifier.
    pub id: ReservationId,
    /// For which day.
    pub day: BusinessDay,
    /// For whom; the name is in the register.
    pub customer: CustomerId,
    /// Of what.
    pub product: ProductId,
    /// How many, at least one.
    pub units: u32,
    /// The standing order that it comes from.
    pub standing: Option<StandingOrderId>,
}

/// Where kept bread stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReservationState {
    /// It waits for its customer.
    Kept,
    /// It was handed over.
    Served,
    /// It was not fetched, and is for everyone again.
    Released,
    /// Nobody wants it any more.
    Cancelled,
}

/// What may happen to kept bread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReservationEvent {
    /// A ticket hands it over.
    Serve,
    /// That ticket is undone.
    TakeBack,
    /// It was not fetched in time.
    Release,
    /// The customer does not want it.
    Cancel,
}

/// The state does not allow it: it was served already, for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a reservation that is {state:?} does not take {event:?}")]
pub struct Refused {
    /// Where it stands.
    pub state: ReservationState,
    /// What was tried.
    pub event: ReservationEvent,
}

impl ReservationState {
    /// The state after an event.
    ///
    /// # Errors
    /// [`Refused`] when it does not follow.
    pub fn after(self, event: ReservationEvent) -> Result<Self, Refused> {
        use ReservationEvent as Event;
        match (self, event) {
            // Who comes late may still find some.
            (Self::Kept | Self::Released, Event::Serve) => Ok(Self::Served),
            (Self::Served, Event::TakeBack) => Ok(Self::Kept),
            (Self::Kept, Event::Release) => Ok(Self::Released),
            (Self::Kept | Self::Released, Event::Cancel) => Ok(Self::Cancelled),
            (state, event) => Err(Refused { state, event }),
        }
    }
}

/// What someone waits for, as far as it decides who is served first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// Which.
    pub reservation: ReservationId,
    /// How many units.
    pub units: u32,
    /// Whether it is paid ahead.
    pub paid: bool,
    /// Whether it comes from a standing order.
    pub standing: bool,
    /// When it was asked for: lower is earlier.
    pub asked: i64,
}

/// Whose bread is missing when only `units` are there: what is paid ahead is served first, then
/// standing orders, then who asked first. Nobody gets a part.
pub fn short_of(units: u32, claims: &[Claim]) -> BTreeSet<ReservationId> {
    let mut order: Vec<&Claim> = claims.iter().collect();
    order.sort_by_key(|claim| (!claim.paid, !claim.standing, claim.asked, claim.reservation));
    let mut left = units;
    let mut missing = BTreeSet::new();
    for claim in order {
        match left.checked_sub(claim.units) {
            Some(rest) => left = rest,
            None => {
                missing.insert(claim.reservation);
            }
        }
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn id(number: u128) -> ReservationId {
        ReservationId::new(Uuid::from_u128(number))
    }

    #[test]
    fn what_was_served_is_served_once_and_a_void_puts_it_back() {
        use {ReservationEvent as Event, ReservationState as State};
        let served = State::Kept.after(Event::Serve).expect("served");
        assert!(served.after(Event::Serve).is_err());
        assert_eq!(served.after(Event::TakeBack), Ok(State::Kept));
        let released = State::Kept.after(Event::Release).expect("released");
        assert_eq!(released.after(Event::Serve), Ok(State::Served), "late, and there is some left");
        assert!(State::Cancelled.after(Event::Serve).is_err());
        assert!(served.after(Event::Release).is_err());
    }

    #[test]
    fn a_short_delivery_serves_paid_then_standing_then_first_come() {
        let claim = |number, units, paid, standing, asked| Claim {
            reservation: id(number),
            units,
            paid,
            standing,
            asked,
        };
        let claims = [
            claim(1, 1, false, false, 1),
            claim(2, 1, false, false, 2),
            claim(3, 2, false, true, 9),
            claim(4, 1, true, false, 10),
        ];
        let short = |units| short_of(units, &claims).into_iter().collect::<Vec<_>>();
        assert_eq!(short(5), []);
        assert_eq!(short(4), [id(2)]);
        assert_eq!(short(3), [id(1), id(2)]);
        assert_eq!(short(1), [id(1), id(2), id(3)]);
        assert_eq!(short(0).len(), 4);
    }
}
