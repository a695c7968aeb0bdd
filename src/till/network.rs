//! What a till keeps of head office: that it joined, what a person answered for a month, what was
//! sealed and what became of it. Every paper that came is checked before it becomes a fact.

use std::collections::BTreeSet;

use chrono::Datelike as _;
use thiserror::Error;

use super::{Act, Till, TillError};
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::fact::Fact;
use crate::domain::month::MonthName;
use crate::domain::network::{
    Answer, MAX_ADDRESS, MonthAnswers, NetworkFact, Refusal, SealedMonth,
};
use crate::journal::canonical;
use crate::journal::record::{hex, unhex};
use crate::statement::exchange::{Enrolled, HubKey, Receipt, Witness};
use crate::statement::figures::Key;
use crate::statement::registry::Registry;
use crate::statement::rules::Breach;
use crate::statement::sealing::{Sealed, SealingError};
use crate::statement::telling::{Change, Draft, Reason};
use crate::statement::trust::Trust;
use crate::statement::wire::Document;
use crate::store::{Submission, SubmissionState};

/// Indicators that a person may answer for: the six questions of a month.
pub const ANSWERED: [&str; 10] = [
    "animations.nombre",
    "animations.participants",
    "animations.intergenerationnelles",
    "partenariats.nouveaux",
    "partenariats.actifs_fin_mois",
    "solidarite.repas",
    "vie_asso.heures_benevoles",
    "vie_asso.adherents_fin_mois",
    "ouverture.jours",
    "ouverture.heures",
];

/// The most answers for a month.
const MOST_ANSWERS: usize = 100;
/// The most statements that may wait: ten years of months.
const MOST_WAITING: usize = 120;
/// How many sealed months are looked at for something new; older ones when somebody asks.
const LOOKED_AT: usize = 3;

/// Why something between the café and head office can't be.
#[derive(Debug, Error)]
pub enum NetworkError {
    /// The café has not joined the network.
    #[error("the café has not joined the network")]
    NotJoined,
    /// The month can't be told for good; it may be told as provisional.
    #[error("the month does not work out: {} rules", .0.len())]
    NotFinal(Vec<Breach>),
    /// The month can't be sealed at all.
    #[error("the month can't be told: {} rules", .0.len())]
    Broken(Vec<Breach>),
    /// What was typed is no code of head office.
    #[error("this is no code")]
    Code,
    /// A letter is under way; one goes at a time.
    #[error("a letter is under way")]
    Busy,
    /// The month says nothing that was not sealed already.
    #[error("the month says nothing new")]
    NothingNew,
    /// Too many statements wait.
    #[error("too many statements wait")]
    TooMany,
    /// An answer to what nobody asked, or one that is no figure.
    #[error("no answer to {0}")]
    Answer(String),
    /// The paper could not be sealed, or the one that came is not what it says.
    #[error("the paper can't be sealed or read")]
    Paper(#[from] SealingError),
    /// The paper concerns another till or a statement that was never sealed here.
    #[error("the paper concerns another till")]
    NotOurs,
    /// No address of a hub.
    #[error("this is no address of a hub")]
    Address,
}

/// How the café stands with the network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The address of the hub; nothing where everything goes by file.
    pub hub: Option<String>,
    /// What the hub said.
    pub enrolled: Enrolled,
    /// The keys that its word is checked against.
    pub trust: Trust,
}

/// What somebody wants sealed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sealing {
    /// Also if it can be no more than provisional.
    pub provisional: bool,
    /// Why it is told anew, if the person says so.
    pub reason: Option<Reason>,
}

/// A month that is to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToTell {
    /// Which month.
    pub month: MonthName,
    /// Whether for the first time, or why anew.
    pub change: Change,
}

