//! For whoever runs the hub: whether it is well, and what it counts.

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, StatusCode};
use axum::routing::get;
use std::sync::PoisonError;

use super::answer::{refused, value, with_type};
use crate::hub::HubError;
use crate::hub::server::metrics::{self, Gauges};
use crate::hub::server::{Served, Shared, work};
use crate::hub::time;
use crate::hub::units::Unit;

pub(super) fn router() -> Router<Shared> {
    Router::new().route("/sante", get(health)).route("/metriques", get(scrape))
}

/// Whether the store answers, and how old the newest statement is.
async fn health(State(served): State<Shared>) -> Response<Body> {
    match work(&served, |served| Ok(gauges(served)?)).await {
        Ok(gauges) => {
            let told = serde_json::json!({
                "etat": "ok",
                "documents": gauges.documents,
                "age_secondes": gauges.age_seconds,
                "alertes": gauges.alarms,
            });
            value(StatusCode::OK, &told)
        }
        Err(error) => refused(&served, error),
    }
}

async fn scrape(State(served): State<Shared>) -> Response<Body> {
    match work(&served, |served| Ok(gauges(served)?)).await {
        Ok(gauges) => {
            let counters = served.counters.lock().unwrap_or_else(PoisonError::into_inner);
            let text = metrics::text(&counters, &gauges);
            with_type(StatusCode::OK, "text/plain; version=0.0.4", text.into_bytes())
        }
        Err(error) => refused(&served, error),
    }
}

fn gauges(served: &Served) -> Result<Gauges, HubError> {
    let hub = served.hub();
    let now = hub.world().now();
    let month = time::current_month(now).before();
    let mut gauges = hub.read(|transaction| -> Result<Gauges, HubError> {
        let expected = Unit::all(transaction)?;
        let expected = expected.iter().filter(|unit| unit.is_expected(month)).count();
        let told = "SELECT COUNT(DISTINCT unit) FROM document WHERE month = $1 AND newest = 1";
        let newest = transaction.first("SELECT MAX(received_at) FROM document", &[])?;
        let newest = newest.map(|row| row.maybe_text(0)).transpose()?.flatten();
        let since = newest.and_then(|at| time::utc_ms(&at));
        Ok(Gauges {
            documents: transaction.number("SELECT COUNT(*) FROM document", &[])?,
            expected: i64::try_from(expected).unwrap_or(i64::MAX),
            received: transaction.number(told, &[month.to_string().into()])?,
            alarms: transaction.number(
                "SELECT COUNT(*) FROM anomaly WHERE severity = 'alerte' AND settled_at IS NULL",
                &[],
            )?,
            age_seconds: since.map(|since| (now.utc_ms() - since) / 1_000),
            bytes: 0,
        })
    })?;
    gauges.bytes = hub.database().size()?;
    Ok(gauges)
}
