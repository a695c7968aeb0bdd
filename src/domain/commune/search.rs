//! A commune found by what people type: without accents, hyphens or apostrophes, with "St" for
//! Saint, with the department behind the name or without.

use std::cmp::Reverse;
use std::sync::LazyLock;

use super::{Commune, LIST, department_name, find};
use crate::domain::text::folded;

/// The names as they are compared, in the order of the list.
static NAMES: LazyLock<Vec<Box<str>>> =
    LazyLock::new(|| LIST.communes.iter().map(|one| plain(one.name).into_boxed_str()).collect());

/// The communes that `text` may mean, best first and at most `most`: those that are called so, then
/// those whose name begins so, then those of which each typed word begins a word in its turn; among
/// these the larger ones first.
///
/// A department behind the name counts like `department`, "Caumont (33)" or "caumont 33"; a code
/// finds its commune.
pub fn search(text: &str, department: Option<&str>, most: usize) -> Vec<&'static Commune> {
    let plain = plain(text);
    if let Some(commune) = find(&plain.to_uppercase()) {
        return if department.is_none_or(|one| one == commune.department) {
            vec![commune]
        } else {
            Vec::new()
        };
    }
    let (name, said) = department_behind(&plain);
    let department = said.as_deref().or(department);
    if name.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(u8, &Commune)> = LIST
        .communes
        .iter()
        .zip(NAMES.iter())
        .filter(|(commune, _)| department.is_none_or(|one| one == commune.department))
        .filter_map(|(commune, its_name)| Some((rank(its_name, name)?, commune)))
        .collect();
    found.sort_by_key(|(rank, commune)| (*rank, Reverse(commune.population), commune.code));
    found.into_iter().take(most).map(|(_, commune)| commune).collect()
}

/// How well a name answers to what was typed, the best being 0; none where it does not.
fn rank(name: &str, typed: &str) -> Option<u8> {
    if name == typed {
        return Some(0);
    }
    if name.starts_with(typed) {
        return Some(1);
    }
    let mut words = name.split(' ');
    let each = typed.split(' ').all(|word| words.any(|own| own.starts_with(word)));
    each.then_some(2)
}

/// A name as it is compared: folded, its words parted by one space, Saint written out.
fn plain(text: &str) -> String {
    let folded = folded(text);
    let words = folded.split(|character: char| !character.is_alphanumeric());
    let mut plain = String::with_capacity(folded.len());
    for word in words.filter(|word| !word.is_empty()) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(match word {
            "st" => "saint",
            "ste" => "sainte",
            "stes" => "saintes",
            other => other,
        });
    }
    plain
}

/// A name without the department that stands behind it, and that department.
fn department_behind(typed: &str) -> (&str, Option<String>) {
    let Some((name, last)) = typed.rsplit_once(' ') else {
        return (typed, None);
    };
    let code = last.to_uppercase();
    if department_name(&code).is_some() { (name, Some(code)) } else { (typed, None) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, department: Option<&str>) -> Vec<String> {
        search(text, department, 8).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_next_communes_of_the_press_kit_are_found_as_they_are_printed() {
        assert_eq!(names("Tremilly", None), ["Trémilly (52)"]);
        assert_eq!(names("Parves-et-Nattages", None), ["Parves et Nattages (01)"]);
        assert_eq!(names("Caumont (33)", None), ["Caumont (33)"]);
    }

    #[test]
    fn homonyms_are_told_apart_by_department() {
        let found = search("caumont", None, 20);
        let called_so = found.iter().filter(|one| one.name == "Caumont").count();
        assert_eq!(called_so, 7);
        assert!(found[..7].iter().all(|one| one.name == "Caumont"), "exact names first");
        assert!(found.iter().any(|one| one.name == "Vesles-et-Caumont"));
        assert_eq!(names("caumont 33", None), ["Caumont (33)"]);
        assert_eq!(names("Caumont", Some("82")), ["Caumont (82)"]);
        assert_eq!(search("chaumont", None, 20)[0].population, 20_827);
    }

    #[test]
    fn accents_hyphens_apostrophes_and_saints_do_not_matter() {
        for (typed, found) in [
            ("st dizier 52", "Saint-Dizier (52)"),
            ("ST-DIZIER", "Saint-Dizier (52)"),
            ("Ste Menehould", "Sainte-Menehould (51)"),
            ("l’abergement clemenciat", "L'Abergement-Clémenciat (01)"),
            ("abergement clem", "L'Abergement-Clémenciat (01)"),
            ("oeuilly 51", "Œuilly (51)"),
            ("Hay les Roses", "L'Haÿ-les-Roses (94)"),
            ("ajaccio 2a", "Ajaccio (2A)"),
            ("2a004", "Ajaccio (2A)"),
            ("52495", "Trémilly (52)"),
            ("basse terre 971", "Basse-Terre (971)"),
        ] {
            assert_eq!(names(typed, None).first().map(String::as_str), Some(found), "{typed}");
        }
    }

    #[test]
    fn nothing_typed_and_nothing_known_find_nothing() {
        for typed in ["", "  ", "-'", "Comptoirville", "33"] {
            assert!(names(typed, None).is_empty(), "{typed:?}: {:?}", names(typed, None));
        }
        assert!(names("52495", Some("10")).is_empty());
        assert_eq!(search("saint", None, 5).len(), 5);
    }

    #[test]
    fn every_commune_is_found_by_its_own_name_and_department() {
        for commune in LIST.communes.iter().step_by(97) {
            let found = search(&commune.to_string(), None, 3);
            assert!(found.contains(&commune), "{commune}");
        }
    }
}
