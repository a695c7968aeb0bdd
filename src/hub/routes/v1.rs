//! What tills ask: `/v1`, as `network.md` §7 has it.

mod cafe;

use std::net::SocketAddr;
use std::sync::PoisonError;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, Path, Query, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};
use axum::middleware::Next;
use axum::routing::{get, post, put};
use serde::Deserialize;
use serde_json::json;

use super::address_of;
use super::answer::{json as sealed, refused, value};
use crate::hub::intake::{Address, Asked, Taken};
use crate::hub::problem::Refusal;
use crate::hub::server::{Shared, work};
use crate::statement::exchange::{Limits, PROTOCOL, PROTOCOL_HEADER, Protocol, Way};
use crate::statement::rules::MAX_FIGURES;
use crate::statement::sealing::MAX_BYTES;

/// What compressing bytes that can't be compressed adds at most, with room.
const OVERHEAD: u64 = 1024;

pub(super) fn router() -> Router<Shared> {
    Router::new()
        .route("/v1/protocole", get(protocol).head(here))
        .route("/v1/enrolements", post(enrol))
        .route("/v1/cafes/{cafe}/postes/{till}/releves/{month}/revisions/{revision}", put(take))
        .route("/v1/cafes/{cafe}/postes/{till}/tetes", post(head))
        .merge(cafe::router())
}

/// Sees to it that every answer bears the header that no other server sets, and that nothing is
/// read that says of itself that it is too large, or packed in a way that is not opened here.
pub(super) async fn guard(
    State(served): State<Shared>,
    request: Request,
    next: Next,
) -> Response<Body> {
    let mut response = match unreadable(request.headers()) {
        Some(refusal) => refused(&served, refusal.into()),
        None => next.run(request).await,
    };
    response
        .headers_mut()
        .insert(HeaderName::from_static(PROTOCOL_HEADER), HeaderValue::from_static(PROTOCOL));
    response
}

fn unreadable(headers: &HeaderMap) -> Option<Refusal> {
    let said = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let length = said(header::CONTENT_LENGTH).and_then(|length| length.parse::<u64>().ok());
    if length.is_some_and(|length| length > MAX_BYTES as u64 + OVERHEAD) {
        return Some(Refusal::TooLarge);
    }
    let packed = said(header::CONTENT_ENCODING).unwrap_or("identity");
    (!["gzip", "identity"].contains(&packed)).then_some(Refusal::OtherMedium)
}

async fn here() -> StatusCode {
    StatusCode::NO_CONTENT
}

async fn protocol(State(served): State<Shared>) -> Response<Body> {
    let keys = work(&served, |served| {
        let hub = served.hub();
        Ok(hub.read(|transaction| hub.keys(transaction))?)
    });
    match keys.await {
        Ok(keys) => {
            let hub = served.hub();
            let told = Protocol {
                protocol: PROTOCOL.to_owned(),
                time: hub.world().now().to_rfc3339(),
                keys,
                registries: vec![hub.registry().version.clone()],
                limits: Limits { bytes: MAX_BYTES, values: MAX_FIGURES },
                synthetic: hub.is_synthetic(),
            };
            value(StatusCode::OK, &told)
        }
        Err(error) => refused(&served, error),
    }
}

async fn enrol(
    State(served): State<Shared>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Body,
) -> Response<Body> {
    let address = address_of(peer, &headers);
    let done = async {
        let bytes = read(&headers, body).await?;
        work(&served, move |served| {
            let hub = served.hub();
            let mut attempts = served.attempts.lock().unwrap_or_else(PoisonError::into_inner);
            let counted = attempts.count(address, hub.world().now());
            drop(attempts);
            counted.map_err(|seconds| Refusal::Busy { seconds })?;
            hub.enrol(&bytes)
        })
        .await
    };
    match done.await {
        Ok(joined) => sealed(StatusCode::CREATED, joined.answer),
        Err(error) => refused(&served, error),
    }
}

#[derive(Deserialize)]
struct Trial {
    essai: Option<String>,
}

async fn take(
    State(served): State<Shared>,
    Path((cafe, till, month, revision)): Path<(String, String, String, String)>,
    Query(trial): Query<Trial>,
    headers: HeaderMap,
    body: Body,
) -> Response<Body> {
    let is_trial = trial.essai.is_some_and(|essai| essai == "1");
    let only_new = headers.get(header::IF_NONE_MATCH).is_some_and(|value| value == "*");
    let done = async {
        let bytes = read(&headers, body).await?;
        work(&served, move |served| {
            let revision = revision.parse().map_err(|_| Refusal::Address)?;
            let address = Address { cafe: &cafe, till: &till, month: &month, revision, only_new };
            let hub = served.hub();
            if is_trial {
                return hub.try_in(&bytes, Some(address));
            }
            hub.take_in(&bytes, Way::Sent, Some(address))
        })
        .await
    };
    match done.await {
        Ok(taken) if is_trial => tried(&taken),
        Ok(taken) => {
            served.count(|counters| match taken.is_new {
                true => counters.taken += 1,
                false => counters.again += 1,
            });
            let status = if taken.is_new { StatusCode::CREATED } else { StatusCode::OK };
            let mut response = sealed(status, taken.receipt);
            if let Ok(tag) = HeaderValue::from_str(&tag(&taken.sha256)) {
                response.headers_mut().insert(header::ETAG, tag);
            }
            response
        }
        Err(error) => refused(&served, error),
    }
}

/// The tag of a statement: its hash.
fn tag(sha256: &str) -> String {
    format!("\"sha256-{sha256}\"")
}

fn tried(taken: &Taken) -> Response<Body> {
    let odd: Vec<_> = taken.odd.iter().map(|odd| odd.told()).collect();
    let told = json!({"essai": true, "nouveau": taken.is_new, "anomalies": odd});
    value(StatusCode::OK, &told)
}

async fn head(
    State(served): State<Shared>,
    Path((cafe, till)): Path<(String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Response<Body> {
    let done = async {
        let bytes = read(&headers, body).await?;
        work(&served, move |served| served.hub().witness(&cafe, &till, &bytes)).await
    };
    match done.await {
        Ok(witness) => sealed(StatusCode::CREATED, witness),
        Err(error) => refused(&served, error),
    }
}

/// The bytes of a JSON body, decompressed and no more of them than a paper may have.
async fn read(headers: &HeaderMap, body: Body) -> Asked<Bytes> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next()).map(str::trim);
    if !kind.is_some_and(|kind| kind.eq_ignore_ascii_case("application/json")) {
        return Err(Refusal::OtherMedium.into());
    }
    // Whatever else goes wrong while reading is nobody's to be told: the connection is gone.
    to_bytes(body, MAX_BYTES).await.map_err(|_| Refusal::TooLarge.into())
}
