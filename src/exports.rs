//! What leaves the café as a file.

pub mod bread_signs;
pub mod month;
mod paper;
