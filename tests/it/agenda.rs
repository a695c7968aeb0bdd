//! The café's agenda from outside: what may be said of an activity, what the month's statement
//! makes of it, and the calendar that others subscribe to, read back by other code.

use std::collections::BTreeMap;

use comptoir::domain::activity::{ActivityError, ActivityKind, CancelReason, Heads, Outcome, Plan};
use comptoir::domain::day::BusinessDay;
use comptoir::domain::fact::Fact;
use comptoir::domain::funder::Funder;
use comptoir::domain::id::{ActivityId, PartnerId};
use comptoir::domain::money::Cents;
use comptoir::domain::partner::{Partner, Role};
use comptoir::domain::profile::Rna;
use comptoir::domain::text::Label;
use comptoir::exports::calendar::{Listed, calendar};
use comptoir::statement::MonthName;
use comptoir::statement::wire::{Told, Value};
use comptoir::store::Options;
use comptoir::till::TillError;
use proptest::prelude::*;

use crate::cafe::{Cafe, DAY};

fn day(text: &str) -> BusinessDay {
    BusinessDay::parse(text).expect("a day")
}

fn label(text: &str) -> Label {
    Label::new(text).expect("a label")
}

fn plan(kind: ActivityKind, on: &str) -> Plan {
    Plan {
        kind,
        day: day(on),
        start: 990,
        end: Some(1_080),
        partner: None,
        funder: None,
        hosted: false,
    }
}

fn cafe(folder: &tempfile::TempDir) -> Cafe {
    let mut cafe = Cafe::open(folder.path(), &Options::default()).expect("opened");
    cafe.begin().expect("begun");
    cafe
}

impl Cafe {
    fn planned(&mut self, plan: Plan) -> ActivityId {
        let act = self.act();
        self.till.plan_activity(act, &mut self.ids, plan, None, 1).expect("planned")[0]
    }

    fn held(&mut self, id: ActivityId, heads: Option<Heads>) -> Result<(), TillError> {
        let act = self.act();
        let outcome = Outcome { heads, ..Outcome::default() };
        self.till.hold_activity(act, id, outcome)
    }

    fn off(&mut self, id: ActivityId, reason: CancelReason) {
        let act = self.act();
        self.till.cancel_activity(act, id, reason).expect("called off");
    }

    /// What the statement of a month tells of activities and partners, as `indicator/code`.
    fn told(&mut self, month: &str) -> BTreeMap<String, (String, Option<String>)> {
        let (at, month) = (self.moment(), MonthName::parse(month).expect("a month"));
        let draft = self.till.statement_of(at, month).expect("a statement");
        let told = |value: Value| {
            let codes = value.dimensions.values().map(|code| format!("/{code}"));
            let key = [value.indicator.clone()].into_iter().chain(codes).collect::<String>();
            let figure = match value.value {
                Some(Told::Count(count)) => count.to_string(),
                Some(Told::Amount(text)) => text,
                Some(Told::Keys(keys)) => keys.join(" "),
                None => String::new(),
            };
            (key, (figure, value.status))
        };
        let ours = |value: &Value| {
            value.indicator.starts_with("animations.") || value.indicator.starts_with("partenar")
        };
        draft.document.values.into_iter().filter(ours).map(told).collect()
    }
}

fn figures(told: &BTreeMap<String, (String, Option<String>)>) -> Vec<String> {
    let line = |(key, (figure, status)): (&String, &(String, Option<String>))| match status {
        Some(status) => format!("{key} {figure} {status}"),
        None => format!("{key} {figure}"),
    };
    told.iter().map(line).collect()
}

