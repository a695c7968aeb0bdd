//! What head office sends back to its cafés: a letter each month, and the network's prices. Both
//! are sealed papers; a till shows them and applies nothing by itself.

use super::acts::Act;
use super::{Hub, HubError};
use crate::domain::day::BusinessDay;
use crate::domain::money::Cents;
use crate::statement::MonthName;
use crate::statement::exchange::{Letter, Tariff, Tariffs};
use crate::statement::sealing::{Paper, Sealed};

/// Most characters of a title or a label.
const TITLE: usize = 120;
/// Most paragraphs of a letter.
const PARAGRAPHS: usize = 60;
/// Most characters of a paragraph.
const PARAGRAPH: usize = 2_000;
/// Most articles of a catalogue: a sealed paper has 64 KiB.
const ARTICLES: usize = 300;
/// The columns of a catalogue, as its first line names them.
const COLUMNS: [&str; 6] = ["reference", "gtin", "libelle", "fournisseur", "prix_ht", "tva"];

impl Hub {
    /// Publishes a month's letter, in the place of an earlier one of that month.
    ///
    /// # Errors
    /// [`HubError::Missing`] for a title or text that is empty or too long, [`HubError::Storage`].
    pub fn publish_letter(
        &self,
        month: MonthName,
        title: &str,
        text: &str,
        by: &str,
    ) -> Result<(), HubError> {
        let title = line(title, TITLE).ok_or(HubError::Missing("title"))?;
        let paragraphs = text.split("\n\n").map(|part| part.split_whitespace());
        let paragraphs = paragraphs.map(|words| words.collect::<Vec<_>>().join(" "));
        let paragraphs: Vec<String> = paragraphs.filter(|part| !part.is_empty()).collect();
        let long = paragraphs.iter().any(|part| part.chars().count() > PARAGRAPH);
        if paragraphs.is_empty() || paragraphs.len() > PARAGRAPHS || long {
            return Err(HubError::Missing("text"));
        }
        let letter = Letter {
            format: Letter::FORMAT.to_owned(),
            month: month.to_string(),
            title,
            paragraphs,
            at: self.world().now().to_rfc3339(),
        };
        self.publish("lettre", &month.to_string(), letter, by)
    }

    /// Publishes the network's prices from a table with semicolons, and says how many articles.
    ///
    /// # Errors
    /// [`HubError::Missing`] for a day or a table that is not of its form, [`HubError::Storage`].
    pub fn publish_tariffs(&self, version: &str, table: &str, by: &str) -> Result<usize, HubError> {
        if BusinessDay::parse(version).is_none() {
            return Err(HubError::Missing("day"));
        }
        let articles = articles(table)?;
        let count = articles.len();
        let tariffs = Tariffs {
            format: Tariffs::FORMAT.to_owned(),
            version: version.to_owned(),
            articles,
            at: self.world().now().to_rfc3339(),
        };
        self.publish("tarifs", version, tariffs, by)?;
        Ok(count)
    }

    fn publish<P: Paper>(
        &self,
        kind: &'static str,
        name: &str,
        paper: P,
        by: &str,
    ) -> Result<(), HubError> {
        let now = self.world().now();
        self.write(|transaction| {
            let sealed: Sealed<P> = self.seal(transaction, paper)?;
            let sql = "INSERT INTO published_paper \
                       (kind, name, bytes, published_at, published_by) \
                       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (kind, name) DO UPDATE SET \
                       bytes = excluded.bytes, published_at = excluded.published_at, \
                       published_by = excluded.published_by";
            let at = now.to_rfc3339();
            let values = [kind.into(), name.into(), sealed.to_bytes().into(), at.into(), by.into()];
            transaction.execute(sql, &values)?;
            Ok(Act { by, what: kind, about: name, detail: "" }.record(transaction, now)?)
        })
    }
}

/// A text of one line, of a bounded length.
fn line(text: &str, longest: usize) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let sound = !text.is_empty() && text.chars().count() <= longest;
    (sound && !text.chars().any(char::is_control)).then_some(text)
}

fn articles(table: &str) -> Result<Vec<Tariff>, HubError> {
    let table = table.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(table.as_bytes());
    let header = reader.headers().map_err(|_| HubError::Missing("table"))?;
    if header.iter().map(str::trim).ne(COLUMNS) {
        return Err(HubError::Missing("columns"));
    }
    let mut articles = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|_| HubError::Missing("line of the table"))?;
        articles.push(article(&row).ok_or(HubError::Missing("article"))?);
    }
    match articles.len() {
        1..=ARTICLES => Ok(articles),
        _ => Err(HubError::Missing("number of articles")),
    }
}

fn article(row: &csv::StringRecord) -> Option<Tariff> {
    let field = |at: usize| line(row.get(at)?, TITLE);
    let price = Cents::parse(row.get(4)?.trim()).ok()?;
    let gtin = field(1);
    let sound = gtin.as_ref().is_none_or(|gtin| {
        (8..=14).contains(&gtin.len()) && gtin.bytes().all(|digit| digit.is_ascii_digit())
    });
    (sound && price.get() >= 0).then_some(())?;
    Some(Tariff {
        reference: field(0)?,
        gtin,
        label: field(2)?,
        supplier: field(3)?,
        price: price.to_string(),
        vat: field(5)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "reference;gtin;libelle;fournisseur;prix_ht;tva\n";

    #[test]
    fn a_table_of_prices_is_read_whole_or_not_at_all() {
        let good = format!("{HEADER}C10-1;3017620422003;Pâte à tartiner;C10;3,20;5.5\n");
        let read = articles(&good).expect("a table");
        assert_eq!((read[0].price.as_str(), read[0].label.as_str()), ("3.20", "Pâte à tartiner"));
        let without_code = format!("{HEADER}C10-1;;Vin;C10;3.20;20.0\n");
        assert_eq!(articles(&without_code).expect("a table")[0].gtin, None);
        for bad in [
            String::new(),
            HEADER.to_owned(),
            "a;b\n1;2\n".to_owned(),
            format!("{good}C10-2;12;Vin;C10;3.20;20.0\n"),
            format!("{good}C10-2;;Vin;C10;-1.00;20.0\n"),
            format!("{good}C10-2;;Vin;C10;1e3;20.0\n"),
            format!("{good}C10-2;;Vin\n"),
        ] {
            assert!(articles(&bad).is_err(), "{bad}");
        }
    }
}
