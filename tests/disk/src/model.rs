//! What a power cut leaves: the file-system model, as rules.
//!
//! **Contents.** A file is durable up to its last completed sync. Each later write has a fate of
//! its own, drawn apart from the others, so a later write can outlive an earlier one: kept,
//! dropped, cut short at a sector, random sectors of it kept, or filled with garbage. A later
//! truncation is kept or dropped. Bytes outside a write never change (SQLite's "powersafe
//! overwrite"). Writes belong to the file, not to its name.
//!
//! **Directory, ordered** ([`Directory::Ordered`], like ext4). Of the creations and deletions
//! since the last sync of anything, a prefix in order survives. A sync of any file, or of the
//! directory, makes all earlier ones durable.
//!
//! **Directory, harsh** ([`Directory::Harsh`]). Each name is on its own. A deletion may stay undone
//! until its own directory sync, whatever else is synced; a creation is durable once the file
//! itself has been synced (SQLite syncs the directory inside the first sync of a journal or WAL
//! file), and then whatever bore the name before is gone for good.
//!
//! **A file that comes back** does so only because its deletion is undone by the directory rule,
//! and with its own content.
//!
//! **A lying disk** answers a sync and does nothing. No program can stand it; it is a control.
//!
//! Not modelled: damage to bytes at rest, a failed sync after which the system forgets that pages
//! were dirty, two names for one file, shared memory (SQLite rebuilds it).

mod fate;

use std::collections::BTreeMap;

use crate::image::Image;
use crate::log::{Inode, Op};
pub(crate) use fate::Fates;

/// The unit in which a disk writes, in bytes.
pub(crate) const SECTOR: usize = 512;

/// How creations and deletions become durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Directory {
    /// In order, with any sync.
    Ordered,
    /// Each name on its own, deletions only with their own directory sync.
    Harsh,
}

/// One kind of disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Model {
    /// How its directory behaves.
    pub directory: Directory,
    /// Whether its syncs do nothing.
    pub lies: bool,
}

impl Model {
    /// An honest disk under a file system that keeps the order of directory operations.
    pub const ORDERED: Self = Self { directory: Directory::Ordered, lies: false };
    /// An honest disk under a file system that owes a deletion nothing before its own sync.
    pub const HARSH: Self = Self { directory: Directory::Harsh, lies: false };
    /// A disk that ignores syncs.
    pub const LYING: Self = Self { directory: Directory::Ordered, lies: true };
}

/// The state of the disk after some operations: what is durable, and what may or may not be.
#[derive(Clone, Debug)]
pub(crate) struct Disk<'log> {
    model: Model,
    files: BTreeMap<Inode, File<'log>>,
    entries: Entries<'log>,
    pending: Vec<Change<'log>>,
    acknowledged: Vec<u64>,
}

/// Durable directory entries, or those of one image.
type Entries<'log> = BTreeMap<&'log str, Inode>;

#[derive(Clone, Debug, Default)]
struct File<'log> {
    durable: Vec<u8>,
    pending: Vec<Edit<'log>>,
}

/// A change of a file's content that no sync has followed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Edit<'log> {
    Write { offset: usize, bytes: &'log [u8] },
    Trunc { size: usize },
}

/// A change of the directory that isn't durable yet: the name gets a file, or none.
#[derive(Clone, Copy, Debug)]
struct Change<'log> {
    name: &'log str,
    inode: Option<Inode>,
}

impl<'log> Disk<'log> {
    pub(crate) fn new(model: Model) -> Self {
        Self {
            model,
            files: BTreeMap::new(),
            entries: BTreeMap::new(),
            pending: Vec::new(),
            acknowledged: Vec::new(),
        }
    }

    /// The sales acknowledged so far, in order.
    pub(crate) fn acknowledged(&self) -> &[u64] {
        &self.acknowledged
    }

