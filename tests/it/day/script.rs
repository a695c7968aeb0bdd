//! Reads the script: dates, times, acts and expected figures, one a line.

/// The script of a day.
pub struct Script {
    /// The figures worked out by hand.
    pub expected: Vec<Expected>,
    /// What happens, in order.
    pub acts: Vec<Act>,
}

/// A figure worked out by hand.
pub struct Expected {
    /// Its name, words joined by blanks.
    pub what: String,
    /// Its value, as written.
    pub value: String,
}

/// Something that happens.
#[derive(Debug, Clone)]
pub struct Act {
    /// The date, such as `2026-11-21`.
    pub date: String,
    /// Minutes after midnight.
    pub minute: i64,
    /// What is done.
    pub verb: String,
    /// What it concerns.
    pub object: String,
    /// How it is paid, behind the bar.
    pub payment: String,
}

impl Script {
    /// Reads a script; a line that is none of the known forms fails the test.
    pub fn read(text: &str) -> Self {
        let mut script = Self { expected: Vec::new(), acts: Vec::new() };
        let mut date = String::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if line.starts_with('#') {
                continue;
            }
            let (first, rest) = line.split_once(' ').expect("two words a line");
            match first {
                "expect" => {
                    let (what, value) = rest.rsplit_once(' ').expect("a figure");
                    let (what, value) = (what.to_owned(), value.to_owned());
                    script.expected.push(Expected { what, value });
                }
                "on" => date = rest.to_owned(),
                time => script.acts.push(act(&date, time, rest)),
            }
        }
        script
    }
}

fn act(date: &str, time: &str, rest: &str) -> Act {
    let (hour, minute) = time.split_once(':').expect("a time");
    let (hour, minute): (i64, i64) =
        (hour.parse().expect("an hour"), minute.parse().expect("a minute"));
    let (said, payment) = rest.split_once(" | ").unwrap_or((rest, ""));
    let (verb, object) = said.split_once(' ').unwrap_or((said, ""));
    Act {
        date: date.to_owned(),
        minute: hour * 60 + minute,
        verb: verb.to_owned(),
        object: object.to_owned(),
        payment: payment.to_owned(),
    }
}
