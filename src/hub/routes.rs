//! Who is answered what: the interface of tills, the administration, operations.

mod answer;
mod operations;
mod v1;

use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::{Router, middleware};
use std::time::Duration;
use tower_http::decompression::RequestDecompressionLayer;
use tower_http::timeout::TimeoutLayer;

use super::server::Shared;
use crate::statement::sealing::MAX_BYTES;

/// How long a question may take in all.
const PATIENCE: Duration = Duration::from_secs(60);

/// Every route of the hub.
pub fn router(served: Shared) -> Router {
    let tills = v1::router()
        .layer(DefaultBodyLimit::max(MAX_BYTES))
        .layer(RequestDecompressionLayer::new())
        .layer(middleware::from_fn_with_state(served.clone(), v1::guard));
    Router::new()
        .merge(tills)
        .merge(operations::router())
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, PATIENCE))
        .with_state(served)
}
