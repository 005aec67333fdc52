-- Ids are UUIDv7, hashes are SHA-256.

CREATE TABLE IF NOT EXISTS signup_attempt (
    id               UUID        NOT NULL CONSTRAINT signup_attempt_pk PRIMARY KEY,
    -- The id of the form; with `SignupBuilder::site`, the name of the site and `/` come before it.
    form             TEXT COLLATE "C"        NOT NULL,
    -- The language of the pages and the mails (BCP 47).
    language         TEXT NOT NULL,
    email_deliverable TEXT        NOT NULL,
    email_normalized TEXT        NOT NULL,
    email_key        TEXT        NOT NULL,
    -- The version of the rules of the key, plus 1000 for Exact, 2000 for IgnoreCase, 3000 for Strict.
    key_version      BIGINT      NOT NULL,
    -- Mails to the address are counted by this hash.
    mailbox_hash     BYTEA       NOT NULL,
    is_disposable    BOOLEAN     NOT NULL,
    username         TEXT,
    username_key     TEXT,
    username_version BIGINT,
    profile          JSONB       NOT NULL,
    password_hash    TEXT,
    originator_hash  BYTEA       NOT NULL CONSTRAINT signup_attempt_originator UNIQUE,
    code_hash        BYTEA       NOT NULL,
    -- Tries of the code in the newest mail, and of all codes of the attempt.
    code_tries       BIGINT      NOT NULL,
    all_code_tries   BIGINT      NOT NULL,
    -- The invite that admitted the attempt, and whether the host must admit it after the confirmation.
    invite_id        UUID,
    is_waitlisted    BOOLEAN     NOT NULL,
    -- The page of the host to go on to after the sign-up.
    next_page        TEXT,
    -- The account that the originator may claim once, and a hash of its password's hash.
    claim_account    UUID,
    claim_hash       BYTEA,
    -- A bot filled the form in: the mail is withheld.
    is_trapped       BOOLEAN     NOT NULL,
    -- Another party has proven the mailbox, so no mail asks for it. The identity becomes one of the account.
    is_proven        BOOLEAN     NOT NULL DEFAULT FALSE,
    issuer           TEXT,
    subject          TEXT,
    parked_at        TIMESTAMPTZ,
    -- The email_key while parked: an address is on a waitlist at most once.
    parked_key       TEXT,
    state            TEXT        NOT NULL
        CONSTRAINT signup_attempt_state CHECK (state IN ('pending', 'parked', 'confirmed', 'superseded', 'rejected')),
    created_at       TIMESTAMPTZ NOT NULL,
    mailed_at        TIMESTAMPTZ NOT NULL,
    expires_at       TIMESTAMPTZ NOT NULL,
    CONSTRAINT signup_attempt_parked_key UNIQUE (form, parked_key)
);

CREATE INDEX IF NOT EXISTS signup_attempt_email ON signup_attempt (form, email_key);
CREATE INDEX IF NOT EXISTS signup_attempt_expiry ON signup_attempt (form, expires_at) WHERE state <> 'parked';
CREATE INDEX IF NOT EXISTS signup_attempt_key_version ON signup_attempt (form, key_version, id);
CREATE INDEX IF NOT EXISTS signup_attempt_parked ON signup_attempt (form, parked_at, id) WHERE state = 'parked';

