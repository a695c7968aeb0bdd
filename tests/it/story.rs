//! A journal in which every kind of entry stands, written by the till itself.

use std::path::Path;

use comptoir::domain::activity::{ActivityKind, Plan};
use comptoir::domain::cash::{CashMove, CashReason};
use comptoir::domain::commune::CommuneCode;
use comptoir::domain::day::BusinessDay;
use comptoir::domain::errand::{ErrandFact, VillageService};
use comptoir::domain::fact::Fact;
use comptoir::domain::id::{CarrierId, ErrandId, Ids, PartnerId};
use comptoir::domain::membership::{Term, Terms};
use comptoir::domain::money::Cents;
use comptoir::domain::month::MonthName;
use comptoir::domain::network::{MonthAnswers, NetworkFact};
use comptoir::domain::parcel::carrier::{Carrier, IdentityRule, Level, Size};
use comptoir::domain::parcel::slot::Shelves;
use comptoir::domain::partner::{Deal, Means, Partner, Role, Settlement};
use comptoir::domain::profile::{Model, Profile};
use comptoir::domain::quantity::Quantity;
use comptoir::domain::stock::MoveReason;
use comptoir::domain::text::Label;
use comptoir::domain::tracking::TrackingNumber;
use comptoir::domain::volunteer::{Duty, Volunteer};
use comptoir::store::Options;
use comptoir::till::TillError;
use comptoir::till::parcels::NewParcel;
use comptoir::till::stock::Move;

use crate::cafe::{self, Cafe, DAY, Payer};

/// Plays the story and closes the files. `nights` more days follow, of one sale each.
pub fn every_kind(cafe: &mut Cafe, nights: u32) -> Result<(), TillError> {
    cafe.begin()?;
    cafe.import()?;
    let act = cafe.act();
    let name = Label::new("Camille").expect("a name");
    let camille = cafe.till.add_operator(act, &mut cafe.ids, &name)?;
    cafe.till.clock_in(act, &mut cafe.ids, Volunteer::Operator(camille), Duty::Opening)?;
    cafe.open_day()?;
    let mut basket = cafe.basket(&[("101", 3_000), ("405", 2_000), ("501", 312)]);
    basket.set_quantity(0, Quantity::ONE).expect("two less");
    let first = cafe.pay(&basket, Payer::Cash)?;
    let basket = cafe.basket(&[("303", 3_000), ("601", 1_000)]);
    cafe.pay(&basket, Payer::Both)?;
    let act = cafe.act();
    cafe.till.issue_receipt(act, first)?;
    cafe.till.void(act, &mut cafe.ids, first)?;
    let act = cafe.act();
    cafe.till.read(act)?;
    cafe.open_drawer()?;
    let basket = cafe.basket(&[("101", 1_000)]);
    let act = cafe.act();
    cafe.till.abandon(act, basket)?;
    every_trade(cafe)?;
    cafe.till.store().set_signer(None);
    sell(cafe)?;
    sell(cafe)?;
    cafe.till.store().set_signer(cafe::boxed(0));
    sell(cafe)?;
    cafe.now -= DAY / 2;
    sell(cafe)?;
    cafe.now += DAY / 2;
    cafe.close(Some(130))?;
    cafe.open_day()?;
    sell(cafe)?;
    cafe.till.store().set_signer(cafe::boxed(1));
    let act = cafe.act();
    cafe.till.replace_key(act)?;
    sell(cafe)?;
    for _ in 0..nights {
        cafe.now += DAY;
        sell(cafe)?;
    }
    cafe.close(None)?;
    Ok(())
}

