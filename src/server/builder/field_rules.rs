//! Checks that a field of the host's forms is usable.

use crate::{
    form::{
        CAPTCHA_FIELD, Form, NEW_PASSWORD, TICKET,
        field::{Field, FieldKind},
    },
    password::LOWEST_MINIMUM,
    text::countries,
};

/// Names that the sign-up itself uses in requests and in the profile.
const RESERVED_NAMES: [&str; 15] = [
    TICKET,
    NEW_PASSWORD,
    CAPTCHA_FIELD,
    "sure",
    "form",
    "code",
    "again",
    "token",
    "attempt",
    "id",
    "email",
    "username",
    "password",
    "invite",
    "confirmed",
];

pub(super) fn check_field(field: &Field) -> Result<(), String> {
    let name = field.name();
    match field.kind() {
        FieldKind::Email(options) if options.allow_empty_local => {
            return Err("accepts addresses without a local part, to which no mail can go: leave \
                        `allow_empty_local` at `false`"
                .to_owned());
        }
        FieldKind::Email(_) | FieldKind::Invite => return Ok(()),
        FieldKind::Username(_) if !field.is_required() => {
            return Err("has an optional username, which is not possible: remove the field or \
                        `.optional()`"
                .to_owned());
        }
        FieldKind::Username(rules) => {
            if rules.min_length() <= rules.max_length() && rules.max_length() > 0 {
                return Ok(());
            }
            return Err("asks for a username of an impossible length".to_owned());
        }
        FieldKind::Password(policy) => {
            if (LOWEST_MINIMUM..=64).contains(&policy.min_length()) {
                return Ok(());
            }
            return Err(format!(
                "asks for passwords of at least {} characters: give `with_min_length` a number \
                 from {LOWEST_MINIMUM} to 64",
                policy.min_length()
            ));
        }
        _ => {}
    }
    check_bounds(field)?;
    let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    if name.is_empty() || name.len() > 64 || !name.bytes().all(is_plain) {
        return Err(format!("has a field named `{name}`: use lower-case letters, digits and `_`"));
    }
    if RESERVED_NAMES.contains(&name) {
        return Err(format!("has a field named `{name}`, which the sign-up itself uses"));
    }
    Ok(())
}

/// Checks that a field of the host has a value to give.
fn check_bounds(field: &Field) -> Result<(), String> {
    let name = field.name();
    let impossible = match field.kind() {
        FieldKind::Text { length: (min, max) } | FieldKind::Multiline { length: (min, max) }
            if min > max || max == 0 =>
        {
            format!("has the field `{name}`, whose length is impossible")
        }
        FieldKind::Select([]) | FieldKind::Radio([]) | FieldKind::Several { choices: [], .. } => {
            format!("has the field `{name}` without a choice")
        }
        FieldKind::Select(choices)
        | FieldKind::Radio(choices)
        | FieldKind::Several { choices, .. }
            if choices.iter().any(|choice| choice.value.is_empty()) =>
        {
            format!("has a choice without a value in the field `{name}`")
        }
        FieldKind::Several { choices, count: (min, max) }
            if min > max || max == 0 || usize::from(min) > choices.len() =>
        {
            format!("has the field `{name}`, whose `.count(…)` is impossible")
        }
        FieldKind::Number { range: (min, max), decimals } if min > max || decimals > 15 => {
            format!("has the field `{name}`, whose range or decimals are impossible")
        }
        FieldKind::Date { min_age: Some(min), max_age: Some(max) } if min > max => {
            format!("has the field `{name}`, whose ages are impossible")
        }
        _ => return Ok(()),
    };
    Err(impossible)
}

pub(super) fn is_several(field: &Field) -> bool {
    matches!(field.kind(), FieldKind::Several { .. })
}

/// Checks that a condition is about a value that an earlier field can have.
pub(super) fn check_condition(form: &Form, at: usize) -> Result<(), String> {
    let field = &form.fields()[at];
    let Some(condition) = field.condition() else { return Ok(()) };
    let (name, on) = (field.name(), condition.name());
    if let FieldKind::Email(_)
    | FieldKind::Username(_)
    | FieldKind::Password(_)
    | FieldKind::Invite = field.kind()
    {
        return Err(format!("asks for `{name}` under a condition, but each sign-up needs it"));
    }
    let Some(other) = form.fields()[..at].iter().find(|field| field.name() == on) else {
        return Err(format!(
            "asks for `{name}` if `{on}` has a value, but has no field `{on}` before it"
        ));
    };
    let is_possible = |value: &&str| match other.kind() {
        FieldKind::Checkbox => *value == "on",
        FieldKind::Country => countries::codes().any(|code| code == *value),
        FieldKind::Hidden { .. } => true,
        _ => other.choices().iter().any(|choice| choice.value == *value),
    };
    match condition.values().iter().find(|value| !is_possible(value)) {
        None => Ok(()),
        Some(value) => Err(format!(
            "asks for `{name}` if `{on}` is `{value}`, which `{on}` cannot be: a condition can be about a \
             choice, a country, a hidden input, or a checkbox, which is `on`"
        )),
    }
}
