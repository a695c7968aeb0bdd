//! What a till reads of its own café, by questions that it signs.

use comptoir::statement::exchange::{Comparison, Receipt, Reports};
use comptoir::statement::sealing::Sealed;
use comptoir::statement::wire::Told;
use reqwest::blocking::Response;

use crate::ground::{Ground, on_each_store, problem};
use crate::till::Till;

const NOW: &str = "2026-11-04T07:12:00Z";

pub fn ask(ground: &Ground, till: &Till, path: &str, at: &str) -> Response {
    let header = till.authorization("GET", path, at);
    ground.get(path).header("authorization", header).send().expect("an answer")
}

fn reports(ground: &Ground, till: &Till) -> Reports {
    let answer = ask(ground, till, &format!("/v1/cafes/{}/releves", till.cafe), NOW);
    assert_eq!(answer.status(), 200);
    serde_json::from_slice(&answer.bytes().expect("bytes")).expect("JSON")
}

/// A café's month beside those of others, as its till asks for it.
pub fn comparison(ground: &Ground, till: &Till, month: &str) -> Comparison {
    let path = format!("/v1/cafes/{}/comparaison?mois={month}", till.cafe);
    let answer = ask(ground, till, &path, NOW);
    assert_eq!(answer.status(), 200);
    serde_json::from_slice(&answer.bytes().expect("bytes")).expect("JSON")
}

#[test]
fn a_till_finds_its_holes_and_its_receipts() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let october = till.seal(till.month("2026-10", 500));
        let sent = ground.send(&till, &october).bytes().expect("bytes");
        let told = reports(&ground, &till);
        let months: Vec<(&str, &str)> =
            told.months.iter().map(|one| (one.month.as_str(), one.state.as_str())).collect();
        assert_eq!(months, [("2026-09", "manquant"), ("2026-10", "controle")]);
        assert_eq!(told.months[1].sha256.as_ref(), Some(&october.seal.sha256));
        let path = format!("{}/recu", till.path(&october.paper));
        let again = ask(&ground, &till, &path, NOW);
        let tag = again.headers()["etag"].clone();
        assert_eq!(again.bytes().expect("bytes"), sent);
        let header = till.authorization("GET", &path, NOW);
        let same = ground.get(&path).header("authorization", header).header("if-none-match", tag);
        assert_eq!(same.send().expect("an answer").status(), 304);
        let none = format!("{}9/recu", till.path(&october.paper));
        assert_eq!(ask(&ground, &till, &none, NOW).status(), 404);
    });
}

#[test]
fn only_a_cafes_own_till_reads_and_only_by_a_clock_that_is_near() {
    on_each_store(|ground| {
        let (one, other) = (ground.cafe_with_till(), ground.cafe_with_till());
        let path = format!("/v1/cafes/{}/releves", one.cafe);
        assert_eq!(ground.get(&path).send().expect("an answer").status(), 401);
        assert_eq!(ask(&ground, &other, &path, NOW).status(), 403);
        assert_eq!(ask(&ground, &one, &path, "2026-11-05T07:00:00Z").status(), 200);
        let late = ask(&ground, &one, &path, "2026-11-05T07:13:00Z");
        assert_eq!(late.status(), 401);
        let problem = problem(late);
        assert_eq!(problem.kind, "urn:1000cafes:horloge");
        assert_eq!(problem.time, "2026-11-04T07:12:09.000Z");
        assert!(problem.detail.contains("04/11/2026 08:12"), "{}", problem.detail);
        let header = one.authorization("GET", "/v1/cafes/x/releves", NOW);
        let answer = ground.get(&path).header("authorization", header).send();
        assert_eq!(answer.expect("an answer").status(), 401);
    });
}

