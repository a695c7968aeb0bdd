//! `comptoir replay`: rings up a prepared workload and says how long each sale took, from the
//! command to the disk.

use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context as _, Result, bail, ensure};
use chrono::{Days, NaiveDate};
use clap::Args;
use serde::Deserialize;
use serde_json::json;

use super::Context;
use crate::demo::{SeededIds, SetClock, SideFile};
use crate::devices::NoDevice;
use crate::domain::catalog::{Mode, Nature, Product, Supply, VatPair};
use crate::domain::establishment::Establishment;
use crate::domain::fact::Fact;
use crate::domain::id::{FamilyId, Ids, ProductId, TillId};
use crate::domain::money::Cents;
use crate::domain::payment::{Method, Offer};
use crate::domain::quantity::{Quantity, Unit};
use crate::domain::text::Label;
use crate::domain::vat::VatRate;
use crate::keys::SoftwareSigner;
use crate::store::{Options, Store, holds_a_till};
use crate::till::Till;
use crate::till::desk::{Desk, Equipment};

/// The longest line of a workload, in bytes.
const MAX_LINE: u64 = 1 << 20;

/// Rings up a prepared workload and measures it.
#[derive(Debug, Args)]
pub(super) struct Replay {
    /// The catalogue: CSV with the header `id,name,barcode,price_cents,vat_bp`.
    #[arg(long, value_name = "C.csv")]
    catalogue: PathBuf,
    /// The tickets: JSON lines `{"n":0,"day":0,"lines":[[product_id,quantity]],"total":1234}`.
    #[arg(long, value_name = "T.jsonl")]
    tickets: PathBuf,
    /// Prints one JSON object in place of a summary.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Deserialize)]
struct CatalogueRow {
    id: u64,
    name: String,
    barcode: String,
    price_cents: i64,
    vat_bp: u16,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TicketRow {
    n: u64,
    day: u32,
    lines: Vec<(u64, i64)>,
    total: i64,
}

/// What was measured, in microseconds.
#[derive(Debug, Default)]
struct Measures {
    sales: Vec<u64>,
    closings: Vec<u64>,
    by_rate: BTreeMap<u16, i64>,
}

impl Replay {
    pub(super) fn run(&self, context: &Context) -> Result<ExitCode> {
        let scratch;
        let folder = if context.folder == crate::environment::usual_folder() {
            scratch = tempfile::tempdir().context("making a temporary folder")?;
            scratch.path().join("replay")
        } else {
            context.folder.clone()
        };
        ensure!(!holds_a_till(&folder), context.words.say("replay-folder-taken"));
        let clock = SetClock::at(0);
        let mut desk = desk(&folder, &clock)?;
        let products = take_in(&mut desk, &clock, &self.catalogue)?;
        let measures = ring_up(&mut desk, &clock, &self.tickets, &products)?;
        self.report(&mut desk, measures, context)?;
        Ok(ExitCode::SUCCESS)
    }

