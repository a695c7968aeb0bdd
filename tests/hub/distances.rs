//! Ways that were measured for a café, and files that many drop at once.

use comptoir::hub::accounts::Role;
use comptoir::hub::pages::{Pages, Shown, Wanted};
use comptoir::statement::figures::{Figure, Key};
use comptoir::statement::wire::values_of;

use crate::admin::Browser;
use crate::ground::{Ground, on_each_store};
use crate::till::sales;

/// The tonnes that the page of key figures shows.
fn tonnes(ground: &Ground, pages: &Pages) -> String {
    let Ok(Shown::Page(page)) = pages.show(ground.hub(), &Wanted::Figures) else {
        panic!("no page");
    };
    let before = page.split("évitées").next().expect("a label").to_owned();
    before.rsplit("class=\"value\">").next().expect("a value").chars().take(8).collect()
}

#[test]
fn a_way_that_was_measured_counts_from_its_month_on() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let mut document = till.month("2026-10", 500);
        let mut figures = sales(500);
        let key = Key::plain("visites.par_service_le_plus_loin").with("service", "pain");
        figures.add(key, Figure::Count(90_000)).expect("in range");
        document.values = values_of(&figures);
        assert_eq!(ground.send(&till, &till.seal(document)).status(), 201);
        let pages = Pages::default();
        let usual = tonnes(&ground, &pages);
        let browser = Browser::of(&ground, "Zoe", Role::Administration);
        let measure = |since: &str, metres: &str| {
            let fields = [
                ("cafe", till.cafe.as_str()),
                ("service", "pain"),
                ("depuis", since),
                ("metres", metres),
                ("source", "Compteur, aller de la place au fournil"),
            ];
            browser.act("/admin/distances", &fields).status().as_u16()
        };
        assert_eq!(measure("2026-11", "30000"), 303);
        assert_eq!(tonnes(&ground, &pages), usual, "it holds from November on");
        assert_eq!(measure("2026-10", "30000"), 303);
        let measured = tonnes(&ground, &pages);
        assert_ne!(measured, usual);
        assert_eq!(tonnes(&ground, &Pages::default()), measured, "read anew it is the same");
        assert_eq!(measure("2026-10", "0"), 303);
        assert_ne!(tonnes(&ground, &pages), measured, "mended in its place");
        for bad in ["-1", "300000", "x"] {
            assert_eq!(measure("2026-10", bad), 422, "{bad}");
        }
        assert_eq!(ground.count("unit_distance"), 2);
        assert!(browser.page("/admin/cafes").contains("Compteur, aller de la place au fournil"));
        assert!(browser.page("/admin/journal").contains("pain 2026-10 30000"));
        let animator = Browser::of(&ground, "Max", Role::Animation);
        assert_eq!(animator.act("/admin/distances", &[]).status(), 403);
    });
}

#[test]
fn few_drop_files_at_once() {
    let ground = Ground::new(comptoir::hub::Place::Folder, false, 16);
    let till = ground.cafe_with_till();
    let file = till.seal(till.month("2026-10", 500)).to_bytes().to_vec();
    let browser = Browser::of(&ground, "Max", Role::Animation);
    let held: Vec<_> = (0..2).map(|_| ground.served.uploads.try_acquire()).collect();
    assert!(held.iter().all(Result::is_ok));
    let answer = browser.import(&[("octobre.json", file.clone())]);
    assert_eq!(answer.status(), 429);
    assert!(answer.headers().contains_key("retry-after"));
    drop(held);
    assert_eq!(browser.import(&[("octobre.json", file)]).status(), 200);
}
