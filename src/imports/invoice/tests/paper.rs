//! Invoices made for tests, as XML and within a PDF.

use std::path::Path;

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

/// A page that says what it is, and a file attached as a Factur-X attaches its invoice. It is no
/// conforming PDF/A-3: fonts and metadata are those of a test.
fn document(file: &[u8], name: &str) -> Document {
    let mut document = Document::with_version("1.7");
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
    });
    let words = b"BT /F1 14 Tf 60 760 Td (Grossiste du Val - GV-2026-1184 - 196,33 EUR) Tj ET";
    let content = document.add_object(Stream::new(Dictionary::new(), words.to_vec()));
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => pages,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
        "Contents" => content,
    });
    document.set_object(
        pages,
        dictionary! {
            "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1,
        },
    );
    let about = dictionary! { "Type" => "EmbeddedFile", "Subtype" => "text/xml" };
    let mut stream = Stream::new(about, file.to_vec());
    stream.compress().expect("a stream that can be packed");
    let stream = document.add_object(stream);
    let specification = document.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => Object::string_literal(name),
        "UF" => Object::string_literal(name),
        "AFRelationship" => "Data",
        "EF" => dictionary! { "F" => stream, "UF" => stream },
    });
    let names = vec![Object::string_literal(name), specification.into()];
    let catalog = document.add_object(dictionary! {
        "Type" => "Catalog",
        "Pages" => pages,
        "Names" => dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } },
        "AF" => vec![specification.into()],
    });
    document.trailer.set("Root", catalog);
    document
}

/// That document as a file.
pub(super) fn factur_x(file: &[u8], name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    document(file, name).save_to(&mut bytes).expect("a file in memory");
    bytes
}

/// The same, packed as newer programs do: objects within streams.
pub(super) fn packed(file: &[u8], name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    document(file, name).save_modern(&mut bytes).expect("a file in memory");
    bytes
}

/// A PDF whose tree of attached files holds itself a hundred times over.
pub(super) fn endless() -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let branches: Vec<Object> = std::iter::repeat_n(tree.into(), 100).collect();
    document.set_object(tree, dictionary! { "Kids" => branches });
    let catalog = document.add_object(dictionary! {
        "Type" => "Catalog", "Names" => dictionary! { "EmbeddedFiles" => tree },
    });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("a file in memory");
    bytes
}

/// How `assets/demo/facture-grossiste.pdf` was made: run this test by its name with `--ignored`.
#[test]
#[ignore = "writes the sample of the demonstration café"]
fn write_the_sample() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo/facture-grossiste.pdf");
    std::fs::write(path, factur_x(super::CII.as_bytes(), "factur-x.xml")).expect("a file");
}
