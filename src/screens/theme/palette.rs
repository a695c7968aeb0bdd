//! The two sets of colours: by day, and in the evening for the van at dusk.

use iced::Color;

/// A soft ground for a family of products.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tint {
    /// Favourites.
    Sand,
    /// Hot drinks.
    Peach,
    /// Soft drinks.
    Mint,
    /// Drinks with alcohol.
    Rose,
    /// Bread and pastry.
    Straw,
    /// Meals.
    Sage,
    /// Grocery.
    Sky,
    /// Services.
    Lilac,
}

impl Tint {
    /// Every tint, in the order of the tabs.
    pub const ALL: [Tint; 8] = [
        Tint::Sand,
        Tint::Peach,
        Tint::Mint,
        Tint::Rose,
        Tint::Straw,
        Tint::Sage,
        Tint::Sky,
        Tint::Lilac,
    ];

    /// The tint of the family with this rank; a ninth family takes the first tint again.
    pub fn of_rank(rank: usize) -> Tint {
        Tint::ALL[rank % Tint::ALL.len()]
    }
}

/// A banknote, for the colour of its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Banknote {
    /// 5 €.
    Five,
    /// 10 €.
    Ten,
    /// 20 €.
    Twenty,
    /// 50 €.
    Fifty,
}

impl Banknote {
    /// The notes that a café takes, smallest first.
    pub const ALL: [Banknote; 4] =
        [Banknote::Five, Banknote::Ten, Banknote::Twenty, Banknote::Fifty];
}

/// The colours of one theme. Names say the use, not the hue, where a use exists.
#[derive(Debug, Clone, Copy)]
pub struct Palette {
    /// Whether this is the evening's palette, with light text on dark grounds.
    pub evening: bool,
    /// Ground of the window.
    pub paper: Color,
    /// Ground of cards, keys and the ticket.
    pub card: Color,
    /// Text, and the ground of what is chosen.
    pub ink: Color,
    /// Text on a ground of ink.
    pub on_ink: Color,
    /// Text of less weight.
    pub quiet: Color,
    /// Edges of controls.
    pub edge: Color,
    /// The one hairline, between parts of the window.
    pub hairline: Color,
    /// Ground of the chosen row, of keys out of use, of what is sold out.
    pub soft: Color,
    /// The main act.
    pub green: Color,
    /// The main act while a finger is on it.
    pub green_pressed: Color,
    /// Text on the main act.
    pub on_green: Color,
    /// Danger.
    pub red: Color,
    /// Danger while a finger is on it.
    pub red_pressed: Color,
    /// Text on danger.
    pub on_red: Color,
    /// Ground of a banner that must not be missed, under large text.
    pub brass: Color,
    /// Text on brass.
    pub on_brass: Color,
    /// Ground of notices and counts.
    pub brass_soft: Color,
    /// Ground of the banner of the training till.
    pub zinc: Color,
    /// Text on zinc.
    pub on_zinc: Color,
    /// Ground of the rail.
    pub rail: Color,
    /// Text on the rail.
    pub on_rail: Color,
    /// Ground of the rail's place where one is.
    pub rail_here: Color,
    /// Grounds of the families, in the order of [`Tint::ALL`].
    pub tints: [Color; 8],
    /// Grounds of the keys for notes, in the order of [`Banknote::ALL`].
    pub banknotes: [Color; 4],
}

impl Palette {
    /// The ground of a family.
    pub fn tint(&self, tint: Tint) -> Color {
        self.tints[tint as usize]
    }

    /// The ground of a note's key.
    pub fn banknote(&self, note: Banknote) -> Color {
        self.banknotes[note as usize]
    }
}

/// A colour from its six hexadecimal digits.
const fn rgb(hex: u32) -> Color {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color::from_rgb8(red, green, blue)
}

/// The palette of the day: ink on paper.
pub const DAY: Palette = Palette {
    evening: false,
    paper: rgb(0xFAF7F2),
    card: rgb(0xFFFFFF),
    ink: rgb(0x23201C),
    on_ink: rgb(0xFFFFFF),
    quiet: rgb(0x544E46),
    edge: rgb(0x8C8378),
    hairline: rgb(0xE4DDD2),
    soft: rgb(0xF3EEE6),
    green: rgb(0x1A5240),
    green_pressed: rgb(0x123D2F),
    on_green: rgb(0xFFFFFF),
    red: rgb(0x8E2820),
    red_pressed: rgb(0x701E18),
    on_red: rgb(0xFFFFFF),
    brass: rgb(0xB9852F),
    on_brass: rgb(0x23201C),
    brass_soft: rgb(0xF0DFB8),
    zinc: rgb(0x47525A),
    on_zinc: rgb(0xFFFFFF),
    rail: rgb(0x47525A),
    on_rail: rgb(0xFFFFFF),
    rail_here: rgb(0x2F383E),
    tints: [
        rgb(0xEFE6E0),
        rgb(0xF3E3D3),
        rgb(0xDDEBE3),
        rgb(0xF2DEDA),
        rgb(0xF6EBC8),
        rgb(0xE3EBD2),
        rgb(0xDFE7EE),
        rgb(0xE7E2F0),
    ],
    banknotes: [rgb(0xDDE3DC), rgb(0xF2D9CF), rgb(0xD5E2EE), rgb(0xF3DFC2)],
};

/// The palette of the evening: light text on dark grounds, main acts light under dark text.
pub const EVENING: Palette = Palette {
    evening: true,
    paper: rgb(0x1D1B18),
    card: rgb(0x2A2723),
    ink: rgb(0xF4EFE6),
    on_ink: rgb(0x1D1B18),
    quiet: rgb(0xC9C0B3),
    edge: rgb(0x7A7268),
    hairline: rgb(0x3A362F),
    soft: rgb(0x24211D),
    green: rgb(0x7FC8A9),
    green_pressed: rgb(0xA3DAC2),
    on_green: rgb(0x1D1B18),
    red: rgb(0xF2A097),
    red_pressed: rgb(0xF7BFB9),
    on_red: rgb(0x1D1B18),
    brass: rgb(0xE3B765),
    on_brass: rgb(0x1D1B18),
    brass_soft: rgb(0x4A3C1C),
    zinc: rgb(0xB4C0C8),
    on_zinc: rgb(0x1D1B18),
    rail: rgb(0x12110F),
    on_rail: rgb(0xF4EFE6),
    rail_here: rgb(0x3A362F),
    tints: [
        rgb(0x41372F),
        rgb(0x4A3A2A),
        rgb(0x2C4237),
        rgb(0x4A312D),
        rgb(0x473C1E),
        rgb(0x39422A),
        rgb(0x2E3A44),
        rgb(0x3A3447),
    ],
    banknotes: [rgb(0x38413A), rgb(0x4A312D), rgb(0x2E3A44), rgb(0x473C1E)],
};
