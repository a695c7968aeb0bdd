//! Opening a till's files, and reading the journal back.

use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OptionalExtension, Row};

use super::people::People;
use super::views::{self, FOLD_VERSION, Sums};
use super::work::Work;
use super::{Attempt, Options, Store, StoreError, file, folder, migrate, place_of, row_of};
use crate::domain::day::BusinessDay;
use crate::domain::establishment::Establishment;
use crate::domain::fact::Fact;
use crate::domain::id::{TicketId, TillId};
use crate::domain::ledger::Ledger;
use crate::domain::month::MonthName;
use crate::domain::network::NetworkFact;
use crate::journal::entry::{Entry, Head, Place};
use crate::journal::seal::{Hash, PublicKey, Signer};
use crate::journal::verify::{self, Finding, Report, Sealed, Verifier};

/// How many of the newest entries are checked at every start.
const CHECKED_AT_START: u64 = 500;

/// A ticket's row in its view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TicketRow {
    /// Its number.
    pub number: u64,
    /// Where its entry stands.
    pub place: Place,
    /// The number of the ticket that it undoes.
    pub void_of: Option<u64>,
    /// The number of the ticket that undid it.
    pub voided_by: Option<u64>,
    /// How many receipts of it were asked for.
    pub copies: u32,
}

/// What a fact asked of a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobRow {
    /// The fact's entry.
    pub place: Place,
    /// `drawer`, `receipt`, `reading` or `closing`.
    pub kind: String,
}

impl Store {
    /// Opens the till in a folder, or makes an empty one under the identifier `new_till`.
    ///
    /// A new till's journal begins with [`Store::begin_epoch`]. At every start the newest entries
    /// are checked, and views that an older version folded are made anew.
    ///
    /// # Errors
    /// [`StoreError::InUse`] while another program has the folder; [`StoreError::Damaged`] when
    /// the newest entries are not as they were written; [`StoreError`] when files fail.
    pub fn open(
        folder: &Path,
        new_till: TillId,
        program: &str,
        signer: Option<Box<dyn Signer>>,
        options: &Options,
    ) -> Result<Self, StoreError> {
        let lock = folder::FolderLock::take(folder)?;
        let path = folder::till_file(folder);
        if !path.exists() {
            make(folder, &path)?;
        }
        let mut connection = file::open(&path, options.vfs.as_deref(), options.durability)?;
        migrate::run(&mut connection, &path, migrate::TILL)?;
        file::guard(&mut connection)?;
        match file::secure(&connection) {
            // The ballast was kept for this moment too.
            Err(error) if error.is_full() && folder::drop_ballast(folder) => {
                file::secure(&connection)?;
            }
            done => done?,
        }
        let newest = newest(&connection)?;
        let (till, head) = match &newest {
            None => (new_till, None),
            Some(sealed) => {
                let entry = Entry::from_bytes(&sealed.bytes)
                    .map_err(|error| Finding { place: sealed.place, fault: error.into() })?;
                (entry.till, Some(Head { place: sealed.place, hash: sealed.hash }))
            }
        };
        // A view that can't be read is no loss: it is made anew from the journal below.
        let views = match views::read_all(&connection) {
            Err(StoreError::Record(_)) => None,
            read => Some(read?),
        };
        let readable = views.is_some();
        let (ledger, sums, catalog) = views.unwrap_or_default();
        let mut store = Self {
            catalog,
            connection,
            folder: folder.to_owned(),
            till,
            program: program.to_owned(),
            signer,
            head,
            key: None,
            sums,
            ledger,
            people: People::open(folder)?,
            work: Work::open(folder)?,
            commits_since_checkpoint: 0,
            _lock: lock,
        };
        store.check_newest()?;
        if !readable || store.fold_version()? != Some(FOLD_VERSION) {
            store.rebuild(|_| {})?;
        }
        let known = store.ledger.operators.clone();
        store.people.sweep(|id| known.contains(&id))?;
        store.sweep_customers()?;
        // A full disk refuses the ballast and still lets the till sell.
        let _ = folder::keep_ballast(folder, options.ballast_bytes);
        Ok(store)
    }

