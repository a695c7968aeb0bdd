//! What head office has for its cafés: it comes after the statements, is kept where it is what it
//! says, and changes nothing until the café takes it.

use std::collections::BTreeSet;

use comptoir::domain::id::ProductId;
use comptoir::domain::money::Cents;
use comptoir::network::courier::Trouble;
use comptoir::network::letter::{Carrier, Fault, Letter as Post, Reply};
use comptoir::statement::exchange::{Compared, Comparison, Letter, Tariff, Tariffs};
use comptoir::statement::wire::Told;
use comptoir::till::news::Board;
use tempfile::tempdir;

use super::hub::ModelHub;
use super::*;

fn letter(month: &str, title: &str, at: &str) -> Letter {
    Letter {
        format: Letter::FORMAT.to_owned(),
        month: month.to_owned(),
        title: title.to_owned(),
        paragraphs: vec!["Bonjour à tous.".to_owned(), "À bientôt.".to_owned()],
        at: format!("{at}T08:00:00Z"),
    }
}

fn article(reference: &str, gtin: Option<&str>, price: &str) -> Tariff {
    Tariff {
        reference: reference.to_owned(),
        gtin: gtin.map(ToOwned::to_owned),
        label: "Jus de pomme local 25 cl".to_owned(),
        supplier: "C10".to_owned(),
        price: price.to_owned(),
        vat: "5.5".to_owned(),
    }
}

fn tariffs(version: &str, price: &str) -> Tariffs {
    Tariffs {
        format: Tariffs::FORMAT.to_owned(),
        version: version.to_owned(),
        articles: vec![
            article("A1", Some("3760990002053"), price),
            article("A2", None, "2.00"),
            article("A3", None, "not a price"),
        ],
        at: format!("{version}T08:00:00Z"),
    }
}

fn compared(month: &str, n: usize) -> Vec<u8> {
    let one = |indicator: &str| Compared {
        indicator: indicator.to_owned(),
        n,
        p25: Told::Count(210),
        median: Told::Count(380),
        p75: Told::Count(540),
        own: Some(Told::Count(402)),
    };
    let values = vec![one("ventes.cafes_servis"), one("nobody.knows")];
    let model = "associatif".to_owned();
    let told = Comparison { month: month.to_owned(), model, values };
    serde_json::to_vec(&told).expect("JSON")
}

/// September is told, and head office has something of each kind.
fn published(folder: &std::path::Path, hub: &mut ModelHub) -> Cafe {
    let mut cafe = joined(folder, hub);
    let act = cafe.act();
    let table = "sku;name;family;price_ttc;vat_on_site;vat_takeaway;unit;barcode;tags\n\
                 205;Jus de pomme;Softs;2.80;10;10;P;3760990002053;local\n";
    cafe.till.import(act, &mut cafe.ids, table.as_bytes(), false).expect("a catalogue");
    day(&mut cafe);
    until(&mut cafe, 31);
    hub.now = cafe.now;
    hub.publish("lettre", letter("2026-09", "Bel automne", "2026-10-01"));
    hub.publish("tarifs", tariffs("2026-10-01", "1.20"));
    hub.news.insert("comparaison", compared("2026-09", 12));
    seal(&mut cafe, "2026-09");
    cafe
}

fn board(cafe: &mut Cafe) -> Board {
    let membership = cafe.till.membership().expect("read").expect("joined");
    cafe.till.news(&membership).expect("read")
}

fn titles(cafe: &mut Cafe) -> (Option<String>, Option<String>) {
    let board = board(cafe);
    let letter = board.letter.map(|letter| letter.title);
    (letter, board.tariffs.map(|tariffs| tariffs.since.to_string()))
}

fn cost(cafe: &Cafe) -> Option<Cents> {
    cafe.till.catalog().by_sku("205").expect("a product").supply.cost
}

