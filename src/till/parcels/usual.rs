//! Carriers whose usual rules come with the program: how long each keeps a parcel. What it pays is
//! in the café's contract and comes in by a table.

/// The form of `docs/carriers.md`, without places.
const TABLE: &str = include_str!("../../../assets/carriers.csv");

/// The names of the carriers, in the order of the table.
pub fn names() -> impl Iterator<Item = &'static str> {
    TABLE.lines().skip(1).filter_map(|line| line.split(';').next()).filter(|name| !name.is_empty())
}

/// The table of one of them, with the places 1 to 20 of a zone; nothing for another name.
pub fn table(name: &str, zone: Option<char>) -> Option<String> {
    let head = TABLE.lines().next()?;
    let same = |line: &&str| line.split(';').next() == Some(name);
    let line = TABLE.lines().skip(1).find(same)?;
    let places = zone.map(|zone| format!("{zone}01-{zone}20")).unwrap_or_default();
    Some(format!("{head}\n{line}{places}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::CarrierId;
    use crate::till::parcels::file;

    #[test]
    fn every_carrier_that_comes_along_is_taken() {
        let from = "2026-11-21".parse().expect("a day");
        assert!(names().count() > 4);
        for name in names() {
            let table = table(name, Some('B')).expect("known");
            let id = || CarrierId::new(uuid::Uuid::from_u128(1));
            let read = file::read(&table, from, &[], id).expect("read");
            assert_eq!(read[0].name.as_str(), name);
            assert_eq!(read[0].shelves.expect("places").to_string(), "B01-B20");
            assert!(read[0].due_on(from).is_some());
        }
        assert_eq!(table("Pigeon", None), None);
    }
}
