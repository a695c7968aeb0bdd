//! The figures of a month, folded from the journal.

mod errands;
mod evenings;
mod fold;
mod house;
mod members;
mod people;
mod visits;

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::money::{AmountError, Cents};

pub use fold::{Fold, FoldError, Month, Running};

/// A figure's name: an indicator, and a code for each of its dimensions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The indicator's code.
    pub indicator: String,
    /// Codes by the name of their list.
    pub dimensions: BTreeMap<String, String>,
}

impl Key {
    /// The name of an indicator without dimensions.
    pub fn plain(indicator: &str) -> Self {
        Self { indicator: indicator.to_owned(), dimensions: BTreeMap::new() }
    }

    /// This name with a code for another dimension.
    #[must_use]
    pub fn with(mut self, list: &str, code: &str) -> Self {
        self.dimensions.insert(list.to_owned(), code.to_owned());
        self
    }
}

/// What a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// So many.
    Count(i64),
    /// An amount in cents, or hours in hundredths.
    Amount(Cents),
}

/// What is odd about a figure; most have nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It was estimated.
    Estimated,
    /// It may still change.
    Provisional,
    /// It should be there and is not.
    Missing,
    /// The café does not offer the service.
    NotOffered,
    /// It is known and kept back: it would tell of too few people.
    Withheld,
}

impl Status {
    /// Its code on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Estimated => "E",
            Self::Provisional => "P",
            Self::Missing => "M",
            Self::NotOffered => "NA",
            Self::Withheld => "C",
        }
    }

    /// The status that a code stands for.
    pub fn of(code: &str) -> Option<Self> {
        let all =
            [Self::Estimated, Self::Provisional, Self::Missing, Self::NotOffered, Self::Withheld];
        all.into_iter().find(|status| status.code() == code)
    }

    /// Whether a figure stands beside it.
    pub const fn has_figure(self) -> bool {
        matches!(self, Self::Estimated | Self::Provisional)
    }
}

impl Figure {
    /// This figure and another of its kind; a count and an amount do not add up.
    ///
    /// # Errors
    /// [`AmountError`] beyond the range of integers, or for two kinds.
    pub fn plus(self, other: Self) -> Result<Self, AmountError> {
        match (self, other) {
            (Self::Count(one), Self::Count(other)) => {
                one.checked_add(other).map(Self::Count).ok_or(AmountError::Overflow)
            }
            (Self::Amount(one), Self::Amount(other)) => Ok(Self::Amount(one.plus(other)?)),
            _ => Err(AmountError::NotAnAmount),
        }
    }
}

/// The figures of a month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    figures: BTreeMap<Key, Figure>,
    keys: BTreeMap<Key, BTreeSet<String>>,
    statuses: BTreeMap<Key, Status>,
}

impl Figures {
    /// Adds one of the distinct things that are counted by a union of keys.
    pub fn list(&mut self, key: Key, one: String) {
        self.keys.entry(key).or_default().insert(one);
    }

    /// The keys that unions are formed of, by the name of what they stand for.
    pub fn keys(&self) -> impl Iterator<Item = (&Key, &BTreeSet<String>)> {
        self.keys.iter()
    }

    /// Says what is odd about a figure.
    pub fn mark(&mut self, key: Key, status: Status) {
        self.statuses.insert(key, status);
    }

    /// What is odd about figures, by their names.
    pub fn statuses(&self) -> &BTreeMap<Key, Status> {
        &self.statuses
    }

    /// Every figure, by its name.
    pub fn iter(&self) -> impl Iterator<Item = (&Key, Figure)> {
        self.figures.iter().map(|(key, figure)| (key, *figure))
    }

    /// Adds to a figure; the first makes it.
    ///
    /// # Errors
    /// As [`Figure::plus`].
    pub fn add(&mut self, key: Key, figure: Figure) -> Result<(), AmountError> {
        let sum = match self.figures.get(&key) {
            Some(there) => there.plus(figure)?,
            None => figure,
        };
        self.figures.insert(key, sum);
        Ok(())
    }

    /// Adds to a count without dimensions.
    ///
    /// # Errors
    /// As [`Figure::plus`].
    pub fn count_up(&mut self, indicator: &str, count: i64) -> Result<(), AmountError> {
        self.add(Key::plain(indicator), Figure::Count(count))
    }

    /// Puts a figure in the place of another, or there where none was.
    pub fn put(&mut self, key: Key, figure: Figure) {
        self.statuses.remove(&key);
        self.figures.insert(key, figure);
    }

    /// Leaves out amounts of zero under a code: nothing is left of what stood there.
    pub(crate) fn drop_zeros(&mut self, list: &str, code: &str) {
        let of = |key: &Key| key.dimensions.get(list).is_some_and(|own| own == code);
        self.figures.retain(|key, figure| !of(key) || *figure != Figure::Amount(Cents::ZERO));
    }

    /// A count; zero where nothing was counted.
    pub fn count(&self, key: &Key) -> i64 {
        match self.figures.get(key) {
            Some(Figure::Count(count)) => *count,
            _ => 0,
        }
    }

    /// The sum of an indicator's amounts over all its codes.
    ///
    /// # Errors
    /// [`AmountError`] beyond the range of amounts.
    pub fn amount(&self, indicator: &str) -> Result<Cents, AmountError> {
        let ours = self.figures.iter().filter(|(key, _)| key.indicator == indicator);
        Cents::sum(ours.filter_map(|(_, figure)| match figure {
            Figure::Amount(amount) => Some(*amount),
            Figure::Count(_) => None,
        }))
    }
}
