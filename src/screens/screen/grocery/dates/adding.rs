//! A date is taken down: of which product, which day, and how many.

use iced::widget::row;
use iced::{Element, Length};

use super::super::{Message as Outer, parts, tracked_families};
use super::{Adding, Dates, Message, typed_date, with_number};
use crate::domain::catalog::Product;
use crate::domain::quantity::Unit;
use crate::domain::stock::lot::DateKind;
use crate::screens::bridge::ShopBoard;
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::screen::start;
use crate::screens::theme::GAP_8;
use crate::screens::widget::{KeyboardKey, act};
use crate::words::format;
use parts::Line;

/// The most products that a search looks through.
const FOUND_MAX: usize = 100;

/// What the letters find among goods that can bear a date: what is made here has none.
fn found<'a>(scene: &Scene<'a>, text: &str) -> Vec<&'a Product> {
    let found = scene.situation.catalog.search(text, FOUND_MAX);
    found.into_iter().filter(|product| product.supply.tracked).collect()
}

impl Dates {
    /// Takes a key of the name that is looked for; a single find is taken at once.
    pub(super) fn letter(&mut self, key: KeyboardKey, scene: &Scene<'_>) {
        let Some(typing) = &mut self.typing else { return };
        if !typing.press(key) {
            return;
        }
        let text = typing.text().trim().to_owned();
        self.typing = None;
        self.sought = (!text.is_empty()).then_some(text);
        let found = self.sought.as_ref().map(|text| found(scene, text)).unwrap_or_default();
        if let [only] = found[..] {
            self.adding = Some(Adding { product: Some(only.id), ..Adding::default() });
        }
    }

    /// Whether a name is written: all keys are letters then.
    pub fn writes(&self) -> bool {
        self.typing.is_some()
    }

    /// The keyboard for the name that is looked for; nothing while none is.
    pub fn keyboard<'a>(&'a self, scene: Scene<'a>) -> Option<Element<'a, Outer>> {
        let typing = self.typing.as_ref()?;
        let words = start::TypingWords {
            title: scene.say("grocery-find-title"),
            hint: scene.say("grocery-find-hint"),
        };
        Some(start::typing_view(
            scene.look,
            scene.words,
            typing,
            words,
            Some(Outer::Dates(Message::FindEnd)),
            |key| Outer::Dates(Message::Letter(key)),
        ))
    }

    /// The goods to choose from, with what stands above them. The family that was given a date
    /// last comes first, and in a family what bears dates.
    fn offered<'a>(
        &self,
        scene: Scene<'a>,
        board: &ShopBoard,
    ) -> (Option<Element<'a, Outer>>, Vec<&'a Product>) {
        let catalog = &scene.situation.catalog;
        if let Some(text) = &self.sought {
            let all = act(
                scene.look,
                scene.words.tell("grocery-find-end", &[("text", text.as_str().into())]),
            );
            let all = all.icon(Icon::X).width(Length::Fill);
            let all = all.on_press(Outer::Dates(Message::FindEnd));
            return (Some(all.into()), found(&scene, text));
        }
        let all = tracked_families(&scene);
        let lately = board.lately_dated.iter().filter_map(|id| catalog.product(*id));
        let mut lately = lately.map(|product| product.family).filter(|id| all.contains(id));
        let family = self.family.or(lately.next()).or(all.first().copied());
        let family = family.and_then(|id| catalog.family(id));
        let heading = family.map(|family| parts::families(scene, family.name.to_string()));
        let products = family.map(|family| catalog.of_family(family.id)).unwrap_or_default();
        let mut products: Vec<_> =
            products.into_iter().filter(|product| product.supply.tracked).collect();
        products.sort_by_key(|product| !board.lately_dated.contains(&product.id));
        (heading, products)
    }

    /// Which product, then its date, then how many.
    pub(super) fn adding<'a>(
        &'a self,
        scene: Scene<'a>,
        board: &'a ShopBoard,
        adding: &'a Adding,
        page: Option<usize>,
    ) -> Element<'a, Outer> {
        let (heading, products) = self.offered(scene, board);
        let cancel = act(scene.look, scene.say("cancel")).icon(Icon::X);
        let cancel = cancel.on_press(Outer::Dates(Message::Cancel)).width(Length::Fill);
        let product = adding.product.and_then(|id| scene.situation.catalog.product(id));
        // Once the product is known, its kind of date is asked for where the families stood.
        let heading = match product {
            None => heading,
            Some(_) => {
                let kind =
                    act(scene.look, scene.say(kind_key(adding))).width(Length::FillPortion(2));
                let kind = kind.on_press(Outer::Dates(Message::Kind));
                let cancel = act(scene.look, scene.say("cancel")).width(Length::FillPortion(1));
                let cancel = cancel.on_press(Outer::Dates(Message::Cancel));
                Some(row![kind, cancel].spacing(GAP_8).into())
            }
        };
        let lines = products.into_iter().map(|product| Line {
            title: product.name.to_string(),
            detail: format::money(product.price),
            remark: String::new(),
            chosen: adding.product == Some(product.id),
            message: Some(Outer::Dates(Message::Product(product.id))),
        });
        let empty = if self.sought.is_some() { "grocery-find-none" } else { "grocery-stock-empty" };
        let list = parts::listing(scene, heading, lines.collect(), page, empty);
        let Some(product) = product else {
            let title = scene.say("grocery-add-date");
            let head = parts::Head::Words(title, scene.say("grocery-add-hint"));
            let find = act(scene.look, scene.say("grocery-find")).icon(Icon::Search);
            let find = find.on_press(Outer::Dates(Message::Find)).width(Length::Fill);
            let keys = vec![find.into(), cancel.into()];
            return parts::two_parts(scene, list, parts::side(scene, head, None, keys));
        };
        let detail = match adding.date {
            None => match typed_date(&self.typed, scene.situation.today.date()) {
                Some(day) => format::short_day(scene.words, day),
                None => scene.say("grocery-type-date"),
            },
            Some(day) => {
                with_number(scene, format::short_day(scene.words, day), adding.number.as_ref())
            }
        };
        let head = parts::Head::Words(product.name.to_string(), detail);
        let (word, unit) = match adding.date {
            None => ("grocery-date", Unit::Piece),
            Some(_) => ("grocery-how-many", product.unit),
        };
        let typed = parts::entry(scene, word, &self.typed, unit);
        let note = (!self.typed.is_empty()).then_some(Outer::Dates(Message::Note));
        let note = parts::main_key(scene, scene.say("grocery-note"), note);
        parts::two_parts(scene, list, parts::side(scene, head, Some(typed), vec![note]))
    }
}

/// What the date means.
fn kind_key(adding: &Adding) -> &'static str {
    match adding.kind {
        Some(DateKind::BestBefore) => "grocery-kind-best-before",
        _ => "grocery-kind-use-by",
    }
}
