//! A statement as people read it: its figures in groups, each with what it is called.

use super::figures::{Figure, Key, Status};
use super::registry::{Indicator, Measure, Registry, Sensitivity};
use super::wire::{Told, Value};

/// Figures that are about one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What they are about, in French.
    pub label: String,
    /// Its figures, in the order of the registry.
    pub rows: Vec<Row>,
}

/// A figure as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The indicator and its dimensions, by their codes.
    pub key: Key,
    /// What it is, in French.
    pub label: String,
    /// What its dimensions say, in French.
    pub details: Vec<String>,
    /// Where it comes from, in French.
    pub origin: String,
    /// How much; nothing where the status says why.
    pub amount: Option<Amount>,
    /// What is odd about it.
    pub status: Option<Status>,
    /// Who may see it.
    pub sensitivity: Sensitivity,
}

/// How much of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// So many.
    Count(i64),
    /// So many kilometres.
    Kilometres(i64),
    /// An amount in cents.
    Money(crate::domain::money::Cents),
    /// Hundredths of an hour.
    Hours(i64),
}

/// The figures in groups. What no registry knows is left out: it has no name to be told by.
pub fn groups(values: &[Value], registry: &Registry) -> Vec<Group> {
    let mut groups = Vec::new();
    for group in &registry.groups {
        let ours = registry.indicators.iter().filter(|one| one.is_about(&group.code));
        let rows: Vec<Row> = ours
            .flat_map(|indicator| {
                let its = values.iter().filter(|value| value.indicator == indicator.code);
                its.map(|value| row(value, indicator, registry))
            })
            .collect();
        if !rows.is_empty() {
            groups.push(Group { label: group.label.clone(), rows });
        }
    }
    groups
}

fn row(value: &Value, indicator: &Indicator, registry: &Registry) -> Row {
    let details = indicator.dimensions.iter().filter_map(|list| {
        let code = value.dimensions.get(list)?;
        Some(registry.label(list, code).to_owned())
    });
    Row {
        key: Key { indicator: indicator.code.clone(), dimensions: value.dimensions.clone() },
        label: indicator.label.clone(),
        details: details.collect(),
        origin: indicator.origin.clone(),
        amount: value.value.as_ref().and_then(|told| amount(told, indicator.measure)),
        status: value.status.as_deref().and_then(Status::of),
        sensitivity: indicator.sensitivity,
    }
}

/// Keys are told by how many they are: they mean nothing to a reader.
fn amount(told: &Told, measure: Measure) -> Option<Amount> {
    if let Told::Keys(keys) = told {
        return i64::try_from(keys.len()).ok().map(Amount::Count);
    }
    match (told.figure()?, measure) {
        (Figure::Amount(hundredths), Measure::Hours) => Some(Amount::Hours(hundredths.get())),
        (Figure::Amount(cents), _) => Some(Amount::Money(cents)),
        (Figure::Count(count), Measure::Kilometres) => Some(Amount::Kilometres(count)),
        (Figure::Count(count), _) => Some(Amount::Count(count)),
    }
}
