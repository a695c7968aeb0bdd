//! What the network knows the café by: its kind, its commune, its numbers, and what it agrees to.

use chrono::{Datelike, Months};
use iced::widget::{Column, Row, Space, container, row};
use iced::{Alignment, Element, Length};

use crate::domain::commune::{self, Commune, CommuneCode};
use crate::domain::day::BusinessDay;
use crate::domain::profile::{Model, Profile as Known, Rna};
use crate::screens::Refusal;
use crate::screens::bridge::Bridge;
use crate::screens::errand::Errand;
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::start::{TypingWords, keyboard_key, proposing_view};
use crate::screens::theme::{BODY, Control, GAP_8, GAP_16, LARGE, TITLE};
use crate::screens::widget::{KeyboardKey, Notice, Tone, Typing, act, label, stepper, toggle};
use crate::words::format;

/// The most characters of a commune's name and department.
const COMMUNE_MAX: usize = 50;
/// The characters of an association's number, with some blanks.
const RNA_MAX: usize = 14;
/// How many communes are proposed while one types.
const PROPOSED: usize = 3;

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Profile {
    /// What is chosen so far; none until something was touched.
    chosen: Option<Known>,
    typing: Option<(Asked, Typing)>,
    told: Option<Result<(), Refusal>>,
    /// Whether what was typed can't be a number.
    wrong: bool,
    under_way: bool,
}

/// What is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Commune,
    Rna,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Which kind of café.
    Model(usize),
    /// The commune is to be written.
    Commune,
    /// This one was meant.
    Proposed(&'static str),
    /// The number of the association is to be written.
    Rna,
    /// A key of the keyboard.
    Type(KeyboardKey),
    /// Opened a month earlier or later.
    Opened(bool),
    /// Compared (0) or not (1).
    Comparison(usize),
    /// In open data (0) or not (1).
    OpenData(usize),
    /// It is written down.
    Save,
    /// It is written, or not.
    Written(Result<(), Refusal>),
    /// What is typed is left.
    Back,
}

impl Profile {
    /// Takes a message.
    pub fn update(
        &mut self,
        message: Message,
        scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Errand<Message> {
        if let Message::Written(told) = message {
            self.under_way = false;
            self.told = Some(told);
            return Errand::None;
        }
        if self.under_way {
            return Errand::None;
        }
        (self.told, self.wrong) = (None, false);
        let chosen = self.chosen.get_or_insert_with(|| scene.situation.profile.clone());
        match message {
            Message::Model(rank) => chosen.model = Model::ALL.get(rank).copied(),
            Message::Commune => self.typing = Some((Asked::Commune, Typing::new("", COMMUNE_MAX))),
            Message::Rna => {
                let known = chosen.rna.as_ref().map(ToString::to_string).unwrap_or_default();
                self.typing = Some((Asked::Rna, Typing::new(&known, RNA_MAX)));
            }
            Message::Type(key) => self.press(key),
            Message::Proposed(code) => self.found(commune::find(code)),
            Message::Opened(later) => {
                chosen.opened = month_beside(chosen.opened, scene.situation.today, later);
            }
            Message::Comparison(way) => chosen.comparison = way == 0,
            Message::OpenData(way) => chosen.open_data = way == 0,
            Message::Back => self.typing = None,
            Message::Save => {
                self.under_way = true;
                let profile = chosen.clone();
                let write = bridge.ask(move |desk| desk.set_profile(profile));
                return Errand::Run(write.map(Message::Written));
            }
            Message::Written(_) => {}
        }
        Errand::None
    }

    fn press(&mut self, key: KeyboardKey) {
        let Some((asked, typing)) = &mut self.typing else {
            return;
        };
        if !typing.press(key) {
            return;
        }
        let text = typing.text().trim().to_owned();
        match asked {
            Asked::Commune => self.found(proposals(&text).first().copied()),
            Asked::Rna => {
                let rna = Rna::parse(&text);
                self.wrong = rna.is_none() && !text.is_empty();
                if !self.wrong {
                    self.typing = None;
                    if let Some(chosen) = &mut self.chosen {
                        chosen.rna = rna;
                    }
                }
            }
        }
    }

    /// A commune was meant; without one the keyboard stays.
    fn found(&mut self, commune: Option<&Commune>) {
        if let (Some(commune), Some(chosen)) = (commune, &mut self.chosen) {
            chosen.commune = Some(CommuneCode::from(commune));
            self.typing = None;
        }
    }

    /// Whether text is written: all keys are letters then.
    pub fn writes(&self) -> bool {
        self.typing.is_some()
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match (&self.typing, stroke) {
            (Some(_), Stroke::Escape) => Some(Message::Back),
            (Some(_), stroke) => keyboard_key(stroke).map(Message::Type),
            (None, Stroke::Enter) => Some(Message::Save),
            _ => None,
        }
    }

    /// The screen.
    pub fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        if let Some((asked, typing)) = &self.typing {
            return self.typed(*asked, typing, scene);
        }
        let look = scene.look;
        let known = self.chosen.as_ref().unwrap_or(&scene.situation.profile);
        let mut content = Column::new().spacing(GAP_8).padding(GAP_16).max_width(1_000);
        if !look.room.is_low() {
            content = content.push(label(scene.say("profile-title")).size(TITLE).bold());
        }
        let told = self.told.map(|told| match told {
            Ok(()) => (Tone::Done, scene.say("profile-written")),
            Err(refusal) => (Tone::Problem, refusal.sentence(scene.words)),
        });
        content = content.extend(told.map(|(tone, text)| Notice::new(look, tone, text).into()));
        let content = content.extend(lines(known, scene));
        let save = act(look, scene.say("profile-save"))
            .icon(Icon::Check)
            .kind(Control::Main)
            .size(LARGE)
            .on_press_maybe(self.chosen.is_some().then_some(Message::Save));
        let content = content.push(Space::new().height(Length::Fill)).push(save);
        container(content).center_x(Length::Fill).height(Length::Fill).into()
    }

