//! Measures a view by its tree of widgets: targets large enough and apart, words in their place.

use std::sync::{Arc, Mutex};

use comptoir::screens::theme::{GAP_8, Look, ROW, SMALL, TOUCH};
use comptoir::screens::widget::{LINE_TARGET, PART_TARGET, TARGET};
use iced::advanced::widget::Id;
use iced::{Element, Rectangle};
use iced_test::selector::Candidate;

use crate::picture::simulator;

/// What a view holds: its places to touch by name, and its words.
#[derive(Debug, Default)]
struct Found {
    targets: Vec<Rectangle>,
    parts: Vec<Rectangle>,
    lines: Vec<Rectangle>,
    words: Vec<(String, Rectangle)>,
}

fn found<'a, M>(look: Look, view: impl Into<Element<'a, M>>) -> Found {
    let found = Arc::new(Mutex::new(Found::default()));
    let notes = Arc::clone(&found);
    let (target, part, line) = (Id::new(TARGET), Id::new(PART_TARGET), Id::new(LINE_TARGET));
    // The search never finds what it looks for, and so sees every widget.
    let note_all = move |candidate: Candidate<'_>| -> Option<Rectangle> {
        let mut notes = notes.lock().expect("one thread searches");
        let bounds = candidate.bounds();
        match (&candidate, candidate.id()) {
            (_, Some(id)) if *id == target => notes.targets.push(bounds),
            (_, Some(id)) if *id == part => notes.parts.push(bounds),
            (_, Some(id)) if *id == line => notes.lines.push(bounds),
            (Candidate::Text { content, .. }, _) => {
                notes.words.push(((*content).to_owned(), bounds));
            }
            _ => {}
        }
        None
    };
    let _ = simulator(look, view).find(note_all);
    let mut found = found.lock().expect("one thread searches");
    std::mem::take(&mut *found)
}

/// What is wrong with a view, in sentences; none when all is well. Lengths are those of the
/// screen: an enlarged window has larger targets.
pub fn faults<'a, M>(look: Look, view: impl Into<Element<'a, M>>) -> Vec<String> {
    let found = found(look, view);
    let least = TOUCH / look.room.factor() - 0.5;
    let mut faults = Vec::new();
    for place in found.targets.iter().chain(&found.parts) {
        if place.width < least || place.height < least {
            faults.push(format!("a target is small: {place:?}"));
        }
    }
    for place in &found.lines {
        if place.height < ROW - 0.5 || place.width < least {
            faults.push(format!("a line is small: {place:?}"));
        }
    }
    for (rank, one) in found.targets.iter().enumerate() {
        for other in &found.targets[rank + 1..] {
            if distance(one, other) < GAP_8 / look.room.factor() - 0.5 {
                faults.push(format!("two targets are near: {one:?} and {other:?}"));
            }
        }
    }
    let window = Rectangle::with_size(look.room.size());
    let targets = [found.targets, found.parts, found.lines].concat();
    for place in &targets {
        if !within(place, &window) {
            faults.push(format!("a target leaves the window: {place:?}"));
        }
    }
    for (words, place) in found.words.iter().filter(|(words, _)| !words.is_empty()) {
        // A word squeezed by its neighbours keeps its letters and loses its height.
        if place.height < SMALL - 0.5 || place.width < 1.0 {
            faults.push(format!("{words:?} has no room: {place:?}"));
        }
        if !within(place, &window) {
            faults.push(format!("{words:?} leaves the window: {place:?}"));
        }
        for target in targets.iter().filter(|target| target.contains(place.center())) {
            if !within(place, target) {
                faults.push(format!("{words:?} leaves its key: {place:?} of {target:?}"));
            }
        }
    }
    faults
}

/// How many places to touch bear neither a word nor a picture.
pub fn empty_keys<'a, M>(look: Look, view: impl Into<Element<'a, M>>) -> usize {
    let found = found(look, view);
    let told = |target: &Rectangle| {
        let mut words = found.words.iter().filter(|(words, _)| !words.is_empty());
        words.any(|(_, place)| target.contains(place.center()))
    };
    found.targets.iter().filter(|target| !told(target)).count()
}

/// The larger of the gaps across and down; negative when both overlap.
fn distance(one: &Rectangle, other: &Rectangle) -> f32 {
    let gap = |start: f32, end: f32, other_start: f32, other_end: f32| {
        (other_start - end).max(start - other_end)
    };
    let across = gap(one.x, one.x + one.width, other.x, other.x + other.width);
    let down = gap(one.y, one.y + one.height, other.y, other.y + other.height);
    across.max(down)
}

fn within(inner: &Rectangle, outer: &Rectangle) -> bool {
    inner.x >= outer.x - 0.5
        && inner.y >= outer.y - 0.5
        && inner.x + inner.width <= outer.x + outer.width + 0.5
        && inner.y + inner.height <= outer.y + outer.height + 0.5
}
