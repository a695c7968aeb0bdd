//! The agenda: what the café holds, what it has held and by how many people, what was called off.

mod count;
mod form;
mod list;
mod page;

use iced::{Element, Task};

use crate::domain::activity::{ActivityKind, CancelReason};
use crate::domain::id::ActivityId;
use crate::screens::Refusal;
use crate::screens::bridge::{AgendaBoard, AgendaItem, Bridge};
use crate::screens::errand::Errand;
use crate::screens::keys::Stroke;
use crate::screens::scene::Scene;
use count::Count;
use form::Form;

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Agenda {
    board: Option<AgendaBoard>,
    shelf: Shelf,
    page: usize,
    part: Part,
    /// What became of the last thing that was written.
    told: Option<Result<&'static str, Refusal>>,
    /// Whether something is being written: until it is answered, fingers change nothing.
    under_way: bool,
}

/// Which activities are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Shelf {
    /// Those to come.
    #[default]
    Ahead,
    /// Those that are over and of which nobody has said how they went.
    Untold,
    /// Those that were held or called off.
    Past,
}

impl Shelf {
    const ALL: [Self; 3] = [Self::Ahead, Self::Untold, Self::Past];
}

/// What is open.
#[derive(Debug, Default)]
enum Part {
    #[default]
    List,
    /// Which kind is planned.
    Kinds,
    /// What is planned, or how it changes.
    Form(Box<Form>),
    /// One activity.
    One(Box<AgendaItem>),
    /// Why one is called off.
    Reasons(Box<AgendaItem>),
    /// How one went.
    Count(Box<Count>),
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The activities.
    Loaded(Result<AgendaBoard, Refusal>),
    /// Another list.
    Shelf(usize),
    /// Another page.
    Page(usize),
    /// An activity was touched.
    Choose(ActivityId),
    /// Something is to be planned.
    Plan,
    /// Of this kind.
    Kind(usize),
    /// In the form.
    Form(form::Message),
    /// It is said how the open one went.
    Tell,
    /// While counting.
    Count(count::Message),
    /// The open one changes.
    Change,
    /// The open one is to be called off.
    AskCancel,
    /// It is called off, for this reason.
    Cancel(usize),
    /// It is written under this sentence, or not.
    Written(Result<&'static str, Refusal>),
    /// It is planned; something of a former day is counted at once.
    Planned(Result<Option<AgendaItem>, Refusal>),
    /// One step back.
    Back,
}

fn load(bridge: &Bridge) -> Task<Message> {
    bridge.ask(|desk| desk.agenda_board()).map(Message::Loaded)
}

impl Agenda {
    /// The screen; the activities are on their way.
    pub fn new(bridge: &Bridge) -> (Self, Task<Message>) {
        (Self::default(), load(bridge))
    }

