import { resolve } from 'node:path';

/** The folder of the repository. */
export const root = resolve(import.meta.dirname, '../../..');

/** The folder of the programs that cargo built. */
export const programs = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target', 'debug');
