//! Joining the network: the code that head office gave, then the hub's address.

use iced::Element;
use iced::widget::row;

use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::start::{TypingWords, keyboard_key, proposing_view};
use crate::screens::theme::GAP_8;
use crate::screens::widget::{KeyboardKey, Typing, act};

/// The most characters of a code, with its dash and a blank by mistake.
const CODE: usize = 12;
/// The most characters of an address.
const ADDRESS: usize = 150;
/// What begins an address that is no plain one.
const SECURE: &str = "https://";

/// The state of the joining.
#[derive(Debug)]
pub(super) struct Joining {
    code: Typing,
    address: Option<Typing>,
}

impl Default for Joining {
    fn default() -> Self {
        Self { code: Typing::new("", CODE).required(), address: None }
    }
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A key of the keyboard.
    Type(KeyboardKey),
    /// Back, which the screen around it takes.
    Back,
}

impl Joining {
    /// Takes a message; gives the address and the code when both are there.
    pub(super) fn update(&mut self, message: &Message) -> Option<(String, String)> {
        let Message::Type(key) = message else {
            return None;
        };
        match &mut self.address {
            None if self.code.press(*key) => {
                self.address = Some(Typing::new(SECURE, ADDRESS).required());
                None
            }
            None => None,
            Some(address) => {
                let done = address.press(*key);
                done.then(|| (address.text().to_lowercase(), self.code.text().to_owned()))
            }
        }
    }

    /// Takes a key of a real keyboard.
    pub(super) fn stroke(&self, stroke: Stroke) -> Option<Message> {
        keyboard_key(stroke).map(Message::Type)
    }

    /// The question that is asked now, with the keyboard.
    pub(super) fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let (typing, title, hint) = match &self.address {
            None => (&self.code, "month-join-code", "month-join-code-hint"),
            Some(address) => (address, "month-join-address", "month-join-address-hint"),
        };
        let asked = TypingWords { title: scene.say(title), hint: scene.say(hint) };
        let signs = ['.', '-', ':', '/'].map(|sign| {
            let key = Message::Type(KeyboardKey::Letter(sign));
            act(look, sign.to_string()).width(96.0).on_press(key).into()
        });
        let signs = match self.address {
            Some(_) => row(signs).spacing(GAP_8),
            None => row![],
        };
        let leave = Some(Message::Back);
        proposing_view(look, scene.words, typing, (asked, signs.into()), leave, Message::Type)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_comes_first_and_the_address_begins_by_itself() {
        let mut joining = Joining::default();
        let mut typed = |text: &str| {
            let keys = text.chars().map(KeyboardKey::Letter).chain([KeyboardKey::Done]);
            keys.map(|key| joining.update(&Message::Type(key))).last().flatten()
        };
        assert_eq!(typed("bcdf-ghjk"), None);
        let joined = typed("Hub.example");
        assert_eq!(joined, Some(("https://hub.example".to_owned(), "bcdf-ghjk".to_owned())));
    }
}