    /// Takes a message.
    pub fn update(
        &mut self,
        message: Message,
        scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Errand<Message> {
        match message {
            Message::Loaded(Ok(board)) => self.board = Some(board),
            Message::Loaded(Err(refusal)) => self.told = Some(Err(refusal)),
            Message::Written(told) => return self.written(told, bridge),
            Message::Planned(Ok(Some(item))) => {
                self.under_way = false;
                self.part = Part::Count(Box::new(Count::new(item)));
                return Errand::Run(load(bridge));
            }
            Message::Planned(Ok(None)) => {
                return self.written(Ok("agenda-planned"), bridge);
            }
            Message::Planned(Err(refusal)) => return self.written(Err(refusal), bridge),
            // A second touch while the first is on its way is the same touch.
            _ if self.under_way => {}
            message => return self.touched(message, scene, bridge),
        }
        Errand::None
    }

    fn written(&mut self, told: Result<&'static str, Refusal>, bridge: &Bridge) -> Errand<Message> {
        self.under_way = false;
        if told.is_ok() {
            self.part = Part::List;
        }
        self.told = Some(told);
        Errand::Run(load(bridge))
    }

    fn touched(&mut self, message: Message, scene: &Scene<'_>, bridge: &Bridge) -> Errand<Message> {
        self.told = None;
        match message {
            Message::Shelf(rank) => {
                (self.shelf, self.page) = (Shelf::ALL.get(rank).copied().unwrap_or_default(), 0);
            }
            Message::Page(page) => self.page = page,
            Message::Choose(id) => self.choose(id),
            Message::Plan => self.part = Part::Kinds,
            Message::Kind(rank) => {
                let kind = ActivityKind::ALL.get(rank).copied().unwrap_or(ActivityKind::Other);
                self.part = Part::Form(Box::new(Form::new(kind, scene)));
            }
            Message::Form(message) => return self.on_form(message, scene, bridge),
            Message::Count(message) => return self.on_count(message, bridge),
            Message::Cancel(rank) => return self.cancel(rank, bridge),
            Message::Tell | Message::Change | Message::AskCancel => self.open(&message),
            Message::Back => self.back(),
            Message::Loaded(_) | Message::Written(_) | Message::Planned(_) => {}
        }
        Errand::None
    }

    /// Something that is over and untold is told at once; anything else is shown.
    fn choose(&mut self, id: ActivityId) {
        let Some(board) = &self.board else {
            return;
        };
        let of = |items: &[AgendaItem]| items.iter().find(|item| item.activity.id == id).cloned();
        if let Some(item) = of(&board.untold) {
            self.part = Part::Count(Box::new(Count::new(item)));
        } else if let Some(item) = of(&board.ahead).or_else(|| of(&board.past)) {
            self.part = Part::One(Box::new(item));
        }
    }

    /// What is done with the one that is open.
    fn open(&mut self, message: &Message) {
        let item = match &self.part {
            Part::One(item) => item.clone(),
            Part::Count(count) => Box::new(count.item().clone()),
            _ => return,
        };
        self.part = match message {
            Message::Tell => Part::Count(Box::new(Count::new(*item))),
            Message::Change => Part::Form(Box::new(Form::of(&item))),
            _ => Part::Reasons(item),
        };
    }

    fn back(&mut self) {
        self.part = match std::mem::take(&mut self.part) {
            Part::Reasons(item) => Part::One(item),
            _ => Part::List,
        };
    }

    fn on_form(
        &mut self,
        message: form::Message,
        scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Errand<Message> {
        let Part::Form(form) = &mut self.part else {
            return Errand::None;
        };
        match form.update(message, scene, bridge) {
            form::Step::Stay => Errand::None,
            form::Step::Leave => {
                self.part = Part::List;
                Errand::None
            }
            form::Step::Save(task) => {
                self.under_way = true;
                Errand::Run(task)
            }
        }
    }

    fn on_count(&mut self, message: count::Message, bridge: &Bridge) -> Errand<Message> {
        let Part::Count(count) = &mut self.part else {
            return Errand::None;
        };
        let Some(outcome) = count.update(message) else {
            return Errand::None;
        };
        let id = count.item().activity.id;
        self.under_way = true;
        let write = bridge.ask(move |desk| desk.hold_activity(id, outcome));
        Errand::Run(write.map(|told| Message::Written(told.map(|()| "agenda-noted"))))
    }

    fn cancel(&mut self, rank: usize, bridge: &Bridge) -> Errand<Message> {
        let (Part::Reasons(item), Some(reason)) = (&self.part, CancelReason::ALL.get(rank)) else {
            return Errand::None;
        };
        let (id, reason) = (item.activity.id, *reason);
        self.under_way = true;
        let write = bridge.ask(move |desk| desk.cancel_activity(id, reason));
        Errand::Run(write.map(|told| Message::Written(told.map(|()| "agenda-cancelled"))))
    }

    /// Whether text is written: all keys are letters then.
    pub fn writes(&self) -> bool {
        matches!(&self.part, Part::Form(form) if form.writes())
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match (&self.part, stroke) {
            (Part::Form(form), stroke) => form.stroke(stroke).map(Message::Form),
            (Part::Count(_), Stroke::Escape) => Some(Message::Back),
            (Part::Count(_), stroke) => count::stroke(stroke).map(Message::Count),
            (Part::List, Stroke::Char('+')) => Some(Message::Plan),
            (Part::List, Stroke::PageUp) => Some(Message::Page(self.page.saturating_sub(1))),
            (Part::List, Stroke::PageDown) => Some(Message::Page(self.page + 1)),
            (Part::List, _) => None,
            (_, Stroke::Escape) => Some(Message::Back),
            (Part::One(item), Stroke::Enter) if page::may_tell(item, self.board.as_ref()) => {
                Some(Message::Tell)
            }
            _ => None,
        }
    }

    /// The screen.
    pub fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        match &self.part {
            Part::List => self.list(scene),
            Part::Kinds => self.kinds(scene),
            Part::Form(form) => form.view(scene, self.problem(scene)).map(Message::Form),
            Part::One(item) => self.one(item, scene),
            Part::Reasons(item) => self.reasons(item, scene),
            Part::Count(count) => count.view(scene, self.problem(scene)),
        }
    }

    fn problem(&self, scene: Scene<'_>) -> Option<String> {
        self.told.and_then(Result::err).map(|refusal| refusal.sentence(scene.words))
    }
}
