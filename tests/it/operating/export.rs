//! Telling a person what is stored of them.

use std::{collections::BTreeSet, time::Duration};

use leptos_signup::{
    Identity, Invite, Subject,
    accounts::LinkOutcome,
    operations::PersonalData,
    username::{Username, UsernameRules},
};
use serde_json::Value;

use super::erasure::{address, forms, wants_a_garden};
use crate::common::{
    Diary, Host, PASSWORD, code,
    database::{Database, Pool},
    link,
};

crate::on_each_database! {
    all_that_an_erasure_deletes_is_exported_and_nothing_of_others,
    every_column_is_exported_or_withheld_for_a_reason,
    the_export_of_an_account_holds_what_its_erasure_would_delete,
    a_name_finds_the_data_where_there_is_no_address,
}

/// What no export holds, and why.
const WITHHELD: &[(&str, &str)] = &[
    ("signup_account.key_version", "a number of the rules for keys"),
    ("signup_account.username_version", "a number of the rules for keys"),
    ("signup_account.password_hash", "a secret"),
    ("signup_account.password_id", "a random id: session tags are made with it"),
    ("signup_account.request_hash", "a secret: what repeats the request finds the account"),
    ("signup_account.request_expires_at", "goes with the hash of the request"),
    ("signup_attempt.key_version", "a number of the rules for keys"),
    ("signup_attempt.username_version", "a number of the rules for keys"),
    ("signup_attempt.mailbox_hash", "a hash of the address, which is exported"),
    ("signup_attempt.password_hash", "a secret"),
    ("signup_attempt.originator_hash", "a secret: the cookie of the browser"),
    ("signup_attempt.code_hash", "a secret"),
    (
        "signup_attempt.claim_account",
        "the id of the account, which is exported, until it is claimed",
    ),
    ("signup_attempt.claim_hash", "a secret: a hash of the password's hash"),
    ("signup_attempt.parked_key", "a copy of email_key"),
    ("signup_link.link_hash", "a secret"),
    ("signup_outbox.mailbox_hash", "a hash of the address, which is exported"),
    ("signup_outbox.secret", "a secret: link and code"),
    (
        "signup_outbox.network_hash",
        "a keyed hash of the network that asked, which may be another's",
    ),
    ("signup_outbox.link_hash", "a secret"),
    ("signup_outbox.code_hash", "a secret"),
    ("signup_invite.code_hash", "a secret"),
    ("signup_budget.lot", "a part of a count that many people share"),
    ("signup_budget.key_hash", "a keyed hash of the address, which is exported"),
    (
        "signup_outbox.account_id",
        "the account that the mail is about, which may be another person's",
    ),
    ("signup_account_link.token_hash", "a secret"),
    ("signup_account_link.form", "the mail that brings the link is exported"),
    ("signup_account_link.purpose", "the mail that brings the link is exported"),
    ("signup_account_link.account_id", "the mail that brings the link is exported"),
    (
        "signup_account_link.new_address",
        "the mail that brings the link is exported to the reader of that address, and to no other: it would \
         tell whether the address has an account",
    ),
    ("signup_account_link.expires_at", "the mail that brings the link is exported"),
    ("signup_answer.answer_hash", "no column leads from a person to the row"),
    ("signup_answer.post_hash", "no column leads from a person to the row"),
    ("signup_answer.expires_at", "no column leads from a person to the row"),
    ("signup_outage.form", "about the provider of a captcha"),
    ("signup_outage.ends_at", "about the provider of a captcha"),
    ("signup_held_name.name_hash", "a keyed hash of a name: no column leads from a person to it"),
    ("signup_held_name.ends_at", "goes with the hash of the name"),
    ("signup_migrations.version", "about the tables"),
];

