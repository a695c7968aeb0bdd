//! Goods come in: an invoice or nothing to begin with, then everything is counted, by scans or by
//! figures, and the delivery is taken in.

mod ask;
mod prices;
mod view;

use crate::domain::id::{FamilyId, PartnerId};
use crate::domain::stock::lot::{Freshness, Stamp};
use crate::screens::Refusal;
use crate::screens::amount::Typed;
use crate::screens::bridge::{
    Bridge, Draft, Opened, Quote, QuoteSource, Received, Sheet, SupplierFault,
};
use crate::screens::scene::Scene;
use crate::screens::widget::KeypadKey;
use crate::words::{Words, format, imports};

use ask::Ask;

use super::{Around, Found, Goods, Told, Wish, families_with, parts, turned};

/// The state of the tab.
#[derive(Debug, Default)]
pub struct GoodsIn {
    stage: Stage,
    /// The line or file that is chosen.
    chosen: Option<usize>,
    typed: Typed,
    /// Whether family and price of a new article are asked for, in place of its number.
    article: bool,
    /// What is asked before the delivery is taken in.
    asks: Option<Ask>,
    /// Whether what is odd about a price list is shown, in place of what it changes.
    odd: bool,
    sent: bool,
}

/// How far it came.
#[derive(Debug, Default)]
enum Stage {
    /// Nothing is being counted.
    #[default]
    Idle,
    /// A delivery.
    Counting(Box<Draft>),
    /// A delivery that is in, with what its supplier is to be told.
    Differing(Box<Received>),
    /// A price list of which someone says which column holds what.
    Columns(Box<Sheet>),
    /// A price list that was read, with what it would change.
    Prices(Box<Quote>),
}

/// A file of a supplier, or why it can't be used.
pub type OpenedFile = Result<Result<Opened, SupplierFault>, Refusal>;

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A file or a line was touched.
    Choose(usize),
    /// The chosen file is opened.
    Open,
    /// It is open, or not.
    Opened(Box<OpenedFile>),
    /// A delivery without an invoice.
    WithoutPaper,
    /// The figure typed is what came.
    Note,
    /// What came is what was announced.
    AsAnnounced,
    /// Family and price of a new article, or back to its number.
    Article,
    /// The next supplier.
    NextPartner,
    /// Another column may hold what a price list says.
    Columns,
    /// The other sign stands before decimals.
    Decimal,
    /// The price list is read by the columns chosen.
    Read,
    /// What is odd about a price list, or back to what it changes.
    Odd,
    /// Nothing of it is taken in.
    Leave,
    /// All of it is taken in.
    Take,
    /// The lines that nobody has counted are counted first.
    CountFirst,
    /// They are missing.
    Missing,
    /// The café's own goods become the bringer's, or stay its own.
    Yields(bool),
    /// What its supplier is to be told is shown as a paper.
    Differences,
    /// The supplier is told.
    Finish,
    /// Where does the folder of arrivals lie?
    Where,
}

impl GoodsIn {
    /// Goes on with a delivery that waited.
    pub fn take_up(&mut self, delivery: Option<Draft>) {
        if let (Stage::Idle, Some(draft)) = (&self.stage, delivery) {
            self.stage = Stage::Counting(Box::new(draft));
        }
    }

    /// What was sent is written, or not.
    pub fn answered(&mut self, well: bool, bridge: &Bridge) {
        if std::mem::take(&mut self.sent) && well {
            self.leave(bridge);
        }
    }

    /// A delivery is in: what differs from its note stays on the screen to be told.
    pub fn received(&mut self, received: &Received) {
        if !received.differences.is_empty() {
            self.stage = Stage::Differing(Box::new(received.clone()));
        }
    }

