//! Answers, and refusals by RFC 9457.

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};

use crate::hub::HubError;
use crate::hub::intake::AskError;
use crate::hub::problem::Refusal;
use crate::hub::server::Served;
use crate::hub::storage::StorageError;
use crate::statement::exchange::PROBLEM_TYPE;

/// JSON that is never kept by anything on the way.
pub(super) fn json(status: StatusCode, bytes: Vec<u8>) -> Response<Body> {
    with_type(status, "application/json", bytes)
}

/// A value as JSON.
pub(super) fn value(status: StatusCode, value: &impl serde::Serialize) -> Response<Body> {
    match serde_json::to_vec(value) {
        Ok(bytes) => json(status, bytes),
        Err(_) => with_type(StatusCode::INTERNAL_SERVER_ERROR, "text/plain", Vec::new()),
    }
}

/// Bytes of some kind.
pub(super) fn with_type(status: StatusCode, kind: &'static str, bytes: Vec<u8>) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store, private"));
    response
}

/// What is answered to what the hub did not do, and counted.
pub(super) fn refused(served: &Served, error: AskError) -> Response<Body> {
    let refusal = match error {
        AskError::Refused(refusal) => refusal,
        AskError::Failed(HubError::Storage(StorageError::Unavailable { .. })) => {
            Refusal::Unavailable
        }
        AskError::Failed(error) => {
            served.count(|counters| counters.failed += 1);
            // The machine's log: whoever runs the hub must be able to find out why.
            eprintln!("comptoir hub: {error}: {error:?}");
            return with_type(StatusCode::INTERNAL_SERVER_ERROR, PROBLEM_TYPE, b"{}".to_vec());
        }
    };
    served.count(|counters| *counters.refused.entry(refusal.code()).or_default() += 1);
    let time = served.hub().world().now().to_rfc3339();
    let problem = refusal.problem(served.words(), time);
    let status = StatusCode::from_u16(problem.status);
    let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let bytes = serde_json::to_vec(&problem).unwrap_or_default();
    let mut response = with_type(status, PROBLEM_TYPE, bytes);
    if let Some(seconds) = refusal.retry_after() {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}
