import { FILES, readJson } from '../../../scripts/l10n/files.ts';
import { languageOf } from '../../../src/editor/text/languageOf.ts';

/** The language as VS Code loads it. */
export const GERMAN = languageOf(readJson<Record<string, string>>(FILES.german));
