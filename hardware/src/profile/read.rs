//! Reading a profile: every key is taken once, what is left over is unknown.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{CodePage, Cut, MAX_PROFILE_BYTES, Pin, Profile, ProfileError, Pulse, StatusAbilities};
use crate::slip::Columns;
use crate::text::Repertoire;

/// Reads a whole profile.
pub(super) fn profile(text: &str, file: &str) -> Result<Profile, ProfileError> {
    if text.len() > MAX_PROFILE_BYTES {
        return Err(ProfileError::TooLarge { file: file.to_owned(), bytes: text.len() });
    }
    let source = Source { text, file };
    let table = DeTable::parse(text).map_err(|error| ProfileError::Syntax {
        file: file.to_owned(),
        line: source.line(error.span().unwrap_or(0..0)),
        detail: error.message().to_owned(),
    })?;
    let mut root = Table::new(source, table.span(), table.get_ref());
    let mut printer = root.table("printer")?.ok_or_else(|| root.missing("printer"))?;
    root.finish()?;
    let drawer = printer.table("drawer")?.map(pulse).transpose()?;
    let status = printer.table("status")?.map(status).transpose()?.unwrap_or_default();
    let profile = Profile {
        id: printer.text("id")?,
        name: printer.text("name")?,
        columns: columns(&mut printer)?,
        code_page: code_page(&mut printer)?,
        cut: printer.choice(
            "cut",
            "\"partial\", \"full\" or \"none\"",
            &[("partial", Cut::Partial), ("full", Cut::Full), ("none", Cut::None)],
        )?,
        feed_before_cut: printer.number("feed_before_cut", 0..=20, "0 to 20 lines")?,
        qr: printer.truth("qr")?,
        barcode: printer.truth("barcode")?,
        drawer,
        status,
    };
    printer.finish()?;
    Ok(profile)
}

fn columns(printer: &mut Table<'_>) -> Result<Columns, ProfileError> {
    const EXPECTED: &str = "16 to 64 columns";
    let (value, span) = printer.required("columns")?;
    let columns = integer(value).and_then(|columns| u8::try_from(columns).ok());
    columns
        .and_then(|columns| Columns::try_from(columns).ok())
        .ok_or_else(|| printer.source.impossible("columns", span, EXPECTED))
}

/// The preferred code page; a printer with neither of ours prints without accents.
fn code_page(printer: &mut Table<'_>) -> Result<Option<CodePage>, ProfileError> {
    const KEYS: [(&str, Repertoire); 2] =
        [("wpc1252", Repertoire::Wpc1252), ("pc858", Repertoire::Pc858)];
    let mut pages = Vec::new();
    if let Some(mut table) = printer.table("code_pages")? {
        for (key, repertoire) in KEYS {
            if table.held.contains_key(key) {
                let number = table.number(key, 0..=255, "a number of 0 to 255")?;
                pages.push(CodePage { repertoire, number });
            }
        }
        table.finish()?;
    }
    let Some((_, span)) = printer.peek("prefer") else {
        return Ok(pages.first().copied());
    };
    let preferred =
        printer.choice("prefer", "\"wpc1252\" or \"pc858\", one of `code_pages`", &KEYS)?;
    let page = pages.into_iter().find(|page| page.repertoire == preferred);
    page.map(Some).ok_or_else(|| {
        printer.source.impossible("prefer", span, "a page that `code_pages` numbers")
    })
}

fn pulse(mut drawer: Table<'_>) -> Result<Pulse, ProfileError> {
    let pulse = Pulse {
        pin: match drawer.number("pin", 2..=5, "2 or 5")? {
            2 => Pin::Two,
            5 => Pin::Five,
            _ => {
                let span = drawer.taken.clone();
                return Err(drawer.source.impossible("pin", span, "2 or 5"));
            }
        },
        on_ms: drawer.number("on_ms", 2..=510, "2 to 510 milliseconds")?,
        off_ms: drawer.number("off_ms", 2..=510, "2 to 510 milliseconds")?,
        realtime: drawer.truth("realtime")?,
    };
    drawer.finish()?;
    Ok(pulse)
}

fn status(mut table: Table<'_>) -> Result<StatusAbilities, ProfileError> {
    let status = StatusAbilities {
        dle_eot: table.truth("dle_eot")?,
        gs_r: table.truth("gs_r")?,
        process_id: table.truth("process_id")?,
    };
    table.finish()?;
    Ok(status)
}

