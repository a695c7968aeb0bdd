//! The month so far: what each family brought, and what left the shelf unsold.

use iced::widget::Column;
use iced::{Element, Length};

use super::levels::reason_key;
use super::{Message, parts};
use crate::domain::money::Cents;
use crate::domain::quantity::Unit;
use crate::screens::bridge::ShopBoard;
use crate::screens::scene::Scene;
use crate::screens::theme::{BODY, GAP_8, GAP_12};
use crate::screens::widget::label;
use crate::words::format;
use parts::Line;

/// The tab.
pub fn view<'a>(
    scene: Scene<'a>,
    board: &'a ShopBoard,
    page: Option<usize>,
) -> Element<'a, Message> {
    let lines = board.month.margins.iter().map(|row| {
        let margin = row.margin().unwrap_or(Cents::ZERO);
        let unknown = row.net.minus(row.known).unwrap_or(Cents::ZERO);
        let values = [
            ("net", format::money(row.net).into()),
            ("cost", format::money(row.cost).into()),
            ("unknown", format::money(unknown).into()),
        ];
        let key = match (row.known.is_zero(), unknown.is_zero()) {
            (true, _) => "grocery-margin-unknown",
            (false, true) => "grocery-margin-line",
            (false, false) => "grocery-margin-partly",
        };
        let remark = if row.known.is_zero() {
            String::new()
        } else {
            scene.words.tell("grocery-margin", &[("amount", format::money(margin).into())])
        };
        Line::told(row.name.to_string(), scene.words.tell(key, &values), remark)
    });
    let list = parts::listing(scene, None, lines.collect(), page, "grocery-month-empty");
    let title = scene.say("grocery-unsold-title");
    let mut side = Column::new().spacing(GAP_8).push(parts::heading(
        scene,
        title,
        scene.say("grocery-unsold-hint"),
    ));
    for (reason, unsold) in &board.month.unsold {
        let values = [
            ("reason", scene.say(reason_key(*reason)).into()),
            ("weight", format::amount_of(unsold.weight.grams, Unit::Kilogram).into()),
            ("pieces", format::amount_of(unsold.weight.unweighed, Unit::Piece).into()),
            ("cost", format::money(unsold.cost).into()),
        ];
        let key = if unsold.weight.unweighed == 0 {
            "grocery-unsold-line"
        } else {
            "grocery-unsold-pieces"
        };
        side = side
            .push(label(scene.words.tell(key, &values)).size(BODY).lines(2).width(Length::Fill));
    }
    let bread = board.month.bread;
    let left = [
        ("grocery-bread-given", bread.donated),
        ("grocery-bread-lost", bread.lost),
        ("grocery-bread-used", bread.own_use),
    ];
    for (key, count) in left.into_iter().filter(|(_, count)| *count > 0) {
        let told = scene.words.tell(key, &[("count", count.into())]);
        side = side.push(label(told).size(BODY).lines(2).width(Length::Fill));
    }
    if board.month.unsold.is_empty() && bread.is_nothing() {
        side = side.push(label(scene.say("grocery-unsold-none")).size(BODY).lines(2));
    }
    parts::two_parts(scene, list, side.padding([GAP_12, 0.0]).into())
}