/// The member of the export for a table.
const MEMBERS: &[(&str, &str)] = &[
    ("signup_account", "accounts"),
    ("signup_attempt", "attempts"),
    ("signup_link", "links"),
    ("signup_consent", "consents"),
    ("signup_outbox", "mails"),
    ("signup_invite", "invites"),
    ("signup_budget", "budgets"),
    ("signup_event", "events"),
    ("signup_identity", "identities"),
];

/// A host that knows Ada and Eve in every table.
async fn known(database: Database) -> Host {
    let host = Host::on(database, |builder| forms(builder).on_event(Diary::default())).await;
    for email in ["ada@example.org", "eve@example.org"] {
        host.has_account(email).await;
        wants_a_garden(&host, email).await;
        let invite = Invite::new().for_address(email);
        host.signup.invites("beta").create(invite).await.unwrap();
        let accounts = host.signup.accounts("account");
        let account = accounts.by_login(email).await.unwrap().unwrap().id;
        let identity = Identity::new("https://id.example.org", email).unwrap();
        assert_eq!(accounts.link(account, &identity).await.unwrap(), LinkOutcome::Linked);
    }
    host
}

async fn export(host: &Host, subject: &Subject) -> PersonalData {
    host.signup.export(subject).await.unwrap()
}

/// The columns of our tables, as the database names them.
async fn columns(database: &Database) -> BTreeSet<String> {
    let columns: Vec<String> = match &database.pool {
        Pool::Sqlite(pool) => {
            let sql = "SELECT tables.name || '.' || columns.name
                       FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
                       WHERE tables.type = 'table' AND tables.name LIKE 'signup\\_%' ESCAPE '\\'";
            sqlx::query_scalar(sql).fetch_all(pool).await.unwrap()
        }
        Pool::Postgres(pool) => {
            let sql = "SELECT table_name || '.' || column_name FROM information_schema.columns
                       WHERE table_schema = current_schema() AND table_name LIKE 'signup\\_%'";
            sqlx::query_scalar(sql).fetch_all(pool).await.unwrap()
        }
        Pool::Mysql(pool) => {
            let sql = "SELECT CAST(concat(table_name, '.', column_name) AS CHAR)
                       FROM information_schema.columns
                       WHERE table_schema = database() AND table_name LIKE 'signup\\_%'";
            sqlx::query_scalar(sql).fetch_all(pool).await.unwrap()
        }
    };
    columns.into_iter().collect()
}

async fn every_column_is_exported_or_withheld_for_a_reason(database: Database) {
    let host = known(database).await;
    let exported = export(&host, &address("ada@example.org")).await.to_json();
    let mut told = BTreeSet::new();
    for (table, member) in MEMBERS {
        let row = exported[*member][0].as_object();
        let row = row.unwrap_or_else(|| panic!("{member} has a row"));
        told.extend(row.keys().map(|column| format!("{table}.{column}")));
    }
    assert_eq!(exported.as_object().unwrap().len(), MEMBERS.len());
    let withheld: BTreeSet<String> =
        WITHHELD.iter().map(|(column, _)| (*column).to_owned()).collect();
    let both: Vec<_> = told.intersection(&withheld).collect();
    assert!(both.is_empty(), "exported and withheld: {both:?}");
    told.extend(withheld);
    let stored = columns(&host.database).await;
    let forgotten: Vec<_> = stored.difference(&told).collect();
    assert!(forgotten.is_empty(), "export these or give a reason: {forgotten:?}");
    host.database.execute("ALTER TABLE signup_account ADD COLUMN forgotten INTEGER").await;
    let stored_next = columns(&host.database).await;
    assert!(stored_next.difference(&told).eq(["signup_account.forgotten"]));
    let gone: Vec<_> = told.difference(&stored).collect();
    assert!(gone.is_empty(), "no table has: {gone:?}");
}

