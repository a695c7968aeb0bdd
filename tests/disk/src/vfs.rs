//! The raw file system under SQLite: a copy of the default one in which opening and deleting pass
//! through a [`Tape`]. Each file is our [`file::Header`] followed by the real file object.
//!
//! The original structure is handed to the original's methods: the Unix file system finds its
//! locking methods through `pAppData`, so that field is never ours. Our own state stands behind
//! the structure, where SQLite doesn't look.

mod file;

use std::ffi::{CStr, CString, OsStr, c_char, c_int};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::ptr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::ffi;

use crate::recorder::RecorderError;
use crate::tape::Tape;

/// A registered file system. SQLite knows its address as that of `base`, the first field.
#[repr(C)]
struct RecordingVfs {
    base: ffi::sqlite3_vfs,
    original: *mut ffi::sqlite3_vfs,
    name: CString,
    tape: Arc<Tape>,
}

/// Keeps the file system registered; unregisters it when dropped.
#[derive(Debug)]
pub(crate) struct Registration {
    vfs: *mut RecordingVfs,
    name: String,
}

// SAFETY: the pointer is never written through after registration, what it leads to is never
// freed, and the fields that are read through it are `Sync` (`Tape`, whose state has a lock) or
// constant (the default file system, which SQLite itself shares between threads).
unsafe impl Send for Registration {}
// SAFETY: as above; a shared `Registration` gives out its name alone.
unsafe impl Sync for Registration {}

/// Numbers the recorders of the process.
static NEXT: AtomicU64 = AtomicU64::new(1);

impl Registration {
    /// Registers a file system of its own for this tape, not as the default.
    pub(crate) fn new(tape: Arc<Tape>) -> Result<Self, RecorderError> {
        let name = format!("cut-{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let c_name = CString::new(name.as_str()).expect("digits and letters hold no zero byte");
        // SAFETY: a null name asks for the default; it also initialises SQLite. The structure that
        // comes back lives as long as the process.
        let original = unsafe { ffi::sqlite3_vfs_find(ptr::null()) };
        if original.is_null() {
            return Err(RecorderError::NoDefault);
        }
        // SAFETY: `original` is not null and points to a whole structure, which is plain data.
        let mut base = unsafe { *original };
        base.pNext = ptr::null_mut();
        base.zName = c_name.as_ptr();
        base.szOsFile += file::HEADER_SIZE;
        base.xOpen = Some(open);
        base.xDelete = Some(delete);
        // The box stays for ever: a connection may outlive the recorder by mistake, and then it
        // must find its file system still there. It is a few hundred bytes and an emptied tape.
        let vfs = Box::into_raw(Box::new(RecordingVfs { base, original, name: c_name, tape }));
        // SAFETY: `vfs` is a whole structure at an address that stays valid, and so is its name,
        // whose bytes stand on the heap and did not move with the box.
        let code = unsafe { ffi::sqlite3_vfs_register(vfs.cast(), 0) };
        if code != ffi::SQLITE_OK {
            return Err(RecorderError::Register { code });
        }
        Ok(Self { vfs, name })
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Makes this the file system of every connection that names none, until it is dropped.
    pub(crate) fn make_default(&self) -> Result<(), RecorderError> {
        // SAFETY: `vfs` was registered by `new` and its memory is never freed. To register it once
        // more only moves it to the head of SQLite's list; the one that was there comes next, and
        // is the head again once this one is taken out.
        let code = unsafe { ffi::sqlite3_vfs_register(self.vfs.cast(), 1) };
        if code == ffi::SQLITE_OK { Ok(()) } else { Err(RecorderError::Register { code }) }
    }
}

impl Drop for Registration {
    fn drop(&mut self) {
        // SAFETY: `vfs` was registered by `new` and its memory is never freed. The code says only
        // whether it was registered.
        unsafe { ffi::sqlite3_vfs_unregister(self.vfs.cast()) };
        // SAFETY: the structure is never freed or moved, and a shared reference to the tape is
        // sound because all its changes pass through its lock.
        unsafe { &(*self.vfs).tape }.retire();
    }
}

/// The path behind one of SQLite's names; nothing for a temporary file, which has none.
///
/// # Safety
/// `name` is null or a string that ends in a zero byte and lives for `'a`.
unsafe fn path<'a>(name: *const c_char) -> Option<&'a Path> {
    if name.is_null() {
        return None;
    }
    // SAFETY: the caller's promise.
    let name = unsafe { CStr::from_ptr(name) };
    Some(Path::new(OsStr::from_bytes(name.to_bytes())))
}

/// `xOpen`: opens the real file behind our header.
unsafe extern "C" fn open(
    vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    // SAFETY: SQLite calls this only through the structure registered above, whose address is that
    // of a `RecordingVfs` that is never freed.
    let recording = unsafe { &*vfs.cast::<RecordingVfs>() };
    // SAFETY: SQLite gives `szOsFile` bytes at `file`, which is our header and room for the real
    // file behind it.
    let real = unsafe { file::real(file) };
    let original = recording.original;
    let open_real = || {
        // SAFETY: `original` is the default file system, which always has `xOpen`; `real` has the
        // room that it asks for; the other arguments are SQLite's own, passed on as they came.
        unsafe { (*original).xOpen.map(|open| open(original, name, real, flags, out_flags)) }
            .unwrap_or(ffi::SQLITE_CANTOPEN)
    };
    let temporary = flags & ffi::SQLITE_OPEN_DELETEONCLOSE != 0;
    // SAFETY: SQLite's name is null or ends in a zero byte, and lives while the file is open.
    let (code, inode) = match unsafe { path(name) }.filter(|_| !temporary) {
        Some(path) => recording.tape.open(path, open_real),
        None => (open_real(), None),
    };
    // SAFETY: `file` has room for our header, and `real` was handed to the real `xOpen`; the tape
    // belongs to a structure that is never freed.
    unsafe { file::install(file, code == ffi::SQLITE_OK, &recording.tape, inode) };
    code
}

/// `xDelete`.
unsafe extern "C" fn delete(
    vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    dir_sync: c_int,
) -> c_int {
    // SAFETY: as in `open`.
    let recording = unsafe { &*vfs.cast::<RecordingVfs>() };
    let original = recording.original;
    let delete_real = |dir_sync: bool| {
        // SAFETY: `original` is the default file system, which always has `xDelete`; the name is
        // SQLite's own.
        unsafe { (*original).xDelete.map(|delete| delete(original, name, c_int::from(dir_sync))) }
            .unwrap_or(ffi::SQLITE_IOERR_DELETE)
    };
    let dir_sync = dir_sync & 1 != 0;
    // SAFETY: SQLite's name ends in a zero byte and lives during the call.
    match unsafe { path(name) } {
        Some(path) => recording.tape.delete(path, dir_sync, delete_real),
        None => delete_real(dir_sync),
    }
}
