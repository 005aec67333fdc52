-- Times are UTC, ids are UUIDv7, hashes are SHA-256. MySQL commits each statement that changes tables by
-- itself, so each statement has no effect when it runs again.

CREATE TABLE IF NOT EXISTS signup_attempt (
    id               BINARY(16)   NOT NULL,
    -- The id of the form; with `SignupBuilder::site`, the name of the site and `/` come before it.
    form             VARCHAR(128) NOT NULL,
    -- The language of the pages and the mails (BCP 47).
    language         VARCHAR(15) NOT NULL,
    email_deliverable VARCHAR(512) NOT NULL,
    email_normalized VARCHAR(512) NOT NULL,
    email_key        VARCHAR(512) NOT NULL,
    -- The version of the rules of the key, plus 1000 for Exact, 2000 for IgnoreCase, 3000 for Strict.
    key_version      BIGINT       NOT NULL,
    -- Mails to the address are counted by this hash.
    mailbox_hash     BINARY(32)   NOT NULL,
    is_disposable    BOOLEAN      NOT NULL,
    username         VARCHAR(512),
    username_key     VARCHAR(512),
    username_version BIGINT,
    profile          JSON         NOT NULL,
    password_hash    VARCHAR(255),
    originator_hash  BINARY(32)   NOT NULL,
    code_hash        BINARY(32)   NOT NULL,
    -- Tries of the code in the newest mail, and of all codes of the attempt.
    code_tries       BIGINT       NOT NULL,
    all_code_tries   BIGINT       NOT NULL,
    -- The invite that admitted the attempt, and whether the host must admit it after the confirmation.
    invite_id        BINARY(16),
    is_waitlisted    BOOLEAN      NOT NULL,
    -- The page of the host to go on to after the sign-up.
    next_page        VARCHAR(512),
    -- The account that the originator may claim once, and a hash of its password's hash.
    claim_account    BINARY(16),
    claim_hash       BINARY(32),
    -- A bot filled the form in: the mail is withheld.
    is_trapped       BOOLEAN      NOT NULL,
    -- Another party has proven the mailbox, so no mail asks for it. The identity becomes one of the account.
    is_proven        BOOLEAN      NOT NULL DEFAULT FALSE,
    issuer           VARCHAR(255),
    subject          VARCHAR(255),
    parked_at        DATETIME(6),
    -- The email_key while parked: an address is on a waitlist at most once.
    parked_key       VARCHAR(512),
    state            VARCHAR(16)  NOT NULL,
    created_at       DATETIME(6)  NOT NULL,
    mailed_at        DATETIME(6)  NOT NULL,
    expires_at       DATETIME(6)  NOT NULL,
    CONSTRAINT signup_attempt_parked_key UNIQUE (form, parked_key),
    PRIMARY KEY (id),
    CONSTRAINT signup_attempt_state CHECK (state IN ('pending', 'parked', 'confirmed', 'superseded', 'rejected')),
    CONSTRAINT signup_attempt_originator UNIQUE (originator_hash),
    INDEX signup_attempt_email (form, email_key),
    INDEX signup_attempt_expiry (form, expires_at, state),
    INDEX signup_attempt_key_version (form, key_version, id),
    INDEX signup_attempt_parked (form, state, parked_at, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The links of an attempt, at most five. Each proves the attempt's mailbox.
CREATE TABLE IF NOT EXISTS signup_link (
    link_hash  BINARY(32)  NOT NULL,
    attempt_id BINARY(16)  NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    PRIMARY KEY (link_hash),
    INDEX signup_link_attempt (attempt_id, expires_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS signup_invite (
    id         BINARY(16)   NOT NULL,
    form       VARCHAR(128) NOT NULL,
    code_hash  BINARY(32)   NOT NULL,
    -- The invite is for one address, for a domain with its subdomains, or for everyone.
    email      VARCHAR(512),
    domain     VARCHAR(255),
    uses       BIGINT       NOT NULL,
    max_uses   BIGINT       NOT NULL,
    created_at DATETIME(6)  NOT NULL,
    expires_at DATETIME(6)  NOT NULL,
    revoked_at DATETIME(6),
    CONSTRAINT signup_invite_uses CHECK (uses BETWEEN 0 AND max_uses),
    PRIMARY KEY (id),
    CONSTRAINT signup_invite_code UNIQUE (code_hash),
    INDEX signup_invite_form (form, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS signup_account (
    id               BINARY(16)   NOT NULL,
    form             VARCHAR(128) NOT NULL,
    -- Keys are unique among the accounts of a realm: the form, or the form that it shares its accounts with.
    realm            VARCHAR(128) NOT NULL,
    -- The language of the pages and the mails (BCP 47).
    language         VARCHAR(15) NOT NULL,
    -- The address for sending, its display form and its unique key: all three are set or all are NULL.
    email_deliverable VARCHAR(512),
    email_normalized VARCHAR(512),
    email_key        VARCHAR(512),
    key_version      BIGINT       NOT NULL,
    is_disposable    BOOLEAN      NOT NULL,
    username         VARCHAR(512),
    username_key     VARCHAR(512),
    username_version BIGINT,
    profile          JSON         NOT NULL,
    password_hash    VARCHAR(255),
    -- A new id with each new password. NULL for the first one. The cost of the hash may be raised without it.
    password_id      BINARY(16),
    -- Hash of the request that created an account without confirmation; detects a repeated request.
    request_hash     BINARY(32),
    -- The hash is removed after this time.
    request_expires_at DATETIME(6),
    created_at       DATETIME(6)  NOT NULL,
    confirmed_at     DATETIME(6)  NOT NULL,
    CONSTRAINT signup_account_email_key UNIQUE (realm, email_key),
    CONSTRAINT signup_account_username_key UNIQUE (realm, username_key),
    CONSTRAINT signup_account_identity CHECK (email_key IS NOT NULL OR username_key IS NOT NULL),
    PRIMARY KEY (id),
    CONSTRAINT signup_account_request UNIQUE (request_hash),
    INDEX signup_account_request_expiry (request_expires_at),
    INDEX signup_account_confirmed (realm, confirmed_at, id),
    INDEX signup_account_key_version (realm, key_version, id),
    INDEX signup_account_username_version (realm, username_version, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What other parties know the owners of accounts by, such as the subject of an OpenID provider.
CREATE TABLE IF NOT EXISTS signup_identity (
    realm      VARCHAR(128) NOT NULL,
    issuer     VARCHAR(255) NOT NULL,
    subject    VARCHAR(255) NOT NULL,
    account_id BINARY(16)   NOT NULL,
    linked_at  DATETIME(6)  NOT NULL,
    PRIMARY KEY (realm, issuer, subject),
    INDEX signup_identity_account (account_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The links that the owners of accounts get by mail: for a new password, and for another address.
CREATE TABLE IF NOT EXISTS signup_account_link (
    token_hash BINARY(32)   NOT NULL,
    form       VARCHAR(128) NOT NULL,
    purpose    VARCHAR(16)  NOT NULL,
    -- For an address without an account an id that no account has.
    account_id BINARY(16)   NOT NULL,
    -- The address to change to, its display form. NULL for a new password.
    new_address VARCHAR(512),
    expires_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (token_hash),
    CONSTRAINT signup_account_link_purpose CHECK (purpose IN ('new_password', 'new_address')),
    INDEX signup_account_link_account (account_id),
    INDEX signup_account_link_expiry (expires_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Consents to documents. A consent belongs to an attempt before the confirmation, and to the account after it.
CREATE TABLE IF NOT EXISTS signup_consent (
    id         BINARY(16)   NOT NULL,
    form       VARCHAR(128) NOT NULL,
    attempt_id BINARY(16),
    account_id BINARY(16),
    document   VARCHAR(255) NOT NULL,
    version    VARCHAR(255) NOT NULL,
    text_hash  BINARY(32)   NOT NULL,
    language   VARCHAR(35)  NOT NULL,
    agreed_at  DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    INDEX signup_consent_attempt (attempt_id),
    INDEX signup_consent_account (account_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS signup_outbox (
    id         BINARY(16)   NOT NULL,
    form       VARCHAR(128) NOT NULL,
    -- The language of the mail (BCP 47).
    language     VARCHAR(15) NOT NULL,
    -- NULL for a mail about an account.
    attempt_id BINARY(16),
    -- The account that a mail without an attempt is about, or an id that no account has.
    account_id BINARY(16),
    kind       VARCHAR(16)  NOT NULL,
    recipient  VARCHAR(512) NOT NULL,
    -- Mails to the recipient are counted by this hash, and found by it when a person's data is erased.
    mailbox_hash BINARY(32) NOT NULL,
    -- The token of the link and the code, or what the mail shows of a new address, until the mail is sent.
    secret     VARCHAR(255),
    state      VARCHAR(16)  NOT NULL,
    -- While a mail waits for its budgets: a keyed hash of the network that asked for it, and the link and
    -- the code that hold from the moment it goes out.
    network_hash BINARY(32),
    link_hash    BINARY(32),
    code_hash    BINARY(32),
    tries      BIGINT       NOT NULL,
    created_at DATETIME(6)  NOT NULL,
    -- The sending worker moves this time forward, so that no other worker sends the mail.
    due_at     DATETIME(6)  NOT NULL,
    -- The mail is useless after this time and is no longer sent.
    expires_at DATETIME(6)  NOT NULL,
    sent_at    DATETIME(6),
    failure    TEXT,
    PRIMARY KEY (id),
    CONSTRAINT signup_outbox_kind CHECK (kind IN ('confirm', 'account_exists', 'welcome', 'reset_password', 'password_changed', 'new_address', 'address_taken', 'address_changed')),
    CONSTRAINT signup_outbox_state CHECK (state IN ('queued', 'deferred', 'sent', 'dead', 'refused', 'replaced', 'withheld')),
    INDEX signup_outbox_due (state, form, due_at),
    INDEX signup_outbox_settled (form, created_at, state),
    INDEX signup_outbox_attempt (attempt_id),
    INDEX signup_outbox_mailbox (mailbox_hash),
    INDEX signup_outbox_account (account_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The number of mails to an address and a domain, from a network and of the whole host.
CREATE TABLE IF NOT EXISTS signup_budget (
    scope    VARCHAR(64) NOT NULL,
    -- HMAC with a key that is derived from the host's signing key.
    key_hash BINARY(32)  NOT NULL,
    -- A large budget is counted in several rows, so that instances do not wait for one another.
    lot      BIGINT      NOT NULL DEFAULT 0,
    spent    BIGINT      NOT NULL,
    -- Of the part that is kept for newcomers.
    reserved BIGINT NOT NULL,
    -- The window ends at this time.
    ends_at  DATETIME(6) NOT NULL,
    CONSTRAINT signup_budget_pk PRIMARY KEY (key_hash, scope, lot),
    INDEX signup_budget_end (ends_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Events that the host has not received yet. They contain ids only, no personal data.
CREATE TABLE IF NOT EXISTS signup_event (
    -- Events of an attempt are delivered in the order of their ids, because times are too coarse.
    id          BINARY(16)   NOT NULL,
    form        VARCHAR(128) NOT NULL,
    -- The language of the person (BCP 47). NULL for an account that was erased.
    language    VARCHAR(15) NULL,
    kind        VARCHAR(16)  NOT NULL,
    -- NULL for an account that needed no confirmation, or that was erased, and for a new password or address.
    attempt_id  BINARY(16),
    -- NULL before the confirmation.
    account_id  BINARY(16),
    happened_at DATETIME(6)  NOT NULL,
    -- The delivering worker moves this time forward, so that no other worker delivers the event.
    due_at      DATETIME(6)  NOT NULL,
    tries       BIGINT       NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT signup_event_kind CHECK (kind IN ('attempt_started', 'confirmed', 'erased', 'password_changed', 'address_changed')),
    INDEX signup_event_due (form, due_at, id),
    INDEX signup_event_attempt (attempt_id, id),
    INDEX signup_event_account (account_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Accepted captcha answers, each with the hash of its request, for as long as an answer could be replayed.
CREATE TABLE IF NOT EXISTS signup_answer (
    answer_hash BINARY(32)  NOT NULL,
    post_hash   BINARY(32)  NOT NULL,
    expires_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (answer_hash),
    INDEX signup_answer_expiry (expires_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The time until which the provider of a form's captcha counts as down.
CREATE TABLE IF NOT EXISTS signup_outage (
    form    VARCHAR(128) NOT NULL,
    ends_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (form)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Usernames of erased accounts that are held back, as keyed hashes (HMAC) with a key that is derived from the
-- host's signing key.
CREATE TABLE IF NOT EXISTS signup_held_name (
    name_hash BINARY(32)  NOT NULL,
    ends_at   DATETIME(6) NOT NULL,
    PRIMARY KEY (name_hash),
    INDEX signup_held_name_end (ends_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
