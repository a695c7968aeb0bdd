//! A counter for the tests: the window's real state and widgets before a real till in a
//! temporary folder, with a fixed key, a clock that is set by hand and identifiers from a seed.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use comptoir::devices::{JobClass, Order, Outlet, Report};
use comptoir::domain::day::Moment;
use comptoir::domain::establishment::Establishment;
use comptoir::domain::id::{Ids, TillId};
use comptoir::domain::text::Label;
use comptoir::journal::entry::{Head, Place};
use comptoir::keys::SoftwareSigner;
use comptoir::screens::room::Enlargement;
use comptoir::screens::theme::{Look, Palette};
use comptoir::screens::{App, House, Message, OpenProblem, Opener, Preferences, Save};
use comptoir::store::{Audit, Options, Store, StoreError, audit};
use comptoir::till::Till;
use comptoir::till::desk::{Anchors, Clock, Desk, Equipment};
use comptoir_hardware::slip::Columns;
use iced::futures::StreamExt;
use iced::futures::executor::block_on;
use iced::keyboard::{self, Modifiers, key};
use iced::{Size, Task};
use iced_test::runtime::{Action, task};
use uuid::Uuid;

use crate::picture;

/// The catalogue of the demonstration café.
pub const CATALOGUE: &str = include_str!("../../assets/demo/catalogue.csv");

/// Saturday, 21 November 2026, 8:14 on the wall.
const MORNING_MS: i64 = 1_795_245_240_000;

/// A day in milliseconds.
pub const DAY_MS: i64 = 86_400_000;

/// A clock that stands until it is set.
#[derive(Clone)]
pub struct Wall(Arc<AtomicI64>);

impl Clock for Wall {
    fn now(&self) -> Moment {
        Moment::new(self.0.load(Ordering::SeqCst), 60).expect("a moment")
    }
}

struct Seeded(Arc<AtomicU64>);

impl Ids for Seeded {
    fn next(&mut self) -> Uuid {
        Uuid::from_u128(u128::from(self.0.fetch_add(1, Ordering::SeqCst)))
    }
}

struct Nowhere;

impl Anchors for Nowhere {
    fn remember(&self, _head: Head, _forced: bool) {}
}

/// Devices that note what they are given, and report what a test wants.
#[derive(Clone, Default)]
pub struct Devices {
    printer: bool,
    /// What was delivered.
    pub orders: Arc<Mutex<Vec<Order>>>,
    /// What is to be reported.
    pub reports: Arc<Mutex<Vec<Report>>>,
}

impl Outlet for Devices {
    fn deliver(&mut self, order: Order) {
        self.orders.lock().expect("one user").push(order);
    }

    fn reports(&mut self) -> Vec<Report> {
        std::mem::take(&mut *self.reports.lock().expect("one user"))
    }

    fn columns(&self) -> Columns {
        Columns::WIDE
    }

    fn has_printer(&self) -> bool {
        self.printer
    }

    fn takes(&self, _class: JobClass) -> bool {
        self.printer
    }

    fn may_have_begun(&self, _job: Place) -> bool {
        false
    }
}

/// How a counter begins.
#[derive(Clone, Copy)]
pub struct Beginning<'a> {
    /// The catalogue; none leaves the café without a name.
    pub catalogue: Option<&'a str>,
    /// Whether it is the demonstration café.
    pub demonstration: bool,
    /// Whether it has a printer.
    pub printer: bool,
    /// What else is done at the desk before the window opens.
    pub prepare: Option<fn(&mut Desk)>,
}

impl Default for Beginning<'_> {
    fn default() -> Self {
        Self { catalogue: Some(CATALOGUE), demonstration: false, printer: true, prepare: None }
    }
}

/// The window and everything behind it.
pub struct Counter {
    app: App,
    opener: Opener,
    folder: tempfile::TempDir,
    wall: Wall,
    /// Printer and drawer.
    pub devices: Devices,
    /// The settings that were saved last.
    pub saved: Arc<Mutex<Option<Preferences>>>,
    key_ms: u64,
    touches: usize,
}

