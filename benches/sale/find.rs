//! `find_item`: a barcode, and three letters without accents, against a bare map and a bare scan
//! of folded names.

use std::collections::HashMap;
use std::hint::black_box;
use std::time::Instant;

use comptoir::domain::catalog::Catalog;
use comptoir::domain::text::folded;
use serde_json::json;

use crate::support::Problem;
use crate::support::cafe::{Draws, barcode, catalogue};
use crate::support::report::{Stamp, Times, ratio, thousandths_of};

/// How many products a search shows at most.
const SHOWN: usize = 40;
/// How many barcodes are looked up for one time: a single one is too short to measure.
const TOGETHER: u64 = 1_000;
const ROUNDS: usize = 400;

/// Three letters that many names hold, few, and none.
const LETTERS: [&str; 8] = ["caf", "cre", "oeu", "ber", "ile", "the", "rot", "xyz"];

/// Measures all three sizes of catalogue.
pub fn run(stamp: &Stamp) -> Result<(), Problem> {
    for size in [500, 5_000, 50_000] {
        let (families, products) = catalogue(size)?;
        let map: HashMap<String, usize> =
            (0..size).map(|number| (barcode(number), number)).collect();
        let mut names: Vec<String> =
            products.iter().map(|product| folded(product.name.as_str())).collect();
        names.sort();
        let ids: Vec<_> = products.iter().map(|product| product.id).collect();
        let catalog = Catalog::from_parts(families, products);
        let mut find = Find { catalog, map, names, draws: Draws(7), size };
        find.barcodes(stamp, &ids);
        find.letters(stamp);
    }
    Ok(())
}

struct Find {
    catalog: Catalog,
    map: HashMap<String, usize>,
    names: Vec<String>,
    draws: Draws,
    size: usize,
}

impl Find {
    fn barcodes(&mut self, stamp: &Stamp, ids: &[comptoir::domain::id::ProductId]) {
        let (mut ours, mut limit) = (Times::default(), Times::default());
        for _ in 0..ROUNDS {
            let wanted: Vec<(usize, String)> = (0..TOGETHER)
                .map(|_| {
                    let product = usize::try_from(self.draws.below(self.size as u64)).unwrap_or(0);
                    (product, barcode(product))
                })
                .collect();
            for (product, code) in &wanted {
                let found = self.catalog.by_barcode(code).map(|product| product.id);
                assert_eq!(found, ids.get(*product).copied(), "the product of {code}");
            }
            let start = Instant::now();
            for (_, code) in &wanted {
                black_box(self.catalog.by_barcode(black_box(code)));
            }
            ours.since(start);
            let start = Instant::now();
            for (_, code) in &wanted {
                black_box(self.map.get(black_box(code)));
            }
            limit.since(start);
        }
        let each = |times: &Times, share| times.at(share) / TOGETHER;
        stamp.print(
            "find_item_barcode",
            json!({
                "products": self.size,
                "ours_ns": { "p50": each(&ours, 500), "p99": each(&ours, 990) },
                "bare_map_ns": { "p50": each(&limit, 500), "p99": each(&limit, 990) },
                "p50_to_limit": ratio(each(&ours, 500), each(&limit, 500)),
                "aim": "<= 0.1 ms",
            }),
        );
    }

    fn letters(&self, stamp: &Stamp) {
        let (mut ours, mut limit) = (Times::default(), Times::default());
        let mut shown = 0;
        for letters in LETTERS {
            let held = self.names.iter().filter(|name| name.contains(letters)).count();
            let found = self.catalog.search(letters, SHOWN);
            assert_eq!(found.len(), held.min(SHOWN), "how many are shown for {letters}");
            let fits = |name: &str| folded(name).contains(letters);
            assert!(found.iter().all(|product| fits(product.name.as_str())), "{letters}");
            shown += found.len();
        }
        for round in 0..ROUNDS {
            let letters = LETTERS[round % LETTERS.len()];
            let start = Instant::now();
            black_box(self.catalog.search(black_box(letters), SHOWN));
            ours.since(start);
            let start = Instant::now();
            // Every name is looked at: what begins with the letters may come last.
            let scan = self.names.iter().filter(|name| name.contains(black_box(letters)));
            black_box(scan.count());
            limit.since(start);
        }
        stamp.print(
            "find_item_letters",
            json!({
                "products": self.size,
                "shown_on_average": thousandths_of(shown as u64 * 1_000 / LETTERS.len() as u64),
                "ours_us": ours.micros(),
                "bare_scan_us": limit.micros(),
                "p50_to_limit": ours.ratio(&limit, 500),
                "aim": "<= 1 ms at 5 000, <= 5 ms at 50 000",
            }),
        );
    }
}
