import { type CertificateSpec, type IssuedCertificate, issue } from '../certificates.ts';
import { type KeyPair, key } from '../keyPair.ts';
import { LayoutFiles } from '../layouts/layout.ts';
import type { NodeDesign } from './design.ts';
import type { Place } from './layoutPlan.ts';
import {
  AUTHORITY_ROLES,
  type AuthorityRole,
  type ComponentName,
  type KubeconfigRole,
  type LeafRole,
  type Role,
} from './roles.ts';

/** A flag and its value. */
export type FlagPair = readonly [name: string, value: string];

/** A component before it is written: its flags, and what a pod of it mounts. */
export interface ComponentDraft {
  flags: FlagPair[];
  /** The settings of its configuration file that replace flags. */
  settings?: readonly FlagPair[] | undefined;
  /** Host paths; each is seen at the same path where the pod is not remounted. */
  readonly mounts: string[];
}

/** A kubeconfig before it is written. */
export interface KubeconfigDraft {
  readonly path: string;
  server: string;
  /** The embedded CAs that it trusts. */
  trust: readonly IssuedCertificate[];
  /** Files instead of what is embedded. */
  readonly files?: { readonly authority: string; readonly certificate: string; readonly key: string } | undefined;
}

/** How many keys of an algorithm a run makes; a cluster of three nodes needs fewer of the quick ones. */
const POOL: Readonly<Record<string, number>> = { 'RSA-2048': 18, 'RSA-3072': 1, 'RSA-4096': 1 };

/** A node between its design and its files: one change here is one change of the finished node. */
export class NodeDraft extends LayoutFiles {
  readonly design: NodeDesign;
  readonly certificates = new Map<Role, IssuedCertificate>();
  /** Follows a certificate in its file. */
  readonly chains = new Map<Role, readonly IssuedCertificate[]>();
  /** The content of an authority's file. */
  readonly bundles = new Map<AuthorityRole, readonly IssuedCertificate[]>();
  /** Keys on the disk that are not their certificate's own. */
  readonly keys = new Map<Role | 'service-account', KeyPair>();
  /** The key that verifies service-account tokens, if it is not the public half of the signing key. */
  publishedAccountsKey?: KeyPair;
  readonly kubeconfigs = new Map<KubeconfigRole, KubeconfigDraft>();
  readonly components = new Map<ComponentName, ComponentDraft>();
  #nextKey = 0;

  constructor(design: NodeDesign, firstKey = 0) {
    super('generated', design.now);
    this.design = design;
    this.#nextKey = firstKey;
  }

  /** The next key of the pool; no two of a node are the same. */
  nextKey(algorithm = this.design.keyAlgorithm): Promise<KeyPair> {
    const slot = (this.design.keyBase + this.#nextKey++) % (POOL[algorithm] ?? 80);
    return key(`generated ${slot}`, algorithm);
  }

  place(role: Role | 'service-account'): Place | undefined {
    return this.design.layout.places.get(role);
  }

  /** Host path of a certificate. Throws if the layout has none. */
  path(role: Role | 'service-account'): string {
    const place = this.place(role);
    if (place === undefined) throw new Error(`${this.design.layout.name} has no ${role}`);
    return place.certificate;
  }

  /** Host path of a private key. Throws if the layout has none. */
  keyPath(role: Role | 'service-account'): string {
    const place = this.place(role);
    if (place === undefined) throw new Error(`${this.design.layout.name} has no ${role}`);
    return place.key;
  }

  /** The leaf that serves a purpose in this layout. */
  leafRole(role: LeafRole): LeafRole {
    return this.design.layout.sharedLeaf.get(role) ?? role;
  }

  /** The authority that serves a purpose in this layout. */
  authorityRole(role: AuthorityRole): AuthorityRole {
    return this.design.layout.sharedAuthority.get(role) ?? role;
  }

  /** Throws if the node has no such certificate. */
  certificate(role: Role): IssuedCertificate {
    const certificate = this.certificates.get(role);
    if (certificate === undefined) throw new Error(`no certificate for ${role}`);
    return certificate;
  }

  /** Throws if the node runs no such component. */
  component(name: ComponentName): ComponentDraft {
    const component = this.components.get(name);
    if (component === undefined) throw new Error(`no ${name}`);
    return component;
  }

  /** Issues a leaf again with some things changed, wherever it stands in. */
  reissue(role: LeafRole, changes: Partial<CertificateSpec>): void {
    const own = this.leafRole(role);
    const { serial, ...spec } = this.certificate(own).spec;
    const next = issue({ ...spec, ...changes });
    this.certificates.set(own, next);
    for (const [other, shared] of this.design.layout.sharedLeaf) if (shared === own) this.certificates.set(other, next);
  }

  /** Puts another certificate in the file of an authority; what it signed stays, and so do the copies in kubeconfigs. */
  replaceAuthorityFile(role: AuthorityRole, changes: Partial<CertificateSpec>): void {
    const own = this.authorityRole(role);
    const { serial, ...spec } = this.certificate(own).spec;
    const next = issue({ ...spec, ...changes });
    for (const other of AUTHORITY_ROLES) {
      if (this.authorityRole(other) !== own) continue;
      this.certificates.set(other, next);
      this.bundles.set(other, [next]);
    }
  }

  /** Absent if the component does not set it. */
  flag(name: ComponentName, flag: string): string | undefined {
    return this.components.get(name)?.flags.find(([other]) => other === flag)?.[1];
  }

  /** Sets or adds a flag. */
  setFlag(name: ComponentName, flag: string, value: string): void {
    const component = this.component(name);
    const has = component.flags.some(([other]) => other === flag);
    component.flags = has
      ? component.flags.map((pair) => (pair[0] === flag ? [flag, value] : pair))
      : [...component.flags, [flag, value]];
  }

  dropFlag(name: ComponentName, flag: string): void {
    const component = this.component(name);
    component.flags = component.flags.filter(([other]) => other !== flag);
  }

  /** Writes a file at its path on the node. */
  putAt(hostPath: string, text: string): void {
    this.put(hostPath.slice(1), text);
  }
}