#[test]
fn the_month_counts_what_was_held_by_the_date_of_each() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(&folder);
    // The café's clock shows 21 November 2026.
    let workshop =
        Plan { funder: Some(Funder::Commune), ..plan(ActivityKind::Digital, "2026-11-21") };
    let workshop = cafe.planned(workshop);
    let concert = cafe.planned(plan(ActivityKind::Concert, "2026-11-14"));
    let games = cafe.planned(plan(ActivityKind::Games, "2026-11-07"));
    let klesia = Plan { funder: Some(Funder::Klesia), ..plan(ActivityKind::Games, "2026-11-08") };
    let klesia = cafe.planned(klesia);
    let hosted = Plan { hosted: true, ..plan(ActivityKind::PublicMeeting, "2026-11-10") };
    let hosted = cafe.planned(hosted);
    let wet = cafe.planned(plan(ActivityKind::Sport, "2026-11-11"));
    let slip = cafe.planned(plan(ActivityKind::Sport, "2026-11-12"));
    cafe.planned(plan(ActivityKind::Cooking, "2026-11-28"));
    let october = cafe.planned(plan(ActivityKind::Digital, "2026-10-31"));
    cafe.held(workshop, Some(Heads::by_age(3, 5, 6))).expect("held");
    cafe.held(concert, Some(Heads { all: 60, estimated: true, ..Heads::default() })).expect("held");
    cafe.held(games, Some(Heads::by_age(0, 0, 8))).expect("held");
    cafe.held(klesia, None).expect("held");
    cafe.held(hosted, Some(Heads::by_age(0, 40, 10))).expect("held");
    cafe.held(october, Some(Heads::by_age(0, 4, 0))).expect("held");
    cafe.off(wet, CancelReason::Weather);
    cafe.off(slip, CancelReason::Mistake);
    let told = cafe.told("2026-11");
    assert_eq!(
        figures(&told),
        [
            "animations.annulees 1",
            "animations.financees/commune 1",
            "animations.financees/klesia 1",
            "animations.intergenerationnelles 2",
            "animations.nombre/concert 1",
            "animations.nombre/jeux 2",
            "animations.nombre/numerique 1",
            "animations.participants/concert 60 E",
            "animations.participants/jeux 8 P",
            "animations.participants/numerique 14",
            "animations.participants_age/adultes 5",
            "animations.participants_age/enfants 3",
            "animations.participants_age/seniors 14",
            "partenariats.actifs_fin_mois 0",
            "partenariats.nouveaux 0",
        ]
    );
    let before = figures(&cafe.told("2026-10"));
    assert!(before.contains(&"animations.participants/numerique 4".to_owned()), "{before:?}");
    // Counted late, it is put right in the month of its date.
    cafe.held(klesia, Some(Heads::by_age(2, 0, 5))).expect("counted");
    let act = cafe.act();
    let (cost, takings) = (Cents::new(4_050), Cents::new(1_200));
    let heads = Some(Heads::by_age(3, 5, 7));
    cafe.till.hold_activity(act, workshop, Outcome { heads, cost, takings }).expect("corrected");
    let told = figures(&cafe.told("2026-11"));
    for figure in [
        "animations.participants/jeux 15",
        "animations.participants/numerique 15",
        "animations.couts_eur 40.50",
        "animations.recettes_eur 12.00",
    ] {
        assert!(told.contains(&figure.to_owned()), "{figure}: {told:?}");
    }
}

#[test]
fn whoever_holds_something_with_the_cafe_is_a_partner_from_that_day_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(&folder);
    let id = PartnerId::new(uuid::Uuid::from_u128(0xFE7E));
    let friend = Partner::friend(id, label("Comité des fêtes"), Role::Association);
    let act = cafe.act();
    let rna = Rna::parse("W521000123");
    cafe.till.set_partner(act, Partner { rna, ..friend }).expect("set");
    let with = Plan { partner: Some(id), ..plan(ActivityKind::Games, "2026-10-17") };
    let with = cafe.planned(with);
    let new = |cafe: &mut Cafe, month| {
        let told = cafe.told(month);
        let figure =
            |key: &str| told.get(key).map(|(figure, _)| figure.clone()).unwrap_or_default();
        (figure("partenariats.nouveaux"), figure("partenariats.actifs_fin_mois"))
    };
    assert_eq!(new(&mut cafe, "2026-10"), ("0".to_owned(), "0".to_owned()), "only planned");
    cafe.held(with, None).expect("held");
    assert_eq!(new(&mut cafe, "2026-10"), ("1".to_owned(), "1".to_owned()));
    assert_eq!(new(&mut cafe, "2026-11"), ("0".to_owned(), "1".to_owned()));
    assert_eq!(new(&mut cafe, "2026-09"), ("0".to_owned(), "0".to_owned()));
}

