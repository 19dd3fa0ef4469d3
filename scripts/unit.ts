import { modulePath, runNode } from './run.ts';

/** The unit tests in the files given, or all of them. */
const [, , ...words] = process.argv;
const isFile = (word: string) => !word.startsWith('-');
const files = words.some(isFile) ? [] : ['test/unit/**/*.test.ts'];
process.exitCode = runNode([modulePath('mocha/bin/mocha.js'), ...words, ...files]);
