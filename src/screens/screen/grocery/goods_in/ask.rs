//! What is asked before a delivery is taken in, and what its supplier is told afterwards.

use iced::{Element, Task};

use super::super::{Around, Message as Outer, Told, Wish, parts};
use super::{GoodsIn, Message, Stage};
use crate::domain::catalog::Nature;
use crate::domain::partner::Deal;
use crate::screens::Refusal;
use crate::screens::bridge::{Bridge, Draft, DraftLine, Received};
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::widget::act;
use parts::Line;

/// A question before the delivery is taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ask {
    /// Nobody has counted so many lines.
    Uncounted(usize),
    /// Own goods of the café would become the bringer's: their places among the lines, and who
    /// brings them.
    Yields(Vec<usize>, String),
}

/// What is to be asked of a delivery, if anything.
pub(super) fn ask(draft: &Draft, around: &Around<'_>) -> Option<Ask> {
    // Without any goods, or with an article that lacks its price, the till refuses it anyway.
    let came = draft.lines.iter().any(|line| line.delivered > 0);
    if !came || draft.lines.iter().any(DraftLine::lacks_something) {
        return None;
    }
    let uncounted = draft.uncounted();
    if uncounted > 0 {
        return Some(Ask::Uncounted(uncounted));
    }
    let mut partners = around.board.partners.iter().map(|(partner, _)| partner);
    let bringer = partners.find(|one| Some(one.id) == draft.partner)?;
    if bringer.deal != Deal::Mandate || draft.yields.is_some() {
        return None;
    }
    let catalog = &around.scene.situation.catalog;
    let own = |line: &DraftLine| {
        let product = line.product.and_then(|id| catalog.product(id));
        line.delivered > 0 && product.is_some_and(|product| product.nature == Nature::Own)
    };
    let places: Vec<usize> = (0..draft.lines.len()).filter(|at| own(&draft.lines[*at])).collect();
    (!places.is_empty()).then(|| Ask::Yields(places, bringer.name().to_owned()))
}

impl GoodsIn {
    /// Goes to the first line that nobody has counted.
    pub(super) fn count_first(&mut self) {
        if let Stage::Counting(draft) = &self.stage {
            self.chosen = draft.lines.iter().position(DraftLine::waits);
        }
        self.typed.clear();
        (self.article, self.asks) = (false, None);
    }

    /// What nobody has counted is missing; then the delivery is taken in.
    pub(super) fn missing(&mut self, around: &Around<'_>) -> Wish {
        if let Stage::Counting(draft) = &mut self.stage {
            draft.miss_uncounted();
        }
        self.keep(around.bridge);
        self.take(around)
    }

    /// Says whose own goods are from now on; then the delivery is taken in.
    pub(super) fn yields(&mut self, yields: bool, around: &Around<'_>) -> Wish {
        if let Stage::Counting(draft) = &mut self.stage {
            draft.yields = Some(yields);
        }
        self.keep(around.bridge);
        self.take(around)
    }

    /// The paper for the supplier.
    pub(super) fn differences(&self, bridge: &Bridge) -> Wish {
        let Stage::Differing(received) = &self.stage else { return Wish::default() };
        let received = (**received).clone();
        let paper = bridge.ask(move |desk| Ok(Box::new(desk.print_differences(&received))));
        Wish::run(paper.map(Outer::Paper))
    }

    /// Says where the folder of arrivals lies.
    pub(super) fn told_where(
        &self,
        place: Task<Result<String, Refusal>>,
        scene: &Scene<'_>,
    ) -> Wish {
        let before = scene.say("grocery-folder-here");
        let after = scene.say("grocery-folder-how");
        Wish::run(place.map(move |place| {
            let told = |place| Told::Remark(format!("{before} {place}\u{a0}: {after}"));
            Outer::Written(place.map(told))
        }))
    }

    /// What is asked, with the lines that it is about.
    pub(super) fn asking<'a>(
        &'a self,
        scene: Scene<'a>,
        draft: &'a Draft,
        ask: &'a Ask,
        page: Option<usize>,
    ) -> Element<'a, Outer> {
        let concerned = |place: usize, line: &DraftLine| match ask {
            Ask::Uncounted(_) => line.waits(),
            Ask::Yields(places, _) => places.contains(&place),
        };
        let lines = draft.lines.iter().enumerate().filter(|(place, line)| concerned(*place, line));
        let lines = lines.map(|(place, line)| self.line_of(scene, place, line)).collect();
        let list = parts::listing(scene, None, lines, page, "grocery-count-empty");
        let key = |word: &str, icon, message| -> Element<'a, Outer> {
            act(scene.look, scene.say(word)).icon(icon).on_press(Outer::GoodsIn(message)).into()
        };
        let main = |word: &str, message| {
            parts::main_key(scene, scene.say(word), Some(Outer::GoodsIn(message)))
        };
        let (title, detail, keys) = match ask {
            Ask::Uncounted(count) => (
                scene.words.tell("grocery-uncounted", &[("count", (*count as u64).into())]),
                scene.say("grocery-uncounted-hint"),
                vec![
                    key("grocery-say-missing", Icon::CircleX, Message::Missing),
                    main("grocery-count-first", Message::CountFirst),
                ],
            ),
            Ask::Yields(_, name) => (
                scene.words.tell("grocery-yields", &[("name", name.as_str().into())]),
                scene.words.tell("grocery-yields-hint", &[("name", name.as_str().into())]),
                vec![
                    key("grocery-yields-no", Icon::X, Message::Yields(false)),
                    main("grocery-yields-yes", Message::Yields(true)),
                ],
            ),
        };
        let head = parts::Head::Words(title, detail);
        parts::two_parts(scene, list, parts::side(scene, head, None, keys))
    }

    /// What differs from the note of a delivery that is in.
    pub(super) fn differing<'a>(
        &'a self,
        scene: Scene<'a>,
        received: &'a Received,
        page: Option<usize>,
    ) -> Element<'a, Outer> {
        let line = |one: &'a crate::screens::bridge::Difference| {
            Line::told(one.name.to_string(), one.counts(scene.words), one.told(scene.words))
        };
        let lines = received.differences.iter().map(line).collect();
        let list = parts::listing(scene, None, lines, page, "grocery-count-empty");
        let title = match &received.from {
            Some(from) => scene.words.tell("grocery-tell-whom", &[("name", from.as_str().into())]),
            None => scene.say("grocery-tell-supplier"),
        };
        let head = parts::Head::Words(title, scene.say("grocery-tell-hint"));
        let paper = act(scene.look, scene.say("grocery-tell-paper")).icon(Icon::ClipboardList);
        let keys = vec![
            paper.on_press(Outer::GoodsIn(Message::Differences)).into(),
            parts::main_key(
                scene,
                scene.say("grocery-tell-done"),
                Some(Outer::GoodsIn(Message::Finish)),
            ),
        ];
        parts::two_parts(scene, list, parts::side(scene, head, None, keys))
    }
}
