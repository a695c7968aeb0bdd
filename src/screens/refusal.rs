//! Why the till did not do what was asked, in sentences that say what is safe and what to do.

use crate::domain::activity::ActivityError;
use crate::domain::customer::AccountError;
use crate::domain::errand::ErrandError;
use crate::domain::evening::EveningError;
use crate::domain::membership::MembershipError;
use crate::domain::money::Cents;
use crate::domain::parcel::state::ParcelError;
use crate::domain::partner::CashLimits;
use crate::domain::payment::PaymentError;
use crate::domain::stock::StockError;
use crate::domain::ticket::TicketError;
use crate::domain::volunteer::VolunteerError;
use crate::screens::bridge::{BreadError, ShelfError, TillError, network_key};
use crate::words::{Value, Words, format};

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
    /// The customer's account does not allow it.
    Account(AccountError),
    /// Cash is not handed out for that bank, or not that much of it.
    Withdrawal(Option<CashLimits>),
    /// Whom the cash is handed out to must be said.
    WithdrawalForWhom(CashLimits),
    /// Nothing is to be settled with the partner.
    NothingToSettle,
    /// It can't happen to the parcel.
    Parcel(ParcelError),
    /// An amount is out of range.
    Amount,
    /// What was asked of the stock does not work out.
    Stock(StockError),
    /// A product or a label does not work out.
    Shelf(ShelfError),
    /// It can't be so with an evening.
    Evening(EveningError),
    /// Nothing of the kind can be counted.
    Errand(ErrandError),
    /// The membership can't be.
    Membership(MembershipError),
    /// The hours of a volunteer can't be written so.
    Volunteer(VolunteerError),
    /// What was asked about is not there.
    NotThere,
    /// The bread deposit does not allow it.
    Bread(BreadError),
    /// It can't be said of the activity.
    Activity(ActivityError),
    /// Part of a payment was taken: nothing more is rung up before its end.
    Paying,
    /// The disk is full; nothing was written.
    Full,
    /// The disk did not answer as it should: whether it was written is not known.
    Unsure,
    /// Too many requests wait.
    Busy,
    /// What passes between the café and head office does not work out; the sentence that says so.
    Network(&'static str),
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
            TillError::Parcel(error) => Self::Parcel(*error),
            TillError::Amount(_) | TillError::Telling(_) => Self::Amount,
            TillError::Shelf(error) => Self::Shelf(*error),
            TillError::Account(error) => Self::Account(*error),
            TillError::Withdrawal(limits) => Self::Withdrawal(*limits),
            TillError::WithdrawalForWhom(limits) => Self::WithdrawalForWhom(*limits),
            TillError::NothingToSettle => Self::NothingToSettle,
            TillError::NoSuchTicket(_) | TillError::NoSuchClosing(_) | TillError::NoSuchPartner => {
                Self::NotThere
            }
            TillError::Stock(error) => Self::Stock(*error),
            TillError::Bread(error) => Self::Bread(*error),
            TillError::Evening(error) => Self::Evening(*error),
            TillError::Errand(error) => Self::Errand(*error),
            TillError::Membership(error) => Self::Membership(*error),
            TillError::Activity(error) => Self::Activity(*error),
            TillError::Volunteer(error) => Self::Volunteer(*error),
            TillError::Store(error) if error.is_full() => Self::Full,
            TillError::Network(error) => Self::Network(network_key(error)),
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
            Self::Paying => words.say("refusal-paying"),
            Self::Account(error) => account_sentence(error, words),
            Self::Withdrawal(limits) => withdrawal_sentence(limits, words),
            Self::WithdrawalForWhom(limits) => {
                let (most, days) = (format::money(limits.most), u64::from(limits.days));
                let values = [("most", most.into()), ("days", days.into())];
                words.tell("refusal-withdrawal-whom", &values)
            }
            Self::NothingToSettle => words.say("refusal-nothing-to-settle"),
            Self::Parcel(error) => words.say(parcel_key(error)),
            Self::Amount => words.say("refusal-amount"),
            Self::Shelf(error) => words.say(shelf_key(error)),
            Self::Stock(error) => stock_sentence(error, words),
            Self::Evening(error) => words.say(evening_key(error)),
            Self::Errand(ErrandError::Count) => words.say("refusal-errand-count"),
            Self::Errand(ErrandError::Future) => words.say("refusal-volunteer-future"),
            Self::Errand(ErrandError::NoSuchErrand) => words.say("refusal-not-there"),
            Self::Membership(error) => membership_sentence(error, words),
            Self::Volunteer(error) => words.say(volunteer_key(error)),
            Self::NotThere => words.say("refusal-not-there"),
            Self::Bread(error) => bread_sentence(error, words),
            Self::Activity(error) => words.say(activity_key(error)),
            Self::Full => words.say("refusal-full"),
            Self::Unsure => words.say("refusal-unsure"),
            Self::Busy => words.say("refusal-busy"),
            Self::Network(key) => words.say(key),
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

fn account_sentence(error: AccountError, words: &Words) -> String {
    let told = |key: &str, amounts: &[(&str, Cents)]| {
        let amounts: Vec<(&str, Value)> =
            amounts.iter().map(|(name, amount)| (*name, format::money(*amount).into())).collect();
        words.tell(key, &amounts)
    };
    match error {
        AccountError::NoSuchCustomer => words.say("refusal-no-such-customer"),
        AccountError::Closed => words.say("refusal-account-closed"),
        AccountError::OverLimit { limit, debt } => {
            told("refusal-over-limit", &[("limit", limit), ("debt", debt)])
        }
        AccountError::MoreThanOwed { debt } => told("refusal-more-than-owed", &[("debt", debt)]),
        AccountError::NotEnoughPrepaid { prepaid } => {
            told("refusal-not-enough-prepaid", &[("prepaid", prepaid)])
        }
        AccountError::NotEnoughAhead => words.say("refusal-not-enough-ahead"),
        AccountError::NotEnoughSuspended => words.say("refusal-not-enough-suspended"),
        AccountError::UsedSince => words.say("refusal-used-since"),
        AccountError::OnItself => words.say("refusal-on-itself"),
        AccountError::NotEmpty => words.say("refusal-not-empty"),
        AccountError::Begun => words.say("refusal-account-begun"),
        AccountError::Open => words.say("refusal-account-open"),
        AccountError::Amount(_) => words.say("refusal-amount"),
    }
}

fn withdrawal_sentence(limits: Option<CashLimits>, words: &Words) -> String {
    match limits {
        Some(limits) => {
            let (least, most) = (format::money(limits.least), format::money(limits.most));
            let days = u64::from(limits.days).into();
            let key = match limits.days {
                0 => "refusal-withdrawal",
                _ => "refusal-withdrawal-days",
            };
            let values = [("least", least.into()), ("most", most.into()), ("days", days)];
            words.tell(key, &values)
        }
        None => words.say("refusal-no-withdrawals"),
    }
}

fn bread_sentence(error: BreadError, words: &Words) -> String {
    match error {
        BreadError::NoSuchReservation | BreadError::NoSuchBaker => words.say("refusal-not-there"),
        BreadError::Impossible | BreadError::Statement(_) => words.say("refusal-bread-count"),
        BreadError::PaidAhead => words.say("refusal-bread-paid"),
        BreadError::Settled(_) => words.say("refusal-bread-settled"),
        BreadError::Signs => words.say("refusal-bread-signs"),
    }
}

fn membership_sentence(error: MembershipError, words: &Words) -> String {
    match error {
        MembershipError::NoMember => words.say("refusal-membership-whom"),
        MembershipError::OnePerson => words.say("refusal-membership-one"),
        MembershipError::BelowFloor(floor) => {
            let floor = [("floor", format::money(floor).into())];
            words.tell("refusal-membership-floor", &floor)
        }
        MembershipError::NoReturn => words.say("refusal-membership-return"),
        MembershipError::NoSuchMembership => words.say("refusal-not-there"),
        MembershipError::Backwards => words.say("refusal-membership-backwards"),
    }
}

fn evening_key(error: EveningError) -> &'static str {
    match error {
        EveningError::NoSuchEvening | EveningError::NoSuchPartner => "refusal-not-there",
        EveningError::State(..) => "refusal-evening-state",
        EveningError::TooMany => "refusal-errand-count",
        EveningError::Amount => "refusal-amount",
        EveningError::Future => "refusal-volunteer-future",
        EveningError::Uncounted => "refusal-evening-uncounted",
    }
}

