//! The screens of the trades beside the sale, and which one is open.

use iced::{Element, Task};

use crate::screens::bridge::{Bridge, PostState};
use crate::screens::errand::Errand;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::agenda::{self, Agenda};
use crate::screens::screen::bread::{self, Bread};
use crate::screens::screen::customers::{self, Customers};
use crate::screens::screen::grocery::{self, Grocery};
use crate::screens::screen::life::{self, Life};
use crate::screens::screen::month::{self, Month};
use crate::screens::screen::parcels::{self, Parcels};
use crate::screens::screen::partners::{self, Partners};
use crate::screens::screen::profile::{self, Profile};

use super::inside::Place;

/// A trade's screen.
pub enum Trade {
    /// People with an account.
    Customers(Customers),
    /// The relay of parcels.
    Parcels(Box<Parcels>),
    /// The bread deposit.
    Bread(Box<Bread>),
    /// The grocery.
    Grocery(Box<Grocery>),
    /// The café's activities.
    Agenda(Box<Agenda>),
    /// What the network knows the café by, behind the settings.
    Profile(Box<Profile>),
    /// Whom the café deals with, behind the settings.
    Partners(Box<Partners>),
    /// The life of the café, behind the day.
    Life(Box<Life>),
    /// The month, behind the day.
    Month(Box<Month>),
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Among people with an account.
    Customers(customers::Message),
    /// In the relay of parcels.
    Parcels(parcels::Message),
    /// In the bread deposit.
    Bread(bread::Message),
    /// In the grocery.
    Grocery(grocery::Message),
    /// In the agenda.
    Agenda(agenda::Message),
    /// On what the network knows.
    Profile(profile::Message),
    /// Among those whom the café deals with.
    Partners(partners::Message),
    /// In the life of the café.
    Life(life::Message),
    /// In the month.
    Month(month::Message),
}

impl Trade {
    /// The screen of a place, if it is a trade's.
    pub fn at(place: Place, bridge: &Bridge) -> Option<(Self, Task<Message>)> {
        match place {
            Place::Customers => {
                let (screen, task) = Customers::new(bridge);
                Some((Self::Customers(screen), task.map(Message::Customers)))
            }
            Place::Parcels => {
                let (screen, task) = Parcels::new(bridge);
                Some((Self::Parcels(Box::new(screen)), task.map(Message::Parcels)))
            }
            Place::Bread => {
                let (screen, task) = Bread::new(bridge);
                Some((Self::Bread(Box::new(screen)), task.map(Message::Bread)))
            }
            Place::Grocery => {
                let (screen, task) = Grocery::new(bridge);
                Some((Self::Grocery(Box::new(screen)), task.map(Message::Grocery)))
            }
            Place::Agenda => {
                let (screen, task) = Agenda::new(bridge);
                Some((Self::Agenda(Box::new(screen)), task.map(Message::Agenda)))
            }
            Place::Sale | Place::Day | Place::Settings => None,
        }
    }

    /// Those whom the café deals with.
    pub fn partners(bridge: &Bridge) -> (Self, Task<Message>) {
        let (screen, task) = Partners::new(bridge);
        (Self::Partners(Box::new(screen)), task.map(Message::Partners))
    }

    /// The life of the café beside the sales.
    pub fn life(bridge: &Bridge) -> (Self, Task<Message>) {
        let (screen, task) = Life::new(bridge);
        (Self::Life(Box::new(screen)), task.map(Message::Life))
    }

    /// The month and what leaves of it.
    pub fn month(bridge: &Bridge) -> (Self, Task<Message>) {
        let (screen, task) = Month::new(bridge);
        (Self::Month(Box::new(screen)), task.map(Message::Month))
    }

    /// The grocery, with the network's prices open.
    pub fn network_prices(bridge: &Bridge) -> (Self, Task<Message>) {
        let (screen, task) = Grocery::with_network_prices(bridge);
        (Self::Grocery(Box::new(screen)), task.map(Message::Grocery))
    }

    /// Where it stands in the rail.
    pub fn place(&self) -> Place {
        match self {
            Self::Customers(_) => Place::Customers,
            Self::Parcels(_) => Place::Parcels,
            Self::Bread(_) => Place::Bread,
            Self::Grocery(_) => Place::Grocery,
            Self::Agenda(_) => Place::Agenda,
            Self::Partners(_) | Self::Profile(_) => Place::Settings,
            Self::Life(_) | Self::Month(_) => Place::Day,
        }
    }

