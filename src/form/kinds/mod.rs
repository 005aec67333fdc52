//! The kinds of fields: for each its constructor, and the function that reads its values.
//!
//! Only the constructor names the function, so a program that never calls the constructor does not contain
//! the rules of the kind.

mod account;
mod choices;
mod countries;
mod date;
mod number;
mod telephone;
mod text;
mod url;

use crate::form::problem::ProblemCode;

fn missing_if(is_missing: bool) -> Result<(), ProblemCode> {
    if is_missing { Err(ProblemCode::Missing) } else { Ok(()) }
}
