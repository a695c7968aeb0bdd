//! A month of the made-up network as figures of a statement, which balance.

use super::evenings::{Evening, key_of};
use super::shares::percent;
use super::totals;
use super::units::Unit;
use super::year::Cell;
use crate::demo::chance::Chance;
use crate::domain::money::{AmountError, Cents};
use crate::statement::figures::{Figure, Figures, Key, Status};

/// Points of each rate by its code.
const RATES: [(&str, u64); 3] = [("5.5", 550), ("10.0", 1_000), ("20.0", 2_000)];

/// What a till keeps from one month to the next.
#[derive(Debug, Default, Clone)]
pub struct Past {
    /// Partners that it has by now, each by its number.
    pub partners: Vec<u64>,
}

/// Adds figures under the names of one month.
struct Page {
    figures: Figures,
}

impl Page {
    fn count(&mut self, indicator: &str, count: u64) -> Result<(), AmountError> {
        self.figures.add(Key::plain(indicator), Figure::Count(signed(count)))
    }

    fn counted(&mut self, name: &str, list: &str, code: &str, n: u64) -> Result<(), AmountError> {
        self.figures.add(Key::plain(name).with(list, code), Figure::Count(signed(n)))
    }

    fn cents(&mut self, name: &str, list: &str, code: &str, n: i64) -> Result<(), AmountError> {
        self.figures.add(Key::plain(name).with(list, code), Figure::Amount(Cents::new(n)))
    }

    fn sold(&mut self, family: &str, rate: &str, cents: u64) -> Result<(), AmountError> {
        let key = Key::plain("ventes.ttc").with("famille", family).with("tva", rate);
        self.figures.add(key, Figure::Amount(Cents::new(signed(cents))))
    }

