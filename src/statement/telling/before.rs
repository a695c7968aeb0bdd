//! What was sealed of a month and of the one before it, as far as head office may have it.

use super::{Change, Reason};
use crate::domain::month::MonthName;
use crate::domain::network::{NetworkFact, PaperHash, Refusal};
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
    /// What head office refused. A receipt that comes all the same brings it back.
    dropped: Vec<(MonthName, Former)>,
}

impl Before {
    pub(super) fn new(month: MonthName) -> Self {
        Self { month, same: Vec::new(), month_before: Vec::new(), dropped: Vec::new() }
    }

    pub(super) fn take(&mut self, fact: &NetworkFact) {
        match fact {
            NetworkFact::Sealed(sealed) => {
                let paper = Some(sealed.paper.clone());
                let former = Former { revision: sealed.revision, hash: sealed.hash, paper };
                if let Some(formers) = self.formers(sealed.month) {
                    formers.push(former);
                }
            }
            NetworkFact::Refused(refusal) => {
                for month in [self.month, self.month.before()] {
                    self.refused(month, refusal);
                }
            }
            NetworkFact::Received { statement, .. } => {
                self.received(statement);
            }
            _ => {}
        }
    }

    fn formers(&mut self, month: MonthName) -> Option<&mut Vec<Former>> {
        if month == self.month {
            Some(&mut self.same)
        } else if month == self.month.before() {
            Some(&mut self.month_before)
        } else {
            None
        }
    }

    /// Drops what head office refused, and what was built on it, for what it has instead.
    fn refused(&mut self, month: MonthName, refusal: &Refusal) {
        let Some(formers) = self.formers(month) else {
            return;
        };
        let Some(at) = formers.iter().position(|former| former.hash == refusal.statement) else {
            return;
        };
        let mut off = formers.split_off(at);
        let expected = refusal.expected.as_ref();
        if let Some(expected) = expected {
            let later = formers.partition_point(|former| former.revision < expected.revision);
            off.extend(formers.split_off(later));
        }
        let last = formers.last().map(|former| former.hash);
        self.dropped.extend(off.into_iter().map(|former| (month, former)));
        let Some(hash) = expected.and_then(|expected| expected.last) else {
            return;
        };
        if last == Some(hash) || self.received(&hash) {
            return;
        }
        let revision = expected.map_or(0, |expected| expected.revision.saturating_sub(1));
        if let Some(formers) = self.formers(month) {
            formers.push(Former { revision, hash, paper: None });
        }
    }

    /// Puts a statement that was dropped back in its place, since head office has it. Says whether
    /// there was one.
    fn received(&mut self, hash: &PaperHash) -> bool {
        let Some(at) = self.dropped.iter().position(|(_, former)| former.hash == *hash) else {
            return false;
        };
        let (month, former) = self.dropped.swap_remove(at);
        if let Some(formers) = self.formers(month) {
            let place = formers.partition_point(|other| other.revision < former.revision);
            formers.insert(place, former);
        }
        true
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
