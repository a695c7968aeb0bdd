//! The people of an associative café: the views are the fold of the journal after any history,
//! and the month's figures are sums that other code makes of the entries.

use comptoir::domain::day::BusinessDay;
use comptoir::domain::id::{CustomerId, OperatorId, ShiftId};
use comptoir::domain::money::Cents;
use comptoir::domain::text::Label;
use comptoir::domain::volunteer::{Duty, Volunteer, VolunteerError};
use comptoir::statement::MonthName;
use comptoir::statement::wire::{self, Told};
use comptoir::store::{Options, audit};
use comptoir::till::TillError;
use proptest::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::cafe::{self, Cafe, MINUTE};

#[derive(Debug, Clone)]
enum Command {
    Comes(usize, usize),
    Leaves(usize),
    EndSaid(usize, u32),
    Noted(Option<usize>, usize, i64, u32),
    HoursRemoved(usize),
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
        3 => (0..3_000_i64).prop_map(Later),
    ]
}

/// A café with people, and what was made in it.
struct Village {
    cafe: Cafe,
    people: Vec<Volunteer>,
    shifts: Vec<ShiftId>,
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
        Self { cafe, people, shifts: Vec::new() }
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
        for command in &commands {
            village.play(command);
        }
        village.hold(&folder);
        for month in ["2026-10", "2026-11", "2026-12"] {
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
