//! Cafés, codes, keys, and what is odd.

use super::*;
use axum::extract::Path;
use maud::html;

use super::frame::{cell, choice, form, input, table};
use crate::hub::distances::Distance;
use crate::hub::units::{Attributes, NewUnit, Unit, season};
use crate::statement::MonthName;
use crate::words::format;

/// What the network does for a café.
const SUPPORTS: [&str; 3] = ["ouverture", "exploitation", "itinerant"];
/// Why a key is revoked.
const REASONS: [&str; 4] = ["perdu", "vole", "remplace", "autre"];

fn month(fields: &Fields, name: &str) -> Result<MonthName, HubError> {
    MonthName::parse(field(fields, name)).ok_or(HubError::Missing("month"))
}

fn attributes(fields: &Fields) -> Result<Attributes, HubError> {
    Ok(Attributes {
        since: month(fields, "depuis")?,
        model: field(fields, "modele").to_owned(),
        commune: field(fields, "commune").to_owned(),
        support: field(fields, "soutien").to_owned(),
    })
}

/// The fields that say what a café is.
fn sheet(hub: &Hub, words: &Words) -> Markup {
    let models = hub.registry().list("modele").iter();
    let models: Vec<_> = models.map(|one| (one.code.clone(), one.label.clone())).collect();
    let supports = SUPPORTS.map(|code| (code.to_owned(), code.to_owned()));
    html! {
        (input(words, "depuis", "hub-admin-since-month", "month"))
        (choice(words, "modele", "hub-admin-model", &models))
        (input(words, "commune", "hub-admin-commune", "text"))
        (choice(words, "soutien", "hub-admin-support", &supports))
    }
}

pub(super) async fn units(State(served): State<Shared>, headers: HeaderMap) -> Response<Body> {
    page(&served, &headers, Role::Reading, |hub, person, words| {
        let units = hub.read(Unit::all)?;
        let row =
            |unit: &Unit| vec![cell(&unit.name), cell(unit.opened.to_string()), cell(&unit.id)];
        let rows: Vec<_> = units.iter().map(row).collect();
        let named: Vec<_> = units.iter().map(|unit| (unit.id.clone(), unit.name.clone())).collect();
        let columns = ["hub-admin-name", "hub-admin-opened", "hub-admin-identifier"];
        let may = person.role >= Role::Administration;
        let code = choice(words, "cafe", "hub-admin-cafe", &named);
        let changed = html! { (code) (sheet(hub, words)) };
        let new = html! {
            (input(words, "nom", "hub-admin-name", "text"))
            (sheet(hub, words))
            (input(words, "ouvert", "hub-admin-season", "text"))
        };
        let closed = html! { (code) (input(words, "dernier", "hub-admin-last-month", "month")) };
        let commune = html! {
            (input(words, "commune", "hub-admin-commune", "text"))
            (input(words, "depuis", "hub-admin-since-month", "month"))
        };
        let measured = measured(hub)?;
        let heads = [
            "hub-admin-cafe",
            "hub-admin-service",
            "hub-admin-since-month",
            "hub-admin-metres",
            "hub-admin-figure-source",
        ];
        let services = hub.registry().list("service").iter();
        let services: Vec<_> = services.map(|one| (one.code.clone(), one.label.clone())).collect();
        let distance = html! {
            (choice(words, "cafe", "hub-admin-cafe", &named))
            (choice(words, "service", "hub-admin-service", &services))
            (input(words, "depuis", "hub-admin-since-month", "month"))
            (input(words, "metres", "hub-admin-metres", "number"))
            (input(words, "source", "hub-admin-figure-source", "text"))
        };
        Ok(html! {
            h1 { (words.say("hub-admin-cafes")) }
            (table(words, "hub-admin-cafes-caption", &columns, &rows))
            h2 { (words.say("hub-admin-distances")) }
            p { (words.say("hub-admin-distances-note")) }
            (table(words, "hub-admin-distances-caption", &heads, &measured))
            @if may { (form(words, person, "/admin/distances", "hub-admin-save", distance)) }
            @if may {
                h2 { (words.say("hub-admin-new-code")) }
                (form(words, person, "/admin/codes", "hub-admin-make-code", code))
                h2 { (words.say("hub-admin-new-cafe")) }
                (form(words, person, "/admin/cafes", "hub-admin-save", new))
                h2 { (words.say("hub-admin-change-cafe")) }
                (form(words, person, "/admin/fiches", "hub-admin-save", changed))
                h2 { (words.say("hub-admin-close-cafe")) }
                (form(words, person, "/admin/fermetures", "hub-admin-save", closed))
                h2 { (words.say("hub-admin-new-commune")) }
                (form(words, person, "/admin/communes", "hub-admin-save", commune))
            }
        })
    })
    .await
}

