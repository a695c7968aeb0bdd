//! The store of a large network: a PostgreSQL server.
//!
//! The hub's work runs on threads that may block, so this store drives its connections on a small
//! runtime of its own and waits. Writers take turns on a lock of the server, as they do on SQLite:
//! what one has read still holds when it writes, and both stores tell the same story.

use std::error::Error as _;
use std::path::Path;
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime};
use tokio::runtime::{self, Runtime as Tokio};
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Config, NoTls, Statement};

use super::migrate::{self, Dialect};
use super::{Database, Mode, Row, StorageError, Transaction, Value};

/// Most connections at once.
const CONNECTIONS: usize = 8;
/// How long a connection, or an answer of the pool, is waited for.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long a statement may take on the server, in milliseconds, the wait for other writers
/// included.
const STATEMENT_MS: u32 = 60_000;
/// The lock that writers take turns on: the letters "COMH".
const WRITERS: i64 = 0x434F_4D48;

const DIALECT: Dialect = Dialect {
    integer: "BIGINT",
    bytes: "BYTEA",
    text: "TEXT COLLATE \"C\"",
    end: "",
    clustered: "",
};

/// A PostgreSQL database.
pub struct Postgres {
    pool: Pool,
    /// Taken out when the store is dropped, which may happen where nothing may block.
    runtime: Option<Tokio>,
}

impl Postgres {
    /// Connects to `postgres://…` and brings its tables to the newest step. The connection is not
    /// encrypted: a server elsewhere is reached through a tunnel.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`] when there is no server, others when it refuses.
    pub fn connect(url: &str) -> Result<Self, StorageError> {
        let mut config: Config = url.parse().map_err(failed("reading the address"))?;
        config.connect_timeout(PATIENCE).application_name("comptoir hub");
        let own = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let manager = Manager::from_config(config, NoTls, own);
        let pool = Pool::builder(manager)
            .max_size(CONNECTIONS)
            .wait_timeout(Some(PATIENCE))
            .create_timeout(Some(PATIENCE))
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(|error| unavailable("making the pool", error))?;
        let runtime = runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .map_err(|error| unavailable("starting its threads", error))?;
        let store = Self { pool, runtime: Some(runtime) };
        let mut transaction = store.begin(Mode::Write)?;
        migrate::run(&mut *transaction, &DIALECT)?;
        transaction.commit()?;
        Ok(store)
    }

    fn runtime(&self) -> &Tokio {
        self.runtime.as_ref().expect("the runtime is there until the store is dropped")
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Database for Postgres {
    fn begin(&self, mode: Mode) -> Result<Box<dyn Transaction + '_>, StorageError> {
        let begun = self.runtime().block_on(async {
            let client =
                self.pool.get().await.map_err(|error| unavailable("taking a connection", error))?;
            let sql = match mode {
                Mode::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY".to_owned(),
                Mode::Write => format!(
                    "BEGIN; SET LOCAL statement_timeout = {STATEMENT_MS}; \
                     SELECT pg_advisory_xact_lock({WRITERS})"
                ),
            };
            match client.batch_execute(&sql).await {
                Ok(()) => Ok(client),
                Err(error) => {
                    // It may be left inside a transaction that failed: nobody else gets it.
                    let _ = Object::take(client);
                    Err(failed("beginning")(error))
                }
            }
        })?;
        Ok(Box::new(Turn { store: self, client: Some(begun) }))
    }

    fn copy_to(&self, _: &Path) -> Result<(), StorageError> {
        Err(StorageError::NoFile)
    }

    fn size(&self) -> Result<u64, StorageError> {
        let mut transaction = self.begin(Mode::Read)?;
        let sql = "SELECT pg_database_size(current_database())";
        Ok(transaction.number(sql, &[])?.unsigned_abs())
    }
}

struct Turn<'a> {
    store: &'a Postgres,
    /// Taken out at the end.
    client: Option<Object>,
}

impl Turn<'_> {
    fn client(&self) -> &Object {
        self.client.as_ref().expect("a transaction has its connection until its end")
    }

    fn prepared(&self, sql: &str) -> Result<Statement, StorageError> {
        let prepared = self.client().prepare_cached(sql);
        self.store.runtime().block_on(prepared).map_err(failed("preparing a statement"))
    }
}

