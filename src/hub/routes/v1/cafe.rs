//! What a till reads of its own café, by questions that it signs, and what anyone may read.

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, Uri, header};
use axum::routing::get;
use serde::{Deserialize, Serialize};

use super::super::answer::{json, refused, value, with_type};
use super::tag;
use crate::hub::intake::{AskError, Asked};
use crate::hub::problem::Refusal;
use crate::hub::reads::Question;
use crate::hub::server::{Served, Shared, work};
use crate::statement::registry::Registry;
use crate::statement::schema;

pub(super) fn router() -> Router<Shared> {
    Router::new()
        .route("/v1/cafes/{cafe}/releves", get(reports))
        .route(
            "/v1/cafes/{cafe}/postes/{till}/releves/{month}/revisions/{revision}/recu",
            get(receipt),
        )
        .route("/v1/cafes/{cafe}/comparaison", get(comparison))
        .route("/v1/cafes/{cafe}/lettre", get(letter))
        .route("/v1/cafes/{cafe}/tarifs", get(tariffs))
        .route("/v1/referentiel/{version}", get(registry))
        .route("/v1/schemas/releve-1.0.json", get(form))
}

#[derive(Deserialize)]
struct Of {
    mois: Option<String>,
    /// The hash of the paper that the till has.
    connu: Option<String>,
}

/// Asks the hub a question that a till has signed, on a thread that may block.
async fn ask<T: Send + 'static>(
    served: &Shared,
    uri: &Uri,
    headers: &HeaderMap,
    question: impl FnOnce(&Served, Question<'_>) -> Asked<T> + Send + 'static,
) -> Result<T, AskError> {
    let path = uri.path_and_query().map_or("", |path| path.as_str()).to_owned();
    let authorization = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let authorization = authorization.unwrap_or_default().to_owned();
    work(served, move |served| {
        let asked = Question { method: "GET", path: &path, authorization: &authorization };
        question(served, asked)
    })
    .await
}

fn answered(served: &Served, told: Result<impl Serialize, AskError>) -> Response<Body> {
    match told {
        Ok(told) => value(StatusCode::OK, &told),
        Err(error) => refused(served, error),
    }
}

fn paper(served: &Served, bytes: Result<Option<Vec<u8>>, AskError>) -> Response<Body> {
    match bytes {
        Ok(Some(bytes)) => json(StatusCode::OK, bytes),
        Ok(None) => json(StatusCode::NO_CONTENT, Vec::new()),
        Err(error) => refused(served, error),
    }
}

async fn reports(
    State(served): State<Shared>,
    Path(cafe): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Response<Body> {
    let asked =
        ask(&served, &uri, &headers, move |served, question| served.hub().reports(question, &cafe));
    answered(&served, asked.await)
}

async fn receipt(
    State(served): State<Shared>,
    Path((cafe, till, month, revision)): Path<(String, String, String, String)>,
    uri: Uri,
    headers: HeaderMap,
) -> Response<Body> {
    let asked = ask(&served, &uri, &headers, move |served, question| {
        let revision = revision.parse().map_err(|_| Refusal::NotFound)?;
        served.hub().receipt_again(question, (&cafe, &till), &month, revision)
    });
    match asked.await {
        Ok((sha256, bytes)) => {
            let tag = tag(&sha256);
            if headers.get(header::IF_NONE_MATCH).is_some_and(|value| value == tag.as_str()) {
                return json(StatusCode::NOT_MODIFIED, Vec::new());
            }
            let mut response = json(StatusCode::OK, bytes);
            if let Ok(tag) = HeaderValue::from_str(&tag) {
                response.headers_mut().insert(header::ETAG, tag);
            }
            response
        }
        Err(error) => refused(&served, error),
    }
}

async fn comparison(
    State(served): State<Shared>,
    Path(cafe): Path<String>,
    Query(of): Query<Of>,
    uri: Uri,
    headers: HeaderMap,
) -> Response<Body> {
    let asked = ask(&served, &uri, &headers, move |served, question| {
        served.hub().comparison_for(question, &cafe, of.mois.as_deref().unwrap_or_default())
    });
    answered(&served, asked.await)
}

async fn letter(
    State(served): State<Shared>,
    Path(cafe): Path<String>,
    Query(of): Query<Of>,
    uri: Uri,
    headers: HeaderMap,
) -> Response<Body> {
    let asked = ask(&served, &uri, &headers, move |served, question| {
        let wanted = (of.mois.as_deref(), of.connu.as_deref());
        served.hub().paper_for(question, &cafe, "lettre", wanted)
    });
    paper(&served, asked.await)
}

async fn tariffs(
    State(served): State<Shared>,
    Path(cafe): Path<String>,
    Query(of): Query<Of>,
    uri: Uri,
    headers: HeaderMap,
) -> Response<Body> {
    let asked = ask(&served, &uri, &headers, move |served, question| {
        served.hub().paper_for(question, &cafe, "tarifs", (None, of.connu.as_deref()))
    });
    paper(&served, asked.await)
}

/// A version of the registry, which never changes.
async fn registry(State(served): State<Shared>, Path(version): Path<String>) -> Response<Body> {
    let own = &served.hub().registry().version;
    if version != *own {
        return refused(&served, Refusal::NotFound.into());
    }
    for_ever("application/json", Registry::current_bytes().to_vec())
}

/// The form of a statement, as JSON Schema.
async fn form() -> Response<Body> {
    let schema = serde_json::to_vec(&schema::schema()).unwrap_or_default();
    for_ever("application/schema+json", schema)
}

/// What never changes under its name.
fn for_ever(kind: &'static str, bytes: Vec<u8>) -> Response<Body> {
    let mut response = with_type(StatusCode::OK, kind, bytes);
    let kept = HeaderValue::from_static("public, max-age=31536000, immutable");
    response.headers_mut().insert(header::CACHE_CONTROL, kept);
    response
}
