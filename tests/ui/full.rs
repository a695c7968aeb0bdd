//! A café at the end of a busy month: of everything there is something, and of most much. Head
//! office has taken it in, and has something for it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use comptoir::domain::activity::{ActivityKind, Heads, Outcome, Plan};
use comptoir::domain::catalog::Mode;
use comptoir::domain::commune::CommuneCode;
use comptoir::domain::day::BusinessDay;
use comptoir::domain::errand::VillageService;
use comptoir::domain::evening::{EveningState, Method};
use comptoir::domain::funder::Funder;
use comptoir::domain::id::OperatorId;
use comptoir::domain::money::Cents;
use comptoir::domain::month::MonthName;
use comptoir::domain::parcel::carrier::Kind;
use comptoir::domain::partner::Partner;
use comptoir::domain::payment::{self, Offer};
use comptoir::domain::profile::{Model, Profile, Rna};
use comptoir::domain::quantity::Quantity;
use comptoir::domain::text::Label;
use comptoir::domain::volunteer::{Duty, Volunteer};
use comptoir::journal::seal::Signer;
use comptoir::keys::SoftwareSigner;
use comptoir::network::courier::News;
use comptoir::statement::exchange::{
    Compared, Comparison, Enrolled, HubKey, Letter, Tariff, Tariffs,
};
use comptoir::statement::sealing::{Sealed, key_id};
use comptoir::statement::wire::Told;
use comptoir::till::Act;
use comptoir::till::desk::Desk;

use crate::village;

fn label(text: &str) -> Label {
    Label::new(text).expect("a name")
}

/// Head office has taken the café in; everything goes by file.
pub fn join(desk: &mut Desk) -> SoftwareSigner {
    let made = SoftwareSigner::generate().expect("a key");
    let key = SoftwareSigner::from_pkcs8(&made).expect("a key");
    let public = key.public_key();
    let named = HubKey { kid: key_id(public), key: URL_SAFE_NO_PAD.encode(public), handover: None };
    let enrolled = Enrolled {
        format: Enrolled::FORMAT.to_owned(),
        cafe: "0195f2c4-7a10-7c3e-9d51-3b8f00a1c2d3".to_owned(),
        name: "Le Relais".to_owned(),
        model: "associatif".to_owned(),
        commune: "01001".to_owned(),
        opened: "2026-11".to_owned(),
        till: desk.till().store().till().to_string(),
        salt: "sel".to_owned(),
        keys: vec![named],
    };
    let paper = Sealed::seal(enrolled, &key).expect("sealed");
    let act = Act { at: desk.now(), by: None::<OperatorId> };
    desk.till().join(act, None, paper.to_bytes()).expect("joined");
    key
}

