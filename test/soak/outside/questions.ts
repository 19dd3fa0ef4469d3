import type { JsonReport } from '../../../src/core/index.ts';

/** All that an inspection depends on but the disk, as the extension host knows it. */
export interface Situation {
  readonly folder: { readonly uri: string; readonly name: string };
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly settings: SettingValues;
  /** Open and unsaved: what saving them would write. */
  readonly unsaved: readonly (readonly [uri: string, bytes: Uint8Array])[];
}

/** As they are set, and `files.exclude` among what is left out. */
export interface SettingValues {
  readonly warningDays: number;
  readonly caWarningDays: number;
  readonly rules: Readonly<Record<string, string>>;
  readonly profile: string;
  readonly checkFileModes: string;
  readonly exclude: readonly string[];
}

/** One entry of Problems, its places in the editor's lines and characters. */
export interface Problem {
  readonly uri: string;
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly message: string;
  /** "line:character-line:character", from 0. */
  readonly range: string;
  readonly related: readonly string[];
}

/** The statements of the extension at that moment. */
export interface Told {
  readonly report: JsonReport;
  readonly problems: readonly Problem[];
  /** Files whose YAML is broken for the moment, of which the extension goes on judging what was there before. */
  readonly stale: readonly string[];
}

export interface Verdict {
  /** In words, the first few; none if the extension and a new inspector agree. */
  readonly differences: readonly string[];
  readonly findings: number;
}

/** A pair of files as a component would have it renewed. */
export interface Pair {
  readonly certificate: string;
  readonly key: string;
}

/** A leaf for a path of the node, signed by the CA whose files are given. */
export interface LeafWish {
  readonly cluster: number;
  /** 1 for cp-1. */
  readonly node: number;
  /** Below the node's root. */
  readonly path: string;
  readonly authority: Pair;
  readonly notBefore: number;
  readonly notAfter: number;
}

/** The questions of the extension host to its parent process, which keeps the memory of the extension host small. */
export type Question =
  | { readonly kind: 'compare'; readonly situation: Situation; readonly reported: Told }
  | { readonly kind: 'leaf'; readonly wish: LeafWish }
  | { readonly kind: 'authority'; readonly commonName: string; readonly notAfter: number };
