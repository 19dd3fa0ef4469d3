/** Made by esbuild.js out of every test file under suite/. */
declare module 'virtual:suites' {
  /** Declares the suites of a scenario; mocha's globals must be there. */
  export function loadSuites(scenario: string): Promise<void>;
}

/** Mocha's own bundle for browsers: sets `mocha` as a global. */
declare module 'mocha/mocha' {}
