import path from 'node:path';

/** The folder of the extension: where package.json lies. */
export const ROOT = path.resolve(import.meta.dirname, '..');

/** Downloads and unpacked programs of the tests; ignored by git and by the package. */
export const DOWNLOADS = path.join(ROOT, '.vscode-test');

/** Node's compile cache for tests: a program that each test starts is compiled once. */
export const COMPILED = path.join(ROOT, 'node_modules/.cache/compiled');

/** Results and screenshots of the last run; ignored by git and by the package. */
export const OUTPUT = path.join(ROOT, 'test-output');
