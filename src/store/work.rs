//! Work that may be lost without loss of truth: the draft of the basket, and how far each job of
//! a device came. Never synced; a damaged file is thrown away and begun anew.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension, params};

use super::file::{self, Durability, JournalMode, Synchronous};
use super::{Attempt, StoreError, folder, migrate, place_of, row_of};
use crate::domain::ticket::basket::Basket;
use crate::journal::entry::Place;
use crate::journal::record::basket::BasketRecord;

/// How far a job came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobState {
    /// Waiting for its device.
    Queued,
    /// Bytes are leaving.
    Sending,
    /// All bytes left; nobody confirmed that paper came out.
    Sent,
    /// The device confirmed.
    Confirmed,
    /// No byte left: it may be tried again.
    Failed,
    /// Some bytes left, or a power cut fell: only a person can say what came out.
    Uncertain,
    /// Too late to be of use: a drawer's pulse that could not leave at once.
    Expired,
}

impl JobState {
    const WORDS: [(Self, &str); 7] = [
        (Self::Queued, "queued"),
        (Self::Sending, "sending"),
        (Self::Sent, "sent"),
        (Self::Confirmed, "confirmed"),
        (Self::Failed, "failed"),
        (Self::Uncertain, "uncertain"),
        (Self::Expired, "expired"),
    ];

    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(state, _)| *state == self).map_or("", |(_, word)| word)
    }

    fn of(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, known)| *known == word).map(|(state, _)| *state)
    }

    /// Whether nothing more will happen to the job by itself.
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Sent | Self::Confirmed | Self::Expired | Self::Uncertain)
    }
}

/// How far a job came, how many of its bytes left, and since which start of the machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobProgress {
    /// Its state.
    pub state: JobState,
    /// How many bytes left.
    pub bytes: u64,
    /// The start of the machine in which this was written: another one means a power cut.
    pub boot: String,
}

/// How the sending to the hub stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sending {
    /// How often it failed since it last succeeded.
    pub attempts: u32,
    /// When it is tried next, in milliseconds of UTC.
    pub next_ms: i64,
    /// What was wrong, as a word.
    pub trouble: Option<String>,
}

/// By the index of states: whatever the number of jobs that are done.
const JOBS_IN: &str = "SELECT entry FROM job_state WHERE state = ?1 ORDER BY entry DESC LIMIT ?2";

/// The work file.
pub struct Work {
    connection: Connection,
}

impl Work {
    pub(super) fn open(folder: &Path) -> Result<Self, StoreError> {
        match Self::open_once(folder) {
            Ok(work) => Ok(work),
            Err(_) => {
                let path = folder::work_file(folder);
                for suffix in ["", "-wal", "-shm"] {
                    let mut name = path.clone().into_os_string();
                    name.push(suffix);
                    // What is not there need not be removed; what stays makes the next try fail.
                    let _ = fs::remove_file(name);
                }
                Self::open_once(folder)
            }
        }
    }

    fn open_once(folder: &Path) -> Result<Self, StoreError> {
        let path = folder::work_file(folder);
        let durability =
            Durability { synchronous: Synchronous::Off, journal_mode: JournalMode::Wal };
        let mut connection = file::open(&path, None, durability)?;
        connection.pragma_update(None, "wal_autocheckpoint", 1_000).attempt("tending the log")?;
        migrate::run(&mut connection, &path, migrate::WORK)?;
        let sound: String = connection
            .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
            .attempt("checking the work file")?;
        if sound != "ok" {
            return Err(StoreError::Contradiction("the work file is damaged"));
        }
        Ok(Self { connection })
    }

    /// Keeps the basket, so that a crash of the program does not lose it.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be written.
    pub fn keep_draft(&mut self, basket: &Basket) -> Result<(), StoreError> {
        let record = serde_json::to_string(&BasketRecord::of(basket))
            .map_err(crate::journal::record::RecordError::Form)?;
        self.connection
            .prepare_cached("INSERT OR REPLACE INTO draft (one, record) VALUES (1, ?1)")
            .and_then(|mut statement| statement.execute([record]))
            .attempt("keeping the draft")?;
        Ok(())
    }