-- The links of an attempt, at most five. Each proves the attempt's mailbox.
CREATE TABLE IF NOT EXISTS signup_link (
    link_hash  BYTEA       NOT NULL CONSTRAINT signup_link_pk PRIMARY KEY,
    attempt_id UUID        NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX IF NOT EXISTS signup_link_attempt ON signup_link (attempt_id, expires_at);

CREATE TABLE IF NOT EXISTS signup_invite (
    id         UUID        NOT NULL CONSTRAINT signup_invite_pk PRIMARY KEY,
    form       TEXT COLLATE "C"        NOT NULL,
    code_hash  BYTEA       NOT NULL CONSTRAINT signup_invite_code UNIQUE,
    -- The invite is for one address, for a domain with its subdomains, or for everyone.
    email      TEXT,
    domain     TEXT,
    uses       BIGINT      NOT NULL,
    max_uses   BIGINT      NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ,
    CONSTRAINT signup_invite_uses CHECK (uses BETWEEN 0 AND max_uses)
);

CREATE INDEX IF NOT EXISTS signup_invite_form ON signup_invite (form, id);
CREATE INDEX IF NOT EXISTS signup_invite_addressed ON signup_invite (id) WHERE email IS NOT NULL;

CREATE TABLE IF NOT EXISTS signup_account (
    id               UUID        NOT NULL CONSTRAINT signup_account_pk PRIMARY KEY,
    form             TEXT COLLATE "C"        NOT NULL,
    -- Keys are unique among the accounts of a realm: the form, or the form that it shares its accounts with.
    realm            TEXT COLLATE "C"        NOT NULL,
    -- The language of the pages and the mails (BCP 47).
    language         TEXT NOT NULL,
    -- The address for sending, its display form and its unique key: all three are set or all are NULL.
    email_deliverable TEXT,
    email_normalized TEXT,
    email_key        TEXT,
    key_version      BIGINT      NOT NULL,
    is_disposable    BOOLEAN     NOT NULL,
    username         TEXT,
    username_key     TEXT,
    username_version BIGINT,
    profile          JSONB       NOT NULL,
    password_hash    TEXT,
    -- A new id with each new password. NULL for the first one. The cost of the hash may be raised without it.
    password_id      UUID,
    -- Hash of the request that created an account without confirmation; detects a repeated request.
    request_hash     BYTEA       CONSTRAINT signup_account_request UNIQUE,
    -- The hash is removed after this time.
    request_expires_at TIMESTAMPTZ,
    created_at       TIMESTAMPTZ NOT NULL,
    confirmed_at     TIMESTAMPTZ NOT NULL,
    CONSTRAINT signup_account_email_key UNIQUE (realm, email_key),
    CONSTRAINT signup_account_username_key UNIQUE (realm, username_key),
    CONSTRAINT signup_account_identity CHECK (email_key IS NOT NULL OR username_key IS NOT NULL)
);

CREATE INDEX IF NOT EXISTS signup_account_request_expiry ON signup_account (request_expires_at) WHERE request_expires_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS signup_account_confirmed ON signup_account (realm, confirmed_at, id);
CREATE INDEX IF NOT EXISTS signup_account_key_version ON signup_account (realm, key_version, id);
CREATE INDEX IF NOT EXISTS signup_account_username_version ON signup_account (realm, username_version, id) WHERE username_version IS NOT NULL;

-- What other parties know the owners of accounts by, such as the subject of an OpenID provider.
CREATE TABLE IF NOT EXISTS signup_identity (
    realm      TEXT COLLATE "C" NOT NULL,
    issuer     TEXT        NOT NULL,
    subject    TEXT        NOT NULL,
    account_id UUID        NOT NULL,
    linked_at  TIMESTAMPTZ NOT NULL,
    CONSTRAINT signup_identity_pk PRIMARY KEY (realm, issuer, subject)
);

CREATE INDEX IF NOT EXISTS signup_identity_account ON signup_identity (account_id);

-- The links that the owners of accounts get by mail: for a new password, and for another address.
CREATE TABLE IF NOT EXISTS signup_account_link (
    token_hash BYTEA       NOT NULL CONSTRAINT signup_account_link_pk PRIMARY KEY,
    form       TEXT COLLATE "C" NOT NULL,
    purpose    TEXT        NOT NULL
        CONSTRAINT signup_account_link_purpose CHECK (purpose IN ('new_password', 'new_address')),
    -- For an address without an account an id that no account has.
    account_id UUID        NOT NULL,
    -- The address to change to, its display form. NULL for a new password.
    new_address TEXT,
    expires_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX IF NOT EXISTS signup_account_link_account ON signup_account_link (account_id);
CREATE INDEX IF NOT EXISTS signup_account_link_expiry ON signup_account_link (expires_at);

-- Consents to documents. A consent belongs to an attempt before the confirmation, and to the account after it.
CREATE TABLE IF NOT EXISTS signup_consent (
    id         UUID        NOT NULL CONSTRAINT signup_consent_pk PRIMARY KEY,
    form       TEXT COLLATE "C"        NOT NULL,
    attempt_id UUID,
    account_id UUID,
    document   TEXT        NOT NULL,
    version    TEXT        NOT NULL,
    text_hash  BYTEA       NOT NULL,
    language   TEXT        NOT NULL,
    agreed_at  TIMESTAMPTZ NOT NULL
);

CREATE INDEX IF NOT EXISTS signup_consent_attempt ON signup_consent (attempt_id);
CREATE INDEX IF NOT EXISTS signup_consent_account ON signup_consent (account_id);

CREATE TABLE IF NOT EXISTS signup_outbox (
    id         UUID        NOT NULL CONSTRAINT signup_outbox_pk PRIMARY KEY,
    form       TEXT COLLATE "C"        NOT NULL,
    -- The language of the mail (BCP 47).
    language     TEXT NOT NULL,
    -- NULL for a mail about an account.
    attempt_id UUID,
    -- The account that a mail without an attempt is about, or an id that no account has.
    account_id UUID,
    kind       TEXT        NOT NULL
        CONSTRAINT signup_outbox_kind CHECK (kind IN ('confirm', 'account_exists', 'welcome', 'reset_password', 'password_changed', 'new_address', 'address_taken', 'address_changed')),
    recipient  TEXT        NOT NULL,
    -- Mails to the recipient are counted by this hash, and found by it when a person's data is erased.
    mailbox_hash BYTEA     NOT NULL,
    -- The token of the link and the code, or what the mail shows of a new address, until the mail is sent.
    secret     TEXT,
    state      TEXT        NOT NULL
        CONSTRAINT signup_outbox_state CHECK (state IN ('queued', 'deferred', 'sent', 'dead', 'refused', 'replaced', 'withheld')),
    -- While a mail waits for its budgets: a keyed hash of the network that asked for it, and the link and
    -- the code that hold from the moment it goes out.
    network_hash BYTEA,
    link_hash    BYTEA,
    code_hash    BYTEA,
    tries      BIGINT      NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    -- The sending worker moves this time forward, so that no other worker sends the mail.
    due_at     TIMESTAMPTZ NOT NULL,
    -- The mail is useless after this time and is no longer sent.
    expires_at TIMESTAMPTZ NOT NULL,
    sent_at    TIMESTAMPTZ,
    failure    TEXT
);

CREATE INDEX IF NOT EXISTS signup_outbox_due ON signup_outbox (form, due_at) WHERE state = 'queued';
CREATE INDEX IF NOT EXISTS signup_outbox_deferred ON signup_outbox (form, due_at) WHERE state = 'deferred';
CREATE INDEX IF NOT EXISTS signup_outbox_settled ON signup_outbox (form, created_at) WHERE state <> 'queued' AND state <> 'deferred';
CREATE INDEX IF NOT EXISTS signup_outbox_attempt ON signup_outbox (attempt_id);
CREATE INDEX IF NOT EXISTS signup_outbox_mailbox ON signup_outbox (mailbox_hash);
CREATE INDEX IF NOT EXISTS signup_outbox_account ON signup_outbox (account_id) WHERE account_id IS NOT NULL;

-- The number of mails to an address and a domain, from a network and of the whole host.
CREATE TABLE IF NOT EXISTS signup_budget (
    scope    TEXT        NOT NULL,
    -- HMAC with a key that is derived from the host's signing key.
    key_hash BYTEA       NOT NULL,
    -- A large budget is counted in several rows, so that instances do not wait for one another.
    lot      BIGINT      NOT NULL DEFAULT 0,
    spent    BIGINT      NOT NULL,
    -- Of the part that is kept for newcomers.
    reserved BIGINT NOT NULL,
    -- The window ends at this time.
    ends_at  TIMESTAMPTZ NOT NULL,
    CONSTRAINT signup_budget_pk PRIMARY KEY (key_hash, scope, lot)
);

CREATE INDEX IF NOT EXISTS signup_budget_end ON signup_budget (ends_at);

-- Events that the host has not received yet. They contain ids only, no personal data.
CREATE TABLE IF NOT EXISTS signup_event (
    -- Events of an attempt are delivered in the order of their ids, because times are too coarse.
    id          UUID        NOT NULL CONSTRAINT signup_event_pk PRIMARY KEY,
    form        TEXT COLLATE "C"        NOT NULL,
    -- The language of the person (BCP 47). NULL for an account that was erased.
    language    TEXT,
    kind        TEXT        NOT NULL
        CONSTRAINT signup_event_kind CHECK (kind IN ('attempt_started', 'confirmed', 'erased', 'password_changed', 'address_changed')),
    -- NULL for an account that needed no confirmation, or that was erased, and for a new password or address.
    attempt_id  UUID,
    -- NULL before the confirmation.
    account_id  UUID,
    happened_at TIMESTAMPTZ NOT NULL,
    -- The delivering worker moves this time forward, so that no other worker delivers the event.
    due_at      TIMESTAMPTZ NOT NULL,
    tries       BIGINT      NOT NULL
);

CREATE INDEX IF NOT EXISTS signup_event_due ON signup_event (form, due_at, id);
CREATE INDEX IF NOT EXISTS signup_event_attempt ON signup_event (attempt_id, id);
CREATE INDEX IF NOT EXISTS signup_event_account ON signup_event (account_id);

-- Accepted captcha answers, each with the hash of its request, for as long as an answer could be replayed.
CREATE TABLE IF NOT EXISTS signup_answer (
    answer_hash BYTEA       NOT NULL CONSTRAINT signup_answer_pk PRIMARY KEY,
    post_hash   BYTEA       NOT NULL,
    expires_at  TIMESTAMPTZ NOT NULL
);

CREATE INDEX IF NOT EXISTS signup_answer_expiry ON signup_answer (expires_at);

-- The time until which the provider of a form's captcha counts as down.
CREATE TABLE IF NOT EXISTS signup_outage (
    form    TEXT COLLATE "C"        NOT NULL CONSTRAINT signup_outage_pk PRIMARY KEY,
    ends_at TIMESTAMPTZ NOT NULL
);

-- Usernames of erased accounts that are held back, as keyed hashes (HMAC) with a key that is derived from the
-- host's signing key.
CREATE TABLE IF NOT EXISTS signup_held_name (
    name_hash BYTEA       NOT NULL CONSTRAINT signup_held_name_pk PRIMARY KEY,
    ends_at   TIMESTAMPTZ NOT NULL
);

CREATE INDEX IF NOT EXISTS signup_held_name_end ON signup_held_name (ends_at);
