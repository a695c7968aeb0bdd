//! What a counter-ticket leaves to do with hands: cash and card, either way.

use crate::domain::money::Cents;
use crate::domain::payment::{Method, Payment};
use crate::words::{Words, format};

/// What undoing a ticket leaves to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undone {
    /// The number of the ticket that was undone.
    pub number: u64,
    /// What goes back in cash, in cents; below zero for what is to be taken back from the customer.
    pub cash: Cents,
    /// What goes back on the card, in cents.
    pub card: Cents,
    account: bool,
}

impl Undone {
    /// What the payment of the counter-ticket asks for.
    pub fn of(number: u64, payment: &Payment) -> Self {
        let back = |method| {
            let tenders = payment.tenders.iter().filter(|tender| tender.method == method);
            let sum = Cents::sum(tenders.map(|tender| tender.amount)).and_then(Cents::negated);
            // Both tickets stand in the journal already: their amounts have an opposite.
            sum.unwrap_or(Cents::ZERO)
        };
        Self {
            number,
            cash: back(Method::Cash),
            card: back(Method::Card),
            account: payment.needs_customer(),
        }
    }

    /// Whether something changes hands.
    pub fn is_something(self) -> bool {
        !self.cash.is_zero() || !self.card.is_zero()
    }

    /// What to do, in a sentence.
    pub fn sentence(self, words: &Words) -> String {
        let key = match (self.cash, self.card > Cents::ZERO) {
            (cash, true) if cash.is_negative() => "day-voided-card-take",
            (cash, false) if cash.is_negative() => "day-voided-take",
            (Cents::ZERO, true) => "day-voided-card",
            (Cents::ZERO, false) if self.account => "day-voided-account",
            (Cents::ZERO, false) => "day-voided-nothing",
            (_, true) => "day-voided-both",
            (_, false) => "day-voided-cash",
        };
        let cash = self.cash.absolute().unwrap_or(self.cash);
        let values = [
            ("number", self.number.to_string().into()),
            ("cash", format::money(cash).into()),
            ("card", format::money(self.card).into()),
        ];
        words.tell(key, &values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::payment::Offer;

    fn undone(payment: &Payment) -> Undone {
        Undone::of(7, &payment.reversed().expect("undone"))
    }

    fn paid(due: i64, offers: &[(Method, i64)]) -> Undone {
        let offer =
            |(method, cents): &(Method, i64)| Offer { method: *method, amount: Cents::new(*cents) };
        let offers: Vec<Offer> = offers.iter().map(offer).collect();
        undone(&Payment::settle(Cents::new(due), &offers).expect("paid"))
    }

    #[test]
    fn what_was_paid_goes_back_as_it_came() {
        let words = Words::french();
        let cash = paid(260, &[(Method::Cash, 500)]);
        assert_eq!((cash.cash, cash.card), (Cents::new(260), Cents::ZERO), "not what was handed");
        let both = paid(860, &[(Method::Card, 600), (Method::Cash, 500)]);
        assert_eq!((both.cash, both.card), (Cents::new(260), Cents::new(600)));
        assert!(both.sentence(&words).contains("6,00"));
        assert!(!paid(0, &[]).is_something());
    }

    #[test]
    fn cash_that_was_handed_out_is_taken_back() {
        let words = Words::french();
        // A withdrawal, or a deposit given back: the drawer paid.
        let out = paid(-5_000, &[]);
        assert_eq!(out.cash, Cents::new(-5_000));
        assert_eq!(
            out.sentence(&words),
            "Le ticket 7 est annulé. Reprenez 50,00\u{a0}€ en espèces."
        );
        let (due, more) = (Cents::new(140), Cents::new(2_000));
        let offers = [Offer { method: Method::Card, amount: Cents::new(2_140) }];
        let payment = Payment::with_cashback(due, due, more, &offers).expect("cash on top");
        let top = undone(&payment);
        assert_eq!((top.cash, top.card), (Cents::new(-2_000), Cents::new(2_140)));
    }
}