/// One fact of each kind beside the sale.
fn every_trade(cafe: &mut Cafe) -> Result<(), TillError> {
    let act = cafe.act();
    let profile = Profile { model: Some(Model::Association), ..Profile::default() };
    cafe.till.set_profile(act, profile)?;
    let plan = Plan {
        kind: ActivityKind::Digital,
        day: BusinessDay::of(act.at),
        start: 990,
        end: None,
        partner: None,
        funder: None,
        hosted: false,
    };
    cafe.till.plan_activity(act, &mut cafe.ids, plan, None, 1)?;
    association(cafe)?;
    cafe.till.add_customer(act, &mut cafe.ids, &Label::new("Gérard B.").expect("a name"))?;
    let baker = Partner {
        id: PartnerId::new(cafe.ids.next()),
        name: Some(Label::new("Fournil du Pont").expect("a name")),
        siret: None,
        role: Role::Baker,
        deal: Deal::Purchase,
        commission: 0,
        active: true,
        withdrawals: None,
        rna: None,
        local: None,
    };
    let partner = Some(baker.id);
    let settled = Settlement {
        partner: baker.id,
        until: BusinessDay::of(act.at),
        collected: Cents::ZERO,
        commission: Cents::ZERO,
        paid: Cents::ZERO,
        means: Means::Transfer,
    };
    cafe.till.set_partner(act, baker)?;
    cafe.till.store().append(act.at, act.by, vec![Fact::PartnerSettled(settled)])?;
    let amount = Cents::new(-1_000);
    cafe.till.move_cash(act, CashMove { reason: CashReason::Partner, amount, partner })?;
    parcels(cafe)?;
    let product = cafe.till.catalog().by_sku("405").expect("a croissant").id;
    cafe.till.bread_sold_out(act, product)?;
    let reason = MoveReason::Loss;
    cafe.till.move_stock(act, Move { product, thousandths: -24_000, reason, lot: None }).map(drop)
}

/// What an association and a travelling café keep, and what head office is told of them.
fn association(cafe: &mut Cafe) -> Result<(), TillError> {
    let act = cafe.act();
    let day = BusinessDay::of(act.at);
    let product = cafe.till.catalog().by_sku("603").expect("a membership").id;
    let terms = Terms { floor: Cents::new(500), term: Term::RollingYear };
    cafe.till.set_membership_terms(act, product, Some(terms))?;
    let commune = CommuneCode::parse("52448").expect("a code");
    cafe.till.plan_evening(act, &mut cafe.ids, commune, day, (None, None))?;
    let errand = ErrandFact::Done {
        errand: ErrandId::new(cafe.ids.next()),
        service: VillageService::Lottery,
        day,
        count: 1,
        commission: Cents::ZERO,
    };
    let answers = MonthAnswers { month: MonthName::of(day), answers: Vec::new() };
    let facts = vec![Fact::Errand(errand), Fact::Network(NetworkFact::Answered(answers))];
    cafe.till.store().append(act.at, act.by, facts).map(drop)?;
    Ok(())
}

/// A parcel comes, leaves with someone, and a sale follows.
fn parcels(cafe: &mut Cafe) -> Result<(), TillError> {
    let act = cafe.act();
    let carrier = Carrier {
        id: CarrierId::new(cafe.ids.next()),
        name: Label::new("Relais du Pont").expect("a name"),
        level: Level::Full,
        identity: IdentityRule::Document,
        shelves: Shelves::parse("A01-A20"),
        driver_hours: None,
        holdings: Vec::new(),
        tariffs: Vec::new(),
        fixed: Vec::new(),
        active: true,
    };
    let new = NewParcel {
        carrier: carrier.id,
        number: TrackingNumber::new("RB123456785GB").ok(),
        unreadable: false,
        name: "Martin L".to_owned(),
        size: Size::Small,
        slot: None,
        found: false,
        paper: false,
    };
    cafe.till.set_carrier(act, carrier)?;
    let parcel = cafe.till.receive_parcel(act, &mut cafe.ids, &new)?.parcel;
    cafe.till.hand_over_parcels(act, &[parcel.id], true)?;
    sell(cafe)?;
    cafe.till.retire_carrier(act, new.carrier)
}

fn sell(cafe: &mut Cafe) -> Result<u64, TillError> {
    let basket = cafe.basket(&[("101", 1_000), ("602", 1_000)]);
    cafe.pay(&basket, Payer::Cash)
}

/// A folder in which the story was played.
pub fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    told_in(folder.path(), 1);
    folder
}

/// Plays the story in this folder.
pub fn told_in(folder: &Path, nights: u32) {
    let mut cafe = Cafe::open(folder, &Options::default()).expect("opened");
    every_kind(&mut cafe, nights).expect("the story");
}
