//! What is asked of the hub next, and when: a machine of states alone. Time and chance are handed
//! in, letters and answers are others' business.
//!
//! A round goes: is a hub there, what has it of us, what it lacks oldest first, where our journal
//! stands, and last what head office has for its cafés. Whatever fails ends the round, and the next
//! one begins later, ever more so.

use std::collections::BTreeMap;

use crate::domain::month::MonthName;
use crate::domain::network::PaperHash;

/// The first wait after a failure is at most this long, in milliseconds.
const BASE_MS: i64 = 30_000;
/// No wait after a failure is longer, in milliseconds.
const CAP_MS: i64 = 6 * 3_600_000;
/// The shortest wait where asking sooner can't help, in milliseconds.
const SLOW_MS: i64 = 3_600_000;
/// How often a hub is asked when nothing is new, in milliseconds.
const DAILY_MS: i64 = 24 * 3_600_000;
/// The days after a month over which cafés call for the first time, in milliseconds.
const SPREAD_MS: u64 = 4 * 24 * 3_600_000;

/// A question to the hub.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Whether it is one, what time it has, by which keys it signs.
    Protocol,
    /// What it has of this till.
    Reports,
    /// To take a statement in.
    Statement {
        /// Of which month.
        month: MonthName,
        /// Its revision.
        revision: u32,
        /// Its hash.
        hash: PaperHash,
    },
    /// To put on record that the highest head that it has does not lie in the journal, which was
    /// copied or put back to an older state.
    Missing {
        /// The epoch of that head.
        epoch: u32,
        /// Its number.
        seq: u64,
    },
    /// To countersign the head of the journal.
    Head {
        /// The epoch.
        epoch: u32,
        /// The number of the newest entry.
        seq: u64,
        /// Its hash.
        hash: PaperHash,
    },
    /// What it has for its cafés.
    News(News),
}

/// What head office has for its cafés.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// Its letter of the newest month that has one.
    Letter,
    /// The network's prices.
    Tariffs,
    /// The café's figures of a month beside those of others.
    Comparison(MonthName),
}

/// What to do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Ask this, and hand the answer in.
    Ask(Question),
    /// Nothing before this moment, in milliseconds of UTC, unless something new happens.
    Rest {
        /// When.
        until: i64,
    },
}

/// What keeps the statements from arriving, until it does no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The hub can't be reached; there may be no internet.
    Offline,
    /// Something answered that is no hub: the page of a network that wants a login.
    Stranger,
    /// This machine's clock is wrong.
    Clock,
    /// The hub asks to come back later.
    Busy,
    /// The hub does not know the till's key, or no longer.
    UnknownKey,
    /// The program is too old for the hub.
    TooOld,
    /// The hub has something of this till that its journal does not have.
    Forked,
    /// The journal lacks the highest head that the hub has of it: it was copied or put back to an
    /// older state. Head office was told, and the journal says so now.
    PutBack,
    /// The hub refused a statement.
    Refused,
    /// What answered did not sign by a key of the hub's.
    Unsigned,
}

impl Trouble {
    const WORDS: [(Self, &str); 10] = [
        (Self::Offline, "offline"),
        (Self::Stranger, "stranger"),
        (Self::Clock, "clock"),
        (Self::Busy, "busy"),
        (Self::UnknownKey, "unknown_key"),
        (Self::TooOld, "too_old"),
        (Self::Forked, "forked"),
        (Self::PutBack, "put_back"),
        (Self::Refused, "refused"),
        (Self::Unsigned, "unsigned"),
    ];

    /// The word that it is kept and told under.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(trouble, _)| *trouble == self).map_or("", |(_, word)| word)
    }

    /// The trouble of a word.
    pub fn of(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, known)| *known == word).map(|(trouble, _)| *trouble)
    }

    /// Whether asking again soon can't help: someone must do something first.
    const fn is_slow(self) -> bool {
        matches!(self, Self::Clock | Self::UnknownKey | Self::TooOld | Self::Forked | Self::PutBack)
    }
}

/// A statement that was sealed and not refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ours {
    /// Its month.
    pub month: MonthName,
    /// Its revision.
    pub revision: u32,
    /// Its hash.
    pub hash: PaperHash,
    /// Whether its receipt is here.
    pub received: bool,
    /// Not before this moment, in milliseconds of UTC, unless somebody asks for it.
    pub not_before: i64,
}

/// What the till has, as the courier needs it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Desk {
    /// Sealed statements that were not refused, by month and revision.
    pub ours: Vec<Ours>,
    /// The head of the journal after its last closing: epoch, number, hash.
    pub head: Option<(u32, u64, PaperHash)>,
    /// The newest head that the hub countersigned: epoch and number.
    pub witnessed: Option<(u32, u64)>,
    /// The newest month that arrived for good, which may be compared.
    pub compared: Option<MonthName>,
}

