//! Standing orders: who takes what every week, and when it rests.

use chrono::Datelike;
use iced::widget::{Column, column, container, row};
use iced::{Element, Length};

use super::Wish;
use super::pages::Pages;
use crate::domain::bread::{StandingOrder, Weekdays};
use crate::domain::day::BusinessDay;
use crate::domain::id::StandingOrderId;
use crate::domain::text::Label;
use crate::screens::bridge::{Board, Bridge};
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_16, LARGE, TITLE};
use crate::screens::widget::{CHOICE_ROW, ChoiceRow, act, choice_row, label};

/// The state of the list.
#[derive(Debug, Default)]
pub struct Standing {
    chosen: Option<StandingOrderId>,
    page: usize,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A standing order.
    Choose(StandingOrderId),
    /// It rests for a week, or a week more.
    Rest,
    /// It goes on.
    Resume,
    /// It ends.
    End,
    /// Another page.
    Page(usize),
    /// Back to what is kept today.
    Back,
}

impl Standing {
    fn order<'a>(&self, board: &'a Board) -> Option<&'a StandingOrder> {
        let found = board.standing.iter().find(|(order, _)| Some(order.id) == self.chosen);
        found.map(|(order, _)| order)
    }

    /// Takes a message; whether the list is left.
    pub(super) fn update(
        &mut self,
        message: Message,
        board: &Board,
        bridge: &Bridge,
    ) -> (Wish, bool) {
        let change: fn(StandingOrder, BusinessDay) -> StandingOrder = match message {
            Message::Choose(id) => {
                self.chosen = if self.chosen == Some(id) { None } else { Some(id) };
                return (Wish::None, false);
            }
            Message::Page(page) => {
                self.page = page;
                return (Wish::None, false);
            }
            Message::Back => return (Wish::None, true),
            Message::Rest => StandingOrder::rested,
            Message::Resume => StandingOrder::resumed,
            Message::End => StandingOrder::ended,
        };
        let Some(order) = self.order(board) else {
            return (Wish::None, false);
        };
        let changed = change(order.clone(), board.day);
        let write = bridge.ask(move |desk| desk.set_standing(changed));
        let done = |told: Result<(), _>| told.map(|()| "bread-standing-noted");
        (Wish::Run(write.map(move |told| super::Message::Written(done(told)))), false)
    }

    /// The list.
    pub fn view<'a>(&'a self, scene: Scene<'a>, board: &'a Board) -> Element<'a, Message> {
        let look = scene.look;
        let below = look.room.key() + GAP_16 + GAP_8;
        let height = scene.area.height - 2.0 * GAP_16 - TITLE * 1.25 - GAP_8 - below;
        let columns = if scene.area.width >= 900.0 { 2 } else { 1 };
        let count = board.standing.len();
        let pages = Pages::of(&scene, count, self.page, height, CHOICE_ROW, columns);
        let title = label(scene.say("bread-standing")).size(TITLE).bold();
        let mut content: Column<'a, Message> = column![title].spacing(GAP_8);
        if board.standing.is_empty() {
            let none = label(scene.say("bread-standing-none")).size(BODY).lines(4);
            content = content.push(none.width(Length::Fill));
        }
        let line = |(order, name): &'a (StandingOrder, Label)| self.line(scene, board, order, name);
        content = pages.list(scene, content, &board.standing, line, Message::Page);
        container(content.push(self.acts(scene, board)))
            .padding(GAP_16)
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }

    fn line<'a>(
        &self,
        scene: Scene<'a>,
        board: &Board,
        order: &'a StandingOrder,
        name: &'a Label,
    ) -> Element<'a, Message> {
        let bread = scene.situation.catalog.product(order.product);
        let bread = bread.map_or("", |product| product.name.as_str());
        let weekdays = scene.say("weekdays");
        let monday = chrono::Weekday::Mon;
        let days: Vec<&str> = std::iter::successors(Some(monday), |day| Some(day.succ()))
            .zip(weekdays.split(' '))
            .filter(|(day, _)| order.days.has(*day))
            .map(|(_, name)| name)
            .collect();
        let days = match order.days {
            Weekdays::ALL => scene.say("bread-every-day"),
            _ => days.join(" "),
        };
        let remark = if order.has_ended(board.day) {
            scene.say("bread-standing-ended")
        } else if let Some(pause) = order.pause_after(board.day) {
            let until = pause.until.date();
            let until = format!("{:02}/{:02}", until.day(), until.month());
            scene.words.tell("bread-standing-rests", &[("day", until.into())])
        } else {
            String::new()
        };
        let told = ChoiceRow {
            mark: "".into(),
            title: name.as_str().into(),
            detail: format!("{} {bread} · {}", order.units, days).into(),
            remark: remark.into(),
            chosen: self.chosen == Some(order.id),
        };
        choice_row(scene.look, told, Message::Choose(order.id))
    }

    fn acts<'a>(&self, scene: Scene<'a>, board: &'a Board) -> Element<'a, Message> {
        let look = scene.look;
        let height = look.room.key() + GAP_16;
        let order = self.order(board);
        let goes_on = order.is_some_and(|order| !order.has_ended(board.day));
        let rests = order.is_some_and(|order| order.pause_after(board.day).is_some());
        let second = if order.is_some() && (rests || !goes_on) {
            act(look, scene.say("bread-standing-resume")).on_press(Message::Resume)
        } else {
            act(look, scene.say("bread-standing-end"))
                .on_press_maybe(goes_on.then_some(Message::End))
        };
        row![
            act(look, scene.say("back"))
                .icon(Icon::ArrowLeft)
                .height(height)
                .on_press(Message::Back),
            second.height(height),
            act(look, scene.say("bread-standing-rest"))
                .icon(Icon::Clock)
                .kind(Control::Main)
                .size(LARGE)
                .height(height)
                .on_press_maybe(goes_on.then_some(Message::Rest)),
        ]
        .spacing(GAP_8)
        .into()
    }
}
