//! What was asked of the disk, in order.

use std::fmt;

/// A file as the disk knows it: a file deleted and made again under its old name is another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Inode(pub(crate) u32);

impl Inode {
    /// A file of a log made by hand.
    #[must_use]
    pub const fn new(number: u32) -> Self {
        Self(number)
    }
}

/// One operation on the watched files, or a remark of the workload.
///
/// Names are relative to the recorded folder; offsets and sizes are bytes.
#[derive(Clone, PartialEq, Eq)]
pub enum Op {
    /// A file that was there before the recording: wholly durable, its directory entry too.
    Adopt {
        /// The new number of the file.
        inode: Inode,
        /// Where it stands.
        name: String,
        /// What it held.
        content: Vec<u8>,
    },
    /// A new, empty file.
    Create {
        /// The new number of the file.
        inode: Inode,
        /// Where it stands.
        name: String,
    },
    /// Bytes written.
    Write {
        /// The file written to.
        inode: Inode,
        /// Where the bytes begin.
        offset: u64,
        /// The bytes.
        bytes: Vec<u8>,
    },
    /// A file cut off.
    Trunc {
        /// The file.
        inode: Inode,
        /// Its new size.
        size: u64,
    },
    /// A sync of a file that came back without an error.
    Sync {
        /// The file.
        inode: Inode,
    },
    /// A directory entry taken away.
    Delete {
        /// The file that bore the name.
        inode: Inode,
        /// The name.
        name: String,
        /// Whether the directory was synced before the call returned.
        dir_sync: bool,
    },
    /// The workload told its user that this sale is done.
    Ack(u64),
}

impl fmt::Debug for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Adopt { inode, name, content } => {
                write!(f, "adopt #{} {name}, {} bytes", inode.0, content.len())
            }
            Self::Create { inode, name } => write!(f, "create #{} {name}", inode.0),
            Self::Write { inode, offset, bytes } => {
                write!(f, "write #{} at {offset}, {} bytes", inode.0, bytes.len())
            }
            Self::Trunc { inode, size } => write!(f, "truncate #{} to {size}", inode.0),
            Self::Sync { inode } => write!(f, "sync #{}", inode.0),
            Self::Delete { inode, name, dir_sync } => {
                let how = if *dir_sync { "synced" } else { "not synced" };
                write!(f, "delete #{} {name}, directory {how}", inode.0)
            }
            Self::Ack(sale) => write!(f, "acknowledge {sale}"),
        }
    }
}

/// A recorded run. A power cut `k` falls after the first `k` operations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// The operations, in the order in which they took effect.
    pub ops: Vec<Op>,
}

impl Log {
    /// How many syncs of files the run made.
    #[must_use]
    pub fn syncs(&self) -> usize {
        self.ops.iter().filter(|op| matches!(op, Op::Sync { .. })).count()
    }

    /// The operations around cut `k`, one a line, for the report of a failure.
    #[must_use]
    pub fn around(&self, k: usize) -> String {
        const BEFORE: usize = 12;
        const AFTER: usize = 2;
        let end = self.ops.len().min(k.saturating_add(AFTER));
        let mut text = String::new();
        for n in k.saturating_sub(BEFORE)..end {
            if n == k {
                text.push_str("  -- the cut --\n");
            }
            text.push_str(&format!("  {n}: {:?}\n", self.ops[n]));
        }
        text
    }
}
