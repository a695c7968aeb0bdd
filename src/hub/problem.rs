//! What the hub refuses, and how it says so.

use super::anomalies::{Odd, codes};
use crate::statement::exchange::{Expected, Problem};
use crate::statement::rules::Breach;
use crate::statement::sealing::SealingError;
use crate::statement::strict;
use crate::words::{Value, Words};

/// Why the hub does not do what somebody outside asked for.
#[derive(Debug)]
pub enum Refusal {
    /// More bytes than a paper may have.
    TooLarge,
    /// No JSON of this form.
    Unreadable,
    /// The hash is not that of the paper.
    Altered,
    /// Another kind of paper, or a version that is not known yet.
    OtherPaper,
    /// Of a version that is no longer taken.
    TooOld,
    /// Neither JSON nor anything that was asked for.
    OtherMedium,
    /// The signature is not that of the key in the seal, or none was there.
    NotSigned,
    /// The clock of whoever asks is more than a day off.
    WrongClock,
    /// No till has this key.
    UnknownKey,
    /// The till's key was revoked.
    Revoked {
        /// Since when.
        since: String,
        /// Why, as a code.
        reason: String,
    },
    /// The paper and the place that it was sent to are not of one till.
    OtherCafe,
    /// No café of this hub.
    UnknownCafe,
    /// Month and revision are not those of the address.
    Address,
    /// The rules that are not kept.
    Rules(Vec<Breach>),
    /// Another statement is there under this revision.
    Twice {
        /// What would be taken.
        expected: Box<Expected>,
        /// What is on record of it.
        odd: Box<Odd>,
        /// The café and the till, by their numbers.
        sender: (i64, i64),
        /// Of which month.
        month: String,
        /// Whether it was asked for that nothing be there.
        only_new: bool,
    },
    /// Not the revision that follows.
    NotNext {
        /// What would be taken.
        expected: Box<Expected>,
        /// What is on record, where it follows another statement than the one that is here.
        fork: Option<Box<Odd>>,
        /// The café and the till, by their numbers.
        sender: (i64, i64),
        /// Of which month.
        month: String,
    },
    /// Two hashes for one place of a journal.
    Fork {
        /// Which.
        detail: String,
        /// The café and the till, by their numbers.
        sender: (i64, i64),
    },
    /// A journal that went back behind a head that was seen.
    WentBack {
        /// Which.
        detail: String,
        /// The café and the till, by their numbers.
        sender: (i64, i64),
    },
    /// No code of this hub.
    UnknownCode,
    /// A code that was used, has expired, or was mistyped too often.
    SpentCode,
    /// A till that another café has enrolled.
    OtherTill,
    /// A key to be enrolled that was revoked, or is another till's.
    SpentKey,
    /// Too many questions at once.
    Busy {
        /// How long to wait, in seconds.
        seconds: u32,
    },
    /// The store can't be reached.
    Unavailable,
    /// What was asked for is not there.
    NotFound,
}

impl Refusal {
    /// What a paper that can't be read is refused for.
    pub fn of_sealing(error: SealingError) -> Self {
        match error {
            SealingError::TooLarge => Self::TooLarge,
            SealingError::Form(_) | SealingError::Canonical(_) => Self::Unreadable,
            SealingError::Changed => Self::Altered,
            SealingError::Signature | SealingError::Sign(_) => Self::NotSigned,
            SealingError::Unknown => Self::OtherPaper,
        }
    }

    /// Whether bytes are a statement of a form before the first one that is taken.
    pub fn is_of_an_older_form(bytes: &[u8]) -> bool {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let whole = strict::from_slice(bytes).ok();
        let version = whole.as_ref().and_then(|whole| whole["document"]["version"].as_str());
        version.is_some_and(|version| version.starts_with("0."))
    }

    /// The number of the HTTP status.
    pub const fn status(&self) -> u16 {
        match self {
            Self::Address => 400,
            Self::NotSigned | Self::WrongClock | Self::UnknownKey | Self::Revoked { .. } => 401,
            Self::OtherCafe | Self::UnknownCafe => 403,
            Self::UnknownCode | Self::NotFound => 404,
            Self::Twice { only_new: true, .. } => 412,
            Self::Twice { .. }
            | Self::NotNext { .. }
            | Self::Fork { .. }
            | Self::WentBack { .. }
            | Self::OtherTill
            | Self::SpentKey => 409,
            Self::SpentCode => 410,
            Self::TooLarge => 413,
            Self::OtherMedium => 415,
            Self::Unreadable | Self::Altered | Self::OtherPaper | Self::Rules(_) => 422,
            Self::TooOld => 426,
            Self::Busy { .. } => 429,
            Self::Unavailable => 503,
        }
    }

