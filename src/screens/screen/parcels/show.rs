//! Parcels in words.

use chrono::{Days, NaiveDate};

use crate::domain::day::BusinessDay;
use crate::domain::parcel::carrier::{Kind, Size};
use crate::domain::parcel::slot::Slot;
use crate::domain::parcel::state::{Parcel, State, Waiting};
use crate::screens::bridge::{ParcelRow, Relay};
use crate::screens::scene::Scene;
use crate::screens::widget::ChoiceRow;
use crate::words::format;

/// The three sizes, in order.
pub const SIZES: [Size; 3] = [Size::Small, Size::Medium, Size::Large];

/// The key of a size.
pub fn size_key(size: Size) -> &'static str {
    match size {
        Size::Small => "parcel-small",
        Size::Medium => "parcel-medium",
        Size::Large => "parcel-large",
    }
}

/// The key of what carriers pay for.
pub fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Arrival => "parcel-kind-arrival",
        Kind::HandOver => "parcel-kind-hand-over",
        Kind::DropOff => "parcel-kind-drop-off",
        Kind::Return => "parcel-kind-return",
    }
}

/// A day, near ones by their name.
pub fn day(scene: Scene<'_>, day: NaiveDate) -> String {
    let today = scene.situation.today.date();
    if day == today {
        scene.say("parcel-today")
    } else if Some(day) == today.checked_sub_days(Days::new(1)) {
        scene.say("parcel-yesterday")
    } else {
        format::short_day(scene.words, BusinessDay::new(day))
    }
}

/// The name that a parcel goes by, or that it has none.
pub fn name(scene: Scene<'_>, row: &ParcelRow) -> String {
    let name = row.whose.name();
    match (name.is_empty(), &row.whose.number) {
        (false, _) => name,
        (true, Some(number)) => number.clone(),
        (true, None) => scene.say("parcel-nameless"),
    }
}

/// A place as it is called in a sentence: nobody need know what the letter of the back room means.
pub fn place(scene: Scene<'_>, slot: Slot) -> String {
    match slot {
        Slot::Reserve => scene.say("parcels-reserve"),
        shelf @ Slot::Shelf { .. } => shelf.to_string(),
    }
}

/// When a parcel left, and how.
fn left(scene: Scene<'_>, parcel: &Parcel, key: &str) -> String {
    let at = parcel.last.map_or(parcel.came_at, |last| last.at);
    let when = day(scene, BusinessDay::of(at).date());
    scene.words.tell(key, &[("day", when.into()), ("time", format::time(at).into())])
}

/// A parcel as a row to choose.
pub fn row<'a>(scene: Scene<'_>, relay: &Relay, row: &ParcelRow, chosen: bool) -> ChoiceRow<'a> {
    let parcel = &row.parcel;
    let today = scene.situation.today.date();
    let carrier = relay.carriers.iter().find(|carrier| carrier.id == parcel.carrier);
    let mut parts = Vec::new();
    if parcel.slot == Slot::Reserve && parcel.is_here() {
        parts.push(scene.say("parcels-reserve-here"));
    }
    parts.push(carrier.map_or(String::new(), |carrier| carrier.name.to_string()));
    let came = day(scene, BusinessDay::of(parcel.came_at).date());
    parts.push(scene.words.tell("parcel-came", &[("day", came.into())]));
    let waits = match parcel.state {
        State::Here(Waiting::Addressee) if parcel.is_expired(today) => {
            Some(scene.say("parcel-to-return"))
        }
        State::Here(Waiting::Addressee) => parcel.due_on.map(|due| match due == today {
            true => scene.say("parcel-last-day"),
            false => scene.words.tell("parcel-kept", &[("day", day(scene, due).into())]),
        }),
        State::Here(Waiting::DroppedOff) => Some(scene.say("parcel-dropped-off")),
        State::Here(Waiting::Refused) => Some(scene.say("parcel-refused")),
        State::Here(Waiting::Redirected) => Some(scene.say("parcel-redirected")),
        State::Missing(_) => Some(scene.say("parcel-missing")),
        State::HandedOver => Some(left(scene, parcel, "parcel-handed-over")),
        State::Returned | State::Collected => Some(left(scene, parcel, "parcel-gone")),
        State::Withdrawn => Some(scene.say("parcel-withdrawn")),
    };
    parts.extend(waits);
    if parcel.is_gone()
        && let Some(number) = &row.whose.number
    {
        parts.push(scene.words.tell("parcel-number", &[("number", number.clone().into())]));
    }
    if parcel.damaged {
        parts.push(match &row.whose.note {
            Some(note) => {
                scene.words.tell("parcel-damaged-note", &[("note", note.as_str().into())])
            }
            None => scene.say("parcel-damaged"),
        });
    }
    parts.retain(|part| !part.is_empty());
    ChoiceRow {
        mark: parcel.slot.to_string().into(),
        title: name(scene, row).into(),
        detail: parts.join(" · ").into(),
        remark: scene.say(size_key(parcel.size)).into(),
        chosen,
    }
}

/// What the last act on these parcels was, to be undone.
pub fn act_sentence(scene: Scene<'_>, rows: &[ParcelRow]) -> String {
    let Some(first) = rows.first() else {
        return String::new();
    };
    let key = match first.parcel.state {
        State::Here(Waiting::DroppedOff) => "parcel-act-drop-off",
        State::Here(Waiting::Refused) => "parcel-act-refused",
        State::Here(Waiting::Redirected) => "parcel-act-redirected",
        State::Here(_) if first.parcel.damaged => "parcel-act-damaged",
        State::Here(_) => "parcel-act-shelved",
        State::Missing(_) => "parcel-act-missing",
        State::HandedOver => "parcel-act-handed-over",
        State::Returned | State::Collected => "parcel-act-driver",
        State::Withdrawn => "parcel-withdrawn",
    };
    let what: Vec<String> = rows
        .iter()
        .take(3)
        .map(|row| format!("{} {}", place(scene, row.parcel.slot), name(scene, row)))
        .collect();
    let more = if rows.len() > 3 { "…" } else { "" };
    scene.words.tell(key, &[("what", format!("{}{more}", what.join(", ")).into())])
}
