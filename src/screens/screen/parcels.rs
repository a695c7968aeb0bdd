//! The relay of parcels.

use iced::widget::{column, container};
use iced::{Element, Length};

use crate::screens::bridge::Bridge;
use crate::screens::errand::Errand;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::theme::{GAP_16, TITLE};
use crate::screens::widget::label;

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Parcels {}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {}

impl Parcels {
    /// The screen as one comes to it, and what it asks the till first.
    pub fn new(_bridge: &Bridge) -> (Self, iced::Task<Message>) {
        (Self::default(), iced::Task::none())
    }

    /// Takes a message.
    pub fn update(
        &mut self,
        message: Message,
        _scene: &Scene<'_>,
        _bridge: &Bridge,
    ) -> Errand<Message> {
        match message {}
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, _stroke: Stroke, _scene: &Scene<'_>) -> Option<Message> {
        None
    }

    /// Takes a scan; nothing for one that could not be read.
    pub fn scanned(&self, _code: Option<String>) -> Option<Message> {
        None
    }

    /// Whether text is written: all keys are letters then.
    pub fn writes(&self) -> bool {
        false
    }

    /// The screen.
    pub fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let title = label(scene.say("parcels-title")).size(TITLE).bold();
        container(column![title]).padding(GAP_16).width(Length::Fill).into()
    }
}
