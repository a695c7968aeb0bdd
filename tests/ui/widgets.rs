//! The parts of screens, put together as on the drawings.

use comptoir::screens::icon::Icon;
use comptoir::screens::room::Enlargement;
use comptoir::screens::theme::{
    BODY, Banknote, Control, FRAME, GAP_8, GAP_12, GAP_16, HUGE, LARGE, Look, NAME, SMALL, Surface,
    TITLE, TOUCH, Tint,
};
use comptoir::screens::widget::{
    Act, ChoiceRow, ConfirmWords, Corner, CountRow, Field, Figure, KeyboardKey, KeyboardWords,
    KeypadKey, Notice, PagerWords, Place, Tab, TicketLine, Tile, Tone, Typing, act, choice_row,
    choices, confirm, count_heading, count_row, field, figure, hairline, keyboard, keypad, label,
    pager, rail, surface, tabs, ticket_lines, tiles, toggle, vertical_hairline,
};
use iced::widget::{Space, column, container, row};
use iced::{Alignment, Element, Length, Size};

use crate::measure;
use crate::picture::{self, PALETTES, SIZES};

#[derive(Debug, Clone, PartialEq)]
enum Touched {
    Place(usize),
    Person,
    Tab(usize),
    Way(usize),
    Product(usize),
    Page(i8),
    Line(usize),
    Act(&'static str),
    Key(KeypadKey),
    Letter(KeyboardKey),
}

type View = Element<'static, Touched>;

fn named(look: Look, word: &'static str) -> Act<'static, Touched> {
    act(look, word).on_press(Touched::Act(word))
}

fn place(
    icon: Icon,
    word: &'static str,
    count: Option<&'static str>,
    here: bool,
) -> Place<'static> {
    Place { icon, word: word.into(), count: count.map(Into::into), here }
}

fn the_rail(look: Look) -> View {
    let mut places = vec![
        place(Icon::Coffee, "Caisse", None, true),
        place(Icon::ClipboardList, "Notes", Some("3"), false),
        place(Icon::Package, "Colis", Some("12"), false),
        place(Icon::Croissant, "Pain", None, false),
        place(Icon::ShoppingBasket, "Épicerie", None, false),
        place(Icon::CalendarDays, "Agenda", None, false),
        place(Icon::ChartColumn, "Journée", None, false),
        place(Icon::Settings, "Réglages", None, false),
    ];
    let shown = look.room.places(places.len());
    if shown < places.len() {
        places.truncate(shown);
        places.push(place(Icon::Ellipsis, "Plus", None, false));
    }
    let person = place(Icon::User, "Monique", None, false);
    rail(look, places, person, Touched::Place, Touched::Person)
}

fn with_rail(look: Look, screen: impl Into<View>) -> View {
    let screen = surface(look, Surface::Paper, screen).width(Length::Fill).height(Length::Fill);
    if look.room.is_portrait() {
        column![screen, the_rail(look)].into()
    } else {
        row![the_rail(look), screen].into()
    }
}

/// Name, price in cents' words, remark, family's rank.
type Product = (&'static str, &'static str, Option<&'static str>, usize);

const PRODUCTS: [Product; 16] = [
    ("Express", "1,40\u{a0}€", None, 1),
    ("Allongé", "1,50\u{a0}€", None, 1),
    ("Grand crème", "2,60\u{a0}€", None, 1),
    ("Décaféiné", "1,50\u{a0}€", None, 1),
    ("Thé / tisane", "2,20\u{a0}€", None, 1),
    ("Croissant", "1,20\u{a0}€", Some("encore 9"), 4),
    ("Pain au chocolat", "1,30\u{a0}€", Some("encore 4"), 4),
    ("Baguette", "1,10\u{a0}€", Some("encore 12"), 4),
    ("Tradition", "1,30\u{a0}€", Some("épuisée"), 4),
    ("Demi pression", "2,80\u{a0}€", None, 3),
    ("Verre de rouge", "2,50\u{a0}€", None, 3),
    ("Diabolo", "2,40\u{a0}€", None, 2),
    ("Jus de pomme local", "2,80\u{a0}€", None, 2),
    ("Plat du jour", "12,50\u{a0}€", Some("encore 6"), 5),
    ("Œufs plein air x6", "2,60\u{a0}€", None, 6),
    ("Café suspendu", "1,40\u{a0}€", Some("7 en attente"), 7),
];

const LONG: [Product; 3] = [
    ("Anticonstitutionnellement", "123\u{a0}456,78\u{a0}€", Some("plus que trois en réserve"), 0),
    ("Planche de charcuterie et de fromages des fermes voisines", "18,00\u{a0}€", None, 5),
    ("Bière ambrée de la brasserie du Pont-Vieux, bouteille de 75 cl", "7,80\u{a0}€", None, 3),
];

fn the_tiles(look: Look, products: &[Product], area: Size) -> View {
    let grid = look.room.tiles(area);
    let page = products.iter().take(grid.cells()).map(|(name, price, remark, family)| Tile {
        name: (*name).into(),
        price: (*price).into(),
        remark: remark.map(Into::into),
        tint: Tint::of_rank(*family),
        sold_out: *remark == Some("épuisée"),
    });
    tiles(look, grid, page.collect(), Touched::Product)
}

fn the_tabs(look: Look) -> View {
    let words = [
        "Favoris",
        "Boissons chaudes",
        "Softs",
        "Alcools",
        "Pain",
        "Repas",
        "Épicerie",
        "Services",
    ];
    let all = words.into_iter().enumerate().map(|(rank, word)| Tab {
        word: word.into(),
        tint: Tint::of_rank(rank),
        chosen: rank == 0,
    });
    tabs(look, look.room.tabs(words.len()), all.collect(), Touched::Tab)
}

fn products(look: Look, products: &[Product]) -> View {
    let pages = PagerWords {
        before: "Précédents".into(),
        after: "Suivants".into(),
        position: "1 sur 2".into(),
    };
    let search = row![
        named(look, "Chercher ou scanner")
            .icon(Icon::ScanBarcode)
            .width(Length::FillPortion(3))
            .height(FRAME),
        container(toggle(look, vec!["Sur place".into(), "À emporter".into()], 0, Touched::Way))
            .width(Length::FillPortion(3)),
    ]
    .spacing(GAP_8);
    let rows = 8usize.div_ceil(look.room.tabs(8)) as f32;
    let taken = 3.0 * (TOUCH + GAP_12) + (rows - 1.0) * (TOUCH + GAP_8) + 40.0;
    let area = look.room.products();
    let area = Size::new(area.width - 2.0 * GAP_16, area.height - taken - 2.0 * GAP_12);
    column![
        row![
            label("Le Relais des Tilleuls").size(BODY).bold(),
            label("sam. 21 nov. · 8:14").size(SMALL).color(look.palette.quiet).width(Length::Fill),
            surface(look, Surface::Notice, label("Hors ligne · tout continue").size(SMALL))
                .padding([4.0, GAP_12]),
        ]
        .spacing(GAP_16)
        .height(28.0)
        .align_y(Alignment::Center),
        the_tabs(look),
        search,
        the_tiles(look, products, area),
        pager(look, pages, None, Some(Touched::Page(1))),
    ]
    .spacing(GAP_12)
    .padding([GAP_12, GAP_16])
    .into()
}

fn line(
    quantity: &'static str,
    name: &'static str,
    detail: Option<&'static str>,
    amount: &'static str,
) -> TicketLine<'static> {
    TicketLine {
        quantity: quantity.into(),
        name: name.into(),
        detail: detail.map(Into::into),
        amount: amount.into(),
    }
}

fn ticket(look: Look, long: bool) -> View {
    let mut lines = vec![
        line("2", "Express", None, "2,80\u{a0}€"),
        line("3", "Croissant", None, "3,60\u{a0}€"),
        line("1", "Baguette", Some("à emporter"), "1,10\u{a0}€"),
    ];
    if long {
        lines[0] = line("999", LONG[1].0, Some(LONG[2].0), "−123\u{a0}456,78\u{a0}€");
    }
    let acts = [("", Icon::Minus), ("", Icon::Plus)]
        .map(|(word, icon)| named(look, word).icon(icon).into())
        .into_iter()
        .chain(
            [("Emporter", Icon::ShoppingBag), ("Remise", Icon::Percent), ("Retirer", Icon::Trash)]
                .map(|(word, icon)| {
                    named(look, word).icon(icon).stacked().size(SMALL).width(Length::Fill).into()
                }),
        )
        .collect();
    let cash = ["Juste", "15\u{a0}€", "20\u{a0}€", "50\u{a0}€"]
        .map(|word| named(look, word).size(NAME).one_line().into());
    let total = if long { "123\u{a0}456,78\u{a0}€" } else { "13,93\u{a0}€" };
    let heading = row![
        label("Ticket").size(LARGE).bold().width(Length::Fill),
        named(look, "Mettre de côté").icon(Icon::Bookmark).width(184.0),
    ]
    .align_y(Alignment::Center)
    .padding([GAP_12, GAP_16]);
    let width = look.room.ticket().width / if look.room.is_portrait() { 2.0 } else { 1.0 } - 2.0;
    let lines = container(ticket_lines(look, width, lines, Some(1), acts, Touched::Line));
    let foot = column![
        row![label("Total").size(BODY), label(total).size(HUGE).bold().right()]
            .align_y(Alignment::Center),
        label("dont TVA 10 % 0,58 € · 5,5 % 0,41 €").size(SMALL).color(look.palette.quiet),
        iced::widget::Row::with_children(cash).spacing(GAP_8),
        named(look, "Encaisser").icon(Icon::Banknote).kind(Control::Main).size(TITLE).height(84.0),
    ]
    .spacing(GAP_8)
    .padding([GAP_12, GAP_16]);
    let lines = lines.height(Length::Fill);
    let content: View = if look.room.is_portrait() {
        row![
            lines,
            vertical_hairline(look),
            column![heading, Space::new().height(Length::Fill), foot]
        ]
        .into()
    } else {
        column![heading, hairline(look), lines, hairline(look), foot].into()
    };
    surface(look, Surface::Sheet, content).width(Length::Fill).height(Length::Fill).into()
}

fn sale(look: Look, long: bool) -> View {
    let products = products(look, if long { &LONG } else { &PRODUCTS });
    let size = look.room.ticket();
    if look.room.is_portrait() {
        let ticket = container(ticket(look, long)).height(size.height);
        with_rail(look, column![ticket, hairline(look), products])
    } else {
        let ticket = container(row![vertical_hairline(look), ticket(look, long)]).width(size.width);
        with_rail(look, row![products, ticket])
    }
}

fn pay(look: Look) -> View {
    let notes = Banknote::ALL
        .into_iter()
        .zip(["5\u{a0}€", "10\u{a0}€", "20\u{a0}€", "50\u{a0}€"])
        .map(|(note, word)| {
            named(look, word)
                .kind(Control::Banknote(note))
                .size(LARGE)
                .one_line()
                .height(92.0)
                .into()
        })
        .chain([named(look, "Compte juste").size(BODY).height(92.0).into()])
        .collect::<Vec<_>>();
    let ways = [
        ("Carte", Icon::CreditCard),
        ("Titre-restaurant", Icon::Ticket),
        ("Chèque", Icon::PencilLine),
    ]
    .map(|(word, icon)| named(look, word).icon(icon).stacked().height(92.0).into());
    let left = column![
        row![
            named(look, "Retour").icon(Icon::ArrowLeft).width(200.0),
            Space::new().width(Length::Fill),
            named(look, "Partager la note").icon(Icon::Split).width(210.0),
        ],
        figure(look, Figure::Giant, "À encaisser", "13,93\u{a0}€"),
        label("Espèces : ce que la personne donne").semibold().color(look.palette.quiet),
        iced::widget::Row::with_children(notes).spacing(GAP_8),
        label("Ou autrement").semibold().color(look.palette.quiet),
        iced::widget::Row::with_children(ways).spacing(GAP_8),
    ]
    .spacing(GAP_12)
    .width(Length::FillPortion(9));
    let right = column![
        figure(look, Figure::Typed, "reçu", "20,00\u{a0}€"),
        keypad(look, Corner::Comma, Touched::Key),
        named(look, "Effacer").icon(Icon::Delete),
        named(look, "Valider · rendre 6,07\u{a0}€")
            .kind(Control::Main)
            .size(TITLE)
            .one_line()
            .height(104.0),
    ]
    .spacing(GAP_12)
    .width(Length::FillPortion(5));
    with_rail(look, row![left, right].spacing(GAP_16).padding(GAP_16))
}

fn keyboard_words() -> KeyboardWords<'static> {
    KeyboardWords {
        space: "Espace".into(),
        erase: "Effacer".into(),
        capitals: "Maj.".into(),
        accents: "éèà".into(),
        figures: "123".into(),
        done: "Terminé".into(),
    }
}