    /// Removes names of customers whose fact was never written.
    fn sweep_customers(&mut self) -> Result<(), StoreError> {
        for (customer, _) in self.people.customers()? {
            if !self.knows_customer(customer)? {
                self.people.erase_customer(customer)?;
            }
        }
        Ok(())
    }

    fn fold_version(&self) -> Result<Option<i64>, StoreError> {
        self.connection
            .query_row("SELECT version FROM fold", [], |row| row.get(0))
            .optional()
            .attempt("reading the fold's version")
    }

    /// Checks the newest entries: hash, chain, place, and signature where there is one.
    fn check_newest(&mut self) -> Result<(), StoreError> {
        let Some(head) = self.head else {
            return Ok(());
        };
        let first = head.place.seq.saturating_sub(CHECKED_AT_START).max(1);
        let from = Place { seq: first, ..head.place };
        let key = self.current_key()?;
        self.key = key.as_ref().map(PublicKey::fingerprint);
        let mut previous = None;
        walk_from(&self.connection, row_of(from), |sealed| {
            verify::check_link(&sealed, previous, key.as_ref())?;
            previous = Some(Head { place: sealed.place, hash: sealed.hash });
            Ok(())
        })
    }

    /// The public key of the current epoch; nothing in a journal that has not begun.
    ///
    /// # Errors
    /// [`StoreError`] when the epoch's first entry can't be read.
    pub fn current_key(&self) -> Result<Option<PublicKey>, StoreError> {
        self.head.map_or(Ok(None), |head| self.key_of(head.place.epoch))
    }

    /// The public key of an epoch: what sealed its entries, whatever key came after.
    ///
    /// # Errors
    /// [`StoreError`] when the epoch's first entry can't be read.
    pub fn key_of(&self, epoch: u32) -> Result<Option<PublicKey>, StoreError> {
        let first = self.entry_at(Place { epoch, seq: 1 })?;
        match first.map(|entry| entry.fact) {
            Some(Fact::EpochOpened { public_key, .. }) => Ok(PublicKey::new(&public_key)),
            _ => Err(StoreError::Contradiction("an epoch does not begin as it must")),
        }
    }

    /// The entry of a place.
    ///
    /// # Errors
    /// [`StoreError`] when it can't be read.
    pub fn entry_at(&self, place: Place) -> Result<Option<Entry>, StoreError> {
        let bytes: Option<Vec<u8>> = self
            .connection
            .prepare_cached("SELECT record FROM entry WHERE id = ?1")
            .and_then(|mut statement| {
                statement.query_row([row_of(place)], |row| row.get(0)).optional()
            })
            .attempt("reading an entry")?;
        Ok(bytes.map(|bytes| Entry::from_bytes(&bytes)).transpose()?)
    }

    /// An entry with its seal.
    ///
    /// # Errors
    /// [`StoreError`] when it can't be read.
    pub fn sealed_at(&self, place: Place) -> Result<Option<Sealed>, StoreError> {
        self.connection
            .query_row(
                "SELECT id, record, hash, signature FROM entry WHERE id = ?1",
                [row_of(place)],
                sealed,
            )
            .optional()
            .attempt("reading an entry")
    }

    /// The month in which the journal begins; none for an empty one.
    ///
    /// # Errors
    /// [`StoreError`] when it can't be read.
    pub fn first_month(&self) -> Result<Option<MonthName>, StoreError> {
        let first = self
            .connection
            .query_row(
                "SELECT id, record, hash, signature FROM entry ORDER BY id LIMIT 1",
                [],
                sealed,
            )
            .optional()
            .attempt("reading the first entry")?;
        let entry = first.map(|sealed| Entry::from_bytes(&sealed.bytes)).transpose()?;
        Ok(entry.map(|entry| MonthName::of(BusinessDay::of(entry.at))))
    }

    /// Walks the whole journal.
    ///
    /// # Errors
    /// [`StoreError`] when it can't be read, or what `visit` returns.
    pub fn walk(
        &self,
        visit: impl FnMut(Sealed) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        walk(&self.connection, visit)
    }

