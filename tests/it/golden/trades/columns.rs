//! Columns of suppliers' price lists.

use comptoir::domain::fact::Fact;
use comptoir::domain::id::PartnerId;
use comptoir::domain::stock::StockFact;
use comptoir::domain::stock::columns::{DecimalSign, Field, Mapping};

use super::id;

/// What the trade freezes.
pub fn facts() -> Vec<Fact> {
    let column = |field: Field| (field, format!("Colonne « {} »", field.code()));
    let mapping = |separator, decimal| Mapping {
        separator,
        decimal,
        columns: Field::ALL.into_iter().map(column).collect(),
    };
    let all = [mapping(b';', DecimalSign::Comma), mapping(b'\t', DecimalSign::Point)];
    let known = |mapping| StockFact::ColumnsKnown { partner: PartnerId::new(id(1)), mapping };
    all.into_iter().map(known).map(Fact::Stock).collect()
}
