//! The till's program as a simulation runs it: used, killed with letters under way, and started
//! again on what the disk held.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use comptoir::domain::day::{BusinessDay, Moment};
use comptoir::domain::fact::Fact;
use comptoir::domain::id::TillId;
use comptoir::domain::month::MonthName;
use comptoir::domain::network::{Answer, NetworkFact};
use comptoir::hub::units::{Attributes, NewUnit};
use comptoir::hub::{Hub, Place};
use comptoir::journal::seal::Signer as _;
use comptoir::network::courier::{Question, Step};
use comptoir::network::letter::Carrier;
use comptoir::statement::exchange::Code;
use comptoir::statement::sealing::key_id;
use comptoir::store::{Durability, JournalMode, Options, Synchronous};
use comptoir::till::TillError;
use comptoir::till::desk::Clock;
use comptoir::till::network::{NetworkError, Sealing};
use comptoir::till::post::{Called, Joining};
use tempfile::TempDir;
use uuid::Uuid;

use super::network::{Chance, Defect, Network};
use super::process::HubProcess;
use super::store::photograph;
use super::{Wrong, in_memory};
use crate::cafe::{self, Cafe, DAY, MINUTE, MORNING, Numbered, Payer};
use crate::ground::{Fixed, month};

/// The first morning of September 2026.
const SEPTEMBER: i64 = MORNING - 81 * DAY;
/// Where the till believes the hub to be; nobody looks there.
const HUB: &str = "https://hub.example";

struct Stopped(Moment);

impl Clock for Stopped {
    fn now(&self) -> Moment {
        self.0
    }
}

/// Files that need not outlive the machine.
fn quick() -> Options {
    let durability = Durability { synchronous: Synchronous::Off, journal_mode: JournalMode::Wal };
    Options { durability, ..Options::default() }
}

fn open(folder: &Path, key: usize) -> Cafe {
    let till = TillId::new(Uuid::from_u128(0xCAFE));
    Cafe::open_as(folder, &quick(), till, key).expect("opened")
}

fn wrong(error: TillError) -> Wrong {
    format!("{error:?}")
}

/// A hub and a café that has joined it, on the first morning of September, as files.
pub fn template() -> TempDir {
    let folder = in_memory();
    let (hub, till) = (folder.path().join("hub"), folder.path().join("till"));
    let clock = Fixed::new("2026-09-01T04:25:00Z");
    let begun = Hub::begin(&hub, &Place::Folder, false, Box::new(clock.clone())).expect("a hub");
    let since = month("2026-09");
    let [model, commune] = ["associatif", "01001"].map(str::to_owned);
    let attributes = Attributes { since, model, commune, support: "exploitation".to_owned() };
    let name = "Le Relais".to_owned();
    let unit = NewUnit { id: None, name, attributes, season: [true; 12] };
    let unit = begun.add_unit(&unit, "siège").expect("a café");
    let code = begun.make_code(&unit, "siège").expect("a code");
    std::fs::create_dir_all(&till).expect("a folder");
    let mut cafe = open(&till, 0);
    cafe.now = SEPTEMBER;
    cafe.begin().expect("begun");
    cafe.import().expect("a catalogue");
    let letter = cafe.till.enrolment(cafe.moment(), &code).expect("a question");
    let joined = begun.enrol(&letter.body).expect("enrolled");
    let act = cafe.act();
    cafe.till.join(act, Some(HUB), &joined.answer).expect("joined");
    cafe.till.store().checkpoint().expect("moved");
    folder
}

/// The till, through all its lives.
pub struct TillProcess {
    root: PathBuf,
    life: u32,
    cafe: Option<Cafe>,
    pub has_second_key: bool,
    pub wants_to_join: bool,
    code: Option<Code>,
}

impl TillProcess {
    /// The till of a folder, which is copied.
    pub fn start(template: &Path, root: &Path) -> Self {
        let root = root.to_owned();
        photograph(template, &root.join("till-0"), None);
        let mut cafe = open(&root.join("till-0"), 0);
        cafe.now = SEPTEMBER + 60 * MINUTE;
        cafe.ids = Numbered(1_000_000);
        let (has_second_key, wants_to_join, code) = (false, false, None);
        Self { root, life: 0, cafe: Some(cafe), has_second_key, wants_to_join, code }
    }

