//! A café for tests: the same catalogue, identifiers, clock and keys in every run, so that two
//! runs of the same commands write the same entries to the byte, signatures apart.

#![allow(dead_code, reason = "each test crate that includes this café uses a part of it")]

use std::path::Path;

use comptoir::domain::catalog::Mode;
use comptoir::domain::closing::CashCount;
use comptoir::domain::day::Moment;
use comptoir::domain::establishment::Establishment;
use comptoir::domain::fact::DrawerReason;
use comptoir::domain::id::{Ids, TicketId, TillId};
use comptoir::domain::money::Cents;
use comptoir::domain::payment::{Method, Offer};
use comptoir::domain::quantity::Quantity;
use comptoir::domain::text::Label;
use comptoir::domain::ticket::basket::Basket;
use comptoir::journal::record::unhex_any;
use comptoir::journal::seal::Signer;
use comptoir::keys::SoftwareSigner;
use comptoir::store::{Options, Store, StoreError};
use comptoir::till::{Act, Till, TillError};
use uuid::Uuid;

/// Every unit, rate and nature that a café sells under.
pub const CATALOGUE: &str = "sku;name;family;price_ttc;vat_on_site;vat_takeaway;unit;barcode;tags\n\
    101;Express;Boissons chaudes;1.40;10;10;P;B;cafe\n\
    303;Bière artisanale;Alcools;4.20;20;20;P;B;alcool\n\
    405;Croissant au beurre;Viennoiserie;1.20;10;5.5;P;B;\n\
    501;Tomme de Savoie;Épicerie;21.90;5.5;5.5;KG;B;\n\
    601;Timbre;Services;1.39;0;0;P;B;tiers\n\
    602;Consigne gobelet;Services;1.00;0;0;P;B;passif\n\
    603;Adhésion;Services;10.00;0;0;P;B;hors_ca_tva\n";

/// The program that the tests' entries name.
pub const PROGRAM: &str = "comptoir 0.1.0";

/// 21 November 2026, 05:25 UTC, 06:25 on the café's wall.
pub const MORNING: i64 = 1_795_238_700_000;

/// A minute in milliseconds.
pub const MINUTE: i64 = 60_000;

/// A day in milliseconds.
pub const DAY: i64 = 24 * 60 * MINUTE;

/// Two keys in PKCS#8 form, made for these tests; they guard nothing.
const KEYS: [&str; 2] = [
    "308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420e7d0476018b87e23871b\
     9986d2f0e2e559335678a28b02038eb637b4b695fc35a14403420004a44982cc3226746fb6e2fe3091b5456ee92c\
     ebe61d89fae17d5804032737ffb24a589fef679dcbbc0fd4f7760e14802f620ff5cd94749f545f5d77eb120c30be",
    "308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420b0441cd48bebb31a7915\
     f4c17b90ee0c587b60518016388605a9d6e5377e6bc7a144034200042969d3c60a8e087d8ea3dce8be596ed91ce5\
     f15fc3e795f92640e5ee5be1d370eaf713164fbed3072b01376f410930539f3b600626a60c494fdd63af2dc52d32",
];

/// The signer of the tests' first or second key.
pub fn signer(key: usize) -> SoftwareSigner {
    let bytes = unhex_any(KEYS[key]).expect("hexadecimal");
    SoftwareSigner::from_pkcs8(&bytes).expect("a key")
}

/// The same, as a store wants it.
pub fn boxed(key: usize) -> Option<Box<dyn Signer>> {
    Some(Box::new(signer(key)))
}

/// Identifiers one after the other.
pub struct Numbered(pub u128);

impl Ids for Numbered {
    fn next(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
}

/// A till with its clock and its identifiers.
pub struct Cafe {
    /// The till.
    pub till: Till,
    /// Where identifiers come from.
    pub ids: Numbered,
    /// What the clock shows, in milliseconds of UTC.
    pub now: i64,
}

impl Cafe {
    /// Opens the café of a folder under the first key, or makes an empty one.
    pub fn open(folder: &Path, options: &Options) -> Result<Self, StoreError> {
        Self::open_as(folder, options, TillId::new(Uuid::from_u128(0xCAFE)), 0)
    }

