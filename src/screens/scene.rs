//! What every screen is given to draw itself with.

use iced::Size;

use super::app::strip::Strip;
use super::preferences::Preferences;
use super::theme::Look;
use crate::screens::bridge::Situation;
use crate::words::Words;

/// The look, the words, and what is known of the till.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// Colours and the division of the window.
    pub look: Look,
    /// The sentences.
    pub words: &'a Words,
    /// The till as it stands.
    pub situation: &'a Situation,
    /// What the person chose.
    pub preferences: &'a Preferences,
    /// What rail and strips leave to the screen, in logical pixels.
    pub area: Size,
    /// What is to be said above the screen and has no place there yet.
    pub untold: Option<Strip>,
}

impl Scene<'_> {
    /// The sentence of a key.
    pub fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// The ticket's part of the area.
    pub fn ticket(&self) -> Size {
        let ticket = self.look.room.ticket();
        if self.look.room.is_portrait() {
            Size::new(self.area.width, (self.area.height * 0.42).round())
        } else {
            Size::new(ticket.width, self.area.height)
        }
    }

    /// What the ticket leaves to products and keypads.
    pub fn work(&self) -> Size {
        let ticket = self.ticket();
        if self.look.room.is_portrait() {
            Size::new(self.area.width, self.area.height - ticket.height)
        } else {
            Size::new(self.area.width - ticket.width, self.area.height)
        }
    }
}
