//! The acts of accounts, third parties, stock and cash.

use comptoir::domain::cash::{CashMove, CashReason};
use comptoir::domain::catalog::{Mode, Nature, Product, VatPair};
use comptoir::domain::fact::Fact;
use comptoir::domain::id::{PartnerId, ProductId};
use comptoir::domain::money::Cents;
use comptoir::domain::partner::{CashLimits, Deal, Means, Partner, Role};
use comptoir::domain::quantity::Quantity;
use comptoir::domain::service::Service;
use comptoir::domain::stock::MoveReason;
use comptoir::domain::text::Label;
use comptoir::domain::ticket::basket::{Basket, Wanted};
use comptoir::domain::ticket::purpose::Purpose;
use comptoir::domain::vat::VatRate;
use comptoir::till::stock::Move;

use super::{Act, Played, cents};

/// No VAT either way.
const UNTAXED: VatPair = VatPair { on_site: VatRate::ZERO, takeaway: VatRate::ZERO };

/// A name of the script.
pub(super) fn label(text: &str) -> Label {
    Label::new(text).expect("a label")
}

impl Played {
    /// What the script takes for granted: people, partners, and what some articles are.
    pub(super) fn prepare(&mut self) {
        for (name, debt, prepaid) in [("Gérard", 840, 0), ("Yves", 0, 500), ("Monique", 0, 0)] {
            let id = self.desk.add_customer(&label(name)).expect("added");
            if debt + prepaid > 0 {
                let (debt, prepaid) = (Cents::new(debt), Cents::new(prepaid));
                self.desk.open_balance(id, debt, prepaid).expect("taken over");
            }
            self.customers.insert(name.to_owned(), id);
        }
        self.partner("Poste", Role::Principal, Deal::Mandate, 0);
        self.partner("Banque", Role::Principal, Deal::Mandate, 0);
        self.partner("Rucher", Role::Producer, Deal::Mandate, 2_500);
        self.partner("Fournil", Role::Baker, Deal::Purchase, 0);
        let (post, hives) = (self.partners["Poste"], self.partners["Rucher"]);
        let honey = Product { vat: UNTAXED, nature: Nature::ThirdParty, ..self.product("617") };
        self.set(&honey, |supply| supply.partner = Some(hives));
        let stamp = Product {
            id: ProductId::new(uuid::Uuid::from_u128(0x57A3)),
            sku: Some(label("stamp")),
            name: label("Timbre"),
            price: Cents::new(139),
            ..honey.clone()
        };
        self.set(&stamp, |supply| supply.partner = Some(post));
        if self.product("303").supply.deposit.is_none() {
            let bottle = Product {
                id: ProductId::new(uuid::Uuid::from_u128(0xB077)),
                sku: Some(label("bottle")),
                name: label("Consigne bouteille"),
                price: Cents::new(20),
                nature: Nature::Deposit,
                ..honey.clone()
            };
            self.set(&bottle, |supply| supply.partner = None);
            let beer = self.product("303");
            self.set(&beer, |supply| supply.deposit = Some(bottle.id));
        }
        for code in ["601", "602"] {
            let product = self.product(code);
            self.set(&product, |supply| supply.tracked = true);
        }
        self.prepare_parcels();
        self.prepare_bread();
    }

    fn partner(&mut self, name: &str, role: Role, deal: Deal, commission: u16) -> PartnerId {
        let id = self.desk.new_partner();
        let withdrawals = (name == "Banque").then_some(CashLimits::BANK);
        let (name_label, siret, active) = (label(name), None, true);
        let partner = Partner {
            id,
            name: Some(name_label),
            siret,
            role,
            deal,
            commission,
            active,
            withdrawals,
            rna: None,
            local: None,
        };
        self.desk.set_partner(partner).expect("a partner");
        self.partners.insert(name.to_owned(), id);
        id
    }

