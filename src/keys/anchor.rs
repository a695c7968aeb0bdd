//! Anchors: where the journal's newest entry is remembered apart from the journal, so that its
//! removal shows. Kept in a side file and in the keyring, from a thread of its own, coalesced.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::ring;
use crate::domain::id::TillId;
use crate::journal::entry::{Head, Place};
use crate::journal::record::{hex, unhex};

/// Heads that come within this time are remembered together.
const COALESCED: Duration = Duration::from_secs(1);

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AnchorRecord {
    till: String,
    epoch: u32,
    seq: u64,
    hash: String,
}

fn anchor_file(folder: &Path) -> PathBuf {
    folder.join("anchor.json")
}

fn write_record(till: TillId, head: Head) -> String {
    let record = AnchorRecord {
        till: till.to_string(),
        epoch: head.place.epoch,
        seq: head.place.seq,
        hash: hex(&head.hash),
    };
    serde_json::to_string(&record).unwrap_or_default()
}

fn read_record(text: &str) -> Option<(String, Head)> {
    let record: AnchorRecord = serde_json::from_str(text).ok()?;
    let place = Place { epoch: record.epoch, seq: record.seq };
    Some((record.till, Head { place, hash: unhex(&record.hash)? }))
}

/// Every head that is remembered for the till in `folder`, which its journal says to be `till`.
///
/// A keyring is asked whether or not there is a side file: whoever cut the journal may have
/// removed that as well. Only a journal that names no till leaves it to the side file to do so.
pub fn recall(folder: &Path, till: Option<TillId>) -> Vec<Head> {
    recall_by(folder, till, ring::read)
}

fn recall_by(
    folder: &Path,
    till: Option<TillId>,
    ask: impl Fn(&str) -> Option<String>,
) -> Vec<Head> {
    let text = fs::read_to_string(anchor_file(folder)).unwrap_or_default();
    let side = read_record(&text);
    let till =
        till.map(|till| till.to_string()).or_else(|| side.as_ref().map(|(till, _)| till.clone()));
    let kept = till.and_then(|till| ask(&format!("head-{till}")));
    let kept = kept.as_deref().and_then(read_record);
    side.into_iter().chain(kept).map(|(_, head)| head).collect()
}

/// Remembers a head in the side file at once, and on the disk if `forced`.
///
/// # Errors
/// Whatever keeps the file from being written; the till goes on without its anchor.
pub fn write_file(folder: &Path, till: TillId, head: Head, forced: bool) -> io::Result<()> {
    let made = folder.join("anchor.json.new");
    let mut file = File::create(&made)?;
    file.write_all(write_record(till, head).as_bytes())?;
    if forced {
        file.sync_all()?;
    }
    fs::rename(&made, anchor_file(folder))
}

enum Order {
    Remember(Head),
    Force(Head),
}

/// Remembers heads from a thread of its own.
pub struct AnchorKeeper {
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
}

impl AnchorKeeper {
    /// Starts remembering the heads of `till` beside its journal; `in_keyring` for a real till.
    ///
    /// # Errors
    /// When the system refuses a thread.
    pub fn start(folder: &Path, till: TillId, in_keyring: bool) -> io::Result<Self> {
        let (orders, inbox) = mpsc::channel();
        let folder = folder.to_owned();
        let write = move |head: Head, forced: bool| {
            // An anchor that can't be written is an anchor less, never a sale less.
            let _ = write_file(&folder, till, head, forced);
            if in_keyring {
                ring::write(&format!("head-{till}"), &write_record(till, head));
            }
        };
        let thread = thread::Builder::new().name("anchor".to_owned()).spawn(move || {
            while let Ok(order) = inbox.recv() {
                let (mut head, mut forced) = parts(order);
                while !forced {
                    match inbox.recv_timeout(COALESCED) {
                        Ok(order) => (head, forced) = parts(order),
                        Err(RecvTimeoutError::Timeout) => break,
                        Err(RecvTimeoutError::Disconnected) => {
                            forced = true;
                        }
                    }
                }
                write(head, forced);
            }
        })?;
        Ok(Self { orders: Some(orders), thread: Some(thread) })
    }

    /// Remembers a head soon.
    pub fn remember(&self, head: Head) {
        self.order(Order::Remember(head));
    }

    /// Remembers a head now and on the disk: after a closing.
    pub fn force(&self, head: Head) {
        self.order(Order::Force(head));
    }

    fn order(&self, order: Order) {
        if let Some(orders) = &self.orders {
            // The thread ends only with this keeper.
            let _ = orders.send(order);
        }
    }
}

impl Drop for AnchorKeeper {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            // A panic in the thread has been shown already; nothing depends on it.
            let _ = thread.join();
        }
    }
}

fn parts(order: Order) -> (Head, bool) {
    match order {
        Order::Remember(head) => (head, false),
        Order::Force(head) => (head, true),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_keyring_remembers_when_the_side_file_is_gone() {
        let folder = tempfile::tempdir().expect("a folder");
        let till = TillId::new(Uuid::from_u128(7));
        let head = Head { place: Place { epoch: 1, seq: 9 }, hash: [3; 32] };
        let ask = |name: &str| (name == format!("head-{till}")).then(|| write_record(till, head));
        assert_eq!(recall_by(folder.path(), Some(till), ask), [head]);
        assert!(recall_by(folder.path(), None, ask).is_empty(), "nobody knows which till");
        write_file(folder.path(), till, head, false).expect("written");
        assert_eq!(recall_by(folder.path(), None, ask), [head, head]);
    }
}
