import childProcess, { type ForkOptions } from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Has each extension host that this VS Code server starts load the module first. VS Code takes NODE_OPTIONS out of the environment of its
 * extension hosts.
 */
export function preloadInHosts(url: string): void {
  const { fork } = childProcess;
  Object.assign(childProcess, {
    fork(file: string, words: readonly string[] = [], options: ForkOptions = {}) {
      if (!words.includes('--type=extensionHost')) return fork(file, words, options);
      const preloaded = [`--import=${url}`, '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];
      return fork(file, words, { ...options, execArgv: [...(options.execArgv ?? []), ...preloaded] });
    },
  });
  syncBuiltinESMExports();
}
