import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../paths.ts';

export interface BundleSize {
  readonly file: string;
  /** Bytes, as built for production and as a download compresses it. */
  readonly raw: number;
  readonly gzip: number;
}

const BUNDLES = [
  'dist/extension.js',
  'dist/sample.js',
  'dist/web/extension.js',
  'dist/webview/graph.js',
  'dist/cli.js',
];

/** The sizes of the bundles that are there. */
export function measureBundles(): readonly BundleSize[] {
  return BUNDLES.filter((file) => existsSync(path.join(ROOT, file))).map((file) => {
    const bytes = readFileSync(path.join(ROOT, file));
    return { file, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
  });
}
