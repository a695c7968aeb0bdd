use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::Value;

use super::*;
use crate::statement::registry::Registry;
use crate::statement::rules::{Known, Told, check};
use crate::statement::sealing::Sealed;
use crate::statement::wire::Document;

fn last() -> MonthName {
    MonthName::parse("2026-10").expect("a month")
}

static CLEAN: LazyLock<Vec<Delivery>> = LazyLock::new(|| told(Edition::Clean));
static DIRTY: LazyLock<Vec<Delivery>> = LazyLock::new(|| told(Edition::Dirty));

fn told(edition: Edition) -> Vec<Delivery> {
    let year = Year::new(7, last());
    Papers::new(&year, edition, 7).deliveries().expect("told")
}

fn deliveries(edition: Edition) -> &'static [Delivery] {
    if edition == Edition::Clean { &CLEAN } else { &DIRTY }
}

/// Sums over the bytes, by code that shares nothing with what made them.
fn sum(papers: &[Delivery], indicator: &str) -> i64 {
    let mut sum = 0;
    for paper in papers {
        let read: Value = serde_json::from_slice(&paper.bytes).expect("JSON");
        for value in read["document"]["valeurs"].as_array().expect("figures") {
            if value["i"] == indicator {
                sum += match &value["v"] {
                    Value::String(text) => text.replace('.', "").parse().expect("an amount"),
                    Value::Null => 0,
                    count => count.as_i64().expect("a count"),
                };
            }
        }
    }
    sum
}

fn union(papers: &[Delivery], indicator: &str) -> usize {
    let mut all = BTreeSet::new();
    for paper in papers {
        let read: Value = serde_json::from_slice(&paper.bytes).expect("JSON");
        for value in read["document"]["valeurs"].as_array().expect("figures") {
            for key in
                value["v"].as_array().into_iter().flatten().filter(|_| value["i"] == indicator)
            {
                all.insert(key.as_str().expect("a key").to_owned());
            }
        }
    }
    all.len()
}

#[test]
fn the_clean_year_adds_up_to_what_it_was_made_from() {
    let papers = deliveries(Edition::Clean);
    assert_eq!(papers.len(), 222 * 12 + 2 * 5);
    for (indicator, total) in [
        ("ventes.cafes_servis", 100_000),
        ("animations.nombre", 880),
        ("itinerance.animations", 120),
        ("animations.intergenerationnelles", 300),
        ("solidarite.repas", 400),
        ("partenariats.nouveaux", 2_000),
        ("itinerance.soirees", 66),
        ("itinerance.participants", 14_000),
        ("itinerance.retombees_eur", 13_100_000),
        ("itinerance.concerts", 43),
        ("visites.par_service_le_plus_loin", 643_000),
    ] {
        assert_eq!(sum(papers, indicator), total, "{indicator}");
    }
    assert_eq!(union(papers, "itinerance.associations_cles"), 22);
    assert_eq!(union(papers, "itinerance.communes_cles"), 63);
    let partners = union(papers, "partenariats.cles");
    assert!((1_500..2_000).contains(&partners), "{partners}: some are shared");
}

#[test]
fn every_statement_of_a_year_keeps_every_rule() {
    let registry = Registry::current();
    for edition in [Edition::Clean, Edition::Dirty] {
        let mut told: BTreeMap<(usize, MonthName), Told> = BTreeMap::new();
        let (mut refused, mut gaps) = (0, 0);
        for paper in deliveries(edition) {
            let sealed = Sealed::<Document>::read(&paper.bytes).expect("sealed");
            let known = Known {
                same: told.get(&(paper.unit, paper.month)).cloned(),
                before: told.get(&(paper.unit, paper.month.before())).cloned(),
                now: last(),
                opened: None,
                synthetic: true,
            };
            let breaches = check(&sealed.paper, &known, &registry).expect("in range");
            if paper.forked {
                assert!(!breaches.is_empty(), "the other machine's");
                refused += 1;
                continue;
            }
            assert_eq!(breaches, [], "{} {}", paper.unit, paper.month);
            gaps += u32::from(known.before.is_none());
            let running = sealed.paper.running;
            let sha256 = sealed.seal.sha256;
            told.insert(
                (paper.unit, paper.month),
                Told { revision: paper.revision, sha256, running },
            );
        }
        let expected = if edition == Edition::Clean { (0, 224) } else { (1, gaps.max(250)) };
        assert_eq!((refused, gaps), expected);
    }
}

#[test]
fn a_seed_is_a_year() {
    let one = Year::new(7, last());
    let figures = |year: &Year| format!("{:?}", year.cells);
    assert_eq!(figures(&one), figures(&Year::new(7, last())));
    assert_ne!(figures(&one), figures(&Year::new(8, last())));
    let ids: BTreeSet<&String> = one.units.iter().flat_map(|unit| [&unit.id, &unit.till]).collect();
    assert_eq!(ids.len(), 448);
    assert!(ids.iter().all(|id| id.as_bytes()[14] == b'8'), "version 8");
    let communes: BTreeSet<&str> =
        one.units.iter().flat_map(|unit| unit.served.iter().map(|commune| commune.code)).collect();
    assert_eq!(communes.len(), 300);
    let counted = |support| one.units.iter().filter(|unit| unit.support == support).count();
    assert_eq!(
        [Support::Opened, Support::Supported, Support::Travelling].map(counted),
        [130, 92, 2]
    );
}

#[test]
fn the_dirty_year_has_what_a_year_really_has() {
    let papers = deliveries(Edition::Dirty);
    let clean = deliveries(Edition::Clean).len();
    let again = papers.iter().filter(|paper| paper.revision == 2).count();
    assert!((40..120).contains(&again), "{again} told anew");
    let firsts = papers.iter().filter(|paper| paper.revision == 1 && !paper.forked).count();
    assert!(firsts < clean - 30, "some never come: {firsts} of {clean}");
    let largest = papers.iter().map(|paper| paper.bytes.len()).max().expect("some");
    assert!(largest < 40_000, "{largest} bytes");
}