/// What head office has for the café: a long letter, prices, and how others fare.
pub fn news(desk: &mut Desk, key: &SoftwareSigner) {
    let long = "Voici l’hiver qui vient, et avec lui les soirées au coin du poêle. Ce mois-ci, \
                douze nouveaux cafés ont ouvert leurs portes, de la Creuse au Jura. À Bellac, \
                Monique et ses amis servent déjà trente cafés par jour ; à Saint-Julien, la \
                tournée culturelle a rempli la salle des fêtes. Merci à toutes celles et tous \
                ceux qui tiennent le comptoir, le matin tôt comme le dimanche.";
    let letter = Letter {
        format: Letter::FORMAT.to_owned(),
        month: "2026-10".to_owned(),
        title: "Bel automne dans nos villages".to_owned(),
        paragraphs: ["Chers amis des cafés,", long, long, long, "À très vite, l’équipe du siège."]
            .map(ToOwned::to_owned)
            .to_vec(),
        at: "2026-11-02T08:00:00Z".to_owned(),
    };
    let article = |gtin: &str, name: &str, price: &str| Tariff {
        reference: gtin[7..].to_owned(),
        gtin: Some(gtin.to_owned()),
        label: name.to_owned(),
        supplier: "Grossiste du réseau".to_owned(),
        price: price.to_owned(),
        vat: "5.5".to_owned(),
    };
    let tariffs = Tariffs {
        format: Tariffs::FORMAT.to_owned(),
        version: "2026-11-01".to_owned(),
        articles: vec![
            article("4009990002045", "Cola canette 33 cl", "0.62"),
            article("3760990002060", "Eau pétillante 50 cl", "0.48"),
            article("3760990006013", "Lait demi-écrémé 1 l", "0.89"),
            article("3760990006020", "Beurre doux 250 g", "1.94"),
            article("3017620422003", "Pâte à tartiner 400 g", "3.20"),
        ],
        at: "2026-11-01T08:00:00Z".to_owned(),
    };
    let compared = |indicator: &str, own: i64, [low, middle, high]: [i64; 3]| Compared {
        indicator: indicator.to_owned(),
        n: 37,
        p25: Told::Count(low),
        median: Told::Count(middle),
        p75: Told::Count(high),
        own: Some(Told::Count(own)),
    };
    let comparison = Comparison {
        month: "2026-10".to_owned(),
        model: "associatif".to_owned(),
        values: vec![
            compared("ventes.tickets", 1_240, [610, 980, 1_520]),
            compared("ventes.cafes_servis", 402, [210, 380, 540]),
            compared("services.passages", 611, [120, 290, 505]),
            compared("animations.nombre", 4, [2, 4, 7]),
            Compared { own: None, ..compared("animations.participants", 0, [25, 60, 110]) },
        ],
    };
    let membership = desk.till().membership().expect("read").expect("joined");
    let letter = Sealed::seal(letter, key).expect("sealed");
    let tariffs = Sealed::seal(tariffs, key).expect("sealed");
    let comparison = serde_json::to_vec(&comparison).expect("JSON");
    let month = MonthName::parse("2026-10").expect("a month");
    for (news, bytes) in [
        (News::Letter, letter.to_bytes()),
        (News::Tariffs, tariffs.to_bytes()),
        (News::Comparison(month), comparison.as_slice()),
    ] {
        assert!(desk.till().take_news(&membership, news, bytes).expect("kept"));
    }
}

/// A café with a busy month behind it, whose day is open.
pub fn month(desk: &mut Desk) {
    let key = join(desk);
    desk.set_profile(Profile {
        model: Some(Model::Association),
        commune: CommuneCode::parse("33112"),
        rna: Rna::parse("W521000123"),
        opened: BusinessDay::parse("2026-09-01"),
        comparison: true,
        open_data: true,
    })
    .expect("told");
    let today = BusinessDay::of(desk.now());
    let ago = |days: i64| BusinessDay::new(today.date() - chrono::TimeDelta::days(days));
    sales(desk);
    activities(desk, ago);
    for (name, duty, minutes) in [
        ("Lucie Chavanon", Duty::Counter, 1_905),
        ("Karim Pelletier", Duty::Kitchen, 1_320),
        ("Marie-Antoinette de La Rochefoucauld", Duty::Counter, 2_430),
        ("Odile Grosjean", Duty::Kitchen, 645),
    ] {
        let who = desk.add_customer(&label(name)).expect("added");
        for day in 1..4 {
            let who = Some(Volunteer::Customer(who));
            desk.note_hours(who, duty, ago(day), minutes / 3).expect("noted");
        }
    }
    members(desk, ago);
    errands(desk, ago);
    evenings(desk, ago);
    news(desk, &key);
}

fn sales(desk: &mut Desk) {
    desk.open_day(Cents::new(12_000)).expect("opened");
    let sold: [(&[(&str, i64)], payment::Method); 4] = [
        (
            &[("101", 182_000), ("105", 21_000), ("109", 34_000), ("204", 55_000)],
            payment::Method::Card,
        ),
        (&[("302", 48_000), ("306", 31_000), ("503", 26_000)], payment::Method::Cash),
        (
            &[("402", 212_000), ("406", 96_000), ("602", 14_000), ("606", 12_500)],
            payment::Method::Card,
        ),
        (&[("610", 18_000), ("614", 9_000), ("704", 6_000)], payment::Method::Cash),
    ];
    for (items, method) in sold {
        let mut basket = desk.new_basket();
        for (sku, thousandths) in items {
            let product = desk.till().catalog().by_sku(sku).expect("a product").clone();
            let quantity = Quantity::from_thousandths(*thousandths).expect("a quantity");
            basket.add(&product, quantity, product.price, Mode::OnSite).expect("added");
        }
        let amount = basket.total().expect("in range");
        desk.pay(&basket, &[Offer { method, amount }]).expect("paid");
    }
}

