//! A café's own page: its months, and itself among others.

use maud::{Markup, html};

use super::layout::{Place, page};
use super::words::{Site, number};
use crate::hub::publish::comparison::{Compared, Comparison, compare};
use crate::hub::publish::members::{Member, MemberMonth};
use crate::hub::publish::{Cafes, Network};
use crate::statement::registry::Registry;

/// What is shown of each month.
const SHOWN: [&str; 4] =
    ["ventes.tickets", "ventes.cafes_servis", "animations.nombre", "services.passages"];
/// What is shown of a travelling café.
const SHOWN_OF_VANS: [&str; 3] =
    ["ventes.tickets", "itinerance.animations", "itinerance.participants"];

/// The page of a café.
pub fn render(
    site: &Site,
    (network, cafes): (&Network, &Cafes),
    member: &Member,
    registry: &Registry,
) -> Markup {
    let commune = member.commune.map(ToString::to_string);
    let model = registry.list("modele").iter().find(|code| code.code == member.model);
    let values = [
        ("model", model.map_or_else(|| member.model.clone(), |code| code.label.clone()).into()),
        ("commune", commune.unwrap_or_else(|| site.say("site-unknown")).into()),
        ("support", site.say(&format!("site-cafe-support-{}", member.support)).into()),
    ];
    let body = html! {
        h1 { (member.unit.name) }
        p class="lead" { (site.tell("site-cafe-lead", &values)) }
        @if let Some(told) = former_commune(site, member) { p { (told) } }
        h2 { (site.say("site-cafe-months")) }
        (months(site, cafes, member, registry))
        h2 { (site.say("site-cafe-compare")) }
        (comparison(site, (network, cafes), member, registry))
    };
    page(site, Place::Elsewhere, &member.unit.name, network.synthetic, &body)
}

/// A commune that was merged into another since head office entered it.
fn former_commune(site: &Site, member: &Member) -> Option<String> {
    let now = member.commune.filter(|commune| commune.code != member.commune_code)?;
    let values =
        [("code", member.commune_code.as_str().into()), ("commune", now.to_string().into())];
    Some(site.tell("site-former-commune", &values))
}

fn label(registry: &Registry, indicator: &str) -> String {
    let known = registry.indicator(indicator);
    known.map_or_else(|| indicator.to_owned(), |one| one.label.clone())
}

fn months(site: &Site, cafes: &Cafes, member: &Member, registry: &Registry) -> Markup {
    let shown: &[&str] = if member.travels() { &SHOWN_OF_VANS } else { &SHOWN };
    let figure = |place: usize, indicator: &str| {
        let told = cafes.of(place, indicator, member.unit.number);
        told.map_or_else(|| "–".to_owned(), number)
    };
    let title = site.say("site-cafe-months-table");
    html! {
        div class="scroll" tabindex="0" role="region" aria-label=(title) {
            table {
                caption { (title) }
                thead {
                    tr {
                        th scope="col" { (site.say("site-month")) }
                        th scope="col" { (site.say("site-papers")) }
                        th scope="col" class="number" { (site.say("site-days")) }
                        @for indicator in shown {
                            th scope="col" class="number" { (label(registry, indicator)) }
                        }
                    }
                }
                tbody {
                    @for (place, month) in member.months.iter().enumerate().rev() {
                        tr {
                            th scope="row" { (site.month(month.month)) }
                            td { (state(site, month)) }
                            td class="number" {
                                @match &month.told { Some(told) => (told.days), None => "–" }
                            }
                            @for indicator in shown {
                                td class="number" { (figure(place, indicator)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn state(site: &Site, month: &MemberMonth) -> Markup {
    let Some(told) = &month.told else {
        let words = if month.expected { "site-mark-missing" } else { "site-mark-none" };
        let class = if month.expected { "state alert" } else { "" };
        return html! { span class=(class) { (site.say(words)) } };
    };
    let words = if told.is_late(month.month) { "site-mark-late" } else { "site-mark-told" };
    html! {
        (site.say(words))
        @if let Some(day) = site.short_day(&told.newest_at) { ", " (day) }
        @if told.revisions > 0 { " (" (site.say("site-mark-anew")) ")" }
        @if told.set_apart { div class="state alert" { (site.say("site-set-apart")) } }
    }
}

fn comparison(
    site: &Site,
    (network, cafes): (&Network, &Cafes),
    member: &Member,
    registry: &Registry,
) -> Markup {
    let Some(newest) = member.newest().or(member.months.last()) else {
        return html! { p { (site.say("site-nothing-yet")) } };
    };
    let month = site.month(newest.month);
    match compare(network, cafes, member, newest.month) {
        Comparison::NotAgreed => html! { p { (site.say("site-cafe-compare-refused")) } },
        Comparison::TooFew => html! {
            p { (site.tell("site-cafe-compare-none", &[("month", month.into())])) }
        },
        Comparison::Of(count, compared) => html! {
            p {
                (site.tell("site-cafe-compare-hint", &[
                    ("month", month.into()),
                    ("count", count.to_string().into()),
                ]))
            }
            (quarters(site, registry, &compared))
        },
    }
}

fn quarters(site: &Site, registry: &Registry, compared: &[Compared]) -> Markup {
    let caption = site.say("site-cafe-compare-table");
    html! {
        div class="scroll" tabindex="0" role="region" aria-label=(caption) {
            table {
                caption { (caption) }
                thead {
                    tr {
                        th scope="col" { (site.say("site-indicator")) }
                        @for head in ["site-here", "site-low", "site-middle", "site-high"] {
                            th scope="col" class="number" { (site.say(head)) }
                        }
                    }
                }
                tbody {
                    @for one in compared {
                        tr {
                            th scope="row" { (label(registry, one.indicator)) }
                            td class="number" {
                                @match one.own {
                                    Some(own) => strong { (number(own)) },
                                    None => "–",
                                }
                            }
                            td class="number" { (number(one.low)) }
                            td class="number" { (number(one.middle)) }
                            td class="number" { (number(one.high)) }
                        }
                    }
                }
            }
        }
    }
}
