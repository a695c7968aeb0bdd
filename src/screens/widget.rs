//! Parts that screens are made of. Each takes data and words and gives an element; none knows
//! a sale, a colour of its own or a sentence.

mod act;
mod cell;
mod confirm;
mod field;
mod figure;
mod keyboard;
mod keypad;
mod label;
mod list;
mod notice;
mod pager;
mod rail;
mod stepper;
mod tabs;
mod ticket;
mod tile;
mod toggle;

pub use act::{Act, act, icon};
pub use cell::cell;
pub use confirm::{ConfirmWords, confirm};
pub use field::{Field, field};
pub use figure::{Figure, figure};
pub use keyboard::{KeyboardKey, KeyboardWords, Typing, keyboard};
pub use keypad::{Corner, KeypadKey, keypad};
pub use label::{Label, label, shortened};
pub use list::{
    CHOICE_ROW, COUNT_ROW, ChoiceRow, CountRow, choice_row, count_heading, count_row, open_row,
    told_row, typed_row,
};
pub use notice::{Notice, Tone};
pub use pager::{PagerWords, pager};
pub use rail::{Place, rail};
pub use stepper::stepper;
pub use tabs::{Tab, tabs};
pub use ticket::{TicketLine, acts_height, ticket_lines};
pub use tile::{Tile, tile, tiles};
pub use toggle::{choices, toggle};

use iced::widget::{Button, Space, button, container};
use iced::{Element, Length};

use super::theme::{Control, Look, Surface};

/// Name under which every target is found in the tree of widgets, to measure its size and its
/// distance from others.
pub const TARGET: &str = "target";

/// Name of rows that choose a line of the ticket, which may be lower than other targets.
pub const LINE_TARGET: &str = "line";

/// A touchable ground around `content`. Without `on_press` it looks out of use.
fn pressable<'a, M: Clone + 'a>(
    look: Look,
    control: Control,
    content: impl Into<Element<'a, M>>,
    on_press: Option<M>,
) -> Button<'a, M> {
    let palette = look.palette;
    button(content)
        .padding(0)
        .width(Length::Fill)
        .on_press_maybe(on_press)
        .style(move |_theme, status| palette.control(control, status))
}

/// Name of the parts of a toggle, which touch each other.
pub const PART_TARGET: &str = "part";

/// Marks a touchable ground so that tests can find and measure it.
fn target<'a, M: Clone + 'a>(
    name: &'static str,
    button: Button<'a, M>,
    width: Length,
    height: Length,
) -> Element<'a, M> {
    container(button.width(Length::Fill).height(Length::Fill))
        .id(name)
        .width(width)
        .height(height)
        .into()
}

/// A ground with the colours of `surface`.
pub fn surface<'a, M: 'a>(
    look: Look,
    surface: Surface,
    content: impl Into<Element<'a, M>>,
) -> container::Container<'a, M> {
    let palette = look.palette;
    container(content).style(move |_theme| palette.surface(surface))
}

/// The hairline between two parts one above the other.
pub fn hairline<'a, M: 'a>(look: Look) -> Element<'a, M> {
    surface(look, Surface::Hairline, Space::new()).width(Length::Fill).height(2).into()
}

/// The hairline between two parts side by side.
pub fn vertical_hairline<'a, M: 'a>(look: Look) -> Element<'a, M> {
    surface(look, Surface::Hairline, Space::new()).width(2).height(Length::Fill).into()
}
