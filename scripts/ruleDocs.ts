import { writeCatalogue } from './ruleCatalogue.ts';
import { writePageModules, writeProse } from './rulePages.ts';

// The pages are the source: the rules' modules are made of them before anything imports a rule.
writePageModules();
writeProse();
writeCatalogue();
const { writeRuleSettings } = await import('./ruleSettings.ts');
await writeRuleSettings();
console.log('The rules are made of their pages in media/rules.');
