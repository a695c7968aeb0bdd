//! The sentences that people read: two files with the same keys and the same arguments, each used,
//! each sound.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use super::problem::Problem;
use super::source::{Kind, Source};

/// Where the French sentences stand.
pub const FRENCH: &str = "assets/i18n/fr.ftl";
/// Where the English ones stand.
pub const ENGLISH: &str = "assets/i18n/en.ftl";

/// What head office's collector says, in French alone.
pub const HUB: &str = "assets/i18n/hub.fr.ftl";

/// A message of a language file.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Message {
    line: usize,
    arguments: BTreeSet<String>,
    /// The messages that this one quotes.
    quoted: BTreeSet<String>,
}

/// The messages of a language file by their key; an attribute's key is `message.attribute`.
fn messages(source: &Source) -> BTreeMap<String, Message> {
    let mut found: BTreeMap<String, Message> = BTreeMap::new();
    let mut key = String::new();
    let mut owner = String::new();
    for (index, line) in source.text.lines().enumerate() {
        if line.starts_with('#') {
            continue;
        }
        let named = line.split_once('=').map(|(name, _)| name.trim());
        let identifier = |name: &str| {
            let letters = name.trim_start_matches('-');
            letters.starts_with(|one: char| one.is_ascii_alphabetic())
                && letters.chars().all(|one| one.is_ascii_alphanumeric() || "-_".contains(one))
        };
        match named {
            Some(name) if !line.starts_with(' ') && identifier(name) => {
                owner = name.to_owned();
                key.clone_from(&owner);
            }
            Some(name) if name.strip_prefix('.').is_some_and(identifier) => {
                key = format!("{owner}{name}");
            }
            _ => {}
        }
        if key.is_empty() {
            continue;
        }
        let message = found.entry(key.clone()).or_default();
        if message.line == 0 {
            message.line = index + 1;
        }
        message.arguments.extend(names_after(line, '$'));
        message.quoted.extend(quotations(line));
    }
    pass_on_arguments(&mut found);
    found
}

/// A message takes the arguments of those that it quotes; a term takes none from outside.
fn pass_on_arguments(messages: &mut BTreeMap<String, Message>) {
    loop {
        let before = messages.clone();
        for message in messages.values_mut() {
            let quoted = message.quoted.iter().filter(|key| !key.starts_with('-'));
            let passed = quoted.filter_map(|key| before.get(key));
            message.arguments.extend(passed.flat_map(|other| other.arguments.clone()));
        }
        if *messages == before {
            return;
        }
    }
}

/// The names in a line that stand right after a sign.
fn names_after(line: &str, sign: char) -> Vec<String> {
    let parts = line.split(sign).skip(1);
    let name = |one: char| one.is_ascii_alphanumeric() || one == '_' || one == '-';
    parts.map(|part| part.chars().take_while(|one| name(*one)).collect()).collect()
}

/// The messages and terms that a line quotes: `{ other }`, `{ -term }`.
fn quotations(line: &str) -> Vec<String> {
    let quoted = names_after(&line.replace("{ ", "{"), '{');
    quoted.into_iter().filter(|name| !name.is_empty()).collect()
}

/// Both languages have the same keys, with the same arguments.
pub fn twins(french: &Source, english: &Source) -> Vec<Problem> {
    let (of_french, of_english) = (messages(french), messages(english));
    let mut problems = Vec::new();
    let pairs = [(french, &of_french, &of_english), (english, &of_english, &of_french)];
    for (source, mine, others) in pairs {
        for (key, message) in mine {
            let what = match others.get(key) {
                None => format!("`{key}` is missing in the other language"),
                Some(other) if other.arguments != message.arguments => {
                    format!("`{key}` takes other arguments in the other language")
                }
                Some(_) => continue,
            };
            problems.push(Problem::new(&source.path, message.line, what));
        }
    }
    problems
}

