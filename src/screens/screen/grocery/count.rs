//! The inventory: one family or all, counted blind while selling goes on.

use iced::Element;

use super::{Around, Found, Message as Outer, Told, Wish, parts, tracked_families, turned};
use crate::domain::catalog::Product;
use crate::domain::day::Moment;
use crate::domain::id::{FamilyId, ProductId};
use crate::screens::Refusal;
use crate::screens::amount::Typed;
use crate::screens::bridge::{Inventory, ShopBoard};
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::widget::{KeypadKey, act};
use parts::Line;

/// The state of the tab.
#[derive(Debug, Default)]
pub struct Count {
    /// Which family is to be counted; none for all.
    scope: Option<FamilyId>,
    /// Which family is shown while all are counted.
    shown: Option<FamilyId>,
    /// What is being counted, and since when.
    chosen: Option<(ProductId, Moment)>,
    typed: Typed,
    /// Whether the end was asked for.
    ending: bool,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// One family is to be counted, or all.
    Scope(Option<FamilyId>),
    /// The count begins.
    Start,
    /// A product is counted now.
    Choose(ProductId),
    /// So much of it lies there.
    Note,
    /// The count ends; the first touch asks.
    End,
    /// It goes on.
    GoOn,
}

impl Count {
    /// What was sent is written, or not.
    pub fn answered(&mut self, well: bool) {
        if well {
            self.typed.clear();
            self.ending = false;
        }
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message, around: &Around<'_>) -> Wish {
        let scene = around.scene;
        match message {
            Message::Scope(scope) => self.scope = scope,
            Message::Start => {
                let (scope, told) = (self.scope, Told::Done(scene.say("grocery-started")));
                let started = around.bridge.ask(move |desk| desk.start_inventory(scope));
                return Wish::write(started, told);
            }
            Message::Choose(product) => {
                self.chosen = Some((product, scene.situation.now));
                self.typed.clear();
            }
            Message::Note => return self.note(around),
            Message::GoOn => self.ending = false,
            Message::End if !self.ending => self.ending = true,
            Message::End => {
                self.chosen = None;
                let told = Told::Done(scene.say("grocery-ended"));
                let ended = around.bridge.ask(|desk| desk.end_inventory());
                return Wish::write(ended, told);
            }
        }
        Wish::default()
    }

    fn note(&mut self, around: &Around<'_>) -> Wish {
        let scene = around.scene;
        let found = self.chosen.and_then(|(id, at)| {
            let product = scene.situation.catalog.product(id)?;
            Some((product, at, parts::thousandths(&self.typed, product.unit)?))
        });
        let Some((product, at, counted)) = found else {
            return Wish::default();
        };
        // The theoretical figure is told only by the answer: whoever counts must not count towards
        // it.
        let (id, name, unit) = (product.id, product.name.to_string(), product.unit);
        let noted = around.bridge.ask(move |desk| desk.count_stock(id, counted, at));
        Wish::run(noted.map(move |row: Result<_, Refusal>| {
            Outer::Written(row.map(|row| Told::Counted {
                name: name.clone(),
                unit,
                counted: row.counted,
                expected: row.expected,
            }))
        }))
    }

    /// A scan chooses its product.
    pub fn found(&mut self, found: Found, around: &Around<'_>) -> Wish {
        let scene = around.scene;
        let id = match found.product(scene) {
            Ok(id) => id,
            Err(wish) => return *wish,
        };
        if around.board.inventory.is_none() {
            return Wish::say(Told::Wrong(scene.say("stock-no-inventory")));
        }
        self.shown = scene.situation.catalog.product(id).map(|product| product.family);
        self.update(Message::Choose(id), around)
    }

    /// The next family, or the one before.
    pub fn family(&mut self, after: bool, scene: &Scene<'_>) {
        self.shown = turned(&tracked_families(scene), self.shown, after);
    }

    /// Takes a key of the keypad.
    pub fn key(&mut self, key: KeypadKey) {
        if self.chosen.is_some() && key != KeypadKey::Comma {
            self.typed.press(key);
        }
    }

