//! Scans and fingers on the same keyboard.

use comptoir_hardware::scanner::{Event, Key, MAX_CODE, Scan, Settings, Wedge};
use proptest::prelude::*;

const EAN: &str = "3274080005003";
const OTHER: &str = "5449000000996";

/// A wedge with a clock that runs with the keys.
struct Desk {
    wedge: Wedge,
    now: u64,
    events: Vec<Event>,
}

impl Desk {
    fn new() -> Self {
        Self { wedge: Wedge::new(Settings::default()), now: 1_000, events: Vec::new() }
    }

    /// Lets time pass as a screen does: it ticks when the wedge asked for it.
    fn wait(&mut self, ms: u64) -> &mut Self {
        let end = self.now + ms;
        while let Some(deadline) = self.wedge.deadline().filter(|&deadline| deadline < end) {
            self.events.extend(self.wedge.tick(deadline));
        }
        self.now = end;
        self
    }

    /// Each key after a pause.
    fn keys(&mut self, text: &str, pause: u64) -> &mut Self {
        for character in text.chars() {
            let key = match character {
                '\n' => Key::Enter,
                '\t' => Key::Tab,
                other => Key::Char(other),
            };
            self.wait(pause);
            let events = self.wedge.key(key, self.now);
            self.events.extend(events);
        }
        self
    }

    /// What came of it all, once nothing more comes.
    fn end(&mut self) -> Vec<Event> {
        self.wait(10_000);
        std::mem::take(&mut self.events)
    }
}

fn scanned(code: &str) -> Event {
    Event::Scanned(Scan { code: code.to_owned(), aim: None })
}

fn typed(text: &str) -> Vec<Event> {
    let key = |character| match character {
        '\n' => Key::Enter,
        '\t' => Key::Tab,
        other => Key::Char(other),
    };
    text.chars().map(|character| Event::Typed(key(character))).collect()
}

#[test]
fn a_scan_with_enter_tab_or_nothing() {
    for suffix in ["\n", "\t", "", "\n\n", "\n\t"] {
        let events = Desk::new().keys(&format!("{EAN}{suffix}"), 10).end();
        assert_eq!(events, [scanned(EAN)], "{suffix:?}");
    }
    // A slow frame may lie between the two ends of CR and LF.
    let slow = |pause| Desk::new().keys(&format!("{EAN}\n"), 10).keys("\n", pause).end();
    assert_eq!(slow(300), [scanned(EAN)]);
    assert_eq!(slow(401), [vec![scanned(EAN)], typed("\n")].concat());
    // At the edges of the limits.
    assert_eq!(Desk::new().keys("A1B2\n", 50).end(), [scanned("A1B2")]);
    assert_eq!(Desk::new().keys("A1B2\n", 51).end(), typed("A1B2\n"));
    assert_eq!(Desk::new().keys("A1B\n", 10).end(), typed("A1B\n"));
    assert_eq!(Desk::new().keys("A1B2C", 10).end(), typed("A1B2C"));
    assert_eq!(Desk::new().keys("A1B2C3", 10).end(), [scanned("A1B2C3")]);
}

#[test]
fn a_late_enter_belongs_to_its_scan() {
    let events = Desk::new().keys(EAN, 10).keys("\n", 80).end();
    assert_eq!(events, [scanned(EAN)]);
    let events = Desk::new().keys(EAN, 10).keys("\n", 400).end();
    assert_eq!(events, [vec![scanned(EAN)], typed("\n")].concat());
}

#[test]
fn fingers_are_passed_through_in_order() {
    assert_eq!(Desk::new().keys("2,50\n", 120).end(), typed("2,50\n"));
    // A fast roll of three keys, then a pause, as practised hands do.
    let events = Desk::new().keys("123", 30).keys("45", 150).keys("\n", 200).end();
    assert_eq!(events, typed("12345\n"));
    // Fingers, then a scan.
    let events = Desk::new().keys("2*", 150).keys(&format!("{EAN}\n"), 200).end();
    assert_eq!(events, typed(&format!("2*{EAN}\n")), "keys 200 ms apart are fingers");
    let events = Desk::new().keys("2*", 150).wait(200).keys(&format!("{EAN}\n"), 10).end();
    assert_eq!(events, [typed("2*"), vec![scanned(EAN)]].concat());
}

#[test]
fn a_key_held_down_is_not_a_scan() {
    let events = Desk::new().keys("5", 0).wait(400).keys("5555555555\n", 33).end();
    assert_eq!(events, typed("55555555555\n"));
}

#[test]
fn azerty_in_both_cases() {
    let meant = "1234567890";
    for typed in ["&é\"'(-è_çà", "&É\"'(-È_ÇÀ"] {
        assert_eq!(Desk::new().keys(&format!("{typed}\n"), 10).end(), [scanned(meant)]);
    }
    let events = Desk::new().keys("\"éè'à_ààà(àà\"\n", 10).end();
    assert_eq!(events, [scanned(EAN)]);
    // A dash among digits is a dash.
    assert_eq!(Desk::new().keys("12-34\n", 10).end(), [scanned("12-34")]);
}