    /// Takes one operation.
    pub(crate) fn step(&mut self, op: &'log Op) {
        match op {
            Op::Adopt { inode, name, content } => {
                self.files.entry(*inode).or_default().durable.clone_from(content);
                self.pending.retain(|change| change.name != name);
                self.entries.insert(name, *inode);
            }
            Op::Create { inode, name } => {
                self.files.insert(*inode, File::default());
                self.pending.push(Change { name, inode: Some(*inode) });
            }
            Op::Write { inode, offset, bytes } => {
                self.edit(*inode, Edit::Write { offset: *offset as usize, bytes });
            }
            Op::Trunc { inode, size } => self.edit(*inode, Edit::Trunc { size: *size as usize }),
            Op::Sync { inode } => self.sync(*inode),
            Op::Delete { name, dir_sync, .. } => {
                self.pending.push(Change { name, inode: None });
                if *dir_sync && !self.model.lies {
                    match self.model.directory {
                        Directory::Ordered => self.settle(|_| true),
                        Directory::Harsh => self.settle(|change| change.name == name),
                    }
                }
            }
            Op::Ack(sale) => self.acknowledged.push(*sale),
        }
    }

    fn edit(&mut self, inode: Inode, edit: Edit<'log>) {
        self.files.entry(inode).or_default().pending.push(edit);
    }

    fn sync(&mut self, inode: Inode) {
        if self.model.lies {
            return;
        }
        if let Some(file) = self.files.get_mut(&inode) {
            for edit in file.pending.drain(..) {
                edit.apply(&mut file.durable);
            }
        }
        match self.model.directory {
            Directory::Ordered => self.settle(|_| true),
            Directory::Harsh => {
                let own = self.pending.iter().rposition(|change| change.inode == Some(inode));
                if let Some(own) = own {
                    // What came before under the same name is overtaken; a deletion that came
                    // after stays open.
                    let name = self.pending[own].name;
                    self.entries.insert(name, inode);
                    let mut place = 0;
                    self.pending.retain(|change| {
                        place += 1;
                        change.name != name || place > own + 1
                    });
                }
            }
        }
    }

    /// Makes those of the pending directory changes durable, in order.
    fn settle(&mut self, which: impl Fn(&Change<'log>) -> bool) {
        let entries = &mut self.entries;
        self.pending.retain(|change| {
            let settled = which(change);
            if settled {
                change.apply(entries);
            }
            !settled
        });
    }

    /// The files as a cut that falls now would leave them, with fates drawn from the seed.
    pub(crate) fn image(&self, fates: &mut Fates) -> Image {
        let entries = self.surviving_entries(fates);
        let mut files = BTreeMap::new();
        for (name, inode) in entries {
            let Some(file) = self.files.get(&inode) else {
                continue;
            };
            let mut content = file.durable.clone();
            let count = file.pending.len();
            for (n, edit) in file.pending.iter().enumerate() {
                fates.befall(edit, n + 1 == count, &mut content);
            }
            files.insert(name.to_string(), content);
        }
        Image { files }
    }

    fn surviving_entries(&self, fates: &mut Fates) -> Entries<'log> {
        let mut entries = self.entries.clone();
        match self.model.directory {
            Directory::Ordered => {
                let survive = fates.prefix(self.pending.len());
                self.pending[..survive].iter().for_each(|change| change.apply(&mut entries));
            }
            Directory::Harsh => {
                let mut names: Vec<&str> = self.pending.iter().map(|change| change.name).collect();
                names.sort_unstable();
                names.dedup();
                for name in names {
                    let own = || self.pending.iter().filter(|change| change.name == name);
                    let survive = fates.prefix(own().count());
                    own().take(survive).for_each(|change| change.apply(&mut entries));
                }
            }
        }
        entries
    }
}

impl<'log> Change<'log> {
    fn apply(&self, entries: &mut Entries<'log>) {
        match self.inode {
            Some(inode) => entries.insert(self.name, inode),
            None => entries.remove(self.name),
        };
    }
}

impl Edit<'_> {
    /// The edit as it was meant.
    fn apply(self, content: &mut Vec<u8>) {
        match self {
            Self::Write { offset, bytes } => put(content, offset, bytes),
            Self::Trunc { size } => content.resize(size, 0),
        }
    }
}

/// Writes into a content; a hole before the bytes reads as zeros.
pub(crate) fn put(content: &mut Vec<u8>, offset: usize, bytes: &[u8]) {
    let end = offset + bytes.len();
    if content.len() < end {
        content.resize(end, 0);
    }
    content[offset..end].copy_from_slice(bytes);
}

#[cfg(test)]
mod tests;
