//! The administration: who may come in, what each role may do, files, and that all is on record.

use comptoir::hub::accounts::Role;
use comptoir::statement::exchange::{Letter, Receipt, Tariffs, Way};
use comptoir::statement::sealing::Sealed;
use reqwest::blocking::{Client, Response};
use reqwest::redirect::Policy;

use crate::ground::{Ground, on_each_store};

const PASSWORD: &str = "douze lettres au moins";

/// A browser of somebody of head office.
pub struct Browser<'a> {
    ground: &'a Ground,
    client: Client,
    cookie: String,
}

impl<'a> Browser<'a> {
    pub fn of(ground: &'a Ground, name: &str, role: Role) -> Self {
        ground.hub().add_account(name, PASSWORD, role, "test").expect("an account");
        let client = Client::builder().no_proxy().redirect(Policy::none()).build();
        let mut browser = Self { ground, client: client.expect("a client"), cookie: String::new() };
        let answer = browser.post("/admin/entree", &[("nom", name), ("secret", PASSWORD)]);
        assert_eq!(answer.status(), 303);
        let cookie = answer.headers()["set-cookie"].to_str().expect("a text").to_owned();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
        browser.cookie = cookie.split(';').next().expect("a cookie").to_owned();
        browser
    }

    pub fn get(&self, path: &str) -> Response {
        let asked = self.client.get(self.ground.url(path)).header("cookie", &self.cookie);
        asked.send().expect("an answer")
    }

    pub fn page(&self, path: &str) -> String {
        let answer = self.get(path);
        assert_eq!(answer.status(), 200, "{path}");
        answer.text().expect("a text")
    }

    /// What shows that a form was sent from here.
    fn token(&self) -> String {
        let page = self.page("/admin");
        let (_, rest) = page.split_once("name=\"jeton\" value=\"").expect("a form");
        rest.split('"').next().expect("a token").to_owned()
    }

    fn post(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        let asked = self.client.post(self.ground.url(path)).header("cookie", &self.cookie);
        let pairs = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        let asked = asked.header("content-type", "application/x-www-form-urlencoded").body(body);
        asked.send().expect("an answer")
    }

    pub fn act(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        let token = self.token();
        let fields: Vec<_> = fields.iter().copied().chain([("jeton", token.as_str())]).collect();
        self.post(path, &fields)
    }

    pub fn import(&self, files: &[(&str, Vec<u8>)]) -> Response {
        let boundary = "----limit";
        let mut body = Vec::new();
        let token = self.token();
        let mut part = |head: String, bytes: &[u8]| {
            body.extend(
                format!("--{boundary}\r\ncontent-disposition: form-data; {head}\r\n\r\n").bytes(),
            );
            body.extend(bytes);
            body.extend(b"\r\n");
        };
        part("name=\"jeton\"".to_owned(), token.as_bytes());
        for (name, bytes) in files {
            part(format!("name=\"fichiers\"; filename=\"{name}\""), bytes);
        }
        body.extend(format!("--{boundary}--\r\n").bytes());
        let asked = self.client.post(self.ground.url("/admin/import"));
        let asked = asked.header("cookie", &self.cookie);
        let kind = format!("multipart/form-data; boundary={boundary}");
        asked.header("content-type", kind).body(body).send().expect("an answer")
    }
}

