//! Tomorrow's order: what is reserved, and what people who walk in will ask for.

use std::collections::BTreeMap;

use chrono::{Datelike, TimeDelta, Weekday};

use super::board::{OrderSheet, SheetLine};
use crate::domain::bread::walk_in;
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::forecast::{DayMinute, Like, PastDay, Question, Service, WINDOW_DAYS, propose};
use crate::domain::id::{PartnerId, ProductId};
use crate::store::HistoryRow;
use crate::till::{Till, TillError};

/// Minutes of a half hour.
const HALF_HOUR: u16 = 30;

impl Till {
    /// What to order of a baker for the next day on which he bakes. `like` is the weekday that a
    /// person takes it for, if it is not its own.
    ///
    /// # Errors
    /// [`super::BreadError::NoSuchBaker`]; [`TillError::Store`] when files can't be read.
    pub fn bread_order_sheet(
        &self,
        baker: PartnerId,
        now: Moment,
        service: Option<Service>,
        like: Option<Weekday>,
    ) -> Result<OrderSheet, TillError> {
        let (_, terms) = self.baker(baker)?;
        let today = BusinessDay::of(now);
        let day = terms.next_day(today);
        let history = self.past_days(today)?;
        let wanted = self.wanted_on(day)?;
        let like = like.map_or_else(|| Like::usual(day), Like::Chosen);
        let line = |(product, name)| {
            let empty = Past::default();
            let past = history.get(&product).unwrap_or(&empty);
            let proposal = propose(&Question {
                day,
                like,
                history: &past.days,
                service: service.unwrap_or(terms.service),
                last_order: past.last_order(day),
                extra: 0,
            });
            let reserved = wanted.get(&product).copied().unwrap_or(0);
            SheetLine { product, name, reserved, proposal }
        };
        let lines = self.named_breads(baker)?.into_iter().map(line).collect();
        let sent = self.sent(self.store.baker_day(day, baker)?.ordered)?;
        Ok(OrderSheet { day, late: terms.is_late(day, now), sent, lines })
    }

    /// The finished days of every bread within the window of the forecast. Today is not over.
    fn past_days(&self, today: BusinessDay) -> Result<BTreeMap<ProductId, Past>, TillError> {
        let ago = |days| BusinessDay::new(today.date() - TimeDelta::days(days));
        let mut past: BTreeMap<ProductId, Past> = BTreeMap::new();
        for row in self.store.bread_history(ago(WINDOW_DAYS), today)? {
            past.entry(row.product).or_default().take(&row, today);
        }
        Ok(past)
    }
}

/// What is known of one bread.
#[derive(Default)]
struct Past {
    days: Vec<PastDay>,
    orders: Vec<(BusinessDay, u32)>,
}

impl Past {
    /// Today was ordered for, and is not over.
    fn take(&mut self, row: &HistoryRow, today: BusinessDay) {
        if let Some(units) = row.walk_in_ordered {
            self.orders.push((row.day, units));
        }
        if row.day >= today {
            return;
        }
        let sales = walk_in(&row.sold).into_iter().filter_map(|(half_hour, units)| {
            Some((DayMinute::new(half_hour.checked_mul(HALF_HOUR)?)?, units))
        });
        let day = PastDay::new(row.day, sales);
        self.days.push(match row.sold_out {
            Some(minute) => day.sold_out_at(minute),
            None => day,
        });
    }

    /// The last order on such a weekday, or else the last of all.
    fn last_order(&self, day: BusinessDay) -> Option<u32> {
        let same = |order: &&(BusinessDay, u32)| order.0.date().weekday() == day.date().weekday();
        let newest = self.orders.iter().rev().find(same).or(self.orders.last());
        newest.map(|(_, units)| *units)
    }
}
