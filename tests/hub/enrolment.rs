//! Codes, keys, and who may speak for a café.

use comptoir::statement::exchange::{Enrolled, Protocol};
use comptoir::statement::sealing::Sealed;

use crate::ground::{on_each_store, problem};
use crate::till::Till;

#[test]
fn a_code_makes_a_till_one_of_the_cafe_once() {
    on_each_store(|ground| {
        let cafe = ground.cafe("Le Mardi", "associatif");
        let till = Till::new(&cafe, false);
        let code = ground.hub().make_code(&cafe, "test").expect("a code");
        let ask = |till: &Till, code: &str| {
            ground.post("/v1/enrolements", till.enrolment(code)).send().expect("an answer")
        };
        assert_eq!(ask(&till, "BBBB-BBBB").status(), 404);
        let answer = ask(&till, &code.as_str().to_lowercase().replace('-', " "));
        assert_eq!(answer.status(), 201);
        let enrolled = Sealed::<Enrolled>::read(&answer.bytes().expect("bytes")).expect("sealed");
        assert_eq!((enrolled.paper.cafe, enrolled.paper.till), (cafe.clone(), till.id.clone()));
        assert_eq!(enrolled.paper.opened, "2026-09");
        assert_eq!(enrolled.paper.keys[0].kid, enrolled.seal.kid);
        assert_eq!(ask(&till, code.as_str()).status(), 201, "its answer may have been lost");
        assert_eq!(ask(&Till::new(&cafe, false), code.as_str()).status(), 410);
        assert_eq!(ground.count("till"), 1);
        let codes = "enrolment_code WHERE finder LIKE '%BCD%' OR verifier LIKE '%-%'";
        assert_eq!(ground.count(codes), 0, "no code stands in the store");
    });
}

#[test]
fn a_code_holds_seven_days() {
    on_each_store(|ground| {
        let cafe = ground.cafe("Le Mardi", "associatif");
        let code = ground.hub().make_code(&cafe, "test").expect("a code");
        ground.clock.set("2026-11-11T07:12:10Z");
        let till = Till::new(&cafe, false);
        let answer = ground.post("/v1/enrolements", till.enrolment(code.as_str())).send();
        let answer = answer.expect("an answer");
        assert_eq!(answer.status(), 410);
        assert_eq!(problem(answer).kind, "urn:1000cafes:enrolement-perime");
    });
}

#[test]
fn case_13_a_revoked_key_says_nothing_any_more() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let september = till.seal(till.month("2026-09", 400));
        let receipt = ground.send(&till, &september).bytes().expect("bytes");
        ground.hub().revoke(&september.seal.kid, "vole", "test").expect("revoked");
        // What came before is there, and whoever lost its receipt gets it again.
        let again = ground.send(&till, &september);
        assert_eq!(again.status(), 200);
        assert_eq!(again.bytes().expect("bytes"), receipt);
        let other = ground.send(&till, &till.seal(till.month("2026-09", 300)));
        assert_eq!(other.status(), 401, "and no other statement in its place");
        let october = till.next(&september, 500);
        let refused = ground.send(&till, &till.seal(october.clone()));
        assert_eq!(refused.status(), 401);
        let problem = problem(refused);
        assert_eq!(problem.kind, "urn:1000cafes:cle-revoquee");
        assert!(problem.detail.contains("04/11/2026"), "{}", problem.detail);
        assert!(problem.detail.contains("volé"), "{}", problem.detail);
        let replaced = till.with_new_key();
        ground.enrol(&replaced);
        assert_eq!(ground.send(&replaced, &replaced.seal(october)).status(), 201);
        assert!(ground.odd().is_empty(), "the chain goes on from the hub's last hash");
        assert_eq!(ground.count("document"), 2, "what was sent is kept");
    });
}

