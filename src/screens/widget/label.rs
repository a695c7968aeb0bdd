//! Text that never leaves its place: what is too long is shortened with an ellipsis.

use std::borrow::Cow;

use iced::advanced::text::paragraph::Plain;
use iced::advanced::text::{self, Alignment, LineHeight, Paragraph as _, Shaping, Wrapping};
use iced::advanced::widget::operation::Operation;
use iced::advanced::widget::{Tree, Widget, tree};
use iced::advanced::{Layout, layout, mouse, renderer};
use iced::widget::text as plain;
use iced::{Color, Element, Font, Length, Pixels, Rectangle, Renderer, Size, Theme, alignment};

use crate::screens::font;
use crate::screens::theme::{BODY, LINE};

type Paragraph = <Renderer as text::Renderer>::Paragraph;

/// Longest text that a label looks at; what follows could not be read on a screen anyway.
const CHARACTERS_MAX: usize = 600;

/// A text on a given number of lines.
pub struct Label<'a> {
    content: Cow<'a, str>,
    size: f32,
    font: Font,
    color: Option<Color>,
    lines: u16,
    width: Length,
    align: Alignment,
}

/// A text on one line, in the size of running text and the colour of its ground.
pub fn label<'a>(content: impl Into<Cow<'a, str>>) -> Label<'a> {
    Label {
        content: content.into(),
        size: BODY,
        font: font::REGULAR,
        color: None,
        lines: 1,
        width: Length::Shrink,
        align: Alignment::Default,
    }
}

impl<'a> Label<'a> {
    /// Sets the size, one of those in `theme`.
    pub fn size(self, size: f32) -> Self {
        Self { size, ..self }
    }

    /// Sets the weight to half-bold.
    pub fn semibold(self) -> Self {
        Self { font: font::SEMIBOLD, ..self }
    }

    /// Sets the weight to bold.
    pub fn bold(self) -> Self {
        Self { font: font::BOLD, ..self }
    }

    /// Sets the colour, where it differs from that of the ground.
    pub fn color(self, color: Color) -> Self {
        Self { color: Some(color), ..self }
    }

    /// Sets on how many lines at most the text stands.
    pub fn lines(self, lines: u16) -> Self {
        Self { lines: lines.max(1), ..self }
    }

    /// Sets the width of the place.
    pub fn width(self, width: impl Into<Length>) -> Self {
        Self { width: width.into(), ..self }
    }

    /// Puts the text in the middle of its place, which is as wide as it can be.
    pub fn centered(self) -> Self {
        Self { align: Alignment::Center, width: Length::Fill, ..self }
    }

    /// Puts short lines in the middle under longer ones; the place is no wider than needed.
    pub fn centered_lines(self) -> Self {
        Self { align: Alignment::Center, ..self }
    }

    /// Puts the text, such as an amount, at the right of its place, which is as wide as it can be.
    pub fn right(self) -> Self {
        Self { align: Alignment::Right, width: Length::Fill, ..self }
    }

    /// One line never wraps: at a word's end it would vanish rather than be shortened.
    fn wrapping(&self) -> Wrapping {
        if self.lines == 1 { Wrapping::None } else { Wrapping::Word }
    }

    fn fits(&self, content: &str, width: f32) -> bool {
        let paragraph = Paragraph::with_text(text::Text {
            content,
            bounds: Size::new(width, f32::INFINITY),
            size: Pixels(self.size),
            line_height: LineHeight::Relative(LINE),
            font: self.font,
            align_x: Alignment::Default,
            align_y: alignment::Vertical::Top,
            shaping: Shaping::default(),
            wrapping: self.wrapping(),
        });
        let found = paragraph.min_bounds();
        let height = self.size * LINE * f32::from(self.lines);
        found.width <= width + 0.5 && found.height <= height + 0.5
    }
}

