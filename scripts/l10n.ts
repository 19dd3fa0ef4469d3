import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sourceBundle } from './l10n/bundle.ts';
import { readSources } from './l10n/sources.ts';
import { ROOT } from './paths.ts';

const bundle = sourceBundle(readSources());
const file = path.join(ROOT, 'l10n/bundle.l10n.json');
await writeFile(file, `${JSON.stringify(bundle, undefined, 2)}\n`);
console.log(`${file} has ${Object.keys(bundle).length} texts.`);
