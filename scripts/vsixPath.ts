import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.ts';

/** The path at which `npm run package` leaves the package of this version. */
export function vsixPath(): string {
  const manifest = readFileSync(path.join(ROOT, 'package.json'), 'utf8');
  const { name, version } = JSON.parse(manifest) as { readonly name: string; readonly version: string };
  return path.join(ROOT, `${name}-${version}.vsix`);
}
