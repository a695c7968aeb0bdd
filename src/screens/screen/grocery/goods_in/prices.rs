//! A price list: whose it is, which column holds what, and what it changes.

use iced::widget::{column, container, row};
use iced::{Element, Length};

use super::super::{Message as Outer, Wish, parts};
use super::{GoodsIn, Message, Stage};
use crate::domain::id::PartnerId;
use crate::domain::stock::columns::{DecimalSign, Field};
use crate::screens::bridge::{Bridge, Quote, QuoteSource, Sheet, ShopBoard};
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::theme::{BODY, GAP_8, GAP_12, LARGE};
use crate::screens::widget::{act, label};
use crate::words::{format, imports};
use parts::Line;

impl GoodsIn {
    /// A table is open whose columns someone is to tell; the first that is missing comes first.
    pub(super) fn ask_columns(&mut self, sheet: Sheet) {
        let missing = sheet.mapping.missing();
        let first = Field::ALL.iter().position(|field| missing.contains(field));
        self.chosen = Some(first.unwrap_or(0));
        self.stage = Stage::Columns(Box::new(sheet));
    }

    /// Reads the table by the columns that were chosen.
    pub(super) fn read_sheet(&self, bridge: &Bridge) -> Wish {
        match &self.stage {
            Stage::Columns(sheet) if sheet.mapping.missing().is_empty() => {
                read((**sheet).clone(), true, bridge)
            }
            _ => Wish::default(),
        }
    }

    /// The next supplier: its references may find more articles.
    pub(super) fn list_of_next(&mut self, all: &[PartnerId], bridge: &Bridge) -> Wish {
        match &mut self.stage {
            Stage::Columns(sheet) => sheet.partner = super::next_of(all, sheet.partner),
            Stage::Prices(quote) => {
                let QuoteSource::Table(sheet) = &quote.source else {
                    return Wish::default();
                };
                let partner = super::next_of(all, sheet.partner);
                return read(Sheet { partner, ..sheet.clone() }, false, bridge);
            }
            _ => {}
        }
        Wish::default()
    }

    /// The next column for the chosen field, or the one before; those of other fields are passed
    /// over, and behind the last one comes none.
    pub(super) fn turn_column(&mut self, after: bool) {
        let (Stage::Columns(sheet), Some(place)) = (&mut self.stage, self.chosen) else { return };
        let Some(field) = Field::ALL.get(place).copied() else { return };
        let others = sheet.mapping.columns.iter().filter(|(other, _)| *other != field);
        let taken: Vec<&str> = others.map(|(_, name)| name.as_str()).collect();
        let free = sheet.preview.columns.iter().map(|one| one.name.as_str());
        let mut all: Vec<Option<&str>> = vec![None];
        all.extend(free.filter(|name| !taken.contains(name)).map(Some));
        let present = sheet.mapping.column(field);
        let at = all.iter().position(|name| *name == present).unwrap_or(0);
        let step = if after { 1 } else { all.len() - 1 };
        let next = all[(at + step) % all.len()].map(str::to_owned);
        sheet.mapping.set(field, next);
    }

    /// Which column holds what.
    pub(super) fn columns<'a>(
        &'a self,
        scene: Scene<'a>,
        board: &'a ShopBoard,
        sheet: &'a Sheet,
        page: Option<usize>,
    ) -> Element<'a, Outer> {
        let missing = sheet.mapping.missing();
        let lines = Field::ALL.iter().enumerate().map(|(place, field)| Line {
            title: capital(imports::field(scene.words, *field)),
            detail: held(scene, sheet, *field),
            remark: match missing.contains(field) {
                true => scene.say("grocery-column-missing"),
                false => String::new(),
            },
            chosen: self.chosen == Some(place),
            message: Some(Outer::GoodsIn(Message::Choose(place))),
        });
        let leave = act(scene.look, scene.say("grocery-leave")).icon(Icon::X);
        let leave = leave.on_press(Outer::GoodsIn(Message::Leave));
        let heading = row![from(scene, board, sheet), leave].spacing(GAP_8).into();
        let list = parts::listing(scene, Some(heading), lines.collect(), page, "supplier-empty");
        let field = self.chosen.and_then(|place| Field::ALL.get(place)).copied();
        let field = field.unwrap_or(Field::Code);
        let name = sheet.mapping.column(field).map(str::to_owned);
        let name = name.unwrap_or_else(|| scene.say("grocery-column-no"));
        let values = [("field", imports::field(scene.words, field).into())];
        let title = scene.words.tell("grocery-column-which", &values);
        let head = parts::heading(scene, title, held(scene, sheet, field));
        let hint = label(scene.say("grocery-column-hint")).size(BODY).lines(4);
        let hint = hint.color(scene.look.palette.quiet).width(Length::Fill);
        let head = column![head, parts::families_aside(scene, name), hint].spacing(GAP_12);
        let decimal = scene.say(match sheet.mapping.decimal {
            DecimalSign::Comma => "grocery-decimal-comma",
            DecimalSign::Point => "grocery-decimal-point",
        });
        let decimal = act(scene.look, decimal).icon(Icon::RefreshCw);
        let read = missing.is_empty().then_some(Outer::GoodsIn(Message::Read));
        let keys = vec![
            decimal.on_press(Outer::GoodsIn(Message::Decimal)).into(),
            parts::main_key(scene, scene.say("grocery-read-list"), read),
        ];
        let head = parts::Head::Other(head.into());
        parts::two_parts(scene, list, parts::side(scene, head, None, keys))
    }

    /// What a list changes, or what is odd about it.
    pub(super) fn prices<'a>(
        &'a self,
        scene: Scene<'a>,
        board: &'a ShopBoard,
        quote: &'a Quote,
        page: Option<usize>,
    ) -> Element<'a, Outer> {
        let heading = whose(scene, board, quote);
        let (lines, empty) = match self.odd {
            true => (self.oddities(scene, quote), "grocery-odd-none"),
            false => (changes(scene, quote), "grocery-prices-empty"),
        };
        let list = parts::listing(scene, Some(heading), lines, page, empty);
        let costs = &quote.costs;
        let count = |number: usize| number.to_string().into();
        let values = [
            ("changed", count(quote.taken())),
            ("left", count(quote.left.len())),
            ("unchanged", count(costs.unchanged)),
            ("unknown", count(costs.unknown)),
        ];
        let odd = self.odd.then_some(self.chosen).flatten();
        let odd = odd.and_then(|place| quote.list.warnings.get(place));
        let head = match odd {
            Some(warning) => imports::list_warning(scene.words, warning),
            None => (
                scene.say("grocery-prices-title"),
                scene.words.tell("grocery-prices-hint", &values),
            ),
        };
        let leave = act(scene.look, scene.say("grocery-leave")).icon(Icon::X);
        let some = quote.taken() > 0;
        let take = some.then_some(Outer::GoodsIn(Message::Take));
        let mut keys = vec![
            leave.on_press(Outer::GoodsIn(Message::Leave)).into(),
            parts::main_key(scene, scene.words.tell("grocery-prices-take", &values), take),
        ];
        let oddities = quote.list.warnings.len() + quote.list.more_warnings;
        if oddities > 0 {
            let word = match self.odd {
                true => scene.say("grocery-odd-back"),
                false => scene.words.tell("grocery-odd", &[("count", count(oddities))]),
            };
            let odd = act(scene.look, word).icon(Icon::TriangleAlert);
            keys.insert(0, odd.on_press(Outer::GoodsIn(Message::Odd)).into());
        }
        let head = parts::Head::Words(head.0, head.1);
        parts::two_parts(scene, list, parts::side(scene, head, None, keys))
    }

    fn oddities(&self, scene: Scene<'_>, quote: &Quote) -> Vec<Line> {
        let line = |(place, warning)| {
            let (title, detail) = imports::list_warning(scene.words, warning);
            let chosen = self.chosen == Some(place);
            let message = Some(Outer::GoodsIn(Message::Choose(place)));
            Line { title, detail, remark: String::new(), chosen, message }
        };
        quote.list.warnings.iter().enumerate().map(line).collect()
    }
}

