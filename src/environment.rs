//! The world outside: the real clock, new identifiers, folders, the configuration, and a till
//! opened with all of it.

pub mod config;

use std::path::{Path, PathBuf};

use chrono::{Local, Offset};
use directories::ProjectDirs;
use thiserror::Error;
use uuid::Uuid;

use crate::demo::{self, DemoError};
use crate::devices::Outlet;
use crate::domain::day::Moment;
use crate::domain::id::{Ids, TillId};
use crate::journal::entry::Head;
use crate::journal::seal::{Fingerprint, Signer};
use crate::keys::anchor::{self, AnchorKeeper};
use crate::keys::{self, KeyError, KeyPlace};
use crate::store::{BALLAST_BYTES, Options, Store, StoreError};
use crate::till::desk::{Anchors, Clock, Desk, Equipment};
use crate::till::{Act, Till, TillError};

/// Why a till could not be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The till's files failed.
    #[error("the till's files can't be opened")]
    Store(#[from] StoreError),
    /// The till refused.
    #[error("the till can't be set up")]
    Till(#[from] TillError),
    /// The key could not be made or kept.
    #[error("the till's key can't be had")]
    Key(#[from] KeyError),
    /// The demonstration could not be set up.
    #[error("the demonstration can't be set up")]
    Demo(#[from] DemoError),
    /// The system refused a thread.
    #[error("the system refuses another thread")]
    Thread(#[source] std::io::Error),
}

/// The clock of the machine.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
    fn now(&self) -> Moment {
        let now = Local::now();
        let offset = now.offset().fix().local_minus_utc() / 60;
        let offset = i16::try_from(offset).unwrap_or(0);
        Moment::new(now.timestamp_millis(), offset)
            .or_else(|| Moment::new(0, 0))
            .expect("1970 is a moment")
    }
}

/// New identifiers in the order of their making.
#[derive(Debug, Clone, Copy)]
pub struct NewIds;

impl Ids for NewIds {
    fn next(&mut self) -> Uuid {
        Uuid::now_v7()
    }
}

/// What head office's collector needs of this machine.
#[cfg(feature = "hub")]
#[derive(Debug, Clone, Copy)]
pub struct Machine;

#[cfg(feature = "hub")]
impl crate::hub::World for Machine {
    fn now(&self) -> Moment {
        SystemClock.now()
    }

    fn id(&self) -> Uuid {
        NewIds.next()
    }

    fn random(&self) -> Option<[u8; 32]> {
        let mut bytes = [0; 32];
        aws_lc_rs::rand::fill(&mut bytes).ok()?;
        Some(bytes)
    }
}

impl Anchors for AnchorKeeper {
    fn remember(&self, head: Head, forced: bool) {
        if forced { self.force(head) } else { AnchorKeeper::remember(self, head) }
    }
}

/// Where a till's files lie unless someone says otherwise.
pub fn usual_folder() -> PathBuf {
    ProjectDirs::from("", "", "comptoir")
        .map_or_else(|| PathBuf::from("comptoir-data"), |dirs| dirs.data_dir().to_owned())
}

/// Where the demonstration of a folder lies.
pub fn demonstration_folder(folder: &Path) -> PathBuf {
    folder.join("demonstration")
}

/// Whether a window can be shown.
pub fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    set("WAYLAND_DISPLAY") || set("DISPLAY")
}

/// The locale's name, from the variables in their order of precedence.
pub fn locale() -> String {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .unwrap_or_default()
}

/// The identifier of this start of the machine: another one means that the power went.
pub fn boot() -> String {
    std::fs::read_to_string("/proc/sys/kernel/random/boot_id")
        .map_or_else(|_| "unknown".to_owned(), |text| text.trim().to_owned())
}

/// Opens the till in a folder, with the real clock and the devices given. An empty folder gets a
/// key and waits for [`Desk::begin`].
///
/// # Errors
/// [`OpenError`]. A key that can't be reached is none: the till sells, and seals later.
pub fn open_desk(folder: &Path, outlet: Box<dyn Outlet>) -> Result<Desk, OpenError> {
    let options = Options { ballast_bytes: BALLAST_BYTES, ..Options::default() };
    let new_till = TillId::new(NewIds.next());
    let mut store = Store::open(folder, new_till, crate::PROGRAM, None, &options)?;
    let demonstration =
        store.ledger().establishment.as_ref().is_some_and(|cafe| cafe.demonstration);
    let (signer, key_in_file) = signer(&mut store, folder, demonstration)?;
    store.set_signer(signer);
    finish(folder, store, outlet, key_in_file, !demonstration)
}

/// Opens the demonstration in a folder of its own, and sets it up the first time.
///
/// # Errors
/// [`OpenError`] when its files fail.
pub fn open_demonstration(folder: &Path, outlet: Box<dyn Outlet>) -> Result<Desk, OpenError> {
    let new_till = TillId::new(NewIds.next());
    let signer: Box<dyn Signer> = Box::new(demo::signer()?);
    let options = Options::default();
    let store = Store::open(folder, new_till, crate::PROGRAM, Some(signer), &options)?;
    let mut desk = finish(folder, store, outlet, false, false)?;
    if !desk.till().has_begun() {
        demo::set_up(&mut desk)?;
    }
    Ok(desk)
}

/// Makes a new key for a till whose key is lost, and begins an epoch under it. A key's file that
/// is of no use any more is kept under another name.
///
/// # Errors
/// [`OpenError`] when the key can't be kept or the journal can't be written.
pub fn replace_key(folder: &Path, desk: &mut Desk) -> Result<Fingerprint, OpenError> {
    let found = keys::replace(folder, desk.till().store().till())?;
    let fingerprint = Fingerprint::of(found.signer.public_key());
    desk.till().store().set_signer(Some(Box::new(found.signer)));
    desk.till().replace_key(Act { at: SystemClock.now(), by: None })?;
    Ok(fingerprint)
}

fn finish(
    folder: &Path,
    store: Store,
    outlet: Box<dyn Outlet>,
    key_in_file: bool,
    real: bool,
) -> Result<Desk, OpenError> {
    let anchors = AnchorKeeper::start(folder, store.till(), real).map_err(OpenError::Thread)?;
    let rolled_back = is_rolled_back(folder, &store)?;
    let mut till = Till::new(store);
    if rolled_back && till.has_begun() {
        let recorded = till.record_rollback(Act { at: SystemClock.now(), by: None });
        // Without its key the till sells on; the anchor is then all that remembers.
        if let (Ok(()), Some(head)) = (recorded, till.head()) {
            anchors.force(head);
        }
    }
    let equipment = Equipment {
        clock: Box::new(SystemClock),
        ids: Box::new(NewIds),
        anchors: Box::new(anchors),
        outlet,
        boot: boot(),
        key_in_file,
        rolled_back,
    };
    let mut desk = Desk::new(till, equipment);
    if real {
        desk.keep_copies();
    }
    Ok(desk)
}

/// The signer of a till, and whether its key lies in a file. A key that is not the journal's own
/// is as good as none: what it signed would not verify.
fn signer(
    store: &mut Store,
    folder: &Path,
    demonstration: bool,
) -> Result<(Option<Box<dyn Signer>>, bool), OpenError> {
    if demonstration {
        let key = store.current_key()?.map(|key| key.fingerprint());
        return Ok((Some(Box::new(demo::signer_for(key)?)), false));
    }
    let found = if store.head().is_none() {
        let found = keys::find(folder, store.till())?;
        Some(found.map_or_else(|| keys::create(folder, store.till()), Ok)?)
    } else {
        keys::find(folder, store.till()).unwrap_or_default()
    };
    let expected = store.current_key()?.map(|key| key.fingerprint());
    let fits = |signer: &dyn Signer| {
        expected.is_none_or(|expected| Fingerprint::of(signer.public_key()) == expected)
    };
    Ok(match found {
        Some(found) if fits(&found.signer) => {
            (Some(Box::new(found.signer)), found.place == KeyPlace::File)
        }
        _ => (None, false),
    })
}

/// Whether an anchor remembers an entry that the journal lacks or holds otherwise.
fn is_rolled_back(folder: &Path, store: &Store) -> Result<bool, StoreError> {
    for head in anchor::recall(folder, Some(store.till())) {
        let there = store.sealed_at(head.place)?;
        if there.is_none_or(|sealed| sealed.hash != head.hash) {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::devices::NoDevice;
    use crate::domain::establishment::Establishment;
    use crate::domain::text::Label;
    use crate::store::audit;

    fn opened(folder: &Path) -> Desk {
        open_desk(folder, Box::new(NoDevice)).expect("opened")
    }

    #[test]
    fn a_journal_put_back_says_so_for_ever() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path().join("till");
        let name = |text: &str| Label::new(text).expect("a name");
        let mut desk = opened(&folder);
        desk.begin(Establishment::named(name("Le Relais des Tilleuls"))).expect("begun");
        desk.till().store().checkpoint().expect("moved");
        drop(desk);
        let file = folder.join("till.sqlite");
        let older = fs::read(&file).expect("read");
        let mut desk = opened(&folder);
        assert!(!desk.situation().expect("read").rolled_back, "an ordinary start");
        desk.add_operator(&name("Hugo")).expect("added");
        drop(desk);
        fs::write(&file, older).expect("put back");
        let _ = fs::remove_file(folder.join("till.sqlite-wal"));
        let mut desk = opened(&folder);
        assert!(desk.situation().expect("read").rolled_back);
        drop(desk);
        let mut desk = opened(&folder);
        assert!(!desk.situation().expect("read").rolled_back, "the anchor has moved on");
        let report = audit(&folder, anchor::recall(&folder, None)).expect("sound").report;
        assert_eq!(report.head.expect("a head").place.epoch, 2);
        assert_eq!(report.rollbacks, 1, "the journal has not forgotten");
    }
}
