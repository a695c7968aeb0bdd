//! The communes of France by the *Code officiel géographique* of 2026, found by code or by name.
//!
//! A commune is stored by its code and never by its name: 3 675 of them share a name with another.
//! The list is part of the program (`assets/communes`), so that choosing one needs no network.

mod search;

use std::fmt;
use std::sync::LazyLock;

pub use search::search;

/// The communes, ordered by code: code, name, inhabitants, and codes that were merged into it.
const COMMUNES: &str = include_str!("../../assets/communes/communes.tsv");
/// The departments: code and name.
const DEPARTMENTS: &str = include_str!("../../assets/communes/departements.tsv");

/// A commune of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commune {
    /// Its INSEE code, such as `01001` or `2A004`.
    pub code: &'static str,
    /// Its official name.
    pub name: &'static str,
    /// Its inhabitants; 0 where nobody lives or nobody counts.
    pub population: u32,
    /// The code of its department, or of the territory overseas (three figures).
    pub department: &'static str,
}

impl fmt::Display for Commune {
    /// The name with its department, which tells homonyms apart: "Caumont (33)".
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ({})", self.name, self.department)
    }
}

/// A text in the form of an INSEE code. It need not be on the list: communes are merged and made
/// anew each year, and what was noted under an older code stays noted under it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommuneCode(String);

impl CommuneCode {
    /// Keeps `text` if it has the form of a code: a department, Corsica's two with their letter,
    /// and a number.
    pub fn parse(text: &str) -> Option<Self> {
        let figures = match text.as_bytes() {
            [b'2', b'A' | b'B', rest @ ..] if rest.len() == 3 => rest,
            all if all.len() == 5 => all,
            _ => return None,
        };
        figures.iter().all(u8::is_ascii_digit).then(|| Self(text.to_owned()))
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The commune that it stands for today: its own, or the one that it was merged into.
    pub fn commune(&self) -> Option<&'static Commune> {
        find(&self.0)
    }
}

impl From<&Commune> for CommuneCode {
    fn from(commune: &Commune) -> Self {
        Self(commune.code.to_owned())
    }
}

impl fmt::Display for CommuneCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

/// The list, read once when it is first asked.
struct List {
    communes: Vec<Commune>,
    /// Former codes, ordered, each with the place of the commune that it belongs to now.
    former: Vec<(&'static str, usize)>,
}

static LIST: LazyLock<List> = LazyLock::new(|| {
    let communes: Vec<Commune> = COMMUNES.lines().filter_map(commune).collect();
    let mut former: Vec<(&str, usize)> = Vec::new();
    for (place, line) in COMMUNES.lines().enumerate() {
        let codes = line.split('\t').nth(3).unwrap_or_default();
        former.extend(codes.split_whitespace().map(|code| (code, place)));
    }
    former.sort_unstable();
    List { communes, former }
});

fn commune(line: &'static str) -> Option<Commune> {
    let mut columns = line.split('\t');
    let (code, name) = (columns.next()?, columns.next()?);
    let population = columns.next()?.parse().ok()?;
    Some(Commune { code, name, population, department: department_of(code) })
}

/// The department of a commune's code: two characters, overseas three.
fn department_of(code: &str) -> &str {
    let overseas = code.starts_with("97") || code.starts_with("98");
    code.get(..if overseas { 3 } else { 2 }).unwrap_or(code)
}

/// Every commune, ordered by code.
pub fn all() -> &'static [Commune] {
    &LIST.communes
}

/// The commune of a code; a code that is no longer used finds the commune that it was merged into.
pub fn find(code: &str) -> Option<&'static Commune> {
    let place = match LIST.communes.binary_search_by(|commune| commune.code.cmp(code)) {
        Ok(place) => place,
        Err(_) => {
            let at = LIST.former.binary_search_by(|(former, _)| (*former).cmp(code)).ok()?;
            LIST.former.get(at)?.1
        }
    };
    LIST.communes.get(place)
}

/// Every department with its name, ordered by code.
pub fn departments() -> impl Iterator<Item = (&'static str, &'static str)> {
    DEPARTMENTS.lines().filter_map(|line| line.split_once('\t'))
}

/// A department's name.
pub fn department_name(code: &str) -> Option<&'static str> {
    departments().find(|(one, _)| *one == code).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole_and_in_order() {
        assert_eq!(all().len(), 34_969);
        assert_eq!(COMMUNES.lines().count(), all().len());
        assert!(all().windows(2).all(|pair| pair[0].code < pair[1].code));
        for commune in all() {
            let own = CommuneCode::parse(commune.code).expect("the form of a code");
            assert_eq!(own.commune(), Some(commune));
            assert!(department_name(commune.department).is_some(), "{commune}");
        }
        assert_eq!(departments().count(), 109);
        // Inhabited communes of fewer than 3 500, mainland and Corsica: the network’s field.
        let field =
            |one: &&Commune| one.department.len() == 2 && (1..3_500).contains(&one.population);
        assert_eq!(all().iter().filter(field).count(), 31_591);
    }

    #[test]
    fn departments_are_read_off_codes() {
        for (code, department, name) in [
            ("52495", "52", "Haute-Marne"),
            ("2A004", "2A", "Corse-du-Sud"),
            ("97105", "971", "Guadeloupe"),
            ("98818", "988", "Nouvelle-Calédonie"),
        ] {
            assert_eq!(find(code).expect("a commune").department, department, "{code}");
            assert_eq!(department_name(department), Some(name));
        }
        assert_eq!(department_name("20"), None);
    }

    #[test]
    fn a_code_no_longer_used_finds_the_commune_of_today() {
        // Case 18: Nattages became Parves et Nattages; Ajaccio was 20004 before Corsica was two.
        assert_eq!(find("01271").map(|one| one.name), Some("Parves et Nattages"));
        assert_eq!(find("01286").map(|one| one.name), Some("Parves et Nattages"));
        assert_eq!(find("20004").map(|one| one.code), Some("2A004"));
        for former in ["14372", "14490", "14722"] {
            assert_eq!(find(former).map(|one| one.name), Some("Caumont-sur-Aure"), "{former}");
        }
        assert_eq!(LIST.former.len(), 4_240);
        for code in ["", "99999", "0100", "010011", "52", "é"] {
            assert_eq!(find(code), None, "{code}");
        }
    }

    #[test]
    fn a_code_is_kept_by_its_form_alone() {
        for code in ["01001", "2A004", "97105", "99999"] {
            assert_eq!(CommuneCode::parse(code).map(|one| one.to_string()).as_deref(), Some(code));
        }
        for code in ["1001", "2C004", "010011", "2A0041", "0100é", "", "2a004"] {
            assert_eq!(CommuneCode::parse(code), None, "{code}");
        }
    }
}
