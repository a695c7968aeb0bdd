//! The letters of the window: embedded, so that every PC shows the same shapes.

use std::borrow::Cow;

use iced::Font;
use iced::font::{Family, Weight};

/// The family of all words and figures. Its figures are as wide as each other.
const NUNITO: &str = "Nunito Sans";

/// Running text, prices of products, details.
pub const REGULAR: Font = Font::with_name(NUNITO);

/// Names of products, chosen things.
pub const SEMIBOLD: Font = Font { weight: Weight::Semibold, ..Font::with_name(NUNITO) };

/// Totals, titles, the main act.
pub const BOLD: Font = Font { weight: Weight::Bold, ..Font::with_name(NUNITO) };

/// The pictures of [`Icon`](super::icon::Icon).
pub const ICONS: Font = Font { family: Family::Name("lucide"), ..Font::DEFAULT };

/// The regular face as a TrueType file, also for the test of its characters.
pub const REGULAR_FILE: &[u8] = include_bytes!("../../assets/fonts/NunitoSans-Regular.ttf");

/// The half-bold face as a TrueType file.
pub const SEMIBOLD_FILE: &[u8] = include_bytes!("../../assets/fonts/NunitoSans-SemiBold.ttf");

/// The bold face as a TrueType file.
pub const BOLD_FILE: &[u8] = include_bytes!("../../assets/fonts/NunitoSans-Bold.ttf");

/// The icon font as a TrueType file.
pub const ICONS_FILE: &[u8] = include_bytes!("../../assets/icons/lucide-subset.ttf");

/// Every font file, in the form that iced's settings take.
pub fn files() -> Vec<Cow<'static, [u8]>> {
    [REGULAR_FILE, SEMIBOLD_FILE, BOLD_FILE, ICONS_FILE].map(Cow::Borrowed).to_vec()
}
