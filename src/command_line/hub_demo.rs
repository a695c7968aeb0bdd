//! `comptoir hub demo`: a made-up network in a folder that `hub serve` opens.

use anyhow::{Context as _, Result, ensure};
use clap::Args;

use super::Context;
use crate::environment::{Machine, SystemClock};
use crate::hub::demo::{Edition, Stage, Year, fill};
use crate::hub::{Hub, Place, time};
use crate::statement::MonthName;
use crate::till::desk::Clock;
use crate::words::Words;

/// The arguments of `hub demo`.
#[derive(Debug, Args)]
pub(super) struct Demo {
    /// With what a year really has: late, corrected and missing months, a copied machine, an amount
    /// typed a hundred times too large.
    #[arg(long)]
    dirty: bool,
    /// The same seed makes the same network.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The last month of the year; the last one that is over unless it is said.
    #[arg(long, value_name = "MONTH")]
    until: Option<String>,
}

impl Demo {
    pub(super) fn run(&self, context: &Context, place: &Place) -> Result<()> {
        let words = Words::of_the_hub();
        let folder = context.folder.display().to_string();
        let now = SystemClock.now();
        let last = match &self.until {
            None => time::current_month(now).before(),
            Some(text) => MonthName::parse(text)
                .with_context(|| words.tell("hub-no-month", &[("month", text.as_str().into())]))?,
        };
        let year = Year::new(self.seed, last);
        let edition = if self.dirty { Edition::Dirty } else { Edition::Clean };
        let stage = Stage::new(now, Box::new(Machine));
        let hub = Hub::begin(&context.folder, place, true, Box::new(stage.clone()));
        let empty = !matches!(hub, Err(crate::hub::HubError::Begun));
        ensure!(empty, words.tell("hub-demo-not-empty", &[("folder", folder.clone().into())]));
        let filled = fill(&hub?, &stage, &year, edition, self.seed)?;
        let count = |count: usize| count.to_string().into();
        let values = [
            ("cafes", count(filled.cafes)),
            ("taken", count(filled.taken)),
            ("refused", count(filled.refused)),
            ("folder", folder.clone().into()),
        ];
        println!("{}", words.tell("hub-demo-made", &values));
        println!("{}", words.tell("hub-demo-next", &[("folder", folder.into())]));
        Ok(())
    }
}
