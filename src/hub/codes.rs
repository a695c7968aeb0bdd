//! How a till becomes one of a café: a code that head office gave, used once.
//!
//! A code has 34.5 bits, so that it may be tried five times at most (RFC 8628 §5.1). A code that
//! was mistyped is none of ours: its first half finds the one that was meant, and the try counts
//! against it. Whether a first half is one of ours is not told.

use super::acts::Act;
use super::intake::Asked;
use super::problem::Refusal;
use super::storage::Transaction;
use super::time::{self, DAY};
use super::units::{Unit, spelt};
use super::{Hub, HubError};
use crate::statement::exchange::{Code, Enrolled, Enrolment};
use crate::statement::rules::Breach;
use crate::statement::sealing::Sealed;

/// How long a code holds, in days.
pub const DAYS: i64 = 7;
/// How often a code may be tried.
const TRIES: i64 = 5;
/// How many letters find a code.
const FINDER: usize = 4;

/// A till that is enrolled.
pub struct Joined {
    /// What the hub answers, a sealed paper.
    pub answer: Vec<u8>,
}

impl Hub {
    /// Makes a code for a café, in the place of one that was not used. It is shown once.
    ///
    /// # Errors
    /// [`HubError::Missing`] for a café that is not there, [`HubError::Random`],
    /// [`HubError::Storage`].
    pub fn make_code(&self, cafe: &str, by: &str) -> Result<Code, HubError> {
        let now = self.world.now();
        self.write(|transaction| {
            let unit = Unit::find(transaction, cafe)?.ok_or(HubError::Missing("unit"))?;
            let sql = "DELETE FROM enrolment_code WHERE unit = $1 AND used_at IS NULL";
            transaction.execute(sql, &[unit.number.into()])?;
            let (code, finder) = self.unused_code(transaction)?;
            let sql = "INSERT INTO enrolment_code \
                       (finder, verifier, unit, made_at, expires_at, tries) \
                       VALUES ($1, $2, $3, $4, $5, 0)";
            let values = [
                finder.into(),
                self.secrets.keyed_hash("code", code.as_str()).into(),
                unit.number.into(),
                now.to_rfc3339().into(),
                time::later(now, DAYS * DAY).to_rfc3339().into(),
            ];
            transaction.execute(sql, &values)?;
            let act = Act { by, what: "code", about: &unit.id, detail: "" };
            act.record(transaction, now)?;
            Ok(code)
        })
    }

