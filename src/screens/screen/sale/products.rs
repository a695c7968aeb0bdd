//! The products: where one is, families, search, tiles in pages.

use iced::widget::{Space, column, container, row};
use iced::{Alignment, Element, Length, Size};

use super::evening::sold_now;
use super::{Message, Remark, Sale};
use crate::domain::catalog::{Mode, Nature, Product};
use crate::domain::service::Service;
use crate::screens::icon::Icon;
use crate::screens::room::Grid;
use crate::screens::scene::Scene;
use crate::screens::screen::operator::pager_words;
use crate::screens::theme::{BODY, EDGE, GAP_8, GAP_12, GAP_16, LARGE, SMALL, Surface, Tint};
use crate::screens::widget::{Field, Tab, Tile, field, label, pager, surface, tabs, tiles, toggle};
use crate::words::format;

/// Height of the place that says where one is: two lines, so that no sentence is cut off.
const HEAD: f32 = 44.0;

/// Its height in a low window.
const LOW_HEAD: f32 = 28.0;

/// Least width of a tab, so that a word of twelve letters stays whole.
const TAB: f32 = 96.0;

/// What a tile does.
#[derive(Debug, Clone, Copy)]
pub(super) struct Offered<'a> {
    product: &'a Product,
    /// Whether it comes back and its deposit is paid out.
    back: bool,
}

/// How tabs are shown.
struct TabPage {
    columns: usize,
    rows: usize,
    /// Families on a page, the favourites and the key to the others apart.
    families: usize,
    page: usize,
    pages: usize,
}

