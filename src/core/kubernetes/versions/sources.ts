import type { SourcedRange } from '../../model/documents/version.ts';

/** A pull request of kubernetes/kubernetes. */
export function kubernetesPull(number: number): string {
  return `https://github.com/kubernetes/kubernetes/pull/${number}`;
}

/** A file of Kubernetes' source at a tag. */
export function kubernetesSource(tag: string, path: string): string {
  return `https://github.com/kubernetes/kubernetes/blob/${tag}/${path}`;
}

/** A Kubernetes enhancement proposal by its issue. */
export function enhancement(number: number): string {
  return `https://github.com/kubernetes/enhancements/issues/${number}`;
}

/** Kubernetes' changelog of one release. */
export function kubernetesChangelog(release: string): string {
  return `https://github.com/kubernetes/kubernetes/blob/master/CHANGELOG/CHANGELOG-${release}.md`;
}

/** etcd's changelog of one release. */
export function etcdChangelog(release: string): string {
  return `https://github.com/etcd-io/etcd/blob/main/CHANGELOG/CHANGELOG-${release}.md`;
}

/** A file of etcd's source at a tag. */
export function etcdSource(tag: string, path: string): string {
  return `https://github.com/etcd-io/etcd/blob/${tag}/${path}`;
}

/** A file of Go's source at a tag. */
export function goSource(tag: string, path: string): string {
  return `https://github.com/golang/go/blob/${tag}/src/${path}`;
}

/** From a minor release on. */
export function from(since: number, source: string): SourcedRange {
  return { since, source };
}

/** Before a minor release, which is the first without. */
export function before(until: number, source: string): SourcedRange {
  return { until, source };
}

/** A pull request of etcd-io/etcd. */
export function etcdPull(number: number): string {
  return `https://github.com/etcd-io/etcd/pull/${number}`;
}

/** An issue of etcd-io/etcd. */
export function etcdIssue(number: number): string {
  return `https://github.com/etcd-io/etcd/issues/${number}`;
}