#[test]
fn aim_identifiers_are_parted() {
    let scan = |aim: &str, code: &str| {
        vec![Event::Scanned(Scan { code: code.to_owned(), aim: Some(aim.to_owned()) })]
    };
    assert_eq!(Desk::new().keys(&format!("]E0{EAN}\n"), 10).end(), scan("]E0", EAN));
    assert_eq!(Desk::new().keys("]E496385074\n", 10).end(), scan("]E4", "96385074"));
    let gs1 = "010376099000601310L42\u{1d}17261130";
    assert_eq!(Desk::new().keys(&format!("]d2{gs1}\n"), 10).end(), scan("]d2", gs1));
    assert_eq!(Desk::new().keys("]ab\n", 10).end(), typed("]ab\n"));
    assert_eq!(Desk::new().keys("]-123\n", 10).end(), [scanned("]-123")]);
}

#[test]
fn separators_belong_to_codes_and_other_control_characters_to_nothing() {
    let code = "\u{1d}0112345\u{1d}17261130";
    assert_eq!(Desk::new().keys(&format!("{code}\n"), 10).end(), [scanned(code)]);
    assert_eq!(Desk::new().keys("12\u{1b}3\u{0}45\n", 10).end(), [scanned("12345")]);
    assert_eq!(Desk::new().keys("a\u{1d}b\n", 200).end(), typed("ab\n"));
}

#[test]
fn one_code_read_twice_and_two_codes_glued() {
    let twice = format!("{EAN}\n{EAN}\n");
    assert_eq!(Desk::new().keys(&twice, 10).end(), [scanned(EAN)], "within 50 ms: one reading");
    let mut desk = Desk::new();
    desk.keys(&format!("{EAN}\n"), 10).wait(60).keys(&format!("{EAN}\n"), 10);
    assert_eq!(desk.end(), [scanned(EAN), scanned(EAN)], "two articles");
    let events = Desk::new().keys(&format!("{EAN}\n{OTHER}\n"), 10).end();
    assert_eq!(events, [scanned(EAN), scanned(OTHER)]);
    for suffix in ["", "\n"] {
        let events = Desk::new().keys(&format!("{EAN}{OTHER}{suffix}"), 10).end();
        assert_eq!(events, [scanned(EAN), scanned(OTHER)], "glued");
        let events = Desk::new().keys(&format!("{EAN}96385074{suffix}"), 10).end();
        assert_eq!(events, [scanned(EAN), scanned("96385074")], "glued, of two kinds");
        let events = Desk::new().keys(&format!("{EAN}{EAN}{suffix}"), 10).end();
        assert_eq!(events, [scanned(EAN)], "glued and the same");
    }
}

#[test]
fn a_code_too_long_is_told_and_typed_nowhere() {
    let longest = "a1".repeat(MAX_CODE / 2);
    assert_eq!(Desk::new().keys(&format!("{longest}\n"), 5).end(), [scanned(&longest)]);
    for suffix in ["\n", ""] {
        let events = Desk::new().keys(&format!("{longest}c{suffix}"), 5).end();
        assert_eq!(events, [Event::TooLong]);
    }
}

#[test]
fn words_are_no_codes_however_fast() {
    for text in ["Les oeillets d'Inde", "express\n", "3 croissants\n", &"ab".repeat(MAX_CODE)] {
        for pause in [0, 10, 30] {
            assert_eq!(Desk::new().keys(text, pause).end(), typed(text), "{pause} ms");
        }
    }
    let mut desk = Desk::new();
    desk.keys(EAN, 10);
    assert_eq!(desk.wedge.release(), typed(EAN), "nobody waits for a scan");
    assert_eq!(desk.end(), []);
}

#[test]
fn a_clock_that_jumps_back_loses_nothing() {
    let mut wedge = Wedge::new(Settings::default());
    assert_eq!(wedge.key(Key::Char('1'), 5_000), []);
    assert_eq!(wedge.key(Key::Char('2'), 10), []);
    assert_eq!(wedge.tick(u64::MAX), typed("12"));
    assert_eq!(wedge.deadline(), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_key_of_slow_fingers_is_lost(text in "[ -~\n\t]{0,40}", pause in 101_u64..900) {
        prop_assert_eq!(Desk::new().keys(&text, pause).end(), typed(&text));
    }

    #[test]
    fn every_code_is_read(code in "[A-Z][0-9]{3,60}", pause in 0_u64..50, suffix in "[\n\t]") {
        let events = Desk::new().keys(&format!("{code}{suffix}"), pause).end();
        prop_assert_eq!(events, vec![scanned(&code)]);
    }

    #[test]
    fn no_key_is_lost_or_made_up(keys in prop::collection::vec(("[a-z0-9]", 0_u64..120), 0..80)) {
        let mut desk = Desk::new();
        let mut pressed = String::new();
        for (key, pause) in &keys {
            desk.keys(key, *pause);
            pressed.push_str(key);
        }
        let events = desk.end();
        prop_assume!(!events.contains(&Event::TooLong));
        let mut out = String::new();
        for event in events {
            match event {
                Event::Typed(Key::Char(character)) => out.push(character),
                Event::Scanned(scan) => out.push_str(&scan.code),
                other => prop_assert!(false, "{:?}", other),
            }
        }
        prop_assert_eq!(out, pressed);
    }
}
