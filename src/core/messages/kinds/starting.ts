import { phrase } from '../../model/text/text.ts';
import type { MessageKind } from './messageKind.ts';

/** The last words of a component that does not start, because nothing that it needs can be reached. */
export const STARTING: readonly MessageKind[] = [
  {
    // kube-apiserver 1.37, 1.28 and 1.24.
    name: 'storeUnreachable',
    patterns: [
      /etcd grpc connection not ready/,
      /error creating storage factory: context deadline exceeded/,
      /"command failed" err="context deadline exceeded"/,
    ],
    rejects: 'nobody',
    meaning: ({ who }) =>
      phrase(
        '{who} stops 20 seconds after its start, because it has no working connection to etcd. All its clients then report `connection refused`.',
        { who },
      ),
    look: [phrase('Look for errors of etcd and of the connection from kube-apiserver to etcd.')],
    rules: ['manifests/etcd-scheme-mismatch', 'manifests/etcd-port-mismatch', 'validity/cert-expired'],
    failures: ['configuration'],
  },
];
