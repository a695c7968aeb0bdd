//! Codes that were sold as sundries and wait to be made a product of.

use iced::Element;

use super::levels::Message;
use super::{Message as Outer, parts};
use crate::domain::text::Label;
use crate::screens::bridge::ShopBoard;
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::widget::act;
use crate::words::format;
use parts::Line;

/// The key that leads to the codes; nothing while none waits.
pub fn key<'a>(scene: Scene<'a>, board: &ShopBoard) -> Option<Element<'a, Outer>> {
    let count = board.parked.len();
    let values = [("count", count.to_string().into())];
    let key = act(scene.look, scene.words.tell("grocery-parked", &values)).icon(Icon::ScanBarcode);
    (count > 0).then(|| key.on_press(Outer::Levels(Message::Parked(true))).into())
}

/// The codes, the newest first, and what can be done with the chosen one.
pub fn view<'a>(
    scene: Scene<'a>,
    board: &'a ShopBoard,
    chosen: Option<&Label>,
    page: Option<usize>,
) -> Element<'a, Outer> {
    let family = |id| scene.situation.catalog.family(id).map(|family| family.name.to_string());
    let lines = board.parked.iter().map(|one| Line {
        title: one.code.to_string(),
        detail: family(one.family).unwrap_or_default(),
        remark: format::money(one.price),
        chosen: chosen == Some(&one.code),
        message: Some(Outer::Levels(Message::Code(one.code.clone()))),
    });
    let list = parts::listing(scene, None, lines.collect(), page, "grocery-parked-empty");
    let chosen = board.parked.iter().find(|one| Some(&one.code) == chosen);
    let title =
        chosen.map_or_else(|| scene.say("grocery-parked-title"), |one| one.code.to_string());
    let head = parts::Head::Words(title, scene.say("grocery-parked-hint"));
    let clear = act(scene.look, scene.say("grocery-parked-clear")).icon(Icon::Check);
    let clear = clear.on_press_maybe(chosen.map(|_| Outer::Levels(Message::Clear)));
    let back = act(scene.look, scene.say("back")).icon(Icon::ArrowLeft);
    let back = back.on_press(Outer::Levels(Message::Parked(false)));
    parts::two_parts(scene, list, parts::side(scene, head, None, vec![clear.into(), back.into()]))
}
