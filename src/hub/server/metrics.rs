//! What the hub counts of itself while it runs, as text that Prometheus reads.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Answers since the program began.
#[derive(Debug, Default)]
pub struct Counters {
    /// Statements that came for the first time.
    pub taken: u64,
    /// Statements that were there already.
    pub again: u64,
    /// Refusals, by their code.
    pub refused: BTreeMap<&'static str, u64>,
    /// Questions that failed.
    pub failed: u64,
}

/// What the store tells.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Gauges {
    /// Statements that are there, all revisions.
    pub documents: i64,
    /// Cafés of which last month is expected.
    pub expected: i64,
    /// Those of them that told it.
    pub received: i64,
    /// Alarms that nobody has settled.
    pub alarms: i64,
    /// Since the newest statement, in seconds.
    pub age_seconds: Option<i64>,
    /// Bytes of the store.
    pub bytes: u64,
}

/// The text of a scrape.
pub fn text(counters: &Counters, gauges: &Gauges) -> String {
    let mut text = String::new();
    let mut line = |name: &str, kind: &str, help: &str, values: &[(String, String)]| {
        let _ = writeln!(text, "# HELP comptoir_{name} {help}");
        let _ = writeln!(text, "# TYPE comptoir_{name} {kind}");
        for (labels, value) in values {
            let _ = writeln!(text, "comptoir_{name}{labels} {value}");
        }
    };
    let one = |value: &dyn ToString| [(String::new(), value.to_string())];
    line("documents", "gauge", "Statements stored, all revisions.", &one(&gauges.documents));
    line("units_expected", "gauge", "Units expected for last month.", &one(&gauges.expected));
    line("units_received", "gauge", "Units that reported last month.", &one(&gauges.received));
    line("alarms_open", "gauge", "Alarms that nobody has settled.", &one(&gauges.alarms));
    line("database_bytes", "gauge", "Size of the database.", &one(&gauges.bytes));
    if let Some(age) = gauges.age_seconds {
        line("last_document_age_seconds", "gauge", "Age of the newest statement.", &one(&age));
    }
    line("documents_total", "counter", "Statements taken in since start.", &one(&counters.taken));
    line("documents_again_total", "counter", "Statements resent.", &one(&counters.again));
    line("failures_total", "counter", "Requests that failed.", &one(&counters.failed));
    let refused: Vec<(String, String)> = counters
        .refused
        .iter()
        .map(|(code, count)| (format!("{{code=\"{code}\"}}"), count.to_string()))
        .collect();
    line("rejections_total", "counter", "Requests refused, by code.", &refused);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_says_what_it_is() {
        let mut counters = Counters { taken: 3, ..Counters::default() };
        counters.refused.insert("regles", 2);
        let gauges = Gauges { documents: 7, ..Gauges::default() };
        let text = text(&counters, &gauges);
        assert!(text.contains("\ncomptoir_documents_total 3\n"), "{text}");
        assert!(text.contains("comptoir_rejections_total{code=\"regles\"} 2\n"), "{text}");
        assert!(!text.contains("age"), "nothing came yet");
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let name = line.split(['{', ' ']).next().unwrap_or_default();
            assert!(text.contains(&format!("# TYPE {name} ")), "{line}");
        }
    }
}
