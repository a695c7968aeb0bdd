//! Activities in words: kinds, funders, reasons, and how many people came.

use super::Words;
use super::format;
use crate::domain::activity::{ActivityKind, CancelReason, Heads};
use crate::domain::text::Label;

/// The key of what a kind of activity is called.
pub const fn kind_key(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Social => "activity-social",
        ActivityKind::CulturalTour => "activity-tour",
        ActivityKind::Health => "activity-health",
        ActivityKind::Digital => "activity-digital",
        ActivityKind::Cooking => "activity-cooking",
        ActivityKind::Sport => "activity-sport",
        ActivityKind::Concert => "activity-concert",
        ActivityKind::Games => "activity-games",
        ActivityKind::Market => "activity-market",
        ActivityKind::PublicMeeting => "activity-meeting",
        ActivityKind::Other => "activity-other",
    }
}

/// The key of why something was called off.
pub const fn reason_key(reason: CancelReason) -> &'static str {
    match reason {
        CancelReason::TooFew => "activity-too-few",
        CancelReason::HostAbsent => "activity-host-absent",
        CancelReason::Weather => "activity-weather",
        CancelReason::Mistake => "activity-mistake",
        CancelReason::Other => "activity-other-reason",
    }
}

/// What an activity is called: its title, or what kind it is.
pub fn title(title: Option<&Label>, kind: ActivityKind, words: &Words) -> String {
    title.map_or_else(|| words.say(kind_key(kind)), ToString::to_string)
}

/// `16:30`: minutes after midnight as a clock shows them.
pub fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60 % 24, minute % 60)
}

/// `14 personnes`, `environ 14 personnes`.
pub fn people(heads: Heads, words: &Words) -> String {
    let key = if heads.estimated { "activity-people-about" } else { "activity-people" };
    let count = format::count(heads.all.into());
    words.tell(key, &[("count", u64::from(heads.all).into()), ("shown", count.into())])
}

/// `3 enfants, 5 adultes, 6 de 60 ans et plus`; nothing where no age was noted.
pub fn ages(heads: Heads, words: &Words) -> String {
    let bands = [
        ("activity-children", heads.children),
        ("activity-adults", heads.adults),
        ("activity-seniors", heads.seniors),
    ];
    let some = bands.into_iter().filter(|(_, count)| *count > 0);
    let told = some.map(|(key, count)| words.tell(key, &[("count", u64::from(count).into())]));
    told.collect::<Vec<_>>().join(", ")
}
