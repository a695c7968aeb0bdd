//! How everything that can be touched looks.

use iced::widget::button::{Status, Style};
use iced::{Background, Border, Color, Shadow, border};

use super::palette::{Banknote, Palette, Tint};
use super::{EDGE, EDGE_CHOSEN, RADIUS, edge};

/// A kind of control.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// The next likely act: one a screen.
    Main,
    /// Any other act.
    Secondary,
    /// An act that takes something away.
    Danger,
    /// A product on the ground of its family.
    Tile(Tint),
    /// A product that is sold out, still to be touched.
    SoldOut,
    /// A family above the tiles.
    Tab {
        /// The family's ground.
        tint: Tint,
        /// Whether its products are shown.
        chosen: bool,
    },
    /// One of several ways, side by side, each with its edge.
    Choice {
        /// Whether it is the one.
        chosen: bool,
    },
    /// A part of a toggle, whose edge is drawn around all parts.
    Segment {
        /// Whether it is the one.
        chosen: bool,
    },
    /// The key of a banknote.
    Banknote(Banknote),
    /// A place of the rail.
    Place {
        /// Whether one is there.
        here: bool,
    },
    /// A row of a list, on a card of its own.
    Row {
        /// Whether it is chosen.
        chosen: bool,
    },
    /// A row of the ticket, without an edge.
    Line {
        /// Whether it is chosen.
        chosen: bool,
    },
    /// A field that shows what is typed.
    Field {
        /// Whether it takes what is typed now.
        active: bool,
    },
    /// A notice that can be touched.
    Notice,
}

impl Palette {
    /// The look of a control. A finger that has left may leave `Hovered` behind, so `Hovered`
    /// looks like `Active`.
    pub fn control(&self, control: Control, status: Status) -> Style {
        match status {
            Status::Disabled => self.out_of_use(control),
            Status::Active | Status::Hovered => self.at_rest(control),
            Status::Pressed => self.under_finger(control),
        }
    }

    fn at_rest(&self, control: Control) -> Style {
        match control {
            Control::Main => flat(self.green, self.on_green),
            Control::Danger => flat(self.red, self.on_red),
            Control::Secondary
            | Control::Choice { chosen: false }
            | Control::Row { chosen: false }
            | Control::Field { active: false } => {
                bordered(self.card, self.ink, edge(self.edge, EDGE))
            }
            Control::Row { chosen: true } => {
                bordered(self.card, self.ink, edge(self.ink, EDGE_CHOSEN))
            }
            Control::Field { active: true } => bordered(self.card, self.ink, edge(self.ink, EDGE)),
            Control::Choice { chosen: true } => flat(self.ink, self.on_ink),
            Control::Tile(tint) | Control::Tab { tint, chosen: false } => {
                flat(self.tint(tint), self.ink)
            }
            Control::Tab { tint, chosen: true } => {
                bordered(self.tint(tint), self.ink, edge(self.ink, EDGE))
            }
            Control::SoldOut => flat(self.soft, self.quiet),
            Control::Segment { chosen: true } => segment(self.ink, self.on_ink),
            Control::Segment { chosen: false } => segment(self.card, self.ink),
            Control::Banknote(note) => {
                bordered(self.banknote(note), self.ink, edge(self.edge, EDGE))
            }
            Control::Place { here: true } => flat(self.rail_here, self.on_rail),
            Control::Place { here: false } => flat(self.rail, self.on_rail),
            Control::Line { chosen: true } => square(self.soft, self.ink),
            Control::Line { chosen: false } => square(self.card, self.ink),
            Control::Notice => flat(self.brass_soft, self.ink),
        }
    }

    fn under_finger(&self, control: Control) -> Style {
        let rest = self.at_rest(control);
        let ground = match control {
            Control::Main => self.green_pressed,
            Control::Danger => self.red_pressed,
            Control::Choice { chosen: true }
            | Control::Segment { chosen: true }
            | Control::Notice => return rest,
            Control::Place { .. } => self.rail_here,
            Control::Tile(_) | Control::Tab { .. } | Control::Banknote(_) | Control::SoldOut => {
                return Style { border: edge(self.ink, EDGE_CHOSEN), ..rest };
            }
            Control::Secondary
            | Control::Choice { chosen: false }
            | Control::Segment { chosen: false }
            | Control::Row { .. }
            | Control::Field { .. }
            | Control::Line { .. } => self.soft,
        };
        rest.with_background(ground)
    }

    /// What can't be done now is drawn flat and quiet, and stays legible.
    fn out_of_use(&self, control: Control) -> Style {
        match control {
            Control::Place { .. }
            | Control::Line { .. }
            | Control::Tab { .. }
            | Control::Notice
            | Control::Choice { chosen: true }
            | Control::Segment { chosen: true } => self.at_rest(control),
            Control::Segment { chosen: false } => segment(self.soft, self.quiet),
            _ => flat(self.soft, self.quiet),
        }
    }
}

fn flat(ground: Color, text: Color) -> Style {
    bordered(ground, text, border::rounded(RADIUS))
}

fn square(ground: Color, text: Color) -> Style {
    bordered(ground, text, Border::default())
}

/// A part of a toggle lies inside the edge of the whole, so its corners are tighter.
fn segment(ground: Color, text: Color) -> Style {
    bordered(ground, text, border::rounded(RADIUS - EDGE))
}

fn bordered(ground: Color, text: Color, border: Border) -> Style {
    Style {
        background: Some(Background::Color(ground)),
        text_color: text,
        border,
        shadow: Shadow::default(),
        snap: true,
    }
}
