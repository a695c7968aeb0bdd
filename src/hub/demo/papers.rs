//! The statements of the made-up year: sealed, each following the one before, in the order in which
//! they reach head office. The dirty edition has what a year really has.

use thiserror::Error;

use super::evenings::in_season;
use super::figures::{Past, of_cell, of_evenings};
use super::units::Unit;
use super::year::Year;
use crate::demo::chance::Chance;
use crate::domain::money::{AmountError, Cents};
use crate::journal::record::hex;
use crate::journal::seal::{Fingerprint, Signer, hash_of};
use crate::keys::SoftwareSigner;
use crate::statement::MonthName;
use crate::statement::figures::{Figure, Figures, Key};
use crate::statement::sealing::{Sealed, SealingError};
use crate::statement::wire::{
    Cafe, Consent, Document, Emission, FORMAT, JournalHead, Period, Previous, RunningSums, VERSION,
    euros, values_of,
};

/// A PKCS#8 key of P-256 up to its secret number (RFC 5208, RFC 5915).
const PKCS8_HEAD: [u8; 35] = [
    0x30, 0x41, 0x02, 0x01, 0x00, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01,
    0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x04, 0x27, 0x30, 0x25, 0x02, 0x01,
    0x01, 0x04, 0x20,
];
/// The café whose amounts were typed as cents in one month, by its place.
const OUTLIER: (usize, usize) = (16, 6);
/// The café whose machine was copied, and since when.
const FORK: (usize, usize) = (40, 8);
/// The café whose commune was merged into another, with the former code that it goes on telling.
const MERGED: (usize, &str) = (77, "14315");
/// The cafés that close in winter.
const WINTER: [usize; 4] = [60, 61, 62, 63];
/// The months in which they are closed.
const CLOSED: [usize; 3] = [12, 1, 2];

/// Whether everything arrived as it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// Every month of every café, in time.
    Clean,
    /// Late, told anew, never sent, typed wrong, copied, merged, closed.
    Dirty,
}

/// A statement as it reaches head office.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// The place of its unit.
    pub unit: usize,
    /// The month that it tells.
    pub month: MonthName,
    /// Its revision.
    pub revision: u32,
    /// When it comes, RFC 3339 in UTC.
    pub at: String,
    /// The sealed statement.
    pub bytes: Vec<u8>,
    /// Whether it must be refused, being the other machine's.
    pub forked: bool,
}

/// Why the year can't be told.
#[derive(Debug, Error)]
pub enum PapersError {
    /// A sum went beyond its range.
    #[error("a month's figures can't be added up")]
    Sum(#[from] AmountError),
    /// A statement could not be sealed.
    #[error("a statement can't be sealed")]
    Seal(#[from] SealingError),
    /// A key could not be made of the seed.
    #[error("the key of a till can't be made")]
    Key,
}

/// The keys of the tills, made of the seed alone: anybody can make them, so that nothing that they
/// seal passes for real.
#[derive(Debug, Clone, Copy)]
pub struct Signers {
    seed: u64,
}

impl Signers {
    /// The keys of a seed.
    pub fn new(seed: u64) -> Self {
        Self { seed }
    }

    /// A till's key.
    ///
    /// # Errors
    /// [`PapersError::Key`] where the hash is no secret number, which is as good as never.
    pub fn of(self, till: &str) -> Result<SoftwareSigner, PapersError> {
        let secret = hash_of(format!("1000cafes.synthetique/cle/{}/{till}", self.seed).as_bytes());
        let pkcs8 = [&PKCS8_HEAD[..], &secret[..]].concat();
        SoftwareSigner::from_pkcs8(&pkcs8).ok_or(PapersError::Key)
    }
}

/// The statements of a year.
#[derive(Debug)]
pub struct Papers<'a> {
    year: &'a Year,
    edition: Edition,
    signers: Signers,
}

/// What a till knows before it tells a month.
struct Till<'a> {
    unit: &'a Unit,
    signer: SoftwareSigner,
    previous: Option<Previous>,
    running: Option<RunningSums>,
    seq: u64,
}

/// What a statement says beside its figures.
#[derive(Clone, Copy)]
struct Telling<'a> {
    month: MonthName,
    figures: &'a Figures,
    days: u32,
    at: &'a str,
    commune: &'a str,
    /// Mixed into the head of the journal: a copied machine has another one.
    branch: &'a str,
}

impl<'a> Papers<'a> {
    /// The statements of a year.
    pub fn new(year: &'a Year, edition: Edition, seed: u64) -> Self {
        Self { year, edition, signers: Signers::new(seed) }
    }

