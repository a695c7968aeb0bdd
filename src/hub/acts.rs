//! Who did what at head office: nothing is changed there that is not on record.

use super::storage::{StorageError, Transaction};
use crate::domain::day::Moment;

/// Who acts where nobody is logged in: the command on the machine itself.
pub const COMMAND: &str = "commande";

/// An act, as it is put on record.
#[derive(Debug, Clone, Copy)]
pub struct Act<'a> {
    /// The account's name, or [`COMMAND`].
    pub by: &'a str,
    /// What was done, as a code.
    pub what: &'a str,
    /// What it was done to: an identifier.
    pub about: &'a str,
    /// Codes and figures, no sentence and no secret.
    pub detail: &'a str,
}

impl Act<'_> {
    /// Puts it on record, in the transaction that does it.
    pub(super) fn record(
        &self,
        transaction: &mut (dyn Transaction + '_),
        at: Moment,
    ) -> Result<(), StorageError> {
        let number = transaction.number("SELECT COALESCE(MAX(number), 0) + 1 FROM act", &[])?;
        let sql = "INSERT INTO act (number, at, who, what, about, detail) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let values = [
            number.into(),
            at.to_rfc3339().into(),
            self.by.into(),
            self.what.into(),
            self.about.into(),
            self.detail.into(),
        ];
        transaction.execute(sql, &values)?;
        Ok(())
    }
}
