import childProcess, { type ForkOptions } from 'node:child_process';
import { registerHooks, syncBuiltinESMExports } from 'node:module';

/** Loaded before the server (`--import`), and by it before each extension host: gives them a writer of log files. */
const WRITER = new URL('./nativeLogWriter.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== '@vscode/spdlog') return next(specifier, context);
    return { url: WRITER, format: 'module-typescript', shortCircuit: true };
  },
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
