//! The body of a request: one flat JSON object without repeated names. Only a field of several choices has an
//! array, of strings. A member that is `null` counts as
//! absent, because many languages write absent values so.

use core::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::error::Category;

use crate::{
    form::{
        field::{Field, FieldKind},
        page_forms::{ConfirmationFields, LANGUAGE_FIELD},
        submission::Submission,
    },
    server::http::api::problem::{Detail, ProblemDetails, ProblemKind},
    text::{language::Language, message::Message},
};

/// The most members of a body, as many as a form post may have fields.
pub(crate) const MAX_MEMBERS: usize = 64;

/// The most elements of an array, which no field has as many choices as.
pub(crate) const MAX_ELEMENTS: usize = 200;

/// The members of a body. One may be a password, so there is no `Debug`.
pub(crate) struct Members(Vec<(String, Member)>);

#[derive(Clone, PartialEq, Eq)]
enum Member {
    Text(String),
    Flag(bool),
    /// A number, by its digits.
    Number(String),
    /// It counts as absent.
    Null,
    /// An array of strings.
    List(Vec<String>),
    /// Another array, or an object.
    Nested,
}

impl Members {
    /// Parses a body. A member for one of `fields` may be an array, if the field takes one.
    pub(crate) fn read(body: &[u8], fields: &[Field]) -> Result<Self, ProblemDetails> {
        // RFC 8259 §8.1 lets a parser ignore a byte order mark.
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        let mut members: Self = serde_json::from_slice(body).map_err(|error| {
            let at = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            malformed(match error.classify() {
                Category::Data => Detail::Message(Message::ApiNotAnObject),
                // The text of the error could quote the body.
                _ => Detail::Numbers(
                    Message::ApiNotJson,
                    vec![("line", at(error.line())), ("column", at(error.column()))],
                ),
            })
        })?;
        let Self(all) = &members;
        if all.len() > MAX_MEMBERS {
            let max = u32::try_from(MAX_MEMBERS).unwrap_or(u32::MAX);
            return Err(malformed(Detail::Numbers(Message::ApiTooManyMembers, vec![("max", max)])));
        }
        // A repeated member is ambiguous (CWE-235, RFC 8259 §4).
        let is_twice = |at: usize| all[..at].iter().any(|(name, _)| *name == all[at].0);
        if (0..all.len()).any(is_twice) {
            return Err(malformed(Message::ApiMemberTwice));
        }
        let is_list = |name: &str| fields.iter().any(|it| it.name() == name && is_several(it));
        let is_flat = |(name, member): &(String, Member)| match member {
            Member::List(_) => is_list(name),
            other => *other != Member::Nested,
        };
        if !all.iter().all(is_flat) {
            return Err(malformed(Message::ApiNested));
        }
        members.0.retain(|(_, member)| *member != Member::Null);
        Ok(members)
    }

    /// The same members of a request in this language.
    pub(crate) fn in_language(self, language: Language) -> Self {
        let others = self.0.into_iter().filter(|(name, _)| name != LANGUAGE_FIELD);
        let language = (LANGUAGE_FIELD.to_owned(), Member::Text(language.to_string()));
        Self(others.chain([language]).collect())
    }

    /// The text of a member, if the body has it.
    pub(crate) fn text(&self, name: &'static str) -> Result<Option<&str>, ProblemDetails> {
        match self.get(name) {
            None => Ok(None),
            Some(Member::Text(text)) => Ok(Some(text)),
            Some(_) => Err(wrong_type(name, Message::ApiNotAString)),
        }
    }

    /// The text of a member that the body must have.
    pub(crate) fn required(&self, name: &'static str) -> Result<&str, ProblemDetails> {
        self.text(name)?.ok_or_else(|| wrong_type(name, Message::ApiNotAString))
    }

    /// The fields of a confirmation that a form post with the same names would have.
    pub(crate) fn late(&self) -> ConfirmationFields {
        ConfirmationFields::of(&Submission::from_pairs(
            self.0.iter().map(|(name, _)| (name.as_str(), "")),
        ))
    }