    /// What kind it is, for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "trop-grand",
            Self::Unreadable => "illisible",
            Self::Altered => "modifie",
            Self::OtherPaper => "autre-document",
            Self::TooOld => "trop-ancien",
            Self::OtherMedium => "autre-support",
            Self::NotSigned => "non-signe",
            Self::WrongClock => "horloge",
            Self::UnknownKey => "cle-inconnue",
            Self::Revoked { .. } => "cle-revoquee",
            Self::OtherCafe => "autre-poste",
            Self::UnknownCafe => "cafe-inconnu",
            Self::Address => "autre-adresse",
            Self::Rules(_) => "regles",
            Self::Twice { .. } => "double-scellement",
            Self::NotNext { .. } => "autre-revision",
            Self::Fork { .. } => "fourche",
            Self::WentBack { .. } => "recul",
            Self::UnknownCode => "enrolement-inconnu",
            Self::SpentCode => "enrolement-perime",
            Self::OtherTill => "poste-inscrit",
            Self::SpentKey => "cle-perimee",
            Self::Busy { .. } => "trop-de-demandes",
            Self::Unavailable => "indisponible",
            Self::NotFound => "introuvable",
        }
    }

    /// How long to wait before asking again, in seconds, where that may help.
    pub const fn retry_after(&self) -> Option<u32> {
        match self {
            Self::Busy { seconds } => Some(*seconds),
            Self::Unavailable => Some(60),
            _ => None,
        }
    }

    /// What is put on record of it, with the numbers of café and till and the month.
    pub(super) fn alarm(&self) -> Option<(Odd, (i64, i64), Option<String>)> {
        match self {
            Self::Twice { odd, sender, month, .. } => {
                Some(((**odd).clone(), *sender, Some(month.clone())))
            }
            Self::NotNext { fork: Some(odd), sender, month, .. } => {
                Some(((**odd).clone(), *sender, Some(month.clone())))
            }
            Self::Fork { detail, sender } => {
                Some((Odd::alarm(codes::FORK, detail.clone()), *sender, None))
            }
            Self::WentBack { detail, sender } => {
                Some((Odd::alarm(codes::WENT_BACK, detail.clone()), *sender, None))
            }
            _ => None,
        }
    }

    /// What is answered, in French, with the hub's time.
    pub fn problem(&self, words: &Words, time: String) -> Problem {
        let key = format!("hub-refusal-{}", self.code());
        let values: Vec<(&str, Value)> = match self {
            Self::Revoked { since, reason } => {
                let reason = words.say(&format!("hub-revoked-{reason}"));
                vec![("since", day(since).into()), ("reason", reason.into())]
            }
            Self::WrongClock => vec![("time", day(&time).into())],
            _ => Vec::new(),
        };
        let rules = match self {
            Self::Rules(breaches) => breaches.iter().map(told).collect(),
            _ => Vec::new(),
        };
        let expected = match self {
            Self::Twice { expected, .. } | Self::NotNext { expected, .. } => {
                Some((**expected).clone())
            }
            _ => None,
        };
        Problem {
            kind: format!("urn:1000cafes:{}", self.code()),
            title: words.say(&format!("{key}-title")),
            status: self.status(),
            detail: words.tell(&key, &values),
            time,
            rules,
            expected,
        }
    }
}

/// A rule with what it met: `R1 0.05`, `R10 ventes.inconnu`.
fn told(breach: &Breach) -> String {
    let rule = breach.rule();
    match breach {
        Breach::Unbalanced(amount) => format!("{rule} {amount}"),
        Breach::NotClosed { opened, closed } => format!("{rule} {closed}/{opened}"),
        Breach::Vat(what)
        | Breach::OutOfRange(what)
        | Breach::Unknown(what)
        | Breach::UnknownIndicator(what)
        | Breach::NoCommune(what) => format!("{rule} {what}"),
        _ => rule.to_owned(),
    }
}

/// A moment as people in France read it, to the minute.
fn day(text: &str) -> String {
    let at = super::time::utc_ms(text);
    let at = at.and_then(|utc_ms| crate::domain::day::Moment::new(utc_ms, 0));
    at.map_or_else(String::new, |at| {
        let local = super::time::in_paris(at).local();
        local.format("%d/%m/%Y %H:%M").to_string()
    })
}
