//! XML within limits: no entities, no depth, no more elements than an invoice can have.

use std::borrow::Cow;

use roxmltree::{Document, Node, ParsingOptions};

use super::{InvoiceError, MAX_XML};

/// The deepest nesting: invoices have about ten levels.
const MAX_DEPTH: usize = 64;
/// The most elements, texts and comments.
const MAX_NODES: u32 = 1_000_000;

/// The text of a file: UTF-8 or UTF-16 by its mark, else what its first line declares.
pub(super) fn text(bytes: &[u8]) -> Result<Cow<'_, str>, InvoiceError> {
    if bytes.len() > MAX_XML {
        return Err(InvoiceError::TooLarge);
    }
    let encoding = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => declared(bytes).unwrap_or(encoding_rs::UTF_8),
    };
    let (text, _, broken) = encoding.decode(bytes);
    if broken || !text.trim_start().starts_with('<') {
        return Err(InvoiceError::NotAnInvoice);
    }
    Ok(text)
}

/// The encoding of `<?xml version="1.0" encoding="ISO-8859-1"?>`.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = String::from_utf8_lossy(bytes[..bytes.len().min(200)].trim_ascii_start());
    let declaration = head.strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let name = value.split(['"', '\'']).nth(1)?;
    encoding_rs::Encoding::for_label(name.as_bytes())
}

/// The tree of a text. Nothing is fetched and no entity is expanded.
pub(super) fn tree(text: &str) -> Result<Document<'_>, InvoiceError> {
    let text = text.trim_start();
    if is_too_deep(text) {
        return Err(InvoiceError::Hostile);
    }
    let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected | roxmltree::Error::NodesLimitReached => {
            InvoiceError::Hostile
        }
        other => InvoiceError::Xml(other),
    })
}

/// Whether tags are nested deeper than [`MAX_DEPTH`]; told before the tree is made, which takes a
/// piece of the stack for each level.
fn is_too_deep(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let marked = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
        let kind = marked.into_iter().find(|(start, _)| rest.starts_with(start));
        let length = match kind {
            Some((_, end)) => rest.find(end).map(|at| at + end.len()),
            None => tag_length(rest),
        };
        // What has no end is cut off: the parser says where.
        let Some(length) = length else {
            return false;
        };
        let tag = &rest[..length];
        if kind.is_none() && tag.starts_with("</") {
            depth = depth.saturating_sub(1);
        } else if kind.is_none() && !tag.ends_with("/>") {
            depth += 1;
        }
        if depth > MAX_DEPTH {
            return true;
        }
        rest = &rest[length..];
    }
    false
}

/// How long the tag is that a text begins with; a sign that ends tags may stand within quotes.
fn tag_length(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// The elements of this name right below.
pub(super) fn children<'a, 'i>(
    node: Node<'a, 'i>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// The first element at the end of a path of names.
pub(super) fn at<'a, 'i>(node: Node<'a, 'i>, path: &[&'static str]) -> Option<Node<'a, 'i>> {
    let Some((name, behind)) = path.split_first() else {
        return Some(node);
    };
    // A part may stand there twice, and only the second have what is looked for.
    children(node, name).find_map(|child| at(child, behind))
}

/// The text of the first element at the end of a path, without blanks around it; nothing for an
/// empty one.
pub(super) fn text_at<'a>(node: Node<'a, '_>, path: &[&'static str]) -> Option<&'a str> {
    at(node, path).and_then(|node| node.text()).map(str::trim).filter(|text| !text.is_empty())
}