    pub fn cafe(&mut self) -> &mut Cafe {
        self.cafe.as_mut().expect("it runs")
    }

    /// Kills the program, and starts it on what its files held at that moment.
    pub fn crash(&mut self) {
        self.live_on(&self.folder());
    }

    fn folder(&self) -> PathBuf {
        self.root.join(format!("till-{}", self.life))
    }

    /// Kills the program, and starts it on a picture of these files.
    fn live_on(&mut self, picture: &Path) {
        let old = self.folder();
        self.life += 1;
        photograph(picture, &self.folder(), None);
        let Cafe { now, ids, till } = self.cafe.take().expect("it runs");
        drop(till);
        std::fs::remove_dir_all(old).expect("the old files");
        let key = usize::from(self.has_second_key);
        self.cafe = Some(Cafe { now, ids, ..open(&self.folder(), key) });
    }

    /// Puts a copy of its files aside, as a backup does.
    pub fn copy_to(&mut self, copy: &Path) {
        self.cafe().till.store().checkpoint().expect("moved");
        let _ = std::fs::remove_dir_all(copy);
        photograph(&self.folder(), copy, None);
    }

    /// Its disk is lost, and it goes on with a copy of it.
    pub fn put_back(&mut self, copy: &Path) {
        self.live_on(copy);
    }

    /// The name of its key.
    pub fn kid(&self) -> String {
        key_id(cafe::signer(usize::from(self.has_second_key)).public_key())
    }

    /// Goes on under a key that the hub does not know yet.
    pub fn take_second_key(&mut self) {
        (self.has_second_key, self.wants_to_join) = (true, true);
        let cafe = self.cafe();
        let act = cafe.act();
        cafe.till.store().set_signer(cafe::boxed(1));
        cafe.till.replace_key(act).expect("replaced");
    }

    /// Opens a day, or closes the one that is open. There may be none to be had.
    pub fn open_or_close(&mut self) {
        let cafe = self.cafe();
        let _ = match cafe.till.open_day().is_some() {
            true => cafe.close(None).map(drop),
            false => cafe.open_day(),
        };
    }

    /// Sells some coffees, if a day is open.
    pub fn sell(&mut self, chance: &Chance) {
        let cafe = self.cafe();
        if cafe.till.open_day().is_some() {
            let coffees = 1_000 * (1 + chance.below(4) as i64);
            let basket = cafe.basket(&[("101", coffees)]);
            let _ = cafe.pay(&basket, Payer::Card);
        }
    }

    fn some_month(&mut self, chance: &Chance) -> MonthName {
        let mut month = MonthName::of(BusinessDay::of(self.cafe().moment()));
        for _ in 0..chance.below(3) {
            month = month.before();
        }
        month.max(crate::ground::month("2026-09"))
    }

    /// Seals a month, the one under way perhaps. It may say nothing new.
    pub fn seal(&mut self, chance: &Chance) {
        let month = self.some_month(chance);
        let cafe = self.cafe();
        let act = cafe.act();
        let _ = cafe.till.seal_month(act, month, Sealing { provisional: true, reason: None });
    }

    /// A person answers a question about a month.
    pub fn answer(&mut self, chance: &Chance) -> Result<(), Wrong> {
        let (value, exact) = (chance.below(200) as i64, chance.once_in(2));
        let indicator = "vie_asso.adherents_fin_mois".to_owned();
        let answer = Answer { indicator, dimensions: BTreeMap::new(), value, exact };
        let month = self.some_month(chance);
        let cafe = self.cafe();
        let act = cafe.act();
        cafe.till.answer_month(act, month, vec![answer]).map_err(wrong)
    }

