//! `comptoir cafe`: what the receipts must say of the café, shown and changed.

use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use clap::Args;

use super::Context;
use crate::devices::NoDevice;
use crate::domain::commune::{self, CommuneCode};
use crate::domain::day::BusinessDay;
use crate::domain::establishment::Establishment;
use crate::domain::profile::{Model, Profile, Rna};
use crate::domain::text::{Label, folded};
use crate::environment;
use crate::words::{Words, format};

/// Shows or changes what the receipts say of the café. What is not given stays as it is; an empty
/// text takes a mention away.
#[derive(Debug, Args)]
pub(super) struct Cafe {
    /// The name over the door.
    #[arg(long)]
    name: Option<String>,
    /// The legal form, such as "Association loi 1901".
    #[arg(long)]
    legal_form: Option<String>,
    /// A line of the address; give the option once a line.
    #[arg(long)]
    address: Vec<String>,
    /// The 14 digits that identify the establishment.
    #[arg(long)]
    siret: Option<String>,
    /// The code of the main activity.
    #[arg(long)]
    naf: Option<String>,
    /// The number under which it declares VAT.
    #[arg(long)]
    vat_number: Option<String>,
    /// Whether it is under the threshold and charges no VAT (CGI art. 293 B).
    #[arg(long)]
    vat_exempt: Option<bool>,
    #[command(flatten)]
    network: Network,
}

/// What the network knows the café by.
#[derive(Debug, Args)]
struct Network {
    /// What kind of café it is: associatif, entrepreneurial, itinerant or tiers_lieu.
    #[arg(long)]
    model: Option<String>,
    /// Its commune, by INSEE code or by name, with the department where others are called so:
    /// "Caumont (33)".
    #[arg(long)]
    commune: Option<String>,
    /// The number of the association, W and nine figures.
    #[arg(long)]
    rna: Option<String>,
    /// The month in which it opened, such as 2026-03.
    #[arg(long, value_name = "MONTH")]
    opened: Option<String>,
    /// Whether its figures may stand in the comparison with cafés of its kind.
    #[arg(long)]
    comparison: Option<bool>,
    /// Whether its figures may stand in sums that are published as open data.
    #[arg(long)]
    open_data: Option<bool>,
}

impl Cafe {
    pub(super) fn run(&self, context: &Context) -> Result<ExitCode> {
        let words = &context.words;
        context.expect_a_till()?;
        let mut desk = environment::open_desk(&context.folder, Box::new(NoDevice))?;
        let former = desk.till().ledger().establishment.clone();
        let former = former.with_context(|| words.say("import-no-cafe"))?;
        let changed = self.applied(&former)?;
        if changed != former {
            desk.set_establishment(changed.clone())?;
        }
        let known = desk.till().ledger().profile.clone();
        let profile = self.network.applied(&known, words)?;
        if profile != known {
            desk.set_profile(profile.clone())?;
        }
        for line in lines(&changed, words).into_iter().chain(told(&profile, words)) {
            println!("{line}");
        }
        Ok(ExitCode::SUCCESS)
    }

    /// The identity with what was given.
    fn applied(&self, former: &Establishment) -> Result<Establishment> {
        let mut cafe = former.clone();
        if let Some(name) = &self.name {
            cafe.name = Label::new(name).context("--name")?;
        }
        change(&mut cafe.legal_form, self.legal_form.as_deref()).context("--legal-form")?;
        change(&mut cafe.siret, self.siret.as_deref()).context("--siret")?;
        change(&mut cafe.naf, self.naf.as_deref()).context("--naf")?;
        change(&mut cafe.vat_number, self.vat_number.as_deref()).context("--vat-number")?;
        if !self.address.is_empty() {
            let given = self.address.iter().filter(|line| !line.trim().is_empty());
            let lines: Result<Vec<Label>, _> = given.map(|line| Label::new(line)).collect();
            cafe.address = lines.context("--address")?;
            cafe.address.truncate(Establishment::MAX_ADDRESS_LINES);
        }
        cafe.vat_exempt = self.vat_exempt.unwrap_or(cafe.vat_exempt);
        Ok(cafe)
    }
}

