//! A million random tickets, to the cent: lines, tickets, closings and perpetual totals against an
//! independent computation in plain integers. In memory, without a disk.
//!
//! `cargo test --release -p comptoir-disk --test million` runs the million; an unoptimised build
//! runs a fiftieth of it, which shows that the test works and no more.

use std::collections::BTreeMap;

use comptoir::domain::catalog::{Mode, Nature, Product, VatPair};
use comptoir::domain::closing::{Closing, Count, Perpetual};
use comptoir::domain::day::{BusinessDay, Moment};
use comptoir::domain::fact::Fact;
use comptoir::domain::id::{FamilyId, ProductId, TicketId};
use comptoir::domain::ledger::Ledger;
use comptoir::domain::money::Cents;
use comptoir::domain::payment::{Method, Offer};
use comptoir::domain::quantity::{Quantity, Unit};
use comptoir::domain::text::Label;
use comptoir::domain::ticket::Ticket;
use comptoir::domain::ticket::basket::Basket;
use comptoir::domain::vat::VatRate;
use uuid::Uuid;

const TICKETS: u64 = if cfg!(debug_assertions) { 20_000 } else { 1_000_000 };
const TICKETS_A_DAY: u64 = 250;
const RATES: [u16; 5] = [0, 210, 550, 1_000, 2_000];

/// SplitMix64: any seed gives the same tickets on every machine.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}

/// `numerator / denominator` to the nearest, half away from zero, without the till's code.
fn nearest(numerator: i128, denominator: i128) -> i128 {
    let half = if numerator < 0 { -denominator } else { denominator };
    (2 * numerator + half) / (2 * denominator)
}

/// Gross, net and VAT by rate, as this test computes them.
type Rows = BTreeMap<u16, [i128; 3]>;

fn add(sums: &mut Rows, rows: &Rows, sign: i128) {
    for (rate, row) in rows {
        let sum = sums.entry(*rate).or_default();
        for (to, from) in sum.iter_mut().zip(row) {
            *to += sign * from;
        }
    }
}

/// What this test knows of a ticket without asking the till.
struct Expected {
    rows: Rows,
    total: i128,
    turnover: i128,
}

/// Everything that the till's counters should say.
#[derive(Default)]
struct Sums {
    day: Rows,
    cash: i128,
    card: i128,
    turnover: i128,
    month: (String, i128),
    year: (String, i128),
    all: Rows,
    algebraic: i128,
    absolute: i128,
    third_party: i128,
}

fn products(chance: &mut Chance) -> Vec<Product> {
    let natures = [Nature::ThirdParty, Nature::Deposit, Nature::OutOfScope];
    (0..200_u128)
        .map(|number| {
            let nature = match chance.below(10) {
                0 => natures[chance.below(3) as usize],
                _ => Nature::Own,
            };
            let mut rate = || {
                let rate = RATES[chance.below(RATES.len() as u64) as usize];
                VatRate::new(if nature == Nature::Own { rate } else { 0 }).expect("a rate")
            };
            let vat = VatPair { on_site: rate(), takeaway: rate() };
            let units = [Unit::Piece, Unit::Piece, Unit::Kilogram, Unit::Litre];
            Product {
                id: ProductId::new(Uuid::from_u128(number + 1)),
                family: FamilyId::new(Uuid::from_u128(1_000 + number % 12)),
                sku: None,
                name: Label::new(&format!("Article {number}")).expect("a name"),
                price: Cents::new(1 + chance.below(2_500) as i64),
                free_price: false,
                vat,
                unit: units[chance.below(4) as usize],
                barcode: None,
                nature,
                favourite: None,
                rank: 0,
                tags: Vec::new(),
                supply: Default::default(),
            }
        })
        .collect()
}

/// A random basket, and what it must come to by the rule alone: per rate, net is gross over one
/// plus the rate, to the nearest cent.
fn basket(chance: &mut Chance, products: &[Product], number: u64) -> (Basket, Expected) {
    let mut basket = Basket::new(TicketId::new(Uuid::from_u128(u128::from(number) + 1)));
    for _ in 0..1 + chance.below(8) {
        let product = &products[chance.below(products.len() as u64) as usize];
        let sign = if chance.below(40) == 0 { -1 } else { 1 };
        let thousandths = match product.unit {
            Unit::Piece => 1_000 * (1 + chance.below(6) as i64),
            _ => 1 + chance.below(3_000) as i64,
        };
        let quantity = Quantity::from_thousandths(sign * thousandths).expect("a quantity");
        let mode = [Mode::OnSite, Mode::Takeaway][chance.below(2) as usize];
        // Pieces that come back can cancel a line that stands: then this one is left out.
        let _ = basket.add(product, quantity, product.price, mode);
    }
    let mut gross: BTreeMap<u16, i128> = BTreeMap::new();
    let (mut total, mut turnover) = (0, 0);
    for line in basket.lines() {
        let exact = i128::from(line.unit_price.get()) * i128::from(line.quantity.thousandths());
        let amount = nearest(exact, 1_000);
        total += amount;
        if line.nature == Nature::Own {
            turnover += amount;
            *gross.entry(line.vat.at(line.mode).basis_points()).or_default() += amount;
        }
    }
    let rows = gross
        .into_iter()
        .map(|(rate, gross)| {
            let net = nearest(gross * 10_000, 10_000 + i128::from(rate));
            (rate, [gross, net, gross - net])
        })
        .collect();
    (basket, Expected { rows, total, turnover })
}