    /// A code whose first half is no other's.
    fn unused_code(
        &self,
        transaction: &mut (dyn Transaction + '_),
    ) -> Result<(Code, String), HubError> {
        loop {
            let random = self.world.random().ok_or(HubError::Random)?;
            let Some(code) = Code::from_random(random) else {
                continue;
            };
            let finder = self.finder(&code);
            let sql = "SELECT COUNT(*) FROM enrolment_code WHERE finder = $1";
            if transaction.number(sql, &[finder.as_str().into()])? == 0 {
                return Ok((code, finder));
            }
        }
    }

    fn finder(&self, code: &Code) -> String {
        self.secrets.keyed_hash("finder", &code.as_str()[..FINDER])
    }

    /// Enrols a till that shows a code, and tells it who it is from now on.
    ///
    /// # Errors
    /// [`Refusal::UnknownCode`], [`Refusal::SpentCode`] and others.
    pub fn enrol(&self, bytes: &[u8]) -> Asked<Joined> {
        let sealed = Sealed::<Enrolment>::read(bytes).map_err(Refusal::of_sealing)?;
        let code = Code::read(&sealed.paper.code).ok_or(Refusal::UnknownCode)?;
        if spelt(&sealed.paper.till).is_none() {
            return Err(Refusal::Unreadable.into());
        }
        if sealed.paper.synthetic != self.synthetic {
            return Err(Refusal::Rules(vec![Breach::Synthetic]).into());
        }
        // A wrong try changes the store too: it is counted.
        let joined = self.write(|transaction| -> Asked<Result<Joined, Refusal>> {
            let unit = match self.unit_of_code(transaction, &code, &sealed)? {
                Ok(unit) => unit,
                Err(refusal) => return Ok(Err(refusal)),
            };
            let enrolled = self.enter_till(transaction, &sealed, unit)?;
            let answer = self.seal(transaction, enrolled)?.to_bytes().to_vec();
            Ok(Ok(Joined { answer }))
        })?;
        Ok(joined?)
    }

    /// The café of a code, which is used up by it. The same till with the same key may ask again:
    /// its answer may have been lost.
    fn unit_of_code(
        &self,
        transaction: &mut (dyn Transaction + '_),
        code: &Code,
        sealed: &Sealed<Enrolment>,
    ) -> Asked<Result<Unit, Refusal>> {
        let finder = self.finder(code);
        let sql = "SELECT c.verifier, c.expires_at, c.tries, c.used_at, u.id \
                   FROM enrolment_code c JOIN unit u ON u.number = c.unit WHERE c.finder = $1";
        let Some(row) = transaction.first(sql, &[finder.as_str().into()])? else {
            return Ok(Err(Refusal::UnknownCode));
        };
        let now = self.world.now();
        if row.integer(2)? >= TRIES {
            return Ok(Err(Refusal::SpentCode));
        }
        if row.text(0)? != self.secrets.keyed_hash("code", code.as_str()) {
            let sql = "UPDATE enrolment_code SET tries = tries + 1 WHERE finder = $1";
            transaction.execute(sql, &[finder.as_str().into()])?;
            return Ok(Err(Refusal::UnknownCode));
        }
        let unit = Unit::find(transaction, &row.text(4)?)?.ok_or(Refusal::UnknownCode)?;
        let expires = time::utc_ms(&row.text(1)?).unwrap_or(0);
        if row.maybe_text(3)?.is_some() {
            let sql = "SELECT COUNT(*) FROM till_key k JOIN till t ON t.number = k.till \
                       WHERE k.kid = $1 AND k.public_key = $2 AND k.revoked_at IS NULL \
                       AND t.unit = $3 AND t.id = $4";
            let values = [
                sealed.seal.kid.as_str().into(),
                sealed.public_key().as_slice().into(),
                unit.number.into(),
                spelt(&sealed.paper.till).into(),
            ];
            let again = transaction.number(sql, &values)? > 0;
            return Ok(if again { Ok(unit) } else { Err(Refusal::SpentCode) });
        }
        if now.utc_ms() > expires {
            return Ok(Err(Refusal::SpentCode));
        }
        if !is_free(transaction, sealed)? {
            return Ok(Err(Refusal::SpentKey));
        }
        let sql = "UPDATE enrolment_code SET used_at = $1 WHERE finder = $2";
        transaction.execute(sql, &[now.to_rfc3339().into(), finder.into()])?;
        Ok(Ok(unit))
    }

    fn enter_till(
        &self,
        transaction: &mut (dyn Transaction + '_),
        sealed: &Sealed<Enrolment>,
        unit: Unit,
    ) -> Asked<Enrolled> {
        let (paper, now) = (&sealed.paper, self.world.now());
        let id = spelt(&paper.till).ok_or(Refusal::Unreadable)?;
        let at = now.to_rfc3339();
        let sql = "SELECT number, unit FROM till WHERE id = $1";
        let till = match transaction.first(sql, &[id.as_str().into()])? {
            Some(row) if row.integer(1)? != unit.number => return Err(Refusal::OtherTill.into()),
            Some(row) => row.integer(0)?,
            None => {
                let number =
                    transaction.number("SELECT COALESCE(MAX(number), 0) + 1 FROM till", &[])?;
                let sql = "INSERT INTO till (number, id, unit, enrolled_at, program) \
                           VALUES ($1, $2, $3, $4, $5)";
                let program: String = paper.program.chars().take(80).collect();
                let values = [
                    number.into(),
                    id.into(),
                    unit.number.into(),
                    at.as_str().into(),
                    program.into(),
                ];
                transaction.execute(sql, &values)?;
                number
            }
        };
        let sql = "INSERT INTO till_key (kid, till, public_key, since) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (kid) DO NOTHING";
        let key = sealed.public_key();
        let values =
            [sealed.seal.kid.as_str().into(), till.into(), key.as_slice().into(), at.into()];
        transaction.execute(sql, &values)?;
        let sheet = unit.attributes(transaction, time::current_month(now))?;
        Ok(Enrolled {
            format: Enrolled::FORMAT.to_owned(),
            cafe: unit.id.clone(),
            name: unit.name.clone(),
            model: sheet.model,
            commune: sheet.commune,
            opened: unit.opened.to_string(),
            till: paper.till.clone(),
            salt: self.salt.clone(),
            keys: self.keys(transaction)?,
        })
    }
}

/// Whether a till may be enrolled with its key: one that nobody has, or its own that still signs.
fn is_free(
    transaction: &mut (dyn Transaction + '_),
    sealed: &Sealed<Enrolment>,
) -> Result<bool, HubError> {
    let sql = "SELECT k.public_key, k.revoked_at, t.id FROM till_key k \
               JOIN till t ON t.number = k.till WHERE k.kid = $1";
    let Some(row) = transaction.first(sql, &[sealed.seal.kid.as_str().into()])? else {
        return Ok(true);
    };
    let is_its_own =
        spelt(&sealed.paper.till).is_some_and(|id| row.text(2).is_ok_and(|of| of == id));
    Ok(is_its_own && row.bytes(0)? == sealed.public_key() && row.maybe_text(1)?.is_none())
}
