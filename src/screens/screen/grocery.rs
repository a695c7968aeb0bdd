//! The back of the shop: goods in, stock, inventory, dates, producers and the month.

mod count;
mod dates;
mod found;
mod goods_in;
mod levels;
mod month;
mod parked;
mod parts;
mod producers;

use comptoir_hardware::slip::Slip;
use iced::widget::column;
use iced::{Element, Task};

use crate::domain::catalog::Product;
use crate::domain::id::{FamilyId, ProductId};
use crate::domain::quantity::Unit;
use crate::screens::Refusal;
use crate::screens::amount::keypad_key;
use crate::screens::bridge::{Bridge, Desk, Received, ShopBoard, TillError, Wanted};
use crate::screens::errand::Errand;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::start::keyboard_key;
use crate::screens::theme::{GAP_12, GAP_16, Tint};
use crate::screens::widget::{KeypadKey, Notice, Tab, Tone, tabs};
use crate::words::format;
use found::{Found, Goods};

/// The tabs by the keys of their words.
const TABS: [&str; 6] = [
    "grocery-tab-goods-in",
    "grocery-tab-stock",
    "grocery-tab-inventory",
    "grocery-tab-dates",
    "grocery-tab-producers",
    "grocery-tab-month",
];

/// The place of the dates among them.
const DATES: usize = 3;

/// The place of the producers among them.
const PRODUCERS: usize = 4;

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Grocery {
    tab: usize,
    board: Option<Box<ShopBoard>>,
    goods_in: goods_in::GoodsIn,
    levels: levels::Levels,
    count: count::Count,
    dates: dates::Dates,
    producers: producers::Producers,
    /// The page that someone turned to; else the one with the chosen line.
    page: Option<usize>,
    told: Option<Told>,
    under_way: bool,
}

/// What the last act came to, as a sentence or a refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// It is done.
    Done(String),
    /// It is done, and one should know something.
    Remark(String),
    /// A delivery was taken in.
    Received(Received),
    /// A product was counted; how much the ledger had is told only now.
    Counted {
        /// Which.
        name: String,
        /// What it is counted in.
        unit: Unit,
        /// How much lay there, in thousandths of its unit.
        counted: i64,
        /// How much the ledger had at that moment.
        expected: i64,
    },
    /// It was not done.
    Refused(Refusal),
    /// It was not done, and this is why.
    Wrong(String),
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// What there is to see.
    Loaded(Result<Box<ShopBoard>, Refusal>),
    /// One of the tabs.
    Tab(usize),
    /// Another page of the list.
    Page(usize),
    /// The next family, or the one before.
    Family(bool),
    /// A key of the keypad.
    Key(KeypadKey),
    /// The main act of what is shown.
    Enter,
    /// A scan; nothing for one that could not be read.
    Scanned(Option<String>),
    /// Something was written, or not; then there is more to see.
    Written(Result<Told, Refusal>),
    /// A paper is there to be seen, or not.
    Paper(Result<Box<Slip>, Refusal>),
    /// Labels were printed, or not.
    Labels(Result<Box<Labels>, Refusal>),
    /// On goods that come in.
    GoodsIn(goods_in::Message),
    /// On the stock.
    Levels(levels::Message),
    /// On the inventory.
    Count(count::Message),
    /// On dates.
    Dates(dates::Message),
    /// On producers.
    Producers(producers::Message),
}

/// Labels as they were printed, with what there is to see afterwards.
#[derive(Debug, Clone)]
pub struct Labels {
    slip: Slip,
    board: ShopBoard,
}

/// What a tab is given besides its message.
pub struct Around<'a> {
    /// What is shown.
    board: &'a ShopBoard,
    /// Words and the situation.
    scene: &'a Scene<'a>,
    /// The way to the till.
    bridge: &'a Bridge,
}

/// What a tab asks of the screen.
#[derive(Default)]
pub struct Wish {
    /// Work that is written; nothing is touched meanwhile.
    task: Option<Task<Message>>,
    /// Something to say.
    told: Option<Told>,
}

impl Wish {
    fn run(task: Task<Message>) -> Self {
        Self { task: Some(task), told: None }
    }

