//! The form of a sealed statement as JSON Schema (draft 2020-12), made from the types that are
//! sent.

use schemars::{JsonSchema, schema_for};
use serde_json::Value;

use super::sealing::Seal;
use super::wire::Document;

/// A statement and its seal, as the schema tells them.
#[derive(JsonSchema)]
#[schemars(title = "1000cafes.releve-mensuel", deny_unknown_fields)]
#[expect(dead_code, reason = "its fields are read by the schema alone")]
struct Statement {
    document: Document,
    #[schemars(rename = "sceau")]
    seal: Seal,
}

/// The schema. A reader of this version passes over members that a later one adds.
pub fn schema() -> Value {
    schema_for!(Statement).to_value()
}
