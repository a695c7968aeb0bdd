//! The page of key figures, in the order and words of the page in print.

use maud::{Markup, html};

use super::charts;
use super::layout::{Place, page};
use super::words::{Site, decimal, number};
use crate::hub::impact::published;
use crate::hub::publish::Network;
use crate::hub::publish::key_figures::{Amount, KeyFigure, KeyFigures, Origin};
use crate::words::Value;

/// The page.
pub fn render(site: &Site, network: &Network) -> Markup {
    let figures = KeyFigures::of(network);
    let body = html! {
        h1 { (site.say("site-title")) }
        @match (network.months.first(), network.months.last()) {
            (Some(first), Some(last)) => {
                p class="lead" {
                    (site.tell("site-lead", &[
                        ("first", site.month(*first).into()),
                        ("last", site.month(*last).into()),
                    ]))
                }
            }
            _ => div class="note" {
                p { strong { (site.say("site-nothing-yet")) } }
                p { (site.say("site-nothing-yet-hint")) }
            }
        }
        (communes(site, network, &figures.communes))
        div class="groups" {
            @for (group, figures) in &figures.groups {
                section class="group" {
                    h2 { (site.say(group)) }
                    @for figure in figures { (one(site, network, figure)) }
                }
            }
        }
        section {
            h2 { (site.say("site-group-travelling")) }
            div class="strip" {
                @for figure in &figures.travelling { (one(site, network, figure)) }
            }
        }
        @if !network.months.is_empty() {
            section {
                h2 { (site.say("site-evolution")) }
                @if charts::whole_months(network).contains(&false) {
                    p { (site.say("site-evolution-hint")) }
                }
                (charts::evolution(site, network))
            }
        }
    };
    page(site, Place::Figures, &site.say("site-title"), network.synthetic, &body)
}

/// The communes: all of them large, then what the network does for them.
fn communes(site: &Site, network: &Network, figures: &[KeyFigure]) -> Markup {
    let count = |figure: &KeyFigure| match figure.amount {
        Some(Amount::Count(count)) => count,
        _ => 0,
    };
    let all = figures.first().map_or(0, count).max(1);
    html! {
        section class="communes" aria-label=(site.say("site-communes")) {
            @for figure in figures.iter().take(1) {
                div {
                    p class="value" { (number(count(figure))) }
                    p class="label" { (site.say(figure.code)) }
                    (meta(site, network, figure))
                }
            }
            ul class="partition" {
                @for figure in figures.iter().skip(1) {
                    li {
                        strong { (number(count(figure))) }
                        span { (site.say(figure.code)) }
                        svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none"
                            aria-hidden="true" {
                            rect class="ground" width="100" height="4" {}
                            rect class="part" width=(count(figure) * 100 / all) height="4" {}
                        }
                    }
                }
            }
        }
    }
}

fn one(site: &Site, network: &Network, figure: &KeyFigure) -> Markup {
    let value = figure.amount.as_ref().map(|amount| site.amount(amount));
    html! {
        div class="figure" {
            p class="value" { (value.unwrap_or_else(|| site.say("site-unknown"))) }
            p class="label" { (site.say(figure.code)) }
            @for line in beside(site, network, figure) { p class="meta" { (line) } }
            (meta(site, network, figure))
        }
        @if figure.code == "site-tonnes" { (in_print(site, network)) }
    }
}

/// What has to be said beside a figure so that nobody takes it for more than it is.
fn beside(site: &Site, network: &Network, figure: &KeyFigure) -> Vec<String> {
    let mut lines = Vec::new();
    match figure.code {
        "site-across-ages" => lines.push(site.say("site-among")),
        "site-partnerships" => {
            let count = i64::try_from(network.distinct("partenariats.cles")).unwrap_or(0);
            lines.push(site.tell("site-partners-distinct", &[("count", number(count).into())]));
        }
        "site-guests" => {
            let evenings = network.sum("itinerance.soirees", |_| true);
            let guests = network.sum("itinerance.participants", |_| true);
            if let Some(mean) = guests.checked_div(evenings) {
                lines.push(site.tell("site-guests-mean", &[("mean", number(mean).into())]));
            }
        }
        "site-tonnes" => {
            if network.kilometres_give_away {
                lines.push(site.say("site-kilometres-withheld"));
            } else {
                let told = kilometres(network);
                lines.extend(told.map(|values| site.tell("site-kilometres", &values)));
            }
        }
        _ => {}
    }
    match figure.estimated {
        0 => {}
        100 => lines.push(site.say("site-estimated-all")),
        percent => {
            let percent = percent.to_string();
            lines.push(site.tell("site-estimated", &[("percent", percent.into())]));
        }
    }
    lines
}

