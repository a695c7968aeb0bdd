//! The basket: what is being rung up. It changes freely until it is paid; what is taken off it
//! stays on record.

mod deposit;

use super::super::catalog::{Mode, Nature, Product, VatPair};
use super::super::funder::Funder;
use super::super::id::{CustomerId, FamilyId, PartnerId, ProductId, ReservationId, TicketId};
use super::super::money::{AmountError, Cents};
use super::super::quantity::{Quantity, Unit};
use super::super::text::Label;
use super::TicketError;
use super::purpose::Purpose;

/// A line that is being rung up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BasketLine {
    /// The product.
    pub product: ProductId,
    /// Its family.
    pub family: FamilyId,
    /// Its name.
    pub label: Label,
    /// How much of it.
    pub quantity: Quantity,
    /// The unit of quantity and price.
    pub unit: Unit,
    /// The price of one unit with VAT, in cents.
    pub unit_price: Cents,
    /// What the label on the goods says that they cost, in cents: the amount of the line then,
    /// whatever quantity and unit price come to.
    pub printed: Option<Cents>,
    /// The product whose deposit it is, where it was rung up with it.
    pub follows: Option<ProductId>,
    /// Its two rates.
    pub vat: VatPair,
    /// Here or to take away.
    pub mode: Mode,
    /// Whose money it is.
    pub nature: Nature,
    /// The partner whose goods or money it is, if it is one's.
    pub partner: Option<PartnerId>,
    /// Why it stands there.
    pub purpose: Purpose,
    /// The bread kept for someone that it hands over.
    pub reservation: Option<ReservationId>,
    /// Who pays for it where the customer does not, or not all of it.
    pub funder: Option<Funder>,
}

impl BasketLine {
    /// Whether a deposit may follow it: goods that are sold, not what comes back.
    fn leads(&self) -> bool {
        self.follows.is_none() && self.purpose == Purpose::Plain && self.quantity.thousandths() > 0
    }

    /// The amount of the line with VAT, in cents.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] beyond the limit of a ticket.
    pub fn gross(&self) -> Result<Cents, AmountError> {
        self.printed.map_or_else(|| self.quantity.price(self.unit_price), Ok)
    }
}

/// What was rung up and taken off again before the payment: the law wants no item to vanish
/// (FAQ of the tax office, question 22).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// The product.
    pub product: ProductId,
    /// Its name.
    pub label: Label,
    /// How much was taken off.
    pub quantity: Quantity,
    /// What it would have cost, in cents.
    pub gross: Cents,
}

/// What is being rung up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basket {
    id: TicketId,
    lines: Vec<BasketLine>,
    removals: Vec<Removal>,
    customer: Option<CustomerId>,
    cashback: Cents,
}

/// Something to ring up, with why it stands there.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The product.
    pub product: &'a Product,
    /// How much of it.
    pub quantity: Quantity,
    /// The price of one unit with VAT, in cents.
    pub unit_price: Cents,
    /// Here or to take away.
    pub mode: Mode,
    /// Why it stands there.
    pub purpose: Purpose,
    /// The bread kept for someone that it hands over.
    pub reservation: Option<ReservationId>,
}

impl Basket {
    /// The most lines of a ticket.
    pub const MAX_LINES: usize = 500;
    /// The most removals on record for one ticket; beyond it lines can no longer be taken off.
    pub const MAX_REMOVALS: usize = 500;

    /// An empty basket under the identifier that its ticket will bear.
    pub fn new(id: TicketId) -> Self {
        Self::restored(id, Vec::new(), Vec::new())
    }

    /// A basket as a draft kept it.
    pub fn restored(id: TicketId, lines: Vec<BasketLine>, removals: Vec<Removal>) -> Self {
        Self { id, lines, removals, customer: None, cashback: Cents::ZERO }
    }

    /// Whose account the ticket will concern.
    pub fn customer(&self) -> Option<CustomerId> {
        self.customer
    }

    /// Says whose account the ticket will concern, or nobody's.
    pub fn set_customer(&mut self, customer: Option<CustomerId>) {
        self.customer = customer;
    }

    /// Cash that will be handed out on top of the purchase, in cents.
    pub fn cashback(&self) -> Cents {
        self.cashback
    }

    /// Says how much cash will be handed out on top of the purchase, in cents; zero for none.
    /// Whether the law allows it is told when the basket is paid.
    pub fn set_cashback(&mut self, cashback: Cents) {
        self.cashback = cashback;
    }

    /// The identifier that its ticket will bear.
    pub fn id(&self) -> TicketId {
        self.id
    }

    /// What is rung up, in order.
    pub fn lines(&self) -> &[BasketLine] {
        &self.lines
    }

    /// What was taken off.
    pub fn removals(&self) -> &[Removal] {
        &self.removals
    }