fn read(sheet: Sheet, keep: bool, bridge: &Bridge) -> Wish {
    let read = bridge.ask(move |desk| desk.read_sheet(sheet, keep));
    Wish::run(read.map(|arrival| Outer::GoodsIn(Message::Opened(Box::new(arrival)))))
}

/// Whose list it is: a supplier's, which can be said, or the network's.
fn whose<'a>(scene: Scene<'a>, board: &ShopBoard, quote: &Quote) -> Element<'a, Outer> {
    match &quote.source {
        QuoteSource::Table(sheet) => {
            let columns = act(scene.look, scene.say("grocery-columns")).icon(Icon::LayoutGrid);
            let columns = columns.on_press(Outer::GoodsIn(Message::Columns));
            row![from(scene, board, sheet), columns].spacing(GAP_8).into()
        }
        QuoteSource::Network(since, _) => {
            let values = [("day", format::numeric(since.date()).into())];
            let title = label(scene.words.tell("grocery-network-prices", &values));
            let title = title.size(LARGE).semibold().lines(2).width(Length::Fill);
            container(title).center_y(scene.look.room.key()).into()
        }
    }
}

/// The key that says whose list it is.
fn from<'a>(scene: Scene<'a>, board: &ShopBoard, sheet: &Sheet) -> Element<'a, Outer> {
    let known = board.partners.iter().find(|(one, _)| Some(one.id) == sheet.partner);
    let word = match known {
        Some((one, _)) => scene.words.tell("grocery-from", &[("name", one.name().into())]),
        None if board.partners.is_empty() => scene.say("grocery-from-unknown"),
        None => scene.say("grocery-from-nobody"),
    };
    let turns = !board.partners.is_empty();
    act(scene.look, word)
        .width(Length::FillPortion(2))
        .on_press_maybe(turns.then_some(Outer::GoodsIn(Message::NextPartner)))
        .into()
}

/// A word at the head of a line.
fn capital(word: String) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// The column that holds a field, with what stands in it.
fn held(scene: Scene<'_>, sheet: &Sheet, field: Field) -> String {
    let Some(name) = sheet.mapping.column(field) else {
        return match sheet.mapping.missing().contains(&field) {
            true => scene.say("grocery-column-ask"),
            false => scene.say("grocery-column-none"),
        };
    };
    let column = sheet.preview.columns.iter().find(|one| one.name == name);
    let samples = column.map(|one| one.samples.join(" · ")).unwrap_or_default();
    let values = [("column", name.into()), ("samples", samples.into())];
    scene.words.tell("grocery-column-line", &values)
}

fn changes(scene: Scene<'_>, quote: &Quote) -> Vec<Line> {
    let line = |(place, one): (usize, &crate::screens::bridge::NewCost)| {
        let before = one.before.map_or_else(String::new, format::money);
        let values = [("before", before.into()), ("after", format::money(one.after).into())];
        let key = match one.before {
            Some(_) => "grocery-cost-change",
            None => "grocery-cost-first",
        };
        Line {
            title: one.name.to_string(),
            detail: scene.words.tell(key, &values),
            remark: String::new(),
            chosen: !quote.left.contains(&one.product),
            message: Some(Outer::GoodsIn(Message::Choose(place))),
        }
    };
    quote.costs.changed.iter().enumerate().map(line).collect()
}
