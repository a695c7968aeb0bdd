//! The agenda of the demonstration café: a digital workshop on Saturdays, games on Wednesdays, a
//! concert a month, and now and then something that does not take place.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::demo::DemoError;
use crate::demo::month::Day;
use crate::domain::activity::{ActivityKind, CancelReason, Heads, Outcome, Plan};
use crate::domain::day::BusinessDay;
use crate::domain::funder::Funder;
use crate::domain::money::Cents;
use crate::domain::partner::Role;
use crate::domain::text::Label;
use crate::till::agenda::AgendaItem;

use super::village;

/// What the café's activities are called.
const TITLES: &str = include_str!("../../../assets/demo/activities.csv");

/// What something of a kind is called.
fn title(kind: ActivityKind) -> Option<Label> {
    let mut titles = TITLES.lines().skip(1).filter_map(|line| line.split_once(';'));
    let (_, title) = titles.find(|(code, _)| ActivityKind::of(code) == Some(kind))?;
    Label::new(title).ok()
}

impl Day<'_> {
    /// On Tuesdays the week's activities are put down.
    pub(super) fn agenda_planned(&mut self) -> Result<(), DemoError> {
        let funder = Some(Funder::Klesia).filter(|_| self.date.day() > 20);
        self.plan(4, ActivityKind::Digital, (990, 1_080), funder)?;
        self.plan(1, ActivityKind::Games, (900, 1_020), None)?;
        if self.date.day() < 8 {
            let commune = Some(Funder::Commune);
            self.plan(3, ActivityKind::Concert, (1_200, 1_320), commune)?;
        }
        Ok(())
    }

    fn plan(
        &mut self,
        days: u64,
        kind: ActivityKind,
        (start, end): (u16, u16),
        funder: Option<Funder>,
    ) -> Result<(), DemoError> {
        let date = self.date.checked_add_days(Days::new(days)).unwrap_or(self.date);
        let concert = kind == ActivityKind::Concert;
        let role = Some(Role::Association).filter(|_| concert);
        let partner = role.map(|role| village::partner_of(self.desk, role)).transpose()?.flatten();
        let (day, end) = (BusinessDay::new(date), Some(end));
        let plan = Plan { kind, day, start, end, partner, funder, hosted: false };
        self.desk.plan_activity(plan, title(kind).as_ref(), 1)?;
        Ok(())
    }

    /// In the evening somebody notes how the day's activities went. The games of every fifth week
    /// were called off.
    pub(super) fn agenda_told(&mut self) -> Result<(), DemoError> {
        let board = self.desk.agenda_board()?;
        for item in board.untold {
            let id = item.activity.id;
            match heads(&item, self.date) {
                Some(heads) => {
                    let concert = item.activity.plan.kind == ActivityKind::Concert;
                    let cost = if concert { Cents::new(25_000) } else { Cents::ZERO };
                    let outcome = Outcome { heads: Some(heads), cost, takings: Cents::ZERO };
                    self.desk.hold_activity(id, outcome)?;
                }
                None => self.desk.cancel_activity(id, CancelReason::HostAbsent)?,
            }
        }
        Ok(())
    }

    /// Whether something is to be told on an evening like this.
    pub(super) fn tells(&self) -> bool {
        matches!(self.date.weekday(), Weekday::Wed | Weekday::Fri | Weekday::Sat)
    }
}

/// Who came, by the day alone: what is played is the same whatever else happens. On Saturday
/// 21 November 2026 they are three children, five adults and six people of 60 and more.
fn heads(item: &AgendaItem, date: NaiveDate) -> Option<Heads> {
    let day = date.day();
    match item.activity.plan.kind {
        ActivityKind::Digital => Some(Heads::by_age(3 + day % 3, 5 + day % 7, 6 + day % 3)),
        ActivityKind::Games if day.is_multiple_of(5) => None,
        ActivityKind::Games => Some(Heads::by_age(4 + day % 5, 2, 0)),
        _ => Some(Heads { all: 45 + day, estimated: true, ..Heads::default() }),
    }
}
