import type { Span } from '../source/span.ts';
import type { Located } from './located.ts';
import type { ObjectMeta } from './objects.ts';

/** A port of a Service. */
export interface ServicePort {
  /** Empty for the only port of a Service. */
  readonly name: string;
  /** The number at the pods; absent if only a name says so. */
  readonly target?: number;
}

/** A Service with a port of the control plane's servers (kubernetes.io, "Ports and Protocols"). */
export interface ServiceDocument extends ObjectMeta {
  readonly kind: 'service';
  readonly uri: string;
  readonly span: Span;
  readonly labels: ReadonlyMap<string, string>;
  /** The labels of its pods; empty for a Service whose addresses an object lists. */
  readonly selector: ReadonlyMap<string, string>;
  readonly ports: readonly ServicePort[];
}

/** The addresses of a Service: Endpoints of its name, or an EndpointSlice that names it. */
export interface ServiceAddressesDocument extends ObjectMeta {
  readonly kind: 'serviceAddresses';
  readonly uri: string;
  readonly span: Span;
  readonly service: string;
  readonly addresses: readonly Located<string>[];
  readonly ports: readonly ServicePort[];
}
