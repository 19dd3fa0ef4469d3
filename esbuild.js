const { existsSync, globSync, readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
/** While working on one suite: a part of its file's name, such as TEST_SUITES=hovers. */
const onlySuites = process.env.TEST_SUITES ?? '';

/** The options of all bundles. */
const shared = {
  bundle: true,
  format: 'cjs',
  target: 'es2023',
  charset: 'utf8',
  mainFields: ['module', 'main'],
  // The base of des.js: of its two files the one that needs no Node.
  alias: { inherits: 'inherits/inherits_browser.js' },
  minify: production,
  sourcemap: production ? false : 'linked',
  metafile: production,
  logLevel: 'warning',
};

const inNode = { ...shared, platform: 'node' };
const inWeb = { ...shared, platform: 'browser' };

/** Gives `virtual:suites` the import of every test file, so that none is listed by hand. */
const suites = {
  name: 'suites',
  setup(build) {
    const folder = path.join(__dirname, 'test/vscode/suite');
    build.onResolve({ filter: /^virtual:suites$/ }, () => ({ path: 'suites', namespace: 'suites' }));
    build.onLoad({ filter: /.*/, namespace: 'suites' }, () => {
      const files = globSync('**/*.test.ts', { cwd: folder })
        .filter((file) => file.includes(onlySuites))
        .sort()
        .map((file) => file.split(path.sep).join('/'));
      // Files in a folder belong to the scenario of its name, and all other files to the sample.
      const imports = files.map((file) => {
        const scenario = file.includes('/') ? file.slice(0, file.indexOf('/')) : 'sample';
        return `if (scenario === ${JSON.stringify(scenario)}) await import(${JSON.stringify(`./${file}`)});`;
      });
      return {
        contents: `export async function loadSuites(scenario) { ${imports.join('\n')} }`,
        resolveDir: folder,
        watchDirs: [folder, ...globSync('**/', { cwd: folder }).map((name) => path.join(folder, name))],
      };
    });
  },
};

/** Stands in for Node's assertions where there is no Node. */
const webAssert = {
  name: 'webAssert',
  setup(build) {
    build.onResolve({ filter: /^node:assert\/strict$/ }, ({ path }) => ({ path, namespace: 'webAssert' }));
    build.onLoad({ filter: /.*/, namespace: 'webAssert' }, () => ({
      contents: "import { assert } from './webAssert.ts'; export default assert;",
      resolveDir: path.join(__dirname, 'test/vscode'),
    }));
  },
};

/**
 * Modules that are evaluated on first use, which is when the first candidate file is found, or by a command. Each of these modules is replaced by one
 * with the same exports that are getters. So all other code imports them as usual, but must not use them while it is being loaded.
 */
const LATER = [
  'src/core/index.ts',
  'src/archives/archive.ts',
  'src/editor/commands/commands.ts',
  'src/editor/comparison/newestFile.ts',
  'src/editor/exercises/taskText.ts',
  'src/editor/inspection/laterFile.ts',
  'src/editor/messages/explanationMarkdown.ts',
  'src/editor/panels/graphHtml.ts',
  'src/editor/panels/localizedComparison.ts',
  'src/editor/panels/saveExpiration.ts',
  'src/editor/surfaces/documentProviders.ts',
  'src/editor/trees/rows.ts',
  'src/editor/viewer/viewerHost.ts',
];

/** `loadOf` gives the expression that loads a module of the list. */
const later = (loadOf) => ({
  name: 'later',
  setup(build) {
    const files = new Map(LATER.map((name) => [path.join(__dirname, name), name]));
    build.onResolve({ filter: /^later:/ }, ({ path: given }) => ({
      path: path.join(__dirname, given.slice('later:'.length)),
    }));
    build.onResolve({ filter: /^\.{1,2}\// }, ({ path: given, resolveDir }) => {
      const name = files.get(path.join(resolveDir, given));
      return name && { path: name, namespace: 'later' };
    });
    // Imported in place of the getters, which would be copied for each module that imports them.
    build.onLoad({ filter: /.*/, namespace: 'later' }, ({ path: name }) => ({
      contents: `export * from 'getters:${name}';`,
    }));
    build.onResolve({ filter: /^getters:/ }, ({ path: given }) => ({
      path: given.slice('getters:'.length),
      namespace: 'getters',
    }));
    build.onLoad({ filter: /.*/, namespace: 'getters' }, async ({ path: name }) => ({
      contents: `
        Object.defineProperty(exports, '__esModule', { value: true });
        for (const name of ${JSON.stringify(await exportsOf(name))})
          Object.defineProperty(exports, name, { enumerable: true, get: () => load()[name] });
        // Each call of require copies all of the exports.
        let loaded;
        const load = () => (loaded ??= ${loadOf(name)});`,
      resolveDir: __dirname,
    }));
  },
});

async function exportsOf(name) {
  const { metafile } = await esbuild.build({
    ...inWeb,
    entryPoints: [path.join(__dirname, name)],
    format: 'esm',
    external: ['vscode'],
    write: false,
    metafile: true,
    outdir: 'dist',
    sourcemap: false,
  });
  return Object.values(metafile.outputs)[0].exports;
}

/** In the web's bundle, which must be one file, all of it is there. */
const laterInFile = later((name) => `require('later:${name}')`);

/** Node's first bundle loads it from the web's, so that it is shipped once. */
const laterFromWeb = later((name) => `require('./web/extension.js').later[${JSON.stringify(name)}]()`);

/**
 * VS Code's API as one module of the bundle, with what of it the sources use. By itself a bundle copies all of the API for each file
 * that imports it, which is half of the time that activation takes.
 */
const apiOnce = {
  name: 'api-once',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === 'api' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'api' },
    );
    build.onLoad({ filter: /.*/, namespace: 'api' }, () => ({
      contents: `const api = require('vscode'); export const { ${usedOfApi().join(', ')} } = api;`,
    }));
  },
};

