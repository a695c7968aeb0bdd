//! Writing facts: entries, their seal and the views, in one transaction and with one sync.

use rusqlite::{TransactionBehavior, params};

use super::views::{self, FOLD_VERSION, Sums};
use super::{Attempt, Store, StoreError, folder, row_of};
use crate::domain::day::Moment;
use crate::domain::fact::{EpochReason, Fact, FormerEnd};
use crate::domain::id::OperatorId;
use crate::domain::ledger::Ledger;
use crate::journal::entry::{Entry, Head, Place};
use crate::journal::record::Kind;
use crate::journal::seal::{Fingerprint, NO_HASH, Signature};

/// More facts in one transaction than people make by hand: an import.
const MANY_FACTS: usize = 100;

/// An entry with its bytes and seal, ready to be written.
struct Ready {
    entry: Entry,
    bytes: Vec<u8>,
    head: Head,
    signature: Option<Signature>,
}

/// What a transaction will have changed once it is on the disk.
struct Draft {
    ledger: Ledger,
    sums: Sums,
    head: Option<Head>,
    key: Option<Fingerprint>,
    entries: Vec<Ready>,
}

impl Store {
    /// Appends facts that happened together; on return they are on the disk, all of them.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is written then.
    pub fn append(
        &mut self,
        at: Moment,
        operator: Option<OperatorId>,
        facts: Vec<Fact>,
    ) -> Result<Vec<Entry>, StoreError> {
        match self.try_append(at, operator, facts.clone()) {
            // The ballast was kept for this moment.
            Err(error) if error.is_full() && folder::drop_ballast(&self.folder) => {
                self.try_append(at, operator, facts)
            }
            done => done,
        }
    }

    fn try_append(
        &mut self,
        at: Moment,
        operator: Option<OperatorId>,
        facts: Vec<Fact>,
    ) -> Result<Vec<Entry>, StoreError> {
        let mut draft = Draft {
            ledger: self.ledger.clone(),
            sums: self.sums.clone(),
            head: self.head,
            key: self.key,
            entries: Vec::with_capacity(facts.len()),
        };
        let last = draft.sums.last_at.filter(|last| at.utc_ms() < last.utc_ms() - 120_000);
        let mut moved_back = last.map(|last| Fact::ClockMovedBack { last });
        for fact in facts {
            // An epoch begins with its opening: the former key may be gone for good.
            let opens = matches!(fact, Fact::EpochOpened { .. });
            if let Some(moved) = moved_back.take_if(|_| !opens) {
                self.add(&mut draft, at, operator, moved)?;
            }
            self.add(&mut draft, at, operator, fact)?;
        }
        if let Some(moved) = moved_back {
            self.add(&mut draft, at, operator, moved)?;
        }
        self.write(&draft)?;
        self.ledger = draft.ledger;
        self.sums = draft.sums;
        self.head = draft.head;
        self.key = draft.key;
        self.commits_since_checkpoint += 1;
        let entries: Vec<Entry> = draft.entries.into_iter().map(|ready| ready.entry).collect();
        self.follow_catalog(&entries)?;
        Ok(entries)
    }

    /// Keeps the catalogue in memory as the views have it. An import is read back at once: one
    /// sort in place of an insertion a product.
    fn follow_catalog(&mut self, entries: &[Entry]) -> Result<(), StoreError> {
        if entries.len() > MANY_FACTS {
            self.catalog = views::read_catalog(&self.connection)?;
            return Ok(());
        }
        for entry in entries {
            match &entry.fact {
                Fact::FamilySet(family) => self.catalog.set_family(family.clone()),
                Fact::ProductSet(product) => self.catalog.set_product(product.clone()),
                _ => {}
            }
        }
        Ok(())
    }

    /// Adds a fact, and before it what must be said of its seal.
    fn add(
        &self,
        draft: &mut Draft,
        at: Moment,
        operator: Option<OperatorId>,
        fact: Fact,
    ) -> Result<(), StoreError> {
        if let Fact::EpochOpened { public_key, .. } = &fact {
            draft.key = Some(Fingerprint::of(public_key));
            // What a lost key left unsigned, no other key can seal.
            draft.sums.unsealed_since = None;
        }
        let key = draft.key;
        // A key that is not the epoch's would seal nothing and spoil the journal.
        let signer = self
            .signer
            .as_deref()
            .filter(|signer| Some(Fingerprint::of(signer.public_key())) == key);
        let sign = |bytes: &[u8]| signer.and_then(|signer| signer.sign(bytes).ok());
        if let (Some(first), Some(head)) = (draft.sums.unsealed_since, draft.head) {
            let resumed = Fact::SealingResumed { first, last: head.place.seq, hash: head.hash };
            let ready = self.entry(draft, at, operator, resumed)?;
            if let Some(signature) = sign(&ready.bytes) {
                draft.sums.unsealed_since = None;
                push(draft, Ready { signature: Some(signature), ..ready })?;
            }
        }
        let ready = self.entry(draft, at, operator, fact.clone())?;
        if draft.sums.unsealed_since.is_some() {
            return push(draft, ready);
        }
        if let Some(signature) = sign(&ready.bytes) {
            return push(draft, Ready { signature: Some(signature), ..ready });
        }
        if matches!(fact, Fact::EpochOpened { .. }) {
            return Err(StoreError::Beginning("can't begin without a key"));
        }
        let deferred = self.entry(draft, at, operator, Fact::SealingDeferred)?;
        draft.sums.unsealed_since = Some(deferred.entry.place.seq);
        push(draft, deferred)?;
        let ready = self.entry(draft, at, operator, fact)?;
        push(draft, ready)
    }

