-- Whether the host's policy flagged the address as one to throw away.

ALTER TABLE signup_attempt ADD COLUMN is_disposable INTEGER NOT NULL DEFAULT 0
    CONSTRAINT signup_attempt_is_disposable CHECK (is_disposable IN (0, 1));

ALTER TABLE signup_account ADD COLUMN is_disposable INTEGER NOT NULL DEFAULT 0
    CONSTRAINT signup_account_is_disposable CHECK (is_disposable IN (0, 1));
