//! A simulated disk that loses power, for the tests of the till.
//!
//! A [`Recorder`] is a file system under SQLite that writes down every operation on the files it
//! is asked to watch, and lets them through to the real disk. From one such [`Log`], [`check()`]
//! makes the files that a power cut could have left after each operation, by the rules of
//! [`model`], and hands each set to a checker. [`every_fault`] makes each operation fail instead.
//!
//! ```text
//! program ── SQLite ── vfs (unsafe, thin) ── tape (rules of recording) ── real disk
//!                                             │
//!                                            Log ── model ── image ── check ── Report
//! ```
//!
//! All unsafe code of the workspace stands in `vfs.rs` and `vfs/file.rs`.

pub mod check;
pub mod fault;
pub mod image;
pub mod log;
pub mod model;
mod random;
pub mod recorder;
pub mod scratch;
mod tape;
mod vfs;

pub use check::{Finding, FindingKind, Plan, Report, check, record};
pub use fault::{Fault, FaultKind, every_fault};
pub use image::{Image, image_at};
pub use log::{Inode, Log, Op};
pub use model::{Directory, Model};
pub use recorder::{Counters, Recorder, RecorderError};
pub use scratch::Scratch;
