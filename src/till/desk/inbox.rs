//! Files of suppliers that someone put into the till's folder of arrivals: from a stick, from the
//! mail. They are read and never changed.

use std::fs;
use std::path::PathBuf;

use thiserror::Error;

use super::Desk;
use super::quotes::{Quote, Sheet};
use crate::imports::invoice::{self, InvoiceError, Kind};
use crate::imports::price_list::{self, Problem};
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
    /// A list of prices, with what it would change.
    Prices(Box<Quote>),
    /// A table of which a person is to say which column holds what.
    Columns(Box<Sheet>),
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
    /// It is a document that brings no goods.
    #[error("the document brings no goods")]
    NoGoods(Kind),
    /// It is no price list that can be read; every mistake by its line.
    #[error("the price list has {} mistakes", .0.len())]
    List(Vec<Problem>),
}

/// Whether bytes are a PDF or XML, which only an invoice is.
fn is_document(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1_024)];
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    head.windows(5).any(|window| window == b"%PDF-") || text.starts_with(b"<")
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
    /// [`TillError::Stock`] for a delivery that came already; [`TillError::Store`] when the views
    /// can't be read. What is wrong with the file itself is a [`SupplierFault`] within.
    pub fn open_arrival(&mut self, name: &str) -> Result<Result<Opened, SupplierFault>, TillError> {
        let bytes = match self.arrival(name) {
            Ok(bytes) => bytes,
            Err(fault) => return Ok(Err(fault)),
        };
        if !is_document(&bytes) {
            return self.open_table(name, &bytes);
        }
        Ok(match invoice::read(&bytes) {
            Err(error) => Err(error.into()),
            Ok(invoice) if invoice.kind != Kind::Invoice => {
                Err(SupplierFault::NoGoods(invoice.kind))
            }
            Ok(invoice) => Ok(Opened::Delivery(Box::new(self.till.draft_of(invoice)?))),
        })
    }

    /// The bytes of a file of the folder of arrivals.
    pub(super) fn arrival(&mut self, name: &str) -> Result<Vec<u8>, SupplierFault> {
        let path = self.inbox().join(name);
        match fs::metadata(&path) {
            Ok(found) if found.len() > price_list::MAX_BYTES as u64 => Err(SupplierFault::TooLarge),
            Ok(_) => fs::read(&path).map_err(|_| SupplierFault::Unreadable),
            Err(_) => Err(SupplierFault::Unreadable),
        }
    }
}
