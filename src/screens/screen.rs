//! The screens, one a file, each with its state, `Message`, `Action`, `update` and `view`.

pub mod agenda;
pub mod bread;
pub mod closing;
pub mod customers;
pub mod day;
pub mod grocery;
pub mod help;
pub mod life;
pub mod month;
pub mod opening;
pub mod operator;
pub mod pages;
pub mod paper;
pub mod parcels;
pub mod partners;
pub mod profile;
pub mod sale;
pub mod settings;
pub mod start;
