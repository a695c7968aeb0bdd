//! A month told from the journal: the document that would leave, what does not work out in it, and
//! whether it says anything new. Nothing but entries goes in, so whoever has the journal can make
//! again what was sent.

mod before;

use thiserror::Error;

use super::exchange::Enrolled;
use super::figures::{Figure, Fold, FoldError, Key, Month, Status};
use super::registry::{Measure, Registry};
use super::rules::{Breach, Known, Severity, check};
use super::sealing::Sealed;
use super::wire::{
    Cafe, Consent, Document, Emission, FORMAT, JournalHead, Period, RunningSums, VERSION, values_of,
};
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::establishment::Establishment;
use crate::domain::fact::Fact;
use crate::domain::money::{AmountError, Cents};
use crate::domain::month::MonthName;
use crate::domain::network::{Answer, NetworkFact};
use crate::domain::profile::Profile;
use crate::journal::entry::{Entry, Head};
use crate::journal::record::hex;
use crate::journal::seal::{Fingerprint, Hash};
use before::Before;

/// The time zone of a café's days.
const ZONE: &str = "Europe/Paris";

/// Why a month is told anew; each is a code of the registry's list `motif`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// A day was closed, or something sold, after the statement was sealed.
    LateClosing,
    /// Something that people note was noted after it.
    LateEntry,
    /// A figure was wrong.
    Mistake,
    /// Head office has another statement than this till: it was put back to an older state.
    Restored,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 4] = [Self::LateClosing, Self::LateEntry, Self::Mistake, Self::Restored];

    /// Its code on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::LateClosing => "Z_TARDIF",
            Self::LateEntry => "SAISIE_TARDIVE",
            Self::Mistake => "ERREUR",
            Self::Restored => "RESTAURATION",
        }
    }

    /// The reason that a code stands for.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// What a month says beside what was sealed of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Nothing was sealed of it yet.
    First,
    /// What was sealed holds.
    Same,
    /// It would be told anew, and this is why.
    Revised(Reason),
}

/// A statement before it is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What would leave.
    pub document: Document,
    /// The rules that it breaks; none in a month that may be called final.
    pub breaches: Vec<Breach>,
    /// Whether it says anything that was not sealed before.
    pub change: Change,
    /// What the journal itself says where a person answered; nothing where it says nothing.
    pub noted: Vec<(Key, Option<Figure>)>,
}

impl Draft {
    /// Whether it may be sealed, provisional as it may be: nothing in it would be refused.
    pub fn may_be_sealed(&self) -> bool {
        let is_final = self.document.is_final();
        self.breaches.iter().all(|breach| breach.severity(is_final) < Severity::Refused)
    }
}

