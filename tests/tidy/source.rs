//! A source file cut into tokens, so that a word in a comment or a sentence in a string is never
//! taken for code.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An identifier or a keyword.
    Word,
    /// A string of any form; its text is what it says, escapes resolved.
    Text,
    /// A character literal, escapes resolved.
    Letter,
    /// A number with its suffix.
    Number,
    /// One character of punctuation.
    Mark,
    /// A comment, documentation included.
    Comment,
    /// A lifetime or a loop's label.
    Lifetime,
}

/// One token and where it stands.
#[derive(Debug, Clone)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its text; of strings and characters, what they say.
    pub text: String,
    /// The line on which it begins, from 1.
    pub line: usize,
    /// Whether it stands in an item that only tests compile.
    pub test: bool,
}

impl Token {
    /// Whether this is the punctuation `mark`.
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark && self.text.starts_with(mark)
    }

    /// Whether this is the identifier or keyword `word`.
    pub fn is_word(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text == word
    }
}

/// One file of the tree: its path from the top, with `/`, and its text.
pub struct Source {
    /// The path from the top of the tree.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// The tokens of a Rust file without its comments; empty for other files.
    pub code: Vec<Token>,
    /// The comments of a Rust file.
    pub comments: Vec<Token>,
}

impl Source {
    /// Reads a file; only one that ends in `.rs` has tokens.
    pub fn new(path: &str, text: &str) -> Source {
        let mut tokens = if path.ends_with(".rs") { lex(text) } else { Vec::new() };
        let comments = tokens.extract_if(.., |token| token.kind == Kind::Comment).collect();
        mark_tests(&mut tokens);
        Source { path: path.to_owned(), text: text.to_owned(), code: tokens, comments }
    }

    /// Whether this is Rust.
    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Whether the whole file is compiled for tests and benches alone.
    pub fn is_test(&self) -> bool {
        let parts: Vec<&str> = self.path.split('/').collect();
        parts.iter().any(|part| matches!(*part, "tests" | "benches" | "tests.rs"))
    }

    /// Whether the file belongs to the program: code of `src` or of the crate of devices.
    pub fn is_product(&self) -> bool {
        let own = self.path.starts_with("src/") || self.path.starts_with("hardware/src/");
        own && self.is_rust() && !self.is_test()
    }

    /// The code that ships: no comment, no item that only tests compile.
    pub fn shipped(&self) -> Vec<&Token> {
        if !self.is_product() {
            return Vec::new();
        }
        self.code.iter().filter(|token| !token.test).collect()
    }

    /// The room of the house that the file stands in: `domain` for `src/domain.rs` and for what
    /// `src/domain/` holds, `hardware` for the crate of devices.
    pub fn room(&self) -> Option<&str> {
        if self.path.starts_with("hardware/src/") {
            return Some("hardware");
        }
        let rest = self.path.strip_prefix("src/")?;
        let room = rest.split('/').next()?;
        Some(room.strip_suffix(".rs").unwrap_or(room))
    }
}

/// Cuts Rust into tokens. Broken code gives odd tokens, never a panic: the compiler judges it.
fn lex(text: &str) -> Vec<Token> {
    let mut lexer = Lexer { chars: text.chars().collect(), at: 0, line: 1, tokens: Vec::new() };
    while lexer.at < lexer.chars.len() {
        lexer.step();
    }
    lexer.tokens
}

struct Lexer {
    chars: Vec<char>,
    at: usize,
    line: usize,
    tokens: Vec<Token>,
}

impl Lexer {
    /// The character `ahead` of the cursor; NUL past the end.
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn bump(&mut self) -> char {
        let one = self.peek(0);
        self.at += 1;
        if one == '\n' {
            self.line += 1;
        }
        one
    }

    fn push(&mut self, kind: Kind, text: String, line: usize) {
        self.tokens.push(Token { kind, text, line, test: false });
    }

    fn step(&mut self) {
        let (one, next) = (self.peek(0), self.peek(1));
        if one.is_whitespace() {
            let _ = self.bump();
        } else if one == '/' && next == '/' {
            self.line_comment();
        } else if one == '/' && next == '*' {
            self.block_comment();
        } else if one == '"' {
            self.string();
        } else if self.starts_prefixed() {
            self.prefixed();
        } else if one == '\'' {
            self.quote();
        } else if one.is_ascii_digit() {
            self.number();
        } else if one.is_alphabetic() || one == '_' {
            self.word();
        } else {
            let line = self.line;
            let mark = self.bump();
            self.push(Kind::Mark, mark.to_string(), line);
        }
    }

    fn line_comment(&mut self) {
        let (line, mut text) = (self.line, String::new());
        while self.at < self.chars.len() && self.peek(0) != '\n' {
            text.push(self.bump());
        }
        self.push(Kind::Comment, text, line);
    }

