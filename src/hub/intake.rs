//! Taking a statement in: whole or not at all, in one transaction, and answered with a receipt.

mod judge;

use super::anomalies::{Odd, Where, codes};
use super::facts::{Counts, Whose};
use super::heads::{self, Said};
use super::problem::Refusal;
use super::storage::{Mode, StorageError, Transaction, Value};
use super::summaries;
use super::units::spelt;
use super::{Hub, HubError};
use crate::statement::MonthName;
use crate::statement::exchange::{Receipt, ReportedHead, Way, Witness};
use crate::statement::figures::Figures;
use crate::statement::wire::{Document, SealedStatement, figures_of};

/// What comes of asking the hub for something.
pub type Asked<T> = Result<T, AskError>;

/// Why the hub did not do what somebody outside asked for.
#[derive(Debug)]
pub enum AskError {
    /// It refuses, and says why.
    Refused(Refusal),
    /// It can't, now or at all.
    Failed(HubError),
}

impl From<Refusal> for AskError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<StorageError> for AskError {
    fn from(error: StorageError) -> Self {
        Self::Failed(error.into())
    }
}

/// A statement that the hub has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Whether it came for the first time.
    pub is_new: bool,
    /// The receipt, a sealed paper. Nothing for a mere try.
    pub receipt: Vec<u8>,
    /// The hash of the statement, in hexadecimal.
    pub sha256: String,
    /// What is odd about it.
    pub odd: Vec<Odd>,
}

/// Where a statement was sent to; a file bears no address.
#[derive(Debug, Clone, Copy)]
pub struct Address<'a> {
    /// The café's identifier.
    pub cafe: &'a str,
    /// The till's.
    pub till: &'a str,
    /// The month.
    pub month: &'a str,
    /// The revision.
    pub revision: u32,
    /// Whether nothing may be there yet.
    pub only_new: bool,
}

/// The till whose key has signed something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sender {
    /// The hub's number of the till.
    pub till: i64,
    till_id: String,
    /// The hub's number of the café.
    pub unit: i64,
    pub unit_id: String,
}

