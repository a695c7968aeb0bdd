//! What an artist is called and where an evening takes place stand in the register alone: the
//! journal, its copies and the statement bear ids, and the register can forget.

use std::fs;
use std::path::Path;

use comptoir::domain::commune::CommuneCode;
use comptoir::domain::day::BusinessDay;
use comptoir::domain::evening::{
    Basis, Evening, EveningFact, EveningPartner, EveningPlan, EveningRole, EveningState, Method,
};
use comptoir::domain::fact::Fact;
use comptoir::domain::id::{EveningId, Ids, PartnerId};
use comptoir::domain::money::Cents;
use comptoir::domain::partner::{Partner, Role};
use comptoir::domain::profile::{Model, Profile};
use comptoir::domain::text::Label;
use comptoir::journal::entry::Entry;
use comptoir::statement::MonthName;
use comptoir::store::{Options, audit};
use comptoir::till::TillError;
use serde_json::Value;

use crate::cafe::{Cafe, DAY};

const ARTIST: &str = "Zénobie Vauquelin";
const PLACE: &str = "Grange de Mme Ravignol";

fn label(text: &str) -> Label {
    Label::new(text).expect("a label")
}

fn opened(folder: &Path) -> Cafe {
    let mut cafe = Cafe::open(folder, &Options::default()).expect("opened");
    cafe.begin().expect("begun");
    cafe.import().expect("imported");
    cafe.open_day().expect("a day");
    let act = cafe.act();
    let profile = Profile { model: Some(Model::Itinerant), ..Profile::default() };
    cafe.till.set_profile(act, profile).expect("set");
    cafe
}

fn artist(cafe: &mut Cafe) -> PartnerId {
    let id = PartnerId::new(cafe.ids.next());
    let act = cafe.act();
    let friend = Partner::friend(id, label(ARTIST), Role::Artist);
    cafe.till.set_partner(act, friend).expect("set");
    id
}

/// An evening at somebody's, with the artist, counted.
fn evening(cafe: &mut Cafe, artist: PartnerId) -> EveningId {
    let act = cafe.act();
    let Cafe { till, ids, .. } = cafe;
    let commune = CommuneCode::parse("52448").expect("a code");
    let day = BusinessDay::of(act.at);
    let place = Some(label(PLACE));
    let id = till.plan_evening(act, ids, commune, day, (None, place)).expect("planned");
    for state in [EveningState::Confirmed, EveningState::Open, EveningState::Ended] {
        till.set_evening_state(act, id, state).expect("it follows");
    }
    till.estimate_evening(act, id, 140, Method::Count).expect("said");
    let brought = EveningPartner {
        partner: artist,
        role: EveningRole::Artist,
        fee: Cents::new(40_000),
        turnover: None,
        fee_included: true,
        basis: Basis::Declared,
        local: true,
    };
    till.set_evening_partner(act, id, brought).expect("said");
    till.set_evening_state(act, id, EveningState::Counted).expect("counted");
    id
}

fn known(cafe: &Cafe, id: PartnerId) -> Partner {
    let partners = cafe.till.partners().expect("read");
    partners.into_iter().find(|one| one.id == id).expect("a partner")
}

fn listed(cafe: &Cafe) -> Evening {
    let today = BusinessDay::of(cafe.moment());
    cafe.till.evenings(today).expect("read").pop().expect("an evening")
}

/// The files under a folder that hold a text, by name.
fn holding(folder: &Path, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(holding(&path, text));
        } else if fs::read(&path).expect("read").windows(text.len()).any(|it| it == text.as_bytes())
        {
            found.push(path.file_name().expect("a name").to_string_lossy().into_owned());
        }
    }
    found
}

/// The month as it would leave.
fn statement(cafe: &mut Cafe) -> String {
    let at = cafe.moment();
    let month = MonthName::parse("2026-11").expect("a month");
    let draft = cafe.till.statement_of(at, month).expect("a statement");
    serde_json::to_string(&draft.document).expect("JSON")
}

/// What a statement says of evenings and of partners who are new: whoever is set aside is only no
/// partner any more.
fn figures(statement: &str) -> Vec<Value> {
    let document: Value = serde_json::from_str(statement).expect("JSON");
    let values = document["valeurs"].as_array().expect("figures").iter();
    let ours = |one: &&Value| {
        let indicator = one["i"].as_str().expect("an indicator");
        indicator.starts_with("itinerance.") || indicator == "partenariats.nouveaux"
    };
    let ours: Vec<Value> = values.filter(ours).cloned().collect();
    assert!(ours.len() > 5, "{ours:?}");
    ours
}

