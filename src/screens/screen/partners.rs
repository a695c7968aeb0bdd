//! Whom the café deals with: carriers of parcels, a bank, the post, the press, suppliers. They are
//! added, changed, and set aside when one deals with them no more.

mod form;
mod kind;

use std::borrow::Cow;

use iced::widget::{Column, Row, Space, column, container, row};
use iced::{Alignment, Element, Length, Size, Task};

use crate::domain::id::{CarrierId, PartnerId};
use crate::domain::partner::{Partner, Role};
use crate::screens::Refusal;
use crate::screens::bridge::{Bridge, PartnerBook, usual_carriers};
use crate::screens::errand::Errand;
use crate::screens::icon::Icon;
use crate::screens::keys::Stroke;
use crate::screens::room::Grid;
use crate::screens::scene::Scene;
use crate::screens::screen::operator::pager_words;
use crate::screens::theme::{BODY, GAP_8, GAP_12, GAP_16, TITLE, Tint};
use crate::screens::widget::{Notice, Tile, Tone, act, label, pager, tiles};
use form::Form;
use kind::Kind;

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Partners {
    book: Option<PartnerBook>,
    part: Part,
    page: usize,
    told: Option<Result<(), Refusal>>,
    /// Whether something is being written: until it is answered, fingers change nothing.
    under_way: bool,
}

/// What is open.
#[derive(Debug, Default)]
enum Part {
    #[default]
    List,
    /// Which kind is added.
    Kinds,
    /// Which carrier is added.
    Carriers,
    Form(Box<Form>),
}

/// Somebody in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// A business.
    Partner(PartnerId),
    /// A carrier of parcels.
    Carrier(CarrierId),
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Everybody.
    Loaded(Result<PartnerBook, Refusal>),
    /// Another page.
    Page(usize),
    /// Somebody was touched.
    Choose(Who),
    /// Somebody is to be added.
    Add,
    /// Of this kind.
    Kind(usize),
    /// This carrier.
    Carrier(&'static str),
    /// In the form.
    Form(form::Message),
    /// It is written, or not.
    Written(Result<(), Refusal>),
    /// One step back.
    Back,
}

fn load(bridge: &Bridge) -> Task<Message> {
    bridge.ask(|desk| desk.partner_book()).map(Message::Loaded)
}

