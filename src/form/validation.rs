//! From a submission to a registration: which fields count, and in which order they are read.

use crate::form::{
    bound::Bound,
    date::Today,
    field::{Field, FieldKind},
    problem::{Problem, ProblemCode},
    registration::Registration,
    submission::Submission,
    value::Value,
};

/// Reads the fields whose condition holds. The others are left out, as if nothing had been posted for them.
pub(super) fn validate(
    fields: &[Field],
    submission: &Submission,
) -> Result<Registration, Vec<Problem>> {
    let mut accepted = Registration::default();
    let mut problems = Vec::new();
    // Secrets come last: the rules for a password compare it with the other fields.
    let (secret, open): (Vec<_>, Vec<_>) =
        fields.iter().enumerate().partition(|(_, field)| field.is_secret());
    for (at, field) in open.into_iter().chain(secret) {
        if is_asked(fields, at, submission)
            && let Err(code) = field.accept(submission, &mut accepted)
        {
            problems.push((at, Problem::new(field.name(), code)));
        }
    }
    if problems.is_empty() {
        return Ok(accepted);
    }
    problems.sort_by_key(|(at, _)| *at);
    Err(problems.into_iter().map(|(_, problem)| problem).collect())
}

/// Whether the condition of the field at `at` holds. It is about an earlier field, which must be asked for too.
pub(crate) fn is_asked(fields: &[Field], at: usize, submission: &Submission) -> bool {
    let Some(condition) = fields.get(at).and_then(Field::condition) else { return true };
    let earlier = fields.get(..at).unwrap_or_default();
    let Some(other) = earlier.iter().position(|field| field.name() == condition.name()) else {
        return false;
    };
    let is_among = |posted: &str| {
        // A program may post a ticked checkbox as `true`.
        let is_box = matches!(earlier[other].kind(), FieldKind::Checkbox);
        let posted = if is_box && posted == "true" { "on" } else { posted };
        condition.values().contains(&posted)
    };
    earlier[other].posted(submission).into_iter().any(is_among)
        && is_asked(fields, other, submission)
}

/// The dates that fit no allowed age on this day.
pub(super) fn check_ages(fields: &[Field], accepted: &Registration, today: Today) -> Vec<Problem> {
    let problem = |field: &Field| {
        let FieldKind::Date { min_age, max_age } = field.kind() else { return None };
        let Value::Date(day) = accepted.value(field.name())? else { return None };
        let youngest = day.years_until(today.latest);
        let oldest = day.years_until(today.earliest);
        let (bound, limit) = match (min_age, max_age) {
            (Some(min), _) if youngest < i32::from(min) => (Bound::MinAge, min),
            (_, Some(max)) if oldest > i32::from(max) => (Bound::MaxAge, max),
            _ => return None,
        };
        let code = ProblemCode::OutOfBounds { bound, limit: limit.into() };
        Some(Problem::new(field.name(), code))
    };
    fields.iter().filter_map(problem).collect()
}
