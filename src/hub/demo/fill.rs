//! The made-up network in a hub: its cafés entered, its tills enrolled by code, and every statement
//! taken in by the hub's own door, at the moment at which it is said to have come.

use std::sync::{Arc, Mutex, PoisonError};

use thiserror::Error;
use uuid::Uuid;

use super::papers::PapersError;
use super::{Delivery, Edition, Papers, Signers, Support, Unit, Year};
use crate::domain::day::Moment;
use crate::hub::intake::AskError;
use crate::hub::publish::series::{Manual, enter_manual};
use crate::hub::units::{Attributes, NewUnit};
use crate::hub::{Hub, HubError, World, time};
use crate::statement::MonthName;
use crate::statement::exchange::{Enrolment, Way};
use crate::statement::sealing::{Sealed, SealingError};
use crate::words::Words;

/// Who enters everything, in the journal of acts.
const BY: &str = "demo";

/// A world whose clock is set by hand; all else is that of the machine.
pub struct Stage {
    now: Mutex<Moment>,
    machine: Box<dyn World>,
}

impl Stage {
    /// A stage whose clock stands at a moment.
    pub fn new(now: Moment, machine: Box<dyn World>) -> Arc<Self> {
        Arc::new(Self { now: Mutex::new(now), machine })
    }

    fn set(&self, now: Moment) {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }
}

impl World for Arc<Stage> {
    fn now(&self) -> Moment {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn id(&self) -> Uuid {
        self.machine.id()
    }

    fn random(&self) -> Option<[u8; 32]> {
        self.machine.random()
    }
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filled {
    /// Cafés.
    pub cafes: usize,
    /// Statements that were taken in.
    pub taken: usize,
    /// Statements that were refused, as they should be.
    pub refused: usize,
}

/// Why the network could not be made.
#[derive(Debug, Error)]
pub enum FillError {
    /// The hub failed.
    #[error(transparent)]
    Hub(#[from] HubError),
    /// A statement could not be made.
    #[error(transparent)]
    Papers(#[from] PapersError),
    /// An enrolment could not be sealed.
    #[error("an enrolment can't be sealed")]
    Seal(#[from] SealingError),
    /// The hub took or refused what it should not have.
    #[error("the statement of {0} for {1} did not go the way it should")]
    Astray(String, MonthName),
    /// A moment of the made-up year is none.
    #[error("a moment of the year can't be told")]
    Moment,
}

impl From<AskError> for FillError {
    fn from(error: AskError) -> Self {
        match error {
            AskError::Failed(error) => Self::Hub(error),
            AskError::Refused(_) => Self::Hub(HubError::Missing("enrolment")),
        }
    }
}

/// Fills a hub that was begun with this stage as its world. When it is done, the keys of the tills
/// are revoked: anybody could make them, and nobody is to add to what is shown.
///
/// # Errors
/// [`FillError`] as its variants say.
pub fn fill(
    hub: &Hub,
    stage: &Arc<Stage>,
    year: &Year,
    edition: Edition,
    seed: u64,
) -> Result<Filled, FillError> {
    let words = Words::of_the_hub();
    let papers = Papers::new(year, edition, seed);
    let first = year.months.first().copied().ok_or(FillError::Moment)?;
    stage.set(moment(&format!("{first}-01T08:00:00Z"))?);
    let mut keys = Vec::new();
    for (place, unit) in year.units.iter().enumerate() {
        enter(hub, &words, year, &papers, place)?;
        keys.push(enrol(hub, unit, Signers::new(seed))?);
    }
    for commune in year.units.iter().filter(|unit| unit.travels()).flat_map(|unit| &unit.served) {
        hub.add_programme_commune(commune.code, first, BY)?;
    }
    head_office(hub, &words)?;
    let mut filled = Filled { cafes: year.units.len(), taken: 0, refused: 0 };
    for delivery in papers.deliveries()? {
        stage.set(moment(&delivery.at)?);
        match (hub.take_in(&delivery.bytes, Way::Sent, None), delivery.forked) {
            (Ok(_), false) => filled.taken += 1,
            (Err(AskError::Refused(_)), true) => filled.refused += 1,
            (Err(AskError::Failed(error)), _) => return Err(error.into()),
            _ => return Err(astray(year, &delivery)),
        }
    }
    for kid in keys {
        hub.revoke(&kid, "autre", BY)?;
    }
    Ok(filled)
}

fn astray(year: &Year, delivery: &Delivery) -> FillError {
    FillError::Astray(year.units[delivery.unit].id.clone(), delivery.month)
}

fn moment(text: &str) -> Result<Moment, FillError> {
    let moment = time::utc_ms(text).and_then(|utc_ms| Moment::new(utc_ms, 0));
    moment.ok_or(FillError::Moment)
}

fn enter(
    hub: &Hub,
    words: &Words,
    year: &Year,
    papers: &Papers<'_>,
    place: usize,
) -> Result<(), FillError> {
    let unit = &year.units[place];
    let number = format!("{:03}", unit.number);
    let name = if unit.travels() { "site-demo-van" } else { "site-demo-cafe" };
    let mut season = [false; 12];
    for month in year.months.iter().filter(|month| papers.is_expected(place, **month)) {
        season[month.of_year() - 1] = true;
    }
    let support = match unit.support {
        Support::Opened => "ouverture",
        Support::Supported => "exploitation",
        Support::Travelling => "itinerant",
    };
    let new = NewUnit {
        id: Uuid::try_parse(&unit.id).ok(),
        name: words.tell(name, &[("number", number.into())]),
        attributes: Attributes {
            since: year.months[0],
            model: unit.model.to_owned(),
            commune: papers.commune(place).to_owned(),
            support: support.to_owned(),
        },
        season,
    };
    hub.add_unit(&new, BY)?;
    Ok(())
}

/// Enrols a till as a café does: by a code, used once. Returns the name of its key.
fn enrol(hub: &Hub, unit: &Unit, signers: Signers) -> Result<String, FillError> {
    let code = hub.make_code(&unit.id, BY)?;
    let paper = Enrolment {
        format: Enrolment::FORMAT.to_owned(),
        code: code.as_str().to_owned(),
        till: unit.till.clone(),
        program: crate::PROGRAM.replace(' ', "/"),
        at: hub.world().now().to_rfc3339(),
        synthetic: true,
    };
    let sealed = Sealed::seal(paper, &signers.of(&unit.till)?)?;
    hub.enrol(sealed.to_bytes())?;
    Ok(sealed.seal.kid.clone())
}

/// What no till knows, with where it is from.
fn head_office(hub: &Hub, words: &Words) -> Result<(), HubError> {
    let series = [("reunions", 5_000, true), ("questionnaires", 100_000, false)];
    let series = series.into_iter().chain([("candidats", 4_000, true)]);
    let at = hub.world().now().to_rfc3339();
    hub.write(|transaction| {
        for (code, value, at_least) in series {
            let manual = Manual {
                code: code.to_owned(),
                value,
                at_least,
                period: words.say("site-demo-period"),
                source: words.say("site-demo-source"),
                entered_at: at.clone(),
            };
            enter_manual(transaction, &manual, BY)?;
        }
        Ok(())
    })
}