/** Names of the API that the sources use. Those of types, and of commands in texts, are among them, and undefined. */
function usedOfApi() {
  const sources = globSync('src/**/*.ts', { cwd: __dirname }).map((file) =>
    readFileSync(path.join(__dirname, file), 'utf8'),
  );
  const named = sources.flatMap((text) => [...text.matchAll(/^import \{([^}]*)\} from 'vscode';$/gm)]);
  const members = sources.flatMap((text) => [...text.matchAll(/\bvscode\.(\w+)/g)]);
  return [
    ...new Set([...named, ...members].flatMap(([, names]) => names.split(',').map((name) => name.trim()))),
  ].sort();
}

/** The two other bundles that Node's first loads. */
const otherBundles = {
  name: 'other-bundles',
  setup(build) {
    build.onResolve({ filter: /^\.\/web\/extension\.js$/ }, ({ path }) => ({ path, external: true }));
    build.onResolve({ filter: /buildSampleCluster\.ts$/ }, () => ({ path: './sample.js', external: true }));
  },
};

/** The web's bundle gives the later modules to Node's, which has activated by then and needs nothing else of it. */
const webEntry = `
  export const activate = (context) => require('./src/extension.ts').activate(context);
  export const later = { ${LATER.map((name) => `${JSON.stringify(name)}: () => require('later:${name}')`).join(', ')} };`;

const bundles = [
  {
    ...inWeb,
    stdin: { contents: webEntry, resolveDir: __dirname },
    outfile: 'dist/web/extension.js',
    plugins: [apiOnce, laterInFile],
  },
  {
    ...inNode,
    entryPoints: ['src/extensionNode.ts'],
    outfile: 'dist/extension.js',
    plugins: [apiOnce, laterFromWeb, otherBundles],
    supported: { 'dynamic-import': false },
  },
  {
    ...inNode,
    entryPoints: ['src/sample/buildSampleCluster.ts'],
    outfile: 'dist/sample.js',
  },
  {
    ...inNode,
    entryPoints: ['src/cli.ts'],
    outfile: 'dist/cli.js',
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...inWeb,
    entryPoints: globSync('src/webview/*.ts'),
    outdir: 'dist/webview',
    format: 'iife',
  },
  {
    ...inNode,
    entryPoints: ['test/vscode/entry/node.ts'],
    outfile: 'dist/test/vscode/index.js',
    external: ['vscode', 'mocha'],
    plugins: [suites],
    minify: false,
  },
  {
    ...inNode,
    entryPoints: ['test/soak/host/run.ts'],
    outfile: 'dist/test/soak/index.js',
    external: ['vscode'],
    minify: false,
  },
  {
    ...inWeb,
    entryPoints: ['test/vscode/entry/web.ts'],
    outfile: 'dist/web/test/vscode/index.js',
    external: ['vscode'],
    plugins: [suites, webAssert],
    minify: false,
  },
].filter(
  ({ stdin, entryPoints = [] }) => stdin || (entryPoints.length > 0 && entryPoints.every((file) => existsSync(file))),
);

/** By bundle, the files in it: a release lists the packages that they are from. */
function inputsOf(built) {
  const outputs = built.flatMap(({ metafile }) => Object.entries(metafile.outputs));
  return Object.fromEntries(outputs.map(([name, { inputs }]) => [name, Object.keys(inputs)]));
}

async function main() {
  if (!watch) {
    const built = await Promise.all(bundles.map((options) => esbuild.build(options)));
    if (production) writeFileSync(path.join(__dirname, 'dist/inputs.json'), JSON.stringify(inputsOf(built)));
    return;
  }
  for (const options of bundles) {
    const context = await esbuild.context({ ...options, logLevel: 'info' });
    await context.watch();
  }
}

main().catch(() => {
  process.exitCode = 1;
});