    /// Writes an article with another supply.
    pub(super) fn set(
        &mut self,
        product: &Product,
        change: impl FnOnce(&mut comptoir::domain::catalog::Supply),
    ) {
        let mut product = product.clone();
        change(&mut product.supply);
        let now = self.desk.now();
        let facts = vec![Fact::ProductSet(product)];
        self.desk.till().store().append(now, None, facts).expect("written");
    }

    /// One act beside the sale.
    pub(super) fn trade(&mut self, act: &Act) {
        let words: Vec<&str> = act.object.split(' ').collect();
        match act.verb.as_str() {
            "withdraw" => self.withdraw(cents(words[0])),
            "cash" => {
                assert_eq!(words[0], "supply");
                let (amount, partner) = (cents(words[1]), None);
                let moved = CashMove { reason: CashReason::Supply, amount, partner };
                self.desk.move_cash(moved).expect("moved");
            }
            "settle-debt" => {
                let product = self.desk.service(Service::DebtPayment).expect("a service");
                let mut basket = self.desk.new_basket();
                basket.set_customer(Some(self.customers[words[0]]));
                wanted(&mut basket, &product, 1, cents(words[1]), Purpose::DebtSettled);
                self.pay(&basket, &act.payment);
            }
            "settle-partner" => {
                let day = self.desk.till().open_day().expect("open").day;
                let id = self.partners[words[0]];
                self.desk.settle_partner(id, day, Means::Cash).expect("settled");
            }
            "serve-suspended" => {
                let product = self.product(words[0]);
                let mut basket = self.desk.new_basket();
                wanted(&mut basket, &product, 1, Cents::ZERO, Purpose::SuspendedServed);
                self.pay(&basket, &act.payment);
            }
            "return-bottles" => {
                let product = self.product("303").supply.deposit.expect("a deposit");
                let product = self.desk.till().catalog().product(product).expect("it").clone();
                let pieces: i64 = words[0].parse().expect("pieces");
                let mut basket = self.desk.new_basket();
                wanted(&mut basket, &product, -pieces, product.price, Purpose::Plain);
                self.pay(&basket, &act.payment);
            }
            "goods-in" | "expired" | "count" => self.stock(&act.verb, &act.object),
            _ => {
                if !self.parcel(act, &words) && !self.bread(act, &words) {
                    panic!("{} is no act", act.verb);
                }
            }
        }
    }

    fn withdraw(&mut self, amount: Cents) {
        let service = Service::Withdrawal(self.partners["Banque"]);
        let product = self.desk.service(service).expect("a service");
        let mut basket = self.desk.new_basket();
        wanted(&mut basket, &product, -1, amount, Purpose::Withdrawal);
        self.pay(&basket, "nothing");
    }

    fn stock(&mut self, verb: &str, goods: &str) {
        for item in goods.split(", ") {
            let (code, pieces) = item.split_once(' ').expect("a code and pieces");
            let product = self.product(code).id;
            let thousandths = pieces.parse::<i64>().expect("pieces") * 1_000;
            if verb == "count" {
                self.desk.start_inventory(None).expect("begun");
                let now = self.desk.now();
                self.desk.count_stock(product, thousandths, now).expect("counted");
                self.desk.end_inventory().expect("ended");
                continue;
            }
            let (thousandths, reason) = match verb {
                "expired" => (-thousandths, MoveReason::UseByExpired),
                _ => (thousandths, MoveReason::GoodsIn),
            };
            let moved = Move { product, thousandths, reason, lot: None };
            self.desk.move_stock(moved).expect("moved");
        }
    }
}

/// Rings something up for a purpose of its own.
pub(super) fn wanted(
    basket: &mut Basket,
    product: &Product,
    pieces: i64,
    unit_price: Cents,
    purpose: Purpose,
) {
    let quantity = Quantity::pieces(pieces).expect("a quantity");
    let (mode, reservation) = (Mode::OnSite, None);
    let rung =
        basket.add_wanted(Wanted { product, quantity, unit_price, mode, purpose, reservation });
    rung.expect("rung up");
}
