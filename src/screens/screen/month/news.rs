//! What head office has for its cafés: its letter, the network's prices, and the café beside
//! others. All of it is there to be read.

use iced::widget::{Column, Row, column, container};
use iced::{Element, Length};

use super::Message;
use super::view::{heading, named, turn};
use crate::domain::month::MonthName;
use crate::screens::bridge::{Beside, BesideRow, LetterShown, MonthSheet};
use crate::screens::icon::Icon;
use crate::screens::scene::Scene;
use crate::screens::screen::pages::Pages;
use crate::screens::theme::{BODY, GAP_8, GAP_12, GAP_16, GAP_24, LARGE, LINE, TITLE};
use crate::screens::widget::{CHOICE_ROW, ChoiceRow, act, label, told_row};

/// No line of a letter is wider: longer ones are hard to follow.
const MEASURE: f32 = 860.0;
/// How wide a letter of running text is at most on average, for one of its size.
const LETTER: f32 = 0.53;
/// A paragraph of so many characters stays whole.
const WHOLE: usize = 580;
/// A part of a paragraph ends with the first sentence after so many characters.
const ENOUGH: usize = 240;
/// Or with the first word after so many.
const MOST: usize = 420;

/// The keys to what there is; nothing where there is nothing.
pub(super) fn keys<'a>(sheet: &MonthSheet, scene: Scene<'a>) -> Option<Element<'a, Message>> {
    let mut keys: Vec<Element<'a, Message>> = Vec::new();
    let mut key = |picture, word, message| {
        keys.push(act(scene.look, word).icon(picture).on_press(message).into());
    };
    if let Some(letter) = &sheet.news.letter {
        let word = if letter.is_new { "month-letter-new" } else { "month-letter" };
        key(Icon::Mail, about(word, letter.month, scene), Message::Letter);
    }
    if let Some(tariffs) = &sheet.news.tariffs {
        let values = [("count", (tariffs.articles as u64).into())];
        let word = if tariffs.is_new { "month-tariffs-new" } else { "month-tariffs" };
        key(Icon::Tag, scene.words.tell(word, &values), Message::Tariffs);
    }
    if let Some(beside) = &sheet.news.beside {
        key(Icon::ChartColumn, about("month-beside", beside.month, scene), Message::Beside);
    }
    (!keys.is_empty()).then(|| Row::with_children(keys).spacing(GAP_8).into())
}

/// A sentence about a month, whose name stays on one line.
fn about(key: &str, month: MonthName, scene: Scene<'_>) -> String {
    let month = named(month, scene).to_lowercase().replace(' ', "\u{a0}");
    scene.words.tell(key, &[("month", month.into())])
}

/// Head office's letter, by pages.
pub(super) fn letter<'a>(
    letter: &'a LetterShown,
    page: usize,
    scene: Scene<'a>,
) -> Element<'a, Message> {
    let width = (scene.area.width - 2.0 * GAP_16).min(MEASURE);
    let line = LARGE * LINE;
    let title = label(letter.title.as_str()).size(TITLE).bold().lines(2).width(Length::Fill);
    let key = scene.look.room.key() + GAP_12;
    let height = scene.area.height - 2.0 * GAP_16 - 2.0 * key - 2.0 * TITLE * LINE - GAP_12;
    let lines = ((height / line) as usize).max(1);
    let all = laid_out(&letter.paragraphs, (width / (LARGE * LETTER)) as usize, lines);
    let pages = paged(&all, lines);
    let count = pages.len();
    let page = page.min(count.saturating_sub(1));
    let parts = pages.get(page).copied().unwrap_or_default().iter().map(|part| {
        let lines = u16::try_from(part.lines + 1).unwrap_or(u16::MAX);
        let text = label(part.text.as_str().to_owned()).size(LARGE).lines(lines);
        let gap = if part.ends { line / 2.0 } else { 0.0 };
        let padding = iced::Padding::default().bottom(gap);
        container(text.width(Length::Fill)).padding(padding).into()
    });
    let text = Column::with_children(parts.collect::<Vec<_>>()).max_width(MEASURE);
    let about = about("month-letter", letter.month, scene);
    let mut content = column![heading(about, scene)]
        .push(container(title).max_width(MEASURE))
        .push(container(text).height(Length::Fill));
    if count > 1 {
        content = content.push(turn(page, count, scene));
    }
    content.spacing(GAP_12).padding(GAP_16).into()
}

