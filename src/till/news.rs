//! What head office has for its cafés: a letter each month, the network's prices, and the café's
//! figures beside those of others. What came is kept among the work, shown to whoever looks, and
//! changes nothing by itself: a price changes when the café takes it, by the same facts as one of a
//! supplier's list.

use crate::domain::barcode::Gtin;
use crate::domain::day::BusinessDay;
use crate::domain::id::PartnerId;
use crate::domain::money::Cents;
use crate::domain::month::MonthName;
use crate::domain::net_price::NetPrice;
use crate::domain::text::{Label, folded};
use crate::imports::price_list::{Article, PriceList};
use crate::journal::record::hex;
use crate::journal::seal::hash_of;
use crate::network::courier::News;
use crate::statement::exchange::{Compared, Comparison, Letter, Tariff, Tariffs};
use crate::statement::figures::Figure;
use crate::statement::registry::{Measure, Registry};
use crate::statement::sealing::MAX_BYTES;
use crate::statement::wire::Told;
use crate::till::network::Membership;
use crate::till::{Till, TillError};
use crate::words::format;

/// The fewest others that a café is compared with.
const FEWEST: usize = 5;
/// What is compared, by the registry's codes.
const COMPARED: [&str; 5] = [
    "ventes.tickets",
    "ventes.cafes_servis",
    "services.passages",
    "animations.nombre",
    "animations.participants",
];
/// Most paragraphs of a letter that are kept.
const PARAGRAPHS: usize = 200;
/// Most articles of the network's prices that are kept.
const ARTICLES: usize = 1_000;

/// What there is of head office to be looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Board {
    /// Its letter.
    pub letter: Option<LetterShown>,
    /// The network's prices.
    pub tariffs: Option<TariffsShown>,
    /// The café beside others; nothing where there are fewer than five.
    pub beside: Option<Beside>,
}

/// Head office's letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterShown {
    /// Of which month.
    pub month: MonthName,
    /// Its title.
    pub title: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
    /// Whether nobody has opened it yet.
    pub is_new: bool,
}

/// The network's prices, before they are opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TariffsShown {
    /// Since when they hold.
    pub since: BusinessDay,
    /// How many articles they have.
    pub articles: usize,
    /// Whether nobody has opened them yet.
    pub is_new: bool,
}

/// The café's figures of a month beside those of others of its model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Which month.
    pub month: MonthName,
    /// Each figure.
    pub rows: Vec<BesideRow>,
}

/// A figure of the café's beside those of others, as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BesideRow {
    /// What it is.
    pub label: String,
    /// How many others there are.
    pub others: usize,
    /// The café's own; nothing where it told none.
    pub own: Option<String>,
    /// A quarter of the others lie at or below this.
    pub low: String,
    /// Half of them.
    pub middle: String,
    /// Three quarters of them.
    pub high: String,
}

/// The network's prices as a list of articles, and which partner of the café's delivers each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetworkList {
    /// Since when they hold.
    pub since: BusinessDay,
    /// The articles.
    pub list: PriceList,
    /// Whose each article is; nothing where the café has no such partner.
    pub partners: Vec<Option<PartnerId>>,
}

impl Till {
    /// The hash of what the till has of a kind, so that the same is not fetched again.
    pub(super) fn known_news(&mut self, news: News) -> Result<Option<String>, TillError> {
        let kept = self.store.work().paper(kind(news))?;
        Ok(kept.map(|(bytes, _)| hex(&hash_of(&bytes))))
    }

