//! The people of head office: who may do what, and who is logged in.
//!
//! A password is kept as argon2id makes it (RFC 9106), a session as the hash of what the browser
//! shows: a stolen table opens nothing.

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::acts::Act;
use super::intake::Asked;
use super::problem::Refusal;
use super::storage::Transaction;
use super::time::{self, HOUR};
use super::{Hub, HubError};

/// Fewest characters of a password.
pub const SHORTEST: usize = 12;
/// Most characters of a name or a password.
const LONGEST: usize = 200;
/// How long somebody stays logged in, in hours.
const SESSION_HOURS: i64 = 12;
/// Wrong passwords after which an account waits.
const FAILURES: i64 = 10;
/// How long it then waits, in milliseconds.
const LOCKED: i64 = HOUR / 4;
/// Memory in KiB, passes and lanes of argon2id.
const COST: (u32, u32, u32) = (19_456, 2, 1);

/// What somebody may do; each may do what the ones before may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Look.
    Reading,
    /// Look after the network: settle what is odd, import files, write to cafés.
    Animation,
    /// Everything: cafés, codes, keys, accounts.
    Administration,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Reading, Self::Animation, Self::Administration];

    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reading => "lecture",
            Self::Animation => "animation",
            Self::Administration => "administration",
        }
    }

    /// The role of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// Somebody who is logged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The account's name.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// What forms must bear, so that no other site can send them.
    pub token: String,
}

impl Hub {
    /// Makes an account, or gives one that is there another password and role.
    ///
    /// # Errors
    /// [`HubError::Missing`] for a name or a password that is too short or too long,
    /// [`HubError::Random`], [`HubError::Storage`].
    pub fn add_account(
        &self,
        name: &str,
        password: &str,
        role: Role,
        by: &str,
    ) -> Result<(), HubError> {
        let name = name.trim();
        if name.is_empty() || name.len() > LONGEST || name.chars().any(char::is_control) {
            return Err(HubError::Missing("name"));
        }
        if password.chars().count() < SHORTEST || password.len() > LONGEST {
            return Err(HubError::Missing("password"));
        }
        let salt = self.world().random().ok_or(HubError::Random)?;
        let kept = hashed(password, &salt[..16])?;
        let now = self.world().now();
        self.write(|transaction| {
            let number =
                transaction.number("SELECT COALESCE(MAX(number), 0) + 1 FROM account", &[])?;
            let sql = "INSERT INTO account (number, name, role, password, failures, since) \
                       VALUES ($1, $2, $3, $4, 0, $5) ON CONFLICT (name) DO UPDATE SET \
                       role = excluded.role, password = excluded.password, failures = 0, \
                       locked_until = NULL, ended_at = NULL";
            let values = [
                number.into(),
                name.into(),
                role.code().into(),
                kept.into(),
                now.to_rfc3339().into(),
            ];
            transaction.execute(sql, &values)?;
            end_sessions(transaction, name)?;
            let act = Act { by, what: "compte", about: name, detail: role.code() };
            Ok(act.record(transaction, now)?)
        })
    }

    /// Ends an account; its acts stay on record.
    ///
    /// # Errors
    /// [`HubError::Missing`] for one that is not there, [`HubError::Storage`].
    pub fn end_account(&self, name: &str, by: &str) -> Result<(), HubError> {
        let now = self.world().now();
        self.write(|transaction| {
            let sql = "UPDATE account SET ended_at = $1 WHERE name = $2 AND ended_at IS NULL";
            if transaction.execute(sql, &[now.to_rfc3339().into(), name.into()])? == 0 {
                return Err(HubError::Missing("account"));
            }
            end_sessions(transaction, name)?;
            let act = Act { by, what: "compte-fin", about: name, detail: "" };
            Ok(act.record(transaction, now)?)
        })
    }

    /// Logs somebody in, and says what the browser is to show.
    ///
    /// # Errors
    /// [`Refusal::NotSigned`] for a wrong name or password, without saying which;
    /// [`Refusal::Busy`] after too many of them.
    pub fn log_in(&self, name: &str, password: &str) -> Asked<String> {
        let now = self.world().now();
        let sql = "SELECT number, password, failures, locked_until FROM account \
                   WHERE name = $1 AND ended_at IS NULL";
        let found = self.read(|transaction| transaction.first(sql, &[name.trim().into()]))?;
        let Some(row) = found else {
            // As long as for a name that is there.
            hashed(password, &[0; 16])?;
            return Err(Refusal::NotSigned.into());
        };
        let (number, kept) = (row.integer(0)?, row.text(1)?);
        let until = row.maybe_text(3)?.and_then(|until| time::utc_ms(&until));
        if let Some(wait) = until.map(|until| until - now.utc_ms()).filter(|wait| *wait > 0) {
            let seconds = u32::try_from(wait / 1_000 + 1).unwrap_or(60);
            return Err(Refusal::Busy { seconds }.into());
        }
        // Outside of any transaction: it is meant to take its time.
        let right = password.len() <= LONGEST && is_of(password, &kept)?;
        self.write(|transaction| -> Asked<Option<String>> {
            if !right {
                let failures = row.integer(2)? + 1;
                let locked =
                    (failures % FAILURES == 0).then(|| time::later(now, LOCKED).to_rfc3339());
                let sql = "UPDATE account SET failures = $1, locked_until = $2 WHERE number = $3";
                transaction.execute(sql, &[failures.into(), locked.into(), number.into()])?;
                return Ok(None);
            }
            let sql = "UPDATE account SET failures = 0, locked_until = NULL WHERE number = $1";
            transaction.execute(sql, &[number.into()])?;
            self.begin_session(transaction, number).map(Some).map_err(Into::into)
        })?
        .ok_or(Refusal::NotSigned.into())
    }

