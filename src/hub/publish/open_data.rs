//! Files that anybody may take: the network by month, and by department, of the cafés that agree,
//! without a cell that would tell of one of them.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::Network;
use super::members::Member;
use super::months::{FINAL, dimensions};
use super::suppression::{Cell, FEWEST, hidden};
use crate::domain::money::Cents;
use crate::hub::HubError;
use crate::hub::storage::Transaction;
use crate::statement::registry::{Aggregation, Measure, Registry, Sensitivity};

/// The files, by name.
pub const NETWORK_FILE: &str = "reseau.csv";
/// The file by department.
pub const DEPARTMENTS_FILE: &str = "departements.csv";

/// The heads of both files, as the package describes them.
const NETWORK_FIELDS: [&str; 6] =
    ["mois", "indicateur", "dimensions", "valeur", "nb_cafes", "statut"];
const DEPARTMENT_FIELDS: [&str; 6] =
    ["mois", "departement", "indicateur", "valeur", "nb_cafes", "statut"];
/// What stands for the whole country, and for all codes.
const ALL: &str = "ensemble";
/// What stands beside a cell that is kept back.
const WITHHELD: &str = "secret";

/// The cells of one indicator in one month, by what tells them apart.
type Cells = BTreeMap<String, Cell>;

/// The figures of cafés that agree: for each month and indicator, cells by codes and by department.
#[derive(Debug, Default)]
pub struct OpenData {
    by_code: BTreeMap<(String, String), Cells>,
    by_department: BTreeMap<(String, String), Cells>,
    measures: BTreeMap<String, Measure>,
}

