//! Serialisation of an address as a text: its normalised form.

use ::serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::email::EmailAddress;

impl Serialize for EmailAddress {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Parses by the rules of a sign-up, like [`EmailAddress::parse`]. For other rules, deserialise a
/// `String` and pass it to [`parse_with`](EmailAddress::parse_with).
impl<'de> Deserialize<'de> for EmailAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The error has the code only, because an address must not end up in logs.
        Self::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_written_and_read_as_its_normalised_form() {
        let address = EmailAddress::parse("Ada@BÜCHER.example").unwrap();
        let text = serde_json::to_string(&address).unwrap();
        assert_eq!(text, r#""Ada@bücher.example""#);
        assert_eq!(serde_json::from_str::<EmailAddress>(&text).unwrap(), address);
    }

    #[test]
    fn an_invalid_address_is_refused_and_not_repeated() {
        let error = serde_json::from_str::<EmailAddress>(r#""eve\r\n@example.org""#).unwrap_err();
        assert_eq!(error.to_string(), "local_invalid_chars");
        assert!(serde_json::from_str::<EmailAddress>("7").is_err());
    }
}
