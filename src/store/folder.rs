//! The folder of a till: its files' names, the lock that keeps a second program out, and the
//! ballast that keeps room for a closing on a full disk.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::StoreError;

/// The usual size of the ballast: room for a closing and for many sales after it.
pub const BALLAST_BYTES: u64 = 32 << 20;

pub(super) fn till_file(folder: &Path) -> PathBuf {
    folder.join("till.sqlite")
}

pub(super) fn people_file(folder: &Path) -> PathBuf {
    folder.join("people.sqlite")
}

pub(super) fn work_file(folder: &Path) -> PathBuf {
    folder.join("work.sqlite")
}

fn ballast_file(folder: &Path) -> PathBuf {
    folder.join("ballast")
}

/// Holds the folder as long as it lives.
pub(super) struct FolderLock {
    _file: File,
}

impl FolderLock {
    pub(super) fn take(folder: &Path) -> Result<Self, StoreError> {
        create(folder)?;
        let path = folder.join("till.lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(failed("opening the lock", &path))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse(folder.to_owned())),
            Err(TryLockError::Error(source)) => Err(failed("taking the lock", &path)(source)),
        }
    }
}

/// Creates the folder, readable by its owner alone.
fn create(folder: &Path) -> Result<(), StoreError> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder).map_err(failed("creating the folder", folder))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
            .map_err(failed("protecting the folder", folder))?;
    }
    Ok(())
}

/// Gives a finished file its name, so that no half-made file ever bears it.
pub(super) fn publish(made: &Path, name: &Path) -> Result<(), StoreError> {
    let sync = |path: &Path| File::open(path).and_then(|file| file.sync_all());
    let folder = name.parent().unwrap_or(Path::new("."));
    sync(made).map_err(failed("saving the new file", made))?;
    sync(folder).map_err(failed("saving the folder", folder))?;
    fs::rename(made, name).map_err(failed("naming the new file", name))?;
    sync(folder).map_err(failed("saving the folder", folder))
}

/// Makes sure that the ballast is there. A disk too full for it is no reason not to sell.
pub(super) fn keep_ballast(folder: &Path, bytes: u64) -> io::Result<()> {
    let path = ballast_file(folder);
    let present = fs::metadata(&path).map_or(0, |metadata| metadata.len());
    if bytes == 0 || present == bytes {
        return Ok(());
    }
    let filled = fill(&path, bytes);
    if filled.is_err() {
        fs::remove_file(&path)?;
    }
    filled
}

fn fill(path: &Path, bytes: u64) -> io::Result<()> {
    let mut file = File::create(path)?;
    let block = vec![0_u8; 1 << 20];
    let mut left = bytes;
    while left > 0 {
        let part = usize::try_from(left).unwrap_or(block.len()).min(block.len());
        file.write_all(&block[..part])?;
        left -= part as u64;
    }
    Ok(())
}

/// Throws the ballast off; says whether there was any.
pub(super) fn drop_ballast(folder: &Path) -> bool {
    fs::remove_file(ballast_file(folder)).is_ok()
}

pub(super) fn failed<'a>(
    operation: &'static str,
    path: &'a Path,
) -> impl Fn(io::Error) -> StoreError + 'a {
    move |source| StoreError::File { operation, path: path.to_owned(), source }
}

/// Writes a file that people take away, whole or not at all: it is there when this returns, even if
/// the stick is pulled out at once. What is no file of its own, such as a pipe or a link, is
/// written through instead.
///
/// # Errors
/// [`StoreError::File`] when it can't be written; a file of that name is then as it was.
pub fn save_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    if fs::symlink_metadata(path).is_ok_and(|there| !there.is_file()) {
        return fs::write(path, bytes).map_err(failed("writing the file", path));
    }
    let made = path.with_extension("nouveau");
    let write = || {
        let mut file = File::create(&made)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(failed("writing the file", &made))?;
    fs::rename(&made, path).map_err(failed("naming the file", path))?;
    // A stick may be of a kind that can't do this for a folder; the file itself is safe.
    let _ = path.parent().map(|folder| File::open(folder).and_then(|folder| folder.sync_all()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_whole_or_left_as_it_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("2026-09-v1.releve.json");
        save_whole(&path, b"one").expect("written");
        save_whole(&path, b"two").expect("written over");
        assert_eq!(fs::read(&path).expect("there"), b"two");
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1);
        fs::create_dir(path.with_extension("nouveau")).expect("in the way");
        assert!(save_whole(&path, b"three").is_err());
        assert_eq!(fs::read(&path).expect("there"), b"two");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_written_through() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, link) = (folder.path().join("stick.json"), folder.path().join("out.json"));
        fs::write(&file, b"one").expect("written");
        std::os::unix::fs::symlink(&file, &link).expect("linked");
        save_whole(&link, b"two").expect("written");
        assert_eq!(fs::read(&file).expect("there"), b"two");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    }
}
