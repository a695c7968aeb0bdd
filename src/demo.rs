//! The demonstration café, "Le Relais des Tilleuls": its people, its catalogue, and an ordinary
//! month played through the same desk as the screens, the same for the same seed.

mod bread;
mod carriers;
pub(crate) mod chance;
mod customers;
mod errands;
mod month;
mod village;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use serde::Deserialize;
use thiserror::Error;
use uuid::Uuid;

pub use month::{DayPlayed, Teller, play};

use crate::devices::NoDevice;
use crate::domain::commune::CommuneCode;
use crate::domain::day::Moment;
use crate::domain::establishment::Establishment;
use crate::domain::id::{Ids, TillId};
use crate::domain::profile::{Model, Profile, Rna};
use crate::domain::text::{Label, LabelError};
use crate::journal::entry::Head;
use crate::journal::seal::{Fingerprint, Signer};
use crate::keys::{SoftwareSigner, anchor};
use crate::store::{Options, Store, StoreError};
use crate::till::desk::{Anchors, Clock, Desk, Equipment};
use crate::till::{Till, TillError};
use chance::Chance;

/// The catalogue of the demonstration café.
pub const CATALOGUE: &[u8] = include_bytes!("../assets/demo/catalogue.csv");

/// The keys of demonstrations: public, so that what they seal can never pass for real. A hub takes
/// a key for one till, so that cafés of three seeds can send their months to one.
const KEYS: [&[u8]; 3] = [
    include_bytes!("../assets/demo/key.pkcs8"),
    include_bytes!("../assets/demo/key-2.pkcs8"),
    include_bytes!("../assets/demo/key-3.pkcs8"),
];

/// The café's identity, and who serves there.
const CAFE: &str = include_str!("../assets/demo/cafe.toml");

/// The form of [`CAFE`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CafeFile {
    name: String,
    legal_form: String,
    address: Vec<String>,
    siret: String,
    naf: String,
    people: Vec<String>,
    model: String,
    commune: String,
    rna: String,
}

