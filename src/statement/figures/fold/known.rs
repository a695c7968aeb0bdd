//! What a product counts as by its tags: looked up when it is set, not at each of its sales.

use crate::domain::catalog::Product;
use crate::domain::funder::Funder;
use crate::domain::id::PartnerId;
use crate::domain::ticket::purpose::Purpose;
use crate::statement::registry::Registry;

/// What the café's catalogue marks coffee with.
const COFFEE: &str = "cafe";

/// What a product counts as, and whose goods it is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Known {
    /// A cup of coffee.
    pub coffee: bool,
    /// A solidarity meal.
    pub meal: bool,
    /// The service that it stands for, by its code.
    pub service: Option<String>,
    /// Whose goods it is.
    pub partner: Option<PartnerId>,
}

impl Known {
    pub(super) fn of(product: &Product, registry: &Registry) -> Self {
        let meal = product.is(Funder::MEAL_TAG);
        let services = registry.list("service");
        let service = product.tags.iter().find_map(|tag| {
            let known =
                services.iter().find(|code| code.also.iter().any(|also| also == tag.as_str()));
            known.map(|code| code.code.clone())
        });
        Self {
            // What is only ever paid for someone unknown is a coffee unless it is a meal:
            // catalogues mark it so, and not as coffee besides.
            coffee: product.is(COFFEE) || (product.is(Purpose::SUSPENDED_TAG) && !meal),
            meal,
            service,
            partner: product.supply.partner,
        }
    }
}
