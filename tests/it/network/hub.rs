//! A hub as the network's page describes it, kept in memory: what the till is tried against.

use std::collections::BTreeMap;
use std::rc::Rc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::DateTime;
use comptoir::journal::record::hex;
use comptoir::journal::seal::{Signer, hash_of};
use comptoir::keys::SoftwareSigner;
use comptoir::network::letter::{Carrier, Fault, Letter, Method, Reply};
use comptoir::statement::exchange::{
    Enrolled, Enrolment, Expected, Head, HubKey, KeyHandover, Limits, Problem, Protocol, Receipt,
    ReportedHead, ReportedMonth, Reports, SignedRequest, Way, Witness,
};
use comptoir::statement::sealing::{Paper, Sealed, SealingError, key_id};
use comptoir::statement::wire::Document;

const CAFE: &str = "0195f2c4-7a10-7c3e-9d51-3b8f00a1c2d3";
const CODE: &str = "BCDF-GHJK";

/// A statement that the hub has.
#[derive(Clone)]
pub struct Kept {
    /// Its hash.
    pub sha256: String,
    /// Itself.
    pub document: Document,
    receipt: Vec<u8>,
}

/// The hub.
#[derive(Clone)]
pub struct ModelHub {
    keys: Vec<Rc<SoftwareSigner>>,
    handovers: Vec<Option<String>>,
    /// The till's key that is good.
    pub kid: Option<String>,
    code: Option<u32>,
    /// What it has, by month and revision.
    pub kept: BTreeMap<(String, u32), Kept>,
    heads: BTreeMap<(u32, u64), String>,
    number: u64,
    /// What its clock shows, in milliseconds of UTC.
    pub now: i64,
    /// A status to answer statements with, whatever they are.
    pub answers: Option<u16>,
    /// The month from which it expects statements.
    pub opened: &'static str,
    /// The paths that were asked, in their order.
    pub asked: Vec<String>,
    /// What it has for its cafés, by the name at the end of its path.
    pub news: BTreeMap<&'static str, Vec<u8>>,
}

fn key() -> Rc<SoftwareSigner> {
    let made = SoftwareSigner::generate().expect("a key");
    Rc::new(SoftwareSigner::from_pkcs8(&made).expect("a key"))
}

impl ModelHub {
    /// A hub that knows nobody.
    pub fn new() -> Self {
        Self {
            keys: vec![key()],
            handovers: vec![None],
            kid: None,
            code: None,
            kept: BTreeMap::new(),
            heads: BTreeMap::new(),
            number: 0,
            now: 0,
            answers: None,
            opened: "2026-09",
            asked: Vec::new(),
            news: BTreeMap::new(),
        }
    }