#[test]
fn a_key_that_signs_no_more_uses_up_no_code() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let kid = till.seal(till.month("2026-09", 400)).seal.kid;
        ground.hub().revoke(&kid, "vole", "test").expect("revoked");
        let code = ground.hub().make_code(&till.cafe, "test").expect("a code");
        let ask = |till: &Till| {
            let asked = ground.post("/v1/enrolements", till.enrolment(code.as_str()));
            asked.send().expect("an answer")
        };
        let refused = ask(&till);
        assert_eq!(refused.status(), 409);
        let problem = problem(refused);
        assert_eq!(problem.kind, "urn:1000cafes:cle-perimee");
        assert!(problem.detail.contains("comptoir rekey"), "{}", problem.detail);
        let replaced = till.with_new_key();
        assert_eq!(ask(&replaced).status(), 201, "the code was not used up");
        let september = replaced.seal(replaced.month("2026-09", 400));
        assert_eq!(ground.send(&replaced, &september).status(), 201);
    });
}

#[test]
fn a_key_is_of_one_till() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let code = ground.hub().make_code(&till.cafe, "test").expect("a code");
        let ask = |till: &Till| {
            let asked = ground.post("/v1/enrolements", till.enrolment(code.as_str()));
            asked.send().expect("an answer").status()
        };
        assert_eq!(ask(&till.with_new_id()), 409);
        assert_eq!(ground.count("till"), 1);
        assert_eq!(ask(&till), 201, "its own key, again");
    });
}

#[test]
fn case_14_a_code_that_was_mistyped_five_times_is_spent() {
    on_each_store(|ground| {
        let cafe = ground.cafe("Le Mardi", "associatif");
        let till = Till::new(&cafe, false);
        let code = ground.hub().make_code(&cafe, "test").expect("a code");
        let wrong = |last: char| {
            let mut letters = code.as_str().to_owned();
            letters.pop();
            letters.push(last);
            letters
        };
        let others = "BCDFGH".chars().filter(|last| !code.as_str().ends_with(*last)).take(5);
        let ask = |code: &str| {
            ground.post("/v1/enrolements", till.enrolment(code)).send().expect("an answer")
        };
        for last in others {
            assert_eq!(ask(&wrong(last)).status(), 404);
        }
        assert_eq!(ask(code.as_str()).status(), 410);
        let new = ground.hub().make_code(&cafe, "test").expect("a code");
        assert_eq!(ask(new.as_str()).status(), 201);
    });
}

#[test]
fn case_26_a_new_key_of_the_hub_is_signed_for_by_the_one_before() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let september = till.seal(till.month("2026-09", 400));
        let answer = ground.send(&till, &september);
        let old =
            Sealed::<comptoir::statement::exchange::Receipt>::read(&answer.bytes().expect("bytes"));
        let kid = ground.hub().rotate_key("test").expect("a new key");
        let told = ground.get("/v1/protocole").send().expect("an answer");
        let told: Protocol = serde_json::from_slice(&told.bytes().expect("bytes")).expect("JSON");
        assert_eq!(told.keys.len(), 2, "the till takes both");
        assert_eq!(told.keys[1].kid, kid);
        use base64::Engine as _;
        let handover = told.keys[1].handover.as_ref().expect("a word of the key before");
        let url_safe = base64::engine::general_purpose::URL_SAFE_NO_PAD;
        let handover = url_safe.decode(handover).expect("base64");
        let handover = Sealed::<comptoir::statement::exchange::KeyHandover>::read(&handover);
        let handover = handover.expect("sealed");
        assert_eq!(handover.seal.kid, old.expect("a receipt").seal.kid);
        assert_eq!((&handover.paper.kid, &handover.paper.key), (&kid, &told.keys[1].key));
        let answer = ground.send(&till, &till.seal(till.next(&september, 500)));
        let new =
            Sealed::<comptoir::statement::exchange::Receipt>::read(&answer.bytes().expect("bytes"));
        assert_eq!(new.expect("a receipt").seal.kid, kid);
    });
}
