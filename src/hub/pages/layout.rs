//! What every page has around it.

use maud::{DOCTYPE, Markup, html};

use super::words::Site;

/// A page of the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Key figures.
    Figures,
    /// By department.
    Map,
    /// Who has told.
    Completeness,
    /// How everything is counted.
    Method,
    /// Files to take away.
    Data,
    /// Cafés to look after.
    Follow,
    /// None of them.
    Elsewhere,
}

/// The menu: places, addresses and their words.
const MENU: [(Place, &str, &str); 6] = [
    (Place::Figures, "/", "site-nav-figures"),
    (Place::Map, "/carte", "site-nav-map"),
    (Place::Completeness, "/completude", "site-nav-completeness"),
    (Place::Method, "/methode", "site-nav-method"),
    (Place::Data, "/donnees/", "site-nav-data"),
    (Place::Follow, "/suivi", "site-nav-follow"),
];

/// A whole page.
pub fn page(site: &Site, place: Place, title: &str, synthetic: bool, body: &Markup) -> Markup {
    // What is the network's own is reached from the administration.
    let menu = MENU.into_iter().filter(|menu| synthetic || menu.0 != Place::Follow);
    html! {
        (DOCTYPE)
        html lang="fr" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) @if place != Place::Figures { " · " (site.say("site-name")) } }
                link rel="stylesheet" href="/style.css";
            }
            body {
                a class="skip" href="#contenu" { (site.say("site-skip")) }
                header class="top" {
                    div class="page" {
                        a class="brand" href="/" { (site.say("site-name")) }
                        nav aria-label=(site.say("site-nav")) {
                            ul {
                                @for (at, address, words) in menu {
                                    @let here = (at == place).then_some("page");
                                    li {
                                        a href=(address) aria-current=[here] { (site.say(words)) }
                                    }
                                }
                            }
                        }
                    }
                }
                @if synthetic {
                    div class="synthetic" role="note" {
                        div class="page" { p { (site.say("site-synthetic")) } }
                    }
                }
                div class="awning" aria-hidden="true" {}
                main id="contenu" { div class="page" { (body) } }
                footer class="bottom" {
                    div class="page" {
                        p { (site.say("site-footer")) }
                        p { (site.say("site-footer-letters")) }
                    }
                }
            }
        }
    }
}

/// A page that says one thing.
pub fn notice(site: &Site, title: &str, hint: &str, synthetic: bool) -> Markup {
    let body = html! {
        h1 { (site.say(title)) }
        p { (site.say(hint)) }
    };
    page(site, Place::Elsewhere, &site.say(title), synthetic, &body)
}