impl Transaction for Turn<'_> {
    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, StorageError> {
        let statement = self.prepared(sql)?;
        let values = bound(&statement, values);
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|one| &**one as _).collect();
        let executed = self.client().execute(&statement, &values);
        self.store.runtime().block_on(executed).map_err(failed("changing rows"))
    }

    fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, StorageError> {
        let statement = self.prepared(sql)?;
        let values = bound(&statement, values);
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|one| &**one as _).collect();
        let found = self.client().query(&statement, &values);
        let found = self.store.runtime().block_on(found).map_err(failed("finding rows"))?;
        found.iter().map(own_row).collect()
    }

    fn commit(mut self: Box<Self>) -> Result<(), StorageError> {
        let Some(client) = self.client.take() else {
            return Ok(());
        };
        let committed = self.store.runtime().block_on(client.batch_execute("COMMIT"));
        if committed.is_err() {
            // Whether it was committed is unknown: the connection is of no use to anyone.
            let _ = Object::take(client);
        }
        committed.map_err(failed("committing"))
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let Some(client) = self.client.take() else {
            return;
        };
        if self.store.runtime().block_on(client.batch_execute("ROLLBACK")).is_err() {
            let _ = Object::take(client);
        }
    }
}

/// Values as the server's types want them; nothing has to be of the type of its place.
fn bound<'a>(statement: &Statement, values: &'a [Value]) -> Vec<Box<dyn ToSql + Sync + 'a>> {
    let types = statement.params().iter().chain(std::iter::repeat(&Type::TEXT));
    values
        .iter()
        .zip(types)
        .map(|(value, kind)| -> Box<dyn ToSql + Sync + 'a> {
            match value {
                Value::Integer(integer) => Box::new(*integer),
                Value::Text(text) => Box::new(text.as_str()),
                Value::Bytes(bytes) => Box::new(bytes.as_slice()),
                Value::Null if *kind == Type::INT8 => Box::new(None::<i64>),
                Value::Null if *kind == Type::BYTEA => Box::new(None::<&[u8]>),
                Value::Null => Box::new(None::<&str>),
            }
        })
        .collect()
}

fn own_row(row: &tokio_postgres::Row) -> Result<Row, StorageError> {
    let columns = row.columns().iter().enumerate();
    let value = |(at, column): (usize, &tokio_postgres::Column)| {
        let value = match *column.type_() {
            Type::INT8 => row.try_get::<_, Option<i64>>(at).map(Value::from),
            Type::INT4 => {
                row.try_get::<_, Option<i32>>(at).map(|one| Value::from(one.map(i64::from)))
            }
            Type::BOOL => row.try_get::<_, Option<bool>>(at).map(Value::from),
            Type::BYTEA => row.try_get::<_, Option<&[u8]>>(at).map(Value::from),
            _ => row.try_get::<_, Option<String>>(at).map(Value::from),
        };
        value.map_err(failed("reading a row"))
    };
    Ok(Row::new(columns.map(value).collect::<Result<_, _>>()?))
}

fn unavailable(
    what: &'static str,
    error: impl std::error::Error + Send + Sync + 'static,
) -> StorageError {
    StorageError::Unavailable { what, source: Box::new(error) }
}

/// What a failure of the server means: a closed connection, a server that starts or stops, a lock
/// that others hold may be mended later (classes 08, 40, 53, 55 and 57 of SQLSTATE); the rest not.
fn failed(what: &'static str) -> impl Fn(tokio_postgres::Error) -> StorageError {
    move |error| {
        let passing = match error.code() {
            Some(code) => {
                let class = code.code().get(..2).unwrap_or_default();
                ["08", "40", "53", "55", "57"].contains(&class)
            }
            None => {
                error.is_closed() || error.source().is_some_and(|why| why.is::<std::io::Error>())
            }
        };
        let source = Box::new(error);
        if passing {
            StorageError::Unavailable { what, source }
        } else {
            StorageError::Failed { what, source }
        }
    }
}