    /// A file of a supplier is open, or not.
    pub fn opened(
        &mut self,
        arrival: OpenedFile,
        scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Option<Told> {
        let words = scene.words;
        match arrival {
            Err(refusal) => return Some(Told::Refused(refusal)),
            Ok(Err(fault)) => return Some(Told::Wrong(fault_sentence(words, &fault))),
            Ok(Ok(Opened::Delivery(draft))) => {
                let (left_out, rest) = (draft.left_out, draft.earlier > 0);
                self.begin(*draft, bridge);
                if rest {
                    return Some(Told::Remark(words.say("grocery-rest")));
                }
                if left_out > 0 {
                    let count = [("count", left_out.to_string().into())];
                    return Some(Told::Remark(words.tell("grocery-left-out", &count)));
                }
            }
            Ok(Ok(Opened::Columns(sheet))) => self.ask_columns(*sheet),
            Ok(Ok(Opened::Prices(quote))) => {
                self.odd &= !quote.list.warnings.is_empty();
                self.stage = Stage::Prices(quote);
                self.chosen = None;
            }
        }
        None
    }

    /// Nothing is counted or read any more. A delivery that waits behind a price list goes on
    /// waiting.
    fn leave(&mut self, bridge: &Bridge) {
        let counted = matches!(self.stage, Stage::Counting(_));
        *self = Self::default();
        if counted {
            bridge.tell(|desk| desk.keep_delivery(None));
        }
    }

    fn begin(&mut self, draft: Draft, bridge: &Bridge) {
        self.chosen = (!draft.lines.is_empty()).then_some(0);
        self.stage = Stage::Counting(Box::new(draft));
        self.typed.clear();
        (self.article, self.asks) = (false, None);
        self.keep(bridge);
    }

    /// Lets the delivery wait at the till, so that selling in between loses nothing.
    fn keep(&self, bridge: &Bridge) {
        if let Stage::Counting(draft) = &self.stage {
            let draft = (**draft).clone();
            bridge.tell(move |desk| desk.keep_delivery(Some(draft)));
        }
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message, around: &Around<'_>) -> Wish {
        match message {
            Message::Choose(place) if !self.odd && self.turn_cost(place) => {}
            Message::Choose(place) => {
                self.chosen = Some(place);
                self.typed.clear();
                (self.article, self.asks) = (false, None);
            }
            Message::Open => return self.open(around),
            Message::Opened(_) => {}
            Message::WithoutPaper => self.begin(Draft::default(), around.bridge),
            Message::Note => self.note(around),
            Message::AsAnnounced => {
                if let Some(line) = self.line()
                    && let Some(announced) = line.announced
                {
                    line.set(announced);
                    self.step(around);
                }
            }
            Message::Article => {
                self.article = !self.article;
                self.typed.clear();
                self.advise(around.scene);
            }
            Message::NextPartner => return self.next_partner(around),
            Message::Columns => {
                if let Stage::Prices(quote) = &self.stage
                    && let QuoteSource::Table(sheet) = &quote.source
                {
                    self.ask_columns(sheet.clone());
                }
            }
            Message::Decimal => {
                if let Stage::Columns(sheet) = &mut self.stage {
                    sheet.mapping.decimal = sheet.mapping.decimal.other();
                }
            }
            Message::Read => return self.read_sheet(around.bridge),
            Message::Odd => (self.odd, self.chosen) = (!self.odd, None),
            Message::Leave => {
                let network = matches!(&self.stage, Stage::Prices(quote) if quote.is_network());
                self.leave(around.bridge);
                if network {
                    self.take_up(around.board.delivery.clone());
                }
            }
            Message::Take => return self.take(around),
            Message::CountFirst => self.count_first(),
            Message::Missing => return self.missing(around),
            Message::Yields(yields) => return self.yields(yields, around),
            Message::Differences => return self.differences(around.bridge),
            Message::Finish => *self = Self::default(),
            Message::Where => {
                let place = around.bridge.ask(|desk| Ok(desk.inbox().display().to_string()));
                return self.told_where(place, around.scene);
            }
        }
        Wish::default()
    }

    /// Takes a cost of a price list, or leaves it out. Says whether there is such a list.
    fn turn_cost(&mut self, place: usize) -> bool {
        let Stage::Prices(quote) = &mut self.stage else { return false };
        quote.turn(place);
        true
    }

    fn line(&mut self) -> Option<&mut crate::screens::bridge::DraftLine> {
        let Stage::Counting(draft) = &mut self.stage else { return None };
        draft.lines.get_mut(self.chosen?)
    }

    fn open(&mut self, around: &Around<'_>) -> Wish {
        let Some(name) = self.chosen.and_then(|place| around.board.arrivals.get(place)) else {
            return Wish::default();
        };
        let name = name.name.clone();
        let opened = around.bridge.ask(move |desk| desk.open_arrival(&name));
        let message = |arrival| super::Message::GoodsIn(Message::Opened(Box::new(arrival)));
        Wish::run(opened.map(message))
    }

    /// Notes what is typed: how much came, or what a new article is sold for.
    fn note(&mut self, around: &Around<'_>) {
        let (typed, article) = (self.typed.clone(), self.article);
        let catalog = &around.scene.situation.catalog;
        let Some(line) = self.line() else { return };
        if article {
            line.price = typed.cents().or(line.price).or(line.advised_price(catalog));
        } else if let Some(counted) = parts::thousandths(&typed, line.unit) {
            line.set(counted);
        } else {
            return;
        }
        self.step(around);
    }

    /// Goes to the line that comes next, or to what the present one lacks.
    fn step(&mut self, around: &Around<'_>) {
        self.typed.clear();
        let lacks = self.line().is_some_and(|line| line.lacks_something());
        let count = match &self.stage {
            Stage::Counting(draft) => draft.lines.len(),
            _ => 0,
        };
        if lacks {
            self.article = true;
            self.advise(around.scene);
        } else {
            self.article = false;
            self.chosen = self.chosen.map(|place| (place + 1).min(count.saturating_sub(1)));
        }
        self.keep(around.bridge);
    }

    /// A new article begins in the first family, until someone says otherwise.
    fn advise(&mut self, scene: &Scene<'_>) {
        let first = scene.situation.catalog.families().first().map(|family| family.id);
        if let Some(line) = self.line()
            && line.product.is_none()
        {
            line.family = line.family.or(first);
        }
    }

    fn next_partner(&mut self, around: &Around<'_>) -> Wish {
        let all: Vec<PartnerId> = around.board.partners.iter().map(|(one, _)| one.id).collect();
        let Stage::Counting(draft) = &mut self.stage else {
            return self.list_of_next(&all, around.bridge);
        };
        draft.partner = next_of(&all, draft.partner);
        self.keep(around.bridge);
        Wish::default()
    }

    fn take(&mut self, around: &Around<'_>) -> Wish {
        let words = around.scene.words;
        match &self.stage {
            Stage::Idle | Stage::Columns(_) | Stage::Differing(_) => Wish::default(),
            Stage::Counting(draft) => {
                self.asks = ask::ask(draft, around);
                if self.asks.is_some() {
                    return Wish::default();
                }
                let draft = (**draft).clone();
                self.sent = true;
                let taken = around.bridge.ask(move |desk| desk.receive(&draft, false));
                let told = |done: Result<Received, Refusal>| {
                    super::Message::Written(done.map(Told::Received))
                };
                Wish::run(taken.map(told))
            }
            Stage::Prices(quote) => {
                let quote = (**quote).clone();
                self.sent = true;
                let count = quote.taken().to_string();
                let done = words.tell("grocery-prices-done", &[("count", count.into())]);
                let taken = around.bridge.ask(move |desk| desk.take_quote(&quote));
                let told = move |taken: Result<(), Refusal>| {
                    super::Message::Written(taken.map(|()| Told::Done(done.clone())))
                };
                Wish::run(taken.map(told))
            }
        }
    }

    /// A scan adds one to its line; what nobody announced gets a line.
    pub fn found(&mut self, found: Found, around: &Around<'_>) -> Wish {
        match self.stage {
            Stage::Idle | Stage::Differing(_) => self.begin(Draft::default(), around.bridge),
            Stage::Counting(_) => {}
            Stage::Columns(_) | Stage::Prices(_) => {
                return Wish::say(Told::Wrong(around.scene.say("grocery-list-first")));
            }
        }
        let situation = around.scene.situation;
        // The driver takes back what is too old; nobody sells it.
        let past = |stamp: &&Stamp| {
            stamp.kind.freshness(stamp.date, situation.today) == Freshness::Expired
        };
        if let Some(stamp) = found.stamp.as_ref().filter(past) {
            let day = format::short_day(around.scene.words, stamp.date);
            let told = around.scene.words.tell("grocery-came-expired", &[("day", day.into())]);
            return Wish::say(Told::Wrong(told));
        }
        let Stage::Counting(draft) = &mut self.stage else { return Wish::default() };
        let (place, more) = match &found.goods {
            Goods::Product(id, more) => {
                let product = situation.catalog.product(*id);
                (product.map(|product| draft.count(product, *more)), *more)
            }
            Goods::Unknown(code) => (draft.count_unknown(code), 1_000),
            Goods::Nothing => (None, 0),
        };
        let Some(place) = place else {
            return Wish::say(Told::Wrong(around.scene.say("grocery-unknown-code")));
        };
        if let Some(stamp) = found.stamp {
            draft.lines[place].date(stamp, more);
        }
        (self.chosen, self.article, self.asks) = (Some(place), false, None);
        self.typed.clear();
        self.keep(around.bridge);
        Wish::default()
    }

    /// The next family of a new article, or the one before.
    pub fn family(&mut self, after: bool, scene: &Scene<'_>) {
        if matches!(self.stage, Stage::Columns(_)) {
            return self.turn_column(after);
        }
        let all: Vec<FamilyId> = families_with(scene, |_| true);
        if let Some(line) = self.line() {
            line.family = turned(&all, line.family, after);
        }
    }

    /// Takes a key of the keypad.
    pub fn key(&mut self, key: KeypadKey) {
        if self.asks.is_none() && self.chosen.is_some() && (self.article || key != KeypadKey::Comma)
        {
            self.typed.press(key);
        }
    }

    /// The main act: notes what is typed, or opens the chosen file.
    pub fn enter(&mut self, around: &Around<'_>) -> Wish {
        match self.stage {
            Stage::Idle => self.open(around),
            Stage::Columns(_) => self.read_sheet(around.bridge),
            Stage::Differing(_) => self.update(Message::Finish, around),
            // A question is answered by its own keys alone.
            Stage::Counting(_) if self.asks.is_some() => Wish::default(),
            _ => self.update(Message::Note, around),
        }
    }
}

/// The one after the present one; behind the last comes none.
fn next_of(all: &[PartnerId], present: Option<PartnerId>) -> Option<PartnerId> {
    let next = match present {
        None => 0,
        Some(id) => all.iter().position(|one| *one == id).map_or(0, |place| place + 1),
    };
    all.get(next).copied()
}

/// Why a supplier's file can't be used.
fn fault_sentence(words: &Words, fault: &SupplierFault) -> String {
    match fault {
        SupplierFault::Unreadable => words.say("grocery-file-unreadable"),
        SupplierFault::TooLarge => words.say("supplier-too-large"),
        SupplierFault::NoGoods(kind) => {
            let kind = imports::invoice_kind(words, *kind);
            words.tell("supplier-no-goods", &[("kind", kind.into())])
        }
        SupplierFault::Invoice(error) => imports::invoice_error(words, error),
        SupplierFault::List(problems) => {
            let first = problems.first().map(|problem| imports::list_problem(words, problem));
            let first = first.unwrap_or_default();
            let more = problems.len().saturating_sub(1);
            let values = [("first", first.into()), ("more", more.to_string().into())];
            words.tell("grocery-list-problems", &values)
        }
    }
}
