//! A field that shows what is typed on our keyboard or comes from the scanner.

use std::borrow::Cow;

use iced::widget::{container, row};
use iced::{Alignment, Element, Length};

use super::{TARGET, icon, label, pressable, target};
use crate::screens::icon::Icon;
use crate::screens::theme::{BODY, Control, EDGE, GAP_12, GAP_16, ICON, LARGE, Look};

/// What a field shows.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    /// A picture of what is looked for.
    pub icon: Icon,
    /// What is typed so far.
    pub text: Cow<'a, str>,
    /// What can be typed: in the field while it is empty, at its right afterwards.
    pub hint: Cow<'a, str>,
    /// Whether it takes what is typed now.
    pub active: bool,
}

/// A field to touch, which then takes what is typed.
pub fn field<'a, M: Clone + 'a>(look: Look, field: Field<'a>, on_press: M) -> Element<'a, M> {
    let quiet = look.palette.quiet;
    let mut content = row![icon(field.icon, ICON)].spacing(GAP_12).align_y(Alignment::Center);
    let hintless = field.hint.is_empty();
    let hint = label(field.hint).size(BODY).color(quiet);
    content = if field.text.is_empty() {
        content.push(hint.width(Length::Fill))
    } else if hintless {
        content.push(label(field.text).size(LARGE).width(Length::Fill))
    } else {
        let text = label(field.text).size(LARGE).width(Length::FillPortion(3));
        content.push(text).push(container(hint).align_right(Length::FillPortion(2)))
    };
    let content = container(content).padding([0.0, GAP_16]).center_y(Length::Fill);
    let control = Control::Field { active: field.active };
    let button = pressable(look, control, content, Some(on_press));
    target(TARGET, button, Length::Fill, Length::Fixed(look.room.key() + 2.0 * EDGE))
}
