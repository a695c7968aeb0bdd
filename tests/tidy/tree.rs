//! The source tree as it stands on the disk.

use std::fs;
use std::path::{Path, PathBuf};

use super::source::Source;

/// Most bytes of a file that is read as text.
const TEXT_BYTES: u64 = 4 << 20;

/// The folders that hold nothing of the source.
const NOT_OURS: &[&str] = &[".git", "target"];

/// The top of the tree.
pub fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Whether a path below the top exists.
pub fn exists(path: &str) -> bool {
    top().join(path).exists()
}

/// The text of a file that the rules need; without it there is nothing to hold.
pub fn text(path: &str) -> String {
    fs::read_to_string(top().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The paths of all files, from the top, with `/`, sorted.
pub fn paths() -> Vec<String> {
    let mut found = Vec::new();
    walk(&top(), "", &mut found);
    found.sort_unstable();
    found
}

fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{prefix}: {error}"));
    for entry in entries {
        let entry = entry.unwrap_or_else(|error| panic!("{prefix}: {error}"));
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type().unwrap_or_else(|error| panic!("{name}: {error}"));
        let path = format!("{prefix}{name}");
        if kind.is_dir() && !NOT_OURS.contains(&name.as_str()) {
            walk(&entry.path(), &format!("{path}/"), found);
        } else if kind.is_file() && name != ".git" {
            found.push(path);
        }
    }
}

/// Every file that is text. Fonts and pictures are left out.
pub fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    for path in paths() {
        let place = top().join(&path);
        let small = fs::metadata(&place).is_ok_and(|about| about.len() <= TEXT_BYTES);
        if let Some(text) = small.then(|| fs::read_to_string(&place).ok()).flatten() {
            found.push(Source::new(&path, &text));
        }
    }
    found
}
