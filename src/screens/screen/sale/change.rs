//! What was just sold: the change to give, and what can still be done about it. It stays while
//! the next sale begins.

use iced::widget::{column, container, row};
use iced::{Alignment, Element, Length};

use super::ticket::STRIP;
use super::{Message, Question};
use crate::domain::money::Cents;
use crate::domain::payment::Method;
use crate::domain::ticket::basket::BasketLine;
use crate::domain::ticket::purpose::Purpose;
use crate::screens::bridge::{Customer, Sold};
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::theme::{
    BODY, Control, GAP_4, GAP_8, GAP_12, GAP_16, GIANT, HUGE, LARGE, SMALL, Surface, TITLE,
};
use crate::screens::undone::Undone;
use crate::screens::widget::{act, label, surface};
use crate::words::format;

/// A ticket that was just paid.
#[derive(Debug, Clone)]
pub struct Done {
    number: u64,
    total: Cents,
    change: Cents,
    cash: Cents,
    card: Cents,
    /// Cash on top of what was bought, which the card paid too.
    cashback: Cents,
    /// What an account paid.
    account: Cents,
    /// Whose account it was, as it stands since, if it paid.
    whose: Option<Customer>,
    /// Cash handed out on top of the purchase, or for a bank.
    handed_out: Cents,
    lines: Vec<BasketLine>,
    /// The counter-ticket that undid it, and what goes back.
    undone: Option<(u64, Undone)>,
}

impl Done {
    /// What to show of a sale whose basket had these lines.
    pub fn of(sold: &Sold, whose: Option<Customer>, lines: Vec<BasketLine>) -> Self {
        let paid = |method| {
            let parts = sold.ticket.payment.tenders.iter();
            Cents::sum(parts.filter(|part| part.method == method).map(|part| part.amount))
                .unwrap_or(Cents::ZERO)
        };
        let payment = &sold.ticket.payment;
        let mut drawn = sold.ticket.lines.iter().map(|line| line.purpose);
        let drawn = drawn.any(|purpose| purpose == Purpose::Withdrawal);
        Self {
            account: paid(Method::Debt).plus(paid(Method::Prepaid)).unwrap_or(Cents::ZERO),
            whose: whose.filter(|_| payment.needs_customer()),
            handed_out: if drawn { payment.change } else { payment.cashback },
            number: sold.number,
            total: sold.ticket.total,
            change: sold.ticket.payment.change,
            cash: paid(Method::Cash),
            card: paid(Method::Card),
            cashback: payment.cashback,
            lines,
            undone: None,
        }
    }

    /// The number of the ticket.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The number of the ticket whose paper is wanted: the counter-ticket's, once there is one.
    pub fn paper(&self) -> u64 {
        self.undone.map_or(self.number, |(counter, _)| counter)
    }

    /// What was sold, to ring it up again.
    pub fn lines(&self) -> &[BasketLine] {
        &self.lines
    }

    /// The ticket was undone by this counter-ticket.
    pub fn void(&mut self, counter: &Sold) {
        let undone = Undone::of(self.number, &counter.ticket.payment);
        self.undone = Some((counter.number, undone));
    }

    /// The word above the amount, and the amount.
    fn headline(&self, scene: Scene<'_>) -> (String, String) {
        if let Some((_, undone)) = self.undone {
            return self.undone_headline(undone, scene);
        }
        let by_account = self.account > Cents::ZERO && self.change.is_zero();
        let by_card = self.card > Cents::ZERO;
        let (word, amount) = if !self.handed_out.is_zero() {
            ("change-hand-out", self.handed_out)
        } else if by_account {
            ("change-account", self.total)
        } else if by_card && self.cash.is_zero() {
            ("change-card", self.total)
        } else if by_card && self.change.is_zero() {
            ("change-both", self.total)
        } else if self.change.is_zero() {
            ("change-exact", self.total)
        } else {
            ("change-give", self.change)
        };
        (scene.say(word), format::money(amount))
    }

    fn undone_headline(&self, undone: Undone, scene: Scene<'_>) -> (String, String) {
        let absolute = undone.cash.absolute().unwrap_or(undone.cash);
        match (undone.cash, undone.card) {
            (cash, _) if cash.is_negative() => {
                (scene.say("change-take-back"), format::money(absolute))
            }
            (cash, _) if !cash.is_zero() => (scene.say("change-back"), format::money(absolute)),
            (_, card) if !card.is_zero() => (scene.say("change-undone-card"), format::money(card)),
            _ => (scene.say("change-undone-plain"), format::money(self.total)),
        }
    }

