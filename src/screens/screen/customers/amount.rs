//! An amount for an account: what is paid off, topped up, or may be owed.

use iced::widget::{column, container};
use iced::{Element, Length};

use crate::domain::money::Cents;
use crate::screens::amount::{Typed, keypad_key};
use crate::screens::bridge::CustomerFile;
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::opening::{sides, with_erase};
use crate::screens::theme::{BODY, Control, GAP_12, GAP_24, TITLE};
use crate::screens::widget::{Corner, Figure, KeypadKey, act, figure, keypad, label};
use crate::words::format;

/// What an amount is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A debt is paid off.
    Settle,
    /// A prepaid account is topped up.
    TopUp,
    /// Up to how much may be owed.
    Limit,
    /// What was owed before this till.
    Opening,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A key of the keypad.
    Key(KeypadKey),
    /// The amount is complete.
    Done,
    /// What is left of a prepaid account is given back.
    GiveBack,
}

/// An amount while it is typed.
#[derive(Debug, Clone)]
pub struct Amount {
    asked: Asked,
    typed: Typed,
    debt: Cents,
    prepaid: Cents,
}

impl Amount {
    /// Asks for an amount for this account.
    pub fn new(asked: Asked, file: &CustomerFile) -> Self {
        let (debt, prepaid) = (file.standing.debt, file.standing.prepaid);
        Self { asked, typed: Typed::default(), debt, prepaid }
    }

    /// The amount, once it makes sense. Nothing typed settles the whole debt.
    fn value(&self) -> Option<Cents> {
        let typed = self.typed.cents().filter(|amount| *amount <= Cents::MAX_PRICE);
        match self.asked {
            Asked::Settle if self.typed.is_empty() => Some(self.debt),
            Asked::Settle => typed.filter(|amount| *amount > Cents::ZERO && *amount <= self.debt),
            Asked::TopUp | Asked::Opening => typed.filter(|amount| *amount > Cents::ZERO),
            Asked::Limit => typed,
        }
    }

    /// Takes a message; the amount, once it is complete.
    pub fn update(&mut self, message: Message) -> Option<(Asked, Cents)> {
        match message {
            Message::Key(key) => self.typed.press(key),
            Message::Done => return self.value().map(|amount| (self.asked, amount)),
            Message::GiveBack => {
                let back = self.prepaid.negated().ok().filter(|back| back.is_negative());
                return back.map(|amount| (Asked::TopUp, amount));
            }
        }
        None
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match stroke {
            Stroke::Enter => Some(Message::Done),
            other => keypad_key(other).map(Message::Key),
        }
    }

    /// The question, the keypad and the main act.
    pub fn view<'a>(
        &'a self,
        file: &'a CustomerFile,
        scene: Scene<'a>,
    ) -> Element<'a, super::Message> {
        let look = scene.look;
        let (title, hint) = match self.asked {
            Asked::Settle => ("customer-settle-title", "customer-settle-hint"),
            Asked::TopUp => ("customer-top-up-title", "customer-top-up-hint"),
            Asked::Limit => ("customer-limit-title", "customer-limit-hint"),
            Asked::Opening => ("customer-opening-title", "customer-opening-hint"),
        };
        let title = scene.words.tell(title, &[("name", file.name.as_str().into())]);
        let hint = scene.words.tell(hint, &[("amount", format::money(self.debt).into())]);
        let mut told = column![
            act(look, scene.say("back"))
                .icon(Icon::ArrowLeft)
                .width(200.0)
                .on_press(super::Message::Back),
            label(title).size(TITLE).bold().lines(2).width(Length::Fill),
            label(hint).size(BODY).lines(3).color(look.palette.quiet).width(Length::Fill),
        ]
        .spacing(GAP_12);
        if self.asked == Asked::TopUp && self.prepaid > Cents::ZERO {
            let values = [("amount", format::money(self.prepaid).into())];
            let back = act(look, scene.words.tell("customer-give-back", &values));
            told = told.push(back.on_press(super::Message::Amount(Message::GiveBack)));
        }
        let typed = match self.typed.is_empty() {
            true => String::new(),
            false => format!("{}\u{a0}€", self.typed.text()),
        };
        let key = |key| super::Message::Amount(Message::Key(key));
        let pad = column![
            figure(look, Figure::Typed, scene.say("customer-amount"), typed),
            container(keypad(look, Corner::Comma, key)).height(Length::Fill),
        ]
        .spacing(GAP_12);
        let value = self.value();
        let word = match value {
            Some(value) => {
                let value = [("amount", format::money(value).into())];
                scene.words.tell("customer-amount-ok", &value)
            }
            None => scene.say("customer-amount-none"),
        };
        let done = act(look, word)
            .kind(Control::Main)
            .size(TITLE)
            .height(look.room.key() + GAP_24)
            .on_press_maybe(value.map(|_| super::Message::Amount(Message::Done)));
        let pad = with_erase(scene, pad, key(KeypadKey::Erase), done.into());
        sides(scene, 5, told.into(), pad.into())
    }
}
