//! Bodies that are too large or no documents, and more questions than the hub can take.

use std::io::Write as _;

use comptoir::hub::Place;
use flate2::Compression;
use flate2::write::GzEncoder;
use reqwest::header::{CONTENT_TYPE, HeaderValue};

use crate::ground::{Ground, on_each_store, problem};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("in memory");
    encoder.finish().expect("in memory")
}

#[test]
fn case_23_what_is_too_large_is_refused_before_it_is_read() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let sealed = till.seal(till.month("2026-10", 500));
        let path = till.path(&sealed.paper);
        let large = vec![b' '; 64 * 1024 + 1];
        let answer = ground.put(&path, large.clone()).send().expect("an answer");
        assert_eq!(answer.status(), 413);
        assert_eq!(problem(answer).kind, "urn:1000cafes:trop-grand");
        let bomb = gzip(&vec![b' '; 50 << 20]);
        assert!(bomb.len() < 64 * 1024);
        let answer = ground.put(&path, bomb).header("content-encoding", "gzip").send();
        let answer = answer.expect("an answer");
        assert_eq!(answer.status(), 413);
        assert_eq!(problem(answer).kind, "urn:1000cafes:trop-grand");
        let huge = ground.put(&path, vec![b' '; 2 << 20]).header("connection", "close").send();
        // The hub may have closed the connection while the rest was still coming: nothing else is
        // asked on it.
        assert!(huge.is_err() || huge.is_ok_and(|answer| answer.status() == 413));
        let small = ground.put(&path, gzip(sealed.to_bytes())).header("content-encoding", "gzip");
        assert_eq!(small.send().expect("an answer").status(), 201);
        let other = ground.put(&path, sealed.to_bytes().to_vec()).header("content-encoding", "br");
        assert_eq!(other.send().expect("an answer").status(), 415);
        let html = [(CONTENT_TYPE, HeaderValue::from_static("text/html"))];
        let text = ground.put(&path, "x").headers(html.into_iter().collect()).send();
        assert_eq!(text.expect("an answer").status(), 415);
    });
}

#[test]
fn case_24_what_could_mean_two_things_is_no_document() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let sealed = till.seal(till.month("2026-10", 500));
        let text = String::from_utf8(sealed.to_bytes().to_vec()).expect("a text");
        let twice = text.replacen("\"revision\":1", "\"revision\":1,\"revision\":1", 1);
        let fraction = text.replacen("\"revision\":1", "\"revision\":1.0", 1);
        let mut broken = text.clone().into_bytes();
        broken[20] = 0xff;
        for bytes in [twice.into_bytes(), fraction.into_bytes(), broken, b"{".to_vec()] {
            let answer = ground.put(&till.path(&sealed.paper), bytes).send().expect("an answer");
            assert_eq!(answer.status(), 422);
            let problem = problem(answer);
            assert_eq!(problem.kind, "urn:1000cafes:illisible");
            assert_eq!(problem.title, "Document illisible");
        }
        assert_eq!(ground.count("document"), 0);
    });
}

#[test]
fn case_27_who_comes_when_all_are_taken_is_told_when_to_come_again() {
    let ground = Ground::new(Place::Folder, false, 0);
    let answer = ground.get("/v1/protocole").send().expect("an answer");
    assert_eq!(answer.status(), 429);
    let seconds: u32 =
        answer.headers()["retry-after"].to_str().expect("a text").parse().expect("n");
    assert!((5..=40).contains(&seconds), "{seconds}");
    assert_eq!(problem(answer).kind, "urn:1000cafes:trop-de-demandes");
    assert_eq!(ground.head("/v1/protocole").send().expect("an answer").status(), 204);
}

#[test]
fn one_address_tries_so_many_codes_and_then_waits() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let ask = || {
            let asked = ground.post("/v1/enrolements", till.enrolment("BCDF-GHJK"));
            asked.send().expect("an answer")
        };
        let answers: Vec<u16> = (0..25).map(|_| ask().status().as_u16()).collect();
        assert_eq!(answers.iter().filter(|status| **status == 404).count(), 19);
        assert_eq!(answers.last(), Some(&429));
        assert!(ask().headers().contains_key("retry-after"));
    });
}
