//! The check digits of carriers. Each takes the number without blanks and says whether its last
//! character goes with the others; a text of another form never does.

/// UPU S10: two letters, nine digits of which the last checks the eight before it, two letters.
pub(super) fn s10(number: &str) -> bool {
    const WEIGHTS: [u32; 8] = [8, 6, 4, 2, 3, 5, 9, 7];
    let Some(digits) = number.get(2..11).and_then(digits) else {
        return false;
    };
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let check = match 11 - sum % 11 {
        10 => 0,
        11 => 5,
        other => other,
    };
    digits.get(8) == Some(&check)
}

/// UPS: fifteen letters and digits behind `1Z` and a digit that checks them.
pub(super) fn ups(number: &str) -> bool {
    let Some(body) = number.strip_prefix("1Z").filter(|body| body.len() == 16) else {
        return false;
    };
    let value = |byte: u8| match byte {
        b'0'..=b'9' => Some(u32::from(byte - b'0')),
        // The letters count from A = 2 and start again at ten.
        b'A'..=b'Z' => Some((u32::from(byte) - 63) % 10),
        _ => None,
    };
    let values: Option<Vec<u32>> = body.bytes().map(value).collect();
    let Some((check, values)) = values.as_deref().and_then(<[u32]>::split_last) else {
        return false;
    };
    let weighted = values.iter().enumerate().map(|(at, value)| value * [1, 2][at % 2]);
    (10 - weighted.sum::<u32>() % 10) % 10 == *check
}

/// DPD: ISO 7064, mod 37,36, over digits and letters with the check character last.
pub(super) fn dpd(number: &str) -> bool {
    let values: Option<Vec<u32>> =
        number.chars().map(|one| one.to_digit(36).filter(|_| one.is_ascii())).collect();
    let Some((last, body)) = values.as_deref().and_then(<[u32]>::split_last) else {
        return false;
    };
    let carried = body.iter().fold(36, |carry, value| {
        let sum = (carry + value) % 36;
        (if sum == 0 { 36 } else { sum }) * 2 % 37
    });
    (carried + last) % 36 == 1
}

fn digits(text: &str) -> Option<Vec<u32>> {
    text.chars().map(|one| one.to_digit(10)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_examples() {
        assert!(s10("RB123456785GB"));
        assert!(ups("1Z5R89390357567127"));
        assert!(dpd("09980000020033F"));
        assert!(dpd("008182709980000020033350276C"));
        assert!(dpd("008182709980000020045327276N"));
    }

    #[test]
    fn remainders_that_give_ten_and_eleven() {
        // Weighted sums of 1 and of 0 modulo 11.
        assert!(s10("RB101000000FR") && !s10("RB101000005FR"));
        assert!(s10("RB100010005FR") && !s10("RB100010000FR"));
    }

    #[test]
    fn other_forms_never_check() {
        for text in ["", "1", "1Z", "RB", "RB12345678", "é", "1Zé", "ééééééé", "1Z5R8939035756712é"]
        {
            assert!(!s10(text) && !ups(text), "{text}");
        }
        assert!(!dpd(""));
        assert!(!dpd("é"));
    }
}