    fn begin_session(
        &self,
        transaction: &mut (dyn Transaction + '_),
        account: i64,
    ) -> Result<String, HubError> {
        let draw = || {
            let random = self.world().random().ok_or(HubError::Random)?;
            Ok::<_, HubError>(URL_SAFE_NO_PAD.encode(random))
        };
        let (shown, token) = (draw()?, draw()?);
        let now = self.world().now();
        let over = time::later(now, -SESSION_HOURS * HOUR).to_rfc3339();
        transaction.execute("DELETE FROM session WHERE begun_at < $1", &[over.into()])?;
        let sql = "INSERT INTO session (hash, account, token, begun_at) VALUES ($1, $2, $3, $4)";
        let values = [
            self.session_hash(&shown).into(),
            account.into(),
            token.into(),
            now.to_rfc3339().into(),
        ];
        transaction.execute(sql, &values)?;
        Ok(shown)
    }

    /// Whoever shows this.
    ///
    /// # Errors
    /// [`HubError::Storage`].
    pub fn person(
        &self,
        transaction: &mut (dyn Transaction + '_),
        shown: &str,
    ) -> Result<Option<Person>, HubError> {
        let sql = "SELECT a.name, a.role, s.token, s.begun_at FROM session s \
                   JOIN account a ON a.number = s.account \
                   WHERE s.hash = $1 AND a.ended_at IS NULL";
        let Some(row) = transaction.first(sql, &[self.session_hash(shown).into()])? else {
            return Ok(None);
        };
        let begun = time::utc_ms(&row.text(3)?).unwrap_or(0);
        if self.world().now().utc_ms() > begun + SESSION_HOURS * HOUR {
            return Ok(None);
        }
        let role = Role::of(&row.text(1)?).ok_or(HubError::Missing("role"))?;
        Ok(Some(Person { name: row.text(0)?, role, token: row.text(2)? }))
    }

    /// Logs out whoever shows this.
    ///
    /// # Errors
    /// [`HubError::Storage`].
    pub fn log_out(&self, shown: &str) -> Result<(), HubError> {
        let hash = self.session_hash(shown);
        self.write(|transaction| {
            transaction.execute("DELETE FROM session WHERE hash = $1", &[hash.into()])?;
            Ok(())
        })
    }

    fn session_hash(&self, shown: &str) -> String {
        self.secrets.keyed_hash("session", shown)
    }
}

fn end_sessions(transaction: &mut (dyn Transaction + '_), name: &str) -> Result<(), HubError> {
    let sql = "DELETE FROM session WHERE account IN (SELECT number FROM account WHERE name = $1)";
    transaction.execute(sql, &[name.into()])?;
    Ok(())
}

/// A password as it is kept: cost, salt and hash.
fn hashed(password: &str, salt: &[u8]) -> Result<String, HubError> {
    let (memory, passes, lanes) = COST;
    let parameters = Params::new(memory, passes, lanes, Some(32));
    let parameters = parameters.map_err(|_| HubError::Missing("cost of a password"))?;
    let mut hash = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
        .hash_password_into(password.as_bytes(), salt, &mut hash)
        .map_err(|_| HubError::Missing("hash of a password"))?;
    let (salt, hash) = (URL_SAFE_NO_PAD.encode(salt), URL_SAFE_NO_PAD.encode(hash));
    Ok(format!("argon2id:{memory}:{passes}:{lanes}:{salt}:{hash}"))
}

/// Whether a password is the one that is kept.
fn is_of(password: &str, kept: &str) -> Result<bool, HubError> {
    let salt = kept.split(':').nth(4).and_then(|salt| URL_SAFE_NO_PAD.decode(salt).ok());
    let salt = salt.ok_or(HubError::Missing("salt of a password"))?;
    Ok(hashed(password, &salt)? == kept)
}