    /// Keeps what head office has for its cafés, where it is what it says: a letter or prices
    /// under a key of the hub's and not older than those that are kept, a comparison of the month
    /// that was asked. Says whether it is kept; what is not is passed over.
    ///
    /// # Errors
    /// [`TillError::Store`] when the work file can't be written.
    pub fn take_news(
        &mut self,
        membership: &Membership,
        news: News,
        bytes: &[u8],
    ) -> Result<bool, TillError> {
        let before = self.store.work().paper(kind(news))?.map(|(bytes, _)| bytes);
        let before = before.unwrap_or_default();
        let sound = match news {
            News::Letter => {
                let age = |bytes| letter(membership, bytes).map(|one| (one.month, stamp(&one.at)));
                age(bytes).is_some_and(|new| Some(new) >= age(&before))
            }
            News::Tariffs => {
                let age =
                    |bytes| tariffs(membership, bytes).map(|one| (one.version, stamp(&one.at)));
                age(bytes).is_some_and(|new| Some(new) >= age(&before))
            }
            News::Comparison(month) => {
                comparison(bytes).is_some_and(|told| told.month == month.to_string())
            }
        };
        if sound {
            self.store.work().keep_paper(kind(news), bytes)?;
        }
        Ok(sound)
    }

    /// What there is of head office. What is kept is checked again, since anyone may write to the
    /// work file.
    ///
    /// # Errors
    /// [`TillError::Store`] when the files can't be read.
    pub fn news(&mut self, membership: &Membership) -> Result<Board, TillError> {
        let mut board = Board::default();
        if let Some((bytes, seen)) = self.store.work().paper(kind(News::Letter))?
            && let Some(letter) = letter(membership, &bytes)
            && let Some(month) = MonthName::parse(&letter.month)
        {
            let Letter { title, paragraphs, .. } = letter;
            board.letter = Some(LetterShown { month, title, paragraphs, is_new: !seen });
        }
        if let Some((bytes, seen)) = self.store.work().paper(kind(News::Tariffs))?
            && let Some(tariffs) = tariffs(membership, &bytes)
            && let Some(since) = BusinessDay::parse(&tariffs.version)
        {
            let articles = tariffs.articles.len();
            board.tariffs = Some(TariffsShown { since, articles, is_new: !seen });
        }
        let told = self.store.work().paper(COMPARISON)?;
        board.beside = told.and_then(|(bytes, _)| beside(&comparison(&bytes)?));
        Ok(board)
    }

    /// Somebody has read head office's letter.
    ///
    /// # Errors
    /// [`TillError::Store`] when the work file can't be written.
    pub fn letter_read(&mut self) -> Result<(), TillError> {
        Ok(self.store.work().paper_seen(kind(News::Letter))?)
    }

    /// The network's prices, which somebody opens; nothing where there are none.
    ///
    /// # Errors
    /// [`TillError::Store`] when the files fail.
    pub fn network_list(&mut self) -> Result<Option<NetworkList>, TillError> {
        let Some(membership) = self.membership()? else {
            return Ok(None);
        };
        let Some((bytes, _)) = self.store.work().paper(kind(News::Tariffs))? else {
            return Ok(None);
        };
        let Some(tariffs) = tariffs(&membership, &bytes) else {
            return Ok(None);
        };
        let Some(since) = BusinessDay::parse(&tariffs.version) else {
            return Ok(None);
        };
        let known = self.store.partners()?;
        let mut network = NetworkList { since, list: PriceList::default(), partners: Vec::new() };
        for (place, tariff) in tariffs.articles.iter().enumerate() {
            // One that can't be an article of a till is left out; the others stand.
            let Some(article) = article(place as u64 + 1, tariff) else {
                continue;
            };
            let supplier = folded(&tariff.supplier);
            let partner = known.iter().find(|one| folded(one.name()) == supplier);
            network.list.articles.push(article);
            network.partners.push(partner.map(|one| one.id));
        }
        self.store.work().paper_seen(kind(News::Tariffs))?;
        Ok(Some(network))
    }
}

/// The comparison's name among the papers, whichever month it is of: the newest alone is kept.
const COMPARISON: &str = "comparaison";

fn kind(news: News) -> &'static str {
    match news {
        News::Letter => "lettre",
        News::Tariffs => "tarifs",
        News::Comparison(_) => COMPARISON,
    }
}

/// When a paper was published, in milliseconds of UTC.
fn stamp(at: &str) -> Option<i64> {
    chrono::DateTime::parse_from_rfc3339(at).ok().map(|time| time.timestamp_millis())
}

