//! How a ticket is paid: cash with change, a card on its own terminal, or both.

use thiserror::Error;

use super::money::{AmountError, Cents};

/// A means of payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// Coins and notes.
    Cash,
    /// A card, taken by a terminal beside the till and confirmed by hand.
    Card,
    /// The ticket's customer owes it (ardoise).
    Debt,
    /// Out of what the ticket's customer has prepaid.
    Prepaid,
}

/// What a customer hands over, before it is set against the amount due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// By which means.
    pub method: Method,
    /// How much, in cents.
    pub amount: Cents,
}

/// A part of a ticket's payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tender {
    /// By which means.
    pub method: Method,
    /// The part of the amount due that it settles, in cents; negative for money given back.
    pub amount: Cents,
    /// What was handed over for it, in cents.
    pub given: Cents,
}

/// A payment that settles an amount exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// The tenders; their amounts add up to what was due. Empty when nothing was due.
    pub tenders: Vec<Tender>,
    /// What goes back to the customer in cash, in cents.
    pub change: Cents,
    /// Cash handed out on top of a purchase by card, in cents; negative where that is undone.
    pub cashback: Cents,
}

/// Why a payment was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PaymentError {
    /// Part of the amount is still due.
    #[error("{missing} is still due")]
    Insufficient {
        /// What is missing, in cents.
        missing: Cents,
    },
    /// More than due by a means that gives no change.
    #[error("only cash gives change")]
    OverTender,
    /// A zero or negative part, or a part of an amount that is already settled.
    #[error("a part of the payment settles nothing")]
    NothingToSettle,
    /// Money goes back to the customer, which only the drawer can do.
    #[error("money is given back in cash")]
    RefundInCashOnly,
    /// More notes than a payment may have.
    #[error("a payment has too many parts")]
    TooManyParts,
    /// More cash than French law lets a café take for one debt (CMF art. D.112-3: 1 000 €).
    #[error("cash is limited to 1000.00 a ticket")]
    CashLimit,
    /// An account without saying whose.
    #[error("the payment needs a customer")]
    NoCustomer,
    /// Cash on top of a purchase, not as the law allows it: by card alone, on a purchase of 1 € or
    /// more, up to 60 € (CMF art. L.112-14 and D.112-6).
    #[error("cash on top of this purchase is not allowed")]
    Cashback,
    /// An amount out of range.
    #[error("an amount of the payment is out of range")]
    Amount(#[from] AmountError),
}

impl Payment {
    /// The most parts of a payment.
    pub const MAX_PARTS: usize = 20;
    /// The most cash for one debt, 1 000 € (CMF art. L.112-6 and D.112-3).
    pub const CASH_LIMIT: Cents = Cents::new(100_000);

    /// The least purchase that cash may be handed out with, 1 € (CMF art. D.112-6).
    pub const CASHBACK_PURCHASE: Cents = Cents::new(100);
    /// The most cash handed out with a purchase, 60 € (CMF art. D.112-6).
    pub const CASHBACK_LIMIT: Cents = Cents::new(6_000);

    /// Sets `offers` against the amount `due`, in their order.
    ///
    /// Cards settle first, so that change is owed on cash alone. An amount below zero is given
    /// back from the drawer and takes no offer.
    ///
    /// # Errors
    /// [`PaymentError`] when the offers do not settle the amount exactly, change apart.
    pub fn settle(due: Cents, offers: &[Offer]) -> Result<Self, PaymentError> {
        if offers.len() > Self::MAX_PARTS {
            return Err(PaymentError::TooManyParts);
        }
        if due.is_negative() {
            return Self::give_back(due, offers);
        }
        let mut left = due;
        let mut tenders = Vec::new();
        for offer in offers.iter().filter(|offer| offer.method != Method::Cash) {
            if offer.amount <= Cents::ZERO {
                return Err(PaymentError::NothingToSettle);
            }
            if offer.amount > left {
                return Err(PaymentError::OverTender);
            }
            left = left.minus(offer.amount)?;
            tenders.push(Tender {
                method: offer.method,
                amount: offer.amount,
                given: offer.amount,
            });
        }
        let change = Self::take_cash(left, offers, &mut tenders)?;
        Ok(Self { tenders, change, cashback: Cents::ZERO })
    }

