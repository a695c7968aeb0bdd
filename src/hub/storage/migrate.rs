//! The hub's tables by numbered steps, forward only, in the words of both dialects.

use super::{StorageError, Transaction};
use crate::hub::summaries;

/// The steps; one that was released is never edited.
const STEPS: &[&str] = &[
    include_str!("../../../migrations/hub/0001_collector.sql"),
    include_str!("../../../migrations/hub/0002_publishing.sql"),
    include_str!("../../../migrations/hub/0003_summaries.sql"),
    include_str!("../../../migrations/hub/0004_editions.sql"),
];

/// What the few types are called that the dialects spell differently.
pub(super) struct Dialect {
    /// A whole number of 64 bits.
    pub integer: &'static str,
    /// Bytes.
    pub bytes: &'static str,
    /// A text that is ordered by its bytes, whatever the language of the server.
    pub text: &'static str,
    /// What stands after a table.
    pub end: &'static str,
    /// What stands after a table that is clustered by its key.
    pub clustered: &'static str,
}

/// Brings a store to its newest tables, within a transaction of the caller's.
pub(super) fn run(
    transaction: &mut dyn Transaction,
    dialect: &Dialect,
) -> Result<(), StorageError> {
    let table = "CREATE TABLE IF NOT EXISTS schema_step (number {int} PRIMARY KEY) {end}";
    transaction.execute(&spelt(table, dialect), &[])?;
    let done = transaction.number("SELECT MAX(number) FROM schema_step", &[])?;
    let done = usize::try_from(done).map_err(|_| StorageError::Foreign)?;
    if done > STEPS.len() {
        return Err(StorageError::TooNew);
    }
    for (index, step) in STEPS.iter().enumerate().skip(done) {
        for statement in statements(&spelt(step, dialect)) {
            transaction.execute(&statement, &[])?;
        }
        let number = i64::try_from(index + 1).unwrap_or(i64::MAX);
        transaction.execute("INSERT INTO schema_step (number) VALUES ($1)", &[number.into()])?;
    }
    if done < STEPS.len() {
        // Which indicators add up over the tills of a café stands in the registry, in no step.
        summaries::make_anew(transaction)?;
    }
    Ok(())
}

fn spelt(step: &str, dialect: &Dialect) -> String {
    step.replace("{int}", dialect.integer)
        .replace("{bytes}", dialect.bytes)
        .replace("{text}", dialect.text)
        .replace("{clustered}", dialect.clustered)
        .replace("{end}", dialect.end)
}

/// The statements of a step. A semicolon at the end of a line ends one; steps keep to that.
fn statements(step: &str) -> Vec<String> {
    let code = step.lines().filter(|line| !line.trim_start().starts_with("--"));
    let code: Vec<&str> = code.collect();
    let parts = code.join("\n");
    let parts = parts.split(";\n").map(|part| part.trim().trim_end_matches(';').to_owned());
    parts.filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_taken_apart_where_a_line_ends_a_statement() {
        let step = "-- a table;\nCREATE TABLE a (\n    b {int} -- of some; or other\n) {end};\n\
                    CREATE INDEX c ON a (b);\n";
        let dialect = Dialect { integer: "N", bytes: "B", text: "T", end: "E", clustered: "C" };
        let parts = statements(&spelt(step, &dialect));
        assert_eq!(parts.len(), 2, "{parts:?}");
        assert!(parts[0].starts_with("CREATE TABLE a") && parts[0].ends_with(") E"));
        assert_eq!(parts[1], "CREATE INDEX c ON a (b)");
    }
}
