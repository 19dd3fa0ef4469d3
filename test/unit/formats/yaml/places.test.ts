import assert from 'node:assert/strict';
import type { YamlNode, YamlScalar } from '../../../../src/core/formats/yaml/node.ts';
import { parseYaml } from '../../../../src/core/formats/yaml/parseYaml.ts';
import { sourceOffsets } from '../../../../src/core/formats/yaml/sourceOffset.ts';
import { seededRandom } from '../../../differential/cases/seededRandom.ts';
import { randomDocument } from '../../../differential/yaml/randomDocument.ts';
import { spoiled } from '../../../differential/yaml/spoil.ts';
import { TEMPLATES } from '../../../differential/yaml/templates.ts';

/** Every scalar of a document, aliases and merged entries once, and the keys with their spans. */
function contentOf(root: YamlNode): {
  readonly scalars: readonly YamlScalar[];
  readonly keys: readonly { readonly key: string; readonly start: number; readonly end: number }[];
} {
  const scalars: YamlScalar[] = [];
  const keys: { key: string; start: number; end: number }[] = [];
  const seen = new Set<YamlNode>();
  const rest = [root];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'scalar') scalars.push(node);
    else if (node.kind === 'seq') for (const item of node.items) rest.push(item);
    else {
      for (const { key, keySpan, value } of node.entries) {
        keys.push({ key, ...keySpan });
        rest.push(value);
      }
    }
  }
  return { scalars, keys };
}

/** What the text of a scalar in quotes is read as by itself. */
function readAgain(quoted: string): string | undefined {
  const root = parseYaml(`{"a": ${quoted}}\n`).documents[0]?.root;
  const value = root?.kind === 'map' ? root.entries[0]?.value : undefined;
  return value?.kind === 'scalar' ? value.value : undefined;
}

describe('yaml/places', () => {
  const texts = Array.from({ length: 3000 }, (_, seed) => {
    const random = seededRandom(seed);
    const whole = random.chance(0.5) ? random.pick(TEMPLATES) : randomDocument(random);
    // Two returns before a line feed are one break for kubectl and two for others: places in such a value are near.
    return (random.chance(0.5) ? spoiled(whole, random) : whole).replaceAll('\r\r\n', '\r\n');
  });

  it('gives each value the range that holds it, and each character of it a place in that range', () => {
    let checked = 0;
    for (const text of texts) {
      for (const { root, span } of parseYaml(text).documents) {
        assert.ok(span.start >= 0 && span.end <= text.length);
        for (const scalar of contentOf(root).scalars) {
          const { contentSpan, value, style } = scalar;
          assert.ok(scalar.span.start <= contentSpan.start && contentSpan.end <= scalar.span.end);
          const offsets = sourceOffsets(scalar);
          // What `!!binary` decodes stands nowhere in the text.
          const isWritten = text.slice(contentSpan.start, contentSpan.end) === scalar.raw;
          let before = contentSpan.start;
          for (let at = 0; at < Math.min(value.length, 200); at++) {
            const place = offsets(at);
            assert.ok(place >= before && place <= contentSpan.end, JSON.stringify([text, value, at]));
            before = place;
            if (isWritten && /\w/.test(value.charAt(at)) && !scalar.raw.includes('\\')) {
              assert.equal(text.charAt(place), value.charAt(at), JSON.stringify([text, value, at]));
            }
          }
          if (isWritten && (style === 'single' || style === 'double')) {
            const quoted = text.slice(scalar.span.start, scalar.span.end);
            assert.equal(readAgain(quoted), value, JSON.stringify([text, value]));
            checked++;
          } else if (isWritten && style === 'plain' && scalar.raw === value && value !== '') {
            assert.equal(text.slice(contentSpan.start, contentSpan.end), value);
            checked++;
          }
        }
      }
    }
    assert.ok(checked > 10_000, `${checked}`);
  });

  it('gives each key the range that holds it', () => {
    for (const text of texts) {
      for (const { root } of parseYaml(text).documents) {
        for (const { key, start, end } of contentOf(root).keys) {
          const source = text.slice(start, end);
          if (!/^[A-Za-z]{6,}$/.test(key)) continue;
          assert.equal(/^["']/.test(source) ? source.slice(1, -1) : source, key);
        }
      }
    }
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
