//! The methods of an open file: version 2, so nothing is mapped into memory and every read and
//! write passes here.

use std::ffi::{c_int, c_void};
use std::mem::size_of;

use rusqlite::ffi::{self, sqlite3_file, sqlite3_int64, sqlite3_io_methods};

use crate::log::Inode;
use crate::tape::Tape;

/// What stands before the real file object.
#[repr(C, align(8))]
struct Header {
    base: sqlite3_file,
    /// Belongs to a file system structure that is never freed.
    tape: *const Tape,
    /// Nothing for a file that isn't watched.
    inode: Option<Inode>,
}

/// How many bytes our header takes; a multiple of 8, so the real file behind it is aligned.
pub(super) const HEADER_SIZE: c_int = size_of::<Header>() as c_int;
const _: () = assert!(size_of::<Header>().is_multiple_of(8));

static METHODS: sqlite3_io_methods = sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

/// Where the real file object stands.
///
/// # Safety
/// `file` points to at least [`HEADER_SIZE`] bytes of one allocation.
pub(super) unsafe fn real(file: *mut sqlite3_file) -> *mut sqlite3_file {
    // SAFETY: the caller's promise keeps the sum inside the allocation, or at its end.
    unsafe { file.byte_add(size_of::<Header>()) }
}

/// Puts our header before a file that the real `xOpen` has seen.
///
/// # Safety
/// `file` points to memory aligned to 8 bytes with room for the header and the real file object;
/// the real `xOpen` has been called on the latter; the tape lives as long as the process.
pub(super) unsafe fn install(
    file: *mut sqlite3_file,
    opened: bool,
    tape: &Tape,
    inode: Option<Inode>,
) {
    // SQLite closes a file whose methods are set, even when opening it failed. The default file
    // systems leave theirs unset then, so ours stay unset as well.
    let methods = if opened { &raw const METHODS } else { std::ptr::null() };
    let header = Header { base: sqlite3_file { pMethods: methods }, tape, inode };
    // SAFETY: the caller's promise of room and alignment.
    unsafe { file.cast::<Header>().write(header) };
}

/// The tape and the number of an open file.
///
/// # Safety
/// `file` is one that [`install`] has made; the tape behind it is never freed.
unsafe fn tape<'a>(file: *mut sqlite3_file) -> (&'a Tape, Option<Inode>) {
    // SAFETY: the caller's promise; SQLite keeps the memory while the file is open and doesn't
    // touch it beyond its first field.
    let header = unsafe { &*file.cast::<Header>() };
    // SAFETY: `install` was given a reference to it that holds for the life of the process.
    (unsafe { &*header.tape }, header.inode)
}

/// Calls a method of the real file; a method that it lacks answers with the given code.
macro_rules! real {
    ($file:expr, $method:ident($($argument:expr),*), $missing:expr) => {{
        // SAFETY: SQLite calls these methods only on a file that `install` has made after the real
        // `xOpen` succeeded: the real file object stands behind the header and its methods are
        // set. The arguments are SQLite's own.
        unsafe {
            let file = real($file);
            match (*(*file).pMethods).$method {
                Some(method) => method(file, $($argument),*),
                None => $missing,
            }
        }
    }};
}

unsafe extern "C" fn close(file: *mut sqlite3_file) -> c_int {
    real!(file, xClose(), ffi::SQLITE_OK)
}

unsafe extern "C" fn read(
    file: *mut sqlite3_file,
    to: *mut c_void,
    amount: c_int,
    offset: sqlite3_int64,
) -> c_int {
    real!(file, xRead(to, amount, offset), ffi::SQLITE_IOERR_READ)
}