    /// Whether nothing was rung up and nothing taken off.
    pub fn is_untouched(&self) -> bool {
        self.lines.is_empty() && self.removals.is_empty()
    }

    /// What the customer will pay, in cents.
    ///
    /// # Errors
    /// [`TicketError::TotalTooHigh`] beyond a million euros.
    pub fn total(&self) -> Result<Cents, TicketError> {
        let mut total = Cents::ZERO;
        for line in &self.lines {
            total = total.plus(line.gross()?)?;
        }
        if total.absolute()? > Cents::MAX_TICKET {
            return Err(TicketError::TotalTooHigh);
        }
        Ok(total)
    }

    /// Rings up `quantity` of a product at its price, or at the price that the customer chose,
    /// and says which line it stands on. Pieces join a line of the same product, price and mode.
    ///
    /// # Errors
    /// [`TicketError`] when the basket is full or an amount out of range; nothing changes then.
    pub fn add(
        &mut self,
        product: &Product,
        quantity: Quantity,
        unit_price: Cents,
        mode: Mode,
    ) -> Result<usize, TicketError> {
        let (purpose, reservation) = (Purpose::Plain, None);
        self.add_wanted(Wanted { product, quantity, unit_price, mode, purpose, reservation })
    }

    /// Rings up as [`Basket::add`] does, for a purpose of its own. What hands a reservation over
    /// keeps a line of its own.
    ///
    /// # Errors
    /// As [`Basket::add`].
    pub fn add_wanted(&mut self, wanted: Wanted<'_>) -> Result<usize, TicketError> {
        let Wanted { product, quantity, unit_price, mode, purpose, reservation } = wanted;
        let joins = |line: &BasketLine| {
            line.product == product.id
                && line.unit == Unit::Piece
                && product.unit == Unit::Piece
                && line.unit_price == unit_price
                && line.mode == mode
                && line.label == product.name
                && line.vat == product.vat
                && line.purpose == purpose
                && line.follows.is_none()
                && line.reservation.is_none()
                && line.funder.is_none()
                && reservation.is_none()
                && (line.quantity.thousandths() > 0) == (quantity.thousandths() > 0)
        };
        if let Some(index) = self.lines.iter().position(joins) {
            let sum = self.lines[index].quantity.plus(quantity);
            let sum = sum.ok_or(AmountError::Overflow)?;
            self.replace_quantity(index, sum)?;
            return Ok(index);
        }
        let index = self.push(product, quantity, unit_price, mode)?;
        self.lines[index].purpose = purpose;
        self.lines[index].reservation = reservation;
        Ok(index)
    }

    /// A line of its own at the end, for no other purpose than to be sold.
    fn push(
        &mut self,
        product: &Product,
        quantity: Quantity,
        unit_price: Cents,
        mode: Mode,
    ) -> Result<usize, TicketError> {
        if self.lines.len() >= Self::MAX_LINES {
            return Err(TicketError::TooManyLines);
        }
        self.lines.push(BasketLine {
            product: product.id,
            family: product.family,
            label: product.name.clone(),
            quantity,
            unit: product.unit,
            unit_price,
            printed: None,
            follows: None,
            vat: product.vat,
            mode,
            nature: product.nature,
            partner: product.supply.partner,
            purpose: Purpose::Plain,
            reservation: None,
            funder: None,
        });
        if let Err(error) = self.total() {
            self.lines.pop();
            return Err(error);
        }
        Ok(self.lines.len() - 1)
    }

    /// Rings up goods whose label says what they cost: the line costs that, to the cent. A weight
    /// that follows from the price is rounded to the gram, and at more than 10 € a kilogram it
    /// may come to a cent more or less.
    ///
    /// # Errors
    /// As [`Basket::add`].
    pub fn add_printed(
        &mut self,
        product: &Product,
        quantity: Quantity,
        total: Cents,
        mode: Mode,
    ) -> Result<usize, TicketError> {
        if product.unit == Unit::Piece {
            return self.add(product, quantity, total, mode);
        }
        let index = self.add(product, quantity, product.price, mode)?;
        self.lines[index].printed = Some(total);
        if let Err(error) = self.total() {
            self.lines.pop();
            return Err(error);
        }
        Ok(index)
    }

    /// Changes how much stands on a line; what a smaller quantity takes off stays on record.
    ///
    /// # Errors
    /// [`TicketError`] for a line that is not there or an amount out of range.
    pub fn set_quantity(&mut self, index: usize, quantity: Quantity) -> Result<(), TicketError> {
        let line = self.lines.get(index).ok_or(TicketError::NoSuchLine)?;
        let (product, former) = (line.product, line.quantity);
        let leads = line.leads();
        let before = self.clone();
        self.change_quantity(index, quantity)?;
        if !leads {
            return Ok(());
        }
        let followed = self.follow(product, quantity.thousandths() - former.thousandths());
        if followed.is_err() {
            *self = before;
        }
        followed
    }

