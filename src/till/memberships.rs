//! Memberships: what is sold as one, what a ticket makes of it, and who is a member.

use std::collections::BTreeMap;

use super::{Act, Till, TillError};
use crate::domain::catalog::{Family, Mode, Nature, Product, Supply, VatPair};
use crate::domain::customer::AccountError;
use crate::domain::day::BusinessDay;
use crate::domain::fact::Fact;
use crate::domain::id::{CustomerId, FamilyId, Ids, MembershipId, ProductId};
use crate::domain::membership::{
    Membership, MembershipError, MembershipFact, Term, Terms, start_after,
};
use crate::domain::money::Cents;
use crate::domain::quantity::Unit;
use crate::domain::text::{Label, folded};
use crate::domain::ticket::{Operation, Ticket};
use crate::domain::vat::VatRate;
pub use crate::store::MembershipRow;

/// A member, as screens show them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub id: CustomerId,
    /// The name in the register.
    pub name: Label,
    /// The last day of the membership, unless they never had one.
    pub until: Option<BusinessDay>,
}

/// Everyone with an account and their membership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberBook {
    /// Members first, by the day on which their membership ends; then those who have none.
    pub people: Vec<Member>,
    /// How many people are members today, those of a day among them.
    pub members: u64,
}

/// What a person says of a new kind of membership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMembership {
    /// Its name, as customers read it.
    pub name: Label,
    /// What is advised, or asked for, in cents.
    pub suggested: Cents,
    /// Whether the member chooses the price.
    pub free: bool,
    /// The least that may be paid, in cents.
    pub floor: Cents,
    /// How long it lasts.
    pub term: Term,
}

impl Till {
    /// What is sold as a membership, and under which terms.
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn membership_terms(&self) -> Result<BTreeMap<ProductId, Terms>, TillError> {
        Ok(self.store.membership_terms()?)
    }

    /// Says that a product is a membership, or none any more.
    ///
    /// # Errors
    /// [`TillError::Membership`] for no such product, or a floor above its fixed price;
    /// [`TillError::Store`] when the journal can't be written.
    pub fn set_membership_terms(
        &mut self,
        act: Act,
        product: ProductId,
        terms: Option<Terms>,
    ) -> Result<(), TillError> {
        let known = self.catalog().product(product).ok_or(MembershipError::NoSuchMembership)?;
        if let Some(terms) = terms
            && (terms.floor.is_negative() || terms.floor > known.price)
        {
            return Err(MembershipError::BelowFloor(terms.floor).into());
        }
        let fact = Fact::Membership(MembershipFact::TermsSet { product, terms });
        self.store.append(act.at, act.by, vec![fact])?;
        Ok(())
    }

    /// Makes a kind of membership: a product outside of the scope of VAT, since it has no
    /// counterpart, in the family of that name.
    ///
    /// # Errors
    /// As [`Till::set_membership_terms`].
    pub fn create_membership(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        family: &Label,
        new: NewMembership,
    ) -> Result<ProductId, TillError> {
        if new.floor.is_negative() || new.floor > new.suggested || new.suggested > Cents::MAX_PRICE
        {
            return Err(MembershipError::BelowFloor(new.floor).into());
        }
        let (family, mut facts) = self.family_named(ids, family);
        let product = ProductId::new(ids.next());
        let untaxed = VatPair { on_site: VatRate::ZERO, takeaway: VatRate::ZERO };
        facts.push(Fact::ProductSet(Product {
            id: product,
            family,
            sku: super::shelf::free_number(self.catalog()),
            name: new.name,
            price: new.suggested,
            free_price: new.free,
            vat: untaxed,
            unit: Unit::Piece,
            barcode: None,
            nature: Nature::OutOfScope,
            favourite: None,
            rank: u16::try_from(self.catalog().of_family(family).len()).unwrap_or(u16::MAX),
            tags: Vec::new(),
            supply: Supply::default(),
        }));
        let terms = Some(Terms { floor: new.floor, term: new.term });
        facts.push(Fact::Membership(MembershipFact::TermsSet { product, terms }));
        self.store.append(act.at, act.by, facts)?;
        Ok(product)
    }

    /// The family of this name, or a new one at the end.
    fn family_named(&self, ids: &mut dyn Ids, name: &Label) -> (FamilyId, Vec<Fact>) {
        let families = self.catalog().families();
        let same = |family: &&&Family| folded(family.name.as_str()) == folded(name.as_str());
        if let Some(family) = families.iter().find(same) {
            return (family.id, Vec::new());
        }
        let rank = families.len();
        let family = Family {
            id: FamilyId::new(ids.next()),
            name: name.clone(),
            usual_mode: Mode::OnSite,
            tint: u8::try_from(rank % 8).unwrap_or(0),
            rank: u16::try_from(rank).unwrap_or(u16::MAX),
        };
        (family.id, vec![Fact::FamilySet(family)])
    }