fn typing(look: Look) -> View {
    let ways = vec![
        (Some(Icon::Truck), "Arrivée".into()),
        (Some(Icon::Hand), "Remettre".into()),
        (Some(Icon::PackagePlus), "Dépôt client".into()),
        (Some(Icon::PackageMinus), "Départ livreur · 2".into()),
    ];
    let question = ConfirmWords {
        question: "La note de Mme Martin sera effacée. Ses 4 lignes restent dans la journée."
            .into(),
        keep: "Garder".into(),
        proceed: "Effacer la note".into(),
    };
    let strip = Notice::new(look, Tone::Attention, "Les tickets attendent.")
        .title("L’imprimante ne répond pas.")
        .act("Voir", Touched::Act("Voir"));
    let content = column![
        choices(look, ways, Some(1), Touched::Way),
        strip,
        Notice::new(look, Tone::Problem, "Le journal ne peut pas être écrit."),
        confirm(look, question, true, Touched::Act("Garder"), Touched::Act("Effacer la note")),
        container(keyboard(look, &Typing::new("", 40), keyboard_words(), Touched::Letter))
            .height(5.0 * TOUCH + 4.0 * GAP_8),
    ]
    .spacing(GAP_8)
    .padding(if look.room.is_portrait() { 4.0 } else { GAP_16 });
    with_rail(look, content)
}

