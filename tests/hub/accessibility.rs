//! Every page for everybody: headings, labels, tables, links and contrast, by a checker of our own.

use std::collections::{BTreeMap, BTreeSet};

use comptoir::hub::accounts::Role;
use comptoir::hub::pages::Wanted;

use crate::admin::Browser;
use crate::ground::Ground;
use crate::pages::{CLEAN, DIRTY, Made};

/// The pages of the administration.
const ADMINISTRATION: [&str; 10] = [
    "/admin",
    "/admin/cafes",
    "/admin/cles",
    "/admin/anomalies",
    "/admin/import",
    "/admin/publications",
    "/admin/lettres",
    "/admin/series",
    "/admin/comptes",
    "/admin/journal",
];

/// A tag as it stands in a page.
#[derive(Debug)]
struct Tag {
    name: String,
    closes: bool,
    attributes: BTreeMap<String, String>,
    /// The text up to the next tag.
    text: String,
}

fn tags(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    for part in page.split('<').skip(1) {
        let (inside, text) = part.split_once('>').expect("a tag ends");
        let (name, rest) = inside.split_once(' ').unwrap_or((inside, ""));
        let mut attributes = BTreeMap::new();
        let mut rest = rest.trim();
        while !rest.is_empty() {
            let end = rest.find(['=', ' ']).unwrap_or(rest.len());
            let key = rest[..end].to_owned();
            rest = &rest[end..];
            let mut value = String::new();
            if let Some(quoted) = rest.strip_prefix("=\"") {
                let end = quoted.find('"').expect("a quote ends");
                value = quoted[..end].to_owned();
                rest = &quoted[end + 1..];
            }
            attributes.insert(key, value);
            rest = rest.trim_start();
        }
        let closes = name.starts_with('/');
        let name = name.trim_start_matches('/').to_ascii_lowercase();
        tags.push(Tag { name, closes, attributes, text: text.to_owned() });
    }
    tags
}

