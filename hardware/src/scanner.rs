//! Barcode scanners that type: told from fingers by their haste.
//!
//! A keyboard-wedge scanner types a code and Enter. [`Wedge`] is fed every key with the time of
//! its event (never the time of the frame: a slow screen makes fast keys look slow) and gives
//! back what was typed and what was scanned. It holds a key back for a moment, since the first
//! key of a scan looks like any other, so it must also be told when time has passed:
//! [`Wedge::deadline`] says when to call [`Wedge::tick`]. It has no clock of its own.

use crate::ean;

/// The most characters of a code: a GS1 string with an article, dates, a lot and a serial number
/// has about eighty.
pub const MAX_CODE: usize = 128;

/// What parts the elements of a GS1 string; scanners send it as a key.
const SEPARATOR: char = '\u{1d}';

/// How a scanner is told from fingers. Times are in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The longest pause between two keys of a scan; fingers are slower, as a rule.
    pub gap_ms: u64,
    /// The fewest characters of a scan that ends with Enter or Tab.
    pub least: usize,
    /// The fewest characters of a scan without such an end.
    pub least_without_suffix: usize,
    /// The silence after which a scan without Enter or Tab is complete.
    pub idle_ms: u64,
    /// After a scan that ended with Enter or Tab, one more of them within this time is the
    /// scanner's second: CR and LF may lie a slow frame apart, since keys bear the time at which
    /// they are seen.
    pub second_suffix_ms: u64,
    /// The same code beginning again within this time is one reading, not two.
    pub repeat_ms: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            gap_ms: 50,
            least: 4,
            least_without_suffix: 6,
            idle_ms: 100,
            second_suffix_ms: 400,
            repeat_ms: 50,
        }
    }
}

/// A key that concerns us; all others go to the screen directly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A character, as the keyboard's layout gives it.
    Char(char),
    /// The Enter key.
    Enter,
    /// The Tab key.
    Tab,
}

/// What the keys meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A person pressed this key.
    Typed(Key),
    /// A code was scanned.
    Scanned(Scan),
    /// A code of more than [`MAX_CODE`] characters was scanned; none of it is kept.
    TooLong,
}

/// A scanned code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scan {
    /// The code, digits in place of what an AZERTY keyboard makes of them, without prefix.
    pub code: String,
    /// The AIM identifier before it, such as `]E0`, if the scanner sends one.
    pub aim: Option<String>,
}

/// Tells scans from typing.
#[derive(Debug, Clone)]
pub struct Wedge {
    settings: Settings,
    held: Vec<char>,
    overlong: bool,
    started: u64,
    last: u64,
    /// The code scanned last, when it ended, and within which time one more Enter or Tab is its.
    before: Option<(String, u64, u64)>,
}

impl Wedge {
    /// Waits for the first key.
    pub fn new(settings: Settings) -> Self {
        Self { settings, held: Vec::new(), overlong: false, started: 0, last: 0, before: None }
    }

    /// Takes a key pressed at this time; gives what is certain by now, in order.
    pub fn key(&mut self, key: Key, at_ms: u64) -> Vec<Event> {
        let mut events = Vec::new();
        let pause = at_ms.saturating_sub(self.last);
        match key {
            // Other control characters are no part of any code.
            Key::Char(character) if character.is_control() && character != SEPARATOR => {}
            Key::Char(character) => {
                if !self.held.is_empty() && pause > self.settings.gap_ms {
                    events = self.end(false);
                }
                if self.held.len() == MAX_CODE && !self.overlong && !is_mostly_digits(&self.held) {
                    events = self.release();
                }
                if self.held.is_empty() {
                    self.started = at_ms;
                }
                if self.held.len() < MAX_CODE {
                    self.held.push(character);
                } else {
                    self.overlong = true;
                }
                self.last = at_ms;
            }
            Key::Enter | Key::Tab if self.held.is_empty() => {
                if !self.belongs_to_scan(at_ms) {
                    events.push(Event::Typed(key));
                }
            }
            Key::Enter | Key::Tab => {
                let in_time = pause <= self.settings.gap_ms;
                if in_time && self.is_scan(self.settings.least) {
                    events = self.end(true);
                    self.settle(at_ms);
                } else {
                    events = self.end(false);
                    // A late Enter still belongs to the scan that the silence has just ended.
                    if !self.belongs_to_scan(at_ms) {
                        events.push(Event::Typed(key));
                    }
                }
            }
        }
        events
    }

    /// Takes the passing of time; gives what has become certain.
    pub fn tick(&mut self, now_ms: u64) -> Vec<Event> {
        match self.deadline() {
            Some(deadline) if now_ms >= deadline => self.end(false),
            _ => Vec::new(),
        }
    }

    /// When [`Wedge::tick`] has something to say, if no key comes before.
    pub fn deadline(&self) -> Option<u64> {
        let wait = if self.is_scan(self.settings.least_without_suffix) {
            self.settings.idle_ms.max(self.settings.gap_ms)
        } else {
            self.settings.gap_ms
        };
        (!self.held.is_empty()).then(|| self.last.saturating_add(wait).saturating_add(1))
    }