    /// Takes a membership over from a notebook: nothing was paid at this till for it.
    ///
    /// # Errors
    /// [`TillError::Membership`] for no such product, or one that ends before it begins;
    /// [`TillError::Account`] for nobody; [`TillError::Store`] when the journal can't be written.
    pub fn take_membership_over(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        customer: CustomerId,
        product: ProductId,
        (start, end): (BusinessDay, BusinessDay),
    ) -> Result<MembershipId, TillError> {
        if !self.store.membership_terms()?.contains_key(&product) {
            return Err(MembershipError::NoSuchMembership.into());
        }
        if end < start {
            return Err(MembershipError::Backwards.into());
        }
        self.store.account(customer)?.ok_or(AccountError::NoSuchCustomer)?;
        let id = MembershipId::new(ids.next());
        let fact = MembershipFact::Joined(Membership {
            id,
            customer: Some(customer),
            product,
            ticket: None,
            start,
            end,
            paid: Cents::ZERO,
            people: 1,
        });
        self.store.append(act.at, act.by, vec![Fact::Membership(fact)])?;
        Ok(id)
    }

    /// Ends a membership that was taken over. One that was paid at this till ends with the
    /// counter-ticket of its ticket.
    ///
    /// # Errors
    /// [`TillError::Membership`] for no such membership, or one that was paid here;
    /// [`TillError::Store`] when the journal can't be written.
    pub fn end_membership(&mut self, act: Act, id: MembershipId) -> Result<(), TillError> {
        let row = self.store.membership(id)?.filter(|row| !row.ended);
        let row = row.ok_or(MembershipError::NoSuchMembership)?;
        if row.membership.ticket.is_some() {
            return Err(MembershipError::NoReturn.into());
        }
        let fact = MembershipFact::Ended { membership: id };
        self.store.append(act.at, act.by, vec![Fact::Membership(fact)])?;
        Ok(())
    }

    /// Everyone with an account: members first, by the day on which their membership ends.
    ///
    /// # Errors
    /// [`TillError::Store`] when files can't be read.
    pub fn members(&mut self, today: BusinessDay) -> Result<MemberBook, TillError> {
        let mut people = Vec::new();
        for customer in self.customers()? {
            let until = self.store.member_until(customer.id)?;
            people.push(Member { id: customer.id, name: customer.name, until });
        }
        people.sort_by_key(|one| (one.until.is_none(), one.until));
        Ok(MemberBook { people, members: self.store.members_on(today)? })
    }

    /// Someone's memberships, the newest first.
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn memberships_of(&self, customer: CustomerId) -> Result<Vec<MembershipRow>, TillError> {
        Ok(self.store.memberships_of(customer)?)
    }

    /// What a paid ticket makes members, for the same transaction.
    pub(super) fn joining(&self, ticket: &Ticket) -> Result<Vec<Fact>, TillError> {
        if ticket.operation != Operation::Sale {
            return Ok(Vec::new());
        }
        let terms = self.store.membership_terms()?;
        let mut former = match ticket.customer {
            Some(customer) if !terms.is_empty() => self.store.member_until(customer)?,
            _ => None,
        };
        let mut facts = Vec::new();
        for (rank, line) in ticket.lines.iter().enumerate() {
            let Some(terms) = terms.get(&line.product) else {
                continue;
            };
            let people = line.quantity.thousandths() / 1_000;
            let people = u32::try_from(people).ok().filter(|people| *people > 0);
            let people = people.ok_or(MembershipError::NoReturn)?;
            if line.unit_price < terms.floor {
                return Err(MembershipError::BelowFloor(terms.floor).into());
            }
            let customer = ticket.customer.filter(|_| terms.term.needs_name() || people == 1);
            if terms.term.needs_name() && (customer.is_none() || people > 1) {
                let nobody = customer.is_none();
                let why =
                    if nobody { MembershipError::NoMember } else { MembershipError::OnePerson };
                return Err(why.into());
            }
            let start = match terms.term {
                Term::Day => ticket.day,
                _ => start_after(former, ticket.day),
            };
            let end = terms.term.end(start);
            if terms.term.needs_name() {
                former = Some(end);
            }
            let line_rank = u16::try_from(rank).unwrap_or(u16::MAX);
            facts.push(Fact::Membership(MembershipFact::Joined(Membership {
                id: MembershipId::of_line(ticket.id, line_rank),
                customer,
                product: line.product,
                ticket: Some(ticket.id),
                start,
                end,
                paid: line.gross,
                people,
            })));
        }
        Ok(facts)
    }
}
