//! Canonical JSON (RFC 8785) of the values that the journal holds: objects, arrays, texts,
//! booleans, nothing, and integers that every reader of JSON keeps exactly.

use serde_json::Value;
use thiserror::Error;

/// The largest integer that JSON readers keep exactly, 2^53 − 1.
pub const MAX_INTEGER: i64 = 9_007_199_254_740_991;

/// Why a value has no canonical form here, or a text is not one.
#[derive(Debug, Error)]
pub enum CanonicalError {
    /// A number that is not an integer within ±(2^53 − 1).
    #[error("a number is not an exact integer")]
    Number,
    /// A text could not be written.
    #[error("writing a text failed")]
    Text(#[source] serde_json::Error),
    /// The bytes are not JSON.
    #[error("the bytes are not JSON")]
    Syntax(#[source] serde_json::Error),
    /// The bytes are JSON in another than the canonical spelling.
    #[error("the bytes are not in canonical form")]
    Spelling,
}

/// The canonical bytes of a value.
///
/// # Errors
/// [`CanonicalError::Number`] for a fraction or an integer too large to be exact.
pub fn to_bytes(value: &Value) -> Result<Vec<u8>, CanonicalError> {
    let mut bytes = Vec::with_capacity(512);
    write(value, &mut bytes)?;
    Ok(bytes)
}

/// Reads a value and makes sure that these bytes are its one canonical form.
///
/// # Errors
/// [`CanonicalError`] for anything that [`to_bytes`] would not have written.
pub fn from_bytes(bytes: &[u8]) -> Result<Value, CanonicalError> {
    let value: Value = serde_json::from_slice(bytes).map_err(CanonicalError::Syntax)?;
    if to_bytes(&value)? != bytes {
        return Err(CanonicalError::Spelling);
    }
    Ok(value)
}

fn write(value: &Value, bytes: &mut Vec<u8>) -> Result<(), CanonicalError> {
    match value {
        Value::Null => bytes.extend_from_slice(b"null"),
        Value::Bool(true) => bytes.extend_from_slice(b"true"),
        Value::Bool(false) => bytes.extend_from_slice(b"false"),
        Value::Number(number) => {
            let integer = number.as_i64().ok_or(CanonicalError::Number)?;
            if integer.unsigned_abs() > MAX_INTEGER.unsigned_abs() {
                return Err(CanonicalError::Number);
            }
            bytes.extend_from_slice(integer.to_string().as_bytes());
        }
        Value::String(text) => write_text(text, bytes)?,
        Value::Array(items) => {
            bytes.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    bytes.push(b',');
                }
                write(item, bytes)?;
            }
            bytes.push(b']');
        }
        Value::Object(members) => {
            // RFC 8785 orders names by their UTF-16 units, whatever order the map keeps.
            let mut names: Vec<&String> = members.keys().collect();
            names.sort_by(|left, right| left.encode_utf16().cmp(right.encode_utf16()));
            bytes.push(b'{');
            for (index, name) in names.into_iter().enumerate() {
                if index > 0 {
                    bytes.push(b',');
                }
                write_text(name, bytes)?;
                bytes.push(b':');
                write(&members[name], bytes)?;
            }
            bytes.push(b'}');
        }
    }
    Ok(())
}

/// `serde_json` escapes what RFC 8785 wants escaped, in the same spelling, and nothing else.
fn write_text(text: &str, bytes: &mut Vec<u8>) -> Result<(), CanonicalError> {
    serde_json::to_writer(bytes, text).map_err(CanonicalError::Text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn names_are_ordered_and_blanks_left_out() {
        let value = json!({"b": [1, true, null], "a": {"é": "x", "z": -3}});
        let bytes = to_bytes(&value).expect("canonical");
        assert_eq!(
            String::from_utf8(bytes).expect("text"),
            r#"{"a":{"z":-3,"é":"x"},"b":[1,true,null]}"#
        );
    }

    /// The example of RFC 8785 §3.2.3: names by UTF-16 units, not by code points.
    #[test]
    fn names_are_ordered_as_the_standard_shows() {
        let value = json!({
            "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet",
            "1": "One", "\u{1f600}": "Emoji", "\u{80}": "Control", "\u{f6}": "O with Diaeresis",
        });
        let text = String::from_utf8(to_bytes(&value).expect("canonical")).expect("text");
        let order: Vec<usize> =
            ["Carriage Return", "One", "Control", "O with", "Euro", "Emoji", "Hebrew"]
                .iter()
                .map(|name| text.find(name).expect("present"))
                .collect();
        assert!(order.is_sorted(), "{text}");
        assert!(text.contains(r#""\r":"#));
    }

    #[test]
    fn fractions_and_inexact_integers_have_no_form() {
        for value in [json!(1.5), json!(9_007_199_254_740_992_i64), json!(u64::MAX)] {
            assert!(matches!(to_bytes(&value), Err(CanonicalError::Number)), "{value}");
        }
    }

    #[test]
    fn other_spellings_are_refused() {
        for text in [
            r#"{"b":1,"a":2}"#,
            r#"{"a": 1}"#,
            r#"{"a":1,"a":1}"#,
            "\"\\u0041\"",
            "01",
            "1.0",
            "{",
            "",
        ] {
            assert!(from_bytes(text.as_bytes()).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn texts_read_back(text in any::<String>(), number in -MAX_INTEGER..=MAX_INTEGER) {
            let value = json!({ text.clone(): [text, number] });
            let bytes = to_bytes(&value).expect("canonical");
            prop_assert_eq!(from_bytes(&bytes).expect("read back"), value);
        }

        #[test]
        fn any_bytes_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = from_bytes(&bytes);
        }
    }
}
