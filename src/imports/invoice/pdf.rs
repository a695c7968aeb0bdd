//! The file within a Factur-X: a PDF whose catalogue names the XML that it bears.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{Dictionary, Document, LoadOptions, Object, decode_text_string};

use super::{InvoiceError, MAX_XML};

/// The names under which invoices are attached, the likeliest first.
const NAMES: [&str; 3] = ["factur-x.xml", "xrechnung.xml", "zugferd-invoice.xml"];
/// The most attached files that are looked at, and the most branches of the tree of their names: a
/// branch may name itself among its own.
const MAX_FILES: usize = 100;
const MAX_BRANCHES: usize = 100;

/// The XML that a PDF bears, unpacked within [`MAX_XML`].
pub(super) fn attachment(bytes: &[u8]) -> Result<Vec<u8>, InvoiceError> {
    // Others wrote both the file and the reader; a fault of theirs must not take the till along.
    catch_unwind(AssertUnwindSafe(|| unpack(bytes))).unwrap_or(Err(InvoiceError::Pdf))
}

fn unpack(bytes: &[u8]) -> Result<Vec<u8>, InvoiceError> {
    let options = LoadOptions::with_max_decompressed_size(MAX_XML);
    let document =
        Document::load_mem_with_options(bytes, options).map_err(|_| InvoiceError::Pdf)?;
    let catalog = document.catalog().map_err(|_| InvoiceError::Pdf)?;
    let mut files = Vec::new();
    // Where readers show attachments, and where PDF/A-3 says what they are to the document.
    if let Some(names) = dictionary(&document, catalog, b"Names")
        && let Some(tree) = dictionary(&document, names, b"EmbeddedFiles")
    {
        collect(&document, tree, &mut files);
    }
    if let Ok(Object::Array(associated)) = catalog.get_deref(b"AF", &document) {
        files.extend(associated.iter().take(MAX_FILES).filter_map(|file| named(&document, file)));
    }
    let wanted = |name: &str| NAMES.iter().position(|known| name.eq_ignore_ascii_case(known));
    let other = |name: &str| name.to_ascii_lowercase().ends_with(".xml").then_some(NAMES.len());
    let best = files
        .into_iter()
        .filter_map(|(name, file)| Some((wanted(&name).or_else(|| other(&name))?, file)))
        .min_by_key(|(rank, _)| *rank);
    let (_, file) = best.ok_or(InvoiceError::NoAttachment)?;
    content(&document, file)
}

/// The files of a tree of names: leaves hold names and files in turn, branches hold trees.
fn collect<'a>(
    document: &'a Document,
    root: &'a Dictionary,
    files: &mut Vec<(String, &'a Dictionary)>,
) {
    let mut branches = VecDeque::from([root]);
    for _ in 0..MAX_BRANCHES {
        let Some(tree) = branches.pop_front() else {
            return;
        };
        if let Ok(Object::Array(names)) = tree.get_deref(b"Names", document) {
            let left = MAX_FILES.saturating_sub(files.len());
            let pairs = names.chunks_exact(2).take(left);
            files.extend(pairs.filter_map(|pair| named(document, &pair[1])));
        }
        if let Ok(Object::Array(below)) = tree.get_deref(b"Kids", document) {
            let known = below.iter().take(MAX_BRANCHES).filter_map(|branch| {
                document.dereference(branch).ok().and_then(|(_, branch)| branch.as_dict().ok())
            });
            branches.extend(known);
        }
    }
}

/// A file and its name, by its specification.
fn named<'a>(document: &'a Document, file: &'a Object) -> Option<(String, &'a Dictionary)> {
    let (_, file) = document.dereference(file).ok()?;
    let file = file.as_dict().ok()?;
    let name = file.get_deref(b"UF", document).or_else(|_| file.get_deref(b"F", document)).ok()?;
    Some((decode_text_string(name).ok()?, file))
}

fn content(document: &Document, file: &Dictionary) -> Result<Vec<u8>, InvoiceError> {
    let streams = dictionary(document, file, b"EF").ok_or(InvoiceError::NoAttachment)?;
    let stream = streams
        .get_deref(b"F", document)
        .or_else(|_| streams.get_deref(b"UF", document))
        .and_then(Object::as_stream)
        .map_err(|_| InvoiceError::Pdf)?;
    let plain = stream.get_plain_content_with_limit(MAX_XML);
    plain.map_err(|error| match error {
        lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => {
            InvoiceError::TooLarge
        }
        _ => InvoiceError::Pdf,
    })
}

fn dictionary<'a>(
    document: &'a Document,
    within: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Dictionary> {
    within.get_deref(key, document).ok()?.as_dict().ok()
}
