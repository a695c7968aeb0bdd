//! Finding a parcel: by three letters, the number or its end, over all carriers.

use crate::domain::day::BusinessDay;
use crate::domain::id::ParcelId;
use crate::domain::parcel::state::{Parcel, ParcelError};
use crate::domain::text::{Label, LabelError, folded};
use crate::domain::tracking::TrackingNumber;
use crate::store::people::Addressee;
use crate::till::{Act, Till, TillError};

/// The fewest letters of a name, or signs of a number, that are looked for: names stay hidden
/// until someone asks for one.
const SHORTEST: usize = 3;

/// The fewest signs at the end of a number by which it is found.
const TAIL: usize = 4;

/// Whose a parcel is, as long as the register says so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Whose {
    /// The surname, or its first letters.
    pub surname: String,
    /// The first letter of the first name; empty if it is not known.
    pub initial: String,
    /// The number as it was read.
    pub number: Option<String>,
    /// What is to be said of damage.
    pub note: Option<String>,
}

impl Whose {
    /// Reads a name as it is typed: a single letter at its end is the first name's. Nothing typed
    /// is nobody's.
    ///
    /// # Errors
    /// [`ParcelError::Name`] for a name longer than a [`Label`] may be.
    pub fn typed(text: &str) -> Result<Self, ParcelError> {
        let label = match Label::new(text) {
            Ok(label) => label,
            Err(LabelError::Empty) => return Ok(Self::default()),
            Err(LabelError::TooLong) => return Err(ParcelError::Name),
        };
        let text = label.as_str();
        let (surname, initial) = match text.rsplit_once(' ') {
            Some((surname, end)) if is_initial(end) => (surname, end.trim_end_matches('.')),
            _ => (text, ""),
        };
        let surname = surname.trim().to_owned();
        Ok(Self { surname, initial: initial.to_uppercase(), ..Self::default() })
    }

    /// The name as it is shown: `Martin L.`
    pub fn name(&self) -> String {
        if self.initial.is_empty() {
            self.surname.clone()
        } else {
            format!("{} {}.", self.surname, self.initial)
        }
    }

    /// Whether both are, as far as the register can tell, the same person.
    pub fn is_same(&self, other: &Self) -> bool {
        !self.surname.is_empty()
            && folded(&self.surname) == folded(&other.surname)
            && folded(&self.initial) == folded(&other.initial)
    }

    /// Whether a parcel may be for someone whom the café calls `name`: `Louise Martin`,
    /// `Martin Louise` or, where the first letters of both names agree, `Louise M.`
    pub fn may_be(&self, name: &str) -> bool {
        let (surname, initial) = (folded(self.surname.trim()), folded(self.initial.trim()));
        if surname.is_empty() {
            return false;
        }
        let name = folded(name);
        let words: Vec<&str> = name.split([' ', '.']).filter(|word| !word.is_empty()).collect();
        (0..words.len()).any(|place| {
            let whole = words[place..].join(" ").starts_with(&surname);
            let taken = if whole { surname.split(' ').count() } else { 1 };
            let mut others = words[..place].iter().chain(words.iter().skip(place + taken));
            let agrees = |word: &&str| !initial.is_empty() && word.starts_with(&initial);
            if whole {
                let unknown = initial.is_empty() || taken >= words.len();
                return unknown || others.any(agrees);
            }
            is_initial(words[place]) && surname.starts_with(words[place]) && others.any(agrees)
        })
    }

    fn of(addressee: Addressee) -> Self {
        let Addressee { number, surname, initial, note } = addressee;
        Self { surname, initial, number, note }
    }
}

fn is_initial(text: &str) -> bool {
    let text = text.strip_suffix('.').unwrap_or(text);
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// A parcel with whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParcelRow {
    /// The parcel.
    pub parcel: Parcel,
    /// Whose it is.
    pub whose: Whose,
}

/// Which parcels are followed up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Followed {
    /// Those that go back to their carrier.
    #[default]
    ToReturn,
    /// Those in the café.
    Here,
    /// Those that can't be found.
    Missing,
    /// Those that left last, newest first.
    Gone,
}

/// How many of those that left are shown.
const GONE_SHOWN: u32 = 60;

