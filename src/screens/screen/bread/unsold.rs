//! What is left over at the end of the day, and what becomes of it.

use std::collections::BTreeMap;

use iced::widget::{Column, row};
use iced::{Element, Length};

use super::Wish;
use super::pages::Pages;
use crate::domain::bread::{LeftOver, LeftOvers, MAX_UNITS};
use crate::domain::id::ProductId;
use crate::screens::bridge::{Board, Bridge, Line};
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::theme::{BODY, Control, GAP_8, LARGE, TITLE};
use crate::screens::widget::{
    CHOICE_ROW, COUNT_ROW, ChoiceRow, CountRow, Notice, Tone, act, choice_row, choices,
    count_heading, label, typed_row,
};
use crate::words::format;

/// The state of the tab.
#[derive(Debug, Default)]
pub struct Unsold {
    kind: usize,
    counts: BTreeMap<ProductId, LeftOver>,
    page: usize,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// What becomes of it.
    Kind(usize),
    /// One less or one more of a bread.
    Step(ProductId, bool),
    /// The number of a bread is to be typed.
    Count(ProductId),
    /// All that is still on the shelf goes that way.
    AllRest,
    /// None of it is left, now.
    SoldOut(ProductId),
    /// It is counted.
    Confirm,
    /// Another page.
    Page(usize),
}

/// What may become of bread: its key, what all of the rest going that way is called, and its place
/// in a count.
type Kind = (&'static str, &'static str, fn(&mut LeftOver) -> &mut u32);

const KINDS: [Kind; 4] = [
    ("bread-donated", "bread-rest-donated", |left| &mut left.donated),
    ("bread-taken-back", "bread-rest-taken-back", |left| &mut left.taken_back),
    ("bread-lost", "bread-rest-lost", |left| &mut left.lost),
    ("bread-own-use", "bread-rest-own-use", |left| &mut left.own_use),
];

/// The breads of which there is or was something today.
fn shown(board: &Board) -> Vec<&Line> {
    let some = |line: &&Line| line.shelf.delivered.is_some() || line.shelf.sold != 0;
    board.lines.iter().filter(some).collect()
}

impl Unsold {
    /// Looks at the day anew.
    pub fn take(&mut self, _board: &Board) {
        self.counts.clear();
    }

    fn left(&self, line: &Line) -> LeftOver {
        self.counts.get(&line.product).copied().unwrap_or(line.part.left_over)
    }

    /// Units of which nobody has said yet what becomes of them.
    fn rest(&self, line: &Line) -> i64 {
        let before = line.shelf.units() + i64::from(line.part.left_over.units());
        before - i64::from(self.left(line).units())
    }

    /// Units of a bread that go the way that is chosen.
    pub fn units(&self, line: &Line) -> u32 {
        let mut left = self.left(line);
        KINDS.get(self.kind).map_or(0, |(_, _, of)| *of(&mut left))
    }

    /// So many go the way that is chosen.
    pub fn set(&mut self, line: &Line, units: u32) {
        let mut left = self.left(line);
        if let Some((_, _, of)) = KINDS.get(self.kind) {
            *of(&mut left) = units.min(MAX_UNITS);
        }
        self.counts.insert(line.product, left);
    }

    /// Takes a message.
    pub(super) fn update(&mut self, message: Message, board: &Board, bridge: &Bridge) -> Wish {
        match message {
            Message::Kind(kind) => self.kind = kind,
            Message::Count(_) => {}
            Message::Page(page) => self.page = page,
            Message::Step(product, more) => {
                if let Some(line) = board.lines.iter().find(|line| line.product == product) {
                    let units = self.units(line);
                    let step = if more { units.saturating_add(1) } else { units.saturating_sub(1) };
                    self.set(line, step);
                }
            }
            Message::AllRest => {
                for line in shown(board) {
                    // What is kept for someone is theirs until it is released.
                    let rest = self.rest(line) - i64::from(line.shelf.kept);
                    let rest = u32::try_from(rest.max(0)).unwrap_or(0);
                    if rest > 0 {
                        self.set(line, self.units(line).saturating_add(rest));
                    }
                }
            }
            Message::SoldOut(product) => {
                let write = bridge.ask(move |desk| desk.bread_sold_out(product));
                let done = |told: Result<(), _>| told.map(|()| "bread-noted-sold-out");
                return Wish::Run(write.map(move |told| super::Message::Written(done(told))));
            }
            Message::Confirm => return self.confirm(board, bridge),
        }
        Wish::None
    }

    fn confirm(&self, board: &Board, bridge: &Bridge) -> Wish {
        let Some((partner, _)) = &board.baker else {
            return Wish::None;
        };
        let lines = shown(board).into_iter().map(|line| (line.product, self.left(line))).collect();
        let left = LeftOvers { day: board.day, baker: partner.id, lines };
        let write = bridge.ask(move |desk| desk.count_left_over(left));
        Wish::Run(write.map(|told| super::Message::Written(told.map(|()| "bread-left-noted"))))
    }

