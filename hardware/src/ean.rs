//! Article numbers: GTIN-8, 12, 13 and 14 and their check digit.

/// Whether the text is 8, 12, 13 or 14 digits, the last one their check digit.
pub fn is_valid(code: &str) -> bool {
    let Some((digits, check)) = code.split_at_checked(code.len().saturating_sub(1)) else {
        return false;
    };
    matches!(code.len(), 8 | 12 | 13 | 14)
        && check_digit(digits).is_some_and(|digit| check.starts_with(digit))
}

/// The check digit that follows these digits; `None` where they aren't all digits or there are
/// none.
pub fn check_digit(digits: &str) -> Option<char> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // From the right, the digits count three times and once in turn.
    let sum = digits
        .bytes()
        .rev()
        .zip([3_u32, 1].into_iter().cycle())
        .fold(0, |sum, (byte, by)| (sum + by * u32::from(byte - b'0')) % 10);
    char::from_digit((10 - sum) % 10, 10)
}

/// The thirteen digits of a code of 8, 12 or 13 digits as tills look them up: a GTIN-12 gains a
/// leading zero; a GTIN-8 and a GTIN-14 stay as they are. `None` where the code isn't valid.
pub fn normalized(code: &str) -> Option<String> {
    is_valid(code).then(|| if code.len() == 12 { format!("0{code}") } else { code.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::{check_digit, is_valid, normalized};

    #[test]
    fn known_codes() {
        for code in ["3274080005003", "96385074", "036000291452", "10012345000017"] {
            assert!(is_valid(code), "{code}");
        }
        for code in ["3274080005004", "96385075", "", "3", "327408000500", "32740800O5003"] {
            assert!(!is_valid(code), "{code}");
        }
        assert!(!is_valid("é274080005003"), "letters of two bytes are no digits");
        assert!(!is_valid("12345678901e\u{301}"), "nor is half a letter at the end");
        assert_eq!(check_digit("327408000500"), Some('3'));
        assert_eq!(check_digit(""), None);
        assert_eq!(normalized("036000291452").as_deref(), Some("0036000291452"));
        assert_eq!(normalized("3274080005003").as_deref(), Some("3274080005003"));
        assert_eq!(normalized("3274080005004"), None);
    }
}