fn volunteer_key(error: VolunteerError) -> &'static str {
    match error {
        VolunteerError::AlreadyHere => "refusal-volunteer-here",
        VolunteerError::NoSuchShift | VolunteerError::Nobody => "refusal-not-there",
        VolunteerError::Forgotten => "refusal-volunteer-forgotten",
        VolunteerError::Minutes => "refusal-volunteer-minutes",
        VolunteerError::Future => "refusal-volunteer-future",
    }
}

fn shelf_key(error: ShelfError) -> &'static str {
    match error {
        ShelfError::NoFamily | ShelfError::NoProduct => "refusal-not-there",
        ShelfError::Price => "refusal-amount",
        ShelfError::CodeTaken => "refusal-code-taken",
        ShelfError::Full => "refusal-catalogue-full",
        ShelfError::LabelCount => "refusal-label-count",
        ShelfError::NoCode => "refusal-no-code",
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
        TicketError::PaidBefore | TicketError::Purpose => words.say("refusal-payment"),
        TicketError::Payment(PaymentError::Cashback) => words.say("refusal-cashback"),
        TicketError::Payment(PaymentError::CashLimit) => words.say("refusal-cash-limit"),
        TicketError::Payment(PaymentError::Insufficient { missing }) => {
            words.tell("refusal-missing", &[("amount", format::money(missing).into())])
        }
        TicketError::Payment(_) => words.say("refusal-payment"),
    }
}

