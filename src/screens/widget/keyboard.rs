//! A French keyboard for names and searches. It shows letters where French hands look for them,
//! and accents one touch away.

use std::borrow::Cow;

use iced::widget::{Column, Row, container};
use iced::{Element, Length};

use super::{TARGET, act, label, pressable, target};
use crate::screens::icon::Icon;
use crate::screens::theme::{Control, GAP_8, LARGE, Look, SMALL};

/// A key of the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyboardKey {
    /// A letter, a figure or a sign, as it is written.
    Letter(char),
    /// A space.
    Space,
    /// Takes back the last sign.
    Erase,
    /// The next letter is a capital.
    Capitals,
    /// Accents instead of figures, or back.
    Accents,
    /// The text is complete.
    Done,
}

/// The words on the keyboard's wide keys.
#[derive(Debug, Clone)]
pub struct KeyboardWords<'a> {
    /// Space.
    pub space: Cow<'a, str>,
    /// Erase.
    pub erase: Cow<'a, str>,
    /// Capitals.
    pub capitals: Cow<'a, str>,
    /// Towards the accents.
    pub accents: Cow<'a, str>,
    /// Back to the figures.
    pub figures: Cow<'a, str>,
    /// Done.
    pub done: Cow<'a, str>,
}

const FIGURES: &str = "1234567890";
const ACCENTS: &str = "éèêëàâçîïœ";
const UPPER: &str = "azertyuiop";
const UPPER_ACCENTS: &str = "ôöùûüÿæñ’@";
const MIDDLE: &str = "qsdfghjklm";
const LOWER: &str = "wxcvbn'-";

/// A text being typed, with the state of the keyboard. Pure, so that it is tested without a
/// window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typing {
    text: String,
    capitals: bool,
    accents: bool,
    characters_max: usize,
    required: bool,
}

impl Typing {
    /// Starts with `text`, of which at most `characters_max` characters are kept. An empty text
    /// starts with a capital.
    pub fn new(text: &str, characters_max: usize) -> Self {
        let text: String = text.chars().take(characters_max).collect();
        Self { capitals: text.is_empty(), text, accents: false, characters_max, required: false }
    }

    /// This typing, complete only with a visible letter.
    pub fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// What is typed so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Takes a key; true when the text is complete. What exceeds the limit is not taken.
    pub fn press(&mut self, key: KeyboardKey) -> bool {
        match key {
            KeyboardKey::Letter(letter) => self.write(letter),
            KeyboardKey::Space => {
                // Two spaces are never meant, and names are compared.
                if !self.text.is_empty() && !self.text.ends_with(' ') {
                    self.write(' ');
                }
            }
            KeyboardKey::Erase => {
                self.text.pop();
                self.capitals = self.text.is_empty();
            }
            KeyboardKey::Capitals => self.capitals = !self.capitals,
            KeyboardKey::Accents => self.accents = !self.accents,
            // Enter of a real keyboard does what the key on the screen does, and no more.
            KeyboardKey::Done => return self.is_complete(),
        }
        false
    }

    /// Whether the text may be taken as it stands.
    pub fn is_complete(&self) -> bool {
        !self.required || !self.text.trim().is_empty()
    }

    fn write(&mut self, letter: char) {
        if self.text.chars().count() < self.characters_max && !letter.is_control() {
            self.text.push(letter);
            self.capitals = false;
            // A word seldom has two accents in a row: the figures come back by themselves.
            let lower = letter.to_lowercase().next().unwrap_or(letter);
            if ACCENTS.contains(lower) || UPPER_ACCENTS.contains(lower) {
                self.accents = false;
            }
        }
    }

    fn rows(&self) -> [Vec<char>; 4] {
        let (first, second) =
            if self.accents { (ACCENTS, UPPER_ACCENTS) } else { (FIGURES, UPPER) };
        [first, second, MIDDLE, LOWER].map(|row| row.chars().map(|one| self.written(one)).collect())
    }

    /// The letter as a touch writes it now.
    fn written(&self, letter: char) -> char {
        let mut capital = letter.to_uppercase();
        match (self.capitals, capital.next(), capital.next()) {
            (true, Some(one), None) => one,
            _ => letter,
        }
    }
}

