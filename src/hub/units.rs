//! The cafés that head office expects figures from, their tills and the tills' keys.

use uuid::Uuid;

use super::acts::Act;
use super::storage::{Row, Transaction, Value};
use super::{Hub, HubError};
use crate::domain::commune::CommuneCode;
use crate::statement::MonthName;

/// What a café is, from a month on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attributes {
    /// The first month that it holds for.
    pub since: MonthName,
    /// `associatif`, `entrepreneurial`, `itinerant` or `tiers_lieu`.
    pub model: String,
    /// The commune, by its INSEE code.
    pub commune: String,
    /// `ouverture`, `exploitation` or `itinerant`.
    pub support: String,
}

/// A café that is entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUnit {
    /// Its identifier; a new one where nothing is said.
    pub id: Option<Uuid>,
    /// Its name.
    pub name: String,
    /// What it is; the first month that is expected of it is the one that this holds since.
    pub attributes: Attributes,
    /// The months of the year in which it is open, from January.
    pub season: [bool; 12],
}

/// A café as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The hub's number of it.
    pub number: i64,
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The first month that is expected.
    pub opened: MonthName,
    /// The last one, once it is closed for good.
    pub closed: Option<MonthName>,
    /// The months of the year in which it is open, from January.
    pub season: [bool; 12],
}

/// Most characters of a café's name.
const NAME: usize = 120;
/// What the network can do for a café.
const SUPPORTS: [&str; 3] = ["ouverture", "exploitation", "itinerant"];

const COLUMNS: &str = "u.number, u.id, u.name, u.opened, u.closed, u.season";

impl Unit {
    fn of(row: &Row) -> Result<Self, HubError> {
        let month = |text: String| MonthName::parse(&text).ok_or(HubError::Missing("month"));
        let season = row.text(5)?;
        let digits: Vec<bool> = season.bytes().map(|digit| digit == b'1').collect();
        Ok(Self {
            number: row.integer(0)?,
            id: row.text(1)?,
            name: row.text(2)?,
            opened: month(row.text(3)?)?,
            closed: row.maybe_text(4)?.map(month).transpose()?,
            season: digits.try_into().map_err(|_| HubError::Missing("season"))?,
        })
    }

    /// Whether a statement of a month is waited for.
    pub fn is_expected(&self, month: MonthName) -> bool {
        let open = self.season.get(month.of_year().saturating_sub(1)).copied();
        month >= self.opened
            && self.closed.is_none_or(|closed| month <= closed)
            && open.unwrap_or(true)
    }

