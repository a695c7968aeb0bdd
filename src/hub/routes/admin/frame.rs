//! What every page of the administration has around it, and its plain forms.

use maud::{DOCTYPE, Markup, html};

use crate::hub::accounts::{Person, Role};
use crate::words::Words;

/// The pages, by the least role that sees them.
const PAGES: [(&str, &str, Role); 9] = [
    ("/admin", "hub-admin-start", Role::Reading),
    ("/admin/cafes", "hub-admin-cafes", Role::Reading),
    ("/admin/cles", "hub-admin-keys", Role::Reading),
    ("/admin/anomalies", "hub-admin-odd", Role::Reading),
    ("/admin/import", "hub-admin-import", Role::Animation),
    ("/admin/publications", "hub-admin-publications", Role::Reading),
    ("/admin/lettres", "hub-admin-papers", Role::Animation),
    ("/admin/series", "hub-admin-figures", Role::Administration),
    ("/admin/comptes", "hub-admin-accounts", Role::Administration),
];

/// A whole page.
pub(super) fn page(words: &Words, person: Option<&Person>, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="fr" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (words.say("hub-admin-title")) }
                link rel="stylesheet" href="/style.css";
            }
            body.admin {
                @if let Some(person) = person { (menu(words, person)) }
                main { (body) }
            }
        }
    }
}

fn menu(words: &Words, person: &Person) -> Markup {
    html! {
        header {
            nav aria-label=(words.say("hub-admin-menu")) {
                ul {
                    @for (place, key, _) in PAGES.iter().filter(|page| person.role >= page.2) {
                        li { a href=(place) { (words.say(key)) } }
                    }
                    li { a href="/admin/journal" { (words.say("hub-admin-journal")) } }
                }
            }
            form method="post" action="/admin/sortie" {
                (token(person))
                button { (words.tell("hub-admin-leave", &[("name", person.name.as_str().into())])) }
            }
        }
    }
}

/// The page that asks for a name and a password.
pub(super) fn login(words: &Words, why: Option<&str>) -> Markup {
    let body = html! {
        h1 { (words.say("hub-admin-title")) }
        @if let Some(why) = why { p.alert role="alert" { (why) } }
        form method="post" action="/admin/entree" {
            (input(words, "nom", "hub-admin-name", "text"))
            (input(words, "secret", "hub-admin-password", "password"))
            button { (words.say("hub-admin-enter")) }
        }
    };
    page(words, None, &body)
}

/// A sentence by itself, with the way back.
pub(super) fn notice(words: &Words, text: &str) -> Markup {
    let back = words.say("hub-admin-title");
    html! {
        h1 { (text) }
        p { a href="/admin" { (back) } }
    }
}

/// What shows that a form was sent from here.
pub(super) fn token(person: &Person) -> Markup {
    html! { input type="hidden" name="jeton" value=(person.token); }
}

/// A field within its label: several forms of a page may have one of the same name.
pub(super) fn input(words: &Words, name: &str, key: &str, kind: &str) -> Markup {
    html! {
        p.field {
            label {
                (words.say(key))
                input type=(kind) name=(name) required;
            }
        }
    }
}

/// A choice with its label.
pub(super) fn choice(words: &Words, name: &str, key: &str, codes: &[(String, String)]) -> Markup {
    html! {
        p.field {
            label {
                (words.say(key))
                select name=(name) {
                    @for (code, label) in codes { option value=(code) { (label) } }
                }
            }
        }
    }
}

/// A form that goes to a place.
pub(super) fn form(
    words: &Words,
    person: &Person,
    place: &str,
    key: &str,
    fields: Markup,
) -> Markup {
    html! {
        form method="post" action=(place) {
            (token(person))
            (fields)
            button { (words.say(key)) }
        }
    }
}

/// A table with its title and the names of its columns.
pub(super) fn table(words: &Words, title: &str, columns: &[&str], rows: &[Vec<Markup>]) -> Markup {
    let title = words.say(title);
    html! {
        div class="scroll" tabindex="0" role="region" aria-label=(title) {
            table {
                caption { (title) }
                thead { tr { @for key in columns { th scope="col" { (words.say(key)) } } } }
                tbody {
                    @for row in rows {
                        tr { @for cell in row { td { (cell) } } }
                    }
                    @if rows.is_empty() {
                        tr { td colspan=(columns.len()) { (words.say("hub-admin-nothing")) } }
                    }
                }
            }
        }
    }
}

/// A text as a cell.
pub(super) fn cell(text: impl AsRef<str>) -> Markup {
    html! { (text.as_ref()) }
}
