//! Links of GS1: the address in a QR code whose path names an article,
//! `https://example.org/01/03760990006013/10/LOT?17=261231`.
//!
//! The address is read and never followed.

use chrono::NaiveDate;

use super::gs1::{Found, Gs1, Gs1Error};

/// What an address says; nothing if it names no article.
pub(super) fn read(text: &str, today: NaiveDate) -> Option<Result<Gs1, Gs1Error>> {
    let rest = behind_scheme(text)?;
    let rest = rest.split_once('#').map_or(rest, |(rest, _)| rest);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let at = parts.windows(2).position(|pair| pair[0] == "01" && is_article(pair[1]))?;
    Some(elements(&parts[at..], query, today))
}

fn behind_scheme(text: &str) -> Option<&str> {
    ["https://", "http://"].into_iter().find_map(|scheme| {
        let head = text.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then(|| &text[scheme.len()..])
    })
}

/// A path may hold another `01`: only digits behind it make it an article.
fn is_article(part: &str) -> bool {
    (8..=14).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
}

fn elements(path: &[&str], query: &str, today: NaiveDate) -> Result<Gs1, Gs1Error> {
    let mut found = Found::new(today);
    for pair in path.chunks_exact(2) {
        take(&mut found, pair[0], pair[1])?;
    }
    for part in query.split(['&', ';']) {
        // Other things may be asked of the page; only digits are identifiers.
        if let Some((key, value)) = part.split_once('=')
            && (2..=4).contains(&key.len())
            && key.bytes().all(|byte| byte.is_ascii_digit())
        {
            take(&mut found, key, value)?;
        }
    }
    found.done()
}

fn take(found: &mut Found, identifier: &str, data: &str) -> Result<(), Gs1Error> {
    let plain = unescaped(data).ok_or_else(|| Gs1Error::Data(identifier.to_owned()))?;
    // In an address an article may keep its own length.
    let padded = if identifier == "01" { format!("{plain:0>14}") } else { plain };
    found.take(identifier, &padded)
}

/// `%2F` and its like as the characters that they stand for.
fn unescaped(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}
