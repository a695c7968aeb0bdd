//! The café's activities: those that were held, by how many people, and those that were called off.
//!
//! Each counts in the month of its date, whenever it was put down. What someone else held in the
//! café's room is no activity of the café.

use std::collections::BTreeMap;

use super::FoldError;
use super::partners::Partners;
use crate::domain::activity::{
    Activity, ActivityFact, ActivityState, CancelReason, Heads, Outcome,
};
use crate::domain::id::ActivityId;
use crate::statement::MonthName;
use crate::statement::figures::{Figure, Figures, Key, Status};

/// Every activity, as far as the journal has told.
#[derive(Debug, Clone, Default)]
pub(super) struct Agenda {
    activities: BTreeMap<ActivityId, Activity>,
}

impl Agenda {
    /// Takes a fact in. The till wrote none that does not follow; one that came otherwise is passed
    /// over.
    pub(super) fn take(&mut self, fact: &ActivityFact) {
        let former = self.activities.get(&fact.activity()).copied();
        if let Ok(activity) = Activity::after(former, fact) {
            self.activities.insert(activity.id, activity);
        }
    }

    /// Tells with whom something was held, whoever's it was, up to the end of the month.
    pub(super) fn tell_partners(&self, month: MonthName, partners: &mut Partners) {
        for activity in self.activities.values().filter(|one| one.outcome().is_some()) {
            if let Some(partner) = activity.plan.partner {
                partners.link(month, partner, activity.plan.day);
            }
        }
    }

    /// The month's figures.
    pub(super) fn finish(&self, month: MonthName, figures: &mut Figures) -> Result<(), FoldError> {
        for code in ["animations.intergenerationnelles", "animations.annulees"] {
            figures.count_up(code, 0)?;
        }
        let ours = |one: &&Activity| MonthName::of(one.plan.day) == month && !one.plan.hosted;
        for activity in self.activities.values().filter(ours) {
            match activity.state {
                ActivityState::Held(outcome) => held(activity, outcome, figures)?,
                // What was put down by mistake was never called off.
                ActivityState::Cancelled(CancelReason::Mistake) | ActivityState::Planned => {}
                ActivityState::Cancelled(_) => figures.count_up("animations.annulees", 1)?,
            }
        }
        Ok(())
    }
}

fn held(activity: &Activity, outcome: Outcome, figures: &mut Figures) -> Result<(), FoldError> {
    let by_kind = |indicator| Key::plain(indicator).with("type", activity.plan.kind.code());
    figures.add(by_kind("animations.nombre"), Figure::Count(1))?;
    if activity.is_intergenerational() {
        figures.count_up("animations.intergenerationnelles", 1)?;
    }
    if let Some(funder) = activity.plan.funder {
        let key = Key::plain("animations.financees").with("financeur", funder.code());
        figures.add(key, Figure::Count(1))?;
    }
    for (indicator, amount) in
        [("animations.couts_eur", outcome.cost), ("animations.recettes_eur", outcome.takings)]
    {
        if !amount.is_zero() {
            figures.add(Key::plain(indicator), Figure::Amount(amount))?;
        }
    }
    let participants = by_kind("animations.participants");
    let Some(heads) = outcome.heads else {
        // Nobody has said yet how many came, so the sum may still grow.
        figures.add(participants.clone(), Figure::Count(0))?;
        figures.mark(participants, Status::Provisional);
        return Ok(());
    };
    figures.add(participants.clone(), Figure::Count(heads.all.into()))?;
    estimated(figures, participants, heads);
    for (band, count) in
        [("enfants", heads.children), ("adultes", heads.adults), ("seniors", heads.seniors)]
    {
        if count > 0 {
            let key = Key::plain("animations.participants_age").with("age", band);
            figures.add(key.clone(), Figure::Count(count.into()))?;
            estimated(figures, key, heads);
        }
    }
    Ok(())
}

/// A sum in which something was estimated is an estimate; one that may still grow stays so.
fn estimated(figures: &mut Figures, key: Key, heads: Heads) {
    if heads.estimated && !figures.statuses().contains_key(&key) {
        figures.mark(key, Status::Estimated);
    }
}