    /// Tries to join again, by a code of head office.
    pub fn join(&mut self, carrier: &mut impl HeadOffice) -> Result<(), Wrong> {
        if self.code.is_none() {
            let membership = self.cafe().till.membership().map_err(wrong)?.expect("joined once");
            let (kid, cafe) = (key_id(cafe::signer(0).public_key()), membership.enrolled.cafe);
            let made = carrier.hub().at_desk(|hub| {
                let _ = hub.revoke(&kid, "perdu", "siège");
                hub.make_code(&cafe, "siège")
            });
            self.code = made;
        }
        let Some(code) = self.code.clone() else {
            return Ok(());
        };
        let cafe = self.cafe();
        let letter = cafe.till.enrolment(cafe.moment(), &code).map_err(wrong)?;
        let reply = carrier.carry(&letter);
        let act = cafe.act();
        match cafe.till.take_enrolment(act, HUB, reply).map_err(wrong)? {
            Joining::Done(_) => (self.wants_to_join, self.code) = (false, None),
            // The code has expired, or a hub that was put back does not know it.
            Joining::Refused(_) => self.code = None,
            Joining::Failed(_) | Joining::Asked => {}
        }
        Ok(())
    }

    /// A few letters go out; now and then the till is killed before it could read an answer, or
    /// before it has noted what came of it.
    pub fn post(
        &mut self,
        chance: &Chance,
        network: &mut Network<'_>,
        defect: Defect,
    ) -> Result<(), Wrong> {
        let mut courier = self.cafe().till.courier().map_err(wrong)?;
        if chance.below(3) > 0 {
            courier.ask_now(self.cafe().now);
        }
        for _ in 0..chance.below(12) {
            let cafe = self.cafe();
            let membership = cafe.till.membership().map_err(wrong)?.expect("joined");
            let desk = cafe.till.post_desk(&membership).map_err(wrong)?;
            let Step::Ask(question) = courier.step(&desk, cafe.now) else {
                break;
            };
            let letter = cafe.till.letter(cafe.moment(), &membership, &question).map_err(wrong)?;
            let reply = network.carry(&letter);
            if chance.once_in(10) {
                self.crash();
                return Ok(());
            }
            let cafe = self.cafe();
            let act = cafe.act();
            if let (Defect::Gullible, Question::Statement { hash, .. }) = (defect, &question) {
                let paper = "{}".to_owned();
                let fact = NetworkFact::Received { statement: *hash, paper };
                cafe.till.store().append(act.at, None, vec![Fact::Network(fact)]).expect("so");
            }
            let taken = cafe.till.take_reply(act, &membership, &question, reply);
            let (outcome, _) = taken.map_err(wrong)?;
            courier.answered(&question, outcome, cafe.now, chance.below(u64::MAX));
            if chance.once_in(10) {
                self.crash();
                return Ok(());
            }
            self.cafe().till.keep_courier(&courier).map_err(wrong)?;
        }
        Ok(())
    }

    /// Somebody presses the key: everything is sent.
    pub fn call(&mut self, hub: &mut HubProcess) -> Result<Called, Wrong> {
        let cafe = self.cafe();
        let mut courier = cafe.till.courier().map_err(wrong)?;
        courier.ask_now(cafe.now);
        let clock = Stopped(cafe.moment());
        let called = cafe.till.call(None, &clock, &mut cafe.ids, &mut courier, hub);
        called.map_err(wrong)
    }

    /// Seals what the till says is to be told, as a person would. Says whether there was anything.
    pub fn tell_months(&mut self) -> Result<bool, Wrong> {
        let cafe = self.cafe();
        let at = cafe.moment();
        let mut any = false;
        for to_tell in cafe.till.months_to_tell(at).map_err(wrong)? {
            let act = cafe.act();
            let sealing = Sealing { provisional: true, reason: None };
            match cafe.till.seal_month(act, to_tell.month, sealing) {
                Ok(_) => any = true,
                Err(TillError::Network(NetworkError::NothingNew)) => {}
                Err(error) => return Err(wrong(error)),
            }
        }
        Ok(any)
    }
}

/// Who carries letters, and can ask head office for a code.
pub trait HeadOffice: Carrier {
    fn hub(&mut self) -> &mut HubProcess;
}

impl HeadOffice for HubProcess {
    fn hub(&mut self) -> &mut HubProcess {
        self
    }
}

impl HeadOffice for Network<'_> {
    fn hub(&mut self) -> &mut HubProcess {
        self.hub
    }
}