impl Till {
    /// How the café stands with the network; nothing before it joined.
    ///
    /// # Errors
    /// [`TillError::Store`] when the files fail; [`TillError::Network`] for an answer that does not
    /// read any more.
    pub fn membership(&self) -> Result<Option<Membership>, TillError> {
        let Some(NetworkFact::Joined { hub, paper }) = self.store.joined()? else {
            return Ok(None);
        };
        let enrolled =
            Sealed::<Enrolled>::read(paper.as_bytes()).map_err(NetworkError::Paper)?.paper;
        let handovers = self.store.handovers()?;
        let trust = Trust::of(&enrolled, handovers.iter().map(String::as_str));
        Ok(Some(Membership { hub, enrolled, trust }))
    }

    /// Takes the hub's answer to the code in: from here on its keys are the ones to go by.
    ///
    /// # Errors
    /// [`TillError::Network`] for an answer to another till, or under a key that it does not name.
    pub fn join(
        &mut self,
        act: Act,
        hub: Option<&str>,
        answer: &[u8],
    ) -> Result<Enrolled, TillError> {
        if hub.is_some_and(|hub| !is_address(hub)) {
            return Err(NetworkError::Address.into());
        }
        let sealed = Sealed::<Enrolled>::read(answer).map_err(NetworkError::Paper)?;
        let enrolled = &sealed.paper;
        if enrolled.till != self.store.till().to_string() {
            return Err(NetworkError::NotOurs.into());
        }
        if Trust::of(enrolled, []).read::<Enrolled>(answer).is_err() {
            return Err(NetworkError::Paper(SealingError::Signature).into());
        }
        let paper = text(&sealed)?;
        let fact = NetworkFact::Joined { hub: hub.map(ToOwned::to_owned), paper };
        self.store.append(act.at, act.by, vec![Fact::Network(fact)])?;
        Ok(sealed.paper)
    }

    /// Takes down what a person answered for a month, in place of what was answered before.
    ///
    /// # Errors
    /// [`TillError::Network`] for an answer to what is not asked.
    pub fn answer_month(
        &mut self,
        act: Act,
        month: MonthName,
        answers: Vec<Answer>,
    ) -> Result<(), TillError> {
        let registry = Registry::current();
        for answer in &answers {
            let Answer { indicator, dimensions, .. } = answer;
            let key = Key { indicator: indicator.clone(), dimensions: dimensions.clone() };
            let known = registry.indicator(indicator).filter(|known| known.takes(&key, &registry));
            let sound = known.is_some() && ANSWERED.contains(&indicator.as_str());
            if !sound || !(0..=most_of(month, indicator)).contains(&answer.value) {
                return Err(NetworkError::Answer(indicator.clone()).into());
            }
        }
        if answers.len() > MOST_ANSWERS {
            return Err(NetworkError::TooMany.into());
        }
        if self.store.answers(month)?.is_none_or(|said| said.answers != answers) {
            let fact = NetworkFact::Answered(MonthAnswers { month, answers });
            self.store.append(act.at, act.by, vec![Fact::Network(fact)])?;
        }
        Ok(())
    }

    /// What a person answered last for a month.
    ///
    /// # Errors
    /// [`TillError::Store`] when the files fail.
    pub fn answers(&self, month: MonthName) -> Result<Vec<Answer>, TillError> {
        Ok(self.store.answers(month)?.map(|said| said.answers).unwrap_or_default())
    }

