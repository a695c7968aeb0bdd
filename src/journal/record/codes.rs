//! The words and spellings that stand in records for the domain's small types.

use uuid::Uuid;

use super::RecordError;
use crate::domain::cash::CashReason;
use crate::domain::catalog::{Mode, Nature};
use crate::domain::id::{CustomerId, FamilyId, PartnerId, ProductId, ReservationId, TicketId};
use crate::domain::money::Cents;
use crate::domain::partner::{Deal, Means, Role};
use crate::domain::payment::Method;
use crate::domain::quantity::{Quantity, Unit};
use crate::domain::text::Label;
use crate::domain::ticket::purpose::Purpose;
use crate::domain::vat::VatRate;

macro_rules! words {
    ($type:ident, $write:ident, $read:ident, $($variant:ident = $word:literal),*) => {
        pub(crate) const fn $write(value: $type) -> &'static str {
            match value { $($type::$variant => $word,)* }
        }

        pub(crate) fn $read(word: &str) -> Result<$type, RecordError> {
            match word {
                $($word => Ok($type::$variant),)*
                _ => Err(RecordError::Value(stringify!($read))),
            }
        }
    };
}
pub(super) use words;

words!(Mode, mode_word, mode, OnSite = "on_site", Takeaway = "takeaway");
words!(Unit, unit_word, unit, Piece = "piece", Kilogram = "kilogram", Litre = "litre");
words!(
    Method,
    method_word,
    method,
    Cash = "cash",
    Card = "card",
    Debt = "debt",
    Prepaid = "prepaid"
);
words!(
    Purpose,
    purpose_word,
    purpose,
    Plain = "plain",
    Suspended = "suspended",
    SuspendedServed = "suspended_served",
    Ahead = "ahead",
    AheadServed = "ahead_served",
    DebtSettled = "debt_settled",
    TopUp = "top_up",
    Withdrawal = "withdrawal"
);
words!(
    Role,
    role_word,
    role,
    Baker = "baker",
    Supplier = "supplier",
    Producer = "producer",
    Principal = "principal",
    Association = "association",
    Artist = "artist",
    Shop = "shop"
);
words!(
    Deal,
    deal_word,
    deal,
    Purchase = "purchase",
    Consignment = "consignment",
    Mandate = "mandate"
);
words!(Means, means_word, means, Cash = "cash", Transfer = "transfer");
words!(
    CashReason,
    cash_reason_word,
    cash_reason,
    Supply = "supply",
    Banked = "banked",
    Expense = "expense",
    Partner = "partner"
);
words!(
    Nature,
    nature_word,
    nature,
    Own = "own",
    ThirdParty = "third_party",
    Deposit = "deposit",
    OutOfScope = "out_of_scope",
    Account = "account"
);

/// Bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Reads lower-case hexadecimal digits of any even number.
pub fn unhex_any(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect()
}

/// Reads a hash of 64 lower-case hexadecimal digits.
pub fn unhex(text: &str) -> Option<[u8; 32]> {
    unhex_any(text)?.try_into().ok()
}

/// Reads a UUID in its one recorded spelling, 32 lower-case digits.
pub fn uuid_of(text: &str) -> Option<Uuid> {
    let uuid = Uuid::try_parse(text).ok()?;
    (uuid.simple().to_string() == text).then_some(uuid)
}

pub(super) fn product_id(text: &str) -> Result<ProductId, RecordError> {
    uuid_of(text).map(ProductId::new).ok_or(RecordError::Value("product"))
}

pub(super) fn family_id(text: &str) -> Result<FamilyId, RecordError> {
    uuid_of(text).map(FamilyId::new).ok_or(RecordError::Value("family"))
}

pub(super) fn ticket_id(text: &str) -> Result<TicketId, RecordError> {
    uuid_of(text).map(TicketId::new).ok_or(RecordError::Value("ticket"))
}

pub(super) fn customer_id(text: &str) -> Result<CustomerId, RecordError> {
    uuid_of(text).map(CustomerId::new).ok_or(RecordError::Value("customer"))
}

pub(super) fn partner_id(text: &str) -> Result<PartnerId, RecordError> {
    uuid_of(text).map(PartnerId::new).ok_or(RecordError::Value("partner"))
}

pub(super) fn reservation_id(text: &str) -> Result<ReservationId, RecordError> {
    uuid_of(text).map(ReservationId::new).ok_or(RecordError::Value("reservation"))
}

pub(super) fn rate(basis_points: u16) -> Result<VatRate, RecordError> {
    VatRate::new(basis_points).ok_or(RecordError::Value("rate"))
}

pub(super) fn quantity(thousandths: i64) -> Result<Quantity, RecordError> {
    Quantity::from_thousandths(thousandths).map_err(|_| RecordError::Value("quantity"))
}

/// A label in its one recorded spelling: what cleaning would change was never recorded.
pub(super) fn label(text: &str) -> Result<Label, RecordError> {
    match Label::new(text) {
        Ok(label) if label.as_str() == text => Ok(label),
        _ => Err(RecordError::Value("label")),
    }
}

pub(super) fn labels(texts: &[String]) -> Result<Vec<Label>, RecordError> {
    texts.iter().map(|text| label(text)).collect()
}

pub(super) const fn cents(amount: i64) -> Cents {
    Cents::new(amount)
}
