// Prints the processor time of a password hash by @node-rs/argon2 in milliseconds, while each core hashes.
//
//   node hash_cost.mjs SECONDS
import { availableParallelism } from "node:os";

import { hash } from "@node-rs/argon2";

const end = performance.now() + Number(process.argv[2]) * 1000;
let hashed = 0;

async function hashPasswords() {
  while (performance.now() < end) {
    await hash("just many plain words", { memoryCost: 19456, timeCost: 2, parallelism: 1 });
    hashed += 1;
  }
}

const start = process.cpuUsage();
await Promise.all(Array.from({ length: availableParallelism() }, hashPasswords));
const { user, system } = process.cpuUsage(start);
console.log((user + system) / 1000 / hashed);
