//! Inside a till: the rail, the strip, and the screen where one is.

mod keys;

use iced::widget::{Space, column, container, row};
use iced::{Element, Length, Size, Subscription, Task};

pub use super::places::Place;
use super::places::{self, divided};
use super::strip::{self, Strip, Strips};
use super::trades::{self, Trade};
use crate::screens::Refusal;
use crate::screens::bridge::{Bridge, Situation};
use crate::screens::errand::Errand;
use crate::screens::icon::Icon;
use crate::screens::keys::Input;
use crate::screens::preferences::Preferences;
use crate::screens::scene::Scene;
use crate::screens::screen::closing::{self, Closing};
use crate::screens::screen::day::{self, Day};
use crate::screens::screen::opening::{self, Opening};
use crate::screens::screen::operator::{self, Operator};
use crate::screens::screen::paper::{self, Paper};
use crate::screens::screen::sale::{self, Sale};
use crate::screens::screen::settings::{self, Settings};
use crate::screens::screen::start::{self, Naming};
use crate::screens::theme::Look;
use crate::screens::widget::{Place as Shown, rail};
use crate::words::Words;

/// A till that is open.
pub struct Inside {
    bridge: Bridge,
    situation: Situation,
    screen: Screen,
    sale: Sale,
    closing: Closing,
    paper: Option<Paper>,
    /// What the strip said and someone has read.
    read: Vec<Strip>,
    /// Whether the strip has its place above the screen. It comes when a screen is entered and
    /// goes when someone has read it: nothing moves under a finger.
    strip_stands: bool,
}

/// Where one is.
enum Screen {
    Naming(Naming),
    Operator(Operator),
    Opening(Opening),
    Sale,
    Day(Day),
    Closing,
    Settings(Settings),
    Trade(Box<Trade>),
    /// The places that the rail has no room for.
    More,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Something changed that nobody asked about.
    News,
    /// A key or a scan.
    Input(Input),
    /// A place of the rail was touched.
    Go(Place),
    /// The person at the till was touched: another takes over.
    Person,
    /// Nobody is at the till any more.
    Stood(Result<(), Refusal>),
    /// On the strip.
    Strip(strip::Message),
    /// What the strip asked for was done, or not.
    StripDone(Result<(), Refusal>),
    /// On the screen of a new café's name.
    Naming(start::NamingMessage),
    /// On the screen of the people.
    Operator(operator::Message),
    /// On the opening.
    Opening(opening::Message),
    /// On the sale.
    Sale(sale::Message),
    /// On the day.
    Day(day::Message),
    /// On the closing.
    Closing(closing::Message),
    /// On the settings.
    Settings(settings::Message),
    /// On the screen of a trade.
    Trade(trades::Message),
    /// The places that the rail has no room for.
    More,
    /// On a paper.
    Paper(paper::Message),
}

/// What a till asks of the window.
pub enum Action {
    /// Work under way, perhaps none.
    Run(Task<Message>),
    /// The settings have changed.
    Prefer(Preferences),
    /// Another café is wanted.
    Leave,
}

impl Inside {
    /// A till that was just opened.
    pub fn new(bridge: Bridge, situation: Situation) -> (Self, Task<Message>) {
        let mut inside = Self {
            bridge,
            situation,
            screen: Screen::Sale,
            sale: Sale::default(),
            closing: Closing::default(),
            paper: None,
            read: Vec::new(),
            strip_stands: false,
        };
        let task = inside.go(Place::Sale);
        (inside, task)
    }

    /// Wakes the window when something changed that nobody asked about.
    pub fn news(&self) -> Subscription<Message> {
        self.bridge.news().map(|()| Message::News)
    }

    /// Goes to a place, by way of what must come first: a name, a person, an open day.
    fn go(&mut self, place: Place) -> Task<Message> {
        let task = self.walk(place);
        self.settle_strip();
        task
    }