    /// Walks the sealed entries after a place, or from the first one on, in their order: so many
    /// at most.
    ///
    /// # Errors
    /// [`StoreError`] when they can't be read, or from `visit`.
    pub fn walk_after(
        &self,
        place: Option<Place>,
        most: u32,
        visit: impl FnMut(Sealed) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let from = place_of(place.map_or(0, |place| row_of(place) + 1));
        walk_between(&self.connection, (from, LAST), Some(most), visit)
    }

    /// Walks the entries of the whole journal, in their order.
    ///
    /// # Errors
    /// [`StoreError`] when it can't be read.
    pub fn walk_entries(&self, mut visit: impl FnMut(&Entry)) -> Result<(), StoreError> {
        self.walk(|sealed| {
            visit(&Entry::from_bytes(&sealed.bytes)?);
            Ok(())
        })
    }

    /// A ticket's row by its number.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn ticket_row(&self, number: u64) -> Result<Option<TicketRow>, StoreError> {
        self.tickets_where("number = ?1", number.cast_signed()).map(|rows| rows.first().copied())
    }

    /// The row of the ticket that a basket became.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn ticket_of_basket(&self, id: TicketId) -> Result<Option<TicketRow>, StoreError> {
        self.tickets_where("id = ?1", *id.uuid().as_bytes()).map(|rows| rows.first().copied())
    }

    /// The rows of the tickets from a number on, newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn tickets_from(&self, number: u64) -> Result<Vec<TicketRow>, StoreError> {
        self.tickets_where("number >= ?1", number.cast_signed())
    }

    fn tickets_where(
        &self,
        condition: &str,
        value: impl rusqlite::ToSql,
    ) -> Result<Vec<TicketRow>, StoreError> {
        let query = format!(
            "SELECT number, entry, void_of, voided_by, copies FROM ticket
             WHERE {condition} ORDER BY number DESC"
        );
        let mut statement = self.connection.prepare_cached(&query).attempt("reading tickets")?;
        let rows = statement
            .query_map([value], |row| {
                Ok(TicketRow {
                    number: row.get::<_, i64>(0)?.cast_unsigned(),
                    place: place_of(row.get(1)?),
                    void_of: row.get::<_, Option<i64>>(2)?.map(i64::cast_unsigned),
                    voided_by: row.get::<_, Option<i64>>(3)?.map(i64::cast_unsigned),
                    copies: row.get(4)?,
                })
            })
            .attempt("reading tickets")?;
        rows.collect::<Result<_, _>>().attempt("reading tickets")
    }

    /// The café's identity as it was at an entry: a duplicate is the original to the letter.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn establishment_at(&self, place: Place) -> Result<Option<Establishment>, StoreError> {
        views::establishment_at(&self.connection, row_of(place))
    }

    /// Where the entry of a closing stands.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn closing_place(&self, number: u64) -> Result<Option<Place>, StoreError> {
        self.connection
            .query_row(
                "SELECT entry FROM closing WHERE number = ?1",
                [number.cast_signed()],
                |row| row.get(0),
            )
            .optional()
            .attempt("reading closings")
            .map(|row| row.map(place_of))
    }

    /// The number of the newest closing, 0 before the first.
    pub fn closings(&self) -> u64 {
        self.number_of(crate::journal::record::Kind::DayClosed)
    }

    /// The last number of a kind, 0 before its first.
    pub fn number_of(&self, kind: crate::journal::record::Kind) -> u64 {
        self.sums.numbers.get(&kind).copied().unwrap_or(0)
    }

    /// Jobs from a place on, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn jobs_from(&self, place: Place) -> Result<Vec<JobRow>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT entry, kind FROM job WHERE entry >= ?1 ORDER BY entry")
            .attempt("reading jobs")?;
        let rows = statement
            .query_map([row_of(place)], |row| {
                Ok(JobRow { place: place_of(row.get(0)?), kind: row.get(1)? })
            })
            .attempt("reading jobs")?;
        rows.collect::<Result<_, _>>().attempt("reading jobs")
    }

    /// Everything that the views hold, as comparable lines.
    ///
    /// # Errors
    /// [`StoreError`] when a view can't be read.
    pub fn dump_views(&self) -> Result<Vec<String>, StoreError> {
        views::dump(&self.connection)
    }

    /// How many bytes the journal's file takes after a checkpoint.
    ///
    /// # Errors
    /// [`StoreError`] when the file can't be measured.
    pub fn database_bytes(&mut self) -> Result<u64, StoreError> {
        self.checkpoint()?;
        let path = folder::till_file(&self.folder);
        std::fs::metadata(&path)
            .map(|metadata| metadata.len())
            .map_err(folder::failed("measuring the file", &path))
    }
}