impl Network {
    /// The profile with what was given.
    fn applied(&self, former: &Profile, words: &Words) -> Result<Profile> {
        let mut profile = former.clone();
        if let Some(code) = &self.model {
            profile.model = Some(Model::of(code).with_context(|| words.say("profile-no-model"))?);
        }
        if let Some(text) = &self.commune {
            profile.commune = Some(commune_of(text, words)?);
        }
        if let Some(text) = &self.rna {
            let read = || Rna::parse(text).with_context(|| words.say("profile-no-rna"));
            profile.rna = if text.trim().is_empty() { None } else { Some(read()?) };
        }
        if let Some(month) = &self.opened {
            let day = BusinessDay::parse(&format!("{month}-01"));
            profile.opened = Some(day.with_context(|| words.say("profile-no-month"))?);
        }
        profile.comparison = self.comparison.unwrap_or(profile.comparison);
        profile.open_data = self.open_data.unwrap_or(profile.open_data);
        Ok(profile)
    }
}

/// The commune that a code or a name means; where several are called so, they are told.
fn commune_of(text: &str, words: &Words) -> Result<CommuneCode> {
    let found = commune::search(text, None, 8);
    match found.as_slice() {
        [] => bail!(words.tell("profile-no-commune", &[("name", text.to_owned().into())])),
        [one] => Ok(CommuneCode::from(*one)),
        [best, second, ..] if text_is(text, best.name) && !text_is(text, second.name) => {
            Ok(CommuneCode::from(*best))
        }
        several => {
            let names: Vec<String> = several.iter().map(ToString::to_string).collect();
            bail!(words.tell("profile-which-commune", &[("names", names.join(", ").into())]))
        }
    }
}

/// Whether a commune is called exactly what was typed, whatever the accents.
fn text_is(text: &str, name: &str) -> bool {
    let plain = |text: &str| folded(text).replace(['-', '\''], " ");
    plain(text) == plain(name)
}

/// What the network knows, in words; nothing of what was not said.
fn told(profile: &Profile, words: &Words) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(model) = profile.model {
        lines.push(words.say(&format!("model-{}", model.code().replace('_', "-"))));
    }
    if let Some(code) = &profile.commune {
        let name = code.commune().map_or_else(|| code.to_string(), ToString::to_string);
        lines.push(words.tell("profile-said-commune", &[("name", name.into())]));
    }
    if let Some(rna) = &profile.rna {
        lines.push(words.tell("profile-said-rna", &[("rna", rna.to_string().into())]));
    }
    if let Some(day) = profile.opened {
        let day = day.to_string();
        let month = format::month(day.get(..7).unwrap_or(&day), words);
        lines.push(words.tell("profile-said-opened", &[("month", month.into())]));
    }
    for (agreed, key) in [
        (profile.comparison, "profile-said-comparison"),
        (profile.open_data, "profile-said-open-data"),
    ] {
        if agreed {
            lines.push(words.say(key));
        }
    }
    lines
}

fn change(mention: &mut Option<Label>, given: Option<&str>) -> Result<()> {
    match given {
        None => {}
        Some(text) if text.trim().is_empty() => *mention = None,
        Some(text) => *mention = Some(Label::new(text)?),
    }
    Ok(())
}

/// The identity as a receipt has it.
fn lines(cafe: &Establishment, words: &Words) -> Vec<String> {
    let mut lines = vec![cafe.name.to_string()];
    lines.extend(cafe.legal_form.iter().chain(&cafe.address).map(ToString::to_string));
    let numbers = [
        ("receipt-siret", "siret", &cafe.siret),
        ("receipt-naf", "naf", &cafe.naf),
        ("receipt-vat-number", "number", &cafe.vat_number),
    ];
    for (key, name, text) in numbers {
        if let Some(text) = text {
            lines.push(words.tell(key, &[(name, text.as_str().into())]));
        }
    }
    if cafe.vat_exempt {
        lines.push(words.say("receipt-exempt"));
    }
    lines
}
