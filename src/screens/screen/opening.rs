//! The opening of a day: what lies in the drawer, proposed from the last closing.

use iced::widget::{Column, column, container, row};
use iced::{Element, Length, Task};

use crate::domain::money::Cents;
use crate::screens::Refusal;
use crate::screens::amount::{Typed, keypad_key};
use crate::screens::bridge::Bridge;
use crate::screens::count::Counting;
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use crate::screens::theme::{
    BODY, Control, GAP_8, GAP_12, GAP_16, GAP_24, HUGE, LARGE, LINE, TITLE, TOUCH,
};
use crate::screens::widget::{
    Corner, Figure, KeypadKey, Notice, Tone, act, figure, keypad, label, toggle,
};
use crate::words::format;

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Opening {
    typed: Typed,
    counting: Option<Counting>,
    under_way: bool,
    problem: Option<Refusal>,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// One amount (0), or piece by piece (1).
    Way(usize),
    /// A denomination was touched.
    Choose(usize),
    /// A key of the keypad.
    Key(KeypadKey),
    /// The denomination before or after.
    Step(bool),
    /// The day is to be opened.
    Open,
    /// It is open, or not.
    Opened(Result<(), Refusal>),
}

/// What the screen asks of the window.
pub enum Action {
    /// Nothing.
    None,
    /// Work under way.
    Run(Task<Message>),
    /// The day is open.
    Opened,
}

impl Opening {
    /// What is in the drawer, as far as it was told.
    fn float(&self, scene: &Scene<'_>) -> Cents {
        match &self.counting {
            Some(counting) => counting.total(),
            None => {
                let proposed = scene.situation.proposed_float.unwrap_or(Cents::ZERO);
                self.typed.cents().unwrap_or(proposed)
            }
        }
    }

    /// How the float differs from what the last closing left, once someone has told it.
    fn difference(&self, scene: &Scene<'_>) -> Option<String> {
        let told = self.counting.is_some() || !self.typed.is_empty();
        let left = scene.situation.proposed_float.filter(|_| told)?;
        let difference = self.float(scene).minus(left).ok().filter(|one| !one.is_zero())?;
        let (word, amount) = match (self.counting.is_some(), difference.is_negative()) {
            // While pieces are counted it stands where the sum does: no field moves.
            (true, _) => ("opening-difference", difference),
            (false, true) => ("opening-less", difference.absolute().ok()?),
            (false, false) => ("opening-more", difference),
        };
        let amount = format::money(amount);
        Some(scene.words.tell(word, &[("amount", amount.into())]))
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message, scene: &Scene<'_>, bridge: &Bridge) -> Action {
        match message {
            Message::Way(0) => self.counting = None,
            Message::Way(_) => self.counting = Some(Counting::default()),
            Message::Choose(rank) => {
                if let Some(counting) = &mut self.counting {
                    counting.choose(rank);
                }
            }
            Message::Key(key) => match &mut self.counting {
                Some(counting) => counting.press(key),
                None => self.typed.press(key),
            },
            Message::Step(onwards) => {
                if let Some(counting) = &mut self.counting {
                    if onwards {
                        counting.next();
                    } else {
                        counting.previous();
                    }
                }
            }
            Message::Open if !self.under_way => {
                self.under_way = true;
                let float = self.float(scene);
                let open = bridge.ask(move |desk| desk.open_day(float).map(|_| ()));
                return Action::Run(open.map(Message::Opened));
            }
            Message::Open => {}
            Message::Opened(Ok(()) | Err(Refusal::DayStillOpen)) => return Action::Opened,
            Message::Opened(Err(refusal)) => {
                self.under_way = false;
                self.problem = Some(refusal);
            }
        }
        Action::None
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match stroke {
            Stroke::Enter => Some(Message::Open),
            Stroke::Down | Stroke::Tab => Some(Message::Step(true)),
            Stroke::Up => Some(Message::Step(false)),
            Stroke::Function(5) => Some(Message::Way(usize::from(self.counting.is_none()))),
            other => keypad_key(other).map(Message::Key),
        }
    }

