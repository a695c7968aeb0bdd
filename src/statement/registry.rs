//! The registry of indicators: what a statement may say, in which codes. It is data with a version,
//! the same for every till and for the hub.

use serde::Deserialize;
use std::collections::BTreeMap;

use super::figures::Key;
use crate::domain::commune::{self, CommuneCode};
use crate::domain::text::folded;

/// The registry that this program writes statements by.
const CURRENT: &str = include_str!("../../assets/registry/2026.1.json");

/// The dimension whose codes are those of the official list of communes.
pub const COMMUNE: &str = "commune";

/// How an indicator is added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregation {
    /// A flow: months and cafés add up.
    #[serde(rename = "somme")]
    Sum,
    /// A stock: the last month counts; cafés add up.
    #[serde(rename = "dernier")]
    Last,
    /// Keys of which a union is formed; never added up.
    #[serde(rename = "distinct")]
    Distinct,
}

/// How the statements of a café's tills are put together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub enum Tills {
    /// Each till tells a part: they add up.
    #[default]
    #[serde(rename = "somme")]
    Sum,
    /// Each till tells of the same thing, such as the days on which the café was open: the most
    /// that one of them tells is what the café tells. It is no less than that.
    #[serde(rename = "max")]
    Most,
}

/// Who may see a figure of one café.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sensitivity {
    /// Everyone.
    Public,
    /// The network.
    #[serde(rename = "reseau")]
    Network,
    /// Head office alone.
    #[serde(rename = "interne")]
    Internal,
}

/// What an indicator is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Measure {
    /// Euros, as a decimal text of two places.
    #[serde(rename = "EUR")]
    Euros,
    /// A whole number.
    #[serde(rename = "nombre")]
    Number,
    /// Visits, a whole number.
    #[serde(rename = "passage")]
    Visits,
    /// Hours, as a decimal text of two places.
    #[serde(rename = "heure")]
    Hours,
    /// Kilometres, a whole number.
    #[serde(rename = "km")]
    Kilometres,
}

/// Something that a statement may tell.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Its code on the wire.
    pub code: String,
    /// What it is called, in French.
    pub label: String,
    /// Where it comes from, in French: completes "d’après …".
    pub origin: String,
    /// What it is counted in.
    #[serde(rename = "unit")]
    pub measure: Measure,
    /// The lists that its dimensions take their codes from; each must be named.
    pub dimensions: Vec<String>,
    /// How it is added up.
    pub aggregation: Aggregation,
    /// Who may see it.
    pub sensitivity: Sensitivity,
    /// How several tills of one café are put together.
    #[serde(default)]
    pub tills: Tills,
}

impl Indicator {
    /// Whether it is of the group of this code.
    pub fn is_about(&self, group: &str) -> bool {
        self.code.split('.').next() == Some(group)
    }

    /// Whether a figure of this name says each of its dimensions, by codes that are listed.
    pub fn takes(&self, key: &Key, registry: &Registry) -> bool {
        let says =
            |list: &String| key.dimensions.get(list).is_some_and(|code| registry.has(list, code));
        self.dimensions.len() == key.dimensions.len() && self.dimensions.iter().all(says)
    }
}

/// A code and what it is called.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// The code.
    pub code: String,
    /// What it is called, in French.
    pub label: String,
}

/// A rule, as everyone may read it; `rules.rs` is the one that counts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// `R1` to `R12`.
    pub code: String,
    /// What it says, in French.
    pub label: String,
    /// What follows where a final statement does not keep it: `info`, `refus` or `conflit`.
    pub severity: String,
}

/// A code of a list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// The code on the wire.
    pub code: String,
    /// What it is called, in French.
    pub label: String,
    /// Words of a café's own catalogue that stand for it, folded.
    #[serde(default)]
    pub also: Vec<String>,
}

/// A version of the registry.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registry {
    registry: String,
    /// Its version, such as `2026.1`.
    pub version: String,
    lists: BTreeMap<String, Vec<Code>>,
    /// What may be odd about a figure.
    pub statuses: Vec<Named>,
    /// What every statement keeps.
    pub rules: Vec<Rule>,
    /// What indicators are about, by the first part of their codes, in the order of telling.
    pub groups: Vec<Named>,
    /// What may be told.
    pub indicators: Vec<Indicator>,
}