fn lists(look: Look) -> View {
    let parcels = [
        ("A07", "Martin L.", "Mondial Relay · arrivé hier · à garder jusqu’au mer. 25", "petit"),
        ("R", "Marchand", "Vinted Go · réserve, grand colis · jusqu’au ven. 27", "grand"),
        ("", "Famille de La Rochefoucauld-Montbel", LONG[2].0, ""),
    ];
    let parcels = parcels.into_iter().enumerate().map(|(rank, (mark, title, detail, remark))| {
        let line = ChoiceRow {
            mark: mark.into(),
            title: title.into(),
            detail: detail.into(),
            remark: remark.into(),
            chosen: rank == 0,
        };
        choice_row(look, line, Touched::Line(rank))
    });
    let breads = [("Baguette 250 g", "22", "28", true), ("Tradition 250 g", "19", "0", false)];
    let breads = breads.into_iter().enumerate().map(|(rank, (name, left, count, differs))| {
        let line = CountRow {
            name: name.into(),
            figures: vec!["30".into(), left.into()],
            count: count.into(),
            differs,
        };
        let less = (count != "0").then_some(Touched::Act("moins"));
        count_row(look, line, less, Some(Touched::Product(rank)))
    });
    let search = |text: &'static str, active| {
        let shown = Field {
            icon: Icon::Search,
            text: text.into(),
            hint: "3 lettres du nom, numéro, ou scanner".into(),
            active,
        };
        field(look, shown, Touched::Act("chercher"))
    };
    let heading = count_heading(look, "Pain", vec!["commandé".into(), "à vendre".into()], "livré");
    let content = column![search("MAR", true), search("", false)]
        .extend(parcels.collect::<Vec<_>>())
        .push(heading)
        .extend(breads.collect::<Vec<_>>())
        .spacing(GAP_8)
        .padding(GAP_16);
    with_rail(look, content)
}

