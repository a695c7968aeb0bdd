//! Evenings of a travelling café: planned, held, counted, and what the month says of them.

use std::collections::BTreeMap;

use comptoir::domain::commune::CommuneCode;
use comptoir::domain::day::BusinessDay;
use comptoir::domain::evening::{
    Basis, EveningError, EveningPartner, EveningPlan, EveningRole, EveningState, Method, Show,
};
use comptoir::domain::id::{EveningId, Ids, PartnerId};
use comptoir::domain::money::Cents;
use comptoir::domain::partner::{Partner, Role};
use comptoir::domain::profile::{Model, Profile, Rna};
use comptoir::domain::text::Label;
use comptoir::journal::entry::Entry;
use comptoir::statement::MonthName;
use comptoir::statement::figures::{Figure, Fold, Key, Month};
use comptoir::statement::registry::Registry;
use comptoir::statement::rules::Breach;
use comptoir::store::{Options, audit};
use comptoir::till::TillError;
use proptest::prelude::*;

use crate::cafe::Cafe;

fn code(text: &str) -> CommuneCode {
    CommuneCode::parse(text).expect("a code")
}

fn day(text: &str) -> BusinessDay {
    BusinessDay::parse(text).expect("a day")
}

/// A van with a festival committee and an artist from elsewhere.
fn van(folder: &tempfile::TempDir) -> (Cafe, [PartnerId; 2]) {
    let mut cafe = Cafe::open(folder.path(), &Options::default()).expect("opened");
    cafe.begin().expect("begun");
    cafe.import().expect("imported");
    let act = cafe.act();
    let profile = Profile { model: Some(Model::Itinerant), ..Profile::default() };
    cafe.till.set_profile(act, profile).expect("set");
    let mut ids = [("Comité des fêtes", Role::Association), ("Duo Lampion", Role::Artist)].map(
        |(name, role)| {
            let id = PartnerId::new(cafe.ids.next());
            let mut partner = Partner::friend(id, Label::new(name).expect("a name"), role);
            partner.rna = (role == Role::Association).then(|| Rna::parse("W521000123")).flatten();
            let act = cafe.act();
            cafe.till.set_partner(act, partner).expect("set");
            id
        },
    );
    ids.sort();
    (cafe, ids)
}

fn held(cafe: &mut Cafe, commune: &str, date: &str) -> EveningId {
    let act = cafe.act();
    let Cafe { till, ids, .. } = cafe;
    let place = Label::new("Place de la mairie").ok();
    let id = till.plan_evening(act, ids, code(commune), day(date), (None, place)).expect("planned");
    for state in [EveningState::Confirmed, EveningState::Open, EveningState::Ended] {
        till.set_evening_state(act, id, state).expect("it follows");
    }
    id
}

fn part(partner: PartnerId, role: EveningRole, fee: i64, turnover: Option<i64>) -> EveningPartner {
    EveningPartner {
        partner,
        role,
        fee: Cents::new(fee),
        turnover: turnover.map(Cents::new),
        fee_included: true,
        basis: Basis::Estimate,
        local: true,
    }
}

/// The month, with the network's salt.
fn folded(cafe: &mut Cafe, month: &str, salt: Option<&str>) -> Month {
    let month = MonthName::parse(month).expect("a month");
    let mut fold = Fold::new(month, Registry::current(), salt);
    let walked = cafe.till.store().walk(|sealed| {
        fold.take(&Entry::from_bytes(&sealed.bytes)?).expect("in range");
        Ok(())
    });
    walked.expect("the journal is read");
    fold.finish().expect("in range")
}

/// Figures of tours, by indicator and codes, as text.
fn told(month: &Month) -> BTreeMap<String, i64> {
    let tours = month.figures.iter().filter(|(key, _)| key.indicator.starts_with("itinerance."));
    tours
        .map(|(key, figure)| {
            let codes: Vec<&str> = key.dimensions.values().map(String::as_str).collect();
            let figure = match figure {
                Figure::Count(count) => count,
                Figure::Amount(cents) => cents.get(),
            };
            (format!("{} {}", key.indicator, codes.join(" ")), figure)
        })
        .collect()
}

