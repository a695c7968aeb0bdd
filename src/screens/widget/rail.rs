//! The rail: the places of the till, and the person at it.

use std::borrow::Cow;

use iced::widget::{Column, Row, Space, column, container, row};
use iced::{Alignment, Element, Length};

use super::{TARGET, icon, label, pressable, surface, target};
use crate::screens::icon::Icon;
use crate::screens::theme::{Control, GAP_4, GAP_8, ICON, Look, SMALL, Surface};

/// Height of a place in a standing rail.
const PLACE: f32 = 74.0;

/// What a place shows.
#[derive(Debug, Clone)]
pub struct Place<'a> {
    /// Its picture.
    pub icon: Icon,
    /// Its name, on one line.
    pub word: Cow<'a, str>,
    /// How many things wait there, in two signs at most.
    pub count: Option<Cow<'a, str>>,
    /// Whether one is there.
    pub here: bool,
}

/// The rail with its places and, at its end, the person. The caller passes as many places as
/// [`Room::places`](crate::screens::room::Room::places) says. `on_press` takes a place's rank.
pub fn rail<'a, M: Clone + 'a>(
    look: Look,
    places: Vec<Place<'a>>,
    person: Place<'a>,
    on_press: impl Fn(usize) -> M,
    on_person: M,
) -> Element<'a, M> {
    let portrait = look.room.is_portrait();
    let height = if portrait { Length::Fill } else { Length::Fixed(PLACE) };
    let mut all: Vec<Element<'a, M>> = places
        .into_iter()
        .enumerate()
        .map(|(rank, one)| place(look, one, height, on_press(rank)))
        .collect();
    if !portrait {
        all.push(Space::new().height(Length::Fill).into());
    }
    all.push(place(look, person, height, on_person));
    let size = Length::Fixed(look.room.rail());
    if portrait {
        let content = Row::with_children(all).spacing(GAP_8).padding(GAP_8);
        surface(look, Surface::Rail, content).width(Length::Fill).height(size).into()
    } else {
        let content = Column::with_children(all).spacing(GAP_8).padding(GAP_8);
        surface(look, Surface::Rail, content).width(size).height(Length::Fill).into()
    }
}

fn place<'a, M: Clone + 'a>(
    look: Look,
    place: Place<'a>,
    height: Length,
    on_press: M,
) -> Element<'a, M> {
    let word = label(place.word).size(SMALL).centered();
    let word = if place.here { word.bold() } else { word };
    let count: Element<'a, M> = match place.count {
        Some(count) => surface(look, Surface::Count, label(count).size(SMALL).bold())
            .padding([0.0, 3.0])
            .into(),
        None => Space::new().into(),
    };
    // The count stands at the icon's side, not over it: nothing is drawn twice.
    let picture = row![
        Space::new().width(Length::Fill),
        icon(place.icon, ICON),
        container(count).width(Length::Fill),
    ]
    .align_y(Alignment::Start);
    let content = container(column![picture, word].spacing(GAP_4)).center_y(Length::Fill);
    let button = pressable(look, Control::Place { here: place.here }, content, Some(on_press));
    target(TARGET, button, Length::Fill, height)
}