impl Sale {
    /// The products of the chosen tab. In its family a deposit comes back, too.
    pub(super) fn shown_products<'a>(&self, scene: Scene<'a>) -> Vec<Offered<'a>> {
        let catalog = &scene.situation.catalog;
        let sold = Offered::sold;
        // Accounts move from a customer's page, which says whose.
        let touched = |product: &&Product| product.nature != Nature::Account;
        let Some(rank) = self.tab.checked_sub(1) else {
            let favourites = catalog.favourites();
            // A café without favourites begins with what it has.
            let all = favourites.is_empty().then(|| catalog.products().collect());
            return all.unwrap_or(favourites).into_iter().filter(touched).map(sold).collect();
        };
        let family = catalog.families().get(rank).map(|family| catalog.of_family(family.id));
        let offered = |product| Offered::returned(product).into_iter().chain([sold(product)]);
        family.unwrap_or_default().into_iter().filter(touched).flat_map(offered).collect()
    }

    fn tab_page(&self, scene: Scene<'_>) -> TabPage {
        let families = scene.situation.catalog.families().len();
        let width = scene.work().width - 2.0 * GAP_16;
        let columns = (((width + GAP_8) / (TAB + GAP_8)) as usize).max(3);
        let rows = if families < columns || scene.look.room.is_low() { 1 } else { 2 };
        let cells = columns * rows;
        if families < cells {
            let columns = (families + 1).div_ceil(rows).max(1);
            return TabPage { columns, rows, families, page: 0, pages: 1 };
        }
        let on_page = cells - 2;
        let pages = families.div_ceil(on_page).max(1);
        TabPage { columns, rows, families: on_page, page: self.tabs % pages, pages }
    }

    /// How many pages of tabs there are.
    pub(super) fn tab_pages(&self, scene: Scene<'_>) -> usize {
        self.tab_page(scene).pages
    }

    /// Another page of tabs: with it the products of its first family, or the favourites.
    pub(super) fn turn_tabs(&mut self, page: usize, scene: &Scene<'_>) {
        self.tabs = page;
        let shown = self.tab_page(*scene);
        let first = if shown.page == 0 { 0 } else { shown.page * shown.families + 1 };
        (self.tab, self.page) = (first, 0);
    }

    /// The grid of tiles.
    pub(super) fn grid(&self, scene: Scene<'_>) -> Grid {
        let key = scene.look.room.key();
        let rows = self.tab_page(scene).rows as f32;
        let taken = head_height(scene) + rows * (key + GAP_8) - GAP_8
            + key
            + 2.0 * EDGE
            + key
            + 6.0 * GAP_12;
        let work = scene.work();
        scene.look.room.product_tiles(Size::new(work.width - 2.0 * GAP_16, work.height - taken))
    }

    /// The left part of the screen.
    pub(super) fn products<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        let products = self.shown_products(scene);
        let grid = self.grid(scene);
        let pages = grid.pages(products.len());
        let page = self.page.min(pages - 1);
        let shown: Vec<Offered<'a>> =
            products.into_iter().skip(page * grid.cells()).take(grid.cells()).collect();
        let body: Element<'a, Message> = if shown.is_empty() {
            self.nothing(scene)
        } else {
            let page = shown.iter().map(|one| one.tile(scene)).collect();
            tiles(look, grid, page, move |rank| shown[rank].message())
        };
        // Without products there is nothing to turn.
        let turn: Element<'a, Message> = if scene.situation.catalog.is_empty() {
            Space::new().height(look.room.key()).into()
        } else {
            pager(
                look,
                pager_words(scene, page, pages),
                (page > 0).then(|| Message::Page(page - 1)),
                (page + 1 < pages).then_some(Message::Page(page + 1)),
            )
        };
        column![
            self.head(scene),
            self.tabs_view(scene),
            self.search_and_mode(scene),
            container(body).height(Length::Fill),
            turn,
        ]
        .spacing(GAP_12)
        .padding([GAP_12, GAP_16])
        .width(scene.work().width)
        .height(scene.work().height)
        .into()
    }

    /// Where one is and when; for a moment, what the last touch came to. Neither moves a key.
    fn head<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let look = scene.look;
        if let Some(remark) = &self.remark {
            return told(remark.sentence(scene), scene);
        }
        let situation = scene.situation;
        if let Some(untold) = scene.untold {
            return told(untold.short(scene), scene);
        }
        let cafe = situation.establishment.as_ref().map_or("", |cafe| cafe.name.as_str());
        let day = format::short_day(scene.words, situation.today);
        let when = format!("{day} · {}", format::time(situation.now));
        row![
            label(cafe).size(BODY).bold(),
            label(when).size(SMALL).color(look.palette.quiet).width(Length::Fill),
        ]
        .spacing(GAP_16)
        .height(head_height(scene))
        .align_y(Alignment::Center)
        .into()
    }

    fn tabs_view<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let shown = self.tab_page(scene);
        let families = scene.situation.catalog.families();
        let first = shown.page * shown.families;
        let mut all = vec![Tab {
            word: scene.say("sale-favourites").into(),
            tint: Tint::Sand,
            chosen: self.tab == 0,
        }];
        let mut messages = vec![Message::Tab(0)];
        for (rank, family) in families.into_iter().enumerate().skip(first).take(shown.families) {
            all.push(Tab {
                word: family.name.as_str().into(),
                tint: tint(family.tint),
                chosen: self.tab == rank + 1,
            });
            messages.push(Message::Tab(rank + 1));
        }
        if shown.pages > 1 {
            // The key to the other families keeps its place on every page, after empty ones.
            while all.len() + 1 < shown.columns * shown.rows {
                all.push(Tab { word: "".into(), tint: Tint::Sand, chosen: false });
                messages.push(Message::Tabs(shown.page + 1));
            }
            let word = scene.say("sale-more-families").into();
            all.push(Tab { word, tint: Tint::Sand, chosen: false });
            messages.push(Message::Tabs(shown.page + 1));
        }
        tabs(scene.look, shown.columns, all, move |rank| messages[rank].clone())
    }

    fn search_and_mode<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let search = Field {
            icon: Icon::ScanBarcode,
            text: "".into(),
            hint: scene.say("sale-search").into(),
            active: false,
        };
        let ways = vec![scene.say("mode-on-site").into(), scene.say("mode-takeaway").into()];
        let chosen = usize::from(self.mode == Some(Mode::Takeaway));
        let mode = container(toggle(scene.look, ways, chosen, Message::Mode));
        let narrow = scene.work().width < 620.0;
        row![
            field(scene.look, search, Message::Find),
            mode.width(if narrow { 220.0 } else { 255.0 })
        ]
        .spacing(GAP_8)
        .into()
    }

    /// What will be here, and the first step towards it.
    fn nothing<'a>(&'a self, scene: Scene<'a>) -> Element<'a, Message> {
        let quiet = scene.look.palette.quiet;
        let empty = scene.situation.catalog.is_empty();
        let (title, detail) = if empty {
            ("sale-no-product", "sale-no-product-detail")
        } else {
            ("sale-no-product-here", "sale-no-product-here-detail")
        };
        let told = column![
            label(scene.say(title)).size(LARGE).semibold().lines(2),
            label(scene.say(detail)).size(BODY).lines(5).color(quiet),
            Space::new().height(GAP_16),
        ]
        .spacing(GAP_12)
        .max_width(560)
        .align_x(Alignment::Center);
        container(told).center(Length::Fill).into()
    }
}

/// The height of the place that says where one is.
fn head_height(scene: Scene<'_>) -> f32 {
    if scene.look.room.is_low() { LOW_HEAD } else { HEAD }
}

