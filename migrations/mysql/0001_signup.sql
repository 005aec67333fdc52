-- Times are UTC, ids are UUIDv7, hashes are SHA-256. Statements that change tables are committed one by
-- one here: each does nothing where it ran before.

CREATE TABLE IF NOT EXISTS signup_attempt (
    id               BINARY(16)   NOT NULL,
    form             VARCHAR(128) NOT NULL,
    email            VARCHAR(512) NOT NULL,
    email_normalized VARCHAR(512) NOT NULL,
    email_key        VARCHAR(512) NOT NULL,
    key_version      BIGINT       NOT NULL,
    -- By which mails to the address are counted.
    mailbox_hash     BINARY(32)   NOT NULL,
    is_disposable    BOOLEAN      NOT NULL,
    username         VARCHAR(512),
    username_key     VARCHAR(512),
    username_version BIGINT,
    profile          JSON         NOT NULL,
    password_hash    VARCHAR(255),
    originator_hash  BINARY(32)   NOT NULL,
    link_hash        BINARY(32)   NOT NULL,
    code_hash        BINARY(32)   NOT NULL,
    code_tries       BIGINT       NOT NULL,
    -- What it was let in by, and whether the host is to admit it after the confirmation.
    invite_id        BINARY(16),
    is_waitlisted    BOOLEAN      NOT NULL,
    parked_at        DATETIME(6),
    -- The email_key while it is parked: nobody is on a list twice.
    parked_key       VARCHAR(512),
    state            VARCHAR(16)  NOT NULL,
    created_at       DATETIME(6)  NOT NULL,
    mailed_at        DATETIME(6)  NOT NULL,
    expires_at       DATETIME(6)  NOT NULL,
    CONSTRAINT signup_attempt_parked_key UNIQUE (form, parked_key),
    PRIMARY KEY (id),
    CONSTRAINT signup_attempt_state CHECK (state IN ('pending', 'parked', 'confirmed', 'superseded')),
    CONSTRAINT signup_attempt_originator UNIQUE (originator_hash),
    CONSTRAINT signup_attempt_link UNIQUE (link_hash),
    INDEX signup_attempt_email (form, email_key),
    INDEX signup_attempt_expiry (expires_at, state),
    INDEX signup_attempt_key_version (key_version, id),
    INDEX signup_attempt_parked (form, state, parked_at, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS signup_invite (
    id         BINARY(16)   NOT NULL,
    form       VARCHAR(128) NOT NULL,
    code_hash  BINARY(32)   NOT NULL,
    -- Whom it is for: one address, a domain with all below it, or anybody.
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
    -- Where mail goes, the form that people read, and the key of uniqueness; all or none.
    email            VARCHAR(512),
    email_normalized VARCHAR(512),
    email_key        VARCHAR(512),
    key_version      BIGINT       NOT NULL,
    is_disposable    BOOLEAN      NOT NULL,
    username         VARCHAR(512),
    username_key     VARCHAR(512),
    username_version BIGINT,
    profile          JSON         NOT NULL,
    password_hash    VARCHAR(255),
    -- Of the post that made it, so that a repeat is recognised, where nothing was to confirm.
    request_hash     BINARY(32),
    created_at       DATETIME(6)  NOT NULL,
    confirmed_at     DATETIME(6)  NOT NULL,
    CONSTRAINT signup_account_email_key UNIQUE (form, email_key),
    CONSTRAINT signup_account_username_key UNIQUE (form, username_key),
    CONSTRAINT signup_account_identity CHECK (email_key IS NOT NULL OR username_key IS NOT NULL),
    PRIMARY KEY (id),
    CONSTRAINT signup_account_request UNIQUE (request_hash),
    INDEX signup_account_key_version (key_version, id),
    INDEX signup_account_username_version (username_version, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who agreed to what. Before the confirmation it belongs to an attempt, after it to the account.
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
    -- Nothing for the welcome of an account that needed no confirmation.
    attempt_id BINARY(16),
    kind       VARCHAR(16)  NOT NULL,
    recipient  VARCHAR(512) NOT NULL,
    -- By which mails to the recipient are counted, and found when somebody's data is erased.
    mailbox_hash BINARY(32) NOT NULL,
    -- The link's token and the code, until the mail is sent.
    secret     VARCHAR(255),
    state      VARCHAR(16)  NOT NULL,
    tries      BIGINT       NOT NULL,
    created_at DATETIME(6)  NOT NULL,
    -- Who sends it puts this off, so that nobody else does.
    due_at     DATETIME(6)  NOT NULL,
    -- After this the mail is worth nothing and is not sent any more.
    expires_at DATETIME(6)  NOT NULL,
    sent_at    DATETIME(6),
    failure    TEXT,
    PRIMARY KEY (id),
    CONSTRAINT signup_outbox_kind CHECK (kind IN ('confirm', 'account_exists', 'welcome')),
    CONSTRAINT signup_outbox_state CHECK (state IN ('queued', 'sent', 'dead', 'replaced', 'withheld')),
    INDEX signup_outbox_due (state, due_at),
    INDEX signup_outbox_settled (created_at, state),
    INDEX signup_outbox_attempt (attempt_id),
    INDEX signup_outbox_mailbox (mailbox_hash)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- How many mails were written for an address, a domain, a network and the whole host.
CREATE TABLE IF NOT EXISTS signup_budget (
    scope    VARCHAR(16) NOT NULL,
    key_hash BINARY(32)  NOT NULL,
    spent    BIGINT      NOT NULL,
    -- Then it begins anew.
    ends_at  DATETIME(6) NOT NULL,
    CONSTRAINT signup_budget_pk PRIMARY KEY (key_hash, scope),
    INDEX signup_budget_end (ends_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What happened, until the host was told. No data of a person: the ids lead there.
CREATE TABLE IF NOT EXISTS signup_event (
    -- What happened to an attempt is told in this order; times are too coarse for that.
    id          BINARY(16)   NOT NULL,
    form        VARCHAR(128) NOT NULL,
    kind        VARCHAR(16)  NOT NULL,
    -- Nothing for an account that needed no confirmation, or that was erased.
    attempt_id  BINARY(16),
    -- Nothing before the confirmation.
    account_id  BINARY(16),
    happened_at DATETIME(6)  NOT NULL,
    -- Who tells it puts this off, so that nobody else does.
    due_at      DATETIME(6)  NOT NULL,
    tries       BIGINT       NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT signup_event_kind CHECK (kind IN ('attempt_started', 'confirmed', 'erased')),
    INDEX signup_event_due (due_at, id),
    INDEX signup_event_attempt (attempt_id, id),
    INDEX signup_event_account (account_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Answers to captchas that were accepted, each with the post that brought it, while they could be given
-- again.
CREATE TABLE IF NOT EXISTS signup_answer (
    answer_hash BINARY(32)  NOT NULL,
    post_hash   BINARY(32)  NOT NULL,
    expires_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (answer_hash),
    INDEX signup_answer_expiry (expires_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Until when the provider of a form's captcha is taken for down.
CREATE TABLE IF NOT EXISTS signup_outage (
    form    VARCHAR(128) NOT NULL,
    ends_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (form)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
