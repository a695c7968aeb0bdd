//! Migrations go forward only: once released, a file never changes.

use std::collections::BTreeMap;

use aws_lc_rs::digest::{SHA256, digest};

use super::problem::Problem;

/// The list of released migrations: on each line the SHA-256 and the path below `migrations/`.
pub const RELEASED: &str = "migrations/released.sha256";

/// Holds the migrations (path from the top of the tree, text) to the list of released ones.
pub fn frozen(list: &str, migrations: &[(String, String)]) -> Vec<Problem> {
    let texts: BTreeMap<&str, &str> =
        migrations.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut problems = Vec::new();
    for (index, line) in list.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let Some((hash, name)) = line.split_once("  ") else {
            problems.push(Problem::new(
                RELEASED,
                index + 1,
                "write the hash, two spaces, the file",
            ));
            continue;
        };
        let path = format!("migrations/{name}");
        match texts.get(path.as_str()) {
            None => problems.push(Problem::new(&path, 1, "was released and is missing")),
            Some(text) if hex(text) != hash => {
                let what = "was released and has changed: write a new migration";
                problems.push(Problem::new(&path, 1, what));
            }
            Some(_) => {}
        }
    }
    problems
}

/// Migrations are numbered from 0001 without a gap in each folder: `0001_what_it_does.sql`.
pub fn numbered(migrations: &[(String, String)]) -> Vec<Problem> {
    let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (path, _) in migrations {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        folders.entry(folder).or_default().push(file);
    }
    let mut problems = Vec::new();
    for (folder, mut files) in folders {
        files.sort_unstable();
        for (index, file) in files.into_iter().enumerate() {
            let wanted = format!("{:04}_", index + 1);
            if !file.starts_with(&wanted) || !file.ends_with(".sql") {
                let path = format!("{folder}/{file}");
                problems.push(Problem::new(&path, 1, format!("expected `{wanted}….sql` here")));
            }
        }
    }
    problems
}

fn hex(text: &str) -> String {
    digest(&SHA256, text.as_bytes()).as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

mod tests {
    use super::*;

    /// SHA-256 of `abc`, as FIPS 180 prints it.
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    fn files(of: &[(&str, &str)]) -> Vec<(String, String)> {
        of.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn a_released_migration_is_frozen() {
        let list = format!("# released with 0.1.0\n{ABC}  till/0001_a.sql\n");
        assert_eq!(frozen(&list, &files(&[("migrations/till/0001_a.sql", "abc")])), []);
        assert_eq!(frozen(&list, &files(&[("migrations/till/0001_a.sql", "abd")])).len(), 1);
        assert_eq!(frozen(&list, &[]).len(), 1);
        assert_eq!(frozen("nonsense", &[]).len(), 1);
    }

    #[test]
    fn migrations_have_no_gap() {
        let good = [("migrations/till/0001_a.sql", ""), ("migrations/till/0002_b.sql", "")];
        assert_eq!(numbered(&files(&good)), []);
        assert_eq!(numbered(&files(&[("migrations/till/0002_b.sql", "")])).len(), 1);
        assert_eq!(numbered(&files(&[("migrations/till/0001_a.txt", "")])).len(), 1);
        let twice = [("migrations/till/0001_a.sql", ""), ("migrations/till/0001_b.sql", "")];
        assert_eq!(numbered(&files(&twice)).len(), 1);
    }
}