/// Every fact of the journal, as text.
fn journal(cafe: &mut Cafe) -> Vec<String> {
    let mut texts = Vec::new();
    let walked = cafe.till.store().walk(|sealed| {
        texts.push(String::from_utf8_lossy(&sealed.bytes).into_owned());
        Ok(())
    });
    walked.expect("read");
    texts
}

fn sound(folder: &Path, cafe: &Cafe) {
    let found = audit(folder, cafe.till.head().into_iter().collect()).expect("sound");
    assert_eq!(found.stray_view, None);
}

#[test]
fn an_artists_name_and_a_place_are_in_the_register_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = opened(folder.path());
    let id = artist(&mut cafe);
    let evening = evening(&mut cafe, id);
    cafe.close(None).expect("closed");
    assert_eq!(known(&cafe, id).name(), ARTIST);
    assert_eq!(listed(&cafe).plan.place, Some(label(PLACE)));
    let told = statement(&mut cafe);
    assert!(told.contains("itinerance.soirees"), "it tells of the evening: {told}");
    for secret in [ARTIST, PLACE] {
        assert_eq!(holding(folder.path(), secret), ["people.sqlite"], "{secret}");
        assert!(!told.contains(secret), "{secret}");
        assert!(!journal(&mut cafe).iter().any(|entry| entry.contains(secret)), "{secret}");
    }
    sound(folder.path(), &cafe);
    // Whoever opens the till again, or makes the views anew, finds both.
    let mut cafe = cafe.restart(folder.path(), &Options::default()).expect("opened");
    cafe.till.store().rebuild(|_| {}).expect("made anew");
    assert_eq!(known(&cafe, id).name(), ARTIST);
    let plan = listed(&cafe).plan;
    assert_eq!((plan.evening, plan.place), (evening, Some(label(PLACE))));
}

#[test]
fn what_the_register_forgets_is_nowhere_and_the_figures_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = opened(folder.path());
    let id = artist(&mut cafe);
    evening(&mut cafe, id);
    let told = statement(&mut cafe);
    let act = cafe.act();
    cafe.till.erase_partner(act, id).expect("erased");
    let plan = EveningPlan { place: None, ..listed(&cafe).plan };
    cafe.till.move_evening(act, plan).expect("the place is nobody's business");
    let gone = known(&cafe, id);
    assert_eq!((gone.name(), gone.active), (Partner::NAMELESS, false));
    assert_eq!(listed(&cafe).plan.place, None);
    assert_eq!(listed(&cafe).partners.len(), 1, "somebody was there");
    for secret in [ARTIST, PLACE] {
        assert_eq!(holding(folder.path(), secret), [""; 0], "{secret}");
    }
    assert_eq!(figures(&statement(&mut cafe)), figures(&told));
    let head = cafe.till.head();
    cafe.till.erase_partner(act, id).expect("erased already");
    assert_eq!(cafe.till.head(), head, "nothing new was written");
    // A business bears its name in the journal: it is not erased, and is never without one.
    let shop = PartnerId::new(cafe.ids.next());
    let friend = Partner::friend(shop, label("Quincaillerie"), Role::Shop);
    cafe.till.set_partner(act, friend.clone()).expect("set");
    let refused = cafe.till.erase_partner(act, shop);
    assert!(matches!(refused, Err(TillError::NoSuchPartner)), "{refused:?}");
    let refused = cafe.till.set_partner(act, Partner { name: None, ..friend });
    assert!(matches!(refused, Err(TillError::NoSuchPartner)), "{refused:?}");
    // Whoever comes back is named again.
    let back = Partner { name: Some(label("Trio Zénobie")), active: true, ..gone };
    cafe.till.set_partner(act, back).expect("set");
    assert_eq!(known(&cafe, id).name(), "Trio Zénobie");
    sound(folder.path(), &cafe);
}