#[test]
fn a_counted_evening_is_in_its_month_and_its_commune() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut cafe, [committee, artist]) = van(&folder);
    let id = held(&mut cafe, "52448", "2026-07-11");
    let act = cafe.act();
    let uncounted = cafe.till.set_evening_state(act, id, EveningState::Counted);
    assert!(matches!(uncounted, Err(TillError::Evening(EveningError::Uncounted))));
    cafe.till.estimate_evening(act, id, 230, Method::TicketRatio).expect("said");
    cafe.till.estimate_evening(act, id, 204, Method::PeakRotation).expect("said");
    cafe.till.set_evening_shows(act, id, Show::Concert, 1).expect("said");
    cafe.till.set_evening_shows(act, id, Show::Games, 2).expect("said");
    let committee = part(committee, EveningRole::FestivalCommittee, 15_000, Some(90_000));
    cafe.till.set_evening_partner(act, id, committee).expect("said");
    let away = EveningPartner { local: false, ..part(artist, EveningRole::Artist, 40_000, None) };
    cafe.till.set_evening_partner(act, id, away).expect("said");
    assert_eq!(told(&folded(&mut cafe, "2026-07", None)), BTreeMap::new(), "not counted yet");
    cafe.till.set_evening_state(act, id, EveningState::Counted).expect("counted");
    // A code that no list knows is taken as it stands.
    let other = held(&mut cafe, "99999", "2026-08-01");
    let act = cafe.act();
    cafe.till.estimate_evening(act, other, 80, Method::Count).expect("said");
    cafe.till.set_evening_state(act, other, EveningState::Counted).expect("counted");
    let july = folded(&mut cafe, "2026-07", Some("salt"));
    let figures = told(&july);
    let expected = [
        ("itinerance.soirees 52448", 1),
        ("itinerance.participants 52448", 204),
        ("itinerance.animations 52448", 3),
        ("itinerance.concerts 52448", 1),
        ("itinerance.retombees_eur facture 52448", 15_000),
        ("itinerance.retombees_eur estime 52448", 75_000),
    ];
    let expected: BTreeMap<String, i64> =
        expected.into_iter().map(|(key, figure)| (key.to_owned(), figure)).collect();
    assert_eq!(figures, expected, "the fee is part of what was declared");
    let odd: Vec<&str> = july.figures.statuses().keys().map(|key| key.indicator.as_str()).collect();
    assert!(odd.contains(&"itinerance.participants") && odd.contains(&"itinerance.retombees_eur"));
    let keys: BTreeMap<&str, usize> =
        july.figures.keys().map(|(key, all)| (key.indicator.as_str(), all.len())).collect();
    assert_eq!(keys.get("itinerance.associations_cles"), Some(&1));
    assert_eq!(keys.get("itinerance.communes_cles"), Some(&1));
    let count = |indicator: &str| july.figures.count(&Key::plain(indicator));
    assert_eq!(keys.get("partenariats.cles"), Some(&1), "who came from elsewhere is no neighbour");
    assert_eq!(count("partenariats.nouveaux"), 1);
    assert_eq!(count("partenariats.actifs_fin_mois"), 1);
    let registry = comptoir::statement::registry::Registry::current();
    let found = comptoir::statement::rules::breaches(&july.figures, &registry).expect("in range");
    let unknown: Vec<_> = found.iter().filter(|breach| breach.rule() == "R10").collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    let bare = folded(&mut cafe, "2026-07", None);
    let listed =
        bare.figures.keys().any(|(key, _)| key.indicator == "itinerance.associations_cles");
    assert!(!listed, "nobody is listed without a salt");
    let august = told(&folded(&mut cafe, "2026-08", None));
    assert_eq!(august.get("itinerance.participants 99999"), Some(&80));
    hold(&folder, &mut cafe);
    let at = cafe.moment();
    let month = MonthName::parse("2026-07").expect("a month");
    let draft = cafe.till.statement_of(at, month).expect("a statement");
    assert_eq!(draft.breaches, [Breach::Month], "only that the till was not there in July");
}

