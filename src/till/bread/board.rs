//! What there is to see of the bread on a day, at one glance.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days};

use super::BreadError;
use crate::domain::bread::{
    Baker, BreadFact, Claim, Delivery, Means, Order, ReservationState, Shelf, StandingOrder,
    short_of,
};
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::fact::Fact;
use crate::domain::forecast::{DayMinute, Proposal};
use crate::domain::id::{CustomerId, PartnerId, ProductId, ReservationId};
use crate::domain::money::Cents;
use crate::domain::partner::{Deal, Partner};
use crate::domain::text::Label;
use crate::journal::entry::Place;
use crate::store::{BreadPart, ReservationRow};
use crate::till::{Till, TillError};

/// How many days back bread is looked for that may not be paid: those of two months.
const OWED_DAYS: u64 = 62;

/// A baker's bread on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// Which day.
    pub day: BusinessDay,
    /// Every baker that is still dealt with, by name, and former ones that may be owed something.
    pub bakers: Vec<(Partner, Baker)>,
    /// The one that the rest is about.
    pub baker: Option<(Partner, Baker)>,
    /// The order of the day, if one was sent.
    pub order: Option<Sent>,
    /// The delivery, once counted.
    pub delivery: Option<Came>,
    /// When what was left over was counted.
    pub left_over: Option<Moment>,
    /// Every bread of the baker, in the order of the catalogue.
    pub lines: Vec<Line>,
    /// What is or was kept for someone on the day, in the order of names.
    pub kept: Vec<Kept>,
    /// What standing orders want on the day and nobody has put aside yet, in the order of names.
    pub due: Vec<Due>,
    /// Standing orders that go on, with their names.
    pub standing: Vec<(StandingOrder, Label)>,
}

impl Board {
    /// Whether the baker rests on the day, and nothing says that bread came all the same.
    pub fn rests(&self) -> bool {
        let closed = |(_, terms): &(Partner, Baker)| terms.closed.has(self.day.date().weekday());
        self.baker.as_ref().is_some_and(closed) && self.order.is_none() && self.delivery.is_none()
    }
}

/// Bread of a standing order that is to be put aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// For whom.
    pub customer: CustomerId,
    /// The name; empty where it was erased from the register.
    pub name: Option<Label>,
    /// What, as the catalogue says it.
    pub product: Label,
    /// How many.
    pub units: u32,
}

/// An order that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// When.
    pub at: Moment,
    /// How.
    pub means: Means,
    /// What.
    pub order: Order,
}

/// A delivery that was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// When.
    pub at: Moment,
    /// What.
    pub delivery: Delivery,
}

/// One bread on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub product: ProductId,
    /// Its name.
    pub name: Label,
    /// What came, what went, what is there, whoever brought it.
    pub shelf: Shelf,
    /// What of it is this baker's.
    pub part: BreadPart,
    /// Units that people wait for: kept, and what standing orders will make so.
    pub wanted: u32,
    /// Since when nothing is left.
    pub sold_out: Option<DayMinute>,
}

/// Bread kept for someone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// For whom.
    pub customer: CustomerId,
    /// The name; empty where it was erased from the register.
    pub name: Option<Label>,
    /// What is kept, where it stands, whether it is paid.
    pub row: ReservationRow,
    /// What is kept, as the catalogue says it.
    pub product: Label,
    /// Whether too little came for it.
    pub short: bool,
}

/// What to order for a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderSheet {
    /// For which day.
    pub day: BusinessDay,
    /// Whether the baker's cut-off has passed.
    pub late: bool,
    /// The order that was sent already.
    pub sent: Option<Sent>,
    /// Every bread of the baker.
    pub lines: Vec<SheetLine>,
}

/// What to order of one bread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetLine {
    /// Which.
    pub product: ProductId,
    /// Its name.
    pub name: Label,
    /// Units that people wait for.
    pub reserved: u32,
    /// Units for people who walk in, and why.
    pub proposal: Proposal,
}

impl Till {
    /// Every baker that is still dealt with, by name.
    ///
    /// # Errors
    /// [`TillError::Store`] when a view can't be read.
    pub fn bakers(&self) -> Result<Vec<(Partner, Baker)>, TillError> {
        let mut bakers = self.all_bakers()?;
        bakers.retain(|(partner, _)| partner.active);
        Ok(bakers)
    }