    fn not_offered(&mut self, indicator: &str, list: &str, code: &str) {
        self.figures.mark(Key::plain(indicator).with(list, code), Status::NotOffered);
    }
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The month of a café that stays.
///
/// # Errors
/// [`AmountError`] if a sum goes beyond its range, which no drawn figure does.
pub fn of_cell(
    unit: &Unit,
    cell: &Cell,
    past: &mut Past,
    days: u64,
) -> Result<Figures, AmountError> {
    let mut chance = Chance::new(cell.draw);
    let mut page = Page { figures: Figures::default() };
    let visits: u64 = cell.visits.iter().flatten().sum();
    let tickets = visits + cell.coffees + days * (5 + unit.number as u64 % 6);
    page.count("ventes.tickets", tickets)?;
    page.count("ventes.annulations", tickets / 200)?;
    page.count("ventes.cafes_servis", cell.coffees)?;
    page.count("ventes.cafes_offerts", percent(cell.coffees, 4))?;
    services(&mut page, cell, &mut chance)?;
    activities(&mut page, cell, &mut chance)?;
    page.counted("solidarite.repas", "financeur", "klesia", cell.meals.unwrap_or(0))?;
    page.count("solidarite.cafes_suspendus", percent(cell.coffees, 1))?;
    partners(&mut page, unit, cell, past, &mut chance)?;
    association(&mut page, unit, days, &mut chance)?;
    sales(&mut page, cell, tickets, &mut chance)?;
    money(&mut page, cell, &mut chance)?;
    page.count("ouverture.jours", days)?;
    let hours = Figure::Amount(Cents::new(signed(days * (600 + chance.next() % 300))));
    page.figures.add(Key::plain("ouverture.heures"), hours)?;
    let lost = Figure::Amount(Cents::new(signed(days * (chance.next() % 200))));
    page.figures.add(Key::plain("stock.pertes_eur"), lost)?;
    Ok(page.figures)
}

/// Visits for what a café offers; the rest is said not to be offered.
fn services(page: &mut Page, cell: &Cell, chance: &mut Chance) -> Result<(), AmountError> {
    for ((service, _), visits) in totals::VISITS.iter().zip(cell.visits) {
        match visits {
            Some(visits) => {
                page.counted("visites.par_service_le_plus_loin", "service", service, visits)?;
                // Some come for this and for something farther away, and count there.
                let further = percent(visits, chance.next() % 8);
                page.counted("services.passages", "service", service, visits + further)?;
            }
            None => {
                page.not_offered("visites.par_service_le_plus_loin", "service", service);
                page.not_offered("services.passages", "service", service);
            }
        }
    }
    for (service, most) in [("colis", 90), ("epicerie", 160), ("presse", 40), ("numerique", 12)] {
        page.counted("services.passages", "service", service, chance.next() % most)?;
    }
    Ok(())
}

fn activities(page: &mut Page, cell: &Cell, chance: &mut Chance) -> Result<(), AmountError> {
    let mut ages = [0_u64; 3];
    for one in &cell.activities {
        page.counted("animations.nombre", "type", one.kind, 1)?;
        page.counted("animations.participants", "type", one.kind, one.heads)?;
        let children = percent(one.heads, chance.next() % 40);
        let old = percent(one.heads - children, chance.next() % 70);
        for (sum, part) in ages.iter_mut().zip([children, one.heads - children - old, old]) {
            *sum += part;
        }
    }
    for (age, heads) in ["enfants", "adultes", "seniors"].into_iter().zip(ages) {
        page.counted("animations.participants_age", "age", age, heads)?;
    }
    page.count("animations.intergenerationnelles", cell.across_ages)?;
    let funded = if cell.meals.is_some() { cell.across_ages } else { 0 };
    page.counted("animations.financees", "financeur", "klesia", funded)?;
    page.count("animations.annulees", u64::from(chance.happens(6)))
}

/// New partners, each with a number of its own; a few are somebody else's partner already.
fn partners(
    page: &mut Page,
    unit: &Unit,
    cell: &Cell,
    past: &mut Past,
    chance: &mut Chance,
) -> Result<(), AmountError> {
    for _ in 0..cell.partners {
        let own = unit.number as u64 * 1_000 + past.partners.len() as u64;
        // A baker who delivers to two villages is two partnerships and one partner.
        let shared = 900_000 + unit.number as u64 / 3;
        let first = past.partners.is_empty() && chance.happens(40);
        past.partners.push(if first { shared } else { own });
    }
    page.count("partenariats.nouveaux", cell.partners)?;
    page.count("partenariats.actifs_fin_mois", past.partners.len() as u64)?;
    for partner in &past.partners {
        page.figures.list(Key::plain("partenariats.cles"), key_of("partenaire", *partner));
    }
    Ok(())
}

fn association(
    page: &mut Page,
    unit: &Unit,
    days: u64,
    chance: &mut Chance,
) -> Result<(), AmountError> {
    let names = ["adherents_fin_mois", "adhesions", "heures_benevoles"];
    if unit.model != "associatif" {
        for name in names {
            page.figures.mark(Key::plain(&format!("vie_asso.{name}")), Status::NotOffered);
        }
        return Ok(());
    }
    let members = 40 + unit.weight % 90;
    page.count("vie_asso.adherents_fin_mois", members + chance.next() % 6)?;
    page.count("vie_asso.adhesions", chance.next() % 7)?;
    let hours = Figure::Amount(Cents::new(signed(days * (300 + chance.next() % 400))));
    page.figures.add(Key::plain("vie_asso.heures_benevoles"), hours)
}

/// Own sales by family and rate, and their VAT rounded once a rate.
fn sales(
    page: &mut Page,
    cell: &Cell,
    tickets: u64,
    chance: &mut Chance,
) -> Result<(), AmountError> {
    let bread = cell.visits[0].unwrap_or(0);
    page.sold("boissons_chaudes", "10.0", cell.coffees * 148 + tickets * 11)?;
    page.sold("boissons_froides", "10.0", tickets * (18 + chance.next() % 25))?;
    page.sold("boissons_alcoolisees", "20.0", tickets * (30 + chance.next() % 60))?;
    page.sold("restauration", "10.0", tickets * (20 + chance.next() % 160))?;
    page.sold("pain", "5.5", bread * (150 + chance.next() % 60))?;
    page.sold("viennoiserie", "5.5", bread * (10 + chance.next() % 30))?;
    page.sold("epicerie", "5.5", tickets * (40 + chance.next() % 120))?;
    page.sold("droguerie", "20.0", tickets * (chance.next() % 12))?;
    for (rate, points) in RATES {
        let sold = page.figures.iter().filter(|(key, _)| {
            key.indicator == "ventes.ttc"
                && key.dimensions.get("tva").is_some_and(|one| one == rate)
        });
        let gross: i64 = sold.map(|(_, figure)| cents_of(figure)).sum();
        let whole = 10_000 + signed(points);
        let vat = (gross * signed(points) + whole / 2) / whole;
        page.cents("tva.montant", "tva", rate, vat)?;
    }
    Ok(())
}

/// What was taken for others and what is no sale; and how all of it was paid, so that R1 holds.
fn money(page: &mut Page, cell: &Cell, chance: &mut Chance) -> Result<(), AmountError> {
    // Cash handed out for a bank leaves the drawer.
    let cash = cell.visits[1].unwrap_or(0);
    if cell.visits[1].is_some() {
        page.cents("tiers.encaisse", "service", "dab", -signed(cash * 5_000))?;
    }
    if let Some(post) = cell.visits[2] {
        page.cents("tiers.encaisse", "service", "poste", signed(post * 640))?;
    }
    page.cents("tiers.encaisse", "service", "presse", signed(chance.next() % 9_000))?;
    page.cents("passif.variation", "passif", "consignes", signed(chance.next() % 400) - 200)?;
    page.cents("passif.variation", "passif", "prepaye", signed(chance.next() % 6_000) - 2_000)?;
    page.cents("passif.variation", "passif", "ardoise", signed(chance.next() % 5_000))?;
    page.cents("passif.variation", "passif", "hors_champ", signed(chance.next() % 7_000))?;
    let sold = page.figures.amount("ventes.ttc")?.get();
    let others = page.figures.amount("tiers.encaisse")?.get();
    let due = sold + others + page.figures.amount("passif.variation")?.get();
    let card = sold * 52 / 100;
    let (debt, prepaid) = (sold * 2 / 100, sold / 100);
    page.cents("paiements.ttc", "mode", "carte", card)?;
    page.cents("paiements.ttc", "mode", "ardoise", debt)?;
    page.cents("paiements.ttc", "mode", "prepaye", prepaid)?;
    page.cents("paiements.ttc", "mode", "especes", due - card - debt - prepaid)
}

fn cents_of(figure: Figure) -> i64 {
    match figure {
        Figure::Amount(amount) => amount.get(),
        Figure::Count(_) => 0,
    }
}

/// The month of a travelling café, by its evenings.
///
/// # Errors
/// [`AmountError`] if a sum goes beyond its range, which no drawn figure does.
pub fn of_evenings(evenings: &[&Evening]) -> Result<Figures, AmountError> {
    let mut page = Page { figures: Figures::default() };
    for one in evenings {
        let place = one.commune.code;
        page.counted("itinerance.soirees", "commune", place, 1)?;
        page.counted("itinerance.participants", "commune", place, one.participants)?;
        page.counted("itinerance.animations", "commune", place, one.activities)?;
        page.counted("itinerance.concerts", "commune", place, one.concerts)?;
        // Fees are invoiced, food trucks declare, and the rest is an estimate that says so.
        let fees = percent(one.spending, 45);
        let declared = percent(one.spending, 40);
        for (base, cents) in
            [("facture", fees), ("declare", declared), ("estime", one.spending - fees - declared)]
        {
            let key =
                Key::plain("itinerance.retombees_eur").with("commune", place).with("base", base);
            page.figures.add(key.clone(), Figure::Amount(Cents::new(signed(cents))))?;
            if base == "estime" {
                page.figures.mark(key, Status::Estimated);
            }
        }
        let heads = Key::plain("itinerance.participants").with("commune", place);
        page.figures.mark(heads, Status::Estimated);
        page.figures.list(Key::plain("itinerance.communes_cles"), place.to_owned());
        for key in &one.associations {
            let name = Key::plain("itinerance.associations_cles").with("commune", place);
            page.figures.list(name, key.clone());
        }
    }
    let guests: u64 = evenings.iter().map(|one| one.participants).sum();
    let tickets = guests * 2;
    page.count("ventes.tickets", tickets)?;
    page.count("ventes.cafes_servis", 0)?;
    page.sold("boissons_alcoolisees", "20.0", guests * 610)?;
    page.sold("boissons_froides", "10.0", guests * 240)?;
    for (rate, gross, points) in [("10.0", guests * 240, 1_000), ("20.0", guests * 610, 2_000)] {
        let whole = 10_000 + points;
        page.cents("tva.montant", "tva", rate, signed((gross * points + whole / 2) / whole))?;
    }
    page.cents("passif.variation", "passif", "consignes", signed(guests * 7))?;
    let card = guests * 500;
    page.cents("paiements.ttc", "mode", "carte", signed(card))?;
    page.cents("paiements.ttc", "mode", "especes", signed(guests * 857 - card))?;
    page.count("ouverture.jours", evenings.len() as u64)?;
    Ok(page.figures)
}
