//! Pictures of the screens and the letters they are written with.

mod letters;
mod measure;
mod picture;
mod widgets;
