//! What people read: sentences from the Fluent files, amounts, quantities and dates as the French
//! write them. Rooms return values; words are made here, at the edge.

pub mod agenda;
pub mod cash;
pub mod codes;
pub mod forecast;
pub mod format;
pub mod imports;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// A language of the interface. What a customer or the tax office reads is always French.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// French.
    French,
    /// English, for contributors and for cafés that choose it.
    English,
}

impl Language {
    /// English where the locale (`LC_ALL`, `LC_MESSAGES`, `LANG`) is English, French otherwise.
    pub fn of_locale(locale: &str) -> Self {
        let english = locale.starts_with("en_") || locale.starts_with("en-") || locale == "en";
        if english { Self::English } else { Self::French }
    }

    fn source(self) -> &'static str {
        match self {
            Self::French => include_str!("../assets/i18n/fr.ftl"),
            Self::English => include_str!("../assets/i18n/en.ftl"),
        }
    }

    fn identifier(self) -> LanguageIdentifier {
        let code = match self {
            Self::French => "fr",
            Self::English => "en",
        };
        // Both codes are well formed; an unknown language would only choose plural forms by
        // default.
        code.parse().unwrap_or_default()
    }
}

/// A value within a sentence.
#[derive(Debug, Clone)]
pub enum Value {
    /// A text, formatted already.
    Text(String),
    /// A number that chooses between one and several.
    Count(u64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Value {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

/// The sentences of a language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The sentences of `language`, which are part of the program.
    pub fn new(language: Language) -> Self {
        Self::of(language, language.source())
    }

    /// What head office's collector says: French alone, in a file of its own.
    #[cfg(feature = "hub")]
    pub fn of_the_hub() -> Self {
        Self::of(Language::French, include_str!("../assets/i18n/hub.fr.ftl"))
    }

    fn of(language: Language, source: &str) -> Self {
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) => resource,
            // A test keeps the files free of mistakes; what can be read is used all the same.
            Err((resource, _)) => resource,
        };
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // The invisible marks around inserted values would reach printers and fonts.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }

    /// French sentences: what a receipt and the tax office need.
    pub fn french() -> Self {
        Self::new(Language::French)
    }

    /// Which language this is.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence of a key. A key that is not there is shown itself; a test keeps that away.
    pub fn say(&self, key: &str) -> String {
        self.sentence(key, None)
    }

    /// The sentence of a key with values set in.
    pub fn tell(&self, key: &str, values: &[(&str, Value)]) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            match value {
                Value::Text(text) => arguments.set(*name, FluentValue::from(text.as_str())),
                Value::Count(count) => arguments.set(*name, FluentValue::from(*count)),
            }
        }
        self.sentence(key, Some(&arguments))
    }

    fn sentence(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        let Some(pattern) = pattern else {
            return key.to_owned();
        };
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, arguments, &mut errors).into_owned()
    }
}