/// What verifying a whole folder found: the journal's report, and whether the views agree with it.
#[derive(Debug)]
pub struct Audit {
    /// The journal.
    pub report: Report,
    /// The first line in which the stored views differ from a fold of the journal.
    pub stray_view: Option<String>,
    /// What SQLite itself finds wrong with the file.
    pub unsound: Option<String>,
    /// Heads that the hub countersigned: its word, and the hash of the entry at that place.
    pub witnesses: Vec<(String, Option<Hash>)>,
}

/// Verifies the journal of a folder against anchors, without changing or locking anything.
///
/// # Errors
/// [`StoreError::Damaged`] with the first bad entry; [`StoreError`] when the file can't be read.
pub fn audit(folder: &Path, anchors: Vec<Head>) -> Result<Audit, StoreError> {
    audit_while(folder, anchors, || ())
}

/// An audit during which something else happens, after the journal was walked.
pub(crate) fn audit_while(
    folder: &Path,
    anchors: Vec<Head>,
    meanwhile: impl FnOnce(),
) -> Result<Audit, StoreError> {
    let path: PathBuf = folder::till_file(folder);
    let connection = open_to_look(&path)?;
    // One view of the file for the whole audit: the till may sell meanwhile.
    connection.execute_batch("BEGIN").attempt("opening the journal to read")?;
    // Without a name, the scratch file is SQLite's own: years of tickets need no memory.
    let mut scratch = Connection::open("").attempt("making room for the views")?;
    scratch
        .execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        .attempt("making room for the views")?;
    migrate::run(&mut scratch, &path, migrate::TILL)?;
    let mut verifier = Verifier::new(anchors);
    let mut sums = Sums::default();
    let mut ledger = Ledger::default();
    let mut words = Vec::new();
    let folding = scratch.transaction().attempt("making room for the views")?;
    walk(&connection, |sealed| {
        let entry = verifier.check(&sealed)?;
        if let Fact::Network(NetworkFact::Witnessed { epoch, seq, paper }) = &entry.fact {
            words.push((Place { epoch: *epoch, seq: *seq }, paper.clone()));
        }
        super::append::take_in(&mut ledger, &mut sums, &entry, sealed.signature.is_some())?;
        views::fold(&folding, &entry, &ledger)
    })?;
    meanwhile();
    let report = verifier.finish()?;
    if report.entries > 0 {
        views::write_sums(&folding, &ledger, &sums)?;
    }
    folding
        .execute("INSERT INTO fold VALUES (1, ?1)", [FOLD_VERSION])
        .attempt("numbering the fold")?;
    let stray_view = views::first_difference(&folding, &connection)?;
    let sound: String = connection
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .attempt("checking the file")?;
    let witnesses = witnesses_of(&connection, words)?;
    Ok(Audit { report, stray_view, unsound: (sound != "ok").then_some(sound), witnesses })
}

/// What stands at the places that the hub countersigned.
fn witnesses_of(
    connection: &Connection,
    words: Vec<(Place, String)>,
) -> Result<Vec<(String, Option<Hash>)>, StoreError> {
    let look = |(place, paper): (Place, String)| {
        let there = connection
            .query_row("SELECT hash FROM entry WHERE id = ?1", [row_of(place)], |row| row.get(0))
            .optional()
            .attempt("looking a witness up")?;
        Ok((paper, there))
    };
    words.into_iter().map(look).collect()
}

