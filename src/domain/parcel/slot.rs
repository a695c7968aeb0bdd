//! Places on the shelf.

use std::fmt;

/// The place of a parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// A numbered place, such as A07.
    Shelf {
        /// The zone: a capital letter.
        zone: char,
        /// The number in the zone, from 1.
        number: u8,
    },
    /// The room behind, for what no shelf takes.
    Reserve,
}

impl Slot {
    /// Reads `A07` or `R`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_uppercase();
        if text == "R" {
            return Some(Self::Reserve);
        }
        let mut letters = text.chars();
        let zone = letters.next().filter(char::is_ascii_uppercase)?;
        let number = letters.as_str();
        let figures = (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
        let number = number.parse().ok().filter(|number| figures && *number > 0)?;
        Some(Self::Shelf { zone, number })
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shelf { zone, number } => write!(formatter, "{zone}{number:02}"),
            Self::Reserve => formatter.write_str("R"),
        }
    }
}

/// The places of a carrier: one zone, without gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shelves {
    /// The zone: a capital letter.
    pub zone: char,
    /// The first number, from 1.
    pub first: u8,
    /// The last number.
    pub last: u8,
}

impl Shelves {
    /// Reads `A01-A20`.
    pub fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.split_once('-')?;
        match (Slot::parse(first)?, Slot::parse(last)?) {
            (Slot::Shelf { zone, number: first }, Slot::Shelf { zone: same, number: last })
                if zone == same && first <= last =>
            {
                Some(Self { zone, first, last })
            }
            _ => None,
        }
    }

    /// All places, in order.
    pub fn all(self) -> impl Iterator<Item = Slot> {
        let zone = self.zone;
        (self.first..=self.last).map(move |number| Slot::Shelf { zone, number })
    }

    /// How many places there are.
    pub fn count(self) -> usize {
        usize::from(self.last.saturating_sub(self.first)) + 1
    }

    /// Whether so many taken places are 80 % of all, or more: it is time to make room.
    pub fn is_nearly_full(self, taken: usize) -> bool {
        taken.saturating_mul(5) >= self.count().saturating_mul(4)
    }
}

impl fmt::Display for Shelves {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { zone, first, last } = self;
        write!(formatter, "{zone}{first:02}-{zone}{last:02}")
    }
}
