//! The bread deposit, as views.

mod fold;
mod past;
mod read;
mod sales;
mod settle;

pub use read::{BakerDay, BreadPart, BreadRow, BreadUnsold, DayRow, HistoryRow, ReservationRow};

pub(super) use fold::fold;
pub(super) use past::{fold_partner, fold_product};
pub(super) use sales::fold_ticket;

/// The views of this room, to be emptied and made anew.
pub(super) const TABLES: &[&str] = &[
    "bread_baker",
    "bread_product",
    "bread_price",
    "bread_deal",
    "bread_rule",
    "bread_day",
    "bread_part",
    "bread_sold",
    "bread_sold_for",
    "bread_order",
    "bread_standing",
    "bread_reservation",
    "bread_twin",
];

/// What they hold, in an order of their own.
pub(super) const CONTENTS: &[&str] = &[
    "SELECT 'bread_baker', hex(partner), record FROM bread_baker ORDER BY partner",
    "SELECT 'bread_product', hex(product), hex(baker), said FROM bread_product ORDER BY product",
    "SELECT 'bread_price', hex(product), since, price FROM bread_price ORDER BY product, since",
    "SELECT 'bread_deal', hex(baker), since, deal, commission
       FROM bread_deal ORDER BY baker, since",
    "SELECT 'bread_rule', name, record FROM bread_rule ORDER BY name",
    "SELECT 'bread_day', day, hex(product), sold, marked_down, collected, sold_out
       FROM bread_day ORDER BY day, product",
    "SELECT 'bread_part', day, hex(product), hex(baker), ordered, walk_in, delivered, cost, deal,
            credit, credit_max, taken_back, donated, lost, own_use
       FROM bread_part ORDER BY day, product, baker",
    "SELECT 'bread_sold', day, hex(product), half_hour, units
       FROM bread_sold ORDER BY day, product, half_hour",
    "SELECT 'bread_sold_for', day, hex(product), hex(baker), deal, commission, units, collected
       FROM bread_sold_for ORDER BY day, product, baker, deal, commission",
    "SELECT 'bread_order', day, hex(baker), ordered, delivered, left_over
       FROM bread_order ORDER BY day, baker",
    "SELECT 'bread_standing', hex(id), record FROM bread_standing ORDER BY id",
    "SELECT 'bread_reservation', hex(id), day, hex(customer), hex(product), units, hex(standing),
            asked, state, served, paid
       FROM bread_reservation ORDER BY id",
    "SELECT 'bread_twin', hex(id), hex(first) FROM bread_twin ORDER BY id",
];
