//! The team: one touch on a name when someone comes, and hours that are noted afterwards.

mod view;

use iced::Task;

use crate::domain::day::BusinessDay;
use crate::domain::id::ShiftId;
use crate::domain::text::Label;
use crate::domain::volunteer::{Duty, MAX_MINUTES, MAX_TEAM_MINUTES, Volunteer};
use crate::screens::Refusal;
use crate::screens::bridge::{Bridge, Customer, Stay, Team};
use crate::screens::keys::Stroke;

/// A quarter of an hour: the step of what is noted.
const QUARTER: u32 = 15;
/// An hour.
const HOUR: u32 = 60;

/// The state of this part.
#[derive(Debug)]
pub(super) struct TeamPart {
    team: Option<Team>,
    page: usize,
    /// What whoever comes next is here for.
    duty: Duty,
    shown: Shown,
    under_way: bool,
    told: Option<Told>,
}

/// What is shown.
#[derive(Debug)]
enum Shown {
    /// The names.
    Names,
    /// Everyone with an account, to find someone who has not come lately.
    Others(Option<Vec<Customer>>, For),
    /// Someone who is here, and how long they were where that was forgotten.
    Here(Label, Stay, u32),
    /// For whom hours are noted.
    Whom,
    /// The hours that are noted.
    Note(Note),
    /// The hours of the month, and the one that is chosen.
    Month(usize, Option<ShiftId>),
}

/// What someone is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// They come now.
    Coming,
    /// Their hours are noted.
    Noting,
}

/// Hours while they are noted.
#[derive(Debug)]
struct Note {
    who: Option<Volunteer>,
    name: Option<Label>,
    duty: Duty,
    days_ago: u32,
    minutes: u32,
}

/// What the last act came to.
#[derive(Debug)]
enum Told {
    Refused(Refusal),
    Came(Label),
    Gone(Label, u32),
    Noted(u32),
    Removed,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The team as it is.
    Loaded(Result<Box<Team>, Refusal>),
    /// A page of names or hours.
    Page(usize),
    /// What whoever comes next is here for, or what the noted hours were for.
    Duty(usize),
    /// A name was touched.
    Touch(usize),
    /// Someone came, or not.
    Came(Result<Label, Refusal>),
    /// Whoever is shown leaves now.
    Leave,
    /// Somebody says how long it was.
    End,
    /// They are gone, after so many minutes, or not.
    Gone(Result<u32, Refusal>),
    /// It was a mistake: the stay that is shown, or the hours that are chosen.
    Mistake,
    /// It is taken back, or not.
    Removed(Result<(), Refusal>),
    /// Someone else is looked for.
    Others(For),
    /// Everyone with an account.
    Everyone(Result<Vec<Customer>, Refusal>),
    /// Hours are to be noted.
    Note,
    /// For the whole team.
    NoteTeam,
    /// A day earlier, or later.
    Day(bool),
    /// An hour more, or less.
    Hour(bool),
    /// A quarter of an hour more, or less.
    Quarter(bool),
    /// They are written.
    Write,
    /// They are written, or not.
    Written(Result<u32, Refusal>),
    /// The hours of the month.
    Month,
    /// One of them was touched.
    Choose(ShiftId),
    /// Back to the names.
    Back,
}

impl TeamPart {
    /// The part as it is entered.
    pub(super) fn new(bridge: &Bridge) -> (Self, Task<Message>) {
        let part = Self {
            team: None,
            page: 0,
            duty: Duty::default(),
            shown: Shown::Names,
            under_way: false,
            told: None,
        };
        (part, load(bridge))
    }

