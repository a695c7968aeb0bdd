//! A café from a seed: 500 products, 150 tickets a day of 3.9 lines, six of ten paid in cash. Every
//! ticket follows from its number alone, and what it must come to is known beforehand.

use std::path::{Path, PathBuf};

use comptoir::demo::{self, SeededIds, SetClock};
use comptoir::devices::NoDevice;
use comptoir::domain::catalog::{Family, Mode, Nature, Product, VatPair};
use comptoir::domain::establishment::Establishment;
use comptoir::domain::fact::Fact;
use comptoir::domain::id::{FamilyId, ProductId, TillId};
use comptoir::domain::money::Cents;
use comptoir::domain::payment::{Method, Offer};
use comptoir::domain::quantity::{Quantity, Unit};
use comptoir::domain::text::Label;
use comptoir::domain::ticket::basket::Basket;
use comptoir::domain::vat::VatRate;
use comptoir::keys::anchor::AnchorKeeper;
use comptoir::store::{Durability, Options, Store, Synchronous};
use comptoir::till::desk::{Desk, Equipment};
use comptoir::till::{Closed, Sold, Till};
use uuid::Uuid;

use super::Problem;

/// How many tickets a day has, unless a bench wants more.
pub const A_DAY: u64 = 150;
/// How long a day is, from its first customer to its last: twelve hours and a half.
const OPEN_MS: u64 = 45_000_000;
/// How many products the café sells.
pub const PRODUCTS: usize = 500;
/// 2005-01-01 at six in the morning, in milliseconds since 1970: a million tickets later it is
/// 2023, so that the clock on the wall never stands before the journal's end.
const FIRST_MORNING: i64 = 1_104_559_200_000;
/// Who serves.
pub const PERSON: &str = "Monique";
const DAY_MS: i64 = 86_400_000;

/// The words of which the names of products are made.
const WORDS: [&str; 40] = [
    "Café",
    "Thé",
    "Crème",
    "Sirop",
    "Bière",
    "Cidre",
    "Jus",
    "Limonade",
    "Menthe",
    "Pêche",
    "Fraise",
    "Noisette",
    "Châtaigne",
    "Pâté",
    "Tartine",
    "Omelette",
    "Crêpe",
    "Galette",
    "Gâteau",
    "Brioche",
    "Œuf",
    "Fromage",
    "Chèvre",
    "Tomme",
    "Salade",
    "Soupe",
    "Poêlée",
    "Purée",
    "Rôti",
    "Bœuf",
    "Agneau",
    "Truite",
    "Myrtille",
    "Cassis",
    "Réglisse",
    "Verveine",
    "Élixir",
    "Île",
    "Forêt",
    "Glacé",
];

/// The draws of a seed (SplitMix64).
pub struct Draws(pub u64);

impl Draws {
    /// A number below `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound
    }

    fn index(&mut self, bound: usize) -> usize {
        usize::try_from(self.below(bound as u64)).unwrap_or(0)
    }
}

/// What a customer wants, and what it must cost.
#[derive(Debug)]
pub struct Wish {
    /// Which products, and how many of each.
    pub lines: Vec<(usize, i64)>,
    /// What they cost, in cents.
    pub total: i64,
    /// Whether it is paid by card.
    pub by_card: bool,
}

/// The price of a product, in cents.
fn price(product: usize) -> i64 {
    50 + i64::try_from(Draws(product as u64 ^ 0x5EED).below(290)).unwrap_or(0) * 5
}

/// The wish of the customer of this number.
pub fn wish(number: u64) -> Wish {
    // One to seven lines with these weights: 3.89 on average.
    const WEIGHTS: [u64; 7] = [10, 14, 20, 20, 15, 11, 10];
    let mut draws = Draws(number.wrapping_mul(0xD129_0B2E_8C5F_31A7));
    let mut draw = draws.below(100);
    let mut count = 1;
    for weight in WEIGHTS {
        if draw < weight {
            break;
        }
        draw -= weight;
        count += 1;
    }
    let first = draws.index(PRODUCTS);
    // Seven steps of at most 71 never come round to the same of 500 products.
    let step = 1 + draws.index(71);
    let lines: Vec<(usize, i64)> = (0..count)
        .map(|line| ((first + line * step) % PRODUCTS, 1 + i64::from(draws.below(4) == 0)))
        .collect();
    let total = lines.iter().map(|(product, pieces)| price(*product) * pieces).sum();
    Wish { lines, total, by_card: draws.below(10) < 4 }
}

fn name(product: usize) -> String {
    let mut draws = Draws(product as u64 ^ 0xCAFE);
    let words = [WORDS[draws.index(WORDS.len())], WORDS[draws.index(WORDS.len())]];
    format!("{} {} {product}", words[0], words[1].to_lowercase())
}

