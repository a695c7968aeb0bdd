//! Services of the village: one touch for each person who came for one, and meals that no ticket
//! tells.

mod view;

use iced::Task;

pub use view::funder_key;

use crate::domain::day::BusinessDay;
use crate::domain::errand::{MAX_COUNT, VillageService};
use crate::domain::funder::Funder;
use crate::domain::money::Cents;
use crate::screens::Refusal;
use crate::screens::amount::{Typed, keypad_key};
use crate::screens::bridge::{Bridge, ErrandRow, ErrandWhat};
use crate::screens::keys::Stroke;
use crate::screens::widget::KeypadKey;

/// The state of this part.
#[derive(Debug)]
pub(super) struct ErrandsPart {
    today: Option<Vec<ErrandRow>>,
    shown: Shown,
    under_way: bool,
    told: Option<Told>,
}

/// What is shown.
#[derive(Debug)]
enum Shown {
    /// The services.
    Services,
    /// What the games earned today, while it is typed.
    Commission(Typed),
    /// Meals that no ticket tells.
    Meals(Meals),
}

/// Meals while they are noted.
#[derive(Debug)]
struct Meals {
    funder: Funder,
    count: u32,
    days_ago: u32,
    home: bool,
}

/// What the last act came to.
#[derive(Debug, Clone, Copy)]
enum Told {
    Refused(Refusal),
    Counted(ErrandWhat),
    Undone,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// What people came for today.
    Loaded(Result<Vec<ErrandRow>, Refusal>),
    /// Someone came for the service at this rank.
    Count(usize),
    /// It is counted, or not.
    Counted(ErrandWhat, Result<(), Refusal>),
    /// The last one was a mistake.
    Undo,
    /// It is taken back, or not.
    Undone(Result<(), Refusal>),
    /// What the games earned today is to be said.
    Commission,
    /// A key of the keypad.
    Key(KeypadKey),
    /// Meals are to be noted.
    Meals,
    /// Who pays for them, the one before or the next.
    Funder(bool),
    /// A portion less, or more.
    Portions(bool),
    /// A day earlier, or later.
    Day(bool),
    /// Eaten here (0), or brought home (1).
    Home(usize),
    /// What is shown is written.
    Write,
    /// Back to the services.
    Back,
}

impl ErrandsPart {
    /// The part as it is entered.
    pub(super) fn new(bridge: &Bridge) -> (Self, Task<Message>) {
        let (shown, under_way) = (Shown::Services, false);
        (Self { today: None, shown, under_way, told: None }, load(bridge))
    }

    /// Takes a message.
    pub(super) fn update(&mut self, message: Message, bridge: &Bridge) -> Task<Message> {
        match message {
            Message::Loaded(Ok(today)) => self.today = Some(today),
            Message::Counted(what, Ok(())) => return self.done(Told::Counted(what), bridge),
            Message::Undone(Ok(())) => return self.done(Told::Undone, bridge),
            Message::Loaded(Err(refusal))
            | Message::Counted(_, Err(refusal))
            | Message::Undone(Err(refusal)) => {
                self.under_way = false;
                self.told = Some(Told::Refused(refusal));
            }
            // A second touch while the first is on its way is the same touch.
            _ if self.under_way => {}
            message => {
                self.told = None;
                return self.touched(message, bridge);
            }
        }
        Task::none()
    }

    fn done(&mut self, told: Told, bridge: &Bridge) -> Task<Message> {
        self.under_way = false;
        self.told = Some(told);
        self.shown = Shown::Services;
        load(bridge)
    }

    fn touched(&mut self, message: Message, bridge: &Bridge) -> Task<Message> {
        match message {
            Message::Count(rank) => {
                if let Some(service) = VillageService::ALL.get(rank) {
                    return self.count(*service, 1, Cents::ZERO, bridge);
                }
            }
            Message::Undo => {
                let last = self.today.as_ref().and_then(|today| today.first());
                if let Some(id) = last.map(|row| row.id) {
                    self.under_way = true;
                    return bridge.ask(move |desk| desk.undo_errand(id)).map(Message::Undone);
                }
            }
            Message::Commission => self.shown = Shown::Commission(Typed::default()),
            Message::Meals => {
                let (funder, home) = (Funder::ALL[0], true);
                self.shown = Shown::Meals(Meals { funder, count: 1, days_ago: 0, home });
            }
            Message::Back => self.shown = Shown::Services,
            message => return self.filled(message, bridge),
        }
        Task::none()
    }

    /// What is said on a form.
    fn filled(&mut self, message: Message, bridge: &Bridge) -> Task<Message> {
        match (&mut self.shown, message) {
            (Shown::Commission(typed), Message::Key(key)) => typed.press(key),
            (Shown::Commission(typed), Message::Write) => {
                if let Some(amount) = typed.cents().filter(|amount| *amount > Cents::ZERO) {
                    return self.count(VillageService::Lottery, 0, amount, bridge);
                }
            }
            (Shown::Meals(meals), Message::Funder(next)) => {
                let all = Funder::ALL;
                let here = all.iter().position(|one| *one == meals.funder).unwrap_or(0);
                let step = if next { 1 } else { all.len() - 1 };
                meals.funder = all[(here + step) % all.len()];
            }
            (Shown::Meals(meals), Message::Portions(more)) => {
                let count = if more { meals.count + 1 } else { meals.count.saturating_sub(1) };
                meals.count = count.clamp(1, MAX_COUNT);
            }
            (Shown::Meals(meals), Message::Day(later)) => {
                let ago = meals.days_ago;
                meals.days_ago = if later { ago.saturating_sub(1) } else { ago + 1 };
            }
            (Shown::Meals(meals), Message::Home(way)) => meals.home = way == 1,
            (Shown::Meals(meals), Message::Write) => {
                let Meals { funder, count, days_ago, home } = *meals;
                self.under_way = true;
                let what = ErrandWhat::Meals(funder, home);
                let write = bridge.ask(move |desk| {
                    let today = BusinessDay::of(desk.now()).date();
                    let day = today.checked_sub_days(chrono::Days::new(u64::from(days_ago)));
                    let day = BusinessDay::new(day.unwrap_or(today));
                    desk.note_meals(funder, count, day, home).map(drop)
                });
                return write.map(move |done| Message::Counted(what, done));
            }
            _ => {}
        }
        Task::none()
    }

    fn count(
        &mut self,
        service: VillageService,
        count: u32,
        commission: Cents,
        bridge: &Bridge,
    ) -> Task<Message> {
        self.under_way = true;
        let what = ErrandWhat::Service(service);
        let done = bridge.ask(move |desk| desk.count_service(service, count, commission).map(drop));
        done.map(move |done| Message::Counted(what, done))
    }

    /// Takes a key of a real keyboard.
    pub(super) fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match (stroke, &self.shown) {
            (Stroke::Delete, Shown::Services) => Some(Message::Undo),
            (_, Shown::Services) => None,
            (Stroke::Escape, _) => Some(Message::Back),
            (Stroke::Enter, _) => Some(Message::Write),
            (other, Shown::Commission(_)) => keypad_key(other).map(Message::Key),
            _ => None,
        }
    }

    /// Whether figures are typed: they mean no part then.
    pub(super) fn counts(&self) -> bool {
        matches!(self.shown, Shown::Commission(_))
    }
}

fn load(bridge: &Bridge) -> Task<Message> {
    bridge.ask(|desk| desk.errands_today()).map(Message::Loaded)
}
