//! What the columns of a supplier's price lists hold, as recorded.

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::codes::*;
use crate::domain::id::PartnerId;
use crate::domain::stock::columns::{DecimalSign, Field, Mapping};

words!(DecimalSign, sign_word, decimal, Comma = "comma", Point = "point");

/// The columns of a supplier's lists as recorded; also the form of their view.
#[derive(Debug, Serialize, Deserialize)]
pub struct ColumnsRecord {
    partner: String,
    /// The sign itself.
    separator: char,
    decimal: String,
    /// The field and the column's name.
    columns: Vec<(String, String)>,
}

impl ColumnsRecord {
    /// The record of a mapping.
    pub fn of(partner: PartnerId, mapping: &Mapping) -> Self {
        let column = |(field, name): &(Field, String)| (field.code().to_owned(), name.clone());
        Self {
            partner: partner.to_string(),
            separator: char::from(mapping.separator),
            decimal: sign_word(mapping.decimal).to_owned(),
            columns: mapping.columns.iter().map(column).collect(),
        }
    }

    /// The mapping that this record is of, and whose lists it reads.
    ///
    /// # Errors
    /// [`RecordError::Value`] for values that no mapping has.
    pub fn read(&self) -> Result<(PartnerId, Mapping), RecordError> {
        let column = |(code, name): &(String, String)| {
            let field = Field::from_code(code).ok_or(RecordError::Value("field"))?;
            Ok((field, name.clone()))
        };
        let separator = u8::try_from(self.separator).ok();
        let separator = separator.filter(|sign| [b';', b',', b'\t'].contains(sign));
        let mapping = Mapping {
            separator: separator.ok_or(RecordError::Value("separator"))?,
            decimal: decimal(&self.decimal)?,
            columns: self.columns.iter().map(column).collect::<Result<_, RecordError>>()?,
        };
        let sound = mapping.can_be_kept().then_some(mapping);
        Ok((partner_id(&self.partner)?, sound.ok_or(RecordError::Value("columns"))?))
    }
}