impl Desk {
    /// What is asked last, one after the other.
    fn news(&self) -> impl Iterator<Item = News> {
        [News::Letter, News::Tariffs].into_iter().chain(self.compared.map(News::Comparison))
    }
}

/// What an answer comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is a hub.
    Hub,
    /// What it has of this till: by month the newest revision and its hash.
    Has(BTreeMap<MonthName, (u32, PaperHash)>),
    /// Its highest head, by epoch and number, does not lie in the journal.
    Lost(u32, u64),
    /// It took the statement in, and its receipt is kept.
    Received,
    /// It refused the statement, and that is kept.
    Refused,
    /// It lacks an earlier revision, which comes first.
    Lacks,
    /// It has the head on record.
    Witnessed,
    /// What it has for its cafés was looked at: kept, passed over, or nothing new.
    Looked,
    /// The round ends here; it may have said for how many seconds.
    Failed(Trouble, Option<u64>),
}

/// The machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Courier {
    attempts: u32,
    next_at: i64,
    trouble: Option<Trouble>,
    eager: bool,
    round: Option<Round>,
}

/// How far a round has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Round {
    greeted: bool,
    lost: Option<(u32, u64)>,
    has: Option<BTreeMap<MonthName, (u32, PaperHash)>>,
    refused: Vec<PaperHash>,
    looked_again: u32,
    headed: bool,
    /// How much of what head office has for its cafés was looked at.
    looked: usize,
    /// Why that went no further: nobody is told, and the next round waits as after any failure.
    hindered: Option<Hindrance>,
}

/// Why something went no further, for how many seconds to wait at least, and any number.
type Hindrance = (Trouble, Option<u64>, u64);

impl Courier {
    /// A courier that was interrupted: after so many failures, not to ask before a moment, with
    /// what was wrong.
    pub fn resumed(attempts: u32, next_at: i64, trouble: Option<Trouble>) -> Self {
        Self { attempts, next_at, trouble, eager: false, round: None }
    }

    /// How often it failed since it last succeeded.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// When it asks again, in milliseconds of UTC.
    pub fn next_at(&self) -> i64 {
        self.next_at
    }

    /// What is wrong.
    pub fn trouble(&self) -> Option<Trouble> {
        self.trouble
    }

    /// Something new is to be told. A wait after a failure goes on.
    pub fn nudge(&mut self, now: i64) {
        if self.attempts == 0 && self.round.is_none() {
            self.next_at = self.next_at.min(now);
        }
    }

    /// Somebody wants it sent now.
    pub fn ask_now(&mut self, now: i64) {
        self.eager = true;
        self.next_at = now;
    }

    /// What to do now. Asked again before an answer is handed in, it says the same.
    pub fn step(&mut self, desk: &Desk, now: i64) -> Step {
        // A clock that went back by more than any wait would make this one endless.
        if self.next_at > now.saturating_add(DAILY_MS + CAP_MS) {
            self.next_at = now;
        }
        if now < self.next_at {
            return Step::Rest { until: self.next_at };
        }
        let round = self.round.get_or_insert_default();
        if !round.greeted {
            return Step::Ask(Question::Protocol);
        }
        if let Some((epoch, seq)) = round.lost {
            return Step::Ask(Question::Missing { epoch, seq });
        }
        let Some(has) = &round.has else {
            return Step::Ask(Question::Reports);
        };
        let eager = self.eager;
        let may = |ours: &Ours| {
            (eager || ours.received || now >= ours.not_before)
                && !round.refused.contains(&ours.hash)
        };
        if let Some(next) = next_of(desk, has, may) {
            let Ours { month, revision, hash, .. } = next.clone();
            return Step::Ask(Question::Statement { month, revision, hash });
        }
        if let Some((epoch, seq, hash)) = desk.head
            && !round.headed
            && desk.witnessed.is_none_or(|witnessed| witnessed < (epoch, seq))
        {
            return Step::Ask(Question::Head { epoch, seq, hash });
        }
        match desk.news().nth(round.looked) {
            Some(news) if round.hindered.is_none() => Step::Ask(Question::News(news)),
            _ => self.finish(desk, now),
        }
    }

