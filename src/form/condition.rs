//! Fields that a form asks for only if another field has a given value.

/// The values of another field for which a field is asked.
#[derive(Clone, Copy, Debug)]
pub struct Condition {
    name: &'static str,
    values: Values,
}

#[derive(Clone, Copy, Debug)]
enum Values {
    One(&'static str),
    Among(&'static [&'static str]),
}

impl Condition {
    pub(super) const fn one(name: &'static str, value: &'static str) -> Self {
        Self { name, values: Values::One(value) }
    }

    pub(super) const fn among(name: &'static str, values: &'static [&'static str]) -> Self {
        Self { name, values: Values::Among(values) }
    }

    /// The name of the other field.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The values of the other field for which the field is asked.
    #[must_use]
    pub const fn values(&self) -> &[&'static str] {
        match &self.values {
            Values::One(value) => core::slice::from_ref(value),
            Values::Among(values) => values,
        }
    }
}
