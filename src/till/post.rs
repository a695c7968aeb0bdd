//! The post between the till and the hub: letters written and signed here, on the till's thread,
//! and answers taken in. Whether and when to write is the courier's matter.

use super::desk::Clock;
use super::network::{Membership, NetworkError};
use super::{Act, Till, TillError};
use crate::domain::day::Moment;
use crate::domain::id::{Ids, OperatorId};
use crate::journal::entry::Place;
use crate::journal::record::hex;
use crate::journal::seal::{Hash, SignError};
use crate::network::courier::{self, Courier, News, Ours, Outcome, Question, Step, Trouble};
use crate::network::letter::{Carrier, Fault, Letter, Method, Reply};
use crate::network::reading::{self, Sent};
use crate::statement::exchange::{Code, Enrolment, Head, MissingHead, SignedRequest};
use crate::statement::sealing::{Paper, Sealed, SealingError};
use crate::store::SubmissionState;

impl Till {
    /// What the courier needs to know of the till.
    ///
    /// # Errors
    /// [`TillError::Store`] when the files fail.
    pub fn post_desk(&self, membership: &Membership) -> Result<courier::Desk, TillError> {
        let cafe = crate::journal::seal::hash_of(membership.enrolled.cafe.as_bytes());
        let spread = courier::spread(&cafe);
        let submissions = self.store.submissions()?;
        let arrived = submissions.iter().filter(|one| one.state == SubmissionState::Received);
        let compared = arrived.filter(|one| one.definitive).map(|one| one.month).max();
        let ours = submissions.into_iter();
        let ours = ours.filter(|one| one.state != SubmissionState::Refused);
        let mut ours: Vec<Ours> = ours
            .map(|one| Ours {
                month: one.month,
                revision: one.revision,
                hash: one.hash,
                received: one.state == SubmissionState::Received,
                not_before: one.month.after().begin_ms().saturating_add(spread),
            })
            .collect();
        ours.sort_by_key(|one| (one.month, one.revision));
        let closed = self.store.closing_place(self.store.closings())?;
        let witnessed = self.store.last_witness()?.and_then(|fact| match fact {
            crate::domain::network::NetworkFact::Witnessed { epoch, seq, .. } => Some((epoch, seq)),
            _ => None,
        });
        // Heads are told after closings, and the newest entry is then worth most.
        let new =
            closed.filter(|closed| witnessed.is_none_or(|seen| seen < (closed.epoch, closed.seq)));
        let head = new.and_then(|_| self.store.head());
        let head = head.map(|head| (head.place.epoch, head.place.seq, head.hash));
        Ok(courier::Desk { ours, head, witnessed, compared })
    }

    /// A question as it leaves.
    ///
    /// # Errors
    /// [`TillError::Network`] when the key can't be reached; [`TillError::Store`] when the files
    /// fail.
    pub fn letter(
        &mut self,
        at: Moment,
        membership: &Membership,
        question: &Question,
    ) -> Result<Letter, TillError> {
        let (cafe, till) = (&membership.enrolled.cafe, self.store.till().to_string());
        match question {
            Question::Protocol => {
                let path = "/v1/protocole".to_owned();
                Ok(Letter { method: Method::Get, path, authorization: None, body: Vec::new() })
            }
            Question::Reports => self.asked(at, format!("/v1/cafes/{cafe}/releves")),
            Question::Statement { month, revision, hash } => {
                let submissions = self.store.submissions()?;
                let one = submissions.iter().find(|one| one.hash == *hash);
                let body = self.paper_of(one.ok_or(NetworkError::NotOurs)?)?.into_bytes();
                let path =
                    format!("/v1/cafes/{cafe}/postes/{till}/releves/{month}/revisions/{revision}");
                Ok(Letter { method: Method::Put, path, authorization: None, body })
            }
            Question::Head { epoch, seq, hash } => {
                self.head_letter(at, membership, (*epoch, *seq, *hash), None)
            }
            Question::Missing { epoch, seq } => {
                let newest = self.store.head().ok_or(NetworkError::NotOurs)?;
                let told = (newest.place.epoch, newest.place.seq, newest.hash);
                let missing = MissingHead { epoch: *epoch, seq: *seq };
                self.head_letter(at, membership, told, Some(missing))
            }
            Question::News(news) => {
                let base = format!("/v1/cafes/{cafe}");
                let known = self.known_news(*news)?;
                let known = known.map_or_else(String::new, |hash| format!("?connu={hash}"));
                let path = match news {
                    News::Letter => format!("{base}/lettre{known}"),
                    News::Tariffs => format!("{base}/tarifs{known}"),
                    News::Comparison(month) => format!("{base}/comparaison?mois={month}"),
                };
                self.asked(at, path)
            }
        }
    }

