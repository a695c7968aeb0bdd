//! Evenings of a travelling café: planned by the name of a commune, held, and told in figures.

mod form;
mod view;

use iced::Task;

use crate::domain::commune::{CommuneCode, search};
use crate::domain::day::BusinessDay;
use crate::domain::evening::{Evening, EveningState, MAX_PEOPLE, MAX_SHOWS, Method, Show};
use crate::domain::id::EveningId;
use crate::domain::partner::Partner;
use crate::screens::Refusal;
use crate::screens::amount::{Typed, keypad_key};
use crate::screens::bridge::{Bridge, Cups};
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::screen::partners::name_of;
use crate::screens::screen::start;
use crate::screens::widget::{KeyboardKey, KeypadKey, Typing};
use form::{Form, Step};

/// The most characters of a commune's name: the longest has 45.
const NAME_MAX: usize = 46;
/// Communes that a search shows.
pub(super) const FOUND: usize = 4;

/// The state of this part.
#[derive(Debug)]
pub(super) struct EveningsPart {
    known: Option<(Vec<Evening>, Cups)>,
    page: usize,
    shown: Shown,
    under_way: bool,
    told: Option<Told>,
}

/// What is shown.
#[derive(Debug)]
enum Shown {
    /// All evenings.
    List,
    /// A commune, while its name is typed.
    Finding(Typing),
    /// The day of a new evening in this commune.
    Planning(CommuneCode, BusinessDay),
    /// One evening.
    One(EveningId),
    /// How many came, while it is typed.
    People(EveningId, Typed, Method),
    /// What was played or offered.
    Shows(EveningId),
    /// Who had to do with it.
    Partners(EveningId),
    /// What one of them had to do with it.
    Partner(EveningId, Box<Form>),
}

/// What the last act came to.
#[derive(Debug, Clone, Copy)]
enum Told {
    Refused(Refusal),
    Written,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The evenings as they are.
    Loaded(Result<(Vec<Evening>, Cups), Refusal>),
    /// A page of evenings or partners.
    Page(usize),
    /// An evening is to be planned.
    Plan,
    /// A key of the keyboard.
    Type(KeyboardKey),
    /// The commune at this rank of those found.
    Commune(usize),
    /// A day earlier, or later.
    Day(bool),
    /// A week earlier, or later.
    Week(bool),
    /// The evening is planned.
    Planned,
    /// An evening was touched.
    Open(EveningId),
    /// It has come so far.
    State(EveningState),
    /// How many came is to be said.
    People,
    /// A key of the keypad.
    Key(KeypadKey),
    /// How they were counted.
    Method(usize),
    /// What was played or offered is to be said.
    Shows,
    /// One less of it, or one more.
    Show(usize, bool),
    /// Who had to do with it is to be said.
    Partners,
    /// The partner at this rank.
    Partner(usize),
    /// On the form of a partner.
    Form(form::Message),
    /// What is shown is written.
    Write,
    /// It is written, or not.
    Written(Result<(), Refusal>),
    /// Back.
    Back,
}

impl EveningsPart {
    /// The part as it is entered.
    pub(super) fn new(bridge: &Bridge) -> (Self, Task<Message>) {
        let (shown, under_way) = (Shown::List, false);
        (Self { known: None, page: 0, shown, under_way, told: None }, load(bridge))
    }

    fn evening(&self, id: EveningId) -> Option<&Evening> {
        self.known.as_ref()?.0.iter().find(|one| one.plan.evening == id)
    }

