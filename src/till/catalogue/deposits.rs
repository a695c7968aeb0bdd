//! Deposits that the tags of a catalogue ask for: `consigne020` is a bottle's of 0,20 €,
//! `consigne_gaz` a gas bottle's. Each is a product of its own, of which the amount goes back.

use crate::domain::money::Cents;
use crate::domain::text::Label;

/// A deposit that a tag asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    /// The tag itself, by which an import knows the deposit again.
    pub(super) tag: Label,
    /// The key of its name.
    pub(super) name: &'static str,
    /// What is paid and given back, in cents.
    pub(super) amount: Cents,
}

/// What a tag begins with, the key of the deposit's name, and its amount in cents where the tag
/// does not say one. The longest beginnings come first.
const KINDS: [(&str, &str, i64); 5] = [
    ("consigne_gobelet", "deposit-cup", 100),
    ("consigne_casier", "deposit-crate", 500),
    ("consigne_fut", "deposit-keg", 3_000),
    ("consigne_gaz", "deposit-gas", 2_000),
    ("consigne", "deposit-bottle", 20),
];

/// The word that every tag of a deposit begins with.
const WORD: &str = "consigne";

/// The deposit that one of these tags asks for, if one does; the first, if several do.
///
/// # Errors
/// The tag that begins like a deposit's and is none, or whose amount can't be.
pub(super) fn asked(tags: &[Label]) -> Result<Option<Asked>, ()> {
    let Some(tag) = tags.iter().find(|tag| tag.as_str().starts_with(WORD)) else {
        return Ok(None);
    };
    let of = |(beginning, name, usual): &(&str, &'static str, i64)| {
        let amount = tag.as_str().strip_prefix(beginning)?;
        let amount = if amount.is_empty() { *usual } else { whole(amount)? };
        Some(Asked { tag: tag.clone(), name, amount: Cents::new(amount) })
    };
    KINDS.iter().find_map(of).map(Some).ok_or(())
}

/// Two to five digits of cents, not all zeros.
fn whole(digits: &str) -> Option<i64> {
    let plain = (2..=5).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|amount| plain && *amount > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deposit(tags: &str) -> Result<Option<(&'static str, i64)>, ()> {
        let tags: Vec<Label> =
            tags.split_whitespace().map(|tag| Label::new(tag).expect("a tag")).collect();
        Ok(asked(&tags)?.map(|asked| (asked.name, asked.amount.get())))
    }

    #[test]
    fn tags_ask_for_deposits() {
        assert_eq!(deposit("alcool local"), Ok(None));
        assert_eq!(deposit("alcool consigne020"), Ok(Some(("deposit-bottle", 20))));
        assert_eq!(deposit("consigne"), Ok(Some(("deposit-bottle", 20))));
        assert_eq!(deposit("consigne_gaz"), Ok(Some(("deposit-gas", 2_000))));
        assert_eq!(deposit("consigne_gaz1800"), Ok(Some(("deposit-gas", 1_800))));
        assert_eq!(deposit("consigne_gobelet100"), Ok(Some(("deposit-cup", 100))));
        for wrong in ["consigne0", "consigne00", "consigne_vase", "consigne-1", "consigne123456"] {
            assert_eq!(deposit(wrong), Err(()), "{wrong}");
        }
    }
}
