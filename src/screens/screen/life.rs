//! The life of the café beside the sales: its team, its members, and what else no ticket tells.

mod errands;
mod evenings;
mod members;
mod parts;
mod team;

use iced::widget::{column, container};
use iced::{Element, Length, Padding, Size, Task};

use crate::domain::profile::Model;
use crate::screens::bridge::Bridge;
use crate::screens::errand::Errand;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::theme::{EDGE, GAP_12, GAP_16};
use crate::screens::widget::toggle;
use errands::ErrandsPart;
pub use errands::funder_key;
use evenings::EveningsPart;
use members::MembersPart;
use team::TeamPart;

/// The keys of the parts' names, in the order of the tabs.
const TABS: [&str; 4] = ["life-team", "life-errands", "life-members", "life-evenings"];

/// How many of them a café has that goes nowhere.
const SETTLED: usize = 3;

/// The state of the screen.
#[derive(Debug)]
pub struct Life {
    part: Part,
}

/// The part that is open.
#[derive(Debug)]
enum Part {
    Team(TeamPart),
    Errands(ErrandsPart),
    Members(MembersPart),
    Evenings(EveningsPart),
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another part.
    Tab(usize),
    /// Among the team.
    Team(team::Message),
    /// Among the services.
    Errands(errands::Message),
    /// Among the members.
    Members(members::Message),
    /// Among the evenings of a tour.
    Evenings(evenings::Message),
}

impl Life {
    /// The screen as it is entered; the team is on its way.
    pub fn new(bridge: &Bridge) -> (Self, Task<Message>) {
        let (part, task) = Part::at(0, bridge);
        (Self { part }, task)
    }

    /// Takes a message. One of another part is late and concerns nobody.
    pub fn update(
        &mut self,
        message: Message,
        scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Errand<Message> {
        match (&mut self.part, message) {
            (_, Message::Tab(rank)) => {
                let (part, task) = Part::at(rank, bridge);
                self.part = part;
                Errand::Run(task)
            }
            (Part::Team(part), Message::Team(message)) => {
                Errand::Run(part.update(message, bridge).map(Message::Team))
            }
            (Part::Errands(part), Message::Errands(message)) => {
                Errand::Run(part.update(message, bridge).map(Message::Errands))
            }
            (Part::Members(part), Message::Members(message)) => {
                part.update(message, scene, bridge).map(Message::Members)
            }
            (Part::Evenings(part), Message::Evenings(message)) => {
                Errand::Run(part.update(message, scene, bridge).map(Message::Evenings))
            }
            _ => Errand::None,
        }
    }

    /// Takes a key of a real keyboard: a figure is a part.
    pub fn stroke(&self, stroke: Stroke) -> Option<Message> {
        if let (Stroke::Char(figure @ '1'..='9'), false) = (stroke, self.types()) {
            let rank = usize::try_from(figure.to_digit(10)?).ok()?.checked_sub(1)?;
            return (rank < SETTLED).then_some(Message::Tab(rank));
        }
        match &self.part {
            Part::Team(part) => part.stroke(stroke).map(Message::Team),
            Part::Errands(part) => part.stroke(stroke).map(Message::Errands),
            Part::Members(part) => part.stroke(stroke).map(Message::Members),
            Part::Evenings(part) => part.stroke(stroke).map(Message::Evenings),
        }
    }

    /// Whether text is written: all keys are letters then.
    pub fn writes(&self) -> bool {
        match &self.part {
            Part::Team(_) | Part::Errands(_) => false,
            Part::Members(part) => part.writes(),
            Part::Evenings(part) => part.writes(),
        }
    }

    /// Whether figures are typed: they mean no part then.
    fn types(&self) -> bool {
        match &self.part {
            Part::Errands(part) => part.counts(),
            Part::Evenings(part) => part.counts(),
            _ => self.writes(),
        }
    }

    /// The screen.
    pub fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        // A keyboard needs the whole height.
        if self.writes() {
            return self.part.view(scene);
        }
        let look = scene.look;
        // Only a café that travels has a tour.
        let travels = scene.situation.profile.model == Some(Model::Itinerant);
        let count = if travels { TABS.len() } else { SETTLED };
        let names = TABS.iter().take(count).map(|name| scene.say(name).into()).collect();
        let tabs = toggle(look, names, self.part.rank(), Message::Tab);
        let height = look.room.key() + 2.0 * EDGE + GAP_12;
        let area = Size::new(scene.area.width, scene.area.height - height);
        let body = self.part.view(Scene { area, ..scene });
        let padding = Padding { top: GAP_12, right: GAP_16, bottom: 0.0, left: GAP_16 };
        let tabs = container(tabs).padding(padding).height(height);
        column![tabs, container(body).width(Length::Fill).height(Length::Fill)].into()
    }
}

impl Part {
    fn at(rank: usize, bridge: &Bridge) -> (Self, Task<Message>) {
        match rank {
            1 => {
                let (part, task) = ErrandsPart::new(bridge);
                (Self::Errands(part), task.map(Message::Errands))
            }
            3 => {
                let (part, task) = EveningsPart::new(bridge);
                (Self::Evenings(part), task.map(Message::Evenings))
            }
            2 => {
                let (part, task) = MembersPart::new(bridge);
                (Self::Members(part), task.map(Message::Members))
            }
            _ => {
                let (part, task) = TeamPart::new(bridge);
                (Self::Team(part), task.map(Message::Team))
            }
        }
    }

    fn rank(&self) -> usize {
        match self {
            Self::Team(_) => 0,
            Self::Errands(_) => 1,
            Self::Members(_) => 2,
            Self::Evenings(_) => 3,
        }
    }

    fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        match self {
            Self::Team(part) => part.view(scene).map(Message::Team),
            Self::Errands(part) => part.view(scene).map(Message::Errands),
            Self::Members(part) => part.view(scene).map(Message::Members),
            Self::Evenings(part) => part.view(scene).map(Message::Evenings),
        }
    }
}
