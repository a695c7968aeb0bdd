//! Coming in, going out, accounts, and the journal of acts.

use super::*;
use maud::html;

use super::frame::{cell, choice, form, input, table};

pub(super) async fn start(State(served): State<Shared>, headers: HeaderMap) -> Response<Body> {
    page(&served, &headers, Role::Reading, |hub, person, words| {
        let counts = hub.read(|transaction| -> Result<Vec<(&str, i64)>, HubError> {
            let alarms = "SELECT COUNT(*) FROM anomaly \
                          WHERE severity = 'alerte' AND settled_at IS NULL";
            let units = transaction.number("SELECT COUNT(*) FROM unit", &[])?;
            let tills = transaction.number("SELECT COUNT(*) FROM till", &[])?;
            let documents = transaction.number("SELECT COUNT(*) FROM document", &[])?;
            Ok(vec![
                ("hub-admin-count-units", units),
                ("hub-admin-count-tills", tills),
                ("hub-admin-count-documents", documents),
                ("hub-admin-count-alarms", transaction.number(alarms, &[])?),
            ])
        })?;
        let hello = words.tell("hub-admin-hello", &[("name", person.name.as_str().into())]);
        Ok(html! {
            h1 { (hello) }
            dl {
                @for (key, count) in counts {
                    dt { (words.say(key)) }
                    dd { (count) }
                }
            }
        })
    })
    .await
}

pub(super) async fn enter(
    State(served): State<Shared>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Response<Body> {
    let address = address_of(peer, &headers);
    let done = work(&served, move |served| {
        let now = served.hub().world().now();
        let mut attempts = served.attempts.lock().unwrap_or_else(PoisonError::into_inner);
        let counted = attempts.count(address, now);
        drop(attempts);
        counted.map_err(|seconds| Refusal::Busy { seconds })?;
        let secret = fields.get("secret").map_or("", String::as_str);
        served.hub().log_in(field(&fields, "nom"), secret)
    });
    match done.await {
        Ok(shown) => {
            let encrypted = headers.get("x-forwarded-proto").is_some_and(|way| way == "https");
            let secure = if encrypted { "; Secure" } else { "" };
            let cookie = format!("{COOKIE}={shown}; Path=/; HttpOnly; SameSite=Strict{secure}");
            with_cookie(see_other("/admin"), &cookie)
        }
        Err(AskError::Refused(Refusal::NotSigned)) => {
            let words = served.words();
            let why = words.say("hub-admin-wrong");
            super::html(StatusCode::UNAUTHORIZED, frame::login(words, Some(&why)))
        }
        Err(error) => super::super::answer::refused(&served, error),
    }
}

fn with_cookie(mut response: Response<Body>, cookie: &str) -> Response<Body> {
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

pub(super) async fn leave(
    State(served): State<Shared>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Response<Body> {
    let shown = shown(&headers).unwrap_or_default();
    let done = act(&served, &headers, fields, Role::Reading, move |hub, _, _| {
        hub.log_out(&shown)?;
        Ok(Done::GoTo("/admin"))
    });
    with_cookie(done.await, &format!("{COOKIE}=; Path=/; Max-Age=0"))
}

pub(super) async fn acts(State(served): State<Shared>, headers: HeaderMap) -> Response<Body> {
    page(&served, &headers, Role::Reading, |hub, _, words| {
        let sql = "SELECT at, who, what, about, detail FROM act ORDER BY number DESC LIMIT 500";
        let rows = hub.read(|transaction| transaction.query(sql, &[]))?;
        let row = |row: &crate::hub::storage::Row| {
            (0..5).map(|at| Ok(cell(row.text(at)?))).collect::<Result<Vec<_>, HubError>>()
        };
        let rows = rows.iter().map(row).collect::<Result<Vec<_>, _>>()?;
        let columns = [
            "hub-admin-at",
            "hub-admin-who",
            "hub-admin-what",
            "hub-admin-about",
            "hub-admin-detail",
        ];
        Ok(html! {
            h1 { (words.say("hub-admin-journal")) }
            (table(words, "hub-admin-journal-caption", &columns, &rows))
        })
    })
    .await
}

pub(super) async fn accounts(State(served): State<Shared>, headers: HeaderMap) -> Response<Body> {
    page(&served, &headers, Role::Administration, |hub, person, words| {
        let sql = "SELECT name, role, since FROM account WHERE ended_at IS NULL ORDER BY name";
        let rows = hub.read(|transaction| transaction.query(sql, &[]))?;
        let mut told = Vec::new();
        for row in &rows {
            told.push(vec![cell(row.text(0)?), cell(row.text(1)?), cell(row.text(2)?)]);
        }
        let columns = ["hub-admin-name", "hub-admin-role", "hub-admin-since"];
        let roles = Role::ALL.map(|role| (role.code().to_owned(), role.code().to_owned()));
        let fields = html! {
            (input(words, "nom", "hub-admin-name", "text"))
            (input(words, "secret", "hub-admin-password", "password"))
            (choice(words, "role", "hub-admin-role", &roles))
        };
        Ok(html! {
            h1 { (words.say("hub-admin-accounts")) }
            (table(words, "hub-admin-accounts-caption", &columns, &told))
            h2 { (words.say("hub-admin-new-account")) }
            (form(words, person, "/admin/comptes", "hub-admin-save", fields))
        })
    })
    .await
}

pub(super) async fn change_account(
    State(served): State<Shared>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Response<Body> {
    act(&served, &headers, fields, Role::Administration, |hub, person, fields| {
        let role = Role::of(field(fields, "role")).ok_or(HubError::Missing("role"))?;
        let secret = fields.get("secret").map_or("", String::as_str);
        hub.add_account(field(fields, "nom"), secret, role, &person.name)?;
        Ok(Done::GoTo("/admin/comptes"))
    })
    .await
}
