//! Files of suppliers that someone put into the till's folder of arrivals: from a stick, from the
//! mail. They are read and never changed.

use std::fs;
use std::path::PathBuf;

use thiserror::Error;

use super::Desk;
use crate::imports::invoice::{self, InvoiceError};
use crate::imports::price_list::{self, PriceList, Problem};
use crate::till::TillError;
use crate::till::goods_in::draft::Draft;

/// The folder of arrivals within the till's own.
pub const INBOX: &str = "arrivages";

/// The most files that are listed.
const MAX_FILES: usize = 60;

/// What a supplier's file turned out to be.
#[derive(Debug, Clone)]
pub enum Opened {
    /// An invoice, as a delivery to count.
    Delivery(Box<Draft>),
    /// A list of prices.
    Prices(PriceList),
}

/// Why a supplier's file can't be used. Nothing was taken from it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SupplierFault {
    /// It is no longer there, or can't be read.
    #[error("the file can't be read")]
    Unreadable,
    /// It is larger than any list or invoice may be.
    #[error("the file is too large")]
    TooLarge,
    /// It is no invoice that can be read.
    #[error("the invoice can't be read")]
    Invoice(#[from] InvoiceError),
    /// It is no price list that can be read; every mistake by its line.
    #[error("the price list has {} mistakes", .0.len())]
    List(Vec<Problem>),
}

/// Reads what a supplier sent, by its own form: a PDF or XML is an invoice, a table a price list.
///
/// # Errors
/// [`SupplierFault`]; nothing is taken by halves.
pub fn read(bytes: &[u8]) -> Result<Read, SupplierFault> {
    if bytes.len() > price_list::MAX_BYTES {
        return Err(SupplierFault::TooLarge);
    }
    let head = &bytes[..bytes.len().min(1_024)];
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let marked = head.windows(5).any(|window| window == b"%PDF-");
    if marked || text.starts_with(b"<") {
        return Ok(Read::Invoice(invoice::read(bytes)?));
    }
    let mapping =
        price_list::guess_mapping(bytes).map_err(|problem| SupplierFault::List(vec![problem]))?;
    Ok(Read::Prices(price_list::read(bytes, &mapping).map_err(SupplierFault::List)?))
}

/// What bytes of a supplier hold.
#[derive(Debug, Clone)]
pub enum Read {
    /// An invoice.
    Invoice(invoice::Invoice),
    /// A list of prices.
    Prices(PriceList),
}

impl Desk {
    /// The folder of arrivals; it is made when it is not there.
    pub fn inbox(&mut self) -> PathBuf {
        let folder = self.till.store().folder().join(INBOX);
        // Where it can't be made, the list is empty and the place still known.
        let _ = fs::create_dir_all(&folder);
        folder
    }

    /// The names of the files of suppliers, in the order of their names.
    pub fn arrivals(&mut self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.inbox()) else {
            return Vec::new();
        };
        let named = |name: &String| {
            let name = name.to_lowercase();
            [".xml", ".pdf", ".csv", ".txt", ".tsv"].iter().any(|end| name.ends_with(end))
        };
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut names: Vec<String> = names.filter(named).take(1_000).collect();
        names.sort();
        names.truncate(MAX_FILES);
        names
    }

    /// Opens a file of the folder of arrivals.
    ///
    /// # Errors
    /// [`TillError::Stock`] for a document that brings no goods or came already;
    /// [`TillError::Store`] when the views can't be read. What is wrong with the file itself is a
    /// [`SupplierFault`] within.
    pub fn open_arrival(&mut self, name: &str) -> Result<Result<Opened, SupplierFault>, TillError> {
        let path = self.inbox().join(name);
        let size = fs::metadata(&path).map(|found| found.len());
        let bytes = match size {
            Ok(size) if size > price_list::MAX_BYTES as u64 => {
                return Ok(Err(SupplierFault::TooLarge));
            }
            Ok(_) => fs::read(&path),
            Err(error) => Err(error),
        };
        let Ok(bytes) = bytes else {
            return Ok(Err(SupplierFault::Unreadable));
        };
        Ok(match read(&bytes) {
            Err(fault) => Err(fault),
            Ok(Read::Prices(list)) => Ok(Opened::Prices(list)),
            Ok(Read::Invoice(invoice)) => {
                Ok(Opened::Delivery(Box::new(self.till.draft_of(invoice)?)))
            }
        })
    }
}
