//! Whoever changes the journal behind the till's back is found out: every kind of entry under
//! every kind of change, by raw SQL with the triggers dropped first. What can't be found without
//! an anchor or the printed fingerprint is said openly, by tests of its own.

mod forger;
mod hidden;
mod mutations;

use std::collections::BTreeMap;

use comptoir::journal::entry::Entry;
use comptoir::journal::record::Kind;
use comptoir::store::{StoreError, audit};

use crate::story;
use forger::{Desk, Row};

fn kind_of(row: &Row) -> Kind {
    Entry::from_bytes(&row.record).expect("an entry").kind()
}

#[test]
fn the_story_holds_every_kind_and_is_sound() {
    let folder = story::folder();
    let found = audit(folder.path(), Vec::new()).expect("sound");
    assert_eq!((found.stray_view, found.unsound), (None, None));
    for kind in Kind::ALL {
        assert!(found.report.kinds.contains_key(kind), "no {}", kind.code());
    }
    assert_eq!(found.report.keys.len(), 2);
    assert_eq!(found.report.unsigned, 0);
}

#[test]
fn every_change_of_every_entry_is_found_where_it_was_made() {
    let desk = Desk::new();
    let mut made = 0_u32;
    let mut by_name: BTreeMap<&str, u32> = BTreeMap::new();
    let mut kinds = BTreeMap::new();
    for (index, row) in desk.rows().iter().enumerate() {
        for (name, mutate) in mutations::ALL {
            let mut rows = desk.rows().to_vec();
            let Some(expected) = mutate(&mut rows, index, &desk) else {
                continue;
            };
            let what = format!("{name}, entry {} ({})", index + 1, kind_of(row).code());
            assert!(rows != desk.rows(), "{what}: nothing was changed");
            let folder = desk.copy_with(&rows);
            match audit(folder.path(), Vec::new()) {
                Err(StoreError::Damaged(finding)) => {
                    assert!(expected.contains(&finding.place), "{what}: {finding}: {expected:?}");
                }
                other => panic!("{what} was not found: {other:?}"),
            }
            made += 1;
            *by_name.entry(name).or_default() += 1;
            *kinds.entry(kind_of(row)).or_insert(0) += 1;
        }
    }
    println!("{made} changes found at their place: {by_name:?}");
    assert_eq!(kinds.len(), Kind::ALL.len(), "{kinds:?}");
    assert_eq!(by_name.len(), mutations::ALL.len(), "a kind of change was never made");
}

#[test]
fn a_view_that_was_changed_alone_is_found() {
    let desk = Desk::new();
    let changes = [
        "UPDATE ticket SET voided_by = 1 WHERE number = 2",
        "UPDATE ticket SET copies = 7 WHERE number = 2",
        "DELETE FROM ticket WHERE number = 2",
        "UPDATE closing SET day = '2026-01-01' WHERE number = 1",
        "UPDATE ledger SET record = replace(record, '\"algebraic\":', '\"algebraic\":1')",
        "UPDATE ledger SET record = replace(record, 'Tilleuls', 'Chênes')",
        "UPDATE product SET record = replace(record, '\"price\":140', '\"price\":40')",
        "UPDATE family SET record = replace(record, 'Alcools', 'Sirops')",
        "DELETE FROM job WHERE entry = (SELECT min(entry) FROM job)",
        "UPDATE fold SET version = 0",
    ];
    for change in changes {
        let folder = desk.copy_with_sql(change);
        let found = audit(folder.path(), Vec::new()).expect("the journal itself is sound");
        assert!(found.stray_view.is_some(), "{change} was not found");
    }
}