#[test]
fn it_comes_after_the_statements_and_changes_nothing() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = published(folder.path(), &mut hub);
    hub.asked.clear();
    assert_eq!(call(&mut cafe, &mut hub).1, None);
    let last: Vec<&str> = hub.asked.iter().filter_map(|path| path.rsplit('/').next()).collect();
    let expected =
        ["protocole", "releves", "1", "tetes", "lettre", "tarifs", "comparaison?mois=2026-09"];
    assert_eq!(last, expected);
    let shown = board(&mut cafe);
    let letter = shown.letter.expect("a letter");
    assert_eq!((letter.title.as_str(), letter.paragraphs.len()), ("Bel automne", 2));
    assert!(letter.is_new);
    let tariffs = shown.tariffs.expect("prices");
    assert_eq!((tariffs.articles, tariffs.is_new), (3, true));
    let beside = shown.beside.expect("a comparison");
    let row = &beside.rows[0];
    assert_eq!((beside.rows.len(), row.others), (1, 12), "what nobody knows is not shown");
    assert_eq!((row.own.as_deref(), row.middle.as_str()), (Some("402"), "380"));
    assert_eq!(cost(&cafe), None, "nothing is applied by itself");

    cafe.till.letter_read().expect("noted");
    let before = cafe.till.store().head();
    hub.asked.clear();
    assert_eq!(call(&mut cafe, &mut hub).1, None);
    let known = hub.asked.iter().filter(|path| path.contains("?connu=")).count();
    assert_eq!(known, 2, "what is there is not fetched again: {:?}", hub.asked);
    assert!(!board(&mut cafe).letter.expect("a letter").is_new);
    assert_eq!(cafe.till.store().head(), before, "no fact tells of it");
    let mut cafe = cafe.restart(folder.path(), &quick()).expect("opened");
    assert_eq!(titles(&mut cafe).0.as_deref(), Some("Bel automne"), "it outlives the program");
}

#[test]
fn a_price_changes_when_the_cafe_takes_it_and_not_before() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = published(folder.path(), &mut hub);
    call(&mut cafe, &mut hub);
    let network = cafe.till.network_list().expect("read").expect("prices");
    assert_eq!(network.list.articles.len(), 2, "one without a price is left out");
    let jus = cafe.till.catalog().by_sku("205").expect("a product").id;
    let costs = |cafe: &mut Cafe, left: Option<&BTreeSet<ProductId>>| {
        let act = cafe.act();
        let articles = network.partners.iter().copied().zip(&network.list.articles);
        cafe.till.take_costs(act, articles, left).expect("taken")
    };
    let told = costs(&mut cafe, None);
    assert_eq!((told.changed.len(), told.unknown), (1, 1));
    assert_eq!(cost(&cafe), None, "looked at");
    costs(&mut cafe, Some(&BTreeSet::from([jus])));
    assert_eq!(cost(&cafe), None, "left out");
    costs(&mut cafe, Some(&BTreeSet::new()));
    assert_eq!(cost(&cafe), Some(Cents::new(120)));
    let price = cafe.till.catalog().by_sku("205").expect("a product").price;
    assert_eq!(price, Cents::new(280), "selling prices stay");
    assert!(!board(&mut cafe).tariffs.expect("prices").is_new);
}