    fn detail(&self, scene: Scene<'_>) -> String {
        let number = self.number.to_string().into();
        let total = format::money(self.total).into();
        if let Some((counter, undone)) = self.undone {
            let both = !undone.cash.is_zero() && !undone.card.is_zero();
            if both {
                return undone.sentence(scene.words);
            }
            let values = [("number", number), ("counter", counter.to_string().into())];
            return scene.words.tell("change-undone", &values);
        }
        if !self.handed_out.is_zero() {
            let word = match self.cashback.is_zero() {
                true => "change-handed-out",
                false => "change-paid-cashback",
            };
            let card = format::money(self.card).into();
            let out = format::money(self.handed_out).into();
            return scene.words.tell(word, &[("number", number), ("card", card), ("out", out)]);
        }
        if let Some(Customer { name, account, .. }) = &self.whose {
            let (key, amount) = match account.debt.is_zero() {
                true => ("change-has-left", account.prepaid),
                false => ("change-owes-now", account.debt),
            };
            let amount = format::money(amount).into();
            let values = [("number", number), ("name", name.as_str().into()), ("amount", amount)];
            return scene.words.tell(key, &values);
        }
        let key = match (self.cash.is_zero(), self.card.is_zero()) {
            _ if self.account > Cents::ZERO => "change-paid-account",
            (false, true) => "change-paid-cash",
            (true, false) => "change-paid-card",
            (false, false) => "change-paid-both",
            (true, true) => "change-paid-nothing",
        };
        scene.words.tell(key, &[("number", number), ("total", total)])
    }

    /// The panel over an empty ticket: the amount very large, and three keys.
    pub fn panel<'a>(
        &'a self,
        scene: Scene<'a>,
        asking: Option<Question>,
        width: f32,
    ) -> Element<'a, Message> {
        let look = scene.look;
        let (word, amount) = self.headline(scene);
        // Six figures need a smaller size to stay whole in a narrow ticket.
        let size = if amount.chars().count() as f32 * 37.0 > width { HUGE } else { GIANT };
        let told = column![
            label(word).size(LARGE).width(Length::Fill),
            label(amount).size(size).bold().width(Length::Fill),
            label(self.detail(scene)).size(SMALL).lines(2).width(Length::Fill),
        ]
        .padding([GAP_16, GAP_16 + GAP_4]);
        let panel = surface(look, Surface::Done, told).width(Length::Fill);
        let acts =
            if asking == Some(Question::Void) { self.question(scene) } else { self.acts(scene) };
        let acts = surface(look, Surface::Chosen, acts).padding([GAP_12, GAP_16]);
        column![panel, acts.width(Length::Fill)].into()
    }

    fn acts<'a>(&self, scene: Scene<'a>) -> Element<'a, Message> {
        let key = |word: &str, icon| act(scene.look, scene.say(word)).icon(icon).stacked();
        let mut acts = row![key("change-receipt", Icon::ReceiptEuro).on_press(Message::Receipt)]
            .spacing(GAP_8);
        acts = acts.push(key("change-redo", Icon::Repeat).on_press(Message::Redo));
        if self.undone.is_none() {
            acts = acts.push(key("change-void", Icon::Undo).on_press(Message::Ask(Question::Void)));
        }
        acts.into()
    }

    fn question<'a>(&self, scene: Scene<'a>) -> Element<'a, Message> {
        let values = [("number", self.number.to_string().into())];
        let question = scene.words.tell("change-void-question", &values);
        column![
            label(question).size(BODY).lines(2).width(Length::Fill),
            row![
                // Not where the first touch was: two quick ones undo nothing.
                act(scene.look, scene.say("change-void-do"))
                    .kind(Control::Danger)
                    .on_press(Message::Proceed),
                act(scene.look, scene.say("keep")).on_press(Message::Keep),
            ]
            .spacing(GAP_8),
        ]
        .spacing(GAP_8)
        .into()
    }

    /// Whether someone must still hand money over.
    pub fn gives_back(&self) -> bool {
        if let Some((_, undone)) = self.undone {
            return undone.is_something();
        }
        !self.handed_out.is_zero() || !self.change.is_zero()
    }

    /// In one line, over the keys of a ticket that has begun.
    pub fn told<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let (word, amount) = self.headline(scene);
        let told =
            row![label(word).size(BODY).width(Length::Fill), label(amount).size(TITLE).bold(),]
                .spacing(GAP_8)
                .align_y(Alignment::Center);
        let told = container(told).padding([0.0, GAP_16]).center_y(STRIP);
        surface(scene.look, Surface::Done, told).width(Length::Fill).into()
    }

    /// The strip over a ticket that has begun, in a window too low for two rows.
    pub fn strip<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let (word, amount) = self.headline(scene);
        let told = column![
            label(word).size(SMALL).width(Length::Fill),
            label(amount).size(TITLE).bold().width(Length::Fill),
        ];
        let key = |word: &str, icon| act(look, scene.say(word)).icon(icon).stacked().width(92.0);
        let content = row![
            container(told).width(Length::Fill),
            key("change-receipt", Icon::ReceiptEuro).on_press(Message::Receipt),
            key("change-given", Icon::Check).on_press(Message::ChangeGiven),
        ]
        .spacing(GAP_8)
        .align_y(Alignment::Center);
        surface(look, Surface::Done, content).padding([GAP_12, GAP_16]).width(Length::Fill).into()
    }
}