    /// The tab.
    pub fn view<'a>(
        &'a self,
        scene: Scene<'a>,
        board: &'a Board,
        (height, done): (f32, Option<&'static str>),
    ) -> Element<'a, Message> {
        let look = scene.look;
        let lines = shown(board);
        if lines.is_empty() {
            let none = label(scene.say("bread-left-none")).size(BODY).lines(4);
            return none.width(Length::Fill).into();
        }
        let key = look.room.key();
        let height = height - 2.0 * key - 20.0 - 46.0 - 20.0 - 4.0 * GAP_8;
        let pages = Pages::of(&scene, lines.len(), self.page, height, COUNT_ROW, 1);
        let mut content: Column<'a, Message> = Column::new().spacing(GAP_8);
        content = content.push(self.kinds(scene, &lines));
        if self.kind >= KINDS.len() {
            // No column of figures stands above, and no key below.
            let height = height + 22.0 + key + 16.0 + 2.0 * GAP_8;
            return self.sold_out(scene, &lines, content, height);
        }
        let words = vec![scene.say("bread-sold").into(), scene.say("bread-rest").into()];
        let kind = KINDS.get(self.kind).map_or("", |(word, _, _)| word);
        content =
            content.push(count_heading(look, scene.say("bread-column"), words, scene.say(kind)));
        let line = |line: &&'a Line| self.line(scene, line);
        content = pages.list(scene, content, &lines, line, Message::Page);
        let told = match done {
            Some(done) => Notice::new(look, Tone::Done, scene.say(done)).into(),
            None => self.told(scene, board, &lines),
        };
        content.push(told).push(self.acts(scene, board, &lines)).into()
    }

    /// What may become of it, with how much that is; and that it is sold out.
    fn kinds<'a>(&self, scene: Scene<'a>, lines: &[&'a Line]) -> Element<'a, Message> {
        let mut ways = Vec::new();
        for (word, _, of) in KINDS {
            let mut sum = 0_u32;
            for line in lines {
                sum = sum.saturating_add(*of(&mut self.left(line)));
            }
            let word = scene.say(word);
            ways.push((
                None,
                if sum == 0 { word.into() } else { format!("{word} · {sum}").into() },
            ));
        }
        ways.push((None, scene.say("bread-sold-out").into()));
        choices(scene.look, ways, Some(self.kind), Message::Kind)
    }

    /// The breads to say of that none is left: a touch on one says it.
    fn sold_out<'a>(
        &self,
        scene: Scene<'a>,
        lines: &[&'a Line],
        content: Column<'a, Message>,
        height: f32,
    ) -> Element<'a, Message> {
        let columns = if scene.area.width >= 900.0 { 2 } else { 1 };
        let pages = Pages::of(&scene, lines.len(), self.page, height, CHOICE_ROW, columns);
        let line = |line: &&'a Line| sold_out_row(scene, line);
        let content = pages.list(scene, content, lines, line, Message::Page);
        let hint = Notice::new(scene.look, Tone::Remark, scene.say("bread-sold-out-hint"));
        content.push(Element::from(hint)).into()
    }

    fn line<'a>(&self, scene: Scene<'a>, line: &'a Line) -> Element<'a, Message> {
        let units = self.units(line);
        let rest = self.rest(line);
        let name = match line.sold_out {
            Some(_) => format!("{} · {}", line.name, scene.say("bread-remark-sold-out")),
            None => line.name.to_string(),
        };
        let shown = CountRow {
            name: name.into(),
            figures: vec![line.shelf.sold.to_string().into(), rest.to_string().into()],
            count: units.to_string().into(),
            differs: rest < 0,
        };
        let less = (units > 0).then_some(Message::Step(line.product, false));
        let more = (units < MAX_UNITS).then_some(Message::Step(line.product, true));
        typed_row(scene.look, shown, less, Message::Count(line.product), more)
    }

    fn told<'a>(
        &self,
        scene: Scene<'a>,
        board: &'a Board,
        lines: &[&'a Line],
    ) -> Element<'a, Message> {
        let look = scene.look;
        let below = lines.iter().find(|line| self.rest(line) < 0);
        if let Some(line) = below {
            let values = [
                ("bread", line.name.to_string().into()),
                ("units", self.rest(line).unsigned_abs().into()),
            ];
            let text = scene.words.tell("bread-recount", &values);
            return Notice::new(look, Tone::Attention, text).into();
        }
        let marked: i64 = lines.iter().map(|line| line.shelf.marked_down).sum();
        let text = match (marked, board.left_over) {
            (1.., _) => {
                scene.words.tell("bread-marked-down", &[("units", marked.unsigned_abs().into())])
            }
            (_, Some(at)) => {
                scene.words.tell("bread-left-at", &[("time", format::time(at).into())])
            }
            _ => scene.say("bread-left-hint"),
        };
        Notice::new(look, Tone::Remark, text).into()
    }

    fn acts<'a>(
        &self,
        scene: Scene<'a>,
        board: &'a Board,
        lines: &[&'a Line],
    ) -> Element<'a, Message> {
        let look = scene.look;
        let height = look.room.key() + 16.0;
        let rest = lines.iter().any(|line| self.rest(line) > i64::from(line.shelf.kept));
        let word = KINDS.get(self.kind).map_or("", |(_, word, _)| word);
        let changed = board.left_over.is_none() || !self.counts.is_empty();
        row![
            act(look, scene.say(word))
                .icon(Icon::Leaf)
                .height(height)
                .on_press_maybe(rest.then_some(Message::AllRest)),
            act(look, scene.say("bread-left-confirm"))
                .kind(Control::Main)
                .size(if scene.area.width >= 900.0 { TITLE } else { LARGE })
                .height(height)
                .on_press_maybe(changed.then_some(Message::Confirm)),
        ]
        .spacing(GAP_8)
        .into()
    }
}

fn sold_out_row<'a>(scene: Scene<'a>, line: &'a Line) -> Element<'a, Message> {
    let remark = match line.sold_out {
        Some(minute) => {
            let time = format::clock(minute);
            scene.words.tell("bread-sold-out-at", &[("time", time.into())])
        }
        None => String::new(),
    };
    let rest = line.shelf.for_sale().to_string();
    let told = ChoiceRow {
        mark: "".into(),
        title: line.name.as_str().into(),
        detail: scene.words.tell("bread-shelf-says", &[("units", rest.into())]).into(),
        remark: remark.into(),
        chosen: line.sold_out.is_some(),
    };
    choice_row(scene.look, told, Message::SoldOut(line.product))
}
