//! The files that pages are dressed with, embedded.

/// An embedded file by its name, with its kind.
pub fn find(name: &str) -> Option<(&'static str, &'static [u8])> {
    let letters = "font/ttf";
    Some(match name {
        "style.css" => {
            ("text/css; charset=utf-8", include_bytes!("../../../assets/hub/style.css").as_slice())
        }
        "NunitoSans-Regular.ttf" => {
            (letters, include_bytes!("../../../assets/fonts/NunitoSans-Regular.ttf").as_slice())
        }
        "NunitoSans-SemiBold.ttf" => {
            (letters, include_bytes!("../../../assets/fonts/NunitoSans-SemiBold.ttf").as_slice())
        }
        "NunitoSans-Bold.ttf" => {
            (letters, include_bytes!("../../../assets/fonts/NunitoSans-Bold.ttf").as_slice())
        }
        _ => return None,
    })
}