    /// The form post with the same content, once the members for `fields` have the right types.
    pub(crate) fn submission(&self, fields: &[Field]) -> Result<Submission, ProblemDetails> {
        for field in fields {
            let Some(member) = self.get(field.name()) else { continue };
            let (is_right, expected) = match field.kind() {
                FieldKind::Checkbox | FieldKind::Consent(_) => {
                    (matches!(member, Member::Flag(_)), Message::ApiNotABoolean)
                }
                FieldKind::Number { .. } => {
                    (matches!(member, Member::Number(_)), Message::ApiNotANumber)
                }
                FieldKind::Several { .. } => {
                    (matches!(member, Member::List(_)), Message::ApiNotAList)
                }
                _ => (matches!(member, Member::Text(_)), Message::ApiNotAString),
            };
            if !is_right {
                return Err(wrong_type(field.name(), expected));
            }
        }
        // A name of inputs, such as `topics[]`, is not one of a member.
        let named = self.0.iter().filter(|(name, _)| !name.ends_with("[]"));
        let posted = named.flat_map(|(name, member)| match member {
            Member::List(values) => {
                let name = [name, "[]"].concat();
                values.iter().map(|value| (name.clone(), value.as_str())).collect()
            }
            member => vec![(name.clone(), member.as_posted())],
        });
        Ok(Submission::from_pairs(posted))
    }

    fn get(&self, name: &str) -> Option<&Member> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, member)| member)
    }
}

impl Member {
    fn as_posted(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number(text) => text,
            Self::Flag(true) => "on",
            Self::Flag(false) | Self::Null | Self::List(_) | Self::Nested => "",
        }
    }
}

/// Whether the field takes several values, so an array.
fn is_several(field: &Field) -> bool {
    matches!(field.kind(), FieldKind::Several { .. })
}

fn malformed(detail: impl Into<Detail>) -> ProblemDetails {
    ProblemDetails::new(ProblemKind::Malformed, detail)
}

fn wrong_type(name: &'static str, expected: Message) -> ProblemDetails {
    malformed(Detail::Text(expected, "name", name.to_owned()))
}

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Object)
    }
}

impl<'de> Deserialize<'de> for Member {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Member;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_str<E>(self, text: &str) -> Result<Member, E> {
                Ok(Member::Text(text.to_owned()))
            }

            fn visit_string<E>(self, text: String) -> Result<Member, E> {
                Ok(Member::Text(text))
            }

