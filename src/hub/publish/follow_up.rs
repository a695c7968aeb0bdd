//! Cafés that head office should call: silent, late, or doing less than the season explains.

use super::members::Member;
use super::{Cafes, Network};

/// Why a café is to be looked after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// So many of the newest expected months have not come, though they are due.
    Silent(usize),
    /// It has never told anything.
    Never,
    /// So many of the six newest statements came late.
    Late(usize),
    /// So many percent of its tickets are gone, beside what the season took from all.
    Falling(i64),
}

/// A café to look after.
#[derive(Debug, Clone)]
pub struct Watched<'a> {
    /// Which.
    pub member: &'a Member,
    /// Why, the gravest first.
    pub reasons: Vec<Reason>,
    /// Its tickets by month; nothing for a month that has not come.
    pub trend: Vec<Option<i64>>,
}

/// A loss of this many percent beside the season is worth a call.
const FALL: i64 = 25;
/// Late so often in six months is worth a call.
const OFTEN: usize = 3;
/// What the trend is read from.
const TICKETS: &str = "ventes.tickets";

/// The cafés to look after, the most silent first.
pub fn watched<'a>(network: &'a Network, cafes: &Cafes) -> Vec<Watched<'a>> {
    let seasons = seasons(network, cafes);
    let mut all: Vec<Watched<'_>> = network
        .members
        .iter()
        .map(|member| Watched {
            member,
            reasons: reasons(network, cafes, &seasons, member),
            trend: trend(cafes, member),
        })
        .filter(|watched| !watched.reasons.is_empty())
        .collect();
    all.sort_by_key(|watched| std::cmp::Reverse(weight(&watched.reasons)));
    all
}

fn weight(reasons: &[Reason]) -> usize {
    let of = |reason: &Reason| match reason {
        Reason::Never => 1_000,
        Reason::Silent(months) => 200 + 10 * months,
        Reason::Falling(percent) => 100 + usize::try_from(*percent).unwrap_or(0),
        Reason::Late(times) => *times,
    };
    reasons.iter().map(of).sum()
}

fn reasons(network: &Network, cafes: &Cafes, seasons: &[Change], member: &Member) -> Vec<Reason> {
    let due = |month: &&super::members::MemberMonth| {
        // A month may be told until the tenth of the next one.
        let limit = format!("{}-10", month.month.after());
        month.expected && network.today.to_string() > limit
    };
    let expected: Vec<_> = member.months.iter().filter(due).collect();
    let mut reasons = Vec::new();
    let silent = expected.iter().rev().take_while(|month| month.told.is_none()).count();
    if silent > 0 {
        let never = member.months.iter().all(|month| month.told.is_none());
        reasons.push(if never { Reason::Never } else { Reason::Silent(silent) });
    }
    if let Some(percent) = fall(cafes, seasons, member).filter(|percent| *percent >= FALL) {
        reasons.push(Reason::Falling(percent));
    }
    let newest =
        expected.iter().rev().filter_map(|month| Some((month.month, month.told.as_ref()?)));
    let late = newest.take(6).filter(|(month, told)| told.is_late(*month)).count();
    if late >= OFTEN {
        reasons.push(Reason::Late(late));
    }
    reasons
}

fn trend(cafes: &Cafes, member: &Member) -> Vec<Option<i64>> {
    (0..cafes.months()).map(|place| cafes.of(place, TICKETS, member.unit.number)).collect()
}

/// Tickets of three months and of the three after them.
type Change = (i128, i128);

/// A café's change up to a month; nothing where it has not told all six.
fn change(cafes: &Cafes, number: i64, last: usize) -> Option<Change> {
    let told = |place: usize| cafes.of(place, TICKETS, number).map(i128::from);
    let all: Vec<i128> = (last.checked_sub(5)?..=last).map(told).collect::<Option<_>>()?;
    Some((all[..3].iter().sum(), all[3..].iter().sum()))
}

/// What the season does: the change of all cafés that stay and have told, up to each month.
fn seasons(network: &Network, cafes: &Cafes) -> Vec<Change> {
    let stay: Vec<i64> = network
        .members
        .iter()
        .filter(|member| !member.travels())
        .map(|member| member.unit.number)
        .collect();
    let sum = |last: usize| {
        let changes = stay.iter().filter_map(|number| change(cafes, *number, last));
        changes.fold((0, 0), |(before, after), one| (before + one.0, after + one.1))
    };
    (0..cafes.months()).map(sum).collect()
}

/// How much less, in percent, the three newest months that were told are than the three before,
/// beside what the season took from all. Nothing for a café that has not told six months in a row.
fn fall(cafes: &Cafes, seasons: &[Change], member: &Member) -> Option<i64> {
    if member.travels() {
        return None;
    }
    let last = trend(cafes, member).iter().rposition(Option::is_some)?;
    let (before, after) = change(cafes, member.unit.number, last)?;
    let (all_before, all_after) = seasons.get(last).copied()?;
    // 1 − (after ÷ before) ÷ (all_after ÷ all_before), in percent.
    let expected = before.checked_mul(all_after)?;
    let came = after.checked_mul(all_before)?;
    let lost = expected.checked_sub(came)?.checked_mul(100)?.checked_div(expected)?;
    i64::try_from(lost).ok()
}
