//! What the parts of the screen have in common: names in pages, and lines of a question.

use std::borrow::Cow;

use iced::widget::{Space, column, container, row};
use iced::{Alignment, Element, Length, Size};

use crate::screens::icon::Icon;
use crate::screens::room::Grid;
use crate::screens::scene::Scene;
use crate::screens::screen::operator::pager_words;
use crate::screens::theme::{BODY, GAP_8, GAP_12, GAP_16, LARGE, TITLE};
use crate::screens::widget::{Tile, act, label, pager, tiles};

/// A title with a key to go back.
pub(super) fn heading<'a, M: Clone + 'a>(
    scene: Scene<'a>,
    title: impl Into<Cow<'a, str>>,
    on_back: M,
) -> Element<'a, M> {
    let back = act(scene.look, scene.say("back")).icon(Icon::ArrowLeft).width(200.0);
    let title = label(title).size(TITLE).bold().lines(2).width(Length::Fill);
    row![title, back.on_press(on_back)].spacing(GAP_8).align_y(Alignment::Center).into()
}

/// Tiles in pages that fill an area of this height. `on_press` takes the rank among all.
pub(super) fn pages<'a, M: Clone + 'a>(
    scene: Scene<'a>,
    height: f32,
    page: usize,
    all: Vec<Tile<'a>>,
    on_press: impl Fn(usize) -> M,
    on_page: impl Fn(usize) -> M,
) -> Element<'a, M> {
    let look = scene.look;
    let turn = look.room.key() + GAP_12;
    let area = Size::new(scene.area.width - 2.0 * GAP_16, height);
    let whole = look.room.name_tiles(area);
    let needs_turn = all.len() > whole.cells();
    let grid = match needs_turn {
        false => whole,
        true => look.room.name_tiles(Size::new(area.width, height - turn)),
    };
    let grid = Grid { rows: grid.rows.max(1), ..grid };
    let count = grid.pages(all.len());
    let page = page.min(count - 1);
    let first = page * grid.cells();
    let shown: Vec<Tile<'a>> = all.into_iter().skip(first).take(grid.cells()).collect();
    let body = container(tiles(look, grid, shown, move |rank| on_press(first + rank)));
    let body = body.height(Length::Fill);
    if !needs_turn {
        return body.into();
    }
    let turn = pager(
        look,
        pager_words(scene, page, count),
        (page > 0).then(|| on_page(page - 1)),
        (page + 1 < count).then(|| on_page(page + 1)),
    );
    column![body, turn].spacing(GAP_12).into()
}

/// The title of a part with what it comes to, and how high both are with their distance. A low
/// window has no room for them: the tab says where one is.
pub(super) fn title<'a, M: 'a>(
    scene: Scene<'a>,
    title: &str,
    sum: String,
) -> (Option<Element<'a, M>>, f32) {
    if scene.look.room.is_low() && !scene.look.room.is_portrait() {
        return (None, 0.0);
    }
    let title = label(scene.say(title)).size(TITLE).bold().width(Length::Fill);
    let head = row![title, label(sum).size(LARGE).semibold()].align_y(Alignment::Center);
    (Some(head.into()), 44.0 + GAP_12)
}

/// A question with what answers it.
pub(super) fn asked<'a, M: 'a>(
    scene: Scene<'a>,
    question: &str,
    answer: Element<'a, M>,
) -> Element<'a, M> {
    let question = label(scene.say(question)).size(BODY).lines(2).width(Length::FillPortion(2));
    row![question, container(answer).width(Length::FillPortion(3))]
        .spacing(GAP_16)
        .align_y(Alignment::Center)
        .into()
}

/// A sentence in the middle of an empty place.
pub(super) fn empty<'a, M: 'a>(scene: Scene<'a>, key: &str) -> Element<'a, M> {
    let told = label(scene.say(key)).size(BODY).lines(4).centered();
    container(told.color(scene.look.palette.quiet)).center(Length::Fill).into()
}

/// What fills the rest of a column.
pub(super) fn rest<'a, M: 'a>() -> Element<'a, M> {
    Space::new().height(Length::Fill).into()
}