/// Opens a journal to look at it, and never to change it.
fn open_to_look(path: &Path) -> Result<Connection, StoreError> {
    if !path.exists() {
        return Err(StoreError::Beginning("holds no till yet"));
    }
    let connection = Connection::open_with_flags(
        path,
        rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE | rusqlite::OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )
    .attempt("opening the journal")?;
    // The file stays as it is found: not even the log of a crash is moved into it.
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
        .attempt("opening the journal to read")?;
    connection.pragma_update(None, "query_only", 1).attempt("opening the journal to read")?;
    migrate::own(&connection, path)?;
    Ok(connection)
}

/// Which till the newest entry of a folder's journal was written by; nothing where it does not say.
///
/// # Errors
/// [`StoreError`] when the file can't be read.
pub fn till_of(folder: &Path) -> Result<Option<TillId>, StoreError> {
    let connection = open_to_look(&folder::till_file(folder))?;
    // A damaged entry is for the audit to name.
    let newest = newest(&connection).unwrap_or_default();
    Ok(newest.and_then(|sealed| Entry::from_bytes(&sealed.bytes).ok()).map(|entry| entry.till))
}

/// Makes an empty journal under another name first, so that no half-made file bears its own.
fn make(folder: &Path, path: &Path) -> Result<(), StoreError> {
    let made = folder.join("till.sqlite.new");
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let left_over = folder.join(format!("till.sqlite.new{suffix}"));
        if left_over.exists() {
            std::fs::remove_file(&left_over)
                .map_err(folder::failed("removing a half-made file", &left_over))?;
        }
    }
    let mut connection = file::open(&made, None, file::Durability::default())?;
    migrate::run(&mut connection, &made, migrate::TILL)?;
    connection
        .execute("INSERT INTO fold VALUES (1, ?1)", [FOLD_VERSION])
        .attempt("numbering the fold")?;
    file::checkpoint(&connection)?;
    connection.close().map_err(|(_, source)| StoreError::Database {
        operation: "closing the new file",
        source,
    })?;
    folder::publish(&made, path)
}

fn newest(connection: &Connection) -> Result<Option<Sealed>, StoreError> {
    connection
        .query_row(
            "SELECT id, record, hash, signature FROM entry ORDER BY id DESC LIMIT 1",
            [],
            sealed,
        )
        .optional()
        .attempt("reading the newest entry")
}

fn sealed(row: &Row<'_>) -> Result<Sealed, rusqlite::Error> {
    Ok(Sealed {
        place: place_of(row.get(0)?),
        bytes: row.get(1)?,
        hash: row.get(2)?,
        signature: row.get(3)?,
    })
}

pub(super) fn walk(
    connection: &Connection,
    visit: impl FnMut(Sealed) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    walk_from(connection, 0, visit)
}

/// A place beyond every entry.
const LAST: Place = Place { epoch: u32::MAX >> 9, seq: u64::MAX };

/// Walks the entries between two places, both included: so many at most, or all of them.
pub(super) fn walk_between(
    connection: &Connection,
    (from, to): (Place, Place),
    most: Option<u32>,
    mut visit: impl FnMut(Sealed) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut statement = connection
        .prepare(
            "SELECT id, record, hash, signature FROM entry
             WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3",
        )
        .attempt("reading the journal")?;
    // SQLite takes -1 for no limit.
    let between = (row_of(from), row_of(to), most.map_or(-1, i64::from));
    let mut rows = statement.query(between).attempt("reading the journal")?;
    while let Some(row) = rows.next().attempt("reading the journal")? {
        let place = place_of(row.get(0).attempt("reading an entry")?);
        // Whatever the schema allows: a row of another form was not written by a till.
        visit(sealed(row).map_err(|_| verify::Finding { place, fault: verify::Fault::Row })?)?;
    }
    Ok(())
}

fn walk_from(
    connection: &Connection,
    from: i64,
    visit: impl FnMut(Sealed) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    walk_between(connection, (place_of(from), LAST), None, visit)
}