            fn visit_bool<E>(self, flag: bool) -> Result<Member, E> {
                Ok(Member::Flag(flag))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Member, E> {
                Ok(Member::Number(number.to_string()))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Member, E> {
                Ok(Member::Number(number.to_string()))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Member, E> {
                Ok(Member::Number(number.to_string()))
            }

            fn visit_unit<E>(self) -> Result<Member, E> {
                Ok(Member::Null)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Member, A::Error> {
                let mut texts = Some(Vec::new());
                while let Some(element) = sequence.next_element::<Member>()? {
                    texts = match (texts, element) {
                        (Some(mut texts), Member::Text(text)) if texts.len() < MAX_ELEMENTS => {
                            texts.push(text);
                            Some(texts)
                        }
                        _ => None,
                    };
                }
                Ok(texts.map_or(Member::Nested, Member::List))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Member, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Member::Nested)
            }
        }

        deserializer.deserialize_any(Any)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::choice::Choice;

    const TOPICS: [Choice; 2] = [Choice::new("trees", "Trees"), Choice::new("bees", "Bees")];

    #[test]
    fn only_a_field_of_several_choices_has_an_array() {
        let fields = [Field::several("topics", &TOPICS), Field::text("name")];
        let pairs = |body: &str| {
            let members = Members::read(body.as_bytes(), &fields).ok()?;
            Some(members.submission(&fields).ok()?.to_urlencoded())
        };
        let posted = pairs(r#"{"topics": ["bees", "trees"], "name": "Ada"}"#);
        assert_eq!(posted.as_deref(), Some("topics%5B%5D=bees&topics%5B%5D=trees&name=Ada"));
        assert_eq!(pairs(r#"{"topics": []}"#).as_deref(), Some(""));
        // The name of the inputs is no way around the types.
        assert_eq!(pairs(r#"{"topics[]": "bees"}"#).as_deref(), Some(""));
        let many = format!(r#"{{"topics": [{}"bees"]}}"#, r#""bees","#.repeat(MAX_ELEMENTS));
        for body in [
            r#"{"name": ["Ada"]}"#,
            r#"{"other": ["Ada"]}"#,
            r#"{"topics": [1]}"#,
            r#"{"topics": ["bees", null]}"#,
            r#"{"topics": [["bees"]]}"#,
            r#"{"topics": {"0": "bees"}}"#,
            &many,
        ] {
            assert_eq!(pairs(body), None, "{body}");
        }
    }

    fn detail(body: &[u8]) -> String {
        Members::read(body, &[]).err().map(|problem| problem.detail()).unwrap_or_default()
    }

    #[test]
    fn a_flat_object_is_read() {
        let members = Members::read(br#" {"a": "\u00e9", "b": true, "c": -1, "d": null} "#, &[]);
        let members = members.unwrap_or_else(|problem| panic!("{}", problem.detail()));
        let submission = members.submission(&[]).unwrap_or_default();
        let pairs: Vec<_> = submission.pairs().collect();
        assert_eq!(pairs, [("a", "é"), ("b", "on"), ("c", "-1")]);
    }

    #[test]
    fn a_repeated_name_is_refused_however_it_is_written() {
        for body in [
            &br#"{"email": "a", "email": "a"}"#[..],
            br#"{"email": "a", "e\u006dail": "b"}"#,
            br#"{"": 1, "x": 2, "": 3}"#,
        ] {
            assert_eq!(detail(body), "The object contains a member more than once.");
        }
    }

    #[test]
    fn nothing_is_nested_however_deep() {
        let deep = format!(r#"{{"a": {}{}}}"#, "[".repeat(8000), "]".repeat(8000));
        for body in [r#"{"a": {}}"#, r#"{"a": [1, 2]}"#, &deep] {
            let detail = detail(body.as_bytes());
            assert!(detail.contains("nested") || detail.contains("not valid JSON"), "{detail}");
        }
    }

    #[test]
    fn an_error_never_quotes_the_body() {
        let bodies: [&[u8]; 10] = [
            b"",
            b"secret",
            br#""secret""#,
            b"[\"secret\"]",
            b"{\"secret\": \"secret\"",
            b"{\"secret\": secret}",
            b"{\"secret\": \"\xff\"}",
            b"\xef\xbb\xbf\xef\xbb\xbf{}",
            br#"{"secret": "\ud800"}"#,
            b"{} secret",
        ];
        for body in bodies {
            let detail = detail(body);
            assert!(detail.starts_with("The body ") && !detail.contains("secret"), "{detail}");
        }
    }

    #[test]
    fn a_member_of_the_wrong_type_is_named() {
        let fields = [
            Field::text("name"),
            Field::checkbox("tools"),
            Field::number("trees", 0..=9),
            Field::several("topics", &TOPICS),
        ];
        for (body, expected) in [
            (r#"{"name": 7}"#, "The member `name` must be a string."),
            (r#"{"tools": "on"}"#, "The member `tools` must be true or false."),
            (r#"{"trees": "3"}"#, "The member `trees` must be a number."),
            (r#"{"topics": "bees"}"#, "The member `topics` must be an array of strings."),
        ] {
            let Ok(members) = Members::read(body.as_bytes(), &fields) else { panic!("{body}") };
            let problem = members.submission(&fields).err();
            assert_eq!(problem.map(|problem| problem.detail()).as_deref(), Some(expected));
        }
    }
}
