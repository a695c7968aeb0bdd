//! Businesses that the café deals with: bakers, suppliers, producers, and those that it collects
//! for. Names of businesses are public and stand in the journal; those of persons, and phones,
//! stand in the register.

use std::collections::BTreeMap;

use super::day::BusinessDay;
use super::id::PartnerId;
use super::money::{AmountError, Cents};
use super::profile::Rna;
use super::text::Label;

/// What a partner is to the café.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Brings the bread.
    Baker,
    /// Sells goods to the café.
    Supplier,
    /// A farmer or maker of the neighbourhood.
    Producer,
    /// A bank, the post, a publisher: the café acts for it.
    Principal,
    /// An association with which something is done together, such as a festival committee.
    Association,
    /// Someone who plays, shows or teaches.
    Artist,
    /// A shop or craft of the neighbourhood that brings no goods.
    Shop,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 7] = [
        Self::Baker,
        Self::Supplier,
        Self::Producer,
        Self::Principal,
        Self::Association,
        Self::Artist,
        Self::Shop,
    ];

    /// Whether whoever has it is of the neighbourhood unless something else is said: wholesalers
    /// and banks are national.
    pub const fn is_local(self) -> bool {
        !matches!(self, Self::Supplier | Self::Principal)
    }

    /// Whether whoever has it is a person: the name is then their own, and not that of a business.
    pub const fn is_person(self) -> bool {
        matches!(self, Self::Artist)
    }

    /// Whether goods or money go between the two, so that a deal has to be said.
    pub const fn trades(self) -> bool {
        matches!(self, Self::Baker | Self::Supplier | Self::Producer | Self::Principal)
    }
}

/// Whose the goods are until they are sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deal {
    /// The café buys them and bears the risk (achat ferme).
    Purchase,
    /// The café sells them in its own name and pays for what is sold; for VAT it is a buyer and
    /// reseller (BOI-TVA-CHAMP-10-10-40-40).
    Consignment,
    /// The café sells in the partner's name: the money is the partner's, the commission the
    /// café's (mandat).
    Mandate,
}

/// A business that the café deals with, or a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// Its identifier.
    pub id: PartnerId,
    /// The name of the business. A person's stands in the register and never in a fact: none there,
    /// nor where it was erased.
    pub name: Option<Label>,
    /// The 14 digits of its establishment.
    pub siret: Option<Label>,
    /// What it is to the café.
    pub role: Role,
    /// Whose the goods are.
    pub deal: Deal,
    /// What the café keeps of what it sells for the partner, in basis points of the price with
    /// VAT: 25 % is 2500.
    pub commission: u16,
    /// Whether it is still dealt with.
    pub active: bool,
    /// How much cash may be handed out for it at a time; nothing if none is.
    pub withdrawals: Option<CashLimits>,
    /// The number of an association.
    pub rna: Option<Rna>,
    /// Whether it is of the neighbourhood; none where its role says so.
    pub local: Option<bool>,
}

/// How much cash may be handed out for a bank or the post in one operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CashLimits {
    /// The least, in cents.
    pub least: Cents,
    /// The most, in cents.
    pub most: Cents,
    /// Within how many days the same person gets no more than that in all; 0 where only one
    /// operation counts. It can be checked for whoever a ticket names.
    pub days: u8,
}

impl CashLimits {
    /// What relays of banks usually agree on: 20 to 100 €.
    pub const BANK: Self = Self { least: Cents::new(2_000), most: Cents::new(10_000), days: 0 };
    /// What La Poste usually agrees on with a shop: up to 150 € in seven rolling days.
    pub const POST: Self = Self { least: Cents::new(100), most: Cents::new(15_000), days: 7 };

    /// Whether this much may be handed out.
    pub fn allow(self, amount: Cents) -> bool {
        amount >= self.least && amount <= self.most
    }
}

