//! The looks in which every screen is seen: three sizes, two sets of colours, and enlarged letters.

use comptoir::screens::room::Enlargement;
use comptoir::screens::theme::Look;

use crate::counter::Counter;
use crate::picture::{self, PALETTES, SIZES};

/// The look in which screens are touched.
pub fn usual() -> Look {
    picture::look(SIZES[0], PALETTES[0])
}

/// Takes a counter through `play` in every size, and looks at it in both sets of colours.
pub fn everywhere(name: &str, play: impl Fn(Look) -> Counter) {
    for size in SIZES {
        let mut counter = play(picture::look(size, PALETTES[0]));
        for palette in PALETTES {
            counter.paint(palette);
            counter.look_at(name);
        }
    }
}

/// Takes a counter through `play` in every size and enlargement, and measures it then.
pub fn measured(name: &str, play: impl Fn(Look) -> Counter) {
    for size in SIZES {
        for enlargement in [Enlargement::Quarter, Enlargement::Half] {
            let mut counter = play(picture::look(size, PALETTES[0]));
            counter.enlarge(enlargement);
            counter.measure(name);
        }
    }
}
