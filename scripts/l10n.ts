import { sourceBundle } from './l10n/bundle.ts';
import { FILES, readJson, writeJson } from './l10n/files.ts';
import { readSources } from './l10n/sources.ts';
import { kept, type Translations, untranslated } from './l10n/translation.ts';

const source = sourceBundle(readSources());
const german = kept(source, readJson<Translations>(FILES.german));
const lacking = untranslated(source, german);
writeJson(FILES.source, source);
writeJson(FILES.german, german);
writeJson(FILES.lacking, lacking);
console.log(`${FILES.source} has ${Object.keys(source).length} texts, of which German lacks ${lacking.length}:`);
for (const text of lacking) console.log(`  ${text}`);