#[test]
fn what_has_not_come_can_not_be_over_and_a_second_touch_says_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(&folder);
    let tomorrow = cafe.planned(plan(ActivityKind::Games, "2026-11-22"));
    let refused = cafe.held(tomorrow, Some(Heads::by_age(0, 2, 0)));
    assert!(matches!(refused, Err(TillError::Activity(ActivityError::Future))), "{refused:?}");
    let today = cafe.planned(plan(ActivityKind::Games, "2026-11-21"));
    cafe.held(today, None).expect("its day has come");
    let act = cafe.act();
    let later = plan(ActivityKind::Games, "2026-11-22");
    let refused = cafe.till.change_activity(act, today, later, None);
    assert!(matches!(refused, Err(TillError::Activity(ActivityError::Future))), "{refused:?}");
    cafe.off(today, CancelReason::Mistake);
    cafe.now += DAY;
    cafe.held(tomorrow, Some(Heads::by_age(0, 2, 0))).expect("held");
    let head = cafe.till.head();
    cafe.held(tomorrow, Some(Heads::by_age(0, 2, 0))).expect("the same again");
    assert_eq!(cafe.till.head(), head, "nothing new was written");
    let nobody = ActivityId::new(uuid::Uuid::from_u128(0xBAD));
    let refused = cafe.held(nobody, None);
    assert!(matches!(refused, Err(TillError::Activity(ActivityError::Unknown))), "{refused:?}");
}

#[test]
fn a_weekly_workshop_is_one_for_each_date_and_titles_stay_in_the_register() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(&folder);
    let act = cafe.act();
    let title = label("Ordinateurs avec Zénobie");
    let weekly = plan(ActivityKind::Digital, "2026-11-21");
    let planned =
        cafe.till.plan_activity(act, &mut cafe.ids, weekly, Some(&title), 4).expect("planned");
    assert_eq!(planned.len(), 4);
    let listed = cafe.till.agenda(day("2026-11-01"), day("2026-12-31")).expect("read");
    let days: Vec<String> = listed.iter().map(|item| item.activity.plan.day.to_string()).collect();
    assert_eq!(days, ["2026-11-21", "2026-11-28", "2026-12-05", "2026-12-12"]);
    assert!(listed.iter().all(|item| item.title.as_ref() == Some(&title)));
    for weeks in [0, 53] {
        let refused = cafe.till.plan_activity(act, &mut cafe.ids, weekly, None, weeks);
        assert!(matches!(refused, Err(TillError::Activity(ActivityError::TooOften))));
    }
    // A title changes without a word in the journal, and can be erased.
    let head = cafe.till.head();
    cafe.till.change_activity(act, planned[1], listed[1].activity.plan, None).expect("erased");
    assert_eq!(cafe.till.head(), head);
    let item = cafe.till.agenda_item(planned[1]).expect("read").expect("there");
    assert_eq!(item.title, None);
    let walked = cafe.till.store().walk(|sealed| {
        assert!(!String::from_utf8_lossy(&sealed.bytes).contains("nobie"), "a title was sealed");
        Ok(())
    });
    walked.expect("read");
}

#[test]
fn someone_is_asked_how_it_went_until_it_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(&folder);
    let past = cafe.planned(plan(ActivityKind::Games, "2026-11-20"));
    let today = cafe.planned(plan(ActivityKind::Concert, "2026-11-21"));
    let asked = |cafe: &mut Cafe| -> Vec<ActivityId> {
        let now = cafe.moment();
        let untold = cafe.till.untold_activities(now).expect("read");
        untold.into_iter().map(|item| item.activity.id).collect()
    };
    assert_eq!(asked(&mut cafe), [past], "the concert is in the evening");
    cafe.now += DAY / 2 + DAY / 12;
    assert_eq!(asked(&mut cafe), [past, today]);
    cafe.held(past, None).expect("held");
    assert_eq!(asked(&mut cafe), [past, today], "nobody said how many came");
    cafe.held(past, Some(Heads::by_age(1, 1, 0))).expect("counted");
    cafe.off(today, CancelReason::HostAbsent);
    assert!(asked(&mut cafe).is_empty());
}

