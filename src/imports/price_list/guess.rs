//! Columns told by the names that suppliers give them.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::{DecimalSign, Field, MAX_BYTES, Mapping, Mistake, Problem};
use crate::domain::barcode::Gtin;
use crate::domain::text::folded;
use crate::imports::table::{decode, separator};

/// How far down a header is looked for: lists begin with an address or a title.
pub(super) const HEADER_WITHIN: usize = 20;
/// How many lines are looked at to tell the sign before decimals.
const SAMPLE: usize = 200;
/// How many columns of a header must be known for it to be one.
const KNOWN: usize = 2;
/// How many lines are shown to whoever chooses columns, and how much of a cell.
const SHOWN: usize = 3;
const SAMPLE_CHARS: usize = 40;

/// The names of columns that suppliers use, folded: a table of its own, for it grows with every
/// supplier.
static NAMES: LazyLock<HashMap<String, Field>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/suppliers/columns.csv").lines().skip(1);
    let pairs = lines.filter_map(|line| line.split_once(';'));
    pairs.filter_map(|(code, name)| Some((name.to_owned(), Field::from_code(code)?))).collect()
});

/// A name of a column as it is compared: small letters and digits, one blank between words.
pub(super) fn plain(name: &str) -> String {
    let spaced = folded(name).replace(|one: char| !one.is_alphanumeric() && one != '%', " ");
    spaced.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// The name of a column as it is looked up: signs alone are a name, too.
pub(super) fn key(name: &str) -> String {
    let plain = plain(name);
    if plain.is_empty() { name.trim().to_owned() } else { plain }
}

/// The field that a column of this name holds, as far as we know.
fn field(name: &str) -> Option<Field> {
    NAMES.get(&plain(name)).copied()
}

/// A column of a table, to be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name as the file writes it.
    pub name: String,
    /// What stands in it on the first lines, cut to a few words.
    pub samples: Vec<String>,
}

/// The beginning of a table, for a person who says which column holds what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The columns that can be chosen: those with a name of their own.
    pub columns: Vec<Column>,
    /// What the names suggest. What it lacks, [`Mapping::missing`] says.
    pub guess: Mapping,
}

impl Preview {
    /// Whether the table has every column of a mapping that was kept.
    pub fn fits(&self, kept: &Mapping) -> bool {
        let has = |name: &str| self.columns.iter().any(|one| key(&one.name) == key(name));
        let named = kept.columns.iter().all(|(_, name)| has(name));
        named && !kept.columns.is_empty() && kept.separator == self.guess.separator
    }
}

/// The columns of a file with what stands in them. Where no line names columns that we know, the
/// line with most words is taken for their names, unless it is an article already.
///
/// # Errors
/// [`Problem`] when the file is too large, no table, has no line with two cells at its beginning,
/// or begins with articles.
pub fn preview(bytes: &[u8]) -> Result<Preview, Problem> {
    let whole = |mistake| Problem { line: 0, mistake };
    if bytes.len() > MAX_BYTES {
        return Err(whole(Mistake::TooLarge));
    }
    let text = decode(bytes).ok_or_else(|| whole(Mistake::NotATable))?;
    let words = |cells: &[String]| {
        cells.iter().filter(|cell| cell.chars().any(char::is_alphabetic)).count()
    };
    let candidates = text.lines().take(HEADER_WITHIN).enumerate().map(|(at, line)| {
        let (separator, cells) = header_cells(line);
        (at, separator, cells)
    });
    // The line that has most columns that we know; of equals the one with most words, then the
    // first. One known name alone may be a title.
    let best = candidates.max_by_key(|(at, _, cells)| {
        let known = Some(known(cells).len()).filter(|count| *count >= KNOWN);
        (known, words(cells), Reverse(*at))
    });
    let Some((at, separator, cells)) = best.filter(|(_, _, cells)| cells.len() >= 2) else {
        return Err(whole(Mistake::NoHeader));
    };
    if known(&cells).is_empty() && cells.iter().any(|cell| is_of_an_article(cell)) {
        let line = u64::try_from(at + 1).unwrap_or_default();
        return Err(Problem { line, mistake: Mistake::NoNames });
    }
    let rows: Vec<&str> = text.lines().skip(at + 1).take(SAMPLE).collect();
    let decimal = decimal_sign(&rows, separator);
    let guess = Mapping { separator, decimal, columns: known(&cells) };
    Ok(Preview { columns: columns(&cells, &rows, separator), guess })
}

/// The columns with a name of their own, with samples of the rows below.
fn columns(cells: &[String], rows: &[&str], separator: u8) -> Vec<Column> {
    let filled = rows.iter().map(|row| cells_of(row, separator));
    let filled = filled.filter(|row| row.iter().filter(|cell| !cell.is_empty()).count() >= 2);
    let filled: Vec<Vec<String>> = filled.take(SHOWN).collect();
    let own = |name: &str| cells.iter().filter(|other| key(other) == key(name)).count() == 1;
    let named = cells.iter().enumerate().filter(|(_, name)| !name.is_empty() && own(name));
    let column = |(place, name): (usize, &String)| Column {
        name: name.clone(),
        samples: filled
            .iter()
            .filter_map(|row| row.get(place).filter(|cell| !cell.is_empty()))
            .map(|cell| cell.chars().take(SAMPLE_CHARS).collect())
            .collect(),
    };
    named.map(column).collect()
}

/// Whether a cell holds what no column is called: an amount with decimals, or an article number.
fn is_of_an_article(cell: &str) -> bool {
    let bare: String = cell.chars().filter(|one| !one.is_whitespace() && *one != '€').collect();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|one| one.is_ascii_digit());
    let amount = bare.split_once([',', '.']);
    amount.is_some_and(|(whole, decimals)| digits(whole) && digits(decimals))
        || (digits(&bare) && bare.len() >= 8 && Gtin::parse(&bare).is_ok())
}

fn header_cells(line: &str) -> (u8, Vec<String>) {
    let separator = separator(line);
    (separator, cells_of(line, separator))
}

fn cells_of(line: &str, separator: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(line.as_bytes());
    let cells = reader.records().next().and_then(Result::ok);
    let cells = cells.iter().flat_map(csv::StringRecord::iter);
    cells.map(|cell| cell.trim().to_owned()).collect()
}

/// The columns that we know, the first of each field.
fn known(cells: &[String]) -> Vec<(Field, String)> {
    let mut columns: Vec<(Field, String)> = Vec::new();
    for cell in cells {
        if let Some(field) = field(cell)
            && !columns.iter().any(|(other, name)| *other == field || name == cell)
        {
            columns.push((field, cell.clone()));
        }
    }
    columns
}

/// Figures with a comma and without a point, or the reverse, are counted; French files have
/// commas where nothing tells.
fn decimal_sign(rows: &[&str], separator: u8) -> DecimalSign {
    let (mut commas, mut points) = (0_usize, 0_usize);
    for cell in rows.iter().flat_map(|row| row.split(char::from(separator))) {
        let figure = |sign: char| {
            let bare = cell.trim().trim_matches('"').trim_end_matches(['€', '%', ' ', '\u{a0}']);
            bare.split_once(sign).is_some_and(|(whole, decimals)| {
                let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
                !decimals.is_empty() && decimals.len() <= 4 && digits(whole) && digits(decimals)
            })
        };
        commas += usize::from(figure(','));
        points += usize::from(figure('.'));
    }
    let fallback = commas == points && separator == b',';
    if points > commas || fallback { DecimalSign::Point } else { DecimalSign::Comma }
}
