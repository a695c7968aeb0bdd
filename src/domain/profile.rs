//! What the network knows a café by, beside its name: model, commune, number of association, and
//! what the café agrees to.

use std::fmt;

use super::commune::CommuneCode;
use super::day::BusinessDay;

/// What kind of café it is, in the words of the network's press kit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Model {
    /// An association with volunteers (café associatif).
    Association,
    /// A company that runs shop and café (multiservice entrepreneurial).
    Company,
    /// A van that goes from commune to commune (café itinérant).
    Itinerant,
    /// A place of work and meeting with a café in it (tiers-lieu).
    ThirdPlace,
}

impl Model {
    /// Every model.
    pub const ALL: [Self; 4] =
        [Self::Association, Self::Company, Self::Itinerant, Self::ThirdPlace];

    /// Its code in the registry's list `modele`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Association => "associatif",
            Self::Company => "entrepreneurial",
            Self::Itinerant => "itinerant",
            Self::ThirdPlace => "tiers_lieu",
        }
    }

    /// The model that a code stands for.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|model| model.code() == code)
    }
}

/// The number of an association in the *répertoire national des associations*: `W`, then nine
/// figures, of which one may be a letter (Corsica, overseas).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rna(String);

impl Rna {
    /// Reads a number, with blanks between its parts or in small letters.
    pub fn parse(text: &str) -> Option<Self> {
        let number: String = text.split_whitespace().collect::<String>().to_ascii_uppercase();
        let rest = number.strip_prefix('W')?;
        let (office, rank) = rest.split_at_checked(3)?;
        let letters = office.bytes().filter(u8::is_ascii_uppercase).count();
        let plain = office.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let numbered = rank.len() == 6 && rank.bytes().all(|byte| byte.is_ascii_digit());
        (plain && numbered && letters <= 1 && office.as_bytes()[0].is_ascii_digit())
            .then_some(Self(number))
    }

    /// The number.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Rna {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

/// What the network knows a café by. Nothing of it is needed to sell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// What kind of café it is, once it is said.
    pub model: Option<Model>,
    /// Where it stands; for a travelling café, where it is at home.
    pub commune: Option<CommuneCode>,
    /// The number of the association that runs it.
    pub rna: Option<Rna>,
    /// The first day of business, or the first of its month where the day is not known.
    pub opened: Option<BusinessDay>,
    /// Whether its figures may stand in the comparison with cafés of its kind.
    pub comparison: bool,
    /// Whether its figures may stand in sums that are published as open data.
    pub open_data: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_associations_are_read_as_people_write_them() {
        for (typed, number) in [
            ("W521000123", "W521000123"),
            ("w52 1 000123", "W521000123"),
            ("W2A1000123", "W2A1000123"),
        ] {
            assert_eq!(Rna::parse(typed).map(|one| one.to_string()).as_deref(), Some(number));
        }
        for wrong in [
            "",
            "W",
            "W52100012",
            "W5210001234",
            "521000123",
            "W52100012A",
            "WAAA000123",
            "Wé21000123",
        ] {
            assert_eq!(Rna::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn models_are_the_codes_of_the_registry() {
        for model in Model::ALL {
            assert_eq!(Model::of(model.code()), Some(model));
        }
        assert_eq!(Model::of("Associatif"), None);
    }
}
