//! What goods in look like: files that wait, lines that are counted, prices that change.

use iced::widget::row;
use iced::{Element, Length};

use super::super::{Message as Outer, parts};
use super::{GoodsIn, Message, Stage};
use crate::domain::stock::lot::DateKind;
use crate::screens::bridge::{Draft, DraftLine, ShopBoard, Standing};
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::theme::GAP_8;
use crate::screens::widget::act;
use crate::words::format;
use parts::Line;

impl GoodsIn {
    /// The tab.
    pub fn view<'a>(
        &'a self,
        scene: Scene<'a>,
        board: &'a ShopBoard,
        page: Option<usize>,
    ) -> Element<'a, Outer> {
        match &self.stage {
            Stage::Idle => self.files(scene, board, page),
            Stage::Counting(draft) => match &self.asks {
                Some(ask) => self.asking(scene, draft, ask, page),
                None => self.counting(scene, board, draft, page),
            },
            Stage::Differing(received) => self.differing(scene, received, page),
            Stage::Columns(sheet) => self.columns(scene, board, sheet, page),
            Stage::Prices(quote) => self.prices(scene, board, quote, page),
        }
    }

    fn files<'a>(
        &'a self,
        scene: Scene<'a>,
        board: &'a ShopBoard,
        page: Option<usize>,
    ) -> Element<'a, Outer> {
        let lines = board.arrivals.iter().enumerate().map(|(place, arrival)| Line {
            title: arrival.name.clone(),
            detail: match arrival.standing {
                Standing::Waits => scene.say("grocery-file"),
                Standing::Missing(lines) => {
                    scene.words.tell("grocery-file-rest", &[("count", (lines as u64).into())])
                }
                Standing::Done => scene.say("grocery-file-done"),
            },
            remark: match arrival.standing {
                Standing::Done => scene.say("grocery-file-entered"),
                _ => String::new(),
            },
            chosen: self.chosen == Some(place),
            message: Some(Outer::GoodsIn(Message::Choose(place))),
        });
        let list = parts::listing(scene, None, lines.collect(), page, "grocery-goods-empty");
        let folder = [("folder", board.inbox.into())];
        let head = parts::Head::Words(
            scene.say("grocery-goods-title"),
            scene.words.tell("grocery-goods-folder", &folder),
        );
        let chosen = self.chosen.filter(|place| *place < board.arrivals.len());
        let open = chosen.map(|_| Outer::GoodsIn(Message::Open));
        let bare = act(scene.look, scene.say("grocery-without-paper"))
            .icon(Icon::Plus)
            .on_press(Outer::GoodsIn(Message::WithoutPaper));
        let place = act(scene.look, scene.say("grocery-folder-where")).icon(Icon::CircleHelp);
        let place = place.on_press(Outer::GoodsIn(Message::Where));
        let keys = vec![
            place.into(),
            bare.into(),
            parts::main_key(scene, scene.say("grocery-open"), open),
        ];
        parts::two_parts(scene, list, parts::side(scene, head, None, keys))
    }

    fn counting<'a>(
        &'a self,
        scene: Scene<'a>,
        board: &'a ShopBoard,
        draft: &'a Draft,
        page: Option<usize>,
    ) -> Element<'a, Outer> {
        let partner = draft.partner.and_then(|id| {
            board.partners.iter().find(|(one, _)| one.id == id).map(|(one, _)| one.name())
        });
        let seller = draft.seller.as_ref().map(|seller| seller.name.as_str());
        let from = match partner.or(seller) {
            Some(name) => scene.words.tell("grocery-from", &[("name", name.into())]),
            None => scene.say("grocery-from-nobody"),
        };
        let from = act(scene.look, from).width(Length::FillPortion(2));
        let turns = draft.seller.is_none() && !board.partners.is_empty();
        let from = from.on_press_maybe(turns.then_some(Outer::GoodsIn(Message::NextPartner)));
        let leave = act(scene.look, scene.say("grocery-leave")).icon(Icon::X);
        let leave = leave.on_press(Outer::GoodsIn(Message::Leave));
        let heading = row![from, leave].spacing(GAP_8).into();
        let lines =
            draft.lines.iter().enumerate().map(|(place, line)| self.line_of(scene, place, line));
        let list =
            parts::listing(scene, Some(heading), lines.collect(), page, "grocery-count-empty");
        let take =
            parts::main_key(scene, scene.say("grocery-take"), Some(Outer::GoodsIn(Message::Take)));
        let line = self.chosen.and_then(|place| draft.lines.get(place));
        let Some(line) = line else {
            let title = scene.say("grocery-count-title");
            let head = parts::Head::Words(title, scene.say("grocery-count-hint"));
            return parts::two_parts(scene, list, parts::side(scene, head, None, vec![take]));
        };
        let (head, typed) = self.line_entry(scene, line);
        let new = line.product.is_none();
        let announced = line.announced.map(|_| Outer::GoodsIn(Message::AsAnnounced));
        let other = match (new, self.article) {
            (true, true) => {
                ("grocery-quantity", Icon::ArrowLeft, Some(Outer::GoodsIn(Message::Article)))
            }
            (true, false) => {
                ("grocery-article", Icon::Package, Some(Outer::GoodsIn(Message::Article)))
            }
            (false, _) => ("grocery-as-announced", Icon::CircleCheck, announced),
        };
        let note = ("grocery-note", Icon::Check, Some(Outer::GoodsIn(Message::Note)));
        let keys = vec![parts::keys(scene, vec![other, note]), take];
        parts::two_parts(scene, list, parts::side(scene, head, Some(typed), keys))
    }

    /// The head of the chosen line and what is typed of it.
    fn line_entry<'a>(
        &'a self,
        scene: Scene<'a>,
        line: &'a DraftLine,
    ) -> (parts::Head<'a>, parts::Entry) {
        if self.article {
            let catalog = &scene.situation.catalog;
            let family = line.family.and_then(|id| catalog.family(id));
            let name = family.map_or_else(String::new, |family| family.name.to_string());
            let advised = line.price.or(line.advised_price(catalog));
            let typed = parts::price_entry(scene, &self.typed, advised);
            return (parts::Head::Other(parts::families_aside(scene, name)), typed);
        }
        let detail = detail_of(scene, line);
        let head = parts::Head::Words(line.name.to_string(), detail);
        (head, parts::entry(scene, "grocery-came", &self.typed, line.unit))
    }

    pub(super) fn line_of(&self, scene: Scene<'_>, place: usize, line: &DraftLine) -> Line {
        let counted = format::amount_of(line.delivered, line.unit);
        let remark = match (line.delivered, line.lacks_something(), line.differs()) {
            (0, _, _) if line.counted => scene.say("grocery-missing"),
            (0, _, _) => scene.say("grocery-not-yet"),
            (_, true, _) => scene.say("grocery-to-complete"),
            (_, _, true) => scene.words.tell("grocery-counted-other", &[("count", counted.into())]),
            (_, _, false) => scene.words.tell("grocery-counted", &[("count", counted.into())]),
        };
        Line {
            title: line.name.to_string(),
            detail: detail_of(scene, line),
            remark,
            chosen: self.chosen == Some(place),
            message: Some(Outer::GoodsIn(Message::Choose(place))),
        }
    }
}

