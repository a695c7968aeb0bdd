//! The window: which till stands behind it, where one is, and what is shared by all screens.

mod inside;
mod places;
pub(super) mod strip;
mod trades;

use iced::keyboard;
use iced::widget::{column, container};
use iced::{Element, Length, Size, Subscription, Task, Theme, window};

use super::bridge::Bridge;
use super::keys::{self, Input, Keyboard};
use super::preferences::{House, OpenProblem, Opener, Preferences, Save};
use super::room::Room;
use super::screen::{help, start};
use super::theme::{self, DAY, EVENING, LARGE, Look, Surface};
use super::widget::{label, surface};
use crate::words::Words;
use inside::Inside;

/// The size of the window until the screen says otherwise, in logical pixels.
pub const FIRST_SIZE: Size = Size::new(1280.0, 800.0);

/// How often the keyboard is looked at while a key is held back, in milliseconds.
const TICK_MS: u64 = 30;

/// The state of the window.
pub struct App {
    opener: Opener,
    save: Save,
    preferences: Preferences,
    words: Words,
    window: Size,
    keyboard: Keyboard,
    stage: Stage,
}

/// What stands in the window.
enum Stage {
    /// Nobody has said which café yet.
    Start,
    /// The till is being opened.
    Opening(Bridge),
    /// It can't be opened.
    Help(House, OpenProblem),
    /// It is open.
    Inside(Box<Inside>),
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A key of the keyboard or the scanner, and when it came, in milliseconds.
    Key(keyboard::Event, u64),
    /// Time has passed while a key is held back, in milliseconds.
    Tick(u64),
    /// The window has this size, in logical pixels.
    Resized(Size),
    /// The till is open, or not.
    Opened(House, Result<(), OpenProblem>),
    /// On the first screen.
    Start(start::Message),
    /// On the screen about a till that can't be opened.
    Help(help::Message),
    /// Inside a till.
    Inside(inside::Message),
}

impl App {
    /// The window with its settings; the till begins to open.
    pub fn new(opener: Opener, preferences: Preferences, save: Save) -> (Self, Task<Message>) {
        let mut app = Self {
            opener,
            save,
            words: Words::new(preferences.language),
            preferences,
            window: FIRST_SIZE,
            keyboard: Keyboard::default(),
            stage: Stage::Start,
        };
        let task = match preferences.start {
            Some(house) => app.open(house),
            None => Task::none(),
        };
        (app, task)
    }

    /// The title of the window.
    pub fn title(&self) -> String {
        self.words.say("window-title")
    }

    /// The colours for iced's own widgets.
    pub fn theme(&self) -> Theme {
        theme::iced_theme(self.look().palette)
    }

    /// How much larger the whole window is drawn.
    pub fn scale_factor(&self) -> f32 {
        self.look().room.factor()
    }

    /// The look of the window as it is.
    pub fn look(&self) -> Look {
        let palette = if self.preferences.evening { &EVENING } else { &DAY };
        Look { palette, room: Room::new(self.window, self.preferences.enlargement) }
    }

    /// What is listened to: the window's size, keys, and news of the till.
    pub fn subscription(&self) -> Subscription<Message> {
        let mut all = vec![
            window::resize_events().map(|(_, size)| Message::Resized(size)),
            keyboard::listen().map(|event| Message::Key(event, keys::now_ms())),
        ];
        if self.keyboard.waits() {
            let pause = std::time::Duration::from_millis(TICK_MS);
            all.push(iced::time::every(pause).map(|_| Message::Tick(keys::now_ms())));
        }
        if let Stage::Inside(inside) = &self.stage {
            all.push(inside.news().map(Message::Inside));
        }
        Subscription::batch(all)
    }

    fn open(&mut self, house: House) -> Task<Message> {
        let (bridge, opened) = Bridge::open(self.opener.clone(), house);
        self.stage = Stage::Opening(bridge);
        opened.map(move |result| Message::Opened(house, result))
    }

