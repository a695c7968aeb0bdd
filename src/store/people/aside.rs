//! A register that was damaged, put aside for whoever can mend it. Nobody can erase a single name
//! in it, so the whole of it goes after as long as a name may stay.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::Days;
use rusqlite::{OptionalExtension, params};

use super::People;
use crate::domain::day::BusinessDay;
use crate::store::{Attempt, StoreError, folder};

/// Where a damaged register goes.
fn place(register: &Path) -> PathBuf {
    register.with_extension("sqlite.damaged")
}

/// The rollback journal of a database: what a cut transaction left there are names too.
fn journal(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push("-journal");
    name.into()
}

/// Puts a damaged register aside with its rollback journal, in the place of a former one.
pub(super) fn put(register: &Path) -> Result<(), StoreError> {
    let aside = place(register);
    remove(&aside)?;
    for (from, to) in [(journal(register), journal(&aside)), (register.to_owned(), aside.clone())] {
        if from.exists() {
            let failed = folder::failed("putting a damaged register aside", &from);
            fs::rename(&from, &to).map_err(failed)?;
        }
    }
    Ok(())
}

/// Deletes what was put aside: the journal first, so that a register without one is seen again.
fn remove(aside: &Path) -> Result<(), StoreError> {
    for path in [journal(aside), aside.to_owned()] {
        if path.exists() {
            let failed = folder::failed("deleting a damaged register", &path);
            fs::remove_file(&path).map_err(failed)?;
        }
    }
    Ok(())
}

impl People {
    /// Deletes a damaged register `days` days after it was first seen to lie aside. `day` is a day
    /// of the journal: a clock that is wrong deletes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when a file can't be written or deleted; it is tried again then.
    pub fn forget_damaged(&mut self, day: BusinessDay, days: u16) -> Result<(), StoreError> {
        let since: Option<String> = self
            .connection
            .query_row("SELECT since FROM aside", [], |row| row.get(0))
            .optional()
            .attempt("reading since when a register lies aside")?;
        let since = since.as_deref().and_then(BusinessDay::parse);
        let lies_there = self.aside.exists() || journal(&self.aside).exists();
        let over = since.is_some_and(|since| {
            let last = since.date().checked_add_days(Days::new(u64::from(days)));
            last.is_some_and(|last| day.date() >= last)
        });
        let forgotten = "writing since when a register lies aside";
        match (lies_there, since) {
            (true, None) => {
                self.connection
                    .execute(
                        "INSERT OR REPLACE INTO aside VALUES (1, ?1)",
                        params![day.to_string()],
                    )
                    .attempt(forgotten)?;
            }
            (true, Some(_)) if !over => {}
            (false, None) => {}
            (_, Some(_)) => {
                remove(&self.aside)?;
                self.connection.execute("DELETE FROM aside", []).attempt(forgotten)?;
            }
        }
        Ok(())
    }
}

/// Where the register of this folder would be put aside.
pub(super) fn of(folder: &Path) -> PathBuf {
    place(&folder::people_file(folder))
}