/// A sentence in the place that says where one is.
fn told<'a>(text: String, scene: Scene<'a>) -> Element<'a, Message> {
    let lines = if scene.look.room.is_low() { 1 } else { 2 };
    let text = label(text).size(SMALL).semibold().lines(lines).width(Length::Fill);
    let text = container(text).padding([0.0, GAP_12]).center_y(Length::Fill);
    let strip = surface(scene.look, Surface::Notice, text);
    strip.width(Length::Fill).height(head_height(scene)).into()
}

/// The ground of a family.
fn tint(tint: u8) -> Tint {
    // The first tint is that of the favourites.
    Tint::of_rank(usize::from(tint) + 1)
}

impl<'a> Offered<'a> {
    /// It is sold.
    pub(super) fn sold(product: &'a Product) -> Self {
        Self { product, back: false }
    }

    /// It comes back, if it is a deposit.
    pub(super) fn returned(product: &'a Product) -> Option<Self> {
        (product.nature == Nature::Deposit).then_some(Self { product, back: true })
    }

    /// What it is.
    pub(super) fn product(self) -> &'a Product {
        self.product
    }

    /// What a touch of it means.
    pub(super) fn message(self) -> Message {
        let id = self.product.id;
        if self.back { Message::Back(id) } else { Message::Product(id) }
    }

    /// Its tile. What comes back has a word of its own: a minus alone is easily overlooked.
    pub(super) fn tile(self, scene: Scene<'a>) -> Tile<'a> {
        let tile = tile(self.product, scene);
        if !self.back {
            return tile;
        }
        let amount = self.product.price.negated().unwrap_or_default();
        let name = self.product.name.as_str();
        // « Consigne » stands in most names already and would push the rest off the tile.
        let word = scene.say("deposit-word");
        let rest = name.strip_prefix(word.as_str()).map_or(name, str::trim_start);
        let rest = if rest.is_empty() { name } else { rest };
        let name = scene.words.tell("deposit-returned", &[("name", rest.into())]);
        Tile { name: name.into(), price: format::money(amount).into(), ..tile }
    }
}

/// The tile of a product.
fn tile<'a>(product: &'a Product, scene: Scene<'a>) -> Tile<'a> {
    let family = scene.situation.catalog.family(product.family);
    let now = sold_now(product, &scene);
    let reduced = now.price < product.price;
    Tile {
        name: product.name.as_str().into(),
        price: price(&now, scene).into(),
        remark: match reduced {
            true => Some(scene.say("bread-evening-remark").into()),
            false => waiting(product, scene).map(Into::into),
        },
        tint: family.map_or(Tint::Sand, |family| tint(family.tint)),
        sold_out: false,
    }
}

/// How many of a product wait, paid, for whoever asks.
fn waiting(product: &Product, scene: Scene<'_>) -> Option<String> {
    let waiting = scene.situation.suspended.get(&product.id).copied().filter(|left| *left > 0)?;
    let count = [("count", (waiting / 1_000).to_string().into())];
    Some(scene.words.tell("tile-waiting", &count))
}

/// The price of a product as its tile says it.
fn price(product: &Product, scene: Scene<'_>) -> String {
    use crate::domain::quantity::Unit;
    let amount = format::money(product.price);
    let key = match product.unit {
        _ if product.is(Service::WITHDRAWAL_TAG) => return scene.say("price-withdrawal"),
        _ if product.free_price => "price-free",
        Unit::Piece => return amount,
        Unit::Kilogram => "price-kilogram",
        Unit::Litre => "price-litre",
    };
    scene.words.tell(key, &[("amount", amount.into())])
}

/// What to say of a paper that was asked for.
pub(in crate::screens::screen) fn printing(scene: Scene<'_>) -> &'static str {
    if scene.situation.trouble.is_some() { "remark-waiting" } else { "remark-printing" }
}

impl Remark {
    fn sentence(&self, scene: Scene<'_>) -> String {
        match self {
            Self::UnknownCode(code) => {
                scene.words.tell("remark-unknown-code", &[("code", code.as_str().into())])
            }
            Self::Unreadable => scene.say("remark-unreadable"),
            Self::Wrong(why) => why.sentence(scene),
            Self::BestBefore(day) => {
                let day = format::numeric(*day);
                scene.words.tell("remark-best-before", &[("day", day.into())])
            }
            Self::Refused(error) => crate::screens::Refusal::Ticket(*error).sentence(scene.words),
            Self::Printing => scene.say(printing(scene)),
            Self::Restored => scene.say("remark-restored"),
        }
    }
}
