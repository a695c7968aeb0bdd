//! Who has told, and who has not yet.

use maud::{Markup, html};

use super::layout::{Place, page};
use super::words::{Site, number};
use crate::hub::publish::Network;
use crate::hub::publish::members::{Member, MemberMonth, Told};

/// The page.
pub fn render(site: &Site, network: &Network, named: bool) -> Markup {
    let coverage = network.coverage(|_| true);
    let (told, expected) = coverage.statements;
    let percent = (told * 1_000).checked_div(expected).unwrap_or(0);
    let count = |count: usize| number(i64::try_from(count).unwrap_or(0)).into();
    let values = [
        ("told", count(told)),
        ("expected", count(expected)),
        ("percent", format!("{},{}", percent / 10, percent % 10).into()),
    ];
    let short: Vec<&Member> = network.members.iter().filter(|member| lacks(member)).collect();
    let body = html! {
        h1 { (site.say("site-completeness-title")) }
        p class="lead" { (site.tell("site-completeness-lead", &values)) }
        p { (site.say("site-completeness-sentence")) }
        (months(site, network))
        @if short.is_empty() {
            p { (site.say("site-complete")) }
        } @else {
            h2 { (site.tell("site-incomplete", &[("count", count(short.len()))])) }
            @if named {
                p { (site.say("site-cafes-hint")) }
                (grid(site, network, &short))
            }
        }
    };
    page(site, Place::Completeness, &site.say("site-completeness-title"), network.synthetic, &body)
}

/// Whether something that is waited for has not come, came late or was told again.
fn lacks(member: &Member) -> bool {
    member.months.iter().any(|month| month.expected && month.told.is_none())
}

fn months(site: &Site, network: &Network) -> Markup {
    let title = site.say("site-completeness-table");
    let heads =
        ["site-expected", "site-received", "site-in-time", "site-told-anew", "site-missing"];
    html! {
        div class="scroll" tabindex="0" role="region" aria-label=(title) {
            table {
                caption { (title) }
                thead {
                    tr {
                        th scope="col" { (site.say("site-month")) }
                        @for head in heads { th scope="col" class="number" { (site.say(head)) } }
                    }
                }
                tbody {
                    @for (place, month) in network.months.iter().enumerate() {
                        @let all = expected(network, place);
                        @let told: Vec<&Told> =
                            all.iter().filter_map(|one| one.told.as_deref()).collect();
                        tr {
                            th scope="row" { (site.month(*month)) }
                            td class="number" { (all.len()) }
                            td class="number" { (told.len()) }
                            td class="number" {
                                (told.iter().filter(|told| !told.is_late(*month)).count())
                            }
                            td class="number" {
                                (told.iter().filter(|told| told.revisions > 0).count())
                            }
                            td class="number" { (all.len() - told.len()) }
                        }
                    }
                }
            }
        }
    }
}

/// The statements of a month that are waited for.
fn expected(network: &Network, place: usize) -> Vec<&MemberMonth> {
    let all = network.members.iter().map(|member| &member.months[place]);
    all.filter(|one| one.expected).collect()
}

fn grid(site: &Site, network: &Network, members: &[&Member]) -> Markup {
    html! {
        div class="scroll" tabindex="0" role="region" aria-label=(site.say("site-cafes-table")) {
            table class="grid-months" {
                caption { (site.say("site-cafes-table")) }
                thead {
                    tr {
                        th scope="col" { (site.say("site-cafe")) }
                        @for month in &network.months {
                            th scope="col" { (site.month_alone(*month)) }
                        }
                    }
                }
                tbody {
                    @for member in members {
                        tr {
                            th scope="row" {
                                a href=(format!("/cafes/{}", member.unit.id)) { (member.unit.name) }
                            }
                            @for month in &member.months {
                                @let (class, mark, words) = state(month);
                                td class=(class) {
                                    span aria-hidden="true" { (mark) }
                                    span class="hidden" { (site.say(words)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How a month stands: its colour, its sign, its words.
fn state(month: &MemberMonth) -> (&'static str, &'static str, &'static str) {
    match &month.told {
        Some(told) if told.is_late(month.month) => ("late", "r", "site-mark-late"),
        Some(told) if told.revisions > 0 => ("yes", "c", "site-mark-anew"),
        Some(_) => ("yes", "✓", "site-mark-told"),
        None if month.expected => ("missing", "✗", "site-mark-missing"),
        None => ("", "–", "site-mark-none"),
    }
}
