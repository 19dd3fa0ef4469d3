import type { CredentialSource } from '../../model/credentialSource.ts';
import { partyName } from '../../model/labels/names.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import type { HandshakeSpec } from '../participants/handshakeSpec.ts';
import { type Evaluation, goErrorOf } from './evaluation.ts';
import { clientReader, serverReader } from './goBlocks.ts';
import { type Loading, loadBundle, loadFiles, loadKeyPair } from './goLoading.ts';

/** An end that cannot read what it needs does not come up, or does not dial. */
export function evaluateConfiguration(spec: HandshakeSpec): Evaluation | undefined {
  if (spec.refusal) return unwilling(spec.refusal, spec.at);
  const loads: readonly (readonly [Loading, Text])[] = [
    ...(spec.serverCertificate
      ? [[loadKeyPair(spec.serverCertificate, spec.serverKey), partyName(spec.to.component)] as const]
      : []),
    ...(spec.serverTrusts
      ? [[loadBundle(spec.serverTrusts, serverReader(spec)), partyName(spec.to.component)] as const]
      : []),
    ...(spec.clientTrusts
      ? [[loadBundle(spec.clientTrusts, clientReader(spec)), partyName(spec.from.component)] as const]
      : []),
    ...(spec.clientCertificate
      ? [[loadClientPair(spec, spec.clientCertificate), partyName(spec.from.component)] as const]
      : []),
  ];
  for (const [loading, owner] of loads) {
    if (loading.kind === 'failed') return unusable(loading, owner);
  }
  const open = loads.flatMap(([loading]) => (loading.kind === 'unknown' ? loading.what : []));
  const missing = spec.missing ?? open[0];
  return missing === undefined
    ? undefined
    : { verdict: 'unknown', reason: phrase('Not in the workspace: {textLabel}.', { textLabel: missing }), at: spec.at };
}

function unwilling(
  { side, stopped, error, reason, at }: NonNullable<HandshakeSpec['refusal']>,
  otherwise: Location,
): Evaluation {
  return { verdict: 'broken', side, ...(stopped && { stopped }), error: untrusted(error), reason, at: at ?? otherwise };
}

function unusable({ error, credentials }: Extract<Loading, { kind: 'failed' }>, owner: Text): Evaluation {
  return {
    verdict: 'broken',
    side: 'configuration',
    ...goErrorOf(error),
    reason: phrase('{textWho} cannot use {textLabel}.', { textWho: owner, textLabel: credentials.label }),
    at: credentials.at,
  };
}

/** client-go reads a pair that is given as two files only when the server asks for it, so that it can be renewed. */
function isReadLate({ kind, clientCertificate, clientKey }: HandshakeSpec): boolean {
  const isClientGo = kind === 'api' || kind === 'bootstrap' || kind === 'kubelet';
  return isClientGo && clientCertificate?.reference !== undefined && clientKey?.reference !== undefined;
}

function loadClientPair(spec: HandshakeSpec, certificate: CredentialSource): Loading {
  return isReadLate(spec) ? loadFiles(certificate, spec.clientKey) : loadKeyPair(certificate, spec.clientKey);
}

/** A pair that is read late fails only once the server has been verified. */
export function evaluateLatePair(spec: HandshakeSpec): Evaluation | undefined {
  if (!spec.clientCertificate || !isReadLate(spec) || !spec.serverTrusts) return undefined;
  const loading = loadKeyPair(spec.clientCertificate, spec.clientKey);
  return loading.kind === 'failed' ? unusable(loading, partyName(spec.from.component)) : undefined;
}
