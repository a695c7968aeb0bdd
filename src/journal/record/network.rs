//! What passes between the café and head office, as recorded.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::codes::{hex, unhex};
use crate::domain::month::MonthName;
use crate::domain::network::{
    Answer, ExpectedNext, MonthAnswers, NetworkFact, PaperHash, Refusal, SealedMonth,
};

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum NetworkRecord {
    Joined {
        #[serde(skip_serializing_if = "Option::is_none", default)]
        hub: Option<String>,
        paper: String,
    },
    Answered {
        month: String,
        answers: Vec<AnswerRecord>,
    },
    Sealed {
        month: String,
        revision: u32,
        definitive: bool,
        sha256: String,
        paper: String,
    },
    Received {
        statement: String,
        paper: String,
    },
    Witnessed {
        epoch: u32,
        seq: u64,
        paper: String,
    },
    Refused {
        statement: String,
        status: u16,
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        rules: Vec<String>,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        expected: Option<ExpectedRecord>,
    },
    KeyHandedOver {
        paper: String,
    },
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnswerRecord {
    indicator: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    dimensions: BTreeMap<String, String>,
    value: i64,
    exact: bool,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExpectedRecord {
    revision: u32,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    last: Option<String>,
}

impl NetworkRecord {
    pub(super) fn of(fact: &NetworkFact) -> Self {
        match fact {
            NetworkFact::Joined { hub, paper } => {
                Self::Joined { hub: hub.clone(), paper: paper.clone() }
            }
            NetworkFact::Answered(said) => Self::Answered {
                month: said.month.to_string(),
                answers: said.answers.iter().map(AnswerRecord::of).collect(),
            },
            NetworkFact::Sealed(sealed) => Self::Sealed {
                month: sealed.month.to_string(),
                revision: sealed.revision,
                definitive: sealed.definitive,
                sha256: hex(&sealed.hash),
                paper: sealed.paper.clone(),
            },
            NetworkFact::Received { statement, paper } => {
                Self::Received { statement: hex(statement), paper: paper.clone() }
            }
            NetworkFact::Witnessed { epoch, seq, paper } => {
                Self::Witnessed { epoch: *epoch, seq: *seq, paper: paper.clone() }
            }
            NetworkFact::Refused(refusal) => Self::Refused {
                statement: hex(&refusal.statement),
                status: refusal.status,
                rules: refusal.rules.clone(),
                expected: refusal.expected.as_ref().map(|expected| ExpectedRecord {
                    revision: expected.revision,
                    last: expected.last.as_ref().map(|hash| hex(hash)),
                }),
            },
            NetworkFact::KeyHandedOver { paper } => Self::KeyHandedOver { paper: paper.clone() },
        }
    }

    pub(super) fn read(self) -> Result<NetworkFact, RecordError> {
        Ok(match self {
            Self::Joined { hub, paper } => NetworkFact::Joined { hub, paper },
            Self::Answered { month, answers } => NetworkFact::Answered(MonthAnswers {
                month: month_of(&month)?,
                answers: answers.into_iter().map(AnswerRecord::read).collect(),
            }),
            Self::Sealed { month, revision, definitive, sha256, paper } => {
                NetworkFact::Sealed(SealedMonth {
                    month: month_of(&month)?,
                    revision,
                    definitive,
                    hash: hash_of(&sha256)?,
                    paper,
                })
            }
            Self::Received { statement, paper } => {
                NetworkFact::Received { statement: hash_of(&statement)?, paper }
            }
            Self::Witnessed { epoch, seq, paper } => NetworkFact::Witnessed { epoch, seq, paper },
            Self::Refused { statement, status, rules, expected } => {
                let expected = expected.map(|expected| {
                    let last = expected.last.as_deref().map(hash_of).transpose()?;
                    Ok::<_, RecordError>(ExpectedNext { revision: expected.revision, last })
                });
                let expected = expected.transpose()?;
                NetworkFact::Refused(Refusal {
                    statement: hash_of(&statement)?,
                    status,
                    rules,
                    expected,
                })
            }
            Self::KeyHandedOver { paper } => NetworkFact::KeyHandedOver { paper },
        })
    }
}

impl AnswerRecord {
    fn of(answer: &Answer) -> Self {
        Self {
            indicator: answer.indicator.clone(),
            dimensions: answer.dimensions.clone(),
            value: answer.value,
            exact: answer.exact,
        }
    }

    fn read(self) -> Answer {
        let Self { indicator, dimensions, value, exact } = self;
        Answer { indicator, dimensions, value, exact }
    }
}

fn month_of(text: &str) -> Result<MonthName, RecordError> {
    MonthName::parse(text).ok_or(RecordError::Value("month"))
}

fn hash_of(text: &str) -> Result<PaperHash, RecordError> {
    unhex(text).ok_or(RecordError::Value("sha256"))
}
