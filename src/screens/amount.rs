//! An amount, a weight or a count while it is typed.

use super::keys::Stroke;
use super::widget::KeypadKey;
use crate::domain::money::Cents;

/// Figures typed so far. Pure, so that it is tested without a window.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    text: String,
}

/// The most figures before a comma.
const WHOLE_MAX: usize = 6;

impl Typed {
    /// A whole number of euros, as if it had been typed.
    pub fn of(amount: Cents) -> Self {
        Self { text: (amount.get() / 100).to_string() }
    }

    /// What is typed so far, as it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Forgets what was typed.
    pub fn clear(&mut self) {
        self.text.clear();
    }

    /// Takes a key; what would make no amount is not taken.
    pub fn press(&mut self, key: KeypadKey) {
        match key {
            KeypadKey::Digit(digit) => self.digit(char::from(b'0' + digit.min(9))),
            KeypadKey::DoubleZero => {
                self.digit('0');
                self.digit('0');
            }
            KeypadKey::Comma if self.text.contains(',') => {}
            KeypadKey::Comma if self.text.is_empty() => self.text.push_str("0,"),
            KeypadKey::Comma => self.text.push(','),
            KeypadKey::Erase => {
                self.text.pop();
            }
        }
    }

    fn digit(&mut self, digit: char) {
        let room = match self.text.split_once(',') {
            Some((_, cents)) => cents.len() < 2,
            None => self.text.len() < WHOLE_MAX,
        };
        if self.text == "0" {
            self.text.clear();
        }
        if room {
            self.text.push(digit);
        }
    }

    /// The amount, once there is one: `5`, `5,` and `5,4` are amounts.
    pub fn cents(&self) -> Option<Cents> {
        Cents::parse(self.text.trim_end_matches(',')).ok()
    }

    /// The whole number, once there is one.
    pub fn whole(&self) -> Option<u32> {
        self.text.parse().ok()
    }
}

/// The keypad's key for a key of the keyboard.
pub fn keypad_key(stroke: Stroke) -> Option<KeypadKey> {
    match stroke {
        Stroke::Char(',' | '.') => Some(KeypadKey::Comma),
        Stroke::Char(figure) => {
            figure.to_digit(10).and_then(|digit| u8::try_from(digit).ok()).map(KeypadKey::Digit)
        }
        Stroke::Erase => Some(KeypadKey::Erase),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Typed {
        let mut typed = Typed::default();
        for figure in text.chars() {
            typed.press(keypad_key(Stroke::Char(figure)).expect("a key"));
        }
        typed
    }

    #[test]
    fn amounts_as_people_type_them() {
        for (text, cents) in [("20", 2_000), ("5,4", 540), (",5", 50), ("0012", 1_200), ("7,", 700)]
        {
            assert_eq!(typed(text).cents(), Some(Cents::new(cents)), "{text}");
        }
        assert_eq!(typed("").cents(), None);
    }

    #[test]
    fn what_makes_no_amount_is_not_taken() {
        assert_eq!(typed("1,2,345").text(), "1,23");
        assert_eq!(typed("12345678").text(), "123456");
        assert_eq!(keypad_key(Stroke::Char('e')), None);
    }

    #[test]
    fn erasing_takes_figure_by_figure() {
        let mut amount = typed("1,2");
        for left in ["1,", "1", "", ""] {
            amount.press(KeypadKey::Erase);
            assert_eq!(amount.text(), left);
        }
    }
}
