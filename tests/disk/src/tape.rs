//! The rules of recording. The raw file system calls in here with the real operation as a closure.

use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::ffi;

use crate::fault::{Fault, FaultKind};
use crate::log::{Inode, Log, Op};
use crate::model::SECTOR;
use crate::recorder::{Counters, RecorderError};

/// Everything that a recorder knows.
pub(crate) struct Tape {
    root: PathBuf,
    watch: Box<dyn Fn(&str) -> bool + Send + Sync>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Whether operations are kept, or only counted.
    keep: bool,
    ops: Vec<Op>,
    names: HashMap<String, Inode>,
    inodes: u32,
    fault: Option<Fault>,
    /// Operations that the fault could have struck since it was laid.
    passed: u64,
    faults: u64,
    watched: Counters,
    unwatched: Counters,
}

impl fmt::Debug for Tape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tape").field("root", &self.root).finish_non_exhaustive()
    }
}

impl Tape {
    /// A tape on which the watched files that are already there stand as durable.
    pub(crate) fn new(
        root: PathBuf,
        watch: Box<dyn Fn(&str) -> bool + Send + Sync>,
        keep: bool,
    ) -> Result<Self, RecorderError> {
        let tape = Self { root, watch, state: Mutex::new(State { keep, ..State::default() }) };
        let mut folders = vec![tape.root.clone()];
        let mut state = tape.state();
        while let Some(folder) = folders.pop() {
            let read = |source| RecorderError::Read { path: folder.clone(), source };
            let mut entries = fs::read_dir(&folder)
                .and_then(Iterator::collect::<Result<Vec<_>, _>>)
                .map_err(read)?;
            // The order of a directory is the system's affair; a log must not depend on it.
            entries.sort_by_key(fs::DirEntry::file_name);
            for entry in entries {
                let path = entry.path();
                if entry.file_type().map_err(read)?.is_dir() {
                    folders.push(path);
                } else if path.to_str().is_none() {
                    return Err(RecorderError::Name { path });
                } else if let Some(name) = tape.name(&path) {
                    let content = fs::read(&path)
                        .map_err(|source| RecorderError::Read { path: path.clone(), source })?;
                    state.adopt(name, content);
                }
            }
        }
        drop(state);
        Ok(tape)
    }

    /// No code of a workload runs under the lock, so a poisoned state is still a whole one.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The name of a watched file; nothing for all others.
    fn name(&self, path: &Path) -> Option<String> {
        let name = path.strip_prefix(&self.root).ok()?.to_str()?;
        (!name.ends_with("-shm") && (self.watch)(name)).then(|| name.to_string())
    }

    /// Opens a file; the number is there when it is watched.
    ///
    /// The lock is held around the real operation, here and below: so the log has the true order.
    pub(crate) fn open(&self, path: &Path, real: impl FnOnce() -> i32) -> (i32, Option<Inode>) {
        let Some(name) = self.name(path) else {
            return (real(), None);
        };
        let mut state = self.state();
        // A known file is only looked at from outside: to open and close it here would drop the
        // locks that this process holds on it.
        let known = state.names.get(&name).copied().filter(|_| path.exists());
        let content = if known.is_some() { None } else { fs::read(path).ok() };
        let code = real();
        if code != ffi::SQLITE_OK {
            return (code, None);
        }
        let inode = match (known, content) {
            (Some(inode), _) => inode,
            // Renamed into place, or written by other means: what it holds counts as durable.
            (None, Some(content)) => state.adopt(name, content),
            (None, None) => state.create(name),
        };
        (code, Some(inode))
    }

    /// Writes; a write that fails half way leaves whole sectors behind.
    pub(crate) fn write(
        &self,
        inode: Option<Inode>,
        offset: u64,
        bytes: &[u8],
        real: impl FnOnce(&[u8]) -> i32,
    ) -> i32 {
        let Some(inode) = inode else {
            let code = real(bytes);
            if code == ffi::SQLITE_OK {
                self.state().unwatched.wrote(bytes);
            }
            return code;
        };
        let mut state = self.state();
        let Some(kind) = state.strikes(&[FaultKind::Full, FaultKind::Write]) else {
            let code = real(bytes);
            if code == ffi::SQLITE_OK {
                state.write(inode, offset, bytes);
            }
            return code;
        };
        if kind == FaultKind::Write {
            let landed = &bytes[..bytes.len() / 2 / SECTOR * SECTOR];
            if !landed.is_empty() && real(landed) == ffi::SQLITE_OK {
                state.write(inode, offset, landed);
            }
        }
        kind.code()
    }

