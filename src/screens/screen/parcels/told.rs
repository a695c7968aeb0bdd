//! What is said of the last act, and how it is undone.

use iced::Element;

use super::{Message, aside, driver, follow, hand, intake, month, show};
use crate::domain::id::CarrierId;
use crate::screens::bridge::Relay;
use crate::screens::scene::Scene;
use crate::screens::widget::{Notice, Tone};

/// What was just done. It is said until another act begins or another way is opened.
#[derive(Debug, Default)]
pub struct Told {
    /// The carrier whose driver has left, with how many parcels.
    pub visit: Option<(CarrierId, usize)>,
    /// Whether the newest act of the relay is the one that is spoken of, and can be undone.
    pub undo: bool,
}

impl Told {
    /// The strip that says it; nothing where there is nothing to say.
    pub fn notice<'a>(&self, scene: Scene<'a>, relay: &Relay) -> Option<Element<'a, Message>> {
        let first = relay.undoable.first().filter(|_| self.undo);
        let text = match (self.visit, first) {
            (Some((id, count)), _) => {
                let carrier = relay.carriers.iter().find(|carrier| carrier.id == id);
                let name = carrier.map_or(String::new(), |carrier| carrier.name.to_string());
                let values = [("count", (count as u64).into()), ("carrier", name.into())];
                scene.words.tell("parcels-driver-gone", &values)
            }
            (None, Some(_)) => show::act_sentence(scene, &relay.undoable),
            (None, None) => return None,
        };
        let notice = Notice::new(scene.look, Tone::Done, text);
        Some(match first {
            Some(first) => {
                notice.act(scene.say("parcels-undo"), Message::Undo(first.parcel.id)).into()
            }
            None => notice.into(),
        })
    }
}

/// Whether a message is the till's answer; all others come from a person, whose act begins.
pub fn is_answer(message: &Message) -> bool {
    match message {
        Message::Loaded(_) | Message::Undone(_) => true,
        Message::Tab(_) | Message::Undo(_) => false,
        Message::Intake(message) => matches!(
            message,
            intake::Message::Known(_)
                | intake::Message::Proposed(..)
                | intake::Message::Done(_)
                | intake::Message::Counted(_)
        ),
        Message::Hand(message) => matches!(
            message,
            hand::Message::Found(..)
                | hand::Message::Done(_)
                | hand::Message::Aside(aside::Message::Places(_))
        ),
        Message::Driver(message) => {
            matches!(message, driver::Message::Listed(_) | driver::Message::Left(_))
        }
        Message::Follow(message) => matches!(
            message,
            follow::Message::Listed(_)
                | follow::Message::Shown(..)
                | follow::Message::Counted(_)
                | follow::Message::Month(
                    month::Message::Loaded(_)
                        | month::Message::Kept(_)
                        | month::Message::Written(_)
                )
        ),
    }
}
