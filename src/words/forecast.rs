//! Why so much bread is proposed, in a sentence: "mardi : 14 en moyenne, 1 rupture sur 4, soit 17".

use chrono::Weekday;

use super::format::nth_word;
use super::{Language, Words};
use crate::domain::forecast::{Basis, Like, Reason};

/// The sentence of a reason, which ends with the quantity proposed.
pub fn reason(words: &Words, reason: &Reason) -> String {
    let quantity = ("quantity", reason.quantity.to_string().into());
    let sentence = match reason.basis {
        Basis::Sales { like, mean_hundredths, sold_out, of } => {
            let day = ("day", day(words, like).into());
            let mean = ("mean", mean(words.language(), mean_hundredths).into());
            if of == 0 {
                let weekday = ("weekday", name(words, like.profile()).into());
                words.tell("forecast-sales-first", &[weekday, mean, quantity])
            } else {
                let sold_out = ("sold-out", u64::from(sold_out).into());
                let of = ("of", of.to_string().into());
                words.tell("forecast-sales", &[day, mean, sold_out, of, quantity])
            }
        }
        Basis::Rare { like, seen: false } => {
            let weekday = ("weekday", name(words, like.profile()).into());
            words.tell("forecast-rare-first", &[weekday, quantity])
        }
        Basis::Rare { like, seen: true } => {
            words.tell("forecast-rare", &[("day", day(words, like).into()), quantity])
        }
        Basis::NeverSold => words.tell("forecast-never-sold", &[quantity]),
        Basis::LastOrder => words.tell("forecast-last-order", &[quantity]),
        Basis::Unknown => words.tell("forecast-unknown", &[quantity]),
    };
    if reason.extra == 0 {
        return sentence;
    }
    let total = reason.quantity.saturating_add(reason.extra);
    let values = [
        ("sentence", sentence.into()),
        ("extra", reason.extra.to_string().into()),
        ("total", total.to_string().into()),
    ];
    words.tell("forecast-extra", &values)
}

fn day(words: &Words, like: Like) -> String {
    match like {
        Like::Weekday(weekday) => name(words, weekday),
        Like::Holiday => words.say("forecast-day-holiday"),
        Like::Chosen(weekday) => {
            words.tell("forecast-day-like", &[("weekday", name(words, weekday).into())])
        }
    }
}

fn name(words: &Words, weekday: Weekday) -> String {
    nth_word(&words.say("forecast-weekdays"), weekday.num_days_from_monday())
}

/// `14`, `3,5`: tenths only where they matter, below ten.
fn mean(language: Language, hundredths: u32) -> String {
    let tenths = hundredths.saturating_add(5) / 10;
    if tenths >= 100 || tenths.is_multiple_of(10) {
        return (hundredths.saturating_add(50) / 100).to_string();
    }
    let point = match language {
        Language::French => ',',
        Language::English => '.',
    };
    format!("{}{point}{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn french(basis: Basis, quantity: u32) -> String {
        reason(&Words::french(), &Reason { basis, quantity, extra: 0 })
    }

    fn sales(like: Like, mean_hundredths: u32, sold_out: u8, of: u8) -> Basis {
        Basis::Sales { like, mean_hundredths, sold_out, of }
    }

    const TUESDAY: Like = Like::Weekday(Weekday::Tue);

    #[test]
    fn sales_say_mean_sold_out_days_and_quantity() {
        let say = |mean, sold_out, of| french(sales(TUESDAY, mean, sold_out, of), 17);
        assert_eq!(say(1_400, 1, 4), "mardi : 14 en moyenne, 1 rupture sur 4, soit 17");
        assert_eq!(say(1_449, 0, 4), "mardi : 14 en moyenne, aucune rupture sur 4, soit 17");
        assert_eq!(say(1_450, 3, 4), "mardi : 15 en moyenne, 3 ruptures sur 4, soit 17");
        assert_eq!(say(354, 1, 2), "mardi : 3,5 en moyenne, 1 rupture sur 2, soit 17");
        assert_eq!(say(996, 1, 2), "mardi : 10 en moyenne, 1 rupture sur 2, soit 17");
        assert_eq!(
            say(300, 0, 0),
            "pas encore de mardi : comme les autres jours, 3 en moyenne, soit 17"
        );
    }

    #[test]
    fn a_day_may_be_like_another() {
        let holiday = french(sales(Like::Holiday, 2_200, 2, 4), 26);
        let expected = "jour férié, comme un dimanche : 22 en moyenne, 2 ruptures sur 4, soit 26";
        assert_eq!(holiday, expected);
        let chosen = french(sales(Like::Chosen(Weekday::Sat), 2_200, 2, 4), 26);
        assert_eq!(chosen, "comme un samedi : 22 en moyenne, 2 ruptures sur 4, soit 26");
    }

    #[test]
    fn little_is_known_and_said() {
        let rare = french(Basis::Rare { like: Like::Weekday(Weekday::Sun), seen: true }, 1);
        assert_eq!(rare, "dimanche : moins d’un par jour, soit 1");
        let first = french(Basis::Rare { like: Like::Weekday(Weekday::Sun), seen: false }, 1);
        assert_eq!(first, "pas encore de dimanche : moins d’un par jour jusqu’ici, soit 1");
        assert_eq!(french(Basis::NeverSold, 0), "aucune vente en douze semaines, soit 0");
        let last = "trop peu de ventes : comme la dernière fois, soit 12";
        assert_eq!(french(Basis::LastOrder, 12), last);
        let unknown = "aucune vente connue, à vous de choisir, soit 0";
        assert_eq!(french(Basis::Unknown, 0), unknown);
    }

    #[test]
    fn an_extra_is_added_openly() {
        let basis = sales(TUESDAY, 1_400, 1, 4);
        let sentence = reason(&Words::french(), &Reason { basis, quantity: 17, extra: 10 });
        assert_eq!(sentence, "mardi : 14 en moyenne, 1 rupture sur 4, soit 17 + 10 = 27");
    }

    #[test]
    fn the_english_reads_too() {
        let words = Words::new(Language::English);
        let say = |sold_out| {
            let basis = sales(TUESDAY, 350, sold_out, 4);
            reason(&words, &Reason { basis, quantity: 5, extra: 0 })
        };
        assert_eq!(say(0), "Tuesday: 3.5 on average, sold out never in 4, so 5");
        assert_eq!(say(1), "Tuesday: 3.5 on average, sold out once in 4, so 5");
        assert_eq!(say(2), "Tuesday: 3.5 on average, sold out 2 times in 4, so 5");
    }
}
