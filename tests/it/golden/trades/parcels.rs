//! The relay of parcels.

use chrono::NaiveDate;
use comptoir::domain::fact::Fact;
use comptoir::domain::id::{CarrierId, ParcelId};
use comptoir::domain::money::Cents;
use comptoir::domain::parcel::carrier::{
    Carrier, DayCount, FirstDay, Fixed, Holding, IdentityRule, Kind, Level, Size, Tariff,
};
use comptoir::domain::parcel::slot::{Shelves, Slot};
use comptoir::domain::parcel::{Declaration, DriverVisit, Intake, NumberHash, ParcelFact, Reason};
use comptoir::domain::text::Label;

use super::id;

fn carrier() -> Carrier {
    let from = |text: &str| text.parse::<NaiveDate>().expect("a date");
    Carrier {
        id: CarrierId::new(id(1)),
        name: Label::new("Relais du Pont").expect("a name"),
        level: Level::Full,
        identity: IdentityRule::Originals,
        shelves: Shelves::parse("A01-A20"),
        driver_hours: Some(Label::new("10:00-11:00").expect("hours")),
        holdings: vec![
            Holding {
                from: from("2024-01-01"),
                days: 8,
                count: DayCount::Working,
                first: FirstDay::Arrival,
            },
            Holding {
                from: from("2025-10-08"),
                days: 5,
                count: DayCount::Calendar,
                first: FirstDay::DayAfter,
            },
        ],
        tariffs: vec![
            Tariff {
                from: from("2024-01-01"),
                kind: Kind::Arrival,
                size: None,
                unit: Cents::new(35),
            },
            Tariff {
                from: from("2024-01-01"),
                kind: Kind::Return,
                size: Some(Size::Large),
                unit: Cents::new(15),
            },
        ],
        fixed: vec![Fixed { from: from("2024-01-01"), month: Cents::new(1_000) }],
        active: true,
    }
}

fn intake(number: u128, paper: bool) -> Intake {
    Intake {
        parcel: ParcelId::new(id(number)),
        carrier: CarrierId::new(id(1)),
        number: Some(NumberHash([7; 32])),
        size: Size::Small,
        slot: Slot::Shelf { zone: 'A', number: 7 },
        due_on: "2026-11-26".parse().ok(),
        rule: 2,
        found: false,
        paper,
    }
}

/// What the trade freezes.
pub fn facts() -> Vec<Fact> {
    let carrier_id = CarrierId::new(id(1));
    let parcel = ParcelId::new(id(2));
    let dropped = Intake {
        number: None,
        size: Size::Large,
        slot: Slot::Reserve,
        due_on: None,
        rule: 0,
        found: true,
        ..intake(3, false)
    };
    let visit = DriverVisit {
        carrier: carrier_id,
        announced: Some(11),
        arrived: 12,
        given: vec![parcel],
        counted: 1,
        missing: vec![ParcelId::new(id(3))],
        reason: Some(Reason::NotFound),
    };
    let declaration = Declaration {
        carrier: carrier_id,
        month: (2026, 11),
        counts: [12, 9, 2, 3],
        amount: Cents::new(4_520),
    };
    let facts = vec![
        ParcelFact::CarrierSet(carrier()),
        ParcelFact::CarrierRetired { carrier: carrier_id },
        ParcelFact::RetentionSet { days: 30 },
        ParcelFact::Received(intake(2, true)),
        ParcelFact::DroppedOff(dropped),
        ParcelFact::HandedOver { parcels: vec![parcel], identity_checked: true },
        ParcelFact::Refused { parcel, reason: Reason::NotWanted },
        ParcelFact::Damaged { parcel },
        ParcelFact::Redirected { parcel },
        ParcelFact::Missing { parcel, reason: Reason::Other },
        ParcelFact::Found { parcel, slot: Slot::Shelf { zone: 'B', number: 12 } },
        ParcelFact::DriverCame(visit),
        ParcelFact::Undone { parcels: vec![parcel] },
        ParcelFact::Counted { carrier: carrier_id, kind: Kind::DropOff, change: -1 },
        ParcelFact::Inventoried { expected: 17, counted: 17 },
        ParcelFact::PaperAsked { parcel },
        ParcelFact::Declared(declaration),
        ParcelFact::Moved { parcel, slot: Slot::Reserve },
    ];
    facts.into_iter().map(Fact::Parcel).collect()
}