    /// The next entry, not signed yet.
    fn entry(
        &self,
        draft: &Draft,
        at: Moment,
        operator: Option<OperatorId>,
        fact: Fact,
    ) -> Result<Ready, StoreError> {
        let kind = Kind::of(&fact);
        let place = match (&fact, draft.head) {
            (Fact::EpochOpened { .. }, head) => {
                Place { epoch: head.map_or(1, |head| head.place.epoch + 1), seq: 1 }
            }
            (_, Some(head)) => Place { epoch: head.place.epoch, seq: head.place.seq + 1 },
            (_, None) => return Err(StoreError::Beginning("holds no till yet")),
        };
        let entry = Entry {
            till: self.till,
            place,
            number: draft.sums.numbers.get(&kind).copied().unwrap_or(0) + 1,
            at,
            operator,
            program: self.program.clone(),
            previous: draft.head.map_or(NO_HASH, |head| head.hash),
            fact,
        };
        let bytes = entry.to_bytes()?;
        let head = entry.head(&bytes);
        Ok(Ready { entry, bytes, head, signature: None })
    }

    fn write(&mut self, draft: &Draft) -> Result<(), StoreError> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .attempt("beginning a sale")?;
        for ready in &draft.entries {
            transaction
                .prepare_cached(
                    "INSERT INTO entry (id, record, hash, signature) VALUES (?1, ?2, ?3, ?4)",
                )
                .and_then(|mut statement| {
                    statement.execute(params![
                        row_of(ready.head.place),
                        ready.bytes,
                        ready.head.hash,
                        ready.signature,
                    ])
                })
                .attempt("writing an entry")?;
            views::fold(&transaction, &ready.entry, &draft.ledger)?;
        }
        views::write_sums(&transaction, &draft.ledger, &draft.sums)?;
        transaction.commit().attempt("committing")
    }

    /// Begins an epoch under the signer's key, at the first start or when a key was lost, and
    /// writes what belongs to its beginning with it.
    ///
    /// # Errors
    /// [`StoreError::Beginning`] without a key, or for a first start in a journal that has begun.
    pub fn begin_epoch(
        &mut self,
        at: Moment,
        operator: Option<OperatorId>,
        reason: EpochReason,
        facts: Vec<Fact>,
    ) -> Result<(), StoreError> {
        if (reason == EpochReason::FirstStart) != self.head.is_none() {
            return Err(StoreError::Beginning("has begun already, or not yet"));
        }
        let Some(signer) = &self.signer else {
            return Err(StoreError::Beginning("can't begin without a key"));
        };
        let public_key = signer.public_key().to_vec();
        let former = self.head.map(|head| FormerEnd {
            epoch: head.place.epoch,
            seq: head.place.seq,
            hash: head.hash,
        });
        let opening = Fact::EpochOpened { reason, public_key, former };
        self.append(at, operator, std::iter::once(opening).chain(facts).collect())?;
        Ok(())
    }

    /// Makes every view anew from the journal, and says after every thousand entries how many
    /// are done.
    ///
    /// # Errors
    /// [`StoreError`]; the former views stay then.
    pub fn rebuild(&mut self, mut progress: impl FnMut(u64)) -> Result<u64, StoreError> {
        let mut ledger = Ledger::default();
        let mut sums = Sums::default();
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .attempt("beginning to rebuild")?;
        views::clear(&transaction)?;
        let mut count = 0;
        super::read::walk(&transaction, |sealed| {
            let entry = Entry::from_bytes(&sealed.bytes)?;
            take_in(&mut ledger, &mut sums, &entry, sealed.signature.is_some())?;
            views::fold(&transaction, &entry, &ledger)?;
            count += 1;
            if count % 1_000 == 0 {
                progress(count);
            }
            Ok(())
        })?;
        if count > 0 {
            views::write_sums(&transaction, &ledger, &sums)?;
        }
        transaction
            .execute("INSERT INTO fold VALUES (1, ?1)", [FOLD_VERSION])
            .attempt("numbering the fold")?;
        transaction.commit().attempt("committing the views")?;
        self.ledger = ledger;
        self.sums = sums;
        self.catalog = views::read_catalog(&self.connection)?;
        Ok(count)
    }
}

fn push(draft: &mut Draft, ready: Ready) -> Result<(), StoreError> {
    take_in(&mut draft.ledger, &mut draft.sums, &ready.entry, ready.signature.is_some())?;
    draft.head = Some(ready.head);
    draft.entries.push(ready);
    Ok(())
}

/// Takes an entry into the ledger and the sums: the same when it is written and when views are
/// made anew.
pub(super) fn take_in(
    ledger: &mut Ledger,
    sums: &mut Sums,
    entry: &Entry,
    signed: bool,
) -> Result<(), StoreError> {
    ledger.apply(entry.number, entry.at, &entry.fact)?;
    sums.numbers.insert(entry.kind(), entry.number);
    sums.last_at = Some(entry.at);
    if signed {
        sums.unsealed_since = None;
    } else {
        sums.unsealed_since.get_or_insert(entry.place.seq);
    }
    Ok(())
}