impl Partner {
    /// Someone with whom something is done together and who brings no goods.
    pub const fn friend(id: PartnerId, name: Label, role: Role) -> Self {
        Self {
            id,
            name: Some(name),
            siret: None,
            role,
            deal: Deal::Purchase,
            commission: 0,
            active: true,
            withdrawals: None,
            rna: None,
            local: None,
        }
    }

    /// What stands for a name that was erased.
    pub const NAMELESS: &str = "—";

    /// The name, or what stands for it.
    pub fn name(&self) -> &str {
        self.name.as_ref().map_or(Self::NAMELESS, Label::as_str)
    }

    /// Whether it has a name where facts must tell one: of a person they don't.
    pub const fn is_named(&self) -> bool {
        self.name.is_some() || self.role.is_person()
    }

    /// The partner as facts tell of it, and the name that the register keeps instead of them.
    #[must_use]
    pub fn apart(self) -> (Self, Option<Label>) {
        match self.role.is_person() {
            true => (Self { name: None, ..self.clone() }, self.name),
            false => (self, None),
        }
    }

    /// Whether it is of the neighbourhood: a local small business, an association, an artist.
    pub fn is_local(&self) -> bool {
        self.local.unwrap_or(self.role.is_local())
    }

    /// The public number that it is known by: the 14 digits of its establishment, without blanks,
    /// or else the number of its association.
    pub fn number(&self) -> Option<String> {
        let digits = |siret: &Label| -> Option<String> {
            let plain: String = siret.as_str().split_whitespace().collect();
            (plain.len() == 14 && plain.bytes().all(|byte| byte.is_ascii_digit())).then_some(plain)
        };
        let siret = self.siret.as_ref().and_then(digits);
        siret.or_else(|| self.rna.as_ref().map(ToString::to_string))
    }

    /// The highest commission, in basis points: all of it.
    pub const MAX_COMMISSION: u16 = 10_000;
}

/// What was collected for a partner, by the commission in force when it was: what the café keeps
/// of a sale is what was agreed at that sale.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Collected(BTreeMap<u16, Cents>);

impl Collected {
    /// Takes what was collected at a commission, in basis points.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] beyond the range of an amount.
    pub fn add(&mut self, commission: u16, amount: Cents) -> Result<(), AmountError> {
        let sum = self.0.entry(commission).or_default();
        *sum = sum.plus(amount)?;
        Ok(())
    }

    /// All of it, in cents.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] beyond the range of an amount.
    pub fn total(&self) -> Result<Cents, AmountError> {
        Cents::sum(self.0.values().copied())
    }

    /// What the café keeps of it, in cents: of each commission's sum, rounded half away from zero.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] beyond the range of an amount.
    pub fn commission(&self) -> Result<Cents, AmountError> {
        let mut kept = Cents::ZERO;
        for (commission, amount) in &self.0 {
            kept = kept.plus(amount.share(*commission)?)?;
        }
        Ok(kept)
    }

    /// The commissions at which something was collected, in basis points.
    pub fn rates(&self) -> Vec<u16> {
        let some = self.0.iter().filter(|(_, amount)| !amount.is_zero());
        some.map(|(commission, _)| *commission).collect()
    }
}

impl FromIterator<(u16, Cents)> for Collected {
    /// Sums that stand under a commission each.
    fn from_iter<I: IntoIterator<Item = (u16, Cents)>>(amounts: I) -> Self {
        Self(amounts.into_iter().collect())
    }
}

/// How a partner was paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Means {
    /// Out of the drawer, or into it.
    Cash,
    /// By transfer, cheque or set-off, outside the till.
    Transfer,
}

/// What was collected for a partner is settled with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settlement {
    /// With whom.
    pub partner: PartnerId,
    /// Up to and including which day.
    pub until: BusinessDay,
    /// What had been collected for it and not settled yet, in cents; negative where it owes.
    pub collected: Cents,
    /// What the café keeps of it, in cents.
    pub commission: Cents,
    /// What was paid to it, in cents; negative for what it paid.
    pub paid: Cents,
    /// How.
    pub means: Means,
}