fn encoded(value: &str) -> String {
    value.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[test]
fn nobody_comes_in_without_a_password_and_nobody_sends_forms_from_elsewhere() {
    on_each_store(|ground| {
        let outside = ground.get("/admin/cafes").send().expect("an answer");
        assert_eq!(outside.status(), 401);
        assert!(outside.headers().contains_key("content-security-policy"));
        let browser = Browser::of(&ground, "Ana", Role::Administration);
        let wrong = browser.post("/admin/entree", &[("nom", "Ana"), ("secret", "autre")]);
        let unknown = browser.post("/admin/entree", &[("nom", "Bob"), ("secret", "autre")]);
        assert_eq!((wrong.status().as_u16(), unknown.status().as_u16()), (401, 401));
        assert_eq!(wrong.text().expect("a text"), unknown.text().expect("a text"));
        let fields = [("nom", "Le Mardi"), ("depuis", "2026-09"), ("modele", "associatif")];
        let all = [
            fields.as_slice(),
            &[("commune", "01001"), ("soutien", "exploitation"), ("ouvert", "5-9")],
        ]
        .concat();
        assert_eq!(browser.post("/admin/cafes", &all).status(), 403, "without the token");
        assert_eq!(ground.count("unit"), 0);
        assert_eq!(browser.act("/admin/cafes", &all).status(), 303);
        assert!(browser.page("/admin/cafes").contains("Le Mardi"));
        assert!(browser.page("/admin/journal").contains("cafe"));
        assert_eq!(ground.count("unit WHERE season = '000011111000'"), 1);
        let commune = [("commune", "52448"), ("depuis", "2026-05")];
        assert_eq!(browser.act("/admin/communes", &commune).status(), 303);
        assert_eq!(ground.count("programme_commune"), 1);
        let sql = "SELECT id FROM unit";
        let row = ground.hub().read(|transaction| transaction.first(sql, &[]));
        let id = row.expect("read").expect("a café").text(0).expect("a text");
        let closed = [("cafe", id.as_str()), ("dernier", "2026-10")];
        assert_eq!(browser.act("/admin/fermetures", &closed).status(), 303);
        assert_eq!(ground.count("unit WHERE closed = '2026-10'"), 1);
        let bad = [fields.as_slice(), &[("commune", "x"), ("soutien", "exploitation")]].concat();
        assert_eq!(browser.act("/admin/cafes", &bad).status(), 422);
        let shown = "session WHERE token = hash";
        assert_eq!(ground.count(shown), 0);
        assert_eq!(browser.act("/admin/sortie", &[]).status(), 303);
        assert_eq!(browser.get("/admin").status(), 401);
        let kept = "account WHERE password LIKE '%lettres%'";
        assert_eq!(ground.count(kept), 0, "no password stands in the store");
    });
}

#[test]
fn each_role_may_do_what_is_its_own() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let reader = Browser::of(&ground, "Lou", Role::Reading);
        assert_eq!(reader.get("/admin/comptes").status(), 403);
        assert_eq!(reader.get("/admin/import").status(), 403);
        assert_eq!(reader.act("/admin/codes", &[("cafe", &till.cafe)]).status(), 403);
        let animator = Browser::of(&ground, "Max", Role::Animation);
        assert_eq!(animator.act("/admin/codes", &[("cafe", &till.cafe)]).status(), 403);
        let letter = [("mois", "2026-10"), ("titre", "Bel automne"), ("texte", "Un.\n\nDeux.")];
        assert_eq!(animator.act("/admin/lettres", &letter).status(), 303);
        let table = "reference;gtin;libelle;fournisseur;prix_ht;tva\nA1;;Jus;C10;1,20;5.5\n";
        let prices = [("version", "2026-11-01"), ("table", table)];
        assert_eq!(animator.act("/admin/tarifs", &prices).status(), 303);
        let administrator = Browser::of(&ground, "Zoe", Role::Administration);
        let code = administrator.act("/admin/codes", &[("cafe", &till.cafe)]);
        assert!(code.text().expect("a text").contains("class=\"code\""));

        let now = "2026-11-04T07:12:00Z";
        let read = |path: &str| {
            let header = till.authorization("GET", path, now);
            let asked = ground.get(path).header("authorization", header);
            let answer = asked.send().expect("an answer");
            (answer.status().as_u16(), answer.bytes().expect("bytes"))
        };
        let (status, bytes) = read(&format!("/v1/cafes/{}/lettre?mois=2026-10", till.cafe));
        assert_eq!(status, 200);
        let letter = Sealed::<Letter>::read(&bytes).expect("sealed");
        assert_eq!(letter.paper.paragraphs, ["Un.", "Deux."]);
        let (_, bytes) = read(&format!("/v1/cafes/{}/tarifs", till.cafe));
        let tariffs = Sealed::<Tariffs>::read(&bytes).expect("sealed");
        assert_eq!(tariffs.paper.articles[0].price, "1.20");
        assert_eq!(read(&format!("/v1/cafes/{}/lettre?mois=2026-09", till.cafe)).0, 404);
    });
}

#[test]
fn a_key_is_revoked_and_an_outlier_confirmed_by_hand() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let sealed = till.seal(till.month("2026-10", 500));
        ground.send(&till, &sealed);
        let clone = till.seal(till.month("2026-10", 300));
        ground.send(&till, &clone);
        let browser = Browser::of(&ground, "Ana", Role::Administration);
        assert!(browser.page("/admin/anomalies").contains("Deux relevés pour une révision"));
        assert_eq!(browser.act("/admin/anomalies", &[("numero", "1")]).status(), 303);
        assert!(!browser.page("/admin/anomalies").contains("Deux relevés"));
        assert_eq!(browser.act("/admin/anomalies", &[("numero", "1")]).status(), 422);
        let path = format!("/admin/cles/{}/revocation", sealed.seal.kid);
        assert_eq!(browser.act(&path, &[("raison", "perdu")]).status(), 303);
        let refused = ground.send(&till, &till.seal(till.next(&sealed, 400)));
        assert_eq!(refused.status(), 401);
    });
}

#[test]
fn case_12_a_till_that_is_too_old_is_told_to_be_renewed() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let mut document = till.month("2026-10", 500);
        document.version = "0.9".to_owned();
        let old = till.seal(document);
        let answer = ground.send(&till, &old);
        assert_eq!(answer.status(), 426);
        let problem = crate::ground::problem(answer);
        assert!(problem.detail.contains("Mettez la caisse à jour"), "{}", problem.detail);
    });
}

