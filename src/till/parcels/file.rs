//! Carriers as a table: one a line, with how long parcels are kept and what is paid for them.

use chrono::NaiveDate;
use thiserror::Error;

use crate::domain::id::CarrierId;
use crate::domain::money::Cents;
use crate::domain::parcel::carrier::{
    Carrier, DayCount, FirstDay, Holding, IdentityRule, Kind, Level, Tariff,
};
use crate::domain::parcel::slot::Shelves;
use crate::domain::text::{Label, folded};

/// The most carriers of a table.
const MAX_LINES: usize = 100;

/// A line of the table that says nothing that a carrier could be. Nothing is taken then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("line {line} of the carriers can't be read")]
pub struct CarrierFault {
    /// Its number, from 1.
    pub line: usize,
}

/// Reads a table of carriers (the form of `docs/carriers.md`), all of it or none.
///
/// A carrier of a known name keeps its identifier, and what it had agreed before `from`: the rules
/// of the table come after the former ones.
///
/// # Errors
/// [`CarrierFault`] with the first line that can't be read.
pub fn read(
    text: &str,
    from: NaiveDate,
    known: &[Carrier],
    mut new_id: impl FnMut() -> CarrierId,
) -> Result<Vec<Carrier>, CarrierFault> {
    let mut carriers = Vec::new();
    for (index, line) in text.lines().enumerate().skip(1) {
        let fault = CarrierFault { line: index + 1 };
        if line.trim().is_empty() {
            continue;
        }
        let mut carrier = carrier(line, from, &mut new_id).ok_or(fault)?;
        let name = folded(carrier.name.as_str());
        let same = |one: &&Carrier| folded(one.name.as_str()) == name;
        if carriers.len() >= MAX_LINES || carriers.iter().any(|one| same(&one)) {
            return Err(fault);
        }
        if let Some(former) = known.iter().find(same) {
            carrier.id = former.id;
            carrier.holdings.splice(0..0, former.holdings.iter().copied());
            carrier.tariffs.splice(0..0, former.tariffs.iter().copied());
            carrier.fixed = former.fixed.clone();
            carrier.driver_hours = former.driver_hours.clone();
        }
        carriers.push(carrier);
    }
    Ok(carriers)
}

fn carrier(line: &str, from: NaiveDate, new_id: &mut impl FnMut() -> CarrierId) -> Option<Carrier> {
    let fields: Vec<&str> = line.split(';').map(str::trim).collect();
    let [name, level, days, count, arrival, drop_off, returned, shelves] = fields.as_slice() else {
        return None;
    };
    let tariff = |kind, text: &str| {
        let unit = Cents::parse(text).ok().filter(|unit| !unit.is_negative())?;
        Some(Tariff { from, kind, size: None, unit })
    };
    Some(Carrier {
        name: Label::new(name).ok()?,
        level: match *level {
            "0" => Level::Counts,
            "1" => Level::Shelf,
            "2" => Level::Full,
            _ => return None,
        },
        identity: IdentityRule::Document,
        shelves: if shelves.is_empty() { None } else { Some(Shelves::parse(shelves)?) },
        driver_hours: None,
        holdings: vec![Holding {
            from,
            days: days.parse().ok().filter(|days| (1..=60).contains(days))?,
            count: match *count {
                "calendar" => DayCount::Calendar,
                "working" => DayCount::Working,
                _ => return None,
            },
            first: FirstDay::DayAfter,
        }],
        tariffs: vec![
            tariff(Kind::Arrival, arrival)?,
            tariff(Kind::DropOff, drop_off)?,
            tariff(Kind::Return, returned)?,
        ],
        fixed: Vec::new(),
        active: true,
        id: new_id(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const HEAD: &str = "carrier;level;holding_days;holding_kind;in;dropoff;returned;slots\n";

    fn at(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a date")
    }

    fn taken(lines: &str, day: u32, known: &[Carrier]) -> Result<Vec<Carrier>, CarrierFault> {
        let mut next = 0;
        read(&format!("{HEAD}{lines}"), at(day), known, || {
            next += 1;
            CarrierId::new(Uuid::from_u128(next))
        })
    }

    #[test]
    fn new_rules_come_after_the_former_ones() {
        let first = taken("Pickup;2;8;calendar;0,40;0.30;0.20;C01-C10\n", 1, &[]).expect("read");
        let again = taken("PICKUP;2;10;working;0.45;0.30;0.20;\n", 20, &first).expect("read");
        assert_eq!(again[0].id, first[0].id);
        assert_eq!(again[0].due_on(at(2)), first[0].due_on(at(2)), "what came before");
        assert_ne!(again[0].due_on(at(21)), first[0].due_on(at(21)));
        assert_eq!(again[0].tariffs.len(), 6);
    }

    #[test]
    fn a_line_that_can_not_be_read_is_named_and_nothing_is_taken() {
        let good = "Pickup;2;8;calendar;0.40;0.30;0.20;C01-C10\n";
        for bad in [
            "Pickup;2;8;calendar;0.40;0.30;0.20;C01-C10",
            "X;3;8;calendar;0.40;0.30;0.20;A01-A02",
            "X;2;0;calendar;0.40;0.30;0.20;A01-A02",
            "X;2;8;weekly;0.40;0.30;0.20;A01-A02",
            "X;2;8;calendar;-0.40;0.30;0.20;A01-A02",
            "X;2;8;calendar;0.40;0.30;0.20;A09-A02",
            "X;2;8",
            ";2;8;calendar;0.40;0.30;0.20;A01-A02",
        ] {
            assert_eq!(
                taken(&format!("{good}{bad}"), 1, &[]),
                Err(CarrierFault { line: 3 }),
                "{bad}"
            );
        }
    }
}
