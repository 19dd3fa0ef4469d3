import type { HandshakeSpec } from '../connections/joins/handshakeSpec.ts';
import type { HandshakePart } from '../kubernetes/versions/reloading.ts';
import type { CredentialSource } from '../model/credentialSource.ts';
import type { RequestAuthentication } from '../uses/side/requestAuthentication.ts';
import { credentialsOf, isReloaded, type Running } from './reloading.ts';

export type Age = 'old' | 'new';

/** The content that both ends of a connection use at one time. */
export interface HandshakeState {
  readonly from: Readonly<Record<HandshakePart, Age>>;
  readonly to: Readonly<Record<HandshakePart, Age>>;
  /** Which ends were restarted since the files were written. */
  readonly restarted: { readonly from: boolean; readonly to: boolean };
}

/** Whether what a part brings is another after the change. */
export function hasChanged(
  before: HandshakeSpec,
  after: HandshakeSpec,
  side: 'from' | 'to',
  part: HandshakePart,
): boolean {
  if (identity(credentialsOf(before, side, part)) !== identity(credentialsOf(after, side, part))) return true;
  return part === 'pair' && side === 'from'
    ? identity(before.clientKey) !== identity(after.clientKey)
    : part === 'pair' && identity(before.serverKey) !== identity(after.serverKey);
}

/** An identity of the artifacts that does not depend on their files. */
function identity(credentials: CredentialSource | undefined): string {
  if (!credentials) return '';
  return credentials.artifacts
    .map((artifact) => {
      if (artifact.kind === 'certificate') return artifact.certificate.sha256;
      if (artifact.kind === 'publicKey') return artifact.key.id;
      return artifact.kind === 'privateKey' ? (artifact.key.publicKey?.id ?? '') : artifact.kind;
    })
    .join(' ');
}

/**
 * The states on the way from one to the other, in this order: the files are written and nothing is restarted; then either end alone is
 * restarted; then both are. Each once.
 */
export function statesBetween(
  before: HandshakeSpec,
  after: HandshakeSpec,
  running: Running,
): readonly HandshakeState[] {
  const age = (side: 'from' | 'to', part: HandshakePart, isRestarted: boolean): Age =>
    isRestarted || !hasChanged(before, after, side, part) || isReloaded(before, after, side, part, running)
      ? 'new'
      : 'old';
  const partsOf = (side: 'from' | 'to', isRestarted: boolean) => ({
    pair: age(side, 'pair', isRestarted),
    trust: age(side, 'trust', isRestarted),
  });
  const states = new Map<string, HandshakeState>();
  for (const [from, to] of RESTARTS) {
    if (!isPossible(after, from, to)) continue;
    const state = { from: partsOf('from', from), to: partsOf('to', to), restarted: { from, to } };
    const key = [state.from.pair, state.from.trust, state.to.pair, state.to.trust].join();
    if (!states.has(key)) states.set(key, state);
  }
  return [...states.values()];
}

const RESTARTS: readonly (readonly [boolean, boolean])[] = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
];

/** One API server both signs and verifies tokens: after its restart, it verifies those that it signed before. */
function isPossible({ kind, from, to }: HandshakeSpec, isFromRestarted: boolean, isToRestarted: boolean): boolean {
  const isOne = kind === 'tokens' && from.component === to.component && from.node === to.node;
  return !isOne || isToRestarted || !isFromRestarted;
}

/** The handshake in that state: what is configured afterwards, with what each end still has from before. */
export function handshakeIn<Spec extends HandshakeSpec>(before: Spec, after: Spec, { from, to }: HandshakeState): Spec {
  const pick = (age: Age) => (age === 'old' ? before : after);
  const client = pick(from.pair);
  const server = pick(to.pair);
  return {
    ...after,
    clientCertificate: client.clientCertificate,
    clientKey: client.clientKey,
    clientTrusts: pick(from.trust).clientTrusts,
    serverCertificate: server.serverCertificate,
    serverKey: server.serverKey,
    serverTrusts: pick(to.trust).serverTrusts,
    authentication: authenticationIn(pick(to.trust).authentication, after.authentication),
  };
}

/** By whose CAs clients are authenticated is a matter of trust, all else of the configuration. */
function authenticationIn(
  trusted: RequestAuthentication | undefined,
  configured: RequestAuthentication | undefined,
): RequestAuthentication | undefined {
  if (!trusted || !configured) return configured;
  return { ...configured, clients: trusted.clients, frontProxies: trusted.frontProxies };
}
