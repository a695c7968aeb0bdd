//! The people of an associative café: the views are the fold of the journal after any history,
//! and the month's figures are sums that other code makes of the entries.

use comptoir::domain::day::BusinessDay;
use comptoir::domain::errand::{ErrandError, VillageService};
use comptoir::domain::fact::Fact;
use comptoir::domain::funder::Funder;
use comptoir::domain::id::{CustomerId, ErrandId, OperatorId, ShiftId};
use comptoir::domain::membership::{MembershipError, Term, Terms};
use comptoir::domain::money::Cents;
use comptoir::domain::quantity::Quantity;
use comptoir::domain::stock::{MoveReason, StockFact};
use comptoir::domain::text::Label;
use comptoir::domain::volunteer::{Duty, Volunteer, VolunteerError};
use comptoir::statement::MonthName;
use comptoir::statement::wire::{self, Told};
use comptoir::store::{Options, audit};
use comptoir::till::TillError;
use proptest::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::cafe::{self, Cafe, MINUTE, Payer};

#[derive(Debug, Clone)]
enum Command {
    Comes(usize, usize),
    Leaves(usize),
    EndSaid(usize, u32),
    Noted(Option<usize>, usize, i64, u32),
    HoursRemoved(usize),
    Served(usize, u32, i64),
    MealsNoted(usize, u32, i64),
    ErrandUndone(usize),
    Joins(bool, i64),
    Void(u64),
    Later(i64),
}

fn command() -> impl Strategy<Value = Command> {
    use Command::*;
    let duty = 0..Duty::ALL.len();
    prop_oneof![
        4 => (0..4_usize, duty.clone()).prop_map(|(who, duty)| Comes(who, duty)),
        4 => (0..6_usize).prop_map(Leaves),
        2 => (0..6_usize, 0..1_500_u32).prop_map(|(which, minutes)| EndSaid(which, minutes)),
        3 => (prop::option::of(0..4_usize), duty, -40..2_i64, 0..7_000_u32)
            .prop_map(|(who, duty, days, minutes)| Noted(who, duty, days, minutes)),
        2 => (0..6_usize).prop_map(HoursRemoved),
        3 => (0..VillageService::ALL.len(), 0..4_u32, -5..900_i64)
            .prop_map(|(service, count, cents)| Served(service, count, cents)),
        2 => (0..Funder::ALL.len(), 0..9_u32, -40..2_i64)
            .prop_map(|(funder, count, days)| MealsNoted(funder, count, days)),
        2 => (0..5_usize).prop_map(ErrandUndone),
        3 => (any::<bool>(), 0..2_000_i64).prop_map(|(named, cents)| Joins(named, cents)),
        2 => (1..6_u64).prop_map(Void),
        3 => (0..3_000_i64).prop_map(Later),
    ]
}

/// A café with people, and what was made in it.
struct Village {
    cafe: Cafe,
    people: Vec<Volunteer>,
    shifts: Vec<ShiftId>,
    errands: Vec<ErrandId>,
}

fn label(text: &str) -> Label {
    Label::new(text).expect("a label")
}

impl Village {
    fn new(folder: &tempfile::TempDir) -> Self {
        let mut cafe = Cafe::open(folder.path(), &Options::default()).expect("opened");
        cafe.begin().expect("begun");
        cafe.import().expect("imported");
        cafe.open_day().expect("open");
        let mut people = Vec::new();
        for name in ["Monique", "Hugo"] {
            let act = cafe.act();
            let id = cafe.till.add_operator(act, &mut cafe.ids, &label(name)).expect("added");
            people.push(Volunteer::Operator(id));
        }
        let act = cafe.act();
        let id = cafe.till.add_customer(act, &mut cafe.ids, &label("Lucie C.")).expect("added");
        people.push(Volunteer::Customer(id));
        // Somebody whom nobody knows.
        people.push(Volunteer::Customer(CustomerId::new(Uuid::from_u128(77))));
        Self { cafe, people, shifts: Vec::new(), errands: Vec::new() }
    }

    fn shift(&self, which: usize) -> ShiftId {
        let unknown = ShiftId::new(Uuid::from_u128(78));
        let latest = self.shifts.len().saturating_sub(which + 1);
        self.shifts.get(latest).copied().unwrap_or(unknown)
    }

