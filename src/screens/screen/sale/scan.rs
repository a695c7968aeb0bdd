//! What a scan does where one sells: it rings up, warns, or stops a sale that must not be.

use chrono::NaiveDate;
use iced::widget::{Space, column, container, row};
use iced::{Alignment, Element, Length};

use super::{Action, Message, Pay, Remark, Sale, Unknown};
use crate::domain::barcode::scan::Unreadable;
use crate::domain::catalog::scanned::{Meaning, Measure};
use crate::domain::catalog::{Mode, Product};
use crate::domain::id::ProductId;
use crate::domain::money::Cents;
use crate::domain::quantity::{Quantity, Unit};
use crate::domain::stock::MoveReason;
use crate::screens::bridge::{Bridge, Move};
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, HUGE, LARGE, Surface, TITLE};
use crate::screens::widget::{act, icon, label, surface};
use crate::words::{codes, format};

/// Goods whose last day of use has gone by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    name: Option<String>,
    /// The product, where a piece of it can be taken off the stock: who knows what a bag weighed.
    piece: Option<ProductId>,
    use_by: NaiveDate,
}

/// Why a code that was read can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unusable {
    /// It does not work out.
    Unreadable(Unreadable),
    /// It does not go with the product of this name.
    Mismatch(String),
}

impl Unusable {
    /// The sentence.
    pub(super) fn sentence(&self, scene: Scene<'_>) -> String {
        match self {
            Self::Unreadable(why) => codes::unreadable(scene.words, why),
            Self::Mismatch(name) => {
                scene.words.tell("remark-mismatch", &[("name", name.as_str().into())])
            }
        }
    }
}

impl Sale {
    /// Takes a scan; nothing stands for one that was too long to be a code.
    pub(super) fn scanned(&mut self, code: Option<String>, scene: &Scene<'_>) {
        let Some(code) = code else {
            self.remark = Some(Remark::Unreadable);
            return;
        };
        let situation = scene.situation;
        let today = situation.today.date();
        let text = code.clone();
        match situation.catalog.scanned(&code, &situation.layouts, today) {
            Meaning::Sell { product, measure, best_before } => {
                if self.rings(product, measure, scene) {
                    self.remark = best_before.map(Remark::BestBefore).or(self.remark.take());
                }
            }
            Meaning::PastUseBy { product, use_by } => {
                let name = product.map(|product| product.name.to_string());
                let piece = product.filter(|product| product.unit == Unit::Piece);
                let piece = piece.map(|product| product.id);
                self.stop = Some(Stop { name, piece, use_by });
            }
            Meaning::Unknown { code, weighed: by_scale } => {
                self.is_unknown(Unknown::new(code.clone(), text, by_scale), code);
            }
            Meaning::Other(code) => {
                self.remark = Some(Remark::UnknownCode(code));
            }
            Meaning::Mismatch(product) => {
                self.remark = Some(Remark::Wrong(Unusable::Mismatch(product.name.to_string())));
            }
            Meaning::Unreadable(why) => {
                self.remark = Some(Remark::Wrong(Unusable::Unreadable(why)));
            }
        }
    }

    /// Asks about a code that nobody knows, unless something else is being typed.
    fn is_unknown(&mut self, unknown: Unknown, code: String) {
        let busy = self.unknown.as_ref().is_some_and(|unknown| !unknown.is_untouched());
        if busy || !self.pay.as_ref().is_none_or(Pay::is_untouched) {
            self.remark = Some(Remark::UnknownCode(code));
            return;
        }
        self.entry = None;
        self.pay = None;
        self.find = None;
        self.unknown = Some(unknown);
    }

    /// What must not be sold is taken off the stock.
    pub(super) fn lose(&mut self, bridge: &Bridge) -> Action {
        let Some(loss) = self.stop.take().and_then(|stop| stop.loss()) else {
            return Action::None;
        };
        let lost = bridge.ask(move |desk| desk.move_stock(loss).map(|_| ()));
        Action::Run(lost.map(Message::Gone))
    }

    /// Rings up what was scanned, unless a payment is being typed.
    fn rings(&mut self, product: &Product, measure: Measure, scene: &Scene<'_>) -> bool {
        // A scan speaks for itself: what was being typed is left.
        self.entry = None;
        if !self.pay.as_ref().is_none_or(Pay::is_untouched) {
            return false;
        }
        self.pay = None;
        match measure {
            Measure::Usual => self.product(product, scene),
            Measure::Times(quantity) => {
                self.find = None;
                self.add(product, quantity, product.price, scene);
            }
            Measure::Printed(quantity, total) if product.unit == Unit::Piece => {
                self.find = None;
                self.add(product, quantity, total, scene);
            }
            Measure::Printed(quantity, total) => {
                self.find = None;
                self.add_printed(product, quantity, total, scene);
            }
        }
        true
    }

    fn add_printed(
        &mut self,
        product: &Product,
        quantity: Quantity,
        total: Cents,
        scene: &Scene<'_>,
    ) {
        let usual = scene.situation.catalog.family(product.family).map(|family| family.usual_mode);
        let mode = self.mode.or(usual).unwrap_or(Mode::OnSite);
        let Some(basket) = &mut self.basket else {
            return;
        };
        let added = basket.add_printed(product, quantity, total, mode);
        self.rung(added);
    }
}

impl Stop {
    /// What is taken off the stock: a piece whose date has passed.
    pub(super) fn loss(&self) -> Option<Move> {
        let reason = MoveReason::UseByExpired;
        Some(Move { product: self.piece?, thousandths: -1_000, reason, lot: None })
    }

    /// The screen: nothing else can be done with it than to put it aside.
    pub(super) fn view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let unknown = || scene.say("stop-unknown-name");
        let name = self.name.clone().unwrap_or_else(unknown);
        let day = format::numeric(self.use_by);
        let told = column![
            icon(Icon::TriangleAlert, HUGE),
            label(scene.say("stop-title")).size(HUGE).bold(),
            label(name).size(TITLE).bold().lines(2).centered(),
            label(scene.words.tell("stop-day", &[("day", day.into())])).size(LARGE),
            label(scene.say("stop-use-by")).size(LARGE).semibold().lines(3).centered(),
        ]
        .spacing(GAP_12)
        .align_x(Alignment::Center)
        .width(Length::Fill);
        let told = surface(look, Surface::Problem, told).padding(GAP_16).width(Length::Fill);
        let height = look.room.key() + GAP_12;
        let done = act(look, scene.say("stop-done")).kind(Control::Main).size(TITLE);
        let mut keys = row![].spacing(GAP_8);
        if self.piece.is_some() {
            let loss = act(look, scene.say("stop-loss")).icon(Icon::PackageMinus).height(height);
            keys = keys.push(loss.on_press(Message::Lost));
        }
        let keys = keys.push(done.height(height).on_press(Message::Stopped));
        let content = column![
            told,
            label(scene.say("stop-advice")).size(BODY).lines(3).centered().width(Length::Fill),
            Space::new().height(GAP_16),
            keys,
        ]
        .spacing(GAP_16)
        .max_width(640);
        let content = container(content).padding(GAP_16).center(Length::Fill);
        container(content).width(scene.area.width).height(scene.area.height).into()
    }
}