impl OpenData {
    /// Reads what may be published of the months that are shown.
    ///
    /// # Errors
    /// [`HubError::Storage`].
    pub fn read(
        transaction: &mut (dyn Transaction + '_),
        network: &Network,
        registry: &Registry,
    ) -> Result<Self, HubError> {
        let mut data = Self::default();
        let public = registry.indicators.iter().filter(|one| {
            one.sensitivity == Sensitivity::Public && one.aggregation != Aggregation::Distinct
        });
        data.measures = public.map(|one| (one.code.clone(), one.measure)).collect();
        let members: BTreeMap<i64, &Member> =
            network.members.iter().map(|member| (member.unit.number, member)).collect();
        let sql = format!(
            "SELECT s.indicator, s.dimensions, f.unit, CAST(SUM(f.value) AS BIGINT) \
             FROM fact f JOIN series s ON s.number = f.series \
             WHERE f.month = $1 AND f.value IS NOT NULL AND s.known = 1 AND f.{FINAL} \
             GROUP BY s.indicator, s.dimensions, f.unit"
        );
        for (place, month) in network.months.iter().enumerate() {
            for row in transaction.query(&sql, &[month.to_string().into()])? {
                let (indicator, unit, value) = (row.text(0)?, row.integer(2)?, row.integer(3)?);
                let Some(member) = members.get(&unit) else {
                    continue;
                };
                if !data.measures.contains_key(&indicator) {
                    continue;
                }
                let key = (month.to_string(), indicator);
                let commune = member.months[place].commune;
                let department = commune.map_or("", |commune| commune.department).to_owned();
                let by_code = data.by_code.entry(key.clone()).or_default();
                let by_department = data.by_department.entry(key).or_default();
                for cell in [
                    by_code.entry(codes(&row.text(1)?)).or_default(),
                    by_department.entry(department).or_default(),
                ] {
                    // The pages tell the sums of all cafés: who does not agree is what they leave.
                    match member.open_data {
                        true => cell.add(unit, value),
                        false => cell.leave_out(unit, value),
                    }
                }
            }
        }
        Ok(data)
    }

    /// The network by month, indicator and codes.
    pub fn network_csv(&self) -> String {
        let mut text = head(&NETWORK_FIELDS);
        for ((month, indicator), cells) in &self.by_code {
            for (codes, told) in self.rows(indicator, cells) {
                line(&mut text, &[month, indicator, &codes, &told]);
            }
        }
        text
    }

    /// The same by department, all codes of an indicator together.
    pub fn departments_csv(&self) -> String {
        let mut text = head(&DEPARTMENT_FIELDS);
        for ((month, indicator), cells) in &self.by_department {
            for (department, told) in self.rows(indicator, cells) {
                line(&mut text, &[month, &department, indicator, &told]);
            }
        }
        text
    }

    /// The rows of one indicator and month: each cell, and all of them together.
    fn rows(&self, indicator: &str, cells: &Cells) -> Vec<(String, String)> {
        let measure = self.measures.get(indicator).copied().unwrap_or(Measure::Number);
        let all: Vec<Cell> = cells.values().cloned().collect();
        let kept_back = hidden(&all);
        let mut rows: Vec<(String, String)> = cells
            .iter()
            .zip(kept_back)
            .filter(|((_, cell), _)| !cell.is_empty())
            .map(|((name, cell), hidden)| (name.clone(), told(cell, measure, hidden)))
            .collect();
        if cells.len() > 1 || !cells.contains_key(ALL) {
            let whole = Cell::together(&all);
            if !whole.is_empty() {
                rows.push((ALL.to_owned(), told(&whole, measure, whole.is_sensitive())));
            }
        }
        rows
    }
}

/// Value, number of cafés and status of a cell.
fn told(cell: &Cell, measure: Measure, hidden: bool) -> String {
    if hidden {
        return format!(";;{WITHHELD}");
    }
    let value = match measure {
        Measure::Euros | Measure::Hours => Cents::new(cell.sum()).to_string().replace('.', ","),
        _ => cell.sum().to_string(),
    };
    format!("{value};{};", cell.cafes())
}

/// The codes of a row as `famille=pain, tva=5.5`.
fn codes(json: &str) -> String {
    let codes = dimensions(json);
    if codes.is_empty() {
        return ALL.to_owned();
    }
    let told: Vec<String> = codes.iter().map(|(list, code)| format!("{list}={code}")).collect();
    told.join(", ")
}

/// A mark of byte order, for spreadsheets, and the names of the columns.
fn head(fields: &[&str]) -> String {
    format!("\u{feff}{}\r\n", fields.join(";"))
}

fn line(text: &mut String, fields: &[&str]) {
    text.push_str(&fields.join(";"));
    text.push_str("\r\n");
}

/// The description of the files (Frictionless Data Package, version 2).
pub fn package(title: &str, description: &str, created: &str) -> Json {
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "1000-cafes",
        "title": title,
        "description": description,
        "created": created,
        "licenses": [{
            "name": "etalab-2.0",
            "title": "Licence Ouverte / Open Licence 2.0",
            "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence"
        }],
        "resources": [
            resource("reseau", NETWORK_FILE, &NETWORK_FIELDS),
            resource("departements", DEPARTMENTS_FILE, &DEPARTMENT_FIELDS)
        ]
    })
}

fn resource(name: &str, path: &str, fields: &[&str]) -> Json {
    let field = |name: &&str| match *name {
        "valeur" => json!({"name": name, "type": "number", "decimalChar": ",", "bareNumber": true}),
        "nb_cafes" => {
            json!({"name": name, "type": "integer", "constraints": {"minimum": FEWEST}})
        }
        "mois" => json!({"name": name, "type": "yearmonth", "constraints": {"required": true}}),
        "statut" => json!({"name": name, "type": "string", "constraints": {"enum": [WITHHELD]}}),
        _ => json!({"name": name, "type": "string", "constraints": {"required": true}}),
    };
    json!({
        "name": name,
        "path": path,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ";", "lineTerminator": "\r\n", "header": true},
        "schema": {
            "fields": fields.iter().map(field).collect::<Vec<_>>(),
            "missingValues": [""]
        }
    })
}
