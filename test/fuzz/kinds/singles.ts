import { asn1Tree } from '../../../src/core/formats/der/asn1Tree.ts';
import { oidName } from '../../../src/core/formats/x509/objects/objectNames.ts';
import { decodeFile, decodeText } from '../../../src/core/index.ts';
import type { Corpus } from '../corpus/makeCorpus.ts';
import { ENVIRONMENT_TEXTS, EXPIRATION_TEXTS, KUBEADM_TEXTS, UNIT_TEXTS } from '../corpus/texts.ts';
import type { Draw } from '../draw.ts';
import type { Input, Kind, Outcome } from '../kind.ts';
import { mutateBytes, randomBytes } from '../mutate/bytes.ts';
import { mutateDer, randomDer } from '../mutate/der.ts';
import { mutateText } from '../mutate/text.ts';
import { examineFile } from './examineFile.ts';

const encode = (text: string) => new TextEncoder().encode(text);

/** The kinds of one file each: made, decoded, and everything said that can be said of it. */
export function singleKinds(corpus: Corpus): readonly Kind[] {
  const { certificates, structures, pemTexts, objects, tokens, bundles } = corpus;
  const nodeTexts = (pattern: RegExp) =>
    [...corpus.node].flatMap(([path, content]) =>
      pattern.test(path) && content instanceof Uint8Array ? [new TextDecoder().decode(content)] : [],
    );
  const ofText = (texts: readonly string[]) => (draw: Draw) => encode(mutateText(draw.pick(texts), draw));
  const ofDer = (all: readonly Uint8Array[]) => (draw: Draw) => {
    const bytes = draw.pick(all);
    return draw.chance(2) ? mutateDer(bytes, draw) : mutateBytes(bytes, draw);
  };
  const file = (name: string, weight: number, make: (draw: Draw) => Uint8Array): Kind => ({
    name,
    weight,
    make: (draw) => [['file', make(draw)]],
    run: async (input) => examineFile(await decodeFile('memory://fuzz/file', first(input)), corpus.now),
  });
  return [
    file('certificate', 30, ofDer(certificates)),
    file('structure', 14, ofDer(structures)),
    file('bundle', 5, ofDer(bundles)),
    file('truncation', 14, (draw) => truncated(draw, [...certificates, ...structures, ...pemTexts.map(encode)])),
    file('PEM', 10, ofText(pemTexts)),
    file('PEM octets', 4, (draw) => mutateBytes(encode(draw.pick(pemTexts)), draw)),
    file('base64', 3, (draw) => encode(mutateText(Buffer.from(draw.pick(pemTexts)).toString('base64'), draw))),
    file('octets', 3, (draw) => randomBytes(draw.small(300), draw)),
    file('kubeconfig', 5, ofText(nodeTexts(/\.conf$/))),
    file('manifest', 4, ofText(nodeTexts(/manifests\/|config\.yaml$/))),
    file('object', 6, ofText(objects)),
    file('kubeadm', 5, ofText(KUBEADM_TEXTS)),
    file('unit', 8, ofText(UNIT_TEXTS)),
    file('environment', 8, ofText(ENVIRONMENT_TEXTS)),
    file('expiration', 5, ofText(EXPIRATION_TEXTS)),
    file('token', 8, ofText(tokens)),
    {
      name: 'copied text',
      weight: 5,
      make: (draw) => [['file', ofText([...pemTexts, ...objects, ...tokens])(draw)]],
      run: runText,
    },
    { name: 'DER tree', weight: 25, make: (draw) => [['file', randomDer(draw)]], run: runTree },
  ];

  async function runText(input: Input): Promise<Outcome> {
    return examineFile(await decodeText(new TextDecoder().decode(first(input))), corpus.now);
  }
}

const first = (input: Input): Uint8Array => input[0]?.[1] ?? new Uint8Array();

/** Cut at an offset, one after the other over all of them. */
function truncated(draw: Draw, all: readonly Uint8Array[]): Uint8Array {
  const bytes = draw.pick(all);
  return bytes.slice(0, draw.below(bytes.length));
}

async function runTree(input: Input): Promise<Outcome> {
  const bytes = first(input);
  const { rows } = asn1Tree(bytes, oidName);
  const places = rows.map(({ name, offset, headerLength, length }) => ({
    what: `row ${name}`,
    span: { start: offset, end: offset + headerLength + length },
    length: bytes.length,
  }));
  return { texts: [JSON.stringify(rows)], places };
}