    /// The settings as they are.
    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// Takes these settings, and keeps them.
    pub fn prefer(&mut self, preferences: Preferences) {
        if preferences.language != self.preferences.language {
            self.words = Words::new(preferences.language);
        }
        self.preferences = preferences;
        (self.save)(&self.preferences);
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Key(event, at_ms) => {
                let text = matches!(&self.stage, Stage::Inside(inside) if inside.writes());
                let inputs = self.keyboard.event(&event, at_ms, text);
                self.inputs(inputs)
            }
            Message::Tick(now_ms) => {
                let inputs = self.keyboard.tick(now_ms);
                self.inputs(inputs)
            }
            Message::Resized(size) => {
                // iced tells the size in pixels of the enlarged window.
                let factor = self.scale_factor();
                self.window = Size::new(size.width * factor, size.height * factor);
                Task::none()
            }
            Message::Opened(house, result) => self.opened(house, result),
            Message::Start(start::Message::Chosen(house)) => self.open(house),
            Message::Help(help::Message::Again) => match &self.stage {
                Stage::Help(house, _) => {
                    let house = *house;
                    self.open(house)
                }
                _ => Task::none(),
            },
            Message::Help(help::Message::Leave) => self.leave(),
            Message::Inside(message) => self.inside(message),
        }
    }

    fn opened(&mut self, house: House, result: Result<(), OpenProblem>) -> Task<Message> {
        let Stage::Opening(bridge) = std::mem::replace(&mut self.stage, Stage::Start) else {
            return Task::none();
        };
        match (result, bridge.latest()) {
            (Ok(()), Some(situation)) => {
                if self.preferences.start != Some(house) {
                    self.prefer(Preferences { start: Some(house), ..self.preferences });
                }
                let (inside, task) = Inside::new(bridge, situation);
                self.stage = Stage::Inside(Box::new(inside));
                task.map(Message::Inside)
            }
            (Ok(()), None) => {
                let problem = OpenProblem::Other("the till told nothing of itself".to_owned());
                self.stage = Stage::Help(house, problem);
                Task::none()
            }
            (Err(problem), _) => {
                self.stage = Stage::Help(house, problem);
                Task::none()
            }
        }
    }

    fn leave(&mut self) -> Task<Message> {
        self.stage = Stage::Start;
        self.prefer(Preferences { start: None, ..self.preferences });
        Task::none()
    }

    fn inside(&mut self, message: inside::Message) -> Task<Message> {
        let look = self.look();
        let Stage::Inside(inside) = &mut self.stage else {
            return Task::none();
        };
        match inside.update(message, look, &self.words, &self.preferences) {
            inside::Action::Run(task) => task.map(Message::Inside),
            inside::Action::Prefer(preferences) => {
                self.prefer(preferences);
                Task::none()
            }
            inside::Action::Leave => self.leave(),
        }
    }

    fn inputs(&mut self, inputs: Vec<Input>) -> Task<Message> {
        let tasks: Vec<Task<Message>> = inputs.into_iter().map(|one| self.input(one)).collect();
        Task::batch(tasks)
    }

    fn input(&mut self, input: Input) -> Task<Message> {
        match (&self.stage, input) {
            (Stage::Inside(_), input) => self.inside(inside::Message::Input(input)),
            (Stage::Start, Input::Stroke(stroke)) => match start::stroke(stroke) {
                Some(message) => self.update(Message::Start(message)),
                None => Task::none(),
            },
            (Stage::Help(..), Input::Stroke(stroke)) => match help::stroke(stroke) {
                Some(message) => self.update(Message::Help(message)),
                None => Task::none(),
            },
            _ => Task::none(),
        }
    }

    /// The window.
    pub fn view(&self) -> Element<'_, Message> {
        let look = self.look();
        let content: Element<'_, Message> = match &self.stage {
            Stage::Start => start::view(look, &self.words).map(Message::Start),
            Stage::Opening(_) => {
                let told = label(self.words.say("loading")).size(LARGE);
                container(column![told]).center(Length::Fill).into()
            }
            Stage::Help(_, problem) => help::view(problem, look, &self.words).map(Message::Help),
            Stage::Inside(inside) => {
                inside.view(look, &self.words, &self.preferences).map(Message::Inside)
            }
        };
        surface(look, Surface::Paper, content).width(Length::Fill).height(Length::Fill).into()
    }
}
