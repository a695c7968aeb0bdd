//! Each way to tamper with one entry, and the places at which it may be found. Nothing when the
//! change makes no sense at that entry.

use comptoir::journal::entry::Place;
use comptoir::journal::record::hex;
use comptoir::journal::seal::hash_of;
use serde_json::{Value, json};

use super::forger::{Desk, Row};

type Mutation = fn(&mut Vec<Row>, usize, &Desk) -> Option<Vec<Place>>;

pub const ALL: &[(&str, Mutation)] = &[
    ("a byte of the record", |rows, index, _| {
        let middle = rows[index].record.len() / 2;
        rows[index].record[middle] ^= 1;
        at(rows, index)
    }),
    ("the last byte of the record", |rows, index, _| {
        *rows[index].record.last_mut()? = b' ';
        at(rows, index)
    }),
    ("a blank behind the record, hashed anew", |rows, index, _| {
        let row = &mut rows[index];
        row.record.push(b' ');
        row.hash = hash_of(&row.record).to_vec();
        at(rows, index)
    }),
    ("a byte of the hash", |rows, index, _| {
        rows[index].hash[31] ^= 0x80;
        at(rows, index)
    }),
    ("a byte of the signature", |rows, index, _| {
        rows[index].signature.as_mut()?[40] ^= 1;
        at(rows, index)
    }),
    ("the signature taken away", |rows, index, _| {
        rows[index].signature.take()?;
        // A collective seal without its own leaves the entry after it unexplained.
        let collective = field(&rows[index], "kind") == "sealing_resumed";
        at(rows, index + usize::from(collective))
    }),
    ("a signature that was not there", |rows, index, desk| {
        if rows[index].signature.is_some() {
            return None;
        }
        rows[index].sign(&desk.key);
        at(rows, index)
    }),
    ("the payload, hashed anew", |rows, index, _| {
        edit_payload(&mut rows[index])?;
        edited(rows, index)
    }),
    ("the payload, hashed anew and signed with another key", |rows, index, desk| {
        edit_payload(&mut rows[index])?;
        rows[index].sign(&desk.key);
        at(rows, index)
    }),
    ("signed with another key", |rows, index, desk| {
        rows[index].sign(&desk.key);
        at(rows, index)
    }),
    ("the format", |rows, index, _| header(rows, index, "format", json!("comptoir-journal/2"))),
    ("the till", |rows, index, _| header(rows, index, "till", json!("0".repeat(32)))),
    ("the epoch", |rows, index, _| header(rows, index, "epoch", json!(3))),
    ("the sequence number", |rows, index, _| header(rows, index, "seq", json!(999))),
    ("the kind", |rows, index, _| header(rows, index, "kind", json!("tip_taken"))),
    ("the number in its kind", |rows, index, _| header(rows, index, "number", json!(999))),
    ("the moment", |rows, index, _| header(rows, index, "at", json!("2026-11-21T00:00:00.000Z"))),
    ("the offset", |rows, index, _| header(rows, index, "offset", json!(-120))),
    ("who was at the till", |rows, index, _| {
        header(rows, index, "operator", json!("0".repeat(32)))
    }),
    ("the program", |rows, index, _| header(rows, index, "program", json!("another"))),
    ("the link", |rows, index, _| header(rows, index, "previous", json!(hex(&[9; 32])))),
    ("removed", |rows, index, _| {
        let gone = rows.remove(index);
        let next = rows.get(index)?.place();
        // The last of an epoch is missed where the next epoch names its end.
        Some(vec![if next.epoch == gone.place().epoch { gone.place() } else { beginning(next) }])
    }),
    ("swapped with the next", |rows, index, _| {
        let next = rows.get(index + 1)?.id;
        rows[index + 1].id = rows[index].id;
        rows[index].id = next;
        rows.swap(index, index + 1);
        at(rows, index)
    }),
    ("a forged one put behind it", |rows, index, desk| {
        let mut forged = behind(rows, index);
        forged.sign(&desk.key);
        rows.insert(index + 1, forged);
        at(rows, index + 1)
    }),
    ("an unsigned one put behind it", |rows, index, _| {
        rows[index].signature.as_ref()?;
        let mut forged = behind(rows, index);
        forged.signature = None;
        rows.insert(index + 1, forged);
        at(rows, index + 1)
    }),
    ("a copy at the end", |rows, index, _| {
        let id = rows.last()?.id + 1;
        rows.push(Row { id, ..rows[index].clone() });
        at(rows, rows.len() - 1)
    }),
    ("another café's in its place", |rows, index, desk| {
        let id = rows[index].id;
        rows[index] = Row { id, ..desk.other()[index].clone() };
        // The very first entry links to nothing: the second does not follow from it.
        at(rows, index.max(1))
    }),
    ("moved to the next epoch", |rows, index, _| {
        let place = rows[index].place();
        rows[index].id += 1 << 40;
        let taken = rows.iter().filter(|row| row.id == rows[index].id).count() > 1;
        if taken {
            return None;
        }
        let last_of_epoch = rows.get(index + 1).is_none_or(|row| row.place().epoch > place.epoch);
        let moved = rows[index].place();
        rows.sort_by_key(|row| row.id);
        Some(if last_of_epoch { vec![place, beginning(moved), moved] } else { vec![place] })
    }),
];

