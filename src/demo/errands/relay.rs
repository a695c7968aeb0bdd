//! Parcels: drivers, people who fetch, people who leave.

use crate::demo::DemoError;
use crate::demo::month::{Day, Teller};
use crate::domain::id::{CarrierId, ParcelId};
use crate::domain::parcel::Reason;
use crate::domain::parcel::carrier::Size;
use crate::domain::tracking::TrackingNumber;
use crate::till::parcels::{NewParcel, Visit};

/// Beginnings of names that people of the valley have.
const NAMES: [&str; 24] = [
    "MAR", "DUR", "LEF", "BER", "ROB", "PET", "MOR", "GIR", "FOU", "BON", "DUP", "LAM", "FON",
    "ROU", "VIN", "MUL", "FAU", "AND", "MER", "BLA", "GUE", "BOY", "GAR", "PER",
];

impl Day<'_> {
    fn carriers(&mut self) -> Result<Vec<CarrierId>, DemoError> {
        Ok(self.desk.relay()?.carriers.iter().map(|carrier| carrier.id).collect())
    }

    fn new_parcel(&mut self, carrier: CarrierId, name: &str) -> NewParcel {
        let number = self.chance.between(10_000_000, 99_999_999).to_string();
        NewParcel {
            carrier,
            number: TrackingNumber::new(&number).ok(),
            unreadable: false,
            name: name.to_owned(),
            size: [Size::Small, Size::Medium, Size::Medium, Size::Large]
                [usize::try_from(self.chance.between(0, 3)).unwrap_or(0)],
            slot: None,
            found: false,
            paper: false,
        }
    }

    fn name(&mut self) -> String {
        let rank = usize::try_from(self.chance.between(0, 23)).unwrap_or(0);
        let initial = char::from(b'A' + u8::try_from(self.chance.between(0, 25)).unwrap_or(0));
        format!("{} {initial}", NAMES[rank])
    }

    /// Each driver brings a few parcels and takes what waits.
    pub(super) fn drivers(&mut self, teller: &mut dyn Teller) -> Result<(), DemoError> {
        for (rank, carrier) in self.carriers()?.into_iter().enumerate() {
            let usual = [(2, 6), (0, 3), (0, 4)].get(rank).copied().unwrap_or((0, 2));
            let came = self.chance.between(usual.0, usual.1);
            for _ in 0..came {
                let name = self.name();
                let new = self.new_parcel(carrier, &name);
                let arrived = self.desk.receive_parcel(&new)?;
                if self.chance.happens(2) {
                    self.desk.refuse_parcel(arrived.parcel.id, Reason::NotWanted)?;
                }
            }
            let list = self.desk.driver_list(carrier)?;
            let given: Vec<ParcelId> = list.rows.iter().map(|row| row.parcel.id).collect();
            let announced = u32::try_from(came).ok();
            let counted = u32::try_from(given.len()).unwrap_or(0);
            let (missing, reason) = (Vec::new(), None);
            let visit = Visit { carrier, announced, given, counted, missing, reason };
            let slip = self.desk.driver_came(visit)?;
            teller.printed(&slip);
        }
        Ok(())
    }

    /// Someone fetches all parcels of a name, and often has a coffee.
    pub(super) fn parcels_fetched(&mut self, teller: &mut dyn Teller) -> Result<(), DemoError> {
        let today = self.date;
        let rows = self.desk.open_parcels()?;
        let waiting: Vec<_> = rows
            .into_iter()
            .filter(|row| row.parcel.is_here() && !row.parcel.is_for_driver(today))
            .collect();
        if waiting.is_empty() {
            return Ok(());
        }
        let last = i64::try_from(waiting.len() - 1).unwrap_or(0);
        let chosen = usize::try_from(self.chance.between(0, last)).unwrap_or(0);
        let wanted = waiting[chosen].whose.clone();
        let same = |whose: &crate::till::parcels::Whose| {
            whose.surname == wanted.surname && whose.initial == wanted.initial
        };
        let ids: Vec<ParcelId> = waiting
            .iter()
            .filter(|row| same(&row.whose) || row.parcel.id == waiting[chosen].parcel.id)
            .map(|row| row.parcel.id)
            .collect();
        self.desk.hand_over_parcels(&ids, true)?;
        if self.chance.happens(70) {
            let wish = super::super::customers::Wish { sku: "101", amount: 1 };
            self.serve(&[wish], teller)?;
        }
        Ok(())
    }

    pub(super) fn parcel_left(&mut self) -> Result<(), DemoError> {
        let carriers = self.carriers()?;
        let Some(carrier) = carriers.first().copied() else {
            return Ok(());
        };
        let new = self.new_parcel(carrier, "");
        self.desk.drop_off_parcel(&new)?;
        Ok(())
    }

    pub(super) fn parcels_counted(&mut self) -> Result<(), DemoError> {
        let here = u32::try_from(self.desk.relay()?.here).unwrap_or(0);
        Ok(self.desk.take_parcel_inventory(here)?)
    }
}
