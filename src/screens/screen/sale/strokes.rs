//! A real keyboard on the sale screen: letters search, figures and signs count, F-keys pay.

use super::{Message, Question, Sale};
use crate::domain::money::Cents;
use crate::domain::payment::likely_cash;
use crate::screens::amount::keypad_key;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::start::keyboard_key;

impl Sale {
    /// What a key means here and now.
    pub fn stroke(&self, stroke: Stroke, scene: &Scene<'_>) -> Option<Vec<Message>> {
        if self.stop.is_some() {
            let seen = [Stroke::Enter, Stroke::Escape].contains(&stroke);
            return seen.then(|| vec![Message::Stopped]);
        }
        if let Some(unknown) = &self.unknown {
            return unknown.stroke(stroke).map(|message| vec![Message::Unknown(message)]);
        }
        if let Some(pay) = &self.pay {
            return pay.stroke(stroke).map(|message| vec![Message::Pay(message)]);
        }
        if self.find.is_some() {
            return match stroke {
                Stroke::Escape => Some(vec![Message::FindClose]),
                other => keyboard_key(other).map(|key| vec![Message::FindKey(key)]),
            };
        }
        if self.entry.is_some() {
            return match stroke {
                Stroke::Escape => Some(vec![Message::EntryCancel]),
                Stroke::Enter => Some(vec![Message::EntryDone]),
                other => keypad_key(other).map(|key| vec![Message::EntryKey(key)]),
            };
        }
        if self.asking.is_some() {
            match stroke {
                Stroke::Enter => return Some(vec![Message::Proceed]),
                Stroke::Escape => return Some(vec![Message::Keep]),
                _ => {}
            }
        }
        self.selling(stroke, scene)
    }

    fn selling(&self, stroke: Stroke, scene: &Scene<'_>) -> Option<Vec<Message>> {
        let one = |message| Some(vec![message]);
        let lines = self.basket.as_ref().map_or(0, |basket| basket.lines().len());
        let chosen = self.chosen.unwrap_or(0);
        match stroke {
            Stroke::Char('+') => one(Message::More(1)),
            Stroke::Char('-') => one(Message::More(-1)),
            Stroke::Char('*') => one(Message::LineMode),
            Stroke::Char(_) => {
                let key = keyboard_key(stroke)?;
                Some(vec![Message::Find, Message::FindKey(key)])
            }
            Stroke::Enter => match self.due()? {
                due if due <= Cents::ZERO => one(Message::Settle),
                _ => one(Message::Charge),
            },
            Stroke::Tab => {
                let tabs = scene.situation.catalog.families().len() + 1;
                one(Message::Tab((self.tab + 1) % tabs))
            }
            Stroke::Escape => one(Message::ChangeGiven),
            Stroke::Delete => one(Message::Remove),
            Stroke::Up => one(Message::Line(chosen.saturating_sub(1))),
            Stroke::Down => one(Message::Line((chosen + 1).min(lines.saturating_sub(1)))),
            Stroke::PageUp => one(Message::Page(self.page.saturating_sub(1))),
            Stroke::PageDown => {
                let pages = self.grid(*scene).pages(self.shown_products(*scene).len());
                one(Message::Page((self.page + 1).min(pages - 1)))
            }
            Stroke::Function(key) => self.function(key, *scene),
            Stroke::Erase => None,
        }
    }

    fn function(&self, key: u8, scene: Scene<'_>) -> Option<Vec<Message>> {
        let message = match key {
            5 => Message::Cash(self.due().filter(|due| *due > Cents::ZERO)?),
            6..=8 => {
                let sums = likely_cash(self.due()?);
                Message::Cash(*sums.get(usize::from(key) - 6)?)
            }
            9 => {
                use crate::domain::catalog::Mode;
                Message::Mode(usize::from(self.mode != Some(Mode::Takeaway)))
            }
            10 => Message::Ask(Question::Abandon),
            11 => Message::Tabs((self.tabs + 1) % self.tab_pages(scene)),
            12 => Message::Receipt,
            _ => return None,
        };
        Some(vec![message])
    }
}
