//! Who pays for what the café does for people: meals at a solidarity price, activities.

/// A funder, by the network's own list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Funder {
    /// The social protection group KLESIA.
    Klesia,
    /// The municipality.
    Commune,
    /// The department.
    Department,
    /// The State.
    State,
    /// The farmers' social fund.
    Msa,
    /// An association.
    Association,
    /// A company.
    Company,
    /// The café itself.
    Cafe,
    /// Somebody else.
    Other,
}

impl Funder {
    /// What a meal that somebody funds is marked with in the catalogue.
    pub const MEAL_TAG: &'static str = "repas_solidaire";

    /// Every funder, in the order of the network's list.
    pub const ALL: [Self; 9] = [
        Self::Klesia,
        Self::Commune,
        Self::Department,
        Self::State,
        Self::Msa,
        Self::Association,
        Self::Company,
        Self::Cafe,
        Self::Other,
    ];

    /// Its code in the network's list `financeur`, and in records.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Klesia => "klesia",
            Self::Commune => "commune",
            Self::Department => "departement",
            Self::State => "etat",
            Self::Msa => "msa",
            Self::Association => "association",
            Self::Company => "entreprise",
            Self::Cafe => "cafe",
            Self::Other => "autre",
        }
    }

    /// The funder of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}
