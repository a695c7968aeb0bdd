//! Keys of a real keyboard, and of scanners that type: what they mean to screens.

use std::sync::OnceLock;
use std::time::Instant;

use comptoir_hardware::scanner;
use iced::keyboard::{self, Event, key};

/// The characters of the shortest barcode of an article. Fewer are a scan only if the catalogue
/// knows them; else they were typed, an amount perhaps, and always with Enter.
pub const SHORT: usize = 8;

/// A key as screens take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// A letter, figure or sign.
    Char(char),
    /// Goes on: the main act.
    Enter,
    /// To the next family.
    Tab,
    /// Back, or no.
    Escape,
    /// Takes back the last sign.
    Erase,
    /// Takes the chosen thing away.
    Delete,
    /// The thing above.
    Up,
    /// The thing below.
    Down,
    /// The page before.
    PageUp,
    /// The page after.
    PageDown,
    /// F1 to F12.
    Function(u8),
}

/// What a keyboard or a scanner gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A person pressed a key.
    Stroke(Stroke),
    /// A code was scanned; nothing if it was too long to be one.
    Scanned(Option<String>),
}

/// Milliseconds since the first call: the time at which an event arrives.
pub fn now_ms() -> u64 {
    static START: OnceLock<Instant> = OnceLock::new();
    let elapsed = START.get_or_init(Instant::now).elapsed().as_millis();
    u64::try_from(elapsed).unwrap_or(u64::MAX)
}

/// The key of an event. A key that is held down repeats only where that does no harm.
pub fn stroke(event: &Event) -> Option<Stroke> {
    let Event::KeyPressed { key, text, modifiers, repeat, .. } = event else {
        return None;
    };
    if modifiers.control() || modifiers.alt() || modifiers.logo() {
        return None;
    }
    let found = match key {
        keyboard::Key::Named(named) => named_stroke(*named),
        _ => None,
    };
    let harmless = matches!(
        found,
        None | Some(Stroke::Erase | Stroke::Up | Stroke::Down | Stroke::PageUp | Stroke::PageDown)
    );
    if *repeat && !harmless {
        return None;
    }
    found.or_else(|| {
        let letter = text.as_deref().and_then(|text| text.chars().next());
        letter.filter(|letter| !letter.is_control()).map(Stroke::Char)
    })
}

fn named_stroke(named: key::Named) -> Option<Stroke> {
    use key::Named;
    Some(match named {
        Named::Enter => Stroke::Enter,
        Named::Tab => Stroke::Tab,
        Named::Escape => Stroke::Escape,
        Named::Backspace => Stroke::Erase,
        Named::Delete => Stroke::Delete,
        Named::ArrowUp => Stroke::Up,
        Named::ArrowDown => Stroke::Down,
        Named::PageUp | Named::ArrowLeft => Stroke::PageUp,
        Named::PageDown | Named::ArrowRight => Stroke::PageDown,
        Named::F1 => Stroke::Function(1),
        Named::F2 => Stroke::Function(2),
        Named::F3 => Stroke::Function(3),
        Named::F4 => Stroke::Function(4),
        Named::F5 => Stroke::Function(5),
        Named::F6 => Stroke::Function(6),
        Named::F7 => Stroke::Function(7),
        Named::F8 => Stroke::Function(8),
        Named::F9 => Stroke::Function(9),
        Named::F10 => Stroke::Function(10),
        Named::F11 => Stroke::Function(11),
        Named::F12 => Stroke::Function(12),
        _ => return None,
    })
}

/// Tells typing from scanning. The times are those of the events, given from outside.
pub struct Keyboard {
    wedge: scanner::Wedge,
}

impl Default for Keyboard {
    fn default() -> Self {
        let settings = scanner::Settings { least_without_suffix: SHORT, ..Default::default() };
        Self { wedge: scanner::Wedge::new(settings) }
    }
}

impl Keyboard {
    /// Takes an event; gives what is certain by now, in order. Where a `text` is written nothing
    /// is held back and nothing is a scan.
    pub fn event(&mut self, event: &Event, at_ms: u64, text: bool) -> Vec<Input> {
        let Some(stroke) = stroke(event) else {
            return Vec::new();
        };
        if text {
            let held = self.wedge.release();
            return held.into_iter().map(input).chain([Input::Stroke(stroke)]).collect();
        }
        let key = match stroke {
            Stroke::Char(letter) => scanner::Key::Char(letter),
            Stroke::Enter => scanner::Key::Enter,
            Stroke::Tab => scanner::Key::Tab,
            other => {
                // No scanner sends these: what is held back was typed before them.
                let held = self.tick(self.wedge.deadline().unwrap_or(at_ms));
                return held.into_iter().chain([Input::Stroke(other)]).collect();
            }
        };
        self.wedge.key(key, at_ms).into_iter().map(input).collect()
    }

    /// Takes the passing of time; gives what has become certain.
    pub fn tick(&mut self, now_ms: u64) -> Vec<Input> {
        self.wedge.tick(now_ms).into_iter().map(input).collect()
    }

    /// Whether a key is held back until time has passed.
    pub fn waits(&self) -> bool {
        self.wedge.deadline().is_some()
    }
}

fn input(event: scanner::Event) -> Input {
    match event {
        scanner::Event::Typed(scanner::Key::Char(letter)) => Input::Stroke(Stroke::Char(letter)),
        scanner::Event::Typed(scanner::Key::Enter) => Input::Stroke(Stroke::Enter),
        scanner::Event::Typed(scanner::Key::Tab) => Input::Stroke(Stroke::Tab),
        scanner::Event::Scanned(scan) => Input::Scanned(Some(scan.code)),
        scanner::Event::TooLong => Input::Scanned(None),
    }
}
