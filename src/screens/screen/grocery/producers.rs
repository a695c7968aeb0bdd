//! Producers of the neighbourhood: what was sold of their goods, and the statement of it.

use iced::Element;

use super::{Around, Message as Outer, Told, Wish, parts};
use crate::domain::id::PartnerId;
use crate::domain::partner::{Deal, Partner};
use crate::domain::text::{Label, folded};
use crate::screens::amount::Typed;
use crate::screens::bridge::ShopBoard;
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::screen::start;
use crate::screens::widget::{KeyboardKey, KeypadKey, Typing, act};
use crate::words::format;
use parts::Line;

/// The most characters of a producer's name, so that it stands whole on a statement.
const NAME_MAX: usize = 40;

/// The deals that one can have with a producer, the usual one first.
const DEALS: [Deal; 3] = [Deal::Consignment, Deal::Mandate, Deal::Purchase];

/// The state of the tab.
#[derive(Debug, Default)]
pub struct Producers {
    chosen: Option<PartnerId>,
    adding: Option<Adding>,
    sent: bool,
}

/// A producer who is not known yet.
#[derive(Debug)]
struct Adding {
    name: Typing,
    /// Whether the name is complete, and the deal is asked for.
    named: bool,
    deal: Deal,
    rate: Typed,
}

impl Adding {
    /// What the café keeps, in basis points: goods that it buys are its own.
    fn commission(&self) -> Option<u16> {
        if self.deal == Deal::Purchase {
            return Some(0);
        }
        // A percent with two decimals has as many hundredths as an amount has cents.
        let points = u16::try_from(self.rate.cents()?.get()).ok()?;
        (points <= Partner::MAX_COMMISSION).then_some(points)
    }
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A producer was touched.
    Choose(PartnerId),
    /// The statement is made.
    Tell,
    /// A producer is to be added.
    Add,
    /// A key of its name.
    Name(KeyboardKey),
    /// How the café deals with it.
    Deal(Deal),
    /// It is added as it was told.
    Make,
    /// No producer is added.
    Cancel,
}

impl Producers {
    /// What was sent is written, or not.
    pub fn answered(&mut self, well: bool) {
        if std::mem::take(&mut self.sent) && well {
            self.adding = None;
        }
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message, around: &Around<'_>) -> Wish {
        match message {
            Message::Choose(partner) => self.chosen = Some(partner),
            Message::Tell => {
                let Some(partner) = self.chosen else { return Wish::default() };
                let made = around
                    .bridge
                    .ask(move |desk| desk.make_statement(partner).map(|(_, slip)| Box::new(slip)));
                return Wish::run(made.map(Outer::Paper));
            }
            Message::Add => {
                let name = Typing::new("", NAME_MAX).required();
                let (deal, rate) = (DEALS[0], Typed::default());
                self.adding = Some(Adding { name, named: false, deal, rate });
            }
            Message::Cancel => self.adding = None,
            Message::Make => return self.make(around),
            Message::Name(key) => {
                if let Some(adding) = &mut self.adding {
                    adding.named = adding.name.press(key);
                }
            }
            Message::Deal(deal) => {
                if let Some(adding) = &mut self.adding {
                    adding.deal = deal;
                }
            }
        }
        Wish::default()
    }

    fn make(&mut self, around: &Around<'_>) -> Wish {
        let told = self.adding.as_ref().and_then(|adding| {
            let name = Label::new(adding.name.text()).ok()?;
            Some((name, adding.deal, adding.commission()?))
        });
        let Some((name, deal, commission)) = told else { return Wish::default() };
        let same = |one: &Partner| folded(one.name()) == folded(name.as_str());
        if around.board.partners.iter().any(|(one, _)| same(one)) {
            return Wish::say(Told::Wrong(around.scene.say("grocery-producer-known")));
        }
        let values = [("name", name.as_str().into())];
        let done = Told::Done(around.scene.words.tell("grocery-producer-added", &values));
        self.sent = true;
        let added = around.bridge.ask(move |desk| desk.add_producer(name, deal, commission));
        Wish::write(added, done)
    }

    /// The name that is being typed, if one is.
    fn typing(&self) -> Option<&Typing> {
        self.adding.as_ref().filter(|adding| !adding.named).map(|adding| &adding.name)
    }

    /// Whether a name is written: all keys are letters then.
    pub fn writes(&self) -> bool {
        self.typing().is_some()
    }

    /// Whether someone is adding a producer, and a scan means nothing.
    pub fn is_adding(&self) -> bool {
        self.adding.is_some()
    }

    /// Takes a key of the keypad.
    pub fn key(&mut self, key: KeypadKey) {
        if let Some(adding) = self.adding.as_mut().filter(|adding| adding.deal != Deal::Purchase) {
            adding.rate.press(key);
        }
    }

    /// The keyboard for the name of a new producer; nothing while none is typed.
    pub fn keyboard<'a>(&'a self, scene: Scene<'a>) -> Option<Element<'a, Outer>> {
        let typing = self.typing()?;
        let words = start::TypingWords {
            title: scene.say("grocery-producer-name"),
            hint: scene.say("grocery-producer-name-hint"),
        };
        Some(start::typing_view(
            scene.look,
            scene.words,
            typing,
            words,
            Some(Outer::Producers(Message::Cancel)),
            |key| Outer::Producers(Message::Name(key)),
        ))
    }