fn offers(chance: &mut Chance, total: i128) -> Vec<Offer> {
    let total = i64::try_from(total).expect("an amount");
    let offer = |method, amount| Offer { method, amount: Cents::new(amount) };
    match chance.below(3) {
        _ if total <= 0 => Vec::new(),
        0 => vec![offer(Method::Card, total)],
        1 if total > 1 => {
            let card = 1 + chance.below(total as u64 - 1) as i64;
            vec![offer(Method::Card, card), offer(Method::Cash, total - card + 300)]
        }
        // More than 1 000 € in cash is against the law, and refused.
        _ if total > 100_000 => vec![offer(Method::Card, total)],
        _ => vec![offer(Method::Cash, (total + 499) / 500 * 500)],
    }
}

/// Lines, rows and totals of a ticket against what was expected of it.
fn check_ticket(ticket: &Ticket, expected: &Expected, sign: i128) {
    let mut lines = Rows::new();
    let mut total = 0;
    for line in &ticket.lines {
        let (gross, net) = (i128::from(line.gross.get()), i128::from(line.net.get()));
        total += gross;
        if line.nature == Nature::Own {
            let one = Rows::from([(line.rate.basis_points(), [gross, net, gross - net])]);
            add(&mut lines, &one, 1);
        }
    }
    let mut wanted = Rows::new();
    add(&mut wanted, &expected.rows, sign);
    assert_eq!(lines, wanted, "the lines of {ticket:?}");
    assert_eq!(rows_of(&ticket.vat), wanted, "the rows of {ticket:?}");
    assert_eq!(total, sign * expected.total, "the lines of {ticket:?}");
    assert_eq!(i128::from(ticket.total.get()), sign * expected.total);
    assert_eq!(i128::from(ticket.turnover.get()), sign * expected.turnover);
    assert!(ticket.balances());
}

fn rows_of(rows: &BTreeMap<VatRate, comptoir::domain::ticket::VatRow>) -> Rows {
    rows.iter()
        .map(|(rate, row)| {
            let row = [row.gross, row.net, row.vat].map(|cents| i128::from(cents.get()));
            (rate.basis_points(), row)
        })
        .collect()
}

impl Sums {
    fn count(&mut self, ticket: &Ticket, expected: &Expected, sign: i128) {
        add(&mut self.day, &expected.rows, sign);
        add(&mut self.all, &expected.rows, sign);
        for tender in &ticket.payment.tenders {
            let amount = i128::from(tender.amount.get());
            match tender.method {
                Method::Cash => self.cash += amount,
                Method::Card => self.card += amount,
                Method::Debt | Method::Prepaid => unreachable!("nobody here has an account"),
            }
        }
        self.turnover += sign * expected.turnover;
        self.algebraic += sign * expected.turnover;
        self.absolute += expected.turnover.abs();
        self.third_party += sign * (expected.total - expected.turnover);
    }

    /// The closing against the day's sums, which begin anew.
    fn close(&mut self, closing: &Closing) {
        let totals = &closing.day.totals;
        let mut by_rate = rows_of(&totals.by_rate);
        by_rate.retain(|rate, _| self.day.contains_key(rate));
        assert_eq!(by_rate, self.day, "the closing's rows");
        let tender = |method| {
            totals.by_tender.get(&method).map_or(0, |tally| i128::from(tally.amount.get()))
        };
        assert_eq!((tender(Method::Cash), tender(Method::Card)), (self.cash, self.card));
        let float = i128::from(closing.day.float.get());
        assert_eq!(i128::from(closing.expected_cash.get()), float + self.cash);
        let turnover = i128::from(totals.turnover().expect("a sum").get());
        assert_eq!(turnover, self.turnover);
        let gross: i128 = self.day.values().map(|row| row[0]).sum();
        assert_eq!(gross, self.turnover, "own sales are what bears a rate");
        let date = closing.day.day.to_string();
        for (sum, period) in [(&mut self.month, &date[..7]), (&mut self.year, &date[..4])] {
            if sum.0 != period {
                *sum = (period.to_owned(), 0);
            }
            sum.1 += self.turnover;
        }
        assert_eq!(i128::from(closing.month_to_date.get()), self.month.1);
        assert_eq!(i128::from(closing.year_to_date.get()), self.year.1);
        self.check_perpetual(closing.perpetual);
        self.day.clear();
        (self.cash, self.card, self.turnover) = (0, 0, 0);
    }