    /// The commune that a unit tells, by the code that it knows.
    pub fn commune(&self, place: usize) -> &'a str {
        if self.edition == Edition::Dirty && place == MERGED.0 {
            return MERGED.1;
        }
        self.year.units[place].commune.code
    }

    /// Whether a month of a unit is waited for.
    pub fn is_expected(&self, place: usize, month: MonthName) -> bool {
        if self.year.units[place].travels() {
            return in_season(month);
        }
        let winter = self.edition == Edition::Dirty && WINTER.contains(&place);
        !(winter && CLOSED.contains(&month.of_year()))
    }

    /// Every statement that is sent, in the order of its coming.
    ///
    /// # Errors
    /// [`PapersError`] as its variants say.
    pub fn deliveries(&self) -> Result<Vec<Delivery>, PapersError> {
        let mut all = Vec::new();
        for place in 0..self.year.units.len() {
            self.tell(place, &mut all)?;
        }
        all.sort_by(|one, other| one.at.cmp(&other.at).then(one.unit.cmp(&other.unit)));
        Ok(all)
    }

    fn tell(&self, place: usize, all: &mut Vec<Delivery>) -> Result<(), PapersError> {
        let unit = &self.year.units[place];
        let signer = self.signers.of(&unit.till)?;
        let mut till = Till { unit, signer, previous: None, running: None, seq: 0 };
        let mut past = Past::default();
        let mut chance = Chance::new(0xD1A7 + place as u64);
        for (index, month) in self.year.months.iter().copied().enumerate() {
            if self.is_expected(place, month) {
                let days = 21 + chance.next() % 6;
                let mut figures = self.figures(place, index, &mut past, days)?;
                if self.edition == Edition::Dirty && (place, index) == OUTLIER {
                    figures = times_a_hundred(&figures)?;
                }
                let fate = Fate::draw(self.edition, (place, index), &mut chance);
                let days = u32::try_from(days).unwrap_or(31);
                self.tell_month(place, &mut till, (month, days), figures, &fate, all)?;
            }
        }
        Ok(())
    }

    /// Tells one month, as often as its fate has it.
    fn tell_month(
        &self,
        place: usize,
        till: &mut Till<'_>,
        (month, days): (MonthName, u32),
        mut figures: Figures,
        fate: &Fate,
        all: &mut Vec<Delivery>,
    ) -> Result<(), PapersError> {
        let commune = self.commune(place);
        let mut deliver = |revision, at: String, sealed: &Sealed<Document>, forked| {
            let bytes = sealed.to_bytes().to_vec();
            all.push(Delivery { unit: place, month, revision, at, bytes, forked });
        };
        let at = fate.moment(month, 0);
        let telling = Telling { month, figures: &figures, days, at: &at, commune, branch: "" };
        let mut newest = till.sealed(&telling, None)?;
        if fate.sent {
            deliver(1, at.clone(), &newest, false);
        }
        if fate.forked {
            let at = fate.moment(month, 1);
            let copied = Telling { at: &at, branch: "copie", days: days - 1, ..telling };
            deliver(1, at.clone(), &till.sealed(&copied, None)?, true);
        }
        let mut revision = 1;
        if fate.revised {
            // An activity that was noted late; sales and coffees, and so the running sums, stay.
            let key = |name: &str| Key::plain(name).with("type", "socioculturelle");
            figures.add(key("animations.nombre"), Figure::Count(1))?;
            figures.add(key("animations.participants"), Figure::Count(12))?;
            let at = fate.moment(month, 2);
            let telling = Telling { month, figures: &figures, days, at: &at, commune, branch: "r" };
            let replaced = format!("sha256:{}", newest.seal.sha256);
            newest = till.sealed(&telling, Some(replaced))?;
            deliver(2, at.clone(), &newest, false);
            revision = 2;
        }
        till.go_on(month, revision, &newest);
        Ok(())
    }

    fn figures(
        &self,
        place: usize,
        index: usize,
        past: &mut Past,
        days: u64,
    ) -> Result<Figures, AmountError> {
        if let Some(cells) = self.year.cells.get(place) {
            return of_cell(&self.year.units[place], &cells[index], past, days);
        }
        let (van, month) = (place - self.year.cells.len(), self.year.months[index]);
        let mine = self.year.evenings.iter().filter(|one| one.van == van && one.month == month);
        of_evenings(&mine.collect::<Vec<_>>())
    }
}

