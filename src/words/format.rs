//! Amounts, quantities, rates and dates as they are written in France, whatever the locale.

use chrono::{Datelike, NaiveDate, Timelike};

use super::Words;
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::forecast::DayMinute;
use crate::domain::money::Cents;
use crate::domain::quantity::{Quantity, Unit};
use crate::domain::vat::VatRate;

/// A blank that keeps an amount and its unit on one line; fonts and printers have it, unlike the
/// narrow one.
const NO_BREAK: char = '\u{a0}';
const MINUS: char = '\u{2212}';

/// `1 234,50 €`, `−0,40 €`.
pub fn money(amount: Cents) -> String {
    format!("{}{NO_BREAK}€", bare_money(amount))
}

/// `1 234,50`: an amount in a column whose head says euros.
pub fn bare_money(amount: Cents) -> String {
    let units = amount.get().unsigned_abs();
    let sign = if amount.is_negative() { String::from(MINUS) } else { String::new() };
    format!("{sign}{},{:02}", grouped(units / 100), units % 100)
}

/// `5 €` for a whole sum, `7,50 €` otherwise: the keys of notes.
pub fn short_money(amount: Cents) -> String {
    if amount.get() % 100 == 0 {
        let sign = if amount.is_negative() { String::from(MINUS) } else { String::new() };
        format!("{sign}{}{NO_BREAK}€", grouped(amount.get().unsigned_abs() / 100))
    } else {
        money(amount)
    }
}

/// `1 706`: a count.
pub fn count(count: i64) -> String {
    let sign = if count < 0 { String::from(MINUS) } else { String::new() };
    format!("{sign}{}", grouped(count.unsigned_abs()))
}

/// `Octobre 2026` of `2026-10`; the text itself where it is no month.
pub fn month(month: &str, words: &Words) -> String {
    let named = month.split_once('-').and_then(|(year, month)| {
        let names = words.say("months-long");
        let rank = month.parse::<usize>().ok()?.checked_sub(1)?;
        names.split(' ').nth(rank).map(|name| format!("{name}{NO_BREAK}{year}"))
    });
    named.unwrap_or_else(|| month.to_owned())
}

/// `2` pieces, `0,312 kg`, `0,25 l`.
pub fn quantity(quantity: Quantity, unit: Unit) -> String {
    amount_of(quantity.thousandths(), unit)
}

/// The same of any number of thousandths of a unit, none and more than a line may hold included.
pub fn amount_of(thousandths: i64, unit: Unit) -> String {
    let sign = if thousandths < 0 { String::from(MINUS) } else { String::new() };
    let (whole, part) = (thousandths.unsigned_abs() / 1_000, thousandths.unsigned_abs() % 1_000);
    match unit {
        Unit::Piece => format!("{sign}{}", grouped(whole)),
        Unit::Kilogram => format!("{sign}{whole},{part:03}{NO_BREAK}kg"),
        Unit::Litre => format!("{sign}{whole},{part:03}{NO_BREAK}l"),
    }
}

/// `5,5 %`, `10 %`.
pub fn rate(rate: VatRate) -> String {
    percent(rate.basis_points())
}

/// Basis points as `25 %`.
pub fn percent(points: u16) -> String {
    let (whole, part) = (points / 100, points % 100);
    match (part, part % 10) {
        (0, _) => format!("{whole}{NO_BREAK}%"),
        (_, 0) => format!("{whole},{}{NO_BREAK}%", part / 10),
        _ => format!("{whole},{part:02}{NO_BREAK}%"),
    }
}

/// Rates that were in force one after the other as `10 % / 20 %`; the usual one where there are
/// none.
pub fn percents(points: &[u16], usual: u16) -> String {
    let rates: Vec<String> = points.iter().copied().map(percent).collect();
    if rates.is_empty() { percent(usual) } else { rates.join(" / ") }
}

/// `19:10`: a minute of the business day as the clock on the wall shows it.
pub fn clock(minute: DayMinute) -> String {
    let since_midnight = (u32::from(minute.get()) + 4 * 60) % 1_440;
    format!("{:02}:{:02}", since_midnight / 60, since_midnight % 60)
}

/// Minutes as `2 h 10`, `45 min`.
pub fn duration(minutes: u64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}{NO_BREAK}min"),
        (hours, 0) => format!("{}{NO_BREAK}h", grouped(hours)),
        (hours, minutes) => format!("{}{NO_BREAK}h{NO_BREAK}{minutes:02}", grouped(hours)),
    }
}

/// `08:14`.
pub fn time(moment: Moment) -> String {
    let local = moment.local();
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// `21/11/2026 08:14`, as receipts have it.
pub fn stamp(moment: Moment) -> String {
    let local = moment.local();
    format!("{} {}", numeric(local.date()), time(moment))
}

/// `21/11/2026`.
pub fn numeric(date: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// `sam. 21 nov.`: the day as the screens show it.
pub fn short_day(words: &Words, day: BusinessDay) -> String {
    let date = day.date();
    let weekday = nth_word(&words.say("weekdays"), date.weekday().num_days_from_monday());
    let month = nth_word(&words.say("months"), date.month0());
    format!("{weekday} {} {month}", date.day())
}

pub(super) fn nth_word(list: &str, index: u32) -> String {
    let index = usize::try_from(index).unwrap_or(0);
    list.split(' ').nth(index).unwrap_or_default().to_owned()
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(NO_BREAK);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_the_french_write_them() {
        assert_eq!(money(Cents::new(120)), "1,20\u{a0}€");
        assert_eq!(money(Cents::new(-40)), "\u{2212}0,40\u{a0}€");
        assert_eq!(money(Cents::new(123_456_789)), "1\u{a0}234\u{a0}567,89\u{a0}€");
        assert_eq!(short_money(Cents::new(500)), "5\u{a0}€");
        assert_eq!(short_money(Cents::new(750)), "7,50\u{a0}€");
    }

    #[test]
    fn rates_and_quantities() {
        let percent = |points| rate(VatRate::new(points).expect("a rate"));
        assert_eq!(percent(550), "5,5\u{a0}%");
        assert_eq!(percent(1000), "10\u{a0}%");
        assert_eq!(percent(210), "2,1\u{a0}%");
        assert_eq!(percent(1025), "10,25\u{a0}%");
        let weight = Quantity::from_thousandths(312).expect("a weight");
        assert_eq!(quantity(weight, Unit::Kilogram), "0,312\u{a0}kg");
        assert_eq!(quantity(weight.negated(), Unit::Litre), "\u{2212}0,312\u{a0}l");
        assert_eq!(quantity(Quantity::pieces(-2).expect("two"), Unit::Piece), "\u{2212}2");
    }

    #[test]
    fn dates_in_both_languages() {
        let day = BusinessDay::parse("2026-11-21").expect("a day");
        assert_eq!(short_day(&Words::french(), day), "sam. 21 nov.");
        assert_eq!(short_day(&Words::new(super::super::Language::English), day), "Sat 21 Nov");
    }
}
