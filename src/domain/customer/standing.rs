//! Where an account stands, and what it does not allow.

use std::collections::BTreeMap;

use thiserror::Error;

use super::super::id::ProductId;
use super::super::money::{AmountError, Cents};
use super::AccountMove;

/// Where an account stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// What is owed, in cents; never below zero.
    pub debt: Cents,
    /// What is prepaid, in cents; never below zero.
    pub prepaid: Cents,
    /// Up to how much may be owed, in cents.
    pub limit: Cents,
    /// Whether it was closed.
    pub closed: bool,
    /// What of each product is paid ahead, in thousandths; never below zero.
    pub ahead: BTreeMap<ProductId, i64>,
}

/// How far someone may go into debt.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Allowance {
    /// Up to the limit.
    #[default]
    Usual,
    /// The manager lets it go beyond the limit this once.
    BeyondLimit,
}

/// What an account does not allow. Nothing has changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AccountError {
    /// Nobody has this account.
    #[error("there is no such account")]
    NoSuchCustomer,
    /// The account was closed.
    #[error("the account is closed")]
    Closed,
    /// More would be owed than the limit.
    #[error("{debt} would be owed, and the limit is {limit}")]
    OverLimit {
        /// The limit, in cents.
        limit: Cents,
        /// What would be owed, in cents.
        debt: Cents,
    },
    /// More is paid off than was owed.
    #[error("only {debt} is owed")]
    MoreThanOwed {
        /// What is owed, in cents.
        debt: Cents,
    },
    /// More is taken than was prepaid.
    #[error("only {prepaid} is prepaid")]
    NotEnoughPrepaid {
        /// What is prepaid, in cents.
        prepaid: Cents,
    },
    /// More is handed over than was paid ahead.
    #[error("less than that was paid ahead")]
    NotEnoughAhead,
    /// More is handed over than others have paid for.
    #[error("less than that was paid by others")]
    NotEnoughSuspended,
    /// What a ticket brought has been used since: it can't be undone any more.
    #[error("what the ticket brought has been used since")]
    UsedSince,
    /// An account is settled or topped up out of an account.
    #[error("an account can't be paid out of an account")]
    OnItself,
    /// Something is left in the account.
    #[error("something is left in the account")]
    NotEmpty,
    /// The account has moved already: what stood in it before comes first.
    #[error("the account has moved already")]
    Begun,
    /// The account is open still: its name is needed.
    #[error("the account is open")]
    Open,
    /// An amount out of range.
    #[error("an amount of the account is out of range")]
    Amount(#[from] AmountError),
}

impl Standing {
    /// Where the account stands after `change`.
    ///
    /// # Errors
    /// [`AccountError`] for what it does not allow.
    pub fn after(&self, change: &AccountMove, allowed: Allowance) -> Result<Self, AccountError> {
        if self.closed {
            return Err(AccountError::Closed);
        }
        let debt = self.debt.plus(change.debt)?;
        if debt.is_negative() {
            return Err(AccountError::MoreThanOwed { debt: self.debt });
        }
        let grows = change.debt > Cents::ZERO;
        if grows && debt > self.limit && allowed == Allowance::Usual {
            return Err(AccountError::OverLimit { limit: self.limit, debt });
        }
        let prepaid = self.prepaid.plus(change.prepaid)?;
        if prepaid.is_negative() {
            return Err(AccountError::NotEnoughPrepaid { prepaid: self.prepaid });
        }
        let mut ahead = self.ahead.clone();
        for (product, more) in &change.ahead {
            let sum = ahead.entry(*product).or_default();
            *sum = sum.checked_add(*more).ok_or(AmountError::Overflow)?;
            if *sum < 0 {
                return Err(AccountError::NotEnoughAhead);
            }
        }
        Ok(Self { debt, prepaid, limit: self.limit, closed: false, ahead })
    }

    /// Whether nothing is left in it, either way.
    pub fn is_empty(&self) -> bool {
        self.debt.is_zero() && self.prepaid.is_zero() && self.ahead.values().all(|sum| *sum == 0)
    }

    /// Whether the limit had to be lifted for it.
    pub fn is_beyond_limit(&self) -> bool {
        self.debt > self.limit
    }
}

/// How old what is owed is, oldest first: payments settle the oldest debt.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Age {
    /// Owed for 30 days at most, in cents.
    pub fresh: Cents,
    /// Owed for 31 to 60 days, in cents.
    pub old: Cents,
    /// Owed for longer, in cents.
    pub older: Cents,
}

impl Age {
    /// The age of `debt`, from what was put on account: `(days ago, amount)`, newest first. What
    /// is still owed is the newest of it.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] when a sum goes beyond its range.
    pub fn of(
        debt: Cents,
        newest_first: impl IntoIterator<Item = (i64, Cents)>,
    ) -> Result<Self, AmountError> {
        let mut age = Self::default();
        let mut left = debt;
        for (days, amount) in newest_first {
            if left <= Cents::ZERO {
                break;
            }
            let part = amount.min(left);
            left = left.minus(part)?;
            let sum = match days {
                ..=30 => &mut age.fresh,
                31..=60 => &mut age.old,
                _ => &mut age.older,
            };
            *sum = sum.plus(part)?;
        }
        // What no entry explains is older than any.
        age.older = age.older.plus(left.max(Cents::ZERO))?;
        Ok(age)
    }
}

#[cfg(test)]
mod tests;
