//! Files of suppliers that someone put into the till's folder of arrivals: from a stick, from the
//! mail. They are read and never changed.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

use thiserror::Error;

use super::Desk;
use super::quotes::{Quote, Sheet};
use crate::domain::stock::StockError;
use crate::imports::invoice::{self, Invoice, InvoiceError, Kind};
use crate::imports::price_list::{self, Problem};
use crate::till::TillError;
use crate::till::goods_in::draft::Draft;

/// The folder of arrivals within the till's own.
pub const INBOX: &str = "arrivages";

/// The most files that are listed.
const MAX_FILES: usize = 60;

/// A file of the folder of arrivals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// Its name.
    pub name: String,
    /// How far its goods have come in.
    pub standing: Standing,
}

/// How far the goods of a supplier's file have come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Some came; so many lines are missing.
    Missing(usize),
    /// Nothing of it was taken in, or it is no invoice.
    Waits,
    /// All of it is in.
    Done,
}

/// Invoices by the name of their file, with what the file was like when it was read: to look
/// through the folder again costs nothing.
pub(super) type Invoices = HashMap<String, (fs::Metadata, Option<Invoice>)>;

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

    /// The files of suppliers: first those of which something is missing, last those that are in,
    /// and by their names.
    pub fn arrivals(&mut self) -> Vec<Arrival> {
        let names = self.arrival_names();
        self.invoices.retain(|name, _| names.contains(name));
        let standing = |name: String| Arrival { standing: self.standing(&name), name };
        let mut all: Vec<Arrival> = names.into_iter().map(standing).collect();
        all.sort_by_key(|arrival| match arrival.standing {
            Standing::Missing(_) => 0,
            Standing::Waits => 1,
            Standing::Done => 2,
        });
        all
    }

    /// How far the goods of a file have come in. What can't be read waits: opening it says why.
    fn standing(&mut self, name: &str) -> Standing {
        let Some(invoice) = self.known_invoice(name) else { return Standing::Waits };
        match self.till.draft_of(invoice) {
            Ok(draft) if draft.earlier > 0 => Standing::Missing(draft.lines.len()),
            Err(TillError::Stock(StockError::CameAlready)) => Standing::Done,
            _ => Standing::Waits,
        }
    }

    /// The invoice of a file, read anew when the file is another than before.
    fn known_invoice(&mut self, name: &str) -> Option<Invoice> {
        let now = fs::metadata(self.inbox().join(name)).ok()?;
        let same = |known: &fs::Metadata| {
            known.len() == now.len() && known.modified().ok() == now.modified().ok()
        };
        if let Some((known, invoice)) = self.invoices.get(name)
            && same(known)
        {
            return invoice.clone();
        }
        let bytes = self.arrival(name).ok().filter(|bytes| is_document(bytes));
        let invoice = bytes.and_then(|bytes| invoice::read(&bytes).ok());
        self.invoices.insert(name.to_owned(), (now, invoice.clone()));
        invoice
    }

    fn arrival_names(&mut self) -> Vec<String> {
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
