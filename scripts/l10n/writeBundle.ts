import { sourceBundle } from './bundle.ts';
import { FILES, readJson, writeJson } from './files.ts';
import { readSources } from './sources.ts';
import { kept, type Translations, untranslated } from './translation.ts';

/** Writes the texts to translate, and drops German ones without a source. Returns the texts that German lacks. */
export function writeBundle(): readonly string[] {
  const source = sourceBundle(readSources());
  const german = kept(source, readJson<Translations>(FILES.german));
  const lacking = untranslated(source, german);
  writeJson(FILES.source, source);
  writeJson(FILES.german, german);
  writeJson(FILES.lacking, lacking);
  return lacking;
}