#[test]
fn case_28_a_file_is_known_by_its_content_whatever_a_mail_did_to_it() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let sealed = till.seal(till.month("2026-10", 500));
        let text = String::from_utf8(sealed.to_bytes().to_vec()).expect("a text");
        let around = format!("\u{feff}\r\n{}\r\n", text.replace(",\"", ",\r\n \""));
        let browser = Browser::of(&ground, "Ana", Role::Animation);
        let answer = browser.import(&[("Copie de (1).txt", around.into_bytes())]);
        assert_eq!(answer.status(), 200);
        assert!(answer.headers()["content-disposition"].to_str().expect("a text").contains("recu"));
        let receipt = Sealed::<Receipt>::read(&answer.bytes().expect("bytes")).expect("sealed");
        assert_eq!((receipt.paper.way, &receipt.paper.sha256), (Way::File, &sealed.seal.sha256));
        let altered = text.replacen("\"500.00\"", "\"600.00\"", 1);
        let answer = browser.import(&[("releve.json", altered.into_bytes())]);
        let told = answer.text().expect("a text");
        assert!(told.contains("Fichier modifié"), "{told}");
        assert_eq!(ground.count("document"), 1);
    });
}

#[test]
fn case_29_a_file_twice_is_there_already_and_one_of_another_hub_is_foreign() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let sealed = till.seal(till.month("2026-10", 500));
        let foreign = crate::till::Till::new("0195f2c4-7a10-7c3e-9d51-3b8f00a1c2d3", false);
        let foreign = foreign.seal(foreign.month("2026-10", 500));
        assert_eq!(ground.send(&till, &sealed).status(), 201);
        let browser = Browser::of(&ground, "Ana", Role::Animation);
        let files = [("a", sealed.to_bytes().to_vec()), ("b", foreign.to_bytes().to_vec())];
        let told: serde_json::Value =
            serde_json::from_slice(&browser.import(&files).bytes().expect("bytes")).expect("JSON");
        assert_eq!(told["recus"][0]["nouveau"], false);
        assert_eq!(told["recus"][0]["recu"]["recu"]["numero"], 1, "the same receipt");
        assert_eq!(told["recus"][1]["probleme"]["status"], 403);
        assert_eq!(told["recus"][1]["probleme"]["title"], "Café inconnu ici");
    });
}

#[test]
fn figures_that_no_till_knows_are_entered_with_their_source_and_shown() {
    on_each_store(|ground| {
        let browser = Browser::of(&ground, "Ana", Role::Administration);
        assert!(browser.page("/").contains("Le siège n’a encore rien saisi"));
        let figure = [("serie", "reunions"), ("valeur", "5100"), ("aumoins", "1")];
        let told = [("periode", "depuis 2019"), ("source", "comptes rendus")];
        let all = [figure.as_slice(), &told].concat();
        assert_eq!(browser.act("/admin/series", &all).status(), 303);
        assert!(browser.page("/admin/series").contains("5\u{a0}100"));
        assert!(browser.page("/admin/journal").contains("serie"));
        let without = [figure.as_slice(), &[("periode", "2019"), ("source", " ")]].concat();
        assert_eq!(browser.act("/admin/series", &without).status(), 422, "no source");
        let shipped = include_str!("../../assets/impact/2026.1.json");
        assert_eq!(browser.act("/admin/facteurs", &[("jeu", shipped)]).status(), 422, "known");
        let next = shipped.replace("\"2026.1\"", "\"2027.1\"").replace("0.192", "0.18");
        assert_eq!(browser.act("/admin/facteurs", &[("jeu", &next)]).status(), 303);
        let made_up = next.replace("2027.1", "2027.2");
        let made_up = made_up.replace("\"synthetic\": false", "\"synthetic\": true");
        assert_eq!(browser.act("/admin/facteurs", &[("jeu", &made_up)]).status(), 422, "invented");
        assert!(browser.page("/admin/series").contains("2027.1"));
        assert_eq!(browser.get("/suivi").status(), 200, "who is logged in");
        assert_eq!(ground.get("/suivi").send().expect("an answer").status(), 401);
    });
}

#[test]
fn whoever_is_not_logged_in_is_sent_away_before_files_are_read() {
    use std::io::{Read as _, Write as _};
    let ground = Ground::new(comptoir::hub::Place::Folder, false, 16);
    let address = ground.url("").replace("http://", "");
    let mut socket = std::net::TcpStream::connect(&address).expect("it listens");
    let patience = std::time::Duration::from_secs(5);
    socket.set_read_timeout(Some(patience)).expect("a setting");
    let asked = format!(
        "POST /admin/import HTTP/1.1\r\nhost: {address}\r\n\
         content-type: multipart/form-data; boundary=limit\r\ncontent-length: 8000000\r\n\r\n"
    );
    socket.write_all(asked.as_bytes()).expect("sent");
    let mut said = [0; 12];
    socket.read_exact(&mut said).expect("an answer, though no byte of the files was sent");
    assert_eq!(&said, b"HTTP/1.1 401");
}