    /// Ends a round in which nothing failed that anybody waits for.
    fn finish(&mut self, desk: &Desk, now: i64) -> Step {
        let round = self.round.take().unwrap_or_default();
        self.eager = false;
        let has = round.has.unwrap_or_default();
        self.trouble = if is_forked(desk, &has) {
            Some(Trouble::Forked)
        } else {
            (!round.refused.is_empty()).then_some(Trouble::Refused)
        };
        if let Some((trouble, wait, chance)) = round.hindered {
            self.wait(trouble, wait, now, chance);
            return Step::Rest { until: self.next_at };
        }
        self.attempts = 0;
        let later = desk.ours.iter().filter(|ours| !ours.received && ours.not_before > now);
        let later = later.map(|ours| ours.not_before).min().unwrap_or(i64::MAX);
        self.next_at = later.min(now.saturating_add(DAILY_MS));
        Step::Rest { until: self.next_at }
    }

    /// Takes in what came of a question. `chance` is any number, each as likely as another.
    pub fn answered(&mut self, question: &Question, outcome: Outcome, now: i64, chance: u64) {
        let round = self.round.get_or_insert_default();
        match (outcome, question) {
            (Outcome::Failed(Trouble::Forked, _), Question::Head { .. }) => {
                // The statements have gone; that the journals differ is told, and asked again.
                self.fail(Trouble::Forked, None, now, chance);
            }
            (Outcome::Failed(trouble, wait), Question::News(_)) => {
                round.hindered = Some((trouble, wait, chance));
            }
            (_, Question::News(_)) => round.looked += 1,
            (Outcome::Failed(trouble, wait), _) => self.fail(trouble, wait, now, chance),
            (Outcome::Hub, _) => round.greeted = true,
            (Outcome::Has(has), _) => round.has = Some(has),
            (Outcome::Lost(epoch, seq), _) => round.lost = Some((epoch, seq)),
            (Outcome::Received, Question::Statement { month, revision, hash }) => {
                if let Some(has) = &mut round.has {
                    has.insert(*month, (*revision, *hash));
                }
            }
            (Outcome::Refused, Question::Statement { hash, .. }) => round.refused.push(*hash),
            (Outcome::Lacks, _) => {
                round.has = None;
                round.looked_again += 1;
                if round.looked_again > 3 {
                    self.fail(Trouble::Forked, None, now, chance);
                }
            }
            (Outcome::Witnessed, _) => round.headed = true,
            (Outcome::Received | Outcome::Refused | Outcome::Looked, _) => {}
        }
    }

    /// Ends the round with something to tell.
    fn fail(&mut self, trouble: Trouble, wait: Option<u64>, now: i64, chance: u64) {
        self.round = None;
        self.eager = false;
        self.trouble = Some(trouble);
        self.wait(trouble, wait, now, chance);
    }

    /// Puts the next round off. Full jitter: any wait up to a bound that doubles each time, so that
    /// cafés that failed together do not come back together.
    fn wait(&mut self, trouble: Trouble, wait: Option<u64>, now: i64, chance: u64) {
        let doubled = BASE_MS.saturating_mul(1 << self.attempts.min(20));
        self.attempts = self.attempts.saturating_add(1);
        let bound = doubled.min(CAP_MS);
        let jitter = i64::try_from(chance % (bound.unsigned_abs() + 1)).unwrap_or(bound);
        let asked = wait.map_or(0, |seconds| i64::try_from(seconds).unwrap_or(0).min(86_400));
        let least = if trouble.is_slow() { SLOW_MS } else { 0 };
        let delay = jitter.max(least).max(0).saturating_add(asked.saturating_mul(1_000));
        self.next_at = now.saturating_add(delay);
    }
}

/// The statement that the hub lacks first: the oldest month, and in it the first revision after
/// the one that it has.
fn next_of<'a>(
    desk: &'a Desk,
    has: &BTreeMap<MonthName, (u32, PaperHash)>,
    may: impl Fn(&Ours) -> bool,
) -> Option<&'a Ours> {
    let lacks = |ours: &&Ours| match has.get(&ours.month) {
        None => true,
        Some((revision, hash)) => {
            // One that waits for its receipt is sent though the hub has it: that brings it back.
            let waits = !ours.received && (*hash == ours.hash || ours.revision <= *revision);
            ours.revision > *revision || waits
        }
    };
    desk.ours.iter().filter(lacks).find(|ours| may(ours))
}

/// Whether the hub has a statement that the till does not have.
fn is_forked(desk: &Desk, has: &BTreeMap<MonthName, (u32, PaperHash)>) -> bool {
    has.values().any(|(_, hash)| desk.ours.iter().all(|ours| ours.hash != *hash))
}

/// How long after the end of a month a café calls for the first time, in milliseconds: any time of
/// its first days, always the same for a café.
pub fn spread(cafe: &[u8; 32]) -> i64 {
    let (first, _) = cafe.split_at(8);
    let number = first.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    i64::try_from(number % SPREAD_MS).unwrap_or(0)
}

#[cfg(test)]
mod tests;
