//! Accounts, partners and services at the desk.

use comptoir_hardware::slip::Slip;

use super::Desk;
use crate::domain::cash::CashMove;
use crate::domain::catalog::{Family, Mode, Product};
use crate::domain::customer::Allowance;
use crate::domain::day::BusinessDay;
use crate::domain::fact::Fact;
use crate::domain::id::{CustomerId, FamilyId, PartnerId};
use crate::domain::money::Cents;
use crate::domain::partner::{Deal, Means, Partner, Role, Settlement};
use crate::domain::payment::Offer;
use crate::domain::service::Service;
use crate::domain::text::{Label, folded};
use crate::domain::ticket::basket::Basket;
use crate::till::accounts::{Customer, CustomerFile};
use crate::till::partners::PartnerAccount;
use crate::till::{Sold, TillError};

impl Desk {
    /// Opens an account.
    ///
    /// # Errors
    /// As [`crate::till::Till::add_customer`].
    pub fn add_customer(&mut self, name: &Label) -> Result<CustomerId, TillError> {
        let act = self.act();
        let customer = self.till.add_customer(act, self.equipment.ids.as_mut(), name)?;
        self.after_commit(false)?;
        Ok(customer)
    }

    /// Writes someone's name anew.
    ///
    /// # Errors
    /// As [`crate::till::Till::rename_customer`].
    pub fn rename_customer(&mut self, customer: CustomerId, name: &Label) -> Result<(), TillError> {
        self.till.rename_customer(customer, name)
    }

    /// Everyone with an open account, by name.
    ///
    /// # Errors
    /// As [`crate::till::Till::customers`].
    pub fn customers(&mut self) -> Result<Vec<Customer>, TillError> {
        self.till.customers()
    }

    /// Everything about a customer that is shown at once.
    ///
    /// # Errors
    /// As [`crate::till::Till::customer`].
    pub fn customer(&mut self, id: CustomerId) -> Result<CustomerFile, TillError> {
        let today = BusinessDay::of(self.now());
        self.till.customer(id, today)
    }

    /// Someone's name and account, if the register still knows them.
    ///
    /// # Errors
    /// As [`crate::till::Till::account_of`].
    pub fn account_of(&mut self, id: CustomerId) -> Result<Option<Customer>, TillError> {
        self.till.account_of(id)
    }

    /// Says up to how much someone may owe.
    ///
    /// # Errors
    /// As [`crate::till::Till::set_limit`].
    pub fn set_limit(&mut self, customer: CustomerId, limit: Cents) -> Result<(), TillError> {
        self.till.set_limit(self.act(), customer, limit)?;
        self.after_commit(false)
    }

    /// Takes over what stood in an account before this till kept it.
    ///
    /// # Errors
    /// As [`crate::till::Till::open_balance`].
    pub fn open_balance(
        &mut self,
        customer: CustomerId,
        debt: Cents,
        prepaid: Cents,
    ) -> Result<(), TillError> {
        self.till.open_balance(self.act(), customer, debt, prepaid)?;
        self.after_commit(false)
    }

    /// Closes an account in which nothing is left.
    ///
    /// # Errors
    /// As [`crate::till::Till::close_customer`].
    pub fn close_customer(&mut self, customer: CustomerId) -> Result<(), TillError> {
        self.till.close_customer(self.act(), customer)?;
        self.after_commit(false)
    }

    /// Erases the name of someone whose account is closed.
    ///
    /// # Errors
    /// As [`crate::till::Till::erase_customer`].
    pub fn erase_customer(&mut self, customer: CustomerId) -> Result<(), TillError> {
        self.till.erase_customer(customer)
    }

    /// Pays a basket; the manager may let its customer owe more than the limit.
    ///
    /// # Errors
    /// As [`crate::till::Till::pay_allowing`].
    pub fn pay_allowing(
        &mut self,
        basket: &Basket,
        offers: &[Offer],
        allowance: Allowance,
    ) -> Result<Sold, TillError> {
        let sold = self.till.pay_allowing(self.act(), basket, offers, allowance)?;
        self.after_commit(sold.closed_day.is_some())?;
        Ok(sold)
    }

