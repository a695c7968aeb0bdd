//! Histories in which the till's disk is put back to a copy, once or twice: in the end the journal
//! says so itself, every month has left, and no alarm comes again.

use comptoir::domain::fact::{EpochReason, Fact};
use comptoir::hub::storage::StorageError;
use comptoir::journal::entry::Entry;
use comptoir::store::SubmissionState;

use super::network::Defect;
use super::{World, Wrong, check};
use crate::cafe::DAY;

/// The most alarms of one loss: the till's own word, before and after it grew beyond the head that
/// it lacks, and a letter of its former life that came late.
const MOST_ALARMS: i64 = 3;

/// Plays one.
pub fn play(seed: u64) -> Result<(), Wrong> {
    let mut world = World::new(seed, Defect::None);
    world.head_office_rests = true;
    some_time(&mut world)?;
    let copy = world.root.path().join("backup");
    world.till.copy_to(&copy);
    let times = 1 + world.chance.below(2) as i64;
    for _ in 0..times {
        some_time(&mut world)?;
        tell_a_day(&mut world)?;
        world.till.put_back(&copy);
    }
    some_time(&mut world)?;
    end(&mut world, times)
}

fn some_time(world: &mut World) -> Result<(), Wrong> {
    let length = 8 + world.chance.below(20);
    (0..length).try_for_each(|_| world.happen())
}

/// A day is opened and closed, and the hub has its end: what is lost after this was seen.
fn tell_a_day(world: &mut World) -> Result<(), Wrong> {
    world.ahead = 0;
    for _ in 0..2 {
        world.till.cafe().now += DAY;
        world.till.open_or_close();
        world.agree();
        world.till.call(&mut world.hub)?;
    }
    Ok(())
}

fn end(world: &mut World, times: i64) -> Result<(), Wrong> {
    for held in std::mem::take(&mut world.late) {
        let _ = comptoir::network::letter::Carrier::carry(&mut world.hub, &held);
    }
    world.till.cafe().now += 40 * DAY;
    world.ahead = 0;
    world.agree();
    // The first call may end by saying that something is missing.
    for _ in 0..8 {
        let called = world.till.call(&mut world.hub)?;
        world.called = format!("{called:?}");
        world.till.tell_months()?;
    }
    let rows = world.till.cafe().till.submissions().map_err(|error| format!("{error:?}"))?;
    if let Some(waits) = rows.iter().find(|row| row.state == SubmissionState::Waiting) {
        return Err(format!("{waits:?} waits for ever: {}", world.called));
    }
    let alarms = alarms(world)?;
    if alarms > times * MOST_ALARMS {
        return Err(format!("{alarms} alarms of {times} losses"));
    }
    for _ in 0..3 {
        world.till.cafe().now += DAY;
        world.agree();
        world.till.open_or_close();
        world.till.call(&mut world.hub)?;
    }
    if self::alarms(world)? != alarms {
        return Err("alarms without end".to_owned());
    }
    check::nothing_is_believed(world)?;
    check::the_hub_is_whole(world)?;
    the_journal_says_so(world)
}

fn alarms(world: &World) -> Result<i64, Wrong> {
    let sql = "SELECT COUNT(*) FROM anomaly WHERE month IS NULL AND code IN ('RECUL', 'FOURCHE')";
    let count = world.hub.hub().read(|transaction| transaction.number(sql, &[]));
    count.map_err(|error: StorageError| format!("{error:?}"))
}

/// An epoch of reason restore lies above every head that the hub has and the journal has not.
fn the_journal_says_so(world: &mut World) -> Result<(), Wrong> {
    let mut restored = 0;
    let walked = world.till.cafe().till.store().walk(|sealed| {
        let entry = Entry::from_bytes(&sealed.bytes)?;
        if let Fact::EpochOpened { reason: EpochReason::Restore, .. } = entry.fact {
            restored = entry.place.epoch;
        }
        Ok(())
    });
    walked.map_err(|error| format!("{error:?}"))?;
    if restored == 0 {
        return Err("nobody has found out".to_owned());
    }
    let sql = "SELECT epoch, seq, hash FROM head ORDER BY epoch, seq";
    let rows = world.hub.hub().read(|transaction| transaction.query(sql, &[]));
    for row in rows.map_err(|error: StorageError| format!("{error:?}"))? {
        let read = (|| Ok((row.integer(0)?, row.integer(1)?, row.text(2)?)))();
        let (epoch, seq, hash) = read.map_err(|error: StorageError| format!("{error:?}"))?;
        let epoch = u32::try_from(epoch).unwrap_or(u32::MAX);
        let till = &world.till.cafe().till;
        let there = till.lies_in_the_chain(epoch, seq.unsigned_abs(), &hash);
        if !there.map_err(|error| format!("{error:?}"))? && restored <= epoch {
            return Err(format!("{epoch}/{seq} is missing, and the journal does not say so"));
        }
    }
    Ok(())
}
