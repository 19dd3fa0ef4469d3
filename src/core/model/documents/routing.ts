import type { Span } from '../source/span.ts';
import type { Located } from './located.ts';
import type { ObjectMeta } from './objects.ts';

/** An HTTPRoute or GRPCRoute (gateway-api.sigs.k8s.io): hosts that listeners of Gateways serve. */
export interface RouteDocument extends ObjectMeta {
  readonly kind: 'route';
  readonly uri: string;
  readonly span: Span;
  readonly objectKind: 'HTTPRoute' | 'GRPCRoute';
  /** Templates left out. */
  readonly hosts: readonly Located<string>[];
  /** The Gateways that it is attached to; templates left out. */
  readonly parents: readonly RouteParent[];
}

export interface RouteParent {
  readonly name: string;
  /** Absent if the route does not say, which is its own. */
  readonly namespace?: string | undefined;
  /** The listener's name; absent for every listener. */
  readonly section?: string | undefined;
  /** Absent for any. */
  readonly port?: string | undefined;
}

/** A ReferenceGrant (gateway-api.sigs.k8s.io): who may refer to objects of its namespace. */
export interface ReferenceGrantDocument extends ObjectMeta {
  readonly kind: 'referenceGrant';
  readonly uri: string;
  readonly span: Span;
  /** Groups are "" for the core API. */
  readonly from: readonly { readonly group: string; readonly kind: string; readonly namespace: string }[];
  /** Without a name, to all of the kind. */
  readonly to: readonly { readonly group: string; readonly kind: string; readonly name?: string | undefined }[];
}

/** An IngressClass (kubernetes.io, "Ingress", Ingress class): which controller serves the Ingresses of a class. */
export interface IngressClassDocument extends ObjectMeta {
  readonly kind: 'ingressClass';
  readonly uri: string;
  readonly span: Span;
  /** Such as "k8s.io/ingress-nginx". */
  readonly controller: string;
  /** Ingresses that name no class are of it. */
  readonly isDefault: boolean;
}
