import { parseArgs } from 'node:util';
import { readNamedEnvironmentFile } from '../../../src/core/kubernetes/units/environmentFile.ts';
import { withSpecifiers } from '../../../src/core/kubernetes/units/specifiers.ts';
import { readUnitFile, serviceSettings } from '../../../src/core/kubernetes/units/unitFile.ts';
import { splitUnitWords } from '../../../src/core/kubernetes/units/unitWords.ts';
import { writeAgreement } from '../agreementDocument.ts';
import { drawEnvironmentFile } from './drawEnvironmentFile.ts';
import { type DrawnUnit, drawUnit } from './drawUnit.ts';
import { recordUnits } from './recorded.ts';
import { readBySystemd, systemdVersion, type UnitReading } from './systemd.ts';
import { environmentBySystemd } from './systemdEnvironment.ts';

/** Units at once. */
const BATCH = 500;

/** Differences that are printed. */
const SHOWN = 10;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '2000' },
    from: { type: 'string', default: '0' },
    /** Writes the counts to docs/agreement.md. */
    record: { type: 'boolean', default: false },
  },
});
const [from, count] = [Number(values.from), Number(values.count)];
const different: string[] = [];
let accepted = 0;
for (let at = from; at < from + count; at += BATCH) {
  const units = Array.from({ length: Math.min(BATCH, from + count - at) }, (_, offset) => drawUnit(at + offset));
  const readings = readBySystemd(units);
  for (const unit of units) {
    const reading = readings.get(unit.name);
    if (!reading) continue;
    accepted++;
    const [theirs, ours] = [JSON.stringify(reading), JSON.stringify(ourReading(unit))];
    if (theirs !== ours) different.push(`${unit.name}\n${unit.text}systemd: ${theirs}\nours:    ${ours}`);
  }
}
const failed = different.length;
const environment = { same: 0, unread: 0 };
const texts = Array.from({ length: count }, (_, offset) => drawEnvironmentFile(from + offset));
for (const [at, reading] of environmentBySystemd(texts).entries()) {
  const text = texts[at] ?? '';
  const own = ourVariables(text);
  const [theirs, ours] = [sorted(reading ?? {}), own && sorted(own)];
  if (ours === undefined) environment.unread++;
  else if (reading && theirs === ours) environment.same++;
  else different.push(`seed ${from + at}\n${JSON.stringify(text)}\nsystemd: ${theirs}\nours:    ${ours}`);
}
for (const one of different.slice(0, SHOWN)) console.log(`${one}\n`);
if (values.record) {
  const same = accepted - failed;
  recordUnits({ systemd: systemdVersion(), from, to: from + count - 1, accepted, same, environment });
  writeAgreement();
}
console.log(`${count} units of seeds ${from} to ${from + count - 1}, of which systemd accepts ${accepted}`);
console.log(`${count} files of variables, of which ${environment.unread} are reported as unread`);
console.log(`${accepted - failed + environment.same} passed, ${different.length} failed`);
process.exitCode = different.length === 0 ? 0 : 1;

/** The variables of a file as the core reads them for a unit; undefined for one that it reports as unread. */
function ourVariables(text: string): Readonly<Record<string, string>> | undefined {
  const variables = readNamedEnvironmentFile(text)?.variables.filter(({ isExported }) => !isExported);
  return variables && Object.fromEntries(variables.map(({ name, value }) => [name, value.text]));
}

function sorted(variables: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(variables).sort());
}

/** The unit as the core reads it. */
function ourReading({ name, text }: DrawnUnit): UnitReading {
  const unit = readUnitFile(text, name);
  const valuesOf = (key: string) => (unit ? serviceSettings(unit, key) : []).map(({ value }) => value);
  const wordsOf = (key: string) =>
    valuesOf(key).flatMap((value) => splitUnitWords(value).map((word) => withSpecifiers(word, name).text));
  const [program = '', ...rest] = wordsOf('ExecStart');
  const variables = wordsOf('Environment').map((word) => [
    word.slice(0, word.indexOf('=')),
    word.slice(word.indexOf('=') + 1),
  ]);
  return { words: [program.replace(/^[-+:]/, ''), ...rest], variables: Object.fromEntries(variables) };
}