impl Registry {
    /// The registry that this program writes statements by.
    pub fn current() -> Self {
        serde_json::from_str(CURRENT).expect("the registry is part of the program, and tested")
    }

    /// The same as it is shipped.
    pub const fn current_bytes() -> &'static [u8] {
        CURRENT.as_bytes()
    }

    /// An indicator by its code.
    pub fn indicator(&self, code: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.code == code)
    }

    /// The codes of a list; none for a list that is not there.
    pub fn list(&self, name: &str) -> &[Code] {
        self.lists.get(name).map_or(&[], Vec::as_slice)
    }

    /// What a code of a list is called, in French; the code itself where it is on no list.
    pub fn label<'a>(&'a self, list: &str, code: &'a str) -> &'a str {
        if list == COMMUNE {
            return commune::find(code).map_or(code, |commune| commune.name);
        }
        let listed = self.list(list).iter().find(|one| one.code == code);
        listed.map_or(code, |one| &one.label)
    }

    /// Whether a list has a code. Communes are too many to be listed: any code of their form does,
    /// and whoever knows the official list says what it is called.
    pub fn has(&self, list: &str, code: &str) -> bool {
        if list == COMMUNE {
            return CommuneCode::parse(code).is_some();
        }
        self.list(list).iter().any(|one| one.code == code)
    }

    /// The code of a list that a word of the café's own stands for: its label, or a word beside it,
    /// whatever the accents. The first word counts: "Alcools forts" are "alcools".
    pub fn code_for(&self, list: &str, word: &str) -> Option<&str> {
        let folded_word = folded(word);
        let first = folded_word.split([' ', '/', ',', '&']).next().unwrap_or_default();
        let known = |code: &&Code| {
            folded(&code.label) == folded_word
                || code.code == folded_word.replace(' ', "_")
                || code.also.iter().any(|also| *also == folded_word || also == first)
                || code.code == first
        };
        self.list(list).iter().find(known).map(|code| code.code.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registry_reads_and_names_no_code_twice() {
        let registry = Registry::current();
        assert_eq!(registry.registry, "1000cafes.referentiel");
        for (rank, indicator) in registry.indicators.iter().enumerate() {
            let twice = registry.indicators[..rank].iter().any(|one| one.code == indicator.code);
            assert!(!twice, "{}", indicator.code);
            let group = indicator.code.split('.').next();
            let told = registry.groups.iter().any(|one| Some(one.code.as_str()) == group);
            assert!(told, "{} is in no group", indicator.code);
            if indicator.tills == Tills::Most {
                assert!(indicator.dimensions.is_empty(), "{}: sums over codes", indicator.code);
            }
            for list in indicator.dimensions.iter().filter(|list| *list != COMMUNE) {
                assert!(!registry.list(list).is_empty(), "{}: {list}", indicator.code);
            }
        }
        for (name, list) in &registry.lists {
            for (rank, code) in list.iter().enumerate() {
                assert!(list[..rank].iter().all(|one| one.code != code.code), "{name}");
                for word in &code.also {
                    assert_eq!(folded(word), *word, "{name}: words are kept folded");
                }
            }
        }
    }

    #[test]
    fn communes_are_known_by_the_form_of_their_code() {
        let registry = Registry::current();
        for code in ["01001", "2A004", "97105"] {
            assert!(registry.has(COMMUNE, code), "{code}");
        }
        for code in ["1001", "2C004", "010011", "2A0041", "0100é", "", "2a004"] {
            assert!(!registry.has(COMMUNE, code), "{code}");
        }
    }

    #[test]
    fn a_cafes_own_words_find_their_code() {
        let registry = Registry::current();
        for (word, code) in [
            ("Boissons chaudes", "boissons_chaudes"),
            ("SOFTS", "boissons_froides"),
            ("Alcools forts", "boissons_alcoolisees"),
            ("Épicerie", "epicerie"),
            ("Légumes", "epicerie"),
            ("Pâtisserie", "viennoiserie"),
            ("Presse", "presse"),
        ] {
            assert_eq!(registry.code_for("famille", word), Some(code), "{word}");
        }
        assert_eq!(registry.code_for("famille", "Divers"), None);
    }
}