    fn change_quantity(&mut self, index: usize, quantity: Quantity) -> Result<(), TicketError> {
        let line = self.lines.get(index).ok_or(TicketError::NoSuchLine)?;
        let quantity = quantity.checked_for(line.unit).map_err(|_| AmountError::Overflow)?;
        let less = line.quantity.thousandths() - quantity.thousandths();
        if less > 0 {
            let taken = Quantity::from_thousandths(less).map_err(|_| AmountError::Overflow)?;
            let removal = removal_of(line, taken)?;
            self.record(removal)?;
        }
        // What a label says holds for what was in the bag.
        let printed = self.lines[index].printed.take();
        let changed = self.replace_quantity(index, quantity);
        if changed.is_err() {
            self.lines[index].printed = printed;
        }
        changed
    }

    /// Takes a line off; it stays on record.
    ///
    /// # Errors
    /// [`TicketError::NoSuchLine`] for a line that is not there.
    pub fn remove(&mut self, index: usize) -> Result<(), TicketError> {
        let line = self.lines.get(index).ok_or(TicketError::NoSuchLine)?;
        let (product, quantity) = (line.product, line.quantity.thousandths());
        let leads = line.leads();
        let before = self.clone();
        self.take_off(index)?;
        if !leads {
            return Ok(());
        }
        let followed = self.follow(product, -quantity);
        if followed.is_err() {
            *self = before;
        }
        followed
    }

    /// Rings a line up anew for another purpose. What was rung up stays on the ticket and says why
    /// it costs what it costs: nothing was taken off. Deposits that came with it are taken off, and
    /// stay on record.
    ///
    /// # Errors
    /// As [`Basket::add`]; nothing changes then.
    pub fn turn(&mut self, index: usize, wanted: Wanted<'_>) -> Result<usize, TicketError> {
        let before = self.clone();
        let turned = self.remove(index).and_then(|()| {
            self.removals.remove(before.removals.len());
            self.add_wanted(wanted)
        });
        if turned.is_err() {
            *self = before;
        }
        turned
    }

    fn take_off(&mut self, index: usize) -> Result<(), TicketError> {
        let line = self.lines.get(index).ok_or(TicketError::NoSuchLine)?;
        let removal = removal_of(line, line.quantity)?;
        self.record(removal)?;
        self.lines.remove(index);
        Ok(())
    }

    /// Everything that a basket given up held and had lost before, however much that is: nothing
    /// vanishes.
    ///
    /// # Errors
    /// [`TicketError::Amount`] for a line beyond the limit of a ticket, which no basket holds.
    pub fn given_up(&self) -> Result<Vec<Removal>, TicketError> {
        let mut removals = self.removals.clone();
        for line in &self.lines {
            removals.push(removal_of(line, line.quantity)?);
        }
        Ok(removals)
    }

    /// Changes where a line's goods are consumed; its price stays.
    ///
    /// # Errors
    /// [`TicketError::NoSuchLine`] for a line that is not there.
    pub fn set_line_mode(&mut self, index: usize, mode: Mode) -> Result<(), TicketError> {
        self.lines.get_mut(index).ok_or(TicketError::NoSuchLine)?.mode = mode;
        Ok(())
    }

    /// Says who pays for a line where the customer does not.
    ///
    /// # Errors
    /// [`TicketError::NoSuchLine`].
    pub fn set_funder(&mut self, index: usize, funder: Funder) -> Result<(), TicketError> {
        self.lines.get_mut(index).ok_or(TicketError::NoSuchLine)?.funder = Some(funder);
        Ok(())
    }

    /// Changes where all goods are consumed; no price changes.
    pub fn set_mode(&mut self, mode: Mode) {
        for line in &mut self.lines {
            line.mode = mode;
        }
    }

    fn replace_quantity(&mut self, index: usize, quantity: Quantity) -> Result<(), TicketError> {
        let former = self.lines[index].quantity;
        self.lines[index].quantity = quantity;
        if let Err(error) = self.total() {
            self.lines[index].quantity = former;
            return Err(error);
        }
        Ok(())
    }

    fn record(&mut self, removal: Removal) -> Result<(), TicketError> {
        if self.removals.len() >= Self::MAX_REMOVALS {
            return Err(TicketError::TooManyLines);
        }
        self.removals.push(removal);
        Ok(())
    }
}

fn removal_of(line: &BasketLine, quantity: Quantity) -> Result<Removal, AmountError> {
    let whole = quantity == line.quantity;
    Ok(Removal {
        product: line.product,
        label: line.label.clone(),
        quantity,
        gross: if whole { line.gross()? } else { quantity.price(line.unit_price)? },
    })
}