    fn say(told: Told) -> Self {
        Self { task: None, told: Some(told) }
    }

    /// Something is written; `told` is what to say once it is.
    fn write<T: Send + 'static>(asked: Task<Result<T, Refusal>>, told: Told) -> Self {
        Self::run(asked.map(move |done| Message::Written(done.map(|_| told.clone()))))
    }
}

impl Grocery {
    /// The screen as one comes to it, and what it asks the till first.
    pub fn new(bridge: &Bridge) -> (Self, Task<Message>) {
        (Self::default(), load(bridge))
    }

    /// The screen with the network's prices open, of which nothing is taken yet. A delivery that is
    /// being counted waits at the till meanwhile.
    pub fn with_network_prices(bridge: &Bridge) -> (Self, Task<Message>) {
        let opened = bridge.ask(Desk::open_network_prices);
        let opened =
            opened.map(|arrival| Message::GoodsIn(goods_in::Message::Opened(Box::new(arrival))));
        (Self::default(), load(bridge).chain(opened))
    }

    /// Takes a message.
    pub fn update(
        &mut self,
        message: Message,
        scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Errand<Message> {
        match message {
            Message::Loaded(Ok(board)) => {
                self.under_way = false;
                self.goods_in.take_up(board.delivery.clone());
                self.board = Some(board);
            }
            Message::GoodsIn(goods_in::Message::Opened(opened)) => {
                self.under_way = false;
                self.page = None;
                self.told = self.goods_in.opened(*opened, scene, bridge);
            }
            Message::Loaded(Err(refusal)) | Message::Paper(Err(refusal)) => {
                self.under_way = false;
                self.told = Some(Told::Refused(refusal));
            }
            Message::Written(done) => {
                let done = done.unwrap_or_else(Told::Refused);
                let well = !matches!(done, Told::Refused(_) | Told::Wrong(_));
                self.goods_in.answered(well, bridge);
                self.levels.answered(well);
                self.count.answered(well);
                self.dates.answered(well);
                self.producers.answered(well);
                if let Told::Received(received) = &done {
                    self.goods_in.received(received);
                }
                self.told = Some(done);
                return Errand::Run(load(bridge));
            }
            Message::Paper(Ok(slip)) => {
                self.under_way = false;
                return Errand::Show(slip);
            }
            Message::Labels(Ok(done)) => {
                let Labels { slip, board } = *done;
                self.under_way = false;
                self.dates.answered(true);
                self.board = Some(Box::new(board));
                if scene.situation.has_printer {
                    self.told = Some(Told::Done(scene.say("grocery-labels-printed")));
                } else {
                    return Errand::Show(Box::new(slip));
                }
            }
            Message::Labels(Err(refusal)) => {
                self.under_way = false;
                self.dates.answered(false);
                self.told = Some(Told::Refused(refusal));
            }
            // Whatever is touched while something is being written was meant for what was shown.
            _ if self.under_way => {}
            message => return self.touched(message, scene, bridge),
        }
        Errand::None
    }

    fn touched(&mut self, message: Message, scene: &Scene<'_>, bridge: &Bridge) -> Errand<Message> {
        let Some(board) = self.board.take() else {
            return Errand::None;
        };
        let wish = self.wish(message, &Around { board: &board, scene, bridge });
        self.board = Some(board);
        self.told = wish.told;
        match wish.task {
            Some(task) => {
                self.under_way = true;
                Errand::Run(task)
            }
            None => Errand::None,
        }
    }

    fn wish(&mut self, message: Message, around: &Around<'_>) -> Wish {
        match message {
            Message::Tab(tab) => {
                self.tab = tab.min(TABS.len() - 1);
                self.page = None;
                Wish::default()
            }
            Message::Page(page) => {
                self.page = Some(page);
                Wish::default()
            }
            Message::GoodsIn(message) => {
                // A line that is touched is seen already; any other act may go to another line.
                if !matches!(message, goods_in::Message::Choose(_)) {
                    self.page = None;
                }
                self.goods_in.update(message, around)
            }
            Message::Levels(message) => self.levels.update(message, around),
            Message::Count(message) => self.count.update(message, around),
            Message::Dates(message) => self.dates.update(message, around),
            Message::Producers(message) => self.producers.update(message, around),
            message => self.routed(message, around),
        }
    }

    /// Scans, keys and families go to the tab that is open.
    fn routed(&mut self, message: Message, around: &Around<'_>) -> Wish {
        match message {
            Message::Scanned(code) => {
                self.page = None;
                let found = Found::read(code.as_deref(), around.scene);
                match self.tab {
                    1 => self.levels.found(found, around),
                    2 => self.count.found(found, around),
                    3 => self.dates.found(found, around),
                    _ => {
                        self.tab = 0;
                        self.goods_in.found(found, around)
                    }
                }
            }
            Message::Family(after) => {
                self.page = None;
                match self.tab {
                    0 => self.goods_in.family(after, around.scene),
                    1 => self.levels.family(after, around.scene),
                    2 => self.count.family(after, around.scene),
                    _ => self.dates.family(after, around.scene),
                }
                Wish::default()
            }
            Message::Key(key) => {
                match self.tab {
                    0 => self.goods_in.key(key),
                    1 => self.levels.key(key),
                    2 => self.count.key(key),
                    PRODUCERS => self.producers.key(key),
                    _ => self.dates.key(key),
                }
                Wish::default()
            }
            Message::Enter => {
                self.page = None;
                match self.tab {
                    0 => self.goods_in.enter(around),
                    1 => self.levels.update(levels::Message::Note, around),
                    2 => self.count.update(count::Message::Note, around),
                    3 => self.dates.enter(around),
                    PRODUCERS => self.producers.update(producers::Message::Make, around),
                    _ => Wish::default(),
                }
            }
            _ => Wish::default(),
        }
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke, _scene: &Scene<'_>) -> Option<Message> {
        if self.writes() {
            let dates = self.tab == DATES;
            return match stroke {
                Stroke::Escape if dates => Some(Message::Dates(dates::Message::FindEnd)),
                Stroke::Escape => Some(Message::Producers(producers::Message::Cancel)),
                other => keyboard_key(other).map(|key| match dates {
                    true => Message::Dates(dates::Message::Letter(key)),
                    false => Message::Producers(producers::Message::Name(key)),
                }),
            };
        }
        match stroke {
            Stroke::Enter => Some(Message::Enter),
            Stroke::Tab => Some(Message::Tab((self.tab + 1) % TABS.len())),
            Stroke::PageUp => Some(Message::Page(self.page.unwrap_or(0).saturating_sub(1))),
            Stroke::PageDown => Some(Message::Page(self.page.unwrap_or(0) + 1)),
            other => keypad_key(other).map(Message::Key),
        }
    }

    /// Takes a scan; nothing for one that could not be read.
    pub fn scanned(&self, code: Option<String>) -> Option<Message> {
        let adding = self.tab == PRODUCERS && self.producers.is_adding();
        (!adding).then_some(Message::Scanned(code))
    }

    /// Whether text is written: all keys are letters then.
    pub fn writes(&self) -> bool {
        match self.tab {
            DATES => self.dates.writes(),
            PRODUCERS => self.producers.writes(),
            _ => false,
        }
    }

    /// The screen.
    pub fn view<'a>(&'a self, mut scene: Scene<'a>) -> Element<'a, Message> {
        let keyboard = match self.tab {
            DATES => self.dates.keyboard(scene),
            PRODUCERS => self.producers.keyboard(scene),
            _ => None,
        };
        if let Some(keyboard) = keyboard {
            return keyboard;
        }
        let waiting = self.board.as_ref().map_or(0, |board| board.dated.len());
        let all = TABS.iter().enumerate().map(|(rank, word)| {
            let word = match (rank, waiting) {
                (3, 1..) => format!("{} ({waiting})", scene.say(word)),
                _ => scene.say(word),
            };
            Tab { word: word.into(), tint: Tint::Mint, chosen: rank == self.tab }
        });
        let head = tabs(scene.look, parts::tab_columns(scene), all.collect(), Message::Tab);
        let mut content = column![head].spacing(GAP_12).padding(GAP_16);
        if let Some(told) = &self.told {
            content = content.push(told.notice(scene));
            // What the sentence takes, on two lines at most, a list beside its acts has not; one
            // above them has its part of the whole.
            if !scene.look.room.is_portrait() {
                scene.area.height -= scene.look.room.key() + GAP_12;
            }
        }
        let Some(board) = &self.board else {
            return content.into();
        };
        content
            .push(match self.tab {
                0 => self.goods_in.view(scene, board, self.page),
                1 => self.levels.view(scene, board, self.page),
                2 => self.count.view(scene, board, self.page),
                3 => self.dates.view(scene, board, self.page),
                PRODUCERS => self.producers.view(scene, board, self.page),
                _ => month::view(scene, board, self.page),
            })
            .into()
    }
}

impl Told {
    fn notice<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let (tone, text) = match self {
            Self::Done(text) => (Tone::Done, text.clone()),
            Self::Remark(text) => (Tone::Attention, text.clone()),
            Self::Received(done) => received(scene, done),
            Self::Counted { name, unit, counted, expected } => {
                let values = [
                    ("name", name.as_str().into()),
                    ("counted", format::amount_of(*counted, *unit).into()),
                    ("expected", format::amount_of(*expected, *unit).into()),
                ];
                if counted == expected {
                    (Tone::Done, scene.words.tell("grocery-count-right", &values))
                } else {
                    (Tone::Attention, scene.words.tell("grocery-count-off", &values))
                }
            }
            Self::Refused(refusal) => (Tone::Problem, refusal.sentence(scene.words)),
            Self::Wrong(text) => (Tone::Problem, text.clone()),
        };
        Notice::new(scene.look, tone, text).into()
    }
}