#[test]
fn lists_look_as_drawn() {
    for size in SIZES {
        let look = picture::look(size, PALETTES[0]);
        picture::check("parts-lists", look, lists(look));
    }
    let evening = picture::look(SIZES[0], PALETTES[1]);
    picture::check("parts-lists", evening, lists(evening));
}

#[test]
fn a_count_at_zero_goes_no_lower() {
    let look = picture::look(SIZES[0], PALETTES[0]);
    let row = |less| {
        let line = CountRow { name: "".into(), figures: vec![], count: "0".into(), differs: false };
        count_row(look, line, less, None)
    };
    let touched = |view: View| {
        let mut simulator = picture::simulator(look, view);
        simulator.click(Icon::Minus.letter().to_string()).expect("the key is there");
        simulator.into_messages().count()
    };
    assert_eq!(touched(row(None)), 0);
    assert_eq!(touched(row(Some(Touched::Person))), 1);
}

#[test]
fn sale_looks_as_drawn() {
    for size in SIZES {
        for palette in PALETTES {
            let look = picture::look(size, palette);
            picture::check("parts-sale", look, sale(look, false));
        }
    }
}

#[test]
fn long_words_and_large_amounts_stay_in_their_place() {
    for size in SIZES {
        let look = picture::look(size, PALETTES[0]);
        picture::check("parts-long", look, sale(look, true));
    }
}