    /// Takes a message.
    pub(super) fn update(&mut self, message: Message, bridge: &Bridge) -> Task<Message> {
        match message {
            Message::Loaded(Ok(team)) => self.team = Some(*team),
            Message::Everyone(Ok(everyone)) => {
                if let Shown::Others(all, _) = &mut self.shown {
                    *all = Some(everyone);
                }
            }
            Message::Came(Ok(name)) => return self.done(Told::Came(name), bridge),
            Message::Gone(Ok(minutes)) => {
                let name = match &self.shown {
                    Shown::Here(name, ..) => Told::Gone(name.clone(), minutes),
                    _ => Told::Noted(minutes),
                };
                return self.done(name, bridge);
            }
            Message::Written(Ok(minutes)) => return self.done(Told::Noted(minutes), bridge),
            Message::Removed(Ok(())) => return self.done(Told::Removed, bridge),
            Message::Loaded(Err(refusal))
            | Message::Everyone(Err(refusal))
            | Message::Came(Err(refusal))
            | Message::Gone(Err(refusal))
            | Message::Written(Err(refusal))
            | Message::Removed(Err(refusal)) => {
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

    /// Something was written: the names come back as they are now.
    fn done(&mut self, told: Told, bridge: &Bridge) -> Task<Message> {
        self.under_way = false;
        self.told = Some(told);
        self.shown = match self.shown {
            Shown::Month(page, _) => Shown::Month(page, None),
            _ => Shown::Names,
        };
        load(bridge)
    }

    fn touched(&mut self, message: Message, bridge: &Bridge) -> Task<Message> {
        match message {
            Message::Page(page) => match &mut self.shown {
                Shown::Month(shown, _) => *shown = page,
                _ => self.page = page,
            },
            Message::Duty(rank) => {
                let duty = Duty::ALL.get(rank).copied().unwrap_or_default();
                match &mut self.shown {
                    Shown::Note(note) => note.duty = duty,
                    _ => self.duty = duty,
                }
            }
            Message::Touch(rank) => return self.touch(rank, bridge),
            Message::Others(wanted) => {
                self.page = 0;
                self.shown = Shown::Others(None, wanted);
                return bridge.ask(|desk| desk.customers()).map(Message::Everyone);
            }
            Message::Note => {
                self.page = 0;
                self.shown = Shown::Whom;
            }
            Message::NoteTeam => self.shown = Shown::Note(Note::of(None, None)),
            Message::Month => self.shown = Shown::Month(0, None),
            Message::Choose(shift) => {
                if let Shown::Month(_, chosen) = &mut self.shown {
                    *chosen = (*chosen != Some(shift)).then_some(shift);
                }
            }
            Message::Back => {
                self.page = 0;
                self.shown = Shown::Names;
            }
            message => return self.counted(message, bridge),
        }
        Task::none()
    }

    /// What is done about time.
    fn counted(&mut self, message: Message, bridge: &Bridge) -> Task<Message> {
        match (&mut self.shown, message) {
            (Shown::Here(_, stay, _), Message::Leave) => {
                let shift = stay.shift;
                self.under_way = true;
                return bridge.ask(move |desk| desk.clock_out(shift)).map(Message::Gone);
            }
            (Shown::Here(_, stay, minutes), Message::End) => {
                let (shift, minutes) = (stay.shift, *minutes);
                self.under_way = true;
                let end = bridge.ask(move |desk| desk.end_stay(shift, minutes).map(|()| minutes));
                return end.map(Message::Gone);
            }
            (Shown::Here(_, stay, _), Message::Mistake) => {
                let shift = stay.shift;
                return self.remove(shift, bridge);
            }
            (Shown::Month(_, Some(shift)), Message::Mistake) => {
                let shift = *shift;
                return self.remove(shift, bridge);
            }
            (Shown::Here(_, _, minutes), message) => {
                *minutes = stepped(*minutes, &message, MAX_MINUTES);
            }
            (Shown::Note(note), Message::Day(more)) => {
                note.days_ago =
                    if more { note.days_ago.saturating_sub(1) } else { note.days_ago + 1 };
            }
            (Shown::Note(note), Message::Write) => {
                let (who, duty, minutes, ago) = (note.who, note.duty, note.minutes, note.days_ago);
                self.under_way = true;
                let write = bridge.ask(move |desk| {
                    let today = BusinessDay::of(desk.now()).date();
                    let day = today.checked_sub_days(chrono::Days::new(u64::from(ago)));
                    let day = BusinessDay::new(day.unwrap_or(today));
                    desk.note_hours(who, duty, day, minutes).map(|_| minutes)
                });
                return write.map(Message::Written);
            }
            (Shown::Note(note), message) => {
                let most = if note.who.is_some() { MAX_MINUTES } else { MAX_TEAM_MINUTES };
                note.minutes = stepped(note.minutes, &message, most);
            }
            _ => {}
        }
        Task::none()
    }

    fn remove(&mut self, shift: ShiftId, bridge: &Bridge) -> Task<Message> {
        self.under_way = true;
        bridge.ask(move |desk| desk.remove_hours(shift)).map(Message::Removed)
    }

    /// The name at this rank was touched.
    fn touch(&mut self, rank: usize, bridge: &Bridge) -> Task<Message> {
        let people = self.team.as_ref().map(|team| &team.people[..]).unwrap_or_default();
        match &self.shown {
            Shown::Names => match people.get(rank) {
                Some(one) => match one.here {
                    Some(stay) => {
                        let name = one.name.clone();
                        self.shown = Shown::Here(name, stay, 2 * HOUR);
                    }
                    None => return self.come(one.who, one.name.clone(), bridge),
                },
                None => return Task::none(),
            },
            Shown::Whom => {
                if let Some(one) = people.get(rank) {
                    self.shown = Shown::Note(Note::of(Some(one.who), Some(one.name.clone())));
                }
            }
            Shown::Others(Some(all), wanted) => {
                if let Some(one) = all.get(rank) {
                    let (who, name) = (Volunteer::Customer(one.id), one.name.clone());
                    match wanted {
                        For::Coming => return self.come(who, name, bridge),
                        For::Noting => self.shown = Shown::Note(Note::of(Some(who), Some(name))),
                    }
                }
            }
            _ => {}
        }
        Task::none()
    }

    fn come(&mut self, who: Volunteer, name: Label, bridge: &Bridge) -> Task<Message> {
        self.under_way = true;
        let duty = self.duty;
        bridge.ask(move |desk| desk.clock_in(who, duty).map(|_| name)).map(Message::Came)
    }

    /// Takes a key of a real keyboard.
    pub(super) fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match (stroke, &self.shown) {
            (Stroke::Escape, Shown::Names) => None,
            (Stroke::Escape, _) => Some(Message::Back),
            (Stroke::Enter, Shown::Here(_, stay, _)) if stay.forgotten => Some(Message::End),
            (Stroke::Enter, Shown::Here(..)) => Some(Message::Leave),
            (Stroke::Enter, Shown::Note(_)) => Some(Message::Write),
            (Stroke::Char('+'), Shown::Names) => Some(Message::Note),
            (Stroke::PageUp, Shown::Month(page, _)) => Some(Message::Page(page.saturating_sub(1))),
            (Stroke::PageDown, Shown::Month(page, _)) => Some(Message::Page(page + 1)),
            (Stroke::PageUp, _) => Some(Message::Page(self.page.saturating_sub(1))),
            (Stroke::PageDown, _) => Some(Message::Page(self.page + 1)),
            _ => None,
        }
    }
}

impl Note {
    /// Two hours of today at the counter: what is noted most.
    fn of(who: Option<Volunteer>, name: Option<Label>) -> Self {
        Self { who, name, duty: Duty::default(), days_ago: 0, minutes: 2 * HOUR }
    }
}

/// Minutes after a step, between a quarter of an hour and `most`.
fn stepped(minutes: u32, message: &Message, most: u32) -> u32 {
    let (step, more) = match message {
        Message::Hour(more) => (HOUR, *more),
        Message::Quarter(more) => (QUARTER, *more),
        _ => return minutes,
    };
    let after = if more { minutes + step } else { minutes.saturating_sub(step) };
    after.clamp(QUARTER, most)
}

fn load(bridge: &Bridge) -> Task<Message> {
    bridge.ask(|desk| desk.team().map(Box::new)).map(Message::Loaded)
}