#[test]
fn a_name_goes_where_it_belongs_when_a_partner_becomes_something_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = opened(folder.path());
    let id = artist(&mut cafe);
    let mut become_ = |role, name: &str| {
        let act = cafe.act();
        let partner = Partner { role, name: Some(label(name)), ..known(&cafe, id) };
        cafe.till.set_partner(act, partner).expect("set");
        let kept = cafe.till.store().people().partner(id).expect("read");
        (known(&cafe, id).name().to_owned(), kept.map(|name| name.to_string()))
    };
    let committee = ("Les Vauquelin, association".to_owned(), None);
    assert_eq!(become_(Role::Association, "Les Vauquelin, association"), committee);
    let alone = (ARTIST.to_owned(), Some(ARTIST.to_owned()));
    assert_eq!(become_(Role::Artist, ARTIST), alone);
    assert!(!journal(&mut cafe).iter().any(|entry| entry.contains(ARTIST)));
    sound(folder.path(), &cafe);
}

#[test]
fn what_an_older_version_sealed_is_read_until_the_register_knows_better() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = opened(folder.path());
    let (id, evening) = (PartnerId::new(cafe.ids.next()), EveningId::new(cafe.ids.next()));
    let partner = Partner::friend(id, label(ARTIST), Role::Artist);
    let plan = EveningPlan {
        evening,
        tour: None,
        commune: CommuneCode::parse("52448").expect("a code"),
        day: BusinessDay::of(cafe.moment()),
        place: Some(label(PLACE)),
    };
    let act = cafe.act();
    let facts = vec![Fact::PartnerSet(partner), Fact::Evening(EveningFact::Planned(plan.clone()))];
    cafe.till.store().append(act.at, act.by, facts).expect("as it was written then");
    assert_eq!(known(&cafe, id).name(), ARTIST);
    assert_eq!(listed(&cafe).plan, plan);
    let elsewhere = EveningPlan { place: Some(label("Salle des fêtes")), ..plan.clone() };
    cafe.till.move_evening(act, elsewhere.clone()).expect("moved");
    assert_eq!(listed(&cafe).plan, elsewhere);
    cafe.till.move_evening(act, EveningPlan { place: None, ..plan }).expect("moved");
    assert_eq!(listed(&cafe).plan.place, None, "the older place does not come back");
    cafe.till.erase_partner(act, id).expect("erased");
    assert_eq!(known(&cafe, id).name(), Partner::NAMELESS, "nor the older name");
    sound(folder.path(), &cafe);
}

#[test]
fn a_name_whose_fact_failed_is_not_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let cafe = opened(folder.path());
    drop(cafe);
    // What a full disk would do, at exactly these views.
    let other = rusqlite::Connection::open(folder.path().join("till.sqlite")).expect("opened");
    for view in ["partner", "evening"] {
        let stop = format!(
            "CREATE TRIGGER full_{view} BEFORE INSERT ON {view}
             BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
        );
        other.execute_batch(&stop).expect("prepared");
    }
    drop(other);
    let mut cafe = Cafe::open(folder.path(), &Options::default()).expect("opened");
    cafe.now += DAY;
    let act = cafe.act();
    let id = PartnerId::new(cafe.ids.next());
    let friend = Partner::friend(id, label(ARTIST), Role::Artist);
    let refused = cafe.till.set_partner(act, friend);
    assert!(matches!(refused, Err(TillError::Store(_))), "{refused:?}");
    let Cafe { till, ids, .. } = &mut cafe;
    let commune = CommuneCode::parse("52448").expect("a code");
    let day = BusinessDay::of(act.at);
    let refused = till.plan_evening(act, ids, commune, day, (None, Some(label(PLACE))));
    assert!(matches!(refused, Err(TillError::Store(_))), "{refused:?}");
    for secret in [ARTIST, PLACE] {
        assert_eq!(holding(folder.path(), secret), [""; 0], "{secret}");
    }
}

#[test]
fn a_business_without_a_name_is_no_fact() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = opened(folder.path());
    artist(&mut cafe);
    let entry = journal(&mut cafe).into_iter().find(|entry| entry.contains("\"artist\""));
    let entry = entry.expect("the artist's");
    assert!(Entry::from_bytes(entry.as_bytes()).is_ok());
    for role in ["association", "baker", "principal", "producer", "shop", "supplier"] {
        let other = entry.replace("\"artist\"", &format!("\"{role}\""));
        assert!(Entry::from_bytes(other.as_bytes()).is_err(), "{role}");
    }
}