#[test]
fn payment_looks_as_drawn() {
    for palette in PALETTES {
        let look = picture::look(SIZES[0], palette);
        picture::check("parts-pay", look, pay(look));
    }
}

#[test]
fn keyboard_notices_and_question() {
    for size in SIZES {
        let look = picture::look(size, PALETTES[0]);
        picture::check("parts-typing", look, typing(look));
    }
}

#[test]
fn targets_are_large_and_apart_and_words_stay_inside() {
    for size in SIZES {
        let look = picture::look(size, PALETTES[0]);
        for (name, view) in [
            ("sale", sale(look, false)),
            ("long", sale(look, true)),
            ("pay", pay(look)),
            ("typing", typing(look)),
            ("lists", lists(look)),
        ] {
            let faults = measure::faults(look, view);
            assert!(faults.is_empty(), "{name} {size:?}: {faults:#?}");
        }
    }
}

#[test]
fn an_enlarged_window_keeps_its_rail_and_keyboard() {
    for size in SIZES {
        for enlargement in Enlargement::ALL {
            let look = picture::enlarged(size, PALETTES[0], enlargement);
            let keys = keyboard(look, &Typing::new("x", 40), keyboard_words(), Touched::Letter);
            let view = with_rail(look, container(keys).padding(4.0));
            let faults = measure::faults(look, view);
            assert!(faults.is_empty(), "{size:?} {enlargement:?}: {faults:#?}");
        }
    }
}

#[test]
fn what_is_wrong_is_found() {
    let look = picture::look(SIZES[0], PALETTES[0]);
    let faults = |view: View| measure::faults(look, view);
    assert_eq!(faults(named(look, "Juste").into()), Vec::<String>::new());
    assert_eq!(faults(named(look, "Juste").height(60.0).into()).len(), 1, "too low");
    let near = column![named(look, "Juste"), named(look, "Carte")].spacing(2.0);
    assert_eq!(faults(near.into()).len(), 1, "too near");
    let squeezed = container(column![label("un"), label("deux")]).height(25.0);
    assert_eq!(faults(squeezed.into()).len(), 1, "no room for a word");
}

#[test]
fn a_finger_does_what_the_word_says() {
    let look = picture::look(SIZES[0], PALETTES[0]);
    for (word, message) in [
        ("Encaisser", Touched::Act("Encaisser")),
        ("Pain au chocolat", Touched::Product(6)),
        ("Notes", Touched::Place(1)),
        ("Monique", Touched::Person),
        ("À emporter", Touched::Way(1)),
        ("Softs", Touched::Tab(2)),
        ("Baguette", Touched::Product(7)),
        ("Suivants", Touched::Page(1)),
        ("à emporter", Touched::Line(2)),
    ] {
        let mut simulator = picture::simulator(look, sale(look, false));
        simulator.click(word).unwrap_or_else(|error| panic!("{word}: {error}"));
        assert_eq!(simulator.into_messages().collect::<Vec<_>>(), [message], "{word}");
    }
    let mut simulator = picture::simulator(look, sale(look, false));
    simulator.click("Précédents").expect("the key is there");
    assert_eq!(simulator.into_messages().count(), 0, "there is no page before");
}

#[test]
fn the_keypad_types_every_figure() {
    use KeypadKey::{Comma, Digit, DoubleZero, Erase};
    let look = picture::look(SIZES[0], PALETTES[0]);
    let figures = (0..=9).map(|digit| (digit.to_string(), Digit(digit)));
    let others = [("00".to_owned(), DoubleZero), (",".to_owned(), Comma)];
    for (word, key) in figures.chain(others) {
        let mut simulator = picture::simulator(look, keypad(look, Corner::Comma, Touched::Key));
        simulator.click(word.as_str()).unwrap_or_else(|error| panic!("{word}: {error}"));
        assert_eq!(simulator.into_messages().collect::<Vec<_>>(), [Touched::Key(key)]);
    }
    let mut simulator = picture::simulator(look, keypad(look, Corner::Erase, Touched::Key));
    simulator.click(Icon::ArrowLeft.letter().to_string()).expect("the key is there");
    assert_eq!(simulator.into_messages().collect::<Vec<_>>(), [Touched::Key(Erase)]);
}
