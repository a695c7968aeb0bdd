//! Letters and prices for cafés, and files that came on a stick or by mail.

use super::*;
use axum::extract::Multipart;
use maud::html;
use serde_json::{Value, json};

use super::frame::{form, input, token};
use crate::hub::acts::Act;
use crate::statement::MonthName;
use crate::statement::exchange::Way;

/// Most files that are taken in at once.
const FILES: usize = 100;

pub(super) async fn letters(State(served): State<Shared>, headers: HeaderMap) -> Response<Body> {
    page(&served, &headers, Role::Animation, |_, person, words| {
        let letter = html! {
            (input(words, "mois", "hub-admin-month", "month"))
            (input(words, "titre", "hub-admin-letter-title", "text"))
            (long(words, "texte", "hub-admin-letter-text"))
        };
        let prices = html! {
            (input(words, "version", "hub-admin-prices-day", "date"))
            (long(words, "table", "hub-admin-prices-table"))
        };
        Ok(html! {
            h1 { (words.say("hub-admin-papers")) }
            h2 { (words.say("hub-admin-letter")) }
            (form(words, person, "/admin/lettres", "hub-admin-publish", letter))
            h2 { (words.say("hub-admin-prices")) }
            (form(words, person, "/admin/tarifs", "hub-admin-publish", prices))
        })
    })
    .await
}

fn long(words: &Words, name: &str, key: &str) -> Markup {
    html! {
        p.field {
            label for=(name) { (words.say(key)) }
            textarea id=(name) name=(name) rows="12" required {}
        }
    }
}

pub(super) async fn publish_letter(
    State(served): State<Shared>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Response<Body> {
    act(&served, &headers, fields, Role::Animation, |hub, person, fields| {
        let month = MonthName::parse(field(fields, "mois")).ok_or(HubError::Missing("month"))?;
        let text = field(fields, "texte").replace("\r\n", "\n");
        hub.publish_letter(month, field(fields, "titre"), &text, &person.name)?;
        Ok(Done::GoTo("/admin/lettres"))
    })
    .await
}

pub(super) async fn publish_tariffs(
    State(served): State<Shared>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Response<Body> {
    act(&served, &headers, fields, Role::Animation, |hub, person, fields| {
        hub.publish_tariffs(field(fields, "version"), field(fields, "table"), &person.name)?;
        Ok(Done::GoTo("/admin/lettres"))
    })
    .await
}

pub(super) async fn files(State(served): State<Shared>, headers: HeaderMap) -> Response<Body> {
    page(&served, &headers, Role::Animation, |_, person, words| {
        Ok(html! {
            h1 { (words.say("hub-admin-import")) }
            p { (words.say("hub-admin-import-note")) }
            form method="post" action="/admin/import" enctype="multipart/form-data" {
                (token(person))
                p.field {
                    label for="fichiers" { (words.say("hub-admin-files")) }
                    input type="file" id="fichiers" name="fichiers" multiple required;
                }
                button { (words.say("hub-admin-import-do")) }
            }
        })
    })
    .await
}

/// Takes files in, whatever they are called, and answers with a file of receipts: of one statement
/// the receipt itself, of several a list.
pub(super) async fn import(
    State(served): State<Shared>,
    headers: HeaderMap,
    mut parts: Multipart,
) -> Response<Body> {
    let shown = shown(&headers);
    let asked = shown.clone();
    let first = work(&served, move |served| Ok(allowed(served, asked.as_deref(), Role::Animation)));
    if let Err(halt) = flat(first.await) {
        // Nothing of what somebody unknown sends is read.
        return answer(&served, Err(halt));
    }
    let Ok(_turn) = served.uploads.try_acquire() else {
        let seconds = 10;
        return super::super::answer::refused(&served, Refusal::Busy { seconds }.into());
    };
    let (mut files, mut sent) = (Vec::new(), String::new());
    while let Ok(Some(part)) = parts.next_field().await {
        if part.name() == Some("jeton") {
            sent = part.text().await.unwrap_or_default();
            continue;
        }
        let name = part.file_name().unwrap_or_default().to_owned();
        match part.bytes().await {
            Ok(bytes) if files.len() < FILES => files.push((name, bytes)),
            _ => return super::super::answer::refused(&served, Refusal::TooLarge.into()),
        }
    }
    let done = work(&served, move |served| {
        let person = match allowed(served, shown.as_deref(), Role::Animation) {
            Ok(person) if person.token == sent => person,
            Ok(_) => return Ok(Err(Halt::Stale)),
            Err(halt) => return Ok(Err(halt)),
        };
        let hub = served.hub();
        let mut told = Vec::new();
        for (name, bytes) in &files {
            told.push(taken(served, name, bytes)?);
        }
        let count = told.len().to_string();
        let act = Act { by: &person.name, what: "import", about: &count, detail: "" };
        hub.write(|transaction| act.record(transaction, hub.world().now()))?;
        Ok(Ok(told))
    });
    match flat(done.await) {
        Ok(mut told) => {
            let one = if told.len() == 1 { told[0].get_mut("recu").map(Value::take) } else { None };
            let value = one.unwrap_or_else(|| json!({ "recus": told }));
            let mut response = super::super::answer::value(StatusCode::OK, &value);
            let as_file = HeaderValue::from_static("attachment; filename=\"recus.recu.json\"");
            response.headers_mut().insert(header::CONTENT_DISPOSITION, as_file);
            response
        }
        Err(halt) => answer(&served, Err(halt)),
    }
}

/// What came of a file. A refusal is told; a store that fails ends it all.
fn taken(served: &Served, name: &str, bytes: &[u8]) -> Result<Value, AskError> {
    match served.hub().take_in(bytes, Way::File, None) {
        Ok(taken) => {
            let receipt: Value = serde_json::from_slice(&taken.receipt).unwrap_or_default();
            Ok(json!({"nom": name, "nouveau": taken.is_new, "recu": receipt}))
        }
        Err(AskError::Refused(refusal)) => {
            let time = served.hub().world().now().to_rfc3339();
            Ok(json!({"nom": name, "probleme": refusal.problem(served.words(), time)}))
        }
        Err(error) => Err(error),
    }
}