fn stock_sentence(error: StockError, words: &Words) -> String {
    let at = |line: usize| [("line", (line + 1).to_string().into())];
    match error {
        StockError::NoSuchProduct => words.say("stock-no-product"),
        StockError::Quantity => words.say("stock-quantity"),
        StockError::NothingDelivered => words.say("stock-nothing-delivered"),
        StockError::TooManyLines => words.say("stock-too-many-lines"),
        StockError::NeedsFamily(line) => words.tell("stock-needs-family", &at(line)),
        StockError::NeedsPrice(line) => words.tell("stock-needs-price", &at(line)),
        StockError::CatalogueFull => words.say("stock-catalogue-full"),
        StockError::NotADelivery => words.say("stock-not-a-delivery"),
        StockError::CameAlready => words.say("stock-came-already"),
        StockError::InventoryOpen => words.say("stock-inventory-open"),
        StockError::NoInventory => words.say("stock-no-inventory"),
        StockError::NotInInventory => words.say("stock-not-in-inventory"),
        StockError::NoSuchLot => words.say("stock-no-lot"),
        StockError::NoSuchPartner => words.say("stock-no-partner"),
        StockError::NothingToTell => words.say("stock-nothing-to-tell"),
        StockError::OutOfRange => words.say("refusal-amount"),
    }
}

fn activity_key(error: ActivityError) -> &'static str {
    match error {
        ActivityError::Unknown => "refusal-activity-unknown",
        ActivityError::Hours => "refusal-activity-hours",
        ActivityError::Heads => "refusal-activity-heads",
        ActivityError::Money => "refusal-activity-money",
        ActivityError::Future => "refusal-activity-future",
        ActivityError::Cancelled => "refusal-activity-cancelled",
        ActivityError::TooOften => "refusal-activity-too-often",
    }
}

fn parcel_key(error: ParcelError) -> &'static str {
    match error {
        ParcelError::NotHere => "refusal-parcel-not-here",
        ParcelError::StillKept => "refusal-parcel-still-kept",
        ParcelError::NothingToUndo => "refusal-parcel-nothing-to-undo",
        ParcelError::TooLate => "refusal-parcel-too-late",
        ParcelError::SomeoneElse => "refusal-parcel-someone-else",
        ParcelError::IdentityUnchecked => "refusal-parcel-identity",
        ParcelError::AlreadyHere(_) => "refusal-parcel-already-here",
        ParcelError::NoNumber => "refusal-parcel-no-number",
        ParcelError::NoCarrier => "refusal-parcel-no-carrier",
        ParcelError::NoReason => "refusal-parcel-no-reason",
        ParcelError::Count => "refusal-parcel-count",
        ParcelError::Retention => "refusal-parcel-retention",
        ParcelError::Name => "refusal-parcel-name",
    }
}