    /// The screen.
    pub fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let day = format::short_day(scene.words, scene.situation.today);
        let title = label(scene.words.tell("opening-title", &[("day", day.into())]));
        let mut told = column![].spacing(GAP_12);
        if !look.room.is_low() {
            told = told.push(title.size(TITLE).bold());
        }
        told = told.push(toggle(
            look,
            vec![scene.say("opening-amount").into(), scene.say("opening-count").into()],
            usize::from(self.counting.is_some()),
            Message::Way,
        ));
        if let Some(problem) = self.problem {
            told = told.push(Notice::new(look, Tone::Problem, problem.sentence(scene.words)));
        }
        let difference = self.difference(&scene);
        told = match &self.counting {
            Some(counting) => told.push(
                container(counting.view(look, scene.words, Message::Choose)).height(Length::Fill),
            ),
            None => {
                let quiet = look.palette.quiet;
                let hint = match scene.situation.proposed_float {
                    Some(_) => "opening-proposed",
                    None => "opening-first",
                };
                let told = told
                    .push(label(scene.say("opening-question")).size(LARGE).lines(2))
                    .push(label(scene.say(hint)).size(BODY).lines(4).color(quiet));
                match &difference {
                    Some(note) => told.push(Notice::new(look, Tone::Attention, note.clone())),
                    None => told,
                }
            }
        };
        let typed = match (&self.counting, self.typed.is_empty()) {
            (None, false) => format!("{}\u{a0}€", self.typed.text()),
            _ => format::money(self.float(&scene)),
        };
        let (kind, corner) = match &self.counting {
            Some(_) => (Figure::Total, Corner::Erase),
            None => (Figure::Typed, Corner::Comma),
        };
        let float = difference.filter(|_| self.counting.is_some());
        let float = float.unwrap_or_else(|| scene.say("opening-float"));
        let pad = column![
            figure(look, kind, float, typed),
            container(keypad(look, corner, Message::Key)).height(Length::Fill),
        ]
        .spacing(GAP_12);
        let open = act(look, scene.say("opening-open"))
            .kind(Control::Main)
            .size(TITLE)
            .height(look.room.key() + GAP_24)
            .on_press_maybe((!self.under_way).then_some(Message::Open));
        let pad = match &self.counting {
            Some(_) => pad.push(open),
            None => with_erase(scene, pad, Message::Key(KeypadKey::Erase), open.into()),
        };
        sides(scene, if self.counting.is_some() { 6 } else { 5 }, told.into(), pad.into())
    }
}

/// Height of a figure on its card, in logical pixels.
const FIGURE: f32 = HUGE * LINE + 2.0 * GAP_16;

/// What is told and shown beside the keypad; in a standing window above it, where it takes
/// `parts` of the height and the keypad six.
pub fn sides<'a, M: 'a>(
    scene: Scene<'a>,
    parts: u16,
    told: Element<'a, M>,
    pad: Element<'a, M>,
) -> Element<'a, M> {
    if scene.look.room.is_portrait() {
        let (upper, lower) = (container(told), container(pad));
        let room = scene.look.room;
        let (upper, lower) = if room.is_low() {
            // Four rows of keys, the figure and the main act, and not a pixel more.
            let keys = 4.0 * (TOUCH / room.factor()).ceil() + 3.0 * GAP_8;
            let height = keys + FIGURE + room.key() + GAP_24 + 2.0 * GAP_12;
            (upper.height(Length::Fill), lower.height(height))
        } else {
            (upper.height(Length::FillPortion(parts)), lower.height(Length::FillPortion(6)))
        };
        column![upper, lower].spacing(GAP_16).padding(GAP_16).into()
    } else {
        let left = container(told).width(Length::FillPortion(9));
        let right = container(pad).width(Length::FillPortion(5));
        row![left, right].spacing(GAP_16).padding(GAP_16).into()
    }
}

/// Adds the key that erases, and under it the main act; side by side in a low window.
pub fn with_erase<'a, M: Clone + 'a>(
    scene: Scene<'a>,
    pad: Column<'a, M>,
    erase: M,
    main: Element<'a, M>,
) -> Column<'a, M> {
    let look = scene.look;
    let key = act(look, scene.say("keypad-erase")).icon(Icon::Delete).on_press(erase);
    if look.room.is_low() {
        let height = look.room.key() + GAP_24;
        let key = key.stacked().width(90.0).height(height);
        pad.push(row![key, main].spacing(GAP_8))
    } else {
        pad.push(key).push(main)
    }
}
