//! What becomes of connections when a server refuses, hangs up, is late, or says too much.

use std::time::Duration;

use tokio::time::{advance, timeout};

use crate::server::mail::{
    Mail, Mailer,
    smtp::test_server::{CLOSE, PIPELINING, PLAIN, SILENCE, Stub, person},
};

#[tokio::test(start_paused = true)]
async fn one_connection_carries_many_mails_with_and_without_pipelining() {
    for offers in [PIPELINING, PLAIN] {
        let stub = Stub::offering(offers);
        let mailer = stub.mailer("");
        for number in 0..5 {
            mailer.send(&person(number)).await.unwrap();
        }
        assert_eq!(stub.connections(), 1);
        let commands = stub.commands();
        assert_eq!(commands.len(), 1 + 5 * 3, "{commands:?}");
        assert_eq!(commands[0], "1 EHLO app.example.org");
        assert_eq!(commands[1], "1 MAIL FROM:<noreply@example.org>");
        assert_eq!(commands[2], "1 RCPT TO:<person0@example.org>");
        let accepted = stub.accepted();
        assert_eq!(accepted.len(), 5);
        for (number, (recipient, id)) in accepted.iter().enumerate() {
            assert_eq!(*recipient, format!("RCPT TO:<person{number}@example.org>"));
            assert_eq!(*id, format!("<person{number}@example.org>"));
        }
    }
}

