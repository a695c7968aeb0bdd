//! Icons, colours and French each have one place.

use super::problem::Problem;
use super::source::{Kind, Source, Token};

/// The only file that holds letters of the icon font.
const ICONS: &str = "src/screens/icon.rs";

fn is_theme(path: &str) -> bool {
    path == "src/screens/theme.rs" || path.starts_with("src/screens/theme/")
}

/// Icons are named: their letters, of the private use area, stand in one file. The bounds of the
/// area may be written to keep such letters out of names.
pub fn icons(source: &Source) -> Vec<Problem> {
    if source.path == ICONS {
        return Vec::new();
    }
    let written = source.shipped().into_iter().filter(|token| {
        matches!(token.kind, Kind::Text | Kind::Letter)
            && token.text.chars().any(|one| ('\u{e001}'..'\u{f8ff}').contains(&one))
    });
    written
        .map(|token| Problem::new(&source.path, token.line, "name the icon: `screens::icon::Icon`"))
        .collect()
}

/// Colours come from the theme.
pub fn colours(source: &Source) -> Vec<Problem> {
    if source.room() != Some("screens") || is_theme(&source.path) {
        return Vec::new();
    }
    let tokens = source.shipped();
    let mut problems = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if makes_colour(&tokens, at) || is_hex_colour(token) {
            let what = format!("`{}` makes a colour: take one from the theme", token.text);
            problems.push(Problem::new(&source.path, token.line, what));
        }
    }
    problems
}

/// Whether a colour is made at `at`: `Color::from_rgb…`, `Color { … }` as a value, `color!(…)`.
fn makes_colour(tokens: &[&Token], at: usize) -> bool {
    let mark = |n: usize, mark: char| tokens.get(at + n).is_some_and(|token| token.is_mark(mark));
    if tokens[at].is_word("color") && mark(1, '!') {
        return true;
    }
    if !tokens[at].is_word("Color") {
        return false;
    }
    let literal = mark(1, '{') && mark(3, ':') && !mark(4, ':');
    let maker = mark(1, ':')
        && mark(2, ':')
        && tokens.get(at + 3).is_some_and(|token| {
            let name = token.text.as_str();
            name.starts_with("from_") || matches!(name, "new" | "parse" | "BLACK" | "WHITE")
        });
    literal || maker
}

/// `0xFAF7F2`, `"#FAF7F2"`.
fn is_hex_colour(token: &Token) -> bool {
    let hex = |digits: &str| {
        matches!(digits.len(), 6 | 8) && digits.chars().all(|one| one.is_ascii_hexdigit())
    };
    match token.kind {
        Kind::Number => {
            token.text.strip_prefix("0x").is_some_and(|rest| hex(&rest.replace('_', "")))
        }
        Kind::Text => token.text.strip_prefix('#').is_some_and(hex),
        _ => false,
    }
}

/// Words that French has and English, SQL and our codes have not.
const FRENCH: &[&str] = &[
    "annuler",
    "aucun",
    "aucune",
    "avec",
    "caisse",
    "cette",
    "clôture",
    "dans",
    "des",
    "encaisser",
    "erreur",
    "est",
    "fichier",
    "imprimante",
    "imprimer",
    "journée",
    "les",
    "merci",
    "monnaie",
    "pas",
    "pour",
    "prix",
    "rendre",
    "sont",
    "une",
    "vente",
    "votre",
    "vous",
];

/// French stands in `assets/i18n`; the tables of characters in the devices' crate are no sentences,
/// nor are the names on the wire, which the network agreed on in French.
pub fn french(source: &Source) -> Vec<Problem> {
    let on_the_wire =
        |token: &Token| source.room() == Some("statement") && !token.text.contains(' ');
    let french = source
        .shipped()
        .into_iter()
        .filter(|token| token.kind == Kind::Text && is_french(&token.text) && !on_the_wire(token));
    french
        .map(|token| {
            let what = format!("{:?} reads like French: it belongs in assets/i18n", token.text);
            Problem::new(&source.path, token.line, what)
        })
        .collect()
}

fn is_french(text: &str) -> bool {
    // English borrowed this word with its accent.
    let text = &text.replace("café", "cafe");
    let accents = "àâäçéèêëîïôöùûüÿœæ«»";
    // A list of letters is no sentence: an accent counts beside a letter without one.
    let accented = text.chars().any(|one| one.to_lowercase().any(|low| accents.contains(low)))
        && text.chars().any(|one| one.is_ascii_lowercase());
    let words = text.split(|one: char| !one.is_alphabetic() && one != '_');
    let mut words = words.filter(|word| !word.is_empty());
    accented || words.any(|word| FRENCH.contains(&word.to_lowercase().as_str()))
}

mod tests {
    use super::super::problem::{CLEAN, lines};
    use super::*;

    #[test]
    fn an_icon_is_named() {
        assert_eq!(lines(icons, "src/screens/sale.rs", "text(\"\\u{e0a6}\")"), [1]);
        assert_eq!(lines(icons, "src/screens/sale.rs", "text('\u{e0a6}')"), [1]);
        assert_eq!(lines(icons, ICONS, "'\u{e0a6}'"), CLEAN);
        assert_eq!(lines(icons, "src/screens/sale.rs", "text('é')"), CLEAN);
        let bounds = "!('\\u{e000}'..='\\u{f8ff}').contains(&one)";
        assert_eq!(lines(icons, "src/domain/text.rs", bounds), CLEAN);
    }

    #[test]
    fn a_colour_comes_from_the_theme() {
        for text in [
            "Color::from_rgb8(1, 2, 3)",
            "iced::Color::WHITE",
            "color!(0x112233)",
            "Color { r: 1.0, g: 0.0, b: 0.0, a: 1.0 }",
            "let a = 0xFAF7F2;",
            "let a = \"#FAF7F2\";",
        ] {
            assert!(lines(colours, "src/screens/sale.rs", text).contains(&1), "{text}");
            assert_eq!(lines(colours, "src/screens/theme/palette.rs", text), CLEAN, "{text}");
        }
        for text in ["fn f() -> Color { x::y() }", "Color::TRANSPARENT", "let a = 0xFF;", "\"#12\""]
        {
            assert_eq!(lines(colours, "src/screens/sale.rs", text), CLEAN, "{text}");
        }
    }

    #[test]
    fn french_stands_in_the_language_files() {
        for text in ["\"Encaissé\"", "\"Rendre\"", "\"l\\u{e9}gumes\"", "\"Pas de ticket\""] {
            assert_eq!(lines(french, "src/till.rs", text), [1], "{text}");
        }
        for text in [
            "// Encaissé",
            "\"sale-paid\"",
            "\"no such ticket\"",
            "\"the café has none\"",
            "\"ÀÉÈ\"",
            "'é'",
        ] {
            assert_eq!(lines(french, "src/till.rs", text), CLEAN, "{text}");
        }
        assert_eq!(lines(french, "src/statement/wire.rs", "\"fichier\""), CLEAN);
        assert_eq!(lines(french, "src/statement/wire.rs", "\"Aucun fichier\""), [1]);
        assert_eq!(lines(french, "src/till.rs", "#[cfg(test)] fn f() { \"Encaissé\" }"), CLEAN);
    }
}