async fn all_that_an_erasure_deletes_is_exported_and_nothing_of_others(database: Database) {
    let host = known(database).await;
    let ada = address("ADA@example.org");
    let data = export(&host, &ada).await;
    let account = &data.accounts[0];
    assert_eq!(account.email_deliverable.as_deref(), Some("ada@example.org"));
    assert!(account.created_at <= account.confirmed_at);
    let garden = data.attempts.iter().find(|attempt| attempt.form == "garden").unwrap();
    assert_eq!((garden.state.as_str(), &garden.profile["name"]), ("pending", &"Somebody".into()));
    let consent = &data.consents[0];
    assert_eq!((consent.document.as_str(), consent.version.as_str()), ("rules", "3"));
    assert_eq!((consent.attempt_id, consent.text_hash.len()), (Some(garden.id), 64));
    assert!(data.budgets.iter().any(|budget| budget.scope == "mailbox" && budget.spent > 0));
    let text = data.to_json().to_string();
    assert_eq!(serde_json::to_string(&data).unwrap(), text);
    let mails = host.mails("ada@example.org").await;
    let links = mails.iter().filter(|mail| mail.text.contains("/confirm?"));
    let tokens = links.flat_map(|mail| {
        let link = link(mail);
        [link.rsplit_once("token=").map_or(link.clone(), |(_, token)| token.to_owned()), code(mail)]
    });
    let secrets = ["eve@", PASSWORD, "$argon2", "_hash\":null"].map(str::to_owned);
    for secret in secrets.into_iter().chain(tokens) {
        assert!(!text.contains(&secret), "{secret} is in {text}");
    }
    assert!(!format!("{data:?}").contains("ada"), "{data:?}");
    let erased = host.signup.erase(&ada).await.unwrap();
    let counts = [&data.attempts.len(), &data.consents.len(), &data.mails.len()];
    assert_eq!(counts.map(|it| *it as u64), [erased.attempts, erased.consents, erased.mails]);
    let counts = [&data.invites.len(), &data.budgets.len(), &data.events.len()];
    assert_eq!(counts.map(|it| *it as u64), [erased.invites, erased.budgets, erased.events]);
    assert_eq!((data.identities.len() as u64, erased.identities), (1, 1));
    assert_eq!(data.accounts.iter().map(|it| it.id).collect::<Vec<_>>(), erased.accounts);
    let mut left = export(&host, &ada).await;
    // The event that the host is about to get names the account alone.
    left.events.clear();
    assert!(left.is_empty(), "{}", left.to_json());
}

async fn the_export_of_an_account_holds_what_its_erasure_would_delete(database: Database) {
    let host = known(database).await;
    let sql = "SELECT id FROM signup_account WHERE email_deliverable LIKE 'ada%'";
    let account = Subject::Account(host.database.uuid(sql).await);
    let data = export(&host, &account).await;
    assert_eq!((data.accounts.len(), data.attempts.len(), data.consents.len()), (1, 1, 0));
    assert!(data.attempts.iter().all(|attempt| attempt.form == "account"));
    let erased = host.signup.erase(&account).await.unwrap();
    assert_eq!((data.mails.len() as u64, data.events.len() as u64), (erased.mails, erased.events));
    assert!(export(&host, &account).await.is_empty());
    assert!(export(&host, &address("zoe@example.org")).await.is_empty());
}

async fn a_name_finds_the_data_where_there_is_no_address(database: Database) {
    let host = known(database).await;
    host.post("/class", &[("username", "Ada"), ("password", PASSWORD)]).await;
    host.clock.advance(Duration::from_secs(1));
    let username = Username::parse("ADA", &UsernameRules::new()).unwrap();
    let subject = Subject::Username { form: "class".to_owned(), username };
    let json = export(&host, &subject).await.to_json();
    let account = &json["accounts"][0];
    assert_eq!(
        (&account["username"], &account["email_deliverable"]),
        (&"ada".into(), &Value::Null)
    );
    let time = account["created_at"].as_str().unwrap();
    assert!(time.len() == 24 && time.contains('T') && time.ends_with('Z'), "{time}");
}
