//! What is published of each month: accepting its statements, publishing, opening it again.

use super::*;
use maud::html;

use super::frame::{cell, form, table};
use crate::hub::editions::{Edition, REASONS, States, states};
use crate::hub::pages::Site;
use crate::statement::MonthName;
use crate::words::format;

/// How many months are shown.
const MONTHS: usize = 36;

/// What is done to a month.
const ACTS: [&str; 3] = ["accepter", "publier", "rouvrir"];

pub(super) async fn publications(
    State(served): State<Shared>,
    headers: HeaderMap,
) -> Response<Body> {
    page(&served, &headers, Role::Reading, |hub, person, words| {
        let (months, editions) = hub.read(|transaction| {
            let mut standing = Vec::new();
            for edition in Edition::standing(transaction)? {
                let since = edition.since(transaction)?;
                standing.push((edition, since));
            }
            Ok::<_, HubError>((states(transaction, MONTHS)?, standing))
        })?;
        let site = Site::default();
        let current = crate::hub::time::current_month(hub.world().now());
        let row = |(month, states): &(MonthName, States)| {
            let edition = editions.iter().find(|(edition, _)| edition.month == *month);
            let edition = edition.map(|(edition, since)| (edition, *since));
            let is_over = *month < current;
            let open = (person.role >= Role::Administration).then_some(is_over);
            vec![
                cell(site.month(*month)),
                cell(format::count(states.received)),
                cell(format::count(states.checked)),
                cell(format::count(states.accepted)),
                cell(format::count(states.published)),
                told(words, &site, edition),
                html! {
                    @if let Some(is_over) = open {
                        @let published = (edition.is_some(), is_over);
                        (acts((words, &site), person, *month, *states, published))
                    }
                },
            ]
        };
        let rows: Vec<_> = months.iter().map(row).collect();
        let columns = [
            "hub-admin-month",
            "hub-admin-received",
            "hub-admin-checked",
            "hub-admin-accepted",
            "hub-admin-published",
            "hub-admin-edition",
            "hub-admin-to-do",
        ];
        Ok(html! {
            h1 { (words.say("hub-admin-publications")) }
            p { (words.say("hub-admin-publications-note")) }
            (table(words, "hub-admin-publications-caption", &columns, &rows))
        })
    })
    .await
}

/// What was published of a month, and what came after it.
fn told(words: &Words, site: &Site, edition: Option<(&Edition, (i64, i64))>) -> Markup {
    let Some((edition, (revised, left))) = edition else {
        return cell(words.say("hub-admin-no-edition"));
    };
    let values = [
        ("day", site.day(&edition.published_at).unwrap_or_default().into()),
        ("name", edition.published_by.as_str().into()),
        ("registry", edition.registry.as_str().into()),
        ("factors", edition.factors.as_str().into()),
    ];
    html! {
        p { (words.tell("hub-admin-edition-told", &values)) }
        @for (key, count) in
            [("hub-admin-edition-revised", revised), ("hub-admin-edition-left", left)] {
            @if count > 0 { p { (words.tell(key, &[("count", count.unsigned_abs().into())])) } }
        }
    }
}

/// What may be done to a month.
fn acts(
    (words, site): (&Words, &Site),
    person: &Person,
    month: MonthName,
    states: States,
    (is_published, is_over): (bool, bool),
) -> Markup {
    let name = month.to_string();
    let one = |act: &str, more: Markup| {
        let fields = html! {
            input type="hidden" name="mois" value=(name);
            input type="hidden" name="acte" value=(act);
            (more)
        };
        form(words, person, "/admin/publications", &format!("hub-admin-do-{act}"), fields)
    };
    let label = words.say("hub-admin-reason");
    let reasons = html! {
        select name="raison" aria-label=(format!("{label}, {}", site.month(month))) {
            @for reason in REASONS {
                option value=(reason) { (words.say(&format!("hub-admin-reopen-{reason}"))) }
            }
        }
    };
    html! {
        @if is_published { (one("rouvrir", reasons)) }
        @else {
            @if states.checked > 0 { (one("accepter", html! {})) }
            @if states.accepted > 0 && is_over { (one("publier", html! {})) }
        }
    }
}

pub(super) async fn change(
    State(served): State<Shared>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Response<Body> {
    act(&served, &headers, fields, Role::Administration, |hub, person, fields| {
        let month = MonthName::parse(field(fields, "mois")).ok_or(HubError::Missing("month"))?;
        match ACTS.iter().position(|act| *act == field(fields, "acte")) {
            Some(0) => hub.accept_month(month, &person.name).map(|_| ())?,
            Some(1) => hub.publish_month(month, &person.name).map(|_| ())?,
            Some(_) => hub.reopen_month(month, field(fields, "raison"), &person.name)?,
            None => return Err(HubError::Missing("act")),
        }
        Ok(Done::GoTo("/admin/publications"))
    })
    .await
}
