//! No clock and no float where figures are made, so that the same facts give the same figures on
//! every machine and on every day.

use super::problem::Problem;
use super::source::{Kind, Source, Token, is_decimal};

/// The rooms whose figures may hold no float.
const EXACT: &[&str] = &[
    "domain",
    "journal",
    "store",
    "slips",
    "statement",
    "till",
    "devices",
    "demo",
    "words",
    "imports",
];

/// The one place of theirs that estimates instead of adding up, and so reckons with floats: the
/// bread forecast. What it hands out is whole numbers.
fn may_estimate(path: &str) -> bool {
    path == "src/domain/forecast.rs" || path.starts_with("src/domain/forecast/")
}

/// Functions of floats that differ from one machine to the next.
const UNSTEADY: &[&str] = &[
    "exp", "exp2", "exp_m1", "ln", "ln_1p", "log", "log2", "log10", "powf", "powi", "cbrt",
    "hypot", "sin", "cos", "tan", "sin_cos", "asin", "acos", "atan", "atan2", "sinh", "cosh",
    "tanh", "asinh", "acosh", "atanh", "gamma", "ln_gamma",
];

/// The one room that reads the clock on the wall and draws by chance.
const WALL_CLOCK: &[&str] = &["environment"];

/// The rooms that may measure how long something takes: none of them makes a fact.
const STOPWATCH: &[&str] =
    &["environment", "devices", "hardware", "screens", "main", "command_line"];

/// Calls that read the clock on the wall or draw by chance, as type and function.
const OF_THE_WORLD: &[(&str, &str)] = &[
    ("Utc", "now"),
    ("Local", "now"),
    ("SystemTime", "now"),
    ("Uuid", "now_v7"),
    ("Uuid", "new_v4"),
    ("Uuid", "now_v6"),
];

/// Whether `Type::function` stands at `at`.
fn calls(tokens: &[&Token], at: usize, of: &str, function: &str) -> bool {
    tokens[at].is_word(of)
        && tokens.get(at + 1).is_some_and(|token| token.is_mark(':'))
        && tokens.get(at + 2).is_some_and(|token| token.is_mark(':'))
        && tokens.get(at + 3).is_some_and(|token| token.is_word(function))
}

/// Time, identifiers and chance are arguments: only `environment` makes them.
pub fn clock(source: &Source) -> Vec<Problem> {
    let room = source.room().unwrap_or_default();
    let tokens = source.shipped();
    let mut problems = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let world = OF_THE_WORLD.iter().find(|(of, function)| calls(&tokens, at, of, function));
        if let Some((of, function)) = world.filter(|_| !WALL_CLOCK.contains(&room)) {
            let what =
                format!("`{of}::{function}` stands in `environment` alone: take an argument");
            problems.push(Problem::new(&source.path, token.line, what));
        }
        if calls(&tokens, at, "Instant", "now") && !STOPWATCH.contains(&room) {
            let what = format!("`{room}` may not measure time: take it as an argument");
            problems.push(Problem::new(&source.path, token.line, what));
        }
    }
    problems
}

/// Nothing waits by sleeping, tests least of all; only the transports do between two looks at a
/// device that can't call.
pub fn sleeps(source: &Source) -> Vec<Problem> {
    if source.path.starts_with("hardware/src/transport/") {
        return Vec::new();
    }
    let tokens = &source.code;
    let called = (2..tokens.len()).filter(|at| {
        let named = tokens[*at].is_word("sleep") || tokens[*at].is_word("sleep_until");
        named && tokens[at - 1].is_mark(':') && tokens[at - 2].is_mark(':')
    });
    called
        .map(|at| {
            let what = "wait on a channel or a condition with a deadline, don't sleep";
            Problem::new(&source.path, tokens[at].line, what)
        })
        .collect()
}

/// Figures are exact: no float, neither as a type nor as a literal, but where bread is forecast.
pub fn floats(source: &Source) -> Vec<Problem> {
    if !EXACT.contains(&source.room().unwrap_or_default()) || may_estimate(&source.path) {
        return Vec::new();
    }
    let floats = source.shipped().into_iter().filter(|token| is_float(token));
    floats
        .map(|token| {
            let what = format!("`{}` is a float: use cents, thousandths or Decimal", token.text);
            Problem::new(&source.path, token.line, what)
        })
        .collect()
}

/// Where bread is forecast, `exp` and its like come from `libm`: those of the standard library are
/// the system's, and differ in the last bit.
pub fn unsteady(source: &Source) -> Vec<Problem> {
    if !may_estimate(&source.path) {
        return Vec::new();
    }
    let tokens = source.shipped();
    let mut problems = Vec::new();
    for (at, token) in tokens.iter().enumerate().skip(1) {
        let method = tokens[at - 1].is_mark('.');
        let function = at > 2 && tokens[at - 1].is_mark(':') && is_float(tokens[at - 3]);
        if (method || function) && UNSTEADY.contains(&token.text.as_str()) {
            let what = format!("`{}` differs between machines: take libm's", token.text);
            problems.push(Problem::new(&source.path, token.line, what));
        }
    }
    problems
}