    fn head_letter(
        &self,
        at: Moment,
        membership: &Membership,
        (epoch, seq, hash): (u32, u64, Hash),
        missing: Option<MissingHead>,
    ) -> Result<Letter, TillError> {
        let (cafe, till) = (membership.enrolled.cafe.clone(), self.store.till().to_string());
        let path = format!("/v1/cafes/{cafe}/postes/{till}/tetes");
        let (format, head, at) = (Head::FORMAT.to_owned(), hex(&hash), at.to_rfc3339());
        let head = Head { format, cafe, till, epoch, seq, head, at, missing };
        Ok(Letter { body: self.signed(head)?, ..posted(path) })
    }

    /// A question about the café's own, which the till signs.
    fn asked(&self, at: Moment, path: String) -> Result<Letter, TillError> {
        let signed = SignedRequest::sign("GET", &path, &at.to_rfc3339(), b"", self.own_key()?);
        let signed = signed.map_err(|error| NetworkError::Paper(error.into()))?;
        let authorization = Some(signed.header());
        Ok(Letter { method: Method::Get, path, authorization, body: Vec::new() })
    }

    /// The question that joins the network by a code.
    ///
    /// # Errors
    /// [`TillError::Network`] when the key can't be reached.
    pub fn enrolment(&self, at: Moment, code: &Code) -> Result<Letter, TillError> {
        let cafe = self.store.ledger().establishment.as_ref();
        let asked = Enrolment {
            format: Enrolment::FORMAT.to_owned(),
            code: code.as_str().to_owned(),
            till: self.store.till().to_string(),
            program: crate::PROGRAM.replace(' ', "/"),
            at: at.to_rfc3339(),
            synthetic: cafe.is_some_and(|cafe| cafe.demonstration),
        };
        Ok(Letter { body: self.signed(asked)?, ..posted("/v1/enrolements".to_owned()) })
    }

    /// Takes an answer in: what it says becomes facts, and what the courier does next follows of
    /// what it comes to. The second value is what the hub says to people.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written; the question is then asked again.
    pub fn take_reply(
        &mut self,
        act: Act,
        membership: &Membership,
        question: &Question,
        reply: Result<Reply, Fault>,
    ) -> Result<(Outcome, String), TillError> {
        let reply = match reply {
            Ok(reply) => reply,
            Err(fault) => {
                return Ok((Outcome::Failed(reading::trouble_of(fault), None), String::new()));
            }
        };
        let now = act.at.utc_ms();
        let taken = match question {
            Question::Protocol => match reading::protocol(&reply, now) {
                Ok(told) => {
                    self.learn_keys(act, &told.keys)?;
                    Ok(Outcome::Hub)
                }
                Err(failed) => Err(failed),
            },
            Question::Reports => match reading::reports(&reply, now) {
                Ok((months, highest)) => match self.lacks(highest)? {
                    Some(place) => Ok(Outcome::Lost(place.epoch, place.seq)),
                    None => Ok(Outcome::Has(months)),
                },
                Err(failed) => Err(failed),
            },
            Question::Missing { epoch, seq } => {
                // Head office knows now, and the journal says so from here on.
                if reply.is_hub && matches!(reply.status, 201 | 409) {
                    self.note_rollback(act, Place { epoch: *epoch, seq: *seq })?;
                }
                Err(reading::missing(&reply, now))
            }
            Question::Statement { hash, revision, .. } => {
                match reading::sent(&reply, (*hash, *revision), &membership.trust, now) {
                    Ok(sent) => self.take_sent(act, sent),
                    Err(failed) => Ok(Err(failed)),
                }?
            }
            Question::Head { .. } => match reading::witnessed(&reply, &membership.trust, now) {
                Ok(bytes) => match self.take_witness(act, &bytes) {
                    Ok(true) => Ok(Outcome::Witnessed),
                    Ok(false) => Err((Trouble::Forked, None)),
                    Err(TillError::Network(_)) => Err((Trouble::Unsigned, None)),
                    Err(error) => return Err(error),
                },
                Err(failed) => Err(failed),
            },
            Question::News(news) => match reading::news(&reply, now) {
                Ok(Some(bytes)) => {
                    self.take_news(membership, *news, bytes)?;
                    Ok(Outcome::Looked)
                }
                Ok(None) => Ok(Outcome::Looked),
                Err(failed) => Err(failed),
            },
        };
        let outcome = taken.unwrap_or_else(|(trouble, wait)| Outcome::Failed(trouble, wait));
        let told = match &outcome {
            Outcome::Refused | Outcome::Failed(..) => reading::detail(&reply),
            _ => String::new(),
        };
        Ok((outcome, told))
    }

