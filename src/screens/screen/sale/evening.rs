//! Bread that costs less towards the evening: its price and name on tile and ticket.

use std::borrow::Cow;

use crate::domain::catalog::Product;
use crate::domain::partner::Role;
use crate::domain::text::Label;
use crate::screens::scene::Scene;
use crate::words::format;

/// The product as it is sold now: bread in the evening at its lower price, under a name that says
/// so. The rate stays, so VAT follows from the lower price.
pub(super) fn sold_now<'a>(product: &'a Product, scene: &Scene<'_>) -> Cow<'a, Product> {
    let Some(evening) = scene.situation.evening.filter(|_| is_bread(product, scene)) else {
        return Cow::Borrowed(product);
    };
    let Some(price) = evening.price(product.price, scene.situation.now) else {
        return Cow::Borrowed(product);
    };
    let reduction = format::percent(evening.reduction);
    let name = Label::new(&format!("{} \u{2212}{reduction}", product.name));
    let name = name.unwrap_or_else(|_| product.name.clone());
    Cow::Owned(Product { price, name, ..product.clone() })
}

/// What is tagged as bread or comes from a baker.
fn is_bread(product: &Product, scene: &Scene<'_>) -> bool {
    let baker = |id| {
        let mut partners = scene.situation.partners.iter();
        partners.any(|partner| partner.id == id && partner.role == Role::Baker)
    };
    product.is("pain") || product.supply.partner.is_some_and(baker)
}
