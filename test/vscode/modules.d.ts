/** Made by esbuild.js out of every test file under suite/. */
declare module 'virtual:suites' {
  /** Declares all suites; mocha's globals must be there. */
  export function loadSuites(): Promise<void>;
}

/** Mocha's own bundle for browsers: sets `mocha` as a global. */
declare module 'mocha/mocha' {}
