//! Tables of text as spreadsheets save them.

use std::borrow::Cow;

/// The text of a file in UTF-8, in UTF-16 with its mark, or in the code page of Western Windows,
/// which ISO-8859-1 is a part of. Nothing for what is not text.
pub fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return (!broken && !text.contains('\0')).then_some(text);
    }
    if bytes.contains(&0) {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(Cow::Borrowed(text)),
        Err(_) => Some(encoding_rs::WINDOWS_1252.decode(bytes).0),
    }
}

/// The sign between the cells: the one of `;`, `,` and tab that a line has most of.
pub fn separator(line: &str) -> u8 {
    let count = |sign: u8| line.bytes().filter(|&byte| byte == sign).count();
    // Of equals the last wins: semicolons, which prices with a comma leave alone.
    [b'\t', b',', b';'].into_iter().max_by_key(|&sign| count(sign)).unwrap_or(b';')
}

/// Tells the line of each record as people count them.
///
/// The reader of tables takes a record's place before the second sign of a line end of Windows, so
/// that its own count is one behind there.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    /// Counts from the beginning of `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text: text.as_bytes(), at: 0, line: 1 }
    }

    /// The line, from 1, of what the reader gave last; records come in the order of the file.
    pub fn of(&mut self, record: &csv::StringRecord) -> u64 {
        let place = record.position().map_or(0, csv::Position::byte);
        let place = usize::try_from(place).unwrap_or(usize::MAX).min(self.text.len());
        // Blank lines before a record are no part of it.
        let blank = self.text[place..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let start = place + blank.count();
        while self.at < start {
            let end = match (self.text[self.at], self.text.get(self.at + 1)) {
                (b'\n', _) => true,
                (b'\r', next) => next != Some(&b'\n'),
                _ => false,
            };
            self.line += u64::from(end);
            self.at += 1;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_all_spreadsheets() {
        let expected = "Café;3,20 €";
        let utf_8 = expected.as_bytes();
        let with_mark = [b"\xef\xbb\xbf", utf_8].concat();
        let windows = b"Caf\xe9;3,20 \x80";
        let utf_16: Vec<u8> = [0xfeff]
            .into_iter()
            .chain(expected.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        for bytes in [utf_8, &with_mark, windows, &utf_16] {
            assert_eq!(decode(bytes).as_deref(), Some(expected));
        }
        for bytes in [&b"PK\x03\x04\0\0"[..], b"\xff\xfe\x00", b"\xef\xbb\xbf\xff"] {
            assert_eq!(decode(bytes), None);
        }
    }

    #[test]
    fn lines_are_counted_as_people_do() {
        let text = "a;b\n\nc;\"d\ne\"\nf;g\n\n\nh;i";
        for end in ["\n", "\r\n", "\r"] {
            let text = text.replace('\n', end);
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .delimiter(b';')
                .from_reader(text.as_bytes());
            let mut lines = Lines::new(&text);
            let told: Vec<u64> =
                reader.records().map(|record| lines.of(&record.expect("a record"))).collect();
            assert_eq!(told, [1, 3, 5, 8], "{end:?}");
        }
    }

    #[test]
    fn the_sign_between_cells() {
        assert_eq!(separator("a;b,c;d"), b';');
        assert_eq!(separator("a,b,c;d"), b',');
        assert_eq!(separator("a\tb\tc"), b'\t');
        assert_eq!(separator("a"), b';');
    }
}
