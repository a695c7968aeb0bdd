//! The window's real state and widgets before a real till, without a display.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use comptoir::devices::NoDevice;
use comptoir::environment;
use comptoir::screens::{App, House, Message, OpenProblem, Preferences, font};
use iced::futures::StreamExt;
use iced::futures::executor::block_on;
use iced::{Point, Settings, Size, Task};
use iced_test::Simulator;
use iced_test::core::renderer::{Headless, Style};
use iced_test::core::theme::Base;
use iced_test::core::{Event, clipboard, mouse, window};
use iced_test::runtime::user_interface::Cache;
use iced_test::runtime::{Action, UserInterface, task};

use crate::support::Problem;

/// The size of the window, in pixels.
pub const SIZE: Size = Size::new(1280.0, 800.0);
const PIXELS: Size<u32> = Size::new(1280, 800);

/// How long the parts of a tap took.
pub struct Tap {
    /// From the event to the laid out view.
    pub laid_out: Duration,
    /// From the event to the pixels.
    pub drawn: Duration,
}

/// A window without a display.
pub struct Counter {
    app: App,
    renderer: iced::Renderer,
    cache: Option<Cache>,
}

impl Counter {
    /// The window of the café in `folder`.
    ///
    /// # Errors
    /// When there is no software renderer.
    pub fn new(folder: &Path) -> Result<Self, Problem> {
        let settings = Settings { fonts: font::files(), ..Settings::default() };
        // What loads the letters, which all renderers of the process share.
        drop(Simulator::<()>::with_settings(settings, iced::widget::text("")));
        let folder = folder.to_owned();
        let open = move |_: House| {
            environment::open_desk(&folder, Box::new(NoDevice))
                .map_err(|error| OpenProblem::Other(error.to_string()))
        };
        let preferences = Preferences { start: Some(House::Cafe), ..Preferences::default() };
        let (app, task) = App::new(Arc::new(open), preferences, Arc::new(|_| ()));
        let size = Settings::default().default_text_size;
        let renderer = block_on(<iced::Renderer as Headless>::new(font::REGULAR, size, None));
        let renderer = renderer.ok_or("there is no software renderer")?;
        let mut counter = Self { app, renderer, cache: None };
        counter.run(task);
        let task = counter.app.update(Message::Resized(SIZE));
        counter.run(task);
        Ok(counter)
    }

    /// Runs work and all that follows from it.
    fn run(&mut self, task: Task<Message>) {
        let mut waiting = VecDeque::from([task]);
        while let Some(task) = waiting.pop_front() {
            let Some(mut stream) = task::into_stream(task) else {
                continue;
            };
            while let Some(action) = block_on(stream.next()) {
                if let Action::Output(message) = action {
                    waiting.push_back(self.app.update(message));
                }
            }
        }
    }

    /// Where a text stands on the screen; nothing if it does not.
    pub fn find(&self, text: &str) -> Option<Point> {
        let settings = Settings { default_font: font::REGULAR, ..Settings::default() };
        let mut simulator = Simulator::with_size(settings, SIZE, self.app.view());
        let found = simulator.find(text).ok()?;
        found.visible_bounds().map(|bounds| bounds.center())
    }

    /// A finger touches a text.
    ///
    /// # Errors
    /// When it is not on the screen.
    pub fn touch(&mut self, text: &str) -> Result<Point, Problem> {
        let at = self.find(text).ok_or_else(|| format!("“{text}” is not on the screen"))?;
        self.tap(at);
        Ok(at)
    }

    /// A finger touches a point: the event, the messages, the new view, its layout, its pixels.
    pub fn tap(&mut self, at: Point) -> Tap {
        let cursor = mouse::Cursor::Available(at);
        let theme = self.app.theme();
        let base = theme.base();
        let cache = self.cache.take().unwrap_or_default();
        let mut ui = UserInterface::build(self.app.view(), SIZE, cache, &mut self.renderer);
        let mut messages: Vec<Message> = Vec::new();
        let start = Instant::now();
        let finger = [
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)),
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)),
        ];
        let renderer = &mut self.renderer;
        let _ = ui.update(&finger, cursor, renderer, &mut clipboard::Null, &mut messages);
        let cache = ui.into_cache();
        let tasks: Vec<Task<Message>> =
            messages.drain(..).map(|message| self.app.update(message)).collect();
        let mut ui = UserInterface::build(self.app.view(), SIZE, cache, renderer);
        let redraw = [Event::Window(window::Event::RedrawRequested(Instant::now()))];
        let _ = ui.update(&redraw, cursor, renderer, &mut clipboard::Null, &mut messages);
        let laid_out = start.elapsed();
        ui.draw(renderer, &theme, &Style { text_color: base.text_color }, cursor);
        let pixels = renderer.screenshot(PIXELS, 1.0, base.background_color);
        let drawn = start.elapsed();
        self.cache = Some(ui.into_cache());
        assert_eq!(pixels.len(), 1280 * 800 * 4, "the pixels of a frame");
        self.run(Task::batch(tasks));
        Tap { laid_out, drawn }
    }

    /// What the renderer needs for a frame in which nothing stands.
    pub fn empty_frame(&mut self) -> Duration {
        let theme = self.app.theme();
        let start = Instant::now();
        iced_test::core::Renderer::reset(&mut self.renderer, iced::Rectangle::with_size(SIZE));
        let pixels = self.renderer.screenshot(PIXELS, 1.0, theme.base().background_color);
        let time = start.elapsed();
        assert_eq!(pixels.len(), 1280 * 800 * 4, "the pixels of a frame");
        time
    }
}
