//! A waitlist: people prove their mailbox, and wait until the host lets them in.

use leptos_signup::{
    Admission, AdmissionError, Form, Signup, SignupBuilder, admission::AdmitOutcome,
};

pub fn early_form() -> Form {
    Form::new("early")
        .at("/early")
        .title("Be among the first")
        .submit_label("Join the waitlist")
        .email()
}

pub fn with_waitlist(builder: SignupBuilder) -> SignupBuilder {
    builder.form(early_form()).admission("early", Admission::waitlist())
}

/// Lets in the people who have waited longest. Each gets an account and a welcome mail.
pub async fn admit(signup: &Signup, people: u32) -> Result<u32, AdmissionError> {
    signup.waitlist("early").admit_next(people).await
}

/// Lets in the people of one company, and leaves the others where they are.
pub async fn admit_company(signup: &Signup, domain: &str) -> Result<usize, AdmissionError> {
    let waitlist = signup.waitlist("early");
    let (mut admitted, mut last) = (0, None);
    loop {
        let page = waitlist.list(last.as_ref(), 100).await?;
        for waiting in &page {
            if waiting.email_deliverable.rsplit_once('@').is_some_and(|(_, it)| it == domain)
                && matches!(waitlist.admit(waiting.id).await?, AdmitOutcome::Admitted { .. })
            {
                admitted += 1;
            }
        }
        last = page.into_iter().last();
        if last.is_none() {
            return Ok(admitted);
        }
    }
}
