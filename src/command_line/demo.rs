//! `comptoir demo`: the demonstration café, played for some days.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use chrono::NaiveDate;
use clap::Args;
use comptoir_hardware::slip::Slip;
use serde_json::json;

use super::Context;
use crate::demo::{self, DayPlayed, SetClock, Teller};
use crate::domain::day::BusinessDay;
use crate::domain::money::Cents;
use crate::domain::payment::Method;
use crate::domain::profile::{Model, Profile};
use crate::environment;
use crate::till::Sold;
use crate::words::Words;
use crate::words::format::{money, short_day, time};

/// Makes the demonstration café and plays days of it.
#[derive(Debug, Args)]
pub(super) struct Demo {
    /// How many days, from 1 November 2026 on; a single day is Saturday the 21st.
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=3660))]
    days: u32,
    /// The first day instead, such as 2026-04-27.
    #[arg(long, value_name = "DAY")]
    from: Option<NaiveDate>,
    /// Another seed plays another month.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Another kind of café, such as itinerant: a travelling one has its evenings.
    #[arg(long, value_name = "MODEL")]
    model: Option<String>,
    /// Prints one JSON object in place of the days.
    #[arg(long)]
    json: bool,
}

impl Demo {
    pub(super) fn run(&self, context: &Context) -> Result<ExitCode> {
        let folder = if context.folder == environment::usual_folder() {
            environment::demonstration_folder(&context.folder)
        } else {
            context.folder.clone()
        };
        play(&folder, self, &context.words)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// The demonstration day in a folder that is thrown away: what a machine without display shows.
pub(super) fn play_day(words: &Words) -> Result<()> {
    let folder = tempfile::tempdir().context("making a temporary folder")?;
    let day = Demo { days: 1, from: None, seed: 1, model: None, json: false };
    play(&folder.path().join("demonstration"), &day, words)
}

fn play(folder: &Path, demo: &Demo, words: &Words) -> Result<()> {
    let &Demo { days, seed, json: as_json, .. } = demo;
    let usual = NaiveDate::from_ymd_opt(2026, 11, if days == 1 { 21 } else { 1 });
    let first = demo.from.or(usual).context("a date")?;
    let midnight = first.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
    let clock = SetClock::at(midnight + 5 * 3_600_000);
    let mut desk = demo::desk(folder, seed, &clock).with_context(|| {
        words.tell("demo-failed", &[("folder", folder.display().to_string().into())])
    })?;
    demo::set_up(&mut desk)?;
    if let Some(code) = &demo.model {
        let model = Model::of(code).with_context(|| words.say("profile-no-model"))?;
        let profile = desk.situation()?.profile;
        desk.set_profile(Profile { model: Some(model), ..profile })?;
    }
    if !as_json {
        println!("{}", words.tell("demo-head", &[("folder", folder.display().to_string().into())]));
    }
    let mut printer = Printer {
        words,
        days: Vec::new(),
        tickets: 0,
        last: None,
        quiet: as_json,
        every: days == 1,
    };
    demo::play(&mut desk, &clock, first, days, seed, &mut printer)?;
    printer.finish(&mut desk, seed)
}

/// Tells the days as they go.
struct Printer<'a> {
    words: &'a Words,
    days: Vec<DayPlayed>,
    tickets: u64,
    last: Option<Slip>,
    quiet: bool,
    every: bool,
}

impl Teller for Printer<'_> {
    fn sold(&mut self, sold: &Sold) {
        self.tickets += 1;
        if !self.every || self.quiet {
            return;
        }
        let methods: Vec<String> = sold
            .ticket
            .payment
            .tenders
            .iter()
            .map(|tender| match tender.method {
                Method::Cash => self.words.say("receipt-cash"),
                Method::Card => self.words.say("receipt-card"),
                Method::Debt => self.words.say("receipt-debt"),
                Method::Prepaid => self.words.say("receipt-prepaid"),
            })
            .collect();
        let names: Vec<String> =
            sold.ticket.lines.iter().map(|line| line.label.to_string()).collect();
        println!(
            "{:>5}  {:>10}  {:<8}  {}",
            sold.number,
            money(sold.ticket.total),
            methods.join("+"),
            names.join(", ")
        );
    }

    fn printed(&mut self, slip: &Slip) {
        if self.every && !self.quiet {
            println!("\n{}", slip.to_text());
        }
        self.last = Some(slip.clone());
    }

    fn shut(&mut self, day: BusinessDay) {
        if !self.quiet {
            let day = short_day(self.words, day);
            println!("{}", self.words.tell("demo-day-shut", &[("day", day.into())]));
        }
    }

    fn day_over(&mut self, day: &DayPlayed) {
        if !self.quiet {
            println!("{}", self.line(day));
        }
        self.days.push(day.clone());
    }
}

impl Printer<'_> {
    fn line(&self, played: &DayPlayed) -> String {
        let day = short_day(self.words, played.day);
        let Some(closing) = &played.closing else {
            return self.words.tell("demo-day-open", &[("day", day.into())]);
        };
        let totals = &closing.day.totals;
        let difference = match closing.difference {
            Some(difference) => {
                self.words.tell("demo-difference", &[("amount", money(difference).into())])
            }
            None => self.words.say("demo-uncounted"),
        };
        let tickets = totals.sales.count + totals.voids.count;
        self.words.tell(
            "demo-day",
            &[
                ("day", format!("{day:<13}").into()),
                ("number", played.number.unwrap_or(0).to_string().into()),
                ("opened", time(closing.day.opened_at).into()),
                ("tickets", format!("{tickets:>4}").into()),
                ("turnover", money(totals.turnover().unwrap_or(Cents::ZERO)).into()),
                ("difference", difference.into()),
            ],
        )
    }

    fn finish(&self, desk: &mut crate::till::desk::Desk, seed: u64) -> Result<()> {
        let perpetual = desk.till().ledger().perpetual;
        let head = desk.till().head().context("a head")?;
        let key = desk.till().store().current_key()?.context("a key")?;
        let fingerprint = key.fingerprint().to_string();
        if self.quiet {
            let object = json!({
                "seed": seed,
                "days": self.days.len(),
                "tickets": self.tickets,
                "turnover": perpetual.algebraic.get(),
                "entries": head.place.seq,
                "head": crate::journal::record::hex(&head.hash),
                "fingerprint": fingerprint,
            });
            println!("{object}");
            return Ok(());
        }
        if let (Some(slip), false) = (&self.last, self.every) {
            println!("\n{}", slip.to_text());
        }
        println!(
            "{}",
            self.words.tell(
                "demo-foot",
                &[
                    ("tickets", self.tickets.into()),
                    ("turnover", money(perpetual.algebraic).into()),
                    ("entries", head.place.seq.to_string().into()),
                    ("fingerprint", fingerprint.into()),
                ]
            )
        );
        Ok(())
    }
}