    fn typed<'a>(
        &'a self,
        asked: Asked,
        typing: &'a Typing,
        scene: Scene<'a>,
    ) -> Element<'a, Message> {
        let (look, leave) = (scene.look, Some(Message::Back));
        let (title, hint) = match asked {
            Asked::Commune => ("profile-commune", "profile-commune-hint"),
            Asked::Rna => ("profile-rna", "profile-rna-hint"),
        };
        let proposed: Element<'a, Message> = match asked {
            Asked::Rna if self.wrong => {
                Notice::new(look, Tone::Problem, scene.say("profile-rna-wrong")).into()
            }
            Asked::Rna => Space::new().into(),
            Asked::Commune => {
                let keys = proposals(typing.text()).into_iter().map(|commune| {
                    let message = Message::Proposed(commune.code);
                    act(look, commune.to_string()).icon(Icon::MapPin).on_press(message).into()
                });
                Row::with_children(keys.collect::<Vec<_>>()).spacing(GAP_8).into()
            }
        };
        let words = TypingWords { title: scene.say(title), hint: scene.say(hint) };
        proposing_view(look, scene.words, typing, (words, proposed), leave, Message::Type)
    }
}

/// The communes that what is typed may mean, best first.
fn proposals(text: &str) -> Vec<&'static Commune> {
    commune::search(text, None, PROPOSED)
}

/// The month before or after the one in which the café opened; the first touch is this month.
fn month_beside(
    opened: Option<BusinessDay>,
    today: BusinessDay,
    later: bool,
) -> Option<BusinessDay> {
    let Some(opened) = opened else {
        return today.date().with_day(1).map(BusinessDay::new);
    };
    let first = opened.date().with_day(1)?;
    let month = Months::new(1);
    let beside =
        if later { first.checked_add_months(month) } else { first.checked_sub_months(month) };
    beside.filter(|first| *first <= today.date()).or(Some(first)).map(BusinessDay::new)
}

fn lines<'a>(known: &Known, scene: Scene<'a>) -> Vec<Element<'a, Message>> {
    let look = scene.look;
    let ways = ["model-associatif", "model-entrepreneurial", "model-itinerant", "model-tiers-lieu"];
    let ways = ways.map(|key| scene.say(key).into());
    // None is chosen before anybody has said it.
    let model = Model::ALL.iter().position(|one| Some(*one) == known.model).unwrap_or(usize::MAX);
    let commune = known
        .commune
        .as_ref()
        .map(|code| code.commune().map_or_else(|| code.to_string(), ToString::to_string));
    let unsaid = || scene.say("profile-unsaid");
    let commune = commune.unwrap_or_else(|| scene.say("profile-choose-commune"));
    let commune = act(look, commune).icon(Icon::MapPin).one_line();
    let rna = known.rna.as_ref().map(ToString::to_string);
    let rna = rna.unwrap_or_else(|| scene.say("profile-write-rna"));
    let rna = act(look, rna).icon(Icon::PenLine).one_line();
    let opened = known.opened.map(|day| {
        let day = day.to_string();
        format::month(day.get(..7).unwrap_or(&day), scene.words)
    });
    let yes_no = |agreed: bool, message: fn(usize) -> Message| {
        let ways = vec![scene.say("profile-yes").into(), scene.say("profile-no").into()];
        toggle(look, ways, usize::from(!agreed), message)
    };
    vec![
        line(scene, 6, "profile-model", toggle(look, ways.into(), model, Message::Model)),
        line(scene, 6, "profile-commune", commune.on_press(Message::Commune)),
        line(scene, 6, "profile-rna", rna.on_press(Message::Rna)),
        line(
            scene,
            6,
            "profile-opened",
            stepper(look, opened.unwrap_or_else(unsaid), Message::Opened),
        ),
        line(scene, 3, "profile-comparison", yes_no(known.comparison, Message::Comparison)),
        line(scene, 3, "profile-open-data", yes_no(known.open_data, Message::OpenData)),
    ]
}

/// A name and its control, which has so many parts of the width where the name has two.
fn line<'a>(
    scene: Scene<'a>,
    share: u16,
    key: &'static str,
    control: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    row![
        label(scene.say(key)).size(BODY).lines(3).width(Length::FillPortion(2)),
        container(control).width(Length::FillPortion(share)),
    ]
    .spacing(GAP_16)
    .align_y(Alignment::Center)
    .into()
}
