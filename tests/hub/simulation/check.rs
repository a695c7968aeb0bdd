//! What must hold between the journal and the hub.

use std::collections::{BTreeMap, BTreeSet};

use comptoir::hub::storage::StorageError;
use comptoir::journal::record::hex;
use comptoir::statement::figures::Figure;
use comptoir::statement::wire::{Document, SealedStatement, Told as Wire};
use comptoir::store::SubmissionState;

use super::told::told_again;
use super::{World, Wrong};

/// A statement by its month, its revision and its hash.
type Told = (String, u32, String);

/// Nothing counts as received that the hub does not have.
pub fn nothing_is_believed(world: &mut World) -> Result<(), Wrong> {
    if world.has_lost {
        return Ok(());
    }
    let kept = documents(world)?;
    for (told, state) in sealed(world)? {
        if state == SubmissionState::Received && !kept.contains_key(&told) {
            return Err(format!("{told:?} is taken for received"));
        }
    }
    Ok(())
}

/// The hub's figures are those of its newest statements, at any time.
pub fn the_hub_is_whole(world: &World) -> Result<(), Wrong> {
    let kept = documents(world)?;
    let newest = kept.keys().map(|told| (told.0.clone(), (told.1, told.2.clone())));
    figures(world, &kept, &newest.collect())
}

/// The hub has exactly the journal's months: every statement that stands, to the byte and as the
/// journal tells it again, and the figures of the newest of each month and nothing else.
pub fn both_agree(world: &mut World) -> Result<(), Wrong> {
    let kept = documents(world)?;
    let sealed = sealed(world)?;
    let mut newest: BTreeMap<String, (u32, String)> = BTreeMap::new();
    let mut expected: BTreeSet<&Told> = BTreeSet::new();
    for (told, state) in &sealed {
        match state {
            SubmissionState::Waiting => {
                return Err(format!("{told:?} waits for ever: {}", world.called));
            }
            SubmissionState::Refused => continue,
            SubmissionState::Received => {}
        }
        expected.insert(told);
        newest.insert(told.0.clone(), (told.1, told.2.clone()));
    }
    if let Some(lost) = expected.iter().find(|told| !kept.contains_key(**told)) {
        return Err(format!("the hub lacks {lost:?}"));
    }
    let mut last: BTreeMap<String, (u32, String)> = BTreeMap::new();
    for (told, bytes) in &kept {
        // A statement that was refused may have been held back on its way, and come in after all.
        if !expected.contains(told) && !sealed.iter().any(|(one, _)| one == told) {
            return Err(format!("no journal tells {told:?}"));
        }
        let paper = paper(world, told)?;
        if paper.as_bytes() != bytes {
            return Err(format!("{told:?} has other bytes"));
        }
        if let Some((revision, _)) = last.insert(told.0.clone(), (told.1, told.2.clone()))
            && revision == told.1
        {
            return Err(format!("{told:?} stands there twice"));
        }
    }
    if last != newest {
        return Err(format!("the hub goes by {last:?}, the journal by {newest:?}"));
    }
    for (sent, again) in told_again(world.till.cafe()) {
        if sent != again {
            return Err(format!("{} can't be made again", sent.period.month));
        }
    }
    no_journal_is_accused(world)?;
    figures(world, &kept, &last)
}

/// A till that is killed, delayed and whose clock is put right is neither copied nor put back.
fn no_journal_is_accused(world: &World) -> Result<(), Wrong> {
    let sql = "SELECT COUNT(*) FROM anomaly \
               WHERE code = 'RECUL' OR (code = 'FOURCHE' AND month IS NULL)";
    let count = world.hub.hub().read(|transaction| transaction.number(sql, &[]));
    match count.map_err(|error: StorageError| format!("{error:?}"))? {
        0 => Ok(()),
        count => Err(format!("{count} alarms about an honest journal")),
    }
}

/// Sealed statements and what became of them, by month and in the order of their sealing.
fn sealed(world: &mut World) -> Result<Vec<(Told, SubmissionState)>, Wrong> {
    let rows = world.till.cafe().till.submissions().map_err(|error| format!("{error:?}"))?;
    let told = rows
        .into_iter()
        .map(|row| ((row.month.to_string(), row.revision, hex(&row.hash)), row.state));
    Ok(told.collect())
}

fn paper(world: &mut World, told: &Told) -> Result<String, Wrong> {
    let till = &world.till.cafe().till;
    let rows = till.submissions().map_err(|error| format!("{error:?}"))?;
    let row = rows.iter().find(|row| hex(&row.hash) == told.2).ok_or("no such statement")?;
    till.paper_of(row).map_err(|error| format!("{error:?}"))
}

