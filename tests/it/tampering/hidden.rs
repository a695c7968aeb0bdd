//! What the journal alone can't show, and what shows it: the newest entries removed, the file put
//! back, everything forged anew. Each is asserted both ways, so that nobody believes otherwise.

use comptoir::journal::canonical;
use comptoir::journal::entry::Head;
use comptoir::journal::record::hex;
use comptoir::journal::seal::{Fingerprint, Signer, hash_of};
use comptoir::journal::verify::Fault;
use comptoir::keys::SoftwareSigner;
use comptoir::store::{Audit, Options, StoreError, audit};
use serde_json::Value;

use super::forger::{Desk, Row, read};
use crate::cafe::{Cafe, signer};
use crate::story;

/// What anchors and paper remember of the honest journal.
fn anchor(desk: &Desk) -> Head {
    desk.rows().last().expect("entries").head()
}

/// Makes the views anew with the program itself, as a careful forger does.
fn rebuild(folder: &tempfile::TempDir) {
    let mut cafe = Cafe::open(folder.path(), &Options::default()).expect("opens");
    cafe.till.store().rebuild(|_| {}).expect("made anew");
}

fn passes(folder: &tempfile::TempDir) -> Audit {
    let found = audit(folder.path(), Vec::new()).expect("nothing shows");
    assert_eq!((&found.stray_view, &found.unsound), (&None, &None));
    found
}

fn fault(folder: &tempfile::TempDir, anchors: Vec<Head>) -> (u64, Fault) {
    match audit(folder.path(), anchors) {
        Err(StoreError::Damaged(finding)) => (finding.place.seq, finding.fault),
        other => panic!("not found: {other:?}"),
    }
}

#[test]
fn the_newest_entries_removed_are_missed_by_an_anchor_alone() {
    let desk = Desk::new();
    let remembered = anchor(&desk);
    for gone in 1..=3 {
        let kept = desk.rows().len() - gone;
        let folder = desk.copy_with(&desk.rows()[..kept]);
        let found = audit(folder.path(), Vec::new()).expect("the chain is whole");
        assert!(found.stray_view.is_some(), "a hasty forger leaves the views behind");
        rebuild(&folder);
        passes(&folder);
        let (seq, fault) = fault(&folder, vec![remembered]);
        assert!(matches!(fault, Fault::Missing), "{fault}");
        assert_eq!(seq, desk.rows()[kept - 1].place().seq + 1, "the first that is missing");
    }
}

#[test]
fn an_older_copy_of_the_file_is_found_by_an_anchor_alone() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().expect("a folder");
    // The same café, an evening earlier.
    story::told_in(folder.path(), 0);
    passes(&folder);
    let (_, fault) = fault(&folder, vec![anchor(&desk)]);
    assert!(matches!(fault, Fault::Missing | Fault::Anchor), "{fault}");
}

#[test]
fn an_older_copy_that_sold_on_is_found_where_it_parted() {
    let desk = Desk::new();
    let kept = desk.rows().len() - 2;
    let folder = desk.copy_with(&desk.rows()[..kept]);
    rebuild(&folder);
    let mut cafe = Cafe::open(folder.path(), &Options::default()).expect("opens");
    cafe.now += 400 * crate::cafe::DAY;
    cafe.ids.0 = 1 << 64;
    cafe.till.store().set_signer(crate::cafe::boxed(1));
    for _ in 0..4 {
        let basket = cafe.basket(&[("101", 1_000)]);
        cafe.pay(&basket, crate::cafe::Payer::Card).expect("sold");
    }
    drop(cafe);
    passes(&folder);
    let (seq, fault) = fault(&folder, vec![anchor(&desk)]);
    assert!(matches!(fault, Fault::Anchor), "{fault}");
    assert_eq!(seq, anchor(&desk).place.seq);
}

