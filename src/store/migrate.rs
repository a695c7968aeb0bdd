//! Schemas by numbered steps, forward only; a step that was released is never edited.

use std::path::Path;

use rusqlite::{Connection, ErrorCode, TransactionBehavior};

use super::file::APPLICATION_ID;
use super::{Attempt, StoreError};

/// The steps of the journal's file.
pub(super) const TILL: &[&str] = &[
    include_str!("../../migrations/till/0001_journal_and_views.sql"),
    include_str!("../../migrations/till/0002_partners_and_customers.sql"),
    include_str!("../../migrations/till/0003_parcels.sql"),
    include_str!("../../migrations/till/0004_bread.sql"),
    include_str!("../../migrations/till/0005_stock.sql"),
    include_str!("../../migrations/till/0006_shelf.sql"),
    include_str!("../../migrations/till/0007_hands_and_supply.sql"),
    include_str!("../../migrations/till/0008_bread_past.sql"),
    include_str!("../../migrations/till/0009_list_columns.sql"),
    include_str!("../../migrations/till/0010_terms_of_the_sale.sql"),
    include_str!("../../migrations/till/0011_as_it_was.sql"),
    include_str!("../../migrations/till/0012_bread_by_baker.sql"),
    include_str!("../../migrations/till/0013_volunteers.sql"),
    include_str!("../../migrations/till/0014_network.sql"),
    include_str!("../../migrations/till/0015_memberships.sql"),
    include_str!("../../migrations/till/0016_errands.sql"),
    include_str!("../../migrations/till/0017_activities.sql"),
    include_str!("../../migrations/till/0018_evenings.sql"),
];

/// The steps of the register of people.
pub(super) const PEOPLE: &[&str] = &[
    include_str!("../../migrations/people/0001_operators.sql"),
    include_str!("../../migrations/people/0002_customers.sql"),
    include_str!("../../migrations/people/0003_parcels.sql"),
    include_str!("../../migrations/people/0004_register_put_aside.sql"),
    include_str!("../../migrations/people/0005_activities.sql"),
    include_str!("../../migrations/people/0006_artists_and_places.sql"),
];

/// The steps of the work file.
pub(super) const WORK: &[&str] = &[
    include_str!("../../migrations/work/0001_drafts_and_jobs.sql"),
    include_str!("../../migrations/work/0002_jobs_by_state.sql"),
    include_str!("../../migrations/work/0003_sending.sql"),
    include_str!("../../migrations/work/0004_papers.sql"),
];

fn number(connection: &Connection, name: &str) -> Result<i64, StoreError> {
    connection.pragma_query_value(None, name, |row| row.get(0)).attempt("reading the version")
}

/// Makes sure that a file is one of Comptoir's, or empty, before anything in it is touched.
///
/// # Errors
/// [`StoreError::Foreign`] for another program's, or for what is no database at all.
pub(super) fn own(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let foreign = || StoreError::Foreign(path.to_owned());
    let application = match number(connection, "application_id") {
        Err(StoreError::Database { source, .. })
            if source.sqlite_error_code() == Some(ErrorCode::NotADatabase) =>
        {
            return Err(foreign());
        }
        application => application?,
    };
    let empty: bool = connection
        .query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0))
        .attempt("reading the schema")?;
    let ours = application == APPLICATION_ID || (empty && application == 0);
    if ours { Ok(()) } else { Err(foreign()) }
}

/// Brings a file to its newest schema, one transaction a step.
pub(super) fn run(
    connection: &mut Connection,
    path: &Path,
    steps: &[&str],
) -> Result<(), StoreError> {
    own(connection, path)?;
    let version = number(connection, "user_version")?;
    let done = usize::try_from(version).map_err(|_| StoreError::Foreign(path.to_owned()))?;
    if done > steps.len() {
        return Err(StoreError::TooNew(path.to_owned()));
    }
    for (index, step) in steps.iter().enumerate().skip(done) {
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .attempt("beginning a migration")?;
        transaction.execute_batch(step).attempt("running a migration")?;
        transaction
            .pragma_update(None, "application_id", APPLICATION_ID)
            .attempt("marking the file")?;
        let reached = i64::try_from(index + 1).unwrap_or(i64::MAX);
        transaction.pragma_update(None, "user_version", reached).attempt("numbering the file")?;
        transaction.commit().attempt("committing a migration")?;
    }
    Ok(())
}
