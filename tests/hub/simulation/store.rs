//! A hub's store that fails when it is told to: at any statement, before a commit, halfway through
//! one, or after one whose answer nobody hears.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use comptoir::hub::storage::{Database, Mode, Row, Sqlite, StorageError, Transaction, Value};

/// What goes wrong, once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Harm {
    /// A statement fails.
    Statement,
    /// The store is held by others.
    Busy,
    /// The program is killed between two statements.
    Kill,
    /// A commit fails, and nothing is kept.
    Commit,
    /// A commit fails, and yet all is kept.
    CommitUnknown,
    /// The program is killed just before a commit.
    KillBefore,
    /// The program is killed while a commit is written: so many thousandths of it are there.
    KillDuring(u64),
    /// The program is killed after a commit.
    KillAfter,
    /// No harm but a defect: the commit is answered, and never done.
    Forget,
}

/// What is to go wrong, and what went.
#[derive(Debug, Default)]
pub struct Fate {
    /// What is to go wrong, and after so many statements. Harm to a commit waits for one.
    pub harm: Option<(u64, Harm)>,
    /// Where the disk's picture at the moment of a kill is to go.
    pub picture: PathBuf,
    /// Whether the program is dead: nothing that it does from now on counts.
    pub is_dead: bool,
    /// A defect: what a transaction did stays although it was given up.
    pub keeps_halves: bool,
    /// A defect: a sum that is changed loses what it was before.
    pub forgets_sums: bool,
}

/// The store, and its fate.
pub struct Harmed {
    folder: PathBuf,
    inner: Sqlite,
    fate: Arc<Mutex<Fate>>,
}

impl Harmed {
    /// The store of a folder.
    pub fn open(folder: &Path, fate: Arc<Mutex<Fate>>) -> Result<Self, StorageError> {
        let inner = Sqlite::open(&folder.join("hub.sqlite"))?;
        Ok(Self { folder: folder.to_owned(), inner, fate })
    }

    fn fate(&self) -> MutexGuard<'_, Fate> {
        self.fate.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A statement is about to run.
    fn step(&self) -> Result<(), StorageError> {
        let mut fate = self.fate();
        if fate.is_dead {
            return Err(gone());
        }
        let Some((left, harm)) = &mut fate.harm else {
            return Ok(());
        };
        *left = left.saturating_sub(1);
        if *left > 0 {
            return Ok(());
        }
        let error = match harm {
            Harm::Statement => gone(),
            Harm::Busy => StorageError::Unavailable { what: "a statement", source: "busy".into() },
            Harm::Kill => {
                self.die(&mut fate, None);
                gone()
            }
            _ => return Ok(()),
        };
        fate.harm = None;
        Err(error)
    }

    /// Keeps what the disk holds now, cut off after so many bytes of the log.
    fn die(&self, fate: &mut Fate, log: Option<u64>) {
        photograph(&self.folder, &fate.picture, log);
        fate.is_dead = true;
    }

    fn log_length(&self) -> u64 {
        fs::metadata(self.folder.join("hub.sqlite-wal")).map_or(0, |log| log.len())
    }
}

/// Copies a folder's files as they lie there, those of programs that run included; the log of
/// SQLite's only so far.
pub fn photograph(from: &Path, to: &Path, log: Option<u64>) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("files") {
        let entry = entry.expect("a file");
        let (path, name) = (entry.path(), entry.file_name());
        let target = to.join(&name);
        let name = name.to_string_lossy();
        if path.is_dir() {
            photograph(&path, &target, None);
        } else if !name.ends_with("-shm") && !name.ends_with(".lock") {
            fs::copy(&path, &target).expect("copied");
            if let (Some(length), true) = (log, name.ends_with("-wal")) {
                let file = fs::OpenOptions::new().write(true).open(&target).expect("the copy");
                file.set_len(length).expect("cut");
            }
        }
    }
}

fn gone() -> StorageError {
    StorageError::Failed { what: "a statement", source: "the disk is gone".into() }
}

impl Database for Harmed {
    fn begin(&self, mode: Mode) -> Result<Box<dyn Transaction + '_>, StorageError> {
        self.step()?;
        Ok(Box::new(Turn { store: self, inner: Some(self.inner.begin(mode)?), mode }))
    }

    fn copy_to(&self, file: &Path) -> Result<(), StorageError> {
        self.inner.copy_to(file)
    }

    fn size(&self) -> Result<u64, StorageError> {
        self.inner.size()
    }
}

struct Turn<'a> {
    store: &'a Harmed,
    inner: Option<Box<dyn Transaction + 'a>>,
    mode: Mode,
}

impl<'a> Turn<'a> {
    fn inner(&mut self) -> Result<&mut Box<dyn Transaction + 'a>, StorageError> {
        self.store.step()?;
        self.inner.as_mut().ok_or_else(gone)
    }
}

impl Transaction for Turn<'_> {
    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, StorageError> {
        let forgets = self.store.fate().forgets_sums;
        let adds = "value = month_sum.value + excluded.value";
        let forgetful = forgets.then(|| sql.replace(adds, "value = excluded.value"));
        self.inner()?.execute(forgetful.as_deref().unwrap_or(sql), values)
    }

    fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, StorageError> {
        self.inner()?.query(sql, values)
    }

    fn commit(mut self: Box<Self>) -> Result<(), StorageError> {
        self.inner()?;
        let inner = self.inner.take().ok_or_else(gone)?;
        let mut fate = self.store.fate();
        let at_commit =
            |harm: &(u64, Harm)| !matches!(harm.1, Harm::Statement | Harm::Busy | Harm::Kill);
        let harm = fate.harm.filter(|harm| self.mode == Mode::Write && at_commit(harm));
        let Some((_, harm)) = harm else {
            drop(fate);
            return inner.commit();
        };
        fate.harm = None;
        match harm {
            Harm::Commit => Err(gone()),
            Harm::Forget => Ok(()),
            Harm::CommitUnknown => inner.commit().and(Err(gone())),
            Harm::KillBefore => {
                self.store.die(&mut fate, None);
                Err(gone())
            }
            Harm::KillDuring(thousandths) => {
                let before = self.store.log_length();
                inner.commit()?;
                let written = self.store.log_length().saturating_sub(before);
                self.store.die(&mut fate, Some(before + written * thousandths / 1_000));
                Err(gone())
            }
            Harm::Statement | Harm::Busy | Harm::Kill | Harm::KillAfter => {
                inner.commit()?;
                self.store.die(&mut fate, None);
                Err(gone())
            }
        }
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let keeps = self.mode == Mode::Write && self.store.fate().keeps_halves;
        if let (Some(inner), true) = (self.inner.take(), keeps) {
            let _ = inner.commit();
        }
    }
}
