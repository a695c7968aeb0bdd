use std::str::FromStr;

use proptest::prelude::*;

use super::*;

fn month() -> MonthName {
    MonthName::parse("2026-03").expect("a month")
}

fn decimal(text: &str) -> Decimal {
    Decimal::from_str(text).expect("a decimal")
}

fn visits(service: &str, visits: u64, metres: Option<u32>) -> Visits {
    Visits { month: month(), service: service.to_owned(), visits, metres }
}

fn of(set: &FactorSet, visits: &[Visits]) -> Impact {
    impact(set, set.main_perimeter(), visits).expect("in range")
}

#[test]
fn the_synthetic_factors_give_the_published_kilometres_exactly() {
    let set = &FactorSet::shipped()[1];
    let told = [visits("pain", 630_000, None), visits("dab", 10_000, None)];
    let told = [&told[..], &[visits("poste", 3_000, None), visits("epicerie", 9, None)]].concat();
    let found = of(set, &told);
    for (service, kilometres) in published::KILOMETRES {
        assert_eq!(found.kilometres[service], Decimal::from(kilometres), "{service}");
    }
    assert_eq!(found.kilometres.len(), 3, "groceries are outside of the perimeter of 2024");
    assert_eq!(found.total_kilometres(), decimal("391300"));
    assert_eq!(found.kilograms, decimal("75129.6"), "391 300 × 0.192");
    assert_eq!(found.version, "2026.1-S");
}

#[test]
fn the_published_tonnes_are_309_grams_a_kilometre() {
    assert_eq!(published::kilometres(), 391_300);
    assert_eq!(published::grams_a_kilometre(), decimal("309"));
}

#[test]
fn a_measured_distance_takes_the_place_of_the_median_and_of_its_detour() {
    let set = &FactorSet::shipped()[0];
    // 100 visits × 0.12 × 2 × 2.2 km × 1.3, by hand; and over 10 km by road.
    assert_eq!(of(set, &[visits("pain", 100, None)]).total_kilometres(), decimal("68.64"));
    assert_eq!(of(set, &[visits("pain", 100, Some(10_000))]).total_kilometres(), decimal("240"));
    assert_eq!(of(set, &[visits("pain", 100, Some(0))]).kilograms, Decimal::ZERO);
}

#[test]
fn factors_that_contradict_themselves_are_refused() {
    let good = include_str!("../../../assets/impact/2026.1.json");
    assert!(FactorSet::read(good).is_ok());
    for (from, to) in [
        ("\"0.192\"", "\"0,192\""),
        ("\"0.192\"", "\"-0.192\""),
        ("\"code\": \"part.dab\"", "\"code\": \"part.pain\""),
        ("\"emission\": \"ef.voiture.usage\"", "\"emission\": \"ef.velo\""),
        ("\"from\": \"2019-01\"", "\"from\": \"2019\""),
        ("\"from\": \"2019-01\"", "\"from\": \"2019-01\", \"until\": \"2018-12\""),
    ] {
        let bad = good.replacen(from, to, 1);
        assert_ne!(bad, good, "{from}");
        assert!(FactorSet::read(&bad).is_err(), "{from} → {to}");
    }
}

#[test]
fn a_factor_holds_for_its_months_and_its_follower_for_those_after() {
    let good = include_str!("../../../assets/impact/2026.1.json");
    let old = r#"{"code": "detour", "value": "1.3", "unit": "rapport", "from": "2019-01","#;
    let new = r#"{"code": "detour", "value": "1.5", "unit": "rapport", "from": "2026-03",
        "label": "l", "source": "s"}, {"code": "detour", "value": "1.3", "unit": "rapport",
        "from": "2019-01", "until": "2026-02","#;
    let set = FactorSet::read(&good.replace(old, new)).expect("two after each other");
    assert_eq!(set.value("detour", month()), Some(decimal("1.5")));
    assert_eq!(set.value("detour", month().before()), Some(decimal("1.3")));
    let (before, after) = (FactorSet::shipped().remove(0), set);
    let told = [visits("pain", 1_000, None)];
    assert!(of(&after, &told).kilograms > of(&before, &told).kilograms, "side by side");
}

proptest! {
    /// Twice the visits spare twice as much, and months and cafés add up: nothing is rounded
    /// before the end.
    #[test]
    fn what_is_spared_adds_up(
        some in prop::collection::vec((0_u64..1_000_000, prop::option::of(0_u32..60_000)), 0..20),
        others in prop::collection::vec((0_u64..1_000_000, prop::option::of(0_u32..60_000)), 0..20),
    ) {
        let services = ["pain", "dab", "poste", "colis"];
        let told = |all: &[(u64, Option<u32>)]| -> Vec<Visits> {
            let each = all.iter().enumerate();
            each.map(|(rank, (n, metres))| visits(services[rank % 4], *n, *metres)).collect()
        };
        let (some, others) = (told(&some), told(&others));
        for set in FactorSet::shipped() {
            let (one, other) = (of(&set, &some), of(&set, &others));
            let both = of(&set, &[some.clone(), others.clone()].concat());
            prop_assert_eq!(both.kilograms, one.kilograms + other.kilograms);
            let kilometres = one.total_kilometres() + other.total_kilometres();
            prop_assert_eq!(both.total_kilometres(), kilometres);
            prop_assert!(both.kilometres.values().all(|sum| !sum.is_sign_negative()));
            prop_assert!(!both.kilometres.contains_key("colis"), "not in the perimeter");
            let factor = set.emission(month()).expect("a factor");
            prop_assert_eq!(both.kilograms, (kilometres * factor).normalize());
        }
    }
}
