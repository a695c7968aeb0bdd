//! The code pages that the emulated printer knows, written down apart from those of the encoder
//! so that a slip in one table shows against the other.

/// A code page of the emulated printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// What printers start with.
    Pc437,
    /// Western Europe without the euro sign.
    Pc850,
    /// Western Europe with the euro sign.
    Pc858,
    /// Windows-1252.
    Wpc1252,
}

impl Page {
    /// What a byte above 7F prints; U+FFFD where the page has nothing.
    pub(super) fn character(self, byte: u8) -> char {
        let text = match self {
            Self::Pc437 => PC437,
            Self::Pc850 => PC850,
            Self::Pc858 => PC858,
            Self::Wpc1252 => WPC1252,
        };
        text.chars().nth(usize::from(byte) - 128).unwrap_or('\u{fffd}')
    }
}

#[rustfmt::skip]
const PC437: &str = concat!(
    "ÇüéâäàåçêëèïîìÄÅ",
    "ÉæÆôöòûùÿÖÜ¢£¥₧ƒ",
    "áíóúñÑªº¿⌐¬½¼¡«»",
    "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐",
    "└┴┬├─┼╞╟╚╔╩╦╠═╬╧",
    "╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀",
    "αßΓπΣσµτΦΘΩδ∞φε∩",
    "≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
);

#[rustfmt::skip]
const PC850: &str = concat!(
    "ÇüéâäàåçêëèïîìÄÅ",
    "ÉæÆôöòûùÿÖÜø£Ø×ƒ",
    "áíóúñÑªº¿®¬½¼¡«»",
    "░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐",
    "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤",
    "ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀",
    "ÓßÔÒõÕµþÞÚÛÙýÝ¯´",
    "\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
);

#[rustfmt::skip]
const PC858: &str = concat!(
    "ÇüéâäàåçêëèïîìÄÅ",
    "ÉæÆôöòûùÿÖÜø£Ø×ƒ",
    "áíóúñÑªº¿®¬½¼¡«»",
    "░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐",
    "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤",
    "ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀",
    "ÓßÔÒõÕµþÞÚÛÙýÝ¯´",
    "\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
);

#[rustfmt::skip]
const WPC1252: &str = concat!(
    "€\u{fffd}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffd}Ž\u{fffd}",
    "\u{fffd}‘’“”•–—˜™š›œ\u{fffd}žŸ",
    "\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯",
    "°±²³´µ¶·¸¹º»¼½¾¿",
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ",
    "ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß",
    "àáâãäåæçèéêëìíîï",
    "ðñòóôõö÷øùúûüýþÿ",
);