    /// All cafés, by their name.
    ///
    /// # Errors
    /// [`HubError::Storage`].
    pub fn all(transaction: &mut (dyn Transaction + '_)) -> Result<Vec<Self>, HubError> {
        let sql = format!("SELECT {COLUMNS} FROM unit u ORDER BY u.name, u.number");
        transaction.query(&sql, &[])?.iter().map(Self::of).collect()
    }

    /// A café by its identifier, in any spelling of a UUID.
    ///
    /// # Errors
    /// [`HubError::Storage`].
    pub fn find(
        transaction: &mut (dyn Transaction + '_),
        id: &str,
    ) -> Result<Option<Self>, HubError> {
        let Some(id) = spelt(id) else {
            return Ok(None);
        };
        let sql = format!("SELECT {COLUMNS} FROM unit u WHERE u.id = $1");
        transaction.first(&sql, &[id.into()])?.as_ref().map(Self::of).transpose()
    }

    /// What the café was in a month. Before its first attributes, the first ones.
    ///
    /// # Errors
    /// [`HubError::Storage`], [`HubError::Missing`] for a café without any.
    pub fn attributes(
        &self,
        transaction: &mut (dyn Transaction + '_),
        month: MonthName,
    ) -> Result<Attributes, HubError> {
        let sql = "SELECT since, model, commune, support FROM unit_attribute WHERE unit = $1 \
                   ORDER BY CASE WHEN since <= $2 THEN 0 ELSE 1 END, \
                   CASE WHEN since <= $2 THEN since END DESC, since LIMIT 1";
        let values = [self.number.into(), month.to_string().into()];
        let row = transaction.first(sql, &values)?;
        let row = row.ok_or(HubError::Missing("attributes of a unit"))?;
        let since = MonthName::parse(&row.text(0)?).ok_or(HubError::Missing("month"))?;
        let (model, commune, support) = (row.text(1)?, row.text(2)?, row.text(3)?);
        Ok(Attributes { since, model, commune, support })
    }
}

/// Months of the year in which a café is open, as people write them: `1-12`, `5-9`, `4,7-8`.
pub fn season(text: &str) -> Option<[bool; 12]> {
    let mut open = [false; 12];
    for part in text.split(',').map(str::trim) {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last): (usize, usize) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
        open.get_mut(first.checked_sub(1)?..last)?.fill(true);
    }
    Some(open)
}

/// A UUID in the one spelling of this store.
pub fn spelt(id: &str) -> Option<String> {
    Uuid::try_parse(id).ok().map(|id| id.hyphenated().to_string())
}

impl Hub {
    /// Enters a café, and says which identifier it has.
    ///
    /// # Errors
    /// [`HubError::Missing`] for a code that is on no list, [`HubError::Storage`].
    pub fn add_unit(&self, new: &NewUnit, by: &str) -> Result<String, HubError> {
        self.check_attributes(&new.attributes)?;
        let name = new.name.trim();
        if name.is_empty() || name.chars().count() > NAME || name.chars().any(char::is_control) {
            return Err(HubError::Missing("name"));
        }
        let id = new.id.unwrap_or_else(|| self.world.id()).hyphenated().to_string();
        let season: String = new.season.iter().map(|open| if *open { '1' } else { '0' }).collect();
        self.write(|transaction| {
            let number =
                transaction.number("SELECT COALESCE(MAX(number), 0) + 1 FROM unit", &[])?;
            let sql = "INSERT INTO unit (number, id, name, opened, closed, season) \
                       VALUES ($1, $2, $3, $4, $5, $6)";
            let opened = new.attributes.since.to_string();
            let values = [
                number.into(),
                id.as_str().into(),
                name.into(),
                opened.into(),
                Value::Null,
                season.into(),
            ];
            transaction.execute(sql, &values)?;
            enter_attributes(transaction, number, &new.attributes)?;
            let act = Act { by, what: "cafe", about: &id, detail: name };
            act.record(transaction, self.world.now())?;
            Ok(id)
        })
    }

    /// Says what a café is from a month on; its earlier months keep what they were.
    ///
    /// # Errors
    /// [`HubError::Missing`] for a café or a code that is not there, [`HubError::Storage`].
    pub fn change_unit(&self, id: &str, attributes: &Attributes, by: &str) -> Result<(), HubError> {
        self.check_attributes(attributes)?;
        self.write(|transaction| {
            let unit = Unit::find(transaction, id)?.ok_or(HubError::Missing("unit"))?;
            enter_attributes(transaction, unit.number, attributes)?;
            let Attributes { since, model, commune, support } = attributes;
            let detail = format!("{since} {model} {commune} {support}");
            let act = Act { by, what: "fiche", about: &unit.id, detail: &detail };
            Ok(act.record(transaction, self.world.now())?)
        })
    }

    /// Says which month is the last one that is expected of a café; none opens it again.
    ///
    /// # Errors
    /// [`HubError::Missing`] for a café that is not there, [`HubError::Storage`].
    pub fn close_unit(&self, id: &str, last: Option<MonthName>, by: &str) -> Result<(), HubError> {
        self.write(|transaction| {
            let unit = Unit::find(transaction, id)?.ok_or(HubError::Missing("unit"))?;
            let last = last.map(|month| month.to_string());
            let values = [last.as_ref().into(), unit.number.into()];
            transaction.execute("UPDATE unit SET closed = $1 WHERE number = $2", &values)?;
            let detail = last.as_deref().unwrap_or("-");
            let act = Act { by, what: "fermeture", about: &unit.id, detail };
            Ok(act.record(transaction, self.world.now())?)
        })
    }

    /// Enters a commune that travelling cafés go to, from a month on.
    ///
    /// # Errors
    /// [`HubError::Missing`] for what is no code of a commune, [`HubError::Storage`].
    pub fn add_programme_commune(
        &self,
        commune: &str,
        since: MonthName,
        by: &str,
    ) -> Result<(), HubError> {
        if CommuneCode::parse(commune).is_none() {
            return Err(HubError::Missing("commune"));
        }
        self.write(|transaction| {
            let sql = "INSERT INTO programme_commune (commune, since) VALUES ($1, $2) \
                       ON CONFLICT (commune) DO UPDATE SET since = excluded.since, until = NULL";
            let since = since.to_string();
            transaction.execute(sql, &[commune.into(), since.as_str().into()])?;
            let act = Act { by, what: "commune", about: commune, detail: &since };
            Ok(act.record(transaction, self.world.now())?)
        })
    }

    /// Revokes a till's key: what it signs is refused from now on, what it has signed stays.
    ///
    /// # Errors
    /// [`HubError::Missing`] for a key that is not there, [`HubError::Storage`].
    pub fn revoke(&self, kid: &str, reason: &str, by: &str) -> Result<(), HubError> {
        if !["perdu", "vole", "remplace", "autre"].contains(&reason) {
            return Err(HubError::Missing("reason"));
        }
        let at = self.world.now().to_rfc3339();
        self.write(|transaction| {
            let sql = "UPDATE till_key SET revoked_at = $1, revoked_for = $2 \
                       WHERE kid = $3 AND revoked_at IS NULL";
            match transaction.execute(sql, &[at.into(), reason.into(), kid.into()])? {
                0 => Err(HubError::Missing("key")),
                _ => {
                    let act = Act { by, what: "revocation", about: kid, detail: reason };
                    Ok(act.record(transaction, self.world.now())?)
                }
            }
        })
    }

    fn check_attributes(&self, attributes: &Attributes) -> Result<(), HubError> {
        if !self.registry.has("modele", &attributes.model) {
            return Err(HubError::Missing("model"));
        }
        if CommuneCode::parse(&attributes.commune).is_none() {
            return Err(HubError::Missing("commune"));
        }
        if !SUPPORTS.contains(&attributes.support.as_str()) {
            return Err(HubError::Missing("support"));
        }
        Ok(())
    }
}

fn enter_attributes(
    transaction: &mut (dyn Transaction + '_),
    unit: i64,
    attributes: &Attributes,
) -> Result<(), HubError> {
    let sql = "INSERT INTO unit_attribute (unit, since, model, commune, support) \
               VALUES ($1, $2, $3, $4, $5) ON CONFLICT (unit, since) DO UPDATE SET \
               model = excluded.model, commune = excluded.commune, support = excluded.support";
    let values = [
        unit.into(),
        attributes.since.to_string().into(),
        attributes.model.as_str().into(),
        attributes.commune.as_str().into(),
        attributes.support.as_str().into(),
    ];
    transaction.execute(sql, &values)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::season;

    #[test]
    fn months_of_a_season_are_read_as_people_write_them() {
        assert_eq!(season("1-12"), Some([true; 12]));
        let open = season("4, 7-8").expect("months");
        let months: Vec<usize> = (1..=12).filter(|month| open[month - 1]).collect();
        assert_eq!(months, [4, 7, 8]);
        for text in ["", "0", "13", "9-5", "1-13", "x", "-"] {
            assert_eq!(season(text), None, "{text}");
        }
    }
}
