import assert from 'node:assert/strict';
import { redactComposed } from '../../../../src/core/formats/redaction/redact.ts';
import { withheldMarker } from '../../../../src/core/formats/redaction/withheld.ts';
import { scriptWords } from '../../../../src/core/kubernetes/components/commandWords.ts';
import { expandedWord } from '../../../../src/core/kubernetes/components/containerVariables.ts';
import { interpolate } from '../../../../src/core/kubernetes/compose/interpolate.ts';
import { readEnvironmentFile } from '../../../../src/core/kubernetes/units/environmentFile.ts';
import { readUnitFile } from '../../../../src/core/kubernetes/units/unitFile.ts';
import { splitUnitWords } from '../../../../src/core/kubernetes/units/unitWords.ts';

const MARKER = withheldMarker('token', 11);

describe('redactComposed', () => {
  it('keeps our markers of the parts, and lets no two parts write one', () => {
    const word = `--x=${MARKER}`;
    assert.equal(redactComposed(word, [word]), word);
    assert.equal(
      redactComposed(word, ['--x=<with', MARKER.slice(5)]),
      `--x=${withheldMarker('marker', MARKER.length)}`,
    );
  });

  it('is applied to words that quotes or escapes part', () => {
    const written = '--pass\'word\'=Quokka7mint --x=root:Quokka""7mint@h';
    const [unit] = readUnitFile(`[Service]\nExecStart=${written.replace("'word'", '\\x77ord')}\n`)?.settings ?? [];
    assert.ok(unit);
    assert.deepEqual(
      splitUnitWords(unit.value).map(({ text }) => text),
      [`--password=${MARKER}`, `--x=root:${withheldMarker('token', 13)}@h`],
    );
    const script = { text: written, isSeparator: false, spanOf: (start: number, end: number) => ({ start, end }) };
    const [password, user] = scriptWords(script);
    assert.deepEqual([password?.text, user?.text], [`--password=${MARKER}`, `--x=root:${MARKER}@h`]);
    // The end of the word in the script.
    assert.equal(user?.spanOf(0, user.text.length).end, written.length);
  });

  it('is applied to variables that are put in', () => {
    const word = { text: '--$(N)=Quokka7mint', spanOf: (start: number, end: number) => ({ start, end }) };
    const expanded = expandedWord(word, new Map([['N', 'password']]));
    assert.equal(expanded.text, `--password=${MARKER}`);
    assert.deepEqual(expanded.spanOf(11, expanded.text.length), { start: 7, end: 18 });
    assert.equal(interpolate('root:$P@h', new Map([['P', 'Quokka7mint']])), `root:${MARKER}@h`);
    assert.equal(interpolate('$P', new Map([['P', 'Quokka7mint']]), 'secret'), MARKER);
    const [variable] = readEnvironmentFile('DB_TOKEN=Quokka\\\n7mint\n')?.variables ?? [];
    assert.equal(variable?.value.text, MARKER);
  });
});
