//! The journal over bytes: entries, their chain and seal, and the verifier. Pure: files and keys
//! are handed in.

pub mod canonical;
pub mod entry;
pub mod record;
pub mod seal;
pub mod verify;
