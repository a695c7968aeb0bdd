//! The scripted day: `day/saturday.txt` played through the desk that the screens use, and every
//! figure in its head compared with what came out.

mod figures;
mod play;
mod script;

use comptoir::domain::money::Cents;
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

/// Every file under a folder that holds these bytes, by its name.
fn holding(folder: &std::path::Path, secret: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(holding(&path, secret));
        } else {
            let bytes = std::fs::read(&path).expect("read");
            if bytes.windows(secret.len()).any(|window| window == secret.as_bytes()) {
                found.push(path.file_name().expect("a name").to_string_lossy().into_owned());
            }
        }
    }
    found
}

#[test]
fn names_stand_in_the_register_alone_and_parcels_leave_it_in_time() {
    let script = Script::read(SATURDAY);
    let mut played = play::Played::new();
    played.desk.keep_copies();
    for act in &script.acts {
        played.act(act);
    }
    played.desk.finish_copies();
    let folder = played.folder.path().to_owned();
    let copies = ["segments", "copies"].map(|name| folder.join(name));
    assert!(copies.iter().all(|copy| copy.exists()), "the day and the week were copied");
    for name in ["Gérard", "Yves", "Monique"] {
        let found = holding(&folder, name);
        assert!(found.iter().all(|file| file.starts_with("people.sqlite")), "{name}: {found:?}");
    }
    // The two that were handed over: the fourth and fifth of the script.
    let gone = ["40000004", "40000005"].map(|number| (number, holding(&folder, number)));
    assert!(gone.iter().any(|(_, found)| !found.is_empty()), "known while they wait: {gone:?}");
    for day in ["2026-12-23", "2026-12-24"] {
        played.sleep_until(day);
        played.desk.open_day(Cents::ZERO).expect("open");
        played.desk.close_day(None).expect("closed: the journal says too that it is so late");
    }
    played.sleep_until("2026-12-25");
    let now = played.desk.now();
    played.desk.till().erase_old_parcels(now).expect("erased");
    drop(played.desk);
    for (number, _) in gone {
        let found = holding(&folder, number);
        assert!(found.is_empty(), "{number}: {found:?}");
    }
}
