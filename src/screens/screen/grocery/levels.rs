//! What is in stock, family by family, and goods that leave the shelf unsold.

use iced::Element;
use iced::widget::row;

use super::{
    Around, Found, Message as Outer, Told, Wish, parked, parts, print_labels, tracked_families,
    turned,
};
use crate::domain::catalog::Product;
use crate::domain::id::{FamilyId, ProductId};
use crate::domain::stock::MoveReason;
use crate::domain::text::Label;
use crate::screens::amount::Typed;
use crate::screens::bridge::{Move, ShopBoard, Wanted};
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::theme::GAP_12;
use crate::screens::widget::{KeypadKey, act};
use crate::words::format;
use parts::Line;

/// How wide the key of a label is beside the name.
const LABEL_KEY: f32 = 160.0;

/// The state of the tab.
#[derive(Debug, Default)]
pub struct Levels {
    family: Option<FamilyId>,
    chosen: Option<ProductId>,
    reason: usize,
    /// Whether the codes that wait for their product are shown.
    parked: bool,
    /// The code that was touched.
    code: Option<Label>,
    typed: Typed,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A product was touched.
    Choose(ProductId),
    /// Why goods leave.
    Reason,
    /// What is typed left the shelf.
    Note,
    /// A label for the shelf.
    Label,
    /// The codes that wait are shown, or no longer.
    Parked(bool),
    /// One of them was touched.
    Code(Label),
    /// It needs nothing more.
    Clear,
}

/// The word of a reason.
pub fn reason_key(reason: MoveReason) -> &'static str {
    match reason {
        MoveReason::GoodsIn => "grocery-reason-goods-in",
        MoveReason::Loss => "grocery-reason-loss",
        MoveReason::Breakage => "grocery-reason-breakage",
        MoveReason::UseByExpired => "grocery-reason-use-by",
        MoveReason::Donation => "grocery-reason-donation",
        MoveReason::InternalUse => "grocery-reason-internal",
        MoveReason::Transfer => "grocery-reason-transfer",
        MoveReason::Return => "grocery-reason-return",
        MoveReason::Inventory => "grocery-reason-inventory",
    }
}

impl Levels {
    /// What was sent is written, or not.
    pub fn answered(&mut self, well: bool) {
        if well {
            self.typed.clear();
            self.code = None;
        }
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message, around: &Around<'_>) -> Wish {
        match message {
            Message::Choose(product) => {
                self.chosen = Some(product);
                self.parked = false;
                self.typed.clear();
            }
            Message::Reason => self.reason = (self.reason + 1) % MoveReason::OUT.len(),
            Message::Note => return self.note(around),
            Message::Parked(shown) => (self.parked, self.code) = (shown, None),
            Message::Code(code) => self.code = Some(code),
            Message::Clear => {
                if let Some(code) = self.code.clone() {
                    let told = Told::Done(around.scene.say("grocery-parked-cleared"));
                    let done = around.bridge.ask(move |desk| desk.clear_code(code));
                    return Wish::write(done, told);
                }
            }
            Message::Label => {
                if let Some(product) = self.chosen {
                    let wanted = vec![(product, Wanted::Shelf)];
                    return Wish::run(print_labels(around.bridge, wanted, |_| Ok(())));
                }
            }
        }
        Wish::default()
    }

    fn note(&mut self, around: &Around<'_>) -> Wish {
        let scene = around.scene;
        let product = self.chosen.and_then(|id| scene.situation.catalog.product(id));
        let Some((product, size)) =
            product.and_then(|one| Some((one, parts::thousandths(&self.typed, one.unit)?)))
        else {
            return Wish::default();
        };
        let reason = MoveReason::OUT[self.reason];
        let asked = Move { product: product.id, thousandths: -size, reason, lot: None };
        let unit = product.unit;
        let values = |left: i64| {
            [
                ("name", product.name.as_str().into()),
                ("count", format::amount_of(size, unit).into()),
                ("left", format::amount_of(left, unit).into()),
            ]
        };
        let had = around.board.stock.get(&product.id).copied().unwrap_or(0);
        let left = had.saturating_sub(size);
        let told = if left < 0 {
            Told::Remark(scene.words.tell("grocery-noted-negative", &values(left)))
        } else {
            Told::Done(scene.words.tell("grocery-noted", &values(left)))
        };
        let moved = around.bridge.ask(move |desk| desk.move_stock(asked));
        Wish::write(moved, told)
    }

