//! The cafés by department: a map, and the same in a table.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::layout::{Place, page};
use super::words::{Site, number};
use crate::domain::commune;
use crate::hub::publish::departments::{Cell, Department, departments};
use crate::hub::publish::{Cafes, Network};

/// The outlines: code, name and path of each department.
const OUTLINES: &str = include_str!("../../../assets/map/departements.tsv");
/// How many places each shade begins at; a department without any has a shade of its own.
const SHADES: [usize; 4] = [1, 3, 6, 10];

/// The page.
pub fn render(site: &Site, network: &Network, cafes: &Cafes) -> Markup {
    let all = departments(network, cafes);
    let cafes: usize = all.values().map(|one| one.cafes).sum();
    let served: usize = all.values().map(|one| one.served).sum();
    let values = [
        ("cafes", number(i64::try_from(cafes).unwrap_or(0)).into()),
        ("communes", number(i64::try_from(served).unwrap_or(0)).into()),
        ("departments", all.len().to_string().into()),
    ];
    let body = html! {
        h1 { (site.say("site-map-title")) }
        p class="lead" { (site.tell("site-map-lead", &values)) }
        div class="map" {
            (picture(site, &all))
            div {
                (legend(site))
                (overseas(site, &all))
            }
        }
        (table(site, network, &all))
    };
    page(site, Place::Map, &site.say("site-map-title"), network.synthetic, &body)
}

fn shade(places: usize) -> usize {
    SHADES.iter().filter(|from| places >= **from).count()
}

fn picture(site: &Site, all: &BTreeMap<&str, Department>) -> Markup {
    html! {
        svg viewBox="0 0 613 585" role="img" aria-label=(site.say("site-map-picture")) {
            @for line in OUTLINES.lines() {
                @let mut columns = line.split('\t');
                @let code = columns.next().unwrap_or_default();
                @let name = columns.next().unwrap_or_default();
                @let places = all.get(code).map_or(0, Department::places);
                @let outline = columns.next().unwrap_or_default();
                path class=(format!("shade-{}", shade(places))) d=(outline) {
                    title { (name) " (" (code) ") : " (places) }
                }
            }
        }
    }
}

fn legend(site: &Site) -> Markup {
    let words = |place: usize| match (SHADES.get(place), SHADES.get(place + 1)) {
        (Some(low), Some(next)) if low + 1 == *next => {
            site.tell("site-map-one", &[("low", low.to_string().into())])
        }
        (Some(low), Some(next)) => site.tell(
            "site-map-range",
            &[("low", low.to_string().into()), ("high", (next - 1).to_string().into())],
        ),
        (Some(low), None) => site.tell("site-map-more", &[("low", low.to_string().into())]),
        _ => String::new(),
    };
    html! {
        p class="meta" { (site.say("site-map-legend")) }
        ul class="legend" {
            li { span class="shade-0" aria-hidden="true" {} (site.say("site-map-none")) }
            @for place in 0..SHADES.len() {
                li {
                    span class=(format!("shade-{}", place + 1)) aria-hidden="true" {}
                    (words(place))
                }
            }
        }
    }
}

/// Departments that the map has no outline for.
fn overseas(site: &Site, all: &BTreeMap<&str, Department>) -> Markup {
    let drawn = |code: &str| {
        OUTLINES.lines().any(|line| line.split('\t').next().is_some_and(|one| one == code))
    };
    let names: Vec<String> = all
        .iter()
        .filter(|(code, _)| !drawn(code))
        .map(|(code, one)| format!("{} ({})", name(code), one.places()))
        .collect();
    html! {
        @if !names.is_empty() {
            p { (site.tell("site-map-overseas", &[("names", names.join(", ").into())])) }
        }
    }
}

fn name(code: &str) -> &str {
    commune::department_name(code).unwrap_or(code)
}

fn table(site: &Site, network: &Network, all: &BTreeMap<&str, Department>) -> Markup {
    let month =
        |month: Option<&_>| month.map(|month| site.short_month(*month)).unwrap_or_default().into();
    let values = [("first", month(network.months.first())), ("last", month(network.months.last()))];
    let cell = |cell: &Cell| match cell {
        Cell::Shown(value) => number(*value),
        Cell::Withheld => site.say("site-withheld"),
    };
    let sum = |indicator: &str| number(network.sum(indicator, |_| true));
    let cafes: usize = all.values().map(|one| one.cafes).sum();
    let served: usize = all.values().map(|one| one.served).sum();
    html! {
        div {
            p class="note" { (site.say("site-map-hidden")) }
            div class="scroll" tabindex="0" role="region" aria-label=(site.say("site-map-title")) {
                table {
                    caption { (site.tell("site-map-table", &values)) }
                    thead {
                        tr {
                            th scope="col" { (site.say("site-department")) }
                            th scope="col" class="number" { (site.say("site-cafes")) }
                            th scope="col" class="number" { (site.say("site-served-communes")) }
                            th scope="col" class="number" { (site.say("site-chart-coffees")) }
                            th scope="col" class="number" { (site.say("site-chart-activities")) }
                        }
                    }
                    tbody {
                        @for (code, one) in all {
                            tr {
                                th scope="row" { (code) " " (name(code)) }
                                td class="number" { (one.cafes) }
                                td class="number" { (one.served) }
                                td class="number" { (cell(&one.coffees)) }
                                td class="number" { (cell(&one.activities)) }
                            }
                        }
                    }
                    tfoot {
                        tr {
                            th scope="row" { (site.say("site-total")) }
                            td class="number" { (cafes) }
                            td class="number" { (served) }
                            td class="number" { (sum("ventes.cafes_servis")) }
                            td class="number" { (sum("animations.nombre")) }
                        }
                    }
                }
            }
        }
    }
}
