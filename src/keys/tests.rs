//! Keys and anchors, kept and found again.

use uuid::Uuid;

use super::anchor::{self, AnchorKeeper};
use super::*;
use crate::journal::entry::{Head, Place};
use crate::journal::seal::{PublicKey, Signer};

fn till() -> TillId {
    TillId::new(Uuid::from_u128(5))
}

fn head(seq: u64) -> Head {
    Head { place: Place { epoch: 1, seq }, hash: [7; 32] }
}

#[test]
fn a_key_is_made_once_and_found_again() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(find(folder.path(), till()).expect("no error").is_none());
    let made = create(folder.path(), till()).expect("a key");
    assert_eq!(made.place, KeyPlace::File);
    let found = find(folder.path(), till()).expect("no error").expect("a key");
    assert_eq!(found.signer.public_key(), made.signer.public_key());
    let key = PublicKey::new(found.signer.public_key()).expect("a public key");
    let signature = made.signer.sign(b"entry").expect("signed");
    assert!(key.verifies(b"entry", &signature));
    assert!(create(folder.path(), till()).is_err(), "a key is never written over");
}

#[cfg(unix)]
#[test]
fn the_file_of_a_key_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    create(folder.path(), till()).expect("a key");
    let mode = fs::metadata(key_file(folder.path())).expect("the file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn what_is_no_key_is_said_and_not_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(key_file(folder.path()), b"not a key").expect("written");
    assert!(matches!(find(folder.path(), till()), Err(KeyError::Unreadable)));
}

#[test]
fn the_newest_head_is_remembered_when_the_keeper_ends() {
    let folder = tempfile::tempdir().expect("a folder");
    let keeper = AnchorKeeper::start(folder.path(), till(), false).expect("a thread");
    keeper.remember(head(1));
    keeper.force(head(2));
    keeper.remember(head(3));
    drop(keeper);
    assert_eq!(anchor::recall(folder.path(), None), [head(3)]);
}

#[test]
fn a_damaged_anchor_remembers_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("anchor.json"), "{").expect("written");
    assert!(anchor::recall(folder.path(), None).is_empty());
}
