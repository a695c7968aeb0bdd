//! Rows of a list: one to choose, and one to count with.

use std::borrow::Cow;

use iced::widget::{Row, column, container, row};
use iced::{Alignment, Element, Length};

use super::{TARGET, act, icon, label, pressable, surface, target};
use crate::screens::icon::Icon;
use crate::screens::theme::{
    BODY, Control, GAP_4, GAP_8, GAP_12, GAP_16, HUGE, ICON, LARGE, Look, NAME, SMALL, Surface,
    TITLE, TOUCH,
};

/// Height of a row that can be chosen.
pub const CHOICE_ROW: f32 = 98.0;

/// Height of a row that counts.
pub const COUNT_ROW: f32 = TOUCH + GAP_8 + GAP_4;

/// Width of a column of figures.
const FIGURES: f32 = 112.0;

/// What a row to choose shows.
#[derive(Debug, Clone)]
pub struct ChoiceRow<'a> {
    /// A short mark to find the thing by, such as a shelf; may be empty.
    pub mark: Cow<'a, str>,
    /// What it is, or whose.
    pub title: Cow<'a, str>,
    /// What one should know about it.
    pub detail: Cow<'a, str>,
    /// A short remark at the right; may be empty.
    pub remark: Cow<'a, str>,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// A row to choose, alone or with others, as its tick shows.
pub fn choice_row<'a, M: Clone + 'a>(
    look: Look,
    line: ChoiceRow<'a>,
    on_press: M,
) -> Element<'a, M> {
    let tick = if line.chosen { Icon::SquareCheck } else { Icon::Square };
    pressed_row(look, line, tick, on_press)
}

/// A row that a touch opens: an arrow says that something stands behind it.
pub fn open_row<'a, M: Clone + 'a>(look: Look, line: ChoiceRow<'a>, on_press: M) -> Element<'a, M> {
    pressed_row(look, line, Icon::ChevronRight, on_press)
}

fn pressed_row<'a, M: Clone + 'a>(
    look: Look,
    line: ChoiceRow<'a>,
    end: Icon,
    on_press: M,
) -> Element<'a, M> {
    let chosen = line.chosen;
    let content = said(look, line).push(icon(end, ICON));
    let content = container(content).padding([0.0, GAP_16]).center_y(Length::Fill);
    let button = pressable(look, Control::Row { chosen }, content, Some(on_press));
    target(TARGET, button, Length::Fill, Length::Fixed(CHOICE_ROW))
}

/// A row as high as one to choose that only tells something.
pub fn told_row<'a, M: Clone + 'a>(look: Look, line: ChoiceRow<'a>) -> Element<'a, M> {
    let content = said(look, line);
    surface(look, Surface::Card, content)
        .padding([0.0, GAP_16])
        .center_y(CHOICE_ROW)
        .width(Length::Fill)
        .into()
}

/// What a row says, without the tick.
fn said<'a, M: 'a>(look: Look, line: ChoiceRow<'a>) -> Row<'a, M> {
    let quiet = look.palette.quiet;
    let mut content = row![].spacing(GAP_16).align_y(Alignment::Center);
    if !line.mark.is_empty() {
        content = content.push(container(label(line.mark).size(HUGE).bold()).width(136.0));
    }
    content = content.push(
        column![
            label(line.title).size(LARGE).semibold(),
            label(line.detail).size(BODY).lines(2).color(quiet)
        ]
        .width(Length::Fill),
    );
    if !line.remark.is_empty() {
        let remark = label(line.remark).size(SMALL);
        content = content.push(surface(look, Surface::Soft, remark).padding([GAP_4, GAP_12]));
    }
    content
}

/// What a row that counts shows.
#[derive(Debug, Clone)]
pub struct CountRow<'a> {
    /// What is counted.
    pub name: Cow<'a, str>,
    /// Figures to compare with, each in its column.
    pub figures: Vec<Cow<'a, str>>,
    /// The count.
    pub count: Cow<'a, str>,
    /// Whether it differs from what was expected.
    pub differs: bool,
}

/// A row with one key for less and one for more; a key without a message is out of use.
pub fn count_row<'a, M: Clone + 'a>(
    look: Look,
    mut line: CountRow<'a>,
    on_less: Option<M>,
    on_more: Option<M>,
) -> Element<'a, M> {
    let count = std::mem::take(&mut line.count);
    let count = container(label(count).size(TITLE).bold().centered()).width(TOUCH);
    counted_row(look, line, on_less, count.into(), on_more)
}

/// The same with a number that is a key itself, to type another.
pub fn typed_row<'a, M: Clone + 'a>(
    look: Look,
    mut line: CountRow<'a>,
    on_less: Option<M>,
    on_count: M,
    on_more: Option<M>,
) -> Element<'a, M> {
    let count = act(look, std::mem::take(&mut line.count)).size(TITLE).one_line();
    counted_row(look, line, on_less, count.width(TOUCH).on_press(on_count).into(), on_more)
}

fn counted_row<'a, M: Clone + 'a>(
    look: Look,
    line: CountRow<'a>,
    on_less: Option<M>,
    count: Element<'a, M>,
    on_more: Option<M>,
) -> Element<'a, M> {
    let mut content = Row::new().spacing(GAP_8).align_y(Alignment::Center);
    content = content.push(label(line.name).size(NAME).semibold().lines(2).width(Length::Fill));
    for figure in line.figures {
        content = content.push(container(label(figure).size(NAME).right()).width(FIGURES));
    }
    let key = |picture, message| act(look, "").icon(picture).width(TOUCH).on_press_maybe(message);
    let content = content
        .push(iced::widget::Space::new().width(GAP_16))
        .push(key(Icon::Minus, on_less))
        .push(count)
        .push(key(Icon::Plus, on_more));
    let ground = if line.differs { Surface::Notice } else { Surface::Card };
    surface(look, ground, content)
        .padding([0.0, GAP_16])
        .center_y(COUNT_ROW)
        .width(Length::Fill)
        .into()
}

/// The names of a count's columns, above rows of the same number of figures.
pub fn count_heading<'a, M: 'a>(
    look: Look,
    name: impl Into<Cow<'a, str>>,
    figures: Vec<Cow<'a, str>>,
    count: impl Into<Cow<'a, str>>,
) -> Element<'a, M> {
    let quiet = look.palette.quiet;
    let word = |word: Cow<'a, str>| label(word).size(SMALL).semibold().color(quiet);
    let mut content = Row::new().spacing(GAP_8).push(word(name.into()).width(Length::Fill));
    for figure in figures {
        content = content.push(container(word(figure).right()).width(FIGURES));
    }
    let keys = 3.0 * TOUCH + 2.0 * GAP_8;
    content
        .push(iced::widget::Space::new().width(GAP_16))
        .push(container(word(count.into()).right()).width(keys))
        .padding([0.0, GAP_16])
        .into()
}