    /// The tab.
    pub fn view<'a>(
        &'a self,
        scene: Scene<'a>,
        board: &'a ShopBoard,
        page: Option<usize>,
    ) -> Element<'a, Outer> {
        match &board.inventory {
            None => self.beginning(scene, page),
            Some(inventory) => self.counting(scene, inventory, page),
        }
    }

    fn beginning<'a>(&'a self, scene: Scene<'a>, page: Option<usize>) -> Element<'a, Outer> {
        let catalog = &scene.situation.catalog;
        let all = tracked_families(&scene);
        let line = |title: String, count: usize, scope: Option<FamilyId>| Line {
            title,
            detail: scene.words.tell("grocery-products", &[("count", count.to_string().into())]),
            remark: String::new(),
            chosen: self.scope == scope,
            message: Some(Outer::Count(Message::Scope(scope))),
        };
        let tracked = |id: FamilyId| {
            catalog.of_family(id).iter().filter(|product| product.supply.tracked).count()
        };
        let whole = all.iter().map(|id| tracked(*id)).sum();
        let mut lines = Vec::new();
        if !all.is_empty() {
            lines.push(line(scene.say("grocery-all"), whole, None));
        }
        lines.extend(all.iter().filter_map(|id| {
            let name = catalog.family(*id)?.name.to_string();
            Some(line(name, tracked(*id), Some(*id)))
        }));
        let start = (!lines.is_empty()).then_some(Outer::Count(Message::Start));
        let list = parts::listing(scene, None, lines, page, "grocery-stock-empty");
        let title = scene.say("grocery-inventory-title");
        let head = parts::Head::Words(title, scene.say("grocery-inventory-hint"));
        let keys = vec![parts::main_key(scene, scene.say("grocery-start"), start)];
        parts::two_parts(scene, list, parts::side(scene, head, None, keys))
    }

    fn counting<'a>(
        &'a self,
        scene: Scene<'a>,
        inventory: &'a Inventory,
        page: Option<usize>,
    ) -> Element<'a, Outer> {
        let catalog = &scene.situation.catalog;
        let (family, products) = parts::shelf(scene, inventory.row.family.or(self.shown));
        let turns = inventory.row.family.is_none();
        let name = family.map_or_else(String::new, |family| family.name.to_string());
        let heading = turns.then(|| parts::families(scene, name));
        let lines =
            products.into_iter().map(|product| self.line(scene, inventory, product)).collect();
        let list = parts::listing(scene, heading, lines, page, "grocery-stock-empty");
        let end = |word: &str, kind_word: Icon| {
            act(scene.look, scene.say(word)).icon(kind_word).on_press(Outer::Count(Message::End))
        };
        if self.ending {
            let title = scene.say("grocery-end-question");
            let head = parts::Head::Words(title, scene.say("grocery-end-hint"));
            let on =
                act(scene.look, scene.say("grocery-go-on")).on_press(Outer::Count(Message::GoOn));
            let sure =
                parts::main_key(scene, scene.say("grocery-end"), Some(Outer::Count(Message::End)));
            return parts::two_parts(
                scene,
                list,
                parts::side(scene, head, None, vec![on.into(), sure]),
            );
        }
        let chosen = self.chosen.and_then(|(id, _)| catalog.product(id));
        let Some(product) = chosen else {
            let title = scene.say("grocery-counting-title");
            let head = parts::Head::Words(title, scene.say("grocery-counting-hint"));
            let keys = vec![end("grocery-end", Icon::Check).into()];
            return parts::two_parts(scene, list, parts::side(scene, head, None, keys));
        };
        let head = parts::Head::Words(product.name.to_string(), scene.say("grocery-count-blind"));
        let typed = parts::entry(scene, "grocery-lies-there", &self.typed, product.unit);
        let note = (!self.typed.is_empty()).then_some(Outer::Count(Message::Note));
        let keys = vec![
            end("grocery-end", Icon::Check).into(),
            parts::main_key(scene, scene.say("grocery-note"), note),
        ];
        parts::two_parts(scene, list, parts::side(scene, head, Some(typed), keys))
    }

    fn line(&self, scene: Scene<'_>, inventory: &Inventory, product: &Product) -> Line {
        let counted = inventory.counts.iter().find(|row| row.product == product.id);
        let detail = match counted {
            None => scene.say("grocery-not-counted"),
            Some(row) => {
                let values = [
                    ("counted", parts::amount(product, row.counted).into()),
                    ("expected", parts::amount(product, row.expected).into()),
                ];
                scene.words.tell("grocery-count-line", &values)
            }
        };
        let off = counted.map(|row| row.counted.saturating_sub(row.expected));
        let remark = match off {
            None => String::new(),
            Some(0) => scene.say("grocery-right"),
            Some(off) => {
                let sign = if off > 0 { "+" } else { "" };
                format!("{sign}{}", parts::amount(product, off))
            }
        };
        Line {
            title: product.name.to_string(),
            detail,
            remark,
            chosen: self.chosen.is_some_and(|(id, _)| id == product.id),
            message: Some(Outer::Count(Message::Choose(product.id))),
        }
    }
}
