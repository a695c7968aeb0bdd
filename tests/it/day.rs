//! The scripted day: `day/saturday.txt` played through the desk that the screens use, and every
//! figure in its head compared with what came out.

mod figures;
mod play;
mod script;

use script::Script;

const SATURDAY: &str = include_str!("day/saturday.txt");

#[test]
fn the_figures_of_a_saturday_are_those_worked_out_by_hand() {
    let script = Script::read(SATURDAY);
    let mut played = play::Played::new();
    for act in &script.acts {
        played.act(act);
    }
    let found = figures::of(&mut played);
    let mut wrong = Vec::new();
    for expected in &script.expected {
        match found.get(&expected.what) {
            Some(value) if *value == expected.value => {}
            value => {
                wrong.push(format!("{}: {} by hand, {value:?}", expected.what, expected.value))
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(script.expected.len() >= 25 && script.acts.len() >= 40, "the script was cut short");
}
