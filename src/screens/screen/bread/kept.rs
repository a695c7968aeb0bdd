//! What is kept for whom: a name, and it is served.

use iced::widget::{Column, row};
use iced::{Element, Length};

use super::pages::Pages;
use super::{Wish, closed};
use crate::domain::bread::ReservationState;
use crate::domain::id::{CustomerId, ReservationId};
use crate::domain::money::Cents;
use crate::domain::quantity::Quantity;
use crate::domain::ticket::purpose::Purpose;
use crate::screens::bridge::{Board, Bridge, Due, Kept};
use crate::screens::errand::{RingUp, RungUp};
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::theme::{Control, GAP_8, LARGE, TITLE};
use crate::screens::widget::{CHOICE_ROW, ChoiceRow, act, choice_row, label, told_row};
use crate::words::format;

/// The state of the tab.
#[derive(Debug, Default)]
pub struct KeptBread {
    people: Vec<Person>,
    chosen: Option<CustomerId>,
    page: usize,
}

/// Everything that is or was kept for one person.
#[derive(Debug)]
struct Person {
    customer: CustomerId,
    name: Option<String>,
    bread: Vec<Kept>,
    /// What is to be put aside when it comes.
    due: Vec<Due>,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A person.
    Choose(CustomerId),
    /// The bread goes to the sale, or over the counter if it is paid.
    Serve,
    /// The bread goes over the counter, on the account.
    OnAccount,
    /// It was not fetched: it is for everyone again.
    Release,
    /// It is wanted no more.
    Cancel,
    /// Bread is to be kept for someone.
    New,
    /// Standing orders are to be seen.
    Standing,
    /// Another page.
    Page(usize),
}

impl Person {
    /// What can still be handed over.
    fn open(&self) -> impl Iterator<Item = &Kept> {
        self.bread.iter().filter(|kept| {
            matches!(kept.row.state, ReservationState::Kept | ReservationState::Released)
        })
    }

    /// What can still be cancelled: what is paid is undone by its ticket.
    fn unpaid(&self) -> impl Iterator<Item = &Kept> {
        self.open().filter(|kept| !kept.row.paid)
    }

    fn is_paid(&self) -> bool {
        self.open().all(|kept| kept.row.paid)
    }

    fn is_waiting(&self) -> bool {
        self.bread.iter().any(is_waiting) || !self.due.is_empty()
    }
}

impl KeptBread {
    /// Looks at the day anew: who still waits stands first.
    pub fn take(&mut self, board: &Board) {
        self.people.clear();
        for kept in &board.kept {
            match self.people.iter_mut().find(|person| person.customer == kept.customer) {
                Some(person) => person.bread.push(kept.clone()),
                None => self.people.push(Person {
                    customer: kept.customer,
                    name: kept.name.as_ref().map(ToString::to_string),
                    bread: vec![kept.clone()],
                    due: Vec::new(),
                }),
            }
        }
        for due in &board.due {
            match self.people.iter_mut().find(|person| person.customer == due.customer) {
                Some(person) => person.due.push(due.clone()),
                None => self.people.push(Person {
                    customer: due.customer,
                    name: due.name.as_ref().map(ToString::to_string),
                    bread: Vec::new(),
                    due: vec![due.clone()],
                }),
            }
        }
        self.people.sort_by_key(|person| {
            (!person.is_waiting(), person.open().next().is_none(), person.name.clone())
        });
        if self.person().is_none_or(|person| person.open().next().is_none()) {
            self.chosen = None;
        }
    }

    /// How many people's bread waits.
    pub fn waiting(&self) -> usize {
        self.people.iter().filter(|person| person.is_waiting()).count()
    }

    fn person(&self) -> Option<&Person> {
        self.people.iter().find(|person| Some(person.customer) == self.chosen)
    }

