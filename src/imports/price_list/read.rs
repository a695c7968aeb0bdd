//! A list by its mapping: every line checked, and all of them or none.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::guess::{HEADER_WITHIN, key, plain};
use super::{
    Article, DecimalSign, Field, MAX_BYTES, MAX_CELL, MAX_LINES, MAX_LISTED, Mapping, Mistake,
    Oddity, PriceList, Problem, Warning, number,
};
use crate::domain::barcode::Gtin;
use crate::domain::money::Cents;
use crate::domain::net_price::NetPrice;
use crate::domain::quantity::Unit;
use crate::domain::text::{Label, LabelError};
use crate::domain::vat::VatRate;
use crate::imports::table::{Lines, decode};

/// The names of units that suppliers use, folded, with those of e-invoices (UN/ECE rec. 20).
static UNITS: LazyLock<HashMap<String, Unit>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/suppliers/units.csv").lines().skip(1);
    let unit = |code: &str| match code {
        "piece" => Some(Unit::Piece),
        "kilogram" => Some(Unit::Kilogram),
        "litre" => Some(Unit::Litre),
        _ => None,
    };
    let pairs = lines.filter_map(|line| line.split_once(';'));
    pairs.filter_map(|(code, name)| Some((name.to_owned(), unit(code)?))).collect()
});

/// The unit that a supplier's word or an e-invoice's code stands for, if it is one of ours.
pub(in crate::imports) fn unit_named(name: &str) -> Option<Unit> {
    UNITS.get(&plain(name)).copied()
}

/// Reads a list.
///
/// # Errors
/// Every mistake by its line, at most [`MAX_LISTED`]; nothing of the file is returned then.
pub fn read(bytes: &[u8], mapping: &Mapping) -> Result<PriceList, Vec<Problem>> {
    let whole = |mistake| vec![Problem { line: 0, mistake }];
    if let Some(field) = mapping.missing().first() {
        return Err(whole(Mistake::Unmapped(*field)));
    }
    if bytes.len() > MAX_BYTES {
        return Err(whole(Mistake::TooLarge));
    }
    let text = decode(bytes).ok_or_else(|| whole(Mistake::NotATable))?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(mapping.separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut list = Reading::new(mapping);
    let mut record = csv::StringRecord::new();
    let mut lines = Lines::new(&text);
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return list.done(),
            Err(_) => return Err(whole(Mistake::NotATable)),
        }
        let line = lines.of(&record);
        if let Err(mistake) = list.take(&record, line) {
            list.problems.push(Problem { line, mistake });
        }
        if list.problems.len() >= MAX_LISTED || list.stop {
            return Err(list.problems);
        }
    }
}

/// A list under way.
struct Reading<'a> {
    mapping: &'a Mapping,
    /// Where each field stands and how many cells the header has, once it is found.
    header: Option<(Vec<(Field, usize)>, usize)>,
    before_header: usize,
    /// Those of them that are more than a title.
    above: usize,
    lines: usize,
    seen: HashSet<Gtin>,
    list: PriceList,
    problems: Vec<Problem>,
    /// Nothing behind this line can be read.
    stop: bool,
}

impl<'a> Reading<'a> {
    fn new(mapping: &'a Mapping) -> Self {
        Self {
            mapping,
            header: None,
            before_header: 0,
            above: 0,
            lines: 0,
            seen: HashSet::new(),
            list: PriceList::default(),
            problems: Vec::new(),
            stop: false,
        }
    }