    /// Takes a message. One of another trade's screen is late and concerns nobody.
    pub fn update(
        &mut self,
        message: Message,
        scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Errand<Message> {
        match (self, message) {
            (Self::Customers(screen), Message::Customers(message)) => {
                screen.update(message, scene, bridge).map(Message::Customers)
            }
            (Self::Parcels(screen), Message::Parcels(message)) => {
                screen.update(message, scene, bridge).map(Message::Parcels)
            }
            (Self::Bread(screen), Message::Bread(message)) => {
                screen.update(message, scene, bridge).map(Message::Bread)
            }
            (Self::Grocery(screen), Message::Grocery(message)) => {
                screen.update(message, scene, bridge).map(Message::Grocery)
            }
            (Self::Agenda(screen), Message::Agenda(message)) => {
                screen.update(message, scene, bridge).map(Message::Agenda)
            }
            (Self::Profile(screen), Message::Profile(message)) => {
                screen.update(message, scene, bridge).map(Message::Profile)
            }
            (Self::Partners(screen), Message::Partners(message)) => {
                screen.update(message, scene, bridge).map(Message::Partners)
            }
            (Self::Life(screen), Message::Life(message)) => {
                screen.update(message, scene, bridge).map(Message::Life)
            }
            (Self::Month(_), Message::Month(month::Message::Tariffs)) => Errand::NetworkPrices,
            (Self::Month(screen), Message::Month(message)) => {
                Errand::Run(screen.update(message, bridge)).map(Message::Month)
            }
            _ => Errand::None,
        }
    }

    /// Letters have come or gone.
    pub fn news(&self, post: &PostState, bridge: &Bridge) -> Task<Message> {
        match self {
            Self::Month(screen) => screen.news(post, bridge).map(Message::Month),
            _ => Task::none(),
        }
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke, scene: &Scene<'_>) -> Option<Message> {
        match self {
            Self::Customers(screen) => screen.stroke(stroke, scene).map(Message::Customers),
            Self::Parcels(screen) => screen.stroke(stroke, scene).map(Message::Parcels),
            Self::Bread(screen) => screen.stroke(stroke, scene).map(Message::Bread),
            Self::Grocery(screen) => screen.stroke(stroke, scene).map(Message::Grocery),
            Self::Agenda(screen) => screen.stroke(stroke).map(Message::Agenda),
            Self::Profile(screen) => screen.stroke(stroke).map(Message::Profile),
            Self::Partners(screen) => screen.stroke(stroke).map(Message::Partners),
            Self::Life(screen) => screen.stroke(stroke).map(Message::Life),
            Self::Month(screen) => screen.stroke(stroke).map(Message::Month),
        }
    }

    /// Takes a scan: what it means is for the screen to say.
    pub fn scanned(&self, code: Option<String>) -> Option<Message> {
        match self {
            Self::Customers(screen) => screen.scanned(code).map(Message::Customers),
            Self::Parcels(screen) => screen.scanned(code).map(Message::Parcels),
            Self::Bread(screen) => screen.scanned(code).map(Message::Bread),
            Self::Grocery(screen) => screen.scanned(code).map(Message::Grocery),
            Self::Agenda(_) | Self::Profile(_) | Self::Partners(_) => None,
            Self::Life(_) | Self::Month(_) => None,
        }
    }

    /// Whether text is written: all keys are letters then.
    pub fn writes(&self) -> bool {
        match self {
            Self::Customers(screen) => screen.writes(),
            Self::Parcels(screen) => screen.writes(),
            Self::Bread(screen) => screen.writes(),
            Self::Grocery(screen) => screen.writes(),
            Self::Agenda(screen) => screen.writes(),
            Self::Profile(screen) => screen.writes(),
            Self::Partners(screen) => screen.writes(),
            Self::Life(screen) => screen.writes(),
            Self::Month(screen) => screen.writes(),
        }
    }

    /// The screen.
    pub fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        match self {
            Self::Customers(screen) => screen.view(scene).map(Message::Customers),
            Self::Parcels(screen) => screen.view(scene).map(Message::Parcels),
            Self::Bread(screen) => screen.view(scene).map(Message::Bread),
            Self::Grocery(screen) => screen.view(scene).map(Message::Grocery),
            Self::Agenda(screen) => screen.view(scene).map(Message::Agenda),
            Self::Profile(screen) => screen.view(scene).map(Message::Profile),
            Self::Partners(screen) => screen.view(scene).map(Message::Partners),
            Self::Life(screen) => screen.view(scene).map(Message::Life),
            Self::Month(screen) => screen.view(scene).map(Message::Month),
        }
    }
}