    /// Takes a message.
    pub(super) fn update(
        &mut self,
        message: Message,
        _board: &Board,
        _scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Wish {
        match message {
            Message::Choose(customer) => {
                self.chosen = if self.chosen == Some(customer) { None } else { Some(customer) };
            }
            Message::Page(page) => self.page = page,
            Message::New | Message::Standing => {}
            Message::Serve => {
                let Some(person) = self.person() else {
                    return Wish::None;
                };
                if person.is_paid() {
                    return self.hand_over(bridge);
                }
                return Wish::RingUp(ring_up(person));
            }
            Message::OnAccount => return self.hand_over(bridge),
            Message::Release => {
                if let Some(person) = self.person() {
                    let ids = ids_of(person.open().filter(|kept| is_waiting(kept)));
                    let write = bridge.ask(move |desk| desk.release_bread(&ids));
                    let done = |done: Result<_, _>| done.map(|()| "bread-released");
                    return Wish::Run(write.map(move |told| super::Message::Written(done(told))));
                }
            }
            Message::Cancel => {
                if let Some(person) = self.person() {
                    let ids = ids_of(person.unpaid());
                    let write = bridge.ask(move |desk| desk.cancel_bread(&ids));
                    let done = |done: Result<_, _>| done.map(|()| "bread-cancelled");
                    return Wish::Run(write.map(move |told| super::Message::Written(done(told))));
                }
            }
        }
        Wish::None
    }

    /// Hands over what is paid, or what goes on the account: a ticket of its own.
    fn hand_over(&self, bridge: &Bridge) -> Wish {
        let Some(person) = self.person() else {
            return Wish::None;
        };
        let ids = ids_of(person.open());
        let write = bridge.ask(move |desk| desk.serve_kept(&ids).map(|_| ()));
        Wish::Run(write.map(|done| super::Message::Written(done.map(|()| "bread-served"))))
    }

    /// The tab.
    pub fn view<'a>(
        &'a self,
        scene: Scene<'a>,
        board: &Board,
        height: f32,
    ) -> Element<'a, Message> {
        let look = scene.look;
        let acts = look.room.key() + 16.0;
        let height = height - acts - 2.0 * GAP_8;
        let columns = if scene.area.width >= 900.0 { 2 } else { 1 };
        let count = self.people.len();
        let pages = Pages::of(&scene, count, self.page, height, CHOICE_ROW, columns);
        let mut content: Column<'a, Message> = Column::new().spacing(GAP_8);
        if self.people.is_empty() {
            let none = match board.rests() {
                true => closed(scene, board.day),
                false => scene.say("bread-kept-none"),
            };
            let none = label(none).size(LARGE).lines(4);
            content = content.push(none.width(Length::Fill));
        }
        let line = |person: &'a Person| self.person_row(scene, person);
        let content = pages.list(scene, content, &self.people, line, Message::Page);
        content.push(self.acts(scene)).into()
    }

    fn person_row<'a>(&'a self, scene: Scene<'a>, person: &'a Person) -> Element<'a, Message> {
        let shown: Vec<&Kept> = match person.open().next() {
            Some(_) => person.open().collect(),
            None => person.bread.iter().collect(),
        };
        let kept = shown.iter().map(|kept| (kept.row.reservation.units, &kept.product));
        let due = person.due.iter().map(|due| (due.units, &due.product));
        let told = kept.chain(due).map(|(units, product)| format!("{units} × {product}"));
        let detail = told.collect::<Vec<_>>().join(" · ");
        let to_come = person.open().next().is_none() && !person.due.is_empty();
        let remark = if to_come {
            scene.say("bread-remark-due")
        } else if person.open().next().is_none() {
            scene.say("bread-remark-served")
        } else if !person.is_waiting() {
            scene.say("bread-remark-released")
        } else if person.open().any(|kept| kept.short) {
            scene.say("bread-remark-short")
        } else if person.is_paid() {
            scene.say("bread-remark-paid")
        } else {
            String::new()
        };
        let name = person.name.clone().unwrap_or_else(|| scene.say("bread-nameless"));
        let line = ChoiceRow {
            mark: "".into(),
            title: name.into(),
            detail: detail.into(),
            remark: remark.into(),
            chosen: self.chosen == Some(person.customer),
        };
        if to_come {
            // There is nothing to hand over before it has come.
            return told_row(scene.look, line);
        }
        choice_row(scene.look, line, Message::Choose(person.customer))
    }

    fn acts<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let person = self.person().filter(|person| person.open().next().is_some());
        let paid = person.is_some_and(Person::is_paid);
        let due = person.map_or(Cents::ZERO, |person| due(person, &scene));
        let word = match (person, paid) {
            (Some(_), false) => {
                scene.words.tell("bread-serve-due", &[("amount", format::money(due).into())])
            }
            _ => scene.say("bread-serve"),
        };
        let height = look.room.key() + 16.0;
        let waiting = person.is_some_and(Person::is_waiting);
        let account = (person.is_some() && !paid).then_some(Message::OnAccount);
        let unpaid = person.is_some_and(|person| person.unpaid().next().is_some());
        let (first, second) = match person {
            None => (
                act(look, scene.say("bread-new")).icon(Icon::Plus).on_press(Message::New),
                act(look, scene.say("bread-standing")).on_press(Message::Standing),
            ),
            Some(_) => (
                act(look, scene.say("bread-cancel"))
                    .icon(Icon::X)
                    .on_press_maybe(unpaid.then_some(Message::Cancel)),
                act(look, scene.say("bread-release"))
                    .on_press_maybe(waiting.then_some(Message::Release)),
            ),
        };
        row![
            first.height(height),
            second.height(height),
            act(look, scene.say("bread-on-account")).height(height).on_press_maybe(account),
            act(look, word)
                .icon(Icon::Hand)
                .kind(Control::Main)
                .size(TITLE)
                .width(Length::FillPortion(2))
                .height(height)
                .on_press_maybe(person.map(|_| Message::Serve)),
        ]
        .spacing(GAP_8)
        .into()
    }
}

fn is_waiting(kept: &Kept) -> bool {
    kept.row.state == ReservationState::Kept
}

fn ids_of<'a>(bread: impl Iterator<Item = &'a Kept>) -> Vec<ReservationId> {
    bread.map(|kept| kept.row.reservation.id).collect()
}

/// What is still to be paid, in cents, as far as it can be reckoned.
fn due(person: &Person, scene: &Scene<'_>) -> Cents {
    let amount = |kept: &Kept| {
        let product = scene.situation.catalog.product(kept.row.reservation.product)?;
        let quantity = Quantity::pieces(i64::from(kept.row.reservation.units)).ok()?;
        quantity.price(product.price).ok()
    };
    Cents::sum(person.unpaid().filter_map(amount)).unwrap_or(Cents::ZERO)
}

/// The lines of a person's bread, for the sale.
fn ring_up(person: &Person) -> RingUp {
    let line = |kept: &Kept| {
        let reservation = &kept.row.reservation;
        Some(RungUp {
            product: reservation.product,
            quantity: Quantity::pieces(i64::from(reservation.units)).ok()?,
            price: kept.row.paid.then_some(Cents::ZERO),
            purpose: if kept.row.paid { Purpose::AheadServed } else { Purpose::Plain },
            reservation: Some(reservation.id),
        })
    };
    RingUp {
        customer: Some(person.customer),
        lines: person.open().filter_map(line).collect(),
        ask: None,
    }
}