    /// How the café deals with a new producer.
    fn terms<'a>(&'a self, scene: Scene<'a>, adding: &'a Adding) -> Element<'a, Outer> {
        let line = |one: Deal| {
            let (title, detail) = match one {
                Deal::Consignment => {
                    ("grocery-terms-consignment", "grocery-terms-consignment-hint")
                }
                Deal::Mandate => ("grocery-terms-mandate", "grocery-terms-mandate-hint"),
                Deal::Purchase => ("grocery-deal-purchase", "grocery-terms-purchase-hint"),
            };
            Line {
                title: scene.say(title),
                detail: scene.say(detail),
                remark: String::new(),
                chosen: adding.deal == one,
                message: Some(Outer::Producers(Message::Deal(one))),
            }
        };
        let lines = DEALS.into_iter().map(line).collect();
        let list = parts::listing(scene, None, lines, None, "grocery-producers-empty");
        let title = adding.name.text().to_owned();
        let head = parts::Head::Words(title, scene.say("grocery-terms-hint"));
        let bought = adding.deal == Deal::Purchase;
        let typed = (!bought).then(|| parts::rate_entry(scene, "grocery-commission", &adding.rate));
        let make = adding.commission().map(|_| Outer::Producers(Message::Make));
        let cancel = act(scene.look, scene.say("cancel")).icon(Icon::X);
        let keys = vec![
            cancel.on_press(Outer::Producers(Message::Cancel)).into(),
            parts::main_key(scene, scene.say("grocery-producer-make"), make),
        ];
        parts::two_parts(scene, list, parts::side(scene, head, typed, keys))
    }

    /// The tab.
    pub fn view<'a>(
        &'a self,
        scene: Scene<'a>,
        board: &'a ShopBoard,
        page: Option<usize>,
    ) -> Element<'a, Outer> {
        if let Some(adding) = &self.adding {
            return self.terms(scene, adding);
        }
        let add = act(scene.look, scene.say("grocery-producer-add")).icon(Icon::Plus);
        let add = add.on_press(Outer::Producers(Message::Add)).into();
        let told = board.partners.iter().filter_map(|(one, paper)| Some((one, paper.as_ref()?)));
        let lines = told.clone().map(|(partner, paper)| Line {
            title: partner.name().to_owned(),
            detail: deal(scene, partner),
            remark: format::money(match partner.deal {
                Deal::Purchase => paper.sums.sold,
                _ => paper.sums.due,
            }),
            chosen: self.chosen == Some(partner.id),
            message: Some(Outer::Producers(Message::Choose(partner.id))),
        });
        let list = parts::listing(scene, None, lines.collect(), page, "grocery-producers-empty");
        let mut told = told;
        let Some((partner, paper)) = told.find(|(one, _)| Some(one.id) == self.chosen) else {
            let title = scene.say("grocery-producers-title");
            let head = parts::Head::Words(title, scene.say("grocery-producers-hint"));
            return parts::two_parts(scene, list, parts::side(scene, head, None, vec![add]));
        };
        let values = [
            ("until", format::short_day(scene.words, paper.sums.until).into()),
            ("sold", format::money(paper.sums.sold).into()),
            ("commission", format::money(paper.sums.commission).into()),
            ("due", format::money(paper.sums.due).into()),
        ];
        let sums = scene.words.tell("grocery-told", &values);
        let head = parts::heading(scene, partner.name().to_owned(), sums);
        let left = paper.lines.iter().take(8).map(|line| {
            let left =
                line.left.map_or_else(String::new, |left| format::amount_of(left, line.unit));
            let values = [
                ("name", line.name.as_str().into()),
                ("sold", format::amount_of(line.sold, line.unit).into()),
                ("left", left.into()),
            ];
            let sentence = scene.words.tell("grocery-told-line", &values);
            crate::screens::widget::label(sentence)
                .size(crate::screens::theme::BODY)
                .lines(2)
                .width(iced::Length::Fill)
                .into()
        });
        let lines: Vec<Element<'a, Outer>> = left.collect();
        let head = iced::widget::column![head, iced::widget::Column::with_children(lines)]
            .spacing(crate::screens::theme::GAP_12);
        let head = parts::Head::Other(head.into());
        let some = !paper.sums.sold.is_zero();
        let tell = some.then_some(Outer::Producers(Message::Tell));
        let keys = vec![add, parts::main_key(scene, scene.say("grocery-tell"), tell)];
        parts::two_parts(scene, list, parts::side(scene, head, None, keys))
    }
}

/// How the café deals with a producer.
fn deal(scene: Scene<'_>, partner: &Partner) -> String {
    let rate = format::percent(partner.commission);
    match partner.deal {
        Deal::Purchase => scene.say("grocery-deal-purchase"),
        Deal::Consignment => scene.words.tell("grocery-deal-consignment", &[("rate", rate.into())]),
        Deal::Mandate => scene.words.tell("grocery-deal-mandate", &[("rate", rate.into())]),
    }
}