    /// Seals the statement of a month. It is then to be sent: one transaction writes both.
    ///
    /// # Errors
    /// [`TillError::Network`] as [`NetworkError`] says; nothing is sealed then.
    pub fn seal_month(
        &mut self,
        act: Act,
        month: MonthName,
        wanted: Sealing,
    ) -> Result<Submission, TillError> {
        if self.store.joined()?.is_none() {
            return Err(NetworkError::NotJoined.into());
        }
        if self.store.waiting_submissions()?.len() >= MOST_WAITING {
            return Err(NetworkError::TooMany.into());
        }
        let mut draft = self.told(act.at, month, wanted.reason)?;
        may_leave(&draft, wanted)?;
        if draft.change == Change::Revised(Reason::Restored) {
            // Head office has what this journal does not have: from here on it says so itself, and
            // its places are no longer those of the other copy.
            self.record_rollback(act)?;
            draft = self.told(act.at, month, wanted.reason)?;
            may_leave(&draft, wanted)?;
        }
        let definitive = draft.document.is_final();
        let revision = draft.document.revision;
        let sealed = self.seal_statement(draft.document).map_err(NetworkError::Paper)?;
        let hash = unhex(&sealed.seal.sha256).ok_or(NetworkError::NotOurs)?;
        let paper = text(&sealed)?;
        let fact = NetworkFact::Sealed(SealedMonth { month, revision, definitive, hash, paper });
        let written = self.store.append(act.at, act.by, vec![Fact::Network(fact)])?;
        // The newest entry is not the statement's own where the key or the clock was told of too.
        let place = written.iter().find_map(|entry| match &entry.fact {
            Fact::Network(NetworkFact::Sealed(_)) => Some(entry.place),
            _ => None,
        });
        Ok(Submission {
            place: place.ok_or(NetworkError::NotOurs)?,
            hash,
            month,
            revision,
            definitive,
            state: SubmissionState::Waiting,
            told: None,
        })
    }

    /// The newest statement of a month: sealed now if it says anything new, else as it was sealed.
    ///
    /// # Errors
    /// As [`Till::seal_month`], but for a month that says nothing new.
    pub fn sealed_month(
        &mut self,
        act: Act,
        month: MonthName,
        wanted: Sealing,
    ) -> Result<Submission, TillError> {
        match self.seal_month(act, month, wanted) {
            Err(error @ TillError::Network(NetworkError::NothingNew)) => {
                let mut sealed = self.submissions()?.into_iter();
                let holds = |one: &Submission| one.state != SubmissionState::Refused;
                sealed.rfind(|one| one.month == month && holds(one)).ok_or(error)
            }
            sealed => sealed,
        }
    }

    /// Every sealed statement, oldest month first.
    ///
    /// # Errors
    /// [`TillError::Store`] when the files fail.
    pub fn submissions(&self) -> Result<Vec<Submission>, TillError> {
        Ok(self.store.submissions()?)
    }

    /// The bytes of a sealed statement: what is sent, and what a stick takes along.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be read; [`TillError::Network`] for another
    /// till's.
    pub fn paper_of(&self, submission: &Submission) -> Result<String, TillError> {
        match self.store.network_at(submission.place)? {
            Some(NetworkFact::Sealed(sealed)) => Ok(sealed.paper),
            _ => Err(NetworkError::NotOurs.into()),
        }
    }

    /// Why the hub refused a statement, if it did.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be read.
    pub fn refusal_of(&self, submission: &Submission) -> Result<Option<Refusal>, TillError> {
        let told = submission.told.map(|place| self.store.network_at(place)).transpose()?;
        Ok(match told.flatten() {
            Some(NetworkFact::Refused(refusal)) => Some(refusal),
            _ => None,
        })
    }

    /// Keeps the hub's receipt of a statement, whichever way it came. Says whether it is new.
    ///
    /// # Errors
    /// [`TillError::Network`] for a receipt that the hub did not sign, or of what was never sealed
    /// here; then nothing counts as received.
    pub(super) fn keep_receipt(
        &mut self,
        act: Act,
        bytes: &[u8],
    ) -> Result<(Receipt, bool), TillError> {
        let membership = self.membership()?.ok_or(NetworkError::NotJoined)?;
        let sealed = membership.trust.read::<Receipt>(bytes).map_err(NetworkError::Paper)?;
        let receipt = &sealed.paper;
        let statement = unhex(&receipt.sha256).ok_or(NetworkError::NotOurs)?;
        let submissions = self.store.submissions()?;
        let ours = submissions.iter().find(|submission| submission.hash == statement);
        let till = self.store.till().to_string();
        let ours = ours.filter(|submission| {
            receipt.till == till
                && receipt.month == submission.month.to_string()
                && receipt.revision == submission.revision
        });
        let ours = ours.ok_or(NetworkError::NotOurs)?;
        let paper = text(&sealed)?;
        let known = ours.told.map(|place| self.store.network_at(place)).transpose()?.flatten();
        let fact = NetworkFact::Received { statement, paper };
        if known.as_ref() == Some(&fact) {
            return Ok((sealed.paper, false));
        }
        self.store.append(act.at, act.by, vec![Fact::Network(fact)])?;
        Ok((sealed.paper, true))
    }

