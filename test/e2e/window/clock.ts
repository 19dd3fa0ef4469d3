/**
 * Loaded before a VS Code server (`--import`), and by it before each extension host: starts its clock at the `start` of the query, in
 * milliseconds, so that what a test generated for that time is neither older nor newer.
 */
import childProcess, { type ForkOptions } from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

const shift = Number(new URL(import.meta.url).searchParams.get('start')) - Date.now();
const realNow = Date.now;
const now = () => realNow() + shift;

globalThis.Date = new Proxy(Date, {
  construct: (real, given, target) => Reflect.construct(real, given.length === 0 ? [now()] : given, target) as Date,
  get: (real, name) => (name === 'now' ? now : Reflect.get(real, name)),
});

// VS Code takes NODE_OPTIONS out of the environment of its extension hosts.
const { fork } = childProcess;
Object.assign(childProcess, {
  fork(file: string, words: readonly string[] = [], options: ForkOptions = {}) {
    if (!words.includes('--type=extensionHost')) return fork(file, words, options);
    const preloaded = [`--import=${import.meta.url}`, '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];
    return fork(file, words, { ...options, execArgv: [...(options.execArgv ?? []), ...preloaded] });
  },
});
syncBuiltinESMExports();
