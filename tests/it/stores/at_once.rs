//! Several requests and several instances at once.

use super::*;

crate::on_each_database! {
    one_link_at_two_instances_makes_one_account,
    two_links_for_one_address_at_once_make_one_account,
    wrong_codes_at_once_are_counted_each,
    an_invite_is_not_overspent_by_many_at_once,
    a_place_is_taken_once_by_two_at_once,
    a_budget_is_not_overspent_by_many_at_once,
    a_budget_in_lots_is_spent_to_the_last_mail_and_no_further,
    two_instances_send_no_mail_twice,
    two_instances_purge_at_once,
    several_instances_start_at_once,
}

async fn one_link_at_two_instances_makes_one_account(database: Database) {
    let host = host(database).await;
    let other = beside(&host).await;
    for n in 0..5 {
        let email = format!("person{n}@example.org");
        host.register(&email).await;
        let cookie = host.open_newest(&email).await;
        let posts = [&host, &other, &host, &other].map(|host| confirm(host, &cookie));
        assert_eq!(join_all(posts).await, [DONE; 4]);
        assert_eq!(host.count(ACCOUNTS).await, n + 1);
        assert_eq!(host.mails(&email).await.len(), 2, "one welcome");
    }
}

async fn two_links_for_one_address_at_once_make_one_account(database: Database) {
    let host = host(database).await;
    let other = beside(&host).await;
    for n in 0..5 {
        let email = format!("person{n}@example.org");
        let one = host.register(&email).await.cookie();
        let one = format!("{one}; {}", host.open_newest(&email).await);
        host.clock.advance(MINUTE);
        let two = host.register(&email).await.cookie();
        let two = format!("{two}; {}", host.open_newest(&email).await);
        let (one, two) =
            tokio::join!(host.post_as(CONFIRM, &one, &[]), other.post_as(CONFIRM, &two, &[]));
        for answer in [&one, &two] {
            assert_ne!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.body);
        }
        assert!([one.location(), two.location()].contains(&DONE));
        assert_eq!(host.count(ACCOUNTS).await, n + 1);
    }
}

async fn wrong_codes_at_once_are_counted_each(database: Database) {
    let host = host(database).await;
    let other = beside(&host).await;
    let cookie = host.register("ada@example.org").await.cookie();
    let right = code(&host.mails("ada@example.org").await[0]);
    let wrong = [("code", "0000-0000")];
    let posts = (0..12).map(|n| if n % 2 == 0 { &host } else { &other });
    join_all(posts.map(|host| host.post_as(CHECK, &cookie, &wrong))).await;
    assert_eq!(host.count("SELECT code_tries FROM signup_attempt").await, 5);
    let late = host.post_as(CHECK, &cookie, &[("code", &right)]).await;
    assert_eq!((late.location(), host.count(ACCOUNTS).await), ("", 0));
}

async fn an_invite_is_not_overspent_by_many_at_once(database: Database) {
    let host = host_with(database, beta).await;
    let other = host.beside(beta).await;
    let invite = Invite::new().uses(3);
    let code = host.signup.invites("beta").create(invite).await.unwrap().code().expose();
    let mut cookies = Vec::new();
    for n in 0..8 {
        cookies.push(invited(&host, &format!("person{n}@example.org"), &code).await);
    }
    let password = [("password", PASSWORD)];
    let posts = cookies.iter().enumerate().map(|(n, cookie)| {
        let host = if n % 2 == 0 { &host } else { &other };
        host.post_as("/beta/confirm", cookie, &password)
    });
    let answers = join_all(posts).await;
    let done = answers.iter().filter(|answer| answer.location() == "/beta/done").count();
    assert_eq!((done, host.count(ACCOUNTS).await), (3, 3));
    assert_eq!(host.count("SELECT uses FROM signup_invite").await, 3);
}

async fn a_place_is_taken_once_by_two_at_once(database: Database) {
    let waitlist = |builder: SignupBuilder| builder.admission("account", Admission::waitlist());
    let host = host_with(database, waitlist).await;
    let other = host.beside(waitlist).await;
    for n in 0..5 {
        let email = format!("person{n}@example.org");
        host.register(&email).await;
        let one = host.open_newest(&email).await;
        host.clock.advance(MINUTE);
        host.register(&email).await;
        let two = host.open_newest(&email).await;
        let answers = tokio::join!(confirm(&host, &one), confirm(&other, &two));
        assert_eq!(answers, ("/join/us/waitlist".to_owned(), "/join/us/waitlist".to_owned()));
        let parked = "SELECT count(*) FROM signup_attempt WHERE state = 'parked'";
        assert_eq!(host.count(parked).await, n + 1);
    }
    let (list, same_list) = (host.signup.waitlist("account"), other.signup.waitlist("account"));
    let admitted = tokio::join!(list.admit_next(5), same_list.admit_next(5));
    assert_eq!(admitted.0.unwrap() + admitted.1.unwrap(), 5);
    assert_eq!(host.count(ACCOUNTS).await, 5);
}

