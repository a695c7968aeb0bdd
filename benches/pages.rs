//! What the hub's page of key figures costs over five years of a large network.
//!
//! The store is filled by its tables: statements of figures that nobody told, as many and as large
//! as real ones. What is timed is what a visitor waits for: the first reading after the hub began,
//! the one after a statement came (a real one, by the hub's own door), and every other.
//!
//! `cargo bench --bench pages -- [UNITS] [MONTHS]`, 1 500 and 60 unless it is said.

#[path = "support/statements.rs"]
mod statements;
#[allow(dead_code, reason = "each bench uses its part of what they share")]
mod support;

use std::time::Instant;

use comptoir::environment::Machine;
use comptoir::hub::pages::{Pages, Wanted};
use comptoir::hub::storage::{StorageError, Transaction, Value};
use comptoir::hub::{Hub, HubError, Place, summaries};
use comptoir::statement::MonthName;
use comptoir::statement::exchange::Way;

use statements::{till, told};
use support::{Problem, folder};

/// What a page may take, in milliseconds.
const AIM: u128 = 50;
/// Figures of a statement.
const FIGURES: i64 = 75;
/// Partners that a café names in a month.
const PARTNERS: i64 = 10;
/// Bytes of a statement and of its receipt.
const BYTES: usize = 5_000;
const RECEIPT: usize = 900;

fn main() -> Result<(), Problem> {
    let mut numbers = std::env::args().skip(1).filter_map(|argument| argument.parse::<i64>().ok());
    let (units, count) = (numbers.next().unwrap_or(1_500), numbers.next().unwrap_or(60));
    let folder = folder(env!("CARGO_TARGET_TMPDIR"))?;
    let hub = Hub::begin(folder.path(), &Place::Folder, false, Box::new(Machine))?;
    let mut months = vec![MonthName::parse("2026-10").ok_or("a month of the bench is none")?];
    while months.len() < usize::try_from(count).unwrap_or(1) {
        months.push(months[months.len() - 1].before());
    }
    months.reverse();
    let began = Instant::now();
    hub.write(|transaction| cafes(transaction, units))?;
    for (index, month) in (0..).zip(&months) {
        hub.write(|transaction| tell(transaction, units, index, *month))?;
    }
    hub.write(|transaction| summaries::make_anew(transaction))?;
    let size = hub.database().size()?;
    println!("{units} cafés × {count} months, {FIGURES} figures: {} MB", size / 1_000_000);
    println!("filled in {:.1} s", began.elapsed().as_secs_f64());
    let pages = Pages::default();
    let shown = |what: &str, wanted: &Wanted| -> Result<(), HubError> {
        let began = Instant::now();
        pages.show(&hub, wanted)?;
        let took = began.elapsed().as_millis();
        let verdict = if took < AIM { "within" } else { "beyond" };
        println!("{what}: {took} ms, {verdict} the aim of {AIM} ms");
        Ok(())
    };
    shown("key figures, first reading", &Wanted::Figures)?;
    shown("key figures, again", &Wanted::Figures)?;
    shown("by department, first reading", &Wanted::Map)?;
    let mut one = till(&hub, 1)?;
    let shown_months = &months[months.len().saturating_sub(12)..];
    for (seed, month) in (0..).zip([shown_months[0], shown_months[shown_months.len() - 1]]) {
        let sealed = one.tell(month, seed)?;
        let began = Instant::now();
        hub.take_in(sealed.to_bytes(), Way::File, None).map_err(told)?;
        println!("a statement of {month} taken in: {} ms", began.elapsed().as_millis());
        shown(&format!("key figures, after a statement of {month}"), &Wanted::Figures)?;
        shown(&format!("by department, after a statement of {month}"), &Wanted::Map)?;
    }
    Ok(())
}

fn cafes(transaction: &mut (dyn Transaction + '_), units: i64) -> Result<(), StorageError> {
    for number in 1..=units {
        let id = format!("00000000-0000-8000-8000-{number:012}");
        let values = [number.into(), id.as_str().into(), format!("{number}").into()];
        let sql = "INSERT INTO unit (number, id, name, opened, season) \
                   VALUES ($1, $2, $3, '2000-01', '111111111111')";
        transaction.execute(sql, &values)?;
        let sql = "INSERT INTO unit_attribute (unit, since, model, commune, support) \
                   VALUES ($1, '2000-01', 'associatif', '52448', 'exploitation')";
        transaction.execute(sql, &[number.into()])?;
        let sql = "INSERT INTO till (number, id, unit, enrolled_at, program) \
                   VALUES ($1, $2, $1, '2000-01-01T00:00:00.000Z', 'bench')";
        transaction.execute(sql, &values[..2])?;
    }
    let sql = "INSERT INTO series (number, indicator, dimensions, known) \
               VALUES (0, 'partenariats.cles', '{}', 1)";
    transaction.execute(sql, &[])?;
    // Among many others, the figures that the page shows.
    let shown = ["ventes.cafes_servis", "ventes.tickets", "animations.nombre", "solidarite.repas"];
    for number in 1..=FIGURES {
        let place = usize::try_from(number - 1).unwrap_or(0);
        let name = shown.get(place).map_or_else(|| format!("x{number}"), |one| (*one).to_owned());
        let sql =
            "INSERT INTO series (number, indicator, dimensions, known) VALUES ($1, $2, '{}', 1)";
        transaction.execute(sql, &[number.into(), name.into()])?;
    }
    Ok(())
}

fn tell(
    transaction: &mut (dyn Transaction + '_),
    units: i64,
    index: i64,
    month: MonthName,
) -> Result<(), StorageError> {
    for unit in 1..=units {
        document(transaction, index * units + unit, unit, month)?;
        for series in 1..=FIGURES {
            let value = (unit * 31 + series * 7 + index) % 900;
            let sql =
                "INSERT INTO fact (month, series, till, unit, value) VALUES ($1, $2, $3, $3, $4)";
            let values = [month.to_string().into(), series.into(), unit.into(), value.into()];
            transaction.execute(sql, &values)?;
        }
        for partner in 1..=PARTNERS {
            let key = format!("{:032x}", unit * PARTNERS + partner);
            let sql = "INSERT INTO fact_key (month, series, till, unit, one) \
                       VALUES ($1, 0, $2, $2, $3)";
            transaction.execute(sql, &[month.to_string().into(), unit.into(), key.into()])?;
        }
    }
    Ok(())
}

fn document(
    transaction: &mut (dyn Transaction + '_),
    number: i64,
    unit: i64,
    month: MonthName,
) -> Result<(), StorageError> {
    let sql = "INSERT INTO document (number, till, unit, month, revision, sha256, bytes, \
               received_at, way, receipt, state, newest, final, days, comparison, open_data, \
               to_review, set_apart) VALUES ($1, $2, $2, $3, 1, $4, $5, $6, 'https', $7, 'recu', \
               1, 1, 22, 1, 1, 0, 0)";
    let values: [Value; 7] = [
        number.into(),
        unit.into(),
        month.to_string().into(),
        format!("{number:064x}").into(),
        vec![b'x'; BYTES].as_slice().into(),
        format!("{}-04T07:12:09.000Z", month.after()).into(),
        vec![b'y'; RECEIPT].as_slice().into(),
    ];
    transaction.execute(sql, &values)?;
    Ok(())
}