    fn block_comment(&mut self) {
        let (line, mut text, mut depth) = (self.line, String::new(), 0_usize);
        while self.at < self.chars.len() {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') => depth += 1,
                ('*', '/') => depth -= 1,
                _ => {
                    text.push(self.bump());
                    continue;
                }
            }
            text.push(self.bump());
            text.push(self.bump());
            if depth == 0 {
                break;
            }
        }
        self.push(Kind::Comment, text, line);
    }

    /// Whether a string with a prefix begins here: `r"`, `r#"`, `b"`, `br#"`, `b'`, `c"`.
    fn starts_prefixed(&self) -> bool {
        let letters = (0..2).take_while(|n| matches!(self.peek(*n), 'r' | 'b' | 'c')).count();
        let hashes = (letters..).take_while(|n| self.peek(*n) == '#').count();
        match self.peek(letters + hashes) {
            '"' => letters > 0,
            '\'' => letters == 1 && hashes == 0 && self.peek(0) == 'b',
            _ => false,
        }
    }

    fn prefixed(&mut self) {
        let mut raw = false;
        while matches!(self.peek(0), 'r' | 'b' | 'c') {
            raw |= self.bump() == 'r';
        }
        match (raw, self.peek(0)) {
            (true, _) => self.raw_string(),
            (false, '\'') => self.quote(),
            (false, _) => self.string(),
        }
    }

    fn raw_string(&mut self) {
        let (line, mut text, mut hashes) = (self.line, String::new(), 0);
        while self.peek(0) == '#' {
            let _ = self.bump();
            hashes += 1;
        }
        let _ = self.bump();
        while self.at < self.chars.len() {
            let closes = self.peek(0) == '"' && (1..=hashes).all(|n| self.peek(n) == '#');
            if closes {
                self.at += 1 + hashes;
                break;
            }
            text.push(self.bump());
        }
        self.push(Kind::Text, text, line);
    }

    fn string(&mut self) {
        let (line, mut text) = (self.line, String::new());
        let _ = self.bump();
        while self.at < self.chars.len() && self.peek(0) != '"' {
            match self.peek(0) {
                '\\' => text.extend(self.escape()),
                _ => text.push(self.bump()),
            }
        }
        let _ = self.bump();
        self.push(Kind::Text, text, line);
    }

    /// What an escape stands for; nothing for a line joined to the next.
    fn escape(&mut self) -> Option<char> {
        let _ = self.bump();
        match self.bump() {
            'n' => Some('\n'),
            't' => Some('\t'),
            'r' => Some('\r'),
            '0' => Some('\0'),
            'x' => {
                let digits: String = [self.bump(), self.bump()].into_iter().collect();
                u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32)
            }
            'u' => {
                let _ = self.bump();
                let mut digits = String::new();
                while self.at < self.chars.len() && self.peek(0) != '}' {
                    digits.push(self.bump());
                }
                let _ = self.bump();
                u32::from_str_radix(&digits.replace('_', ""), 16).ok().and_then(char::from_u32)
            }
            '\n' => {
                while self.at < self.chars.len() && self.peek(0).is_whitespace() {
                    let _ = self.bump();
                }
                None
            }
            other => Some(other),
        }
    }

    /// A character or a lifetime: only the first has a quote after one character or an escape.
    fn quote(&mut self) {
        let line = self.line;
        let _ = self.bump();
        if self.peek(0) == '\\' {
            let letter = self.escape();
            let _ = self.bump();
            self.push(Kind::Letter, letter.map(String::from).unwrap_or_default(), line);
        } else if self.peek(1) == '\'' {
            let letter = self.bump();
            let _ = self.bump();
            self.push(Kind::Letter, letter.to_string(), line);
        } else {
            self.word();
            if let Some(last) = self.tokens.last_mut() {
                last.kind = Kind::Lifetime;
            }
        }
    }

    fn word(&mut self) {
        let (line, mut text) = (self.line, String::new());
        while self.peek(0).is_alphanumeric() || self.peek(0) == '_' {
            text.push(self.bump());
        }
        self.push(Kind::Word, text, line);
    }

    /// A number; after a point it is a field (`pair.0.1`), else it may have a fraction.
    fn number(&mut self) {
        let field = self.tokens.last().is_some_and(|token| token.is_mark('.'));
        let (line, mut text, mut fraction) = (self.line, String::new(), false);
        loop {
            let (one, next) = (self.peek(0), self.peek(1));
            let point = one == '.' && !field && !fraction && next != '.' && !begins_word(next);
            let sign = matches!(one, '+' | '-') && text.ends_with(['e', 'E']) && is_decimal(&text);
            if !(one.is_alphanumeric() || one == '_' || point || sign) {
                break;
            }
            fraction |= point;
            text.push(self.bump());
        }
        self.push(Kind::Number, text, line);
    }
}