/// What the hub has.
fn documents(world: &World) -> Result<BTreeMap<Told, Vec<u8>>, Wrong> {
    let sql = "SELECT month, revision, sha256, bytes FROM document";
    let rows = world.hub.hub().read(|transaction| transaction.query(sql, &[]));
    let rows = rows.map_err(|error: StorageError| format!("{error:?}"))?;
    let rows = rows.iter().map(|row| {
        let revision = u32::try_from(row.integer(1)?).unwrap_or(u32::MAX);
        Ok(((row.text(0)?, revision, row.text(2)?), row.bytes(3)?))
    });
    rows.collect::<Result<_, _>>().map_err(|error: StorageError| format!("{error:?}"))
}

/// A kept sum by its month, indicator and codes: value, of that estimated, tills.
type Sums = BTreeMap<(String, String, String), (i64, i64, i64)>;

/// The hub's figures of each month are those of its newest statement, and its sums those of its
/// final ones, read here from their bytes.
fn figures(
    world: &World,
    kept: &BTreeMap<Told, Vec<u8>>,
    newest: &BTreeMap<String, (u32, String)>,
) -> Result<(), Wrong> {
    let mut expected: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    let mut sums = Sums::new();
    for (month, (revision, sha256)) in newest {
        let bytes = &kept[&(month.clone(), *revision, sha256.clone())];
        let sealed = SealedStatement::read(bytes).map_err(|error| format!("{error:?}"))?;
        let values = &sealed.paper.values;
        let sum = values.iter().filter_map(|value| number(value.value.as_ref())).sum();
        expected.insert(month.clone(), (values.len() as i64, sum));
        add(&mut sums, &sealed.paper);
    }
    let sql = "SELECT month, COUNT(*), CAST(COALESCE(SUM(value), 0) AS BIGINT) FROM fact \
               GROUP BY month";
    let rows = world.hub.hub().read(|transaction| transaction.query(sql, &[]));
    let rows = rows.map_err(|error: StorageError| format!("{error:?}"))?;
    let found = rows.iter().map(|row| Ok((row.text(0)?, (row.integer(1)?, row.integer(2)?))));
    let found = found.collect::<Result<BTreeMap<_, _>, StorageError>>();
    let found = found.map_err(|error| format!("{error:?}"))?;
    if found != expected {
        return Err(format!(
            "the hub's figures are {found:?}, those of the statements {expected:?}"
        ));
    }
    let found = kept_sums(world).map_err(|error| format!("{error:?}"))?;
    let other = sums.iter().find(|(name, told)| found.get(*name) != Some(told));
    let other = other.or_else(|| found.iter().find(|(name, _)| !sums.contains_key(*name)));
    match other {
        None => Ok(()),
        Some((name, _)) => {
            let (kept, told) = (found.get(name), sums.get(name));
            Err(format!("the hub keeps {kept:?} of {name:?}, the statements tell {told:?}"))
        }
    }
}

/// Adds a statement to the sums, if it is final: the café has this till alone.
fn add(sums: &mut Sums, statement: &Document) {
    for value in statement.values.iter().filter(|_| statement.period.closing == "definitive") {
        let Some(number) = number(value.value.as_ref()) else {
            continue;
        };
        let codes = serde_json::to_string(&value.dimensions).expect("texts");
        let name = (statement.period.month.clone(), value.indicator.clone(), codes);
        let sum = sums.entry(name).or_default();
        let estimated = value.status.as_deref() == Some("E");
        *sum = (sum.0 + number, sum.1 + if estimated { number } else { 0 }, sum.2 + 1);
    }
}

fn number(told: Option<&Wire>) -> Option<i64> {
    match told?.figure()? {
        Figure::Count(count) => Some(count),
        Figure::Amount(amount) => Some(amount.get()),
    }
}

fn kept_sums(world: &World) -> Result<Sums, StorageError> {
    let sql = "SELECT m.month, s.indicator, s.dimensions, m.value, m.estimated, m.told \
               FROM month_sum m JOIN series s ON s.number = m.series";
    let rows = world.hub.hub().read(|transaction| transaction.query(sql, &[]))?;
    let sum = |row: &comptoir::hub::storage::Row| {
        let name = (row.text(0)?, row.text(1)?, row.text(2)?);
        Ok((name, (row.integer(3)?, row.integer(4)?, row.integer(5)?)))
    };
    rows.iter().map(sum).collect()
}
