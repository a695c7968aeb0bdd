//! The lines of the ticket.

use std::borrow::Cow;

use iced::widget::{Column, Row, Space, column, container, row};
use iced::{Alignment, Element, Length};

use super::{LINE_TARGET, label, pressable, surface, target};
use crate::screens::theme::{Control, GAP_8, GAP_12, GAP_16, Look, NAME, ROW, SMALL, Surface};

/// Width of the quantities, wide enough for three figures.
const QUANTITY: f32 = 36.0;

/// What a line shows.
#[derive(Debug, Clone)]
pub struct TicketLine<'a> {
    /// How many; empty for what is weighed.
    pub quantity: Cow<'a, str>,
    /// What it is.
    pub name: Cow<'a, str>,
    /// Weight, discount, takeaway: what one would ask about the line.
    pub detail: Option<Cow<'a, str>>,
    /// Its amount in words.
    pub amount: Cow<'a, str>,
}

/// The lines of one page of the ticket. Under the chosen one stand its `acts`. `on_press` takes
/// the rank of a line; `width` is that of the place, in logical pixels.
pub fn ticket_lines<'a, M: Clone + 'a>(
    look: Look,
    width: f32,
    lines: Vec<TicketLine<'a>>,
    chosen: Option<usize>,
    acts: Vec<Element<'a, M>>,
    on_press: impl Fn(usize) -> M,
) -> Element<'a, M> {
    let mut acts = Some(acts);
    let rows = lines.into_iter().enumerate().map(|(rank, line)| {
        let is_chosen = chosen == Some(rank);
        let row = one(look, line, is_chosen, on_press(rank));
        match acts.take_if(|acts| is_chosen && !acts.is_empty()) {
            Some(acts) => {
                let acts = container(act_rows(look, width, acts)).padding([0.0, GAP_8]);
                let block = column![row, acts, Space::new().height(GAP_12)];
                surface(look, Surface::Chosen, block).width(Length::Fill).into()
            }
            None => row,
        }
    });
    Column::with_children(rows.collect::<Vec<_>>()).into()
}

/// How many acts stand side by side in a ticket of this width, so that each is wide enough.
fn abreast(look: Look, width: f32, acts: usize) -> usize {
    let key = look.room.key();
    let fitting = ((width - 2.0 * GAP_8 + GAP_8) / (key + GAP_8)).max(1.0) as usize;
    acts.div_ceil(acts.div_ceil(fitting).max(1)).max(1)
}

/// How much higher the chosen line is by its acts, in logical pixels.
pub fn acts_height(look: Look, width: f32, acts: usize) -> f32 {
    let rows = acts.div_ceil(abreast(look, width, acts)) as f32;
    rows * look.room.key() + (rows - 1.0) * GAP_8 + GAP_12
}

/// The acts in as many rows as a narrow ticket needs to keep each wide enough.
fn act_rows<'a, M: 'a>(look: Look, width: f32, acts: Vec<Element<'a, M>>) -> Element<'a, M> {
    let even = abreast(look, width, acts.len());
    let mut rows = Column::new().spacing(GAP_8);
    let mut acts = acts.into_iter().peekable();
    while acts.peek().is_some() {
        let row = Row::with_children(acts.by_ref().take(even).collect::<Vec<_>>());
        rows = rows.push(row.spacing(GAP_8).height(look.room.key()));
    }
    rows.into()
}

fn one<'a, M: Clone + 'a>(
    look: Look,
    line: TicketLine<'a>,
    chosen: bool,
    on_press: M,
) -> Element<'a, M> {
    let quiet = look.palette.quiet;
    let mut what = column![label(line.name).size(NAME).width(Length::Fill)];
    if let Some(detail) = line.detail {
        what = what.push(label(detail).size(SMALL).color(quiet).width(Length::Fill));
    }
    let content = row![
        container(label(line.quantity).size(NAME).color(quiet).right()).width(QUANTITY),
        what.width(Length::Fill),
        label(line.amount).size(NAME),
    ]
    .spacing(GAP_12)
    .align_y(Alignment::Center)
    .height(Length::Fill)
    .padding([0.0, GAP_16]);
    let button = pressable(look, Control::Line { chosen }, content, Some(on_press));
    target(LINE_TARGET, button, Length::Fill, Length::Fixed(ROW))
}
