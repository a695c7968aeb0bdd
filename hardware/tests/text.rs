//! Text made safe, whatever it holds.

use comptoir_hardware::text::Repertoire;
use proptest::prelude::*;

const ALL: [Repertoire; 3] = [Repertoire::Wpc1252, Repertoire::Pc858, Repertoire::Ascii];

fn holds(text: &str) -> Result<(), TestCaseError> {
    for repertoire in ALL {
        let shown = repertoire.shown(text);
        prop_assert_eq!(&repertoire.shown(&shown), &shown, "{:?}: twice", repertoire);
        let bytes = repertoire.bytes(text);
        prop_assert_eq!(bytes.len(), shown.chars().count(), "{:?}", repertoire);
        prop_assert!(bytes.iter().all(|byte| *byte >= 0x20 && *byte != 0x7f));
        for character in shown.chars() {
            prop_assert!(repertoire.byte(character).is_some(), "{:?} {:?}", repertoire, character);
        }
    }
    Ok(())
}

#[test]
fn every_character_by_itself() {
    // All of the scripts of Europe, and a comb through the rest.
    for character in ('\0'..'\u{3100}').chain(('\u{3100}'..=char::MAX).step_by(101)) {
        holds(&character.to_string()).expect("safe");
    }
}

#[test]
fn accents_in_pieces_are_the_same_as_whole() {
    let whole = "àâäçéèêëîïôöùûüÿÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸñÑ";
    let pieces = "a\u{300}a\u{302}a\u{308}c\u{327}e\u{301}e\u{300}e\u{302}e\u{308}i\u{302}i\u{308}\
        o\u{302}o\u{308}u\u{300}u\u{302}u\u{308}y\u{308}A\u{300}A\u{302}A\u{308}C\u{327}E\u{301}\
        E\u{300}E\u{302}E\u{308}I\u{302}I\u{308}O\u{302}O\u{308}U\u{300}U\u{302}U\u{308}Y\u{308}\
        n\u{303}N\u{303}";
    assert_eq!(Repertoire::Wpc1252.shown(pieces), whole);
    for repertoire in ALL {
        assert_eq!(repertoire.shown(pieces), repertoire.shown(whole), "{repertoire:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        holds(&text)?;
    }
}