/// An integer as TOML writes it, in any base.
fn integer(value: &DeValue<'_>) -> Option<i64> {
    let integer = value.as_integer()?;
    i64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

/// The text that errors point into.
#[derive(Clone, Copy)]
struct Source<'a> {
    text: &'a str,
    file: &'a str,
}

impl Source<'_> {
    /// The line, from one, where a span begins.
    fn line(self, span: Range<usize>) -> usize {
        let before = self.text.as_bytes().iter().take(span.start);
        before.filter(|&&byte| byte == b'\n').count() + 1
    }

    fn impossible(self, key: &str, span: Range<usize>, expected: &'static str) -> ProfileError {
        let found = self.text.get(span.clone()).unwrap_or_default();
        ProfileError::Impossible {
            file: self.file.to_owned(),
            line: self.line(span),
            key: key.to_owned(),
            found: found.chars().take(40).collect(),
            expected,
        }
    }
}

/// A table whose keys are taken one by one.
struct Table<'a> {
    source: Source<'a>,
    span: Range<usize>,
    held: BTreeMap<&'a str, (Range<usize>, &'a Spanned<DeValue<'a>>)>,
    /// Where the value taken last stands.
    taken: Range<usize>,
}

impl<'a> Table<'a> {
    fn new(source: Source<'a>, span: Range<usize>, table: &'a DeTable<'a>) -> Self {
        let held = table
            .iter()
            .map(|(key, value)| (key.get_ref().as_ref(), (key.span(), value)))
            .collect();
        Self { source, span, held, taken: 0..0 }
    }

    fn missing(&self, key: &'static str) -> ProfileError {
        let line = self.source.line(self.span.clone());
        ProfileError::MissingKey { file: self.source.file.to_owned(), line, key }
    }

    /// The value of a key, left in place.
    fn peek(&self, key: &str) -> Option<(&'a DeValue<'a>, Range<usize>)> {
        self.held.get(key).map(|(_, value)| (value.get_ref(), value.span()))
    }

    fn required(
        &mut self,
        key: &'static str,
    ) -> Result<(&'a DeValue<'a>, Range<usize>), ProfileError> {
        let (_, value) = self.held.remove(key).ok_or_else(|| self.missing(key))?;
        self.taken = value.span();
        Ok((value.get_ref(), value.span()))
    }

    fn table(&mut self, key: &'static str) -> Result<Option<Self>, ProfileError> {
        if !self.held.contains_key(key) {
            return Ok(None);
        }
        let (value, span) = self.required(key)?;
        let table = value.as_table();
        let table = table.ok_or_else(|| self.source.impossible(key, span.clone(), "a table"))?;
        Ok(Some(Self::new(self.source, span, table)))
    }

    fn text(&mut self, key: &'static str) -> Result<String, ProfileError> {
        let (value, span) = self.required(key)?;
        let text = value.as_str().filter(|text| (1..=60).contains(&text.chars().count()));
        let expected = "a text of 1 to 60 characters";
        text.map(str::to_owned).ok_or_else(|| self.source.impossible(key, span, expected))
    }

    fn truth(&mut self, key: &'static str) -> Result<bool, ProfileError> {
        let (value, span) = self.required(key)?;
        value.as_bool().ok_or_else(|| self.source.impossible(key, span, "true or false"))
    }

    fn number<N: TryFrom<i64>>(
        &mut self,
        key: &'static str,
        allowed: std::ops::RangeInclusive<i64>,
        expected: &'static str,
    ) -> Result<N, ProfileError> {
        let (value, span) = self.required(key)?;
        let number = integer(value).filter(|number| allowed.contains(number));
        number
            .and_then(|number| N::try_from(number).ok())
            .ok_or_else(|| self.source.impossible(key, span, expected))
    }

    fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        expected: &'static str,
        choices: &[(&str, T)],
    ) -> Result<T, ProfileError> {
        let (value, span) = self.required(key)?;
        let chosen = value.as_str().and_then(|text| choices.iter().find(|(name, _)| *name == text));
        chosen.map(|(_, choice)| *choice).ok_or_else(|| self.source.impossible(key, span, expected))
    }

    /// Refuses the first key that nobody took.
    fn finish(self) -> Result<(), ProfileError> {
        let left = self.held.iter().min_by_key(|(_, (span, _))| span.start);
        left.map_or(Ok(()), |(key, (span, _))| {
            Err(ProfileError::UnknownKey {
                file: self.source.file.to_owned(),
                line: self.source.line(span.clone()),
                key: key.chars().take(40).collect(),
            })
        })
    }
}