    /// Plays a command; says whether the till took it.
    fn play(&mut self, command: &Command) -> bool {
        let act = self.cafe.act();
        let Cafe { till, ids, now } = &mut self.cafe;
        let done = match *command {
            Command::Comes(who, duty) => till
                .clock_in(act, ids, self.people[who], Duty::ALL[duty])
                .map(|shift| self.shifts.push(shift)),
            Command::Leaves(which) => {
                let shift = self.shift(which);
                self.cafe.till.clock_out(act, shift).map(drop)
            }
            Command::EndSaid(which, minutes) => {
                let shift = self.shift(which);
                self.cafe.till.end_stay(act, shift, minutes)
            }
            Command::Noted(who, duty, days, minutes) => {
                let day = BusinessDay::of(act.at).date() + chrono::TimeDelta::days(days);
                let who = who.map(|who| self.people[who]);
                let noted = (who, Duty::ALL[duty]);
                till.note_hours(act, ids, noted, BusinessDay::new(day), minutes)
                    .map(|shift| self.shifts.push(shift))
            }
            Command::HoursRemoved(which) => {
                let shift = self.shift(which);
                self.cafe.till.remove_hours(act, shift)
            }
            Command::Served(service, count, cents) => till
                .count_service(act, ids, VillageService::ALL[service], count, Cents::new(cents))
                .map(|errand| self.errands.push(errand)),
            Command::MealsNoted(funder, count, days) => {
                let day = BusinessDay::of(act.at).date() + chrono::TimeDelta::days(days);
                let meals = (Funder::ALL[funder], count);
                till.note_meals(act, ids, meals, BusinessDay::new(day), false)
                    .map(|errand| self.errands.push(errand))
            }
            Command::ErrandUndone(which) => {
                let unknown = ErrandId::new(Uuid::from_u128(79));
                let latest = self.errands.len().saturating_sub(which + 1);
                let errand = self.errands.get(latest).copied().unwrap_or(unknown);
                till.undo_errand(act, errand)
            }
            Command::Joins(named, cents) => {
                sell_membership(self, named.then_some(2), cents).map(drop)
            }
            Command::Void(number) => till.void(act, ids, number).map(drop),
            Command::Later(minutes) => {
                *now += minutes * MINUTE;
                Ok(())
            }
        };
        match done {
            Ok(()) => true,
            Err(TillError::Store(error)) => panic!("{command:?}: {}", cafe::told(&error)),
            Err(_) => false,
        }
    }

    /// The entries' own JSON, read by nothing of the program.
    fn entries(&mut self) -> Vec<Value> {
        let mut entries = Vec::new();
        let walked = self.cafe.till.store().walk(|sealed| {
            entries.push(serde_json::from_slice(&sealed.bytes).expect("JSON"));
            Ok(())
        });
        walked.expect("the journal is read");
        entries
    }

    /// A figure of a month, summed over its codes: cents, hundredths or a count.
    fn figure(&mut self, month: &str, indicator: &str) -> Option<i64> {
        let at = self.cafe.moment();
        let month = MonthName::parse(month).expect("a month");
        let draft = self.cafe.till.statement_of(at, month).expect("a statement");
        let ours = draft.document.values.iter().filter(|value| value.indicator == indicator);
        ours.map(|value| match &value.value {
            Some(Told::Amount(text)) => wire::euros(text).map_or(0, Cents::get),
            Some(Told::Count(count)) => *count,
            _ => 0,
        })
        .reduce(|sum, one| sum + one)
    }

    /// Sound from outside, and the same folded anew.
    fn hold(&mut self, folder: &tempfile::TempDir) {
        let found = audit(folder.path(), self.cafe.till.head().into_iter().collect());
        let found = found.expect("sound");
        assert_eq!((found.stray_view, found.unsound), (None, None));
        let store = self.cafe.till.store();
        let views = store.dump_views().expect("views");
        store.rebuild(|_| {}).expect("folded anew");
        assert_eq!(store.dump_views().expect("views"), views);
    }

