//! Files that anybody may take: the network by month, and by department, of the cafés that agree,
//! without a cell that would tell of one of them. A month that head office has published stands as
//! it was then; others are what comes of the figures of today.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use super::Network;
use super::kilometres::CafeVisits;
use super::members::Member;
use super::months::{FINAL, VISITS, dimensions};
use super::suppression::{Cell, FEWEST, hidden};
use crate::domain::money::Cents;
use crate::hub::HubError;
use crate::hub::editions::{Edition, File};
use crate::hub::storage::Transaction;
use crate::hub::summaries::together;
use crate::statement::MonthName;
use crate::statement::registry::{Aggregation, Measure, Registry, Sensitivity, Tills};

/// The files, by name.
pub const NETWORK_FILE: &str = "reseau.csv";
/// The file by department.
pub const DEPARTMENTS_FILE: &str = "departements.csv";
/// The file of what was published.
pub const EDITIONS_FILE: &str = "editions.csv";

/// The heads of the files, as the package describes them.
const NETWORK_FIELDS: [&str; 6] =
    ["mois", "indicateur", "dimensions", "valeur", "nb_cafes", "statut"];
const DEPARTMENT_FIELDS: [&str; 6] =
    ["mois", "departement", "indicateur", "valeur", "nb_cafes", "statut"];
const EDITION_FIELDS: [&str; 7] =
    ["mois", "publie_le", "referentiel", "facteurs", "km_evites", "co2_kg", "statut"];
/// What stands for the whole country, and for all codes.
const ALL: &str = "ensemble";
/// What stands beside a cell that is kept back.
const WITHHELD: &str = "secret";

/// The cells of one indicator in one month, by what tells them apart.
type Cells = BTreeMap<String, Cell>;

/// A row of an open file, without its month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The indicator.
    pub indicator: String,
    /// Codes, a department, or all of them.
    pub part: String,
    /// Value, number of cafés and status.
    pub told: String,
}

/// Whose figures of a month are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Of every statement that is final.
    Final,
    /// Of those that head office has accepted.
    Accepted,
}

/// What may be published of one month.
#[derive(Debug, Default)]
pub struct MonthCells {
    by_code: BTreeMap<String, Cells>,
    by_department: BTreeMap<String, Cells>,
    /// Visits of each café.
    pub visits: Vec<CafeVisits>,
    /// The cafés whose figures are in it.
    pub units: BTreeSet<i64>,
}