#[test]
fn an_evening_is_counted_on_its_day_and_not_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut cafe, _) = van(&folder);
    let future = |told: Result<(), TillError>| {
        assert!(matches!(told, Err(TillError::Evening(EveningError::Future))), "{told:?}");
    };
    let next = held(&mut cafe, "52448", "2027-07-11");
    let act = cafe.act();
    cafe.till.estimate_evening(act, next, 80, Method::Count).expect("said");
    future(cafe.till.set_evening_state(act, next, EveningState::Counted));
    let today = held(&mut cafe, "52448", "2026-11-21");
    let act = cafe.act();
    cafe.till.estimate_evening(act, today, 80, Method::Count).expect("said");
    cafe.till.set_evening_state(act, today, EveningState::Counted).expect("its day has come");
    let plans = cafe.till.evenings(day("2026-11-21")).expect("read");
    let plan = plans.into_iter().find(|one| one.plan.evening == today).expect("there").plan;
    let later = EveningPlan { day: day("2026-11-22"), ..plan.clone() };
    future(cafe.till.move_evening(act, later));
    let before = EveningPlan { day: day("2026-11-20"), ..plan };
    cafe.till.move_evening(act, before).expect("it was the day before");
}

fn hold(folder: &tempfile::TempDir, cafe: &mut Cafe) {
    let found = audit(folder.path(), cafe.till.head().into_iter().collect()).expect("sound");
    assert_eq!((found.stray_view, found.unsound), (None, None));
    let views = cafe.till.store().dump_views().expect("views");
    cafe.till.store().rebuild(|_| {}).expect("folded anew");
    assert_eq!(cafe.till.store().dump_views().expect("views"), views);
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 48,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Whatever is said of evenings in whatever order, the views are the fold of the journal, and
    /// only those that were counted are in the month.
    #[test]
    fn evenings_are_the_fold_of_the_journal(
        acts in prop::collection::vec((0..7_usize, 0..3_usize, 0..9_u32), 1..40),
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut cafe, partners) = van(&folder);
        let mut evenings = vec![held(&mut cafe, "52448", "2026-07-11")];
        let states = [
            EveningState::Planned,
            EveningState::Confirmed,
            EveningState::Open,
            EveningState::Ended,
            EveningState::Counted,
            EveningState::Cancelled,
        ];
        for (what, which, number) in acts {
            let act = cafe.act();
            let id = evenings[which % evenings.len()];
            let rank = number as usize;
            let till = &mut cafe.till;
            // What the till refuses leaves no trace: only what is written must agree.
            let _ = match what {
                0 => {
                    let day = day("2026-07-12");
                    let ids = &mut cafe.ids;
                    till.plan_evening(act, ids, code("52121"), day, (None, None))
                        .map(|id| evenings.push(id))
                }
                1 | 2 => till.set_evening_state(act, id, states[rank % 6]),
                3 => till.estimate_evening(act, id, number * 50, Method::ALL[rank % 3]),
                4 => till.set_evening_shows(act, id, Show::ALL[rank % 5], number as u16),
                5 => {
                    let role = EveningRole::ALL[rank % 6];
                    let turnover = (number % 2 == 0).then_some(i64::from(number) * 100);
                    let fee = i64::from(number % 3) * 100;
                    let partner = part(partners[which % 2], role, fee, turnover);
                    till.set_evening_partner(act, id, partner)
                }
                _ => till.remove_evening_partner(act, id, partners[which % 2]),
            };
        }
        hold(&folder, &mut cafe);
        let known = cafe.till.evenings(day("2026-07-11")).expect("read");
        let counted = known.iter().filter(|one| one.state == EveningState::Counted);
        let (mut count, mut people) = (0, 0);
        for one in counted {
            count += 1;
            people += i64::from(one.best().expect("said").people);
        }
        let figures = told(&folded(&mut cafe, "2026-07", None));
        let sum = |indicator: &str| -> i64 {
            figures.iter().filter(|(key, _)| key.starts_with(indicator)).map(|(_, one)| one).sum()
        };
        prop_assert_eq!(sum("itinerance.soirees"), count);
        prop_assert_eq!(sum("itinerance.participants"), people);
    }
}
