import { checkAll } from './checkAll.ts';
import { allSources, literalsIn } from './literals.ts';
import { lineOf, readSafe, writeSafe } from './recorded.ts';

const literals = [...literalsIn(allSources()).keys()];
const known = readSafe();
const fresh = process.argv.includes('--all') ? literals : literals.filter((literal) => !known.has(lineOf(literal)));
const unsafe = await checkAll(fresh);
for (const [literal, why] of unsafe) console.error(`${literal} is ${why}`);
writeSafe(literals.filter((literal) => !unsafe.has(literal)));
console.log(`${fresh.length} expressions checked, ${literals.length - unsafe.size} recorded as safe`);
process.exit(unsafe.size === 0 ? 0 : 1);