#[test]
fn case_17_an_outlier_is_taken_told_and_compared_with_nobody() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        ground.clock.set("2027-02-04T07:12:09Z");
        let mut last = till.seal(till.month("2026-09", 400));
        assert_eq!(ground.send(&till, &last).status(), 201);
        for euros in [420, 380, 500] {
            last = till.seal(till.next(&last, euros));
            assert_eq!(ground.send(&till, &last).status(), 201);
        }
        assert!(ground.odd().is_empty());
        let cents = till.seal(till.next(&last, 41_000));
        let answer = ground.send(&till, &cents);
        assert_eq!(answer.status(), 201);
        let receipt = Sealed::<Receipt>::read(&answer.bytes().expect("bytes")).expect("sealed");
        let told = &receipt.paper.anomalies[0];
        assert_eq!((told.code.as_str(), told.severity.as_str()), ("ECART", "alerte"));
        assert_eq!(ground.count("document WHERE set_apart = 1"), 1);
        assert_eq!(ground.sum("ventes.ttc", "2027-01"), 4_100_000, "what was told is kept");
        let own = ground.cafe_with_till();
        assert_eq!(ground.send(&own, &own.seal(own.month("2027-01", 500))).status(), 201);
        let compared = |ground: &Ground, others: usize| {
            ground.clock.set("2027-02-04T07:12:09Z");
            for _ in 0..others {
                let other = ground.cafe_with_till();
                let answer = ground.send(&other, &other.seal(other.month("2027-01", 400)));
                assert_eq!(answer.status(), 201);
            }
            // Questions of these tests are signed on one day.
            ground.clock.set("2026-11-04T07:12:09Z");
            comparison(ground, &own, "2027-01").values
        };
        assert!(compared(&ground, 4).is_empty(), "four others, and the outlier");
        let values = compared(&ground, 1);
        let sales = values.iter().find(|one| one.indicator == "ventes.ttc").expect("five others");
        assert_eq!((sales.n, &sales.p75), (5, &Told::Amount("400.00".to_owned())));
    });
}

#[test]
fn case_22_who_does_not_agree_is_compared_with_nobody_from_then_on() {
    on_each_store(|ground| {
        let own = ground.cafe_with_till();
        ground.send(&own, &own.seal(own.month("2026-10", 500)));
        let mut others = Vec::new();
        for euros in [100, 200, 300, 400] {
            let till = ground.cafe_with_till();
            ground.send(&till, &till.seal(till.month("2026-10", euros)));
            others.push(till);
        }
        let itinerant = ground.till(&ground.cafe("La Guinguette", "itinerant"));
        ground.send(&itinerant, &itinerant.seal(itinerant.month("2026-10", 900)));
        assert!(comparison(&ground, &own, "2026-10").values.is_empty(), "four others say nothing");
        let fifth = ground.cafe_with_till();
        let agreed = fifth.seal(fifth.month("2026-10", 600));
        ground.send(&fifth, &agreed);
        let told = comparison(&ground, &own, "2026-10");
        let sales = told.values.iter().find(|one| one.indicator == "ventes.ttc");
        let sales = sales.expect("enough others");
        assert_eq!((told.model.as_str(), sales.n), ("associatif", 5));
        let amount = |text: &str| Told::Amount(text.to_owned());
        assert_eq!((&sales.p25, &sales.median), (&amount("200.00"), &amount("300.00")));
        assert_eq!((&sales.p75, &sales.own), (&amount("400.00"), &Some(amount("500.00"))));
        let mut withdrawn = fifth.revised(&agreed, 600);
        withdrawn.consent.comparison = false;
        withdrawn.reason = Some("RESTAURATION".to_owned());
        let answer = ground.send(&fifth, &fifth.seal(withdrawn));
        assert_eq!(answer.status(), 201, "{:?}", answer.text());
        assert!(comparison(&ground, &own, "2026-10").values.is_empty());
    });
}

#[test]
fn the_registry_is_there_for_anyone_and_for_ever() {
    on_each_store(|ground| {
        let answer = ground.get("/v1/referentiel/2026.1").send().expect("an answer");
        assert_eq!(answer.status(), 200);
        let kept = answer.headers()["cache-control"].to_str().expect("a text").to_owned();
        assert!(kept.contains("immutable"), "{kept}");
        assert!(answer.text().expect("a text").contains("ventes.cafes_servis"));
        assert_eq!(ground.get("/v1/referentiel/9").send().expect("an answer").status(), 404);
        let schema = ground.get("/v1/schemas/releve-1.0.json").send().expect("an answer");
        let schema = serde_json::from_slice(&schema.bytes().expect("bytes")).expect("JSON");
        let till = ground.cafe_with_till();
        let sealed = till.seal(till.month("2026-10", 500));
        let told = serde_json::from_slice(sealed.to_bytes()).expect("JSON");
        assert!(jsonschema::is_valid(&schema, &told), "what is sent is of the form");
    });
}
