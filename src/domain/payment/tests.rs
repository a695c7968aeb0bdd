//! Payments settle to the cent.

use proptest::prelude::*;

use super::*;

fn cash(cents: i64) -> Offer {
    Offer { method: Method::Cash, amount: Cents::new(cents) }
}

fn card(cents: i64) -> Offer {
    Offer { method: Method::Card, amount: Cents::new(cents) }
}

#[test]
fn a_note_gives_change() {
    let payment = Payment::settle(Cents::new(1393), &[cash(2000)]).expect("paid");
    assert_eq!(payment.change, Cents::new(607));
    assert_eq!(payment.tenders[0].amount, Cents::new(1393));
    assert!(payment.opens_drawer());
}

#[test]
fn card_and_cash_share_a_ticket_in_any_order() {
    for offers in [[cash(1000), card(500)], [card(500), cash(1000)]] {
        let payment = Payment::settle(Cents::new(1393), &offers).expect("paid");
        assert_eq!(payment.change, Cents::new(107));
        let settled = Cents::sum(payment.tenders.iter().map(|tender| tender.amount));
        assert_eq!(settled, Ok(Cents::new(1393)));
    }
}

#[test]
fn only_cash_may_be_more_than_due() {
    let due = Cents::new(1393);
    assert_eq!(Payment::settle(due, &[card(1394)]), Err(PaymentError::OverTender));
    assert_eq!(Payment::settle(due, &[card(1393), cash(100)]), Err(PaymentError::NothingToSettle));
}

#[test]
fn too_little_says_what_is_missing() {
    let missing = Cents::new(393);
    let refused = Payment::settle(Cents::new(1393), &[cash(500), card(500)]);
    assert_eq!(refused, Err(PaymentError::Insufficient { missing }));
    assert!(Payment::settle(Cents::new(100), &[]).is_err());
    assert_eq!(Payment::settle(Cents::new(100), &[cash(0)]), Err(PaymentError::NothingToSettle));
    assert_eq!(Payment::settle(Cents::new(100), &[cash(-5)]), Err(PaymentError::NothingToSettle));
}

#[test]
fn nothing_due_takes_nothing() {
    let payment = Payment::settle(Cents::ZERO, &[]).expect("settled");
    assert!(payment.tenders.is_empty());
    assert!(!payment.opens_drawer());
}

#[test]
fn a_ticket_below_zero_is_given_back_from_the_drawer() {
    let payment = Payment::settle(Cents::new(-120), &[]).expect("settled");
    assert_eq!(payment.change, Cents::new(120));
    assert!(payment.opens_drawer());
    assert_eq!(Payment::settle(Cents::new(-120), &[card(5)]), Err(PaymentError::RefundInCashOnly));
}

#[test]
fn the_law_limits_cash() {
    assert_eq!(
        Payment::settle(Cents::new(100_001), &[cash(100_100)]),
        Err(PaymentError::CashLimit)
    );
    assert!(Payment::settle(Cents::new(100_001), &[card(1), cash(100_000)]).is_ok());
}

#[test]
fn likely_notes() {
    let likely = |due: i64| -> Vec<i64> {
        likely_cash(Cents::new(due)).into_iter().map(Cents::get).collect()
    };
    assert_eq!(likely(1393), [1500, 2000, 5000]);
    assert_eq!(likely(260), [500, 1000, 2000]);
    assert_eq!(likely(500), [1000, 2000, 5000]);
    assert_eq!(likely(4200), [4500, 5000, 6000]);
    assert!(likely(0).is_empty());
}

proptest! {
    #[test]
    fn tenders_settle_what_is_due_and_reversing_undoes_them(
        due in 1_i64..=90_000, on_card in 0_i64..=90_000, extra in 0_i64..=10_000,
    ) {
        let on_card = on_card.min(due);
        let mut offers = Vec::new();
        if on_card > 0 { offers.push(card(on_card)); }
        if due > on_card { offers.push(cash(due - on_card + extra)); }
        let payment = Payment::settle(Cents::new(due), &offers).expect("paid");
        let settled = Cents::sum(payment.tenders.iter().map(|tender| tender.amount)).expect("sum");
        let given = Cents::sum(payment.tenders.iter().map(|tender| tender.given)).expect("sum");
        prop_assert_eq!(settled, Cents::new(due));
        prop_assert_eq!(given.minus(payment.change), Ok(settled));
        let back = payment.reversed().expect("reversed");
        let returned = Cents::sum(back.tenders.iter().map(|tender| tender.amount));
        prop_assert_eq!(returned, Ok(Cents::new(-due)));
        prop_assert_eq!(back.change, Cents::new(due - on_card));
    }
}