/// What was measured, as rows.
fn measured(hub: &Hub) -> Result<Vec<Vec<Markup>>, HubError> {
    let service = |code: &str| {
        let known = hub.registry().list("service").iter().find(|one| one.code == code);
        known.map_or_else(|| code.to_owned(), |one| one.label.clone())
    };
    let row = |one: &Distance| {
        let (since, metres) = (one.since.to_string(), format::count(one.metres.into()));
        let texts = [&one.unit, &service(&one.service), &since, &metres, &one.source];
        texts.into_iter().map(cell).collect()
    };
    Ok(hub.read(Distance::all)?.iter().map(row).collect())
}

pub(super) async fn measure(
    State(served): State<Shared>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Response<Body> {
    act(&served, &headers, fields, Role::Administration, |hub, person, fields| {
        let metres = field(fields, "metres").parse().map_err(|_| HubError::Missing("metres"))?;
        let one = Distance {
            unit: field(fields, "cafe").to_owned(),
            service: field(fields, "service").to_owned(),
            since: month(fields, "depuis")?,
            metres,
            source: field(fields, "source").to_owned(),
        };
        hub.measure(&one, &person.name)?;
        Ok(Done::GoTo("/admin/cafes"))
    })
    .await
}

pub(super) async fn add_unit(
    State(served): State<Shared>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Response<Body> {
    act(&served, &headers, fields, Role::Administration, |hub, person, fields| {
        let attributes = attributes(fields)?;
        let name = field(fields, "nom").to_owned();
        let season = season(field(fields, "ouvert")).ok_or(HubError::Missing("season"))?;
        let unit = NewUnit { id: None, name, attributes, season };
        hub.add_unit(&unit, &person.name)?;
        Ok(Done::GoTo("/admin/cafes"))
    })
    .await
}

pub(super) async fn change_unit(
    State(served): State<Shared>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Response<Body> {
    act(&served, &headers, fields, Role::Administration, |hub, person, fields| {
        hub.change_unit(field(fields, "cafe"), &attributes(fields)?, &person.name)?;
        Ok(Done::GoTo("/admin/cafes"))
    })
    .await
}

pub(super) async fn close_unit(
    State(served): State<Shared>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Response<Body> {
    act(&served, &headers, fields, Role::Administration, |hub, person, fields| {
        let last = month(fields, "dernier")?;
        hub.close_unit(field(fields, "cafe"), Some(last), &person.name)?;
        Ok(Done::GoTo("/admin/cafes"))
    })
    .await
}

pub(super) async fn add_commune(
    State(served): State<Shared>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Response<Body> {
    act(&served, &headers, fields, Role::Administration, |hub, person, fields| {
        let since = month(fields, "depuis")?;
        hub.add_programme_commune(field(fields, "commune"), since, &person.name)?;
        Ok(Done::GoTo("/admin/cafes"))
    })
    .await
}

pub(super) async fn make_code(
    State(served): State<Shared>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Response<Body> {
    act(&served, &headers, fields, Role::Administration, |hub, person, fields| {
        let code = hub.make_code(field(fields, "cafe"), &person.name)?;
        let words = Words::of_the_hub();
        Ok(Done::Show(html! {
            h1 { (words.say("hub-admin-code-title")) }
            p.code { (code.as_str()) }
            p { (words.say("hub-admin-code-note")) }
        }))
    })
    .await
}

pub(super) async fn keys(State(served): State<Shared>, headers: HeaderMap) -> Response<Body> {
    page(&served, &headers, Role::Reading, |hub, person, words| {
        let sql = "SELECT k.kid, u.name, k.since, k.revoked_at, k.public_key FROM till_key k \
                   JOIN till t ON t.number = k.till JOIN unit u ON u.number = t.unit \
                   ORDER BY u.name, k.since";
        let rows = hub.read(|transaction| transaction.query(sql, &[]))?;
        let mut told = Vec::new();
        for row in &rows {
            let kid = row.text(0)?;
            let fingerprint = crate::journal::seal::Fingerprint::of(&row.bytes(4)?);
            let revoked = row.maybe_text(3)?;
            let place = format!("/admin/cles/{kid}/revocation");
            let may = person.role >= Role::Administration && revoked.is_none();
            told.push(vec![
                cell(row.text(1)?),
                cell(fingerprint.to_string()),
                cell(row.text(2)?),
                html! {
                    @if let Some(at) = &revoked { (at) }
                    @if may { (revocation(words, person, &place)) }
                },
            ]);
        }
        let columns =
            ["hub-admin-cafe", "hub-admin-fingerprint", "hub-admin-since", "hub-admin-revoked"];
        Ok(html! {
            h1 { (words.say("hub-admin-keys")) }
            (table(words, "hub-admin-keys-caption", &columns, &told))
        })
    })
    .await
}

fn revocation(words: &Words, person: &Person, place: &str) -> Markup {
    let label = words.say("hub-admin-reason");
    let fields = html! {
        select name="raison" aria-label=(label) {
            @for code in REASONS {
                option value=(code) { (words.say(&format!("hub-revoked-{code}"))) }
            }
        }
    };
    form(words, person, place, "hub-admin-revoke", fields)
}

pub(super) async fn revoke(
    State(served): State<Shared>,
    Path(kid): Path<String>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Response<Body> {
    act(&served, &headers, fields, Role::Administration, move |hub, person, fields| {
        hub.revoke(&kid, field(fields, "raison"), &person.name)?;
        Ok(Done::GoTo("/admin/cles"))
    })
    .await
}

pub(super) async fn odd(State(served): State<Shared>, headers: HeaderMap) -> Response<Body> {
    page(&served, &headers, Role::Reading, |hub, person, words| {
        let sql = "SELECT a.number, a.at, u.name, a.month, a.code, a.severity, a.detail \
                   FROM anomaly a JOIN unit u ON u.number = a.unit WHERE a.settled_at IS NULL \
                   ORDER BY CASE a.severity WHEN 'alerte' THEN 0 ELSE 1 END, a.number DESC \
                   LIMIT 500";
        let rows = hub.read(|transaction| transaction.query(sql, &[]))?;
        let mut told = Vec::new();
        for row in &rows {
            let number = row.integer(0)?.to_string();
            let settle = html! { input type="hidden" name="numero" value=(number); };
            let may = person.role >= Role::Animation;
            let code = row.text(4)?;
            told.push(vec![
                cell(row.text(1)?),
                cell(row.text(2)?),
                cell(row.maybe_text(3)?.unwrap_or_default()),
                cell(words.say(&format!("hub-odd-{}", code.to_lowercase()))),
                cell(row.text(5)?),
                cell(row.text(6)?),
                html! {
                    @if may {
                        (form(words, person, "/admin/anomalies", "hub-admin-settle", settle))
                    }
                },
            ]);
        }
        let columns = [
            "hub-admin-at",
            "hub-admin-cafe",
            "hub-admin-month",
            "hub-admin-what",
            "hub-admin-severity",
            "hub-admin-detail",
            "hub-admin-settle",
        ];
        Ok(html! {
            h1 { (words.say("hub-admin-odd")) }
            (table(words, "hub-admin-odd-caption", &columns, &told))
        })
    })
    .await
}

pub(super) async fn settle(
    State(served): State<Shared>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Response<Body> {
    act(&served, &headers, fields, Role::Animation, |hub, person, fields| {
        let number = field(fields, "numero").parse().map_err(|_| HubError::Missing("number"))?;
        hub.settle(number, &person.name)?;
        Ok(Done::GoTo("/admin/anomalies"))
    })
    .await
}
