//! The pages of the made-up network, held to sums that other code makes of the statements' bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use comptoir::domain::day::Moment;
use comptoir::environment::Machine;
use comptoir::hub::demo::{Edition, Filled, Stage, Year, fill};
use comptoir::hub::pages::{Pages, Shown, Wanted};
use comptoir::hub::storage::StorageError;
use comptoir::hub::{Hub, Place};
use comptoir::statement::MonthName;
use serde_json::Value;

/// A made-up network in memory, and what was said when it was filled.
pub struct Made {
    /// The hub.
    pub hub: Hub,
    /// What came of the filling.
    pub filled: Filled,
    /// The pages, with what they read last.
    pub pages: Pages,
}

impl Made {
    fn new(edition: Edition) -> Self {
        let now = Moment::new(1_794_000_000_000, 60).expect("a moment");
        let stage = Stage::new(now, Box::new(Machine));
        let folder = tempfile::tempdir().expect("a folder");
        let hub = Hub::begin(folder.path(), &Place::Memory, true, Box::new(stage.clone()));
        let hub = hub.expect("begun");
        let year = Year::new(1, MonthName::parse("2026-10").expect("a month"));
        let filled = fill(&hub, &stage, &year, edition, 1).expect("filled");
        Self { hub, filled, pages: Pages::default() }
    }

    /// A page or a file.
    pub fn show(&self, wanted: &Wanted) -> String {
        match self.pages.show(&self.hub, wanted).expect("shown") {
            Shown::Page(text)
            | Shown::File(_, text)
            | Shown::Closed(text)
            | Shown::Nothing(text) => text,
        }
    }

    /// The statements that count, as they came.
    fn papers(&self) -> Vec<Value> {
        let sql = "SELECT bytes FROM document WHERE newest = 1";
        let rows = self.hub.read(|transaction| transaction.query(sql, &[]));
        let rows = rows.map_err(|error: StorageError| error).expect("read");
        let read = |bytes: Vec<u8>| serde_json::from_slice(&bytes).expect("JSON");
        rows.iter().map(|row| read(row.bytes(0).expect("bytes"))).collect()
    }
}

pub static CLEAN: LazyLock<Made> = LazyLock::new(|| Made::new(Edition::Clean));
pub static DIRTY: LazyLock<Made> = LazyLock::new(|| Made::new(Edition::Dirty));

/// Sums and unions over documents, by code that shares nothing with the hub.
#[derive(Default)]
struct Sums {
    sums: BTreeMap<String, i64>,
    unions: BTreeMap<String, BTreeSet<String>>,
    tours: i64,
    kilometre_tenths: BTreeMap<String, i64>,
}

fn sums(papers: &[Value]) -> Sums {
    let mut sums = Sums::default();
    for paper in papers {
        for value in paper["document"]["valeurs"].as_array().expect("figures") {
            let name = value["i"].as_str().expect("a name").to_owned();
            let told = match &value["v"] {
                Value::String(text) => text.replace('.', "").parse().expect("an amount"),
                Value::Number(count) => count.as_i64().expect("a count"),
                Value::Array(keys) => {
                    let keys = keys.iter().map(|key| key.as_str().expect("a key").to_owned());
                    sums.unions.entry(name).or_default().extend(keys);
                    continue;
                }
                _ => 0,
            };
            if name == "animations.participants" && value["d"]["type"] == "tournee_culturelle" {
                sums.tours += told;
            }
            if name == "visites.par_service_le_plus_loin" {
                let service = value["d"]["service"].as_str().expect("a service");
                // 0.10 × 2 × 3, 5 and 5.5 kilometres, in tenths.
                let each = match service {
                    "pain" => 6,
                    "dab" => 10,
                    "poste" => 11,
                    _ => 0,
                };
                *sums.kilometre_tenths.entry(service.to_owned()).or_default() += told * each;
            }
            *sums.sums.entry(name).or_default() += told;
        }
    }
    sums
}

/// `100 000`, as the page writes it, by code of the test's own.
fn grouped(number: i64) -> String {
    let digits: Vec<char> = number.to_string().chars().collect();
    let mut text = String::new();
    for (place, digit) in digits.iter().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(*digit);
    }
    text
}

/// The figure that stands large above a label.
fn value_above(page: &str, label: &str) -> String {
    let place = page.find(&format!(">{label}<")).unwrap_or_else(|| panic!("no {label:?}"));
    let before = &page[..place];
    let start = before.rfind("class=\"value\">").expect("a value") + "class=\"value\">".len();
    let end = start + before[start..].find('<').expect("an end");
    before[start..end].to_owned()
}

