//! The page that hands the open files out.

use maud::{Markup, html};

use super::layout::{Place, page};
use super::words::{Site, number};
use crate::hub::editions::Edition;
use crate::hub::publish::Network;
use crate::hub::publish::open_data::{DEPARTMENTS_FILE, EDITIONS_FILE, NETWORK_FILE};

/// The files with what is in them.
const FILES: [(&str, &str); 4] = [
    (NETWORK_FILE, "site-data-network"),
    (DEPARTMENTS_FILE, "site-data-departments"),
    (EDITIONS_FILE, "site-data-editions"),
    ("datapackage.json", "site-data-package"),
];

/// The page.
pub fn render(site: &Site, network: &Network, editions: &[Edition]) -> Markup {
    let count = |count: usize| number(i64::try_from(count).unwrap_or(0)).into();
    let agreed = network.members.iter().filter(|member| member.open_data).count();
    let values = [("agreed", count(agreed)), ("count", count(network.members.len()))];
    let licence =
        if network.synthetic { "site-data-licence-synthetic" } else { "site-data-licence" };
    let body = html! {
        h1 { (site.say("site-data-title")) }
        p class="lead" { (site.say("site-data-lead")) }
        p { (site.say(licence)) }
        h2 { (site.say("site-data-files")) }
        ul class="downloads" {
            @for (file, words) in FILES {
                li { a href=(format!("/donnees/{file}")) { (file) } " · " (site.say(words)) }
            }
        }
        p { (site.tell("site-data-consent", &values)) }
        p { (site.say("site-data-rules")) }
        p { (site.say("site-data-format")) }
        h2 { (site.say("site-data-standing")) }
        @if editions.is_empty() {
            p { (site.say("site-data-standing-none")) }
        } @else {
            p { (site.say("site-data-standing-note")) }
            (standing(site, editions))
        }
    };
    page(site, Place::Data, &site.say("site-data-title"), network.synthetic, &body)
}

/// What was published, the newest month first.
fn standing(site: &Site, editions: &[Edition]) -> Markup {
    let caption = site.say("site-data-standing-caption");
    let heads = [
        "site-month",
        "site-data-standing-day",
        "site-data-standing-registry",
        "site-data-standing-factors",
    ];
    html! {
        div class="scroll" tabindex="0" role="region" aria-label=(caption) {
            table {
                caption { (caption) }
                thead { tr { @for head in heads { th scope="col" { (site.say(head)) } } } }
                tbody {
                    @for one in editions.iter().rev() {
                        tr {
                            th scope="row" { (site.month(one.month)) }
                            td { (site.day(&one.published_at).unwrap_or_default()) }
                            td { (one.registry) }
                            td { (one.factors) }
                        }
                    }
                }
            }
        }
    }
}
