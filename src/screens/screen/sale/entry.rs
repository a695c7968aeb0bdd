//! What a product needs before it goes on the ticket: a weight, or the price that the customer
//! chooses.

use iced::widget::{column, container, row};
use iced::{Alignment, Element, Length, Size};

use super::Message;
use crate::domain::catalog::Product;
use crate::domain::id::ProductId;
use crate::domain::money::Cents;
use crate::domain::partner::CashLimits;
use crate::domain::quantity::{Quantity, Unit};
use crate::screens::amount::Typed;
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::theme::{BODY, Control, GAP_8, GAP_12, GAP_16, TITLE};
use crate::screens::widget::{Corner, Figure, KeypadKey, act, figure, keypad, label};
use crate::words::format;

/// A weight or a price while it is typed.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The product that waits for it.
    pub product: ProductId,
    name: String,
    unit: Unit,
    price: Cents,
    free_price: bool,
    /// The least that may be said, in cents.
    floor: Cents,
    typed: Typed,
    /// How much cash may be handed out, where that is what is asked.
    cash: Option<CashLimits>,
}

impl Entry {
    /// Asks what `product` needs.
    pub fn new(product: &Product) -> Self {
        Self {
            product: product.id,
            name: product.name.to_string(),
            unit: product.unit,
            price: product.price,
            free_price: product.free_price,
            floor: Cents::ZERO,
            typed: Typed::default(),
            cash: None,
        }
    }

    /// Lets no price be said below this one, in cents.
    pub fn at_least(self, floor: Cents) -> Self {
        Self { floor, ..self }
    }

    /// Asks how much cash is handed out, within these limits.
    pub fn handing_out(product: &Product, cash: CashLimits) -> Self {
        Self { cash: Some(cash), ..Self::new(product) }
    }

    /// Whether it asks how much cash is handed out.
    pub fn hands_out(&self) -> bool {
        self.cash.is_some()
    }

    /// Takes a whole number of euros at once, in cents.
    pub fn put(&mut self, amount: Cents) {
        self.typed = Typed::of(amount);
    }

    /// Takes a key; a weight is typed in grams and takes no comma.
    pub fn press(&mut self, key: KeypadKey) {
        if self.is_price() || key != KeypadKey::Comma {
            self.typed.press(key);
        }
    }

    fn is_price(&self) -> bool {
        self.unit == Unit::Piece
    }

    /// The quantity and the price of one unit, once they make sense. A free price that is not
    /// typed is the one that is advised.
    pub fn value(&self) -> Option<(Quantity, Cents)> {
        if let Some(limits) = self.cash {
            let out = self.typed.cents().filter(|amount| limits.allow(*amount))?;
            return Some((Quantity::ONE.negated(), out));
        }
        if self.is_price() {
            let advised = self.free_price && self.typed.is_empty();
            let price = if advised { Some(self.price) } else { self.typed.cents() };
            let price = price.filter(|price| (self.floor..=Cents::MAX_PRICE).contains(price))?;
            return Some((Quantity::ONE, price));
        }
        let thousandths = i64::from(self.typed.whole()?);
        Some((Quantity::from_thousandths(thousandths).ok()?, self.price))
    }

    /// The amount that would stand on the ticket.
    fn amount(&self) -> Option<Cents> {
        let (quantity, price) = self.value()?;
        quantity.price(price).ok()
    }

    /// What the key says that puts it on the ticket.
    fn add_word(&self, scene: Scene<'_>) -> String {
        match self.amount() {
            Some(amount) if self.hands_out() => {
                let amount = format::money(amount.absolute().unwrap_or(amount));
                scene.words.tell("entry-hand-out", &[("amount", amount.into())])
            }
            Some(amount) => {
                scene.words.tell("entry-add", &[("amount", format::money(amount).into())])
            }
            None if self.hands_out() => scene.say("entry-hand-out-nothing"),
            None => scene.say("entry-add-nothing"),
        }
    }

