//! Goods with a date: the list of the morning, and dates taken down when goods come.

mod adding;

use chrono::{Datelike, NaiveDate};
use iced::Element;

use super::{
    Around, Found, Message as Outer, Told, Wish, parts, print_labels, tracked_families, turned,
};
use crate::domain::day::BusinessDay;
use crate::domain::id::{FamilyId, LotId, ProductId};
use crate::domain::quantity::Unit;
use crate::domain::shelf::ShelfLabel;
use crate::domain::stock::MoveReason;
use crate::domain::stock::lot::{DateKind, Freshness};
use crate::domain::text::Label;
use crate::screens::amount::Typed;
use crate::screens::bridge::{Dated, Desk, NewLot, ShopBoard, Wanted};
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::widget::{KeyboardKey, KeypadKey, Typing, act};
use crate::words::format;
use parts::Line;

/// The most letters of a name that is looked for.
const NAME_MAX: usize = 20;

/// The state of the tab.
#[derive(Debug, Default)]
pub struct Dates {
    chosen: Option<LotId>,
    adding: Option<Adding>,
    family: Option<FamilyId>,
    /// Letters of a name that are being typed.
    typing: Option<Typing>,
    /// The letters that were looked for.
    sought: Option<String>,
    typed: Typed,
    sent: bool,
}

/// A date that is taken down.
#[derive(Debug, Default)]
struct Adding {
    product: Option<ProductId>,
    date: Option<BusinessDay>,
    kind: Option<DateKind>,
    number: Option<Label>,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A lot was touched.
    Choose(LotId),
    /// Its price is lowered, in basis points.
    MarkDown(u16),
    /// What is left of it leaves the shelf for this reason.
    Out(MoveReason),
    /// Nothing is left of it.
    Gone,
    /// A date is to be taken down.
    Add,
    /// Of this product.
    Product(ProductId),
    /// A product is looked for by its name.
    Find,
    /// A key of its name.
    Letter(KeyboardKey),
    /// All products again.
    FindEnd,
    /// The date is a use-by date, or one of best before.
    Kind,
    /// What is typed is right.
    Note,
    /// No date is taken down.
    Cancel,
}

impl Dates {
    /// What was sent is written, or not.
    pub fn answered(&mut self, well: bool) {
        if std::mem::take(&mut self.sent) && well {
            *self = Self { family: self.family, ..Self::default() };
        }
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message, around: &Around<'_>) -> Wish {
        let scene = around.scene;
        match message {
            Message::Choose(lot) => self.chosen = Some(lot),
            Message::Add => {
                self.adding = Some(Adding::default());
                self.sought = None;
                self.typed.clear();
            }
            Message::Cancel => (self.adding, self.typing) = (None, None),
            Message::Find => self.typing = Some(Typing::new("", NAME_MAX)),
            Message::FindEnd => (self.typing, self.sought) = (None, None),
            Message::Letter(key) => self.letter(key, scene),
            Message::Product(product) => {
                // What was told of another product is not this one's.
                self.adding = Some(Adding { product: Some(product), ..Adding::default() });
                self.typed.clear();
            }
            Message::Kind => {
                let adding = self.adding.get_or_insert_default();
                adding.kind = match adding.kind {
                    None | Some(DateKind::UseBy) => Some(DateKind::BestBefore),
                    Some(DateKind::BestBefore) => Some(DateKind::UseBy),
                };
            }
            Message::Note => return self.note(around),
            Message::MarkDown(discount) => {
                if let Some(wish) = self.mark_down(around, discount) {
                    return wish;
                }
                let told = Told::Remark(scene.say("grocery-marked-down"));
                return self.lot(around, told, move |desk, lot, _| desk.mark_down(lot, discount));
            }
            Message::Out(reason) => {
                let told = Told::Done(scene.say(match reason {
                    MoveReason::Donation => "grocery-given",
                    _ => "grocery-lost",
                }));
                return self.lot(around, told, move |desk, lot, left| {
                    desk.clear_lot(lot, (left > 0).then_some((left, reason)))
                });
            }
            Message::Gone => {
                let told = Told::Done(scene.say("grocery-gone"));
                return self.lot(around, told, |desk, lot, _| desk.clear_lot(lot, None));
            }
        }
        Wish::default()
    }

    /// Lowers the price of the chosen lot and prints a label for each piece that may be left;
    /// nothing for goods that no label can make cheaper.
    fn mark_down(&mut self, around: &Around<'_>, discount: u16) -> Option<Wish> {
        let dated = around.board.dated.iter().find(|one| Some(one.row.lot.id) == self.chosen)?;
        let lot = &dated.row.lot;
        let product = around.scene.situation.catalog.product(lot.product)?;
        if product.unit != Unit::Piece || product.free_price {
            return None;
        }
        let pieces = usize::try_from(dated.left / 1_000).unwrap_or(0);
        let pieces = pieces.clamp(1, ShelfLabel::MAX_COUNT);
        let percent = u8::try_from(discount / 100).ok()?;
        let wanted = vec![(product.id, Wanted::MarkDown(percent)); pieces];
        let id = lot.id;
        self.sent = true;
        let note = move |desk: &mut Desk| desk.mark_down(id, discount);
        Some(Wish::run(print_labels(around.bridge, wanted, note)))
    }