/// A calendar as RFC 5545 has it, read by code of its own: unfolded lines, then events as maps.
fn read_calendar(text: &str) -> Vec<BTreeMap<String, String>> {
    assert!(text.lines().all(|line| line.len() <= 75), "lines are folded at 75 octets");
    assert!(text.split('\n').all(|line| line.is_empty() || line.ends_with('\r')), "CRLF");
    let unfolded = text.replace("\r\n ", "");
    let mut events = Vec::new();
    let mut event: Option<BTreeMap<String, String>> = None;
    for line in unfolded.lines() {
        match line {
            "BEGIN:VEVENT" => event = Some(BTreeMap::new()),
            "END:VEVENT" => events.extend(event.take()),
            line => {
                if let (Some(event), Some((key, value))) = (&mut event, line.split_once(':')) {
                    let plain = value.replace("\\,", ",").replace("\\;", ";").replace("\\n", "\n");
                    event.insert(key.to_owned(), plain);
                }
            }
        }
    }
    events
}

#[test]
fn the_calendar_reads_back_with_other_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(&folder);
    let workshop = cafe.planned(plan(ActivityKind::Digital, "2026-11-21"));
    let night =
        Plan { start: 1_320, end: Some(1_500), ..plan(ActivityKind::Concert, "2026-12-31") };
    let night = cafe.planned(night);
    let off = cafe.planned(Plan { end: None, ..plan(ActivityKind::Games, "2026-11-25") });
    cafe.held(workshop, Some(Heads::by_age(3, 5, 6))).expect("held");
    cafe.off(off, CancelReason::Weather);
    let made = |cafe: &mut Cafe| {
        let items = cafe.till.agenda(day("2026-11-01"), day("2026-12-31")).expect("read");
        let listed: Vec<Listed> = items
            .into_iter()
            .map(|item| Listed {
                activity: item.activity,
                title: "Thé, jeux; et « œufs » pour toutes et tous, au coin du feu dès 16 h 30"
                    .to_owned(),
            })
            .collect();
        calendar(&listed, "Le Relais", "Le Relais, 1 place des Tilleuls", cafe.moment())
    };
    let text = made(&mut cafe);
    let events = read_calendar(&text);
    assert_eq!(events.len(), 3);
    let by_id = |id: ActivityId| {
        let uid = format!("{id}@comptoir");
        events.iter().find(|event| event["UID"] == uid).expect("an event of that name")
    };
    let held = by_id(workshop);
    assert_eq!(held["DTSTART;TZID=Europe/Paris"], "20261121T163000");
    assert_eq!(held["DTEND;TZID=Europe/Paris"], "20261121T180000");
    assert_eq!(held["STATUS"], "CONFIRMED");
    assert!(held["SUMMARY"].starts_with("Thé, jeux; et « œufs »"), "{}", held["SUMMARY"]);
    assert_eq!(held["LOCATION"], "Le Relais, 1 place des Tilleuls");
    assert_eq!(by_id(night)["DTEND;TZID=Europe/Paris"], "20270101T010000");
    assert_eq!(by_id(off)["STATUS"], "CANCELLED");
    assert_eq!(by_id(off)["DTEND;TZID=Europe/Paris"], "20261125T183000", "two hours unless said");
    assert!(text.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n"));
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    cafe.now += DAY;
    let again = read_calendar(&made(&mut cafe));
    let uids = |events: &[BTreeMap<String, String>]| -> Vec<String> {
        events.iter().map(|event| event["UID"].clone()).collect()
    };
    assert_eq!(uids(&again), uids(&events), "the same events, whenever they are told");
}

/// What people do with activities, by their rank.
#[derive(Debug, Clone)]
enum Command {
    Plan(usize, u16),
    Change(usize, u16),
    Hold(usize, Option<(u32, u32, u32)>),
    Cancel(usize, usize),
    Restart,
}