    /// Forgets the basket.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be written.
    pub fn drop_draft(&mut self) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("DELETE FROM draft")
            .and_then(|mut statement| statement.execute([]))
            .attempt("dropping the draft")?;
        Ok(())
    }

    /// The basket as it was kept; nothing if there is none or it can't be read any more.
    pub fn draft(&self) -> Option<Basket> {
        let record: String = self
            .connection
            .query_row("SELECT record FROM draft", [], |row| row.get(0))
            .optional()
            .ok()??;
        serde_json::from_str::<BasketRecord>(&record).ok()?.read().ok()
    }

    /// Keeps how the sending to the hub stands.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be written.
    pub fn keep_sending(&mut self, sending: &Sending) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("INSERT OR REPLACE INTO sending VALUES (1, ?1, ?2, ?3)")
            .and_then(|mut statement| {
                statement.execute(params![sending.attempts, sending.next_ms, sending.trouble])
            })
            .attempt("keeping how the sending stands")?;
        Ok(())
    }

    /// How the sending to the hub stands, if that is known.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be read.
    pub fn sending(&self) -> Result<Option<Sending>, StoreError> {
        self.connection
            .query_row("SELECT attempts, next_ms, trouble FROM sending", [], |row| {
                Ok(Sending { attempts: row.get(0)?, next_ms: row.get(1)?, trouble: row.get(2)? })
            })
            .optional()
            .attempt("reading how the sending stands")
    }

    /// Keeps the newest paper of a kind in the place of the one before. The same one again stays
    /// as it is.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be written.
    pub fn keep_paper(&mut self, kind: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "INSERT INTO paper (kind, bytes, seen) VALUES (?1, ?2, 0)
                 ON CONFLICT (kind) DO UPDATE SET bytes = excluded.bytes, seen = 0
                 WHERE bytes <> excluded.bytes",
            )
            .and_then(|mut statement| statement.execute(params![kind, bytes]))
            .attempt("keeping a paper")?;
        Ok(())
    }

    /// The newest paper of a kind, and whether anybody has seen it.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be read.
    pub fn paper(&self, kind: &str) -> Result<Option<(Vec<u8>, bool)>, StoreError> {
        self.connection
            .query_row("SELECT bytes, seen FROM paper WHERE kind = ?1", [kind], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()
            .attempt("reading a paper")
    }

    /// Somebody has seen the paper of a kind.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be written.
    pub fn paper_seen(&mut self, kind: &str) -> Result<(), StoreError> {
        self.connection
            .execute("UPDATE paper SET seen = 1 WHERE kind = ?1", [kind])
            .attempt("noting that a paper was seen")?;
        Ok(())
    }

    /// Writes how far a job came.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be written.
    pub fn set_job(&mut self, job: Place, progress: &JobProgress) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "INSERT OR REPLACE INTO job_state (entry, state, bytes, boot)
                 VALUES (?1, ?2, ?3, ?4)",
            )
            .and_then(|mut statement| {
                let bytes = i64::try_from(progress.bytes).unwrap_or(i64::MAX);
                statement.execute(params![row_of(job), progress.state.word(), bytes, progress.boot])
            })
            .attempt("writing a job's state")?;
        Ok(())
    }

    /// How far a job came, if that is known.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be read.
    pub fn job(&self, job: Place) -> Result<Option<JobProgress>, StoreError> {
        let row = self
            .connection
            .query_row(
                "SELECT state, bytes, boot FROM job_state WHERE entry = ?1",
                [row_of(job)],
                |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get(2)?)),
            )
            .optional()
            .attempt("reading a job's state")?;
        Ok(row.and_then(|(word, bytes, boot)| {
            let bytes = u64::try_from(bytes).unwrap_or(0);
            JobState::of(&word).map(|state| JobProgress { state, bytes, boot })
        }))
    }

    /// Jobs in a state, newest first, at most `limit`.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be read.
    pub fn jobs_in(&self, state: JobState, limit: u32) -> Result<Vec<Place>, StoreError> {
        let mut statement = self.connection.prepare_cached(JOBS_IN).attempt("listing jobs")?;
        let rows = statement
            .query_map(params![state.word(), limit], |row| row.get(0))
            .attempt("listing jobs")?;
        rows.map(|row| row.map(place_of)).collect::<Result<_, _>>().attempt("listing jobs")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The question of every command at the counter must not walk over years of jobs.
    #[test]
    fn jobs_in_a_state_are_found_without_walking_all_jobs() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut work = Work::open(folder.path()).expect("opened");
        for seq in 1..=300 {
            let state = if seq == 7 { JobState::Uncertain } else { JobState::Sent };
            let progress = JobProgress { state, bytes: 1, boot: String::new() };
            work.set_job(Place { epoch: 1, seq }, &progress).expect("written");
        }
        let found = work.jobs_in(JobState::Uncertain, 50).expect("found");
        assert_eq!(found, vec![Place { epoch: 1, seq: 7 }]);
        let mut statement = work.connection.prepare(JOBS_IN).expect("a statement");
        let rows = statement.query_map(params!["uncertain", 50], |row| row.get::<_, i64>(0));
        assert_eq!(rows.expect("rows").count(), 1);
        let walked = statement.get_status(rusqlite::StatementStatus::FullscanStep);
        assert_eq!(walked, 0, "rows walked over");
    }
}
