//! An address in JSON and the like is its normalised form, a text.

use ::serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::EmailAddress;

impl Serialize for EmailAddress {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// By the rules of a sign-up, as [`EmailAddress::parse`]. For others take a text and give it to
/// [`parse_with`](EmailAddress::parse_with).
impl<'de> Deserialize<'de> for EmailAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The word of the rule, and never what was given: it ends in logs.
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
    fn what_is_no_address_is_refused_without_being_repeated() {
        let error = serde_json::from_str::<EmailAddress>(r#""eve\r\n@example.org""#).unwrap_err();
        assert_eq!(error.to_string(), "local_invalid_chars");
        assert!(serde_json::from_str::<EmailAddress>("7").is_err());
    }
}
