//! Cafés that head office should call, with their trend.

use maud::{Markup, html};

use super::layout::{Place, page};
use super::words::{Site, number};
use crate::hub::anomalies::codes;
use crate::hub::publish::alarms::Alarm;
use crate::hub::publish::follow_up::{Reason, Watched, watched};
use crate::hub::publish::{Cafes, Network};
use crate::statement::MonthName;

/// The page.
pub fn render(site: &Site, network: &Network, cafes: &Cafes) -> Markup {
    let all = watched(network, cafes);
    let body = html! {
        h1 { (site.say("site-follow-title")) }
        p class="lead" { (site.say("site-follow-lead")) }
        @if all.is_empty() {
            p { (site.say("site-follow-none")) }
        } @else {
            (table(site, network, &all))
        }
        p class="note" { (site.say("site-follow-method")) }
        h2 { (site.say("site-alarms")) }
        @if network.alarms.is_empty() {
            p { (site.say("site-alarms-none")) }
        } @else {
            (alarms(site, network))
        }
    };
    page(site, Place::Follow, &site.say("site-follow-title"), network.synthetic, &body)
}

fn table(site: &Site, network: &Network, all: &[Watched<'_>]) -> Markup {
    html! {
        div class="scroll" tabindex="0" role="region" aria-label=(site.say("site-follow-table")) {
            table {
                caption { (site.say("site-follow-table")) }
                thead {
                    tr {
                        th scope="col" { (site.say("site-cafe")) }
                        th scope="col" { (site.say("site-follow-why")) }
                        th scope="col" { (site.say("site-follow-told")) }
                        th scope="col" { (site.say("site-follow-trend")) }
                    }
                }
                tbody {
                    @for one in all {
                        @let newest = one.member.newest();
                        tr {
                            th scope="row" {
                                a href=(format!("/cafes/{}", one.member.unit.id)) {
                                    (one.member.unit.name)
                                }
                            }
                            td {
                                @for reason in &one.reasons {
                                    div class=(class(reason)) { (words(site, *reason)) }
                                }
                            }
                            td {
                                @match newest {
                                    Some(month) => (site.short_month(month.month)),
                                    None => (site.say("site-follow-no-month")),
                                }
                            }
                            td { (sparkline(site, network, &one.trend)) }
                        }
                    }
                }
            }
        }
    }
}

fn class(reason: &Reason) -> &'static str {
    match reason {
        Reason::Never | Reason::Silent(_) | Reason::Falling(_) => "state alert",
        Reason::Late(_) => "state",
    }
}

fn words(site: &Site, reason: Reason) -> String {
    let count = |count: usize| u64::try_from(count).unwrap_or(0).into();
    match reason {
        Reason::Never => site.say("site-follow-never"),
        Reason::Silent(months) => site.tell("site-follow-silent", &[("count", count(months))]),
        Reason::Late(times) => site.tell("site-follow-late", &[("count", count(times))]),
        Reason::Falling(percent) => {
            site.tell("site-follow-falling", &[("percent", percent.to_string().into())])
        }
    }
}

fn alarms(site: &Site, network: &Network) -> Markup {
    let member =
        |alarm: &Alarm| network.members.iter().find(|member| member.unit.number == alarm.unit);
    html! {
        div class="scroll" tabindex="0" role="region" aria-label=(site.say("site-alarms")) {
            table {
                caption { (site.say("site-alarms-table")) }
                thead {
                    tr {
                        th scope="col" { (site.say("site-cafe")) }
                        th scope="col" { (site.say("site-month")) }
                        th scope="col" { (site.say("site-alarm-what")) }
                        th scope="col" { (site.say("site-alarm-since")) }
                    }
                }
                tbody {
                    @for alarm in &network.alarms {
                        @let month = alarm.month.as_deref().and_then(MonthName::parse);
                        tr {
                            th scope="row" {
                                @if let Some(member) = member(alarm) {
                                    a href=(format!("/cafes/{}", member.unit.id)) {
                                        (member.unit.name)
                                    }
                                }
                            }
                            td { @if let Some(month) = month { (site.short_month(month)) } }
                            td { (alarm_words(site, &alarm.code)) }
                            td { (site.day(&alarm.at).unwrap_or_default()) }
                        }
                    }
                }
            }
        }
    }
}

fn alarm_words(site: &Site, code: &str) -> String {
    match code {
        codes::TWICE => site.say("site-alarm-twice"),
        codes::FORK => site.say("site-alarm-fork"),
        codes::WENT_BACK => site.say("site-alarm-back"),
        codes::OUTLIER => site.say("site-alarm-outlier"),
        codes::CLOCK => site.say("site-alarm-clock"),
        _ => site.tell("site-alarm-other", &[("code", code.into())]),
    }
}

/// Twelve small bars; a month that has not come leaves a gap.
fn sparkline(site: &Site, network: &Network, trend: &[Option<i64>]) -> Markup {
    let most = trend.iter().flatten().copied().max().unwrap_or(0).max(1);
    let told: Vec<String> = network
        .months
        .iter()
        .zip(trend)
        .map(|(month, value)| {
            let value = value.map_or_else(|| site.say("site-mark-missing"), number);
            format!("{} {value}", site.month_alone(*month))
        })
        .collect();
    let spoken = site.tell("site-follow-trend-words", &[("values", told.join(", ").into())]);
    html! {
        svg viewBox="0 0 132 32" width="132" height="32" role="img" aria-label=(spoken) {
            @for (place, value) in trend.iter().enumerate() {
                @if let Some(value) = value {
                    @let height = (value.max(&0) * 30 / most).max(1);
                    rect class="fill" x=(place * 11 + 1) y=(32 - height)
                        width="8" height=(height) {}
                }
            }
        }
    }
}
