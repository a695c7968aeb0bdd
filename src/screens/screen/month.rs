//! The month: its figures so far, the questions that a person answers, and exactly what leaves for
//! head office.

mod joining;
mod news;
mod view;

use iced::Task;

use crate::domain::month::MonthName;
use crate::screens::Refusal;
use crate::screens::bridge::{Bridge, Desk, MonthQuestion, MonthSheet, PostState, Sealing};
use crate::screens::keys::Stroke;
use joining::Joining;

/// Hundredths of an hour in one.
const HOUR: i64 = 100;

/// The state of the screen.
#[derive(Debug)]
pub struct Month {
    sheet: Option<Box<MonthSheet>>,
    shown: Shown,
    under_way: bool,
    told: Option<Told>,
}

/// What is shown.
#[derive(Debug)]
enum Shown {
    /// How the month stands.
    Standing,
    /// What a person answers, by pages.
    Questions(usize, Vec<MonthQuestion>),
    /// Exactly what leaves, by pages.
    Leaves(usize),
    /// The bytes themselves, by pages.
    Bytes(usize),
    /// Joining the network.
    Join(Joining),
    /// Head office's letter, by pages.
    Letter(usize),
    /// The café beside others, by pages.
    Beside(usize),
}

impl Shown {
    /// The page that is shown of what has several.
    fn page(&self) -> Option<usize> {
        match self {
            Self::Questions(page, _)
            | Self::Leaves(page)
            | Self::Bytes(page)
            | Self::Letter(page)
            | Self::Beside(page) => Some(*page),
            Self::Standing | Self::Join(_) => None,
        }
    }

    fn turn_to(&mut self, other: usize) {
        match self {
            Self::Questions(page, _)
            | Self::Leaves(page)
            | Self::Bytes(page)
            | Self::Letter(page)
            | Self::Beside(page) => *page = other,
            Self::Standing | Self::Join(_) => {}
        }
    }
}

/// What the last act came to.
#[derive(Debug)]
enum Told {
    Refused(Refusal),
    Answered,
    Sealed,
    Saved(String),
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The month as it is.
    Loaded(Result<Box<MonthSheet>, Refusal>),
    /// A part of the journal was read for a month, and there is more.
    ReadOn(Option<MonthName>),
    /// The month before, or after.
    Turn(bool),
    /// To another month.
    Go(MonthName),
    /// The questions.
    Ask,
    /// More or less of an answer.
    Step(usize, bool),
    /// Whether an answer was counted.
    Exact(usize),
    /// The answers are written.
    Answer,
    /// They are written, or not.
    Answered(Result<(), Refusal>),
    /// Exactly what leaves.
    Leaves,
    /// The bytes themselves.
    Bytes,
    /// Another page.
    Page(usize),
    /// It is sealed and sent.
    Send,
    /// It is sealed, or not.
    Sealed(Result<(), Refusal>),
    /// It is saved as a file.
    Save,
    /// It is saved there, or not.
    Saved(Result<String, Refusal>),
    /// What waits is sent now.
    SendWaiting,
    /// Something was asked for whose end nobody waits for.
    Asked(Result<(), Refusal>),
    /// The café joins the network.
    Join,
    /// While it joins.
    Joining(joining::Message),
    /// Head office's letter.
    Letter,
    /// The network's prices, which the screen around it opens.
    Tariffs,
    /// The café beside others.
    Beside,
    /// Back.
    Back,
}