impl Partners {
    /// The screen; everybody is on the way.
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
        if self.under_way && !matches!(message, Message::Loaded(_) | Message::Written(_)) {
            return Errand::None;
        }
        match message {
            Message::Loaded(Ok(book)) => self.book = Some(book),
            Message::Loaded(Err(refusal)) => self.told = Some(Err(refusal)),
            Message::Written(told) => {
                self.under_way = false;
                if told.is_ok() {
                    self.part = Part::List;
                }
                self.told = Some(told);
                return Errand::Run(load(bridge));
            }
            Message::Page(page) => self.page = page,
            Message::Choose(who) => self.choose(who, scene),
            Message::Add => (self.part, self.told) = (Part::Kinds, None),
            Message::Kind(rank) => match Kind::ALL.get(rank).copied() {
                Some(kind) => {
                    self.part = Part::Form(Box::new(Form::new(kind)));
                }
                None => self.part = Part::Carriers,
            },
            Message::Carrier(name) => {
                self.under_way = true;
                let add = bridge.ask(move |desk| desk.add_usual_carrier(name));
                return Errand::Run(add.map(Message::Written));
            }
            Message::Form(message) => {
                if let Part::Form(form) = &mut self.part {
                    self.told = None;
                    match form.update(message, self.book.as_ref(), bridge) {
                        form::Step::Stay => {}
                        form::Step::Leave => self.part = Part::List,
                        form::Step::Save(task) => {
                            self.under_way = true;
                            return Errand::Run(task.map(Message::Written));
                        }
                    }
                }
            }
            Message::Back => {
                self.told = None;
                self.part = match self.part {
                    Part::Carriers => Part::Kinds,
                    _ => Part::List,
                };
            }
        }
        Errand::None
    }

    fn choose(&mut self, who: Who, scene: &Scene<'_>) {
        self.told = None;
        let Some(book) = &self.book else {
            return;
        };
        let form = match who {
            Who::Partner(id) => {
                let known = book.partners.iter().find(|one| one.id == id);
                known.map(|one| Form::of_partner(one, book.owed.contains(&id)))
            }
            Who::Carrier(id) => {
                let known = book.carriers.iter().find(|one| one.id == id);
                known.map(|one| Form::of_carrier(one, scene.situation.now))
            }
        };
        if let Some(form) = form {
            self.part = Part::Form(Box::new(form));
        }
    }

    /// Whether text is written: all keys are letters then.
    pub fn writes(&self) -> bool {
        matches!(&self.part, Part::Form(form) if form.writes())
    }

    /// Takes a key of a real keyboard.
    pub fn stroke(&self, stroke: Stroke) -> Option<Message> {
        match (&self.part, stroke) {
            (Part::Form(form), stroke) => form.stroke(stroke).map(Message::Form),
            (Part::List, Stroke::PageUp) => Some(Message::Page(self.page.saturating_sub(1))),
            (Part::List, Stroke::PageDown) => Some(Message::Page(self.page + 1)),
            (Part::List, _) => None,
            (_, Stroke::Escape) => Some(Message::Back),
            _ => None,
        }
    }

    /// The screen.
    pub fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        match &self.part {
            Part::List => self.list(scene),
            Part::Kinds => self.kinds(scene),
            Part::Carriers => self.carriers(scene),
            Part::Form(form) => {
                let problem = self.told.and_then(Result::err);
                form.view(scene, problem, self.under_way).map(Message::Form)
            }
        }
    }

    fn told<'a>(&self, scene: Scene<'a>) -> Option<Element<'a, Message>> {
        let (tone, text) = match self.told? {
            Ok(()) => (Tone::Done, scene.say("partners-written")),
            Err(refusal) => (Tone::Problem, refusal.sentence(scene.words)),
        };
        Some(Notice::new(scene.look, tone, text).into())
    }

    fn list<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let key = look.room.key();
        let add = act(look, scene.say("partners-add")).icon(Icon::Plus).width(300.0);
        let title = label(scene.say("partners-title")).size(TITLE).bold().width(Length::Fill);
        let head = row![title, add.on_press(Message::Add)].spacing(GAP_8);
        let mut content = column![head.align_y(Alignment::Center)].spacing(GAP_12).padding(GAP_16);
        let told = self.told(scene);
        let notice = if told.is_some() { key + GAP_12 } else { 0.0 };
        content = content.extend(told);
        let all = self.book.as_ref().map(|book| everybody(book, scene)).unwrap_or_default();
        if all.is_empty() {
            let told = label(scene.say("partners-empty")).size(BODY).lines(4).centered();
            let told = told.color(look.palette.quiet);
            return content.push(container(told).center(Length::Fill)).into();
        }
        let height = scene.area.height - 2.0 * (GAP_16 + key + GAP_12) - notice;
        let grid = look.room.name_tiles(Size::new(scene.area.width - 2.0 * GAP_16, height));
        let grid = Grid { rows: grid.rows.max(1), ..grid };
        let pages = grid.pages(all.len());
        let page = self.page.min(pages - 1);
        let (who, shown): (Vec<Who>, Vec<Tile<'_>>) =
            all.into_iter().skip(page * grid.cells()).take(grid.cells()).unzip();
        let body = tiles(look, grid, shown, move |rank| Message::Choose(who[rank]));
        let turn: Element<'a, Message> = if pages == 1 {
            Space::new().height(key).into()
        } else {
            pager(
                look,
                pager_words(scene, page, pages),
                (page > 0).then(|| Message::Page(page - 1)),
                (page + 1 < pages).then_some(Message::Page(page + 1)),
            )
        };
        content.push(container(body).height(Length::Fill)).push(turn).into()
    }

    fn kinds<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let mut words: Vec<(Icon, String)> =
            Kind::ALL.iter().map(|kind| (kind.icon(), scene.say(kind.word()))).collect();
        words.push((Icon::Truck, scene.say("partners-carrier")));
        let keys = words.into_iter().enumerate().map(|(rank, (icon, word))| {
            act(scene.look, word).icon(icon).height(72.0).on_press(Message::Kind(rank)).into()
        });
        self.choice(scene, "partners-which", "partners-which-hint", keys.collect())
    }

    fn carriers<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let book = self.book.as_ref();
        let works = |name: &str| {
            let carriers = book.map_or(&[][..], |book| &book.carriers);
            carriers.iter().any(|one| one.active && one.name.as_str() == name)
        };
        let keys = usual_carriers().map(|name| {
            let open = (!works(name)).then_some(Message::Carrier(name));
            act(scene.look, name).icon(Icon::Truck).height(96.0).on_press_maybe(open).into()
        });
        self.choice(scene, "parcels-which-carrier", "partners-carrier-hint", keys.collect())
    }

    /// A question, keys to answer it, and what to know about them.
    fn choice<'a>(
        &'a self,
        scene: Scene<'a>,
        question: &'static str,
        hint: &'static str,
        keys: Vec<Element<'a, Message>>,
    ) -> Element<'a, Message> {
        let look = scene.look;
        let back = act(look, scene.say("back")).icon(Icon::ArrowLeft).width(200.0);
        let question = label(scene.say(question)).size(TITLE).bold().lines(2).width(Length::Fill);
        let head = row![question, back.on_press(Message::Back)].align_y(Alignment::Center);
        let mut content = column![head].spacing(GAP_12).padding(GAP_16);
        content = content.extend(self.told(scene));
        let wide = if look.room.is_portrait() { 2 } else { 3 };
        let mut rows = Column::new().spacing(GAP_8);
        let mut keys = keys.into_iter().peekable();
        while keys.peek().is_some() {
            let line: Vec<_> = keys.by_ref().take(wide).collect();
            let missing = wide - line.len();
            let mut line = Row::with_children(line).spacing(GAP_8);
            for _ in 0..missing {
                line = line.push(Space::new().width(Length::Fill));
            }
            rows = rows.push(line);
        }
        let hint = label(scene.say(hint)).size(BODY).lines(5).color(look.palette.quiet);
        content.push(rows).push(hint.width(Length::Fill)).into()
    }
}