impl MonthCells {
    /// Reads the month at a place of the members' months.
    ///
    /// # Errors
    /// [`HubError::Storage`].
    pub fn read(
        transaction: &mut (dyn Transaction + '_),
        registry: &Registry,
        members: &[Member],
        (place, month): (usize, MonthName),
        which: Which,
    ) -> Result<Self, HubError> {
        let mut read = Self::default();
        let members: BTreeMap<i64, &Member> =
            members.iter().map(|member| (member.unit.number, member)).collect();
        let sql = format!(
            "SELECT s.indicator, s.dimensions, f.unit, CASE WHEN f.till IN \
             (SELECT a.till FROM document a WHERE a.month = $1 AND a.newest = 1 AND a.final = 1 \
             AND a.state = 'accepte') THEN 1 ELSE 0 END, {} \
             FROM fact f JOIN series s ON s.number = f.series \
             WHERE f.month = $1 AND f.value IS NOT NULL AND s.known = 1 AND f.{FINAL} \
             GROUP BY 1, 2, 3, 4 ORDER BY 4 DESC",
            together("f.value")
        );
        let whole =
            |code: &str| registry.indicator(code).is_some_and(|known| known.tills == Tills::Most);
        let mut most: BTreeMap<(i64, String), i64> = BTreeMap::new();
        for row in transaction.query(&sql, &[month.to_string().into()])? {
            let (indicator, unit, mut value) = (row.text(0)?, row.integer(2)?, row.integer(4)?);
            if whole(&indicator) {
                // Beside what the accepted tills of the café tell, others add what is beyond it.
                let told = most.entry((unit, indicator.clone())).or_default();
                value = value.max(*told) - *told;
                *told += value;
            }
            let Some(member) = members.get(&unit) else {
                continue;
            };
            let is_in = member.open_data && (which == Which::Final || row.truth(3)?);
            if indicator == VISITS {
                let service = dimensions(&row.text(1)?).remove("service").unwrap_or_default();
                read.visits.push(CafeVisits { service, unit, visits: value, is_in });
            }
            if measure(registry, &indicator).is_none() {
                continue;
            }
            let commune = member.months[place].commune;
            let department = commune.map_or("", |commune| commune.department).to_owned();
            let by_code = read.by_code.entry(indicator.clone()).or_default();
            let by_department = read.by_department.entry(indicator).or_default();
            for cell in [
                by_code.entry(codes(&row.text(1)?)).or_default(),
                by_department.entry(department).or_default(),
            ] {
                // The pages tell the sums of all cafés: who is not in this is what they leave.
                match is_in {
                    true => cell.add(unit, value),
                    false => cell.leave_out(unit, value),
                }
            }
            if is_in {
                read.units.insert(unit);
            }
        }
        Ok(read)
    }

    /// Its rows in a file.
    pub fn rows(&self, registry: &Registry, file: File) -> Vec<Row> {
        let all = match file {
            File::Network => &self.by_code,
            File::Departments => &self.by_department,
        };
        let of_indicator = |(indicator, cells): (&String, &Cells)| {
            let measure = measure(registry, indicator).unwrap_or(Measure::Number);
            let row = |(part, told)| Row { indicator: indicator.clone(), part, told };
            rows(measure, cells).into_iter().map(row).collect::<Vec<_>>()
        };
        all.iter().flat_map(of_indicator).collect()
    }
}

/// What an indicator is measured in, if it is public and adds up.
fn measure(registry: &Registry, indicator: &str) -> Option<Measure> {
    let known = registry.indicator(indicator)?;
    let is_public = known.sensitivity == Sensitivity::Public;
    (is_public && known.aggregation != Aggregation::Distinct).then_some(known.measure)
}

/// The rows of one indicator and month: each cell, and all of them together.
fn rows(measure: Measure, cells: &Cells) -> Vec<(String, String)> {
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

/// The open files.
#[derive(Debug, Default)]
pub struct OpenData {
    network: BTreeMap<MonthName, Vec<Row>>,
    departments: BTreeMap<MonthName, Vec<Row>>,
}

impl OpenData {
    /// Reads what may be published of the months that are shown, and every month that was.
    ///
    /// # Errors
    /// [`HubError::Storage`].
    pub fn read(
        transaction: &mut (dyn Transaction + '_),
        network: &Network,
        registry: &Registry,
    ) -> Result<Self, HubError> {
        let mut data = Self::default();
        for edition in Edition::standing(transaction)? {
            let rows = edition.rows(transaction, File::Network)?;
            data.network.insert(edition.month, rows);
            data.departments.insert(edition.month, edition.rows(transaction, File::Departments)?);
        }
        for (place, month) in network.months.iter().enumerate() {
            if data.network.contains_key(month) {
                continue;
            }
            let at = (place, *month);
            let cells =
                MonthCells::read(transaction, registry, &network.members, at, Which::Final)?;
            data.network.insert(*month, cells.rows(registry, File::Network));
            data.departments.insert(*month, cells.rows(registry, File::Departments));
        }
        Ok(data)
    }

    /// The network by month, indicator and codes.
    pub fn network_csv(&self) -> String {
        let mut text = head(&NETWORK_FIELDS);
        for (month, rows) in &self.network {
            for row in rows {
                line(&mut text, &[&month.to_string(), &row.indicator, &row.part, &row.told]);
            }
        }
        text
    }

    /// The same by department, all codes of an indicator together.
    pub fn departments_csv(&self) -> String {
        let mut text = head(&DEPARTMENT_FIELDS);
        for (month, rows) in &self.departments {
            for row in rows {
                line(&mut text, &[&month.to_string(), &row.part, &row.indicator, &row.told]);
            }
        }
        text
    }
}

/// What head office has published, when, and by which registry and factors.
pub fn editions_csv(editions: &[Edition]) -> String {
    let mut text = head(&EDITION_FIELDS);
    for one in editions {
        let decimal = |number: &Option<String>| {
            number.as_deref().map_or_else(String::new, |number| number.replace('.', ","))
        };
        let day = one.published_at.get(..10).unwrap_or_default();
        let (kilometres, kilograms) = (decimal(&one.kilometres), decimal(&one.kilograms));
        let status = if one.kilometres.is_none() { WITHHELD } else { "" };
        let month = one.month.to_string();
        let cells = [&month, day, &one.registry, &one.factors, &kilometres, &kilograms, status];
        line(&mut text, &cells);
    }
    text
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
            resource("departements", DEPARTMENTS_FILE, &DEPARTMENT_FIELDS),
            resource("editions", EDITIONS_FILE, &EDITION_FIELDS)
        ]
    })
}

fn resource(name: &str, path: &str, fields: &[&str]) -> Json {
    let field = |name: &&str| match *name {
        "publie_le" => json!({"name": name, "type": "date", "constraints": {"required": true}}),
        "valeur" | "km_evites" | "co2_kg" => {
            json!({"name": name, "type": "number", "decimalChar": ",", "bareNumber": true})
        }
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