impl Counter {
    /// A café with the demonstration catalogue and three people, opened in this look.
    pub fn new(look: Look) -> Self {
        Self::beginning(look, Beginning::default())
    }

    /// A counter that begins in a given way.
    pub fn beginning(look: Look, beginning: Beginning<'_>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let wall = Wall(Arc::new(AtomicI64::new(MORNING_MS)));
        let devices = Devices { printer: beginning.printer, ..Devices::default() };
        let ids = Arc::new(AtomicU64::new(1));
        let pkcs8 = SoftwareSigner::generate().expect("a key");
        let saved = Arc::new(Mutex::new(None));
        let open = {
            let (path, wall) = (folder.path().to_owned(), wall.clone());
            let devices = devices.clone();
            move |_house: House| -> Result<Desk, OpenProblem> {
                let signer = SoftwareSigner::from_pkcs8(&pkcs8).expect("a signer");
                let till = TillId::new(Uuid::from_u128(1));
                let signer: Box<dyn comptoir::journal::seal::Signer> = Box::new(signer);
                let store =
                    Store::open(&path, till, "comptoir 0.1.0", Some(signer), &Options::default());
                let store = store.map_err(|error| match error {
                    StoreError::InUse(_) => OpenProblem::InUse,
                    error => OpenProblem::Other(error.to_string()),
                })?;
                let equipment = Equipment {
                    clock: Box::new(wall.clone()),
                    ids: Box::new(Seeded(Arc::clone(&ids))),
                    anchors: Box::new(Nowhere),
                    outlet: Box::new(devices.clone()),
                    boot: "boot".to_owned(),
                    key_in_file: true,
                    rolled_back: false,
                };
                Ok(Desk::new(Till::new(store), equipment))
            }
        };
        if let Some(catalogue) = beginning.catalogue {
            let mut desk = open(House::Cafe).expect("opened");
            let name = Label::new("Le Relais des Tilleuls").expect("a name");
            let mut cafe = Establishment::named(name);
            cafe.demonstration = beginning.demonstration;
            desk.begin(cafe).expect("begun");
            desk.import(catalogue.as_bytes(), false).expect("imported");
            for name in ["Jean", "Monique", "Yasmine"] {
                desk.add_operator(&Label::new(name).expect("a name")).expect("added");
            }
            if let Some(prepare) = beginning.prepare {
                prepare(&mut desk);
            }
        }
        let preferences = Preferences {
            evening: look.palette.evening,
            start: beginning.catalogue.map(|_| House::Cafe),
            ..Preferences::default()
        };
        let keep = Arc::clone(&saved);
        let save = move |new: &Preferences| *keep.lock().expect("one user") = Some(*new);
        let opener: Opener = Arc::new(open);
        let (app, task) = App::new(Arc::clone(&opener), preferences, Arc::new(save));
        let key_ms = 1_000;
        let mut counter = Self { app, opener, folder, wall, devices, saved, key_ms, touches: 0 };
        counter.resize(look.room.size());
        counter.run(task);
        counter
    }

    /// A window whose till can't be opened.
    pub fn closed(look: Look, problem: OpenProblem) -> Self {
        let mut counter = Self::new(look);
        let opener = Arc::new(move |_| Err(problem.clone()));
        let preferences = Preferences { start: Some(House::Cafe), ..Preferences::default() };
        let (app, task) = App::new(opener, preferences, Arc::new(|_: &Preferences| ()));
        counter.app = app;
        counter.resize(look.room.size());
        counter.run(task);
        counter
    }

    /// The window is closed and opened again.
    pub fn restart(&mut self) {
        let preferences = *self.app.preferences();
        let opener = Arc::clone(&self.opener);
        let size = self.look().room.size();
        let closed = Preferences { start: None, ..preferences };
        let save: Save = Arc::new(|_| ());
        // The former window is gone before the next one opens the till.
        self.app = App::new(Arc::clone(&opener), closed, Arc::clone(&save)).0;
        let (app, task) = App::new(opener, preferences, save);
        self.app = app;
        self.resize(size);
        self.run(task);
    }

