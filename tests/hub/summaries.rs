//! Sums that are kept beside the figures, and pages that are read ahead: after any history they are
//! what comes of reading everything from the beginning.

use comptoir::hub::pages::{Pages, Shown, Wanted};
use comptoir::hub::{Hub, Place};
use comptoir::statement::exchange::Way;
use comptoir::statement::figures::{Figure, Key, Status};
use comptoir::statement::wire::{Document, SealedStatement, values_of};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::ground::{Ground, on_each_store, schema};
use crate::till::{Till, sales};

/// What a till does.
#[derive(Debug, Clone)]
struct Step {
    till: usize,
    /// Which month is told anew, counted from the newest; the next month is told where none is.
    anew: Option<usize>,
    euros: i64,
    is_final: bool,
    concerts: Option<(i64, bool)>,
    partners: Vec<u8>,
    open: bool,
    /// Whether somebody settles what is odd.
    settles: bool,
}

fn step() -> impl Strategy<Value = Step> {
    (
        0_usize..4,
        prop::option::of(0_usize..3),
        1_i64..400,
        prop::bool::weighted(0.7),
        prop::option::of((0_i64..5, any::<bool>())),
        prop::collection::vec(0_u8..4, 0..3),
        any::<bool>(),
        prop::bool::weighted(0.2),
    )
        .prop_map(|(till, anew, euros, is_final, concerts, partners, open, settles)| Step {
            till,
            anew,
            euros,
            is_final,
            concerts,
            partners,
            open,
            settles,
        })
}

fn tell(document: &mut Document, step: &Step) {
    let mut figures = sales(step.euros);
    if let Some((held, estimated)) = step.concerts {
        let key = Key::plain("animations.nombre").with("type", "concert");
        figures.add(key.clone(), Figure::Count(held)).expect("in range");
        if estimated {
            figures.mark(key, Status::Estimated);
        }
    }
    let days = Key::plain("ouverture.jours");
    figures.put(days.clone(), Figure::Count(step.euros % 31));
    if step.settles {
        figures.mark(days, Status::Estimated);
    }
    for partner in &step.partners {
        figures.list(Key::plain("partenariats.cles"), format!("{partner:032x}"));
    }
    document.values = values_of(&figures);
    document.consent.open_data = step.open;
    let closing = if step.is_final { "definitive" } else { "provisoire" };
    document.period.closing = closing.to_owned();
}

/// Does what a till does, if the hub lets it; says whether it did.
fn take(
    hub: &Hub,
    till: &Till,
    told: &mut Vec<SealedStatement>,
    (nth, step): (u64, &Step),
) -> bool {
    let place = step.anew.and_then(|back| told.len().checked_sub(back + 1));
    let mut document = match (place, told.last()) {
        (Some(place), _) => till.revised(&told[place], step.euros),
        (None, Some(last)) => till.next(last, step.euros),
        (None, None) => till.month("2026-09", step.euros),
    };
    tell(&mut document, step);
    // The journal goes on, whichever month is told.
    document.journal = till.journal("2026-09", nth);
    let sealed = till.seal(document);
    if hub.take_in(sealed.to_bytes(), Way::File, None).is_err() {
        return false;
    }
    match place {
        Some(place) => told[place] = sealed,
        None => told.push(sealed),
    }
    true
}

fn pages(hub: &Hub, pages: &Pages) -> Vec<String> {
    let file = |name: &str| Wanted::File(name.to_owned());
    let wanted = [
        Wanted::Figures,
        Wanted::Map,
        Wanted::Completeness { named: true },
        Wanted::Follow,
        file("reseau.csv"),
        file("departements.csv"),
    ];
    let shown = |wanted: &Wanted| match pages.show(hub, wanted).expect("shown") {
        Shown::Page(text) | Shown::File(_, text) => text,
        other => panic!("{other:?}"),
    };
    wanted.iter().map(shown).collect()
}

fn sums(hub: &Hub) -> Vec<comptoir::hub::storage::Row> {
    let sql = "SELECT month, series, value, estimated, told FROM month_sum ORDER BY month, series";
    hub.read(|transaction| transaction.query(sql, &[])).expect("sums")
}

