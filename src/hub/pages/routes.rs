//! Which address shows which page.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Extension, Router};

use super::{Pages, Shown, Wanted, assets};
use crate::hub::intake::AskError;
use crate::hub::routes::admin::shown as session_of;
use crate::hub::server::{Shared, work};

/// Nothing but what comes from here: no script, no frame, no form to elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The pages' addresses. What the first visitor would wait for is read ahead beside them.
pub fn router(served: &Shared) -> Router<Shared> {
    let pages = Arc::new(Pages::default());
    warm(served.clone(), Arc::clone(&pages));
    let page = |wanted: Wanted| {
        get(move |state: State<Shared>, pages: Extension<Arc<Pages>>, headers: HeaderMap| {
            show(state, pages, headers, wanted.clone())
        })
    };
    Router::new()
        .route("/", page(Wanted::Figures))
        .route("/carte", page(Wanted::Map))
        .route("/completude", page(Wanted::Completeness { named: false }))
        .route("/methode", page(Wanted::Method))
        .route("/suivi", page(Wanted::Follow))
        .route("/donnees/", page(Wanted::Data))
        .route("/donnees", get(|| async { Redirect::permanent("/donnees/") }))
        .route(
            "/donnees/{name}",
            get(
                |state: State<Shared>,
                 pages: Extension<Arc<Pages>>,
                 Path(name): Path<String>,
                 headers: HeaderMap| {
                    show(state, pages, headers, Wanted::File(name))
                },
            ),
        )
        .route(
            "/cafes/{id}",
            get(
                |state: State<Shared>,
                 pages: Extension<Arc<Pages>>,
                 Path(id): Path<String>,
                 headers: HeaderMap| {
                    show(state, pages, headers, Wanted::Cafe(id))
                },
            ),
        )
        .route("/style.css", get(|| async { asset("style.css") }))
        .route("/style/{name}", get(|Path(name): Path<String>| async move { asset(&name) }))
        .layer(Extension(pages))
}

/// On a thread of its own. Where it can't be done, the first visitor waits, and is told what is
/// wrong.
fn warm(served: Shared, pages: Arc<Pages>) {
    let ahead = std::thread::Builder::new().name("pages".to_owned());
    let _ = ahead.spawn(move || pages.warm(served.hub()));
}

async fn show(
    State(served): State<Shared>,
    Extension(pages): Extension<Arc<Pages>>,
    headers: HeaderMap,
    wanted: Wanted,
) -> Response {
    let own = Arc::clone(&pages);
    let session = session_of(&headers);
    let shown = work(&served, move |served| {
        let hub = served.hub();
        let person = match session {
            Some(session) => hub.read(|transaction| hub.person(transaction, &session)),
            None => Ok(None),
        };
        let inside = person.map_err(AskError::Failed)?.is_some();
        own.show_to(hub, &wanted, inside).map_err(AskError::Failed)
    });
    match shown.await {
        Ok(Shown::Page(page)) => html(StatusCode::OK, page),
        Ok(Shown::Closed(page)) => html(StatusCode::UNAUTHORIZED, page),
        Ok(Shown::Nothing(page)) => html(StatusCode::NOT_FOUND, page),
        Ok(Shown::File(kind, text)) => {
            let mut response = text.into_response();
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
            response
        }
        Err(_) => {
            let page = pages.notice(served.hub(), "site-failed", "site-failed-hint");
            html(StatusCode::SERVICE_UNAVAILABLE, page)
        }
    }
}

fn html(status: StatusCode, page: String) -> Response {
    let mut response = (status, page).into_response();
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "max-age=0, must-revalidate"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

fn asset(name: &str) -> Response {
    let Some((kind, bytes)) = assets::find(name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "max-age=86400")];
    (headers, bytes).into_response()
}