#[test]
fn what_is_not_what_it_says_is_passed_over_and_the_former_stays() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = published(folder.path(), &mut hub);
    call(&mut cafe, &mut hub);
    let kept = titles(&mut cafe);
    let beside = board(&mut cafe).beside;
    // Another network's hub, such as that of a demonstration, has a key of its own.
    let mut stranger = ModelHub::new();
    stranger.publish("lettre", letter("2026-10", "Chez les autres", "2026-11-01"));
    stranger.publish("tarifs", tariffs("2026-11-01", "0.01"));
    let mut own = hub.clone();
    own.publish("lettre", letter("2026-08", "Été", "2026-11-01"));
    let older_month = own.news["lettre"].clone();
    own.publish("lettre", letter("2026-09", "Bel été", "2026-09-30"));
    let older_day = own.news["lettre"].clone();
    own.publish("lettre", letter("2026-10", "Deux\nlignes", "2026-11-01"));
    let two_lines = own.news["lettre"].clone();
    own.publish("lettre", letter("Brumaire", "Bel automne", "2026-11-01"));
    let no_month = own.news["lettre"].clone();
    own.publish("tarifs", tariffs("2026-09-01", "0.01"));
    let older_prices = own.news["tarifs"].clone();
    let mut changed = hub.news["lettre"].clone();
    let place = changed.windows(3).position(|window| window == b"Bel").expect("a title");
    changed[place..place + 3].copy_from_slice(b"Mal");
    let mut padded = hub.news["lettre"].clone();
    padded.resize(70_000, b' ');
    let letters = [
        stranger.news["lettre"].clone(),
        older_month,
        older_day,
        two_lines,
        no_month,
        changed,
        padded,
        hub.news["tarifs"].clone(),
        b"<html>".to_vec(),
    ];
    for bad in letters {
        let told = String::from_utf8_lossy(&bad[..bad.len().min(90)]).into_owned();
        hub.news.insert("lettre", bad);
        assert_eq!(call(&mut cafe, &mut hub).1, None, "nobody is troubled: {told}");
        assert_eq!(titles(&mut cafe), kept, "{told}");
    }
    for bad in [stranger.news["tarifs"].clone(), older_prices, hub.news["lettre"].clone()] {
        hub.news.insert("tarifs", bad);
        assert_eq!(call(&mut cafe, &mut hub).1, None);
        assert_eq!(titles(&mut cafe), kept);
    }
    for bad in [compared("2026-08", 12), b"[]".to_vec()] {
        hub.news.insert("comparaison", bad);
        call(&mut cafe, &mut hub);
        assert_eq!(board(&mut cafe).beside, beside);
    }
    hub.news.insert("comparaison", compared("2026-09", 4));
    call(&mut cafe, &mut hub);
    assert_eq!(board(&mut cafe).beside, None, "fewer than five are nobody to be compared with");
    hub.publish("lettre", letter("2026-09", "Bel automne, corrigé", "2026-10-02"));
    call(&mut cafe, &mut hub);
    assert_eq!(titles(&mut cafe).0.as_deref(), Some("Bel automne, corrigé"));
    // The work file is anyone's to write: what stands there is checked again.
    let forged = stranger.news["lettre"].clone();
    cafe.till.store().work().keep_paper("lettre", &forged).expect("kept");
    assert_eq!(titles(&mut cafe).0, None);
}

#[test]
fn a_line_that_is_cut_there_troubles_nobody_and_is_tried_later() {
    struct Cut<'a>(&'a mut ModelHub);
    impl Carrier for Cut<'_> {
        fn carry(&mut self, letter: &Post) -> Result<Reply, Fault> {
            let news = ["lettre", "tarifs", "comparaison"];
            if news.iter().any(|news| letter.path.contains(news)) {
                return Err(Fault::Cut);
            }
            self.0.carry(letter)
        }
    }
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = published(folder.path(), &mut hub);
    let (called, trouble) = call(&mut cafe, &mut Cut(&mut hub));
    assert_eq!((waiting(&cafe), trouble), (0, None), "the statement has arrived");
    assert!(called.until < cafe.now + DAY, "and the letter is asked for again today");
    assert_eq!(board(&mut cafe), Board::default());
    let page = Reply { status: 200, is_hub: false, retry_after: None, body: b"<html>".to_vec() };
    struct Page(Reply);
    impl Carrier for Page {
        fn carry(&mut self, _: &Post) -> Result<Reply, Fault> {
            Ok(self.0.clone())
        }
    }
    assert_eq!(call(&mut cafe, &mut Page(page)).1, Some(Trouble::Stranger), "that is told");
    assert_eq!(call(&mut cafe, &mut hub).1, None);
    assert!(board(&mut cafe).letter.is_some());
}