    /// Does something with the chosen lot; `left` is how much there may still be of it.
    fn lot(
        &mut self,
        around: &Around<'_>,
        told: Told,
        act: impl FnOnce(&mut Desk, LotId, i64) -> Result<(), crate::screens::bridge::TillError>
        + Send
        + 'static,
    ) -> Wish {
        let chosen = around.board.dated.iter().find(|one| Some(one.row.lot.id) == self.chosen);
        let Some((lot, left)) = chosen.map(|one| (one.row.lot.id, one.left)) else {
            return Wish::default();
        };
        self.sent = true;
        let done = around.bridge.ask(move |desk| act(desk, lot, left));
        Wish::write(done, told)
    }

    /// Notes the date that is typed, then how many there are of it.
    fn note(&mut self, around: &Around<'_>) -> Wish {
        let scene = around.scene;
        let Some(adding) = &mut self.adding else { return Wish::default() };
        let product = adding.product.and_then(|id| scene.situation.catalog.product(id));
        let Some(product) = product else { return Wish::default() };
        let Some(date) = adding.date else {
            let Some(date) = typed_date(&self.typed, scene.situation.today.date()) else {
                return Wish::say(Told::Wrong(scene.say("grocery-no-date")));
            };
            adding.date = Some(date);
            self.typed.clear();
            return Wish::default();
        };
        let Some(thousandths) = parts::thousandths(&self.typed, product.unit) else {
            return Wish::default();
        };
        let kind = adding.kind.unwrap_or(DateKind::UseBy);
        let number = adding.number.clone();
        let asked = NewLot { product: product.id, number, kind, date, thousandths };
        self.sent = true;
        let told = Told::Done(scene.say("grocery-date-noted"));
        let kept = around.bridge.ask(move |desk| desk.keep_lot(asked));
        Wish::write(kept, told)
    }

    /// A scan begins to take a date down; a packing that bears its date says it, and only how
    /// many there are is left to tell.
    pub fn found(&mut self, found: Found, around: &Around<'_>) -> Wish {
        let id = match found.product(around.scene) {
            Ok(id) => id,
            Err(wish) => return *wish,
        };
        let wish = self.update(Message::Product(id), around);
        if let (Some(adding), Some(stamp)) = (&mut self.adding, found.stamp) {
            (adding.date, adding.kind) = (Some(stamp.date), Some(stamp.kind));
            adding.number = stamp.number;
        }
        wish
    }

    /// The next family, or the one before.
    pub fn family(&mut self, after: bool, scene: &Scene<'_>) {
        let all = tracked_families(scene);
        self.family = turned(&all, self.family.or(all.first().copied()), after);
    }

    /// Takes a key of the keypad.
    pub fn key(&mut self, key: KeypadKey) {
        if key != KeypadKey::Comma {
            self.typed.press(key);
        }
    }

    /// The main act.
    pub fn enter(&mut self, around: &Around<'_>) -> Wish {
        self.update(Message::Note, around)
    }