    fn check_perpetual(&self, perpetual: Perpetual) {
        let Perpetual { algebraic, absolute, third_party } = perpetual;
        assert_eq!(
            [algebraic, absolute, third_party].map(|cents| i128::from(cents.get())),
            [self.algebraic, self.absolute, self.third_party]
        );
    }
}

/// The ledger with its clock and its numbers, as the journal would drive it.
struct Counter {
    ledger: Ledger,
    now: i64,
    tickets: u64,
    closings: u64,
}

impl Counter {
    fn at(&self) -> Moment {
        Moment::new(self.now, 60).expect("a moment")
    }

    fn open(&mut self) {
        let at = self.at();
        let fact = Fact::DayOpened { day: BusinessDay::of(at), float: Cents::new(12_000) };
        self.ledger.apply(self.closings + 1, at, &fact).expect("opened");
    }

    fn count(&mut self, ticket: Ticket) {
        self.tickets += 1;
        let perpetual = self.ledger.perpetual.with(&ticket).expect("totals");
        let fact = Fact::TicketPaid { ticket, perpetual };
        self.ledger.apply(self.tickets, self.at(), &fact).expect("counted");
    }

    fn close(&mut self) -> Closing {
        let ledger = &self.ledger;
        let open = ledger.open_day.clone().expect("a day");
        let closing = Closing::of(open, Count::Skipped, &ledger.span, ledger.perpetual);
        let closing = closing.expect("closed");
        self.closings += 1;
        let fact = Fact::DayClosed(closing.clone());
        self.ledger.apply(self.closings, self.at(), &fact).expect("closed");
        self.now += 24 * 60 * 60_000;
        closing
    }

    fn day(&self) -> BusinessDay {
        self.ledger.open_day.as_ref().expect("a day").day
    }
}

#[test]
fn lines_tickets_closings_and_perpetual_totals_agree_to_the_cent() {
    let mut chance = Chance(20_261_121);
    let products = products(&mut chance);
    let mut sums = Sums::default();
    let mut closed = Rows::new();
    let start = 1_767_250_800_000;
    let mut counter = Counter { ledger: Ledger::default(), now: start, tickets: 0, closings: 0 };
    counter.open();
    let (mut voids, mut number) = (0, 0);
    while counter.tickets < TICKETS {
        number += 1;
        let (basket, expected) = basket(&mut chance, &products, number);
        let offers = offers(&mut chance, expected.total);
        let ticket = Ticket::sale(&basket, &offers, counter.day(), false).expect("a sale");
        check_ticket(&ticket, &expected, 1);
        sums.count(&ticket, &expected, 1);
        let before = counter.ledger.perpetual;
        counter.count(ticket.clone());
        if chance.below(50) == 0 {
            let id = TicketId::new(Uuid::from_u128(u128::from(number) << 64));
            let void = ticket.void(id, counter.tickets, counter.day()).expect("a void");
            check_ticket(&void, &expected, -1);
            sums.count(&void, &expected, -1);
            counter.count(void);
            let after = counter.ledger.perpetual;
            assert_eq!(after.algebraic, before.algebraic, "a sale and its void");
            assert_eq!(after.third_party, before.third_party, "a sale and its void");
            voids += 1;
        }
        sums.check_perpetual(counter.ledger.perpetual);
        if number % TICKETS_A_DAY == 0 {
            let closing = counter.close();
            sums.close(&closing);
            add(&mut closed, &rows_of(&closing.day.totals.by_rate), 1);
            counter.open();
        }
    }
    let closing = counter.close();
    sums.close(&closing);
    add(&mut closed, &rows_of(&closing.day.totals.by_rate), 1);
    // Σ Z = Σ tickets, for gross, net and VAT of every rate; Σ gross = the perpetual total.
    assert_eq!(closed, sums.all);
    let gross: i128 = closed.values().map(|row| row[0]).sum();
    assert_eq!(gross, i128::from(counter.ledger.perpetual.algebraic.get()));
    assert_eq!(closed.len(), RATES.len());
    assert!(voids > TICKETS / 100, "{voids}");
    println!(
        "{} tickets, {voids} voids, {} closings; gross, net and VAT by rate: {closed:?}",
        counter.tickets, counter.closings
    );
}

#[test]
fn the_independent_rounding_is_the_rule() {
    // 20 %: 3 cents are 2.5 net, which goes away from zero, as does the refund.
    assert_eq!(nearest(30_000, 12_000), 3);
    assert_eq!(nearest(-30_000, 12_000), -3);
    assert_eq!(nearest(29_999, 12_000), 2);
    assert_eq!(nearest(0, 12_000), 0);
    assert_eq!(nearest(105_500, 10_550), 10);
}
