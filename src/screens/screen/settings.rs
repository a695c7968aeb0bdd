//! The settings of this window: colours, size, receipts, language, and which café.

use iced::widget::{Column, Space, container, row};
use iced::{Element, Length};

use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::preferences::Preferences;
use crate::screens::room::Enlargement;
use crate::screens::scene::Scene;
use crate::screens::theme::{BODY, GAP_8, GAP_12, GAP_16, SMALL, TITLE};
use crate::screens::widget::{ConfirmWords, Notice, Tone, act, confirm, label, toggle};
use crate::words::Language;

/// A setting: its name, its ways, and what choosing one tells.
type Row = (&'static str, &'static [&'static str], fn(usize) -> Message);

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Settings {
    leaving: bool,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Day (0) or evening (1).
    Colours(usize),
    /// 100, 125 or 150 %.
    Size(usize),
    /// A receipt on demand (0) or always (1).
    Receipt(usize),
    /// French (0) or English (1).
    Language(usize),
    /// Those whom the café deals with.
    Partners,
    /// What the network knows the café by.
    Profile,
    /// Another café is wanted; the question comes first.
    AskLeave,
    /// This one stays.
    Stay,
    /// Another café.
    Leave,
}

/// What the screen asks of the window.
pub enum Action {
    /// Nothing.
    None,
    /// The settings have changed.
    Prefer(Preferences),
    /// Those whom the café deals with are wanted.
    Partners,
    /// What the network knows the café by is wanted.
    Profile,
    /// Another café is wanted.
    Leave,
}

impl Settings {
    /// Takes a message.
    pub fn update(&mut self, message: Message, mut preferences: Preferences) -> Action {
        match message {
            Message::Colours(way) => preferences.evening = way == 1,
            Message::Size(rank) => {
                preferences.enlargement = Enlargement::ALL.get(rank).copied().unwrap_or_default();
            }
            Message::Receipt(way) => preferences.receipt_always = way == 1,
            Message::Language(0) => preferences.language = Language::French,
            Message::Language(_) => preferences.language = Language::English,
            Message::AskLeave => {
                self.leaving = true;
                return Action::None;
            }
            Message::Stay => {
                self.leaving = false;
                return Action::None;
            }
            Message::Partners => return Action::Partners,
            Message::Profile => return Action::Profile,
            Message::Leave => return Action::Leave,
        }
        Action::Prefer(preferences)
    }

    /// Takes a key of a real keyboard: the first letters of the settings, in French.
    pub fn stroke(&self, stroke: Stroke, preferences: &Preferences) -> Option<Message> {
        if self.leaving {
            return match stroke {
                Stroke::Enter => Some(Message::Leave),
                Stroke::Escape => Some(Message::Stay),
                _ => None,
            };
        }
        match stroke {
            Stroke::Char('1') => Some(Message::Colours(usize::from(!preferences.evening))),
            Stroke::Char('2') => Some(Message::Size((rank(preferences) + 1) % 3)),
            Stroke::Char('3') => Some(Message::Receipt(usize::from(!preferences.receipt_always))),
            Stroke::Char('4') => {
                Some(Message::Language(usize::from(preferences.language == Language::French)))
            }
            Stroke::Char('5') => Some(Message::AskLeave),
            Stroke::Char('6') => Some(Message::Partners),
            Stroke::Char('7') => Some(Message::Profile),
            _ => None,
        }
    }

    /// The screen.
    pub fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let preferences = scene.preferences;
        let chosen = [
            usize::from(preferences.evening),
            rank(preferences),
            usize::from(preferences.receipt_always),
            usize::from(preferences.language == Language::English),
        ];
        let rows: [Row; 4] = [
            ("settings-colours", &["settings-day", "settings-evening"], Message::Colours),
            ("settings-size", &["settings-100", "settings-125", "settings-150"], Message::Size),
            ("settings-receipt", &["settings-on-demand", "settings-always"], Message::Receipt),
            ("settings-language", &["settings-french", "settings-english"], Message::Language),
        ];
        let mut settings = Column::new().spacing(GAP_12).max_width(900);
        if !look.room.is_low() {
            settings = settings.push(label(scene.say("settings-title")).size(TITLE).bold());
        }
        for ((name, ways, message), chosen) in rows.into_iter().zip(chosen) {
            let ways = ways.iter().map(|way| scene.say(way).into()).collect();
            let line = row![
                label(scene.say(name)).size(BODY).lines(2).width(Length::FillPortion(2)),
                container(toggle(look, ways, chosen, message)).width(Length::FillPortion(3)),
            ]
            .spacing(GAP_16)
            .align_y(iced::Alignment::Center);
            settings = settings.push(line);
        }
        let quiet = look.palette.quiet;
        if !look.room.is_low() {
            let printer = match scene.situation.has_printer {
                true => "settings-printer",
                false => "settings-no-printer",
            };
            settings = settings.push(
                label(scene.say(printer)).size(SMALL).lines(2).color(quiet).width(Length::Fill),
            );
        }
        if scene.situation.key_in_file {
            let text = scene.say("settings-key-in-file");
            settings = settings.push(Notice::new(look, Tone::Attention, text));
        }
        settings = settings.push(Space::new().height(Length::Fill));
        if self.leaving {
            let words = ConfirmWords {
                question: scene.say("settings-leave-question").into(),
                keep: scene.say("settings-stay").into(),
                proceed: scene.say("settings-leave").into(),
            };
            settings = settings.push(confirm(look, words, false, Message::Stay, Message::Leave));
        } else {
            let leave = act(look, scene.say("settings-leave")).icon(Icon::Store);
            let partners = act(look, scene.say("partners-title")).icon(Icon::Users);
            let network = act(look, scene.say("settings-network")).icon(Icon::MapPin);
            let keys = row![
                leave.on_press(Message::AskLeave),
                partners.on_press(Message::Partners),
                network.on_press(Message::Profile),
            ];
            settings = settings.push(keys.spacing(GAP_8));
        }
        container(settings).padding(GAP_16).center_x(Length::Fill).into()
    }
}

fn rank(preferences: &Preferences) -> usize {
    Enlargement::ALL.iter().position(|one| *one == preferences.enlargement).unwrap_or(0)
}