/// The longest beginning of `content` that `fits`, with an ellipsis where something is left out.
pub fn shortened(content: &str, fits: impl Fn(&str) -> bool) -> Cow<'_, str> {
    if fits(content) && content.chars().count() <= CHARACTERS_MAX {
        return Cow::Borrowed(content);
    }
    let ends: Vec<usize> =
        content.char_indices().map(|(end, _)| end).take(CHARACTERS_MAX + 1).collect();
    let cut = |count: usize| format!("{}…", content[..ends[count]].trim_end());
    // The longest that fits lies between `short`, which does or is nothing, and `long`.
    let (mut short, mut long) = (0, ends.len());
    while long - short > 1 {
        let middle = short.midpoint(long);
        if fits(&cut(middle)) {
            short = middle;
        } else {
            long = middle;
        }
    }
    if short == 0 { Cow::Borrowed("…") } else { Cow::Owned(cut(short)) }
}

/// What was measured last, so that a redraw measures nothing.
#[derive(Default)]
struct State {
    paragraph: Plain<Paragraph>,
    wanted: String,
    shown: String,
    measured: Option<(f32, f32, Font, u16)>,
}

impl<M> Widget<M, Theme, Renderer> for Label<'_> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, Length::Shrink)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let state = tree.state.downcast_mut::<State>();
        let width = limits.width(self.width).max().width;
        let measured = Some((width, self.size, self.font, self.lines));
        if state.measured != measured || state.wanted != self.content {
            state.shown = shortened(&self.content, |text| self.fits(text, width)).into_owned();
            (*self.content).clone_into(&mut state.wanted);
            state.measured = measured;
        }
        iced::advanced::widget::text::layout(
            &mut state.paragraph,
            renderer,
            limits,
            &state.shown,
            plain::Format {
                width: self.width,
                height: Length::Shrink,
                size: Some(Pixels(self.size)),
                font: Some(self.font),
                line_height: LineHeight::Relative(LINE),
                align_x: self.align,
                align_y: alignment::Vertical::Top,
                shaping: Shaping::default(),
                wrapping: self.wrapping(),
            },
        )
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        _theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_ref::<State>();
        iced::advanced::widget::text::draw(
            renderer,
            style,
            layout.bounds(),
            state.paragraph.raw(),
            plain::Style { color: self.color },
            viewport,
        );
    }

    /// Tells the whole text, not the shortened one: that is what a test looks for.
    fn operate(
        &mut self,
        _tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.text(None, layout.bounds(), &self.content);
    }
}

impl<'a, M: 'a> From<Label<'a>> for Element<'a, M> {
    fn from(label: Label<'a>) -> Self {
        Element::new(label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_most(count: usize) -> impl Fn(&str) -> bool {
        move |text| text.chars().count() <= count
    }

    #[test]
    fn what_fits_stays_whole() {
        assert_eq!(shortened("Café crème", at_most(10)), "Café crème");
        assert_eq!(shortened("", at_most(0)), "");
    }

    #[test]
    fn what_is_too_long_keeps_its_longest_beginning() {
        assert_eq!(shortened("Café crème", at_most(9)), "Café crè…");
        assert_eq!(shortened("Café crème", at_most(6)), "Café…", "no space before the ellipsis");
        assert_eq!(shortened("Œufs", at_most(2)), "Œ…");
        assert_eq!(shortened("Œufs", at_most(1)), "…");
        assert_eq!(shortened("Œufs", at_most(0)), "…", "the ellipsis stands for all");
    }

    #[test]
    fn an_endless_text_is_cut() {
        let endless = "ab ".repeat(100_000);
        assert!(shortened(&endless, |_| true).chars().count() <= CHARACTERS_MAX + 1);
    }

    #[test]
    fn measures_with_the_embedded_letters() {
        let fonts = iced::advanced::graphics::text::font_system();
        fonts.write().expect("no test breaks the lock").load_font(font::REGULAR_FILE.into());
        let one = label("Pain au chocolat");
        // 7.35 times the size, by the font's own widths.
        assert!(one.fits("Pain au chocolat", 134.0));
        assert!(!one.fits("Pain au chocolat", 128.0));
        let two = label("").lines(2);
        assert!(two.fits("Pain au chocolat", 80.0));
        assert!(!two.fits("Pain au chocolat", 40.0), "three lines, and a word too wide");
    }
}
