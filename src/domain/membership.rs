//! Memberships of an association: what is sold as one, how long it lasts, and whose it is. Names
//! stand in the register, never here.

use chrono::{Datelike, Days, Months, NaiveDate};
use thiserror::Error;
use uuid::Uuid;

use super::day::BusinessDay;
use super::id::{CustomerId, MembershipId, ProductId, TicketId};
use super::money::Cents;

/// How long a membership lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// A year from its first day.
    RollingYear,
    /// Until the last day of the year.
    CalendarYear,
    /// Until the last day of August.
    SeptemberSeason,
    /// One day; nobody needs to be named.
    Day,
}

impl Term {
    /// Every term.
    pub const ALL: [Self; 4] =
        [Self::RollingYear, Self::CalendarYear, Self::SeptemberSeason, Self::Day];

    /// The last day of a membership that begins on `start`. A year that begins on 29 February ends
    /// on 27 February, and one that begins on 1 March on the last day of February.
    pub fn end(self, start: BusinessDay) -> BusinessDay {
        let first = start.date();
        let end = match self {
            Self::RollingYear => first
                .checked_add_months(Months::new(12))
                .and_then(|next| next.checked_sub_days(Days::new(1))),
            Self::CalendarYear => NaiveDate::from_ymd_opt(first.year(), 12, 31),
            Self::SeptemberSeason => {
                let year = first.year() + i32::from(first.month() >= 9);
                NaiveDate::from_ymd_opt(year, 8, 31)
            }
            Self::Day => Some(first),
        };
        BusinessDay::new(end.unwrap_or(first))
    }

    /// Whether it must be said who becomes a member.
    pub const fn needs_name(self) -> bool {
        !matches!(self, Self::Day)
    }
}

/// What makes a product a membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// The least that may be paid, in cents; zero for whatever someone can give.
    pub floor: Cents,
    /// How long it lasts.
    pub term: Term,
}

/// Someone's membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Membership {
    /// Which.
    pub id: MembershipId,
    /// Whose; nobody in particular for a day.
    pub customer: Option<CustomerId>,
    /// What was sold.
    pub product: ProductId,
    /// The ticket that it was paid with; none for one taken over from a notebook.
    pub ticket: Option<TicketId>,
    /// Its first day.
    pub start: BusinessDay,
    /// Its last day.
    pub end: BusinessDay,
    /// What was paid, in cents.
    pub paid: Cents,
    /// How many people; more than one only for a day.
    pub people: u32,
}

/// Something that happened to memberships.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MembershipFact {
    /// A product is a membership from now on, or none any more.
    TermsSet {
        /// Which product.
        product: ProductId,
        /// Under which terms.
        terms: Option<Terms>,
    },
    /// Someone became a member, or stays one. A counter-ticket of its ticket ends it.
    Joined(Membership),
    /// It ends, without a counter-ticket: someone leaves, or it was a mistake.
    Ended {
        /// Which.
        membership: MembershipId,
    },
}

/// Why a membership can't be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum MembershipError {
    /// Nobody was named.
    #[error("a membership needs a name")]
    NoMember,
    /// One person is a member once.
    #[error("one membership is for one person")]
    OnePerson,
    /// Less than the least was paid.
    #[error("a membership costs {0} at least")]
    BelowFloor(Cents),
    /// A membership does not come back over the counter: its ticket is undone.
    #[error("a membership is undone with its ticket")]
    NoReturn,
    /// There is no such membership or product.
    #[error("there is no such membership")]
    NoSuchMembership,
    /// It would end before it begins.
    #[error("the membership would end before it begins")]
    Backwards,
}

impl MembershipId {
    /// The identifier of the membership of a ticket's line: the same at every try, and another for
    /// every line.
    pub const fn of_line(ticket: TicketId, line: u16) -> Self {
        const BASE: u128 = 0x0000_c0de_5e02_0000_0000_0000_0000_0000;
        Self::new(Uuid::from_u128(ticket.uuid().as_u128() ^ BASE ^ ((line as u128) << 112)))
    }
}

/// The first day of a membership that is paid on `today`: the day after the former one, while that
/// goes on.
pub fn start_after(former_end: Option<BusinessDay>, today: BusinessDay) -> BusinessDay {
    let next = former_end.filter(|end| *end >= today).and_then(|end| end.date().succ_opt());
    next.map_or(today, BusinessDay::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> BusinessDay {
        BusinessDay::parse(text).expect("a day")
    }

    #[test]
    fn each_term_ends_where_people_expect_it() {
        for (term, start, end) in [
            (Term::RollingYear, "2026-11-21", "2027-11-20"),
            (Term::RollingYear, "2026-01-01", "2026-12-31"),
            (Term::RollingYear, "2028-02-29", "2029-02-27"),
            (Term::RollingYear, "2027-03-01", "2028-02-29"),
            (Term::CalendarYear, "2026-11-21", "2026-12-31"),
            (Term::CalendarYear, "2027-01-01", "2027-12-31"),
            (Term::SeptemberSeason, "2026-08-31", "2026-08-31"),
            (Term::SeptemberSeason, "2026-09-01", "2027-08-31"),
            (Term::SeptemberSeason, "2027-01-15", "2027-08-31"),
            (Term::Day, "2026-11-21", "2026-11-21"),
        ] {
            assert_eq!(term.end(day(start)), day(end), "{term:?} from {start}");
        }
    }

    #[test]
    fn a_renewal_goes_on_from_the_former_end() {
        let today = day("2026-11-21");
        assert_eq!(start_after(None, today), today);
        assert_eq!(start_after(Some(day("2026-11-25")), today), day("2026-11-26"));
        assert_eq!(start_after(Some(today), today), day("2026-11-22"));
        assert_eq!(start_after(Some(day("2026-11-20")), today), today, "it had ended");
    }

    #[test]
    fn every_line_of_every_ticket_has_a_membership_of_its_own() {
        let mut seen = std::collections::BTreeSet::new();
        for ticket in 0..100 {
            for line in 0..20 {
                let ticket = TicketId::new(Uuid::from_u128(ticket));
                assert!(seen.insert(MembershipId::of_line(ticket, line)));
            }
        }
    }
}
