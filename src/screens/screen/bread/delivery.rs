//! The delivery, counted by exception: what was ordered is there unless someone says otherwise.

use std::collections::BTreeMap;

use iced::widget::{Column, column, row};
use iced::{Element, Length};

use super::pages::Pages;
use super::{Wish, closed};
use crate::domain::bread::{BreadPaper, Delivery as Counted, DeliveryLine, MAX_UNITS};
use crate::domain::id::ProductId;
use crate::domain::text::Label;
use crate::screens::bridge::{Board, Bridge, Line};
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::start::{TypingWords, keyboard_key, typing_view};
use crate::screens::theme::{BODY, Control, GAP_8, GAP_16, LARGE, TITLE};
use crate::screens::widget::{
    COUNT_ROW, CountRow, KeyboardKey, Notice, Tone, Typing, act, count_heading, label, typed_row,
};
use crate::words::format;

/// Height of the names of the columns.
const HEADING: f32 = 20.0;

/// Height of a remark on one line.
const TOLD: f32 = 46.0;

/// The most characters of the number of a delivery note.
const NOTE_MAX: usize = 24;

/// The state of the tab.
#[derive(Debug, Default)]
pub struct Delivery {
    /// What came, where it is not what was ordered or counted before.
    counts: BTreeMap<ProductId, u32>,
    /// The number on the delivery note, where a person has written it anew.
    note: Option<String>,
    /// The number while it is being written.
    typing: Option<Typing>,
    /// Whether bread came although the baker rests.
    came_anyway: bool,
    page: usize,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// One less or one more of a bread.
    Step(ProductId, bool),
    /// The number of a bread is to be typed.
    Count(ProductId),
    /// Bread came although the baker rests.
    Anyway,
    /// The number of the delivery note is to be written.
    Note,
    /// A key of the keyboard.
    Type(KeyboardKey),
    /// The number stays as it was.
    Leave,
    /// It is counted.
    Confirm,
    /// What is kept for whom is to be printed.
    Print,
    /// Another page.
    Page(usize),
}

/// The breads that may come: those ordered, waited for or counted, or all where nothing is known.
fn expected(board: &Board) -> Vec<&Line> {
    let known =
        |line: &&Line| line.part.ordered > 0 || line.wanted > 0 || line.part.delivered.is_some();
    let lines: Vec<_> = board.lines.iter().filter(known).collect();
    if board.order.is_some() { lines } else { board.lines.iter().collect() }
}

impl Delivery {
    /// Looks at the day anew.
    pub fn take(&mut self, _board: &Board) {
        self.counts.clear();
        (self.note, self.typing) = (None, None);
    }

    /// Whether text is written.
    pub fn writes(&self) -> bool {
        self.typing.is_some()
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match (&self.typing, stroke) {
            (Some(_), Stroke::Escape) => Some(Message::Leave),
            (Some(_), stroke) => keyboard_key(stroke).map(Message::Type),
            (None, Stroke::Enter) => Some(Message::Confirm),
            _ => None,
        }
    }

    /// The number of the delivery note: as written now, or as counted before.
    fn note(&self, board: &Board) -> Option<Label> {
        match &self.note {
            Some(note) => Label::new(note).ok(),
            None => board.delivery.as_ref().and_then(|came| came.delivery.note.clone()),
        }
    }

    /// So many came of a bread.
    pub fn set(&mut self, product: ProductId, units: u32) {
        self.counts.insert(product, units.min(MAX_UNITS));
    }

    /// What came of a bread.
    pub fn count(&self, line: &Line) -> u32 {
        let usual = line.part.delivered.unwrap_or(line.part.ordered);
        self.counts.get(&line.product).copied().unwrap_or(usual)
    }

    /// What came of a bread, with what another baker brought.
    fn there(&self, line: &Line) -> u32 {
        let all = line.shelf.delivered.unwrap_or(0);
        let others = all.saturating_sub(line.part.delivered.unwrap_or(0));
        others.saturating_add(self.count(line))
    }

