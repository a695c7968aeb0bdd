//! What came out of the day: sums over the journal's entries by an arithmetic of their own, and
//! what the till's papers and lists say.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use comptoir::domain::catalog::{Catalog, Nature};
use comptoir::domain::closing::Closing;
use comptoir::domain::day::BusinessDay;
use comptoir::domain::fact::Fact;
use comptoir::domain::id::{ParcelId, ProductId};
use comptoir::domain::parcel::ParcelFact;
use comptoir::domain::payment::Method;
use comptoir::domain::ticket::purpose::Purpose;
use comptoir::domain::ticket::{Ticket, TicketLine};
use comptoir::journal::entry::Entry;
use comptoir::store::audit;

use super::play::Played;

/// The day that the figures are of.
const DAY: &str = "2026-11-21";

/// Every figure by its name in the script.
pub fn of(played: &mut Played) -> BTreeMap<String, String> {
    let mut figures = Figures::default();
    let mut entries = Vec::new();
    let store = played.desk.till().store();
    store
        .walk(|sealed| {
            entries.push(Entry::from_bytes(&sealed.bytes).expect("an entry"));
            Ok(())
        })
        .expect("walked");
    let catalog = played.desk.till().catalog().clone();
    money(&mut figures, played, &entries, &catalog);
    relay(&mut figures, played, &entries);
    bread(&mut figures, played, &entries, &catalog);
    accounts(&mut figures, played);
    let head = played.desk.till().head().expect("a head");
    let found = audit(played.folder.path(), vec![head]).expect("sound");
    assert_eq!((found.stray_view, found.unsound), (None, None));
    figures.0
}

#[derive(Default)]
struct Figures(BTreeMap<String, String>);

impl Figures {
    fn put(&mut self, what: &str, value: impl ToString) {
        self.0.insert(what.to_owned(), value.to_string());
    }

    fn cents(&mut self, what: &str, cents: i64) {
        let sign = if cents < 0 { "-" } else { "" };
        let cents = cents.unsigned_abs();
        self.put(what, format!("{sign}{}.{:02}", cents / 100, cents % 100));
    }
}

fn is(catalog: &Catalog, id: ProductId, tag: &str) -> bool {
    catalog.product(id).is_some_and(|product| product.is(tag))
}

fn tickets(entries: &[Entry]) -> Vec<&Ticket> {
    let paid = entries.iter().filter_map(|entry| match &entry.fact {
        Fact::TicketPaid { ticket, .. } => Some(ticket),
        _ => None,
    });
    paid.collect()
}

fn money(figures: &mut Figures, played: &mut Played, entries: &[Entry], catalog: &Catalog) {
    let tickets = tickets(entries);
    figures.put("tickets", tickets.len());
    let tendered = |method: Method| -> i64 {
        let tenders = tickets.iter().flat_map(|ticket| &ticket.payment.tenders);
        tenders.filter(|one| one.method == method).map(|one| one.amount.get()).sum()
    };
    let lines = |nature: Nature| -> i64 {
        let lines = tickets.iter().flat_map(|ticket| &ticket.lines);
        lines.filter(|line| line.nature == nature).map(|line| line.gross.get()).sum()
    };
    for (name, method) in [
        ("cash", Method::Cash),
        ("card", Method::Card),
        ("debt", Method::Debt),
        ("prepaid", Method::Prepaid),
    ] {
        figures.cents(name, tendered(method));
    }
    figures.cents("turnover", lines(Nature::Own));
    figures.cents("third-party", lines(Nature::ThirdParty));
    figures.cents("deposits", lines(Nature::Deposit));
    figures.cents("accounts", lines(Nature::Account));
    let mut closings = entries.iter().filter_map(|entry| match &entry.fact {
        Fact::DayClosed(closing) => Some(closing),
        _ => None,
    });
    let closing: &Closing = closings.next_back().expect("the day was closed");
    figures.cents("drawer", closing.expected_cash.get());
    figures.cents("outside", closing.perpetual.third_party.get());
    assert_eq!(closing.difference.map(|cents| cents.get()), Some(-40), "as the script counts");
    assert_eq!(closing.perpetual.algebraic.get(), lines(Nature::Own), "the program's own sum");
    let coffees = |ticket: &&Ticket| -> i64 {
        let served = ticket.lines.iter().filter(|line| line.purpose.hands_over());
        served
            .filter(|line| is(catalog, line.product, "cafe"))
            .map(|line| line.quantity.thousandths())
            .sum()
    };
    let coffees: i64 = tickets.iter().map(coffees).sum();
    figures.put("coffees", coffees / 1_000);
    let purposes = |wanted: Purpose| -> i64 {
        let lines = tickets.iter().flat_map(|ticket| &ticket.lines);
        lines.filter(|line| line.purpose == wanted).map(|line| line.quantity.thousandths()).sum()
    };
    let left = purposes(Purpose::Suspended) - purposes(Purpose::SuspendedServed);
    figures.put("suspended-left", left / 1_000);
    let kept: i64 = played.desk.till().store().suspended().expect("read").values().sum();
    assert_eq!(kept, left, "the till's own counter");
}

