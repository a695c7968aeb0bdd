//! Ways to order bread, played against the same village, and what each of them costs.

use chrono::{Datelike, TimeDelta};
use comptoir::domain::day::BusinessDay;
use comptoir::domain::forecast::{
    DayMinute, Like, PastDay, Question, Service, demand_hundredths, propose,
};

use super::village::{Day, quantile};

/// A way to order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// What the same weekday asked for last week.
    LastWeek,
    /// The mean of what the last four same weekdays asked for.
    MeanOfFour,
    /// The most that one of the last four same weekdays asked for.
    MostOfFour,
    /// What was enough on so many of the last eight same weekdays as the service says.
    ShareOfEight,
    /// The till's proposal.
    Proposal,
    /// The right quantile of the true distribution, which nobody can know.
    Oracle,
}

/// What a rule did over a simulation.
#[derive(Debug, Default, Clone, Copy)]
pub struct Outcome {
    /// Units ordered, and of them left over in the evening.
    pub ordered: u64,
    pub left: u64,
    /// Units asked for, and of them in vain.
    pub wanted: u64,
    pub missed: u64,
    /// Hundredths of the sum of both costs of a unit: one too few costs the service level, one too
    /// many the rest.
    pub cost: u64,
}

impl Outcome {
    /// Adds another simulation.
    pub fn add(&mut self, other: Self) {
        self.ordered += other.ordered;
        self.left += other.left;
        self.wanted += other.wanted;
        self.missed += other.missed;
        self.cost += other.cost;
    }
}

/// Orders for every day of the village by a rule that sees only what the till saw: what was sold,
/// when, and, where `recorded`, when the shelf was empty.
///
/// The order is sent on the day before, while people still buy, so that day is not known yet. In
/// the first week every rule orders `first`.
pub fn play(days: &[Day], rule: Rule, service: Service, recorded: bool, first: u32) -> Outcome {
    let mut history: Vec<PastDay> = Vec::new();
    let mut outcome = Outcome::default();
    for (number, today) in days.iter().enumerate() {
        let known = history.partition_point(|past| past.day().date() + EVE < today.day.date());
        let known = &history[known.saturating_sub(72)..known];
        let ordered = match rule {
            Rule::Oracle => {
                quantile(today.mean, today.dispersion, f64::from(service.percent()) / 100.0)
            }
            _ => order(rule, today.day, known, service, first),
        };
        let past = sold(today, ordered, recorded);
        let wanted = u32::try_from(today.wanted.len()).expect("a village");
        // The first week is the same for all.
        if number >= 6 {
            let (left, missed) = (ordered - past.sold(), wanted - past.sold());
            let percent = u64::from(service.percent());
            let cost = percent * u64::from(missed) + (100 - percent) * u64::from(left);
            outcome.add(Outcome {
                ordered: ordered.into(),
                left: left.into(),
                wanted: wanted.into(),
                missed: missed.into(),
                cost,
            });
        }
        history.push(past);
    }
    outcome
}

/// An order is sent a day before.
const EVE: TimeDelta = TimeDelta::days(1);

/// What the till has seen of a day for which so much was ordered.
fn sold(today: &Day, ordered: u32, recorded: bool) -> PastDay {
    let shelf = usize::try_from(ordered).expect("a shelf");
    let sales = today.wanted.iter().take(shelf).map(|minute| (*minute, 1));
    // Real holidays would be Sundays; this village has none.
    let past = PastDay::new(today.day, sales).taken_for(today.day.date().weekday());
    let last = match shelf.checked_sub(1) {
        // Nothing was ordered: the shelf is empty from the beginning.
        None => DayMinute::new(0),
        Some(last) => today.wanted.get(last).copied(),
    };
    match last {
        Some(minute) if recorded => past.sold_out_at(minute),
        _ => past,
    }
}

/// What a rule orders for a day.
fn order(rule: Rule, day: BusinessDay, known: &[PastDay], service: Service, first: u32) -> u32 {
    let weekday = day.date().weekday();
    if rule == Rule::Proposal {
        let like = Like::Weekday(weekday);
        let last_order = Some(first);
        let history = known;
        return propose(&Question { day, like, history, service, last_order, extra: 0 }).walk_in;
    }
    let count = match rule {
        Rule::LastWeek => 1,
        Rule::ShareOfEight => 8,
        _ => 4,
    };
    let same = known.iter().rev().filter(|past| past.profile() == weekday).take(count);
    let mut demands: Vec<u32> = same.map(|past| demand_hundredths(past, known)).collect();
    demands.sort_unstable();
    let Some(last) = demands.len().checked_sub(1) else {
        return first;
    };
    let demand = match rule {
        Rule::MostOfFour => demands[last],
        Rule::ShareOfEight => {
            // The least of them that is enough on that share of these days.
            let enough = (demands.len() * usize::from(service.percent())).div_ceil(100);
            demands[enough.saturating_sub(1).min(last)]
        }
        _ => demands.iter().sum::<u32>() / u32::try_from(demands.len()).expect("eight at most"),
    };
    (demand + 50) / 100
}