/// The barcode of a product: thirteen digits.
pub fn barcode(product: usize) -> String {
    format!("376{product:010}")
}

/// So many products, in twelve families.
///
/// # Errors
/// Never for names as short as these.
pub fn catalogue(count: usize) -> Result<(Vec<Family>, Vec<Product>), Problem> {
    let family_id = |number: usize| FamilyId::new(Uuid::from_u128(0xFA_0000 + number as u128));
    let mut families = Vec::new();
    for (number, word) in WORDS.iter().take(12).enumerate() {
        families.push(Family {
            id: family_id(number),
            name: Label::new(word)?,
            usual_mode: Mode::OnSite,
            tint: u8::try_from(number % 8)?,
            rank: u16::try_from(number)?,
        });
    }
    let rates = [550, 1_000, 2_000].map(VatRate::new);
    let mut products = Vec::new();
    for number in 0..count {
        let rate = rates[number % 3].ok_or("a rate of the bench is none")?;
        products.push(Product {
            id: ProductId::new(Uuid::from_u128(0xB0_0000_0000 + number as u128)),
            family: family_id(number % 12),
            sku: Some(Label::new(&number.to_string())?),
            name: Label::new(&name(number))?,
            price: Cents::new(price(number)),
            free_price: false,
            vat: VatPair { on_site: rate, takeaway: rate },
            unit: Unit::Piece,
            barcode: Some(Label::new(&barcode(number))?),
            nature: Nature::Own,
            favourite: u16::try_from(number).ok().filter(|rank| *rank < 24),
            rank: u16::try_from(number).unwrap_or(u16::MAX),
            tags: Vec::new(),
            supply: Default::default(),
        });
    }
    Ok((families, products))
}

/// The café, open at its desk.
pub struct Cafe {
    /// Its desk.
    pub desk: Desk,
    /// How many tickets were paid so far: the number of the next customer.
    pub sold: u64,
    clock: SetClock,
    products: Vec<Product>,
    /// How many tickets a day has.
    a_day: u64,
    /// What all tickets so far must add up to, in cents.
    expected: i64,
    /// The same of the open day.
    of_today: i64,
}

/// Where a café lies, and how its files are opened.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its folder.
    pub folder: PathBuf,
    /// How many products it has.
    pub products: usize,
    /// How many tickets a day has.
    pub a_day: u64,
}

impl Place {
    /// The folder of the café of a bench.
    pub fn new(folder: &Path, products: usize) -> Self {
        Self { folder: folder.to_owned(), products, a_day: A_DAY }
    }

    /// Opens the café, which is set up the first time.
    ///
    /// # Errors
    /// When the till refuses.
    pub fn open(&self, options: &Options) -> Result<Cafe, Problem> {
        let signer = demo::signer()?;
        let till = TillId::new(Uuid::from_u128(0xBE_4C));
        let store =
            Store::open(&self.folder, till, comptoir::PROGRAM, Some(Box::new(signer)), options)?;
        let sold = store.number_of(comptoir::journal::record::Kind::Ticket);
        let expected = store.ledger().perpetual.algebraic.get();
        let clock = SetClock::at(FIRST_MORNING);
        let equipment = Equipment {
            clock: Box::new(clock.clone()),
            // Another seed at every opening: an identifier never comes twice.
            ids: Box::new(SeededIds::new(sold, clock.clone())),
            anchors: Box::new(AnchorKeeper::start(&self.folder, till, false)?),
            outlet: Box::new(NoDevice),
            boot: "bench".to_owned(),
            key_in_file: false,
            rolled_back: false,
        };
        let is_new = store.head().is_none();
        let desk = Desk::new(Till::new(store), equipment);
        let (families, products) = catalogue(self.products)?;
        let mut cafe =
            Cafe { desk, sold, clock, products, a_day: self.a_day, expected, of_today: 0 };
        if is_new {
            cafe.set_up(families)?;
        }
        let people = cafe.desk.situation()?.operators;
        cafe.desk.sit_down(people.first().map(|(id, _)| *id));
        Ok(cafe)
    }

    /// Fills the journal up to `tickets`, whole days of them and without a sync.
    ///
    /// # Errors
    /// When the till refuses.
    pub fn fill(&self, tickets: u64) -> Result<u64, Problem> {
        let durability = Durability { synchronous: Synchronous::Off, ..Durability::default() };
        let mut cafe = self.open(&Options { durability, ..Options::default() })?;
        while cafe.sold < tickets {
            cafe.open_day()?;
            for _ in 0..self.a_day {
                let (basket, wish) = cafe.ring_up()?;
                cafe.pay(&basket, &wish)?;
            }
            cafe.close_day()?;
            cafe.desk.rest()?;
        }
        cafe.desk.till().store().checkpoint()?;
        cafe.check()?;
        Ok(cafe.sold)
    }
}