fn relay(figures: &mut Figures, played: &mut Played, entries: &[Entry]) {
    let mut dropped: BTreeSet<ParcelId> = BTreeSet::new();
    let (mut arrived, mut handed, mut returned, mut collected) = (0, 0, 0, 0);
    for entry in entries {
        let today = BusinessDay::of(entry.at).to_string() == DAY;
        match &entry.fact {
            Fact::Parcel(ParcelFact::Received(_)) if today => arrived += 1,
            Fact::Parcel(ParcelFact::DroppedOff(intake)) => drop(dropped.insert(intake.parcel)),
            Fact::Parcel(ParcelFact::HandedOver { parcels, .. }) => handed += parcels.len(),
            Fact::Parcel(ParcelFact::DriverCame(visit)) => {
                let left = visit.given.iter().filter(|parcel| dropped.contains(parcel)).count();
                collected += left;
                returned += visit.given.len() - left;
            }
            _ => {}
        }
    }
    figures.put("parcels-in", arrived);
    figures.put("parcels-out", handed);
    figures.put("parcels-returned", returned);
    figures.put("parcels-collected", collected);
    let month = NaiveDate::from_ymd_opt(2026, 11, 1).expect("a month");
    let linked = played.desk.sales_after_parcels(month).expect("read");
    figures.put("parcels-linked", linked.sales);
    figures.put("parcels-left", played.desk.relay().expect("read").here);
    for statement in played.desk.parcel_month(month).expect("read") {
        let what = format!("carrier {}", statement.carrier.name);
        figures.cents(&what, statement.month.expected.get());
    }
}

fn bread(figures: &mut Figures, played: &mut Played, entries: &[Entry], catalog: &Catalog) {
    let of_bread = |line: &&TicketLine| is(catalog, line.product, "pain");
    let tickets = tickets(entries);
    let visits = tickets.iter().filter(|one| one.lines.iter().any(|line| of_bread(&line)));
    figures.put("bread-visits", visits.count());
    let lines = tickets.iter().flat_map(|ticket| &ticket.lines);
    let net: i64 = lines.filter(of_bread).map(|line| line.net.get()).sum();
    let day = BusinessDay::parse(DAY).expect("a day");
    let baker = played.partners["Fournil"];
    let sheet = played.desk.baker_statement(baker, day, day).expect("a statement");
    let [statement] = sheet.parts.as_slice() else { panic!("one deal all day") };
    figures.cents("baker-due", statement.due.get());
    let cost: i64 = statement
        .lines
        .iter()
        .filter(|(id, _)| is(catalog, **id, "pain"))
        .map(|(_, line)| line.cost.get())
        .sum();
    figures.cents("bread-margin", net - cost + statement.credit.get());
    let board = played.desk.bread_board(Some(baker)).expect("a board");
    for line in &board.lines {
        let product = catalog.product(line.product).expect("a bread");
        let code = product.sku.as_ref().expect("a code").to_string();
        figures.put(&format!("shelf {code}"), line.shelf.units());
        if let Some(minute) = line.sold_out {
            // Minutes of the business day are counted from 04:00.
            let minute = minute.get() + 240;
            let time = format!("{:02}:{:02}", minute / 60, minute % 60);
            figures.put(&format!("sold-out {code}"), time);
        }
    }
}

fn accounts(figures: &mut Figures, played: &mut Played) {
    for (name, id) in played.customers.clone() {
        let file = played.desk.customer(id).expect("a file");
        figures.cents(&format!("owes {name}"), file.standing.debt.get());
        figures.cents(&format!("prepaid-left {name}"), file.standing.prepaid.get());
        let ahead: i64 = file.standing.ahead.values().sum();
        figures.put(&format!("ahead {name}"), ahead / 1_000);
    }
    for code in ["601", "602"] {
        let product = played.product(code).id;
        let left = played.desk.till().store().stock_of(product).expect("read");
        figures.put(&format!("stock {code}"), left / 1_000);
    }
}
