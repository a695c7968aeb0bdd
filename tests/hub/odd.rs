//! Statements that are taken although something is odd: newer tills, clocks, communes, changes.

use comptoir::statement::figures::{Figure, Key};
use comptoir::statement::wire::values_of;

use crate::ground::{Ground, month, on_each_store, problem};
use crate::till::{Till, sales, tell};

/// A month with an evening in a commune.
fn with_evening(till: &Till, commune: &str) -> comptoir::statement::wire::Document {
    let mut figures = sales(500);
    let evening = Key::plain("itinerance.soirees").with("commune", commune);
    figures.add(evening, Figure::Count(1)).expect("in range");
    let mut document = till.month("2026-10", 500);
    tell(&mut document, figures);
    document
}

#[test]
fn case_09_a_clock_that_is_a_day_ahead_is_told() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let mut document = till.month("2026-10", 500);
        document.emission.at = "2026-11-05T07:12:10Z".to_owned();
        assert_eq!(ground.send(&till, &till.seal(document)).status(), 201);
        assert_eq!(ground.odd(), ["HORLOGE 2026-10"]);
        let other = ground.cafe_with_till();
        let mut early = other.month("2026-10", 500);
        early.emission.at = "2026-10-20T07:12:10Z".to_owned();
        assert_eq!(ground.send(&other, &other.seal(early)).status(), 201);
        assert_eq!(ground.odd().len(), 2, "final before its month was over");
    });
}

#[test]
fn case_10_a_month_may_be_told_once_its_first_business_day_has_begun_in_paris() {
    on_each_store(|ground| {
        // 03:59 in Paris on the first of November, winter time since a week: still October.
        ground.clock.set("2026-11-01T02:59:00Z");
        let till = ground.cafe_with_till();
        let mut november = till.month("2026-11", 10);
        november.period.closing = "provisoire".to_owned();
        november.emission.at = "2026-11-01T02:58:00Z".to_owned();
        let sealed = till.seal(november);
        let refused = ground.send(&till, &sealed);
        assert_eq!(refused.status(), 422);
        assert_eq!(problem(refused).rules, ["R8"]);
        let mut october = till.month("2026-10", 500);
        october.emission.at = "2026-11-01T02:58:00Z".to_owned();
        assert_eq!(ground.send(&till, &till.seal(october)).status(), 201);
        ground.clock.set("2026-11-01T03:00:00Z");
        assert_eq!(ground.send(&till, &sealed).status(), 201);
        assert_eq!(ground.sum("ventes.ttc", "2026-10"), 50_000);
    });
}

#[test]
fn case_11_what_a_newer_till_tells_is_kept_and_in_no_total() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let mut figures = sales(500);
        figures.add(Key::plain("solidarite.graines"), Figure::Count(7)).expect("in range");
        let mut document = till.month("2026-10", 500);
        tell(&mut document, figures.clone());
        let refused = ground.send(&till, &till.seal(document.clone()));
        assert_eq!(refused.status(), 422, "the registry that it names does not have it");
        assert_eq!(problem(refused).rules, ["R10 solidarite.graines"]);
        document.registry = "2027.1".to_owned();
        assert_eq!(ground.send(&till, &till.seal(document.clone())).status(), 201);
        assert_eq!(ground.odd(), ["INDICATEUR 2026-10"]);
        assert_eq!(
            ground.count(
                "fact f JOIN series s ON s.number = f.series \
                                 WHERE s.indicator = 'solidarite.graines' AND f.value = 7"
            ),
            1
        );
        assert_eq!(ground.sum("solidarite.graines", "2026-10"), 0);
        assert_eq!(ground.sum("ventes.ttc", "2026-10"), 50_000);
        let other = ground.cafe_with_till();
        let unknown = Key::plain("paiements.ttc").with("mode", "troc");
        figures.add(unknown, Figure::Amount(comptoir::domain::money::Cents::ZERO)).expect("so");
        let mut document = other.month("2026-10", 500);
        document.registry = "2027.1".to_owned();
        document.values = values_of(&figures);
        assert_eq!(ground.send(&other, &other.seal(document)).status(), 422, "a code is refused");
    });
}

#[test]
fn case_18_a_merged_commune_is_the_one_that_it_is_part_of() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        // 01340 became part of Arboys en Bugey.
        let merged = comptoir::domain::commune::find("01340").expect("it was merged");
        assert_ne!(merged.code, "01340");
        ground.hub().add_programme_commune(merged.code, month("2026-01"), "test").expect("so");
        let document = with_evening(&till, "01340");
        assert_eq!(ground.send(&till, &till.seal(document)).status(), 201);
        assert!(ground.odd().is_empty());
        let kept = "series WHERE dimensions LIKE '%01340%'";
        assert_eq!(ground.count(kept), 1, "what was told stays under its code");
    });
}

#[test]
fn case_19_a_cafe_is_each_month_what_it_was_then() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let sheet = comptoir::hub::units::Attributes {
            since: month("2026-10"),
            model: "tiers_lieu".to_owned(),
            commune: "01004".to_owned(),
            support: "exploitation".to_owned(),
        };
        ground.hub().change_unit(&till.cafe, &sheet, "test").expect("changed");
        let model = |name: &str| {
            ground.hub().read(|transaction| {
                let unit = comptoir::hub::units::Unit::find(transaction, &till.cafe)?;
                unit.expect("a café").attributes(transaction, month(name)).map(|one| one.model)
            })
        };
        let models =
            ["2026-08", "2026-09", "2026-10", "2027-01"].map(|name| model(name).expect("m"));
        assert_eq!(models, ["associatif", "associatif", "tiers_lieu", "tiers_lieu"]);
        assert_eq!(ground.send(&till, &till.seal(till.month("2026-10", 500))).status(), 201);
        assert_eq!(ground.odd(), ["FICHE 2026-10"], "the café still calls itself otherwise");
    });
}

#[test]
fn case_20_an_evening_outside_of_the_programme_is_taken_and_told() {
    on_each_store(|ground: Ground| {
        let till = ground.cafe_with_till();
        ground.hub().add_programme_commune("52448", month("2026-01"), "test").expect("entered");
        assert_eq!(ground.send(&till, &till.seal(with_evening(&till, "51108"))).status(), 201);
        assert_eq!(ground.odd(), ["COMMUNE 2026-10"]);
        let sql = "SELECT detail FROM anomaly";
        let row = ground.hub().read(|transaction| transaction.first(sql, &[]));
        assert_eq!(row.expect("read").expect("a row").text(0).expect("a text"), "51108");
        let other = ground.cafe_with_till();
        assert_eq!(ground.send(&other, &other.seal(with_evening(&other, "52448"))).status(), 201);
        assert_eq!(ground.odd().len(), 1);
        let nowhere = other.revised(&other.seal(with_evening(&other, "52448")), 500);
        let mut nowhere = nowhere;
        let mut figures = sales(500);
        figures.add(Key::plain("itinerance.soirees"), Figure::Count(1)).expect("in range");
        nowhere.values = values_of(&figures);
        assert_eq!(ground.send(&other, &other.seal(nowhere)).status(), 422, "R12");
    });
}
