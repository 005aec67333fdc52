//! Whether a program filled in a form.
//!
//! 1. A program sees the input that people do not see.
//! 2. It is faster than people are.
//! 3. It takes no page, keeps a page for days, or posts one page again and again. This counts only
//!    where the host has a signing key, because a page of a random key is lost with the process.
//!
//! A person who is taken for a program gets through by sending the page again: the page is then old
//! enough, and a page that was open for more than a day passes the second time.

use std::{sync::Arc, time::Duration};

use crate::{
    form::{self, Form, submission::Submission},
    server::{
        crypto::secret::SecretHash,
        error::internal::InternalError,
        flow::{
            context::Context,
            form_token::{FormTokens, TicketStatus},
        },
        store::captcha::AcceptedAnswer,
        telemetry::metrics,
    },
};

/// How many different posts of one page count as those of a person, who goes back to correct an
/// address, or was too fast at first.
const MAX_POSTS: usize = 3;

/// How long the posts of a page are remembered. A page is older then.
const MEMORY: Duration = Duration::from_secs(24 * 60 * 60);

/// Tells programs from people.
#[derive(Debug)]
pub(crate) struct BotTrap {
    pub(crate) cx: Arc<Context>,
    pub(crate) tokens: FormTokens,
}

/// What is known about a post of a page.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Judged {
    pub(crate) is_trapped: bool,
    /// Remembers that the page was posted, once the post has passed everything.
    pub(crate) ticket: Option<AcceptedAnswer>,
}

/// The posts of one page so far.
#[derive(Default)]
struct Posts {
    count: usize,
    /// The same post was among them.
    has_this: bool,
}

impl BotTrap {
    /// Judges the post of a page. `post` identifies it.
    pub(crate) async fn judge(
        &self,
        form: &Form,
        submission: &Submission,
        post: SecretHash,
    ) -> Result<Judged, InternalError> {
        let ticket = submission.get(form::TICKET);
        let status = self.tokens.status(ticket, self.cx.now());
        let posts = match status {
            TicketStatus::Unchecked | TicketStatus::Foreign => Posts::default(),
            _ => self.posts(ticket, post).await?,
        };
        let why = if form.traps(submission) {
            Some("trapped")
        } else {
            match status {
                TicketStatus::Foreign => Some("no_ticket"),
                TicketStatus::TooFast => Some("too_fast"),
                TicketStatus::TooOld if posts.count == 0 => Some("old_ticket"),
                TicketStatus::TooOld | TicketStatus::Good | TicketStatus::Unchecked => {
                    (posts.count >= MAX_POSTS && !posts.has_this).then_some("spent_ticket")
                }
            }
        };
        if let Some(why) = why {
            metrics::trapped(form, why);
        }
        let is_kept = !matches!(status, TicketStatus::Unchecked | TicketStatus::Foreign)
            && !posts.has_this
            && posts.count < MAX_POSTS;
        Ok(Judged {
            is_trapped: why.is_some(),
            ticket: is_kept.then(|| AcceptedAnswer {
                answer: place(ticket, posts.count),
                post,
                expires_at: self.cx.now() + MEMORY,
            }),
        })
    }

    async fn posts(&self, ticket: &str, post: SecretHash) -> Result<Posts, InternalError> {
        let mut posts = Posts::default();
        while posts.count < MAX_POSTS
            && let Some(known) = self.cx.store.find_answer(&place(ticket, posts.count)).await?
        {
            posts.count += 1;
            posts.has_this |= known == post;
        }
        Ok(posts)
    }
}

/// Where the store remembers a post of a page. No captcha answer has the same hash, because the name of
/// no input has a space.
fn place(ticket: &str, number: usize) -> SecretHash {
    SecretHash::of_text(&format!("post {number}\0{ticket}"))
}
