//! The trades' part of the day: a delivery of bread, parcels in and out, a count of the stock.

use comptoir::domain::bread::{Baker, Delivery, DeliveryLine, LeftOver, LeftOvers};
use comptoir::domain::day::BusinessDay;
use comptoir::domain::id::{CarrierId, ParcelId, PartnerId, ProductId};
use comptoir::domain::money::Cents;
use comptoir::domain::parcel::carrier::{
    Carrier, DayCount, FirstDay, Holding, IdentityRule, Level, Size,
};
use comptoir::domain::parcel::slot::Shelves;
use comptoir::domain::partner::{Deal, Partner, Role};
use comptoir::domain::stock::MoveReason;
use comptoir::domain::text::Label;
use comptoir::domain::tracking::TrackingNumber;
use comptoir::till::parcels::{NewParcel, Visit};
use comptoir::till::stock::Move;
use comptoir::till::{Act, TillError};
use uuid::Uuid;

use crate::cafe::Cafe;

/// What happens beside the sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trade {
    /// The relay works for a carrier.
    Carrier,
    /// A parcel comes, the rank of its number.
    Intake(u32),
    /// The first parcels still here are handed over together, so many.
    HandOver(usize),
    /// The driver takes what waits.
    Driver,
    /// A baker brings bread.
    Baker,
    /// The bread of the day is counted in.
    BreadIn,
    /// What is left of it is counted.
    BreadLeft,
    /// Goods come from a supplier.
    GoodsIn,
    /// The stock is counted: begun, one product, ended.
    CountBegins,
    CountsOne,
    CountEnds,
}

const CARRIER: CarrierId = CarrierId::new(Uuid::from_u128(0xCA));
const BAKER: PartnerId = PartnerId::new(Uuid::from_u128(0xBA));

/// Plays an act of a trade.
pub fn play(cafe: &mut Cafe, trade: Trade) -> Result<(), TillError> {
    let act = cafe.act();
    match trade {
        Trade::Carrier => cafe.till.set_carrier(act, carrier()),
        Trade::Intake(rank) => {
            let new = new_parcel(rank);
            cafe.till.receive_parcel(act, &mut cafe.ids, &new).map(drop)
        }
        Trade::HandOver(count) => {
            let here = cafe.till.open_rows()?;
            let ids: Vec<ParcelId> = here.iter().take(count).map(|row| row.parcel.id).collect();
            cafe.till.hand_over_parcels(act, &ids, true)
        }
        Trade::Driver => {
            let list = cafe.till.driver_list(act, CARRIER)?;
            let given: Vec<ParcelId> = list.rows.iter().map(|row| row.parcel.id).collect();
            let counted = given.len() as u32;
            let (announced, missing, reason) = (None, Vec::new(), None);
            let visit = Visit { carrier: CARRIER, announced, given, counted, missing, reason };
            cafe.till.driver_came(act, visit).map(drop)
        }
        Trade::Baker => {
            let bread = product(cafe);
            cafe.till.set_baker(act, baker(), Baker::usual(BAKER), &[(bread, None)])
        }
        Trade::BreadIn | Trade::BreadLeft => bread(cafe, act, trade),
        Trade::GoodsIn => {
            let (reason, lot) = (MoveReason::GoodsIn, None);
            let moved = Move { product: product(cafe), thousandths: 24_000, reason, lot };
            cafe.till.move_stock(act, moved).map(drop)
        }
        Trade::CountBegins => cafe.till.start_inventory(act, &mut cafe.ids, None).map(drop),
        Trade::CountsOne => {
            let product = product(cafe);
            cafe.till.count_stock(act, product, 21_000, act.at).map(drop)
        }
        Trade::CountEnds => cafe.till.end_inventory(act),
    }
}

fn bread(cafe: &mut Cafe, act: Act, trade: Trade) -> Result<(), TillError> {
    let product = product(cafe);
    let day = BusinessDay::of(act.at);
    if trade == Trade::BreadLeft {
        let left = LeftOver { donated: 2, lost: 1, ..LeftOver::default() };
        let lines = vec![(product, left)];
        return cafe.till.count_left_over(act, LeftOvers { day, baker: BAKER, lines });
    }
    let cost = Some(Cents::new(80));
    let lines = vec![DeliveryLine { product, ordered: 30, delivered: 28, cost }];
    let delivery = Delivery { day, baker: BAKER, note: None, lines };
    cafe.till.count_bread_delivery(act, &mut cafe.ids, delivery)
}

fn product(cafe: &Cafe) -> ProductId {
    cafe.till.catalog().by_sku("405").expect("a croissant").id
}

fn label(text: &str) -> Label {
    Label::new(text).expect("a label")
}

fn new_parcel(rank: u32) -> NewParcel {
    NewParcel {
        carrier: CARRIER,
        number: TrackingNumber::new(&format!("{:08}", 41_000_000 + rank)).ok(),
        unreadable: false,
        name: format!("P{}R", char::from(b'A' + (rank % 26) as u8)),
        size: Size::Small,
        slot: None,
        found: false,
        paper: false,
    }
}

fn carrier() -> Carrier {
    let from = BusinessDay::parse("2026-01-01").expect("a day").date();
    let (count, first) = (DayCount::Calendar, FirstDay::DayAfter);
    Carrier {
        id: CARRIER,
        name: label("Mondial Relay"),
        level: Level::Full,
        identity: IdentityRule::Document,
        shelves: Some(Shelves { zone: 'A', first: 1, last: 20 }),
        driver_hours: None,
        holdings: vec![Holding { from, days: 5, count, first }],
        tariffs: Vec::new(),
        fixed: Vec::new(),
        active: true,
    }
}

fn baker() -> Partner {
    Partner {
        id: BAKER,
        name: Some(label("Fournil du Pont")),
        siret: None,
        role: Role::Baker,
        deal: Deal::Purchase,
        commission: 0,
        active: true,
        withdrawals: None,
        rna: None,
        local: None,
    }
}