/// The page says what the bytes say; the totals of the recipe are told apart.
fn holds(made: &Made) -> Sums {
    let (page, sums) = (made.show(&Wanted::Figures), sums(&made.papers()));
    let of = |name: &str| sums.sums.get(name).copied().unwrap_or(0);
    let union = |name: &str| i64::try_from(sums.unions[name].len()).expect("few");
    for (label, value) in [
        ("cafés servis dans les cafés du réseau", of("ventes.cafes_servis")),
        ("animations socio-culturelles", of("animations.nombre") + of("itinerance.animations")),
        ("activités intergénérationnelles", of("animations.intergenerationnelles")),
        ("repas solidaires distribués pour des seniors", of("solidarite.repas")),
        ("participants aux tournées culturelles", sums.tours),
        ("partenariats avec des acteurs économiques locaux", of("partenariats.nouveaux")),
        ("soirées", of("itinerance.soirees")),
        ("participants", of("itinerance.participants")),
        ("associations locales", union("itinerance.associations_cles")),
        ("communes visitées", union("itinerance.communes_cles")),
        ("concerts, compris dans les animations", of("itinerance.concerts")),
    ] {
        assert_eq!(value_above(&page, label), grouped(value), "{label}");
    }
    let spent = of("itinerance.retombees_eur");
    let spending =
        "de dépenses locales : artistes, producteurs, food trucks, associations, commerces";
    assert_eq!(spent % 100, 0);
    assert_eq!(value_above(&page, spending), format!("{}\u{a0}€", grouped(spent / 100)));
    let kilometres: i64 = sums.kilometre_tenths.values().sum();
    // 0.192 kg a kilometre, in hundreds of kilograms, half up.
    let tonnes_tenths = (kilometres * 192 + 500_000) / 1_000_000;
    let tonnes = format!("{},{} tonnes", tonnes_tenths / 10, tonnes_tenths % 10);
    assert_eq!(value_above(&page, "de CO2 évitées en un an"), tonnes);
    let partners = format!("{} partenaires différents", grouped(union("partenariats.cles")));
    assert!(page.contains(&partners), "{partners}");
    sums
}

