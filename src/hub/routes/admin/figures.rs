//! Figures that no till knows, and the factors of kilometres and CO2.

use super::*;
use maud::html;

use super::frame::{cell, choice, form, input, table};
use crate::hub::publish::series::{self, Manual};
use crate::words::format;

/// The figures with their words on the page of key figures.
const SERIES: [(&str, &str); 3] = [
    ("reunions", "site-meetings"),
    ("questionnaires", "site-questionnaires"),
    ("candidats", "site-candidates"),
];

pub(super) async fn figures(State(served): State<Shared>, headers: HeaderMap) -> Response<Body> {
    page(&served, &headers, Role::Administration, |hub, person, words| {
        let synthetic = hub.is_synthetic();
        let told = hub.read(series::manual)?;
        let sets = hub.read(|transaction| series::factor_sets(transaction, synthetic))?;
        let row = |one: &Manual| {
            let name = SERIES.iter().find(|(code, _)| *code == one.code);
            let name = name.map_or_else(|| one.code.clone(), |(_, key)| words.say(key));
            let value = format::count(one.value);
            vec![cell(name), cell(value), cell(&one.period), cell(&one.source)]
        };
        let rows: Vec<_> = told.iter().map(row).collect();
        let columns = [
            "hub-admin-figure",
            "hub-admin-figure-value",
            "hub-admin-figure-period",
            "hub-admin-figure-source",
        ];
        let series = SERIES.map(|(code, key)| (code.to_owned(), words.say(key)));
        let exactness = [("0", "hub-admin-figure-exact"), ("1", "hub-admin-figure-least")];
        let exactness = exactness.map(|(code, key)| (code.to_owned(), words.say(key)));
        let figure = html! {
            (choice(words, "serie", "hub-admin-figure", &series))
            (input(words, "valeur", "hub-admin-figure-value", "number"))
            (choice(words, "aumoins", "hub-admin-figure-kind", &exactness))
            (input(words, "periode", "hub-admin-figure-period", "text"))
            (input(words, "source", "hub-admin-figure-source", "text"))
        };
        let label =
            |set: &crate::hub::impact::FactorSet| vec![cell(&set.version), cell(&set.label)];
        let versions: Vec<_> = sets.iter().map(label).collect();
        let heads = ["site-method-version", "hub-admin-name"];
        let factors = html! {
            p.field {
                label for="jeu" { (words.say("hub-admin-factors-text")) }
                textarea id="jeu" name="jeu" rows="12" required {}
            }
        };
        Ok(html! {
            h1 { (words.say("hub-admin-figures")) }
            (table(words, "hub-admin-figures-caption", &columns, &rows))
            (form(words, person, "/admin/series", "hub-admin-save", figure))
            h2 { (words.say("hub-admin-factors")) }
            (table(words, "hub-admin-factors-caption", &heads, &versions))
            (form(words, person, "/admin/facteurs", "hub-admin-publish", factors))
        })
    })
    .await
}

pub(super) async fn enter_series(
    State(served): State<Shared>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Response<Body> {
    act(&served, &headers, fields, Role::Administration, |hub, person, fields| {
        let value = field(fields, "valeur").parse().map_err(|_| HubError::Missing("value"))?;
        let one = Manual {
            code: field(fields, "serie").to_owned(),
            value,
            at_least: field(fields, "aumoins") == "1",
            period: field(fields, "periode").to_owned(),
            source: field(fields, "source").to_owned(),
            entered_at: hub.world().now().to_rfc3339(),
        };
        hub.enter_figure(&one, &person.name)?;
        Ok(Done::GoTo("/admin/series"))
    })
    .await
}

pub(super) async fn enter_factors(
    State(served): State<Shared>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Response<Body> {
    act(&served, &headers, fields, Role::Administration, |hub, person, fields| {
        hub.enter_factors(field(fields, "jeu"), &person.name)?;
        Ok(Done::GoTo("/admin/series"))
    })
    .await
}
