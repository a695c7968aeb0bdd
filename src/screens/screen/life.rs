//! The life of the café beside the sales: its team, and what else no ticket tells.

mod parts;
mod team;

use iced::widget::{column, container};
use iced::{Element, Length, Task};

use crate::screens::bridge::Bridge;
use crate::screens::errand::Errand;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use team::TeamPart;

/// The state of the screen.
#[derive(Debug)]
pub struct Life {
    team: TeamPart,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Among the team.
    Team(team::Message),
}

impl Life {
    /// The screen as it is entered; the team is on its way.
    pub fn new(bridge: &Bridge) -> (Self, Task<Message>) {
        let (team, task) = TeamPart::new(bridge);
        (Self { team }, task.map(Message::Team))
    }

    /// Takes a message.
    pub fn update(
        &mut self,
        message: Message,
        _scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Errand<Message> {
        match message {
            Message::Team(message) => {
                Errand::Run(self.team.update(message, bridge)).map(Message::Team)
            }
        }
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke) -> Option<Message> {
        self.team.stroke(stroke).map(Message::Team)
    }

    /// The screen.
    pub fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let body = self.team.view(scene).map(Message::Team);
        column![container(body).width(Length::Fill).height(Length::Fill)].into()
    }
}
