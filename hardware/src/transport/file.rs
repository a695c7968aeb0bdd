//! A folder in place of a printer: every order becomes a numbered file, whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Fault, Order, SendError, Sent, Transport, check};

/// The most files of a folder.
const MAX_FILES: u32 = 999_999;

/// Writes each order to `000001.bin`, `000002.bin`… in a folder.
#[derive(Debug, Clone)]
pub struct FileTransport {
    folder: PathBuf,
    extension: String,
    last: Option<u32>,
}

impl FileTransport {
    /// Files of this extension in this folder, which is made where it isn't there.
    pub fn new(folder: impl Into<PathBuf>, extension: impl Into<String>) -> Self {
        Self { folder: folder.into(), extension: extension.into(), last: None }
    }

    /// The file that was written last by this transport.
    pub fn last_file(&self) -> Option<PathBuf> {
        self.last.map(|number| self.path(number))
    }

    fn path(&self, number: u32) -> PathBuf {
        self.folder.join(format!("{number:06}.{}", self.extension))
    }

    /// Writes the next file; an order's name stands only once all of it is on disk.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let number = match self.last {
            Some(last) => last + 1,
            None => highest(&self.folder)? + 1,
        };
        if number > MAX_FILES {
            return Err(io::Error::other("the folder is full"));
        }
        let temporary = self.folder.join(format!(".{number:06}.part"));
        let written = File::create(&temporary)
            .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
            .and_then(|()| fs::rename(&temporary, self.path(number)));
        if let Err(error) = written {
            // What is half written would only be in the way.
            fs::remove_file(&temporary).ok();
            return Err(error);
        }
        self.last = Some(number);
        File::open(&self.folder)?.sync_all()
    }
}

impl Transport for FileTransport {
    fn send(
        &mut self,
        order: &Order<'_>,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Sent, SendError> {
        check(order)?;
        let before = self.last;
        self.write(order.bytes).map_err(|error| {
            // Only the folder's own sync comes after the file has its name.
            let left = if self.last == before { 0 } else { order.bytes.len() };
            SendError { left, fault: Fault::of(error, "that of the folder") }
        })?;
        progress(order.bytes.len());
        Ok(Sent { bytes: order.bytes.len(), confirmed: true, paper_low: false })
    }
}

/// The highest number that a file of the folder bears, whatever its extension.
fn highest(folder: &Path) -> io::Result<u32> {
    let mut highest = 0;
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let number = name.to_str().and_then(|name| name.split('.').next()?.parse().ok());
        highest = highest.max(number.unwrap_or(0));
    }
    Ok(highest)
}