    /// The keypad, in a place of this size.
    pub fn view<'a>(&'a self, scene: Scene<'a>, place: Size) -> Element<'a, Message> {
        let look = scene.look;
        let price = format::money(self.price);
        let (hint, word, typed) = match self.unit {
            _ if self.hands_out() => ("entry-cash-hint", "entry-cash", "entry-euros"),
            Unit::Piece if !self.floor.is_zero() => {
                ("entry-floor-hint", "entry-price", "entry-euros")
            }
            Unit::Piece => ("entry-free-hint", "entry-price", "entry-euros"),
            Unit::Kilogram => ("entry-weight-hint", "entry-weight", "entry-grams"),
            Unit::Litre => ("entry-litre-hint", "entry-volume", "entry-millilitres"),
        };
        let shown = match (self.is_price(), self.typed.is_empty()) {
            (true, true) if self.hands_out() => String::new(),
            (true, true) => price.clone(),
            _ => scene.words.tell(typed, &[("figure", self.typed.text().into())]),
        };
        let add = self.add_word(scene);
        let corner = if self.is_price() { Corner::Comma } else { Corner::Erase };
        let limits =
            self.cash.unwrap_or(CashLimits { least: Cents::ZERO, most: Cents::ZERO, days: 0 });
        let values = [
            ("price", price.into()),
            ("floor", format::short_money(self.floor).into()),
            ("least", format::short_money(limits.least).into()),
            ("most", format::short_money(limits.most).into()),
        ];
        let hint = scene.words.tell(hint, &values);
        let height = look.room.key() + GAP_12;
        let cancel = act(look, scene.say("cancel")).icon(Icon::X).stacked().height(height);
        let erase = act(look, scene.say("keypad-erase")).icon(Icon::Delete).stacked();
        let erase = erase.height(height).on_press(Message::EntryKey(KeypadKey::Erase));
        let add = act(look, add)
            .kind(Control::Main)
            .size(TITLE)
            .height(height)
            .width(Length::FillPortion(3))
            .on_press_maybe(self.amount().map(|_| Message::EntryDone));
        let mut keys = row![cancel.on_press(Message::EntryCancel)].spacing(GAP_8);
        if self.is_price() {
            keys = keys.push(erase);
        }
        let mut content =
            column![label(self.name.as_str()).size(TITLE).bold().width(Length::Fill),];
        if !(self.hands_out() && look.room.is_low()) {
            let hint = label(hint).size(BODY).lines(2).color(look.palette.quiet);
            content = content.push(hint.width(Length::Fill));
        }
        let typed = figure(look, Figure::Typed, scene.say(word), shown);
        // In an upright window the usual sums stand beside what is typed.
        content = match (self.hands_out(), look.room.is_portrait()) {
            // A low one has room for the keypad alone.
            (true, false) if look.room.is_low() => content.push(typed),
            (false, _) => content.push(typed),
            (true, true) => {
                let sums = container(self.usual_sums(scene)).width(Length::Fill);
                let typed = container(typed).width(Length::Fill);
                content.push(row![typed, sums].spacing(GAP_8).align_y(Alignment::Center))
            }
            (true, false) => content.push(typed).push(self.usual_sums(scene)),
        };
        let content =
            content.push(container(keypad(look, corner, Message::EntryKey)).height(Length::Fill));
        let content = content.push(keys.push(add)).spacing(GAP_12).padding([GAP_12, GAP_16]);
        container(content).width(place.width).height(place.height).into()
    }

    /// The sums that people mostly ask for, one touch each.
    fn usual_sums<'a>(&self, scene: Scene<'a>) -> Element<'a, Message> {
        let limits = self.cash;
        let keys = [2_000, 3_000, 5_000, 10_000].map(Cents::new).map(|sum| {
            let allowed = limits.is_some_and(|limits| limits.allow(sum));
            act(scene.look, format::short_money(sum))
                .one_line()
                .on_press_maybe(allowed.then_some(Message::EntrySum(sum)))
                .into()
        });
        iced::widget::Row::with_children(keys).spacing(GAP_8).into()
    }
}
