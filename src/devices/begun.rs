//! Which papers a worker has begun to send, in a file that outlives the program.
//!
//! The till writes a job's state when it takes the reports, which may be seconds after the first
//! byte. A program that is killed in between would find the job queued and print it again, and a
//! second receipt without the mention of a duplicate is worse than a question. So a worker notes
//! here, before the first byte, that it begins, and afterwards if not one byte left. The notes need
//! no sync: after a power cut another start of the machine says the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::journal::entry::Place;

/// The file's name in the till's folder.
const FILE: &str = "devices.begun";
/// The most bytes that are read of it.
const MAX_BYTES: u64 = 1 << 20;
/// Beyond this many bytes it is written anew, with the newest papers alone.
const LARGE: u64 = 64 << 10;
/// The most papers of former runs that are remembered, the newest.
const MAX_PLACES: usize = 1_000;

/// The notes of this run and of former ones.
#[derive(Debug, Default)]
pub struct Begun {
    former: BTreeSet<Place>,
    file: Mutex<Notes>,
}

/// Where notes go.
#[derive(Debug, Default)]
enum Notes {
    #[default]
    Nowhere,
    /// Opened with the first note, when the till's folder is surely ours.
    Folder(PathBuf),
    File(File),
}

impl Begun {
    /// Nothing is remembered: for devices whose jobs are not kept either.
    pub fn nowhere() -> Self {
        Self::default()
    }

    /// Notes in the till's folder, which need not be there yet. What former runs noted is read;
    /// nothing is written before a paper begins.
    ///
    /// # Errors
    /// When there is a file that can't be read.
    pub fn in_folder(folder: &Path) -> io::Result<Self> {
        let file = Mutex::new(Notes::Folder(folder.to_owned()));
        match read(&folder.join(FILE)) {
            Ok(former) => Ok(Self { former, file }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Ok(Self { former: BTreeSet::new(), file })
            }
            Err(error) => Err(error),
        }
    }

    /// Whether a former run began this paper and never said that nothing left.
    pub fn formerly(&self, job: Place) -> bool {
        self.former.contains(&job)
    }

    /// A worker begins this paper.
    pub(super) fn begin(&self, job: Place) {
        self.write(&note('+', job));
    }

    /// Not one byte of it left.
    pub(super) fn take_back(&self, job: Place) {
        self.write(&note('-', job));
    }

    fn write(&self, note: &str) {
        let mut notes = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if let Notes::Folder(folder) = &*notes
            && let Ok(file) = opened(folder)
        {
            *notes = Notes::File(file);
        }
        if let Notes::File(file) = &mut *notes {
            // Without the note a crash might print a paper twice; without the paper someone waits.
            let _ = file.write_all(note.as_bytes());
        }
    }
}

fn read(path: &Path) -> io::Result<BTreeSet<Place>> {
    let mut text = Vec::new();
    File::open(path)?.take(MAX_BYTES).read_to_end(&mut text)?;
    Ok(newest(&String::from_utf8_lossy(&text)))
}

/// The file for more notes, shortened where it has grown large.
fn opened(folder: &Path) -> io::Result<File> {
    let path = folder.join(FILE);
    if fs::metadata(&path).is_ok_and(|found| found.len() > LARGE) {
        let kept: String = read(&path)?.iter().map(|place| note('+', *place)).collect();
        // Written beside and renamed, so that no instant has neither the old notes nor the new.
        let beside = folder.join(format!("{FILE}.part"));
        fs::write(&beside, kept)?;
        fs::rename(&beside, &path)?;
    }
    OpenOptions::new().append(true).create(true).open(&path)
}

fn note(sign: char, place: Place) -> String {
    format!("{sign} {} {}\n", place.epoch, place.seq)
}

/// The newest papers that were begun and not taken back; lines that can't be read are passed over.
fn newest(text: &str) -> BTreeSet<Place> {
    let mut begun = BTreeMap::new();
    for (line, words) in text.lines().map(|line| line.split(' ').collect::<Vec<_>>()).enumerate() {
        let [sign, epoch, seq] = words[..] else { continue };
        let (Ok(epoch), Ok(seq)) = (epoch.parse(), seq.parse()) else { continue };
        let place = Place { epoch, seq };
        if sign == "+" {
            begun.insert(place, line);
        } else {
            begun.remove(&place);
        }
    }
    let mut places: Vec<(usize, Place)> = begun.iter().map(|(place, at)| (*at, *place)).collect();
    places.sort_unstable();
    places.iter().rev().take(MAX_PLACES).map(|(_, place)| *place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(seq: u64) -> Place {
        Place { epoch: 2, seq }
    }

    #[test]
    fn a_later_run_knows_what_was_begun() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = Begun::in_folder(folder.path()).expect("notes");
        first.begin(place(7));
        first.begin(place(8));
        first.take_back(place(8));
        assert!(!first.formerly(place(7)), "this run is no former one");
        for _ in 0..2 {
            let later = Begun::in_folder(folder.path()).expect("notes");
            assert!(later.formerly(place(7)));
            assert!(!later.formerly(place(8)));
            assert!(!later.formerly(Place { epoch: 1, seq: 7 }));
        }
    }

    #[test]
    fn a_folder_that_is_not_there_yet_has_no_notes() {
        let folder = tempfile::tempdir().expect("a folder");
        let coming = folder.path().join("till");
        let begun = Begun::in_folder(&coming).expect("notes");
        assert!(!begun.formerly(place(1)));
        begun.begin(place(1));
        fs::create_dir(&coming).expect("made");
        begun.begin(place(2));
        let later = Begun::in_folder(&coming).expect("notes");
        assert!(!later.formerly(place(1)) && later.formerly(place(2)));
    }

    #[test]
    fn a_large_file_is_written_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(FILE);
        let many: String = (1..=9_000).map(|seq| note('+', place(seq))).collect();
        fs::write(&path, &many).expect("written");
        assert!(many.len() as u64 > LARGE);
        let begun = Begun::in_folder(folder.path()).expect("notes");
        begun.begin(place(9_001));
        let size = fs::metadata(&path).expect("a file").len();
        assert!(size < LARGE, "{size} bytes");
        let later = Begun::in_folder(folder.path()).expect("notes");
        assert!(later.formerly(place(9_001)) && later.formerly(place(8_500)));
    }

    #[test]
    fn notes_are_bounded_and_noise_is_passed_over() {
        let mut text = String::from("garbage\n+ 2\n+ 2 x\n");
        for seq in 1..=(MAX_PLACES as u64 + 5) {
            text.push_str(&note('+', place(seq)));
        }
        let kept = newest(&text);
        assert_eq!(kept.len(), MAX_PLACES);
        assert!(!kept.contains(&place(5)) && kept.contains(&place(6)));
    }
}
