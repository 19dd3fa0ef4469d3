import path from 'node:path';
import { packageVsix } from '../../../scripts/packageVsix.ts';
import { OUTPUT } from '../../../scripts/paths.ts';

/** Name of the environment variable that names the package to test, where a run of several processes has made it. */
export const PACKAGE = 'E2E_PACKAGE';

let packaged: string | undefined;

/** The extension's package, made once a run. */
export function packagedOnce(): string {
  packaged ??= process.env[PACKAGE];
  if (packaged === undefined) {
    packaged = path.join(OUTPUT, 'e2e.vsix');
    packageVsix(packaged);
  }
  return packaged;
}
