//! The server's half: a name by all rules.

use crate::username::{
    Username, character,
    common::{check_length, check_separators, check_typed},
    direction,
    error::UsernameError,
    mapping, reserved,
    rules::UsernameRules,
    script, shape,
};

/// Parses `input` by all rules.
pub(super) fn parse(input: &str, rules: &UsernameRules) -> Result<Username, UsernameError> {
    let typed = mapping::with_ordinary_width(input);
    check_typed(&typed)?;
    let mapped = mapping::in_lower_case(&typed);
    character::check_mapped(&mapped, rules.scripts())?;
    check_separators(&mapped)?;
    shape::check_marks(&mapped)?;
    shape::check_digits(&mapped)?;
    character::check_context(&mapped)?;
    check_length(&mapped, rules)?;
    script::check(&mapped, rules.scripts())?;
    direction::check(&mapped)?;
    if reserved::contains(&mapped, rules) {
        return Err(UsernameError::Reserved);
    }
    Ok(Username { original: input.to_owned(), mapped })
}
