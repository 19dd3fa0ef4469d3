import type { HandshakeSpec } from './handshakeSpec.ts';

/** The same for the same files: both ends with the files that set them up, and the host where an end dials several. */
export function connectionId({ kind, from, to, host }: Pick<HandshakeSpec, 'kind' | 'from' | 'to' | 'host'>): string {
  return [kind, from.component, from.uri ?? '', to.component, to.uri ?? to.node ?? '', host?.value ?? ''].join(' ');
}
