//! Pictures of the screens, the letters they are written with, and days at the counter.

mod counter;
mod flows;
mod letters;
mod measure;
mod picture;
mod screens;
mod widgets;
