import { describeContainer } from '../describe/describeContainer.ts';
import { encryptionText } from '../describe/encryptionText.ts';
import type { ClosedPart, OpenedKeyStore } from '../pkcs/openKeyStore.ts';
import { shellQuote } from '../text/shellQuote.ts';
import { visibleText } from '../text/visibleText.ts';
import { descriptionText } from './descriptionText.ts';
import { textOfArtifact } from './textOfFile.ts';

/** An opened key store as text: how it is guarded, what stayed closed and why, then everything in it. */
export function textOfKeyStore(opened: Extract<OpenedKeyStore, { kind: 'opened' }>, name: string, now: number): string {
  const { container, artifacts, closed, verified } = opened;
  return [
    descriptionText(describeContainer(container)),
    `    Password: ${verified ? 'fits the integrity check' : 'no integrity check could tell'}\n`,
    ...closed.map((part) => `    Closed: ${closedText(part)}\n`),
    ...(closed.some(({ reason }) => reason === 'legacy') ? [`    ${conversionText(name)}\n`] : []),
    ...artifacts.map((artifact) => `\n${artifactTitle(artifact)}${textOfArtifact(artifact, now)}`),
  ].join('');
}

function artifactTitle({
  origin,
}: {
  readonly origin: { readonly trail: readonly { readonly kind: string }[] };
}): string {
  for (const hop of origin.trail) {
    if (hop.kind === 'pkcs12' && 'name' in hop && typeof hop.name === 'string') return `${visibleText(hop.name)}\n`;
  }
  return '';
}

/** "private key, PBES2 …: another password, or damaged": a part that stayed closed, and why. */
export function closedText({ kind, encryption, reason }: ClosedPart): string {
  const what = kind === 'privateKey' ? 'private key' : 'encrypted part';
  const how = encryption ? `, ${encryptionText(encryption)}` : '';
  return `${what}${how}: ${REASONS[reason].replace('{cipher}', oldCipher(encryption))}`;
}

/** The name alone; of MD2 and MD5 too, which stand in the way as much. */
function oldCipher(encryption: ClosedPart['encryption']): string {
  return (
    /MD\dAndDES|MD\dAndRC2|RC4|RC2|DES/
      .exec(encryption?.cipher ?? encryption?.scheme ?? '')?.[0]
      .replace('And', ' and ') ?? ''
  );
}

const REASONS = {
  legacy: 'legacy encryption ({cipher}), which cannot be opened here',
  unsupported: 'an encryption that cannot be opened here',
  costly: 'too many iterations',
  password: 'another password, or damaged',
  enveloped: 'encrypted to the owner of a key',
} as const satisfies Record<ClosedPart['reason'], string>;

/** openssl's own way to current encryption; the file between is encrypted too. */
function conversionText(name: string): string {
  const from = shellQuote(name);
  const between = shellQuote(`${name}.pem`);
  const to = shellQuote(`${name}.new.p12`);
  return `Convert: openssl pkcs12 -legacy -in ${from} -out ${between} && openssl pkcs12 -export -in ${between} -out ${to}`;
}
