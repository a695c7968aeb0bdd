//! The post at the desk: letters leave and answers come while people sell. Nothing here waits.

use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::day::BusinessDay;
use crate::domain::month::MonthName;
use crate::domain::network::Answer;
use crate::network::courier::{Courier, Outcome, Question, Step};
use crate::network::letter::{Fault, Mail, Reply};
use crate::statement::exchange::Code;
use crate::store::{StoreError, Submission, save_whole};
use crate::till::month::MonthSheet;
use crate::till::network::{NetworkError, Sealing, is_address};
use crate::till::post::{Joining, PostState, chance};
use crate::till::{Act, TillError};

use super::Desk;

/// Where a desktop puts the sticks that people plug in.
const MEDIA: [&str; 2] = ["/media", "/run/media"];

/// How many entries are read at once while people may sell: some 40 ms of work.
const PART: u32 = 2_000;

/// What is under way between the till and the hub.
pub(super) struct Post {
    mail: Box<dyn Mail>,
    courier: Courier,
    under_way: Option<UnderWay>,
    /// What the hub said to people when it last refused something.
    said: String,
    joining: Option<Joining>,
}

enum UnderWay {
    Asked(Question),
    Joining { hub: String },
}

impl Desk {
    /// Gives the desk its way to the hub. Without one statements wait, and leave as files.
    ///
    /// # Errors
    /// [`TillError::Store`] when the work file can't be read.
    pub fn set_mail(&mut self, mail: Box<dyn Mail>) -> Result<(), TillError> {
        let courier = self.till.courier()?;
        let said = String::new();
        self.post = Some(Post { mail, courier, under_way: None, said, joining: None });
        Ok(())
    }

    /// How the sending stands.
    pub fn post_state(&self) -> PostState {
        self.post.as_ref().map_or_else(PostState::default, |post| PostState {
            under_way: post.under_way.is_some(),
            trouble: post.courier.trouble(),
            said: post.said.clone(),
            joining: post.joining.clone(),
        })
    }

    /// Somebody wants what waits sent now.
    pub fn send_now(&mut self) {
        let now = self.now().utc_ms();
        if let Some(post) = &mut self.post {
            post.courier.ask_now(now);
        }
        self.tend_post();
    }

    /// Asks a hub to take the café in by the code that head office gave.
    ///
    /// # Errors
    /// [`TillError::Network`] for what is no code or no address, or when the key can't be reached.
    pub fn join_by_code(&mut self, hub: &str, code: &str) -> Result<(), TillError> {
        let hub = hub.trim().trim_end_matches('/');
        if !is_address(hub) {
            return Err(NetworkError::Address.into());
        }
        let code = Code::read(code).ok_or(NetworkError::Code)?;
        let letter = self.till.enrolment(self.now(), &code)?;
        let Some(post) = self.post.as_mut().filter(|post| post.under_way.is_none()) else {
            return Err(NetworkError::Busy.into());
        };
        post.mail.post(hub, letter);
        post.under_way = Some(UnderWay::Joining { hub: hub.to_owned() });
        post.joining = Some(Joining::Asked);
        Ok(())
    }

    /// Reads a part of the journal for the sheet of a month, the present one where none is named,
    /// and says whether the sheet is there at once now.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be read.
    pub fn read_month(&mut self, month: Option<MonthName>) -> Result<bool, TillError> {
        let now = MonthName::of(BusinessDay::of(self.now()));
        self.till.read_month(month.unwrap_or(now).min(now), PART)
    }

    /// The month as a sheet: its figures in words, the questions, and how the sending stands.
    ///
    /// # Errors
    /// As [`crate::till::Till::month_sheet`].
    pub fn month_sheet(&mut self, month: Option<MonthName>) -> Result<MonthSheet, TillError> {
        let now = self.now();
        let mut sheet = self.till.month_sheet(now, month, &self.french)?;
        sheet.post = self.post_state();
        Ok(sheet)
    }

    /// Takes down what a person answered for a month.
    ///
    /// # Errors
    /// As [`crate::till::Till::answer_month`].
    pub fn answer_month(
        &mut self,
        month: MonthName,
        answers: Vec<Answer>,
    ) -> Result<(), TillError> {
        self.till.answer_month(self.act(), month, answers)?;
        self.after_commit(false)
    }

    /// Seals the statement of a month and sends it as soon as the hub can be reached.
    ///
    /// # Errors
    /// As [`crate::till::Till::seal_month`].
    pub fn seal_month(
        &mut self,
        month: MonthName,
        wanted: Sealing,
    ) -> Result<Submission, TillError> {
        let sealed = self.till.seal_month(self.act(), month, wanted)?;
        self.after_commit(true)?;
        self.send_now();
        Ok(sealed)
    }

