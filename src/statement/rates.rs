//! Rates of VAT as statements write them: `5.5`, `10.0`, `1.05`.

use crate::domain::vat::VatRate;

/// The list of the registry that has the codes of rates.
pub const LIST: &str = "tva";
/// The code of every rate that France does not have. A till that sold at one, by a typing mistake
/// say, can tell its month all the same, and whoever reads it sees that something is odd.
pub const OTHER: &str = "autre";

/// The code of a rate: percent with one decimal, or two where one would cut it.
pub fn code_of(rate: VatRate) -> String {
    let points = rate.basis_points();
    match (points / 100, points % 100) {
        _ if !rate.is_french() => OTHER.to_owned(),
        (whole, part) if part % 10 == 0 => format!("{whole}.{}", part / 10),
        (whole, part) => format!("{whole}.{part:02}"),
    }
}

/// The rate that a code stands for, which has one way of writing alone; none for [`OTHER`].
pub fn of_code(code: &str) -> Option<VatRate> {
    let (whole, part) = code.split_once('.')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() > 2 || !(1..=2).contains(&part.len()) || !digits(whole) || !digits(part) {
        return None;
    }
    let tenths = if part.len() == 1 { 10 } else { 1 };
    let points = whole.parse::<u16>().ok()? * 100 + part.parse::<u16>().ok()? * tenths;
    VatRate::new(points).filter(|rate| code_of(*rate) == code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::registry::Registry;

    fn rate(points: u16) -> VatRate {
        VatRate::new(points).expect("a rate")
    }

    #[test]
    fn every_rate_of_france_has_its_code_and_back() {
        let mut codes = Vec::new();
        for points in 0..=3_000 {
            let code = code_of(rate(points));
            if rate(points).is_french() {
                assert_eq!(of_code(&code), Some(rate(points)), "{code}");
                codes.push(code);
            } else {
                assert_eq!((code.as_str(), of_code(&code)), (OTHER, None), "{points}");
            }
        }
        codes.push(OTHER.to_owned());
        let registry = Registry::current();
        let listed: Vec<&str> = registry.list(LIST).iter().map(|one| one.code.as_str()).collect();
        assert_eq!(codes, listed);
        assert_eq!(code_of(rate(105)), "1.05");
        assert_eq!(code_of(rate(1_300)), "13.0");
    }

    #[test]
    fn a_code_is_written_in_one_way() {
        for code in ["", "5", "5.", ".5", "5.50", "05.5", "+5.5", "5.5 ", "1.5", "20.000", "999.9"]
        {
            assert_eq!(of_code(code), None, "{code}");
        }
    }
}