    /// Takes a message.
    pub(super) fn update(
        &mut self,
        message: Message,
        board: &Board,
        _scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Wish {
        match message {
            Message::Step(product, more) => {
                if let Some(line) = board.lines.iter().find(|line| line.product == product) {
                    let count = self.count(line);
                    let step = if more { count.saturating_add(1) } else { count.saturating_sub(1) };
                    self.counts.insert(product, step.min(MAX_UNITS));
                }
                Wish::None
            }
            Message::Count(_) => Wish::None,
            Message::Anyway => {
                self.came_anyway = true;
                Wish::None
            }
            Message::Page(page) => {
                self.page = page;
                Wish::None
            }
            Message::Print => {
                let paper = BreadPaper::Reservations { day: board.day };
                let print = bridge.ask(move |desk| desk.print_bread_paper(paper).map(Box::new));
                Wish::Run(print.map(super::Message::Paper))
            }
            Message::Note => {
                let note = self.note(board).map(|note| note.to_string());
                self.typing = Some(Typing::new(note.as_deref().unwrap_or_default(), NOTE_MAX));
                Wish::None
            }
            Message::Type(key) => {
                if let Some(typing) = &mut self.typing
                    && typing.press(key)
                {
                    self.note = Some(typing.text().to_owned());
                    self.typing = None;
                }
                Wish::None
            }
            Message::Leave => {
                self.typing = None;
                Wish::None
            }
            Message::Confirm => self.confirm(board, _scene, bridge),
        }
    }

    fn confirm(&self, board: &Board, scene: &Scene<'_>, bridge: &Bridge) -> Wish {
        let Some((partner, _)) = &board.baker else {
            return Wish::None;
        };
        let cost = |product| scene.situation.catalog.product(product)?.supply.cost;
        let lines: Vec<DeliveryLine> = expected(board)
            .into_iter()
            .map(|line| DeliveryLine {
                product: line.product,
                ordered: line.part.ordered,
                delivered: self.count(line),
                cost: cost(line.product),
            })
            .filter(|line| line.ordered > 0 || line.delivered > 0)
            .collect();
        if lines.is_empty() {
            return Wish::None;
        }
        let counted = Counted { day: board.day, baker: partner.id, note: self.note(board), lines };
        let write = bridge.ask(move |desk| desk.count_bread_delivery(counted));
        Wish::Run(write.map(|done| super::Message::Written(done.map(|()| "bread-delivered"))))
    }

    /// The keyboard, while the number of the delivery note is being written.
    pub fn keyboard<'a>(&'a self, scene: Scene<'a>) -> Option<Element<'a, Message>> {
        let asked = TypingWords {
            title: scene.say("bread-note-title"),
            hint: scene.say("bread-note-hint"),
        };
        let leave = Some(Message::Leave);
        let typing = self.typing.as_ref()?;
        Some(typing_view(scene.look, scene.words, typing, asked, leave, Message::Type))
    }

    /// The tab.
    pub fn view<'a>(
        &'a self,
        scene: Scene<'a>,
        board: &'a Board,
        (height, done): (f32, Option<&'static str>),
    ) -> Element<'a, Message> {
        let look = scene.look;
        if board.rests() && !self.came_anyway {
            return resting(scene, board);
        }
        let lines = expected(board);
        if lines.is_empty() {
            let none = label(scene.say("bread-nothing-yet")).size(BODY).lines(4);
            return none.width(Length::Fill).into();
        }
        let acts = look.room.key() + 16.0;
        let height = height - acts - HEADING - 3.0 * GAP_8 - TOLD;
        let pages = Pages::of(&scene, lines.len(), self.page, height, COUNT_ROW, 1);
        let wide = scene.area.width >= 900.0;
        let headings: &[&str] = if wide {
            &["bread-ordered-short", "bread-kept-short", "bread-for-sale"]
        } else {
            &["bread-ordered-short", "bread-kept-short"]
        };
        let words = headings.iter().map(|key| scene.say(key).into()).collect();
        let content: Column<'a, Message> = Column::new().spacing(GAP_8);
        let content = content.push(count_heading(
            look,
            scene.say("bread-column"),
            words,
            scene.say("bread-came"),
        ));
        let line = |line: &&'a Line| self.line(scene, line, wide);
        let content = pages.list(scene, content, &lines, line, Message::Page);
        let told = match done {
            Some(done) => Notice::new(look, Tone::Done, scene.say(done)).into(),
            None => self.told(scene, board, &lines),
        };
        content.push(told).push(self.acts(scene, board, &lines)).into()
    }

