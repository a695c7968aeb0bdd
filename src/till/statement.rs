//! The month's statement, folded from the journal.

use crate::domain::day::Moment;
use crate::journal::record::hex;
use crate::journal::seal::SignError;
use crate::statement::MonthName;
use crate::statement::figures::{Fold, FoldError, Month};
use crate::statement::registry::Registry;
use crate::statement::rules::{Breach, breaches};
use crate::statement::sealing::SealingError;
use crate::statement::wire::{
    Cafe, Consent, Document, Emission, FORMAT, JournalHead, Period, RunningSums, SealedStatement,
    VERSION, values_of,
};
use crate::till::{Till, TillError};

/// The time zone of a café's days.
const ZONE: &str = "Europe/Paris";

/// A statement before it is sealed, and what does not work out in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What would leave.
    pub document: Document,
    /// The rules that it breaks; none in a month that may be called final.
    pub breaches: Vec<Breach>,
}

impl Till {
    /// The statement of a month as the journal tells it now. Called final only where every day
    /// that was opened is closed and every rule is kept.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be read; [`TillError::Amount`] when a sum goes
    /// beyond its range.
    pub fn statement_of(&mut self, at: Moment, month: MonthName) -> Result<Draft, TillError> {
        let registry = Registry::current();
        let mut fold = Fold::new(month, registry.clone(), None);
        let mut failed = None;
        self.store.walk_entries(|entry| {
            if failed.is_none() {
                failed = fold.take(entry).err();
            }
        })?;
        let folded = failed.map_or_else(|| fold.finish(), Err);
        let folded = folded.map_err(|FoldError::Amount(error)| TillError::Amount(error))?;
        let mut found = breaches(&folded.figures, &registry)?;
        if folded.closed != folded.opened {
            let (opened, closed) = (folded.opened, folded.closed);
            found.push(Breach::NotClosed { opened, closed });
        }
        let document = self.document(at, month, &folded, found.is_empty(), registry.version)?;
        Ok(Draft { document, breaches: found })
    }

    /// Seals a statement with the till's own key.
    ///
    /// # Errors
    /// [`SealingError`] when the key can't be reached or the statement has no form.
    pub fn seal_statement(&self, document: Document) -> Result<SealedStatement, SealingError> {
        let missing = || SignError("the key can't be reached".to_owned());
        let signer = self.store.signer().filter(|_| self.store.can_sign()).ok_or_else(missing)?;
        SealedStatement::seal(document, signer)
    }

    fn document(
        &mut self,
        at: Moment,
        month: MonthName,
        folded: &Month,
        sound: bool,
        registry: String,
    ) -> Result<Document, TillError> {
        let ledger = self.store.ledger();
        let cafe = ledger.establishment.as_ref();
        let synthetic = cafe.is_some_and(|cafe| cafe.demonstration);
        let siret = cafe.and_then(|cafe| cafe.siret.as_ref()).map(ToString::to_string);
        let profile = &folded.profile;
        let journal = self.journal_head()?;
        Ok(Document {
            format: FORMAT.to_owned(),
            version: VERSION.to_owned(),
            registry,
            synthetic,
            cafe: Cafe {
                id: None,
                model: profile.model.map(|model| model.code().to_owned()),
                commune: profile.commune.as_ref().map(ToString::to_string),
                siret,
                rna: profile.rna.as_ref().map(ToString::to_string),
            },
            period: Period {
                month: month.to_string(),
                zone: ZONE.to_owned(),
                closing: if sound { "definitive" } else { "provisoire" }.to_owned(),
                days: count(folded.opened),
                expected: count(folded.opened),
                present: count(folded.closed),
            },
            revision: 1,
            reason: None,
            replaces: None,
            previous: None,
            emission: Emission {
                at: at.to_rfc3339(),
                till: self.store.till().to_string(),
                program: crate::PROGRAM.replace(' ', "/"),
            },
            journal,
            running: RunningSums {
                since: folded.begun.unwrap_or(month).to_string(),
                sales: folded.running.sales.to_string(),
                coffees: folded.running.coffees,
            },
            consent: Consent { comparison: profile.comparison, open_data: profile.open_data },
            values: values_of(&folded.figures),
        })
    }

    fn journal_head(&self) -> Result<JournalHead, TillError> {
        let key = self.store.current_key()?;
        let fingerprint = key.map_or_else(String::new, |key| key.fingerprint().to_string());
        let head = self.store.head();
        Ok(JournalHead {
            epoch: head.map_or(0, |head| head.place.epoch),
            seq: head.map_or(0, |head| head.place.seq),
            head: head.map_or_else(String::new, |head| hex(&head.hash)),
            fingerprint,
        })
    }
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
