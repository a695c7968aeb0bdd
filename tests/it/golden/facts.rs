//! One café's facts, put together by hand: every kind, and every word that a record can hold.

use comptoir::domain::catalog::{Family, Mode, Nature, Product, VatPair};
use comptoir::domain::closing::{CashCount, Closing, Count};
use comptoir::domain::day::{BusinessDay, Moment};
use comptoir::domain::establishment::Establishment;
use comptoir::domain::fact::{DrawerReason, EpochReason, Fact};
use comptoir::domain::id::{FamilyId, OperatorId, ProductId, TicketId};
use comptoir::domain::money::Cents;
use comptoir::domain::payment::{Method, Offer};
use comptoir::domain::quantity::{Quantity, Unit};
use comptoir::domain::text::Label;
use comptoir::domain::ticket::Ticket;
use comptoir::domain::ticket::basket::Basket;
use comptoir::domain::vat::VatRate;
use comptoir::journal::seal::Signer;
use uuid::Uuid;

use super::Journal;
use crate::cafe::signer;

/// Names that no encoding may bend: ligature, apostrophe, quotes, euro, emoji, backslash.
const NAME: &str = "Œufs d’ici « 6 » à 2 € 🥚 \\ \"frais\"";

fn label(text: &str) -> Label {
    Label::new(text).expect("a label")
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + number)
}

fn moment(minute: i64) -> Moment {
    Moment::new(crate::cafe::MORNING + minute * 60_000 + 7, 60).expect("a moment")
}

fn day(text: &str) -> BusinessDay {
    BusinessDay::parse(text).expect("a day")
}

fn product(number: u128, unit: Unit, nature: Nature, rates: (u16, u16)) -> Product {
    let rate = |points| VatRate::new(points).expect("a rate");
    Product {
        id: ProductId::new(id(number)),
        family: FamilyId::new(id(10 + number % 2)),
        sku: None,
        name: label(&format!("Article {number}")),
        price: Cents::new(100 + 37 * number as i64),
        free_price: false,
        vat: VatPair { on_site: rate(rates.0), takeaway: rate(rates.1) },
        unit,
        barcode: None,
        nature,
        favourite: None,
        rank: 0,
        tags: Vec::new(),
        supply: Default::default(),
    }
}

fn products() -> Vec<Product> {
    let eggs = Product {
        sku: Some(label("701")),
        name: label(NAME),
        free_price: true,
        barcode: Some(label("3017620422003")),
        favourite: Some(3),
        rank: 2,
        tags: vec![label("oeuf"), label("local")],
        ..product(20, Unit::Piece, Nature::Own, (1_000, 550))
    };
    vec![
        eggs,
        product(21, Unit::Kilogram, Nature::Own, (2_000, 2_000)),
        product(22, Unit::Litre, Nature::ThirdParty, (0, 0)),
        product(23, Unit::Piece, Nature::Deposit, (0, 0)),
        product(24, Unit::Piece, Nature::OutOfScope, (0, 0)),
    ]
}

fn basket(number: u128) -> Basket {
    let mut basket = Basket::new(TicketId::new(id(number)));
    for (index, product) in products().iter().enumerate() {
        let quantity =
            Quantity::from_thousandths(if product.unit == Unit::Piece { 2_000 } else { 312 });
        let mode = if index == 1 { Mode::Takeaway } else { Mode::OnSite };
        let quantity = quantity.expect("a quantity");
        basket.add(product, quantity, product.price, mode).expect("added");
    }
    basket.set_quantity(0, Quantity::ONE).expect("one less");
    basket
}

