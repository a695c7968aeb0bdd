//! Takes pictures of views without a window, and compares them with hashes kept in the project.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Once;

use comptoir::screens::room::Enlargement;
use comptoir::screens::theme::{DAY, EVENING, Look, Palette};
use comptoir::screens::{font, room::Room, theme};
use iced::{Element, Settings, Size};
use iced_test::Simulator;

/// The sizes of window in which every screen is looked at.
pub const SIZES: [Size; 3] =
    [Size::new(1280.0, 800.0), Size::new(1024.0, 768.0), Size::new(800.0, 1280.0)];

/// Both sets of colours.
pub const PALETTES: [&Palette; 2] = [&DAY, &EVENING];

/// The look in a window of this size at 100 %.
pub fn look(size: Size, palette: &'static Palette) -> Look {
    enlarged(size, palette, Enlargement::None)
}

/// The look in a window of this size, enlarged.
pub fn enlarged(size: Size, palette: &'static Palette, enlargement: Enlargement) -> Look {
    Look { palette, room: Room::new(size, enlargement) }
}

/// A view ready to be touched and measured, with our letters.
pub fn simulator<'a, M>(look: Look, view: impl Into<Element<'a, M>>) -> Simulator<'a, M> {
    // The letters are shared by all simulators of a process; loading them again would only make
    // every later search among them slower.
    static LETTERS: Once = Once::new();
    LETTERS.call_once(|| {
        let settings = Settings { fonts: font::files(), ..Settings::default() };
        drop(Simulator::<()>::with_settings(settings, iced::widget::text("")));
    });
    let settings = Settings { default_font: font::REGULAR, ..Settings::default() };
    Simulator::with_size(settings, look.room.size(), view)
}

/// Compares the picture of a view with its hash. On a difference the picture is written to the
/// folder `tmp/pictures` of the target folder. With `COMPTOIR_BLESS=1` the hash is written
/// instead; with `COMPTOIR_PICTURES=1` the picture is written even if nothing differs.
pub fn check<'a, M>(name: &str, look: Look, view: impl Into<Element<'a, M>>) {
    let size = look.room.size();
    let name = format!(
        "{name}-{}x{}-{}",
        size.width.round(),
        size.height.round(),
        if look.palette.evening { "evening" } else { "day" }
    );
    let snapshot = simulator(look, view)
        .snapshot(&theme::iced_theme(look.palette))
        .expect("the software renderer takes a picture");
    let wanted = hashes().join(&name);
    let kept = hashes().join(format!("{name}-tiny-skia.sha256"));
    let bless = std::env::var_os("COMPTOIR_BLESS").is_some();
    if bless {
        remove(&kept);
    }
    // iced_test writes a missing hash and is content; here a missing hash is a failure.
    let same = (bless || kept.exists())
        && snapshot.matches_hash(&wanted).expect("the hash can be read and written");
    if !same || std::env::var_os("COMPTOIR_PICTURES").is_some() {
        let picture = pictures().join(&name);
        remove(&pictures().join(format!("{name}-tiny-skia.png")));
        snapshot.matches_image(&picture).expect("the picture can be written");
    }
    assert!(
        same,
        "{name} looks different, or is new: look at {}/{name}-tiny-skia.png, then run again \
         with COMPTOIR_BLESS=1 if it is right",
        pictures().display()
    );
}

fn hashes() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/hashes")
}

/// Beside cargo's own output, wherever that stands.
fn pictures() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures")
}

fn remove(file: &Path) {
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            panic!("remove {}: {error}", file.display())
        }
        _ => {}
    }
}