    /// The window is closed, this is done at the desk, and it is opened again.
    pub fn behind(&mut self, work: impl FnOnce(&mut Desk)) {
        let preferences = *self.app.preferences();
        let size = self.look().room.size();
        let closed = Preferences { start: None, ..preferences };
        self.app = App::new(Arc::clone(&self.opener), closed, Arc::new(|_| ())).0;
        // A window begins in a size of its own; this one stays as large as it was.
        self.resize(size);
        let mut desk = loop {
            match (self.opener)(House::Cafe) {
                Ok(desk) => break desk,
                // The till's thread lets go of the folder as soon as it notices.
                Err(OpenProblem::InUse) => std::thread::yield_now(),
                Err(_) => panic!("the till can't be opened"),
            }
        };
        work(&mut desk);
        drop(desk);
        self.app.prefer(preferences);
        self.restart();
    }

    /// The window is drawn this much larger.
    pub fn enlarge(&mut self, enlargement: Enlargement) {
        let window = self.look().room.size() * self.look().room.factor();
        let preferences = *self.app.preferences();
        self.app.prefer(Preferences { enlargement, ..preferences });
        self.resize(window * (1.0 / self.look().room.factor()));
    }

    /// The folder of the till.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A café whose day is open, with Monique at the till.
    pub fn selling(look: Look) -> Self {
        let mut counter = Self::new(look);
        counter.touch("Monique");
        counter.touch("Ouvrir la journée");
        counter
    }

    /// Time passes, in milliseconds.
    pub fn advance(&mut self, ms: i64) {
        self.wall.0.fetch_add(ms, Ordering::SeqCst);
    }

    /// The window takes this size, in logical pixels.
    pub fn resize(&mut self, size: Size) {
        self.send(Message::Resized(size));
    }

    /// The look of the window.
    pub fn look(&self) -> Look {
        self.app.look()
    }

    /// The window takes these colours.
    pub fn paint(&mut self, palette: &Palette) {
        let preferences = *self.app.preferences();
        self.app.prefer(Preferences { evening: palette.evening, ..preferences });
    }

    /// Hands the window a message and all that follows from it.
    pub fn send(&mut self, message: Message) {
        let task = self.app.update(message);
        self.run(task);
    }

    /// Hands the window messages at once, before any of their answers: fingers faster than disks.
    pub fn send_at_once(&mut self, messages: Vec<Message>) {
        let tasks: Vec<Task<Message>> =
            messages.into_iter().map(|message| self.app.update(message)).collect();
        for task in tasks {
            self.run(task);
        }
    }

    fn run(&mut self, task: Task<Message>) {
        let mut waiting = VecDeque::from([task]);
        while let Some(task) = waiting.pop_front() {
            let Some(mut stream) = task::into_stream(task) else {
                continue;
            };
            while let Some(action) = block_on(stream.next()) {
                if let Action::Output(message) = action {
                    waiting.push_back(self.app.update(message));
                }
            }
        }
    }

    /// What a finger on this word would tell the window.
    pub fn messages(&self, word: &str) -> Vec<Message> {
        let mut simulator = picture::simulator(self.look(), self.app.view());
        simulator.click(word).unwrap_or_else(|error| panic!("{word}: {error}"));
        simulator.into_messages().collect()
    }

    /// A finger touches this word.
    pub fn touch(&mut self, word: &str) {
        self.touches += 1;
        for message in self.messages(word) {
            self.send(message);
        }
    }

    /// How often a finger touched something since the last call.
    pub fn touches(&mut self) -> usize {
        std::mem::take(&mut self.touches)
    }

