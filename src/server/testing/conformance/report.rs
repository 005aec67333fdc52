//! What the checks found.

use std::fmt;

/// What [`Host::conformance`](crate::testing::Host::conformance) found: each promise of the crate, for each form.
/// `Display` is a table, with the fix below for each promise that is broken.
///
/// ```no_run
/// use leptos_signup::testing::Host;
///
/// async fn the_host_keeps_the_promises(host: &Host) {
///     host.conformance().await.assert();
/// }
/// ```
#[derive(Clone, Debug)]
#[must_use = "call `assert`, or print it"]
pub struct Report {
    pub(super) findings: Vec<Finding>,
}

/// One promise, checked for one form.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Finding {
    /// The id of the form.
    pub form: &'static str,
    /// The promise.
    pub promise: &'static str,
    /// Whether the host keeps it.
    pub outcome: Outcome,
}

/// What came of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// The promise is kept.
    Kept,
    /// The promise is broken. The sentence names the fix.
    Broken(String),
    /// The promise could not be checked, for this reason.
    NotTried(String),
}

impl Report {
    /// Every promise, form by form.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The promises that are broken.
    pub fn broken(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|it| matches!(it.outcome, Outcome::Broken(_)))
    }

    /// Panics with the table where a promise is broken.
    ///
    /// # Panics
    /// Where a promise is broken.
    #[track_caller]
    pub fn assert(&self) {
        assert!(self.broken().next().is_none(), "\n{self}");
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.findings.iter().map(|it| it.form.len()).max().unwrap_or_default().max(4);
        writeln!(f, "{:<width$}  {:<9}  promise", "form", "result")?;
        for Finding { form, promise, outcome } in &self.findings {
            let (result, note) = match outcome {
                Outcome::Kept => ("kept", None),
                Outcome::Broken(fix) => ("BROKEN", Some(fix)),
                Outcome::NotTried(reason) => ("not tried", Some(reason)),
            };
            writeln!(f, "{form:<width$}  {result:<9}  {promise}")?;
            if let Some(note) = note {
                writeln!(f, "{:<width$}  {:<9}  → {note}", "", "")?;
            }
        }
        let [kept, broken, left] = self.counts();
        write!(f, "{kept} kept, {broken} broken, {left} not tried")
    }
}

impl Report {
    fn counts(&self) -> [usize; 3] {
        let count = |matches: fn(&Outcome) -> bool| {
            self.findings.iter().filter(|it| matches(&it.outcome)).count()
        };
        [
            count(|it| matches!(it, Outcome::Kept)),
            count(|it| matches!(it, Outcome::Broken(_))),
            count(|it| matches!(it, Outcome::NotTried(_))),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let found = |promise, outcome| Finding { form: "account", promise, outcome };
        Report {
            findings: vec![
                found("the page is mounted", Outcome::Kept),
                found("the stylesheet is served", Outcome::Broken("Move the layer.".to_owned())),
                found("a link confirms", Outcome::NotTried("it has no address".to_owned())),
            ],
        }
    }

    #[test]
    fn a_report_is_a_table_with_the_fixes() {
        assert_eq!(
            report().to_string(),
            "form     result     promise\n\
             account  kept       the page is mounted\n\
             account  BROKEN     the stylesheet is served\n\
             \x20                   → Move the layer.\n\
             account  not tried  a link confirms\n\
             \x20                   → it has no address\n\
             1 kept, 1 broken, 1 not tried"
        );
    }

    #[test]
    #[should_panic(expected = "→ Move the layer.")]
    fn a_broken_promise_fails_the_test() {
        report().assert();
    }
}
