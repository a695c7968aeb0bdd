//! `comptoir statement seal|send|status|receipt|join`: what passes between a café and head office.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail, ensure};
use clap::{Args, Subcommand};

use crate::command_line::Context;
use crate::environment::{self, NewIds, SystemClock};
use crate::exports::month::problem;
use crate::journal::record::hex;
use crate::network::client::HttpsCarrier;
use crate::network::courier::{Outcome, Question, Trouble};
use crate::network::letter::Carrier as _;
use crate::statement::MonthName;
use crate::statement::exchange::Code;
use crate::statement::sealing::MAX_BYTES;
use crate::statement::telling::{Change, Reason};
use crate::statement::wire::Document;
use crate::store::{Submission, SubmissionState, save_whole};
use crate::till::desk::{Clock, Desk};
use crate::till::network::{NetworkError, Sealing, is_address, network_key};
use crate::till::post::{Joining, joining_key, trouble_key};
use crate::till::rollback::TakenReceipt;
use crate::till::{Act, TillError};
use crate::words::Words;

/// The most bytes of a file of receipts: a receipt for each month of twenty years.
const MOST_RECEIPTS: u64 = 1 << 20;

#[derive(Debug, Subcommand)]
pub(super) enum Network {
    /// Seals the statement of a month, so that it is sent.
    Seal(Seal),
    /// Sends the statements that wait.
    Send {
        /// Another address of the hub for this time.
        #[arg(long, value_name = "URL")]
        hub: Option<String>,
    },
    /// Says what was sealed, sent and received.
    Status {
        /// As JSON, for programs.
        #[arg(long)]
        json: bool,
    },
    /// Takes in receipts that came on a stick or by mail.
    Receipt {
        /// The file.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Joins the network by the code that head office gave.
    Join(Join),
}

/// Seals the statement of a month.
#[derive(Debug, Args)]
pub(super) struct Seal {
    /// The month, such as 2026-10.
    #[arg(value_name = "MONTH")]
    month: String,
    /// Also if it can be no more than provisional.
    #[arg(long)]
    provisional: bool,
    /// Why it is told anew: Z_TARDIF, SAISIE_TARDIVE, ERREUR or RESTAURATION.
    #[arg(long, value_name = "CODE")]
    reason: Option<String>,
    /// Writes it there too, for a stick or a mail.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Joins the network.
#[derive(Debug, Args)]
pub(super) struct Join {
    /// The code, such as BCDF-GHJK.
    #[arg(value_name = "CODE", required_unless_present = "answer")]
    code: Option<String>,
    /// The address of the hub.
    #[arg(long, value_name = "URL")]
    hub: Option<String>,
    /// Writes the question to a file instead of sending it.
    #[arg(long, value_name = "FILE", requires = "code")]
    ask: Option<PathBuf>,
    /// Takes the hub's answer from a file.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["code", "ask"])]
    answer: Option<PathBuf>,
}

impl Network {
    pub(super) fn run(&self, context: &Context) -> Result<ExitCode> {
        context.expect_a_till()?;
        let outlet = Box::new(crate::devices::NoDevice);
        let mut desk = environment::open_desk(&context.folder, outlet)?;
        let words = &context.words;
        let out = &mut io::stdout().lock();
        match self {
            Self::Seal(seal) => seal.run(&mut desk, words, out),
            Self::Send { hub } => send(&mut desk, hub.as_deref(), words, out),
            Self::Status { json } => status(&mut desk, *json, words, out),
            Self::Receipt { file } => receipts(&mut desk, file, words, out),
            Self::Join(join) => join.run(&mut desk, words, out),
        }
    }
}

fn act() -> Act {
    Act { at: SystemClock.now(), by: None }
}

impl Seal {
    fn run(&self, desk: &mut Desk, words: &Words, out: &mut dyn Write) -> Result<ExitCode> {
        let Some(month) = MonthName::parse(&self.month) else {
            bail!(words.tell("statement-wrong-month", &[("month", self.month.as_str().into())]));
        };
        let reason = match self.reason.as_deref().map(|code| (code, Reason::of(code))) {
            Some((code, None)) => {
                bail!(words.tell("network-wrong-reason", &[("code", code.into())]))
            }
            found => found.and_then(|(_, reason)| reason),
        };
        let wanted = Sealing { provisional: self.provisional, reason };
        let sealed = match desk.till().seal_month(act(), month, wanted) {
            Ok(sealed) => sealed,
            Err(TillError::Network(
                error @ (NetworkError::NotFinal(_) | NetworkError::Broken(_)),
            )) => return unsound(&error, words, out),
            Err(error) => bail!(said(&error, words).unwrap_or(format!("{error:#}"))),
        };
        writeln!(out, "{}", row(&sealed, words))?;
        if let Some(file) = &self.out {
            let paper = desk.till().paper_of(&sealed)?;
            save_whole(file, paper.as_bytes())?;
            let file = file.display().to_string();
            writeln!(out, "{}", words.tell("statement-rendered", &[("file", file.into())]))?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The bytes of a month's statement and their hash. A café of the network seals it as one that is
/// sent, so that the file and the letter are the same; for another the file is for reading alone,
/// since it names no café and no hub takes it. Or why it can't be sealed, in a sentence.
pub(super) fn sealed(
    desk: &mut Desk,
    month: MonthName,
    document: Document,
    words: &Words,
) -> Result<Result<(Vec<u8>, String), String>> {
    if desk.till().membership()?.is_none() {
        let sealed = desk.till().seal_statement(document)?;
        return Ok(Ok((sealed.to_bytes().to_vec(), sealed.seal.sha256)));
    }
    let wanted = Sealing { provisional: true, reason: None };
    match desk.till().sealed_month(act(), month, wanted) {
        Ok(submission) => {
            let paper = desk.till().paper_of(&submission)?;
            Ok(Ok((paper.into_bytes(), hex(&submission.hash))))
        }
        Err(error) => match said(&error, words) {
            Some(why) => Ok(Err(why)),
            None => Err(error.into()),
        },
    }
}

fn unsound(error: &NetworkError, words: &Words, out: &mut dyn Write) -> Result<ExitCode> {
    let (key, breaches) = match error {
        NetworkError::NotFinal(breaches) => ("network-not-final", breaches),
        NetworkError::Broken(breaches) => ("network-broken", breaches),
        _ => return Ok(ExitCode::FAILURE),
    };
    writeln!(out, "{}", words.say(key))?;
    for breach in breaches {
        let values = [("rule", breach.rule().into()), ("what", problem(breach, words).into())];
        writeln!(out, "{}", words.tell("statement-breach", &values))?;
    }
    Ok(ExitCode::FAILURE)
}

fn send(
    desk: &mut Desk,
    hub: Option<&str>,
    words: &Words,
    out: &mut dyn Write,
) -> Result<ExitCode> {
    let till = desk.till();
    let Some(membership) = till.membership()? else {
        bail!(words.say("network-not-joined"));
    };
    let Some(hub) = hub.map(ToOwned::to_owned).or(membership.hub) else {
        bail!(words.say("network-no-hub"));
    };
    ensure!(is_address(&hub), words.say("network-wrong-address"));
    let mut courier = till.courier()?;
    courier.ask_now(SystemClock.now().utc_ms());
    let mut carrier = HttpsCarrier::new(&hub);
    let called = till.call(None, &SystemClock, &mut NewIds, &mut courier, &mut carrier)?;
    let mut whole = true;
    for (question, outcome, said) in &called.told {
        if let Question::Statement { month, revision, .. } = question {
            let key = match outcome {
                Outcome::Received => "network-sent",
                Outcome::Refused => "network-refused",
                _ => "network-not-sent",
            };
            let values =
                [("month", month.to_string().into()), ("revision", revision.to_string().into())];
            writeln!(out, "{}", words.tell(key, &values))?;
        }
        if matches!(outcome, Outcome::Refused | Outcome::Failed(..)) {
            whole = false;
            if !said.is_empty() {
                writeln!(out, "{}", words.tell("network-said", &[("said", said.as_str().into())]))?;
            }
        }
    }
    if let Some(trouble) = courier.trouble() {
        whole = false;
        writeln!(out, "{}", words.say(trouble_key(trouble)))?;
    }
    let waiting = till.store().waiting_submissions()?.len();
    writeln!(out, "{}", words.tell("network-waiting", &[("count", (waiting as u64).into())]))?;
    Ok(if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn row(submission: &Submission, words: &Words) -> String {
    let key = match submission.state {
        SubmissionState::Waiting => "network-state-waiting",
        SubmissionState::Received => "network-state-received",
        SubmissionState::Refused => "network-state-refused",
    };
    let closing = if submission.definitive { "statement-final" } else { "statement-provisional" };
    let values = [
        ("month", submission.month.to_string().into()),
        ("revision", submission.revision.to_string().into()),
        ("closing", words.say(closing).into()),
        ("state", words.say(key).into()),
    ];
    words.tell("network-row", &values)
}

fn status(desk: &mut Desk, json: bool, words: &Words, out: &mut dyn Write) -> Result<ExitCode> {
    let till = desk.till();
    let membership = till.membership()?;
    let submissions = till.submissions()?;
    let courier = till.courier()?;
    let to_tell = till.months_to_tell(SystemClock.now())?;
    if json {
        let state = |state| match state {
            SubmissionState::Waiting => "waiting",
            SubmissionState::Received => "received",
            SubmissionState::Refused => "refused",
        };
        let rows: Vec<_> = submissions
            .iter()
            .map(|one| {
                serde_json::json!({
                    "month": one.month.to_string(),
                    "revision": one.revision,
                    "definitive": one.definitive,
                    "sha256": crate::journal::record::hex(&one.hash),
                    "state": state(one.state),
                })
            })
            .collect();
        let told: Vec<_> = to_tell.iter().map(|one| one.month.to_string()).collect();
        let whole = serde_json::json!({
            "cafe": membership.as_ref().map(|one| one.enrolled.cafe.clone()),
            "hub": membership.as_ref().and_then(|one| one.hub.clone()),
            "statements": rows,
            "to_tell": told,
            "trouble": courier.trouble().map(Trouble::word),
        });
        writeln!(out, "{whole}")?;
        return Ok(ExitCode::SUCCESS);
    }
    match membership {
        None => writeln!(out, "{}", words.say("network-not-joined"))?,
        Some(membership) => {
            let hub = membership.hub.unwrap_or_else(|| words.say("network-by-file"));
            let values = [("name", membership.enrolled.name.into()), ("hub", hub.into())];
            writeln!(out, "{}", words.tell("network-joined", &values))?;
        }
    }
    for submission in &submissions {
        writeln!(out, "{}", row(submission, words))?;
    }
    for one in &to_tell {
        let key = match one.change {
            Change::First => "network-to-tell",
            Change::Same | Change::Revised(_) => "network-to-revise",
        };
        writeln!(out, "{}", words.tell(key, &[("month", one.month.to_string().into())]))?;
    }
    if let Some(trouble) = courier.trouble() {
        writeln!(out, "{}", words.say(trouble_key(trouble)))?;
    }
    let waiting = submissions.iter().filter(|one| one.state == SubmissionState::Waiting).count();
    writeln!(out, "{}", words.tell("network-waiting", &[("count", (waiting as u64).into())]))?;
    Ok(ExitCode::SUCCESS)
}

/// Takes in a file of receipts: one, a list of them, or one on each line.
fn receipts(desk: &mut Desk, file: &Path, words: &Words, out: &mut dyn Write) -> Result<ExitCode> {
    let name = file.display().to_string();
    let length = fs::metadata(file).with_context(|| name.clone())?.len();
    ensure!(length <= MOST_RECEIPTS, words.say("network-receipt-unreadable"));
    let bytes = fs::read(file).with_context(|| name.clone())?;
    let mut whole = true;
    let papers = papers_of(&bytes);
    ensure!(!papers.is_empty(), words.say("network-receipt-unreadable"));
    for paper in papers {
        let key = match desk.till().take_receipt(act(), &paper) {
            Ok(TakenReceipt { receipt, is_new, is_put_back }) => {
                let key = if is_new { "network-receipt-taken" } else { "network-receipt-known" };
                let values = [
                    ("month", receipt.month.into()),
                    ("number", receipt.number.to_string().into()),
                ];
                writeln!(out, "{}", words.tell(key, &values))?;
                if !is_put_back {
                    continue;
                }
                "network-receipt-put-back"
            }
            Err(TillError::Network(NetworkError::NotJoined)) => "network-not-joined",
            Err(TillError::Network(NetworkError::NotOurs)) => "network-receipt-not-ours",
            Err(TillError::Network(_)) => "network-receipt-forged",
            Err(error) => return Err(error.into()),
        };
        whole = false;
        writeln!(out, "{}", words.say(key))?;
    }
    Ok(if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The papers of a file: whatever a mail program put around them does not matter.
fn papers_of(bytes: &[u8]) -> Vec<Vec<u8>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(list) = serde_json::from_slice::<Vec<serde_json::Value>>(bytes) {
        return list.iter().map(|paper| paper.to_string().into_bytes()).collect();
    }
    if bytes.len() <= MAX_BYTES && serde_json::from_slice::<serde_json::Value>(bytes).is_ok() {
        return vec![bytes.to_vec()];
    }
    let lines = bytes.split(|byte| *byte == b'\n');
    lines.filter(|line| !line.trim_ascii().is_empty()).map(<[u8]>::to_vec).collect()
}

impl Join {
    fn run(&self, desk: &mut Desk, words: &Words, out: &mut dyn Write) -> Result<ExitCode> {
        let hub = self.hub.as_deref().map(|hub| hub.trim_end_matches('/'));
        if let Some(file) = &self.answer {
            let bytes = fs::read(file).with_context(|| file.display().to_string())?;
            return match desk.till().join(act(), hub, &bytes) {
                Ok(enrolled) => {
                    let values = [("name", enrolled.name.into())];
                    writeln!(out, "{}", words.tell("network-welcome", &values))?;
                    Ok(ExitCode::SUCCESS)
                }
                Err(error) => bail!(said(&error, words).unwrap_or(format!("{error:#}"))),
            };
        }
        let Some(code) = self.code.as_deref().and_then(Code::read) else {
            bail!(words.say("network-wrong-code"));
        };
        let letter = desk.till().enrolment(SystemClock.now(), &code)?;
        if let Some(file) = &self.ask {
            fs::write(file, &letter.body).with_context(|| file.display().to_string())?;
            let file = file.display().to_string();
            writeln!(out, "{}", words.tell("statement-rendered", &[("file", file.into())]))?;
            return Ok(ExitCode::SUCCESS);
        }
        let Some(hub) = hub.filter(|hub| is_address(hub)) else {
            bail!(words.say("network-wrong-address"));
        };
        let reply = HttpsCarrier::new(hub).carry(&letter);
        match desk.till().take_enrolment(act(), hub, reply)? {
            Joining::Done(name) => {
                writeln!(out, "{}", words.tell("network-welcome", &[("name", name.into())]))?;
                Ok(ExitCode::SUCCESS)
            }
            Joining::Refused(said) if said.is_empty() => bail!(words.say("network-code-refused")),
            Joining::Refused(said) => {
                bail!(words.tell("network-said", &[("said", said.into())]))
            }
            Joining::Failed(trouble) => bail!(words.say(joining_key(trouble))),
            Joining::Asked => Ok(ExitCode::FAILURE),
        }
    }
}

/// The sentence for what can't be, where there is one.
fn said(error: &TillError, words: &Words) -> Option<String> {
    match error {
        TillError::Network(error) => Some(words.say(network_key(error))),
        _ => None,
    }
}
