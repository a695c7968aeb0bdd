//! The page that hands the open files out.

use maud::{Markup, html};

use super::layout::{Place, page};
use super::words::{Site, number};
use crate::hub::publish::Network;
use crate::hub::publish::open_data::{DEPARTMENTS_FILE, NETWORK_FILE};

/// The files with what is in them.
const FILES: [(&str, &str); 3] = [
    (NETWORK_FILE, "site-data-network"),
    (DEPARTMENTS_FILE, "site-data-departments"),
    ("datapackage.json", "site-data-package"),
];

/// The page.
pub fn render(site: &Site, network: &Network) -> Markup {
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
    };
    page(site, Place::Data, &site.say("site-data-title"), network.synthetic, &body)
}
