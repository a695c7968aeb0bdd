//! Icons, drawn as letters of an embedded font (Lucide, ISC licence).
//!
//! The list is generated from the font; `assets/icons/README.md` says how. An icon never stands
//! without a word, so its name says its shape and the screen says what it means.

/// Declares the icons with their letters in the font.
macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $letter:literal),* $(,)?) => {
        /// A picture of the embedded icon font.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Icon {
            $($(#[$doc])* $name),*
        }

        impl Icon {
            /// Every icon, in the order of their names.
            pub const ALL: &'static [Icon] = &[$(Icon::$name),*];

            /// The letter that draws this icon in the icon font.
            pub const fn letter(self) -> char {
                match self {
                    $(Icon::$name => $letter),*
                }
            }
        }
    };
}

icons! {
    /// `archive`: kept for later.
    Archive = '\u{E041}',
    /// `arrow-big-up`: capital letters.
    ArrowBigUp = '\u{E1E4}',
    /// `arrow-down`: downwards.
    ArrowDown = '\u{E042}',
    /// `arrow-left`: back, or erase in a row of digits.
    ArrowLeft = '\u{E048}',
    /// `arrow-right`: onwards.
    ArrowRight = '\u{E049}',
    /// `arrow-up`: upwards.
    ArrowUp = '\u{E04A}',
    /// `banknote`: cash.
    Banknote = '\u{E052}',
    /// `beer`: drinks with alcohol.
    Beer = '\u{E2CF}',
    /// `bookmark`: set aside.
    Bookmark = '\u{E060}',
    /// `calculator`: count.
    Calculator = '\u{E1BC}',
    /// `calendar`: choose a date.
    Calendar = '\u{E063}',
    /// `calendar-check`: a dated event that took place.
    CalendarCheck = '\u{E2B7}',
    /// `calendar-days`: diary.
    CalendarDays = '\u{E2B9}',
    /// `chart-column`: the day and its figures.
    ChartColumn = '\u{E2A3}',
    /// `check`: done.
    Check = '\u{E06C}',
    /// `chevron-down`: less.
    ChevronDown = '\u{E06D}',
    /// `chevron-left`: the page before.
    ChevronLeft = '\u{E06E}',
    /// `chevron-right`: the page after.
    ChevronRight = '\u{E06F}',
    /// `chevron-up`: more.
    ChevronUp = '\u{E070}',
    /// `circle-check`: all is well.
    CircleCheck = '\u{E226}',
    /// `circle-question-mark`: help.
    CircleHelp = '\u{E082}',
    /// `circle-x`: refused.
    CircleX = '\u{E084}',
    /// `clipboard-list`: open notes.
    ClipboardList = '\u{E086}',
    /// `clipboard-pen`: an order to write.
    ClipboardPen = '\u{E307}',
    /// `clock`: later.
    Clock = '\u{E087}',
    /// `coffee`: the place where one sells.
    Coffee = '\u{E096}',
    /// `combine`: join notes.
    Combine = '\u{E44C}',
    /// `corner-down-left`: line end.
    CornerDownLeft = '\u{E0A1}',
    /// `credit-card`: card.
    CreditCard = '\u{E0AA}',
    /// `croissant`: bread.
    Croissant = '\u{E2AE}',
    /// `delete`: erase the last sign.
    Delete = '\u{E0AE}',
    /// `download`: take in.
    Download = '\u{E0B2}',
    /// `ellipsis`: further places.
    Ellipsis = '\u{E0B6}',
    /// `eye`: show.
    Eye = '\u{E0BA}',
    /// `file-text`: a statement to read.
    FileText = '\u{E0CC}',
    /// `flag`: closing of the day.
    Flag = '\u{E0D1}',
    /// `gift`: offered.
    Gift = '\u{E0E1}',
    /// `glass-water`: soft drinks.
    GlassWater = '\u{E2D5}',
    /// `hand`: hand over.
    Hand = '\u{E1D7}',
    /// `hand-coins`: money given or taken out of the drawer.
    HandCoins = '\u{E5B8}',
    /// `heart`: suspended coffee.
    Heart = '\u{E0F2}',
    /// `history`: what was done before.
    History = '\u{E1F5}',
    /// `house`: eat in.
    House = '\u{E0F5}',
    /// `info`: to know.
    Info = '\u{E0F9}',
    /// `key-round`: personal code.
    KeyRound = '\u{E4A3}',
    /// `keyboard`: show the keyboard.
    Keyboard = '\u{E284}',
    /// `layers`: several means of payment.
    Layers = '\u{E529}',
    /// `layout-grid`: as tiles.
    LayoutGrid = '\u{E0FF}',
    /// `leaf`: local or unsold, saved from the bin.
    Leaf = '\u{E2DE}',
    /// `list`: as a list.
    List = '\u{E106}',
    /// `lock`: locked.
    Lock = '\u{E10B}',
    /// `lock-open`: open the drawer.
    LockOpen = '\u{E10C}',
    /// `log-out`: hand over the till.
    LogOut = '\u{E10E}',
    /// `mail`: write.
    Mail = '\u{E10F}',
    /// `map-pin`: place or shelf.
    MapPin = '\u{E111}',
    /// `message-square`: word to the next volunteer.
    MessageSquare = '\u{E117}',
    /// `minus`: one less.
    Minus = '\u{E11C}',
    /// `moon`: evening colours.
    Moon = '\u{E11E}',
    /// `move-right`: move to another place.
    MoveRight = '\u{E490}',
    /// `notebook-pen`: on the slate.
    NotebookPen = '\u{E596}',
    /// `package`: parcels.
    Package = '\u{E129}',
    /// `package-check`: a parcel is handed over.
    PackageCheck = '\u{E266}',
    /// `package-minus`: a parcel leaves.
    PackageMinus = '\u{E267}',
    /// `package-plus`: a parcel comes in.
    PackagePlus = '\u{E268}',
    /// `pen-line`: edit.
    PenLine = '\u{E130}',
    /// `pencil-line`: cheque.
    PencilLine = '\u{E4F0}',
    /// `percent`: discount.
    Percent = '\u{E132}',
    /// `phone`: call.
    Phone = '\u{E133}',
    /// `piggy-bank`: prepaid account.
    PiggyBank = '\u{E13A}',
    /// `plus`: one more.
    Plus = '\u{E13D}',
    /// `power`: close the program.
    Power = '\u{E140}',
    /// `printer`: print.
    Printer = '\u{E141}',
    /// `qr-code`: code to scan with a phone.
    QrCode = '\u{E1DF}',
    /// `receipt-euro`: receipt.
    ReceiptEuro = '\u{E5A6}',
    /// `redo-2`: do again.
    Redo = '\u{E2A0}',
    /// `refresh-cw`: try again.
    RefreshCw = '\u{E145}',
    /// `repeat`: ring up again.
    Repeat = '\u{E146}',
    /// `sandwich`: snack.
    Sandwich = '\u{E3A9}',
    /// `save`: keep.
    Save = '\u{E14D}',
    /// `scale`: weight, or unsold goods.
    Scale = '\u{E212}',
    /// `scan-barcode`: search by scanner.
    ScanBarcode = '\u{E535}',
    /// `search`: search by words.
    Search = '\u{E151}',
    /// `settings`: settings.
    Settings = '\u{E154}',
    /// `shopping-bag`: takeaway.
    ShoppingBag = '\u{E15B}',
    /// `shopping-basket`: grocery.
    ShoppingBasket = '\u{E4EA}',
    /// `soup`: plate.
    Soup = '\u{E3AA}',
    /// `space`: space key.
    Space = '\u{E3DD}',
    /// `split`: share a note.
    Split = '\u{E440}',
    /// `square`: not ticked.
    Square = '\u{E167}',
    /// `square-check`: ticked.
    SquareCheck = '\u{E559}',
    /// `star`: favourites.
    Star = '\u{E176}',
    /// `sticky-note`: free note.
    StickyNote = '\u{E303}',
    /// `store`: the café.
    Store = '\u{E3E4}',
    /// `sun`: day colours.
    Sun = '\u{E178}',
    /// `tag`: label or price.
    Tag = '\u{E17F}',
    /// `ticket`: meal voucher.
    Ticket = '\u{E20F}',
    /// `trash-2`: remove a line.
    Trash = '\u{E18E}',
    /// `triangle-alert`: attention.
    TriangleAlert = '\u{E193}',
    /// `truck`: delivery.
    Truck = '\u{E194}',
    /// `type`: size of the letters.
    Type = '\u{E198}',
    /// `undo-2`: take back.
    Undo = '\u{E2A1}',
    /// `upload`: send.
    Upload = '\u{E19E}',
    /// `usb`: a device or a key.
    Usb = '\u{E356}',
    /// `user`: the person at the till.
    User = '\u{E19F}',
    /// `users`: members and groups.
    Users = '\u{E1A4}',
    /// `utensils`: meals.
    Utensils = '\u{E2F6}',
    /// `wallet`: prepaid account.
    Wallet = '\u{E204}',
    /// `wheat`: loaves and flour.
    Wheat = '\u{E39E}',
    /// `wifi-off`: no network.
    WifiOff = '\u{E1AF}',
    /// `wine`: wine.
    Wine = '\u{E2F8}',
    /// `x`: close.
    X = '\u{E1B2}',
}
