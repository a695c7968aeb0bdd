//! An ordinary month: days from Tuesday to Sunday, each opened, sold through and closed, with the
//! slips and slacks that days have.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use comptoir_hardware::slip::Slip;

use super::chance::Chance;
use super::customers::{self, Wish};
use super::errands::Errand;
use super::{DemoError, SetClock};
use crate::domain::catalog::Mode;
use crate::domain::closing::{CashCount, Closing};
use crate::domain::day::BusinessDay;
use crate::domain::fact::DrawerReason;
use crate::domain::id::OperatorId;
use crate::domain::money::Cents;
use crate::domain::payment::{Method, Offer, likely_cash};
use crate::domain::quantity::{Quantity, Unit};
use crate::domain::ticket::basket::{Basket, Wanted};
use crate::domain::ticket::purpose::Purpose;
use crate::till::desk::Desk;
use crate::till::{Sold, TillError};

/// What lies in the drawer at opening, in cents.
const FLOAT: Cents = Cents::new(12_000);

/// One in so many tickets is voided, removed from, abandoned.
const VOIDED: u64 = 1;
const CORRECTED: u64 = 3;
const ABANDONED: u64 = 1;

/// A day as it was played.
#[derive(Debug, Clone)]
pub struct DayPlayed {
    /// Which day.
    pub day: BusinessDay,
    /// The number of its closing, unless it was left open.
    pub number: Option<u64>,
    /// Its closing.
    pub closing: Option<Closing>,
}

/// Hears what happens while the month is played.
pub trait Teller {
    /// A ticket was paid.
    fn sold(&mut self, _sold: &Sold) {}

    /// A paper was printed.
    fn printed(&mut self, _slip: &Slip) {}

    /// On this day the café stays shut.
    fn shut(&mut self, _day: BusinessDay) {}

    /// A day was closed, or left open for the next to close.
    fn day_over(&mut self, _day: &DayPlayed) {}
}

/// Plays `days` days from `first` on. The café is closed on Mondays.
///
/// # Errors
/// [`DemoError`] when the till refuses: a defect, since nobody does anything wrong here.
pub fn play(
    desk: &mut Desk,
    clock: &SetClock,
    first: NaiveDate,
    days: u32,
    seed: u64,
    teller: &mut dyn Teller,
) -> Result<(), DemoError> {
    let mut chance = Chance::new(seed ^ 0x0043_4F4D_5054_4F49);
    let people: Vec<OperatorId> =
        desk.situation()?.operators.into_iter().map(|(id, _)| id).collect();
    let dates = (0..days).filter_map(|offset| first.checked_add_days(Days::new(u64::from(offset))));
    let dates: Vec<NaiveDate> = dates.collect();
    let last = dates.iter().rfind(|date| date.weekday() != Weekday::Mon);
    let mut left_open = false;
    for date in &dates {
        if date.weekday() == Weekday::Mon {
            teller.shut(BusinessDay::new(*date));
            continue;
        }
        let mut day = Day { desk, clock, chance: &mut chance, date: *date };
        if !left_open {
            day.set(385);
            day.seat(&people, 0);
            day.desk.open_day(FLOAT)?;
        }
        left_open = day.live(&people, teller)?;
        // The last day is never left open: someone will look at its closing.
        if left_open && last == Some(date) {
            let played = day.close(teller)?;
            teller.day_over(&played);
        }
    }
    desk.till().store().checkpoint()?;
    Ok(())
}

/// A day that is being played.
pub(super) struct Day<'a> {
    pub(super) desk: &'a mut Desk,
    clock: &'a SetClock,
    pub(super) chance: &'a mut Chance,
    pub(super) date: NaiveDate,
}

/// What comes next in a day.
enum Next {
    /// Someone buys something.
    Visit(Vec<Wish>),
    /// Something happens beside the sales.
    Errand(Errand),
}

