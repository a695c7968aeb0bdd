//! Who is answered what: the interface of tills, the administration, operations.

pub(super) mod admin;
mod answer;
mod operations;
mod v1;

use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::{Router, middleware};
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;
use tower_http::decompression::RequestDecompressionLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

use super::pages;
use super::server::Shared;
use crate::statement::sealing::MAX_BYTES;

/// How long a question may take in all.
const PATIENCE: Duration = Duration::from_secs(60);

/// What browsers are told of every answer: nothing of others is loaded, run or shown around it.
const GUARDS: [(&str, &str); 4] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; \
         form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("x-frame-options", "DENY"),
];

/// Every route of the hub.
pub fn router(served: Shared) -> Router {
    let tills = v1::router()
        .layer(DefaultBodyLimit::max(MAX_BYTES))
        .layer(RequestDecompressionLayer::new())
        .layer(middleware::from_fn_with_state(served.clone(), v1::guard));
    let all = Router::new()
        .merge(tills)
        .merge(admin::router())
        .merge(operations::router())
        .merge(pages::router(&served))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, PATIENCE))
        .with_state(served);
    GUARDS.into_iter().fold(all, |all, (name, value)| {
        let (name, value) = (HeaderName::from_static(name), HeaderValue::from_static(value));
        all.layer(SetResponseHeaderLayer::if_not_present(name, value))
    })
}

/// Who asks: whoever is connected, or whom a proxy on this machine names.
fn address_of(peer: SocketAddr, headers: &HeaderMap) -> IpAddr {
    let forwarded = headers.get("x-forwarded-for").and_then(|value| value.to_str().ok());
    let last = forwarded.and_then(|value| value.rsplit(',').next()?.trim().parse().ok());
    last.filter(|_| peer.ip().is_loopback()).unwrap_or_else(|| peer.ip())
}
