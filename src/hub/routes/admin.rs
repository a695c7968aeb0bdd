//! The administration: plain forms behind a login, every act on record.

mod figures;
mod frame;
mod network;
mod papers;
mod people;
mod publications;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::PoisonError;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Form, State};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use axum::routing::{get, post};
use maud::Markup;

use super::address_of;
use super::answer::with_type;
use crate::hub::accounts::{Person, Role};
use crate::hub::intake::{AskError, Asked};
use crate::hub::problem::Refusal;
use crate::hub::server::{Served, Shared, work};
use crate::hub::storage::StorageError;
use crate::hub::{Hub, HubError};
use crate::words::Words;

/// The cookie of a session.
const COOKIE: &str = "comptoir_hub";
/// Most bytes of a form.
const FORM: usize = 256 * 1024;
/// Most bytes of files that are taken in at once.
const IMPORT: usize = 8 << 20;

/// The fields of a form.
type Fields = HashMap<String, String>;

pub(super) fn router() -> Router<Shared> {
    Router::new()
        .route("/admin", get(people::start))
        .route("/admin/entree", post(people::enter))
        .route("/admin/sortie", post(people::leave))
        .route("/admin/journal", get(people::acts))
        .route("/admin/comptes", get(people::accounts).post(people::change_account))
        .route("/admin/cafes", get(network::units).post(network::add_unit))
        .route("/admin/fiches", post(network::change_unit))
        .route("/admin/fermetures", post(network::close_unit))
        .route("/admin/distances", post(network::measure))
        .route("/admin/communes", post(network::add_commune))
        .route("/admin/codes", post(network::make_code))
        .route("/admin/cles", get(network::keys))
        .route("/admin/cles/{kid}/revocation", post(network::revoke))
        .route("/admin/anomalies", get(network::odd).post(network::settle))
        .route("/admin/lettres", get(papers::letters).post(papers::publish_letter))
        .route("/admin/tarifs", post(papers::publish_tariffs))
        .route("/admin/publications", get(publications::publications).post(publications::change))
        .route("/admin/series", get(figures::figures).post(figures::enter_series))
        .route("/admin/facteurs", post(figures::enter_factors))
        .layer(DefaultBodyLimit::max(FORM))
        .merge(
            Router::new()
                .route("/admin/import", get(papers::files).post(papers::import))
                .layer(DefaultBodyLimit::max(IMPORT)),
        )
}

/// What the browser shows of a session.
pub(in crate::hub) fn shown(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get(header::COOKIE)?.to_str().ok()?;
    let own = cookies.split(';').filter_map(|one| one.trim().split_once('='));
    own.filter(|(name, _)| *name == COOKIE).map(|(_, value)| value.to_owned()).next()
}

/// Why somebody does not see a page, or something was not done.
enum Halt {
    /// Nobody is logged in.
    NobodyIn,
    /// Whoever is may not.
    NotAllowed,
    /// The form was not sent from here, or too long ago.
    Stale,
    /// It was refused, or failed.
    Asked(AskError),
}

impl From<AskError> for Halt {
    fn from(error: AskError) -> Self {
        Self::Asked(error)
    }
}

impl From<HubError> for Halt {
    fn from(error: HubError) -> Self {
        Self::Asked(AskError::Failed(error))
    }
}

impl From<StorageError> for Halt {
    fn from(error: StorageError) -> Self {
        Self::Asked(error.into())
    }
}

/// Shows a page to whoever may see it.
async fn page(
    served: &Shared,
    headers: &HeaderMap,
    least: Role,
    render: impl FnOnce(&Hub, &Person, &Words) -> Result<Markup, HubError> + Send + 'static,
) -> Response<Body> {
    let shown = shown(headers);
    let done = work(served, move |served| {
        let person = match allowed(served, shown.as_deref(), least) {
            Ok(person) => person,
            Err(halt) => return Ok(Err(halt)),
        };
        let words = served.words();
        let body = render(served.hub(), &person, words)?;
        Ok(Ok(frame::page(words, Some(&person), &body)))
    });
    answer(served, flat(done.await))
}

/// Does what a form asks for, if whoever sends it may, and goes on to a page.
async fn act(
    served: &Shared,
    headers: &HeaderMap,
    fields: Fields,
    least: Role,
    change: impl FnOnce(&Hub, &Person, &Fields) -> Result<Done, HubError> + Send + 'static,
) -> Response<Body> {
    let shown = shown(headers);
    let done = work(served, move |served| {
        let person = match allowed(served, shown.as_deref(), least) {
            Ok(person) => person,
            Err(halt) => return Ok(Err(halt)),
        };
        if fields.get("jeton").is_none_or(|token| *token != person.token) {
            return Ok(Err(Halt::Stale));
        }
        Ok(Ok(match change(served.hub(), &person, &fields)? {
            Done::GoTo(place) => Told::GoTo(place),
            Done::Show(body) => Told::Page(frame::page(served.words(), Some(&person), &body)),
        }))
    });
    match flat(done.await) {
        Ok(Told::GoTo(place)) => see_other(place),
        Ok(Told::Page(page)) => html(StatusCode::OK, page),
        Err(halt) => answer(served, Err(halt)),
    }
}

/// What follows when something was done.
enum Done {
    /// A page is shown anew.
    GoTo(&'static str),
    /// Something is shown once.
    Show(Markup),
}

enum Told {
    GoTo(&'static str),
    Page(Markup),
}

fn flat<T>(done: Asked<Result<T, Halt>>) -> Result<T, Halt> {
    done.map_err(Halt::Asked)?
}

fn allowed(served: &Served, shown: Option<&str>, least: Role) -> Result<Person, Halt> {
    let shown = shown.ok_or(Halt::NobodyIn)?;
    let hub = served.hub();
    let person = hub.read(|transaction| hub.person(transaction, shown))?;
    let person = person.ok_or(Halt::NobodyIn)?;
    if person.role < least { Err(Halt::NotAllowed) } else { Ok(person) }
}

fn answer(served: &Served, page: Result<Markup, Halt>) -> Response<Body> {
    let words = served.words();
    match page {
        Ok(page) => html(StatusCode::OK, page),
        Err(Halt::NobodyIn) => html(StatusCode::UNAUTHORIZED, frame::login(words, None)),
        Err(Halt::NotAllowed) => told(served, StatusCode::FORBIDDEN, "hub-admin-not-allowed"),
        Err(Halt::Stale) => told(served, StatusCode::FORBIDDEN, "hub-admin-stale"),
        Err(Halt::Asked(AskError::Failed(HubError::Missing(what)))) => {
            let why = words.tell("hub-admin-missing", &[("what", what.into())]);
            let page = frame::page(words, None, &frame::notice(words, &why));
            html(StatusCode::UNPROCESSABLE_ENTITY, page)
        }
        Err(Halt::Asked(error)) => super::answer::refused(served, error),
    }
}

fn told(served: &Served, status: StatusCode, key: &str) -> Response<Body> {
    let words = served.words();
    html(status, frame::page(words, None, &frame::notice(words, &words.say(key))))
}

fn html(status: StatusCode, page: Markup) -> Response<Body> {
    with_type(status, "text/html; charset=utf-8", page.into_string().into_bytes())
}

fn see_other(place: &'static str) -> Response<Body> {
    let mut response = with_type(StatusCode::SEE_OTHER, "text/plain", Vec::new());
    response.headers_mut().insert(header::LOCATION, HeaderValue::from_static(place));
    response
}

/// A field of a form, empty where it is not there.
fn field<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.get(name).map_or("", |text| text.trim())
}