    fn take(&mut self, record: &csv::StringRecord, line: u64) -> Result<(), Mistake> {
        if record.iter().any(|cell| cell.len() > MAX_CELL) {
            self.stop = true;
            return Err(Mistake::LongCell);
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        let Some((places, count)) = &self.header else {
            return self.look_for_header(record, line);
        };
        self.lines += 1;
        if self.lines > MAX_LINES {
            self.stop = true;
            return Err(Mistake::TooLarge);
        }
        // Empty cells at the end are a spreadsheet's; full ones have lost their column.
        let lost = record.iter().skip(*count).any(|cell| !cell.trim().is_empty());
        let cells = Cells { places, record, decimal: self.mapping.decimal };
        if lost {
            return Err(Mistake::CellCount);
        }
        if cells.is_title() {
            return Ok(());
        }
        if places.iter().any(|(_, place)| *place >= record.len()) {
            return Err(Mistake::CellCount);
        }
        let (gtin, oddity) = cells.code()?;
        let mut oddities = Vec::from_iter(oddity);
        let article = cells.article(line, gtin)?;
        for (field, unread) in
            [(Field::Pack, article.pack.is_none()), (Field::Unit, article.unit.is_none())]
        {
            if unread && !cells.text(field).is_empty() {
                oddities.push(Oddity::Ignored(field));
            }
        }
        if article.net_price.is_none() && article.gross_price.is_none() {
            oddities.push(Oddity::NoPrice);
        } else {
            if gtin.is_some_and(|gtin| !self.seen.insert(gtin)) {
                oddities.push(Oddity::CodeTwice);
            }
            self.list.articles.push(article);
        }
        for oddity in oddities {
            if self.list.warnings.len() < MAX_LISTED {
                self.list.warnings.push(Warning { line, oddity });
            } else {
                self.list.more_warnings += 1;
            }
        }
        Ok(())
    }

    /// The header is the first line that names all columns of the mapping; lines above it are the
    /// supplier's address.
    fn look_for_header(&mut self, record: &csv::StringRecord, line: u64) -> Result<(), Mistake> {
        let names: Vec<String> = record.iter().map(key).collect();
        let mut places = Vec::with_capacity(self.mapping.columns.len());
        let mut missing = None;
        for (field, name) in &self.mapping.columns {
            let wanted = key(name);
            let mut found = names.iter().enumerate().filter(|(_, other)| **other == wanted);
            match (found.next(), found.next()) {
                (Some((place, _)), None) => places.push((*field, place)),
                (Some(_), Some(_)) => missing = Some(Mistake::ColumnTwice(name.clone())),
                (None, _) => missing = Some(Mistake::MissingColumn(name.clone())),
            }
        }
        let Some(mistake) = missing else {
            self.header = Some((places, record.len()));
            if self.above > 0 {
                let oddity = Oddity::Above(self.above);
                self.list.warnings.push(Warning { line, oddity });
            }
            return Ok(());
        };
        self.before_header += 1;
        // A title or a line of an address is one cell; an article has more.
        self.above += usize::from(record.iter().filter(|cell| !cell.trim().is_empty()).count() > 1);
        let nearly = places.len() + 1 >= self.mapping.columns.len() && places.len() >= 2;
        if nearly || self.before_header >= HEADER_WITHIN {
            self.stop = true;
            return Err(mistake);
        }
        Ok(())
    }

    fn done(self) -> Result<PriceList, Vec<Problem>> {
        let whole = |mistake| vec![Problem { line: 0, mistake }];
        if !self.problems.is_empty() {
            return Err(self.problems);
        }
        if self.header.is_none() {
            return Err(whole(Mistake::NoHeader));
        }
        if self.list.articles.is_empty() {
            return Err(whole(Mistake::Empty));
        }
        Ok(self.list)
    }
}

/// The cells of a line by what they hold.
struct Cells<'a> {
    places: &'a [(Field, usize)],
    record: &'a csv::StringRecord,
    decimal: DecimalSign,
}