/// Puts all facts into the journal, the clock a minute on with each.
pub fn tell(journal: &mut Journal) {
    let mut minute = 0;
    let mut put = |journal: &mut Journal, fact: Fact| {
        minute += 1;
        journal.push(moment(minute), fact);
    };
    let fact = opening(EpochReason::FirstStart, 0, journal);
    put(journal, fact);
    journal.operator = Some(OperatorId::new(id(1)));
    put(journal, Fact::EstablishmentSet(establishment()));
    put(journal, Fact::OperatorAdded(OperatorId::new(id(1))));
    for (number, usual_mode) in [(10, Mode::OnSite), (11, Mode::Takeaway)] {
        let family = FamilyId::new(id(number));
        let name = label("Épicerie");
        put(journal, Fact::FamilySet(Family { id: family, name, usual_mode, tint: 7, rank: 1 }));
    }
    for product in products() {
        put(journal, Fact::ProductSet(product));
    }
    let today = day("2026-11-21");
    put(journal, Fact::DayOpened { day: today, float: Cents::new(12_000) });
    let offers = [
        Offer { method: Method::Card, amount: Cents::new(300) },
        Offer { method: Method::Cash, amount: Cents::new(10_000) },
    ];
    let sale = Ticket::sale(&basket(30), &offers, today, false).expect("a sale");
    let fact = paid(journal, sale.clone());
    put(journal, fact);
    let void = sale.void(TicketId::new(id(31)), 1, today).expect("a void");
    let fact = paid(journal, void);
    put(journal, fact);
    for copy in 0..2 {
        put(journal, Fact::ReceiptIssued { ticket: 1, copy });
    }
    put(journal, Fact::DrawerOpened(DrawerReason::Change));
    put(journal, Fact::DrawerOpened(DrawerReason::Count));
    let mut given_up = basket(32);
    given_up.remove(1).expect("taken off");
    let removals = given_up.removals().to_vec();
    put(journal, Fact::BasketAbandoned { basket: given_up.id(), removals });
    let open = journal.ledger.open_day.clone().expect("an open day");
    put(journal, Fact::ReadingTaken { day: open.day, totals: open.totals });
    let first = journal.next_seq();
    put(journal, Fact::SealingDeferred);
    let deferred = Ticket::sale(&basket(33), &offers, today, true).expect("a sale");
    let fact = paid(journal, deferred);
    put(journal, fact);
    let last = journal.head.expect("entries");
    put(journal, Fact::SealingResumed { first, last: last.place.seq, hash: last.hash });
    put(journal, Fact::ClockMovedBack { last: moment(900) });
    let pieces = [(5_000, 2), (200, 9), (1, 3)].map(|(cents, count)| (Cents::new(cents), count));
    let counted = Count::Counted(CashCount { pieces: pieces.into() });
    let fact = closed(journal, counted);
    put(journal, fact);
    for (date, count) in [("2026-11-22", Count::Skipped), ("2027-01-02", Count::Automatic)] {
        put(journal, Fact::DayOpened { day: day(date), float: Cents::ZERO });
        let fact = closed(journal, count);
        put(journal, fact);
    }
    let fact = opening(EpochReason::NewKey, 1, journal);
    put(journal, fact);
    let fact = opening(EpochReason::Restore, 0, journal);
    put(journal, fact);
}

fn establishment() -> Establishment {
    Establishment {
        legal_form: Some(label("Association loi 1901")),
        address: vec![label("2 place de l’Église"), label("43000 Aiguilhe")],
        siret: Some(label("00000000000000")),
        naf: Some(label("5630Z")),
        vat_number: Some(label("FR00000000000")),
        ..Establishment::named(label(NAME))
    }
}

fn opening(reason: EpochReason, key: usize, journal: &Journal) -> Fact {
    let public_key = signer(key).public_key().to_vec();
    Fact::EpochOpened { reason, public_key, former: journal.end() }
}

fn paid(journal: &Journal, ticket: Ticket) -> Fact {
    let perpetual = journal.ledger.perpetual.with(&ticket).expect("totals");
    Fact::TicketPaid { ticket, perpetual }
}

fn closed(journal: &Journal, count: Count) -> Fact {
    let ledger = &journal.ledger;
    let open = ledger.open_day.clone().expect("an open day");
    let closing = Closing::of(open, count, &ledger.span, ledger.perpetual);
    Fact::DayClosed(closing.expect("a closing"))
}
