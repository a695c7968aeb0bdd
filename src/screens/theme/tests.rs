//! Contrast and colours of the themes.

use iced::widget::button::Status;
use iced::{Background, Color};

use super::*;

const STATUSES: [Status; 4] = [Status::Active, Status::Hovered, Status::Pressed, Status::Disabled];

fn controls() -> Vec<Control> {
    let mut all = vec![Control::Main, Control::Secondary, Control::Danger, Control::SoldOut];
    all.push(Control::Notice);
    all.extend(Tint::ALL.map(Control::Tile));
    all.extend(Banknote::ALL.map(Control::Banknote));
    for chosen in [false, true] {
        all.extend(Tint::ALL.map(|tint| Control::Tab { tint, chosen }));
        all.push(Control::Choice { chosen });
        all.push(Control::Segment { chosen });
        all.push(Control::Place { here: chosen });
        all.push(Control::Row { chosen });
        all.push(Control::Field { active: chosen });
        all.push(Control::Line { chosen });
    }
    all
}

fn color(ground: Option<Background>) -> Color {
    match ground {
        Some(Background::Color(color)) => color,
        other => panic!("a flat ground, not {other:?}"),
    }
}

/// The contrast of WCAG 2, computed here so that iced's own does not judge itself.
fn contrast(one: Color, other: Color) -> f32 {
    let luminance = |color: Color| {
        let [red, green, blue] = [color.r, color.g, color.b].map(|part| {
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn assert_contrast(what: &str, one: Color, other: Color, least: f32) {
    let found = contrast(one, other);
    assert!(found >= least, "{what}: {found:.2} to 1, at least {least} to 1");
}

#[test]
fn contrast_knows_black_on_white() {
    assert!((contrast(Color::BLACK, Color::WHITE) - 21.0).abs() < 0.01);
    assert!((contrast(Color::WHITE, Color::WHITE) - 1.0).abs() < 0.01);
}

#[test]
fn text_on_controls_has_seven_to_one() {
    for palette in [DAY, EVENING] {
        for control in controls() {
            for status in STATUSES {
                let style = palette.control(control, status);
                let what = format!("{control:?} {status:?}, evening {}", palette.evening);
                assert_contrast(&what, style.text_color, color(style.background), 7.0);
            }
        }
    }
}

#[test]
fn text_on_grounds_has_seven_to_one_and_brass_four_and_a_half() {
    for palette in [DAY, EVENING] {
        for surface in Surface::ALL.into_iter().filter(|one| *one != Surface::Hairline) {
            let style = palette.surface(surface);
            let least = if surface == Surface::Warning { 4.5 } else { 7.0 };
            let what = format!("{surface:?}, evening {}", palette.evening);
            let text = style.text_color.expect("every ground names its text colour");
            assert_contrast(&what, text, color(style.background), least);
        }
    }
}

#[test]
fn quiet_text_has_seven_to_one_where_it_stands() {
    for palette in [DAY, EVENING] {
        for ground in [palette.paper, palette.card, palette.soft] {
            assert_contrast("quiet ink", palette.quiet, ground, 7.0);
        }
    }
}

#[test]
fn edges_of_controls_have_three_to_one() {
    for palette in [DAY, EVENING] {
        let grounds = [palette.paper, palette.card, palette.soft];
        for control in controls() {
            for status in STATUSES {
                let style = palette.control(control, status);
                if style.border.width == 0.0 {
                    continue;
                }
                let what = format!("edge of {control:?} {status:?}, {}", palette.evening);
                for ground in grounds {
                    assert_contrast(&what, style.border.color, ground, 3.0);
                }
            }
        }
        for surface in [Surface::Field, Surface::FieldActive, Surface::Frame] {
            let style = palette.surface(surface);
            for ground in grounds {
                assert_contrast("edge of a field", style.border.color, ground, 3.0);
            }
        }
    }
}

#[test]
fn a_finger_that_left_leaves_no_trace() {
    for palette in [DAY, EVENING] {
        for control in controls() {
            assert_eq!(
                palette.control(control, Status::Hovered),
                palette.control(control, Status::Active)
            );
        }
    }
}

#[test]
fn a_key_out_of_use_differs_from_one_in_use() {
    for palette in [DAY, EVENING] {
        for control in [Control::Main, Control::Secondary, Control::Danger] {
            assert_ne!(
                palette.control(control, Status::Disabled).background,
                palette.control(control, Status::Active).background
            );
        }
    }
}

#[test]
fn tints_and_notes_differ_from_each_other() {
    for palette in [DAY, EVENING] {
        for grounds in [&palette.tints[..], &palette.banknotes[..]] {
            for (rank, ground) in grounds.iter().enumerate() {
                assert!(!grounds[rank + 1..].contains(ground), "{ground:?} stands twice");
            }
        }
    }
}