/// Why a demonstration could not be set up or played.
#[derive(Debug, Error)]
pub enum DemoError {
    /// The list of carriers is not as it should be.
    #[error("the demonstration's carriers can't be read")]
    Carriers,
    /// A till lies in the folder already.
    #[error("the folder holds a till already")]
    FolderTaken,
    /// The demonstration's own key can't be read: the program is damaged.
    #[error("the demonstration is not part of this program")]
    Missing,
    /// The demonstration's own café can't be read: the program is damaged.
    #[error("the demonstration's café can't be read")]
    Cafe(#[from] toml::de::Error),
    /// A text of the demonstration is no label.
    #[error("a name of the demonstration was refused")]
    Label(#[from] LabelError),
    /// The till refused.
    #[error("the till refused")]
    Till(#[from] TillError),
    /// The till's files failed.
    #[error("the till's files failed")]
    Store(#[from] StoreError),
}

/// The signer of the usual demonstration.
///
/// # Errors
/// [`DemoError::Missing`] when the program lacks it.
pub fn signer() -> Result<SoftwareSigner, DemoError> {
    signer_of(1)
}

/// The signer of a seed's demonstration: seeds 1, 2 and 3 have keys of their own, and so on.
fn signer_of(seed: u64) -> Result<SoftwareSigner, DemoError> {
    let rank = seed.wrapping_sub(1) % KEYS.len() as u64;
    let key = KEYS.iter().zip(0..).find(|(_, at)| *at == rank).map(|(key, _)| *key);
    key.and_then(SoftwareSigner::from_pkcs8).ok_or(DemoError::Missing)
}

/// The signer of a demonstration whose journal was begun under this key; the usual one's where that
/// is none of a demonstration's.
///
/// # Errors
/// [`DemoError::Missing`] when the program lacks it.
pub fn signer_for(key: Option<Fingerprint>) -> Result<SoftwareSigner, DemoError> {
    for seed in 1..=KEYS.len() as u64 {
        let signer = signer_of(seed)?;
        if key == Some(Fingerprint::of(signer.public_key())) {
            return Ok(signer);
        }
    }
    signer()
}

/// Sets an empty till up as the demonstration café: identity, catalogue and people.
///
/// # Errors
/// [`DemoError`] when the till has begun already or its files fail.
pub fn set_up(desk: &mut Desk) -> Result<(), DemoError> {
    let file: CafeFile = toml::from_str(CAFE)?;
    let mut cafe = Establishment::named(Label::new(&file.name)?);
    cafe.legal_form = Some(Label::new(&file.legal_form)?);
    cafe.address = file.address.iter().map(|line| Label::new(line)).collect::<Result<_, _>>()?;
    cafe.siret = Some(Label::new(&file.siret)?);
    cafe.naf = Some(Label::new(&file.naf)?);
    cafe.demonstration = true;
    desk.begin(cafe)?;
    desk.set_profile(Profile {
        model: Model::of(&file.model),
        commune: CommuneCode::parse(&file.commune),
        rna: Rna::parse(&file.rna),
        opened: None,
        comparison: true,
        open_data: true,
    })?;
    desk.import(CATALOGUE, false)?;
    for name in &file.people {
        desk.add_operator(&Label::new(name)?)?;
    }
    village::set_up(desk)?;
    bread::set_up(desk)?;
    carriers::set_up(desk)
}

/// A clock that shows what it is set to.
#[derive(Debug, Clone)]
pub struct SetClock {
    utc_ms: Arc<AtomicI64>,
}

/// French winter time, minutes east of UTC: the demonstration plays in November.
const OFFSET_MIN: i16 = 60;

impl SetClock {
    /// A clock set to a moment, in milliseconds since 1970.
    pub fn at(utc_ms: i64) -> Self {
        Self { utc_ms: Arc::new(AtomicI64::new(utc_ms)) }
    }

    /// Sets the clock forward or back.
    pub fn set(&self, utc_ms: i64) {
        self.utc_ms.store(utc_ms, Ordering::Relaxed);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Moment {
        Moment::new(self.utc_ms.load(Ordering::Relaxed), OFFSET_MIN)
            .or_else(|| Moment::new(0, OFFSET_MIN))
            .expect("1970 is a moment")
    }
}

/// Identifiers drawn from a seed, in the form of version 7 and in the order of their making.
#[derive(Debug)]
pub struct SeededIds {
    chance: Chance,
    clock: SetClock,
    count: u64,
}

impl SeededIds {
    /// Identifiers of this seed, dated by this clock.
    pub fn new(seed: u64, clock: SetClock) -> Self {
        Self { chance: Chance::new(seed), clock, count: 0 }
    }
}

impl Ids for SeededIds {
    fn next(&mut self) -> Uuid {
        self.count += 1;
        let millis = self.clock.utc_ms.load(Ordering::Relaxed).unsigned_abs();
        let mut random = [0; 10];
        random[..2].copy_from_slice(&((self.count & 0x0fff) as u16).to_be_bytes());
        random[2..].copy_from_slice(&self.chance.next().to_be_bytes());
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}

/// Anchors beside the journal, written when forced: nobody waits in a demonstration.
pub struct SideFile {
    folder: std::path::PathBuf,
    till: TillId,
}

impl SideFile {
    /// Anchors of this till, beside its journal in `folder`.
    pub fn new(folder: &Path, till: TillId) -> Self {
        Self { folder: folder.to_owned(), till }
    }
}

impl Anchors for SideFile {
    fn remember(&self, head: Head, forced: bool) {
        if forced {
            // An anchor that can't be written is an anchor less, never a sale less.
            let _ = anchor::write_file(&self.folder, self.till, head, false);
        }
    }
}

/// A desk in an empty folder whose time, identifiers and key come from the seed alone.
///
/// # Errors
/// [`DemoError::FolderTaken`] for a folder with a till; [`DemoError`] when files fail.
pub fn desk(folder: &Path, seed: u64, clock: &SetClock) -> Result<Desk, DemoError> {
    if crate::store::holds_a_till(folder) {
        return Err(DemoError::FolderTaken);
    }
    let mut ids = SeededIds::new(seed, clock.clone());
    let till = TillId::new(ids.next());
    let signer: Box<dyn Signer> = Box::new(signer_of(seed)?);
    let store = Store::open(folder, till, crate::PROGRAM, Some(signer), &Options::default())?;
    let equipment = Equipment {
        clock: Box::new(clock.clone()),
        ids: Box::new(ids),
        anchors: Box::new(SideFile::new(folder, till)),
        outlet: Box::new(NoDevice),
        boot: "demonstration".to_owned(),
        key_in_file: false,
        rolled_back: false,
    };
    Ok(Desk::new(Till::new(store), equipment))
}

#[cfg(test)]
mod tests;