/// The café's figures beside those of others.
pub(super) fn beside<'a>(
    beside: &'a Beside,
    page: usize,
    scene: Scene<'a>,
) -> Element<'a, Message> {
    let head = heading(about("month-beside", beside.month, scene), scene);
    let hint = label(scene.say("month-beside-hint")).size(BODY).lines(3).width(Length::Fill);
    let hint = hint.color(scene.look.palette.quiet);
    let key = scene.look.room.key() + GAP_12;
    let height = scene.area.height - 2.0 * GAP_16 - key - 3.0 * BODY * LINE - GAP_24;
    let pages = Pages::of(&scene, beside.rows.len(), page, height, CHOICE_ROW, 1);
    let content = column![head, hint].spacing(GAP_12).padding(GAP_16);
    let line = |row: &'a BesideRow| {
        let values = [
            ("others", (row.others as u64).into()),
            ("middle", row.middle.as_str().into()),
            ("low", row.low.as_str().into()),
            ("high", row.high.as_str().into()),
        ];
        let own = match &row.own {
            Some(own) => scene.words.tell("month-beside-own", &[("own", own.as_str().into())]),
            None => scene.say("month-beside-none"),
        };
        let line = ChoiceRow {
            mark: "".into(),
            title: row.label.as_str().into(),
            detail: scene.words.tell("month-beside-others", &values).into(),
            remark: own.into(),
            chosen: false,
        };
        told_row(scene.look, line)
    };
    pages.list(scene, content, &beside.rows, line, Message::Page).into()
}

/// A part of a letter that stands on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    text: String,
    /// How many lines it takes.
    lines: usize,
    /// Whether a paragraph ends with it.
    ends: bool,
}

/// The parts of paragraphs in lines of so many characters: a paragraph ends a part, and one that is
/// too long for a page of so many lines, or for a label, goes on in another after a sentence.
fn laid_out(paragraphs: &[String], line: usize, page: usize) -> Vec<Part> {
    let mut parts = Vec::new();
    for paragraph in paragraphs {
        let length = paragraph.chars().count();
        let whole = length <= WHOLE && length.div_ceil(line.max(1)) <= page;
        let mut text = String::new();
        let mut add = |text: String, ends| {
            let lines = text.chars().count().div_ceil(line.max(1)).max(1);
            parts.push(Part { text, lines, ends });
        };
        let mut words = paragraph.split(' ').peekable();
        while let Some(word) = words.next() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
            let count = text.chars().count();
            let sentence = count >= ENOUGH && word.ends_with(['.', '!', '?', '…']);
            if words.peek().is_none() || (!whole && (sentence || count >= MOST)) {
                add(std::mem::take(&mut text), words.peek().is_none());
            }
        }
    }
    parts
}

/// As many parts on each page as lines fit, half a line after each paragraph.
fn paged(parts: &[Part], lines: usize) -> Vec<&[Part]> {
    let mut pages = Vec::new();
    let (mut begin, mut halves) = (0, 0);
    for (place, part) in parts.iter().enumerate() {
        let takes = 2 * part.lines + usize::from(part.ends);
        if place > begin && halves + takes > 2 * lines {
            pages.push(&parts[begin..place]);
            (begin, halves) = (place, 0);
        }
        halves += takes;
    }
    pages.push(&parts[begin..]);
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_of_a_letter_is_lost_between_its_pages() {
        let sentence = "Le café de Bellac rouvre ses portes après deux ans de travaux. ";
        let long = sentence.repeat(30).trim_end().to_owned();
        let endless = "mot ".repeat(400).trim_end().to_owned();
        let paragraphs = vec!["Bonjour à tous.".to_owned(), long, endless];
        let parts = laid_out(&paragraphs, 60, 10);
        assert!(parts.iter().all(|part| part.lines <= 8), "{parts:?}");
        let pages = paged(&parts, 10);
        assert!(pages.len() > 3);
        for page in &pages {
            assert!(!page.is_empty());
            let halves: usize = page.iter().map(|part| 2 * part.lines + 1).sum();
            assert!(page.len() == 1 || halves <= 20 + page.len(), "{page:?}");
        }
        let told: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(pages.concat(), parts);
        let told = told.join(" ");
        assert_eq!(told, paragraphs.join(" "));
    }
}
