//! Statements that come in: once, again, twice, late, odd and wrong.

use comptoir::domain::money::Cents;
use comptoir::hub::Hub;
use comptoir::hub::storage::Row;
use comptoir::statement::exchange::{Receipt, Way};
use comptoir::statement::figures::{Figure, Key};
use comptoir::statement::sealing::Sealed;
use comptoir::statement::wire::{Document, figures_of, values_of};

use crate::ground::{Ground, on_each_store, problem};
use crate::till::{sales, tell};

fn receipt(answer: reqwest::blocking::Response) -> Sealed<Receipt> {
    assert_eq!(answer.headers()["x-1000c-protocole"], "1");
    Sealed::read(&answer.bytes().expect("bytes")).expect("a receipt")
}

#[test]
fn case_03_the_same_bytes_again_get_the_same_receipt() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let sealed = till.seal(till.month("2026-10", 500));
        let first = ground.send(&till, &sealed);
        assert_eq!(first.status(), 201);
        assert_eq!(first.headers()["etag"], format!("\"sha256-{}\"", sealed.seal.sha256));
        let first = receipt(first);
        ground.clock.set("2026-11-05T07:12:09Z");
        let again = ground.send(&till, &sealed);
        assert_eq!(again.status(), 200);
        assert_eq!(receipt(again), first);
        assert_eq!(ground.count("document"), 1);
        let keys = ground.hub().read(|transaction| ground.hub().keys(transaction));
        assert_eq!(keys.expect("keys")[0].kid, first.seal.kid);
        let told = &first.paper;
        assert_eq!((told.revision, told.way), (1, Way::Sent));
        assert_eq!(told.sha256, sealed.seal.sha256);
        assert_eq!(told.received_at, "2026-11-04T07:12:09.000Z");
        assert!(told.anomalies.is_empty(), "{:?}", told.anomalies);
        assert_eq!(told.witness.head, sealed.paper.journal.head);
    });
}

#[test]
fn case_05_another_content_under_one_revision_is_refused_and_on_record() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let one = till.seal(till.month("2026-10", 500));
        let other = till.seal(till.month("2026-10", 502));
        assert_eq!(ground.send(&till, &one).status(), 201);
        let refused = ground.send(&till, &other);
        assert_eq!(refused.status(), 409);
        let problem = problem(refused);
        assert_eq!(problem.kind, "urn:1000cafes:double-scellement");
        let expected = problem.expected.expect("what is expected");
        assert_eq!(expected.revision, 2);
        assert_eq!(expected.last.as_deref(), Some(one.seal.sha256.as_str()));
        assert_eq!(ground.odd(), ["DOUBLE 2026-10"]);
        let sql = "SELECT detail FROM anomaly";
        let row = ground.hub().read(|transaction| transaction.first(sql, &[]));
        let detail = row.expect("read").expect("a row").text(0).expect("a text");
        assert!(detail.contains(&one.seal.sha256) && detail.contains(&other.seal.sha256));
        assert_eq!(ground.sum("ventes.ttc", "2026-10"), 50_000);
        let only_new = ground.put(&till.path(&other.paper), other.to_bytes().to_vec());
        let only_new = only_new.header("if-none-match", "*").send().expect("an answer");
        assert_eq!(only_new.status(), 412);
    });
}

#[test]
fn case_06_a_late_closing_replaces_the_figures_and_marks_later_months() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let september = till.seal(till.month("2026-09", 400));
        let october = till.seal(till.next(&september, 500));
        for sealed in [&september, &october] {
            assert_eq!(ground.send(&till, sealed).status(), 201);
        }
        let again = till.seal(till.revised(&september, 440));
        let answer = ground.send(&till, &again);
        assert_eq!(answer.status(), 201, "{:?}", answer.text());
        assert_eq!(ground.sum("ventes.ttc", "2026-09"), 44_000);
        assert_eq!(ground.sum("ventes.cafes_servis", "2026-09"), 220);
        assert_eq!(ground.count("document"), 3, "all revisions are kept");
        assert_eq!(to_review(&ground), ["2026-10"]);
        let told_anew = till.seal(till.revised(&october, 500));
        assert_eq!(ground.send(&till, &told_anew).status(), 201);
        assert!(to_review(&ground).is_empty());
        let skipped = till.seal(comptoir::statement::wire::Document {
            revision: 4,
            ..till.revised(&told_anew, 510)
        });
        let refused = ground.send(&till, &skipped);
        assert_eq!(refused.status(), 409);
        assert_eq!(problem(refused).expected.expect("what is expected").revision, 3);
    });
}

