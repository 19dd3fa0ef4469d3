import { registerHooks } from 'node:module';
import { preloadInHosts } from '../../support/preloadInHosts.ts';

/** Loaded before the server (`--import`), and by it before each extension host: gives them a writer of log files. */
const WRITER = new URL('./nativeLogWriter.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== '@vscode/spdlog') return next(specifier, context);
    return { url: WRITER, format: 'module-typescript', shortCircuit: true };
  },
});

preloadInHosts(import.meta.url);