impl Cafe {
    fn set_up(&mut self, families: Vec<Family>) -> Result<(), Problem> {
        let mut establishment = Establishment::named(Label::new("Café des mesures")?);
        // Its key is the one of demonstrations, which needs no keyring.
        establishment.demonstration = true;
        self.desk.begin(establishment)?;
        let at = self.desk.now();
        let mut facts: Vec<Fact> = families.into_iter().map(Fact::FamilySet).collect();
        facts.extend(self.products.iter().cloned().map(Fact::ProductSet));
        self.desk.till().store().append(at, None, facts)?;
        self.desk.add_operator(&Label::new(PERSON)?)?;
        Ok(())
    }

    /// Sets the clock to a step of the day: customers come evenly.
    fn set_clock(&self, day: u64, step: u64) {
        let day = i64::try_from(day).unwrap_or(0);
        let into = i64::try_from(step * OPEN_MS / self.a_day).unwrap_or(0);
        self.clock.set(FIRST_MORNING + day * DAY_MS + into);
    }

    /// Opens the day of the next customer.
    ///
    /// # Errors
    /// When the till refuses.
    pub fn open_day(&mut self) -> Result<(), Problem> {
        self.set_clock(self.sold / self.a_day, 0);
        self.desk.open_day(Cents::new(12_000))?;
        self.of_today = 0;
        Ok(())
    }

    /// Rings up what the next customer wants.
    ///
    /// # Errors
    /// When the total is not the one known beforehand.
    pub fn ring_up(&mut self) -> Result<(Basket, Wish), Problem> {
        let wish = wish(self.sold);
        self.set_clock(self.sold / self.a_day, 1 + self.sold % self.a_day);
        let mut basket = self.desk.new_basket();
        for (product, pieces) in &wish.lines {
            let product = &self.products[*product];
            basket.add(product, Quantity::pieces(*pieces)?, product.price, Mode::OnSite)?;
        }
        assert_eq!(basket.total()?.get(), wish.total, "the total of ticket {}", self.sold);
        Ok((basket, wish))
    }

    /// Pays exactly: this is what `sale_commit` measures.
    ///
    /// # Errors
    /// When the till refuses.
    pub fn pay(&mut self, basket: &Basket, wish: &Wish) -> Result<Sold, Problem> {
        let method = if wish.by_card { Method::Card } else { Method::Cash };
        let offers = [Offer { method, amount: Cents::new(wish.total) }];
        let sold = self.desk.pay(basket, &offers)?;
        self.sold += 1;
        self.expected += wish.total;
        self.of_today += wish.total;
        Ok(sold)
    }

    /// Checks a sale, and gives the bytes that the journal holds of it.
    ///
    /// # Errors
    /// When the journal can't be read. A wrong total panics.
    pub fn check_sale(&mut self, sold: &Sold, wish: &Wish) -> Result<Vec<u8>, Problem> {
        assert_eq!(sold.ticket.total.get(), wish.total, "the total of ticket {}", sold.number);
        assert_eq!(sold.number, self.sold, "the number of the ticket");
        let sealed = self.desk.till().store().sealed_at(sold.place)?;
        Ok(sealed.ok_or("a sale is not in the journal")?.bytes)
    }

    /// Closes the day: this is what `day_close` measures.
    ///
    /// # Errors
    /// When the till refuses.
    pub fn close_day(&mut self) -> Result<Closed, Problem> {
        self.set_clock(self.sold.saturating_sub(1) / self.a_day, self.a_day + 2);
        let (closed, _) = self.desk.close_day(None)?;
        Ok(closed)
    }

    /// Checks a closing against what the day's tickets must add up to.
    ///
    /// # Errors
    /// When the journal can't be read. A wrong sum panics.
    pub fn check_closing(&mut self, closed: &Closed) -> Result<Vec<u8>, Problem> {
        let totals = &closed.closing.day.totals;
        assert_eq!(totals.sales.count, self.a_day, "tickets of the day");
        assert_eq!(totals.sales.amount.get(), self.of_today, "turnover of the day");
        let by_rate: i64 = totals.by_rate.values().map(|row| row.gross.get()).sum();
        assert_eq!(by_rate, self.of_today, "turnover of the day by rate");
        let sealed = self.desk.till().store().sealed_at(closed.place)?;
        Ok(sealed.ok_or("a closing is not in the journal")?.bytes)
    }

    /// Checks the perpetual total against what all tickets must add up to.
    ///
    /// # Errors
    /// Never; a wrong sum panics.
    pub fn check(&mut self) -> Result<(), Problem> {
        let perpetual = self.desk.till().ledger().perpetual;
        let all: i64 = (0..self.sold).map(|number| wish(number).total).sum();
        assert_eq!(perpetual.algebraic.get(), self.expected, "the perpetual total");
        assert_eq!(all, self.expected, "all tickets since the first");
        Ok(())
    }
}