fn to_review(ground: &Ground) -> Vec<String> {
    let sql = "SELECT month FROM document WHERE newest = 1 AND to_review = 1 ORDER BY month";
    let rows = ground.hub().read(|transaction| transaction.query(sql, &[])).expect("rows");
    rows.iter().map(|row| row.text(0).expect("a text")).collect()
}

#[test]
fn case_07_a_month_that_is_missing_is_odd_and_what_follows_is_taken() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let september = till.seal(till.month("2026-09", 400));
        let october = till.seal(till.next(&september, 500));
        assert_eq!(ground.send(&till, &october).status(), 201);
        assert_eq!(ground.odd(), ["R7 2026-10"]);
        assert_eq!(ground.send(&till, &september).status(), 201);
        assert_eq!(ground.sum("ventes.ttc", "2026-09"), 40_000);
    });
}

#[test]
fn case_15_a_closed_month_tells_zeros_and_is_there() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let mut closed = till.month("2026-10", 0);
        (closed.period.days, closed.period.expected, closed.period.present) = (0, 0, 0);
        assert_eq!(ground.send(&till, &till.seal(closed)).status(), 201);
        assert!(ground.odd().is_empty());
        assert_eq!(ground.count("document WHERE days = 0 AND newest = 1"), 1);
        assert_eq!(ground.sum("ventes.ttc", "2026-10"), 0);
    });
}

#[test]
fn case_16_sales_that_were_not_paid_are_refused_once_they_are_final() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let mut figures = sales(500);
        let key = Key::plain("paiements.ttc").with("mode", "especes");
        figures.add(key, Figure::Amount(Cents::new(-5))).expect("so");
        let mut document = till.month("2026-10", 500);
        tell(&mut document, figures);
        let refused = ground.send(&till, &till.seal(document.clone()));
        assert_eq!(refused.status(), 422);
        assert_eq!(problem(refused).rules, ["R1 0.05"]);
        assert_eq!(ground.count("document"), 0);
        document.period.closing = "provisoire".to_owned();
        assert_eq!(ground.send(&till, &till.seal(document)).status(), 201);
        assert_eq!(ground.odd(), ["R1 2026-10"]);
    });
}

#[test]
fn case_33_made_up_statements_stay_outside() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let mut document = till.month("2026-10", 500);
        document.synthetic = true;
        let refused = ground.send(&till, &till.seal(document));
        assert_eq!(refused.status(), 422);
        assert_eq!(problem(refused).rules, ["R11"]);
        assert_eq!(ground.count("document"), 0);
    });
}

#[test]
fn a_try_leaves_nothing_behind() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let sealed = till.seal(with_partner(till.month("2026-10", 500)));
        let path = format!("{}?essai=1", till.path(&sealed.paper));
        let answer = ground.put(&path, sealed.to_bytes().to_vec()).send().expect("an answer");
        assert_eq!(answer.status(), 200);
        assert!(answer.text().expect("a text").contains("\"essai\":true"));
        for table in ["document", "fact", "fact_key", "series", "head"] {
            assert_eq!(ground.count(table), 0, "{table}");
        }
        // Another till takes the numbers of series that the try had in mind.
        let other = ground.cafe_with_till();
        assert_eq!(ground.send(&other, &other.seal(other.month("2026-10", 500))).status(), 201);
        assert_eq!(ground.send(&till, &sealed).status(), 201);
        assert_eq!(listed(&ground), [format!("partenariats.cles {PARTNER}")]);
        assert_eq!(ground.sum("tva.montant", "2026-10"), 2 * 4_545);
        assert_eq!(ground.sum("ventes.ttc", "2026-10"), 2 * 50_000);
    });
}

/// A key as a till makes them.
const PARTNER: &str = "00112233445566778899aabbccddeeff";

/// A first month with a partner.
fn with_partner(mut document: Document) -> Document {
    let mut figures = figures_of(&document.values).expect("figures");
    figures.list(Key::plain("partenariats.cles"), PARTNER.to_owned());
    tell(&mut document, figures);
    document
}