fn begins_word(one: char) -> bool {
    one.is_alphabetic() || one == '_'
}

/// Whether a number is written in tens, so that an `e` in it is an exponent.
pub fn is_decimal(number: &str) -> bool {
    !["0x", "0b", "0o"].iter().any(|prefix| number.starts_with(prefix))
}

/// Marks the items under `#[test]` and under a `#[cfg(…)]` that names `test` without a `not`.
fn mark_tests(tokens: &mut [Token]) {
    let mut at = 0;
    while at < tokens.len() {
        let Some((end, test)) = attribute(tokens, at) else {
            at += 1;
            continue;
        };
        if !test {
            at = end;
            continue;
        }
        let stop = item_end(tokens, end);
        for token in &mut tokens[at..stop] {
            token.test = true;
        }
        at = stop;
    }
}

/// The end of the attribute that begins at `at`, and whether it keeps its item to tests.
fn attribute(tokens: &[Token], at: usize) -> Option<(usize, bool)> {
    if !tokens[at].is_mark('#') || !tokens.get(at + 1)?.is_mark('[') {
        return None;
    }
    let end = closing(tokens, at + 1);
    let inside = &tokens[at + 2..end.min(tokens.len())];
    let names = |word: &str| inside.iter().any(|token| token.is_word(word));
    let cfg = inside.first().is_some_and(|token| token.is_word("cfg"));
    let plain = inside.len() == 2 && inside[0].is_word("test");
    Some((end, plain || (cfg && names("test") && !names("not"))))
}

/// The index after the bracket that closes the one at `open`.
pub fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate().skip(open) {
        if token.kind != Kind::Mark {
            continue;
        }
        match token.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    tokens.len()
}

/// The index after the item that begins at `at`: its body, or the semicolon that ends it.
fn item_end(tokens: &[Token], mut at: usize) -> usize {
    while at < tokens.len() {
        let token = &tokens[at];
        if token.is_mark(';') {
            return at + 1;
        } else if token.is_mark('{') {
            return closing(tokens, at);
        } else if token.is_mark('(') || token.is_mark('[') {
            at = closing(tokens, at);
        } else {
            at += 1;
        }
    }
    tokens.len()
}

mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let source = Source::new("src/a.rs", text);
        source.shipped().into_iter().map(|token| token.text.clone()).collect()
    }

    #[test]
    fn comments_are_no_code() {
        assert_eq!(words("a // b\n/* c /* d */ e */ f"), ["a", "f"]);
        assert_eq!(Source::new("src/a.rs", "//! b\n/* c */").comments.len(), 2);
    }

    #[test]
    fn strings_say_what_they_mean() {
        assert_eq!(words(r#""a\u{e9}\"b" c"#), ["aé\"b", "c"]);
        assert_eq!(words("r#\"a\"b\"# c"), ["a\"b", "c"]);
        assert_eq!(words("b\"x\" br\"y\" b'z'"), ["x", "y", "z"]);
        assert_eq!(words("\"one \\\n   line\""), ["one line"]);
    }

    #[test]
    fn letters_are_no_lifetimes() {
        let kinds = |text: &str| -> Vec<Kind> {
            Source::new("src/a.rs", text).code.iter().map(|token| token.kind).collect()
        };
        assert_eq!(
            kinds("'a' '\\n' '{' 'b"),
            [Kind::Letter, Kind::Letter, Kind::Letter, Kind::Lifetime]
        );
    }

    #[test]
    fn numbers_keep_their_fraction_and_fields_do_not() {
        assert_eq!(
            words("1.5 1e-3 0..5 a.0.1 2.max 0xE"),
            ["1.5", "1e-3", "0", ".", ".", "5", "a", ".", "0", ".", "1", "2", ".", "max", "0xE"]
        );
    }

    #[test]
    fn items_of_tests_do_not_ship() {
        let text = "a; #[cfg(test)] mod t { b } c #[cfg(not(test))] fn d() {} #[test] fn e() {} f";
        let shipped = words(text);
        assert!(["a", "c", "d", "f"].iter().all(|word| shipped.iter().any(|one| one == word)));
        assert!(!["b", "e"].iter().any(|word| shipped.iter().any(|one| one == word)));
        assert!(Source::new("src/a/tests.rs", "a").shipped().is_empty());
        assert!(Source::new("tests/a.rs", "a").shipped().is_empty());
    }

    #[test]
    fn a_file_knows_its_room() {
        let room = |path: &str| Source::new(path, "").room().map(str::to_owned);
        assert_eq!(room("src/domain.rs").as_deref(), Some("domain"));
        assert_eq!(room("src/domain/a/b.rs").as_deref(), Some("domain"));
        assert_eq!(room("hardware/src/a.rs").as_deref(), Some("hardware"));
        assert_eq!(room("tests/a.rs"), None);
    }
}
