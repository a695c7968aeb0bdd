//! The carriers of the demonstration café: fictional tariffs, as data.

use chrono::NaiveDate;

use super::DemoError;
use crate::domain::money::Cents;
use crate::domain::parcel::carrier::{
    Carrier, DayCount, FirstDay, Holding, IdentityRule, Kind, Level, Tariff,
};
use crate::domain::parcel::slot::Shelves;
use crate::domain::text::Label;
use crate::till::desk::Desk;

const CARRIERS: &str = include_str!("../../assets/demo/carriers.csv");

/// Sets up the carriers.
pub(super) fn set_up(desk: &mut Desk) -> Result<(), DemoError> {
    for line in CARRIERS.lines().skip(1) {
        let carrier = read(desk, line).ok_or(DemoError::Carriers)?;
        desk.set_carrier(carrier)?;
    }
    Ok(())
}

fn read(desk: &mut Desk, line: &str) -> Option<Carrier> {
    let fields: Vec<&str> = line.split(';').collect();
    let [name, level, days, count, arrival, drop_off, returned, shelves] = fields.as_slice() else {
        return None;
    };
    // Rules from before the first day that the demonstration plays.
    let from = NaiveDate::from_ymd_opt(2025, 1, 1)?;
    let tariff =
        |kind, text: &str| Some(Tariff { from, kind, size: None, unit: Cents::parse(text).ok()? });
    Some(Carrier {
        id: desk.new_carrier(),
        name: Label::new(name).ok()?,
        level: match *level {
            "0" => Level::Counts,
            "1" => Level::Shelf,
            "2" => Level::Full,
            _ => return None,
        },
        identity: IdentityRule::Document,
        shelves: Some(Shelves::parse(shelves)?),
        driver_hours: None,
        holdings: vec![Holding {
            from,
            days: days.parse().ok()?,
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
    })
}
