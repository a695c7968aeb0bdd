//! Article numbers (GTIN) and their check digit, by the GS1 General Specifications.

/// Whether `digits` is an article number of 8, 12, 13 or 14 digits with the right check digit.
pub fn is_gtin(digits: &str) -> bool {
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    if !plain || ![8, 12, 13, 14].contains(&digits.len()) {
        return false;
    }
    // From the right, the check digit counts once, the next three times, and so on.
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| u32::from(byte - b'0') * if place % 2 == 0 { 1 } else { 3 })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_and_wrong_check_digits() {
        for right in ["3274080005003", "96385074", "036000291452", "10614141000415"] {
            assert!(is_gtin(right), "{right}");
        }
        for wrong in ["3274080005004", "327408000500", "96385075", "", "12345678901ab", "٣٢٧٤٠٨٠٠"]
        {
            assert!(!is_gtin(wrong), "{wrong}");
        }
    }
}