impl Sender {
    /// Whose key this is, which stands in a seal.
    pub(super) fn of(
        transaction: &mut (dyn Transaction + '_),
        kid: &str,
        key: &[u8],
        cafe: &str,
    ) -> Asked<Self> {
        let (sender, revoked) = Self::known(transaction, kid, key, cafe)?;
        revoked.map_or(Ok(sender), |refusal| Err(refusal.into()))
    }

    /// The same, and why the key signs no more where it was revoked.
    fn known(
        transaction: &mut (dyn Transaction + '_),
        kid: &str,
        key: &[u8],
        cafe: &str,
    ) -> Asked<(Self, Option<Refusal>)> {
        let (sender, known, revoked) = Self::find(transaction, kid, cafe)?;
        // Two keys of one name: the one that was enrolled counts.
        if known == key { Ok((sender, revoked)) } else { Err(Refusal::UnknownKey.into()) }
    }

    /// Whose key bears a name, and the key.
    pub(super) fn of_kid(
        transaction: &mut (dyn Transaction + '_),
        kid: &str,
        cafe: &str,
    ) -> Asked<(Self, Vec<u8>)> {
        let (sender, key, revoked) = Self::find(transaction, kid, cafe)?;
        revoked.map_or(Ok((sender, key)), |refusal| Err(refusal.into()))
    }

    fn find(
        transaction: &mut (dyn Transaction + '_),
        kid: &str,
        cafe: &str,
    ) -> Asked<(Self, Vec<u8>, Option<Refusal>)> {
        let sql = "SELECT k.public_key, k.revoked_at, k.revoked_for, t.number, t.id, u.number, \
                   u.id FROM till_key k JOIN till t ON t.number = k.till \
                   JOIN unit u ON u.number = t.unit WHERE k.kid = $1";
        let Some(row) = transaction.first(sql, &[kid.into()])? else {
            let known = super::units::Unit::find(transaction, cafe)?.is_some();
            return Err(if known { Refusal::UnknownKey } else { Refusal::UnknownCafe }.into());
        };
        let reason = row.maybe_text(2)?.unwrap_or_default();
        let revoked = row.maybe_text(1)?.map(|since| Refusal::Revoked { since, reason });
        let (till, till_id) = (row.integer(3)?, row.text(4)?);
        let sender = Self { till, till_id, unit: row.integer(5)?, unit_id: row.text(6)? };
        Ok((sender, row.bytes(0)?, revoked))
    }

    /// Whether it is a till of this café.
    pub(super) fn is_of(&self, cafe: &str) -> Asked<()> {
        match spelt(cafe).is_some_and(|id| id == self.unit_id) {
            true => Ok(()),
            false => Err(Refusal::OtherCafe.into()),
        }
    }

    /// Whether it is the till that a path and a paper name.
    pub(super) fn is_at(
        &self,
        cafe: &str,
        till: &str,
        named_cafe: &str,
        named_till: &str,
    ) -> Asked<()> {
        let own = |id: &str, own: &str| spelt(id).is_some_and(|id| id == own);
        let here = own(cafe, &self.unit_id) && own(named_cafe, &self.unit_id);
        let mine = own(till, &self.till_id) && own(named_till, &self.till_id);
        if here && mine { Ok(()) } else { Err(Refusal::OtherCafe.into()) }
    }

    /// Where what it does is kept.
    pub(super) fn place(&self) -> (i64, i64) {
        (self.unit, self.till)
    }
}

/// A statement on its way in.
struct Arrival<'a> {
    sealed: &'a SealedStatement,
    raw: &'a [u8],
    way: Way,
    only_new: bool,
    at: String,
}

impl Hub {
    /// Takes a statement in. The same one again is answered with the same receipt.
    ///
    /// # Errors
    /// [`AskError::Refused`] with what is wrong, on record where it is alarming;
    /// [`AskError::Failed`] when the store can't be reached: nothing was written then.
    pub fn take_in(&self, bytes: &[u8], way: Way, address: Option<Address<'_>>) -> Asked<Taken> {
        let sealed = read(bytes)?;
        self.with_alarms(|transaction| self.enter(transaction, &sealed, bytes, way, address))
    }

    /// Says what taking a statement in would give, and leaves everything as it is.
    ///
    /// # Errors
    /// As [`Hub::take_in`].
    pub fn try_in(&self, bytes: &[u8], address: Option<Address<'_>>) -> Asked<Taken> {
        let sealed = read(bytes)?;
        let mut transaction = self.database.begin(Mode::Write)?;
        let taken = self.enter(&mut *transaction, &sealed, bytes, Way::Sent, address)?;
        Ok(Taken { receipt: Vec::new(), ..taken })
    }

    /// Changes the store. Where the work is refused for something alarming, nothing but the alarm
    /// is kept.
    pub(super) fn with_alarms<T>(
        &self,
        work: impl FnOnce(&mut (dyn Transaction + '_)) -> Asked<T>,
    ) -> Asked<T> {
        let mut transaction = self.database.begin(Mode::Write)?;
        let done = work(&mut *transaction);
        match &done {
            Ok(_) => transaction.commit()?,
            Err(AskError::Refused(refusal)) => {
                drop(transaction);
                if let Some((odd, (unit, till), month)) = refusal.alarm() {
                    let at = self.world.now().to_rfc3339();
                    let place =
                        Where { unit, till: Some(till), month: month.as_deref(), document: None };
                    self.write(|transaction| odd.keep_once(transaction, &at, place))?;
                }
            }
            Err(AskError::Failed(_)) => {}
        }
        done
    }

    fn enter(
        &self,
        transaction: &mut (dyn Transaction + '_),
        sealed: &SealedStatement,
        raw: &[u8],
        way: Way,
        address: Option<Address<'_>>,
    ) -> Asked<Taken> {
        let paper = &sealed.paper;
        let cafe = paper.cafe.id.as_deref().unwrap_or_default();
        let named = address.map_or(cafe, |address| address.cafe);
        let (kid, key) = (&sealed.seal.kid, sealed.public_key());
        let (sender, revoked) = Sender::known(transaction, kid, &key, named)?;
        let till = address.map_or(paper.emission.till.as_str(), |address| address.till);
        sender.is_at(named, till, cafe, &paper.emission.till)?;
        if address.is_some_and(|address| {
            address.month != paper.period.month || address.revision != paper.revision
        }) {
            return Err(Refusal::Address.into());
        }
        let only_new = address.is_some_and(|address| address.only_new);
        let arrival = Arrival { sealed, raw, way, only_new, at: self.world.now().to_rfc3339() };
        match (there_already(transaction, &arrival, &sender), revoked) {
            // What came before its key was revoked stays, and its receipt may have been lost.
            (Ok(Some(taken)), _) => return Ok(taken),
            (_, Some(refusal)) => return Err(refusal.into()),
            (known, None) => known?,
        };
        self.keep(transaction, &arrival, &sender)
    }

    /// Keeps a statement that is not there yet.
    fn keep(
        &self,
        transaction: &mut (dyn Transaction + '_),
        arrival: &Arrival<'_>,
        sender: &Sender,
    ) -> Asked<Taken> {
        let (sealed, paper) = (arrival.sealed, &arrival.sealed.paper);
        let figures = figures_of(&paper.values)
            .ok_or_else(|| Refusal::Rules(vec![crate::statement::rules::Breach::NoFigure]))?;
        let mut judged = self.judge(transaction, paper, &figures, sender)?;
        let said = Said {
            epoch: paper.journal.epoch,
            seq: paper.journal.seq,
            hash: &paper.journal.head,
            at: &paper.emission.at,
        };
        let highest = heads::highest_said(transaction, sender.till)?;
        judged.odd.extend(heads::below(highest.as_ref(), said, self.world.now().utc_ms()));
        let since = heads::record(transaction, sender, said, &arrival.at)?;
        let number =
            transaction.number("SELECT COALESCE(MAX(number), 0) + 1 FROM document", &[])?;
        let heads = (since, highest.map(|(head, _)| head));
        let receipt = receipt_of(arrival, sender, number, &judged.odd, heads);
        let receipt = self.seal(transaction, receipt)?.to_bytes().to_vec();
        self.write_document(transaction, arrival, sender, (number, &receipt), &judged)?;
        self.replace(transaction, arrival, sender, &figures)?;
        let place = Where {
            unit: sender.unit,
            till: Some(sender.till),
            month: Some(&paper.period.month),
            document: Some(number),
        };
        for odd in &judged.odd {
            odd.keep(transaction, &arrival.at, place)?;
        }
        Ok(Taken { is_new: true, receipt, sha256: sealed.seal.sha256.clone(), odd: judged.odd })
    }

    fn write_document(
        &self,
        transaction: &mut (dyn Transaction + '_),
        arrival: &Arrival<'_>,
        sender: &Sender,
        (number, receipt): (i64, &[u8]),
        judged: &judge::Judged,
    ) -> Result<(), HubError> {
        let paper = &arrival.sealed.paper;
        let month = paper.period.month.as_str();
        let sql = "UPDATE document SET newest = 0 WHERE till = $1 AND month = $2 AND newest = 1";
        transaction.execute(sql, &[sender.till.into(), month.into()])?;
        let sql = "INSERT INTO document (number, till, unit, month, revision, sha256, bytes, \
                   received_at, way, receipt, state, newest, final, days, comparison, open_data, \
                   to_review, set_apart) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, \
                   1, $12, $13, $14, $15, 0, $16)";
        let alarming = judged.odd.iter().any(|odd| odd.is_alarm);
        let values: [Value; 16] = [
            number.into(),
            sender.till.into(),
            sender.unit.into(),
            month.into(),
            paper.revision.into(),
            arrival.sealed.seal.sha256.as_str().into(),
            arrival.raw.into(),
            arrival.at.as_str().into(),
            way_code(arrival.way).into(),
            receipt.into(),
            if alarming { "recu" } else { "controle" }.into(),
            paper.is_final().into(),
            paper.period.days.into(),
            paper.consent.comparison.into(),
            paper.consent.open_data.into(),
            judged.is_outlier.into(),
        ];
        transaction.execute(sql, &values)?;
        Ok(())
    }

    /// Puts the figures in the place of an earlier revision's. The running sums of later months
    /// then rest on a month that is no more.
    fn replace(
        &self,
        transaction: &mut (dyn Transaction + '_),
        arrival: &Arrival<'_>,
        sender: &Sender,
        figures: &Figures,
    ) -> Result<(), HubError> {
        let paper = &arrival.sealed.paper;
        let month = paper.period.month.as_str();
        let whose = Whose { till: sender.till, unit: sender.unit, month };
        summaries::touch(transaction, month)?;
        let sql = "SELECT final FROM document WHERE till = $1 AND month = $2 AND newest = 0 \
                   ORDER BY revision DESC LIMIT 1";
        let before = transaction.first(sql, &[sender.till.into(), month.into()])?;
        let before = before.map(|row| row.truth(0)).transpose()?;
        if paper.revision > 1 {
            let sql = "UPDATE document SET to_review = 1 \
                       WHERE till = $1 AND month > $2 AND newest = 1";
            if transaction.execute(sql, &[sender.till.into(), month.into()])? > 0 {
                summaries::touch_from(transaction, month_name(month)?.after())?;
            }
        }
        let counts = Counts { before, now: paper.is_final() };
        self.keep_facts(transaction, whose, figures, counts)
    }
}

fn month_name(month: &str) -> Result<MonthName, HubError> {
    MonthName::parse(month).ok_or(HubError::Missing("month"))
}

fn read(bytes: &[u8]) -> Asked<SealedStatement> {
    SealedStatement::read(bytes).map_err(|error| {
        // What is of an older form is told so, before it is called something else.
        if Refusal::is_of_an_older_form(bytes) {
            return Refusal::TooOld.into();
        }
        Refusal::of_sealing(error).into()
    })
}

/// The same statement again, or another one under its revision.
fn there_already(
    transaction: &mut (dyn Transaction + '_),
    arrival: &Arrival<'_>,
    sender: &Sender,
) -> Asked<Option<Taken>> {
    let (paper, seal) = (&arrival.sealed.paper, &arrival.sealed.seal);
    let sql = "SELECT sha256, receipt FROM document \
               WHERE till = $1 AND month = $2 AND revision = $3";
    let month = paper.period.month.as_str();
    let values = [sender.till.into(), month.into(), paper.revision.into()];
    let Some(row) = transaction.first(sql, &values)? else {
        return Ok(None);
    };
    let sha256 = row.text(0)?;
    if sha256 == seal.sha256 {
        let receipt = row.bytes(1)?;
        return Ok(Some(Taken { is_new: false, receipt, sha256, odd: Vec::new() }));
    }
    let expected = judge::expected(transaction, sender.till, month)?;
    let detail = format!("{month}/{}: {sha256} {}", paper.revision, seal.sha256);
    let (sender, month) = (sender.place(), month.to_owned());
    let odd = Odd::alarm(codes::TWICE, detail);
    Err(Refusal::Twice {
        expected: Box::new(expected),
        odd: Box::new(odd),
        sender,
        month,
        only_new: arrival.only_new,
    }
    .into())
}

fn receipt_of(
    arrival: &Arrival<'_>,
    sender: &Sender,
    number: i64,
    odd: &[Odd],
    (head_since, highest): (String, Option<ReportedHead>),
) -> Receipt {
    let paper: &Document = &arrival.sealed.paper;
    let cafe = paper.cafe.id.clone().unwrap_or_else(|| sender.unit_id.clone());
    let till = paper.emission.till.clone();
    let witness = Witness {
        format: Witness::FORMAT.to_owned(),
        cafe: cafe.clone(),
        till: till.clone(),
        epoch: paper.journal.epoch,
        seq: paper.journal.seq,
        head: paper.journal.head.clone(),
        received_at: head_since,
    };
    Receipt {
        format: Receipt::FORMAT.to_owned(),
        version: Receipt::VERSION.to_owned(),
        number: number.unsigned_abs(),
        cafe,
        till,
        month: paper.period.month.clone(),
        revision: paper.revision,
        sha256: arrival.sealed.seal.sha256.clone(),
        received_at: arrival.at.clone(),
        way: arrival.way,
        anomalies: odd.iter().map(Odd::told).collect(),
        witness,
        highest,
    }
}

/// The code of a way, as receipts bear it.
fn way_code(way: Way) -> String {
    serde_json::to_value(way)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}
