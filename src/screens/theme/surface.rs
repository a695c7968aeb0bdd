//! How grounds look that nobody touches.

use iced::widget::container::Style;
use iced::{Background, Border, Color, border};

use super::palette::Palette;
use super::{EDGE, RADIUS, edge};

/// A kind of ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surface {
    /// The window.
    Paper,
    /// The ticket and other parts without corners.
    Sheet,
    /// The ground of the rail.
    Rail,
    /// A card with a hairline.
    Card,
    /// A field that takes what is typed.
    Field,
    /// A field while it takes what is typed.
    FieldActive,
    /// The frame around a toggle.
    Frame,
    /// A quiet remark, or what is out of use.
    Soft,
    /// The chosen line of the ticket.
    Chosen,
    /// Something to know.
    Notice,
    /// Something that must be seen to; large text only.
    Warning,
    /// Something went wrong.
    Problem,
    /// The banner of the training till and of the demonstration café.
    Training,
    /// What was just done well.
    Done,
    /// A count on the rail.
    Count,
    /// A remark on a tile.
    Remark,
    /// The hairline between two parts.
    Hairline,
}

impl Surface {
    /// Every kind, for the tests.
    pub const ALL: [Surface; 17] = [
        Surface::Paper,
        Surface::Sheet,
        Surface::Rail,
        Surface::Card,
        Surface::Field,
        Surface::FieldActive,
        Surface::Frame,
        Surface::Soft,
        Surface::Chosen,
        Surface::Notice,
        Surface::Warning,
        Surface::Problem,
        Surface::Training,
        Surface::Done,
        Surface::Count,
        Surface::Remark,
        Surface::Hairline,
    ];
}

impl Palette {
    /// The look of a ground, with the colour of the text on it.
    pub fn surface(&self, surface: Surface) -> Style {
        let round = border::rounded(RADIUS);
        match surface {
            Surface::Paper => style(self.paper, self.ink, Border::default()),
            Surface::Sheet => style(self.card, self.ink, Border::default()),
            Surface::Rail => style(self.rail, self.on_rail, Border::default()),
            Surface::Card => style(self.card, self.ink, edge(self.hairline, EDGE)),
            Surface::Field | Surface::Frame => style(self.card, self.ink, edge(self.edge, EDGE)),
            Surface::FieldActive => style(self.card, self.ink, edge(self.ink, EDGE)),
            Surface::Soft => style(self.soft, self.ink, round),
            Surface::Chosen => style(self.soft, self.ink, Border::default()),
            Surface::Notice | Surface::Count => style(self.brass_soft, self.ink, round),
            Surface::Warning => style(self.brass, self.on_brass, round),
            Surface::Problem => style(self.red, self.on_red, round),
            Surface::Training => style(self.zinc, self.on_zinc, Border::default()),
            Surface::Done => style(self.green, self.on_green, Border::default()),
            Surface::Remark => style(self.card, self.ink, border::rounded(RADIUS - EDGE)),
            Surface::Hairline => style(self.hairline, self.ink, Border::default()),
        }
    }
}

fn style(ground: Color, text: Color, border: Border) -> Style {
    Style {
        background: Some(Background::Color(ground)),
        text_color: Some(text),
        border,
        snap: true,
        ..Style::default()
    }
}
