//! A sign-up for people who have an invite.

use std::time::Duration;

use leptos_signup::{Admission, AdmissionError, Form, Invite, Signup, SignupBuilder};

const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);

pub fn member_form() -> Form {
    Form::new("member").at("/members/join").invite().email().password()
}

pub fn for_invited(builder: SignupBuilder) -> SignupBuilder {
    builder.form(member_form()).admission("member", Admission::invite_only())
}

/// A link for one person, which fills the code in. Send it as you like: the crate mails no invites.
pub async fn link_for(signup: &Signup, address: &str) -> Result<String, AdmissionError> {
    let invite = Invite::new().for_address(address).expires_in(WEEK);
    Ok(signup.invites("member").create(invite).await?.link().to_owned())
}

/// A code for a whole class, to be read aloud.
pub async fn code_for_class(signup: &Signup, people: u32) -> Result<String, AdmissionError> {
    let invite = Invite::new().uses(people).expires_in(WEEK);
    Ok(signup.invites("member").create(invite).await?.code().expose())
}
