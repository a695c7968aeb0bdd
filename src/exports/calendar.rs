//! The agenda as a calendar that others subscribe to (iCalendar, RFC 5545).

use chrono::{DateTime, Days, NaiveDateTime, TimeDelta, Utc};
use icalendar::{Calendar, CalendarDateTime, Component, Event, EventLike, EventStatus};

use crate::domain::activity::{Activity, ActivityState};
use crate::domain::day::{BusinessDay, Moment};

/// The time zone of a café's hours.
const ZONE: &str = "Europe/Paris";

/// What the zone's name means, for readers that know no names of zones: the summer time of the
/// European Union (directive 2000/84/CE), since 1996.
const ZONE_RULES: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n\
    BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\n\
    DTSTART:19960331T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n\
    BEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\n\
    DTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n\
    END:VTIMEZONE\r\n";

/// How long something lasts of which nobody said it, in minutes.
const USUAL_MINUTES: u16 = 120;

/// An activity with what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub activity: Activity,
    /// What it is called.
    pub title: String,
}

/// The café's activities as a calendar. Those that were called off say so, so that they leave the
/// calendars that have them; each keeps its identifier for ever.
///
/// `cafe` is the name over the door, `place` what stands as the place of each, and `made` when the
/// file is made.
pub fn calendar(listed: &[Listed], cafe: &str, place: &str, made: Moment) -> String {
    let mut calendar = Calendar::empty();
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Comptoir//agenda//FR"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        calendar.append_property((key, value));
    }
    calendar.name(cafe).timezone(ZONE);
    let made = DateTime::from_timestamp_millis(made.utc_ms()).unwrap_or_default();
    for one in listed {
        calendar.push(event(one, place, made));
    }
    let text = calendar.to_string();
    // The crate knows no zones: their rules stand before the first event.
    let first = text.find("BEGIN:VEVENT").or_else(|| text.find("END:VCALENDAR"));
    let (head, rest) = text.split_at(first.unwrap_or(text.len()));
    format!("{head}{ZONE_RULES}{rest}")
}

fn event(listed: &Listed, place: &str, made: DateTime<Utc>) -> Event {
    let Listed { activity, title } = listed;
    let plan = &activity.plan;
    let usual = plan.start.saturating_add(USUAL_MINUTES);
    let status = match activity.state {
        ActivityState::Cancelled(_) => EventStatus::Cancelled,
        ActivityState::Planned | ActivityState::Held(_) => EventStatus::Confirmed,
    };
    Event::new()
        .uid(&format!("{}@comptoir", activity.id))
        .timestamp(made)
        .starts(at(plan.day, plan.start))
        .ends(at(plan.day, plan.end.unwrap_or(usual)))
        .summary(title)
        .location(place)
        .status(status)
        .done()
}

/// So many minutes after midnight of a day, by the clock on the wall: what begins after midnight
/// lies on the next date.
fn at(day: BusinessDay, minute: u16) -> CalendarDateTime {
    let (days, minutes) = (u64::from(minute / 1_440), i64::from(minute % 1_440));
    let date = day.date().checked_add_days(Days::new(days)).unwrap_or(day.date());
    let date_time: NaiveDateTime =
        date.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(minutes);
    CalendarDateTime::WithTimezone { date_time, tzid: ZONE.to_owned() }
}