/// Everybody as tiles: carriers first, and those of former times last.
fn everybody<'a>(book: &'a PartnerBook, scene: Scene<'_>) -> Vec<(Who, Tile<'a>)> {
    let carriers = book.carriers.iter().map(|carrier| {
        let tile = Tile {
            name: carrier.name.as_str().into(),
            price: scene.say("partners-carrier-short").into(),
            remark: (!carrier.active).then(|| scene.say("partners-former").into()),
            tint: Tint::of_rank(1),
            sold_out: !carrier.active,
        };
        (carrier.active, Who::Carrier(carrier.id), tile)
    });
    let partners = book.partners.iter().map(|partner| {
        let tile = Tile {
            name: name_of(scene, partner),
            price: scene.say(role_word(partner)).into(),
            remark: (!partner.active).then(|| scene.say("partners-former").into()),
            tint: Tint::Sand,
            sold_out: !partner.active,
        };
        (partner.active, Who::Partner(partner.id), tile)
    });
    let mut all: Vec<_> = carriers.chain(partners).collect();
    all.sort_by_key(|(active, ..)| !active);
    all.into_iter().map(|(_, who, tile)| (who, tile)).collect()
}

/// What a partner is called, or that the name was erased.
pub(in crate::screens) fn name_of<'a>(scene: Scene<'_>, partner: &'a Partner) -> Cow<'a, str> {
    match &partner.name {
        Some(name) => name.as_str().into(),
        None => scene.say("partners-nameless").into(),
    }
}

/// The key of what a partner is.
fn role_word(partner: &Partner) -> &'static str {
    match partner.role {
        Role::Baker => "partners-baker",
        Role::Supplier => "partners-supplier",
        Role::Producer => "partners-producer",
        Role::Principal if partner.withdrawals.is_some() => "partners-cash",
        Role::Principal => "partners-principal",
        Role::Association => "partners-association",
        Role::Artist => "partners-artist",
        Role::Shop => "partners-shop",
    }
}