/// What the note says of a line, what it costs, and the date that was scanned.
fn detail_of(scene: Scene<'_>, line: &DraftLine) -> String {
    let detail = announced(scene, line);
    let (key, told) = match &line.dates[..] {
        [] => return detail,
        [(stamp, _)] => {
            let key = match stamp.kind {
                DateKind::UseBy => "grocery-line-use-by",
                DateKind::BestBefore => "grocery-line-best-before",
            };
            (key, format::short_day(scene.words, stamp.date))
        }
        several => ("grocery-line-dates", several.len().to_string()),
    };
    scene.words.tell(key, &[("line", detail.into()), ("date", told.into())])
}

fn announced(scene: Scene<'_>, line: &DraftLine) -> String {
    let announced = match (line.product, line.announced) {
        (None, _) => scene.say("grocery-new-article"),
        (Some(_), None) => scene.say("grocery-not-announced"),
        (Some(_), Some(announced)) => {
            let count = format::amount_of(announced, line.unit);
            scene.words.tell("grocery-announced", &[("count", count.into())])
        }
    };
    match line.cost {
        None => announced,
        Some(cost) => {
            let cost = format::money(cost.to_cents());
            let values = [("announced", announced.into()), ("cost", cost.into())];
            scene.words.tell("grocery-line-cost", &values)
        }
    }
}
