//! What the tabs of the grocery have in common: a list beside its acts, and a quantity while it is
//! typed.

use iced::widget::{Column, Row, column, container, row};
use iced::{Element, Length};

use super::{Message, tracked_families};
use crate::domain::catalog::{Family, Product};
use crate::domain::id::FamilyId;
use crate::domain::money::Cents;
use crate::domain::quantity::Unit;
use crate::screens::amount::Typed;
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::screen::operator::pager_words;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, LARGE, TITLE, TOUCH};
use crate::screens::widget::{
    CHOICE_ROW, ChoiceRow, Corner, Figure, KeypadKey, PagerWords, act, choice_row, figure, keypad,
    label, pager, told_row,
};
use crate::words::format;

/// A row of a list.
pub struct Line {
    /// What it is.
    pub title: String,
    /// What one should know about it.
    pub detail: String,
    /// A short remark at the right; may be empty.
    pub remark: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// What touching it means; a row that only tells something can't be touched.
    pub message: Option<Message>,
}

impl Line {
    /// A row that only tells something.
    pub fn told(title: String, detail: String, remark: String) -> Self {
        Self { title, detail, remark, chosen: false, message: None }
    }
}

/// Below this width the acts beside a list have no room for a pair of words.
const NARROW: f32 = 1_000.0;

/// How many tabs stand side by side.
pub fn tab_columns(scene: Scene<'_>) -> usize {
    if scene.look.room.is_portrait() { 3 } else { 6 }
}

/// The height that the tabs leave.
fn height(scene: Scene<'_>) -> f32 {
    let rows = if scene.look.room.is_portrait() { 2.0 } else { 1.0 };
    scene.area.height - rows * (scene.look.room.key() + GAP_8) - 2.0 * GAP_16 - GAP_12
}

/// The height of the list beside or above the acts.
fn list_height(scene: Scene<'_>) -> f32 {
    let all = height(scene);
    if !scene.look.room.is_portrait() {
        return all;
    }
    // A keypad needs its room first: in a low window the list gives way.
    let part = match scene.look.room.is_low() {
        true if scene.area.height < 900.0 => 0.32,
        true => 0.34,
        false => 0.46,
    };
    (all * part).round()
}

/// A list and what can be done with its rows, beside or below it.
pub fn two_parts<'a>(
    scene: Scene<'a>,
    list: Element<'a, Message>,
    side: Element<'a, Message>,
) -> Element<'a, Message> {
    if scene.look.room.is_portrait() {
        let list = container(list).width(Length::Fill).height(list_height(scene));
        let side = container(side).width(Length::Fill).height(Length::Fill);
        return column![list, side].spacing(GAP_12).into();
    }
    let (wide, narrow) = if scene.look.room.is_low() { (8, 7) } else { (9, 6) };
    let list = container(list).width(Length::FillPortion(wide));
    let side = container(side).width(Length::FillPortion(narrow));
    row![list, side].spacing(GAP_16).height(Length::Fill).into()
}

/// A list in pages under a heading; `empty` says what will be here and what comes first.
pub fn listing<'a>(
    scene: Scene<'a>,
    heading: Option<Element<'a, Message>>,
    lines: Vec<Line>,
    page: Option<usize>,
    empty: &str,
) -> Element<'a, Message> {
    let look = scene.look;
    let key = look.room.key();
    let mut left = list_height(scene);
    let mut content = Column::new().spacing(GAP_12).width(Length::Fill);
    if let Some(heading) = heading {
        left -= key + GAP_12;
        content = content.push(heading);
    }
    if lines.is_empty() {
        let told = label(scene.say(empty)).size(LARGE).lines(5).color(look.palette.quiet);
        let told = container(told.centered()).padding(GAP_16).center(Length::Fill);
        return content.push(told).into();
    }
    let fitting = |height: f32| ((height + GAP_8) / (CHOICE_ROW + GAP_8)) as usize;
    let all = fitting(left) >= lines.len();
    let rows = if all { lines.len() } else { fitting(left - key - GAP_12).max(1) };
    let pages = lines.len().div_ceil(rows);
    // A list that nobody has turned shows the line that is chosen.
    let chosen = lines.iter().position(|line| line.chosen).unwrap_or(0) / rows;
    let page = page.unwrap_or(chosen).min(pages - 1);
    let shown = lines.into_iter().skip(page * rows).take(rows).map(|line| {
        let row = ChoiceRow {
            mark: "".into(),
            title: line.title.into(),
            detail: line.detail.into(),
            remark: line.remark.into(),
            chosen: line.chosen,
        };
        match line.message {
            Some(message) => choice_row(look, row, message),
            None => told_row(look, row),
        }
    });
    let rows = Column::with_children(shown.collect::<Vec<_>>()).spacing(GAP_8);
    content = content.push(container(rows).height(Length::Fill));
    if !all {
        content = content.push(pager(
            look,
            pager_words(scene, page, pages),
            (page > 0).then(|| Message::Page(page - 1)),
            (page + 1 < pages).then_some(Message::Page(page + 1)),
        ));
    }
    content.into()
}