    /// Takes in that the hub has a head of the journal on record. Says whether that head lies in
    /// the journal: one that does not was written by another copy of this till.
    ///
    /// # Errors
    /// [`TillError::Network`] for a word that the hub did not sign or that concerns another till.
    pub fn take_witness(&mut self, act: Act, bytes: &[u8]) -> Result<bool, TillError> {
        let membership = self.membership()?.ok_or(NetworkError::NotJoined)?;
        let sealed = membership.trust.read::<Witness>(bytes).map_err(NetworkError::Paper)?;
        let witness = &sealed.paper;
        if witness.till != self.store.till().to_string() {
            return Err(NetworkError::NotOurs.into());
        }
        if !self.lies_in_the_chain(witness.epoch, witness.seq, &witness.head)? {
            return Ok(false);
        }
        let (epoch, seq) = (witness.epoch, witness.seq);
        let fact = NetworkFact::Witnessed { epoch, seq, paper: text(&sealed)? };
        if self.store.last_witness()?.as_ref() != Some(&fact) {
            self.store.append(act.at, act.by, vec![Fact::Network(fact)])?;
        }
        Ok(true)
    }

    /// Whether the journal has an entry of this hash at this place.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be read.
    pub fn lies_in_the_chain(&self, epoch: u32, seq: u64, hash: &str) -> Result<bool, TillError> {
        let place = crate::journal::entry::Place { epoch, seq };
        let there = self.store.sealed_at(place)?;
        Ok(there.is_some_and(|sealed| hex(&sealed.hash) == hash))
    }

    /// Takes down that the hub refused a statement.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written.
    pub fn refused(&mut self, act: Act, refusal: Refusal) -> Result<(), TillError> {
        self.store.append(act.at, act.by, vec![Fact::Network(NetworkFact::Refused(refusal))])?;
        Ok(())
    }

    /// Takes down the keys that known keys of the hub name as their followers. Says how many.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written.
    pub fn learn_keys(&mut self, act: Act, told: &[HubKey]) -> Result<usize, TillError> {
        let Some(membership) = self.membership()? else {
            return Ok(0);
        };
        let learnt = membership.trust.learn(told);
        let count = learnt.len();
        if count > 0 {
            let facts = learnt.into_iter().map(|paper| NetworkFact::KeyHandedOver { paper });
            self.store.append(act.at, act.by, facts.map(Fact::Network).collect())?;
        }
        Ok(count)
    }

    /// Months that are over and never told, and sealed ones that would be told anew: the newest of
    /// these alone are looked at, in one walk over the journal.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be read.
    pub fn months_to_tell(&mut self, at: Moment) -> Result<Vec<ToTell>, TillError> {
        let Some(membership) = self.membership()? else {
            return Ok(Vec::new());
        };
        let sealed = self.sealed_months()?;
        let now = MonthName::of(BusinessDay::of(at));
        let opened = MonthName::parse(&membership.enrolled.opened).unwrap_or(now);
        let mut found = Vec::new();
        // Nothing can be told of a time before the journal begins: a zero would be a false one.
        let first = self.store.first_month()?.unwrap_or(now);
        let mut month = opened.max(first).max(now.years_before(10));
        while month < now {
            if !sealed.contains(&month) {
                found.push(ToTell { month, change: Change::First });
            }
            month = month.after();
        }
        let looked_at: BTreeSet<MonthName> = sealed.into_iter().rev().take(LOOKED_AT).collect();
        self.read_on(&looked_at, u32::MAX)?;
        // One of before the journal, which an older program told, can't be told anew.
        for month in looked_at.into_iter().filter(|month| *month >= first) {
            let change = match self.statement_of(at, month) {
                Ok(Draft { change, .. }) => change,
                // One month that can't be told keeps no other from leaving.
                Err(TillError::Telling(_)) => continue,
                Err(error) => return Err(error),
            };
            if change != Change::Same {
                found.push(ToTell { month, change });
            }
        }
        found.sort_by_key(|to_tell| to_tell.month);
        Ok(found)
    }