    /// Cuts a file off.
    pub(crate) fn truncate(
        &self,
        inode: Option<Inode>,
        size: u64,
        real: impl FnOnce() -> i32,
    ) -> i32 {
        let mut state = self.state();
        let code = real();
        if let Some(inode) = inode
            && code == ffi::SQLITE_OK
        {
            state.note(|| Op::Trunc { inode, size });
        }
        code
    }

    /// Syncs a file.
    pub(crate) fn sync(&self, inode: Option<Inode>, real: impl FnOnce() -> i32) -> i32 {
        let Some(inode) = inode else {
            let code = real();
            if code == ffi::SQLITE_OK {
                self.state().unwatched.syncs += 1;
            }
            return code;
        };
        let mut state = self.state();
        if let Some(kind) = state.strikes(&[FaultKind::Sync]) {
            return kind.code();
        }
        let code = real();
        if code == ffi::SQLITE_OK {
            state.watched.syncs += 1;
            state.note(|| Op::Sync { inode });
        }
        code
    }

    /// Deletes a file. When the sync of its directory is to fail, the file is gone all the same.
    pub(crate) fn delete(
        &self,
        path: &Path,
        dir_sync: bool,
        real: impl FnOnce(bool) -> i32,
    ) -> i32 {
        let Some(name) = self.name(path) else {
            let code = real(dir_sync);
            if code == ffi::SQLITE_OK {
                self.state().unwatched.directory_syncs += u64::from(dir_sync);
            }
            return code;
        };
        let mut state = self.state();
        let strikes = dir_sync && state.strikes(&[FaultKind::Sync]).is_some();
        let dir_sync = dir_sync && !strikes;
        let code = real(dir_sync);
        if code != ffi::SQLITE_OK {
            return code;
        }
        state.watched.directory_syncs += u64::from(dir_sync);
        if let Some(inode) = state.names.remove(&name) {
            state.note(|| Op::Delete { inode, name, dir_sync });
        }
        if strikes { ffi::SQLITE_IOERR_DIR_FSYNC } else { code }
    }

    pub(crate) fn acknowledge(&self, sale: u64) {
        self.state().note(|| Op::Ack(sale));
    }

    pub(crate) fn arm(&self, fault: Option<Fault>) {
        let mut state = self.state();
        state.fault = fault;
        state.passed = 0;
        state.faults = 0;
    }

    pub(crate) fn disarm(&self) {
        self.state().fault = None;
    }

    pub(crate) fn faults(&self) -> u64 {
        self.state().faults
    }

    pub(crate) fn counters(&self) -> (Counters, Counters) {
        let state = self.state();
        (state.watched, state.unwatched)
    }

    pub(crate) fn len(&self) -> usize {
        self.state().ops.len()
    }

    /// Empties the tape for good.
    pub(crate) fn retire(&self) {
        let mut state = self.state();
        state.keep = false;
        state.ops = Vec::new();
    }

    pub(crate) fn log(&self) -> Log {
        Log { ops: self.state().ops.clone() }
    }
}

impl State {
    /// Keeps an operation; what is only counted is never built.
    fn note(&mut self, op: impl FnOnce() -> Op) {
        if self.keep {
            self.ops.push(op());
        }
    }

    fn number(&mut self, name: &str) -> Inode {
        self.inodes += 1;
        let inode = Inode(self.inodes);
        self.names.insert(name.to_string(), inode);
        inode
    }

    fn adopt(&mut self, name: String, content: Vec<u8>) -> Inode {
        let inode = self.number(&name);
        self.note(|| Op::Adopt { inode, name, content });
        inode
    }

    fn create(&mut self, name: String) -> Inode {
        let inode = self.number(&name);
        self.note(|| Op::Create { inode, name });
        inode
    }

    fn write(&mut self, inode: Inode, offset: u64, bytes: &[u8]) {
        self.watched.wrote(bytes);
        self.note(|| Op::Write { inode, offset, bytes: bytes.to_vec() });
    }

    /// Whether the fault strikes an operation that is open to these kinds.
    fn strikes(&mut self, kinds: &[FaultKind]) -> Option<FaultKind> {
        let fault = self.fault.filter(|fault| kinds.contains(&fault.kind))?;
        self.passed += 1;
        let strikes = self.passed == fault.at || (fault.for_ever && self.passed > fault.at);
        self.faults += u64::from(strikes);
        strikes.then_some(fault.kind)
    }
}

impl Counters {
    fn wrote(&mut self, bytes: &[u8]) {
        self.writes += 1;
        self.bytes_written += bytes.len() as u64;
    }
}
