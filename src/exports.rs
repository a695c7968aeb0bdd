//! What leaves the café as a file.

pub mod bread_signs;
pub mod calendar;
pub mod month;
mod paper;
