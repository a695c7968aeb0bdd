//! The day's sums, the reading (X) and the closing (Z).

use std::collections::BTreeMap;

use super::cash::{CashMove, CashReason};
use super::catalog::Nature;
use super::day::{BusinessDay, Moment};
use super::id::{FamilyId, PartnerId};
use super::money::{AmountError, Cents};
use super::payment::Method;
use super::ticket::{Operation, Ticket, VatRow};
use super::vat::VatRate;

/// How many, and how much.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many.
    pub count: u64,
    /// How much, in cents.
    pub amount: Cents,
}

/// Totals since the first use of the till, never reset (BOFiP BOI-TVA-DECLA-30-10-30 § 170).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Perpetual {
    /// Own sales less their voids, in cents.
    pub algebraic: Cents,
    /// Own sales plus the absolute value of their voids, in cents.
    pub absolute: Cents,
    /// Money that is not turnover (third parties, deposits, out of scope), in cents.
    pub third_party: Cents,
}

impl Perpetual {
    /// These totals once `ticket` is counted.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] at the edge of an integer: an error, never a wrap.
    pub fn with(self, ticket: &Ticket) -> Result<Self, AmountError> {
        Ok(Self {
            algebraic: self.algebraic.plus(ticket.turnover)?,
            absolute: self.absolute.plus(ticket.turnover.absolute()?)?,
            third_party: self.third_party.plus(ticket.total.minus(ticket.turnover)?)?,
        })
    }
}

/// Sums of a span of tickets: of a day, and in the closings of a month or a year to date.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    /// The number of the first ticket, if there is one.
    pub first_ticket: Option<u64>,
    /// The number of the last ticket.
    pub last_ticket: Option<u64>,
    /// Sales: how many, and their turnover.
    pub sales: Tally,
    /// Voids: how many, and what they took off the turnover; below zero where a return was voided.
    pub voids: Tally,
    /// Own sales by rate.
    pub by_rate: BTreeMap<VatRate, VatRow>,
    /// All money by means of payment.
    pub by_tender: BTreeMap<Method, Tally>,
    /// Lines by family, all natures, in cents.
    pub by_family: BTreeMap<FamilyId, Cents>,
    /// Lines by nature, in cents.
    pub by_nature: BTreeMap<Nature, Cents>,
    /// Lines of money that is a partner's, by partner, in cents.
    pub by_partner: BTreeMap<PartnerId, Cents>,
    /// Cash handed out on top of purchases by card.
    pub cashback: Tally,
    /// Cash that moved without a ticket, by reason.
    pub cash_moves: BTreeMap<CashReason, Tally>,
    /// Receipts printed again.
    pub duplicates: u64,
    /// Openings of the drawer without a sale.
    pub drawer_openings: u64,
    /// Baskets given up before payment: how many, and what they held.
    pub abandoned: Tally,
    /// Items taken off before payment: how many lines, and what they held.
    pub removed: Tally,
}

impl Totals {
    /// Counts a ticket, whose number is `number`.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] when a sum goes beyond its range; the totals are then useless.
    pub fn count(&mut self, number: u64, ticket: &Ticket) -> Result<(), AmountError> {
        self.first_ticket.get_or_insert(number);
        self.last_ticket = Some(number);
        match ticket.operation {
            Operation::Sale => add(&mut self.sales, ticket.turnover)?,
            Operation::Void { .. } => add(&mut self.voids, ticket.turnover.negated()?)?,
        }
        for (rate, row) in &ticket.vat {
            let sum = self.by_rate.entry(*rate).or_default();
            sum.gross = sum.gross.plus(row.gross)?;
            sum.net = sum.net.plus(row.net)?;
            sum.vat = sum.vat.plus(row.vat)?;
        }
        for tender in &ticket.payment.tenders {
            add(self.by_tender.entry(tender.method).or_default(), tender.amount)?;
        }
        for line in &ticket.lines {
            let family = self.by_family.entry(line.family).or_default();
            *family = family.plus(line.gross)?;
            let nature = self.by_nature.entry(line.nature).or_default();
            *nature = nature.plus(line.gross)?;
            if let (Nature::ThirdParty, Some(partner)) = (line.nature, line.partner) {
                let sum = self.by_partner.entry(partner).or_default();
                *sum = sum.plus(line.gross)?;
            }
        }
        if !ticket.payment.cashback.is_zero() {
            add(&mut self.cashback, ticket.payment.cashback)?;
        }
        for removal in &ticket.removals {
            add(&mut self.removed, removal.gross)?;
        }
        Ok(())
    }

    /// Counts cash that moved without a ticket.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] when a sum goes beyond its range; the totals are then useless.
    pub fn move_cash(&mut self, moved: &CashMove) -> Result<(), AmountError> {
        add(self.cash_moves.entry(moved.reason).or_default(), moved.amount)
    }

    /// What the drawer gained or lost without tickets, in cents.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] when the sum goes beyond its range.
    pub fn moved_cash(&self) -> Result<Cents, AmountError> {
        Cents::sum(self.cash_moves.values().map(|tally| tally.amount))
    }

