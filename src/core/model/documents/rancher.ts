import type { Location, Span } from '../source/span.ts';
import type { Untrusted } from '../text/untrusted.ts';
import type { EncodedField, Located } from './located.ts';
import type { ObjectMeta } from './objects.ts';

/** The CA that Rancher gives to its agents, with the SHA-256 digests of its text in hex. */
export interface AgentAuthority {
  readonly field: EncodedField;
  /** The digest that the script of the agent computes. */
  readonly checksum: string;
  /** A second digest, where that which Rancher itself computes differs. */
  readonly otherwise?: string;
  /** The digest of the text without the line end that both add; absent if the text has one. */
  readonly unended?: string;
}

/** A setting of Rancher, or the Secret with a file that fills one (rancher/rancher, pkg/settings/setting.go; pkg/tls/tls.go). */
export interface RancherSettingDocument extends ObjectMeta {
  readonly kind: 'rancherSetting';
  readonly uri: string;
  readonly span: Span;
  /** `server-url`. */
  readonly server?: Located<string>;
  /** `cacerts`. */
  readonly authority?: AgentAuthority;
}

/** The two distributions of Rancher, whose nodes join by one protocol. */
export type RancherProduct = 'k3s' | 'rke2';

/** The token is in the source itself, or in a file that it names, which replaces the token of every source. */
export type TokenPlace = 'here' | 'file';

/** A configuration of k3s or RKE2, as far as it concerns how nodes join (docs.k3s.io and docs.rke2.io, "Configuration file"). */
export interface RancherNodeDocument {
  readonly kind: 'rancherNode';
  readonly uri: string;
  readonly span: Span;
  readonly product: RancherProduct;
  /** The server that the node joins. */
  readonly server?: Located<string> | undefined;
  /** The hash of the CA in its token; absent without one. */
  readonly caHash?: { readonly value: Untrusted; readonly span: Span } | undefined;
  readonly tokenIn?: TokenPlace | undefined;
  /** Names and addresses of the node itself. */
  readonly names: readonly string[];
}

/** The server that a node joins, and its token, as the command or the variables of its service state them. */
export interface JoinSettings {
  readonly server?: { readonly value: string; readonly at: Location };
  /** The hash of the CA in its token; absent without one. */
  readonly caHash?: { readonly value: Untrusted; readonly at: Location };
  readonly tokenIn?: TokenPlace | undefined;
}

/** A service that runs k3s or RKE2 (docs.k3s.io, "Agent Flags"). */
export interface JoinService {
  readonly product: RancherProduct;
  readonly role: 'server' | 'agent';
  readonly command: JoinSettings;
  readonly variables: JoinSettings;
  /** Names and addresses that the command gives the node. */
  readonly names: readonly string[];
}