#[test]
fn unsigned_entries_at_the_end_are_counted_and_found_by_nothing_else() {
    let desk = Desk::new();
    let folder = desk.copy();
    let mut cafe = Cafe::open(folder.path(), &Options::default()).expect("opens");
    // Without any key: the till itself would write the same while its keyring is locked.
    cafe.till.store().set_signer(None);
    cafe.now += 400 * crate::cafe::DAY;
    cafe.ids.0 = 1 << 64;
    cafe.open_day().expect("open");
    drop(cafe);
    assert_eq!(passes(&folder).report.unsigned, 2);
}

/// The whole journal written anew under another key, with a sale made smaller.
#[test]
fn a_journal_forged_under_another_key_is_found_by_its_fingerprint_or_an_anchor() {
    let desk = Desk::new();
    let rows = reforged(desk.rows(), [&desk.key, &desk.key]);
    let folder = desk.copy_with(&rows);
    let found = audit(folder.path(), Vec::new()).expect("nothing shows in the journal alone");
    let printed = Fingerprint::of(signer(1).public_key());
    assert!(!found.report.keys.contains(&printed), "what every Z has printed");
    let (seq, fault) = fault(&folder, vec![anchor(&desk)]);
    assert!(matches!(fault, Fault::Anchor), "{fault}");
    assert_eq!(seq, anchor(&desk).place.seq);
}

#[test]
fn a_journal_forged_with_the_tills_own_keys_is_found_by_an_anchor_alone() {
    let desk = Desk::new();
    let rows = reforged(desk.rows(), [&signer(0), &signer(1)]);
    let folder = desk.copy_with(&rows);
    let found = audit(folder.path(), Vec::new()).expect("nothing shows in the journal alone");
    let printed = [signer(0), signer(1)].map(|key| Fingerprint::of(key.public_key()));
    assert_eq!(found.report.keys, printed, "stolen keys have the right fingerprints");
    let (_, fault) = fault(&folder, vec![anchor(&desk)]);
    assert!(matches!(fault, Fault::Anchor), "{fault}");
}

/// Every entry with another program's name, chained and signed anew by the keys of both epochs.
fn reforged(rows: &[Row], keys: [&SoftwareSigner; 2]) -> Vec<Row> {
    let mut previous = [0; 32];
    let mut forged = Vec::new();
    for row in rows {
        let mut row = row.clone();
        let key = keys[row.place().epoch as usize - 1];
        let public_key = hex(key.public_key());
        row.edit(|entry| {
            entry.insert("program".to_owned(), "comptoir 0.1.1".into());
            entry.insert("previous".to_owned(), hex(&previous).into());
            let payload = entry.get_mut("payload").expect("a payload");
            if payload.get("public_key").is_some() {
                payload["public_key"] = public_key.into();
            }
            // What names a hash of the journal must name the new one.
            if let Some(former) = payload.get_mut("former").filter(|former| !former.is_null()) {
                former["hash"] = hex(&previous).into();
            } else if payload.get("hash").is_some() {
                payload["hash"] = hex(&previous).into();
            }
        });
        if row.signature.is_some() {
            row.sign(key);
        }
        previous = hash_of(&row.record);
        forged.push(row);
    }
    forged
}

#[test]
fn a_row_of_another_form_is_named_too() {
    let desk = Desk::new();
    let third = desk.rows()[2].id;
    let folder = desk.copy();
    let connection = super::forger::open(folder.path());
    connection
        .execute_batch(&format!(
            "DROP TRIGGER entry_is_never_changed; PRAGMA ignore_check_constraints = ON;
             UPDATE entry SET hash = substr(hash, 2) WHERE id = {third};"
        ))
        .expect("changed");
    drop(connection);
    let (seq, fault) = fault(&folder, Vec::new());
    assert!(matches!(fault, Fault::Row), "{fault}");
    assert_eq!(seq, 3);
}

#[test]
fn the_forger_reads_what_the_till_wrote() {
    let desk = Desk::new();
    assert_eq!(read(desk.copy().path()), desk.rows());
    let mut row = desk.rows()[5].clone();
    row.edit(|_| {});
    assert_eq!(row, desk.rows()[5], "an edit that changes nothing changes no byte");
    let value: Value = serde_json::from_slice(&row.record).expect("JSON");
    assert_eq!(canonical::to_bytes(&value).expect("canonical"), row.record);
}