    fn report(&self, desk: &mut Desk, mut measures: Measures, context: &Context) -> Result<()> {
        measures.sales.sort_unstable();
        measures.closings.sort_unstable();
        let bytes = desk.till().store().database_bytes()?;
        let at = |list: &[u64], share: usize| -> u64 {
            let place = (list.len() * share / 1_000).min(list.len().saturating_sub(1));
            list.get(place).copied().unwrap_or(0)
        };
        let millis = |micros: u64| -> serde_json::Value {
            // Three decimals of a millisecond, written exactly.
            let text = format!("{}.{:03}", micros / 1_000, micros % 1_000);
            serde_json::from_str(&text).unwrap_or_default()
        };
        let sales = &measures.sales;
        if self.json {
            let totals: BTreeMap<String, i64> =
                measures.by_rate.iter().map(|(rate, gross)| (rate.to_string(), *gross)).collect();
            let object = json!({
                "tickets": sales.len(),
                "per_sale_ms": {
                    "p50": millis(at(sales, 500)),
                    "p90": millis(at(sales, 900)),
                    "p99": millis(at(sales, 990)),
                    "max": millis(at(sales, 1_000)),
                },
                "totals_by_vat_bp": totals,
                "closings": measures.closings.len(),
                "closing_ms": {
                    "p50": millis(at(&measures.closings, 500)),
                    "max": millis(at(&measures.closings, 1_000)),
                },
                "database_bytes": bytes,
            });
            println!("{object}");
            return Ok(());
        }
        let values = [
            ("tickets", sales.len().to_string().into()),
            ("closings", measures.closings.len().to_string().into()),
            ("half", millis(at(sales, 500)).to_string().into()),
            ("most", millis(at(sales, 990)).to_string().into()),
            ("worst", millis(at(sales, 1_000)).to_string().into()),
            ("bytes", bytes.to_string().into()),
        ];
        println!("{}", context.words.tell("replay-summary", &values));
        for (rate, gross) in &measures.by_rate {
            if let Some(rate) = VatRate::new(*rate) {
                let amount = crate::words::format::money(Cents::new(*gross));
                let rate = crate::words::format::rate(rate);
                println!(
                    "{}",
                    context
                        .words
                        .tell("replay-rate", &[("rate", rate.into()), ("amount", amount.into())])
                );
            }
        }
        Ok(())
    }
}

/// A till of its own, with a new key: everything as in a café but for the clock.
fn desk(folder: &Path, clock: &SetClock) -> Result<Desk> {
    let mut ids = SeededIds::new(0, clock.clone());
    let till = TillId::new(ids.next());
    let key = SoftwareSigner::generate().context("making a key")?;
    let signer = SoftwareSigner::from_pkcs8(&key).context("reading the key")?;
    let options = Options::default();
    let store = Store::open(folder, till, crate::PROGRAM, Some(Box::new(signer)), &options)?;
    let equipment = Equipment {
        clock: Box::new(clock.clone()),
        ids: Box::new(ids),
        anchors: Box::new(SideFile::new(folder, till)),
        outlet: Box::new(NoDevice),
        boot: String::new(),
        key_in_file: false,
        rolled_back: false,
    };
    Ok(Desk::new(Till::new(store), equipment))
}

fn take_in(desk: &mut Desk, clock: &SetClock, path: &Path) -> Result<HashMap<u64, ProductId>> {
    set_day(clock, 0, 0)?;
    desk.begin(Establishment::named(Label::new("Replay")?))?;
    let mut ids = SeededIds::new(1, clock.clone());
    let family = FamilyId::new(ids.next());
    let mut products = HashMap::new();
    let mut facts = vec![Fact::FamilySet(crate::domain::catalog::Family {
        id: family,
        name: Label::new("Replay")?,
        usual_mode: Mode::OnSite,
        tint: 0,
        rank: 0,
    })];
    let mut reader = csv::Reader::from_path(path).context("opening the catalogue")?;
    for row in reader.deserialize() {
        let row: CatalogueRow = row.context("reading the catalogue")?;
        let rate = VatRate::new(row.vat_bp).context("a rate of the catalogue")?;
        let id = ProductId::new(ids.next());
        ensure!(products.insert(row.id, id).is_none(), "product {} stands twice", row.id);
        facts.push(Fact::ProductSet(Product {
            id,
            family,
            sku: Some(Label::new(&row.id.to_string())?),
            name: Label::new(&row.name)?,
            price: Cents::new(row.price_cents),
            free_price: false,
            vat: VatPair { on_site: rate, takeaway: rate },
            unit: Unit::Piece,
            barcode: Label::new(&row.barcode).ok(),
            nature: Nature::Own,
            favourite: None,
            rank: u16::try_from(row.id).unwrap_or(u16::MAX),
            tags: Vec::new(),
            supply: Supply::default(),
        }));
    }
    let now = desk.now();
    desk.till().store().append(now, None, facts)?;
    Ok(products)
}

fn ring_up(
    desk: &mut Desk,
    clock: &SetClock,
    path: &Path,
    products: &HashMap<u64, ProductId>,
) -> Result<Measures> {
    let mut reader = BufReader::new(File::open(path).context("opening the tickets")?);
    let mut measures = Measures::default();
    let mut open: Option<(u32, i64)> = None;
    let mut line = String::new();
    loop {
        line.clear();
        let read =
            reader.by_ref().take(MAX_LINE).read_line(&mut line).context("reading tickets")?;
        if read == 0 {
            break;
        }
        if line.trim().is_empty() {
            continue;
        }
        let row: TicketRow = serde_json::from_str(&line)
            .with_context(|| format!("reading the ticket after {} others", measures.sales.len()))?;
        let minute = match open {
            Some((day, minute)) if day == row.day => minute + 1,
            Some((day, _)) if row.day < day => {
                bail!("ticket {}: its day lies before the last", row.n)
            }
            Some(_) => {
                close(desk, &mut measures)?;
                open_day(desk, clock, row.day)?
            }
            None => open_day(desk, clock, row.day)?,
        };
        open = Some((row.day, minute));
        set_day(clock, row.day, minute)?;
        sell(desk, &row, products, &mut measures).with_context(|| format!("ticket {}", row.n))?;
    }
    if open.is_some() {
        close(desk, &mut measures)?;
    }
    Ok(measures)
}

fn open_day(desk: &mut Desk, clock: &SetClock, day: u32) -> Result<i64> {
    set_day(clock, day, 0)?;
    desk.open_day(Cents::ZERO)?;
    Ok(1)
}

/// Sets the clock to a day of the workload, so many seconds after seven in the morning; a day
/// holds at most twenty hours of them.
fn set_day(clock: &SetClock, day: u32, step: i64) -> Result<()> {
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).context("a date")?;
    let date = first.checked_add_days(Days::new(u64::from(day))).context("a day too far")?;
    let midnight = date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
    clock.set(midnight + 6 * 3_600_000 + (step * 1_000).min(20 * 3_600_000));
    Ok(())
}

fn sell(
    desk: &mut Desk,
    row: &TicketRow,
    products: &HashMap<u64, ProductId>,
    measures: &mut Measures,
) -> Result<()> {
    let mut basket = desk.new_basket();
    for (id, count) in &row.lines {
        let product = products.get(id).and_then(|id| desk.till().catalog().product(*id));
        let product = product.with_context(|| format!("there is no product {id}"))?.clone();
        basket.add(&product, Quantity::pieces(*count)?, product.price, Mode::OnSite)?;
    }
    let due = basket.total()?;
    let expected = Cents::new(row.total);
    ensure!(due == expected, "the total is {due}, the file says {expected}");
    let offers = [Offer { method: Method::Cash, amount: due }];
    let offers = if due > Cents::ZERO { &offers[..] } else { &[] };
    let start = Instant::now();
    let sold = desk.pay(&basket, offers)?;
    measures.sales.push(micros(start));
    for (rate, sum) in &sold.ticket.vat {
        *measures.by_rate.entry(rate.basis_points()).or_default() += sum.gross.get();
    }
    // Between two sales, as an idle moment would.
    desk.rest()?;
    Ok(())
}

fn close(desk: &mut Desk, measures: &mut Measures) -> Result<()> {
    let start = Instant::now();
    desk.close_day(None)?;
    measures.closings.push(micros(start));
    desk.till().store().checkpoint()?;
    Ok(())
}

fn micros(start: Instant) -> u64 {
    u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX)
}
