//! What barcodes and QR codes look like: the modules that a picture draws and that a printer's
//! module size is chosen by.

use qrcode::types::Color;
use qrcode::{EcLevel, QrCode};

use crate::slip::Symbology;

/// A QR code as rows of modules, true where dark, without its quiet zone. `None` where the data
/// is too long for any version.
pub(crate) fn qr_modules(data: &str) -> Option<Vec<Vec<bool>>> {
    let code = QrCode::with_error_correction_level(data, EcLevel::M).ok()?;
    let width = code.width();
    let dark: Vec<bool> = code.to_colors().iter().map(|color| *color == Color::Dark).collect();
    Some(dark.chunks(width).map(<[bool]>::to_vec).collect())
}

/// A barcode as modules from left to right, true where dark, without its quiet zones. Empty
/// where the data isn't what [`Symbology::carries`].
pub(crate) fn bars(symbology: Symbology, data: &str) -> Vec<bool> {
    if !symbology.carries(data) {
        return Vec::new();
    }
    let digits: Vec<usize> =
        data.bytes().map(|byte| usize::from(byte.wrapping_sub(b'0'))).collect();
    match symbology {
        Symbology::Ean13 => ean13(&digits),
        Symbology::Code128 => code128(data),
    }
}

/// The widths of the four bars of an EAN digit, set A: space, bar, space, bar.
const EAN_WIDTHS: [[u8; 4]; 10] = [
    [3, 2, 1, 1],
    [2, 2, 2, 1],
    [2, 1, 2, 2],
    [1, 4, 1, 1],
    [1, 1, 3, 2],
    [1, 2, 3, 1],
    [1, 1, 1, 4],
    [1, 3, 1, 2],
    [1, 2, 1, 3],
    [3, 1, 1, 2],
];

/// Which of the six digits at the left are of set B, by the digit that leads.
const EAN_SECOND_SET: [[bool; 6]; 10] = {
    const A: bool = false;
    const B: bool = true;
    [
        [A, A, A, A, A, A],
        [A, A, B, A, B, B],
        [A, A, B, B, A, B],
        [A, A, B, B, B, A],
        [A, B, A, A, B, B],
        [A, B, B, A, A, B],
        [A, B, B, B, A, A],
        [A, B, A, B, A, B],
        [A, B, A, B, B, A],
        [A, B, B, A, B, A],
    ]
};

fn ean13(digits: &[usize]) -> Vec<bool> {
    let mut modules = vec![true, false, true];
    for (digit, second) in digits[1..7].iter().zip(EAN_SECOND_SET[digits[0]]) {
        let mut widths = EAN_WIDTHS[*digit];
        if second {
            widths.reverse();
        }
        extend(&mut modules, false, &widths);
    }
    modules.extend([false, true, false, true, false]);
    for digit in &digits[7..13] {
        extend(&mut modules, true, &EAN_WIDTHS[*digit]);
    }
    modules.extend([true, false, true]);
    modules
}

/// Appends bars and spaces of these widths, beginning dark or light.
fn extend(modules: &mut Vec<bool>, dark_first: bool, widths: &[u8]) {
    let mut dark = dark_first;
    for width in widths {
        modules.extend(std::iter::repeat_n(dark, usize::from(*width)));
        dark = !dark;
    }
}

/// The widths of the symbols of CODE128 by value, bar first.
#[rustfmt::skip]
const CODE128_WIDTHS: [&[u8; 6]; 106] = [
    b"212222", b"222122", b"222221", b"121223", b"121322", b"131222", b"122213", b"122312",
    b"132212", b"221213", b"221312", b"231212", b"112232", b"122132", b"122231", b"113222",
    b"123122", b"123221", b"223211", b"221132", b"221231", b"213212", b"223112", b"312131",
    b"311222", b"321122", b"321221", b"312212", b"322112", b"322211", b"212123", b"212321",
    b"232121", b"111323", b"131123", b"131321", b"112313", b"132113", b"132311", b"211313",
    b"231113", b"231311", b"112133", b"112331", b"132131", b"113123", b"113321", b"133121",
    b"313121", b"211331", b"231131", b"213113", b"213311", b"213131", b"311123", b"311321",
    b"331121", b"312113", b"312311", b"332111", b"314111", b"221411", b"431111", b"111224",
    b"111422", b"121124", b"121421", b"141122", b"141221", b"112214", b"112412", b"122114",
    b"122411", b"142112", b"142211", b"241211", b"221114", b"413111", b"241112", b"134111",
    b"111242", b"121142", b"121241", b"114212", b"124112", b"124211", b"411212", b"421112",
    b"421211", b"212141", b"214121", b"412121", b"111143", b"111341", b"131141", b"114113",
    b"114311", b"411113", b"411311", b"113141", b"114131", b"311141", b"411131", b"211412",
    b"211214", b"211232",
];

fn code128(data: &str) -> Vec<bool> {
    const START_B: usize = 104;
    let values: Vec<usize> = data.bytes().map(|byte| usize::from(byte - b' ')).collect();
    let sum: usize = values.iter().zip(1..).map(|(value, place)| value * place).sum();
    let check = (START_B + sum) % 103;
    let mut modules = Vec::new();
    for value in [START_B].into_iter().chain(values).chain([check]) {
        let widths = CODE128_WIDTHS[value].map(|width| width - b'0');
        extend(&mut modules, true, &widths);
    }
    extend(&mut modules, true, &[2, 3, 3, 1, 1, 1, 2]);
    modules
}

#[cfg(test)]
mod tests {
    use super::{CODE128_WIDTHS, EAN_SECOND_SET, bars, qr_modules};
    use crate::slip::Symbology;

    #[test]
    fn symbols_have_their_length() {
        assert_eq!(bars(Symbology::Ean13, "3274080005003").len(), 95);
        assert_eq!(bars(Symbology::Code128, "T-000214").len(), 11 * 10 + 13);
        assert!(bars(Symbology::Ean13, "3274080005004").is_empty());
        assert_eq!(qr_modules("HTTPS://EXEMPLE.FR").map(|rows| rows.len()), Some(21));
        for (value, widths) in CODE128_WIDTHS.iter().enumerate() {
            let total: u32 = widths.iter().map(|width| u32::from(width - b'0')).sum();
            let bars: u32 = widths.iter().step_by(2).map(|width| u32::from(width - b'0')).sum();
            assert_eq!(total, 11, "symbol {value}");
            assert_eq!(bars % 2, 0, "the bars of symbol {value} are even");
        }
        let sets = EAN_SECOND_SET.map(|sets| sets.map(|second| if second { 'G' } else { 'L' }));
        let sets: Vec<String> = sets.iter().map(|sets| sets.iter().collect()).collect();
        let standard = "LLLLLL LLGLGG LLGGLG LLGGGL LGLLGG LGGLLG LGGGLL LGLGLG LGLGGL LGGLGL";
        assert_eq!(sets.join(" "), standard);
        let mut seen = CODE128_WIDTHS.to_vec();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 106, "no symbol twice");
    }
}