/// The products of a family whose stock is counted, with its name; of the first family that has
/// any while no other is wanted.
pub fn shelf<'a>(
    scene: Scene<'a>,
    wanted: Option<FamilyId>,
) -> (Option<&'a Family>, Vec<&'a Product>) {
    let all = tracked_families(&scene);
    let catalog = &scene.situation.catalog;
    let shown = wanted.filter(|id| all.contains(id)).or(all.first().copied());
    let family = shown.and_then(|id| catalog.family(id));
    let products = family.map(|family| catalog.of_family(family.id)).unwrap_or_default();
    (family, products.into_iter().filter(|product| product.supply.tracked).collect())
}

/// Turns families beside a list, where a small window has no room for the words of the keys.
pub fn families_aside<'a>(scene: Scene<'a>, name: String) -> Element<'a, Message> {
    turning(scene, name, scene.area.width < NARROW)
}

/// Turns families, the present one between two keys.
pub fn families<'a>(scene: Scene<'a>, name: String) -> Element<'a, Message> {
    turning(scene, name, scene.look.room.is_portrait())
}

fn turning<'a>(scene: Scene<'a>, name: String, narrow: bool) -> Element<'a, Message> {
    if narrow {
        let key = |picture, after| {
            act(scene.look, "").icon(picture).width(TOUCH).on_press(Message::Family(after))
        };
        let name = container(label(name).size(BODY).lines(2)).center_x(Length::Fill);
        return row![key(Icon::ChevronLeft, false), name, key(Icon::ChevronRight, true)]
            .spacing(GAP_8)
            .align_y(iced::Alignment::Center)
            .into();
    }
    let words = PagerWords {
        before: scene.say("grocery-family-before").into(),
        after: scene.say("grocery-family-after").into(),
        position: name.into(),
    };
    let (before, after) = (Message::Family(false), Message::Family(true));
    pager(scene.look, words, Some(before), Some(after))
}

/// A quantity of `unit` in thousandths, as it is typed: pieces, grams or millilitres.
pub fn thousandths(typed: &Typed, unit: Unit) -> Option<i64> {
    let whole = i64::from(typed.whole()?);
    Some(if unit == Unit::Piece { whole * 1_000 } else { whole })
}

/// What is typed, and what it is of.
pub struct Entry {
    word: String,
    shown: String,
    corner: Corner,
}

/// What stands above the acts: a title with a remark, or something to touch.
pub enum Head<'a> {
    /// Words.
    Words(String, String),
    /// Anything else.
    Other(Element<'a, Message>),
}

/// A quantity that is typed.
pub fn entry(scene: Scene<'_>, word: &str, typed: &Typed, unit: Unit) -> Entry {
    let shown = match (typed.is_empty(), unit) {
        (true, _) => "–".to_owned(),
        (false, Unit::Piece) => typed.text().to_owned(),
        (false, Unit::Kilogram) => {
            scene.words.tell("entry-grams", &[("figure", typed.text().into())])
        }
        (false, Unit::Litre) => {
            scene.words.tell("entry-millilitres", &[("figure", typed.text().into())])
        }
    };
    Entry { word: scene.say(word), shown, corner: Corner::Erase }
}

/// A price that is typed.
pub fn price_entry(scene: Scene<'_>, typed: &Typed, advised: Option<Cents>) -> Entry {
    let shown = match (typed.is_empty(), advised) {
        (true, Some(price)) => format::money(price),
        (true, None) => "–".to_owned(),
        (false, _) => scene.words.tell("entry-euros", &[("figure", typed.text().into())]),
    };
    Entry { word: scene.say("grocery-price"), shown, corner: Corner::Comma }
}

