//! The till's window, drawn with iced.
//!
//! A screen takes data and gives an element; colours, sizes and distances come from [`theme`],
//! the division of the window from [`room`], and words from the caller.

pub mod font;
pub mod icon;
pub mod room;
pub mod theme;
pub mod widget;
