//! Every character that the window can show has a glyph in the embedded fonts.

use std::collections::BTreeSet;
use std::path::Path;

use comptoir::screens::font;
use comptoir::screens::icon::Icon;
use skrifa::{FontRef, MetadataProvider};

/// What code adds to the words: spaces and signs of amounts, quantities and shortened names,
/// and what people may type on the window's keyboard.
const ADDED: &str =
    "0123456789,.€%×·–−…’'«»\u{a0}ŒœÆæÀàÂâÄäÇçÉéÈèÊêËëÎîÏïÔôÖöÙùÛûÜüŸÿÑñ°½/-+()\"&@";

fn face(file: &'static [u8]) -> FontRef<'static> {
    FontRef::new(file).expect("the embedded font is a TrueType file")
}

fn faces() -> [(&'static str, FontRef<'static>); 3] {
    [
        ("regular", face(font::REGULAR_FILE)),
        ("half-bold", face(font::SEMIBOLD_FILE)),
        ("bold", face(font::BOLD_FILE)),
    ]
}

/// The characters of `words` that `face` can't draw. `\u` escapes of Fluent are read too, since
/// invisible spaces are written so.
fn missing(face: &FontRef<'_>, words: &str) -> BTreeSet<char> {
    let escaped = words.split("\\u").skip(1).filter_map(|rest| {
        let digits = rest.get(..4)?;
        char::from_u32(u32::from_str_radix(digits, 16).ok()?)
    });
    words
        .chars()
        .chain(escaped)
        .filter(|letter| !letter.is_control())
        .filter(|letter| face.charmap().map(*letter).is_none_or(|glyph| glyph.to_u32() == 0))
        .collect()
}

#[test]
fn faces_draw_what_code_adds_to_words() {
    for (name, face) in faces() {
        assert_eq!(missing(&face, ADDED), BTreeSet::new(), "{name}");
    }
}

#[test]
fn a_character_without_glyph_is_found() {
    let face = face(font::REGULAR_FILE);
    assert_eq!(missing(&face, "1\u{202f}€"), BTreeSet::from(['\u{202f}']));
    assert_eq!(missing(&face, r#"{"\u202F"}"#), BTreeSet::from(['\u{202f}']));
}

#[test]
fn figures_are_as_wide_as_each_other() {
    for (name, face) in faces() {
        let metrics = face.glyph_metrics(
            skrifa::instance::Size::unscaled(),
            skrifa::instance::LocationRef::default(),
        );
        let widths: BTreeSet<String> = ('0'..='9')
            .map(|figure| face.charmap().map(figure).expect("a figure has a glyph"))
            .map(|glyph| format!("{:?}", metrics.advance_width(glyph)))
            .collect();
        assert_eq!(widths.len(), 1, "{name}: {widths:?}");
    }
}

#[test]
fn icons_and_their_font_agree() {
    let font = face(font::ICONS_FILE);
    let drawn: BTreeSet<u32> = font.charmap().mappings().map(|(letter, _)| letter).collect();
    let named: BTreeSet<u32> = Icon::ALL.iter().map(|icon| u32::from(icon.letter())).collect();
    assert_eq!(named.len(), Icon::ALL.len(), "two icons share a letter");
    assert_eq!(drawn, named);
}
/// The words of the window: the values of both language files.
const LANGUAGES: [&str; 2] = ["assets/i18n/fr.ftl", "assets/i18n/en.ftl"];

#[test]
fn faces_draw_every_word_of_the_language_files() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in LANGUAGES {
        let words = std::fs::read_to_string(root.join(file))
            .unwrap_or_else(|error| panic!("read {file}: {error}"));
        assert!(!words.trim().is_empty(), "{file} has words");
        for (name, face) in faces() {
            assert_eq!(missing(&face, &words), BTreeSet::new(), "{file}, {name}");
        }
    }
}
