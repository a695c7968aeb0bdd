//! Large figures to type an amount, a count or a code.

use iced::widget::{Column, Row, container};
use iced::{Element, Length};

use super::{TARGET, icon, label, pressable, target};
use crate::screens::icon::Icon;
use crate::screens::theme::{Control, GAP_8, ICON, Look, TITLE};

/// A key of the keypad.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeypadKey {
    /// A figure from 0 to 9.
    Digit(u8),
    /// Two zeros at once.
    DoubleZero,
    /// The comma before cents or grams.
    Comma,
    /// Takes back the last figure.
    Erase,
}

/// What stands in the keypad's last corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Corner {
    /// The comma, for amounts and weights; a key beside the keypad erases.
    Comma,
    /// The key that erases, for counts and codes.
    Erase,
}

impl Corner {
    fn key(self) -> KeypadKey {
        match self {
            Corner::Comma => KeypadKey::Comma,
            Corner::Erase => KeypadKey::Erase,
        }
    }
}

/// Twelve keys that fill their place.
pub fn keypad<'a, M: Clone + 'a>(
    look: Look,
    corner: Corner,
    on_press: impl Fn(KeypadKey) -> M,
) -> Element<'a, M> {
    use KeypadKey::{Digit, DoubleZero};
    let rows = [
        [Digit(7), Digit(8), Digit(9)],
        [Digit(4), Digit(5), Digit(6)],
        [Digit(1), Digit(2), Digit(3)],
        [Digit(0), DoubleZero, corner.key()],
    ];
    let rows = rows.map(|keys| {
        let keys = keys.map(|key| one(look, key, on_press(key)));
        Row::with_children(keys).spacing(GAP_8).height(Length::Fill).into()
    });
    Column::with_children(rows).spacing(GAP_8).into()
}

fn one<'a, M: Clone + 'a>(look: Look, key: KeypadKey, on_press: M) -> Element<'a, M> {
    let shown: Element<'a, M> = match key {
        KeypadKey::Digit(digit) => label(digit.to_string()).size(TITLE).semibold().into(),
        KeypadKey::DoubleZero => label("00").size(TITLE).semibold().into(),
        KeypadKey::Comma => label(",").size(TITLE).bold().into(),
        KeypadKey::Erase => icon(Icon::ArrowLeft, ICON).into(),
    };
    let content = container(shown).center(Length::Fill);
    let button = pressable(look, Control::Secondary, content, Some(on_press));
    target(TARGET, button, Length::Fill, Length::Fill)
}
