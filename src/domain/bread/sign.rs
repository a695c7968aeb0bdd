//! What the sign of a bread must say (arrêté no 78-89/P): exact name, weight from 200 g on, price
//! of a piece, price of a kilogram.

use crate::domain::catalog::Product;
use crate::domain::money::Cents;
use crate::domain::quantity::Unit;
use crate::domain::unit_price::NetContent;

/// The weight from which on a sign must say it, in grams.
const SAID_FROM: u32 = 200;

/// The sign of a bread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// Its exact name.
    pub name: String,
    /// Its weight in grams, where it must be said.
    pub grams: Option<u32>,
    /// The price of a piece with VAT, in cents.
    pub price: Cents,
    /// The price of a kilogram with VAT, in cents, where the weight is known.
    pub per_kilogram: Option<Cents>,
}

impl Sign {
    /// The sign of a product. The weight is what the product holds, or what its name ends with.
    pub fn of(product: &Product) -> Self {
        let (name, written) = name_and_grams(product.name.as_str());
        let held = product.supply.content.filter(|content| content.unit() == Unit::Kilogram);
        let written = written.and_then(|grams| NetContent::new(grams, Unit::Kilogram).ok());
        let content = held.or(written);
        Self {
            name: name.to_owned(),
            grams: content.map(NetContent::thousandths).filter(|grams| *grams >= SAID_FROM),
            price: product.price,
            per_kilogram: content.and_then(|content| content.unit_price(product.price).ok()),
        }
    }
}

/// `Baguette 250 g`: the name, and the grams that it ends with.
fn name_and_grams(name: &str) -> (&str, Option<u32>) {
    let trimmed = name.trim_end();
    let Some(digits) = trimmed.strip_suffix(['g', 'G']).map(str::trim_end) else {
        return (name, None);
    };
    let head = digits.trim_end_matches(|letter: char| letter.is_ascii_digit());
    match digits[head.len()..].parse() {
        Ok(grams) if head.ends_with(char::is_whitespace) && !head.trim().is_empty() => {
            (head.trim_end(), Some(grams))
        }
        _ => (name, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_at_the_end_of_a_name_is_its_weight() {
        assert_eq!(name_and_grams("Baguette 250 g"), ("Baguette", Some(250)));
        assert_eq!(name_and_grams("Pain de campagne 400\u{a0}g"), ("Pain de campagne", Some(400)));
        assert_eq!(name_and_grams("Pain 400g"), ("Pain", Some(400)));
        for name in ["Croissant", "Gros pain long", "250 g", "Pain n°4g", "Pain g"] {
            assert_eq!(name_and_grams(name), (name, None));
        }
    }
}
