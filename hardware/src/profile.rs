//! What a model of printer can do, read from a TOML file.
//!
//! Two printers that look alike number their code pages differently, cut or don't, answer or
//! don't. A wrong profile prints wrong letters, so a file with an unknown key or an impossible
//! value is refused, with its line, rather than half understood.

use crate::slip::Columns;
use crate::text::Repertoire;

mod read;

/// The most bytes of a profile file.
pub const MAX_PROFILE_BYTES: usize = 65_536;

/// The files that the program carries with it.
const EMBEDDED: [(&str, &str); 4] = [
    ("default-80mm.toml", include_str!("../profiles/default-80mm.toml")),
    ("default-42.toml", include_str!("../profiles/default-42.toml")),
    ("default-58mm.toml", include_str!("../profiles/default-58mm.toml")),
    ("epson-tm-t20iii.toml", include_str!("../profiles/epson-tm-t20iii.toml")),
];

/// What a printer can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The name by which settings choose it, such as `default-80mm`.
    pub id: String,
    /// The name that people read.
    pub name: String,
    /// Characters of ordinary size on a line.
    pub columns: Columns,
    /// The code page that text is printed with, if the printer has one of ours.
    pub code_page: Option<CodePage>,
    /// How the paper is cut.
    pub cut: Cut,
    /// Lines fed before the cut, or before the paper is torn.
    pub feed_before_cut: u8,
    /// Whether it draws QR codes; otherwise their data is printed as text.
    pub qr: bool,
    /// Whether it draws barcodes; otherwise their data is printed as text.
    pub barcode: bool,
    /// The pulse that opens the drawer plugged into it, if it has a socket for one.
    pub drawer: Option<Pulse>,
    /// What it answers.
    pub status: StatusAbilities,
}

/// A code page and the number by which the printer knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodePage {
    /// Its characters.
    pub repertoire: Repertoire,
    /// The `n` of `ESC t n`.
    pub number: u8,
}

/// How the paper is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// All but a thread.
    Partial,
    /// Through.
    Full,
    /// The printer has no cutter; the paper is fed and torn by hand.
    None,
}

/// The pulse that opens a drawer. It belongs to the drawer more than to the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pulse {
    /// Which wire of the socket.
    pub pin: Pin,
    /// How long the current flows, in milliseconds, 2 to 510.
    pub on_ms: u16,
    /// The pause after it, in milliseconds, 2 to 510.
    pub off_ms: u16,
    /// Whether the printer opens the drawer at once by `DLE DC4`, even without paper.
    pub realtime: bool,
}

/// A wire of the drawer's socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pin {
    /// Pin 2, the first drawer.
    Two,
    /// Pin 5, the second drawer.
    Five,
}

/// What a printer answers. All false: what was sent is believed printed, but never known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StatusAbilities {
    /// `DLE EOT n`, at any time: ready, no paper, cover open.
    pub dle_eot: bool,
    /// `GS r 1`, in order: the answer proves that what came before was printed.
    pub gs_r: bool,
    /// `GS ( H` function 48, in order and with a number of ours: the surest proof.
    pub process_id: bool,
}

/// Why a profile file can't be used. Lines count from one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    /// Not TOML, or a key twice.
    #[error("{file}:{line}: {detail}")]
    Syntax {
        /// The file's name.
        file: String,
        /// Where.
        line: usize,
        /// What the reader says, in English.
        detail: String,
    },
    /// A key that no profile has; perhaps a slip of the pen.
    #[error("{file}:{line}: unknown key `{key}`")]
    UnknownKey {
        /// The file's name.
        file: String,
        /// Where.
        line: usize,
        /// The key.
        key: String,
    },
    /// A key that every profile has is absent.
    #[error("{file}:{line}: the key `{key}` is missing")]
    MissingKey {
        /// The file's name.
        file: String,
        /// The line of the table that lacks it.
        line: usize,
        /// The key.
        key: &'static str,
    },
    /// A value of the wrong type, or one that no printer has.
    #[error("{file}:{line}: `{key}` can't be {found}; expected {expected}")]
    Impossible {
        /// The file's name.
        file: String,
        /// Where.
        line: usize,
        /// The key.
        key: String,
        /// The value as it stands in the file, at most 40 characters.
        found: String,
        /// What would do, in English.
        expected: &'static str,
    },
    /// More than [`MAX_PROFILE_BYTES`].
    #[error("{file}: {bytes} bytes; a profile has at most {MAX_PROFILE_BYTES}")]
    TooLarge {
        /// The file's name.
        file: String,
        /// Its size.
        bytes: usize,
    },
}

impl Profile {
    /// Reads a profile. `file` is the name that errors bear.
    pub fn parse(text: &str, file: &str) -> Result<Self, ProfileError> {
        read::profile(text, file)
    }

    /// The profiles that the program carries with it, the default first.
    pub fn embedded() -> Vec<Self> {
        EMBEDDED
            .iter()
            .map(|(file, text)| {
                Self::parse(text, file).expect("the tests read every embedded profile")
            })
            .collect()
    }

    /// An embedded profile by its id.
    pub fn named(id: &str) -> Option<Self> {
        Self::embedded().into_iter().find(|profile| profile.id == id)
    }

    /// The characters that this printer shows.
    pub fn repertoire(&self) -> Repertoire {
        self.code_page.map_or(Repertoire::Ascii, |page| page.repertoire)
    }
}

impl Default for Profile {
    /// The 80 mm printer that a café most likely has.
    fn default() -> Self {
        let (file, text) = EMBEDDED[0];
        Self::parse(text, file).expect("the tests read every embedded profile")
    }
}
