//! The places of the rail, and what to do where they do not all fit.

use std::borrow::Cow;

use iced::widget::{Column, container};
use iced::{Element, Length};

use crate::screens::bridge::Waiting;
use crate::screens::icon::Icon;
use crate::screens::room::Room;
use crate::screens::scene::Scene;
use crate::screens::theme::{GAP_12, GAP_16};
use crate::screens::widget::act;

/// A place of the rail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Where one sells.
    Sale,
    /// People with an account.
    Customers,
    /// The relay of parcels.
    Parcels,
    /// The bread deposit.
    Bread,
    /// The grocery.
    Grocery,
    /// The café's activities.
    Agenda,
    /// The day's tickets, reading and closing.
    Day,
    /// The settings.
    Settings,
}

impl Place {
    /// Every place, the most used first where not all fit.
    pub const ALL: [Self; 8] = [
        Self::Sale,
        Self::Customers,
        Self::Parcels,
        Self::Bread,
        Self::Grocery,
        Self::Agenda,
        Self::Day,
        Self::Settings,
    ];

    /// Its picture and the key of its name.
    pub const fn shown(self) -> (Icon, &'static str) {
        match self {
            Self::Sale => (Icon::Coffee, "rail-sale"),
            Self::Customers => (Icon::Users, "rail-customers"),
            Self::Parcels => (Icon::Package, "rail-parcels"),
            Self::Bread => (Icon::Croissant, "rail-bread"),
            Self::Grocery => (Icon::ShoppingBasket, "rail-grocery"),
            Self::Agenda => (Icon::CalendarDays, "rail-agenda"),
            Self::Day => (Icon::ChartColumn, "rail-day"),
            Self::Settings => (Icon::Settings, "rail-settings"),
        }
    }

    /// How many things wait there, in two signs at most; nothing where none does.
    pub fn waiting(self, waiting: &Waiting) -> Option<Cow<'static, str>> {
        let count = match self {
            Self::Parcels => waiting.parcels,
            Self::Bread => waiting.bread,
            Self::Grocery => waiting.grocery,
            Self::Agenda => waiting.agenda,
            Self::Sale | Self::Customers | Self::Day | Self::Settings => 0,
        };
        (count > 0).then(|| count.min(99).to_string().into())
    }
}

/// The places that the rail shows, and those behind *Plus*.
pub fn divided(room: Room) -> (&'static [Place], &'static [Place]) {
    Place::ALL.split_at(room.places(Place::ALL.len()))
}

/// The places that the rail has no room for.
pub fn view<'a, M: Clone + 'a>(scene: Scene<'a>, on_press: impl Fn(Place) -> M) -> Element<'a, M> {
    let mut places = Column::new().spacing(GAP_12).max_width(480);
    for place in divided(scene.look.room).1 {
        let (icon, key) = place.shown();
        let key = act(scene.look, scene.say(key)).icon(icon).width(Length::Fill);
        places = places.push(key.on_press(on_press(*place)));
    }
    container(places).padding(GAP_16).center_x(Length::Fill).into()
}