fn at(rows: &[Row], index: usize) -> Option<Vec<Place>> {
    rows.get(index).map(|row| vec![row.place()])
}

/// An entry with other bytes and their true hash: its own signature gives it away, and where it
/// has none, the link of the entry behind it.
fn edited(rows: &[Row], index: usize) -> Option<Vec<Place>> {
    let mut places = at(rows, index)?;
    if rows[index].signature.is_none() {
        places.extend(at(rows, index + 1)?);
    }
    Some(places)
}

fn header(rows: &mut [Row], index: usize, name: &str, value: Value) -> Option<Vec<Place>> {
    rows[index].edit(|entry| {
        let former = entry.insert(name.to_owned(), value);
        assert!(former.is_some(), "an entry has no {name}");
    });
    edited(rows, index)
}

fn field(row: &Row, name: &str) -> Value {
    let value: Value = serde_json::from_slice(&row.record).expect("JSON");
    value[name].clone()
}

/// Where the epoch of a place begins.
fn beginning(place: Place) -> Place {
    Place { epoch: place.epoch, seq: 1 }
}

/// The row as its own successor would look, with all that follow moved on.
fn behind(rows: &mut [Row], index: usize) -> Row {
    let epoch = rows[index].place().epoch;
    for row in rows[index + 1..].iter_mut().filter(|row| row.place().epoch == epoch) {
        row.id += 1;
    }
    let mut forged = rows[index].clone();
    forged.id += 1;
    let previous = hex(&forged.hash);
    forged.edit(|entry| {
        for name in ["seq", "number"] {
            let next = entry[name].as_u64().expect("a number") + 1;
            entry.insert(name.to_owned(), next.into());
        }
        entry.insert("previous".to_owned(), previous.into());
    });
    forged
}

/// Changes the first number of the payload, or a letter of its first text.
fn edit_payload(row: &mut Row) -> Option<()> {
    let mut found = None;
    row.edit(|entry| {
        let payload = entry.get_mut("payload").expect("a payload");
        found = add_one(payload).or_else(|| change_letter(payload));
    });
    found
}

fn add_one(value: &mut Value) -> Option<()> {
    match value {
        Value::Number(number) => {
            *value = json!(number.as_i64()? + 1);
            Some(())
        }
        Value::Array(items) => items.iter_mut().find_map(add_one),
        Value::Object(members) => members.values_mut().find_map(add_one),
        _ => None,
    }
}

fn change_letter(value: &mut Value) -> Option<()> {
    match value {
        Value::String(text) => {
            let last = text.pop()?;
            text.push(if last == '1' { '2' } else { '1' });
            Some(())
        }
        Value::Array(items) => items.iter_mut().find_map(change_letter),
        Value::Object(members) => members.values_mut().find_map(change_letter),
        _ => None,
    }
}
