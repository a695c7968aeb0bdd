//! What keys of a real keyboard and scans mean where one is.

use iced::Task;

use super::{Action, Inside, Message, Place, Screen};
use crate::screens::keys::{Input, SHORT, Stroke};
use crate::screens::preferences::Preferences;
use crate::screens::scene::Scene;
use crate::screens::screen::{sale, start};
use crate::screens::theme::Look;
use crate::words::Words;

impl Inside {
    /// Whether a name is written: all keys are letters then.
    pub fn writes(&self) -> bool {
        match &self.screen {
            Screen::Naming(_) | Screen::Operator(_) => true,
            Screen::Trade(trade) => trade.writes(),
            _ => false,
        }
    }

    /// Takes a key or a scan.
    pub(super) fn input(
        &mut self,
        input: Input,
        look: Look,
        words: &Words,
        preferences: &Preferences,
    ) -> Action {
        let strip = self.strips();
        let scene = Self::scene(&self.situation, strip, look, words, preferences);
        let strokes = match input {
            Input::Stroke(stroke) => vec![stroke],
            Input::Scanned(Some(code))
                if code.len() < SHORT && scene.situation.catalog.by_barcode(&code).is_none() =>
            {
                code.chars().map(Stroke::Char).chain([Stroke::Enter]).collect()
            }
            // A scan means a product where one sells, and nothing elsewhere.
            Input::Scanned(code) if matches!(self.screen, Screen::Sale) && self.paper.is_none() => {
                let message = Message::Sale(sale::Message::Scanned(code));
                return self.update(message, look, words, preferences);
            }
            Input::Scanned(code) => {
                let message = match &self.screen {
                    Screen::Trade(trade) if self.paper.is_none() => trade.scanned(code),
                    _ => None,
                };
                return match message {
                    Some(message) => self.update(Message::Trade(message), look, words, preferences),
                    None => Action::Run(Task::none()),
                };
            }
        };
        let mut tasks = Vec::new();
        for stroke in strokes {
            // A stroke may change the screen, and with it what the next one means.
            let strip = self.strips();
            let scene = Self::scene(&self.situation, strip, look, words, preferences);
            for message in self.strokes(stroke, &scene) {
                match self.update(message, look, words, preferences) {
                    Action::Run(task) => tasks.push(task),
                    action => return action,
                }
            }
        }
        Action::Run(Task::batch(tasks))
    }

    fn strokes(&self, stroke: Stroke, scene: &Scene<'_>) -> Vec<Message> {
        if let Some(paper) = &self.paper {
            return paper.stroke(stroke).map(Message::Paper).into_iter().collect();
        }
        let settled = !matches!(self.screen, Screen::Naming(_) | Screen::Operator(_));
        if settled && let Some(place) = self.place_key(stroke) {
            return vec![place];
        }
        let one = |message: Option<Message>| message.into_iter().collect();
        match &self.screen {
            Screen::Naming(_) if stroke == Stroke::Escape => {
                vec![Message::Naming(start::NamingMessage::Back)]
            }
            Screen::Naming(_) => {
                let key = start::keyboard_key(stroke).map(start::NamingMessage::Type);
                one(key.map(Message::Naming))
            }
            Screen::Operator(screen) => one(screen.stroke(stroke, scene).map(Message::Operator)),
            Screen::Opening(screen) => one(screen.stroke(stroke).map(Message::Opening)),
            Screen::Sale => {
                let messages = self.sale.stroke(stroke, scene).unwrap_or_default();
                messages.into_iter().map(Message::Sale).collect()
            }
            Screen::Day(screen) => one(screen.stroke(stroke, scene).map(Message::Day)),
            Screen::Closing => one(self.closing.stroke(stroke).map(Message::Closing)),
            Screen::Trade(trade) => one(trade.stroke(stroke, scene).map(Message::Trade)),
            Screen::More => Vec::new(),
            Screen::Settings(screen) => {
                one(screen.stroke(stroke, scene.preferences).map(Message::Settings))
            }
        }
    }

    /// F1 to sell, F2 for the day, F3 for the place after this one, F4 for the person: the keys
    /// after them are the sale's.
    fn place_key(&self, stroke: Stroke) -> Option<Message> {
        match stroke {
            Stroke::Function(1) => Some(Message::Go(Place::Sale)),
            Stroke::Function(2) => Some(Message::Go(Place::Day)),
            Stroke::Function(3) => {
                let here = self.here().unwrap_or(Place::Settings);
                let rank = Place::ALL.iter().position(|one| *one == here)?;
                Place::ALL.iter().cycle().nth(rank + 1).map(|next| Message::Go(*next))
            }
            Stroke::Function(4) => Some(Message::Person),
            _ => None,
        }
    }
}
