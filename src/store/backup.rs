//! Copies: after every closing the day's sealed entries as a file of their own, and once a week a
//! full copy of the journal's file, verified before it bears its name. Made on another thread,
//! through a connection of its own, while the till sells on.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use chrono::Datelike;
use rusqlite::{Connection, OpenFlags};
use serde::Serialize;

use super::{Attempt, StoreError, folder, read};
use crate::domain::day::BusinessDay;
use crate::journal::entry::Place;
use crate::journal::record::hex;

/// How many weekly copies are kept.
const WEEKLY_COPIES: usize = 5;

/// An entry as a segment holds it: its canonical bytes as text, its hash and its signature.
#[derive(Serialize)]
struct SegmentLine<'a> {
    entry: &'a str,
    hash: String,
    signature: Option<String>,
}

/// Copies what the closing of `day` ended: the entries from `from` to `to`, both included.
///
/// # Errors
/// [`StoreError`] when a copy can't be made or does not verify; former copies stay as they are.
pub fn back_up(
    till_folder: &Path,
    day: BusinessDay,
    from: Place,
    to: Place,
) -> Result<PathBuf, StoreError> {
    let connection = open_to_read(till_folder)?;
    let segment = write_segment(&connection, till_folder, day, from, to)?;
    let week = day.date().iso_week();
    let copy = copies(till_folder).join(format!("till-{}-W{:02}.sqlite", week.year(), week.week()));
    if !copy.exists() {
        copy_whole(&connection, till_folder, &copy)?;
        forget_old_copies(till_folder)?;
    }
    Ok(segment)
}

fn segments(till_folder: &Path) -> PathBuf {
    till_folder.join("segments")
}

fn copies(till_folder: &Path) -> PathBuf {
    till_folder.join("copies")
}

fn open_to_read(till_folder: &Path) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(
        folder::till_file(till_folder),
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )
    .attempt("opening the journal to copy it")?;
    connection
        .busy_timeout(std::time::Duration::from_secs(5))
        .attempt("setting the patience for locks")?;
    Ok(connection)
}

fn write_segment(
    connection: &Connection,
    till_folder: &Path,
    day: BusinessDay,
    from: Place,
    to: Place,
) -> Result<PathBuf, StoreError> {
    let folder_path = segments(till_folder);
    fs::create_dir_all(&folder_path)
        .map_err(folder::failed("creating the folder of segments", &folder_path))?;
    let name = folder_path.join(format!("{day}-{}-{}.jsonl", from.epoch, from.seq));
    let made = name.with_extension("new");
    let file = File::create(&made).map_err(folder::failed("creating a segment", &made))?;
    let mut file = BufWriter::new(file);
    read::walk_between(connection, (from, to), None, |sealed| {
        let entry = std::str::from_utf8(&sealed.bytes)
            .map_err(|_| StoreError::Contradiction("an entry is no text"))?;
        let line = SegmentLine {
            entry,
            hash: hex(&sealed.hash),
            signature: sealed.signature.as_ref().map(|signature| hex(signature)),
        };
        serde_json::to_writer(&mut file, &line)
            .map_err(std::io::Error::from)
            .and_then(|()| file.write_all(b"\n"))
            .map_err(folder::failed("writing a segment", &made))
    })?;
    file.flush().map_err(folder::failed("writing a segment", &made))?;
    drop(file);
    folder::publish(&made, &name)?;
    Ok(name)
}

fn copy_whole(connection: &Connection, till_folder: &Path, copy: &Path) -> Result<(), StoreError> {
    let folder_path = copies(till_folder);
    // A folder of its own, named as a till's, so that the copy is verified like any till.
    let scratch = folder_path.join("new");
    if scratch.exists() {
        fs::remove_dir_all(&scratch)
            .map_err(folder::failed("clearing a half-made copy", &scratch))?;
    }
    fs::create_dir_all(&scratch)
        .map_err(folder::failed("creating the folder of copies", &scratch))?;
    let made = folder::till_file(&scratch);
    connection
        .execute("VACUUM INTO ?1", [made.to_string_lossy()])
        .attempt("copying the journal's file")?;
    let found = read::audit(&scratch, Vec::new())?;
    if found.unsound.is_some() || found.stray_view.is_some() {
        return Err(StoreError::Contradiction("the copy differs from the journal"));
    }
    folder::publish(&made, copy)?;
    fs::remove_dir_all(&scratch).map_err(folder::failed("clearing up after a copy", &scratch))
}

/// Keeps the newest copies; their names sort by week.
fn forget_old_copies(till_folder: &Path) -> Result<(), StoreError> {
    let folder_path = copies(till_folder);
    let listed =
        fs::read_dir(&folder_path).map_err(folder::failed("listing the copies", &folder_path))?;
    let mut names: Vec<PathBuf> = listed
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "sqlite"))
        .collect();
    names.sort();
    let surplus = names.len().saturating_sub(WEEKLY_COPIES);
    for old in names.into_iter().take(surplus) {
        fs::remove_file(&old).map_err(folder::failed("forgetting an old copy", &old))?;
    }
    Ok(())
}
