//! The café as its tickets name it.

use super::text::Label;

/// What a receipt must say of the seller, and the settings that change how sales are taxed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Establishment {
    /// The name over the door.
    pub name: Label,
    /// The legal form, such as "Association loi 1901" or "SARL".
    pub legal_form: Option<Label>,
    /// The address, one line of the receipt an item.
    pub address: Vec<Label>,
    /// The 14 digits that identify the establishment.
    pub siret: Option<Label>,
    /// The code of the main activity.
    pub naf: Option<Label>,
    /// The number under which it declares VAT.
    pub vat_number: Option<Label>,
    /// Under the threshold: no VAT on any line, and the receipt says so (CGI art. 293 B).
    pub vat_exempt: bool,
    /// The demonstration café, which can never become a real one: every slip says FACTICE.
    pub demonstration: bool,
}

impl Establishment {
    /// The most lines of an address.
    pub const MAX_ADDRESS_LINES: usize = 4;

    /// A café of which only the name is known yet.
    pub fn named(name: Label) -> Self {
        Self {
            name,
            legal_form: None,
            address: Vec::new(),
            siret: None,
            naf: None,
            vat_number: None,
            vat_exempt: false,
            demonstration: false,
        }
    }
}