fn activities(desk: &mut Desk, ago: impl Fn(i64) -> BusinessDay) {
    let held = [
        (ActivityKind::Concert, 16, "Chansons du lavoir", Heads::by_age(12, 41, 33)),
        (ActivityKind::Digital, 12, "Ordinateurs sans stress", Heads::by_age(0, 3, 9)),
        (ActivityKind::Digital, 5, "Ordinateurs sans stress", Heads::by_age(0, 4, 8)),
        (ActivityKind::Games, 9, "Belote et gaufres", Heads::by_age(6, 9, 17)),
        (ActivityKind::Cooking, 7, "La soupe du jeudi", Heads::by_age(2, 6, 11)),
        (ActivityKind::Health, 4, "Dépistage et petit déjeuner", Heads::by_age(0, 8, 24)),
        (ActivityKind::Social, 2, "Lecture à voix haute des lettres de poilus de la vallée", {
            Heads { all: 65, estimated: true, ..Heads::default() }
        }),
    ];
    let plan = |kind, day| Plan {
        kind,
        day,
        start: 990,
        end: Some(1_080),
        partner: None,
        funder: None,
        hosted: false,
    };
    for (kind, days, title, heads) in held {
        let planned = desk.plan_activity(plan(kind, ago(days)), Some(&label(title)), 1);
        let outcome = Outcome { heads: Some(heads), ..Outcome::default() };
        desk.hold_activity(planned.expect("planned")[0], outcome).expect("held");
    }
    for (kind, days, title) in [
        (ActivityKind::Market, -1, "Petit marché de l’Avent et vin chaud des bénévoles"),
        (ActivityKind::CulturalTour, -6, "Contes sous la halle"),
        (ActivityKind::Sport, 1, "Marche douce des aînés"),
    ] {
        desk.plan_activity(plan(kind, ago(days)), Some(&label(title)), 1).expect("planned");
    }
}

fn members(desk: &mut Desk, ago: impl Fn(i64) -> BusinessDay) {
    let year = desk.till().catalog().by_sku("803").expect("a product").id;
    let terms = comptoir::domain::membership::Terms {
        floor: Cents::new(500),
        term: comptoir::domain::membership::Term::RollingYear,
    };
    desk.set_membership_terms(year, Some(terms)).expect("set");
    for name in ["Alain Nivernais", "Chloé Ostermann", "Fatou Diarra", "Jean-Baptiste Vuillermoz"]
    {
        let id = desk.add_customer(&label(name)).expect("added");
        desk.take_membership_over(id, year, (ago(200), ago(-165))).expect("taken over");
    }
}

fn errands(desk: &mut Desk, ago: impl Fn(i64) -> BusinessDay) {
    for (service, count) in [
        (VillageService::DigitalHelp, 23),
        (VillageService::Post, 41),
        (VillageService::Copies, 118),
        (VillageService::Permit, 6),
    ] {
        desk.count_service(service, count, Cents::ZERO).expect("counted");
    }
    desk.note_meals(Funder::Klesia, 36, ago(3), false).expect("noted");
    desk.note_meals(Funder::Commune, 12, ago(8), true).expect("noted");
    desk.add_usual_carrier("Mondial Relay").expect("added");
    let carrier = desk.partner_book().expect("read").carriers[0].id;
    for kind in Kind::ALL {
        desk.count_parcels(carrier, kind, 17).expect("counted");
    }
    let bank =
        Partner { name: Some(label("Caisse rurale du Val et des Combes")), ..village::bank() };
    desk.set_partner(bank).expect("told");
}

fn evenings(desk: &mut Desk, ago: impl Fn(i64) -> BusinessDay) {
    let tour = desk.create_tour(label("Guinguettes du Val et des Combes"), 2026).expect("made");
    for (code, days, people, place) in [
        ("52448", 11, 210, "Place de la mairie"),
        ("33112", 6, 145, "Sous les tilleuls, derrière l’ancienne école communale"),
        ("10323", 2, 320, ""),
    ] {
        let commune = CommuneCode::parse(code).expect("a commune");
        let place = Label::new(place).ok();
        let evening = desk.plan_evening(commune, ago(days), Some(tour), place).expect("planned");
        for state in [EveningState::Open, EveningState::Ended] {
            desk.set_evening_state(evening, state).expect("set");
        }
        desk.estimate_evening(evening, people, Method::TicketRatio).expect("told");
    }
    let commune = CommuneCode::parse("52448").expect("a commune");
    desk.plan_evening(commune, ago(-8), Some(tour), None).expect("planned");
}