/// Each message can be read and formats with its arguments, be they numbers or words.
pub fn sound(source: &Source) -> Vec<Problem> {
    let language = if source.path == ENGLISH { "en" } else { "fr" };
    let mut problems = Vec::new();
    let resource = FluentResource::try_new(source.text.clone()).unwrap_or_else(|(read, errors)| {
        for error in errors {
            let line = source.text[..error.pos.start].lines().count().max(1);
            problems.push(Problem::new(&source.path, line, error.to_string()));
        }
        read
    });
    let mut bundle = FluentBundle::new(vec![language.parse().expect("a language")]);
    if let Err(errors) = bundle.add_resource(resource) {
        let twice = errors.into_iter().map(|error| error.to_string());
        problems.extend(twice.map(|what| Problem::new(&source.path, 1, what)));
    }
    bundle.add_builtins().expect("an empty bundle takes its built-in functions");
    for (key, message) in messages(source) {
        if key.starts_with('-') {
            continue;
        }
        for value in [FluentValue::from(2), FluentValue::from("a")] {
            if let Err(what) = formatted(&bundle, &key, &message, &value) {
                problems.push(Problem::new(&source.path, message.line, what));
            }
        }
    }
    problems
}

/// Formats the message with one value for all its arguments.
fn formatted(
    bundle: &FluentBundle<FluentResource>,
    key: &str,
    message: &Message,
    value: &FluentValue<'_>,
) -> Result<(), String> {
    let (id, attribute) = key.split_once('.').map_or((key, None), |(id, one)| (id, Some(one)));
    let known = bundle.get_message(id).ok_or_else(|| format!("`{id}` can't be read"))?;
    let pattern = match attribute {
        Some(name) => known.get_attribute(name).map(|attribute| attribute.value()),
        None => known.value(),
    };
    let Some(pattern) = pattern else {
        // A message may have attributes alone.
        return Ok(());
    };
    let mut arguments = FluentArgs::new();
    for name in &message.arguments {
        arguments.set(name.clone(), value.clone());
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
    if let Some(error) = errors.first() {
        return Err(format!("`{key}` does not format: {error}"));
    }
    if text.trim().is_empty() {
        return Err(format!("`{key}` says nothing"));
    }
    Ok(())
}

/// Every key that the code names exists.
///
/// A string of our code is taken for a key when it looks like one (`sale-total`) and a key begins
/// with the same word; `reason-{code}` in a `format!` stands for all keys that fit.
pub fn missing(french: &Source, code: &[Source]) -> Vec<Problem> {
    let known = messages(french);
    let families: BTreeSet<&str> = known.keys().filter_map(|key| family(key)).collect();
    let mut problems = Vec::new();
    for source in code {
        for token in source.shipped().into_iter().filter(|token| token.kind == Kind::Text) {
            let meant = looks_like_key(&token.text)
                && family(&token.text).is_some_and(|one| families.contains(one));
            if meant && !known.keys().any(|key| fits(&token.text, key)) {
                let what = format!("`{}` is in no language file", token.text);
                problems.push(Problem::new(&source.path, token.line, what));
            }
        }
    }
    problems
}

/// Every key is named by the code or quoted by a message.
pub fn unused(french: &Source, code: &[Source]) -> Vec<Problem> {
    let known = messages(french);
    let texts: BTreeSet<&str> = code
        .iter()
        .flat_map(Source::shipped)
        .filter(|token| token.kind == Kind::Text)
        .map(|token| token.text.as_str())
        .collect();
    let quoted: BTreeSet<&String> = known.values().flat_map(|message| &message.quoted).collect();
    let mut problems = Vec::new();
    for (key, message) in &known {
        let base = key.split('.').next().unwrap_or(key);
        let named = texts.iter().any(|text| fits(text, key) || fits(text, base));
        if !named && !quoted.contains(key) {
            let what = format!("`{key}` is used nowhere");
            problems.push(Problem::new(&french.path, message.line, what));
        }
    }
    problems
}

/// The first word of a key of several.
fn family(key: &str) -> Option<&str> {
    key.split_once('-').map(|(first, _)| first).filter(|first| !first.is_empty())
}

fn looks_like_key(text: &str) -> bool {
    let letter =
        |one: char| one.is_ascii_lowercase() || one.is_ascii_digit() || "-.{}_".contains(one);
    text.len() <= 80 && text.contains('-') && text.chars().all(letter) && !text.ends_with('-')
}

/// Whether a string of the code names a key: the key itself, or a pattern with `{…}` that fits.
fn fits(text: &str, key: &str) -> bool {
    if !text.contains('{') {
        return text == key;
    }
    if !looks_like_key(text) {
        return false;
    }
    let mut fixed = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    let Some(mut rest) = fixed.next().and_then(|first| key.strip_prefix(first)) else {
        return false;
    };
    // A pattern that begins with a variable part would fit almost everything.
    if rest.len() == key.len() {
        return false;
    }
    for part in fixed {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.is_empty() || text.ends_with('}')
}

mod tests {
    use super::*;

    fn french(text: &str) -> Source {
        Source::new(FRENCH, text)
    }

    fn english(text: &str) -> Source {
        Source::new(ENGLISH, text)
    }

    #[test]
    fn both_languages_say_the_same() {
        let good = twins(&french("a-b = x { $n }\n"), &english("# c = d\na-b = { $n } y\n"));
        assert_eq!(good, []);
        assert_eq!(twins(&french("a-b = x\n"), &english("")).len(), 1);
        assert_eq!(twins(&french(""), &english("a-b = x\n")).len(), 1);
        assert_eq!(twins(&french("a-b = { $n }\n"), &english("a-b = { $m }\n")).len(), 2);
        assert_eq!(twins(&french("a-b = x\n    .c = d\n"), &english("a-b = x\n")).len(), 1);
    }

    #[test]
    fn messages_format_with_their_arguments() {
        let good =
            "a = { $n ->\n    [one] un\n   *[other] { $n } x\n }\nb = { a } { -t }\n-t = y\n";
        assert_eq!(sound(&french(good)), []);
        for bad in ["a = { $n", "a = { b }\n", "a = { -t }\n", "a = { F($n) }\n", "a = x\na = y\n"]
        {
            assert!(!sound(&french(bad)).is_empty(), "{bad}");
        }
    }

    #[test]
    fn the_code_names_keys_that_exist() {
        let code = |text: &str| [Source::new("src/a.rs", text)];
        let file = french("sale-total = x\n");
        assert_eq!(missing(&file, &code("\"sale-total\"; \"with-hyphen\"; // sale-totl")), []);
        assert_eq!(missing(&file, &code("\n\"sale-totl\";")).len(), 1);
    }

    #[test]
    fn every_key_is_named() {
        let code = |text: &str| [Source::new("src/a.rs", text)];
        let file = french("sale-total = x\nsale-pay = { sale-word } y\nsale-word = z\n");
        assert_eq!(unused(&file, &code("say(\"sale-total\"); say(\"sale-pay\");")), []);
        let found = unused(&file, &code("say(\"sale-pay\"); // sale-total"));
        assert_eq!(found.iter().map(|one| one.line).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn a_pattern_stands_for_its_keys() {
        let code = |text: &str| [Source::new("src/a.rs", text)];
        let file = french("sale-in-cash = x\nsale-in-card = y\n");
        assert_eq!(unused(&file, &code("format!(\"sale-in-{}\", code)")), []);
        assert_eq!(unused(&file, &code("format!(\"sale-in-{code}\")")), []);
        assert_eq!(unused(&file, &code("format!(\"{code}-cash\")")).len(), 2);
        assert_eq!(missing(&file, &code("format!(\"sale-on-{code}\")")).len(), 1);
    }
}
