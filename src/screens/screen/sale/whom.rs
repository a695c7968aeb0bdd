//! For whom the ticket is, and for whom a line: paid for someone who will ask, paid for another
//! day, or handed over out of what was paid before.

use iced::widget::{Space, column, container};
use iced::{Element, Length, Size, Task};

use super::{Action, Remark, Sale};
use crate::domain::catalog::Nature;
use crate::domain::money::Cents;
use crate::domain::quantity::{Quantity, Unit};
use crate::domain::ticket::basket::{Basket, BasketLine, Wanted};
use crate::domain::ticket::purpose::Purpose;
use crate::screens::bridge::Bridge;
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, LARGE, TITLE};
use crate::screens::widget::{act, label};
use crate::words::format;

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// It is to be said for whom.
    Open,
    /// Back to the products.
    Close,
    /// Someone is to be chosen among the customers.
    Choose,
    /// The ticket is nobody's in particular.
    Nobody,
    /// The chosen line stands there for this.
    Line(Purpose),
}

impl Sale {
    /// Asks the till about the ticket's customer, unless that is known.
    pub(super) fn know_customer(&self, bridge: &Bridge) -> Task<super::Message> {
        match self.basket.as_ref().and_then(Basket::customer) {
            Some(id) if self.customer.as_ref().is_none_or(|known| known.id != id) => {
                bridge.ask(move |desk| desk.customer(id).map(Box::new)).map(super::Message::Known)
            }
            _ => Task::none(),
        }
    }

    /// Takes a message.
    pub(super) fn on_whom(
        &mut self,
        message: Message,
        scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Action {
        match message {
            Message::Open => {
                self.find = None;
                self.entry = None;
                let nothing = self.rung_up().is_empty() && self.customer.is_none();
                if nothing {
                    return Action::Customers;
                }
                self.whom = true;
            }
            Message::Close => self.whom = false,
            Message::Choose => return Action::Customers,
            Message::Nobody => {
                self.whom = false;
                self.customer = None;
                if let Some(basket) = &mut self.basket {
                    basket.set_customer(None);
                }
                self.keep_draft(bridge);
            }
            Message::Line(purpose) => {
                self.whom = false;
                self.turn_purpose(purpose, scene);
                self.keep_draft(bridge);
            }
        }
        Action::None
    }

    /// Gives the chosen line another reason. What was paid before is handed over at no price.
    fn turn_purpose(&mut self, purpose: Purpose, scene: &Scene<'_>) {
        let catalog = &scene.situation.catalog;
        let (Some(basket), Some(chosen)) = (&mut self.basket, self.chosen) else {
            return;
        };
        let Some(line) = basket.lines().get(chosen).cloned() else {
            return;
        };
        let Some(product) = catalog.product(line.product) else {
            return;
        };
        let unit_price = if purpose.is_paid_before() { Cents::ZERO } else { product.price };
        let wanted = Wanted {
            product,
            quantity: line.quantity,
            unit_price,
            mode: line.mode,
            purpose,
            reservation: None,
        };
        let rung = basket.turn(chosen, wanted);
        match rung {
            Ok(rank) => self.chosen = Some(rank),
            Err(error) => self.remark = Some(Remark::Refused(error)),
        }
    }

    /// The chosen line, if it may be for someone else.
    fn line_for_others(&self) -> Option<&BasketLine> {
        let line = self.rung_up().get(self.chosen?)?;
        let plain = line.nature == Nature::Own && line.unit == Unit::Piece;
        (plain && line.reservation.is_none() && line.quantity.thousandths() > 0).then_some(line)
    }

    /// The panel, in the place of the products.
    pub(super) fn whom_view<'a>(&'a self, scene: Scene<'a>, place: Size) -> Element<'a, Message> {
        let look = scene.look;
        let mut content = column![].spacing(GAP_12).padding([GAP_12, GAP_16]);
        let name = self.customer.as_ref().map(|customer| customer.name.to_string());
        let title = match &name {
            Some(name) => scene.words.tell("whom-title", &[("name", name.as_str().into())]),
            None => scene.say("whom-title-nobody"),
        };
        content = content.push(label(title).size(TITLE).bold().lines(2).width(Length::Fill));
        if let Some(customer) = &self.customer {
            let standing = &customer.standing;
            let values = [
                ("debt", format::money(standing.debt).into()),
                ("prepaid", format::money(standing.prepaid).into()),
            ];
            let told = label(scene.words.tell("whom-standing", &values)).size(BODY).lines(2);
            content = content.push(told.color(look.palette.quiet).width(Length::Fill));
        }
        let choose = if name.is_some() { "whom-change" } else { "whom-choose" };
        let choose = act(look, scene.say(choose)).icon(Icon::Users).on_press(Message::Choose);
        let mut keys = iced::widget::row![choose].spacing(GAP_8);
        if name.is_some() {
            let nobody = act(look, scene.say("whom-nobody")).icon(Icon::X);
            keys = keys.push(nobody.on_press(Message::Nobody));
        }
        content = content.push(keys);
        if let Some(line) = self.line_for_others() {
            content = content.push(self.line_keys(line, scene));
        }
        let back = act(look, scene.say("back")).icon(Icon::ArrowLeft).on_press(Message::Close);
        content = content.push(Space::new().height(Length::Fill)).push(back);
        container(content).width(place.width).height(place.height).into()
    }

    /// What the chosen line may stand there for.
    fn line_keys<'a>(&self, line: &'a BasketLine, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let quantity = line.quantity.thousandths();
        let waiting = scene.situation.suspended.get(&line.product).copied().unwrap_or(0);
        let ahead = self
            .customer
            .as_ref()
            .map_or(0, |customer| customer.standing.ahead.get(&line.product).copied().unwrap_or(0));
        let count = |thousandths: i64| {
            let quantity = Quantity::from_thousandths(thousandths);
            quantity.map_or("0".to_owned(), |left| format::quantity(left, Unit::Piece))
        };
        let title = scene.words.tell("whom-line", &[("name", line.label.as_str().into())]);
        let mut keys = column![label(title).size(LARGE).semibold().lines(2).width(Length::Fill)]
            .spacing(GAP_8);
        let named = self.customer.is_some();
        let ways = [
            (Purpose::Plain, "whom-plain", 0, true),
            (Purpose::Suspended, "whom-suspended", 0, true),
            (Purpose::SuspendedServed, "whom-serve-suspended", waiting, waiting >= quantity),
            (Purpose::Ahead, "whom-ahead", 0, named),
            (Purpose::AheadServed, "whom-serve-ahead", ahead, named && ahead >= quantity),
        ];
        for (purpose, word, left, open) in ways {
            if !open && purpose != Purpose::SuspendedServed {
                continue;
            }
            let word = scene.words.tell(word, &[("count", count(left).into())]);
            let key = act(look, word).kind(Control::Choice { chosen: line.purpose == purpose });
            keys = keys.push(key.on_press_maybe(open.then_some(Message::Line(purpose))));
        }
        keys.into()
    }
}
