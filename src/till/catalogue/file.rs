//! The file of a catalogue: a table with one product a line, as a spreadsheet saves it.

use std::collections::HashMap;

use super::{ImportProblem, Mistake, deposits};
use crate::domain::barcode::{is_gtin, lookup_key};
use crate::domain::catalog::{Mode, VatPair};
use crate::domain::money::{Cents, parse_decimal};
use crate::domain::quantity::Unit;
use crate::domain::text::Label;
use crate::domain::unit_price::NetContent;
use crate::domain::vat::VatRate;
use crate::imports::table::{Lines, decode, separator};

/// The largest file, in bytes.
pub const MAX_BYTES: usize = 10 << 20;
/// The most lines.
pub const MAX_LINES: usize = 50_000;
/// The most mistakes that are listed: nobody reads more.
const MAX_PROBLEMS: usize = 200;

/// A line of the file, checked by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its line in the file.
    pub line: u64,
    /// The café's code of the product.
    pub sku: Label,
    /// The product's name.
    pub name: Label,
    /// The family's name.
    pub family: Label,
    /// The price with VAT, in cents.
    pub price: Cents,
    /// Its rates.
    pub vat: VatPair,
    /// Its unit.
    pub unit: Unit,
    /// Whether the customer chooses the price.
    pub free_price: bool,
    /// Its barcode; letters such as `B` stand for none.
    pub barcode: Option<Label>,
    /// What it counts as.
    pub tags: Vec<Label>,
    /// How its family usually leaves, from the column `usual_mode`, which may be absent.
    pub usual_mode: Option<Mode>,
    /// Its place among the favourites, from the column `favourite`, which may be absent.
    pub favourite: Option<u16>,
    /// What one piece holds, from the column `content`, which may be absent.
    pub content: Option<NetContent>,
    /// What one unit costs the café without VAT, in cents, from the column `cost`, which may be
    /// absent.
    pub cost: Option<Cents>,
}

/// Where each column stands.
struct Columns {
    places: HashMap<String, usize>,
    count: usize,
}

const REQUIRED: [&str; 9] = [
    "sku",
    "name",
    "family",
    "price_ttc",
    "vat_on_site",
    "vat_takeaway",
    "unit",
    "barcode",
    "tags",
];