    /// The tab.
    pub fn view<'a>(
        &'a self,
        scene: Scene<'a>,
        board: &'a ShopBoard,
        page: Option<usize>,
    ) -> Element<'a, Outer> {
        if let Some(adding) = &self.adding {
            return self.adding(scene, board, adding, page);
        }
        let lines = board.dated.iter().map(|one| self.line(scene, one)).collect();
        let list = parts::listing(scene, None, lines, page, "grocery-dates-empty");
        let add = act(scene.look, scene.say("grocery-add-date"))
            .icon(Icon::Plus)
            .on_press(Outer::Dates(Message::Add));
        let chosen = board.dated.iter().find(|one| Some(one.row.lot.id) == self.chosen);
        let Some(chosen) = chosen else {
            let title = scene.say("grocery-dates-title");
            let head = parts::Head::Words(title, scene.say("grocery-dates-hint"));
            return parts::two_parts(scene, list, parts::side(scene, head, None, vec![add.into()]));
        };
        let product = scene.situation.catalog.product(chosen.row.lot.product);
        let name = product.map_or_else(String::new, |product| product.name.to_string());
        let kind = match (chosen.row.lot.kind, chosen.left) {
            (DateKind::UseBy, 0) => "grocery-use-by-none",
            (DateKind::BestBefore, 0) => "grocery-best-before-none",
            (DateKind::UseBy, _) => "grocery-use-by",
            (DateKind::BestBefore, _) => "grocery-best-before",
        };
        let head = parts::Head::Words(name, detail(scene, chosen, kind));
        let fresh = chosen.freshness != Freshness::Expired;
        let down = |points| fresh.then_some(Outer::Dates(Message::MarkDown(points)));
        let out = |reason| Some(Outer::Dates(Message::Out(reason)));
        let lost = if fresh { MoveReason::Loss } else { MoveReason::UseByExpired };
        let keys = vec![
            parts::keys(
                scene,
                vec![
                    ("grocery-down-30", Icon::Percent, down(3_000)),
                    ("grocery-down-50", Icon::Percent, down(5_000)),
                ],
            ),
            parts::keys(
                scene,
                vec![
                    ("grocery-give", Icon::Gift, out(MoveReason::Donation)),
                    ("grocery-lose", Icon::CircleX, out(lost)),
                    ("grocery-none-left", Icon::Check, Some(Outer::Dates(Message::Gone))),
                ],
            ),
            add.into(),
        ];
        parts::two_parts(scene, list, parts::side(scene, head, None, keys))
    }

    fn line(&self, scene: Scene<'_>, dated: &Dated) -> Line {
        let lot = &dated.row.lot;
        let product = scene.situation.catalog.product(lot.product);
        // In a list the letters on the packing are enough.
        let kind = match (lot.kind, dated.left) {
            (DateKind::UseBy, 0) => "grocery-use-by-line-none",
            (DateKind::BestBefore, 0) => "grocery-best-before-line-none",
            (DateKind::UseBy, _) => "grocery-use-by-line",
            (DateKind::BestBefore, _) => "grocery-best-before-line",
        };
        let remark = match (dated.freshness, dated.row.discount) {
            (Freshness::Expired, _) => scene.say("grocery-expired"),
            (_, 1..) => format!("−{}", format::percent(dated.row.discount)),
            (Freshness::Soon(..0), 0) => scene.say("grocery-past-best"),
            (Freshness::Soon(0), 0) => scene.say("grocery-today"),
            (Freshness::Soon(1), 0) => scene.say("grocery-tomorrow"),
            _ => String::new(),
        };
        Line {
            title: product.map_or_else(String::new, |product| product.name.to_string()),
            detail: detail(scene, dated, kind),
            remark,
            chosen: self.chosen == Some(lot.id),
            message: Some(Outer::Dates(Message::Choose(lot.id))),
        }
    }
}

/// The date of a lot in the sentence of a key, with how many may be left.
fn detail(scene: Scene<'_>, dated: &Dated, key: &str) -> String {
    let lot = &dated.row.lot;
    let unit = scene.situation.catalog.product(lot.product).map(|product| product.unit);
    let left = unit.map_or_else(String::new, |unit| format::amount_of(dated.left, unit));
    let noted = unit.map_or_else(String::new, |unit| format::amount_of(lot.thousandths, unit));
    let values = [
        ("day", format::short_day(scene.words, lot.date).into()),
        ("left", left.into()),
        ("noted", noted.into()),
    ];
    with_number(scene, scene.words.tell(key, &values), lot.number.as_ref())
}

/// A date with the number of its lot, where someone took it down.
fn with_number(scene: Scene<'_>, date: String, number: Option<&Label>) -> String {
    match number {
        None => date,
        Some(number) => {
            let values = [("date", date.into()), ("lot", number.as_str().into())];
            scene.words.tell("grocery-lot", &values)
        }
    }
}

/// The day that is typed as day and month, `2311`: the next one, or one of the last weeks.
fn typed_date(typed: &Typed, today: NaiveDate) -> Option<BusinessDay> {
    let text = typed.text();
    if !(3..=4).contains(&text.len()) {
        return None;
    }
    let (day, month) = text.split_at(text.len() - 2);
    let (day, month) = (day.parse().ok()?, month.parse().ok()?);
    let in_year = |year| NaiveDate::from_ymd_opt(year, month, day);
    let this = in_year(today.year())?;
    let long_gone = this.signed_duration_since(today).num_days() < -60;
    let date = if long_gone { in_year(today.year() + 1)? } else { this };
    Some(BusinessDay::new(date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_typed_as_day_and_month() {
        let today = NaiveDate::from_ymd_opt(2026, 12, 28).expect("a day");
        let read = |text: &str| {
            let mut typed = Typed::default();
            for digit in text.bytes() {
                typed.press(KeypadKey::Digit(digit - b'0'));
            }
            typed_date(&typed, today).map(|day| day.to_string())
        };
        assert_eq!(read("3112").as_deref(), Some("2026-12-31"));
        assert_eq!(read("201").as_deref(), Some("2027-01-02"));
        assert_eq!(read("1512").as_deref(), Some("2026-12-15"));
        assert_eq!(read("3113"), None);
        assert_eq!(read("31"), None);
    }
}