fn is_float(token: &Token) -> bool {
    let text = token.text.as_str();
    match token.kind {
        Kind::Word => {
            matches!(text, "f32" | "f64") || text.ends_with("_f32") || text.ends_with("_f64")
        }
        Kind::Number => {
            let exponent = text.contains(['e', 'E']) && !text.ends_with("size");
            let suffix = text.ends_with("f32") || text.ends_with("f64");
            is_decimal(text) && (text.contains('.') || exponent || suffix)
        }
        _ => false,
    }
}

mod tests {
    use super::super::problem::{CLEAN, lines};
    use super::*;

    #[test]
    fn the_clock_hangs_in_one_room() {
        let text = "use chrono::Utc;\nlet a = chrono::Utc::now();\nlet b = Uuid::now_v7();";
        assert_eq!(lines(clock, "src/domain/a.rs", text), [2, 3]);
        assert_eq!(lines(clock, "src/till.rs", "Local::now(); SystemTime::now();"), [1, 1]);
        assert_eq!(lines(clock, "src/environment.rs", text), CLEAN);
        assert_eq!(lines(clock, "src/domain/a.rs", "fn f(now: DateTime<Utc>) {}"), CLEAN);
    }

    #[test]
    fn a_stopwatch_is_for_those_who_wait() {
        assert_eq!(lines(clock, "src/till.rs", "Instant::now();"), [1]);
        assert_eq!(lines(clock, "src/devices/worker.rs", "Instant::now();"), CLEAN);
        assert_eq!(lines(clock, "hardware/src/usb.rs", "Instant::now();"), CLEAN);
        assert_eq!(lines(clock, "src/till.rs", "#[cfg(test)] mod t { Instant::now(); }"), CLEAN);
    }

    #[test]
    fn nobody_sleeps() {
        for path in ["src/devices.rs", "src/till/tests.rs", "tests/it/main.rs", "hardware/src/a.rs"]
        {
            assert_eq!(lines(sleeps, path, "std::thread::sleep(D);"), [1], "{path}");
            assert_eq!(lines(sleeps, path, "#[test] fn t() { thread::sleep(D) }"), [1], "{path}");
            assert_eq!(lines(sleeps, path, "// thread::sleep\nlet sleep = 1;"), CLEAN, "{path}");
        }
        assert_eq!(lines(sleeps, "hardware/src/transport/wire.rs", "thread::sleep(D);"), CLEAN);
    }

    #[test]
    fn floats_are_seen_in_every_form() {
        for text in ["1.5", "1e3", "2f32", "x as f64", "0.as_f64()", "fn f(a: f32) {}", "1."] {
            assert_eq!(lines(floats, "src/domain/a.rs", text), [1], "{text}");
        }
    }

    #[test]
    fn floats_stand_in_the_forecast_alone() {
        let text = "let a: f64 = 1.5;";
        assert_eq!(lines(floats, "src/domain/forecast.rs", text), CLEAN);
        assert_eq!(lines(floats, "src/domain/forecast/model.rs", text), CLEAN);
        for path in [
            "src/domain/forecasts.rs",
            "src/domain/bread.rs",
            "src/domain/bread/forecast.rs",
            "src/domain/money/forecast.rs",
            "src/till/forecast.rs",
            "src/words/forecast.rs",
        ] {
            assert_eq!(lines(floats, path, text), [1, 1], "{path}");
        }
    }

    #[test]
    fn the_forecast_takes_its_functions_from_libm() {
        for text in ["let a = b.exp();", "(1.0 + c).powf(d)", "f64::ln(b)", "2.0_f64.powi(2)"] {
            assert_eq!(lines(unsteady, "src/domain/forecast/model.rs", text), [1], "{text}");
        }
        for text in ["libm::exp(b)", "a.max(b)", "// b.exp()", "let exp = a.clamp(b, c);"] {
            assert_eq!(lines(unsteady, "src/domain/forecast.rs", text), CLEAN, "{text}");
        }
        assert_eq!(lines(unsteady, "src/screens/a.rs", "b.exp()"), CLEAN);
    }

    #[test]
    fn exact_numbers_pass() {
        for text in ["15", "0xE5", "1_000usize", "a.0.1", "0..5", "// 1.5", "\"f64\"", "0x1f32"] {
            assert_eq!(lines(floats, "src/domain/a.rs", text), CLEAN, "{text}");
        }
        assert_eq!(lines(floats, "src/screens/a.rs", "1.5"), CLEAN);
    }
}
