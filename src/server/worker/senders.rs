//! How many mails are on their way to the mail server at a time.

use std::{pin::pin, time::Duration};

use tokio::{sync::Semaphore, time};

/// The mails that are sent at a time, apart from slow ones. Three instances behind one address stay within
/// the 50 connections that Postfix allows a client.
const SENDERS: usize = 16;

/// Places for mails that are sent. A leased mail waits for a place while others are sent, and gives it up
/// before its result is written, so that neither the mail server nor the database waits for the other.
#[derive(Debug)]
pub(crate) struct Senders(Semaphore);

impl Default for Senders {
    fn default() -> Self {
        Self(Semaphore::new(SENDERS))
    }
}

impl Senders {
    /// Sends in a place. A mail that takes longer than `slow_after` gives its place up, so that no mail
    /// waits much longer than that for one.
    pub(crate) async fn send<T>(
        &self,
        slow_after: Duration,
        sending: impl Future<Output = T>,
    ) -> T {
        let place = self.0.acquire().await;
        let mut sending = pin!(sending);
        if let Ok(sent) = time::timeout(slow_after, &mut sending).await {
            return sent;
        }
        drop(place);
        sending.await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn slow_mails_hold_the_others_up_for_a_moment_only() {
        let (senders, second) = (Senders::default(), Duration::from_secs(1));
        let begun = time::Instant::now();
        let slow = (0..SENDERS).map(|_| senders.send(second, time::sleep(100 * second)));
        let fast = senders.send(second, std::future::ready(begun.elapsed()));
        let (_, waited) = tokio::join!(futures::future::join_all(slow), async {
            fast.await;
            begun.elapsed()
        });
        assert_eq!(waited, second);
        assert_eq!(begun.elapsed(), 100 * second);
    }
}
