//! How the window is divided, from its size and the size of letters chosen in the settings.

use iced::Size;

use super::theme::{GAP_8, GAP_16, TOUCH};

/// How much larger letters and targets are drawn. The whole window is enlarged, so a screen
/// lays itself out for a smaller room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Enlargement {
    /// 100 %.
    #[default]
    None,
    /// 125 %.
    Quarter,
    /// 150 %.
    Half,
}

impl Enlargement {
    /// Every enlargement, smallest first.
    pub const ALL: [Enlargement; 3] = [Enlargement::None, Enlargement::Quarter, Enlargement::Half];

    /// The factor that iced takes as `scale_factor`.
    pub fn factor(self) -> f32 {
        match self {
            Enlargement::None => 1.0,
            Enlargement::Quarter => 1.25,
            Enlargement::Half => 1.5,
        }
    }

    /// This enlargement, or the largest below it that leaves room to work in a window of
    /// `window` physical pixels: 800 by 512 logical pixels, whichever way it stands.
    pub fn within(self, window: Size) -> Enlargement {
        let fits = |one: &Enlargement| {
            let long = window.width.max(window.height) / one.factor();
            let short = window.width.min(window.height) / one.factor();
            long >= 800.0 && short >= 512.0
        };
        Enlargement::ALL
            .into_iter()
            .rev()
            .filter(|one| one.factor() <= self.factor())
            .find(fits)
            .unwrap_or_default()
    }
}

/// A grid of equal cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grid {
    /// Cells side by side, at least one.
    pub columns: usize,
    /// Cells above each other, at least one.
    pub rows: usize,
}

impl Grid {
    /// The cells on one page.
    pub fn cells(self) -> usize {
        self.columns * self.rows
    }

    /// The pages that `count` things need: at least one, which may be empty.
    pub fn pages(self, count: usize) -> usize {
        count.div_ceil(self.cells()).max(1)
    }
}

/// The division of the window. Lengths are logical pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    size: Size,
    factor: f32,
}

/// Width of the rail in landscape.
const RAIL_WIDTH: f32 = 104.0;
/// Height of the rail in portrait.
const RAIL_HEIGHT: f32 = 96.0;
/// Height of one place in the rail and the distance to the next.
const PLACE_PITCH: f32 = 82.0;

impl Room {
    /// The room in a window of `window` physical pixels at a chosen enlargement. Pass the same
    /// enlargement, limited by [`Enlargement::within`], to iced's `scale_factor`.
    pub fn new(window: Size, enlargement: Enlargement) -> Room {
        let factor = enlargement.within(window).factor();
        Room { size: Size::new(window.width / factor, window.height / factor), factor }
    }

    /// The whole window.
    pub fn size(self) -> Size {
        self.size
    }

    /// How many physical pixels a logical one takes: the enlargement that the window allows.
    pub fn factor(self) -> f32 {
        self.factor
    }

    /// Whether the ticket stands above the products and the rail at the bottom.
    pub fn is_portrait(self) -> bool {
        self.size.height > self.size.width
    }

    /// Whether the window is so low that headings give way to products.
    pub fn is_low(self) -> bool {
        self.size.height < if self.is_portrait() { 1_100.0 } else { 720.0 }
    }

    /// The height of a key: 72, and less in a low window, where an enlarged key of this height
    /// is still as large on the screen.
    pub fn key(self) -> f32 {
        if self.is_low() { (TOUCH / self.factor).clamp(56.0, TOUCH).ceil() } else { TOUCH }
    }

    /// The rail's width in landscape, its height in portrait.
    pub fn rail(self) -> f32 {
        if self.is_portrait() { RAIL_HEIGHT } else { RAIL_WIDTH }
    }

    /// How many of `count` places the rail shows beside the person's. When it is less than
    /// `count`, one more stands for all others (« Plus »).
    pub fn places(self, count: usize) -> usize {
        let pitches = if self.is_portrait() {
            (self.size.width - GAP_8) / (TOUCH + GAP_8)
        } else {
            (self.size.height - GAP_8) / PLACE_PITCH
        };
        // One for the person at the till; a window too small still shows one place.
        let fitting = (pitches as usize).saturating_sub(1);
        if fitting >= count { count } else { fitting.saturating_sub(1).max(1) }
    }

    /// What the rail leaves to a screen.
    pub fn screen(self) -> Size {
        if self.is_portrait() {
            Size::new(self.size.width, self.size.height - self.rail())
        } else {
            Size::new(self.size.width - self.rail(), self.size.height)
        }
    }

    /// The ticket's part of the screen: about a third in landscape, 42 % above in portrait.
    pub fn ticket(self) -> Size {
        let screen = self.screen();
        if self.is_portrait() {
            Size::new(screen.width, (screen.height * 0.42).round())
        } else {
            // Four keys for cash stand side by side in it, each large enough on the screen.
            let least = (364.0 / self.factor).round();
            Size::new((self.size.width / 3.0).round().clamp(least, 560.0), screen.height)
        }
    }

    /// What rail and ticket leave to the products.
    pub fn products(self) -> Size {
        let (screen, ticket) = (self.screen(), self.ticket());
        if self.is_portrait() {
            Size::new(screen.width, screen.height - ticket.height)
        } else {
            Size::new(screen.width - ticket.width, screen.height)
        }
    }

    /// The grid of tiles in an area: cells of 132 by 88 at least, 8 apart, never more than seven
    /// side by side.
    pub fn tiles(self, area: Size) -> Grid {
        grid(area, Size::new(if self.is_low() { 120.0 } else { 150.0 }, 88.0), 7, 114.0)
    }