/// Plays histories on a store; says how many statements were taken in.
fn holds_on(place: impl Fn() -> Place, histories: u32) -> usize {
    let mut runner = TestRunner::new(Config { cases: histories, ..Config::default() });
    let taken = std::cell::Cell::new(0);
    let all = prop::collection::vec(step(), 1..14);
    let outcome = runner.run(&all, |steps| {
        let ground = Ground::new(place(), false, 16);
        ground.clock.set("2027-12-04T07:12:09Z");
        let hub = ground.hub();
        // The last till stands in the café of the first.
        let mut tills: Vec<Till> = (0..3).map(|_| ground.cafe_with_till()).collect();
        tills.push(ground.till(&tills[0].cafe));
        let mut told: Vec<Vec<SealedStatement>> = vec![Vec::new(); tills.len()];
        let kept = Pages::default();
        for (nth, step) in (0..).zip(&steps) {
            let came = take(hub, &tills[step.till], &mut told[step.till], (nth, step));
            taken.set(taken.get() + usize::from(came));
            if step.settles {
                let sql = "SELECT MAX(number) FROM anomaly WHERE settled_at IS NULL";
                let odd = hub.read(|transaction| transaction.number(sql, &[])).expect("odd");
                let _ = hub.settle(odd, "test");
            }
            prop_assert_eq!(pages(hub, &kept), pages(hub, &Pages::default()));
        }
        let before = sums(hub);
        hub.rebuild().expect("rebuilt");
        prop_assert_eq!(before, sums(hub));
        prop_assert_eq!(pages(hub, &kept), pages(hub, &Pages::default()));
        Ok(())
    });
    outcome.expect("kept sums are those from the beginning");
    taken.get()
}

#[test]
fn kept_sums_are_those_that_are_made_anew() {
    let taken = holds_on(|| Place::Folder, 16);
    assert!(taken > 40, "{taken}: most of what the histories tell is taken in");
    match std::env::var("COMPTOIR_POSTGRES") {
        Ok(url) => assert!(holds_on(|| Place::Server(schema(&url)), 2) > 0),
        Err(_) => eprintln!("PostgreSQL: skipped, COMPTOIR_POSTGRES names no server"),
    }
}

/// Two tills of one café are open on the same days, with the same partners, and sell each its own.
#[test]
fn tills_of_a_cafe_are_put_together_as_the_registry_says() {
    let ground = Ground::new(Place::Folder, false, 16);
    let bar = ground.cafe_with_till();
    let terrace = ground.till(&bar.cafe);
    let other = ground.cafe_with_till();
    let told = |till: &Till, days: i64, last: Option<&SealedStatement>| {
        let mut document = match last {
            None => till.month("2026-10", 500),
            Some(last) => till.revised(last, 500),
        };
        let mut figures = sales(500);
        figures.put(Key::plain("ouverture.jours"), Figure::Count(days));
        figures.put(Key::plain("partenariats.nouveaux"), Figure::Count(days / 10));
        document.values = values_of(&figures);
        let sealed = till.seal(document);
        ground.send(till, &sealed);
        sealed
    };
    let sum = |indicator: &str| {
        let sql = "SELECT m.value FROM month_sum m JOIN series s ON s.number = m.series \
                   WHERE s.indicator = $1 AND m.month = '2026-10'";
        let values = [indicator.into()];
        ground.hub().read(|transaction| transaction.number(sql, &values)).expect("a sum")
    };
    let sums = || (sum("ouverture.jours"), sum("partenariats.nouveaux"), sum("ventes.ttc"));
    let first = told(&bar, 22, None);
    told(&terrace, 20, None);
    assert_eq!(sums(), (22, 2, 100_000), "the bar's days, and what both sold");
    told(&other, 10, None);
    assert_eq!(sums(), (32, 3, 150_000), "another café adds up");
    told(&bar, 12, Some(&first));
    assert_eq!(sums(), (30, 3, 150_000), "now the terrace's days are the most");
    ground.hub().rebuild().expect("rebuilt");
    assert_eq!(sums(), (30, 3, 150_000));
}

#[test]
fn an_older_store_gets_its_sums() {
    on_each_store(|ground| {
        let (one, other) = (ground.cafe_with_till(), ground.cafe_with_till());
        // Two tills of a café, open on the same days.
        for till in [&one, &ground.till(&one.cafe)] {
            let mut document = till.month("2026-10", 500);
            let mut figures = sales(500);
            figures.put(Key::plain("ouverture.jours"), Figure::Count(22));
            document.values = values_of(&figures);
            assert_eq!(ground.send(till, &till.seal(document)).status(), 201);
        }
        let mut running = other.month("2026-10", 300);
        running.period.closing = "provisoire".to_owned();
        ground.send(&other, &other.seal(running));
        let before = sums(ground.hub());
        assert!(!before.is_empty());
        let as_it_was = [
            "DROP TABLE month_sum",
            "DROP TABLE month_change",
            "DROP TABLE edition_row",
            "DROP TABLE edition_unit",
            "DROP TABLE edition",
            "DROP INDEX document_state",
            "DELETE FROM schema_step WHERE number >= 3",
        ];
        let undo = |sql: &str| ground.hub().write(|transaction| transaction.execute(sql, &[]));
        for sql in as_it_was {
            undo(sql).expect("as it was before");
        }
        let clock = Box::new(ground.clock.clone());
        let again = Hub::open(ground.folder.path(), &ground.place, clock).expect("brought up");
        assert_eq!(sums(&again), before);
    });
}