    /// The portions of a month that no ticket tells, as the entries tell them.
    fn portions(&mut self, month: &str) -> i64 {
        let mut meals = std::collections::BTreeMap::new();
        for entry in self.entries() {
            let payload = &entry["payload"];
            let errand = payload["errand"].to_string();
            match payload["event"].as_str() {
                Some("meals") => {
                    let day = payload["day"].as_str().expect("a day").to_owned();
                    meals.insert(errand, (day, payload["count"].as_i64().expect("portions")));
                }
                Some("undone") => drop(meals.remove(&errand)),
                _ => {}
            }
        }
        meals.values().filter(|(day, _)| day.starts_with(month)).map(|(_, count)| count).sum()
    }

    /// Who joined in a month, voids taken off, and whether the one member is one on its last day,
    /// as the entries tell it.
    fn members(&mut self, month: &str) -> (i64, i64) {
        let last = match month {
            "2026-11" => "2026-11-30",
            "2026-10" => "2026-10-31",
            _ => "2026-12-31",
        };
        let (mut joined, mut going_on) = (0, std::collections::BTreeMap::new());
        for entry in self.entries() {
            let payload = &entry["payload"];
            if entry["kind"] == "membership" && payload["event"] == "joined" {
                // The wall clock is an hour ahead, and the day turns at four.
                let at = entry["at"].as_str().expect("a moment");
                let at = chrono::DateTime::parse_from_rfc3339(at).expect("a moment");
                let day = (at - chrono::TimeDelta::hours(3)).date_naive().to_string();
                if day.as_str() > last {
                    continue;
                }
                joined += i64::from(day.starts_with(month));
                let span = [payload["start"].clone(), payload["end"].clone()];
                going_on.insert(payload["ticket"].to_string(), span);
            }
            if entry["kind"] == "ticket" && payload["void_of"].is_object() {
                let day = payload["day"].as_str().expect("a day");
                let undone = payload["void_of"]["id"].to_string();
                if day <= last && going_on.remove(&undone).is_some() && day.starts_with(month) {
                    joined -= 1;
                }
            }
        }
        let on = |text: &Value| text.as_str().expect("a day").to_owned();
        let is_member = going_on
            .values()
            .any(|[start, end]| on(start).as_str() <= last && on(end).as_str() >= last);
        (joined, i64::from(is_member))
    }

    /// The minutes of a month, stay by stay, as the entries tell them.
    fn minutes(&mut self, month: &str) -> i64 {
        let mut stays = std::collections::BTreeMap::new();
        for entry in self.entries() {
            let payload = &entry["payload"];
            if entry["kind"] != "volunteer" {
                continue;
            }
            let shift = payload["shift"].to_string();
            match payload["event"].as_str() {
                Some("removed") => drop(stays.remove(&shift)),
                Some("clocked_in") => {}
                _ => {
                    let day = payload["day"].as_str().expect("a day").to_owned();
                    stays.insert(shift, (day, payload["minutes"].as_i64().expect("minutes")));
                }
            }
        }
        stays.values().filter(|(day, _)| day.starts_with(month)).map(|(_, minutes)| minutes).sum()
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_people_of_a_cafe_are_the_fold_of_the_journal(
        commands in prop::collection::vec(command(), 1..40),
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut village = Village::new(&folder);
        terms(&mut village, 500, Term::RollingYear);
        for command in &commands {
            village.play(command);
        }
        village.hold(&folder);
        for month in ["2026-10", "2026-11", "2026-12"] {
            let meals = village.figure(month, "solidarite.repas").unwrap_or(0);
            prop_assert_eq!(meals, village.portions(month), "{}", month);
            let (joined, members) = village.members(month);
            prop_assert_eq!(village.figure(month, "vie_asso.adhesions"), Some(joined));
            prop_assert_eq!(village.figure(month, "vie_asso.adherents_fin_mois"), Some(members));
            let minutes = village.minutes(month);
            let hours = village.figure(month, "vie_asso.heures_benevoles");
            prop_assert_eq!(hours, Some((minutes * 200 + 60) / 120), "{}", month);
        }
    }
}

#[test]
fn a_stay_is_counted_once_and_a_forgotten_one_by_a_person() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut village = Village::new(&folder);
    use Command::*;
    assert!(village.play(&Comes(0, 0)));
    assert!(!village.play(&Comes(0, 1)), "she is here already");
    assert!(village.play(&Comes(2, 1)), "a member comes too");
    assert!(!village.play(&Comes(3, 1)), "nobody knows this one");
    village.play(&Later(123));
    let act = village.cafe.act();
    let first = village.shifts[0];
    assert_eq!(village.cafe.till.clock_out(act, first).expect("gone"), 128);
    assert!(!village.play(&Leaves(1)), "gone once");
    village.play(&Later(24 * 60));
    let act = village.cafe.act();
    let second = village.shifts[1];
    let forgotten = village.cafe.till.clock_out(act, second);
    assert!(matches!(forgotten, Err(TillError::Volunteer(VolunteerError::Forgotten))));
    let now = village.cafe.moment();
    let team = village.cafe.till.team(now).expect("read");
    let here: Vec<_> = team.people.iter().filter_map(|one| one.here).collect();
    assert_eq!((here.len(), here[0].forgotten), (1, true));
    assert_eq!(team.people[0].name, label("Lucie C."), "whoever is here stands first");
    assert!(!village.play(&EndSaid(0, 10_000)), "longer than it was");
    assert!(village.play(&EndSaid(0, 90)));
    assert_eq!(village.minutes("2026-11"), 128 + 90);
    assert_eq!(village.figure("2026-11", "vie_asso.heures_benevoles"), Some(363));
    village.hold(&folder);
    let operators: Vec<OperatorId> = village.cafe.till.ledger().operators.iter().copied().collect();
    assert_eq!(operators.len(), 2);
}