/// What a delivery came to; what differs from the note is said.
fn received(scene: Scene<'_>, done: &Received) -> (Tone, String) {
    let count = |number: usize| number.to_string().into();
    let values = [
        ("lines", count(done.lines)),
        ("created", count(done.created)),
        ("costs", count(done.costs)),
        ("differing", count(done.differences.len())),
    ];
    if !done.differences.is_empty() {
        (Tone::Attention, scene.words.tell("grocery-received-differing", &values))
    } else {
        (Tone::Done, scene.words.tell("grocery-received", &values))
    }
}

/// Prints labels, and notes what they were for: goods that no label can name are not noted.
fn print_labels(
    bridge: &Bridge,
    wanted: Vec<(ProductId, Wanted)>,
    then: impl FnOnce(&mut Desk) -> Result<(), TillError> + Send + 'static,
) -> Task<Message> {
    let printed = bridge.ask(move |desk| {
        let slip = desk.print_labels(&wanted)?;
        then(desk)?;
        Ok(Box::new(Labels { slip, board: desk.shop_board()? }))
    });
    printed.map(Message::Labels)
}

fn load(bridge: &Bridge) -> Task<Message> {
    bridge.ask(|desk| desk.shop_board().map(Box::new)).map(Message::Loaded)
}

/// Families with a product whose stock is counted, in the order of their tabs.
fn tracked_families(scene: &Scene<'_>) -> Vec<FamilyId> {
    families_with(scene, |product| product.supply.tracked)
}

/// Families that have a product of this kind, in the order of their tabs.
fn families_with(scene: &Scene<'_>, kind: impl Fn(&Product) -> bool) -> Vec<FamilyId> {
    let catalog = &scene.situation.catalog;
    let has = |id: FamilyId| catalog.of_family(id).into_iter().any(&kind);
    catalog.families().iter().map(|family| family.id).filter(|id| has(*id)).collect()
}

/// The family after the present one, or before it, around the end.
fn turned(all: &[FamilyId], present: Option<FamilyId>, after: bool) -> Option<FamilyId> {
    let place = all.iter().position(|id| Some(*id) == present).unwrap_or(0);
    let step = if after { 1 } else { all.len().checked_sub(1)? };
    all.get((place + step) % all.len().max(1)).copied()
}
