import type { VersionRange } from '../../model/documents/version.ts';

/** The releases that are built with a version of Go or a later one: those from a minor release on, and the last patches of earlier ones. */
export interface BuiltSince extends VersionRange {
  readonly since: number;
}

interface GoRelease {
  readonly kubernetes: BuiltSince;
  readonly etcd: BuiltSince;
}

/**
 * A release ends with a newer Go than it begins with (`.go-version` and `build/build-image/cross/VERSION` in Kubernetes' sources, "Compile binaries
 * using" in etcd's changelogs). 1.16.5, 1.30.11, 1.33.10 and 1.34.6 were not at hand, so the next patches are listed.
 */
export const GO_RELEASES = {
  '1.13': { kubernetes: { since: 17, patches: { 16: 6 } }, etcd: { since: 5, patches: { 4: 19 } } },
  '1.15': { kubernetes: { since: 19 }, etcd: { since: 5, patches: { 4: 19 } } },
  '1.20': {
    kubernetes: { since: 27, patches: { 24: 16, 25: 12, 26: 7 } },
    etcd: { since: 6, patches: { 4: 28, 5: 10 } },
  },
  '1.23': {
    kubernetes: { since: 32, patches: { 29: 15, 30: 12, 31: 7 } },
    etcd: { since: 6, patches: { 4: 36, 5: 19 } },
  },
  '1.24': {
    kubernetes: { since: 33, patches: { 31: 14, 32: 10 } },
    etcd: { since: 7, patches: { 4: 38, 5: 23, 6: 5 } },
  },
  '1.25': {
    kubernetes: { since: 35, patches: { 33: 11, 34: 7 } },
    etcd: { since: 7, patches: { 4: 42, 5: 28, 6: 9 } },
  },
} as const satisfies Readonly<Record<string, GoRelease>>;