    /// Every baker by name, those of former times included.
    fn all_bakers(&self) -> Result<Vec<(Partner, Baker)>, TillError> {
        let mut bakers = Vec::new();
        for (id, terms) in self.store.bakers()? {
            if let Some(partner) = self.store.partner(id)? {
                bakers.push((partner, terms.unwrap_or_else(|| Baker::usual(id))));
            }
        }
        bakers.sort_by(|left, right| left.0.name.cmp(&right.0.name));
        Ok(bakers)
    }

    /// A baker by its identifier: whoever is dealt with no more still has an account.
    ///
    /// # Errors
    /// [`BreadError::NoSuchBaker`]; [`TillError::Store`] when a view can't be read.
    pub fn baker(&self, id: PartnerId) -> Result<(Partner, Baker), TillError> {
        let found = self.all_bakers()?.into_iter().find(|(partner, _)| partner.id == id);
        found.ok_or(TillError::Bread(BreadError::NoSuchBaker))
    }

    /// Whether a baker may still be owed something on a day: money that was collected in his name,
    /// or bread of the last month and the one before, of which no settlement is on record.
    ///
    /// # Errors
    /// As [`Till::baker_statement`].
    pub fn is_owed(&self, baker: PartnerId, day: BusinessDay) -> Result<bool, TillError> {
        if self.store.collected()?.get(&baker).is_some_and(|open| open.total() != Ok(Cents::ZERO)) {
            return Ok(true);
        }
        let from = BusinessDay::new(day.date() - Days::new(OWED_DAYS));
        let sheet = match self.baker_statement(baker, from, day) {
            // Whoever never brought bread is no baker yet.
            Err(TillError::Bread(BreadError::NoSuchBaker)) => return Ok(false),
            sheet => sheet?,
        };
        Ok(sheet.parts.iter().any(|part| part.deal != Deal::Mandate && !part.due.is_zero()))
    }

    /// The bakers of a board: those that are dealt with, then former ones that may be owed
    /// something.
    fn shown_bakers(&self, day: BusinessDay) -> Result<Vec<(Partner, Baker)>, TillError> {
        let (mut shown, former): (Vec<_>, Vec<_>) =
            self.all_bakers()?.into_iter().partition(|(partner, _)| partner.active);
        for (partner, terms) in former {
            if self.is_owed(partner.id, day)? {
                shown.push((partner, terms));
            }
        }
        Ok(shown)
    }

    /// The breads of a baker: those of which it was said, and for the first baker those of which
    /// nothing was ever said. A former baker is the first where nobody else bakes.
    ///
    /// # Errors
    /// [`TillError::Store`] when a view can't be read.
    pub fn breads_of(&self, baker: PartnerId) -> Result<BTreeSet<ProductId>, TillError> {
        let all = self.all_bakers()?;
        let first = all.iter().find(|(partner, _)| partner.active).or(all.first());
        let first = first.is_some_and(|(partner, _)| partner.id == baker);
        let breads = self.store.breads()?.into_iter();
        Ok(breads
            .filter(|row| row.baker == Some(baker) || (!row.said && first))
            .map(|row| row.product)
            .collect())
    }

    /// Standing orders that want bread on a day and have no reservation for it yet. Whoever's
    /// account is closed wants none, and none comes from a baker who rests.
    pub(super) fn standing_due(&self, day: BusinessDay) -> Result<Vec<StandingOrder>, TillError> {
        let rows = self.store.reservations(day)?;
        let made: BTreeSet<_> = rows.iter().filter_map(|row| row.reservation.standing).collect();
        let mut resting = BTreeSet::new();
        for (partner, terms) in self.bakers()? {
            if terms.closed.has(day.date().weekday()) {
                resting.extend(self.breads_of(partner.id)?);
            }
        }
        let mut due = Vec::new();
        for order in self.store.standing_orders()? {
            let comes = !resting.contains(&order.product);
            let wants = comes && order.wants(day) && !made.contains(&order.id);
            if wants && !self.has_closed_account(order.customer)? {
                due.push(order);
            }
        }
        Ok(due)
    }

