//! A baker is settled with by what the statements of the same days say, whatever was agreed since.

use comptoir::domain::bread::Baker;
use comptoir::domain::day::BusinessDay;
use comptoir::domain::money::Cents;
use comptoir::domain::partner::{Deal, Means, Settlement};
use proptest::prelude::*;

use super::{COST, Deposit, PRICE, Step, any_step};

/// The terms as they are from now on.
fn agree(deposit: &mut Deposit, deal: Deal, commission: u16, credit: u16) {
    let (mut partner, terms) = deposit.cafe.till.baker(deposit.baker).expect("a baker");
    (partner.deal, partner.commission) = (deal, commission);
    let breads = [(deposit.product, Some(Cents::new(COST)))];
    let act = deposit.cafe.act();
    let terms = Baker { credit, ..terms };
    deposit.cafe.till.set_baker(act, partner, terms, &breads).expect("set");
}

/// What the baker is told for these days under one deal: collected, commission, due, in cents.
fn told(deposit: &Deposit, from: BusinessDay, until: BusinessDay, deal: Deal) -> [i64; 3] {
    let sheet = deposit.cafe.till.baker_statement(deposit.baker, from, until);
    let parts = sheet.expect("a statement").parts;
    parts
        .iter()
        .find(|part| part.deal == deal)
        .map_or([0; 3], |part| [part.collected.get(), part.commission.get(), part.due.get()])
}

fn settle(deposit: &mut Deposit) -> Option<Settlement> {
    let (act, today) = (deposit.cafe.act(), deposit.today());
    let settled = deposit.cafe.till.settle_partner(act, deposit.baker, today, Means::Transfer);
    settled.ok().map(|(_, settlement)| settlement)
}

fn figures(settled: &Settlement) -> [i64; 3] {
    [settled.collected.get(), settled.commission.get(), settled.paid.get()]
}

#[test]
fn a_week_in_which_the_rate_changed_is_settled_as_it_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    let monday = deposit.today();
    agree(&mut deposit, Deal::Mandate, 2_000, 0);
    deposit.play(&Step::Deliver(10));
    deposit.play(&Step::Sell(3));
    deposit.play(&Step::Sell(3));
    deposit.play(&Step::NextDay);
    agree(&mut deposit, Deal::Mandate, 1_000, 0);
    deposit.play(&Step::Deliver(10));
    deposit.play(&Step::Sell(3));
    // A sale of the old rate that is undone takes the old commission back.
    deposit.play(&Step::Void(0));
    let open = deposit.cafe.till.third_parties().expect("read");
    let kept = 3 * PRICE * 20 / 100 + 3 * PRICE * 10 / 100;
    assert_eq!(open[0].commission.get(), kept, "the screen says what will be settled");
    let today = deposit.today();
    let statement = told(&deposit, monday, today, Deal::Mandate);
    assert_eq!(statement, [6 * PRICE, kept, 6 * PRICE - kept]);
    let settled = settle(&mut deposit).expect("settled");
    assert_eq!(figures(&settled), statement);
}

#[test]
fn bread_taken_back_is_credited_as_agreed_when_it_came() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    let first = deposit.today();
    deposit.play(&Step::Deliver(10));
    deposit.play(&Step::LeftOver(2, 0));
    deposit.play(&Step::NextDay);
    agree(&mut deposit, Deal::Purchase, 0, 0);
    let second = deposit.today();
    deposit.play(&Step::Deliver(10));
    deposit.play(&Step::LeftOver(2, 0));
    let due = |from, until| told(&deposit, from, until, Deal::Purchase)[2];
    assert_eq!(due(first, first), 8 * COST, "he took two back in full");
    assert_eq!(due(second, second), 10 * COST, "he credits nothing any more");
    assert_eq!(due(first, second), 18 * COST);
}

#[test]
fn bread_paid_ahead_follows_the_deal_it_was_paid_under() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    let first = deposit.today();
    // Paid as the café's own bread, which bears its VAT, and handed over in the baker's time: the
    // café has the money, so it owes the loaf's cost, and no price.
    deposit.play(&Step::Reserve(1));
    deposit.play(&Step::PayAhead(0));
    agree(&mut deposit, Deal::Mandate, 2_000, 0);
    deposit.play(&Step::Deliver(10));
    deposit.play(&Step::Serve(0));
    assert_eq!(told(&deposit, first, first, Deal::Purchase)[2], COST);
    assert_eq!(told(&deposit, first, first, Deal::Mandate)[2], 0);
    // Paid in the baker's name and handed over when the café buys: he has his price less the
    // commission of then, and is not paid the cost besides.
    deposit.play(&Step::NextDay);
    let second = deposit.today();
    deposit.play(&Step::Reserve(1));
    deposit.play(&Step::PayAhead(1));
    agree(&mut deposit, Deal::Purchase, 0, 0);
    deposit.play(&Step::Deliver(10));
    deposit.play(&Step::Serve(1));
    assert_eq!(told(&deposit, second, second, Deal::Mandate)[2], PRICE * 80 / 100);
    assert_eq!(told(&deposit, second, second, Deal::Purchase)[2], 9 * COST);
    // Undone, it is for sale again, and only the money of the payment is his.
    let served = deposit.tickets.len() - 1;
    deposit.play(&Step::Void(served));
    assert_eq!(told(&deposit, second, second, Deal::Purchase)[2], 10 * COST);
    let store = deposit.cafe.till.store();
    let before = store.dump_views().expect("read");
    store.rebuild(|_| ()).expect("made anew");
    assert_eq!(before, store.dump_views().expect("read"));
}

/// A step, or other terms: the deal, and the commission in basis points.
fn any_deed() -> impl Strategy<Value = (Step, Option<(Deal, u16)>)> {
    let deal = prop_oneof![
        1 => Just(Deal::Purchase),
        1 => Just(Deal::Consignment),
        4 => Just(Deal::Mandate),
    ];
    let terms = prop_oneof![3 => Just(None), 1 => (deal, 0..5_000_u16).prop_map(Some)];
    (any_step(), terms)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 12,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]
    #[test]
    fn what_is_settled_is_what_the_statements_say(
        deeds in proptest::collection::vec(any_deed(), 1..30)
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut deposit = Deposit::new(folder.path());
        let first = deposit.today();
        agree(&mut deposit, Deal::Mandate, 2_000, 0);
        for (step, terms) in &deeds {
            if let Some((deal, commission)) = terms {
                agree(&mut deposit, *deal, *commission, 0);
            }
            deposit.play(step);
        }
        let today = deposit.today();
        let statement = told(&deposit, first, today, Deal::Mandate);
        match settle(&mut deposit) {
            Some(settled) => prop_assert_eq!(figures(&settled), statement),
            None => prop_assert_eq!(statement[0], 0),
        }
    }
}

#[test]
fn a_baker_who_is_set_aside_is_still_told_what_he_is_owed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    let today = deposit.today();
    agree(&mut deposit, Deal::Purchase, 0, 0);
    deposit.play(&Step::Deliver(10));
    let (partner, _) = deposit.cafe.till.baker(deposit.baker).expect("a baker");
    let act = deposit.cafe.act();
    let former = comptoir::domain::partner::Partner { active: false, ..partner };
    deposit.cafe.till.set_partner(act, former).expect("set aside");
    assert_eq!(told(&deposit, today, today, Deal::Purchase)[2], 10 * COST);
    let board = deposit.cafe.till.bread_board(today, None).expect("read");
    assert_eq!(board.bakers.len(), 1, "he stays on the screen while he is owed");
    assert!(deposit.cafe.till.bakers().expect("read").is_empty(), "and no bread is ordered");
}
