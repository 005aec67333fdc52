// Better Auth with the verification of addresses, in two processes. The first one creates the tables.
import cluster from "node:cluster";
import { createServer } from "node:http";

import { hash, verify } from "@node-rs/argon2";
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { toNodeHandler } from "better-auth/node";
import Database from "better-sqlite3";
import { SqliteDialect } from "kysely";
import { createTransport } from "nodemailer";

const { DATABASE, PORT, SECRET, SMTP_PORT } = process.env;

const database = new Database(DATABASE, { timeout: 5000 });
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
const mails = createTransport({ host: "127.0.0.1", port: Number(SMTP_PORT), pool: true });

const auth = betterAuth({
  // Given the database alone, it keeps a transaction open while it hashes: one sign-up at a time in a process, and
  // SQLITE_BUSY_SNAPSHOT for every other one in two.
  database: { dialect: new SqliteDialect({ database }), type: "sqlite" },
  secret: SECRET,
  baseURL: `http://127.0.0.1:${PORT}`,
  rateLimit: { enabled: false },
  emailAndPassword: {
    enabled: true,
    requireEmailVerification: true,
    password: {
      // The default algorithm is Argon2id.
      hash: (password) => hash(password, { memoryCost: 19456, timeCost: 2, parallelism: 1 }),
      verify: ({ hash, password }) => verify(hash, password),
    },
  },
  emailVerification: {
    sendOnSignUp: true,
    // As the documentation advises, a response does not wait for the mail.
    sendVerificationEmail: async ({ user, url }) => {
      const mail = { to: user.email, subject: "Please confirm your address", text: `Please open ${url}` };
      mails.sendMail({ from: "noreply@localhost", ...mail }).catch(console.error);
    },
  },
});

if (cluster.isPrimary) {
  const { runMigrations } = await getMigrations(auth.options);
  await runMigrations();
  database.close();
  cluster.fork();
  cluster.fork();
} else {
  createServer(toNodeHandler(auth)).listen(Number(PORT), "127.0.0.1");
}