/// Signs that turn the direction of letters or can't be seen.
const HIDDEN: [std::ops::RangeInclusive<char>; 3] =
    ['\u{200b}'..='\u{200f}', '\u{202a}'..='\u{202e}', '\u{2066}'..='\u{2069}'];

/// Whether a text can be shown as it is: on one line, with nothing hidden in it.
fn is_plain(text: &str, longest: usize) -> bool {
    let odd = |one: char| one.is_control() || HIDDEN.iter().any(|range| range.contains(&one));
    !text.is_empty() && text.chars().count() <= longest && !text.chars().any(odd)
}

fn letter(membership: &Membership, bytes: &[u8]) -> Option<Letter> {
    let letter = membership.trust.read::<Letter>(bytes).ok()?.paper;
    let paragraphs = &letter.paragraphs;
    let sound = is_plain(&letter.title, 200)
        && (1..=PARAGRAPHS).contains(&paragraphs.len())
        && paragraphs.iter().all(|one| is_plain(one, 5_000))
        && stamp(&letter.at).is_some();
    (sound && MonthName::parse(&letter.month).is_some()).then_some(letter)
}

fn tariffs(membership: &Membership, bytes: &[u8]) -> Option<Tariffs> {
    let tariffs = membership.trust.read::<Tariffs>(bytes).ok()?.paper;
    let count = tariffs.articles.len();
    let sound = (1..=ARTICLES).contains(&count) && stamp(&tariffs.at).is_some();
    (sound && BusinessDay::parse(&tariffs.version).is_some()).then_some(tariffs)
}

fn comparison(bytes: &[u8]) -> Option<Comparison> {
    if bytes.len() > MAX_BYTES {
        return None;
    }
    serde_json::from_slice(bytes).ok()
}

/// A comparison in words; nothing where no figure has enough others.
fn beside(told: &Comparison) -> Option<Beside> {
    let month = MonthName::parse(&told.month)?;
    let registry = Registry::current();
    let row = |code: &&str| {
        let known = registry.indicator(code)?;
        let one = told.values.iter().find(|one| one.indicator == **code && one.n >= FEWEST)?;
        let Compared { n, p25, median, p75, own, .. } = one;
        let own = match own {
            Some(own) => Some(shown(own, known.measure)?),
            None => None,
        };
        let told = |value| shown(value, known.measure);
        let (low, middle, high) = (told(p25)?, told(median)?, told(p75)?);
        Some(BesideRow { label: known.label.clone(), others: *n, own, low, middle, high })
    };
    let rows: Vec<BesideRow> = COMPARED.iter().filter_map(row).collect();
    (!rows.is_empty()).then_some(Beside { month, rows })
}

fn shown(told: &Told, measure: Measure) -> Option<String> {
    Some(measured(told.figure()?, measure))
}

/// A figure as people read it.
pub(super) fn measured(figure: Figure, measure: Measure) -> String {
    match (figure, measure) {
        (Figure::Count(count), Measure::Kilometres) => {
            format!("{}\u{a0}km", format::count(count))
        }
        (Figure::Count(count), _) => format::count(count),
        (Figure::Amount(cents), Measure::Hours) => {
            let minutes = u64::try_from(cents.get()).unwrap_or(0).saturating_mul(60) / 100;
            format::duration(minutes)
        }
        (Figure::Amount(cents), _) => format::money(cents),
    }
}

/// An article of the network's as one of a supplier's list.
fn article(line: u64, tariff: &Tariff) -> Option<Article> {
    let price = Cents::parse(&tariff.price).ok()?;
    let millionths = price.get().checked_mul(10_000)?;
    let gtin = tariff.gtin.as_deref().and_then(|code| Gtin::parse(code).ok());
    let name: String = tariff.label.chars().take(Label::MAX_CHARS).collect();
    Some(Article {
        line,
        gtin: gtin.filter(|gtin| !gtin.is_restricted()),
        reference: Label::new(&tariff.reference).ok(),
        name: Label::new(&name).ok()?,
        net_price: Some(NetPrice::from_millionths(millionths).ok()?),
        gross_price: None,
        vat: None,
        pack: None,
        unit: None,
    })
}
