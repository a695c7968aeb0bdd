//! `comptoir verify`: one verdict a line, and the number of the first bad entry.

use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Args;
use serde_json::json;

use super::Context;
use crate::journal::record::hex;
use crate::journal::seal::{Fingerprint, Hash};
use crate::journal::verify::Fault;
use crate::keys::anchor;
use crate::statement::exchange::Witness;
use crate::statement::sealing::Sealed;
use crate::store::{self, Audit, StoreError};
use crate::words::Words;

/// Checks a till: chain, signatures, numbers, sums, views and anchors.
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// The fingerprint printed on a closing, which the journal's key must have.
    #[arg(long, value_name = "F")]
    fingerprint: Option<String>,
    /// Prints one JSON object in place of verdicts.
    #[arg(long)]
    json: bool,
}

/// A verdict: what was checked, whether it holds, and in what words.
struct Verdict {
    check: &'static str,
    holds: bool,
    text: String,
}

impl Verify {
    pub(super) fn run(&self, context: &Context) -> Result<ExitCode> {
        let words = &context.words;
        let expected = match &self.fingerprint {
            None => None,
            Some(text) => match Fingerprint::parse(text) {
                Some(fingerprint) => Some(fingerprint),
                None => bail!(words.say("verify-no-fingerprint")),
            },
        };
        context.expect_a_till()?;
        let anchors = anchor::recall(&context.folder, store::till_of(&context.folder)?);
        let remembered = anchors.len();
        let verdicts = match store::audit(&context.folder, anchors) {
            Ok(audit) => verdicts(&audit, remembered, expected, words),
            Err(StoreError::Damaged(finding)) => {
                if self.json {
                    let object = json!({
                        "sound": false,
                        "epoch": finding.place.epoch,
                        "entry": finding.place.seq,
                        "fault": finding.fault.to_string(),
                    });
                    println!("{object}");
                    return Ok(ExitCode::FAILURE);
                }
                let values = [
                    ("seq", finding.place.seq.to_string().into()),
                    ("epoch", finding.place.epoch.to_string().into()),
                    ("why", words.say(fault_key(&finding.fault)).into()),
                ];
                let text = words.tell("verify-bad-entry", &values);
                vec![Verdict { check: "journal", holds: false, text }]
            }
            Err(error) => return Err(error.into()),
        };
        let sound = verdicts.iter().all(|verdict| verdict.holds);
        self.print(&verdicts, sound, words);
        Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn print(&self, verdicts: &[Verdict], sound: bool, words: &Words) {
        if self.json {
            let checks: Vec<_> = verdicts
                .iter()
                .map(|verdict| {
                    let Verdict { check, holds, text } = verdict;
                    json!({"check": check, "holds": holds, "text": text})
                })
                .collect();
            println!("{}", json!({"sound": sound, "checks": checks}));
            return;
        }
        for verdict in verdicts {
            let mark = words.say(if verdict.holds { "verify-holds" } else { "verify-fails" });
            println!("{mark}  {}", verdict.text);
        }
    }
}

/// The sentence that says what is wrong with an entry.
fn fault_key(fault: &Fault) -> &'static str {
    match fault {
        Fault::Row => "verify-fault-row",
        Fault::Unreadable(_) => "verify-fault-unreadable",
        Fault::Hash => "verify-fault-hash",
        Fault::Place => "verify-fault-place",
        Fault::Sequence => "verify-fault-sequence",
        Fault::Chain => "verify-fault-chain",
        Fault::Till => "verify-fault-till",
        Fault::Number => "verify-fault-number",
        Fault::Epoch => "verify-fault-epoch",
        Fault::Signature => "verify-fault-signature",
        Fault::Unsigned => "verify-fault-unsigned",
        Fault::Collective => "verify-fault-collective",
        Fault::Ledger(_) => "verify-fault-ledger",
        Fault::Anchor => "verify-fault-anchor",
        Fault::Missing => "verify-fault-missing",
    }
}

/// Whether the hub's word is about the entry that stands there.
fn is_witnessed(paper: &str, hash: Option<&Hash>) -> bool {
    let word = Sealed::<Witness>::read(paper.as_bytes());
    word.is_ok_and(|word| hash.is_some_and(|hash| hex(hash) == word.paper.head))
}

fn verdicts(
    audit: &Audit,
    remembered: usize,
    expected: Option<Fingerprint>,
    words: &Words,
) -> Vec<Verdict> {
    let report = &audit.report;
    let mut verdicts = Vec::new();
    let mut say = |check, holds, text| verdicts.push(Verdict { check, holds, text });
    let count = |number: u64| number.to_string().into();
    let head = report.head.map_or_else(String::new, |head| hex(&head.hash[..8]));
    let chained = [("count", count(report.entries)), ("head", head.into())];
    say("chain", true, words.tell("verify-chain", &chained));
    for (kind, number) in &report.kinds {
        let values = [("kind", kind.code().into()), ("count", count(*number))];
        say("numbers", true, words.tell("verify-kind", &values));
    }
    let signed = [("count", count(report.signatures)), ("waiting", count(report.unsigned))];
    let key = if report.unsigned == 0 { "verify-signatures" } else { "verify-unsigned" };
    say("signatures", true, words.tell(key, &signed));
    let perpetual = report.ledger.perpetual;
    let sums = [("turnover", crate::words::format::money(perpetual.algebraic).into())];
    say("sums", true, words.tell("verify-sums", &sums));
    let views = match &audit.stray_view {
        None => (true, words.say("verify-views")),
        Some(line) => (false, words.tell("verify-stray-view", &[("line", line.as_str().into())])),
    };
    say("views", views.0, views.1);
    let file = match &audit.unsound {
        None => (true, words.say("verify-file")),
        Some(line) => (false, words.tell("verify-unsound", &[("line", line.as_str().into())])),
    };
    say("file", file.0, file.1);
    let anchors = if remembered == 0 { "verify-no-anchor" } else { "verify-anchor" };
    say("anchors", true, words.say(anchors));
    if !audit.witnesses.is_empty() {
        let holds = audit.witnesses.iter().all(|(paper, hash)| is_witnessed(paper, hash.as_ref()));
        let key = if holds { "verify-witnesses" } else { "verify-witness-strays" };
        let values = [("count", (audit.witnesses.len() as u64).into())];
        say("witnesses", holds, words.tell(key, &values));
    }
    if report.rollbacks > 0 {
        let values = [("count", report.rollbacks.into())];
        say("rollbacks", true, words.tell("verify-rollbacks", &values));
    }
    let current = report.keys.last().copied();
    let text = current.map_or_else(String::new, |key| key.to_string());
    let fits = expected.is_none_or(|expected| current == Some(expected));
    let key = match (fits, expected) {
        (true, Some(_)) => "verify-key-as-printed",
        (true, None) => "verify-key-compare",
        (false, _) => "verify-key-differs",
    };
    say("key", fits, words.tell(key, &[("fingerprint", text.into())]));
    verdicts
}
