//! `comptoir cafe`: what the receipts must say of the café, shown and changed.

use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::Args;

use super::Context;
use crate::devices::NoDevice;
use crate::domain::establishment::Establishment;
use crate::domain::text::Label;
use crate::environment;
use crate::words::Words;

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
        for line in lines(&changed, words) {
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