    fn line<'a>(&self, scene: Scene<'a>, line: &'a Line, wide: bool) -> Element<'a, Message> {
        let count = self.count(line);
        let mut figures: Vec<_> =
            vec![line.part.ordered.to_string().into(), line.wanted.to_string().into()];
        if wide {
            let for_sale = i64::from(self.there(line)) - i64::from(line.wanted);
            figures.push(for_sale.max(0).to_string().into());
        }
        let shown = CountRow {
            name: line.name.as_str().into(),
            figures,
            count: count.to_string().into(),
            differs: count != line.part.ordered,
        };
        let less = (count > 0).then_some(Message::Step(line.product, false));
        let more = (count < MAX_UNITS).then_some(Message::Step(line.product, true));
        typed_row(scene.look, shown, less, Message::Count(line.product), more)
    }

    /// What is missing, and what follows.
    fn told<'a>(
        &self,
        scene: Scene<'a>,
        board: &'a Board,
        lines: &[&'a Line],
    ) -> Element<'a, Message> {
        let look = scene.look;
        if board.order.is_none() && board.delivery.is_none() && self.counts.is_empty() {
            // Nobody has said what should come: nothing is missing yet.
            return Notice::new(look, Tone::Remark, scene.say("bread-count-unordered")).into();
        }
        let short = lines.iter().find(|line| self.there(line) < line.wanted);
        let missing = lines.iter().find(|line| self.count(line) < line.part.ordered);
        let baker = board.baker.as_ref().map_or("", |(partner, _)| partner.name());
        let text = match (short, missing, &board.delivery) {
            (Some(line), _, _) => {
                let less = line.wanted - self.there(line);
                let values = [
                    ("units", u64::from(less).into()),
                    ("bread", line.name.as_str().to_owned().into()),
                ];
                return Notice::new(
                    look,
                    Tone::Attention,
                    scene.words.tell("bread-short", &values),
                )
                .into();
            }
            (None, Some(line), _) => {
                let values = [
                    ("units", u64::from(line.part.ordered - self.count(line)).into()),
                    ("bread", line.name.as_str().to_owned().into()),
                    ("baker", baker.to_owned().into()),
                ];
                scene.words.tell("bread-missing", &values)
            }
            (None, None, Some(came)) => {
                scene.words.tell("bread-counted-at", &[("time", format::time(came.at).into())])
            }
            (None, None, None) => scene.say("bread-count-hint"),
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
        let off: u64 =
            lines.iter().map(|line| u64::from(self.count(line).abs_diff(line.part.ordered))).sum();
        let word = match off {
            0 => scene.say("bread-all-there"),
            off => scene.words.tell("bread-all-but", &[("units", off.to_string().into())]),
        };
        let word = if board.order.is_none() { scene.say("bread-all-counted") } else { word };
        let changed = board.delivery.is_none() || !self.counts.is_empty() || self.note.is_some();
        let note = match self.note(board) {
            Some(note) => scene.words.tell("bread-note-is", &[("number", note.to_string().into())]),
            None => scene.say("bread-note"),
        };
        let any = lines.iter().any(|line| self.count(line) > 0 || line.part.ordered > 0);
        let height = look.room.key() + 16.0;
        row![
            act(look, scene.say("bread-print-kept"))
                .icon(Icon::Printer)
                .height(height)
                .on_press(Message::Print),
            act(look, note).icon(Icon::FileText).height(height).on_press(Message::Note),
            act(look, word)
                .kind(Control::Main)
                .size(TITLE)
                .height(height)
                .on_press_maybe((changed && any).then_some(Message::Confirm)),
        ]
        .spacing(GAP_8)
        .into()
    }
}

/// That there is no bread today, and what to do if some came.
fn resting<'a>(scene: Scene<'a>, board: &Board) -> Element<'a, Message> {
    let told = label(closed(scene, board.day)).size(LARGE).semibold().lines(3);
    let anyway = act(scene.look, scene.say("bread-came-anyway")).icon(Icon::Truck).width(420.0);
    let anyway = anyway.on_press(Message::Anyway);
    column![told.width(Length::Fill), anyway].spacing(GAP_16).padding([GAP_16, 0.0]).into()
}
