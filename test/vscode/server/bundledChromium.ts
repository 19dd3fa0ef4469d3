import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DOWNLOADS } from '../../../scripts/paths.ts';

const HOME = path.join(DOWNLOADS, 'chromium');

export interface BundledChromium {
  readonly executablePath: string;
  /** Variables that lead it to the libraries and fonts it brings along. */
  readonly env: Readonly<Record<string, string>>;
}

/** The headless Chromium for Linux x64 that the npm package @sparticuz/chromium carries, unpacked on first use. */
export function bundledChromium(): BundledChromium {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chrome, Chromium or Edge was found; please install one.');
  }
  if (!existsSync(HOME)) unpack();
  return {
    executablePath: path.join(HOME, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(HOME, 'al2023/lib'), FONTCONFIG_PATH: HOME },
  };
}

/** The package unpacks into the temporary folder, a library set only where it believes to run on AWS Lambda. */
function unpack(): void {
  const fresh = `${HOME}-${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const script = "import('@sparticuz/chromium').then((module) => module.default.executablePath())";
  const run = spawnSync(process.execPath, ['-e', script], {
    cwd: path.dirname(DOWNLOADS),
    env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    encoding: 'utf8',
  });
  if (run.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Error(`Chromium could not be unpacked.\n${run.stderr}`);
  }
  writeFileSync(path.join(fresh, 'fonts.conf'), fontsConfiguration());
  if (existsSync(HOME)) rmSync(fresh, { recursive: true, force: true });
  else renameSync(fresh, HOME);
}

const MONOSPACE = ['DejaVu Sans Mono', 'Liberation Mono', 'Noto Sans Mono', 'Ubuntu Mono'];

/** The package's own configuration names folders of AWS Lambda. */
function fontsConfiguration(): string {
  const folders = [path.join(HOME, 'fonts'), '/usr/share/fonts'].map((folder) => `  <dir>${folder}</dir>`);
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders,
    // Its own fonts have none for code; those of the usual systems have one of these.
    '  <alias>',
    '    <family>monospace</family>',
    `    <prefer>${MONOSPACE.map((family) => `<family>${family}</family>`).join('')}</prefer>`,
    '  </alias>',
    `  <cachedir>${path.join(HOME, 'fonts-cache')}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');
}
