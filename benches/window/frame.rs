//! `tap_frame`: from a tap on a product to the pixels of the whole window, drawn by the processor
//! at 1280 × 800. The real window draws only what has changed: this is what it needs at most.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use comptoir::domain::money::Cents;
use comptoir::store::Options;
use comptoir::words::{Words, format};
use serde_json::json;

use crate::counter::Counter;
use crate::support::Problem;
use crate::support::cafe::{PERSON, Place, catalogue};
use crate::support::report::{Stamp, Times, ratio};

/// How many taps are measured.
const TAPS: usize = 300;
/// How many products take turns.
const TILES: usize = 6;

/// Measures three sizes of catalogue.
pub fn run(stamp: &Stamp, scratch: &Path) -> Result<(), Problem> {
    let mut medians = Vec::new();
    for products in [50, 500, 5_000] {
        let folder = tempfile::tempdir_in(scratch)?;
        let place = Place::new(folder.path(), products);
        drop(place.open(&Options::default())?);
        medians.push(size(stamp, &place)?);
    }
    if let [small, .., large] = medians[..] {
        stamp.print(
            "tap_frame_growth",
            json!({ "p50_5000_to_50": ratio(large, small), "aim": "<= 1.3" }),
        );
    }
    Ok(())
}

fn size(stamp: &Stamp, place: &Place) -> Result<u64, Problem> {
    let words = Words::french();
    let mut counter = Counter::new(&place.folder)?;
    counter.touch(PERSON)?;
    counter.touch(&words.say("opening-open"))?;
    let (_, products) = catalogue(place.products)?;
    let tiles: Vec<_> = products
        .iter()
        .filter_map(|product| Some((counter.find(product.name.as_str())?, product.price)))
        .take(TILES)
        .collect();
    if tiles.len() < TILES {
        return Err("too few products are on the screen".into());
    }
    let (mut laid_out, mut drawn) = (Times::default(), Times::default());
    let (mut copy, mut empty) = (Times::default(), Times::default());
    let mut due = 0;
    let frame = vec![7_u8; 1280 * 800 * 4];
    let mut buffer = vec![0_u8; 1280 * 800 * 4];
    for (at, price) in tiles.iter().cycle().take(TAPS) {
        let tap = counter.tap(*at);
        laid_out.push(tap.laid_out);
        drawn.push(tap.drawn);
        due += price.get();
        let start = Instant::now();
        buffer.copy_from_slice(black_box(&frame));
        black_box(&mut buffer);
        copy.since(start);
        empty.push(counter.empty_frame());
    }
    let total = format::money(Cents::new(due));
    if counter.find(&total).is_none() {
        return Err(format!("the screen does not show {total}, which the taps come to").into());
    }
    stamp.print(
        "tap_frame",
        json!({
            "products": place.products,
            "ours_us": drawn.micros(),
            "of_it_to_layout_us": laid_out.micros(),
            "bare_copy_us": copy.micros(),
            "empty_frame_us": empty.micros(),
            "p50_to_limit": drawn.ratio(&copy, 500),
            "aim": "p50 <= 8 ms, p99 <= 16 ms, the same at 50 and 5 000 products",
        }),
    );
    Ok(drawn.at(500))
}
