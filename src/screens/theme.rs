//! Colours, sizes and distances of the window. No view holds any of these itself.

use iced::{Border, Color, Theme, border};

mod control;
mod palette;
mod surface;

pub use control::Control;
pub use palette::{Banknote, DAY, EVENING, Palette, Tint};
pub use surface::Surface;

use super::room::Room;

/// Size of details, badges and words under icons, in logical pixels.
pub const SMALL: f32 = 16.0;
/// Size of running text and of words on keys.
pub const BODY: f32 = 18.0;
/// Size of names on tiles and on ticket lines: between body and large, so that
/// « Pain au chocolat » keeps to one line of its tile.
pub const NAME: f32 = 20.0;
/// Size of headings.
pub const LARGE: f32 = 22.0;
/// Size of the main act and of figures on notes and coins.
pub const TITLE: f32 = 28.0;
/// Size of totals.
pub const HUGE: f32 = 40.0;
/// Size of the amount due and of the change.
pub const GIANT: f32 = 64.0;

/// Height of a line of text, in parts of its size.
pub const LINE: f32 = 1.25;

/// Smallest distance.
pub const GAP_4: f32 = 4.0;
/// Distance between two targets.
pub const GAP_8: f32 = 8.0;
/// Distance between two groups.
pub const GAP_12: f32 = 12.0;
/// Margin of a screen.
pub const GAP_16: f32 = 16.0;
/// Margin inside a wide card.
pub const GAP_24: f32 = 24.0;
/// Largest distance.
pub const GAP_32: f32 = 32.0;

/// Smallest side of a target: 12 mm on a 10" screen of 1280×800.
pub const TOUCH: f32 = 72.0;

/// Height of a frame around targets, such as a toggle, and of keys beside it.
pub const FRAME: f32 = TOUCH + 2.0 * EDGE;

/// Height of a row of the ticket. The row only chooses a line, which harms nothing and is put
/// right by the next touch; so it may be lower than other targets and more of the ticket shows.
pub const ROW: f32 = 56.0;

/// Corners of everything that has corners.
pub const RADIUS: f32 = 10.0;
/// Width of the edge of a control.
pub const EDGE: f32 = 2.0;
/// Width of the edge of what is chosen among several cards.
pub const EDGE_CHOSEN: f32 = 3.0;

/// Side of an icon beside or above a word.
pub const ICON: f32 = 28.0;

/// What every view needs to know about the look: colours and the room there is.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The colours, by day or in the evening.
    pub palette: &'static Palette,
    /// The division of the window.
    pub room: Room,
}

/// The edge of a control.
pub(super) fn edge(color: Color, width: f32) -> Border {
    border::rounded(RADIUS).color(color).width(width)
}

/// The palette as an iced theme, for iced's own widgets and the ground of the window.
pub fn iced_theme(palette: &Palette) -> Theme {
    Theme::custom(
        if palette.evening { "evening" } else { "day" },
        iced::theme::Palette {
            background: palette.paper,
            text: palette.ink,
            primary: palette.green,
            success: palette.green,
            warning: palette.brass,
            danger: palette.red,
        },
    )
}

#[cfg(test)]
mod tests;