impl Till<'_> {
    /// Seals a statement; one that takes the place of another names its hash.
    fn sealed(
        &self,
        telling: &Telling<'_>,
        replaces: Option<String>,
    ) -> Result<Sealed<Document>, PapersError> {
        let days = telling.days;
        let document = Document {
            format: FORMAT.to_owned(),
            version: VERSION.to_owned(),
            registry: "2026.1".to_owned(),
            synthetic: true,
            cafe: Cafe {
                id: Some(self.unit.id.clone()),
                model: Some(self.unit.model.to_owned()),
                commune: Some(telling.commune.to_owned()),
                siret: None,
                rna: None,
            },
            period: Period {
                month: telling.month.to_string(),
                zone: "Europe/Paris".to_owned(),
                closing: "definitive".to_owned(),
                days,
                expected: days,
                present: days,
            },
            revision: if replaces.is_some() { 2 } else { 1 },
            reason: replaces.is_some().then(|| "SAISIE_TARDIVE".to_owned()),
            replaces,
            previous: self.previous.clone(),
            emission: Emission {
                at: telling.at.to_owned(),
                till: self.unit.till.clone(),
                program: crate::PROGRAM.replace(' ', "/"),
            },
            journal: self.head(telling),
            running: self.sums(telling)?,
            consent: Consent { comparison: self.unit.comparison, open_data: self.unit.open_data },
            values: values_of(telling.figures),
        };
        Ok(Sealed::seal(document, &self.signer)?)
    }

    /// A head of a journal that nobody keeps: further each month, and another on a copied machine.
    fn head(&self, telling: &Telling<'_>) -> JournalHead {
        let further = if telling.branch == "r" { 403 } else { 400 };
        let seq = self.seq + further;
        let text = format!("{}/{seq}/{}", self.unit.till, telling.branch);
        JournalHead {
            epoch: 1,
            seq,
            head: hex(&hash_of(text.as_bytes())),
            fingerprint: Fingerprint::of(self.signer.public_key()).to_string(),
        }
    }

    fn sums(&self, telling: &Telling<'_>) -> Result<RunningSums, AmountError> {
        let before = self.running.clone();
        let sold = telling.figures.amount("ventes.ttc")?;
        let served = telling.figures.count(&Key::plain("ventes.cafes_servis"));
        let since = before.as_ref().map_or(telling.month.to_string(), |sums| sums.since.clone());
        let then = before.as_ref().and_then(|sums| euros(&sums.sales)).unwrap_or_default();
        let coffees = before.map_or(0, |sums| sums.coffees) + served;
        Ok(RunningSums { since, sales: then.plus(sold)?.to_string(), coffees })
    }

    fn go_on(&mut self, month: MonthName, revision: u32, newest: &Sealed<Document>) {
        let (month, sha256) = (month.to_string(), newest.seal.sha256.clone());
        self.previous = Some(Previous { month, revision, sha256 });
        self.running = Some(newest.paper.running.clone());
        self.seq = newest.paper.journal.seq;
    }
}

/// What becomes of a statement.
struct Fate {
    sent: bool,
    revised: bool,
    forked: bool,
    /// The day of the next month on which it comes.
    day: u32,
    minute: u32,
}

impl Fate {
    fn draw(edition: Edition, place: (usize, usize), chance: &mut Chance) -> Self {
        let day = 1 + u32::try_from(chance.next() % 5).unwrap_or(0);
        let minute = u32::try_from(chance.next() % (14 * 60)).unwrap_or(0);
        let good = Self { sent: true, revised: false, forked: false, day, minute };
        if edition == Edition::Clean {
            return good;
        }
        // Of a hundred months six come late, three are told again and two never come.
        match chance.next() % 100 {
            _ if place == FORK => Self { forked: true, ..good },
            _ if place == OUTLIER => good,
            0..6 => Self { day: 12 + day * 2, ..good },
            6..9 => Self { revised: true, ..good },
            9..11 => Self { sent: false, ..good },
            _ => good,
        }
    }

    /// When it comes, so many days later.
    fn moment(&self, month: MonthName, later: u32) -> String {
        let month = month.after();
        let (day, hour, minute) = (self.day + later, 6 + self.minute / 60, self.minute % 60);
        format!("{month}-{day:02}T{hour:02}:{minute:02}:00Z")
    }
}

/// Amounts typed in cents where euros were meant.
fn times_a_hundred(figures: &Figures) -> Result<Figures, AmountError> {
    let mut larger = Figures::default();
    for (key, figure) in figures.iter() {
        let figure = match figure {
            Figure::Amount(amount) => {
                let cents = amount.get().checked_mul(100).ok_or(AmountError::Overflow)?;
                Figure::Amount(Cents::new(cents))
            }
            count => count,
        };
        larger.add(key.clone(), figure)?;
    }
    figures.keys().for_each(|(key, all)| {
        all.iter().for_each(|one| larger.list(key.clone(), one.clone()));
    });
    figures.statuses().iter().for_each(|(key, status)| larger.mark(key.clone(), *status));
    Ok(larger)
}