    /// Settles a purchase by card with cash handed out on top of it.
    ///
    /// # Errors
    /// [`PaymentError::Cashback`] beyond what the law allows, or unless one card pays both.
    pub fn with_cashback(
        due: Cents,
        purchase: Cents,
        cashback: Cents,
        offers: &[Offer],
    ) -> Result<Self, PaymentError> {
        let allowed = purchase >= Self::CASHBACK_PURCHASE
            && cashback > Cents::ZERO
            && cashback <= Self::CASHBACK_LIMIT;
        let amount = due.plus(cashback)?;
        if !allowed || *offers != [Offer { method: Method::Card, amount }] {
            return Err(PaymentError::Cashback);
        }
        let card = Tender { method: Method::Card, amount, given: amount };
        let cash = Tender { method: Method::Cash, amount: cashback.negated()?, given: Cents::ZERO };
        Ok(Self { tenders: vec![card, cash], change: Cents::ZERO, cashback })
    }

    fn take_cash(
        left: Cents,
        offers: &[Offer],
        tenders: &mut Vec<Tender>,
    ) -> Result<Cents, PaymentError> {
        let mut given = Cents::ZERO;
        for offer in offers.iter().filter(|offer| offer.method == Method::Cash) {
            if offer.amount <= Cents::ZERO {
                return Err(PaymentError::NothingToSettle);
            }
            given = given.plus(offer.amount)?;
        }
        if given < left {
            return Err(PaymentError::Insufficient { missing: left.minus(given)? });
        }
        if given.is_zero() {
            return Ok(Cents::ZERO);
        }
        if left.is_zero() {
            return Err(PaymentError::NothingToSettle);
        }
        if left > Self::CASH_LIMIT {
            return Err(PaymentError::CashLimit);
        }
        tenders.push(Tender { method: Method::Cash, amount: left, given });
        Ok(given.minus(left)?)
    }

    fn give_back(due: Cents, offers: &[Offer]) -> Result<Self, PaymentError> {
        if !offers.is_empty() {
            return Err(PaymentError::RefundInCashOnly);
        }
        let tender = Tender { method: Method::Cash, amount: due, given: Cents::ZERO };
        let change = due.negated()?;
        Ok(Self { tenders: vec![tender], change, cashback: Cents::ZERO })
    }

    /// The payment that undoes this one: each tender goes back the way it came.
    ///
    /// # Errors
    /// [`AmountError`] when an amount has no opposite.
    pub fn reversed(&self) -> Result<Self, AmountError> {
        let mut change = Cents::ZERO;
        let mut tenders = Vec::with_capacity(self.tenders.len());
        for tender in &self.tenders {
            let amount = tender.amount.negated()?;
            if tender.method == Method::Cash && amount.is_negative() {
                change = change.plus(tender.amount)?;
            }
            tenders.push(Tender { method: tender.method, amount, given: Cents::ZERO });
        }
        if !self.cashback.is_zero() {
            change = Cents::ZERO;
        }
        Ok(Self { tenders, change, cashback: self.cashback.negated()? })
    }

    /// Whether a part of it concerns a customer's account.
    pub fn needs_customer(&self) -> bool {
        let of_account = |tender: &Tender| matches!(tender.method, Method::Debt | Method::Prepaid);
        self.tenders.iter().any(of_account)
    }

    /// Whether the drawer must open: cash comes in or goes out.
    pub fn opens_drawer(&self) -> bool {
        self.tenders.iter().any(|tender| tender.method == Method::Cash)
    }
}

/// The likely sums of cash for an amount due, smallest first and without the exact amount: the
/// keys beside *Juste*.
///
/// What people hand over is the next full 5 €, and the notes above it.
pub fn likely_cash(due: Cents) -> Vec<Cents> {
    let mut sums = Vec::new();
    if due <= Cents::ZERO {
        return sums;
    }
    for step in [500, 1_000, 2_000, 5_000, 10_000] {
        let sum = due.get().div_euclid(step) * step + step;
        let rounded = if due.get() % step == 0 { due.get() } else { sum };
        let sum = Cents::new(rounded);
        if sum > due && !sums.contains(&sum) {
            sums.push(sum);
        }
    }
    sums.sort();
    sums.truncate(3);
    sums
}

#[cfg(test)]
mod tests;
