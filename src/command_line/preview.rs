//! `comptoir preview`: a receipt, a reading or a closing as text or as a picture.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::Args;
use comptoir_hardware::render;
use comptoir_hardware::slip::{Columns, Slip};
use comptoir_hardware::text::Repertoire;

use super::Context;
use crate::domain::id::{Ids, TillId};
use crate::environment::{NewIds, SystemClock};
use crate::slips;
use crate::store::{Options, Store};
use crate::till::Till;
use crate::till::desk::Clock;
use crate::words::Words;

/// Shows a receipt, a reading or a closing as text or as a picture.
#[derive(Debug, Args)]
pub(super) struct Preview {
    /// The receipt of this ticket.
    #[arg(long, value_name = "N", conflicts_with = "closing")]
    ticket: Option<u64>,
    /// This closing (Z); the newest without it.
    #[arg(long, value_name = "N")]
    closing: Option<u64>,
    /// The running sums of the open day (X), without recording a reading.
    #[arg(long, conflicts_with_all = ["closing", "ticket"])]
    reading: bool,
    /// Characters a line: 32, 42 or 48.
    #[arg(long, default_value_t = 48)]
    columns: u8,
    /// Writes a PNG there; without it the paper is printed as text.
    #[arg(long, value_name = "FILE.png")]
    png: Option<PathBuf>,
}

impl Preview {
    pub(super) fn run(&self, context: &Context) -> Result<ExitCode> {
        context.expect_a_till()?;
        let till = TillId::new(NewIds.next());
        let store = Store::open(&context.folder, till, crate::PROGRAM, None, &Options::default())?;
        let slip = self.slip(&mut Till::new(store))?;
        match &self.png {
            None => println!("{}", slip.to_text()),
            Some(path) => {
                let picture = render::render(&slip, Repertoire::Wpc1252).context("drawing")?;
                std::fs::write(path, picture.png().context("drawing")?)
                    .context("writing the picture")?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }

    fn slip(&self, till: &mut Till) -> Result<Slip> {
        let columns = Columns::try_from(self.columns)?;
        let french = Words::french();
        if let Some(number) = self.ticket {
            let row = till.store().ticket_row(number)?;
            let place = row.context("no such ticket")?.place;
            let at = till.entry(place)?.at;
            let paper = till.receipt(number, 0, at)?;
            return Ok(slips::receipt(&paper, &french, columns));
        }
        if self.reading {
            let paper = till.reading_now(SystemClock.now(), crate::PROGRAM)?;
            return Ok(slips::reading(&paper, &french, columns));
        }
        let number = self.closing.unwrap_or_else(|| till.store().closings());
        let paper = till.closing(number)?;
        Ok(slips::closing(&paper, &french, columns))
    }
}