unsafe extern "C" fn write(
    file: *mut sqlite3_file,
    from: *const c_void,
    amount: c_int,
    offset: sqlite3_int64,
) -> c_int {
    let (Ok(length), Ok(start)) = (usize::try_from(amount), u64::try_from(offset)) else {
        return ffi::SQLITE_MISUSE;
    };
    // SAFETY: SQLite gives `amount` readable bytes at `from` for the duration of the call.
    let bytes = unsafe { std::slice::from_raw_parts(from.cast::<u8>(), length) };
    // SAFETY: SQLite hands over a file that `install` has made.
    let (tape, inode) = unsafe { tape(file) };
    tape.write(inode, start, bytes, |bytes| {
        // A part of `bytes` is never longer than `amount`, which is a `c_int`.
        let amount = bytes.len() as c_int;
        real!(file, xWrite(bytes.as_ptr().cast(), amount, offset), ffi::SQLITE_IOERR_WRITE)
    })
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, size: sqlite3_int64) -> c_int {
    let Ok(to) = u64::try_from(size) else {
        return ffi::SQLITE_MISUSE;
    };
    // SAFETY: SQLite hands over a file that `install` has made.
    let (tape, inode) = unsafe { tape(file) };
    tape.truncate(inode, to, || real!(file, xTruncate(size), ffi::SQLITE_IOERR_TRUNCATE))
}

unsafe extern "C" fn sync(file: *mut sqlite3_file, flags: c_int) -> c_int {
    // SAFETY: SQLite hands over a file that `install` has made.
    let (tape, inode) = unsafe { tape(file) };
    tape.sync(inode, || real!(file, xSync(flags), ffi::SQLITE_IOERR_FSYNC))
}

unsafe extern "C" fn file_size(file: *mut sqlite3_file, size: *mut sqlite3_int64) -> c_int {
    real!(file, xFileSize(size), ffi::SQLITE_IOERR_FSTAT)
}

unsafe extern "C" fn lock(file: *mut sqlite3_file, level: c_int) -> c_int {
    real!(file, xLock(level), ffi::SQLITE_IOERR_LOCK)
}

unsafe extern "C" fn unlock(file: *mut sqlite3_file, level: c_int) -> c_int {
    real!(file, xUnlock(level), ffi::SQLITE_IOERR_UNLOCK)
}

unsafe extern "C" fn check_reserved_lock(file: *mut sqlite3_file, held: *mut c_int) -> c_int {
    real!(file, xCheckReservedLock(held), ffi::SQLITE_IOERR_CHECKRESERVEDLOCK)
}

unsafe extern "C" fn file_control(
    file: *mut sqlite3_file,
    operation: c_int,
    argument: *mut c_void,
) -> c_int {
    real!(file, xFileControl(operation, argument), ffi::SQLITE_NOTFOUND)
}

unsafe extern "C" fn sector_size(file: *mut sqlite3_file) -> c_int {
    real!(file, xSectorSize(), 0)
}

/// Only what the model promises too: no atomic writes, whatever the recording machine's disk has.
unsafe extern "C" fn device_characteristics(file: *mut sqlite3_file) -> c_int {
    const PROMISED: c_int = ffi::SQLITE_IOCAP_POWERSAFE_OVERWRITE | ffi::SQLITE_IOCAP_SUBPAGE_READ;
    real!(file, xDeviceCharacteristics(), 0) & PROMISED
}

unsafe extern "C" fn shm_map(
    file: *mut sqlite3_file,
    region: c_int,
    size: c_int,
    extend: c_int,
    memory: *mut *mut c_void,
) -> c_int {
    real!(file, xShmMap(region, size, extend, memory), ffi::SQLITE_IOERR_SHMMAP)
}

unsafe extern "C" fn shm_lock(
    file: *mut sqlite3_file,
    offset: c_int,
    count: c_int,
    flags: c_int,
) -> c_int {
    real!(file, xShmLock(offset, count, flags), ffi::SQLITE_IOERR_SHMLOCK)
}

unsafe extern "C" fn shm_barrier(file: *mut sqlite3_file) {
    real!(file, xShmBarrier(), ());
}

unsafe extern "C" fn shm_unmap(file: *mut sqlite3_file, delete: c_int) -> c_int {
    real!(file, xShmUnmap(delete), ffi::SQLITE_OK)
}
