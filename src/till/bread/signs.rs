//! The price signs as a file beside the till's own.

use std::fs;
use std::path::PathBuf;

use super::BreadError;
use crate::exports::bread_signs::bread_signs;
use crate::till::{Till, TillError};
use crate::words::Words;

/// The name of the file in the till's folder.
const FILE: &str = "signs.pdf";

impl Till {
    /// Writes the price signs of all bread as a PDF into the till's folder, over the former ones.
    ///
    /// # Errors
    /// [`BreadError::Signs`] without bread or when the file can't be written;
    /// [`TillError::Store`] when a view can't be read.
    pub fn write_bread_signs(&mut self, words: &Words) -> Result<PathBuf, TillError> {
        let signs = self.bread_signs()?;
        let pdf = bread_signs(&signs, words).map_err(|_| BreadError::Signs)?;
        let file = self.store.folder().join(FILE);
        fs::write(&file, pdf).map_err(|_| BreadError::Signs)?;
        Ok(file)
    }
}
