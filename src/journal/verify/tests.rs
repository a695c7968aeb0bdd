//! The verifier finds what is not as it was written.

use serde_json::Value;

use super::*;
use crate::journal::record::unhex_any;

/// The frozen journal of every kind of entry.
const FROZEN: &str = include_str!("../../../tests/it/golden/comptoir-journal-1.jsonl");

fn frozen() -> Vec<Sealed> {
    let read = |line: &str| {
        let line: Value = serde_json::from_str(line).expect("a line of JSON");
        let bytes = line["bytes"].as_str().expect("bytes").as_bytes().to_vec();
        let unhex = |name: &str| line[name].as_str().map(|text| unhex_any(text).expect("hex"));
        Sealed {
            place: Entry::from_bytes(&bytes).expect("an entry").place,
            hash: unhex("hash").expect("a hash").try_into().expect("32 bytes"),
            signature: unhex("signature").map(|bytes| bytes.try_into().expect("64 bytes")),
            bytes,
        }
    };
    FROZEN.lines().map(read).collect()
}

/// The first finding of a whole journal, if there is one.
fn verified(sealed: &[Sealed], anchors: Vec<Head>) -> Result<Report, Finding> {
    let mut verifier = Verifier::new(anchors);
    for entry in sealed {
        verifier.check(entry)?;
    }
    verifier.finish()
}

fn head_of(sealed: &Sealed) -> Head {
    Head { place: sealed.place, hash: sealed.hash }
}

/// Whatever byte is changed, at that entry or, where nothing is signed, at the next.
#[test]
fn any_byte_changed_and_hashed_anew_is_found() {
    let journal = frozen();
    let mut verifier = Verifier::new(Vec::new());
    let mut changed = 0;
    for (index, honest) in journal.iter().enumerate() {
        for byte in (index % 3..honest.bytes.len()).step_by(3) {
            let mut forged = honest.clone();
            forged.bytes[byte] ^= 1 << (byte % 7);
            forged.hash = hash_of(&forged.bytes);
            let mut state = verifier.clone();
            let first = state.check(&forged).map(drop);
            let found = match (first, honest.signature) {
                (Err(finding), _) => finding.place == honest.place,
                (Ok(()), Some(_)) => false,
                (Ok(()), None) => journal.get(index + 1).is_some_and(|next| {
                    state.check(next).is_err_and(|finding| finding.place == next.place)
                }),
            };
            assert!(found, "byte {byte} of entry {}", index + 1);
            changed += 1;
        }
        verifier.check(honest).expect("honest");
    }
    assert!(changed > 5_000, "{changed}");
}

#[test]
fn any_byte_of_a_hash_or_a_signature_is_found() {
    let journal = frozen();
    let mut verifier = Verifier::new(Vec::new());
    for honest in &journal {
        let refuses = |forged: &Sealed, byte: usize| {
            let finding = verifier.clone().check(forged).expect_err("found");
            assert_eq!(finding.place, honest.place, "byte {byte}");
        };
        for byte in 0..32 {
            let mut forged = honest.clone();
            forged.hash[byte] ^= 1;
            refuses(&forged, byte);
        }
        for byte in 0..64 {
            let mut forged = honest.clone();
            if let Some(signature) = &mut forged.signature {
                signature[byte] ^= 1;
                refuses(&forged, byte);
            }
        }
        verifier.check(honest).expect("honest");
    }
}

#[test]
fn an_anchor_is_kept_in_the_middle_and_at_the_end() {
    let journal = frozen();
    let (middle, last) = (head_of(&journal[9]), head_of(&journal[journal.len() - 1]));
    let report = verified(&journal, vec![middle, last]).expect("as remembered");
    assert_eq!(report.head, Some(last));
    let wrong = Head { hash: [1; 32], ..middle };
    let finding = verified(&journal, vec![wrong]).expect_err("another entry is remembered");
    assert!(matches!(finding.fault, Fault::Anchor));
    assert_eq!(finding.place, middle.place);
    let finding = verified(&journal[..9], vec![middle]).expect_err("removed");
    assert!(matches!(finding.fault, Fault::Missing));
    assert_eq!(finding.place, middle.place);
    let finding = verified(&[], vec![last]).expect_err("all removed");
    assert_eq!(finding.place, Place { epoch: 1, seq: 1 });
}

/// Whoever removes the newest entries and opens an epoch of his own in their place.
#[test]
fn an_anchor_is_missed_at_the_end_of_a_former_epoch_too() {
    let journal = frozen();
    let opening = journal.iter().position(|entry| entry.place.epoch == 2).expect("two epochs");
    let end = head_of(&journal[opening - 1]);
    let report = verified(&journal, vec![end]).expect("as remembered");
    assert_eq!(report.entries, journal.len() as u64);
    let beyond = Place { seq: end.place.seq + 3, ..end.place };
    let removed = Head { place: beyond, hash: [1; 32] };
    let finding = verified(&journal, vec![removed]).expect_err("removed");
    assert!(matches!(finding.fault, Fault::Missing));
    assert_eq!(finding.place, Place { seq: end.place.seq + 1, ..end.place });
}

#[test]
fn a_start_checks_links_and_seals_without_the_whole() {
    let journal = frozen();
    let Fact::EpochOpened { public_key, .. } =
        Entry::from_bytes(&journal[0].bytes).expect("an entry").fact
    else {
        panic!("a journal begins with an epoch");
    };
    let key = PublicKey::new(&public_key).expect("a key");
    check_link(&journal[4], None, Some(&key)).expect("the first looked at");
    check_link(&journal[5], Some(head_of(&journal[4])), Some(&key)).expect("the next");
    let fault = |sealed: &Sealed, before: Head| {
        check_link(sealed, Some(before), Some(&key)).expect_err("found").fault
    };
    assert!(matches!(fault(&journal[6], head_of(&journal[4])), Fault::Sequence));
    let other = Head { hash: [1; 32], ..head_of(&journal[4]) };
    assert!(matches!(fault(&journal[5], other), Fault::Chain));
    let mut forged = journal[5].clone();
    forged.signature = journal[4].signature;
    assert!(matches!(fault(&forged, head_of(&journal[4])), Fault::Signature));
    forged.hash[0] ^= 1;
    assert!(matches!(fault(&forged, head_of(&journal[4])), Fault::Hash));
    let mut moved = journal[5].clone();
    moved.place.seq += 1;
    assert!(matches!(fault(&moved, head_of(&journal[4])), Fault::Place));
}