async fn a_budget_is_not_overspent_by_many_at_once(database: Database) {
    let budgets = MailBudgets::new().pause(Duration::ZERO).per_mailbox(3);
    let host = host_with(database, |builder| builder.mail_budgets(budgets)).await;
    let other = host.beside(|builder| builder.mail_budgets(budgets)).await;
    let posts = (0..10).map(|n| if n % 2 == 0 { &host } else { &other });
    for answer in join_all(posts.map(|host| host.register("ada@example.org"))).await {
        assert_eq!(answer.location(), CHECK, "{}", answer.body);
    }
    assert_eq!(host.mails("ada@example.org").await.len(), 3);
    assert_eq!(host.count(ATTEMPTS).await, 10);
}

async fn a_budget_in_lots_is_spent_to_the_last_mail_and_no_further(database: Database) {
    let budgets = MailBudgets::unlimited().per_host(100);
    let with = |builder: SignupBuilder| builder.form(letter_form()).mail_budgets(budgets);
    let host = host_with(database, with).await;
    let hosts = [&host, &host.beside(with).await, &host.beside(with).await];
    let people: Vec<_> = (0..120).map(|n| format!("person{n}@example.org")).collect();
    for clients in people.chunks(24) {
        let posts = clients.iter().enumerate().map(|(n, email)| {
            let (host, fields) = (hosts[n % 3], [("email", email.as_str())]);
            async move { host.post("/letter", &fields).await }
        });
        for answer in join_all(posts).await {
            assert_eq!(answer.location(), "/letter/check", "{}", answer.body);
        }
    }
    let waiting = "SELECT count(*) FROM signup_outbox WHERE state = 'deferred'";
    assert_eq!(host.count(waiting).await, 20);
    let spent = "SELECT sum(spent) FROM signup_budget WHERE scope = 'host'";
    let lots = "SELECT count(*) FROM signup_budget WHERE scope = 'host'";
    // One writer needs one lot.
    let expected = if host.database.engine() == Engine::Sqlite { 1 } else { 4 };
    assert_eq!((host.count(spent).await, host.count(lots).await), (120, expected));
    host.clock.advance(2 * MINUTE * 60);
    host.signup.deliver_due_mail().await.unwrap();
    assert_eq!(host.mailer.mails().len(), 120);
}

async fn two_instances_send_no_mail_twice(database: Database) {
    let host = host(database).await;
    let others = [beside(&host).await, beside(&host).await];
    for n in 0..40 {
        host.register(&format!("person{n}@example.org")).await;
    }
    let (one, two, three) = tokio::join!(
        host.signup.deliver_due_mail(),
        others[0].signup.deliver_due_mail(),
        others[1].signup.deliver_due_mail(),
    );
    assert_eq!(one.unwrap().sent + two.unwrap().sent + three.unwrap().sent, 40);
    let mails = host.mailer.mails();
    let recipients: BTreeSet<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!((mails.len(), recipients.len()), (40, 40));
}

async fn two_instances_purge_at_once(database: Database) {
    let host = host(database).await;
    let other = beside(&host).await;
    for n in 0..20 {
        host.register(&format!("person{n}@example.org")).await;
    }
    host.signup.deliver_due_mail().await.unwrap();
    host.clock.advance(30 * DAY);
    let (one, two) = tokio::join!(host.signup.purge(), other.signup.purge());
    let (one, two) = (one.unwrap(), two.unwrap());
    assert_eq!((one.attempts + two.attempts, one.mails + two.mails), (20, 20));
    assert_eq!(host.count(ATTEMPTS).await, 0);
}

async fn several_instances_start_at_once(database: Database) {
    let engine = database.engine();
    let rounds = if engine == Engine::Sqlite { 20 } else { 5 };
    let mut database = database;
    for _ in 0..rounds {
        let stores = join_all((0..5).map(|_| connect(&database.url))).await;
        let stores: Vec<AnyStore> = stores.into_iter().map(Result::unwrap).collect();
        for migrated in join_all(stores.iter().map(|store| store.migrate())).await {
            migrated.unwrap();
        }
        assert_eq!(database.count("SELECT count(*) FROM signup_migrations").await, 1);
        assert_eq!(database.count(ATTEMPTS).await, 0);
        database = Database::fresh(engine).await.unwrap();
    }
}