    /// Whether someone's account was closed.
    pub(super) fn has_closed_account(&self, customer: CustomerId) -> Result<bool, TillError> {
        Ok(self.store.account(customer)?.is_some_and(|account| account.closed))
    }

    /// Units that people wait for on a day, by bread: what is kept, and what standing orders will
    /// make so.
    pub(super) fn wanted_on(
        &self,
        day: BusinessDay,
    ) -> Result<BTreeMap<ProductId, u32>, TillError> {
        let mut wanted: BTreeMap<ProductId, u32> = BTreeMap::new();
        for row in self.store.reservations(day)? {
            if row.state == ReservationState::Kept {
                *wanted.entry(row.reservation.product).or_default() += row.reservation.units;
            }
        }
        for order in self.standing_due(day)? {
            *wanted.entry(order.product).or_default() += order.units;
        }
        Ok(wanted)
    }

    /// A baker's bread on a day; the first baker's where none is named.
    ///
    /// # Errors
    /// [`TillError::Store`] when files can't be read.
    pub fn bread_board(
        &mut self,
        day: BusinessDay,
        baker: Option<PartnerId>,
    ) -> Result<Board, TillError> {
        let bakers = self.shown_bakers(day)?;
        let chosen = bakers.iter().find(|(partner, _)| Some(partner.id) == baker);
        let chosen = chosen.or(bakers.first()).cloned();
        let mut board = Board {
            day,
            baker: chosen.clone(),
            bakers,
            order: None,
            delivery: None,
            left_over: None,
            lines: Vec::new(),
            kept: self.kept_bread(day)?,
            due: self.due_bread(day)?,
            standing: self.standing_by_name()?,
        };
        if let Some((partner, _)) = chosen {
            let told = self.store.baker_day(day, partner.id)?;
            board.order = self.sent(told.ordered)?;
            board.delivery = self.came(told.delivered)?;
            if let Some(place) = told.left_over {
                board.left_over = Some(self.entry(place)?.at);
            }
            board.lines = self.bread_lines(day, partner.id)?;
        }
        Ok(board)
    }

    fn bread_lines(&self, day: BusinessDay, baker: PartnerId) -> Result<Vec<Line>, TillError> {
        let rows = self.store.bread_day(day)?;
        let rows: BTreeMap<_, _> = rows.into_iter().map(|row| (row.product, row)).collect();
        let wanted = self.wanted_on(day)?;
        let parts = self.store.bread_parts(day, baker)?;
        let line = |(product, name)| {
            let row = rows.get(&product);
            Line {
                product,
                name,
                shelf: row.map(|row| row.shelf).unwrap_or_default(),
                part: parts.get(&product).copied().unwrap_or_default(),
                wanted: wanted.get(&product).copied().unwrap_or(0),
                sold_out: row.and_then(|row| row.sold_out),
            }
        };
        // What he brought before it passed to another is his to count on that day.
        let mut breads = self.breads_of(baker)?;
        breads.extend(parts.keys());
        Ok(self.in_order(breads).into_iter().map(line).collect())
    }

    /// The breads of a baker with their names, in the order of the catalogue.
    pub(super) fn named_breads(
        &self,
        baker: PartnerId,
    ) -> Result<Vec<(ProductId, Label)>, TillError> {
        Ok(self.in_order(self.breads_of(baker)?))
    }

    /// Products with their names, in the order of the catalogue.
    pub(super) fn in_order(&self, breads: BTreeSet<ProductId>) -> Vec<(ProductId, Label)> {
        let catalog = self.catalog();
        let mut products: Vec<_> =
            breads.into_iter().filter_map(|id| catalog.product(id)).collect();
        let rank = |family| catalog.family(family).map_or(u16::MAX, |family| family.rank);
        products.sort_by(|left, right| {
            let key = |product: &crate::domain::catalog::Product| {
                (rank(product.family), product.rank, product.name.clone())
            };
            key(left).cmp(&key(right))
        });
        products.into_iter().map(|product| (product.id, product.name.clone())).collect()
    }

