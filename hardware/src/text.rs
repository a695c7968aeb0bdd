//! Text made safe: what a printer is given is exactly what it can show, and never a command.
//!
//! A product name comes from a keyboard, a spreadsheet or a supplier's file. It may hold control
//! bytes that a printer would obey, invisible characters that shift a column, or letters that the
//! printer's code page lacks. [`Repertoire::shown`] gives the text that will really stand on the
//! paper; layout, picture and printed bytes all start from it, so they can't disagree.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

mod tables;

/// The characters that an output can show, after which every character takes one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Repertoire {
    /// Windows-1252: all of French, with œ, ’, …, – and €. The usual choice.
    #[default]
    Wpc1252,
    /// Code page 858: French without œ, typographic quotes and dashes; has €.
    Pc858,
    /// ASCII alone, for a printer whose code pages are unknown: accents are dropped.
    Ascii,
}

impl Repertoire {
    /// The text as this output will show it: composed (NFC), without anything invisible, every
    /// character one that [`Repertoire::byte`] knows; line breaks and tabs are spaces, what can't
    /// be shown is `?`. Showing it twice changes nothing.
    pub fn shown(self, text: &str) -> String {
        self.prepared(text).replace(NO_BREAK, " ")
    }

    /// The byte of a character in this repertoire; `None` where it has none. Never a control
    /// byte, never the invisible soft hyphen or no-break space of the code pages.
    pub fn byte(self, character: char) -> Option<u8> {
        if matches!(character, ' '..='~') {
            return u8::try_from(u32::from(character)).ok();
        }
        let table: &[char; 128] = match self {
            Self::Wpc1252 => &tables::WPC1252,
            Self::Pc858 => &tables::PC858,
            Self::Ascii => return None,
        };
        if character == tables::HOLE {
            return None;
        }
        let index = table.iter().position(|&held| held == character)?;
        u8::try_from(index + 128).ok()
    }

    /// The bytes that print a text: [`Repertoire::shown`], each character as its byte.
    pub fn bytes(self, text: &str) -> Vec<u8> {
        self.shown(text).chars().map(|shown| self.byte(shown).unwrap_or(b'?')).collect()
    }

    /// As [`Repertoire::shown`], except that no-break spaces are kept as U+00A0, so that the
    /// layout doesn't break a line inside "1 234,50 €".
    pub(crate) fn prepared(self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        for character in text.nfc() {
            if let Some(visible) = visible(character) {
                self.push(visible, &mut shown);
            }
        }
        shown
    }

    /// Appends a visible character, or the nearest that the repertoire has.
    fn push(self, character: char, shown: &mut String) {
        if character == NO_BREAK || self.byte(character).is_some() {
            shown.push(character);
        } else if let Some(stand_in) = stand_in(character) {
            // A stand-in may itself need one: `€` on ASCII, `×` inside nothing.
            shown.push_str(stand_in);
        } else {
            self.push_simplified(character, shown);
        }
    }

    /// Drops what the letter wears: the bare letter of `ř`, the digits of `①`; else `?`.
    fn push_simplified(self, character: char, shown: &mut String) {
        let before = shown.len();
        for part in std::iter::once(character).nfkd().filter(|&part| !is_combining_mark(part)) {
            if self.byte(part).is_some() {
                shown.push(part);
            } else if let Some(stand_in) = stand_in(part) {
                shown.push_str(stand_in);
            }
        }
        if shown.len() == before {
            shown.push('?');
        }
    }
}

/// The one space that the layout doesn't break at.
pub(crate) const NO_BREAK: char = '\u{a0}';

/// A character as far as it can be seen: separators become spaces, the invisible is dropped.
fn visible(character: char) -> Option<char> {
    match character {
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{a0}' | '\u{202f}' | '\u{2007}' => Some(NO_BREAK),
        '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' => Some(' '),
        '\u{205f}' | '\u{3000}' => Some(' '),
        control if control.is_control() => None,
        '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180e}' => None,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => None,
        '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' => None,
        '\u{fff9}'..='\u{fffb}' => None,
        // Skin tones only tint the picture before them; tags and selectors show nothing.
        '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e0fff}' => None,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => None,
        mark if is_combining_mark(mark) => None,
        seen => Some(seen),
    }
}

/// What is written, in ASCII, for a character that a repertoire lacks.
fn stand_in(character: char) -> Option<&'static str> {
    Some(match character {
        'œ' => "oe",
        'Œ' => "OE",
        'æ' => "ae",
        'Æ' => "AE",
        'ß' => "ss",
        'ẞ' => "SS",
        'ø' => "o",
        'Ø' => "O",
        'ł' => "l",
        'Ł' => "L",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'þ' => "th",
        'Þ' => "Th",
        'ı' => "i",
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '´' | '‹' | '›' => "'",
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => "\"",
        '…' => "...",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '⁃' => "-",
        '•' | '·' | '∙' | '●' | '◦' => "*",
        '€' => "EUR",
        '£' => "GBP",
        '™' => "TM",
        '©' => "(c)",
        '®' => "(r)",
        '×' => "x",
        '÷' | '⁄' | '∕' => "/",
        '°' | 'º' => "o",
        'ª' => "a",
        '±' => "+/-",
        '¿' | '¡' => "",
        '→' | '⇒' => "->",
        '←' | '⇐' => "<-",
        '✓' | '✔' | '☑' => "x",
        '≤' => "<=",
        '≥' => ">=",
        'µ' | 'μ' => "u",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::Repertoire::{Ascii, Pc858, Wpc1252};

    #[test]
    fn french_stays_french_where_the_page_has_it() {
        let text = "Œufs « à la coque » – l’été… 1,20\u{202f}€ CÔTE";
        assert_eq!(Wpc1252.shown(text), "Œufs « à la coque » – l’été… 1,20 € CÔTE");
        assert_eq!(Pc858.shown(text), "OEufs « à la coque » - l'été... 1,20 € CÔTE");
        assert_eq!(Ascii.shown(text), "OEufs \" a la coque \" - l'ete... 1,20 EUR COTE");
    }

    #[test]
    fn the_faults_of_the_borrowed_tables_are_not_ours() {
        assert_eq!(Pc858.byte('-'), Some(0x2d));
        assert_eq!(Pc858.byte('Ô'), Some(0xe2));
        assert_eq!(Pc858.byte('Ò'), Some(0xe3));
        assert_eq!(Pc858.byte('®'), Some(0xa9));
        assert_eq!(Pc858.byte('¿'), Some(0xa8));
        assert_eq!(Pc858.byte('€'), Some(0xd5));
        assert_eq!(Wpc1252.byte('€'), Some(0x80));
        assert_eq!(Wpc1252.byte('œ'), Some(0x9c));
        assert_eq!(Pc858.byte('\u{ad}'), None);
        assert_eq!(Pc858.byte('\u{a0}'), None);
    }

    #[test]
    fn what_is_invisible_or_obeyed_never_passes() {
        let text = "a\u{1b}@b\u{0}\u{7f}\u{9b}c\u{202e}d\u{200b}e\u{2028}f\u{e001}g\u{feff}\nh";
        assert_eq!(Wpc1252.shown(text), "a@bcde fg h");
        assert_eq!(Wpc1252.shown("e\u{301}te\u{301} x\u{301}"), "été x");
        assert_eq!(Wpc1252.shown("☕ 👩🏽\u{200d}🍳 珈 ﬁn ř Łódź"), "? ?? ? fin r Lódz");
    }
}
