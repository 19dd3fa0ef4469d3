import type { OpenedKeyStore } from '../../formats/artifacts/openKeyStore.ts';
import type { Artifact } from '../../model/artifacts/artifact.ts';
import { plainText } from '../../model/text/plainText.ts';
import { commandLine } from '../../model/text/shellCommand.ts';
import { closedText } from '../describe/closedPart.ts';
import { describeContainer } from '../describe/describeContainer.ts';
import { descriptionText } from './descriptionText.ts';
import { textOfArtifact } from './textOfFile.ts';

/** An opened key store as text: how it is guarded, what stayed closed and why, then everything in it. */
export function textOfKeyStore(opened: Extract<OpenedKeyStore, { kind: 'opened' }>, name: string, now: number): string {
  const { container, artifacts, closed, verified } = opened;
  return [
    descriptionText(describeContainer(container)),
    `    Password: ${verified ? 'fits the integrity check' : 'no integrity check could tell'}\n`,
    ...closed.map((part) => `    Closed: ${plainText(closedText(part))}\n`),
    ...(closed.some(({ reason }) => reason === 'legacy') ? conversionLine(name) : []),
    ...artifacts.map((artifact) => `\n${titleLine(artifact)}${textOfArtifact(artifact, now)}`),
  ].join('');
}

function titleLine({ origin: { trail } }: Artifact): string {
  const name = trail.flatMap((hop) => (hop.kind === 'pkcs12' ? (hop.name ?? []) : []))[0];
  return name === undefined ? '' : `${plainText(name)}\n`;
}

/** openssl's own way to current encryption; the file between is encrypted too. */
function conversionLine(name: string): readonly string[] {
  const command = commandLine(
    'openssl pkcs12 -legacy -in {from} -out {between} && openssl pkcs12 -export -in {between} -out {to}',
    { from: name, between: `${name}.pem`, to: `${name}.new.p12` },
  );
  return command === undefined ? [] : [`    Convert: ${command}\n`];
}
