//! Bars by month, drawn by hand, with the same figures in a table beside.

use maud::{Markup, html};

use super::words::{Site, number};
use crate::hub::publish::Network;

/// The drawing's size in its own units.
const WIDTH: i64 = 560;
const HEIGHT: i64 = 190;
const TOP: i64 = 26;
const FOOT: i64 = 24;

/// A series of figures by month.
struct Series {
    title: &'static str,
    values: Vec<i64>,
}

/// The network's months: four charts, and one table of them all.
pub fn evolution(site: &Site, network: &Network) -> Markup {
    let sum = |indicator: &str| network.by_month(indicator, |_| true);
    let activities: Vec<i64> = network
        .by_month("animations.nombre", |codes| {
            codes.get("type").is_none_or(|kind| kind != "reunion_publique")
        })
        .into_iter()
        .zip(sum("itinerance.animations"))
        .map(|(one, other)| one + other)
        .collect();
    let all = [
        Series { title: "site-chart-coffees", values: sum("ventes.cafes_servis") },
        Series { title: "site-chart-activities", values: activities },
        Series { title: "site-chart-visits", values: sum("visites.par_service_le_plus_loin") },
        Series { title: "site-chart-guests", values: sum("itinerance.participants") },
    ];
    let whole = whole_months(network);
    html! {
        div class="charts" {
            @for series in &all { (bars(site, network, series, &whole)) }
        }
        details {
            summary { (site.say("site-chart-table")) }
            (table(site, network, &all))
        }
    }
}

/// How many final statements came of those expected, by month.
pub fn statements(network: &Network) -> Vec<(usize, usize)> {
    let months = 0..network.months.len();
    months
        .map(|month| {
            let expected = network.members.iter().map(|one| &one.months[month]);
            let expected: Vec<_> = expected.filter(|one| one.expected).collect();
            (expected.iter().filter(|one| one.counts()).count(), expected.len())
        })
        .collect()
}

/// Whether every statement of a month has come, by month.
pub fn whole_months(network: &Network) -> Vec<bool> {
    statements(network).into_iter().map(|(told, expected)| told >= expected).collect()
}

fn bars(site: &Site, network: &Network, series: &Series, whole: &[bool]) -> Markup {
    let most = series.values.iter().copied().max().unwrap_or(0).max(1);
    let count = i64::try_from(series.values.len()).unwrap_or(1).max(1);
    let step = WIDTH / count;
    let height = HEIGHT - TOP - FOOT;
    let bar = |value: i64| {
        i64::try_from(i128::from(value.max(0)) * i128::from(height) / i128::from(most)).unwrap_or(0)
    };
    let title = site.say(series.title);
    let spoken = spoken(site, network, series);
    html! {
        figure class="chart" {
            figcaption { (title) }
            svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(spoken) {
                @for (((place, value), month), whole) in
                    (0..).zip(&series.values).zip(&network.months).zip(whole) {
                    @let x = place * step;
                    @let y = TOP + height - bar(*value);
                    rect class=(if *whole { "fill" } else { "partial" })
                        x=(x + step / 8) y=(y) width=(step * 3 / 4) height=(bar(*value)) rx="2" {}
                    @if *value > 0 {
                        text class="figure-text" text-anchor="middle" x=(x + step / 2) y=(y - 6) {
                            (short(*value))
                        }
                    }
                    text text-anchor="middle" x=(x + step / 2) y=(HEIGHT - 6) {
                        (site.month_alone(*month).trim_end_matches('.'))
                    }
                }
                line class="axis" x1="0" x2=(WIDTH) y1=(TOP + height) y2=(TOP + height) {}
            }
        }
    }
}

/// A chart in words, for whoever does not see it.
fn spoken(site: &Site, network: &Network, series: &Series) -> String {
    let months = network.months.iter().zip(&series.values);
    let told: Vec<String> = months
        .map(|(month, value)| format!("{} {}", site.month_alone(*month), number(*value)))
        .collect();
    format!("{} : {}", site.say(series.title), told.join(", "))
}

/// A figure that fits above a bar: `9,6 k` for thousands.
fn short(value: i64) -> String {
    match value {
        0..10_000 => number(value),
        10_000..100_000 => format!("{},{}\u{a0}k", value / 1_000, value % 1_000 / 100),
        _ => format!("{}\u{a0}k", number(value / 1_000)),
    }
}

fn table(site: &Site, network: &Network, all: &[Series]) -> Markup {
    html! {
        div class="scroll" tabindex="0" role="region" aria-label=(site.say("site-table-months")) {
            table {
                caption { (site.say("site-table-months")) }
                thead {
                    tr {
                        th scope="col" { (site.say("site-month")) }
                        @for series in all {
                            th scope="col" class="number" { (site.say(series.title)) }
                        }
                        th scope="col" class="number" { (site.say("site-papers")) }
                    }
                }
                tbody {
                    @for ((place, month), (told, expected)) in
                        network.months.iter().enumerate().zip(statements(network)) {
                        tr {
                            th scope="row" { (site.month(*month)) }
                            @for series in all {
                                td class="number" { (number(series.values[place])) }
                            }
                            td class="number" {
                                (site.tell("site-papers-of", &[
                                    ("told", told.to_string().into()),
                                    ("expected", expected.to_string().into()),
                                ]))
                            }
                        }
                    }
                }
            }
        }
    }
}
