//! The till's window, drawn with iced.
//!
//! A screen takes data and gives an element; colours, sizes and distances come from [`theme`],
//! the division of the window from [`room`], and words from the language files. The till itself
//! lives on its own thread behind [`bridge`].

mod amount;
pub mod app;
pub mod bridge;
mod count;
mod errand;
pub mod font;
pub mod icon;
pub mod keys;
mod preferences;
mod refusal;
pub mod room;
mod scene;
mod screen;
pub mod theme;
mod undone;
pub mod widget;

pub use app::{App, Message};
pub use preferences::{House, OpenProblem, Opener, Preferences, Save};
pub use refusal::Refusal;

/// Opens the window and stays until it is closed. `opener` opens a till on a thread of its own,
/// after the window has appeared; `save` keeps the settings whenever one changes.
///
/// # Errors
/// What iced says when no window can be opened. The caller has made sure that there is a display:
/// without one, iced panics.
pub fn run(opener: Opener, preferences: Preferences, save: Save) -> iced::Result {
    iced::application(
        move || App::new(opener.clone(), preferences, save.clone()),
        App::update,
        App::view,
    )
    .title(App::title)
    .subscription(App::subscription)
    .theme(App::theme)
    .scale_factor(App::scale_factor)
    .settings(iced::Settings {
        id: Some("comptoir".to_owned()),
        fonts: font::files(),
        default_font: font::REGULAR,
        ..iced::Settings::default()
    })
    .window(iced::window::Settings {
        size: app::FIRST_SIZE,
        min_size: Some(iced::Size::new(800.0, 512.0)),
        maximized: true,
        ..iced::window::Settings::default()
    })
    .run()
}