    /// A scan chooses its product.
    pub fn found(&mut self, found: Found, around: &Around<'_>) -> Wish {
        let id = match found.product(around.scene) {
            Ok(id) => id,
            Err(wish) => return *wish,
        };
        self.family = around.scene.situation.catalog.product(id).map(|product| product.family);
        self.update(Message::Choose(id), around)
    }

    /// The next family with a stock, or the one before.
    pub fn family(&mut self, after: bool, scene: &Scene<'_>) {
        self.family = turned(&tracked_families(scene), self.family, after);
        self.chosen = None;
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
        if self.parked {
            return parked::view(scene, board, self.code.as_ref(), page);
        }
        let catalog = &scene.situation.catalog;
        let (family, products) = parts::shelf(scene, self.family);
        let heading = family.map(|family| parts::families(scene, family.name.to_string()));
        let lines = products.into_iter().map(|product| self.line(scene, board, product)).collect();
        let list = parts::listing(scene, heading, lines, page, "grocery-stock-empty");
        let Some(product) = self.chosen.and_then(|id| catalog.product(id)) else {
            let title = scene.say("grocery-stock-title");
            let head = parts::Head::Words(title, scene.say("grocery-stock-hint"));
            let keys = parked::key(scene, board).into_iter().collect();
            return parts::two_parts(scene, list, parts::side(scene, head, None, keys));
        };
        let there = board.stock.get(&product.id).copied().unwrap_or(0);
        let count = parts::amount(product, there);
        let key = if there < 0 { "grocery-there-negative" } else { "grocery-there" };
        let detail = scene.words.tell(key, &[("count", count.into())]);
        let (head, keys) = self.acts(scene, product.name.to_string(), detail);
        let typed = parts::entry(scene, "grocery-left-shelf", &self.typed, product.unit);
        let size = parts::thousandths(&self.typed, product.unit).filter(|size| *size > 0);
        let note = size.map(|_| Outer::Levels(Message::Note));
        let keys = vec![keys, parts::main_key(scene, scene.say("grocery-note"), note)];
        parts::two_parts(scene, list, parts::side(scene, head, Some(typed), keys))
    }

    /// The chosen product with its label, and why goods leave. In a wide window the key of the
    /// label stands beside the name, so that the reason's words have room.
    fn acts<'a>(
        &self,
        scene: Scene<'a>,
        name: String,
        detail: String,
    ) -> (parts::Head<'a>, Element<'a, Outer>) {
        let word = reason_key(MoveReason::OUT[self.reason]);
        let reason = (word, Icon::RefreshCw, Some(Outer::Levels(Message::Reason)));
        let print = Outer::Levels(Message::Label);
        let room = scene.look.room;
        if room.is_portrait() || room.is_low() {
            let keys = vec![reason, ("grocery-label", Icon::Tag, Some(print))];
            return (parts::Head::Words(name, detail), parts::keys(scene, keys));
        }
        let tag = act(scene.look, scene.say("grocery-label")).icon(Icon::Tag).width(LABEL_KEY);
        let head = row![parts::heading(scene, name, detail), tag.on_press(print)];
        (parts::Head::Other(head.spacing(GAP_12).into()), parts::keys(scene, vec![reason]))
    }

    fn line(&self, scene: Scene<'_>, board: &ShopBoard, product: &Product) -> Line {
        let there = board.stock.get(&product.id).copied().unwrap_or(0);
        let short = product.supply.minimum.is_some_and(|least| there < least.thousandths());
        let cost = product.supply.cost.map(format::money);
        let detail = match cost {
            Some(cost) => scene.words.tell("grocery-cost", &[("cost", cost.into())]),
            None => scene.say("grocery-no-cost"),
        };
        let count = parts::amount(product, there);
        let remark = match (there < 0, short) {
            (true, _) => scene.words.tell("grocery-level-negative", &[("count", count.into())]),
            (false, true) => scene.words.tell("grocery-level-short", &[("count", count.into())]),
            (false, false) => count,
        };
        Line {
            title: product.name.to_string(),
            detail,
            remark,
            chosen: self.chosen == Some(product.id),
            message: Some(Outer::Levels(Message::Choose(product.id))),
        }
    }
}
