//! The verifier: walks a journal from its first entry, trusts nothing, and names the first entry
//! that is not as it was written.

use std::collections::BTreeMap;

use thiserror::Error;

use super::entry::{Entry, EntryError, Head, Place};
use super::record::Kind;
use super::seal::{Fingerprint, Hash, NO_HASH, PublicKey, Signature, hash_of};
use crate::domain::fact::{EpochReason, Fact, FormerEnd};
use crate::domain::id::TillId;
use crate::domain::ledger::{Ledger, LedgerError};

/// An entry as a store or an archive holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Where the store says that it stands.
    pub place: Place,
    /// Its canonical bytes.
    pub bytes: Vec<u8>,
    /// The hash stored beside them.
    pub hash: Hash,
    /// Its signature, unless sealing was deferred.
    pub signature: Option<Signature>,
}

/// What is wrong with an entry.
#[derive(Debug, Error)]
pub enum Fault {
    /// The row holds something else than bytes, a hash and a signature.
    #[error("its row has not the form of an entry")]
    Row,
    /// The bytes are no entry.
    #[error("its content can't be read")]
    Unreadable(#[from] EntryError),
    /// The stored hash is not that of the bytes.
    #[error("its content was changed: the hash differs")]
    Hash,
    /// The store's place is not the entry's.
    #[error("it stands in another place than it says")]
    Place,
    /// The number does not follow: entries are missing, added or swapped.
    #[error("it does not follow the entry before: entries are missing, added or swapped")]
    Sequence,
    /// It does not name the hash of the entry before.
    #[error("it is not chained to the entry before")]
    Chain,
    /// It comes from another till.
    #[error("it was written by another till")]
    Till,
    /// The number within its kind does not follow.
    #[error("its number within its kind does not follow")]
    Number,
    /// An epoch that does not begin as it must.
    #[error("its epoch does not begin as it must")]
    Epoch,
    /// The signature is not the key's.
    #[error("its signature is not that of the till's key")]
    Signature,
    /// It lacks a signature and nothing explains why.
    #[error("it is not signed")]
    Unsigned,
    /// A collective seal that does not cover what was left unsigned.
    #[error("it does not seal the entries that were left unsigned")]
    Collective,
    /// The fact does not follow from those before it.
    #[error("its amounts do not follow: {0}")]
    Ledger(#[from] LedgerError),
    /// An anchor remembers another entry in this place.
    #[error("an anchor remembers another entry here")]
    Anchor,
    /// An anchor remembers an entry that is not there: the newest were removed.
    #[error("it is missing: an anchor remembers it")]
    Missing,
}

/// The first entry that is not as it was written, and why.
#[derive(Debug, Error)]
#[error("entry {} of epoch {}: {fault}", place.seq, place.epoch)]
pub struct Finding {
    /// Which entry.
    pub place: Place,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What a whole journal turned out to be.
#[derive(Debug, Clone)]
pub struct Report {
    /// How many entries there are.
    pub entries: u64,
    /// How many of each kind.
    pub kinds: BTreeMap<Kind, u64>,
    /// How many signatures were checked.
    pub signatures: u64,
    /// Entries still waiting for a collective seal.
    pub unsigned: u64,
    /// The keys of the epochs, the current one last.
    pub keys: Vec<Fingerprint>,
    /// How often the journal was put back to an older state, as it says itself.
    pub rollbacks: u64,
    /// The newest entry.
    pub head: Option<Head>,
    /// What the facts add up to.
    pub ledger: Ledger,
}

/// Walks a journal entry by entry.
#[derive(Debug, Clone)]
pub struct Verifier {
    anchors: Vec<Head>,
    till: Option<TillId>,
    key: Option<PublicKey>,
    numbers: BTreeMap<Kind, u64>,
    unsigned_since: Option<u64>,
    report: Report,
}

impl Verifier {
    /// A verifier at the beginning of a journal that these anchors remember.
    pub fn new(anchors: Vec<Head>) -> Self {
        let report = Report {
            entries: 0,
            kinds: BTreeMap::new(),
            signatures: 0,
            unsigned: 0,
            keys: Vec::new(),
            rollbacks: 0,
            head: None,
            ledger: Ledger::default(),
        };
        Self {
            anchors,
            till: None,
            key: None,
            numbers: BTreeMap::new(),
            unsigned_since: None,
            report,
        }
    }

    /// Checks the next entry and gives it back as read.
    ///
    /// # Errors
    /// [`Finding`] for an entry that is not as it was written; the walk ends there.
    pub fn check(&mut self, sealed: &Sealed) -> Result<Entry, Finding> {
        self.inspect(sealed)
            .map_err(|fault| Finding { place: self.expected(sealed, &fault), fault })
    }

    /// The place to name: where the store has the entry, or where the gap begins.
    fn expected(&self, sealed: &Sealed, fault: &Fault) -> Place {
        match (fault, self.report.head) {
            (Fault::Sequence, Some(head)) if head.place.epoch == sealed.place.epoch => {
                Place { epoch: head.place.epoch, seq: head.place.seq + 1 }
            }
            (Fault::Sequence, Some(head)) => Place { epoch: head.place.epoch + 1, seq: 1 },
            (Fault::Sequence, None) => Place { epoch: 1, seq: 1 },
            (Fault::Missing, Some(head)) => after(head.place),
            _ => sealed.place,
        }
    }

    fn inspect(&mut self, sealed: &Sealed) -> Result<Entry, Fault> {
        if hash_of(&sealed.bytes) != sealed.hash {
            return Err(Fault::Hash);
        }
        let entry = Entry::from_bytes(&sealed.bytes)?;
        if entry.place != sealed.place {
            return Err(Fault::Place);
        }
        self.check_order(&entry)?;
        self.check_seal(&entry, sealed)?;
        let head = Head { place: entry.place, hash: sealed.hash };
        if self.anchors.iter().any(|anchor| anchor.place == head.place && anchor.hash != head.hash)
        {
            return Err(Fault::Anchor);
        }
        // What an epoch of its own would hide: the end of the former one was removed first.
        if self.anchors.iter().any(|anchor| {
            anchor.place < head.place
                && self.report.head.is_none_or(|before| before.place < anchor.place)
        }) {
            return Err(Fault::Missing);
        }
        self.report.ledger.apply(entry.number, entry.at, &entry.fact)?;
        self.till = Some(entry.till);
        self.numbers.insert(entry.kind(), entry.number);
        *self.report.kinds.entry(entry.kind()).or_default() += 1;
        self.report.entries += 1;
        self.report.head = Some(head);
        Ok(entry)
    }

    fn check_order(&mut self, entry: &Entry) -> Result<(), Fault> {
        let previous = self.report.head.map_or(NO_HASH, |head| head.hash);
        match (&entry.fact, self.report.head) {
            (Fact::EpochOpened { reason, public_key, former }, head) => {
                self.open_epoch(entry.place, reason, public_key, *former, head)?;
            }
            (_, None) => return Err(Fault::Sequence),
            (_, Some(head)) => {
                let next = Place { epoch: head.place.epoch, seq: head.place.seq + 1 };
                if entry.place != next {
                    return Err(Fault::Sequence);
                }
            }
        }
        if entry.previous != previous {
            return Err(Fault::Chain);
        }
        if self.till.is_some_and(|till| till != entry.till) {
            return Err(Fault::Till);
        }
        let last = self.numbers.get(&entry.kind()).copied().unwrap_or(0);
        if entry.number != last + 1 {
            return Err(Fault::Number);
        }
        Ok(())
    }

    fn open_epoch(
        &mut self,
        place: Place,
        reason: &EpochReason,
        public_key: &[u8],
        former: Option<FormerEnd>,
        head: Option<Head>,
    ) -> Result<(), Fault> {
        let first = *reason == EpochReason::FirstStart;
        let follows = match head {
            None => first && former.is_none() && place == Place { epoch: 1, seq: 1 },
            Some(head) => {
                let end =
                    FormerEnd { epoch: head.place.epoch, seq: head.place.seq, hash: head.hash };
                let next = Place { epoch: head.place.epoch + 1, seq: 1 };
                !first && former == Some(end) && place == next
            }
        };
        if !follows {
            return Err(if head.is_none() { Fault::Sequence } else { Fault::Epoch });
        }
        let key = PublicKey::new(public_key).ok_or(Fault::Epoch)?;
        self.report.rollbacks += u64::from(*reason == EpochReason::Restore);
        self.report.keys.push(key.fingerprint());
        self.key = Some(key);
        // What the lost key left unsigned, no other key can seal: it stays counted as unsigned.
        self.unsigned_since = None;
        Ok(())
    }

    fn check_seal(&mut self, entry: &Entry, sealed: &Sealed) -> Result<(), Fault> {
        let seq = entry.place.seq;
        let Some(signature) = &sealed.signature else {
            if self.unsigned_since.is_none() && entry.fact != Fact::SealingDeferred {
                return Err(Fault::Unsigned);
            }
            self.unsigned_since.get_or_insert(seq);
            self.report.unsigned += 1;
            return Ok(());
        };
        let key = self.key.as_ref().ok_or(Fault::Epoch)?;
        if !key.verifies(&sealed.bytes, signature) {
            return Err(Fault::Signature);
        }
        self.report.signatures += 1;
        match (&entry.fact, self.unsigned_since.take()) {
            (Fact::SealingResumed { first, last, hash }, Some(since)) => {
                let covered = *first == since && *last == seq - 1 && *hash == entry.previous;
                if !covered {
                    return Err(Fault::Collective);
                }
                self.report.unsigned -= seq - since;
                Ok(())
            }
            (Fact::SealingResumed { .. }, None) | (_, Some(_)) => Err(Fault::Collective),
            (_, None) => Ok(()),
        }
    }

    /// The fold so far.
    pub fn ledger(&self) -> &Ledger {
        &self.report.ledger
    }

    /// Ends the walk.
    ///
    /// # Errors
    /// [`Finding`] when an anchor remembers an entry beyond the last: the first that is missing.
    pub fn finish(self) -> Result<Report, Finding> {
        let end = self.report.head.map_or(Place { epoch: 1, seq: 0 }, |head| head.place);
        if self.anchors.iter().any(|anchor| anchor.place > end) {
            return Err(Finding { place: after(end), fault: Fault::Missing });
        }
        Ok(self.report)
    }
}

/// The place after another of the same epoch.
fn after(place: Place) -> Place {
    Place { seq: place.seq + 1, ..place }
}

/// Checks an entry and its link to the one before, without folding: what a start does with the
/// newest entries. `before` is absent for the first entry looked at.
///
/// # Errors
/// [`Finding`] when its bytes, hash, place, link or signature are not as they were written.
pub fn check_link(
    sealed: &Sealed,
    before: Option<Head>,
    key: Option<&PublicKey>,
) -> Result<(), Finding> {
    link_fault(sealed, before, key).map_err(|fault| Finding { place: sealed.place, fault })
}

fn link_fault(sealed: &Sealed, before: Option<Head>, key: Option<&PublicKey>) -> Result<(), Fault> {
    if hash_of(&sealed.bytes) != sealed.hash {
        return Err(Fault::Hash);
    }
    let entry = Entry::from_bytes(&sealed.bytes)?;
    if entry.place != sealed.place {
        return Err(Fault::Place);
    }
    if let Some(before) = before {
        if entry.place.seq != before.place.seq + 1 {
            return Err(Fault::Sequence);
        }
        if entry.previous != before.hash {
            return Err(Fault::Chain);
        }
    }
    match (key, &sealed.signature) {
        (Some(key), Some(signature)) if !key.verifies(&sealed.bytes, signature) => {
            Err(Fault::Signature)
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
