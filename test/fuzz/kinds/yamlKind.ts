import { readAnyText, wideEncoding } from '../../../src/core/formats/sniff.ts';
import type { KubernetesReader } from '../../../src/core/formats/yaml/kubernetesReaders.ts';
import { parseYaml } from '../../../src/core/formats/yaml/parseYaml.ts';
import { sourceEncoding } from '../../../src/core/formats/yaml/syntax/sourceEncoding.ts';
import { seededRandom } from '../../differential/cases/seededRandom.ts';
import { randomDocument } from '../../differential/yaml/randomDocument.ts';
import { spoiled } from '../../differential/yaml/spoil.ts';
import { TEMPLATES } from '../../differential/yaml/templates.ts';
import { checkPlaces } from '../../support/yamlPlaces.ts';
import type { Draw } from '../draw.ts';
import type { Input, Kind, Outcome } from '../kind.ts';
import { mutateBytes } from '../mutate/bytes.ts';
import { mutateText } from '../mutate/text.ts';
import { randomYaml } from '../mutate/yaml.ts';

const READERS: readonly KubernetesReader[] = ['kubectl', 'component', 'clientGo'];

/** The reader of YAML by itself, from the bytes of a file to its documents, as each part of Kubernetes reads them. */
export const YAML_KIND: Kind = {
  name: 'YAML',
  weight: 25,
  make: (draw) => [['file', encoded(draw)]],
  run: async (input, draw) => read(input, draw),
};

function encoded(draw: Draw): Uint8Array {
  const text = madeText(draw);
  if (draw.chance(40)) return Buffer.from(`\ufeff${text}`, 'utf16le');
  const bytes = new TextEncoder().encode(draw.chance(40) ? `\ufeff${text}` : text);
  return draw.chance(8) ? mutateBytes(bytes, draw) : bytes;
}

function madeText(draw: Draw): string {
  const random = seededRandom(draw.below(2 ** 31));
  switch (draw.below(5)) {
    case 0:
      return spoiled(draw.pick(TEMPLATES), random);
    case 1:
      return spoiled(randomDocument(random), random);
    case 2:
      return mutateText(draw.pick(TEMPLATES), draw);
    case 3:
      return mutateText(randomDocument(random), draw);
    default:
      return randomYaml(draw);
  }
}

function read(input: Input, draw: Draw): Outcome {
  const bytes = input[0]?.[1] ?? new Uint8Array();
  const text = readAnyText(bytes);
  const reader = draw.pick(READERS);
  const { documents, problems, comments } = parseYaml(text, reader, sourceEncoding(bytes, text, wideEncoding(bytes)));
  for (const { root } of documents) {
    // Two returns before a line feed are one break for kubectl and two for others: places in such a value are near.
    const { wrong } = text.includes('\r\r\n') ? {} : checkPlaces(text, root);
    if (wrong !== undefined) throw new MisplacedError(wrong);
  }
  const stray = comments.find(({ start }) => text.charAt(start) !== '#');
  if (stray) throw new MisplacedError('a comment');
  const spans = [...problems, ...documents].map(({ span }) => span);
  return {
    texts: [JSON.stringify(problems)],
    places: [...spans, ...comments].map((span) => ({ what: 'YAML', span, length: text.length })),
  };
}

/** Its name tells such failures apart. */
class MisplacedError extends Error {
  constructor(what: string) {
    super(what);
    this.name = `misplaced: ${what}`;
  }
}