    /// Turnover: sales less voids, in cents.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] when the difference goes beyond its range.
    pub fn turnover(&self) -> Result<Cents, AmountError> {
        self.sales.amount.minus(self.voids.amount)
    }

    /// What the drawer gained or lost by tickets, in cents.
    pub fn cash(&self) -> Cents {
        self.by_tender.get(&Method::Cash).map_or(Cents::ZERO, |tally| tally.amount)
    }
}

/// Adds one of `amount` to a tally.
///
/// # Errors
/// [`AmountError::Overflow`] when the sum goes beyond its range.
pub fn add(tally: &mut Tally, amount: Cents) -> Result<(), AmountError> {
    tally.count += 1;
    tally.amount = tally.amount.plus(amount)?;
    Ok(())
}

/// A day that is open, and what has happened in it so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenDay {
    /// Which day.
    pub day: BusinessDay,
    /// When it was opened.
    pub opened_at: Moment,
    /// What lay in the drawer at opening, in cents.
    pub float: Cents,
    /// Its sums.
    pub totals: Totals,
}

impl OpenDay {
    /// What should lie in the drawer now, in cents: the float, what tickets changed, and what moved
    /// without one.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] when the sum goes beyond its range.
    pub fn expected_cash(&self) -> Result<Cents, AmountError> {
        self.float.plus(self.totals.cash())?.plus(self.totals.moved_cash()?)
    }
}

/// Coins and notes counted in the drawer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CashCount {
    /// How many of each denomination, which stands in cents.
    pub pieces: BTreeMap<Cents, u32>,
}

impl CashCount {
    /// The euro's notes and coins in cents, the largest first; 500 and 200 € count too.
    pub const DENOMINATIONS: [i64; 15] =
        [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1];

    /// What was counted, in cents.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] when the sum goes beyond its range.
    pub fn total(&self) -> Result<Cents, AmountError> {
        let mut total = Cents::ZERO;
        for (denomination, count) in &self.pieces {
            let amount = denomination.get().checked_mul(i64::from(*count));
            total = total.plus(Cents::new(amount.ok_or(AmountError::Overflow)?))?;
        }
        Ok(total)
    }
}

/// How a day came to be closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Count {
    /// Someone counted the drawer.
    Counted(CashCount),
    /// Someone closed the day and nobody counted.
    Skipped,
    /// The first sale of the next day closed it.
    Automatic,
}

/// A closing (Z): the day's sums, sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// The day with its sums.
    pub day: OpenDay,
    /// How the drawer was counted.
    pub count: Count,
    /// What should have lain in the drawer, in cents.
    pub expected_cash: Cents,
    /// Counted less expected, in cents; nothing if nobody counted.
    pub difference: Option<Cents>,
    /// Turnover of the month so far, this day included, in cents.
    pub month_to_date: Cents,
    /// Turnover of the year so far, this day included, in cents.
    pub year_to_date: Cents,
    /// The perpetual totals at the end of the day.
    pub perpetual: Perpetual,
}

impl Closing {
    /// Closes `day`. A difference is recorded and never refused.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] when a sum goes beyond its range.
    pub fn of(
        day: OpenDay,
        count: Count,
        former: &Span,
        perpetual: Perpetual,
    ) -> Result<Self, AmountError> {
        let expected_cash = day.expected_cash()?;
        let difference = match &count {
            Count::Counted(counted) => Some(counted.total()?.minus(expected_cash)?),
            Count::Skipped | Count::Automatic => None,
        };
        let turnover = day.totals.turnover()?;
        Ok(Self {
            month_to_date: former.month_before(day.day).plus(turnover)?,
            year_to_date: former.year_before(day.day)?.plus(turnover)?,
            day,
            count,
            expected_cash,
            difference,
            perpetual,
        })
    }

    /// What lies in the drawer after the closing, in cents: as counted, or as expected.
    pub fn carried_cash(&self) -> Cents {
        match &self.count {
            Count::Counted(counted) => counted.total().unwrap_or(self.expected_cash),
            Count::Skipped | Count::Automatic => self.expected_cash,
        }
    }
}

/// What former closings left: the base of the cumulated turnovers. Kept by month, so that days
/// closed under a wrong clock spoil no other month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Span {
    /// The day that was closed last.
    pub last: Option<BusinessDay>,
    /// Turnover of the closed days by year and month, in cents.
    pub months: BTreeMap<(i32, u32), Cents>,
}

impl Span {
    fn month_before(&self, day: BusinessDay) -> Cents {
        self.months.get(&day.month()).copied().unwrap_or(Cents::ZERO)
    }

    fn year_before(&self, day: BusinessDay) -> Result<Cents, AmountError> {
        let (year, _) = day.month();
        Cents::sum(self.months.range((year, 0)..=(year, u32::MAX)).map(|(_, turnover)| *turnover))
    }

    /// This span with a day's closing.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] when a sum goes beyond its range.
    pub fn with(&self, closing: &Closing) -> Result<Self, AmountError> {
        let day = closing.day.day;
        let mut span = self.clone();
        let month = span.months.entry(day.month()).or_default();
        *month = month.plus(closing.day.totals.turnover()?)?;
        span.last = Some(day);
        Ok(span)
    }
}