    pub(super) fn sent(&self, place: Option<Place>) -> Result<Option<Sent>, TillError> {
        let Some(place) = place else {
            return Ok(None);
        };
        let entry = self.entry(place)?;
        Ok(match entry.fact {
            Fact::Bread(BreadFact::Ordered(order)) => {
                Some(Sent { at: entry.at, means: order.means, order })
            }
            _ => None,
        })
    }

    fn came(&self, place: Option<Place>) -> Result<Option<Came>, TillError> {
        let Some(place) = place else {
            return Ok(None);
        };
        let entry = self.entry(place)?;
        Ok(match entry.fact {
            Fact::Bread(BreadFact::Delivered(delivery)) => Some(Came { at: entry.at, delivery }),
            _ => None,
        })
    }

    /// What is or was kept for someone on a day, in the order of names.
    ///
    /// # Errors
    /// [`TillError::Store`] when files can't be read.
    pub fn kept_bread(&mut self, day: BusinessDay) -> Result<Vec<Kept>, TillError> {
        let names: BTreeMap<CustomerId, Label> =
            self.store.people().customers()?.into_iter().collect();
        let rows = self.store.reservations(day)?;
        let short = self.short_on(day, &rows)?;
        let mut kept: Vec<Kept> = rows
            .into_iter()
            .filter(|row| row.state != ReservationState::Cancelled)
            .filter_map(|row| {
                let product = self.catalog().product(row.reservation.product)?.name.clone();
                let customer = row.reservation.customer;
                Some(Kept {
                    customer,
                    name: names.get(&customer).cloned(),
                    short: short.contains(&row.reservation.id),
                    row,
                    product,
                })
            })
            .collect();
        kept.sort_by(|left, right| (&left.name, &left.product).cmp(&(&right.name, &right.product)));
        Ok(kept)
    }

    /// What standing orders want on a day and nobody has put aside yet, in the order of names.
    ///
    /// # Errors
    /// [`TillError::Store`] when files can't be read.
    pub fn due_bread(&mut self, day: BusinessDay) -> Result<Vec<Due>, TillError> {
        let names: BTreeMap<CustomerId, Label> =
            self.store.people().customers()?.into_iter().collect();
        let due = self.standing_due(day)?.into_iter();
        let mut due: Vec<Due> = due
            .filter_map(|order| {
                let product = self.catalog().product(order.product)?.name.clone();
                let (customer, units) = (order.customer, order.units);
                Some(Due { customer, name: names.get(&customer).cloned(), product, units })
            })
            .collect();
        due.sort_by(|left, right| (&left.name, &left.product).cmp(&(&right.name, &right.product)));
        Ok(due)
    }

    /// Whose bread is missing because too little came.
    fn short_on(
        &self,
        day: BusinessDay,
        rows: &[ReservationRow],
    ) -> Result<BTreeSet<ReservationId>, TillError> {
        let mut short = BTreeSet::new();
        for shelf in self.store.bread_day(day)? {
            let Some(delivered) = shelf.shelf.delivered else {
                continue;
            };
            let claims: Vec<Claim> = rows
                .iter()
                .filter(|row| row.reservation.product == shelf.product)
                .filter(|row| {
                    matches!(row.state, ReservationState::Kept | ReservationState::Served)
                })
                .map(|row| Claim {
                    reservation: row.reservation.id,
                    units: row.reservation.units,
                    paid: row.paid,
                    standing: row.reservation.standing.is_some(),
                    asked: row.asked,
                })
                .collect();
            short.extend(short_of(delivered, &claims));
        }
        Ok(short)
    }

    fn standing_by_name(&mut self) -> Result<Vec<(StandingOrder, Label)>, TillError> {
        let names: BTreeMap<CustomerId, Label> =
            self.store.people().customers()?.into_iter().collect();
        let mut named = Vec::new();
        for order in self.store.standing_orders()? {
            let name = names.get(&order.customer).cloned();
            if let Some(name) = name
                && !self.has_closed_account(order.customer)?
            {
                named.push((order, name));
            }
        }
        named.sort_by(|left, right| (&left.1, left.0.id).cmp(&(&right.1, right.0.id)));
        Ok(named)
    }
}