impl Day<'_> {
    fn set(&self, minute: i64) {
        self.set_ms(minute * 60_000);
    }

    /// Sets the clock to so many milliseconds after local midnight.
    fn set_ms(&self, after_midnight: i64) {
        let midnight = self.date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
        self.clock.set(midnight - i64::from(super::OFFSET_MIN) * 60_000 + after_midnight);
    }

    fn seat(&mut self, people: &[OperatorId], shift: usize) {
        let index = (usize::try_from(self.date.day()).unwrap_or(0) + shift) % people.len().max(1);
        self.desk.sit_down(people.get(index).copied());
    }

    /// Sells through the day; says whether it was left open.
    fn live(&mut self, people: &[OperatorId], teller: &mut dyn Teller) -> Result<bool, DemoError> {
        let visits = self.visits().into_iter().map(|(at, wishes)| (at, Next::Visit(wishes)));
        let mut events: Vec<(i64, Next)> = visits.collect();
        events.extend(self.errands().into_iter().map(|(at, one)| (at, Next::Errand(one))));
        events.sort_by_key(|(at, _)| *at);
        let mut read = !self.chance.happens(20);
        for (at, next) in events {
            self.set_ms(at);
            let shift = usize::try_from(at / 10_800_000).unwrap_or(0);
            self.seat(people, shift);
            match next {
                Next::Visit(wishes) => self.serve(&wishes, teller)?,
                Next::Errand(errand) => self.run(errand, teller)?,
            }
            if !read && at > 13 * 3_600_000 {
                read = true;
                let slip = self.desk.read_day()?;
                teller.printed(&slip);
            }
        }
        if self.chance.happens(30) {
            self.desk.open_drawer(DrawerReason::Change)?;
        }
        self.set(1_295);
        if self.chance.happens(4) {
            let day = BusinessDay::new(self.date);
            teller.day_over(&DayPlayed { day, number: None, closing: None });
            return Ok(true);
        }
        let played = self.close(teller)?;
        teller.day_over(&played);
        Ok(false)
    }

    fn visits(&mut self) -> Vec<(i64, Vec<Wish>)> {
        let weekend = matches!(self.date.weekday(), Weekday::Sat | Weekday::Sun);
        let mut visits = Vec::new();
        for hours in &customers::DAY {
            let usual = if weekend { hours.customers * 5 / 4 } else { hours.customers };
            for _ in 0..self.chance.between(usual * 3 / 4, usual * 5 / 4) {
                let at = self.chance.between(hours.from_min * 60_000, hours.to_min * 60_000);
                visits.push((at, customers::wishes(hours, self.chance)));
            }
        }
        visits
    }

    pub(super) fn serve(
        &mut self,
        wishes: &[Wish],
        teller: &mut dyn Teller,
    ) -> Result<(), DemoError> {
        let mut basket = self.desk.new_basket();
        for wish in wishes {
            self.ring_up(&mut basket, wish)?;
        }
        if basket.lines().len() > 1 && self.chance.happens(CORRECTED) {
            let last = basket.lines().len() - 1;
            basket.remove(last).map_err(TillError::Ticket)?;
        }
        if self.chance.happens(ABANDONED) {
            return Ok(self.desk.abandon(basket)?);
        }
        if basket.is_untouched() {
            // All that was asked for is sold out.
            return Ok(());
        }
        self.complete(&mut basket)?;
        let due = basket.total().map_err(TillError::Ticket)?;
        let offers = self.offers(due);
        let sold = self.desk.pay(&basket, &offers)?;
        teller.sold(&sold);
        if self.chance.happens(15) {
            let slip = self.desk.print_receipt(sold.number)?;
            teller.printed(&slip);
            if self.chance.happens(6) {
                self.desk.print_receipt(sold.number)?;
            }
        }
        if self.chance.happens(VOIDED) {
            let voided = self.desk.void(sold.number)?;
            teller.sold(&voided);
        }
        Ok(())
    }

    pub(super) fn ring_up(&mut self, basket: &mut Basket, wish: &Wish) -> Result<(), DemoError> {
        // A coffee for someone else is an express that is paid now and handed over later.
        let (sku, purpose) = match wish.sku {
            "108" => ("101", Purpose::Suspended),
            sku => (sku, Purpose::Plain),
        };
        let catalog = self.desk.till().catalog();
        let Some(product) = catalog.by_sku(sku) else {
            return Err(DemoError::Missing);
        };
        let usual = catalog.family(product.family).map_or(Mode::OnSite, |family| family.usual_mode);
        let product = product.clone();
        // Some of what is usually consumed here leaves with the customer.
        let mode = if self.chance.happens(8) { Mode::Takeaway } else { usual };
        let quantity = match product.unit {
            Unit::Piece => Quantity::pieces(wish.amount),
            Unit::Kilogram | Unit::Litre => Quantity::from_thousandths(wish.amount),
        };
        let price = if product.free_price {
            Cents::new(self.chance.between(5, 20) * 100)
        } else {
            self.price_now(product.id, product.price)?
        };
        if !self.is_for_sale(product.id)? {
            return Ok(());
        }
        let quantity = quantity.map_err(|_| DemoError::Missing)?;
        let wanted = Wanted {
            product: &product,
            quantity,
            unit_price: price,
            mode,
            purpose,
            reservation: None,
        };
        basket.add_wanted(wanted).map_err(TillError::Ticket)?;
        Ok(())
    }

    fn offers(&mut self, due: Cents) -> Vec<Offer> {
        if due <= Cents::ZERO {
            return Vec::new();
        }
        if due.get() >= 600 && self.chance.happens(55) || self.chance.happens(25) {
            return vec![Offer { method: Method::Card, amount: due }];
        }
        let notes = likely_cash(due);
        let given = match self.chance.between(0, 3) {
            0 => due,
            1 => notes.get(1).copied().unwrap_or(due),
            _ => notes.first().copied().unwrap_or(due),
        };
        vec![Offer { method: Method::Cash, amount: given }]
    }

    fn close(&mut self, teller: &mut dyn Teller) -> Result<DayPlayed, DemoError> {
        let counted = if self.chance.happens(8) { None } else { Some(self.count()?) };
        let (closed, slip) = self.desk.close_day(counted)?;
        teller.printed(&slip);
        self.desk.till().store().checkpoint()?;
        let day = closed.closing.day.day;
        Ok(DayPlayed { day, number: Some(closed.number), closing: Some(closed.closing) })
    }

    /// The drawer as someone counts it: now and then some cents are missing or too many.
    fn count(&mut self) -> Result<CashCount, DemoError> {
        let open = self.desk.till().open_day().ok_or(TillError::DayNotOpen)?;
        let mut left = open.expected_cash().map_err(TillError::Amount)?.get();
        if self.chance.happens(35) {
            left += self.chance.between(-12, 8) * 10;
        }
        let mut count = CashCount::default();
        for denomination in CashCount::DENOMINATIONS.into_iter().skip(3) {
            let pieces = (left / denomination).max(0);
            left -= pieces * denomination;
            if pieces > 0 {
                let pieces = u32::try_from(pieces).unwrap_or(u32::MAX);
                count.pieces.insert(Cents::new(denomination), pieces);
            }
        }
        Ok(count)
    }
}