    /// The product of a service, made at its first use.
    ///
    /// # Errors
    /// [`TillError::NoSuchPartner`] for a withdrawal of nobody's; [`TillError::Store`] when files
    /// fail.
    pub fn service(&mut self, service: Service) -> Result<Product, TillError> {
        if let Some(product) = self.till.catalog().product(service.product_id()) {
            return Ok(product.clone());
        }
        let name = match service {
            Service::DebtPayment => self.french.say("service-debt-payment"),
            Service::TopUp => self.french.say("service-top-up"),
            Service::Withdrawal(id) => {
                let partner = self.till.store().partner(id)?.ok_or(TillError::NoSuchPartner)?;
                let values = [("partner", partner.name().into())];
                let name = self.french.tell("service-withdrawal", &values);
                // A long name stands alone: a key that can't be named must not fail the partner.
                if Label::new(&name).is_ok() { name } else { partner.name().to_owned() }
            }
        };
        let (family, mut facts) = self.family_of_services()?;
        let product = service.product(label(&name)?, family);
        facts.push(Fact::ProductSet(product.clone()));
        let act = self.act();
        self.till.store().append(act.at, act.by, facts)?;
        self.catalog = std::sync::Arc::new(self.till.catalog().clone());
        self.after_commit(false)?;
        Ok(product)
    }

    /// The family of services: the catalogue's own of that name, or a new one at its end.
    fn family_of_services(&mut self) -> Result<(FamilyId, Vec<Fact>), TillError> {
        let name = self.french.say("service-family");
        let families = self.till.catalog().families();
        let same = |family: &&&Family| folded(family.name.as_str()) == folded(&name);
        if let Some(family) = families.iter().find(same) {
            // A service is asked for many times a day: its tab stands among the first.
            let first = Family { rank: family.rank.min(1), ..Family::clone(family) };
            let moved = (first != **family).then_some(Fact::FamilySet(first));
            return Ok((family.id, moved.into_iter().collect()));
        }
        let rank = families.len();
        let family = Family {
            id: Service::FAMILY,
            name: label(&name)?,
            usual_mode: Mode::OnSite,
            tint: u8::try_from(rank % 8).unwrap_or(0),
            rank: 1,
        };
        Ok((family.id, vec![Fact::FamilySet(family)]))
    }

    /// A new identifier for a partner.
    pub fn new_partner(&mut self) -> PartnerId {
        PartnerId::new(self.equipment.ids.next())
    }

    /// A producer of the neighbourhood whom the café has not dealt with yet.
    ///
    /// # Errors
    /// As [`crate::till::Till::set_partner`].
    pub fn add_producer(
        &mut self,
        name: Label,
        deal: Deal,
        commission: u16,
    ) -> Result<PartnerId, TillError> {
        let id = self.new_partner();
        self.set_partner(Partner {
            id,
            name: Some(name),
            siret: None,
            role: Role::Producer,
            deal,
            commission,
            active: true,
            withdrawals: None,
            rna: None,
            local: None,
        })?;
        Ok(id)
    }

    /// Writes a partner, new or changed. One that cash is handed out for gets its key among the
    /// services.
    ///
    /// # Errors
    /// As [`crate::till::Till::set_partner`].
    pub fn set_partner(&mut self, partner: Partner) -> Result<(), TillError> {
        let act = self.act();
        let hands_out = partner.withdrawals.is_some() && partner.active;
        let id = partner.id;
        self.till.set_partner(act, partner)?;
        self.partners = self.till.partners()?.into();
        if hands_out {
            self.service(Service::Withdrawal(id))?;
        }
        self.after_commit(false)
    }

    /// Erases the name of a person who is no longer dealt with.
    ///
    /// # Errors
    /// As [`crate::till::Till::erase_partner`].
    pub fn erase_partner(&mut self, partner: PartnerId) -> Result<(), TillError> {
        self.till.erase_partner(self.act(), partner)?;
        self.partners = self.till.partners()?.into();
        self.after_commit(false)
    }

    /// Partners with money that is not settled, and those that cash is handed out for.
    ///
    /// # Errors
    /// As [`crate::till::Till::third_parties`].
    pub fn third_parties(&mut self) -> Result<Vec<PartnerAccount>, TillError> {
        self.till.third_parties()
    }

    /// Settles with a partner what was collected for it, prints the statement and gives it back
    /// for the screen.
    ///
    /// # Errors
    /// As [`crate::till::Till::settle_partner`].
    pub fn settle_partner(
        &mut self,
        partner: PartnerId,
        until: BusinessDay,
        means: Means,
    ) -> Result<(Settlement, Slip), TillError> {
        let (place, settlement) = self.till.settle_partner(self.act(), partner, until, means)?;
        self.after_commit(false)?;
        Ok((settlement, self.slip_of(place)?))
    }

    /// Records cash that comes into the drawer or leaves it without a ticket; the drawer opens.
    ///
    /// # Errors
    /// As [`crate::till::Till::move_cash`].
    pub fn move_cash(&mut self, moved: CashMove) -> Result<(), TillError> {
        self.till.move_cash(self.act(), moved)?;
        self.after_commit(false)
    }
}

fn label(text: &str) -> Result<Label, TillError> {
    Label::new(text).map_err(|_| {
        TillError::Store(crate::store::StoreError::Contradiction("a service has no name"))
    })
}
