//! The window: `tap_frame` without a display, and the real program under Xvfb: `start`, `tap`,
//! `memory`, `idle_cpu`, as lines of JSON.
//!
//! `cargo bench --bench window` runs all parts; a name after `--` runs one.
//! `docs/measurements.md` says what is needed and what the environment may change.

#[allow(dead_code, reason = "each bench uses its part of what they share")]
mod support;

#[path = "window/counter.rs"]
mod counter;
#[path = "window/frame.rs"]
mod frame;
#[path = "window/program.rs"]
mod program;
#[path = "window/screen.rs"]
mod screen;

use support::report::Stamp;
use support::{Problem, folder, is_wanted};

fn main() -> Result<(), Problem> {
    let scratch = folder(env!("CARGO_TARGET_TMPDIR"))?;
    let stamp = Stamp::of(scratch.path());
    if is_wanted("tap_frame") {
        frame::run(&stamp, scratch.path())?;
    }
    if ["start", "tap", "memory", "idle_cpu"].into_iter().any(is_wanted) {
        program::run(&stamp, scratch.path())?;
    }
    Ok(())
}
