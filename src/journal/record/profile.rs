//! What the network knows a café by, as recorded.

use serde::{Deserialize, Serialize};

use super::RecordError;
use crate::domain::commune::CommuneCode;
use crate::domain::day::BusinessDay;
use crate::domain::profile::{Model, Profile, Rna};

/// A profile as recorded; also the form of its view.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileRecord {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    model: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    commune: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    rna: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    opened: Option<String>,
    comparison: bool,
    open_data: bool,
}

impl ProfileRecord {
    /// The record of a profile.
    pub fn of(profile: &Profile) -> Self {
        Self {
            model: profile.model.map(|model| model.code().to_owned()),
            commune: profile.commune.as_ref().map(ToString::to_string),
            rna: profile.rna.as_ref().map(ToString::to_string),
            opened: profile.opened.map(|day| day.to_string()),
            comparison: profile.comparison,
            open_data: profile.open_data,
        }
    }

    /// The profile that this record is of.
    ///
    /// # Errors
    /// [`RecordError::Value`] for values that no profile has.
    pub fn read(&self) -> Result<Profile, RecordError> {
        let model = |code: &str| Model::of(code).ok_or(RecordError::Value("model"));
        let commune = |code: &str| CommuneCode::parse(code).ok_or(RecordError::Value("commune"));
        let opened = |day: &str| BusinessDay::parse(day).ok_or(RecordError::Value("opened"));
        Ok(Profile {
            model: self.model.as_deref().map(model).transpose()?,
            commune: self.commune.as_deref().map(commune).transpose()?,
            rna: self.rna.as_deref().map(rna).transpose()?,
            opened: self.opened.as_deref().map(opened).transpose()?,
            comparison: self.comparison,
            open_data: self.open_data,
        })
    }
}

/// A number of an association in its one recorded spelling.
pub(super) fn rna(text: &str) -> Result<Rna, RecordError> {
    Rna::parse(text).filter(|rna| rna.as_str() == text).ok_or(RecordError::Value("rna"))
}
