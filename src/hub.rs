//! Head office's collector: what `comptoir hub` runs.
//!
//! A hub takes in the months that tills seal, keeps each as it came, and answers with a receipt
//! under its own key. Figures are made from the documents and can be made again. The rules are
//! those of [`crate::statement`], the same as on the till.

pub mod accounts;
pub mod acts;
pub mod anomalies;
pub mod codes;
pub mod demo;
pub mod distances;
pub mod editions;
pub mod facts;
pub mod heads;
pub mod impact;
pub mod intake;
pub mod pages;
pub mod problem;
pub mod publish;
pub mod publishing;
pub mod reads;
pub mod routes;
pub mod secrets;
pub mod server;
pub mod storage;
pub mod summaries;
pub mod time;
pub mod units;

use std::path::{Path, PathBuf};

use thiserror::Error;
use uuid::Uuid;

use crate::domain::day::Moment;
use crate::domain::money::AmountError;
use crate::journal::record::hex;
use crate::statement::registry::Registry;
use crate::statement::sealing::SealingError;

use facts::SeriesNumbers;
use secrets::{SecretError, Secrets};
use storage::{Database, Mode, Postgres, Sqlite, StorageError, Transaction};

/// The world outside, handed in: the clock, new identifiers, chance.
pub trait World: Send + Sync {
    /// What the clock shows.
    fn now(&self) -> Moment;

    /// A new identifier.
    fn id(&self) -> Uuid;

    /// Bytes that nobody can guess.
    ///
    /// # Errors
    /// Nothing where the system has no randomness.
    fn random(&self) -> Option<[u8; 32]>;
}

/// Why the hub could not do what it was asked.
#[derive(Debug, Error)]
pub enum HubError {
    /// The store.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The hub's own keys.
    #[error("the hub's keys can't be used")]
    Secret(#[from] SecretError),
    /// A paper of the hub's own could not be sealed, or one that it kept does not read back.
    #[error("a paper can't be sealed or read back")]
    Paper(#[from] SealingError),
    /// Sums went beyond their range.
    #[error("a sum goes beyond its range")]
    Amount(#[from] AmountError),
    /// The system has no randomness.
    #[error("the system gives no randomness")]
    Random,
    /// There is no hub in the folder, or in the database.
    #[error("there is no hub here: begin one with `comptoir hub init`")]
    NotBegun,
    /// There is one already.
    #[error("there is a hub here already")]
    Begun,
    /// What was asked for is not there, or not of its form.
    #[error("no such {0}")]
    Missing(&'static str),
}

/// A collector.
pub struct Hub {
    database: Box<dyn Database>,
    secrets: Secrets,
    world: Box<dyn World>,
    registry: Registry,
    series: SeriesNumbers,
    /// Whether it is one of a demonstration.
    synthetic: bool,
    /// What is mixed into the keys of organisations.
    salt: String,
}

/// Where a hub keeps its database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In its folder.
    Folder,
    /// On a PostgreSQL server, at `postgres://…`.
    Server(String),
    /// Nowhere: gone with the program.
    Memory,
}

impl Place {
    fn open(&self, folder: &Path) -> Result<Box<dyn Database>, StorageError> {
        Ok(match self {
            Self::Folder => Box::new(Sqlite::open(&file(folder))?),
            Self::Server(url) => Box::new(Postgres::connect(url)?),
            Self::Memory => Box::new(Sqlite::in_memory()?),
        })
    }
}

fn file(folder: &Path) -> PathBuf {
    folder.join("hub.sqlite")
}

impl Hub {
    /// Begins a hub: its tables, its first key and its secret.
    ///
    /// # Errors
    /// [`HubError::Begun`] where there is one, others when disk or server fail.
    pub fn begin(
        folder: &Path,
        place: &Place,
        synthetic: bool,
        world: Box<dyn World>,
    ) -> Result<Self, HubError> {
        Secrets::prepare(folder)?;
        let database = place.open(folder)?;
        let salt = hex(&world.random().ok_or(HubError::Random)?[..16]);
        let mut transaction = database.begin(Mode::Write)?;
        if transaction.number("SELECT COUNT(*) FROM hub", &[])? > 0 {
            return Err(HubError::Begun);
        }
        // Only now: the folder of a hub that is there stays as it is.
        let secrets = Secrets::begin(folder, &*world)?;
        let now = world.now().to_rfc3339();
        transaction.execute(
            "INSERT INTO hub (id, synthetic, salt, begun) VALUES (1, $1, $2, $3)",
            &[synthetic.into(), salt.as_str().into(), now.as_str().into()],
        )?;
        secrets.enter_first_key(&mut *transaction, &now)?;
        transaction.commit()?;
        Ok(Self::with(database, secrets, world, synthetic, salt))
    }

    /// Opens the hub of a folder.
    ///
    /// # Errors
    /// [`HubError::NotBegun`] where there is none, others when disk or server fail.
    pub fn open(folder: &Path, place: &Place, world: Box<dyn World>) -> Result<Self, HubError> {
        if *place == Place::Folder && !file(folder).exists() {
            return Err(HubError::NotBegun);
        }
        let secrets = Secrets::open(folder)?;
        Self::opened(place.open(folder)?, secrets, world)
    }

    /// Opens a hub on a store that is open already, with its secrets in a folder.
    ///
    /// # Errors
    /// As [`Hub::open`].
    pub fn open_on(
        database: Box<dyn Database>,
        folder: &Path,
        world: Box<dyn World>,
    ) -> Result<Self, HubError> {
        Self::opened(database, Secrets::open(folder)?, world)
    }

    fn opened(
        database: Box<dyn Database>,
        secrets: Secrets,
        world: Box<dyn World>,
    ) -> Result<Self, HubError> {
        let mut transaction = database.begin(Mode::Read)?;
        let row = transaction.first("SELECT synthetic, salt FROM hub", &[])?;
        let row = row.ok_or(HubError::NotBegun)?;
        let (synthetic, salt) = (row.truth(0)?, row.text(1)?);
        drop(transaction);
        Ok(Self::with(database, secrets, world, synthetic, salt))
    }

    fn with(
        database: Box<dyn Database>,
        secrets: Secrets,
        world: Box<dyn World>,
        synthetic: bool,
        salt: String,
    ) -> Self {
        let registry = Registry::current();
        let series = SeriesNumbers::default();
        Self { database, secrets, world, registry, series, synthetic, salt }
    }

    /// Whether it is one of a demonstration, which takes made-up statements and no others.
    pub fn is_synthetic(&self) -> bool {
        self.synthetic
    }

    /// What is mixed into the keys of organisations.
    pub fn salt(&self) -> &str {
        &self.salt
    }

    /// The registry that it knows.
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// The world outside.
    pub fn world(&self) -> &dyn World {
        &*self.world
    }

    /// Its store.
    pub fn database(&self) -> &dyn Database {
        &*self.database
    }

    /// Reads the store, which stays as it is at this moment throughout.
    ///
    /// # Errors
    /// Those of the work, and of the store.
    pub fn read<T, E: From<StorageError>>(
        &self,
        work: impl FnOnce(&mut (dyn Transaction + '_)) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut transaction = self.database.begin(Mode::Read)?;
        work(&mut *transaction)
    }

    /// Changes the store: all of it, or nothing where the work fails.
    ///
    /// # Errors
    /// Those of the work, and of the store.
    pub fn write<T, E: From<StorageError>>(
        &self,
        work: impl FnOnce(&mut (dyn Transaction + '_)) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut transaction = self.database.begin(Mode::Write)?;
        let done = work(&mut *transaction)?;
        transaction.commit()?;
        Ok(done)
    }
}