    /// Whether this word stands on the screen.
    pub fn shows(&self, word: &str) -> bool {
        let mut simulator = picture::simulator(self.look(), self.app.view());
        simulator.find(word).is_ok()
    }

    /// Where this word stands.
    pub fn place(&self, word: &str) -> iced::Rectangle {
        let mut simulator = picture::simulator(self.look(), self.app.view());
        simulator.find(word).unwrap_or_else(|error| panic!("{word}: {error}")).bounds()
    }

    /// A key is pressed, a quarter of a second after the one before.
    pub fn key(&mut self, named: key::Named) {
        self.press(keyboard::Key::Named(named), None, 250);
    }

    /// A person types a text.
    pub fn type_in(&mut self, text: &str) {
        for letter in text.chars() {
            let letter = letter.to_string();
            self.press(keyboard::Key::Character(letter.as_str().into()), Some(&letter), 250);
            // The scanner's patience ends, as the window's timer would tell.
            self.send(Message::Tick(self.key_ms + 200));
        }
    }

    /// Keys follow each other after so many milliseconds; the window's timer runs.
    pub fn type_at(&mut self, text: &str, pause_ms: u64) {
        for letter in text.chars() {
            self.send(Message::Tick(self.key_ms + pause_ms));
            let letter = letter.to_string();
            self.press(keyboard::Key::Character(letter.as_str().into()), Some(&letter), pause_ms);
        }
        self.send(Message::Tick(self.key_ms + 200));
    }

    /// A scanner types a code and Enter, a key each 8 ms.
    pub fn scan(&mut self, code: &str) {
        self.key_ms += 1_000;
        for letter in code.chars() {
            let letter = letter.to_string();
            self.press(keyboard::Key::Character(letter.as_str().into()), Some(&letter), 8);
        }
        self.press(keyboard::Key::Named(key::Named::Enter), None, 8);
    }

    /// A scanner that ends with CR and LF types a code; a slow frame lies between the two.
    pub fn scan_with_two_ends(&mut self, code: &str) {
        self.scan(code);
        self.press(keyboard::Key::Named(key::Named::Enter), None, 180);
        self.send(Message::Tick(self.key_ms + 200));
    }

    fn press(&mut self, key: keyboard::Key, text: Option<&str>, after_ms: u64) {
        self.key_ms += after_ms;
        let event = keyboard::Event::KeyPressed {
            modified_key: key.clone(),
            key,
            physical_key: key::Physical::Unidentified(key::NativeCode::Unidentified),
            location: keyboard::Location::Standard,
            modifiers: Modifiers::default(),
            text: text.map(Into::into),
            repeat: false,
        };
        self.send(Message::Key(event, self.key_ms));
    }

    /// The picture of the window, compared with its hash, and its measures.
    pub fn look_at(&self, name: &str) {
        picture::check(name, self.look(), self.app.view());
        self.measure(name);
    }

    /// The measures of the window.
    pub fn measure(&self, name: &str) {
        let faults = crate::measure::faults(self.look(), self.app.view());
        let size = self.look().room.size();
        assert!(faults.is_empty(), "{name} {size:?}: {faults:#?}");
    }

    /// How many keys bear neither a word nor a picture.
    pub fn empty_keys(&self) -> usize {
        crate::measure::empty_keys(self.look(), self.app.view())
    }

    /// How many jobs of a kind devices were given.
    pub fn orders(&self, class: JobClass) -> usize {
        let orders = self.devices.orders.lock().expect("one user");
        orders.iter().filter(|order| order.class == class).count()
    }

    /// Closes the window and audits what it leaves behind.
    pub fn audited(self) -> Audit {
        let Self { app, folder, .. } = self;
        drop(app);
        let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
        loop {
            // The till's thread lets go of the folder as soon as it notices.
            match audit(folder.path(), Vec::new()) {
                Ok(found) => return found,
                Err(error) if std::time::Instant::now() > deadline => panic!("{error}"),
                Err(_) => std::thread::yield_now(),
            }
        }
    }
}