/// The keyboard in the state of `typing`, filling its place.
pub fn keyboard<'a, M: Clone + 'a>(
    look: Look,
    typing: &Typing,
    words: KeyboardWords<'a>,
    on_press: impl Fn(KeyboardKey) -> M,
) -> Element<'a, M> {
    let [first, second, third, fourth] = typing.rows().map(|letters| {
        let keys = letters.into_iter().map(|one| {
            let message = on_press(KeyboardKey::Letter(one));
            letter(look, one, message)
        });
        keys.collect::<Vec<_>>()
    });
    let wide = |word, picture, key, portion| {
        act(look, word)
            .icon(picture)
            .stacked()
            .size(SMALL)
            .width(Length::FillPortion(portion))
            .height(Length::Fill)
            .on_press(on_press(key))
    };
    let capitals = wide(words.capitals, Icon::ArrowBigUp, KeyboardKey::Capitals, 1)
        .kind(Control::Choice { chosen: typing.capitals });
    let mut fourth_row = vec![capitals.into()];
    fourth_row.extend(fourth);
    fourth_row.push(wide(words.erase, Icon::Delete, KeyboardKey::Erase, 1).into());
    let other = if typing.accents { words.figures } else { words.accents };
    let text_key = |word, key, portion| {
        act(look, word)
            .width(Length::FillPortion(portion))
            .height(Length::Fill)
            .on_press(on_press(key))
    };
    let complete = typing.is_complete();
    let last = vec![
        text_key(other, KeyboardKey::Accents, 2).into(),
        text_key(words.space, KeyboardKey::Space, 5).icon(Icon::Space).into(),
        act(look, words.done)
            .kind(Control::Main)
            .icon(Icon::Check)
            .width(Length::FillPortion(3))
            .height(Length::Fill)
            .on_press_maybe(complete.then(|| on_press(KeyboardKey::Done)))
            .into(),
    ];
    // Ten keys side by side need every pixel of an upright tablet: apart by 8 on the screen,
    // however enlarged.
    let gap = GAP_8 / look.room.factor();
    let rows = [first, second, third, fourth_row, last]
        .map(|keys| Row::with_children(keys).spacing(gap).height(Length::Fill).into());
    Column::with_children(rows).spacing(gap).into()
}

fn letter<'a, M: Clone + 'a>(look: Look, letter: char, on_press: M) -> Element<'a, M> {
    let content = container(label(letter.to_string()).size(LARGE)).center(Length::Fill);
    let button = pressable(look, Control::Secondary, content, Some(on_press));
    target(TARGET, button, Length::FillPortion(1), Length::Fill)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn type_in(typing: &mut Typing, letters: &str) {
        for letter in letters.chars() {
            let key = if letter == ' ' { KeyboardKey::Space } else { KeyboardKey::Letter(letter) };
            assert!(!typing.press(key));
        }
    }

    #[test]
    fn a_name_starts_with_a_capital() {
        let mut typing = Typing::new("", 40);
        assert_eq!(typing.rows()[1][0], 'A');
        type_in(&mut typing, "É");
        assert_eq!(typing.rows()[1][0], 'a');
        type_in(&mut typing, "lodie  de l'Œuf ");
        assert_eq!(typing.text(), "Élodie de l'Œuf ");
        assert!(typing.press(KeyboardKey::Done));
    }

    #[test]
    fn no_text_exceeds_its_limit_and_erasing_takes_whole_letters() {
        let mut typing = Typing::new("éàüœ", 3);
        assert_eq!(typing.text(), "éàü");
        type_in(&mut typing, "x");
        assert_eq!(typing.text(), "éàü");
        for _ in 0..5 {
            typing.press(KeyboardKey::Erase);
        }
        assert_eq!(typing.text(), "");
    }

    #[test]
    fn accents_and_capitals_combine() {
        let mut typing = Typing::new("", 9);
        typing.press(KeyboardKey::Accents);
        assert!(typing.rows()[0].contains(&'É'));
        typing.press(KeyboardKey::Capitals);
        assert!(typing.rows()[0].contains(&'é'));
        assert!(typing.rows()[0].contains(&'œ'));
    }

    #[test]
    fn after_an_accent_the_figures_come_back() {
        let mut typing = Typing::new("caf", 9);
        typing.press(KeyboardKey::Accents);
        type_in(&mut typing, "é");
        assert!(typing.rows()[0].contains(&'1'));
    }

    #[test]
    fn every_french_letter_can_be_typed() {
        let mut all = String::new();
        for accents in [false, true] {
            for capitals in [false, true] {
                let typing = Typing {
                    text: String::new(),
                    capitals,
                    accents,
                    characters_max: 1,
                    required: false,
                };
                typing.rows().iter().for_each(|row| all.extend(row));
            }
        }
        for letter in "azertyuiopqsdfghjklmwxcvbnéèêëàâçîïôùûüÿæœÉÈÀÇŒŸ0123456789'’-".chars()
        {
            assert!(all.contains(letter), "{letter} is missing");
        }
    }
}
