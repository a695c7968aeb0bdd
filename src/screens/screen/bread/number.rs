//! A number that is typed instead of being counted up one by one.

use iced::widget::{Space, column, container, row};
use iced::{Element, Length};

use crate::domain::bread::MAX_UNITS;
use crate::domain::id::ProductId;
use crate::domain::text::Label;
use crate::screens::amount::{Typed, keypad_key};
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::theme::{Control, GAP_8, GAP_16, GIANT, LARGE, TITLE};
use crate::screens::widget::{Corner, KeypadKey, act, keypad, label};

/// How many of a bread, while it is typed.
#[derive(Debug)]
pub struct Number {
    product: ProductId,
    name: Label,
    former: u32,
    typed: Typed,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A key of the keypad.
    Key(KeypadKey),
    /// That is the number.
    Take,
    /// It stays as it was.
    Leave,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// It is still being typed.
    Typing,
    /// It stays as it was.
    Left,
    /// So many of this bread.
    Said(ProductId, u32),
}

impl Number {
    /// Begins with the number that stands there.
    pub fn new(product: ProductId, name: Label, former: u32) -> Self {
        Self { product, name, former, typed: Typed::default() }
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message) -> After {
        match message {
            Message::Key(KeypadKey::Comma) => {}
            Message::Key(key) => {
                let before = self.typed.clone();
                self.typed.press(key);
                if self.typed.whole().is_some_and(|units| units > MAX_UNITS) {
                    self.typed = before;
                }
            }
            Message::Leave => return After::Left,
            Message::Take => {
                let said = self.typed.whole().map(|units| After::Said(self.product, units));
                return said.unwrap_or(After::Left);
            }
        }
        After::Typing
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match stroke {
            Stroke::Escape => Some(Message::Leave),
            Stroke::Enter => Some(Message::Take),
            stroke => keypad_key(stroke).map(Message::Key),
        }
    }

    /// The bread, its number in large figures, and the keypad.
    pub fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let height = look.room.key() + GAP_16;
        // What stands there is replaced by the first figure, as it is said by its colour.
        let (shown, color) = match self.typed.whole() {
            Some(units) => (units.to_string(), look.palette.ink),
            None => (self.former.to_string(), look.palette.quiet),
        };
        let head = column![
            label(self.name.as_str()).size(TITLE).bold().lines(2).width(Length::Fill),
            label(shown).size(GIANT).bold().color(color).width(Length::Fill),
        ]
        .spacing(GAP_16);
        let acts = row![
            act(look, scene.say("back"))
                .icon(Icon::ArrowLeft)
                .height(height)
                .on_press(Message::Leave),
            act(look, scene.say("bread-number-done"))
                .icon(Icon::Check)
                .kind(Control::Main)
                .size(LARGE)
                .height(height)
                .on_press_maybe((!self.typed.is_empty()).then_some(Message::Take)),
        ]
        .spacing(GAP_8);
        let keys = keypad(look, Corner::Erase, Message::Key);
        let content: Element<'a, Message> = if scene.area.width >= 900.0 {
            let side = column![head, Space::new().height(Length::Fill), acts];
            row![side.width(Length::Fill), container(keys).width(Length::Fill)]
                .spacing(GAP_16)
                .into()
        } else {
            column![head, container(keys).height(Length::Fill), acts].spacing(GAP_16).into()
        };
        container(content).padding(GAP_16).width(Length::Fill).height(Length::Fill).into()
    }
}
