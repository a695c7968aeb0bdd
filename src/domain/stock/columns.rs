//! Which column of a supplier's price list holds what: told by their names, or chosen once by a
//! person and kept.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The article number under the bars.
    Code,
    /// The supplier's own reference.
    Reference,
    /// The name.
    Name,
    /// The price of one unit without VAT, in euros.
    NetPrice,
    /// The price of one unit with VAT, in euros: what another till asked for it.
    GrossPrice,
    /// The VAT rate in percent.
    Vat,
    /// How many pieces a carton holds.
    Pack,
    /// What the price is for: piece, kilogram, litre.
    Unit,
}

impl Field {
    /// All of them, in the order in which people are asked for them.
    pub const ALL: [Self; 8] = [
        Self::Code,
        Self::Reference,
        Self::Name,
        Self::NetPrice,
        Self::GrossPrice,
        Self::Vat,
        Self::Pack,
        Self::Unit,
    ];

    /// The name under which a mapping is kept; it never changes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Reference => "reference",
            Self::Name => "name",
            Self::NetPrice => "net_price",
            Self::GrossPrice => "gross_price",
            Self::Vat => "vat",
            Self::Pack => "pack",
            Self::Unit => "unit",
        }
    }

    /// The field of a [`Field::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }
}

/// Which sign stands before the decimals. The other one is refused in amounts: guessing would
/// make a thousand of a one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalSign {
    /// `1,20`.
    Comma,
    /// `1.20`.
    Point,
}

impl DecimalSign {
    /// The sign itself.
    pub const fn sign(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Point => '.',
        }
    }

    /// The other of the two.
    pub const fn other(self) -> Self {
        match self {
            Self::Comma => Self::Point,
            Self::Point => Self::Comma,
        }
    }
}

/// How to read the lists of one supplier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// The sign between cells: `;`, `,` or a tab.
    pub separator: u8,
    /// The sign before decimals.
    pub decimal: DecimalSign,
    /// The columns by what they hold, each with its name as the file writes it; one column a
    /// field.
    pub columns: Vec<(Field, String)>,
}

impl Mapping {
    /// The longest name of a column that is kept, in characters: a longer one is no name.
    pub const MAX_NAME: usize = 200;

    /// The name of the column that holds this.
    pub fn column(&self, field: Field) -> Option<&str> {
        self.columns.iter().find(|(known, _)| *known == field).map(|(_, name)| name.as_str())
    }

    /// Says which column holds this, or that none does.
    pub fn set(&mut self, field: Field, column: Option<String>) {
        self.columns.retain(|(known, _)| *known != field);
        self.columns.extend(column.map(|name| (field, name)));
        self.columns.sort_by_key(|(field, _)| *field);
    }

    /// What a list of prices can't do without and this mapping has not: a name, a price, and a
    /// code or a reference to know the article again by.
    pub fn missing(&self) -> Vec<Field> {
        let has = |field| self.column(field).is_some();
        let known = has(Field::Code) || has(Field::Reference);
        let priced = has(Field::NetPrice) || has(Field::GrossPrice);
        let mut missing = Vec::new();
        if !known {
            missing.push(Field::Code);
        }
        if !has(Field::Name) {
            missing.push(Field::Name);
        }
        if !priced {
            missing.push(Field::NetPrice);
        }
        missing
    }

    /// Whether it is short enough to be kept.
    pub fn can_be_kept(&self) -> bool {
        let short = |(_, name): &(Field, String)| name.chars().count() <= Self::MAX_NAME;
        self.columns.len() <= Field::ALL.len() && self.columns.iter().all(short)
    }
}