    /// The grid of the products where one sells: lower cells, which still hold two lines of a name
    /// and a price, so that more of them stand on a page.
    pub fn product_tiles(self, area: Size) -> Grid {
        grid(area, Size::new(if self.is_low() { 120.0 } else { 150.0 }, 88.0), 7, 98.0)
    }

    /// The grid of what a search found: wide cells, since long names tell products apart.
    pub fn found_tiles(self, area: Size) -> Grid {
        grid(area, Size::new(if self.is_low() { 120.0 } else { 182.0 }, 88.0), 6, 114.0)
    }

    /// The grid of people and houses: cells so wide that a long name stands on two lines.
    pub fn name_tiles(self, area: Size) -> Grid {
        grid(area, Size::new(if self.is_low() { 150.0 } else { 200.0 }, 88.0), 5, 114.0)
    }

    /// How many of `count` tabs stand side by side, so that each is wide enough for a word.
    pub fn tabs(self, count: usize) -> usize {
        let width = self.products().width - 2.0 * GAP_16;
        let fitting = fit(width, 80.0).max(1);
        if count <= fitting {
            return count.max(1);
        }
        // Two even rows look calmer than a full one and a rest.
        count.div_ceil(count.div_ceil(fitting))
    }
}

/// How many cells of at least `least` fit into `length` with 8 between them.
fn fit(length: f32, least: f32) -> usize {
    // A negative length becomes zero cells: the cast saturates.
    ((length + GAP_8) / (least + GAP_8)) as usize
}

/// Cells near `wanted` high, at least as large as `least`.
fn grid(area: Size, least: Size, columns: usize, wanted: f32) -> Grid {
    let rows = fit(area.height, wanted).max(1);
    let rows = if rows == 1 { fit(area.height, least.height).max(1) } else { rows };
    Grid { columns: fit(area.width, least.width).clamp(1, columns), rows }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: [(f32, f32); 4] =
        [(1280.0, 800.0), (1024.0, 768.0), (800.0, 1280.0), (1920.0, 1080.0)];

    fn room(width: f32, height: f32, enlargement: Enlargement) -> Room {
        Room::new(Size::new(width, height), enlargement)
    }

    #[test]
    fn a_small_window_takes_125_percent_and_no_more() {
        let within = |width, height| Enlargement::Half.within(Size::new(width, height));
        assert_eq!(within(1280.0, 800.0), Enlargement::Half);
        assert_eq!(within(800.0, 1280.0), Enlargement::Half);
        assert_eq!(within(1024.0, 768.0), Enlargement::Quarter);
        assert_eq!(within(640.0, 480.0), Enlargement::None);
        let small = Size::new(1280.0, 800.0);
        assert_eq!(Enlargement::None.within(small), Enlargement::None);
    }

    #[test]
    fn parts_add_up_to_the_window() {
        for (width, height) in SIZES {
            for enlargement in Enlargement::ALL {
                let room = room(width, height, enlargement);
                let (ticket, products) = (room.ticket(), room.products());
                let (across, down) = if room.is_portrait() {
                    (ticket.width, room.rail() + ticket.height + products.height)
                } else {
                    (room.rail() + ticket.width + products.width, ticket.height)
                };
                assert!((across - room.size().width).abs() < 0.01);
                assert!((down - room.size().height).abs() < 0.01);
                assert!(products.width >= 400.0, "{width}×{height} {enlargement:?}: {products:?}");
            }
        }
    }

    #[test]
    fn the_rail_keeps_five_places_where_eight_do_not_fit() {
        assert_eq!(room(1280.0, 800.0, Enlargement::None).places(8), 8);
        assert_eq!(room(1024.0, 768.0, Enlargement::None).places(8), 8);
        assert_eq!(room(800.0, 1280.0, Enlargement::None).places(8), 8);
        assert_eq!(room(1024.0, 768.0, Enlargement::Quarter).places(8), 5);
        assert_eq!(room(100.0, 90.0, Enlargement::None).places(8), 1);
    }

    #[test]
    fn tiles_of_the_drawing_are_four_by_four() {
        let room = room(1280.0, 800.0, Enlargement::None);
        let area = Size::new(room.products().width - 32.0, 480.0);
        assert_eq!(room.tiles(area), Grid { columns: 4, rows: 4 });
        assert_eq!(room.tiles(Size::new(-5.0, -5.0)), Grid { columns: 1, rows: 1 });
    }

    #[test]
    fn a_small_window_shows_nine_products_on_a_page() {
        let room = room(1024.0, 768.0, Enlargement::None);
        let under_a_banner = Size::new(room.products().width - 32.0, 324.0);
        assert_eq!(room.product_tiles(under_a_banner), Grid { columns: 3, rows: 3 });
    }

    #[test]
    fn tabs_stay_wide_enough_for_a_word() {
        assert_eq!(room(1280.0, 800.0, Enlargement::None).tabs(8), 8);
        assert_eq!(room(1024.0, 768.0, Enlargement::None).tabs(8), 4);
        assert_eq!(room(1280.0, 800.0, Enlargement::None).tabs(0), 1);
    }

    #[test]
    fn pages_hold_all() {
        let grid = Grid { columns: 4, rows: 4 };
        assert_eq!([0, 1, 16, 17, 500].map(|count| grid.pages(count)), [1, 1, 1, 2, 32]);
    }
}