/// The keys that are kept, with the indicators that they stand under.
fn listed(ground: &Ground) -> Vec<String> {
    let sql = "SELECT s.indicator, k.one FROM fact_key k JOIN series s ON s.number = k.series \
               ORDER BY s.indicator, k.one";
    let rows = ground.hub().read(|transaction| transaction.query(sql, &[])).expect("rows");
    let text =
        |row: &Row| format!("{} {}", row.text(0).expect("a text"), row.text(1).expect("a text"));
    rows.iter().map(text).collect()
}

#[test]
fn figures_made_anew_beside_a_hub_that_serves_keep_their_series() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let september = till.seal(with_partner(till.month("2026-09", 400)));
        let without = till.seal(till.revised(&september, 444));
        let october = till.seal(till.next(&without, 500));
        let november = till.seal(till.next(&october, 600));
        for sealed in [&september, &without, &october] {
            assert_eq!(ground.send(&till, sealed).status(), 201);
        }
        let world = Box::new(ground.clock.clone());
        let beside = Hub::open(ground.folder.path(), &ground.place, world).expect("a hub");
        assert_eq!(beside.rebuild().expect("rebuilt"), 2);
        ground.clock.set("2026-12-04T07:12:09Z");
        assert_eq!(ground.send(&till, &november).status(), 201);
        assert_eq!(ground.sum("ventes.ttc", "2026-11"), 60_000);
        assert_eq!(ground.sum("tva.montant", "2026-11"), 5_455);
        assert_eq!(ground.sum("ventes.cafes_servis", "2026-11"), 300);
    });
}

#[test]
fn a_registry_that_learns_an_indicator_makes_it_known() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        assert_eq!(ground.send(&till, &till.seal(till.month("2026-10", 500))).status(), 201);
        // As an older program had left it.
        let forget = "UPDATE series SET known = 0 WHERE indicator = 'ventes.ttc'";
        let forgotten = ground.hub().write(|transaction| transaction.execute(forget, &[]));
        assert_eq!(forgotten.expect("changed"), 1);
        assert_eq!(ground.sum("ventes.ttc", "2026-10"), 0);
        assert_eq!(ground.hub().rebuild().expect("rebuilt"), 1);
        assert_eq!(ground.sum("ventes.ttc", "2026-10"), 50_000);
    });
}

#[test]
fn amounts_that_no_cafe_has_are_refused_and_sums_stay_sums() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let refused = |document: Document| {
            let refused = ground.send(&till, &till.seal(document));
            assert_eq!(refused.status(), 422);
            problem(refused).rules
        };
        let with = |sold: &[(&str, i64)]| {
            let mut document = till.month("2026-10", 500);
            let mut figures = sales(500);
            for (family, cents) in sold {
                let key = Key::plain("ventes.ttc").with("famille", family).with("tva", "10.0");
                figures.put(key, Figure::Amount(Cents::new(*cents)));
            }
            document.values = values_of(&figures);
            document
        };
        assert_eq!(refused(with(&[("boissons_chaudes", i64::MAX)])), ["R9 ventes.ttc"]);
        assert_eq!(refused(with(&[("boissons_chaudes", i64::MIN)])), ["R9 ventes.ttc"]);
        let both = with(&[("boissons_chaudes", i64::MAX), ("presse", i64::MAX)]);
        assert_eq!(refused(both), ["R9 ventes.ttc", "R9 ventes.ttc"]);
        let mut document = till.month("2026-10", 500);
        document.running.sales = "92233720368547758.07".to_owned();
        assert_eq!(refused(document), ["R9 cumuls"]);
        assert_eq!(ground.count("document"), 0);
    });
}

#[test]
fn figures_made_anew_are_those_that_were_there() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let september = till.seal(till.month("2026-09", 400));
        let october = till.seal(till.next(&september, 500));
        for sealed in [&september, &october] {
            assert_eq!(ground.send(&till, sealed).status(), 201);
        }
        assert_eq!(ground.send(&till, &till.seal(till.revised(&september, 444))).status(), 201);
        let facts = || {
            let sql = "SELECT f.month, s.indicator, s.dimensions, f.till, f.unit, f.value, \
                       f.status FROM fact f JOIN series s ON s.number = f.series \
                       ORDER BY f.month, s.indicator, s.dimensions";
            ground.hub().read(|transaction| transaction.query(sql, &[])).expect("rows")
        };
        let before = facts();
        assert_eq!(before.len(), 10);
        assert_eq!(ground.hub().rebuild().expect("rebuilt"), 2);
        assert_eq!(facts(), before);
    });
}
