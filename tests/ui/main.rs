//! Pictures of the screens, the letters they are written with, and days at the counter.
//!
//! `COMPTOIR_PICTURES=1 cargo test --test ui` writes every picture as PNG into the folder
//! `tmp/pictures` of the target folder. A picture that differs from its hash is written there
//! too; when it is right, `COMPTOIR_BLESS=1 cargo test --test ui` keeps its new hash.

mod accounts;
mod agenda;
mod back_of_shop;
mod bread;
mod counter;
mod evenings;
mod flows;
mod full;
mod letters;
mod life;
mod looks;
mod measure;
mod month;
mod newcomer;
mod news;
mod parcels;
mod partners;
mod picture;
mod screens;
mod shop;
mod village;
mod widgets;