impl Month {
    /// The present month; its figures are on their way.
    pub fn new(bridge: &Bridge) -> (Self, Task<Message>) {
        let screen = Self { sheet: None, shown: Shown::Standing, under_way: false, told: None };
        (screen, load(bridge, None))
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message, bridge: &Bridge) -> Task<Message> {
        match message {
            Message::Loaded(Ok(sheet)) => {
                self.under_way = false;
                self.sheet = Some(sheet);
            }
            Message::ReadOn(month) => return load(bridge, month),
            Message::Answered(Ok(())) => return self.done(Told::Answered, bridge),
            Message::Sealed(Ok(())) => return self.done(Told::Sealed, bridge),
            Message::Saved(Ok(place)) => {
                self.under_way = false;
                let month = self.sheet.as_ref().map(|sheet| sheet.month);
                self.told = Some(Told::Saved(place));
                return load(bridge, month);
            }
            Message::Asked(Ok(())) => self.under_way = false,
            Message::Loaded(Err(refusal))
            | Message::Answered(Err(refusal))
            | Message::Sealed(Err(refusal))
            | Message::Saved(Err(refusal))
            | Message::Asked(Err(refusal)) => {
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

    /// Letters have come or gone: what is told of the month may be another by now. Whoever answers
    /// or types is left alone.
    pub fn news(&self, post: &PostState, bridge: &Bridge) -> Task<Message> {
        let reads = matches!(self.shown, Shown::Standing | Shown::Leaves(_));
        match &self.sheet {
            Some(sheet) if reads && !self.under_way && sheet.post != *post => {
                load(bridge, Some(sheet.month))
            }
            _ => Task::none(),
        }
    }

    /// Something was written: the month comes back as it is now.
    fn done(&mut self, told: Told, bridge: &Bridge) -> Task<Message> {
        self.told = Some(told);
        self.shown = Shown::Standing;
        let month = self.sheet.as_ref().map(|sheet| sheet.month);
        load(bridge, month)
    }

    fn touched(&mut self, message: Message, bridge: &Bridge) -> Task<Message> {
        if let (Shown::Join(joining), Message::Joining(message)) = (&mut self.shown, &message) {
            let Some((hub, code)) = joining.update(message) else {
                return Task::none();
            };
            self.shown = Shown::Standing;
            let join = bridge.ask(move |desk| desk.join_by_code(&hub, &code));
            return join.map(Message::Asked);
        }
        let Some(sheet) = &self.sheet else {
            return Task::none();
        };
        let month = sheet.month;
        match message {
            Message::Turn(later) => {
                let other = if later { month.after().min(sheet.now) } else { month.before() };
                return load(bridge, Some(other));
            }
            Message::Go(month) => return load(bridge, Some(month)),
            Message::Ask => self.shown = Shown::Questions(0, sheet.questions.clone()),
            Message::Step(rank, more) => self.step(rank, more),
            Message::Exact(rank) => {
                if let Shown::Questions(_, questions) = &mut self.shown
                    && let Some(question) = questions.get_mut(rank)
                {
                    turn(question);
                }
            }
            Message::Answer => return self.answer(month, bridge),
            Message::Leaves => self.shown = Shown::Leaves(0),
            Message::Bytes => self.shown = Shown::Bytes(0),
            Message::Page(page) => self.shown.turn_to(page),
            Message::Letter => self.read_letter(bridge),
            Message::Beside => self.shown = Shown::Beside(0),
            Message::Send => {
                self.under_way = true;
                let wanted = Sealing { provisional: true, reason: None };
                let seal = bridge.ask(move |desk| desk.seal_month(month, wanted).map(drop));
                return seal.map(Message::Sealed);
            }
            Message::Save => {
                self.under_way = true;
                let save = bridge.ask(move |desk| desk.save_month(month));
                return save.map(Message::Saved);
            }
            Message::SendWaiting => {
                let send = bridge.ask(|desk| {
                    desk.send_now();
                    Ok(())
                });
                return send.map(Message::Asked);
            }
            Message::Join => self.shown = Shown::Join(Joining::default()),
            Message::Back => {
                self.shown = match self.shown {
                    Shown::Bytes(_) => Shown::Leaves(0),
                    _ => Shown::Standing,
                };
            }
            _ => {}
        }
        Task::none()
    }

    fn read_letter(&mut self, bridge: &Bridge) {
        let letter = self.sheet.as_mut().and_then(|sheet| sheet.news.letter.as_mut());
        if let Some(letter) = letter {
            letter.is_new = false;
            self.shown = Shown::Letter(0);
            // Where it can't be noted it stays new, and may be read again.
            bridge.tell(|desk| drop(desk.letter_read()));
        }
    }

    fn step(&mut self, rank: usize, more: bool) {
        if let Shown::Questions(_, questions) = &mut self.shown
            && let Some(question) = questions.get_mut(rank)
        {
            let step = if question.hours { HOUR } else { 1 };
            let step = if more { step } else { -step };
            question.value = question.value.saturating_add(step).clamp(0, question.most);
            question.answered = !question.exact || question.value != question.journal;
        }
    }

    fn answer(&mut self, month: MonthName, bridge: &Bridge) -> Task<Message> {
        let Shown::Questions(_, questions) = &self.shown else {
            return Task::none();
        };
        self.under_way = true;
        let given = questions.iter().filter(|question| question.answered);
        let answers = given.map(|question| question.answer(question.value, question.exact));
        let answers = answers.collect();
        let write = bridge.ask(move |desk| desk.answer_month(month, answers));
        write.map(Message::Answered)
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match (&self.shown, stroke) {
            (Shown::Join(joining), stroke) => match joining.stroke(stroke) {
                Some(message) => Some(Message::Joining(message)),
                None if stroke == Stroke::Escape => Some(Message::Back),
                None => None,
            },
            (Shown::Standing, Stroke::PageUp) => Some(Message::Turn(false)),
            (Shown::Standing, Stroke::PageDown) => Some(Message::Turn(true)),
            (Shown::Standing, _) => None,
            (_, Stroke::Escape) => Some(Message::Back),
            (shown, Stroke::PageUp) => Some(Message::Page(shown.page()?.saturating_sub(1))),
            (shown, Stroke::PageDown) => Some(Message::Page(shown.page()? + 1)),
            _ => None,
        }
    }

    /// Whether text is written: all keys are letters then.
    pub fn writes(&self) -> bool {
        matches!(self.shown, Shown::Join(_))
    }
}

/// An answer is about so, or none at all: then the journal speaks again, whatever it notes later.
fn turn(question: &mut MonthQuestion) {
    question.answered = question.exact;
    question.exact = !question.answered;
    if !question.answered {
        question.value = question.journal;
    }
}

fn load(bridge: &Bridge, month: Option<MonthName>) -> Task<Message> {
    let read = move |desk: &mut Desk| match desk.read_month(month)? {
        true => desk.month_sheet(month).map(|sheet| Some(Box::new(sheet))),
        false => Ok(None),
    };
    bridge.ask(read).map(move |answer| match answer.transpose() {
        Some(sheet) => Message::Loaded(sheet),
        None => Message::ReadOn(month),
    })
}