fn command() -> impl Strategy<Value = Command> {
    let heads = (0..40_u32, 0..40_u32, 0..40_u32);
    prop_oneof![
        3 => (0..11_usize, 0..60_u16).prop_map(|(kind, day)| Command::Plan(kind, day)),
        1 => (0..9_usize, 0..60_u16).prop_map(|(rank, day)| Command::Change(rank, day)),
        4 => (0..9_usize, prop::option::of(heads)).prop_map(|(rank, all)| Command::Hold(rank, all)),
        1 => (0..9_usize, 0..5_usize).prop_map(|(rank, why)| Command::Cancel(rank, why)),
        1 => Just(Command::Restart),
    ]
}

/// So many days before 28 November 2026.
fn back(days: u16) -> BusinessDay {
    let date = day("2026-11-28").date() - chrono::TimeDelta::days(days.into());
    BusinessDay::new(date)
}

fn played(cafe: &mut Cafe, ids: &mut Vec<ActivityId>, command: &Command) {
    let act = cafe.act();
    let id = |rank: &usize| ids.get(*rank).copied().unwrap_or(ActivityId::new(uuid::Uuid::nil()));
    let done = match command {
        Command::Plan(kind, days) => {
            let plan = Plan { day: back(*days), ..plan(ActivityKind::ALL[*kind], "2026-11-01") };
            let planned = cafe.till.plan_activity(act, &mut cafe.ids, plan, None, 1);
            planned.map(|new| ids.extend(new))
        }
        Command::Change(rank, days) => {
            let plan = Plan { day: back(*days), ..plan(ActivityKind::Sport, "2026-11-01") };
            cafe.till.change_activity(act, id(rank), plan, None)
        }
        Command::Hold(rank, heads) => {
            let heads = heads.map(|(one, two, three)| Heads::by_age(one, two, three));
            cafe.till.hold_activity(act, id(rank), Outcome { heads, ..Outcome::default() })
        }
        Command::Cancel(rank, why) => {
            cafe.till.cancel_activity(act, id(rank), CancelReason::ALL[*why])
        }
        Command::Restart => Ok(()),
    };
    if let Err(error) = done {
        assert!(matches!(error, TillError::Activity(_)), "{command:?}: {error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 48,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_agenda_is_the_fold_of_the_journal_after_any_history(
        commands in prop::collection::vec(command(), 1..40),
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut cafe = cafe(&folder);
        let mut ids = Vec::new();
        for command in &commands {
            if matches!(command, Command::Restart) {
                cafe = cafe.restart(folder.path(), &Options::default()).expect("opened again");
            }
            played(&mut cafe, &mut ids, command);
        }
        let views = cafe.till.store().dump_views().expect("views");
        let all = cafe.till.agenda(back(60), back(0)).expect("read");
        cafe.till.store().rebuild(|_| {}).expect("folded anew");
        prop_assert_eq!(cafe.till.store().dump_views().expect("views"), views);
        prop_assert_eq!(all.len(), ids.len());
        // The months' figures are those of the view, though they are folded by other code.
        let mut expected: BTreeMap<String, (i64, i64)> = BTreeMap::new();
        for item in &all {
            if let Some(outcome) = item.activity.outcome() {
                let month = MonthName::of(item.activity.plan.day).to_string();
                let sums = expected.entry(month).or_default();
                sums.0 += 1;
                sums.1 += outcome.heads.map_or(0, |heads| i64::from(heads.all));
            }
        }
        for month in ["2026-09", "2026-10", "2026-11"] {
            let told = cafe.told(month);
            let sum = |name: &str| -> i64 {
                let ours = told.iter().filter(|(key, _)| key.starts_with(name));
                ours.map(|(_, (figure, _))| figure.parse::<i64>().expect("a count")).sum()
            };
            let told = (sum("animations.nombre/"), sum("animations.participants/"));
            prop_assert_eq!(told, expected.get(month).copied().unwrap_or_default(), "{}", month);
        }
        let walked = cafe.till.store().walk(|sealed| {
            let entry = comptoir::journal::entry::Entry::from_bytes(&sealed.bytes)?;
            assert!(!matches!(entry.fact, Fact::TicketPaid { .. }));
            Ok(())
        });
        walked.expect("read");
    }
}
