//! What activities are called. A title may bear an artist's name, and can be erased.

use std::collections::BTreeMap;

use rusqlite::params;
use uuid::Uuid;

use super::People;
use crate::domain::id::ActivityId;
use crate::domain::text::Label;
use crate::store::{Attempt, StoreError};

impl People {
    /// Writes what activities are called, all of them at once; nothing erases a title.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be written; none is written then.
    pub fn set_titles(
        &mut self,
        activities: &[ActivityId],
        title: Option<&Label>,
    ) -> Result<(), StoreError> {
        let transaction = self.connection.transaction().attempt("beginning to write titles")?;
        for id in activities {
            let id = id.uuid();
            match title {
                Some(title) => transaction.execute(
                    "INSERT OR REPLACE INTO activity (id, title) VALUES (?1, ?2)",
                    params![id.as_bytes(), title.as_str()],
                ),
                None => transaction
                    .execute("DELETE FROM activity WHERE id = ?1", params![id.as_bytes()]),
            }
            .attempt("writing a title")?;
        }
        transaction.commit().attempt("writing titles")
    }

    /// What activities are called, where somebody has said it.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be read.
    pub fn titles(&self) -> Result<BTreeMap<ActivityId, Label>, StoreError> {
        let reading = "reading titles";
        let mut statement =
            self.connection.prepare_cached("SELECT id, title FROM activity").attempt(reading)?;
        let rows = statement
            .query_map([], |row| Ok((row.get::<_, [u8; 16]>(0)?, row.get::<_, String>(1)?)))
            .attempt(reading)?;
        let mut titles = BTreeMap::new();
        for row in rows {
            let (id, title) = row.attempt(reading)?;
            if let Ok(title) = Label::new(&title) {
                titles.insert(ActivityId::new(Uuid::from_bytes(id)), title);
            }
        }
        Ok(titles)
    }
}
