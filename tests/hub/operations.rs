//! For whoever runs the hub: health, figures, copies, a graceful end.

use comptoir::hub::{Hub, Place};

use crate::ground::on_each_store;

#[test]
fn health_and_figures_are_there_to_be_scraped() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        ground.cafe("Le Jeudi", "associatif");
        let sealed = till.seal(till.month("2026-10", 500));
        ground.send(&till, &sealed);
        ground.send(&till, &sealed);
        ground.send(&till, &till.seal(till.month("2026-10", 300)));
        ground.clock.set("2026-11-04T07:13:09Z");
        let health = ground.get("/sante").send().expect("an answer");
        assert_eq!(health.status(), 200);
        assert!(health.text().expect("a text").contains("\"age_secondes\":60"));
        let text = ground.get("/metriques").send().expect("an answer").text().expect("a text");
        for line in [
            "comptoir_documents 1",
            "comptoir_documents_total 1",
            "comptoir_documents_again_total 1",
            "comptoir_units_expected 2",
            "comptoir_units_received 1",
            "comptoir_alarms_open 1",
            "comptoir_rejections_total{code=\"double-scellement\"} 1",
        ] {
            assert!(text.lines().any(|one| one == line), "{line}\n{text}");
        }
    });
}

#[test]
fn a_copy_is_a_hub_of_its_own() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        ground.send(&till, &till.seal(till.month("2026-10", 500)));
        let other = tempfile::tempdir().expect("a folder");
        let file = other.path().join("hub.sqlite");
        let copied = ground.hub().database().copy_to(&file);
        if ground.place != Place::Folder {
            return assert!(copied.is_err(), "a server is copied with its own tools");
        }
        copied.expect("copied");
        let keys = other.path().join("keys");
        std::fs::create_dir(&keys).expect("a folder");
        for entry in std::fs::read_dir(ground.folder.path().join("keys")).expect("keys") {
            let entry = entry.expect("an entry");
            std::fs::copy(entry.path(), keys.join(entry.file_name())).expect("copied");
        }
        let copy = Hub::open(other.path(), &Place::Folder, Box::new(ground.clock.clone()));
        let copy = copy.expect("a hub");
        let sql = "SELECT COUNT(*) FROM document";
        assert_eq!(copy.read(|transaction| transaction.number(sql, &[])).expect("a count"), 1);
        assert!(ground.hub().database().copy_to(&file).is_err(), "nothing is overwritten");
    });
}

#[cfg(unix)]
#[test]
fn the_hubs_keys_are_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    on_each_store(|ground| {
        ground.hub().rotate_key("test").expect("a new key");
        let keys = std::fs::read_dir(ground.folder.path().join("keys")).expect("keys");
        let modes: Vec<u32> = keys
            .map(|entry| entry.expect("one").metadata().expect("about it").permissions().mode())
            .collect();
        assert_eq!(modes.len(), 3);
        assert!(modes.iter().all(|mode| mode & 0o077 == 0), "{modes:?}");
    });
}