    fn take_sent(
        &mut self,
        act: Act,
        sent: Sent,
    ) -> Result<Result<Outcome, reading::Failed>, TillError> {
        Ok(match sent {
            Sent::Received(bytes) => match self.keep_receipt(act, &bytes) {
                Ok((receipt, _)) => {
                    let seen = receipt.witness;
                    if self.lies_in_the_chain(seen.epoch, seen.seq, &seen.head)? {
                        Ok(Outcome::Received)
                    } else {
                        Err((Trouble::Forked, None))
                    }
                }
                Err(TillError::Network(_)) => Err((Trouble::Unsigned, None)),
                Err(error) => return Err(error),
            },
            Sent::Lacks => Ok(Outcome::Lacks),
            Sent::Refused(refusal, _) => {
                self.refused(act, refusal)?;
                Ok(Outcome::Refused)
            }
        })
    }

    /// The courier as it was left; a new one where that is lost.
    ///
    /// # Errors
    /// [`TillError::Store`] when the work file can't be read.
    pub fn courier(&mut self) -> Result<Courier, TillError> {
        let kept = self.store.work().sending()?.unwrap_or_default();
        let trouble = kept.trouble.as_deref().and_then(Trouble::of);
        Ok(Courier::resumed(kept.attempts, kept.next_ms, trouble))
    }

    /// Keeps how far the courier is.
    ///
    /// # Errors
    /// [`TillError::Store`] when the work file can't be written.
    pub fn keep_courier(&mut self, courier: &Courier) -> Result<(), TillError> {
        let kept = crate::store::work::Sending {
            attempts: courier.attempts(),
            next_ms: courier.next_at(),
            trouble: courier.trouble().map(|trouble| trouble.word().to_owned()),
        };
        Ok(self.store.work().keep_sending(&kept)?)
    }

    /// Takes the hub's answer to a code in.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written.
    pub fn take_enrolment(
        &mut self,
        act: Act,
        hub: &str,
        reply: Result<Reply, Fault>,
    ) -> Result<Joining, TillError> {
        let reply = match reply {
            Ok(reply) => reply,
            Err(fault) => return Ok(Joining::Failed(reading::trouble_of(fault))),
        };
        if !reply.is_hub || matches!(reply.status, 426 | 429 | 500..=599) {
            let (trouble, _) = reading::failed(&reply, act.at.utc_ms());
            return Ok(Joining::Failed(trouble));
        }
        if !matches!(reply.status, 200 | 201) {
            return Ok(Joining::Refused(reading::detail(&reply)));
        }
        match self.join(act, Some(hub), &reply.body) {
            Ok(enrolled) => Ok(Joining::Done(enrolled.name)),
            Err(TillError::Network(_)) => Ok(Joining::Failed(Trouble::Unsigned)),
            Err(error) => Err(error),
        }
    }