/// The kilometres behind the tonnes: all of them, and by service.
fn kilometres(network: &Network) -> Option<[(&'static str, Value); 4]> {
    let (_, spared) = network.impacts.first()?;
    let of = |service: &str| {
        let kilometres = spared.kilometres.get(service).copied().unwrap_or_default();
        decimal(kilometres.round()).into()
    };
    let total = decimal(spared.total_kilometres().round()).into();
    Some([("total", total), ("bread", of("pain")), ("cash", of("dab")), ("post", of("poste"))])
}

/// The figure that the network has published, shown as what it is beside ours.
fn in_print(site: &Site, network: &Network) -> Markup {
    let version = network.impacts.first().map(|(set, _)| set.version.clone());
    let values = [
        ("total", number(published::kilometres()).into()),
        ("grams", decimal(published::grams_a_kilometre()).into()),
        ("version", version.unwrap_or_default().into()),
    ];
    html! {
        div class="figure" {
            p class="value published" { (site.say("site-published-value")) }
            p class="label" { (site.say("site-published-label")) }
            p class="meta" { (site.tell("site-published-tonnes", &values)) }
        }
    }
}

/// Period, how many cafés, when, and where the method stands.
fn meta(site: &Site, network: &Network, figure: &KeyFigure) -> Markup {
    let mut parts = vec![origin(site, network, figure)];
    if let Origin::Statements(coverage) = &figure.origin {
        let count = |count: usize| number(i64::try_from(count).unwrap_or(0)).into();
        let (told, expected) = coverage.statements;
        if told < expected {
            let n = u64::try_from(told).unwrap_or(u64::MAX).into();
            let values = [("n", n), ("papers", count(told)), ("awaited", count(expected))];
            parts.push(site.tell("site-meta-papers", &values));
        }
        if let Some(day) = network.updated.as_deref().and_then(|at| site.short_day(at)) {
            parts.push(site.tell("site-meta-update", &[("day", day.into())]));
        }
    }
    let label = site.tell("site-method-of", &[("label", site.say(figure.code).into())]);
    let anchor = figure.code.trim_start_matches("site-");
    html! {
        p class="meta" {
            (parts.join(" · ")) " · "
            a href=(format!("/methode#{anchor}")) {
                (site.say("site-method-link")) span class="hidden" { " " (label) }
            }
        }
    }
}

fn origin(site: &Site, network: &Network, figure: &KeyFigure) -> String {
    match &figure.origin {
        Origin::Statements(coverage) => {
            let month = |month: Option<&_>| {
                month.map(|month| site.short_month(*month)).unwrap_or_default().into()
            };
            let count = |count: usize| number(i64::try_from(count).unwrap_or(0)).into();
            let values = [
                ("n", u64::try_from(coverage.cafes.0).unwrap_or(u64::MAX).into()),
                ("first", month(network.months.first())),
                ("last", month(network.months.last())),
                ("told", count(coverage.cafes.0)),
                ("expected", count(coverage.cafes.1)),
            ];
            let vans = figure.of_vans;
            site.tell(if vans { "site-meta-vans" } else { "site-meta-all" }, &values)
        }
        Origin::List => site.tell("site-meta-list", &[("day", site.date(network.today).into())]),
        Origin::HeadOffice(Some(told)) => {
            let values =
                [("period", told.period.as_str().into()), ("source", told.source.as_str().into())];
            site.tell("site-meta-office", &values)
        }
        Origin::HeadOffice(None) => site.say("site-meta-waits"),
    }
}
