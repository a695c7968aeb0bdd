//! The bread forecast against the rules of thumb and against an oracle, in a simulated village:
//! `forecast`, `propose`, as lines of JSON, and a table for people.
//!
//! `COMPTOIR_BENCH_SEEDS` and `COMPTOIR_BENCH_WEEKS` change the 40 villages and their 80 weeks.

#[path = "forecast/rules.rs"]
mod rules;
#[allow(dead_code, reason = "each bench uses its part of what they share")]
mod support;
#[path = "forecast/village.rs"]
mod village;

use std::hint::black_box;
use std::time::Instant;

use chrono::{Datelike, Days, NaiveDate};
use comptoir::domain::day::BusinessDay;
use comptoir::domain::forecast::{DayMinute, Like, PastDay, Question, Service, propose};
use rules::{Outcome, Rule, play};
use serde_json::json;
use support::report::{Stamp, Times, ratio};
use support::{is_wanted, number};
use village::Village;

/// Units a day of the simulated items.
const MEANS: [u32; 3] = [3, 8, 25];

/// The rules, with and without the moments at which the shelf was empty.
const RULES: [(&str, Rule, bool); 10] = [
    ("same as last week", Rule::LastWeek, false),
    ("same as last week", Rule::LastWeek, true),
    ("mean of 4 same days", Rule::MeanOfFour, false),
    ("mean of 4 same days", Rule::MeanOfFour, true),
    ("most of 4 same days", Rule::MostOfFour, false),
    ("most of 4 same days", Rule::MostOfFour, true),
    ("share of 8 same days", Rule::ShareOfEight, false),
    ("share of 8 same days", Rule::ShareOfEight, true),
    ("proposal", Rule::Proposal, false),
    ("proposal", Rule::Proposal, true),
];

fn main() {
    let stamp = Stamp::of(env!("CARGO_TARGET_TMPDIR").as_ref());
    if is_wanted("forecast") {
        let seeds = number("COMPTOIR_BENCH_SEEDS", 40);
        let weeks = number("COMPTOIR_BENCH_WEEKS", 80);
        let size = (seeds, weeks);
        for mean in MEANS {
            compare(&stamp, Village::Usual, mean, size);
        }
        for village in [Village::Wild, Village::Visited, Village::Halved] {
            compare(&stamp, village, 8, size);
        }
    }
    if is_wanted("propose") {
        time(&stamp);
    }
}

/// Plays all rules in the same villages, at each level of service, and prints what each costs.
fn compare(stamp: &Stamp, kind: Village, mean: u32, size: (u64, u64)) {
    for service in Service::ALL {
        compare_at(stamp, kind, mean, service, size);
    }
}

fn compare_at(stamp: &Stamp, kind: Village, mean: u32, service: Service, size: (u64, u64)) {
    let (seeds, weeks) = size;
    let mut outcomes = [Outcome::default(); RULES.len()];
    let mut oracle = Outcome::default();
    for seed in 0..seeds {
        let days = village::days(kind, seed, weeks, mean.into());
        oracle.add(play(&days, Rule::Oracle, service, true, mean));
        for (outcome, (_, rule, recorded)) in outcomes.iter_mut().zip(RULES) {
            outcome.add(play(&days, rule, service, recorded, mean));
        }
    }
    eprintln!("{kind:?} village, {mean} a day, enough on {} of 100 days", service.percent());
    let rows = RULES.iter().zip(outcomes).map(|((name, _, recorded), row)| (*name, *recorded, row));
    for (name, recorded, row) in rows.chain([("oracle", true, oracle)]) {
        let cost = ratio(row.cost, oracle.cost);
        let waste = ratio(100 * row.left, row.ordered);
        let lost = ratio(100 * row.missed, row.wanted);
        let sold_out = if recorded { "recorded" } else { "not recorded" };
        eprintln!("  {name:20} {sold_out:13} cost x {cost}, waste {waste} %, lost {lost} %");
        let figures = json!({
            "village": format!("{kind:?}"), "seeds": seeds, "weeks": weeks,
            "mean": mean, "service": service.percent(),
            "rule": name, "sold_out": sold_out,
            "cost": cost, "waste_percent": waste, "lost_percent": lost,
        });
        stamp.print("forecast", figures);
    }
}

/// The time of one proposal from twelve weeks of which every third day sold out.
fn time(stamp: &Stamp) {
    let day = NaiveDate::from_ymd_opt(2026, 11, 21).map(BusinessDay::new).expect("a date");
    let history: Vec<PastDay> = (1..=84)
        .map(|ago| {
            let date = day.date() - Days::new(ago);
            let minute = |unit: u16| DayMinute::new(180 + unit * 41 % 700).expect("a minute");
            let units = 10 + u16::try_from(ago % 9).expect("a digit");
            let past = PastDay::new(BusinessDay::new(date), (0..units).map(|u| (minute(u), 1)));
            if date.day().is_multiple_of(3) { past.sold_out_at(minute(units)) } else { past }
        })
        .collect();
    let like = Like::usual(day);
    let service = Service::default();
    let question = Question { day, like, history: &history, service, last_order: None, extra: 0 };
    let mut times = Times::default();
    for _ in 0..20_000 {
        let start = Instant::now();
        black_box(propose(black_box(&question)));
        times.since(start);
    }
    stamp.print("propose", json!({ "days": history.len(), "us": times.micros() }));
}