/// The text from a tag to its end.
fn text_of(tags: &[Tag], from: usize) -> String {
    let (mut depth, mut text) = (0, String::new());
    for tag in &tags[from..] {
        if tag.name == tags[from].name {
            depth += if tag.closes { -1 } else { 1 };
        }
        if depth == 0 {
            break;
        }
        text.push_str(&tag.text);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn has(tag: &Tag, name: &str) -> bool {
    tag.attributes.get(name).is_some_and(|one| !one.is_empty())
}

fn says(tag: &Tag, name: &str, value: &str) -> bool {
    tag.attributes.get(name).is_some_and(|one| one == value)
}

/// Everything that keeps somebody from reading a page.
fn troubles(page: &str) -> Vec<String> {
    let tags = tags(page);
    let mut troubles = of_the_whole(&tags);
    troubles.extend(of_headings(&tags));
    troubles.extend(of_links(&tags));
    for place in (0..tags.len()).filter(|place| !tags[*place].closes) {
        troubles.extend(of_one(&tags, place));
    }
    troubles
}

fn of_the_whole(tags: &[Tag]) -> Vec<String> {
    let mut troubles = Vec::new();
    let open = |name: &str| tags.iter().filter(move |tag| tag.name == name && !tag.closes).count();
    if open("h1") != 1 {
        troubles.push(format!("{} first headings", open("h1")));
    }
    let title = tags.iter().find(|tag| tag.name == "title" && !tag.closes);
    if open("main") != 1 || title.is_none_or(|title| title.text.trim().is_empty()) {
        troubles.push("no main part, or no title".to_owned());
    }
    if open("script") > 0 {
        troubles.push("a script".to_owned());
    }
    let mut ids = BTreeSet::new();
    let twice =
        tags.iter().filter_map(|tag| tag.attributes.get("id")).filter(|id| !ids.insert(*id));
    troubles.extend(twice.map(|id| format!("two places are called {id}")));
    troubles
}

fn of_headings(tags: &[Tag]) -> Vec<String> {
    let (mut level, mut troubles) = (0, Vec::new());
    for (place, tag) in tags.iter().enumerate().filter(|(_, tag)| !tag.closes) {
        if !matches!(tag.name.as_str(), "h1" | "h2" | "h3" | "h4") {
            continue;
        }
        let now = tag.name[1..].parse::<usize>().expect("a level");
        if now > level + 1 {
            troubles.push(format!("{} follows h{level}", tag.name));
        }
        if text_of(tags, place).is_empty() {
            troubles.push(format!("an empty {}", tag.name));
        }
        level = now;
    }
    troubles
}

fn of_links(tags: &[Tag]) -> Vec<String> {
    let (mut names, mut troubles) = (BTreeMap::new(), Vec::new());
    for (place, tag) in tags.iter().enumerate().filter(|(_, tag)| !tag.closes && tag.name == "a") {
        let (text, target) = (text_of(tags, place), tag.attributes["href"].clone());
        let empty = ["", "ici", "cliquez ici", "lien", "en savoir plus"];
        if empty.contains(&text.to_lowercase().as_str()) {
            troubles.push(format!("the link to {target} says {text:?}"));
        }
        let other = names.insert(text.clone(), target.clone());
        if let Some(other) = other.filter(|one| *one != target) {
            troubles.push(format!("{text:?} leads to {other} and to {target}"));
        }
    }
    troubles
}

fn of_one(tags: &[Tag], place: usize) -> Option<String> {
    let tag = &tags[place];
    let labelled = tag
        .attributes
        .get("id")
        .is_some_and(|id| tags.iter().any(|one| one.name == "label" && says(one, "for", id)));
    // A field that stands within its label.
    let around = tags[..place].iter().rev().find(|one| one.name == "label");
    let within = around.is_some_and(|label| !label.closes && !label.text.trim().is_empty());
    let labelled = labelled || within;
    let trouble = match tag.name.as_str() {
        "html" => (!says(tag, "lang", "fr")).then_some("no language"),
        "table" => tags
            .get(place + 1)
            .is_none_or(|next| next.name != "caption")
            .then_some("a table without a caption"),
        "caption" => text_of(tags, place).is_empty().then_some("an empty caption"),
        "th" => {
            let headed = says(tag, "scope", "col") || says(tag, "scope", "row");
            (!headed).then_some("a head of no column and no row")
        }
        "svg" => {
            let told = says(tag, "role", "img") && has(tag, "aria-label");
            (!told && !says(tag, "aria-hidden", "true")).then_some("a picture without words")
        }
        "img" => (!tag.attributes.contains_key("alt")).then_some("an image without words"),
        "nav" => (!has(tag, "aria-label")).then_some("a menu without a name"),
        "input" | "select" | "textarea" => {
            let named = labelled || has(tag, "aria-label") || says(tag, "type", "hidden");
            (!named).then_some("a field without a label")
        }
        _ => None,
    };
    let stop = has(tag, "tabindex") && !(has(tag, "role") && has(tag, "aria-label"));
    let style = tag.attributes.contains_key("style");
    let trouble = trouble
        .or(stop.then_some("a place to stop at without a name"))
        .or(style.then_some("a style of its own"));
    trouble.map(str::to_owned)
}

fn pages(made: &Made) -> Vec<(String, String)> {
    let follow = made.show(&Wanted::Completeness { named: false });
    let mut wanted = vec![
        Wanted::Figures,
        Wanted::Map,
        Wanted::Completeness { named: true },
        Wanted::Method,
        Wanted::Data,
        Wanted::Follow,
        Wanted::Cafe("0".to_owned()),
    ];
    let cafes = follow.split("/cafes/").skip(1).filter_map(|rest| rest.split('"').next());
    wanted.extend(cafes.take(3).map(|id| Wanted::Cafe(id.to_owned())));
    wanted.into_iter().map(|wanted| (format!("{wanted:?}"), made.show(&wanted))).collect()
}

#[test]
fn every_page_can_be_read_by_everybody() {
    for made in [&*CLEAN, &*DIRTY] {
        let pages = pages(made);
        for (name, page) in &pages {
            assert_eq!(troubles(page), Vec::<String>::new(), "{name}");
        }
        let method = &pages.iter().find(|(name, _)| name == "Method").expect("a method").1;
        let anchors: Vec<&str> = pages[0]
            .1
            .split("/methode#")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert!(anchors.len() > 15, "every figure leads to its method");
        for anchor in anchors {
            assert!(method.contains(&format!("id=\"{anchor}\"")), "{anchor}");
        }
        assert!(!method.contains("site-"), "every sentence is there");
    }
}

#[test]
fn every_page_of_the_administration_can_be_read_by_everybody() {
    let ground = Ground::new(comptoir::hub::Place::Folder, false, 16);
    let login = ground.get("/admin").send().expect("an answer").text().expect("a text");
    assert_eq!(troubles(&login), Vec::<String>::new(), "login");
    let browser = Browser::of(&ground, "Zoe", Role::Administration);
    let shown = |when: &str| {
        for path in ADMINISTRATION {
            let page = browser.page(path);
            assert_eq!(troubles(&page), Vec::<String>::new(), "{path} {when}");
            assert!(!page.contains("hub-admin-") && !page.contains("site-"), "{path} {when}");
        }
    };
    shown("while there is nothing");
    for _ in 0..2 {
        let till = ground.cafe_with_till();
        assert_eq!(ground.send(&till, &till.seal(till.month("2026-10", 500))).status(), 201);
        let mut odd = till.month("2026-11", 20);
        odd.previous = None;
        odd.emission.at = "2020-01-01T00:00:00Z".to_owned();
        ground.send(&till, &till.seal(odd));
        let way = [
            ("cafe", till.cafe.as_str()),
            ("service", "pain"),
            ("depuis", "2026-10"),
            ("metres", "4000"),
            ("source", "Mesuré"),
        ];
        assert_eq!(browser.act("/admin/distances", &way).status(), 303);
    }
    shown("with cafés");
    ground.hub().accept_month(crate::ground::month("2026-10"), "test").expect("accepted");
    shown("once a month is accepted");
    ground.hub().publish_month(crate::ground::month("2026-10"), "test").expect("published");
    shown("once a month is published");
}

#[test]
fn the_checker_sees_what_it_should() {
    let good = "<html lang=\"fr\"><title>t</title><main><h1>a</h1><h2>b</h2></main></html>";
    assert_eq!(troubles(good), Vec::<String>::new());
    for (from, to) in [
        ("<h1>a</h1>", ""),
        ("<h2>b</h2>", "<h3>b</h3>"),
        ("lang=\"fr\"", "lang=\"en\""),
        ("<h2>b</h2>", "<h2></h2>"),
        ("<h2>b</h2>", "<table><tr></tr></table>"),
        ("<h2>b</h2>", "<table><caption>c</caption><th>d</th></table>"),
        ("<h2>b</h2>", "<svg viewBox=\"0 0 1 1\"></svg>"),
        ("<h2>b</h2>", "<a href=\"/x\">ici</a>"),
        ("<h2>b</h2>", "<a href=\"/x\">c</a><a href=\"/y\">c</a>"),
        ("<h2>b</h2>", "<input id=\"i\">"),
        ("<h2>b</h2>", "<label>c</label><input>"),
        ("<h2>b</h2>", "<label><select></select></label>"),
        ("<h2>b</h2>", "<p id=\"i\"></p><p id=\"i\"></p>"),
        ("<h2>b</h2>", "<script>x</script>"),
        ("<h2>b</h2>", "<p style=\"color:red\"></p>"),
    ] {
        assert!(!troubles(&good.replacen(from, to, 1)).is_empty(), "{to}");
    }
}

/// The brightness of a colour by WCAG 2, in millionths.
fn brightness(hex: &str) -> f64 {
    let part = |place: usize| {
        let value = u8::from_str_radix(&hex[place..place + 2], 16).expect("a colour");
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

#[test]
fn colours_stand_out_from_what_they_stand_on() {
    let css = include_str!("../../assets/hub/style.css");
    let colours: BTreeMap<&str, &str> = css
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--")?.trim_end_matches(';').split_once(": "))
        .collect();
    let contrast = |one: &str, other: &str| {
        let (one, other) = (brightness(colours[one]), brightness(colours[other]));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    };
    for (text, ground, least) in [
        ("ink", "paper", 7.0),
        ("ink", "card", 7.0),
        ("quiet", "paper", 7.0),
        ("quiet", "card", 7.0),
        ("green", "card", 7.0),
        ("green", "paper", 7.0),
        ("white", "green", 7.0),
        ("white", "zinc", 7.0),
        ("white", "red", 7.0),
        ("ink", "pale-brass", 7.0),
        ("ink", "pale-green", 7.0),
        ("ink", "pale-red", 7.0),
        ("red", "pale-red", 7.0),
        ("red", "card", 7.0),
        ("ink", "brass", 4.5),
        ("edge", "paper", 3.0),
        ("edge", "card", 3.0),
        ("green", "paper", 3.0),
        ("brass", "card", 3.0),
    ] {
        assert!(contrast(text, ground) >= least, "{text} on {ground}: {}", contrast(text, ground));
    }
    let shown = css.lines().filter(|line| line.contains("color:") || line.contains("background"));
    for line in shown.filter(|line| !line.trim().starts_with("--") && !line.starts_with(".shade")) {
        assert!(!line.contains('#'), "a colour has a name: {line}");
    }
}