    /// Takes a message.
    pub(super) fn update(
        &mut self,
        message: Message,
        scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Task<Message> {
        match message {
            Message::Loaded(Ok(known)) => self.known = Some(known),
            Message::Written(Ok(())) => {
                self.under_way = false;
                self.told = Some(Told::Written);
                self.shown = match &self.shown {
                    Shown::Shows(id) => Shown::Shows(*id),
                    Shown::Partner(id, _) => Shown::Partners(*id),
                    Shown::One(id) | Shown::People(id, ..) => Shown::One(*id),
                    _ => Shown::List,
                };
                return load(bridge);
            }
            Message::Loaded(Err(refusal)) | Message::Written(Err(refusal)) => {
                self.under_way = false;
                self.told = Some(Told::Refused(refusal));
            }
            // A second touch while the first is on its way is the same touch.
            _ if self.under_way => {}
            message => {
                self.told = None;
                return self.touched(message, scene, bridge);
            }
        }
        Task::none()
    }

    fn touched(&mut self, message: Message, scene: &Scene<'_>, bridge: &Bridge) -> Task<Message> {
        match message {
            Message::Page(page) => self.page = page,
            Message::Plan => self.shown = Shown::Finding(Typing::new("", NAME_MAX).required()),
            Message::Open(id) => self.shown = Shown::One(id),
            Message::Back => self.back(),
            Message::Type(key) => {
                if let Shown::Finding(typing) = &mut self.shown
                    && typing.press(key)
                {
                    return self.touched(Message::Commune(0), scene, bridge);
                }
            }
            Message::Commune(rank) => {
                if let Shown::Finding(typing) = &self.shown
                    && let Some(code) = found(typing.text()).into_iter().nth(rank)
                {
                    self.shown = Shown::Planning(code, scene.situation.today);
                }
            }
            Message::Day(later) => self.move_day(1, later),
            Message::Week(later) => self.move_day(7, later),
            Message::Planned => {
                if let Shown::Planning(code, day) = &self.shown {
                    let (code, day) = (code.clone(), *day);
                    let plan = bridge.ask(move |desk| desk.plan_evening(code, day, None, None));
                    self.under_way = true;
                    return plan.map(|planned| Message::Written(planned.map(drop)));
                }
            }
            message => return self.on_evening(message, scene, bridge),
        }
        Task::none()
    }

    fn move_day(&mut self, days: u64, later: bool) {
        if let Shown::Planning(_, day) = &mut self.shown {
            let days = chrono::Days::new(days);
            let date = day.date();
            let moved =
                if later { date.checked_add_days(days) } else { date.checked_sub_days(days) };
            *day = moved.map_or(*day, BusinessDay::new);
        }
    }

    fn back(&mut self) {
        self.page = 0;
        self.shown = match &self.shown {
            Shown::People(id, ..) | Shown::Shows(id) | Shown::Partners(id) => Shown::One(*id),
            Shown::Partner(id, _) => Shown::Partners(*id),
            _ => Shown::List,
        };
    }

    /// What is done about one evening.
    fn on_evening(
        &mut self,
        message: Message,
        scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Task<Message> {
        match (&mut self.shown, message) {
            (Shown::One(id), Message::State(state)) => {
                let id = *id;
                return self.write(bridge.ask(move |desk| desk.set_evening_state(id, state)));
            }
            (Shown::One(id), Message::People) => {
                let id = *id;
                let best = self.evening(id).and_then(Evening::best);
                let method = best.map_or(Method::PeakRotation, |best| best.method);
                self.shown = Shown::People(id, Typed::default(), method);
            }
            (Shown::One(id), Message::Shows) => self.shown = Shown::Shows(*id),
            (Shown::One(id), Message::Partners) => self.shown = Shown::Partners(*id),
            (Shown::People(_, typed, _), Message::Key(key)) if key != KeypadKey::Comma => {
                typed.press(key);
            }
            (Shown::People(_, _, method), Message::Method(rank)) => {
                *method = Method::ALL.get(rank).copied().unwrap_or(*method);
            }
            (Shown::People(id, typed, method), Message::Write) => {
                let (id, method) = (*id, *method);
                if let Some(people) = typed.whole().filter(|people| *people <= MAX_PEOPLE) {
                    let say = bridge.ask(move |desk| desk.estimate_evening(id, people, method));
                    return self.write(say);
                }
            }
            (Shown::Shows(id), Message::Show(rank, more)) => {
                let (id, show) = (*id, Show::ALL.get(rank).copied().unwrap_or(Show::Other));
                let now = self.evening(id).and_then(|one| one.shows.get(&show)).copied();
                let now = now.unwrap_or(0);
                let count = if more { now + 1 } else { now.saturating_sub(1) }.min(MAX_SHOWS);
                return self.write(bridge.ask(move |desk| desk.set_evening_shows(id, show, count)));
            }
            (Shown::Partners(id), Message::Partner(rank)) => {
                let id = *id;
                let evening = self.evening(id);
                if let Some(partner) = evening.and_then(|one| present(one, scene).nth(rank)) {
                    let known = evening.and_then(|one| one.partners.get(&partner.id)).copied();
                    let name = name_of(*scene, partner).into_owned();
                    let form = Form::new(partner, name, known);
                    self.shown = Shown::Partner(id, Box::new(form));
                }
            }
            (Shown::Partner(id, form), Message::Form(message)) => {
                let id = *id;
                match form.update(message) {
                    Step::Stay => {}
                    Step::Write(part) => {
                        return self
                            .write(bridge.ask(move |desk| desk.set_evening_partner(id, part)));
                    }
                    Step::Remove(who) => {
                        return self
                            .write(bridge.ask(move |desk| desk.remove_evening_partner(id, who)));
                    }
                }
            }
            _ => {}
        }
        Task::none()
    }

    fn write(&mut self, task: Task<Result<(), Refusal>>) -> Task<Message> {
        self.under_way = true;
        task.map(Message::Written)
    }

    /// Takes a key of a real keyboard.
    pub(super) fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match (stroke, &self.shown) {
            (Stroke::Escape, Shown::List) => None,
            (Stroke::Escape, _) => Some(Message::Back),
            (other, Shown::Finding(_)) => start::keyboard_key(other).map(Message::Type),
            (Stroke::Enter, Shown::Planning(..)) => Some(Message::Planned),
            (Stroke::Enter, Shown::People(..)) => Some(Message::Write),
            (other, Shown::People(..)) => keypad_key(other).map(Message::Key),
            (other, Shown::Partner(_, form)) => form.stroke(other).map(Message::Form),
            (Stroke::Char('+'), Shown::List) => Some(Message::Plan),
            (Stroke::PageUp, _) => Some(Message::Page(self.page.saturating_sub(1))),
            (Stroke::PageDown, _) => Some(Message::Page(self.page + 1)),
            _ => None,
        }
    }

    /// Whether text is written: all keys are letters then.
    pub(super) fn writes(&self) -> bool {
        matches!(self.shown, Shown::Finding(_))
    }

    /// Whether figures are typed: they mean no part then.
    pub(super) fn counts(&self) -> bool {
        match &self.shown {
            Shown::People(..) => true,
            Shown::Partner(_, form) => form.counts(),
            _ => self.writes(),
        }
    }
}

/// The codes that a name or a code may mean, the best first. A code that no list knows is taken
/// as it is.
fn found(text: &str) -> Vec<CommuneCode> {
    let known = search(text, None, FOUND);
    let mut codes: Vec<CommuneCode> =
        known.iter().filter_map(|commune| CommuneCode::parse(commune.code)).collect();
    if codes.is_empty() {
        codes.extend(CommuneCode::parse(&text.trim().to_uppercase()));
    }
    codes
}

fn load(bridge: &Bridge) -> Task<Message> {
    bridge.ask(|desk| Ok((desk.evenings()?, desk.cups_today()?))).map(Message::Loaded)
}

/// Those who may have had to do with an evening: everybody but whose name was erased, unless they
/// had.
fn present<'a>(
    evening: &'a Evening,
    scene: &Scene<'a>,
) -> impl Iterator<Item = &'a Partner> + use<'a> {
    let there = |one: &&Partner| one.name.is_some() || evening.partners.contains_key(&one.id);
    scene.situation.partners.iter().filter(there)
}
