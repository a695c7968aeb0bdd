//! The screens, one a file, each with its state, `Message`, `Action`, `update` and `view`.

pub mod closing;
pub mod day;
pub mod help;
pub mod opening;
pub mod operator;
pub mod paper;
pub mod sale;
pub mod settings;
pub mod start;
