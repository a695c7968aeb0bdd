//! What was sealed of a month and of the one before it, as far as head office may have it.

use super::{Change, Reason};
use crate::domain::month::MonthName;
use crate::domain::network::{NetworkFact, PaperHash};
use crate::journal::record::hex;
use crate::statement::rules::Told;
use crate::statement::sealing::Sealed;
use crate::statement::wire::{Document, Previous};

/// A statement that head office has, or may have one day.
#[derive(Debug, Clone)]
struct Former {
    revision: u32,
    hash: PaperHash,
    /// Its bytes; nothing for one that only head office has.
    paper: Option<String>,
}

impl Former {
    fn document(&self) -> Option<Document> {
        let paper = self.paper.as_ref()?;
        Sealed::<Document>::read(paper.as_bytes()).ok().map(|sealed| sealed.paper)
    }

    fn told(&self) -> Option<Told> {
        let running = self.document()?.running;
        Some(Told { revision: self.revision, sha256: hex(&self.hash), running })
    }
}

/// The former statements of a month and of the month before.
#[derive(Debug, Clone)]
pub(super) struct Before {
    month: MonthName,
    same: Vec<Former>,
    month_before: Vec<Former>,
}

impl Before {
    pub(super) fn new(month: MonthName) -> Self {
        Self { month, same: Vec::new(), month_before: Vec::new() }
    }

    pub(super) fn take(&mut self, fact: &NetworkFact) {
        match fact {
            NetworkFact::Sealed(sealed) => {
                let formers = if sealed.month == self.month {
                    &mut self.same
                } else if sealed.month == self.month.before() {
                    &mut self.month_before
                } else {
                    return;
                };
                let paper = Some(sealed.paper.clone());
                formers.push(Former { revision: sealed.revision, hash: sealed.hash, paper });
            }
            NetworkFact::Refused(refusal) => {
                for formers in [&mut self.same, &mut self.month_before] {
                    let Some(at) =
                        formers.iter().position(|former| former.hash == refusal.statement)
                    else {
                        continue;
                    };
                    // What follows the refused one was built on it.
                    formers.truncate(at);
                    let Some(expected) = &refusal.expected else {
                        continue;
                    };
                    formers.retain(|former| former.revision < expected.revision);
                    let last = formers.last().map(|former| former.hash);
                    if let Some(hash) = expected.last.filter(|hash| last != Some(*hash)) {
                        let revision = expected.revision.saturating_sub(1);
                        formers.push(Former { revision, hash, paper: None });
                    }
                }
            }
            _ => {}
        }
    }

    /// The revision that comes next.
    pub(super) fn revision(&self) -> u32 {
        self.same.last().map_or(1, |former| former.revision.saturating_add(1))
    }

    /// What the next one takes the place of.
    pub(super) fn replaces(&self) -> Option<String> {
        self.same.last().map(|former| format!("sha256:{}", hex(&former.hash)))
    }

    /// The newest statement of the month before.
    pub(super) fn previous(&self) -> Option<Previous> {
        let former = self.month_before.last()?;
        Some(Previous {
            month: self.month.before().to_string(),
            revision: former.revision,
            sha256: hex(&former.hash),
        })
    }

    /// What the rules ask of the newest statement of this month.
    pub(super) fn same_told(&self) -> Option<Told> {
        let former = self.same.last()?;
        let sha256 = hex(&former.hash);
        // Of one that only head office has, nothing but its place is known.
        let running = former.document().map(|document| document.running).unwrap_or_default();
        Some(Told { revision: former.revision, sha256, running })
    }

    /// What the rules ask of the newest statement of the month before.
    pub(super) fn month_before_told(&self) -> Option<Told> {
        self.month_before.last()?.told()
    }

    /// What a document says beside what was sealed.
    pub(super) fn change(&self, now: &Document) -> Change {
        let Some(last) = self.same.last() else {
            return Change::First;
        };
        let Some(then) = last.document() else {
            return Change::Revised(Reason::Restored);
        };
        let days = |document: &Document| {
            let period = &document.period;
            (period.days, period.expected, period.present, period.closing.clone())
        };
        if days(now) != days(&then) || now.running != then.running {
            return Change::Revised(Reason::LateClosing);
        }
        let told = |document: &Document| {
            let sold = document.values.iter().filter(|value| value.indicator.starts_with("ventes"));
            sold.cloned().collect::<Vec<_>>()
        };
        if told(now) != told(&then) {
            return Change::Revised(Reason::LateClosing);
        }
        if now.values != then.values {
            return Change::Revised(Reason::LateEntry);
        }
        Change::Same
    }
}