/// The catalogue's membership, sold to somebody at a free price.
fn sell_membership(
    village: &mut Village,
    who: Option<usize>,
    cents: i64,
) -> Result<u64, TillError> {
    let mut basket = village.cafe.basket(&[("601", 1_000)]);
    let product = village.cafe.till.catalog().by_sku("603").expect("a product").clone();
    let mode = comptoir::domain::catalog::Mode::OnSite;
    basket.add(&product, Quantity::ONE, Cents::new(cents), mode).expect("added");
    basket.set_customer(who.map(|who| match village.people[who] {
        Volunteer::Customer(id) => id,
        Volunteer::Operator(_) => panic!("not a member"),
    }));
    village.cafe.pay(&basket, Payer::Cash)
}

fn terms(village: &mut Village, floor: i64, term: Term) {
    let product = village.cafe.till.catalog().by_sku("603").expect("a product").id;
    let act = village.cafe.act();
    let terms = Some(Terms { floor: Cents::new(floor), term });
    village.cafe.till.set_membership_terms(act, product, terms).expect("set");
}

/// The memberships of the member, newest first: first day, last day, whether ended.
fn memberships(village: &Village) -> Vec<(String, String, bool)> {
    let Volunteer::Customer(id) = village.people[2] else { panic!("a member") };
    let rows = village.cafe.till.memberships_of(id).expect("read");
    let told = |row: comptoir::till::memberships::MembershipRow| {
        let one = row.membership;
        (one.start.to_string(), one.end.to_string(), row.ended)
    };
    rows.into_iter().map(told).collect()
}

#[test]
fn a_membership_is_sold_renewed_and_undone_with_its_ticket() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut village = Village::new(&folder);
    terms(&mut village, 500, Term::RollingYear);
    let refused = |why: Result<u64, TillError>| match why {
        Err(TillError::Membership(why)) => why,
        other => panic!("{other:?}"),
    };
    let head = village.cafe.till.head();
    let why = refused(sell_membership(&mut village, None, 1_000));
    assert_eq!(why, MembershipError::NoMember);
    let why = refused(sell_membership(&mut village, Some(2), 499));
    assert_eq!(why, MembershipError::BelowFloor(Cents::new(500)));
    assert_eq!(village.cafe.till.head(), head, "nothing was written");
    let first = sell_membership(&mut village, Some(2), 500).expect("sold");
    let second = sell_membership(&mut village, Some(2), 1_200).expect("renewed");
    let both = [("2027-11-21", "2028-11-20", false), ("2026-11-21", "2027-11-20", false)];
    let owned = |(start, end, ended): (&str, &str, bool)| (start.to_owned(), end.to_owned(), ended);
    assert_eq!(memberships(&village), both.map(owned));
    assert_eq!(village.figure("2026-11", "vie_asso.adhesions"), Some(2));
    assert_eq!(village.figure("2026-11", "vie_asso.adherents_fin_mois"), Some(1));
    assert_eq!(village.figure("2028-10", "vie_asso.adherents_fin_mois"), Some(1));
    assert_eq!(village.figure("2028-11", "vie_asso.adherents_fin_mois"), Some(0), "it has ended");
    village.hold(&folder);
    for number in [second, first] {
        let act = village.cafe.act();
        village.cafe.till.void(act, &mut village.cafe.ids, number).expect("undone");
    }
    assert!(memberships(&village).iter().all(|(.., ended)| *ended));
    assert_eq!(village.figure("2026-11", "vie_asso.adhesions"), Some(0));
    assert_eq!(village.figure("2026-11", "vie_asso.adherents_fin_mois"), Some(0));
    village.hold(&folder);
}

