//! Why the till did not do what was asked, in sentences that say what is safe and what to do.

use crate::domain::payment::PaymentError;
use crate::domain::ticket::TicketError;
use crate::screens::bridge::TillError;
use crate::words::{Words, format};

/// Why the till refused, as far as a person can do something about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// No day is open.
    DayNotOpen,
    /// A day is open already.
    DayStillOpen,
    /// The ticket is undone already.
    AlreadyVoided(u64),
    /// The ticket or its payment does not work out.
    Ticket(TicketError),
    /// An amount is out of range.
    Amount,
    /// What was asked about is not there.
    NotThere,
    /// The disk is full; nothing was written.
    Full,
    /// The disk did not answer as it should: whether it was written is not known.
    Unsure,
    /// Too many requests wait.
    Busy,
    /// The till's thread has stopped.
    Stopped,
}

impl Refusal {
    /// What an error of the till means to a person.
    pub fn of(error: &TillError) -> Self {
        match error {
            TillError::DayNotOpen => Self::DayNotOpen,
            TillError::DayStillOpen => Self::DayStillOpen,
            TillError::AlreadyVoided(number) => Self::AlreadyVoided(*number),
            TillError::Ticket(error) => Self::Ticket(*error),
            TillError::Amount(_) => Self::Amount,
            TillError::NoSuchTicket(_) | TillError::NoSuchClosing(_) => Self::NotThere,
            TillError::Store(error) if error.is_full() => Self::Full,
            TillError::Store(_) | TillError::Catalogue(_) => Self::Unsure,
        }
    }

    /// The sentence about something other than a payment.
    pub fn sentence(self, words: &Words) -> String {
        match self {
            Self::DayNotOpen => words.say("refusal-day-not-open"),
            Self::DayStillOpen => words.say("refusal-day-still-open"),
            Self::AlreadyVoided(number) => {
                words.tell("refusal-already-voided", &[("number", number.to_string().into())])
            }
            Self::Ticket(error) => ticket_sentence(error, words),
            Self::Amount => words.say("refusal-amount"),
            Self::NotThere => words.say("refusal-not-there"),
            Self::Full => words.say("refusal-full"),
            Self::Unsure => words.say("refusal-unsure"),
            Self::Busy => words.say("refusal-busy"),
            Self::Stopped => words.say("refusal-stopped"),
        }
    }

    /// The sentence about a payment: it must say whether money was counted, and that a second
    /// touch does no harm.
    pub fn of_payment(self, words: &Words) -> String {
        match self {
            Self::Unsure | Self::Busy => words.say("refusal-payment-unsure"),
            Self::Full => words.say("refusal-payment-full"),
            other => other.sentence(words),
        }
    }
}

fn ticket_sentence(error: TicketError, words: &Words) -> String {
    match error {
        TicketError::Empty => words.say("refusal-empty"),
        TicketError::TooManyLines => words.say("refusal-too-many-lines"),
        TicketError::TotalTooHigh | TicketError::Amount(_) => words.say("refusal-amount"),
        TicketError::NoSuchLine => words.say("refusal-not-there"),
        TicketError::VoidOfVoid => words.say("refusal-void-of-void"),
        TicketError::NoCustomer | TicketError::Payment(PaymentError::NoCustomer) => {
            words.say("refusal-no-customer")
        }
        TicketError::PaidBefore => words.say("refusal-payment"),
        TicketError::Payment(PaymentError::Cashback) => words.say("refusal-cashback"),
        TicketError::Payment(PaymentError::CashLimit) => words.say("refusal-cash-limit"),
        TicketError::Payment(PaymentError::Insufficient { missing }) => {
            words.tell("refusal-missing", &[("amount", format::money(missing).into())])
        }
        TicketError::Payment(_) => words.say("refusal-payment"),
    }
}
