//! What an account allows, and how old a debt is.

use super::*;

fn standing(debt: i64, prepaid: i64) -> Standing {
    Standing {
        debt: Cents::new(debt),
        prepaid: Cents::new(prepaid),
        limit: Cents::new(2_000),
        ..Standing::default()
    }
}

fn owing(debt: i64) -> AccountMove {
    AccountMove { debt: Cents::new(debt), ..AccountMove::default() }
}

#[test]
fn a_debt_stops_at_the_limit_unless_the_manager_lifts_it() {
    let remi = standing(1_960, 0);
    let change = owing(130);
    let refused = remi.after(&change, Allowance::Usual);
    let (limit, debt) = (Cents::new(2_000), Cents::new(2_090));
    assert_eq!(refused, Err(AccountError::OverLimit { limit, debt }));
    let lifted = remi.after(&change, Allowance::BeyondLimit).expect("lifted");
    assert_eq!(lifted.debt, debt);
    assert!(lifted.is_beyond_limit());
    assert!(remi.after(&owing(40), Allowance::Usual).is_ok(), "up to the limit");
}

#[test]
fn who_is_beyond_the_limit_may_pay_back_little_by_little() {
    let late = standing(3_000, 0);
    assert_eq!(late.after(&owing(-500), Allowance::Usual).expect("paid").debt, Cents::new(2_500));
    assert_eq!(
        late.after(&owing(-3_001), Allowance::Usual),
        Err(AccountError::MoreThanOwed { debt: Cents::new(3_000) })
    );
}

#[test]
fn nothing_goes_below_zero() {
    let yves = standing(0, 500);
    let change = AccountMove { prepaid: Cents::new(-501), ..AccountMove::default() };
    assert_eq!(
        yves.after(&change, Allowance::BeyondLimit),
        Err(AccountError::NotEnoughPrepaid { prepaid: Cents::new(500) })
    );
    let bread = ProductId::new(uuid::Uuid::from_u128(1));
    let mut change = AccountMove::default();
    change.ahead.insert(bread, -1_000);
    assert_eq!(yves.after(&change, Allowance::Usual), Err(AccountError::NotEnoughAhead));
    assert!(!yves.is_empty());
    assert!(standing(0, 0).is_empty());
}

#[test]
fn a_closed_account_moves_no_more() {
    let closed = Standing { closed: true, ..standing(0, 0) };
    assert_eq!(closed.after(&owing(1), Allowance::BeyondLimit), Err(AccountError::Closed));
}

#[test]
fn what_is_owed_is_the_newest_of_what_was_put_on_account() {
    let put = [(2, 300), (31, 500), (60, 200), (61, 900)];
    let put = || put.map(|(days, cents)| (days, Cents::new(cents)));
    let age = |debt| Age::of(Cents::new(debt), put()).expect("a sum");
    let of = |fresh, old, older| Age {
        fresh: Cents::new(fresh),
        old: Cents::new(old),
        older: Cents::new(older),
    };
    assert_eq!(age(0), of(0, 0, 0));
    assert_eq!(age(250), of(250, 0, 0));
    assert_eq!(age(900), of(300, 600, 0));
    assert_eq!(age(1_900), of(300, 700, 900));
    assert_eq!(age(2_000), of(300, 700, 1_000), "what no entry explains is older than any");
}