#[test]
fn whoever_comes_for_a_day_needs_no_name_and_a_notebook_is_taken_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut village = Village::new(&folder);
    terms(&mut village, 0, Term::Day);
    let act = village.cafe.act();
    let product = village.cafe.till.catalog().by_sku("603").expect("a product").id;
    let Volunteer::Customer(lucie) = village.people[2] else { panic!("a member") };
    let day = |text| BusinessDay::parse(text).expect("a day");
    let span = (day("2026-03-02"), day("2027-03-01"));
    let Cafe { till, ids, .. } = &mut village.cafe;
    let taken = till.take_membership_over(act, ids, lucie, product, span).expect("taken over");
    let backwards = till.take_membership_over(act, ids, lucie, product, (span.1, span.0));
    assert!(matches!(backwards, Err(TillError::Membership(MembershipError::Backwards))));
    sell_membership(&mut village, None, 0).expect("sold");
    assert_eq!(village.figure("2026-11", "vie_asso.adhesions"), Some(1), "hers was not sold here");
    assert_eq!(village.figure("2026-11", "vie_asso.adherents_fin_mois"), Some(1));
    let today = day("2026-11-21");
    assert_eq!(village.cafe.till.members(today).expect("read").members, 2, "and one for the day");
    village.hold(&folder);
    let act = village.cafe.act();
    village.cafe.till.end_membership(act, taken).expect("ended");
    let again = village.cafe.till.end_membership(act, taken);
    assert!(matches!(again, Err(TillError::Membership(MembershipError::NoSuchMembership))));
    assert_eq!(village.figure("2026-11", "vie_asso.adherents_fin_mois"), Some(0));
    village.hold(&folder);
}

/// A figure by the codes of its dimension.
fn by_code(village: &mut Village, month: &str, indicator: &str) -> Vec<(String, i64)> {
    let at = village.cafe.moment();
    let month = MonthName::parse(month).expect("a month");
    let draft = village.cafe.till.statement_of(at, month).expect("a statement");
    let ours = draft.document.values.into_iter().filter(|value| value.indicator == indicator);
    ours.map(|value| {
        let code = value.dimensions.into_values().next().unwrap_or_default();
        match value.value {
            Some(Told::Amount(text)) => (code, wire::euros(&text).map_or(0, Cents::get)),
            Some(Told::Count(count)) => (code, count),
            _ => (code, 0),
        }
    })
    .filter(|(_, told)| *told != 0)
    .collect()
}

