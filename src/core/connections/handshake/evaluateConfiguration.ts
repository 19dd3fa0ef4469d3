import { aboutCredentials, aboutPlace } from '../../model/about.ts';
import type { VersionedRefusal } from '../../model/artifacts/goError.ts';
import type { ConnectionEnd } from '../../model/connection.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import { isBalancer } from '../../model/documents/component.ts';
import { partyName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { asksForCertificate, type HandshakeSpec } from '../joins/handshakeSpec.ts';
import { type Evaluation, goErrorOf } from './evaluation.ts';
import { clientReader, serverReader } from './goBlocks.ts';
import { type Loading, loadBundle, loadFiles, loadKeyPair, loadTokenFile } from './goLoading.ts';
import { failsOf } from './startStep.ts';

/** Whether the release of an end accepts what only others refuse. */
export type Accepts = (end: ConnectionEnd, refusal: VersionedRefusal) => boolean;

/** An end that cannot read a file it needs does not start, or does not connect. */
export function evaluateConfiguration(spec: HandshakeSpec, accepts: Accepts): Evaluation | undefined {
  if (spec.refusal) return unwilling(spec.refusal, spec);
  const loads: readonly (readonly [Loading, 'from' | 'to'])[] = [
    ...(spec.serverCertificate ? [[loadKeyPair(spec.serverCertificate, spec.serverKey), 'to'] as const] : []),
    ...(spec.serverTrusts ? [[loadBundle(spec.serverTrusts, serverReader(spec)), 'to'] as const] : []),
    ...(spec.clientTrusts ? [[loadBundle(spec.clientTrusts, clientReader(spec)), 'from'] as const] : []),
    ...(spec.clientCertificate ? [[loadClientPair(spec, spec.clientCertificate), 'from'] as const] : []),
    [loadTokenFile(spec.clientLogin?.tokenFile), 'from'],
  ];
  for (const [loading, owner] of loads) {
    if (loading.kind !== 'failed') continue;
    const { versioned } = loading.error;
    if (!versioned || !accepts(spec[owner], versioned)) return unusable(loading, spec, owner);
  }
  const open = loads.flatMap(([loading]) => (loading.kind === 'unknown' ? loading.what : []));
  const missing = spec.missing ?? open[0];
  return missing === undefined
    ? undefined
    : { verdict: 'unknown', reason: phrase('Not in the workspace: {textLabel}.', { textLabel: missing }), at: spec.at };
}

function unwilling(
  { side, isUnreached, stopped, error, reason, credentials, at, otherAt }: NonNullable<HandshakeSpec['refusal']>,
  { to, at: otherwise }: HandshakeSpec,
): Evaluation {
  return {
    verdict: 'broken',
    side,
    ...(isUnreached && { isUnreached }),
    ...(stopped && { stopped, owner: stopped === to.component ? 'to' : 'from' }),
    ...goErrorOf(error),
    ...(credentials && { unusable: credentials }),
    reason,
    at: at ?? otherwise,
    fails: [...failsOf({ at: at ?? otherwise, credentials }), ...(otherAt ? [aboutPlace(otherAt)] : [])],
  };
}

function unusable(
  { error, credentials }: Extract<Loading, { kind: 'failed' }>,
  spec: HandshakeSpec,
  owner: 'from' | 'to',
): Evaluation {
  const textParty = partyName(spec[owner].component);
  return {
    verdict: 'broken',
    side: 'configuration',
    owner,
    ...goErrorOf(error),
    reason: phrase('{textParty} cannot use {textLabel}.', { textParty, textLabel: credentials.label }),
    // Programs other than those in Go name the file in their own words.
    ...(isBalancer(spec[owner].component) && { unusable: credentials }),
    at: credentials.at,
    fails: aboutCredentials(credentials),
  };
}

/** client-go reads a pair that is given as two files only when the server asks for it, so that it can be renewed. */
function isReadLate({ kind, from, clientCertificate, clientKey }: HandshakeSpec): boolean {
  if (isBalancer(from.component)) return false;
  const isClientGo = kind === 'api' || kind === 'bootstrap' || kind === 'kubelet';
  return isClientGo && clientCertificate?.reference !== undefined && clientKey?.reference !== undefined;
}

/** The client’s pair as far as it is read before the server has been verified. */
export function loadClientPair(spec: HandshakeSpec, certificate: CredentialSource): Loading {
  return isReadLate(spec) ? loadFiles(certificate, spec.clientKey) : loadKeyPair(certificate, spec.clientKey);
}

/** A pair that is read late fails only once the server has been verified. */
export function evaluateLatePair(spec: HandshakeSpec): Evaluation | undefined {
  if (!spec.clientCertificate || !isReadLate(spec) || !asksForCertificate(spec)) return undefined;
  const loading = loadKeyPair(spec.clientCertificate, spec.clientKey);
  return loading.kind === 'failed' ? unusable(loading, spec, 'from') : undefined;
}
