//! VAT: one rule for every rate, and the sharing of a ticket's net amounts over its lines.
//!
//! Per ticket and rate, net = gross / (1 + rate) rounded to the cent, half away from zero, and
//! VAT = gross − net (doctrine and method: CGI art. 266 and 269; the rule is written down in
//! `docs/architecture.md`). Ties exist at 20 % alone: gross amounts that are odd multiples of 3.

use rust_decimal::{Decimal, RoundingStrategy};

use super::money::{AmountError, Cents};

/// A VAT rate in basis points: 20 % is 2000, 5.5 % is 550.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VatRate(u16);

/// The rates of France in basis points: the mainland's (CGI art. 278 to 281 octies), Corsica's
/// (art. 297), and those of Guadeloupe, Martinique and Réunion (art. 294 to 296 ter); none is due
/// in Guyane and Mayotte.
const FRENCH: [u16; 10] = [0, 90, 105, 175, 210, 550, 850, 1_000, 1_300, 2_000];

impl VatRate {
    /// No VAT: exempt, outside its scope, or a café under the threshold (CGI art. 293 B).
    pub const ZERO: Self = Self(0);
    /// The highest rate that the till takes, 30 %; France's highest is 20 %.
    pub const MAX: Self = Self(3_000);

    /// A rate of `basis_points`, unless it is above [`VatRate::MAX`].
    pub fn new(basis_points: u16) -> Option<Self> {
        (basis_points <= Self::MAX.0).then_some(Self(basis_points))
    }

    /// Whether France has this rate somewhere.
    pub fn is_french(self) -> bool {
        FRENCH.contains(&self.0)
    }

    /// The rate in basis points.
    pub const fn basis_points(self) -> u16 {
        self.0
    }

    /// The net amount of `gross` at this rate, rounded to the cent, half away from zero.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] when the amount is too large to compute with.
    pub fn net_of(self, gross: Cents) -> Result<Cents, AmountError> {
        let scaled = Decimal::from(gross.get())
            .checked_mul(Decimal::from(10_000))
            .ok_or(AmountError::Overflow)?;
        let exact = scaled
            .checked_div(Decimal::from(10_000 + i64::from(self.0)))
            .ok_or(AmountError::Overflow)?;
        let rounded = exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        i64::try_from(rounded).map(Cents::new).map_err(|_| AmountError::Overflow)
    }
}

/// Shares `net` out over lines of these gross amounts by largest remainder.
///
/// Every share is within a cent of its exact part and the shares add up to `net`; of equal
/// remainders the earlier line takes the cent.
///
/// # Errors
/// [`AmountError::Overflow`] when the amounts are too large to compute with.
pub fn share_out(net: Cents, gross: &[Cents]) -> Result<Vec<Cents>, AmountError> {
    let total = i128::from(Cents::sum(gross.iter().copied())?.get());
    if total == 0 {
        return share_of_nothing(net, gross);
    }
    let wanted = i128::from(net.get());
    // With a divisor above zero, floors leave remainders to hand out one cent at a time.
    let (sign, divisor) = if total < 0 { (-1, -total) } else { (1, total) };
    let mut shares = Vec::with_capacity(gross.len());
    let mut remainders = Vec::with_capacity(gross.len());
    for (index, amount) in gross.iter().enumerate() {
        let product = wanted * i128::from(amount.get()) * sign;
        shares.push(product.div_euclid(divisor));
        remainders.push((product.rem_euclid(divisor), index));
    }
    let missing = wanted - shares.iter().sum::<i128>();
    remainders.sort_by(|left, right| right.0.cmp(&left.0).then(left.1.cmp(&right.1)));
    let count = usize::try_from(missing).map_err(|_| AmountError::Overflow)?;
    for (_, index) in remainders.into_iter().take(count) {
        shares[index] += 1;
    }
    shares
        .into_iter()
        .map(|share| i64::try_from(share).map(Cents::new))
        .collect::<Result<_, _>>()
        .map_err(|_| AmountError::Overflow)
}

/// Lines that cancel each other out have no proportion to follow: each keeps its gross amount as
/// its net, and the last takes what is left, which is nothing for a net of zero.
fn share_of_nothing(net: Cents, gross: &[Cents]) -> Result<Vec<Cents>, AmountError> {
    let mut shares = gross.to_vec();
    if let Some(last) = shares.last_mut() {
        *last = last.plus(net)?;
    }
    Ok(shares)
}

#[cfg(test)]
mod tests;