impl Till {
    /// The parcels in a state, by place, or those that left last.
    ///
    /// # Errors
    /// [`TillError::Store`] when files can't be read.
    pub fn followed_parcels(
        &mut self,
        act: Act,
        which: Followed,
    ) -> Result<Vec<ParcelRow>, TillError> {
        if which == Followed::ToReturn {
            return self.parcels_to_return(act);
        }
        if which == Followed::Gone {
            let gone = self.store.parcels_gone(GONE_SHOWN)?;
            return gone.into_iter().map(|parcel| self.row_of(parcel)).collect();
        }
        let mut rows = self.open_rows()?;
        rows.retain(|row| row.parcel.is_here() == (which == Followed::Here));
        rows.sort_by_key(|row| (row.parcel.slot, row.parcel.id));
        Ok(rows)
    }

    /// The parcels in the café that a search finds, those of one person side by side: by the
    /// beginning of the surname, by the number, or by at least its last four signs.
    ///
    /// # Errors
    /// [`TillError::Store`] when files can't be read.
    pub fn find_parcels(&mut self, text: &str) -> Result<Vec<ParcelRow>, TillError> {
        let wanted = folded(text.trim());
        if wanted.chars().count() < SHORTEST {
            return Ok(Vec::new());
        }
        let number = TrackingNumber::new(text).ok();
        let mut found = self.open_rows()?;
        found.retain(|row| {
            let whose = &row.whose;
            let by_name = folded(&whose.name()).starts_with(&wanted)
                || folded(&whose.surname).starts_with(&wanted);
            by_name || number.as_ref().is_some_and(|number| has_number(whose, number))
        });
        sort_by_person(&mut found);
        Ok(found)
    }

    /// All parcels in the café or missing from it, with whose they are.
    ///
    /// # Errors
    /// [`TillError::Store`] when files can't be read.
    pub fn open_rows(&mut self) -> Result<Vec<ParcelRow>, TillError> {
        let parcels = self.store.open_parcels()?;
        parcels.into_iter().map(|parcel| self.row_of(parcel)).collect()
    }

    /// The parcels that go back to their carrier, the longest overdue first.
    ///
    /// # Errors
    /// [`TillError::Store`] when files can't be read.
    pub fn parcels_to_return(&mut self, act: Act) -> Result<Vec<ParcelRow>, TillError> {
        let today = BusinessDay::of(act.at).date();
        let mut rows = self.open_rows()?;
        rows.retain(|row| row.parcel.is_to_return(today));
        rows.sort_by_key(|row| (row.parcel.due_on, row.parcel.slot, row.parcel.id));
        Ok(rows)
    }

    /// How many parcels go back to their carrier today.
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn count_to_return(&self, act: Act) -> Result<usize, TillError> {
        let count = self.store.parcels_going_back(BusinessDay::of(act.at).date())?;
        Ok(usize::try_from(count).unwrap_or(usize::MAX))
    }

    /// A parcel with whose it is, wherever it went.
    ///
    /// # Errors
    /// [`TillError::Parcel`] when there is no such parcel; [`TillError::Store`] when files can't
    /// be read.
    pub fn parcel_row(&mut self, id: ParcelId) -> Result<ParcelRow, TillError> {
        let parcel = self.known_parcel(id)?;
        self.row_of(parcel)
    }

    pub(super) fn row_of(&mut self, parcel: Parcel) -> Result<ParcelRow, TillError> {
        let whose = self.store.people().addressee(parcel.id)?;
        Ok(ParcelRow { parcel, whose: whose.map(Whose::of).unwrap_or_default() })
    }
}

fn has_number(whose: &Whose, wanted: &TrackingNumber) -> bool {
    let known = whose.number.as_deref().and_then(|raw| TrackingNumber::new(raw).ok());
    let wanted = wanted.as_str();
    known.is_some_and(|known| {
        let long_enough = wanted.chars().count() >= TAIL;
        known.as_str() == wanted || (long_enough && known.as_str().ends_with(wanted))
    })
}

fn sort_by_person(rows: &mut [ParcelRow]) {
    rows.sort_by_cached_key(|row| {
        let Whose { surname, initial, .. } = &row.whose;
        (folded(surname), folded(initial), row.parcel.slot, row.parcel.id)
    });
}