/// Why a month can't be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a figure is out of range")]
pub struct TellingError(#[from] AmountError);

impl From<FoldError> for TellingError {
    fn from(FoldError::Amount(error): FoldError) -> Self {
        Self(error)
    }
}

/// The telling of a month, on its way. Entries are handed in in the journal's order, all of them.
#[derive(Debug, Clone)]
pub struct Telling {
    month: MonthName,
    fold: Fold,
    registry: Registry,
    cafe: Option<Establishment>,
    joined: Option<Enrolled>,
    answers: Vec<Answer>,
    before: Before,
    fingerprint: String,
    head: Option<Head>,
    /// The month of the journal's first entry.
    first: Option<MonthName>,
}

impl Telling {
    /// Nothing yet of a month.
    pub fn new(month: MonthName) -> Self {
        let registry = Registry::current();
        Self {
            month,
            fold: Fold::new(month, registry.clone(), None),
            registry,
            cafe: None,
            joined: None,
            answers: Vec::new(),
            before: Before::new(month),
            fingerprint: String::new(),
            head: None,
            first: None,
        }
    }

    /// The month.
    pub fn month(&self) -> MonthName {
        self.month
    }

    /// Takes the next entry in, with its hash.
    ///
    /// # Errors
    /// [`TellingError`] when a sum goes beyond its range; what was taken in is then useless.
    pub fn take(&mut self, entry: &Entry, hash: Hash) -> Result<(), TellingError> {
        self.head = Some(Head { place: entry.place, hash });
        self.first.get_or_insert_with(|| MonthName::of(BusinessDay::of(entry.at)));
        match &entry.fact {
            Fact::EpochOpened { public_key, .. } => {
                self.fingerprint = Fingerprint::of(public_key).to_string();
            }
            Fact::EstablishmentSet(cafe) => self.cafe = Some(cafe.clone()),
            Fact::Network(NetworkFact::Joined { paper, .. }) => {
                if let Ok(read) = Sealed::<Enrolled>::read(paper.as_bytes()) {
                    self.fold.salted(&read.paper.salt);
                    self.joined = Some(read.paper);
                }
            }
            Fact::Network(NetworkFact::Answered(said)) if said.month == self.month => {
                self.answers.clone_from(&said.answers);
            }
            Fact::Network(fact) => self.before.take(fact),
            _ => {}
        }
        Ok(self.fold.take(entry)?)
    }

    /// The month as it stands at a moment, told by a program of this name and version.
    ///
    /// # Errors
    /// [`TellingError`] when a sum goes beyond its range.
    pub fn finish(
        self,
        at: Moment,
        till: &str,
        program: &str,
        reason: Option<Reason>,
    ) -> Result<Draft, TellingError> {
        let Self { month, fold, registry, cafe, joined, answers, .. } = self;
        let Self { before, fingerprint, head, first, .. } = self;
        let mut folded = fold.finish()?;
        let noted = correct(&mut folded, &answers, &registry);
        let synthetic = cafe.as_ref().is_some_and(|cafe| cafe.demonstration);
        let profile = &folded.profile;
        let emission = Emission {
            at: at.to_rfc3339(),
            till: till.to_owned(),
            program: program.replace(' ', "/"),
        };
        let mut document = Document {
            format: FORMAT.to_owned(),
            version: VERSION.to_owned(),
            registry: registry.version.clone(),
            synthetic,
            cafe: identity_of(cafe.as_ref(), joined.as_ref(), profile),
            period: period_of(month, &folded),
            revision: before.revision(),
            reason: None,
            replaces: before.replaces(),
            previous: before.previous(),
            emission,
            journal: journal_head(head, fingerprint),
            running: RunningSums {
                since: first.map_or(month, |first| first.min(month)).to_string(),
                sales: folded.running.sales.to_string(),
                coffees: folded.running.coffees,
            },
            consent: Consent { comparison: profile.comparison, open_data: profile.open_data },
            values: values_of(&folded.figures),
        };
        let opened = joined.as_ref().and_then(|joined| MonthName::parse(&joined.opened));
        let opened = opened.or_else(|| profile.opened.map(MonthName::of));
        let known = Known {
            same: before.same_told(),
            before: before.month_before_told(),
            now: MonthName::of(BusinessDay::of(at)),
            // Nor does a till tell anything of a time before its journal.
            opened: opened.max(first),
            synthetic,
        };
        let change = before.change(&document);
        if document.revision > 1 {
            let reason = match change {
                Change::Revised(found) => reason.unwrap_or(found),
                Change::First | Change::Same => reason.unwrap_or(Reason::LateEntry),
            };
            document.reason = Some(reason.code().to_owned());
        }
        let breaches = check(&document, &known, &registry)?;
        // A month that is not over can't be told for good, however well it works out so far.
        let runs = month >= known.now;
        if runs || breaches.iter().any(|breach| breach.severity(true) >= Severity::Refused) {
            document.period.closing = "provisoire".to_owned();
        }
        let change = before.change(&document);
        Ok(Draft { document, breaches, change, noted })
    }
}

/// Whose month it is. What the café says of itself goes before what head office noted of it.
fn identity_of(cafe: Option<&Establishment>, joined: Option<&Enrolled>, profile: &Profile) -> Cafe {
    let siret = cafe.and_then(|cafe| cafe.siret.as_ref()).map(ToString::to_string);
    let model = profile.model.map(|model| model.code().to_owned());
    let commune = profile.commune.as_ref().map(ToString::to_string);
    Cafe {
        id: joined.map(|joined| joined.cafe.clone()),
        model: model.or_else(|| joined.map(|joined| joined.model.clone())),
        commune: commune.or_else(|| joined.map(|joined| joined.commune.clone())),
        siret,
        rna: profile.rna.as_ref().map(ToString::to_string),
    }
}

/// Puts a person's answers in the place of what the journal tells. What was estimated says so.
/// Hands out what the journal told.
fn correct(
    folded: &mut Month,
    answers: &[Answer],
    registry: &Registry,
) -> Vec<(Key, Option<Figure>)> {
    let mut noted = Vec::new();
    for answer in answers {
        let Some(indicator) = registry.indicator(&answer.indicator) else {
            continue;
        };
        let key =
            Key { indicator: answer.indicator.clone(), dimensions: answer.dimensions.clone() };
        let figure = match indicator.measure {
            Measure::Euros | Measure::Hours => Figure::Amount(Cents::new(answer.value)),
            Measure::Number | Measure::Visits | Measure::Kilometres => Figure::Count(answer.value),
        };
        let before = folded.figures.iter().find(|(known, _)| **known == key);
        noted.push((key.clone(), before.map(|(_, figure)| figure)));
        folded.figures.put(key.clone(), figure);
        if !answer.exact {
            folded.figures.mark(key, Status::Estimated);
        }
    }
    noted
}

fn period_of(month: MonthName, folded: &Month) -> Period {
    Period {
        month: month.to_string(),
        zone: ZONE.to_owned(),
        closing: "definitive".to_owned(),
        days: count(folded.opened),
        expected: count(folded.opened),
        present: count(folded.closed),
    }
}

fn journal_head(head: Option<Head>, fingerprint: String) -> JournalHead {
    JournalHead {
        epoch: head.map_or(0, |head| head.place.epoch),
        seq: head.map_or(0, |head| head.place.seq),
        head: head.map_or_else(String::new, |head| hex(&head.hash)),
        fingerprint,
    }
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