    /// Gives back all that is held as typing: where nobody waits for a scan.
    pub fn release(&mut self) -> Vec<Event> {
        self.before = None;
        self.overlong = false;
        let held = std::mem::take(&mut self.held);
        // Nobody types a separator.
        let typed = held.into_iter().filter(|held| *held != SEPARATOR);
        typed.map(|held| Event::Typed(Key::Char(held))).collect()
    }

    /// Whether what is held is a scan of at least so many characters. A key that is held down
    /// repeats as fast as a scanner types, but always itself; and a busy machine hands over the
    /// letters of a slow hand all at once, but words are no article numbers.
    fn is_scan(&self, least: usize) -> bool {
        self.held.len() >= least.max(2)
            && self.held.iter().any(|&held| held != self.held[0])
            && is_mostly_digits(&self.held)
    }

    /// Ends what is held: as a scan, or as typing.
    fn end(&mut self, suffix: bool) -> Vec<Event> {
        let least = if suffix { self.settings.least } else { self.settings.least_without_suffix };
        let is_scan = self.is_scan(least);
        let held = std::mem::take(&mut self.held);
        if std::mem::take(&mut self.overlong) {
            // None of it is typed either: it would fill whatever field has the focus.
            self.before = Some((String::new(), self.last, self.suffix_time(suffix)));
            return vec![Event::TooLong];
        }
        if !is_scan {
            self.held = held;
            return self.release();
        }
        let mut events = Vec::new();
        for scan in scans(&held) {
            let repeated = self.before.as_ref().is_some_and(|(code, end, _)| {
                *code == scan.code && self.started.saturating_sub(*end) <= self.settings.repeat_ms
            });
            self.before = Some((scan.code.clone(), self.last, self.suffix_time(suffix)));
            if !repeated {
                events.push(Event::Scanned(scan));
            }
        }
        events
    }

    /// Notes when the suffix of the scan came.
    fn settle(&mut self, at_ms: u64) {
        self.last = at_ms;
        if let Some((_, end, _)) = &mut self.before {
            *end = at_ms;
        }
    }

    /// How long one more Enter or Tab is the scan's own: some scanners end with both, or with
    /// Enter twice.
    fn suffix_time(&self, had_suffix: bool) -> u64 {
        if had_suffix { self.settings.second_suffix_ms } else { self.settings.idle_ms }
    }

    /// Whether an Enter or Tab at this time is the end of the scan before, not a person's.
    fn belongs_to_scan(&self, at_ms: u64) -> bool {
        matches!(&self.before, Some((_, end, time)) if at_ms.saturating_sub(*end) <= *time)
    }
}

/// The scans of a burst: one, or two that came so fast that they are glued together.
fn scans(held: &[char]) -> Vec<Scan> {
    let (aim, code) = without_aim(held);
    let code = as_digits(&code);
    // Two codes of eight digits aren't parted: cards bear sixteen digits too.
    for first in [13, 8] {
        let parts = code.split_at_checked(first).filter(|_| matches!(code.len(), 21 | 26));
        if let Some((one, two)) = parts
            && ean::is_valid(one)
            && ean::is_valid(two)
        {
            let scan = |code: &str| Scan { code: code.to_owned(), aim: aim.clone() };
            return vec![scan(one), scan(two)];
        }
    }
    vec![Scan { code, aim }]
}

/// Whether at least half of a code are digits, as those of articles are.
fn is_mostly_digits(held: &[char]) -> bool {
    let code = as_digits(&without_aim(held).1);
    let digits = code.chars().filter(char::is_ascii_digit).count();
    2 * digits >= code.chars().count()
}

/// Parts the AIM identifier, `]` with a letter and a digit or letter, from the code.
fn without_aim(held: &[char]) -> (Option<String>, String) {
    match held {
        [']', kind, modifier, code @ ..]
            if kind.is_ascii_alphabetic()
                && modifier.is_ascii_alphanumeric()
                && !code.is_empty() =>
        {
            (Some(format!("]{kind}{modifier}")), code.iter().collect())
        }
        code => (None, code.iter().collect()),
    }
}

/// The digits that were meant where a scanner set to an American keyboard types on a French one:
/// every character is then one of the upper row, in either case.
fn as_digits(code: &str) -> String {
    let digit = |character| {
        Some(match character {
            '&' => '1',
            'é' | 'É' => '2',
            '"' => '3',
            '\'' => '4',
            '(' => '5',
            '-' => '6',
            'è' | 'È' => '7',
            '_' => '8',
            'ç' | 'Ç' => '9',
            'à' | 'À' => '0',
            _ => return None,
        })
    };
    code.chars().map(digit).collect::<Option<String>>().unwrap_or_else(|| code.to_owned())
}
