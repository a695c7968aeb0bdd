//! Who is at the till: a tile for each name, and a keyboard to add one.

use iced::widget::{Space, column, container, row};
use iced::{Element, Length, Size, Task};

use crate::domain::id::OperatorId;
use crate::domain::text::Label;
use crate::screens::Refusal;
use crate::screens::bridge::Bridge;
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::room::Grid;
use crate::screens::scene::Scene;
use crate::screens::screen::start;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_16, TITLE};
use crate::screens::widget::{KeyboardKey, Notice, PagerWords, Tone, Typing, act, label, pager};

/// The most characters of a name.
const NAME_MAX: usize = 30;

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Operator {
    page: usize,
    adding: Option<Typing>,
    under_way: bool,
    problem: Option<Refusal>,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A name was touched.
    Chosen(OperatorId),
    /// The person sits at the till.
    Seated(Result<(), Refusal>),
    /// Another page.
    Page(usize),
    /// A name is to be added.
    Add,
    /// A key of the keyboard.
    Type(KeyboardKey),
    /// No name is added.
    Cancel,
    /// The name is in the register, or not.
    Added(Result<(), Refusal>),
}

/// What the screen asks of the window.
pub enum Action {
    /// Nothing.
    None,
    /// Work under way.
    Run(Task<Message>),
    /// Someone is at the till.
    Seated,
}

impl Operator {
    /// Takes a message.
    pub fn update(&mut self, message: Message, bridge: &Bridge) -> Action {
        match message {
            Message::Chosen(id) if !self.under_way => {
                self.under_way = true;
                return Action::Run(
                    bridge
                        .ask(move |desk| {
                            desk.sit_down(Some(id));
                            Ok(())
                        })
                        .map(Message::Seated),
                );
            }
            Message::Chosen(_) => {}
            Message::Seated(Ok(())) => return Action::Seated,
            Message::Seated(Err(refusal)) => self.fail(refusal),
            Message::Page(page) => self.page = page,
            Message::Add => self.adding = Some(Typing::new("", NAME_MAX).required()),
            Message::Cancel => self.adding = None,
            Message::Type(key) => return self.press(key, bridge),
            Message::Added(Ok(())) => {
                self.under_way = false;
                self.adding = None;
            }
            Message::Added(Err(refusal)) => self.fail(refusal),
        }
        Action::None
    }

    fn press(&mut self, key: KeyboardKey, bridge: &Bridge) -> Action {
        let Some(typing) = &mut self.adding else {
            return Action::None;
        };
        if !typing.press(key) || self.under_way {
            return Action::None;
        }
        // A name without a visible letter is no name yet: the keyboard stays.
        let Ok(name) = Label::new(typing.text()) else {
            return Action::None;
        };
        self.under_way = true;
        Action::Run(
            bridge.ask(move |desk| desk.add_operator(&name).map(|_| ())).map(Message::Added),
        )
    }

    fn fail(&mut self, refusal: Refusal) {
        self.under_way = false;
        self.problem = Some(refusal);
    }

    /// Takes a key of a real keyboard: figures choose a name, letters write one.
    pub fn stroke(&self, stroke: Stroke, scene: &Scene<'_>) -> Option<Message> {
        if self.adding.is_some() {
            return match stroke {
                Stroke::Escape => Some(Message::Cancel),
                other => start::keyboard_key(other).map(Message::Type),
            };
        }
        match stroke {
            Stroke::Char('+') => Some(Message::Add),
            Stroke::Char(figure) => {
                let rank = figure.to_digit(10)?.checked_sub(1)?;
                let rank = usize::try_from(rank).ok()? + self.page * self.grid(scene).cells();
                scene.situation.operators.get(rank).map(|(id, _)| Message::Chosen(*id))
            }
            Stroke::Enter if scene.situation.operators.len() == 1 => {
                scene.situation.operators.first().map(|(id, _)| Message::Chosen(*id))
            }
            Stroke::Enter if scene.situation.operators.is_empty() => Some(Message::Add),
            Stroke::PageUp => Some(Message::Page(self.page.saturating_sub(1))),
            Stroke::PageDown => Some(Message::Page(self.page + 1)),
            _ => None,
        }
    }

    fn grid(&self, scene: &Scene<'_>) -> Grid {
        let area = Size::new(scene.area.width - 2.0 * GAP_16, scene.area.height - 300.0);
        let grid = scene.look.room.tiles(area);
        Grid { columns: grid.columns.min(4), rows: grid.rows.clamp(1, 4) }
    }

    /// The screen.
    pub fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        match &self.adding {
            Some(typing) => {
                let title = scene.say("operator-add-title");
                let hint = scene.say("operator-add-hint");
                let can_leave = (!scene.situation.operators.is_empty()).then_some(Message::Cancel);
                start::typing_view(
                    scene.look,
                    scene.words,
                    typing,
                    start::TypingWords { title, hint },
                    can_leave,
                    Message::Type,
                )
            }
            None => self.names(scene),
        }
    }

    fn names<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let operators = &scene.situation.operators;
        let mut content = column![label(scene.say("operator-title")).size(TITLE).bold()]
            .spacing(GAP_16)
            .padding(GAP_16);
        if let Some(problem) = self.problem {
            content = content.push(Notice::new(look, Tone::Problem, problem.sentence(scene.words)));
        }
        if operators.is_empty() {
            let hint = label(scene.say("operator-empty")).size(BODY).lines(3);
            content = content.push(hint.color(look.palette.quiet).width(Length::Fill));
        }
        let grid = self.grid(&scene);
        let pages = grid.pages(operators.len());
        let page = self.page.min(pages - 1);
        let shown: Vec<_> = operators.iter().skip(page * grid.cells()).take(grid.cells()).collect();
        let mut names = column![].spacing(GAP_8);
        for line in shown.chunks(grid.columns) {
            let mut keys = row![].spacing(GAP_8);
            for (id, name) in line {
                let key = act(look, name.as_str()).icon(Icon::User).size(22.0).height(104.0);
                keys = keys.push(key.on_press(Message::Chosen(*id)));
            }
            for _ in line.len()..grid.columns {
                keys = keys.push(Space::new().width(Length::Fill));
            }
            names = names.push(keys);
        }
        content = content.push(container(names).height(Length::Fill));
        if pages > 1 {
            content = content.push(pager(
                look,
                pager_words(scene, page, pages),
                (page > 0).then(|| Message::Page(page - 1)),
                (page + 1 < pages).then_some(Message::Page(page + 1)),
            ));
        }
        // Where nobody is known yet, a name is the first thing to do.
        let kind = if operators.is_empty() { Control::Main } else { Control::Secondary };
        let add = act(look, scene.say("operator-add")).icon(Icon::Plus).kind(kind).width(300.0);
        content = content.push(add.on_press(Message::Add));
        content.into()
    }
}

/// The words of a pager at this page, counted from 0.
pub fn pager_words<'a>(scene: Scene<'a>, page: usize, pages: usize) -> PagerWords<'a> {
    let count = |number: usize| number.to_string().into();
    let position = [("page", count(page + 1)), ("pages", count(pages))];
    PagerWords {
        before: scene.say("page-before").into(),
        after: scene.say("page-after").into(),
        position: scene.words.tell("page-position", &position).into(),
    }
}
