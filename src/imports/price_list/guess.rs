//! Columns told by the names that suppliers give them.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::{DecimalSign, Field, MAX_BYTES, Mapping, Mistake, Problem};
use crate::domain::text::folded;
use crate::imports::table::{decode, separator};

/// How far down a header is looked for: lists begin with an address or a title.
pub(super) const HEADER_WITHIN: usize = 20;
/// How many lines are looked at to tell the sign before decimals.
const SAMPLE: usize = 200;

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

/// The field that a column of this name holds, as far as we know.
fn field(name: &str) -> Option<Field> {
    NAMES.get(&plain(name)).copied()
}

/// The mapping that the names of the columns suggest. What it lacks, [`Mapping::missing`] says.
///
/// # Errors
/// [`Problem`] when the file is too large, no table, or no line of its beginning looks like a
/// header.
pub fn guess_mapping(bytes: &[u8]) -> Result<Mapping, Problem> {
    let whole = |mistake| Problem { line: 0, mistake };
    if bytes.len() > MAX_BYTES {
        return Err(whole(Mistake::TooLarge));
    }
    let text = decode(bytes).ok_or_else(|| whole(Mistake::NotATable))?;
    let candidates = text.lines().take(HEADER_WITHIN).enumerate().map(|(at, line)| {
        let (separator, cells) = header_cells(line);
        (at, separator, known(&cells))
    });
    // The line that has most columns that we know; of equals the first.
    let best = candidates.max_by_key(|(at, _, columns)| (columns.len(), Reverse(*at)));
    let Some((at, separator, columns)) = best.filter(|(_, _, columns)| columns.len() >= 2) else {
        return Err(whole(Mistake::NoHeader));
    };
    let rows: Vec<&str> = text.lines().skip(at + 1).take(SAMPLE).collect();
    let decimal = decimal_sign(&rows, separator);
    Ok(Mapping { separator, decimal, columns })
}

/// The names of the columns of a file, for a person to choose from.
///
/// # Errors
/// As [`guess_mapping`], except that any line with two cells is taken for a header if none is
/// known.
pub fn headers(bytes: &[u8]) -> Result<Vec<String>, Problem> {
    let whole = |mistake| Problem { line: 0, mistake };
    if bytes.len() > MAX_BYTES {
        return Err(whole(Mistake::TooLarge));
    }
    let text = decode(bytes).ok_or_else(|| whole(Mistake::NotATable))?;
    let lines = text.lines().take(HEADER_WITHIN).map(|line| header_cells(line).1).enumerate();
    let best = lines.max_by_key(|(at, cells)| (known(cells).len(), cells.len(), Reverse(*at)));
    best.map(|(_, cells)| cells)
        .filter(|cells| cells.len() >= 2)
        .ok_or_else(|| whole(Mistake::NoHeader))
}

fn header_cells(line: &str) -> (u8, Vec<String>) {
    let separator = separator(line);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(line.as_bytes());
    let cells = reader.records().next().and_then(Result::ok);
    let cells = cells.iter().flat_map(csv::StringRecord::iter);
    (separator, cells.map(|cell| cell.trim().to_owned()).collect())
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
