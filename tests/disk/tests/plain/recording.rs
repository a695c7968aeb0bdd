//! What a recorder writes down, and what it leaves alone.

use std::fs;

use comptoir_disk::{Model, Op, Recorder, Scratch, image_at};
use rusqlite::{Connection, OpenFlags};

use crate::workload::{Mode, NAME, open, sell, watch};

#[test]
fn a_sale_is_one_sync_and_is_counted() {
    let folder = Scratch::new().expect("a folder");
    let recorder = Recorder::new(folder.path(), watch).expect("watched");
    let mut connection = open(folder.path(), Some(recorder.vfs()), Mode::PRODUCT).expect("open");
    // The first write after opening also begins the write-ahead log.
    sell(&mut connection, 1).expect("sold");
    let before = (recorder.watched(), recorder.len());
    sell(&mut connection, 2).expect("sold");
    let sale = recorder.watched() - before.0;
    assert_eq!(sale.syncs, 1);
    let ops = &recorder.log().ops[before.1..];
    assert!(matches!(ops.last(), Some(Op::Sync { .. })), "{ops:?}");
    let bytes: usize =
        ops.iter().map(|op| if let Op::Write { bytes, .. } = op { bytes.len() } else { 0 }).sum();
    assert_eq!(sale.bytes_written, bytes as u64);
    assert!(bytes > 4096, "{bytes}");
    assert_eq!(recorder.unwatched(), comptoir_disk::Counters::default());
}

#[test]
fn other_files_are_counted_but_not_recorded() {
    let folder = Scratch::new().expect("a folder");
    let recorder = Recorder::new(folder.path(), |name| name.starts_with("none")).expect("watched");
    let mut connection = open(folder.path(), Some(recorder.vfs()), Mode::PRODUCT).expect("open");
    sell(&mut connection, 1).expect("sold");
    assert!(recorder.is_empty());
    assert!(recorder.unwatched().syncs > 0 && recorder.unwatched().bytes_written > 4096);
    assert_eq!(recorder.watched(), comptoir_disk::Counters::default());
}

#[test]
fn a_counting_recorder_keeps_no_log() {
    let folder = Scratch::new().expect("a folder");
    let recorder = Recorder::counting(folder.path(), watch).expect("watched");
    let mut connection = open(folder.path(), Some(recorder.vfs()), Mode::PRODUCT).expect("open");
    sell(&mut connection, 1).expect("sold");
    assert!(recorder.is_empty());
    assert!(recorder.watched().syncs > 0);
}

#[test]
fn the_log_alone_makes_the_real_files_again() {
    let folder = Scratch::new().expect("a folder");
    let recorder = Recorder::new(folder.path(), watch).expect("watched");
    for mode in [Mode::PRODUCT, Mode::of("delete", "EXTRA")] {
        let mut connection = open(folder.path(), Some(recorder.vfs()), mode).expect("open");
        for number in 1..=3 {
            let more = if mode.journal == "wal" { 0 } else { 3 };
            sell(&mut connection, number + more).expect("sold");
            let log = recorder.log();
            // Seed 0 keeps everything: what the system would show if the power had stayed.
            let image = image_at(&log, Model::ORDERED, log.ops.len(), 0);
            for (name, content) in &image.files {
                assert_eq!(*content, fs::read(folder.path().join(name)).expect("read"), "{name}");
            }
            assert!(image.files.contains_key(NAME));
            let there = fs::read_dir(folder.path()).expect("read").filter(|entry| {
                let name = entry.as_ref().expect("read").file_name();
                !name.to_string_lossy().ends_with("-shm")
            });
            assert_eq!(there.count(), image.files.len());
        }
        // Reading the files above has dropped SQLite's locks on them: this connection is spent.
        drop(connection);
    }
}