#[test]
fn the_clean_page_is_the_sum_of_the_statements_and_of_the_recipe() {
    let made = &*CLEAN;
    assert_eq!((made.filled.taken, made.filled.refused), (2_674, 0));
    let sums = holds(made);
    assert_eq!(sums.sums["ventes.cafes_servis"], 100_000);
    for (service, tenths) in [("pain", 3_780_000), ("dab", 100_000), ("poste", 33_000)] {
        assert_eq!(sums.kilometre_tenths[service], tenths, "{service}");
    }
    let page = made.show(&Wanted::Figures);
    for words in [
        "300</p>",
        "130</strong>",
        "92</strong>",
        "78</strong>",
        "+ de 5\u{a0}000",
        "+ de 4\u{a0}000",
        "131\u{a0}000\u{a0}€",
        "378\u{a0}000",
        "391\u{a0}300",
        "309 g",
        "Données synthétiques",
        "224 cafés sur 224",
        "2 guinguettes sur 2",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn the_dirty_page_says_what_is_missing() {
    let made = &*DIRTY;
    assert_eq!(made.filled.refused, 1, "the copied machine");
    holds(made);
    let page = made.show(&Wanted::Completeness { named: false });
    let lead = page.split("class=\"lead\">").nth(1).expect("a lead");
    let lead = lead.split('<').next().expect("text").replace('\u{a0}', "");
    let numbers: Vec<usize> =
        lead.split(|one: char| !one.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
    let (told, expected) = (numbers[0], numbers[1]);
    assert_eq!(expected, 2_674 - 4 * 3, "four are closed for three months and not late");
    assert!(told < expected && told > expected * 95 / 100, "{told} of {expected}");
    assert!(page.contains("class=\"missing\"") && page.contains("class=\"late\""));
}

#[test]
fn case_17_and_19_a_cafes_page_shows_what_it_is_and_compares_with_five_at_least() {
    let made = &*DIRTY;
    let follow = made.show(&Wanted::Follow);
    let id = follow.split("/cafes/").nth(1).expect("a café").split('"').next().expect("an id");
    let page = made.show(&Wanted::Cafe(id.to_owned()));
    assert!(page.contains("<h1>Café synthétique"), "{page}");
    let nobody = made.show(&Wanted::Cafe("0".to_owned()));
    assert!(nobody.contains("Cette page n’existe pas"));
}

#[test]
fn a_real_hub_shows_its_cafes_to_the_network_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::begin(folder.path(), &Place::Memory, false, Box::new(Machine)).expect("begun");
    let pages = Pages::default();
    let open = |wanted: &Wanted, inside| {
        let shown = pages.show_to(&hub, wanted, inside).expect("shown");
        !matches!(shown, Shown::Closed(_))
    };
    for wanted in [Wanted::Figures, Wanted::Map, Wanted::Method, Wanted::Data] {
        assert!(open(&wanted, false), "{wanted:?}");
    }
    for wanted in [Wanted::Follow, Wanted::Cafe("0".to_owned())] {
        assert!(!open(&wanted, false) && open(&wanted, true), "{wanted:?}");
    }
    let Shown::Page(page) = pages.show_to(&hub, &Wanted::Figures, false).expect("shown") else {
        panic!("no page");
    };
    assert!(page.contains("Aucun relevé n’est encore arrivé"), "{page}");
    assert!(!page.contains("Données synthétiques") && !page.contains("/suivi"));
}

#[test]
fn case_21_no_open_cell_tells_of_fewer_than_three_and_none_can_be_subtracted() {
    for made in [&*CLEAN, &*DIRTY] {
        let csv = made.show(&Wanted::File("departements.csv".to_owned()));
        assert!(csv.starts_with('\u{feff}'), "a mark of byte order");
        let (mut withheld, mut shown) = (0, 0);
        let mut hidden: BTreeMap<(String, String), (usize, bool)> = BTreeMap::new();
        for line in csv.trim_start_matches('\u{feff}').lines().skip(1) {
            let cells: Vec<&str> = line.split(';').collect();
            let [month, department, indicator, value, cafes, status] = cells[..] else {
                panic!("{line}");
            };
            assert!(!value.contains('.'), "a decimal comma: {line}");
            let key = (month.to_owned(), indicator.to_owned());
            let counted = hidden.entry(key).or_default();
            if status == "secret" {
                assert!(value.is_empty() && cafes.is_empty(), "{line}");
                counted.0 += usize::from(department != "ensemble");
                withheld += 1;
            } else {
                assert!(cafes.parse::<usize>().expect("a count") >= 3, "{line}");
                counted.1 |= department == "ensemble";
                shown += 1;
            }
        }
        assert!(withheld > 100 && shown > 100, "{withheld} and {shown}");
        let alone = hidden.values().filter(|(hidden, total)| *total && *hidden == 1);
        assert_eq!(alone.count(), 0, "one hidden cell beside a total");
        counts_cafes(made);
    }
}

/// The file of the network says on how many cafés each sum rests, as the bytes do.
fn counts_cafes(made: &Made) {
    let mut cafes: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for paper in made.papers() {
        let paper = &paper["document"];
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        if paper["consentements"]["donnees_ouvertes"] != true {
            continue;
        }
        for value in paper["valeurs"].as_array().expect("figures") {
            if !value["v"].is_null() {
                let key = (text(&paper["periode"]["mois"]), text(&value["i"]));
                cafes.entry(key).or_default().insert(text(&paper["cafe"]["id"]));
            }
        }
    }
    let csv = made.show(&Wanted::File("reseau.csv".to_owned()));
    let (mut shown, mut kept_back) = (0, 0);
    for line in csv.lines().filter(|line| line.contains(";ensemble;")) {
        let cells: Vec<&str> = line.split(';').collect();
        let told = &cafes[&(cells[0].to_owned(), cells[1].to_owned())];
        match cells[5] {
            "secret" => kept_back += 1,
            _ => {
                assert_eq!(cells[4], told.len().to_string(), "{line}");
                assert!(told.len() >= 3, "{line}");
                shown += 1;
            }
        }
        assert!(!cells[1].starts_with("itinerance.") || cells[5] == "secret", "two vans: {line}");
    }
    assert!(shown > 100 && kept_back > 10, "{shown} and {kept_back}");
}

#[test]
fn case_22_who_does_not_agree_is_in_no_file_and_no_comparison() {
    let made = &*CLEAN;
    let agreed: i64 = made
        .papers()
        .iter()
        .filter(|paper| paper["document"]["consentements"]["donnees_ouvertes"] == true)
        .flat_map(|paper| paper["document"]["valeurs"].as_array().expect("figures").clone())
        .filter(|value| value["i"] == "ventes.cafes_servis")
        .map(|value| value["v"].as_i64().expect("a count"))
        .sum();
    let csv = made.show(&Wanted::File("reseau.csv".to_owned()));
    let published: i64 = csv
        .lines()
        .filter(|line| line.contains(";ventes.cafes_servis;ensemble;"))
        .map(|line| line.split(';').nth(3).expect("a value").parse::<i64>().expect("a count"))
        .sum();
    assert_eq!(published, agreed);
    assert!(agreed < 100_000, "some do not agree");
    let package = made.show(&Wanted::File("datapackage.json".to_owned()));
    let package: Value = serde_json::from_str(&package).expect("JSON");
    assert_eq!(package["$schema"], "https://datapackage.org/profiles/2.0/datapackage.json");
    for resource in package["resources"].as_array().expect("resources") {
        let file = made.show(&Wanted::File(resource["path"].as_str().expect("a path").to_owned()));
        let head = file.trim_start_matches('\u{feff}').lines().next().expect("a head").to_owned();
        let names: Vec<&str> = resource["schema"]["fields"]
            .as_array()
            .expect("fields")
            .iter()
            .map(|field| field["name"].as_str().expect("a name"))
            .collect();
        assert_eq!(head.split(';').collect::<Vec<_>>(), names);
        assert_eq!(resource["type"], "table");
    }
}