    fn own_key(&self) -> Result<&dyn crate::journal::seal::Signer, NetworkError> {
        let missing = || SealingError::Sign(SignError("the key can't be reached".to_owned()));
        let signer = self.store.signer().filter(|_| self.store.can_sign());
        signer.ok_or_else(|| NetworkError::Paper(missing()))
    }

    fn signed<P: Paper>(&self, paper: P) -> Result<Vec<u8>, TillError> {
        let sealed = Sealed::seal(paper, self.own_key()?).map_err(NetworkError::Paper)?;
        Ok(sealed.to_bytes().to_vec())
    }
}

fn posted(path: String) -> Letter {
    Letter { method: Method::Post, path, authorization: None, body: Vec::new() }
}

/// How the joining by a code stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Joining {
    /// The hub was asked.
    Asked,
    /// It did not take the code, and says why; nothing where its answer can't be relied on.
    Refused(String),
    /// It could not be asked.
    Failed(Trouble),
    /// The café has joined, under this name.
    Done(String),
}

/// How the sending stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostState {
    /// Whether a letter is under way.
    pub under_way: bool,
    /// What keeps statements from arriving.
    pub trouble: Option<Trouble>,
    /// What the hub said to people when it last refused something.
    pub said: String,
    /// How the joining stands, if anybody asked for it since the start.
    pub joining: Option<Joining>,
}

/// What came of calling the hub.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Called {
    /// Every question with what it came to, and what the hub said to people.
    pub told: Vec<(Question, Outcome, String)>,
    /// When the hub is to be called again, in milliseconds of UTC.
    pub until: i64,
}

/// The most questions of one call: what ten years of months need, and no more.
const MOST_QUESTIONS: usize = 300;

impl Till {
    /// Calls the hub until nothing is left to ask, and waits for each answer: for commands. The
    /// desk asks one question at a time instead and waits for none.
    ///
    /// # Errors
    /// [`TillError::Network`] for a café that has not joined or whose key can't be reached;
    /// [`TillError::Store`] when the journal can't be written.
    pub fn call(
        &mut self,
        by: Option<OperatorId>,
        clock: &dyn Clock,
        ids: &mut dyn Ids,
        courier: &mut Courier,
        carrier: &mut dyn Carrier,
    ) -> Result<Called, TillError> {
        let mut called = Called::default();
        while called.told.len() < MOST_QUESTIONS {
            let membership = self.membership()?.ok_or(NetworkError::NotJoined)?;
            let desk = self.post_desk(&membership)?;
            let question = match courier.step(&desk, clock.now().utc_ms()) {
                Step::Rest { until } => {
                    called.until = until;
                    break;
                }
                Step::Ask(question) => question,
            };
            let letter = self.letter(clock.now(), &membership, &question)?;
            let reply = carrier.carry(&letter);
            let act = Act { at: clock.now(), by };
            let (outcome, said) = self.take_reply(act, &membership, &question, reply)?;
            courier.answered(&question, outcome.clone(), act.at.utc_ms(), chance(ids));
            self.keep_courier(courier)?;
            called.told.push((question, outcome, said));
        }
        self.keep_courier(courier)?;
        Ok(called)
    }
}

/// Any number, as likely as another: what is random in a new identifier.
pub(super) fn chance(ids: &mut dyn Ids) -> u64 {
    let (_, low) = ids.next().as_u64_pair();
    // The two upmost bits say what form the identifier has.
    low << 2
}

/// The sentence for what keeps a café from joining: nothing goes by itself then.
pub const fn joining_key(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Offline => "network-join-offline",
        other => trouble_key(other),
    }
}

/// The sentence that says what keeps statements from arriving.
pub const fn trouble_key(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Offline => "network-trouble-offline",
        Trouble::Stranger => "network-trouble-stranger",
        Trouble::Clock => "network-trouble-clock",
        Trouble::Busy => "network-trouble-busy",
        Trouble::UnknownKey => "network-trouble-unknown-key",
        Trouble::TooOld => "network-trouble-too-old",
        Trouble::Forked => "network-trouble-forked",
        Trouble::PutBack => "network-trouble-put-back",
        Trouble::Refused => "network-trouble-refused",
        Trouble::Unsigned => "network-trouble-unsigned",
    }
}