    /// A code that takes one till in.
    pub fn new_code(&mut self) -> &'static str {
        self.code = Some(0);
        CODE
    }

    /// A new key takes the place of the last, which says so.
    pub fn rotate(&mut self) {
        let new = key();
        let word = KeyHandover {
            format: KeyHandover::FORMAT.to_owned(),
            kid: key_id(new.public_key()),
            key: URL_SAFE_NO_PAD.encode(new.public_key()),
            at: self.time(),
        };
        let word = self.seal(word);
        self.keys.push(new);
        self.handovers.push(Some(URL_SAFE_NO_PAD.encode(word)));
    }

    /// Forgets every statement and head, as a hub does whose database was lost.
    pub fn lose(&mut self) {
        self.kept.clear();
        self.heads.clear();
        self.number += 1_000;
    }

    /// Publishes a paper for the cafés.
    pub fn publish<P: Paper>(&mut self, name: &'static str, paper: P) {
        let sealed = self.seal(paper);
        self.news.insert(name, sealed);
    }

    /// The newest statement of each month.
    pub fn newest(&self) -> BTreeMap<String, &Kept> {
        self.kept.iter().map(|((month, _), kept)| (month.clone(), kept)).collect()
    }

    fn time(&self) -> String {
        let time = DateTime::from_timestamp_millis(self.now).expect("a time");
        time.format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    fn seal<P: Paper>(&self, paper: P) -> Vec<u8> {
        let key = self.keys.last().expect("a key");
        Sealed::seal(paper, key.as_ref()).expect("sealed").to_bytes().to_vec()
    }

    fn told_keys(&self) -> Vec<HubKey> {
        let keys = self.keys.iter().zip(&self.handovers);
        keys.map(|(key, handover)| HubKey {
            kid: key_id(key.public_key()),
            key: URL_SAFE_NO_PAD.encode(key.public_key()),
            handover: handover.clone(),
        })
        .collect()
    }

    fn problem(&self, status: u16, expected: Option<Expected>) -> Reply {
        let problem = Problem {
            kind: "refus".to_owned(),
            title: "Refus".to_owned(),
            status,
            detail: "Appelez le siège.".to_owned(),
            time: self.time(),
            rules: if status == 422 { vec!["R1".to_owned()] } else { Vec::new() },
            expected,
        };
        answer(status, serde_json::to_vec(&problem).expect("JSON"))
    }

    fn enrol(&mut self, body: &[u8]) -> Reply {
        let Ok(asked) = Sealed::<Enrolment>::read(body) else {
            return self.problem(422, None);
        };
        match &mut self.code {
            Some(tries) if *tries < 5 && asked.paper.code == CODE => {}
            Some(tries) if *tries < 5 => {
                *tries += 1;
                return self.problem(404, None);
            }
            _ => return self.problem(410, None),
        }
        self.code = None;
        self.kid = Some(asked.seal.kid);
        let enrolled = Enrolled {
            format: Enrolled::FORMAT.to_owned(),
            cafe: CAFE.to_owned(),
            name: "Le Relais".to_owned(),
            model: "associatif".to_owned(),
            commune: "01001".to_owned(),
            opened: self.opened.to_owned(),
            till: asked.paper.till,
            salt: "sel".to_owned(),
            keys: self.told_keys(),
        };
        answer(201, self.seal(enrolled))
    }

    fn has_signed(&self, letter: &Letter) -> bool {
        let signed = letter.authorization.as_deref().and_then(SignedRequest::read);
        signed.is_some_and(|signed| Some(signed.kid) == self.kid)
    }

    fn told(&self, letter: &Letter) -> Reply {
        if !self.has_signed(letter) {
            return self.problem(401, None);
        }
        let (path, query) = letter.path.split_once('?').unwrap_or((&letter.path, ""));
        let name = path.rsplit('/').next().unwrap_or_default();
        match self.news.get(name) {
            None => self.problem(404, None),
            Some(bytes) if query == format!("connu={}", hex(&hash_of(bytes))) => {
                answer(204, Vec::new())
            }
            Some(bytes) => answer(200, bytes.clone()),
        }
    }

    fn reports(&self, letter: &Letter) -> Reply {
        if !self.has_signed(letter) {
            return self.problem(401, None);
        }
        let newest = self.kept.iter().map(|((month, revision), kept)| (month, (revision, kept)));
        let newest: BTreeMap<_, _> = newest.collect();
        let months = newest.into_iter().map(|(month, (revision, kept))| ReportedMonth {
            month: month.clone(),
            expected: true,
            revision: Some(*revision),
            sha256: Some(kept.sha256.clone()),
            state: "recu".to_owned(),
        });
        let highest = self.heads.iter().next_back();
        let head = highest.map(|(&(epoch, seq), head)| {
            let head = head.clone();
            ReportedHead { epoch, seq, head }
        });
        let told = Reports { time: self.time(), months: months.collect(), head };
        answer(200, serde_json::to_vec(&told).expect("JSON"))
    }

    fn take(&mut self, body: &[u8]) -> Reply {
        if let Some(status) = self.answers {
            return self.problem(status, None);
        }
        let sealed = match Sealed::<Document>::read(body) {
            Ok(sealed) => sealed,
            Err(SealingError::TooLarge) => return self.problem(413, None),
            Err(_) => return self.problem(422, None),
        };
        if self.kid.as_ref() != Some(&sealed.seal.kid) {
            return self.problem(401, None);
        }
        let (document, sha256) = (sealed.paper.clone(), sealed.seal.sha256.clone());
        let month = document.period.month.clone();
        if let Some(kept) = self.kept.get(&(month.clone(), document.revision))
            && kept.sha256 == sha256
        {
            return answer(200, kept.receipt.clone());
        }
        let last = self.kept.range((month.clone(), 0)..=(month.clone(), u32::MAX)).next_back();
        let expected = Expected {
            revision: last.map_or(1, |((_, revision), _)| revision + 1),
            last: last.map(|(_, kept)| kept.sha256.clone()),
        };
        let replaces = expected.last.as_ref().map(|last| format!("sha256:{last}"));
        if document.revision != expected.revision || document.replaces != replaces {
            return self.problem(409, Some(expected));
        }
        if !self.record(document.journal.epoch, document.journal.seq, &document.journal.head) {
            return self.problem(409, None);
        }
        self.number += 1;
        let receipt = Receipt {
            format: Receipt::FORMAT.to_owned(),
            version: Receipt::VERSION.to_owned(),
            number: self.number,
            cafe: CAFE.to_owned(),
            till: document.emission.till.clone(),
            month: month.clone(),
            revision: document.revision,
            sha256: sha256.clone(),
            received_at: self.time(),
            way: Way::Sent,
            anomalies: Vec::new(),
            witness: self.witness(&document.emission.till, &document.journal.head, {
                (document.journal.epoch, document.journal.seq)
            }),
            // As hubs of before gave them.
            highest: None,
        };
        let receipt = self.seal(receipt);
        let kept = Kept { sha256, document, receipt: receipt.clone() };
        self.kept.insert((month, kept.document.revision), kept);
        answer(201, receipt)
    }

    fn record(&mut self, epoch: u32, seq: u64, head: &str) -> bool {
        self.heads.entry((epoch, seq)).or_insert_with(|| head.to_owned()) == head
    }

    fn witness(&self, till: &str, head: &str, (epoch, seq): (u32, u64)) -> Witness {
        Witness {
            format: Witness::FORMAT.to_owned(),
            cafe: CAFE.to_owned(),
            till: till.to_owned(),
            epoch,
            seq,
            head: head.to_owned(),
            received_at: self.time(),
        }
    }

    fn head(&mut self, body: &[u8]) -> Reply {
        let Ok(said) = Sealed::<Head>::read(body) else {
            return self.problem(422, None);
        };
        let Head { epoch, seq, head, till, missing, .. } = said.paper;
        if missing.is_some() || !self.record(epoch, seq, &head) {
            return self.problem(409, None);
        }
        let witness = self.witness(&till, &head, (epoch, seq));
        answer(201, self.seal(witness))
    }
}

fn answer(status: u16, body: Vec<u8>) -> Reply {
    Reply { status, is_hub: true, retry_after: None, body }
}

impl Carrier for ModelHub {
    fn carry(&mut self, letter: &Letter) -> Result<Reply, Fault> {
        self.asked.push(letter.path.clone());
        Ok(match (letter.method, letter.path.as_str()) {
            (Method::Get, "/v1/protocole") => {
                let told = Protocol {
                    protocol: "1".to_owned(),
                    time: self.time(),
                    keys: self.told_keys(),
                    registries: vec!["2026.1".to_owned()],
                    limits: Limits { bytes: 65_536, values: 1_000 },
                    synthetic: false,
                };
                answer(200, serde_json::to_vec(&told).expect("JSON"))
            }
            (Method::Post, "/v1/enrolements") => self.enrol(&letter.body),
            (Method::Get, path) if path.ends_with("/releves") => self.reports(letter),
            (Method::Get, _) => self.told(letter),
            (Method::Put, _) => self.take(&letter.body),
            (Method::Post, path) if path.ends_with("/tetes") => self.head(&letter.body),
            _ => self.problem(404, None),
        })
    }
}
