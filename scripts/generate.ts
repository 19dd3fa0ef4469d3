import { FILES } from './l10n/files.ts';
import { writeMessageExamples } from './messageExamples.ts';
import { writeCatalogue } from './ruleCatalogue.ts';
import { writePageModules, writeProse } from './rulePages.ts';

/**
 * Writes everything that is generated and committed: the typed pages, the prose and the catalogue of the rules; their settings; the tables in
 * the documents; and the texts to translate. CI repeats it and compares.
 */
async function generate(): Promise<void> {
  writeMessageExamples();
  writePageModules();
  writeProse();
  writeCatalogue();
  // These import the rules, and with them the modules written above.
  const { writeRuleSettings } = await import('./ruleSettings.ts');
  const { writeDocuments } = await import('./documents/writeDocuments.ts');
  const { writeBundle } = await import('./l10n/writeBundle.ts');
  await writeRuleSettings();
  writeDocuments();
  const lacking = writeBundle();
  const listed = lacking.length > 0 ? ` (listed in ${FILES.lacking}: commit it if you do not write German)` : '';
  console.log(`Texts without a translation in ${FILES.german}: ${lacking.length}${listed}`);
  for (const text of lacking) console.log(`  ${text}`);
}

await generate();
