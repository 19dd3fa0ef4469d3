import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CASES } from '../../openssl/cases/all.ts';
import { madeId } from '../../openssl/cases/opensslCases.ts';
import { compare } from '../../openssl/compare.ts';
import { DIFFERENCES, DIFFERENT } from '../../openssl/differences.ts';
import { DIFFERENCES_FILE, differencesDocument } from '../../openssl/differencesDocument.ts';
import { readOurs } from '../../openssl/readOurs.ts';
import { readRecording, recordedDer } from '../../openssl/recordings.ts';
import { compareStructure } from '../../openssl/structure.ts';

describe('compared with the recorded answers of openssl', () => {
  const { version, cases } = readRecording();

  it('holds every case once, and hundreds that openssl reads and we read alike', () => {
    const ids = cases.map(({ id }) => id);
    assert.deepEqual(
      ids,
      CASES.map(({ id }) => id),
    );
    assert.equal(new Set(ids).size, ids.length);
    const alike = cases.filter(({ id, answer }) => 'text' in answer && !DIFFERENT.has(id));
    assert.ok(alike.length >= 500, `${alike.length}`);
    assert.ok(cases.filter(({ answer }) => 'refused' in answer).length >= 50);
    assert.deepEqual(
      cases.filter(({ structure }) => structure).map(({ id }) => id),
      CASES.filter(({ hasStructure }) => hasStructure).map(({ id }) => id),
    );
    assert.match(version, /^OpenSSL 3\.5\./);
  });

  it('holds no private key', () => {
    for (const { id, der } of cases) {
      assert.ok(!Buffer.from(der, 'base64').toString('latin1').includes('PRIVATE KEY'), id);
    }
  });

  for (const recorded of cases) {
    const { id, kind = 'certificate', answer, structure } = recorded;
    it(id, async () => {
      const differences = compare(await readOurs(recordedDer(recorded), kind), answer);
      if (DIFFERENT.has(id)) assert.notDeepEqual(differences, [], 'listed as different, and is not');
      else assert.deepEqual(differences, []);
    });

    if (!structure) continue;
    it(`${id}: tags, offsets, lengths and names of objects`, () => {
      assert.deepEqual(compareStructure(recordedDer(recorded), structure), []);
      assert.ok(structure.length > 1 || id === madeId('version 1'), 'nothing was found inside strings');
    });
  }
});

describe('the list of differences from openssl', () => {
  it('names cases that exist, each once', () => {
    const ids = new Set(CASES.map(({ id }) => id));
    const named = DIFFERENCES.flatMap(({ cases }) => cases);
    assert.deepEqual(
      named.filter((id) => !ids.has(id)),
      [],
    );
    assert.equal(new Set(named).size, named.length);
  });

  it('is in the document', () => {
    assert.equal(readFileSync(DIFFERENCES_FILE, 'utf8'), differencesDocument());
  });
});