    /// The same for a till of one's choice.
    pub fn open_as(
        folder: &Path,
        options: &Options,
        till: TillId,
        key: usize,
    ) -> Result<Self, StoreError> {
        let store = Store::open(folder, till, PROGRAM, boxed(key), options)?;
        Ok(Self { till: Till::new(store), ids: Numbered(0), now: MORNING })
    }

    /// Closes the till's files and opens them again; clock and identifiers go on.
    pub fn restart(self, folder: &Path, options: &Options) -> Result<Self, StoreError> {
        let Self { till, ids, now } = self;
        drop(till);
        Ok(Self { ids, now, ..Self::open(folder, options)? })
    }

    /// What the clock shows now, at wall time an hour ahead of UTC.
    pub fn moment(&self) -> Moment {
        Moment::new(self.now, 60).expect("a moment")
    }

    /// An act of nobody in particular, a minute after the last.
    pub fn act(&mut self) -> Act {
        self.now += MINUTE;
        Act { at: self.moment(), by: None }
    }

    /// Begins the journal with the café's name.
    pub fn begin(&mut self) -> Result<(), TillError> {
        let act = self.act();
        let name = Label::new("Le Relais des Tilleuls").expect("a name");
        self.till.begin(act, Establishment::named(name))
    }

    /// Takes the catalogue in.
    pub fn import(&mut self) -> Result<(), TillError> {
        let act = self.act();
        self.till.import(act, &mut self.ids, CATALOGUE.as_bytes(), false).map(drop)
    }

    /// Opens the day with 120 € in the drawer.
    pub fn open_day(&mut self) -> Result<(), TillError> {
        let act = self.act();
        self.till.open(act, Cents::new(12_000)).map(drop)
    }

    /// A basket of products by code, each with a quantity in thousandths.
    pub fn basket(&mut self, items: &[(&str, i64)]) -> Basket {
        let mut basket = Basket::new(TicketId::new(self.ids.next()));
        for (sku, thousandths) in items {
            let product = self.till.catalog().by_sku(sku).expect("a product").clone();
            let quantity = Quantity::from_thousandths(*thousandths).expect("a quantity");
            basket.add(&product, quantity, product.price, Mode::OnSite).expect("added");
        }
        basket
    }

    /// Sells a basket; cash is rounded up to the next note of ten.
    pub fn pay(&mut self, basket: &Basket, by: Payer) -> Result<u64, TillError> {
        let act = self.act();
        self.till.pay(act, basket, &by.offers(basket)).map(|sold| sold.number)
    }

    /// Closes the day with this much counted in single euros, or nothing counted.
    pub fn close(&mut self, euros: Option<u32>) -> Result<u64, TillError> {
        let act = self.act();
        let counted = euros.map(|count| {
            let mut cash = CashCount::default();
            cash.pieces.insert(Cents::new(100), count);
            cash
        });
        self.till.close(act, counted).map(|closed| closed.number)
    }

    /// Opens the drawer without a sale.
    pub fn open_drawer(&mut self) -> Result<(), TillError> {
        let act = self.act();
        self.till.open_drawer(act, DrawerReason::Change)
    }
}

/// How a basket is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payer {
    /// In notes of ten, with change.
    Cash,
    /// By card.
    Card,
    /// A euro by card and the rest in cash.
    Both,
}

impl Payer {
    /// What is handed over for this basket.
    pub fn offers(self, basket: &Basket) -> Vec<Offer> {
        let total = basket.total().expect("a total").get();
        let offer = |method, cents| Offer { method, amount: Cents::new(cents) };
        let notes = |due: i64| (due + 999) / 1_000 * 1_000;
        match self {
            _ if total <= 0 => Vec::new(),
            Self::Card => vec![offer(Method::Card, total)],
            Self::Both if total > 100 => {
                vec![offer(Method::Card, 100), offer(Method::Cash, notes(total - 100))]
            }
            Self::Cash | Self::Both => vec![offer(Method::Cash, notes(total))],
        }
    }
}

/// An error with everything that led to it, on one line.
pub fn told(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
