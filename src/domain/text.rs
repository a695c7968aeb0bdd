//! Text that people wrote, made harmless and comparable.

use std::fmt;

use thiserror::Error;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A short text fit for a screen, a journal and a printer: composed (NFC), on one line, without
/// control, direction or invisible characters, and neither empty nor too long.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(String);

/// Why a text was refused as a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LabelError {
    /// Nothing that can be seen is left.
    #[error("the text is empty")]
    Empty,
    /// More than [`Label::MAX_CHARS`] characters.
    #[error("the text is longer than {} characters", Label::MAX_CHARS)]
    TooLong,
}

impl Label {
    /// The longest label, in characters.
    pub const MAX_CHARS: usize = 80;

    /// Cleans `text` and keeps it if something is left.
    ///
    /// # Errors
    /// [`LabelError`] when nothing is left or too much is.
    pub fn new(text: &str) -> Result<Self, LabelError> {
        let composed: String = text.nfc().filter_map(harmless).collect();
        let words: Vec<&str> = composed.split_whitespace().collect();
        let label = words.join(" ");
        match label.chars().count() {
            0 => Err(LabelError::Empty),
            count if count > Self::MAX_CHARS => Err(LabelError::TooLong),
            _ => Ok(Self(label)),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Label {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

/// The form of `text` that searches compare: lower case, without accents, ligatures opened.
///
/// "Œufs" and "œufs" become "oeufs", "Café" becomes "cafe".
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.nfd().filter(|&character| !is_combining_mark(character)) {
        match character {
            'œ' | 'Œ' => folded.push_str("oe"),
            'æ' | 'Æ' => folded.push_str("ae"),
            '’' => folded.push('\''),
            other => folded.extend(other.to_lowercase()),
        }
    }
    folded
}

/// A character that neither commands a printer nor hides from the eye; blanks become a space.
pub(super) fn harmless(character: char) -> Option<char> {
    match character {
        blank if blank.is_whitespace() => Some(' '),
        control if control.is_control() => None,
        // Marks of direction, zero width and line ends turn a name into something else.
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => None,
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{ad}' => None,
        // Private use: what one font shows, another does not.
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => None,
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_composed_and_trimmed() {
        assert_eq!(Label::new("  Cafe\u{301}  long ").expect("a label").as_str(), "Café long");
    }

    #[test]
    fn commands_to_a_printer_do_not_pass() {
        let label = Label::new("Café\u{1b}p\u{0}\u{19}\u{fa}").expect("a label");
        assert_eq!(label.as_str(), "Cafépú");
        assert_eq!(Label::new("\u{1b}\u{202e}\u{200b}"), Err(LabelError::Empty));
    }

    #[test]
    fn too_long_is_refused_rather_than_cut() {
        assert_eq!(Label::new(&"é".repeat(81)), Err(LabelError::TooLong));
        assert!(Label::new(&"é".repeat(80)).is_ok());
    }

    #[test]
    fn searches_ignore_accents_and_case() {
        assert_eq!(folded("Œufs ÉPAIS d’Été"), "oeufs epais d'ete");
    }

    proptest! {
        #[test]
        fn a_label_is_its_own_label(text in any::<String>()) {
            if let Ok(label) = Label::new(&text) {
                prop_assert!(!label.as_str().chars().any(char::is_control));
                prop_assert_eq!(Label::new(label.as_str()), Ok(label));
            }
        }
    }
}
