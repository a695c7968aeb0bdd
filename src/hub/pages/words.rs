//! Sentences, numbers and dates of the pages.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::domain::money::Cents;
use crate::hub::publish::key_figures::Amount;
use crate::statement::MonthName;
use crate::words::{Value, Words, format};

/// What the pages are written with.
pub struct Site {
    words: Words,
}

impl Default for Site {
    fn default() -> Self {
        Self { words: Words::of_the_hub() }
    }
}

impl Site {
    /// A sentence.
    pub fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// A sentence with values in it.
    pub fn tell(&self, key: &str, values: &[(&str, Value)]) -> String {
        self.words.tell(key, values)
    }

    /// `octobre 2026`.
    pub fn month(&self, month: MonthName) -> String {
        named(&self.say("site-months-long"), month)
    }

    /// `oct. 2026`.
    pub fn short_month(&self, month: MonthName) -> String {
        named(&self.say("site-months"), month)
    }

    /// `oct.`, for the foot of a bar.
    pub fn month_alone(&self, month: MonthName) -> String {
        let names = self.say("site-months");
        names.split(' ').nth(month.of_year() - 1).unwrap_or_default().to_owned()
    }

    /// `5 novembre 2026`, of a moment as the store writes it; nothing for any other text.
    pub fn day(&self, moment: &str) -> Option<String> {
        let date = NaiveDate::parse_from_str(moment.get(..10)?, "%Y-%m-%d").ok()?;
        Some(self.date(date))
    }

    /// `5 nov. 2026`, of a moment as the store writes it; nothing for any other text.
    pub fn short_day(&self, moment: &str) -> Option<String> {
        let date = NaiveDate::parse_from_str(moment.get(..10)?, "%Y-%m-%d").ok()?;
        let month = MonthName::parse(moment.get(..7)?)?;
        let first = if date.day() == 1 { "er" } else { "" };
        Some(format!("{}{first}\u{a0}{}", date.day(), self.short_month(month)))
    }

    /// `5 novembre 2026`.
    pub fn date(&self, date: NaiveDate) -> String {
        let month = MonthName::parse(&date.format("%Y-%m").to_string());
        let month = month.map(|month| self.month(month)).unwrap_or_default();
        let first = if date.day() == 1 { "er" } else { "" };
        format!("{}{first}\u{a0}{month}", date.day())
    }

    /// A key figure as it is written large.
    pub fn amount(&self, amount: &Amount) -> String {
        match amount {
            Amount::Count(count) => number(*count),
            Amount::AtLeast(count) => {
                self.tell("site-at-least", &[("count", number(*count).into())])
            }
            Amount::Euros(cents) => euros(*cents),
            Amount::Tonnes(tonnes) => {
                self.tell("site-tonnes-unit", &[("tonnes", decimal(*tonnes).into())])
            }
        }
    }
}

fn named(list: &str, month: MonthName) -> String {
    let name = list.split(' ').nth(month.of_year() - 1).unwrap_or_default();
    let text = month.to_string();
    format!("{name}\u{a0}{}", text.get(..4).unwrap_or_default())
}

/// `100 000`.
pub fn number(count: i64) -> String {
    format::count(count)
}

/// `131 000 €`, or with cents where there are some.
pub fn euros(cents: i64) -> String {
    format::short_money(Cents::new(cents))
}

/// A decimal with its comma, grouped: `391 300`, `75,1`, `0,192`.
pub fn decimal(value: Decimal) -> String {
    let text = value.normalize().to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let whole = whole.parse::<i64>().map_or_else(|_| whole.to_owned(), number);
    if part.is_empty() { whole } else { format!("{whole},{part}") }
}