/// Reads a file, in UTF-8 or in the code page of Western Windows, with `;`, `,` or tabs.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Row>, Vec<ImportProblem>> {
    let whole = |mistake| vec![ImportProblem { line: 0, mistake }];
    if bytes.len() > MAX_BYTES {
        return Err(whole(Mistake::TooLarge));
    }
    let text = decode(bytes).ok_or_else(|| whole(Mistake::NotATable))?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(text.lines().next().unwrap_or_default()))
        .flexible(true)
        .from_reader(text.as_bytes());
    let columns = columns(reader.headers().map_err(|_| whole(Mistake::NotATable))?)
        .map_err(|problem| vec![problem])?;
    let mut lines = Lines::new(&text);
    let mut rows: Vec<Row> = Vec::new();
    let mut problems = Vec::new();
    let mut seen: HashMap<(&'static str, String), u64> = HashMap::new();
    for record in reader.records() {
        let Ok(record) = record else {
            return Err(whole(Mistake::NotATable));
        };
        let line = lines.of(&record);
        if rows.len() >= MAX_LINES {
            return Err(whole(Mistake::TooLarge));
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        match row(&columns, &record, line) {
            Ok(row) => {
                note_twice(&row, &mut seen, &mut problems);
                rows.push(row);
            }
            Err(mistake) => problems.push(ImportProblem { line, mistake }),
        }
        if problems.len() >= MAX_PROBLEMS {
            break;
        }
    }
    if problems.is_empty() { Ok(rows) } else { Err(problems) }
}

fn note_twice(
    row: &Row,
    seen: &mut HashMap<(&'static str, String), u64>,
    problems: &mut Vec<ImportProblem>,
) {
    let barcode = row.barcode.as_ref().map(|code| ("barcode", lookup_key(code.as_str())));
    for key in [Some(("sku", row.sku.to_string())), barcode].into_iter().flatten() {
        let column = key.0;
        if seen.insert(key, row.line).is_some() {
            problems.push(ImportProblem { line: row.line, mistake: Mistake::Twice(column) });
        }
    }
}

fn columns(header: &csv::StringRecord) -> Result<Columns, ImportProblem> {
    let places: HashMap<String, usize> = header
        .iter()
        .enumerate()
        .map(|(place, name)| (name.trim().to_lowercase(), place))
        .collect();
    for name in REQUIRED {
        if !places.contains_key(name) {
            return Err(ImportProblem { line: 1, mistake: Mistake::MissingColumn(name) });
        }
    }
    Ok(Columns { places, count: header.len() })
}

fn row(columns: &Columns, record: &csv::StringRecord, line: u64) -> Result<Row, Mistake> {
    if record.len() != columns.count {
        return Err(Mistake::CellCount);
    }
    let cell = |name: &str| {
        columns.places.get(name).and_then(|place| record.get(*place)).unwrap_or_default().trim()
    };
    let label = |name: &'static str| Label::new(cell(name)).map_err(|_| Mistake::Cell(name));
    let (unit, free_price) = match cell("unit").to_uppercase().as_str() {
        "P" => (Unit::Piece, false),
        "KG" | "VRAC" => (Unit::Kilogram, false),
        "L" => (Unit::Litre, false),
        "LIBRE" => (Unit::Piece, true),
        _ => return Err(Mistake::Cell("unit")),
    };
    Ok(Row {
        line,
        sku: label("sku")?,
        name: label("name")?,
        family: label("family")?,
        price: price(cell("price_ttc"))?,
        vat: VatPair {
            on_site: rate(cell("vat_on_site"), "vat_on_site")?,
            takeaway: rate(cell("vat_takeaway"), "vat_takeaway")?,
        },
        unit,
        free_price,
        barcode: barcode(cell("barcode"))?,
        tags: tags(cell("tags"))?,
        usual_mode: usual_mode(cell("usual_mode"))?,
        favourite: favourite(cell("favourite"))?,
        content: content(cell("content"))?,
        cost: cost(cell("cost"))?,
    })
}

fn price(text: &str) -> Result<Cents, Mistake> {
    let price = Cents::parse(text).map_err(|_| Mistake::Cell("price_ttc"))?;
    if price.is_negative() || price > Cents::MAX_PRICE {
        return Err(Mistake::Cell("price_ttc"));
    }
    Ok(price)
}

/// A rate in percent, `5.5` or `5,5`.
fn rate(text: &str, column: &'static str) -> Result<VatRate, Mistake> {
    let points = parse_decimal(text, 2, 2).ok_or(Mistake::Cell(column))?;
    let rate = u16::try_from(points).ok().and_then(VatRate::new);
    rate.filter(|rate| rate.is_french()).ok_or(Mistake::Rate(column))
}

/// Digits are an article number; one or two letters say that there is none to scan (button,
/// country or kind of code).
fn barcode(text: &str) -> Result<Option<Label>, Mistake> {
    let letters = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    if letters {
        return Ok(None);
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Mistake::Cell("barcode"));
    }
    if !is_gtin(text) {
        return Err(Mistake::CheckDigit);
    }
    Label::new(text).map(Some).map_err(|_| Mistake::Cell("barcode"))
}

fn tags(text: &str) -> Result<Vec<Label>, Mistake> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > 12 {
        return Err(Mistake::Cell("tags"));
    }
    let tags: Vec<Label> = words
        .into_iter()
        .map(|word| Label::new(word).map_err(|_| Mistake::Cell("tags")))
        .collect::<Result<_, _>>()?;
    // A deposit that is misspelt would never be asked for.
    deposits::asked(&tags).map_err(|()| Mistake::Cell("tags"))?;
    Ok(tags)
}

fn usual_mode(text: &str) -> Result<Option<Mode>, Mistake> {
    match text {
        "" => Ok(None),
        "on_site" => Ok(Some(Mode::OnSite)),
        "takeaway" => Ok(Some(Mode::Takeaway)),
        _ => Err(Mistake::Cell("usual_mode")),
    }
}

/// `250 g`, `1 kg`, `75 cl`, `1,5 l`, `500 ml`.
fn content(text: &str) -> Result<Option<NetContent>, Mistake> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || Mistake::Cell("content");
    let number = text.trim_end_matches(|one: char| one.is_ascii_alphabetic());
    let unit = text[number.len()..].to_lowercase();
    // How many thousandths of a kilogram or litre one of them is, and which of the two.
    let (thousandths, unit) = match unit.as_str() {
        "g" => (1, Unit::Kilogram),
        "kg" => (1_000, Unit::Kilogram),
        "ml" => (1, Unit::Litre),
        "cl" => (10, Unit::Litre),
        "l" => (1_000, Unit::Litre),
        _ => return Err(wrong()),
    };
    let amount = parse_decimal(number.trim(), 4, 3).ok_or_else(wrong)?;
    let whole = amount.checked_mul(thousandths).filter(|amount| amount % 1_000 == 0);
    let whole = whole.and_then(|amount| u32::try_from(amount / 1_000).ok()).ok_or_else(wrong)?;
    NetContent::new(whole, unit).map(Some).map_err(|_| wrong())
}

fn cost(text: &str) -> Result<Option<Cents>, Mistake> {
    if text.is_empty() {
        return Ok(None);
    }
    let cost = Cents::parse(text).map_err(|_| Mistake::Cell("cost"))?;
    let usual = !cost.is_negative() && cost <= Cents::MAX_PRICE;
    usual.then_some(Some(cost)).ok_or(Mistake::Cell("cost"))
}

fn favourite(text: &str) -> Result<Option<u16>, Mistake> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Mistake::Cell("favourite"))
}