#[test]
fn files_that_were_there_are_durable() {
    let folder = Scratch::new().expect("a folder");
    let mut connection = open(folder.path(), None, Mode::PRODUCT).expect("open");
    sell(&mut connection, 1).expect("sold");
    drop(connection);
    fs::create_dir(folder.path().join("inner")).expect("made");
    fs::write(folder.path().join("inner/note"), "kept").expect("written");
    let recorder = Recorder::new(folder.path(), |_| true).expect("watched");
    let mut connection = open(folder.path(), Some(recorder.vfs()), Mode::PRODUCT).expect("open");
    sell(&mut connection, 2).expect("sold");
    let log = recorder.log();
    let image = image_at(&log, Model::HARSH, 2, 1);
    assert_eq!(image.files["inner/note"], b"kept");
    let copy = Scratch::new().expect("a folder");
    image.write_to(copy.path()).expect("written");
    let connection = open(copy.path(), None, Mode::PRODUCT).expect("open");
    assert_eq!(crate::workload::inspect(&connection).expect("sound").len(), 1);
}

#[test]
fn a_file_renamed_into_place_is_durable() {
    let folder = Scratch::new().expect("a folder");
    let recorder = Recorder::new(folder.path(), watch).expect("watched");
    // As the product makes a database: whole under another name, then renamed.
    let other = Scratch::new().expect("a folder");
    drop(open(other.path(), None, Mode::PRODUCT).expect("open"));
    fs::rename(other.path().join(NAME), folder.path().join(NAME)).expect("renamed");
    let mut connection = open(folder.path(), Some(recorder.vfs()), Mode::PRODUCT).expect("open");
    sell(&mut connection, 1).expect("sold");
    let image = image_at(&recorder.log(), Model::HARSH, 1, 1);
    let read = fs::read(folder.path().join(NAME)).expect("read");
    assert_eq!(image.files.get(NAME), Some(&read));
}

#[test]
fn each_recorder_has_a_name_of_its_own_and_takes_it_along() {
    let folder = Scratch::new().expect("a folder");
    let first = Recorder::new(folder.path(), watch).expect("watched");
    let second = Recorder::new(folder.path(), watch).expect("watched");
    assert_ne!(first.vfs(), second.vfs());
    let name = first.vfs().to_string();
    let opens = |name: &str| {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        Connection::open_with_flags_and_vfs(folder.path().join(NAME), flags, name).is_ok()
    };
    assert!(opens(&name));
    drop(first);
    assert!(!opens(&name));
    assert!(opens(second.vfs()));
}

#[test]
fn two_connections_and_threads_share_a_recorder() {
    let folder = Scratch::new().expect("a folder");
    let recorder = Recorder::new(folder.path(), watch).expect("watched");
    let mut writer = open(folder.path(), Some(recorder.vfs()), Mode::PRODUCT).expect("open");
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let connection = open(folder.path(), Some(recorder.vfs()), Mode::PRODUCT)?;
            let mut seen = 0;
            while seen < 20 {
                seen = connection.query_row("SELECT count(*) FROM sale", [], |row| row.get(0))?;
            }
            Ok::<i64, rusqlite::Error>(seen)
        });
        for number in 1..=20 {
            sell(&mut writer, number).expect("sold");
        }
        assert_eq!(reader.join().expect("no panic").expect("read"), 20);
    });
}

#[test]
fn a_default_recorder_sees_connections_that_name_no_file_system() {
    let folder = Scratch::new().expect("a folder");
    let recorder = Recorder::counting(folder.path(), watch).expect("watched");
    let sell_unnamed = |number| {
        let mut connection = open(folder.path(), None, Mode::PRODUCT).expect("open");
        sell(&mut connection, number).expect("sold");
    };
    sell_unnamed(1);
    assert_eq!(recorder.watched(), comptoir_disk::Counters::default());
    recorder.make_default().expect("taken as the default");
    sell_unnamed(2);
    assert!(recorder.watched().syncs > 0);
    drop(recorder);
    sell_unnamed(3);
}
