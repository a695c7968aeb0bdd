//! The hub's pages: written on the server, read without JavaScript, printed as they stand.

mod assets;
mod cafe;
mod charts;
mod completeness;
mod data;
mod figures;
mod follow;
pub mod layout;
mod map;
mod method;
mod routes;
mod words;

use std::sync::{Arc, Mutex, PoisonError};

use maud::Markup;

pub use routes::router;
pub use words::Site;

use super::editions::Edition;
use super::publish::open_data::{self, OpenData};
use super::publish::{Cache, Network};
use super::{Hub, HubError};

/// What the pages need beside the hub: their words, and what was read last.
#[derive(Default)]
pub struct Pages {
    site: Site,
    cache: Cache,
    open: Mutex<Option<Open>>,
}

/// The open data of a network, as it was read.
type Open = (Arc<Network>, Arc<OpenData>);

/// A page or a file that somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Key figures.
    Figures,
    /// By department.
    Map,
    /// Who has told; café by café for the network alone.
    Completeness {
        /// Whether each café is named.
        named: bool,
    },
    /// How everything is counted.
    Method,
    /// The open files.
    Data,
    /// Cafés to look after: the network's own.
    Follow,
    /// A café's own page, by its identifier: the network's own.
    Cafe(String),
    /// An open file, by its name.
    File(String),
}

impl Wanted {
    /// Whether only the network may see it; of a made-up network everybody may.
    pub fn is_internal(&self) -> bool {
        matches!(self, Self::Follow | Self::Cafe(_))
    }
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// A page.
    Page(String),
    /// A file with its kind.
    File(&'static str, String),
    /// Only the network may see it.
    Closed(String),
    /// There is no such thing.
    Nothing(String),
}

impl Pages {
    /// Writes what is wanted if whoever asks may see it: everybody sees what is public, and all of
    /// a made-up network; who is logged in sees the rest too.
    ///
    /// # Errors
    /// [`HubError`] when the store fails.
    pub fn show_to(&self, hub: &Hub, wanted: &Wanted, inside: bool) -> Result<Shown, HubError> {
        if wanted.is_internal() && !inside && !hub.is_synthetic() {
            let (title, hint) = ("site-closed-page", "site-closed-page-hint");
            return Ok(Shown::Closed(self.notice(hub, title, hint)));
        }
        match wanted {
            Wanted::Completeness { .. } => self.show(hub, &Wanted::Completeness { named: inside }),
            _ => self.show(hub, wanted),
        }
    }

    /// Reads the network and writes what is wanted.
    ///
    /// # Errors
    /// [`HubError`] when the store fails.
    pub fn show(&self, hub: &Hub, wanted: &Wanted) -> Result<Shown, HubError> {
        let site = &self.site;
        if let Wanted::Map | Wanted::Follow | Wanted::Cafe(_) = wanted {
            return self.show_cafes(hub, wanted);
        }
        let network = Network::read(hub, &self.cache)?;
        let page = |markup: Markup| Ok(Shown::Page(markup.into_string()));
        match wanted {
            Wanted::Figures => page(figures::render(site, &network)),
            Wanted::Completeness { named } => {
                page(completeness::render(site, &network, *named || network.synthetic))
            }
            Wanted::Method => page(method::render(site, &network, hub.registry())),
            Wanted::Data => {
                let editions = hub.read(|transaction| Edition::standing(transaction))?;
                page(data::render(site, &network, &editions))
            }
            Wanted::File(name) => self.file(hub, &network, name),
            _ => Ok(self.nothing(hub)),
        }
    }

    /// The pages that are made of each café's figures.
    fn show_cafes(&self, hub: &Hub, wanted: &Wanted) -> Result<Shown, HubError> {
        let site = &self.site;
        let (network, cafes) = Network::with_cafes(hub, &self.cache)?;
        let page = |markup: Markup| Ok(Shown::Page(markup.into_string()));
        match wanted {
            Wanted::Map => page(map::render(site, &network, &cafes)),
            Wanted::Follow => page(follow::render(site, &network, &cafes)),
            Wanted::Cafe(id) => match network.members.iter().find(|member| member.unit.id == *id) {
                Some(member) => {
                    page(cafe::render(site, (&network, &cafes), member, hub.registry()))
                }
                None => Ok(self.nothing(hub)),
            },
            _ => Ok(self.nothing(hub)),
        }
    }

    /// Reads ahead what the first visitor would wait for.
    ///
    /// # Errors
    /// [`HubError`] when the store fails.
    pub fn warm(&self, hub: &Hub) -> Result<(), HubError> {
        Network::with_cafes(hub, &self.cache).map(|_| ())
    }

    fn file(&self, hub: &Hub, network: &Arc<Network>, name: &str) -> Result<Shown, HubError> {
        if name == "datapackage.json" {
            let licence = match network.synthetic {
                true => "site-data-licence-synthetic",
                false => "site-data-licence",
            };
            let created = network.updated.as_deref().unwrap_or("1970-01-01T00:00:00Z");
            let (title, about) = (self.site.say("site-data-title"), self.site.say(licence));
            let package = open_data::package(&title, &about, created);
            return Ok(Shown::File("application/json", format!("{package:#}\n")));
        }
        let csv = "text/csv; charset=utf-8";
        match name {
            open_data::NETWORK_FILE => {
                Ok(Shown::File(csv, self.open_data(hub, network)?.network_csv()))
            }
            open_data::DEPARTMENTS_FILE => {
                Ok(Shown::File(csv, self.open_data(hub, network)?.departments_csv()))
            }
            open_data::EDITIONS_FILE => {
                let editions = hub.read(|transaction| Edition::standing(transaction))?;
                Ok(Shown::File(csv, open_data::editions_csv(&editions)))
            }
            _ => Ok(self.nothing(hub)),
        }
    }

    /// What may be published; read once for as long as the network is the same.
    fn open_data(&self, hub: &Hub, network: &Arc<Network>) -> Result<Arc<OpenData>, HubError> {
        let kept = self.open.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, open)) = kept.filter(|(of, _)| Arc::ptr_eq(of, network)) {
            return Ok(open);
        }
        let read = hub.read(|transaction| OpenData::read(transaction, network, hub.registry()))?;
        let read = Arc::new(read);
        let kept = Some((Arc::clone(network), Arc::clone(&read)));
        *self.open.lock().unwrap_or_else(PoisonError::into_inner) = kept;
        Ok(read)
    }

    fn nothing(&self, hub: &Hub) -> Shown {
        let (title, hint) = ("site-not-found", "site-not-found-hint");
        Shown::Nothing(layout::notice(&self.site, title, hint, hub.is_synthetic()).into_string())
    }

    /// A page that says one thing.
    pub fn notice(&self, hub: &Hub, title: &str, hint: &str) -> String {
        layout::notice(&self.site, title, hint, hub.is_synthetic()).into_string()
    }
}
