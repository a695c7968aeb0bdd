//! How every figure is counted: rules, factors, sources, versions.

use maud::{Markup, html};
use rust_decimal::Decimal;

use super::layout::{Place, page};
use super::words::{Site, decimal};
use crate::hub::impact::{Factor, FactorSet, Impact, published};
use crate::hub::publish::Network;
use crate::hub::publish::key_figures::{KeyFigure, KeyFigures};
use crate::statement::registry::{Aggregation, Registry};

/// The page.
pub fn render(site: &Site, network: &Network, registry: &Registry) -> Markup {
    let figures = KeyFigures::of(network);
    let text = |title: &str, text: &str| {
        html! { h2 { (site.say(title)) } p { (site.say(text)) } }
    };
    let body = html! {
        h1 { (site.say("site-method-title")) }
        p class="lead" { (site.say("site-method-lead")) }
        @if network.synthetic {
            div class="note" {
                h2 { (site.say("site-method-made-up")) }
                p { (site.say("site-method-made-up-text")) }
            }
        }
        h2 { (site.say("site-method-figures")) }
        div class="rules" { @for figure in figures.all() { (rule(site, figure)) } }
        (formulas(site, network))
        (side_by_side(site, network))
        @for (set, _) in &network.impacts { (factors(site, network, set)) }
        h2 { (site.say("site-method-odd")) }
        ul {
            li { (site.say("site-method-press-note")) }
            li { (site.say("site-method-odd-guests")) }
            li { (site.say("site-method-odd-communes")) }
        }
        (text("site-method-missing", "site-method-missing-text"))
        (text("site-method-secret", "site-method-secret-text"))
        (indicators(site, registry))
    };
    page(site, Place::Method, &site.say("site-method-title"), network.synthetic, &body)
}

fn rule(site: &Site, figure: &KeyFigure) -> Markup {
    let anchor = figure.code.trim_start_matches("site-");
    // Labels that go on from their figure need a name of their own here.
    let name = match figure.code {
        "site-tonnes" => "site-method-name-tonnes",
        "site-spending" => "site-method-name-spending",
        code => code,
    };
    html! {
        div id=(anchor) {
            h3 { (site.say(name)) }
            p { (site.say(&format!("site-method-count-{anchor}"))) }
        }
    }
}

fn formulas(site: &Site, network: &Network) -> Markup {
    let perimeter = network.impacts.first().map(|(set, _)| set.main_perimeter().label.clone());
    let version = network.impacts.first().map(|(set, _)| set.version.clone());
    let values = [
        ("version", version.unwrap_or_default().into()),
        ("label", perimeter.unwrap_or_default().into()),
    ];
    html! {
        h2 { (site.say("site-method-impact")) }
        p class="formula" { (site.say("site-method-formula-km")) }
        p class="formula" { (site.say("site-method-formula-kg")) }
        p { (site.say("site-method-visits")) }
        p { (site.say("site-method-distance")) }
        p { (site.tell("site-method-perimeter", &values)) }
    }
}

/// The same visits under every set of factors, and what is published in print.
fn side_by_side(site: &Site, network: &Network) -> Markup {
    let month =
        |month: Option<&_>| month.map(|month| site.short_month(*month)).unwrap_or_default().into();
    let values = [("first", month(network.months.first())), ("last", month(network.months.last()))];
    html! {
        h3 { (site.say("site-method-side")) }
        div class="scroll" tabindex="0" role="region" aria-label=(site.say("site-method-side")) {
            table {
                caption { (site.tell("site-method-side-table", &values)) }
                thead {
                    tr {
                        th scope="col" { (site.say("site-method-version")) }
                        th scope="col" class="number" { (site.say("site-method-km-total")) }
                        th scope="col" class="number" { (site.say("site-method-kg")) }
                        th scope="col" class="number" { (site.say("site-method-grams")) }
                    }
                }
                tbody {
                    @for (set, spared) in &network.impacts { (row(site, network, set, spared)) }
                    tr {
                        th scope="row" { (site.say("site-method-press")) }
                        td class="number" { (decimal(Decimal::from(published::kilometres()))) }
                        td class="number" { (decimal(Decimal::from(published::KILOGRAMS))) }
                        td class="number" { (decimal(published::grams_a_kilometre())) }
                    }
                }
            }
        }
    }
}

fn row(site: &Site, network: &Network, set: &FactorSet, spared: &Impact) -> Markup {
    let kilometres = spared.total_kilometres();
    let grams = (spared.kilograms * Decimal::ONE_THOUSAND).checked_div(kilometres);
    let told = |number: Decimal| match network.kilometres_give_away {
        true => site.say("site-withheld"),
        false => decimal(number.round_dp(1)),
    };
    html! {
        tr {
            th scope="row" { (set.version) " · " (set.label) }
            td class="number" { (told(kilometres)) }
            td class="number" { (told(spared.kilograms)) }
            td class="number" { (decimal(grams.unwrap_or_default().round_dp(1))) }
        }
    }
}

fn factors(site: &Site, network: &Network, set: &FactorSet) -> Markup {
    let title = site.tell(
        "site-method-factors",
        &[("version", set.version.as_str().into()), ("label", set.label.as_str().into())],
    );
    let published = network.impacts.first().is_some_and(|(first, _)| first.version == set.version);
    let heads = [
        "site-method-factor",
        "site-method-value",
        "site-method-unit",
        "site-method-validity",
        "site-method-source",
    ];
    html! {
        h3 { (title) }
        @if published { p { (site.say("site-method-published")) } }
        div class="scroll" tabindex="0" role="region" aria-label=(title) {
            table {
                caption class="hidden" { (title) }
                thead {
                    tr { @for head in heads { th scope="col" { (site.say(head)) } } }
                }
                tbody {
                    @for factor in &set.factors {
                        tr {
                            th scope="row" { (factor.label) }
                            td class="number" { (decimal(factor.value)) }
                            td { (factor.unit) }
                            td { (validity(site, factor)) }
                            td { (factor.source) }
                        }
                    }
                }
            }
        }
    }
}

fn validity(site: &Site, factor: &Factor) -> String {
    let first = site.short_month(factor.from);
    match factor.until {
        None => site.tell("site-method-since", &[("first", first.into())]),
        Some(last) => site.tell(
            "site-method-between",
            &[("first", first.into()), ("last", site.short_month(last).into())],
        ),
    }
}

fn indicators(site: &Site, registry: &Registry) -> Markup {
    let version = [("version", registry.version.as_str().into())];
    let how = |aggregation: Aggregation| match aggregation {
        Aggregation::Sum => site.say("site-method-sum"),
        Aggregation::Last => site.say("site-method-last"),
        Aggregation::Distinct => site.say("site-method-distinct"),
    };
    let title = site.say("site-method-registry");
    html! {
        h2 { (title) }
        div class="scroll" tabindex="0" role="region" aria-label=(title) {
            table {
                caption { (site.tell("site-method-registry-table", &version)) }
                thead {
                    tr {
                        th scope="col" { (site.say("site-method-code")) }
                        th scope="col" { (site.say("site-method-label")) }
                        th scope="col" { (site.say("site-method-how")) }
                    }
                }
                tbody {
                    @for indicator in &registry.indicators {
                        tr {
                            th scope="row" { (indicator.code) }
                            td { (indicator.label) }
                            td { (how(indicator.aggregation)) }
                        }
                    }
                }
            }
        }
    }
}
