//! Layouts as people write them down, `21IIIIIWWWWWC`, and labels that the till prints itself.

use super::{InStore, Kind, Layout, LayoutError, Layouts, Value, price_check, scaled};
use crate::domain::barcode::checks;
use crate::domain::money::Cents;

impl Layout {
    /// Reads the thirteen places of a label: the digits of the prefix, `I` for the item, `W` for
    /// the weight in grams or `P` for the price in cents, `K` for the check digit of the price,
    /// `C` for the check digit of the whole. A comma among the `W` or `P` tells where kilograms or
    /// euros end, for scales that print tens of grams or whole euros.
    ///
    /// # Errors
    /// [`LayoutError`] that names what can't be.
    pub fn parse(form: &str) -> Result<Self, LayoutError> {
        let form = form.trim().to_uppercase();
        let (prefix, rest) = run(&form, |place| place.is_ascii_digit());
        let (item, rest) = run(rest, |place| place == 'I');
        let (check, rest) = run(rest, |place| place == 'K');
        let (value, rest) = run(rest, |place| ['W', 'P', ','].contains(&place));
        if rest != "C" || check.len() > 1 {
            return Err(LayoutError::Form);
        }
        let (whole, behind) = value.split_once(',').unwrap_or((value, ""));
        let places: String = [whole, behind].concat();
        let kind = match places.as_bytes() {
            [b'W', ..] if places.bytes().all(|place| place == b'W') => Kind::Weight,
            [b'P', ..] if places.bytes().all(|place| place == b'P') => Kind::Price,
            _ => return Err(LayoutError::Form),
        };
        let usual = if kind == Kind::Weight { 3 } else { 2 };
        let decimals = if value.contains(',') { behind.len() } else { usual };
        let decimals = u32::try_from(decimals).map_err(|_| LayoutError::Decimals)?;
        Self::new(prefix, item.len(), places.len(), (kind, decimals), check.len() == 1)
    }
}

/// The places at the beginning that fit, and the others.
fn run(text: &str, fits: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|place| !fits(place)).unwrap_or(text.len()))
}

impl Layouts {
    /// The number that the shop gave the item of a label, without the prefix of its layout and
    /// without zeros in front: what its scale calls the PLU.
    pub fn number_of<'a>(&self, label: &'a InStore) -> &'a str {
        let layout = self.0.iter().find(|layout| label.item.starts_with(&layout.prefix));
        let prefix = layout.map_or(0, |layout| layout.prefix.len());
        label.item.get(prefix..).unwrap_or_default().trim_start_matches('0')
    }

    /// The code under which a product is found by every label that [`Layouts::price_label`] makes
    /// for `number`.
    pub fn item_code(&self, number: u32) -> Option<String> {
        let code = self.price_label(number, Cents::new(100))?;
        Some(super::read(super::Gtin::parse(&code).ok()?, self).ok()?.catalogue_code())
    }

    /// The number of the item in a code that [`Layouts::item_code`] made.
    pub fn number_in(&self, code: &str) -> Option<u32> {
        let layout = self.0.iter().find(|layout| code.starts_with(&layout.prefix))?;
        let first = layout.prefix.len();
        code.get(first..first + layout.item_digits)?.parse().ok()
    }

    /// The code of a label that sells item `number` of the shop at `price`: thirteen digits after
    /// the first layout for prices. Nothing when none is set up, or number or price do not fit.
    pub fn price_label(&self, number: u32, price: Cents) -> Option<String> {
        let layout = self.0.iter().rfind(|layout| layout.kind == Kind::Price)?;
        let value = u64::try_from(price.get()).ok().filter(|cents| *cents > 0)?;
        let value = scaled(value, 2, layout.decimals)?;
        let value = format!("{value:0width$}", width = layout.value_digits);
        let item = format!("{number:0width$}", width = layout.item_digits);
        if value.len() != layout.value_digits || item.len() != layout.item_digits {
            return None;
        }
        let check = if layout.price_check_digit {
            char::from(price_check(&value)?).to_string()
        } else {
            String::new()
        };
        let code = with_check([layout.prefix.as_str(), &item, &check, &value].concat())?;
        // Cents that the layout has no place for would be another price.
        let read = super::read(super::Gtin::parse(&code).ok()?, self).ok()?;
        (read.value == Value::Price(price)).then_some(code)
    }
}

/// Twelve digits with their check digit behind them.
fn with_check(digits: String) -> Option<String> {
    let all = (0..10).map(|check| format!("{digits}{check}"));
    all.into_iter().find(|code| code.len() == 13 && checks(code))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::barcode::Gtin;
    use crate::domain::barcode::in_store::read;

    fn layouts(forms: &[&str]) -> Layouts {
        let all = forms.iter().map(|form| Layout::parse(form).expect("a layout")).collect();
        Layouts::new(all).expect("layouts")
    }

    #[test]
    fn forms_as_scales_document_them() {
        assert_eq!(layouts(&["21IIIIIWWWWWC", "23iiiiipppppc"]), Layouts::default());
        let tens = layouts(&["26IIIIIWWW,WWC"]);
        let code = with_check("260060500031".to_owned()).expect("a code");
        let label = read(Gtin::parse(&code).expect("a number"), &tens).expect("a label");
        assert_eq!(label.value, Value::Weight(310));
        assert!(Layout::parse("24IIIIKPPPPPC").is_ok());
    }

    #[test]
    fn forms_that_are_none() {
        for (form, why) in [
            ("", LayoutError::Form),
            ("21IIIIIWWWWW", LayoutError::Form),
            ("21IIIIIWWPPPC", LayoutError::Form),
            ("21IIIIIWWWWWCC", LayoutError::Form),
            ("37IIIIIWWWWWC", LayoutError::Prefix),
            ("21IIIIWWWWWC", LayoutError::Digits),
            ("21IIIIKWWWWWC", LayoutError::PriceCheck),
            ("23IIIIIP,P,PPPC", LayoutError::Form),
        ] {
            assert_eq!(Layout::parse(form), Err(why), "{form}");
        }
    }

    #[test]
    fn a_label_of_our_own_needs_a_layout_for_prices() {
        let weights = layouts(&["21IIIIIWWWWWC"]);
        assert_eq!(weights.price_label(604, Cents::new(217)), None);
        let usual = Layouts::default();
        assert_eq!(usual.price_label(100_000, Cents::new(217)), None);
        assert_eq!(usual.price_label(604, Cents::new(100_000)), None);
        assert_eq!(usual.price_label(604, Cents::ZERO), None);
        assert_eq!(layouts(&["23IIIIIPPPP,PC"]).price_label(604, Cents::new(217)), None);
    }

    proptest! {
        #[test]
        fn what_we_print_is_what_we_read(number in 1_u32..100_000, cents in 1_i64..100_000) {
            for layouts in [Layouts::default(), layouts(&["2401IIIKPPPPC", "23IIIIIPPPPPC"])] {
                let price = Cents::new(cents);
                let Some(code) = layouts.price_label(number, price) else {
                    continue;
                };
                let label = read(Gtin::parse(&code).expect("a number"), &layouts).expect("a label");
                prop_assert_eq!(label.value, Value::Price(price));
                prop_assert_eq!(layouts.number_of(&label), number.to_string());
                if let Some(item) = layouts.item_code(number) {
                    prop_assert_eq!(&item, &label.catalogue_code());
                    prop_assert_eq!(layouts.number_in(&item), Some(number));
                }
            }
            prop_assert!(Layouts::default().price_label(number, Cents::new(cents)).is_some());
        }
    }
}
