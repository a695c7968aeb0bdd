//! What really stands on the paper, and how soon the drawer opens.

use std::time::{Duration, Instant};

use comptoir::devices::{Counter, JobClass, Order, Outlet, Setup};
use comptoir::domain::payment::Method;
use comptoir::journal::entry::Place;
use comptoir_hardware::emulator::{Fault, Printed};
use comptoir_hardware::escpos::{encode, shown};
use comptoir_hardware::profile::Profile;
use comptoir_hardware::slip::Slip;

use crate::cafe::{AMPLE, Cafe, Way, profile};

/// Names that printers stumble over, as far as a label lets them through.
fn catalogue() -> String {
    let names = [
        "Œufs «\u{a0}plein air\u{a0}» d’ici… – 2\u{202f}€".to_owned(),
        "Cafe\u{301} cre\u{300}me a\u{300} l'ancienne".to_owned(),
        "Glace 🍦 pistache \u{1f469}\u{200d}\u{1f373}".to_owned(),
        "Thé\u{1b}p\u{19}\u{fa} noir\u{7}\u{10}\u{14}\u{1}".to_owned(),
        "Z".repeat(80),
        "שלום 東京 ąžř".to_owned(),
    ];
    let mut rows =
        String::from("sku;name;family;price_ttc;vat_on_site;vat_takeaway;unit;barcode;tags\n");
    for (index, name) in names.iter().enumerate() {
        rows.push_str(&format!("9{index};{name};Épreuves «\u{a0}œ\u{a0}»;1.40;10;10;P;B;\n"));
    }
    rows
}

const SKUS: [&str; 6] = ["90", "91", "92", "93", "94", "95"];

/// Prints a receipt, its duplicate, an X and a Z, and compares what came out with the slips.
fn printed_like_the_slips(way: Way, profile: Profile) {
    let printer = way.printer(&profile, Fault::None);
    let mut cafe = Cafe::with(way.device(&printer, profile.clone()));
    cafe.desk().import(catalogue().as_bytes(), false).expect("imported");
    let (number, _) = cafe.sell(&SKUS, Method::Card);
    let mut slips: Vec<Slip> = vec![cafe.receipt(number).1, cafe.receipt(number).1];
    slips.push(cafe.reading());
    slips.push(cafe.closing());
    let last = cafe.head();
    cafe.outcome(last);
    let expected: Vec<_> = slips.iter().flat_map(|slip| shown(slip, &profile)).collect();
    let came = printer.wait_until(AMPLE, |printed| printed.laid().len() >= expected.len());
    let printed = printer.printed();
    assert!(came, "{way:?} {}: {} lines", profile.id, printed.laid().len());
    assert_eq!(printed.laid(), expected, "{way:?} {}", profile.id);
    assert_eq!(printed.oddities, Vec::<String>::new(), "{way:?} {}", profile.id);
    let text = printed.to_text(profile.columns);
    assert!(text.lines().all(|line| line.chars().count() <= profile.columns.get()));
    for sign in ["«", "»", "€", "é", "à"] {
        assert!(text.contains(sign), "{} lacks {sign}", profile.id);
    }
    assert!(!text.contains(['\u{301}', '🍦', '\u{1b}']));
}

#[test]
fn papers_are_what_the_slips_say_at_every_width() {
    for id in ["default-58mm", "default-42", "default-80mm", "epson-tm-t20iii"] {
        for way in [Way::Serial, Way::Usblp, Way::Network] {
            printed_like_the_slips(way, profile(id));
        }
    }
}

#[test]
fn a_receipt_of_four_lines_is_short() {
    for id in ["default-58mm", "default-42", "default-80mm", "epson-tm-t20iii"] {
        let profile = profile(id);
        let printer = Way::Network.printer(&profile, Fault::None);
        let mut cafe = Cafe::with(Way::Network.device(&printer, profile.clone()));
        let (number, _) = cafe.sell(&["101", "405", "303", "401"], Method::Cash);
        let (_, slip) = cafe.receipt(number);
        let bytes = encode(&slip, &profile).expect("within limits").len();
        println!("{id}: a receipt of four lines has {bytes} bytes");
        assert!(bytes <= 1_200, "{id}: {bytes} bytes");
    }
}

#[test]
fn the_drawer_opens_with_the_sale() {
    let epson = profile("epson-tm-t20iii");
    let printer = Way::Serial.printer(&epson, Fault::None);
    let mut cafe = Cafe::with(Way::Serial.device(&printer, epson));
    let mut times = Vec::new();
    for sale in 1..=20 {
        let (_, pulse) = cafe.sell(&["101", "405"], Method::Cash);
        let paid = Instant::now();
        assert!(printer.wait_until(AMPLE, |printed| printed.pulses() >= sale), "sale {sale}");
        times.push(paid.elapsed());
        cafe.outcome(pulse);
    }
    assert_eq!(printer.printed().pulses(), 20, "once each");
    say("from the sale's end to the pulse on a pty", times);
}

#[test]
fn the_pulse_follows_the_order() {
    let epson = profile("epson-tm-t20iii");
    let printer = Way::Serial.printer(&epson, Fault::None);
    let setup = Setup::of(Way::Serial.device(&printer, epson.clone()));
    let mut counter = Counter::start(setup).expect("started");
    let (mut taken, mut opened) = (Vec::new(), Vec::new());
    for seq in 1..=100 {
        let slip = Slip::new(epson.columns);
        let order = Order { job: Place { epoch: 1, seq }, class: JobClass::Drawer, slip };
        let start = Instant::now();
        counter.deliver(order);
        taken.push(start.elapsed());
        let so_many = |printed: &Printed| printed.pulses() as u64 >= seq;
        assert!(printer.wait_until(AMPLE, so_many), "pulse {seq}");
        opened.push(start.elapsed());
    }
    say("the call to deliver", taken);
    say("from deliver to the pulse on a pty", opened);
}

fn say(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let median = times[times.len() / 2];
    println!("{what}: {median:?} median, {:?} most", times[times.len() - 1]);
}