    /// Saves the statement of a month as a file: on a stick where there is one, else beside the
    /// till's own files. What is new in it is sealed first, so that the same bytes are sent. Says
    /// where the file is.
    ///
    /// # Errors
    /// As [`crate::till::Till::seal_month`]; [`TillError::Store`] when the file can't be written.
    pub fn save_month(&mut self, month: MonthName) -> Result<String, TillError> {
        let wanted = Sealing { provisional: true, reason: None };
        let submission = self.till.sealed_month(self.act(), month, wanted)?;
        self.after_commit(true)?;
        self.send_now();
        let paper = self.till.paper_of(&submission)?;
        let beside = self.till.store().folder().join("releves");
        let folder = stick(&MEDIA.map(Path::new)).unwrap_or(beside);
        let path = folder.join(format!("{month}-v{}.releve.json", submission.revision));
        let failed = |operation| {
            let path = path.clone();
            move |source| TillError::Store(StoreError::File { operation, path, source })
        };
        fs::create_dir_all(&folder).map_err(failed("making the folder"))?;
        save_whole(&path, paper.as_bytes())?;
        Ok(path.display().to_string())
    }

    /// Somebody has read head office's letter.
    ///
    /// # Errors
    /// [`TillError::Store`] when the work file can't be written.
    pub fn letter_read(&mut self) -> Result<(), TillError> {
        self.till.letter_read()
    }

    /// Whether a letter is under way: the desk should be asked again soon.
    pub fn is_posting(&self) -> bool {
        self.post.as_ref().is_some_and(|post| post.under_way.is_some())
    }

    /// Takes in what came and hands over what goes next. What fails here is tried again at the
    /// next rest; nobody at the counter hears of it.
    pub(super) fn tend_post(&mut self) {
        let Some(mut post) = self.post.take() else {
            return;
        };
        let _ = self.turn_post(&mut post);
        self.post = Some(post);
    }

    fn turn_post(&mut self, post: &mut Post) -> Result<(), TillError> {
        if post.under_way.is_some() {
            let Some(reply) = post.mail.collect() else {
                return Ok(());
            };
            match post.under_way.take() {
                Some(UnderWay::Asked(question)) => self.take_in(post, &question, reply)?,
                Some(UnderWay::Joining { hub }) => {
                    post.joining = Some(self.take_joining(&hub, reply)?);
                    if matches!(post.joining, Some(Joining::Done(_))) {
                        post.courier.ask_now(self.now().utc_ms());
                    }
                }
                None => {}
            }
        }
        let Some(membership) = self.till.membership()? else {
            return Ok(());
        };
        let Some(hub) = membership.hub.clone() else {
            return Ok(());
        };
        let desk = self.till.post_desk(&membership)?;
        let now = self.now();
        if let Step::Ask(question) = post.courier.step(&desk, now.utc_ms()) {
            let letter = self.till.letter(now, &membership, &question)?;
            post.mail.post(&hub, letter);
            post.under_way = Some(UnderWay::Asked(question));
        }
        self.till.keep_courier(&post.courier)
    }

    fn take_in(
        &mut self,
        post: &mut Post,
        question: &Question,
        reply: Result<Reply, Fault>,
    ) -> Result<(), TillError> {
        let Some(membership) = self.till.membership()? else {
            return Ok(());
        };
        let act = self.act();
        let (outcome, said) = self.till.take_reply(act, &membership, question, reply)?;
        match &outcome {
            Outcome::Failed(..) | Outcome::Refused => post.said = said,
            Outcome::Received => post.said.clear(),
            _ => {}
        }
        let chance = chance(self.equipment.ids.as_mut());
        post.courier.answered(question, outcome, act.at.utc_ms(), chance);
        self.after_commit(false)
    }

    fn take_joining(
        &mut self,
        hub: &str,
        reply: Result<Reply, Fault>,
    ) -> Result<Joining, TillError> {
        let act: Act = self.act();
        let joined = self.till.take_enrolment(act, hub, reply)?;
        self.after_commit(false)?;
        Ok(joined)
    }
}

/// A stick that is plugged in: the first folder of anybody's under these.
fn stick(media: &[&Path]) -> Option<PathBuf> {
    let folders = |folder: &Path| {
        let mut inside: Vec<PathBuf> = fs::read_dir(folder)
            .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
            .unwrap_or_default();
        inside.retain(|path| path.is_dir());
        inside.sort();
        inside
    };
    let mut sticks = media.iter().flat_map(|media| folders(media)).flat_map(|one| folders(&one));
    sticks.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stick_is_found_under_whoever_plugged_it_in() {
        let media = tempfile::tempdir().expect("a folder");
        assert_eq!(stick(&[media.path(), Path::new("/nowhere")]), None);
        let place = media.path().join("monique/CLE-USB");
        fs::create_dir_all(&place).expect("made");
        fs::write(media.path().join("monique/notes"), "").expect("written");
        assert_eq!(stick(&[Path::new("/nowhere"), media.path()]), Some(place));
    }
}