    fn walk(&mut self, place: Place) -> Task<Message> {
        self.paper = None;
        let situation = &self.situation;
        if situation.establishment.is_none() {
            self.screen = Screen::Naming(Naming::default());
        } else if situation.operator.is_none() {
            self.screen = Screen::Operator(Operator::default());
        } else if place == Place::Settings {
            self.screen = Screen::Settings(Settings::default());
        } else if self.closing.is_finished() {
            self.screen = Screen::Closing;
        } else if situation.open_day.is_none() && place != Place::Agenda {
            self.screen = Screen::Opening(Opening::default());
        } else if place == Place::Day {
            let (day, task) = Day::new(&self.bridge);
            self.screen = Screen::Day(day);
            return task.map(Message::Day);
        } else if let Some((trade, task)) = Trade::at(place, &self.bridge) {
            self.screen = Screen::Trade(Box::new(trade));
            return task.map(Message::Trade);
        } else {
            self.screen = Screen::Sale;
            return self.sale.ready(&self.bridge).map(Message::Sale);
        }
        Task::none()
    }

    fn scene<'a>(
        situation: &'a Situation,
        strips: Strips,
        look: Look,
        words: &'a Words,
        preferences: &'a Preferences,
    ) -> Scene<'a> {
        let screen = look.room.screen();
        let mut height = screen.height;
        if situation.establishment.as_ref().is_some_and(|cafe| cafe.demonstration) {
            height -= strip::BANNER;
        }
        if strips.stands {
            height -= strip::height(look);
        }
        let area = Size::new(screen.width, height);
        Scene { look, words, situation, preferences, area, untold: strips.untold }
    }

    /// The most urgent thing to say above the screen.
    fn urgent(&self) -> Option<Strip> {
        let mut read = self.read.clone();
        match self.screen {
            Screen::Naming(_) | Screen::Operator(_) => return None,
            // Where one sells, the line of the café's name says it.
            Screen::Sale => read.push(Strip::Printer),
            _ => {}
        }
        Strip::of(&self.situation, self.sale.closed_day(), &read)
    }

    /// What is said above the screen, where the strip has its place.
    fn strip(&self) -> Option<Strip> {
        self.urgent().filter(|_| self.strip_stands)
    }

    /// Whether the strip has its place, and what has none.
    fn strips(&self) -> Strips {
        let known = !matches!(self.screen, Screen::Naming(_) | Screen::Operator(_));
        let stands = known && self.strip_stands;
        let printer = self.situation.trouble.is_some().then_some(Strip::Printer);
        Strips { stands, untold: self.urgent().filter(|_| !stands).or(printer) }
    }

    /// A screen is entered, or the strip has been read: now it may come or go.
    fn settle_strip(&mut self) {
        self.strip_stands = self.urgent().is_some();
    }

    /// Takes a message.
    pub fn update(
        &mut self,
        message: Message,
        look: Look,
        words: &Words,
        preferences: &Preferences,
    ) -> Action {
        if let Some(fresh) = self.bridge.latest() {
            self.situation = fresh;
        }
        let strip = self.strips();
        let scene = Self::scene(&self.situation, strip, look, words, preferences);
        let task = match message {
            Message::News => match &self.screen {
                Screen::Trade(trade) => {
                    trade.news(&self.situation.post, &self.bridge).map(Message::Trade)
                }
                _ => Task::none(),
            },
            Message::StripDone(_) => {
                self.settle_strip();
                Task::none()
            }
            Message::Input(input) => return self.input(input, look, words, preferences),
            Message::Go(place) => self.go(place),
            Message::More => {
                self.paper = None;
                self.screen = Screen::More;
                self.settle_strip();
                Task::none()
            }
            Message::Person => self.stand_up(),
            Message::Stood(_) => self.go(Place::Sale),
            Message::Strip(message) => self.on_strip(message),
            Message::Sale(message) => match self.sale.update(message, &scene, &self.bridge) {
                sale::Action::None => Task::none(),
                sale::Action::Run(task) => task.map(Message::Sale),
                sale::Action::Customers => self.go(Place::Customers),
                sale::Action::Show(slip) => {
                    self.paper = Some(Paper::new(&slip, scene.situation.has_printer, &scene));
                    Task::none()
                }
            },
            Message::Settings(message) => return self.on_settings(message, *preferences),
            Message::Paper(message) => {
                if self.paper.as_mut().is_some_and(|paper| paper.update(message)) {
                    self.paper = None;
                    self.settle_strip();
                }
                Task::none()
            }
            Message::Closing(message) => match self.closing.update(message, &self.bridge) {
                closing::Action::None => Task::none(),
                closing::Action::Run(task) => task.map(Message::Closing),
                closing::Action::Back => self.go(Place::Day),
                closing::Action::Show(slip) => {
                    self.paper = Some(Paper::new(&slip, scene.situation.has_printer, &scene));
                    Task::none()
                }
                closing::Action::Done => {
                    self.closing = Closing::default();
                    self.stand_up()
                }
            },
            Message::Naming(start::NamingMessage::Back) => return Action::Leave,
            message => self.on_screen(message, look, words, preferences),
        };
        Action::Run(task)
    }

    /// Messages of screens that come and go. One that arrives after its screen has gone is late
    /// and concerns nobody.
    fn on_screen(
        &mut self,
        message: Message,
        look: Look,
        words: &Words,
        preferences: &Preferences,
    ) -> Task<Message> {
        let strip = self.strips();
        let scene = Self::scene(&self.situation, strip, look, words, preferences);
        match (&mut self.screen, message) {
            (Screen::Naming(naming), Message::Naming(message)) => {
                match naming.update(message, &self.bridge) {
                    start::NamingAction::None => Task::none(),
                    start::NamingAction::Run(task) => task.map(Message::Naming),
                    start::NamingAction::Begun => self.go(Place::Sale),
                }
            }
            (Screen::Operator(screen), Message::Operator(message)) => {
                match screen.update(message, &self.bridge) {
                    operator::Action::None => Task::none(),
                    operator::Action::Run(task) => task.map(Message::Operator),
                    operator::Action::Seated => self.go(Place::Sale),
                }
            }
            (Screen::Opening(screen), Message::Opening(message)) => {
                match screen.update(message, &scene, &self.bridge) {
                    opening::Action::None => Task::none(),
                    opening::Action::Run(task) => task.map(Message::Opening),
                    opening::Action::Opened => self.go(Place::Sale),
                }
            }
            (Screen::Trade(trade), Message::Trade(message)) => {
                match trade.update(message, &scene, &self.bridge) {
                    Errand::None => Task::none(),
                    Errand::Run(task) => task.map(Message::Trade),
                    Errand::Show(slip) => {
                        self.paper = Some(Paper::new(&slip, scene.situation.has_printer, &scene));
                        Task::none()
                    }
                    Errand::RingUp(wanted) => {
                        self.sale.ring_up(wanted, &scene, &self.bridge);
                        self.go(Place::Sale)
                    }
                    Errand::NetworkPrices => self.enter(Trade::network_prices),
                }
            }
            (Screen::Day(screen), Message::Day(message)) => {
                match screen.update(message, &scene, &self.bridge) {
                    day::Action::None => Task::none(),
                    day::Action::Run(task) => task.map(Message::Day),
                    day::Action::Show(slip) => {
                        self.paper = Some(Paper::new(&slip, scene.situation.has_printer, &scene));
                        Task::none()
                    }
                    day::Action::Life => self.enter(Trade::life),
                    day::Action::Month => self.enter(Trade::month),
                    day::Action::Close => {
                        self.screen = Screen::Closing;
                        self.settle_strip();
                        Task::none()
                    }
                }
            }
            _ => Task::none(),
        }
    }

    /// Goes to a trade's screen that stands behind another.
    fn enter(
        &mut self,
        trade: impl FnOnce(&Bridge) -> (Trade, Task<trades::Message>),
    ) -> Task<Message> {
        let (trade, task) = trade(&self.bridge);
        self.screen = Screen::Trade(Box::new(trade));
        self.settle_strip();
        task.map(Message::Trade)
    }

    fn on_settings(&mut self, message: settings::Message, preferences: Preferences) -> Action {
        let Screen::Settings(screen) = &mut self.screen else {
            return Action::Run(Task::none());
        };
        match screen.update(message, preferences) {
            settings::Action::None => Action::Run(Task::none()),
            settings::Action::Prefer(preferences) => Action::Prefer(preferences),
            settings::Action::Profile => {
                self.screen = Screen::Trade(Box::new(Trade::Profile(Box::default())));
                self.settle_strip();
                Action::Run(Task::none())
            }
            settings::Action::Partners => {
                let (trade, task) = Trade::partners(&self.bridge);
                self.screen = Screen::Trade(Box::new(trade));
                self.settle_strip();
                Action::Run(task.map(Message::Trade))
            }
            settings::Action::Leave => Action::Leave,
        }
    }

    /// Nobody is at the till: the names come back. The basket stays.
    fn stand_up(&mut self) -> Task<Message> {
        self.sale.leave();
        let stand = self.bridge.ask(|desk| {
            desk.sit_down(None);
            Ok(())
        });
        stand.map(Message::Stood)
    }

    fn on_strip(&mut self, message: strip::Message) -> Task<Message> {
        match message {
            strip::Message::CameOut(came_out) => match self.situation.uncertain.first().copied() {
                Some(job) => self
                    .bridge
                    .ask(move |desk| desk.settle_uncertain(job, came_out))
                    .map(Message::StripDone),
                None => Task::none(),
            },
            strip::Message::Close => {
                self.screen = Screen::Closing;
                self.settle_strip();
                Task::none()
            }
            strip::Message::Read => {
                self.read.extend(self.strip());
                self.settle_strip();
                Task::none()
            }
        }
    }

    /// The window inside a till.
    pub fn view<'a>(
        &'a self,
        look: Look,
        words: &'a Words,
        preferences: &'a Preferences,
    ) -> Element<'a, Message> {
        let strips = self.strips();
        let scene = Self::scene(&self.situation, strips, look, words, preferences);
        let screen: Element<'a, Message> = match (&self.paper, &self.screen) {
            (Some(paper), _) => paper.view(scene).map(Message::Paper),
            (None, Screen::Naming(naming)) => naming.view(look, words).map(Message::Naming),
            (None, Screen::Operator(screen)) => screen.view(scene).map(Message::Operator),
            (None, Screen::Opening(screen)) => screen.view(scene).map(Message::Opening),
            (None, Screen::Sale) => self.sale.view(scene).map(Message::Sale),
            (None, Screen::Day(screen)) => screen.view(scene).map(Message::Day),
            (None, Screen::Closing) => self.closing.view(scene).map(Message::Closing),
            (None, Screen::Settings(screen)) => screen.view(scene).map(Message::Settings),
            (None, Screen::Trade(trade)) => trade.view(scene).map(Message::Trade),
            (None, Screen::More) => places::view(scene, Message::Go),
        };
        let mut content = column![];
        if self.situation.establishment.as_ref().is_some_and(|cafe| cafe.demonstration) {
            content = content.push(strip::banner(look, words));
        }
        if let Some(strip) = self.strip() {
            content = content.push(strip.view(scene).map(Message::Strip));
        } else if strips.stands {
            content = content.push(Space::new().height(strip::height(look)));
        }
        let content = content.push(container(screen).width(Length::Fill).height(Length::Fill));
        if matches!(self.screen, Screen::Naming(_) | Screen::Operator(_)) {
            return content.into();
        }
        let rail = self.rail(scene);
        if look.room.is_portrait() {
            column![container(content).height(Length::Fill), rail].into()
        } else {
            row![rail, container(content).width(Length::Fill)].into()
        }
    }

    /// The place of the rail where one is.
    fn here(&self) -> Option<Place> {
        match &self.screen {
            Screen::Day(_) | Screen::Closing => Some(Place::Day),
            Screen::Settings(_) => Some(Place::Settings),
            Screen::Sale | Screen::Opening(_) => Some(Place::Sale),
            Screen::Trade(trade) => Some(trade.place()),
            Screen::Naming(_) | Screen::Operator(_) | Screen::More => None,
        }
    }

    fn rail<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let here = self.here();
        let (shown, hidden) = divided(scene.look.room);
        let mut places: Vec<Shown<'_>> = shown
            .iter()
            .map(|place| {
                let (icon, key) = place.shown();
                let word = scene.say(key).into();
                let count = place.waiting(&scene.situation.waiting);
                Shown { icon, word, count, here: here == Some(*place) }
            })
            .collect();
        if !hidden.is_empty() {
            let here = matches!(self.screen, Screen::More)
                || here.is_some_and(|here| hidden.contains(&here));
            let word = scene.say("rail-more").into();
            places.push(Shown { icon: Icon::Ellipsis, word, count: None, here });
        }
        let situation = scene.situation;
        let name = situation.operator.and_then(|operator| {
            situation.operators.iter().find(|(id, _)| *id == operator).map(|(_, name)| name)
        });
        let person = Shown {
            icon: Icon::User,
            word: name.map_or_else(|| scene.say("rail-nobody").into(), |name| name.as_str().into()),
            count: None,
            here: false,
        };
        let on_press = |rank: usize| shown.get(rank).map_or(Message::More, |one| Message::Go(*one));
        rail(scene.look, places, person, on_press, Message::Person)
    }
}