/// A part in percent that is typed.
pub fn rate_entry(scene: Scene<'_>, word: &str, typed: &Typed) -> Entry {
    let shown = match typed.is_empty() {
        true => "–".to_owned(),
        false => scene.words.tell("entry-percent", &[("figure", typed.text().into())]),
    };
    Entry { word: scene.say(word), shown, corner: Corner::Comma }
}

/// The acts beside a list: a head, what is typed, and keys at the foot. In an upright window the
/// keypad stands beside the others; in a low one the keys share a row.
pub fn side<'a>(
    scene: Scene<'a>,
    head: Head<'a>,
    typed: Option<Entry>,
    keys: Vec<Element<'a, Message>>,
) -> Element<'a, Message> {
    let look = scene.look;
    let Some(typed) = typed else {
        let keys = Column::with_children(keys).spacing(GAP_8);
        let head = container(head.shown(scene)).width(Length::Fill).height(Length::Fill);
        return column![head, keys].spacing(GAP_12).height(Length::Fill).into();
    };
    let pad = container(keypad(look, typed.corner, Message::Key)).height(Length::Fill);
    // Where the comma has the keypad's corner, what is typed wrongly is taken back above.
    let erase = act(look, "").icon(Icon::Delete).width(TOUCH);
    let erase = erase.on_press(Message::Key(KeypadKey::Erase));
    let erase: Option<Element<'a, Message>> = (typed.corner == Corner::Comma).then(|| erase.into());
    if look.room.is_low() && !look.room.is_portrait() {
        let shown = label(typed.shown).size(TITLE).bold();
        let (other, title) = match head {
            Head::Words(title, _) => (None, label(title).size(LARGE).bold()),
            Head::Other(other) => (Some(other), label(typed.word).size(LARGE)),
        };
        let content = Column::new().spacing(GAP_12).height(Length::Fill);
        let content = other.into_iter().fold(content, Column::push);
        let keys = Row::with_children(keys).spacing(GAP_8);
        let above = row![title.width(Length::Fill), shown].spacing(GAP_8).extend(erase);
        return content.push(above.align_y(iced::Alignment::Center)).push(pad).push(keys).into();
    }
    let shown = figure(look, Figure::Typed, typed.word, typed.shown);
    let shown = row![shown].spacing(GAP_8).extend(erase).align_y(iced::Alignment::Center);
    if look.room.is_portrait() {
        let keys = Column::with_children(keys).spacing(GAP_8);
        let head = container(head.shown(scene)).width(Length::Fill).height(Length::Fill);
        let beside = column![head, keys].spacing(GAP_12).width(Length::FillPortion(1));
        let typed = column![shown, pad].spacing(GAP_12).width(Length::FillPortion(1));
        return row![beside, typed].spacing(GAP_16).height(Length::Fill).into();
    }
    // One row of keys leaves room for a notice above.
    let keys = Row::with_children(keys).spacing(GAP_8);
    column![head.shown(scene), shown, pad, keys].spacing(GAP_12).height(Length::Fill).into()
}

impl<'a> Head<'a> {
    fn shown(self, scene: Scene<'a>) -> Element<'a, Message> {
        match self {
            Self::Words(title, detail) => heading(scene, title, detail),
            Self::Other(other) => other,
        }
    }
}

/// The main act of a tab.
pub fn main_key<'a>(
    scene: Scene<'a>,
    word: String,
    message: Option<Message>,
) -> Element<'a, Message> {
    act(scene.look, word).kind(Control::Main).size(LARGE).on_press_maybe(message).into()
}

/// A few words at the head of the acts.
pub fn heading<'a>(scene: Scene<'a>, title: String, detail: String) -> Element<'a, Message> {
    column![
        label(title).size(LARGE).bold().lines(2).width(Length::Fill),
        label(detail).size(BODY).lines(3).color(scene.look.palette.quiet).width(Length::Fill),
    ]
    .into()
}

/// Keys side by side.
pub fn keys<'a>(scene: Scene<'a>, all: Vec<(&str, Icon, Option<Message>)>) -> Element<'a, Message> {
    let all = all.into_iter().map(|(word, picture, message)| {
        act(scene.look, scene.say(word)).icon(picture).stacked().on_press_maybe(message).into()
    });
    Row::with_children(all.collect::<Vec<_>>()).spacing(GAP_8).into()
}

/// How much of a product, as people read it.
pub fn amount(product: &Product, thousandths: i64) -> String {
    format::amount_of(thousandths, product.unit)
}
