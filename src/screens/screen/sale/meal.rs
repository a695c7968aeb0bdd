//! Who pays for a meal at a solidarity price: proposed as for the last one, and asked where nobody
//! has said it yet.

use iced::widget::{Column, Row, column, container};
use iced::{Element, Length, Size};

use super::{Message, Sale};
use crate::domain::catalog::Product;
use crate::domain::funder::Funder;
use crate::screens::bridge::Bridge;
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::screen::life::funder_key;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, TITLE};
use crate::screens::widget::{act, label};

/// Funders side by side.
const COLUMNS: usize = 3;

impl Sale {
    /// A product was rung up: a meal that someone funds says who, and a membership whose it is.
    pub(super) fn ask_about(&mut self, product: &Product, line: usize, scene: &Scene<'_>) {
        let Some(basket) = &mut self.basket else {
            return;
        };
        if product.is(Funder::MEAL_TAG) {
            match scene.situation.funders.get(&product.id) {
                // The line was just rung up: it is there.
                Some(funder) => drop(basket.set_funder(line, *funder)),
                None => self.funding = true,
            }
        }
        let named = scene.situation.memberships.get(&product.id);
        if named.is_some_and(|terms| terms.term.needs_name()) && basket.customer().is_none() {
            self.whom = true;
        }
    }

    /// Someone said who pays for the chosen line.
    pub(super) fn funded(&mut self, funder: Funder, bridge: &Bridge) {
        self.funding = false;
        if let Some((basket, chosen)) = self.chosen_line() {
            // A line that is gone needs no funder.
            let _ = basket.set_funder(chosen, funder);
            self.keep_draft(bridge);
        }
    }

    /// The funders, in the place of the products.
    pub(super) fn funders<'a>(&'a self, scene: Scene<'a>, place: Size) -> Element<'a, Message> {
        let look = scene.look;
        let chosen = self.chosen.and_then(|rank| self.rung_up().get(rank));
        let chosen = chosen.and_then(|line| line.funder);
        let mut rows = Column::new().spacing(GAP_8);
        for part in Funder::ALL.chunks(COLUMNS) {
            let keys = part.iter().map(|funder| {
                let kind = Control::Choice { chosen: chosen == Some(*funder) };
                let key = act(look, scene.say(funder_key(*funder))).kind(kind);
                key.height(Length::Fill).on_press(Message::Funded(*funder)).into()
            });
            let line = Row::with_children(keys.collect::<Vec<_>>()).spacing(GAP_8);
            rows = rows.push(line.height(Length::Fill));
        }
        let close =
            act(look, scene.say("funder-close")).icon(Icon::X).on_press(Message::FunderLeft);
        let mut content =
            column![label(scene.say("funder-title")).size(TITLE).bold().width(Length::Fill)];
        if !look.room.is_low() {
            let hint = label(scene.say("funder-hint")).size(BODY).lines(2);
            content = content.push(hint.color(look.palette.quiet).width(Length::Fill));
        }
        let rows = container(rows).height(Length::Fill).max_height(360);
        let content = content.push(rows).push(close).spacing(GAP_12).padding([GAP_12, GAP_16]);
        container(content).width(place.width).height(place.height).into()
    }
}
