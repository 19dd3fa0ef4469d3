import assert from 'node:assert/strict';
import { parseYaml } from '../../../../src/core/formats/yaml/parseYaml.ts';
import { seededRandom } from '../../../differential/cases/seededRandom.ts';
import { randomDocument } from '../../../differential/yaml/randomDocument.ts';
import { spoiled } from '../../../differential/yaml/spoil.ts';
import { TEMPLATES } from '../../../differential/yaml/templates.ts';
import { checkPlaces } from '../../../support/yamlPlaces.ts';

describe('yaml/places', () => {
  const texts = Array.from({ length: 3000 }, (_, seed) => {
    const random = seededRandom(seed);
    const whole = random.chance(0.5) ? random.pick(TEMPLATES) : randomDocument(random);
    // Two returns before a line feed are one break for kubectl and two for others: places in such a value are near.
    return (random.chance(0.5) ? spoiled(whole, random) : whole).replaceAll('\r\r\n', '\r\n');
  });

  it('gives each key and value the range that holds it, and each character of a value a place in that range', () => {
    let held = 0;
    for (const text of texts) {
      for (const { root, span } of parseYaml(text).documents) {
        assert.ok(span.start >= 0 && span.end <= text.length);
        const checked = checkPlaces(text, root);
        assert.equal(checked.wrong, undefined, JSON.stringify(text));
        held += checked.held;
      }
    }
    assert.ok(held > 10_000, `${held}`);
  });

  it('collects comments where the parser finds them, and nowhere else', () => {
    const text = '# one\na: "# no" # two\nb: | # three\n  # no\nc: x#no\nd: [1, # four\n  2]\n--- # five\ne: 1\n';
    const { comments } = parseYaml(text);
    assert.deepEqual(
      comments.map(({ start, end }) => text.slice(start, end)),
      ['# one', '# two', '# three', '# four'],
    );
  });
});