    /// Months of which something was sealed that the hub did not refuse.
    fn sealed_months(&self) -> Result<BTreeSet<MonthName>, TillError> {
        let submissions = self.store.submissions()?.into_iter();
        let held = submissions.filter(|one| one.state != SubmissionState::Refused);
        Ok(held.map(|one| one.month).collect())
    }

    /// Reads on in the journal for all that the sheet of a month says, so many entries at most, and
    /// says whether it was read to its end: a long journal is read in parts, so that nobody who
    /// sells waits for it.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be read.
    pub fn read_month(&mut self, month: MonthName, most: u32) -> Result<bool, TillError> {
        let mut months: BTreeSet<MonthName> = BTreeSet::from([month]);
        if self.membership()?.is_some() {
            months.extend(self.sealed_months()?.into_iter().rev().take(LOOKED_AT));
        }
        self.read_on(&months, most)
    }
}

/// The most that a person can answer for a month: it has so many days, and hours.
pub(super) fn most_of(month: MonthName, indicator: &str) -> i64 {
    let days = i64::from(month.last_day().date().day());
    match indicator {
        "ouverture.jours" => days,
        "ouverture.heures" => days * 24 * 100,
        _ => 100_000_000,
    }
}

/// Whether a month may be sealed as it is wanted.
fn may_leave(draft: &Draft, wanted: Sealing) -> Result<(), NetworkError> {
    if draft.change == Change::Same {
        return Err(NetworkError::NothingNew);
    }
    if !draft.may_be_sealed() {
        return Err(NetworkError::Broken(draft.breaches.clone()));
    }
    if !draft.document.is_final() && !wanted.provisional {
        return Err(NetworkError::NotFinal(draft.breaches.clone()));
    }
    Ok(())
}

/// The canonical text of a document: what would be sealed.
pub(super) fn text_of(document: &Document) -> Result<String, NetworkError> {
    let value = serde_json::to_value(document).map_err(SealingError::Form)?;
    let bytes = canonical::to_bytes(&value).map_err(SealingError::Canonical)?;
    String::from_utf8(bytes).map_err(|_| NetworkError::NotOurs)
}

/// The sentence for what can't be.
pub const fn network_key(error: &NetworkError) -> &'static str {
    match error {
        NetworkError::NotJoined => "network-not-joined",
        NetworkError::Code => "network-wrong-code",
        NetworkError::Busy => "network-busy",
        NetworkError::NothingNew => "network-nothing-new",
        NetworkError::TooMany => "network-too-many",
        NetworkError::NotOurs => "network-not-ours",
        NetworkError::Address => "network-wrong-address",
        NetworkError::Paper(_) => "network-paper",
        NetworkError::NotFinal(_) => "network-not-final",
        NetworkError::Broken(_) => "network-broken",
        NetworkError::Answer(_) => "network-wrong-answer",
    }
}

fn text<P: crate::statement::sealing::Paper>(sealed: &Sealed<P>) -> Result<String, NetworkError> {
    // Canonical JSON is UTF-8.
    String::from_utf8(sealed.to_bytes().to_vec()).map_err(|_| NetworkError::NotOurs)
}

/// Whether a text may be the address of a hub: `https://host`, or plain on this very machine.
pub fn is_address(text: &str) -> bool {
    let plain = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
    let loopback = plain.iter().any(|start| {
        let rest = text.strip_prefix(start);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':') || rest.starts_with('/'))
    });
    let secure = text.strip_prefix("https://").is_some_and(|rest| !rest.is_empty());
    let sound = text.chars().all(|one| one.is_ascii_graphic() && !"?#@\\\"".contains(one));
    text.len() <= MAX_ADDRESS && sound && (secure || loopback)
}
