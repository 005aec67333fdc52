//! The result of a check of the way to the mail server.

use std::fmt;

use crate::server::mail::{error::MailError, stage::MailStage};

/// How far a check came on the way to the mail server, from
/// [`Signup::check_mail`](crate::Signup::check_mail). No mail is sent.
#[derive(Clone, Debug, Default)]
pub struct MailCheck {
    steps: Vec<MailCheckStep>,
}

/// One stage of a check.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct MailCheckStep {
    /// The stage.
    pub stage: MailStage,
    /// Whether the stage succeeded.
    pub is_ok: bool,
    /// What happened, in a sentence. Of a failure, with the server's words.
    pub text: String,
    /// The likely fix of a failure.
    pub fix: Option<String>,
}

impl MailCheck {
    /// A check without stages.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a stage that succeeded.
    pub fn passed(&mut self, stage: MailStage, text: impl Into<String>) {
        self.steps.push(MailCheckStep { stage, is_ok: true, text: text.into(), fix: None });
    }

    /// Adds the stage that failed. The stages after it are not tried.
    pub fn failed(&mut self, stage: MailStage, error: &MailError) {
        let fix = error.fix().map(|(_, fix)| fix.to_owned());
        self.steps.push(MailCheckStep { stage, is_ok: false, text: error.to_string(), fix });
    }

    /// The stages, in their order.
    #[must_use]
    pub fn steps(&self) -> &[MailCheckStep] {
        &self.steps
    }

    /// The stage that failed. `None` if all succeeded.
    #[must_use]
    pub fn failure(&self) -> Option<&MailCheckStep> {
        self.steps.iter().find(|step| !step.is_ok)
    }

    /// Whether the server would accept a mail.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.failure().is_none()
    }
}

/// A line for each stage.
impl fmt::Display for MailCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.steps.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            let outcome = if step.is_ok { "ok" } else { "FAILED" };
            write!(f, "{:<8} {outcome}: {}", step.stage.as_str(), step.text)?;
            if let Some(fix) = &step.fix {
                write!(f, ". {fix}")?;
            }
        }
        Ok(())
    }
}