impl Cells<'_> {
    fn text(&self, field: Field) -> &str {
        let place = self.places.iter().find(|(known, _)| *known == field);
        place.and_then(|(_, place)| self.record.get(*place)).unwrap_or_default().trim()
    }

    /// A line that only parts the list in chapters: words in one cell alone, or neither code, nor
    /// reference, nor price.
    fn is_title(&self) -> bool {
        let mut filled = self.record.iter().map(str::trim).filter(|cell| !cell.is_empty());
        let words = |cell: &str| cell.chars().any(char::is_alphabetic) && !is_damaged(cell);
        if let (Some(only), None) = (filled.next(), filled.next()) {
            return words(only);
        }
        [Field::Code, Field::Reference, Field::NetPrice, Field::GrossPrice]
            .into_iter()
            .all(|field| self.text(field).is_empty())
    }

    /// The code, or what is odd about it.
    fn code(&self) -> Result<(Option<Gtin>, Option<Oddity>), Mistake> {
        let text = self.text(Field::Code);
        // Spreadsheets keep leading zeros by writing '0… or ="0…".
        let bare = text.trim_start_matches(['=', '\'', '"']).trim_end_matches('"');
        let bare: String = bare.chars().filter(|one| !one.is_whitespace()).collect();
        if bare.is_empty() {
            return Ok((None, None));
        }
        if is_damaged(&bare) {
            return Err(Mistake::DamagedCode(text.to_owned()));
        }
        Ok(match Gtin::parse(&bare) {
            Ok(gtin) if gtin.is_restricted() => (None, Some(Oddity::OwnCode)),
            Ok(gtin) => (Some(gtin), None),
            Err(error) => (None, Some(Oddity::Code(error))),
        })
    }

    fn article(&self, line: u64, gtin: Option<Gtin>) -> Result<Article, Mistake> {
        let wrong = |field: Field| Mistake::Cell(field, short(self.text(field)));
        let optional = |field: Field| Some(self.text(field)).filter(|text| !text.is_empty());
        let amount = |field: Field| {
            let figure = |text: &str| number(text, self.decimal).ok_or_else(|| wrong(field));
            optional(field).map(figure).transpose()
        };
        let net_price = amount(Field::NetPrice)?
            .map(|euros| NetPrice::of(euros, Decimal::ONE).map_err(|_| wrong(Field::NetPrice)));
        let gross_price = amount(Field::GrossPrice)?
            .map(|euros| gross(euros).ok_or_else(|| wrong(Field::GrossPrice)));
        let vat = optional(Field::Vat).map(|text| rate(text).ok_or_else(|| wrong(Field::Vat)));
        Ok(Article {
            line,
            gtin,
            reference: optional(Field::Reference).and_then(cut_label),
            name: cut_label(self.text(Field::Name)).ok_or_else(|| wrong(Field::Name))?,
            net_price: net_price.transpose()?,
            gross_price: gross_price.transpose()?,
            vat: vat.transpose()?,
            pack: optional(Field::Pack).and_then(|text| pack(text, self.decimal)),
            unit: optional(Field::Unit).and_then(unit_named),
        })
    }
}

/// `3,01E+12`: what a spreadsheet makes of thirteen digits.
fn is_damaged(code: &str) -> bool {
    let Some((figure, power)) = code.split_once(['E', 'e']) else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, decimals) = figure.split_once([',', '.']).unwrap_or((figure, "0"));
    whole.len() == 1 && digits(whole) && digits(decimals) && digits(power.trim_start_matches('+'))
}

fn gross(euros: Decimal) -> Option<Cents> {
    let price = NetPrice::of(euros, Decimal::ONE).ok()?;
    // What customers pay has no fractions of a cent.
    (price.millionths() % 10_000 == 0).then(|| price.to_cents())
}

/// `5,5`, `5.5 %`, `20`: either sign, since a rate can't be mistaken for a thousand.
fn rate(text: &str) -> Option<VatRate> {
    let percent = number(text, DecimalSign::Comma).or_else(|| number(text, DecimalSign::Point))?;
    let points = percent.checked_mul(Decimal::ONE_HUNDRED)?;
    let whole = points.is_integer().then(|| u16::try_from(points).ok())??;
    VatRate::new(whole)
}

fn pack(text: &str, sign: DecimalSign) -> Option<u32> {
    let count = number(text, sign)?;
    count
        .is_integer()
        .then(|| u32::try_from(count).ok())?
        .filter(|count| (1..=9_999).contains(count))
}

/// A text cut to the length of a label, if anything can be seen of it.
pub(in crate::imports) fn cut_label(text: &str) -> Option<Label> {
    let first = |count: usize| text.chars().take(count).collect::<String>();
    match Label::new(&first(Label::MAX_CHARS)) {
        // A few letters of other scripts come apart when they are composed.
        Err(LabelError::TooLong) => Label::new(&first(Label::MAX_CHARS / 4)).ok(),
        label => label.ok(),
    }
}

/// The beginning of a cell, to be shown beside its line.
fn short(text: &str) -> String {
    text.chars().take(40).collect()
}