/// The fault that a kept connection once had: what came late for one mail was the answer to the next.
#[tokio::test(start_paused = true)]
async fn a_reply_that_comes_late_or_in_part_is_never_the_answer_to_another_mail() {
    for offers in [PIPELINING, PLAIN] {
        for word in ["MAIL", "RCPT", "DATA", "content"] {
            for reply in
                [SILENCE, "25(silence)", "250-half\r\n(silence)", "250-half\r\n(close)", CLOSE]
            {
                let stub = Stub::offering(offers);
                let mailer = stub.mailer("");
                stub.reply(word, reply);
                let error = mailer.send(&person(1)).await.unwrap_err();
                assert!(!error.is_permanent() && error.fix().is_none(), "{word} {reply}: {error}");
                assert!(stub.accepted().is_empty(), "{word} {reply}");
                mailer.send(&person(2)).await.unwrap();
                assert_eq!(stub.connections(), 2, "{word} {reply}");
                assert_eq!(stub.accepted().len(), 1, "{word} {reply}");
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_mail_that_is_given_up_takes_its_connection_with_it() {
    for offers in [PIPELINING, PLAIN] {
        for word in ["MAIL", "RCPT", "DATA", "content"] {
            let stub = Stub::offering(offers);
            let mailer = stub.mailer("");
            mailer.send(&person(0)).await.unwrap();
            stub.reply(word, SILENCE);
            let mail = person(1);
            let sending = timeout(Duration::from_secs(3), mailer.send(&mail));
            assert!(sending.await.is_err(), "{word}");
            stub.reply("content", "550 5.1.1 no such user");
            let error = mailer.send(&person(2)).await.unwrap_err();
            assert!(error.is_refused_recipient(), "{word}: {error}");
            assert_eq!(stub.connections(), 2, "{word}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_that_says_more_than_it_was_asked_gets_no_further_mail() {
    for offers in [PIPELINING, PLAIN] {
        for (word, is_sent) in
            [("MAIL", false), ("RCPT", false), ("DATA", false), ("content", true)]
        {
            let stub = Stub::offering(offers);
            let mailer = stub.mailer("");
            let twice = if word == "DATA" { "354 go\r\n354 go" } else { "250 ok\r\n250 ok" };
            stub.reply(word, twice);
            let sent = mailer.send(&person(1)).await;
            assert_eq!(sent.is_ok(), is_sent, "{word}: {sent:?}");
            assert_eq!(stub.accepted().len(), usize::from(is_sent), "{word}");
            mailer.send(&person(2)).await.unwrap();
            assert_eq!(stub.connections(), 2, "{word}");
            assert_eq!(stub.accepted().len(), 1 + usize::from(is_sent), "{word}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_refused_recipient_costs_no_connection_and_starts_no_mail() {
    // The server refuses DATA too, or awaits a mail to no recipient (RFC 2920 §3.1).
    for data in ["503 no recipient", "554 no valid recipients", "354 go ahead"] {
        let stub = Stub::offering(PIPELINING);
        let mailer = stub.mailer("");
        stub.reply("RCPT", "550 5.1.1 no such user");
        stub.reply("DATA", data);
        let error = mailer.send(&person(1)).await.unwrap_err();
        assert!(error.is_refused_recipient(), "{data}: {error}");
        let ended = stub.commands().last().cloned().unwrap();
        let expected = if data.starts_with('3') { "an empty mail" } else { "1 DATA" };
        assert_eq!(ended, expected);
        assert!(stub.accepted().is_empty());
        mailer.send(&person(2)).await.unwrap();
        assert_eq!(stub.commands()[0], "1 RSET", "{data}");
        mailer.send(&person(3)).await.unwrap();
        assert_eq!(stub.commands()[0], "1 MAIL FROM:<noreply@example.org>", "{data}");
        assert_eq!((stub.connections(), stub.accepted().len()), (1, 2));
    }
    let stub = Stub::offering(PLAIN);
    let mailer = stub.mailer("");
    stub.reply("RCPT", "550 5.1.1 no such user");
    assert!(mailer.send(&person(1)).await.unwrap_err().is_refused_recipient());
    assert!(!stub.commands().contains(&"1 DATA".to_owned()));
    mailer.send(&person(2)).await.unwrap();
    assert_eq!((stub.commands()[0].as_str(), stub.connections()), ("1 RSET", 1));
}

/// The end of an empty mail would send it to a recipient that a confused server accepted.
#[tokio::test(start_paused = true)]
async fn no_empty_mail_goes_to_a_recipient_that_was_accepted() {
    let stub = Stub::offering(PIPELINING);
    let mailer = stub.mailer("");
    stub.reply("MAIL", "451 not now");
    assert!(mailer.send(&person(1)).await.is_err());
    assert!(!stub.commands().contains(&"an empty mail".to_owned()));
    mailer.send(&person(2)).await.unwrap();
    assert_eq!(stub.connections(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_counts_even_if_the_server_hangs_up_after_it() {
    let stub = Stub::offering(PIPELINING);
    let mailer = stub.mailer("");
    stub.reply("RCPT", "550 5.1.1 no such user\r\n(close)");
    let error = mailer.send(&person(1)).await.unwrap_err();
    assert!(error.is_refused_recipient(), "{error}");
    stub.reply("RCPT", "550 5.1.1 no such user");
    stub.reply("DATA", SILENCE);
    let error = mailer.send(&person(2)).await.unwrap_err();
    assert!(error.is_refused_recipient(), "{error}");
    assert_eq!(stub.connections(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_hung_up_between_two_mails_costs_no_failure() {
    for offers in [PIPELINING, PLAIN] {
        for (word, reply) in [
            ("content", "250 queued\r\n(close)"),
            ("content", "250 queued\r\n421 too many mails\r\n(close)"),
        ] {
            let stub = Stub::offering(offers);
            let mailer = stub.mailer("");
            stub.reply(word, reply);
            mailer.send(&person(1)).await.unwrap();
            // Until the end has arrived.
            tokio::task::yield_now().await;
            mailer.send(&person(2)).await.unwrap();
            assert_eq!(stub.connections(), 2, "{reply}");
        }
        // The end arrives while the next mail is on its way.
        for (word, reply) in [
            ("MAIL", CLOSE),
            ("MAIL", "421 4.4.2 timeout\r\n(close)"),
            ("MAIL", "452 4.5.3 too many mails"),
            ("RCPT", "421 shutting down\r\n(close)"),
            ("DATA", CLOSE),
        ] {
            let stub = Stub::offering(offers);
            let mailer = stub.mailer("");
            mailer.send(&person(1)).await.unwrap();
            stub.reply(word, reply);
            mailer.send(&person(2)).await.unwrap();
            assert_eq!((stub.connections(), stub.accepted().len()), (2, 2), "{word} {reply}");
        }
    }
}

/// The server may have accepted it, and only the outbox decides about a repeat.
#[tokio::test(start_paused = true)]
async fn a_mail_whose_content_was_sent_is_not_sent_again_at_once() {
    for reply in [CLOSE, SILENCE, "421 shutting down\r\n(close)"] {
        let stub = Stub::offering(PIPELINING);
        let mailer = stub.mailer("");
        mailer.send(&person(1)).await.unwrap();
        stub.reply("content", reply);
        assert!(!mailer.send(&person(2)).await.unwrap_err().is_permanent(), "{reply}");
        assert_eq!(stub.connections(), 1, "{reply}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_connection_carries_a_hundred_mails_in_a_minute_at_most() {
    let stub = Stub::offering(PIPELINING);
    let mailer = stub.mailer("");
    for number in 0..101 {
        mailer.send(&person(number)).await.unwrap();
    }
    assert_eq!(stub.connections(), 2);
    assert!(stub.commands().contains(&"1 QUIT".to_owned()));
    advance(Duration::from_secs(60)).await;
    mailer.send(&person(0)).await.unwrap();
    assert_eq!(stub.connections(), 3);
    assert!(stub.commands().contains(&"2 QUIT".to_owned()));
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_is_not_used_is_closed() {
    let stub = Stub::offering(PIPELINING);
    let mailer = stub.mailer("");
    assert!(mailer.rest().await);
    mailer.send(&person(1)).await.unwrap();
    assert!(!mailer.rest().await, "it may be used again");
    mailer.send(&person(2)).await.unwrap();
    assert!(!mailer.rest().await);
    assert!(mailer.rest().await);
    assert!(stub.commands().contains(&"1 QUIT".to_owned()));
    // A server that does not say good-bye holds nothing up for long.
    mailer.send(&person(3)).await.unwrap();
    stub.reply("QUIT", SILENCE);
    assert!(!mailer.rest().await);
    assert!(timeout(Duration::from_secs(2), mailer.rest()).await.unwrap());
}

#[tokio::test(start_paused = true)]
async fn mails_at_once_have_connections_of_their_own() {
    let stub = Stub::offering(PIPELINING);
    let mailer = stub.mailer("");
    for _ in 0..3 {
        let mails: Vec<Mail> = (0..8).map(person).collect();
        let sent = futures::future::join_all(mails.iter().map(|mail| mailer.send(mail))).await;
        assert!(sent.iter().all(Result::is_ok));
    }
    assert_eq!((stub.connections(), stub.accepted().len()), (8, 24));
}

/// Whatever a server does: a mail counts as sent if and only if the server said so about this mail.
#[tokio::test(start_paused = true)]
async fn no_fault_of_a_server_makes_a_mail_count_for_another_one() {
    const WORDS: [&str; 6] = ["EHLO", "MAIL", "RCPT", "DATA", "content", "RSET"];
    const FAULTS: [&str; 9] = [
        "250 ok\r\n250 ok",
        "354 go ahead",
        "421 later\r\n(close)",
        "451 later",
        "550 5.1.1 no such user",
        "250-half\r\n(silence)",
        "nonsense",
        SILENCE,
        CLOSE,
    ];
    let mut random = 1_u32;
    let mut below = |end: usize| {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(random >> 8).unwrap() % end
    };
    for round in 0..300 {
        let stub = Stub::offering(if round % 2 == 0 { PIPELINING } else { PLAIN });
        let mailer = stub.mailer("");
        let mut sent = Vec::new();
        for number in 0..6 {
            if below(2) == 0 {
                stub.reply(WORDS[below(WORDS.len())], FAULTS[below(FAULTS.len())]);
            }
            if mailer.send(&person(number)).await.is_ok() {
                sent.push(format!("<person{number}@example.org>"));
            }
        }
        let accepted = stub.accepted();
        for id in &sent {
            let copies = accepted.iter().filter(|(_, accepted)| accepted == id).count();
            assert_eq!(copies, 1, "round {round}: {id}");
        }
        for (recipient, id) in &accepted {
            assert_eq!(recipient.trim_start_matches("RCPT TO:"), id, "round {round}");
        }
    }
}