#[test]
fn a_meal_counts_for_whoever_pays_it_at_the_till_or_brought_home() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut village = Village::new(&folder);
    let act = village.cafe.act();
    let mut product = village.cafe.till.catalog().by_sku("601").expect("a product").clone();
    product.tags.push(label(Funder::MEAL_TAG));
    let facts = vec![Fact::ProductSet(product.clone())];
    village.cafe.till.store().append(act.at, None, facts).expect("set");
    let meal = |village: &mut Village, funder: Option<Funder>| {
        let mut basket = village.cafe.basket(&[("601", 2_000)]);
        if let Some(funder) = funder {
            basket.set_funder(0, funder).expect("a line");
        }
        village.cafe.pay(&basket, Payer::Card).expect("sold")
    };
    meal(&mut village, None);
    let klesia = meal(&mut village, Some(Funder::Klesia));
    let funders = village.cafe.till.meal_funders().expect("read");
    assert_eq!(funders.get(&product.id), Some(&Funder::Klesia), "proposed for the next");
    let act = village.cafe.act();
    let today = BusinessDay::of(act.at);
    let Cafe { till, ids, .. } = &mut village.cafe;
    till.note_meals(act, ids, (Funder::Klesia, 3), today, true).expect("noted");
    let wrong = till.note_meals(act, ids, (Funder::Msa, 9), today, false).expect("noted");
    till.undo_errand(act, wrong).expect("taken back");
    assert!(matches!(
        till.undo_errand(act, wrong),
        Err(TillError::Errand(ErrandError::NoSuchErrand))
    ));
    let told = |list: &[(&str, i64)]| {
        list.iter().map(|(code, count)| ((*code).to_owned(), *count)).collect::<Vec<_>>()
    };
    let meals = by_code(&mut village, "2026-11", "solidarite.repas");
    assert_eq!(meals, told(&[("cafe", 2), ("klesia", 5)]));
    village.hold(&folder);
    let act = village.cafe.act();
    village.cafe.till.void(act, &mut village.cafe.ids, klesia).expect("undone");
    let meals = by_code(&mut village, "2026-11", "solidarite.repas");
    assert_eq!(meals, told(&[("cafe", 2), ("klesia", 3)]));
}

#[test]
fn a_visit_counts_once_for_the_farthest_of_its_services() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut village = Village::new(&folder);
    let far =
        |village: &mut Village| by_code(village, "2026-11", "visites.par_service_le_plus_loin");
    let told = |list: &[(&str, i64)]| {
        list.iter().map(|(code, count)| ((*code).to_owned(), *count)).collect::<Vec<_>>()
    };
    // A croissant is no service; milk is grocery.
    let basket = village.cafe.basket(&[("405", 3_000)]);
    village.cafe.pay(&basket, Payer::Cash).expect("sold");
    assert_eq!(far(&mut village), told(&[]));
    let basket = village.cafe.basket(&[("501", 250), ("405", 3_000)]);
    let number = village.cafe.pay(&basket, Payer::Cash).expect("sold");
    let passages = by_code(&mut village, "2026-11", "services.passages");
    let seen = far(&mut village);
    assert_eq!(seen.iter().map(|(_, count)| count).sum::<i64>(), 1, "{seen:?} {passages:?}");
    let act = village.cafe.act();
    let Cafe { till, ids, .. } = &mut village.cafe;
    till.count_service(act, ids, VillageService::DigitalHelp, 2, Cents::ZERO).expect("counted");
    till.count_service(act, ids, VillageService::Lottery, 0, Cents::new(1_240)).expect("counted");
    let nothing = till.count_service(act, ids, VillageService::Permit, 0, Cents::ZERO);
    assert!(matches!(nothing, Err(TillError::Errand(ErrandError::Count))));
    let commission = by_code(&mut village, "2026-11", "tiers.commission");
    assert_eq!(commission, told(&[("fdj", 1_240)]));
    assert!(far(&mut village).contains(&("numerique".to_owned(), 2)));
    let act = village.cafe.act();
    village.cafe.till.void(act, &mut village.cafe.ids, number).expect("undone");
    assert_eq!(far(&mut village), told(&[("numerique", 2)]));
    village.hold(&folder);
}

#[test]
fn losses_and_hours_of_a_day_are_in_the_month() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut village = Village::new(&folder);
    let act = village.cafe.act();
    let mut product = village.cafe.till.catalog().by_sku("601").expect("a product").clone();
    product.supply.cost = Some(Cents::new(80));
    let (id, lost) = (product.id, MoveReason::UseByExpired);
    let moved = StockFact::Moved { product: id, thousandths: -3_000, reason: lost, lot: None };
    let facts = vec![Fact::ProductSet(product), Fact::Stock(moved)];
    village.cafe.till.store().append(act.at, None, facts).expect("written");
    assert_eq!(village.figure("2026-11", "stock.pertes_eur"), Some(240));
    village.play(&Command::Later(10 * 60));
    village.cafe.close(None).expect("closed");
    let hours = village.figure("2026-11", "ouverture.heures").expect("told");
    assert!((1_000..1_050).contains(&hours), "{hours} hundredths for ten hours and some minutes");
}
