import type { Connection } from '../../../../src/core/model/connection.ts';
import { klogLine } from '../../../../src/sample/exerciseLogs.ts';
import { capnslogLine, escaped, etcdLine, inJournal, structured } from '../lineForms.ts';
import { clientLines, hostOf } from './clientLines.ts';
import type { Wording } from './wordings.ts';

/** A component that cannot use what it is configured with, by its releases. */
export function failedStarts(component: string, error: string, now: Date): readonly Wording[] {
  if (/^(?:configmap )?references non-existent /.test(error)) return unmountedLines(error, now);
  if (component === 'kubectl') return [{ reader: 'kubectl', line: `error: ${error}` }];
  if (component === 'etcd')
    return [
      { reader: 'etcd 3.6', line: etcdLine(now, 'etcdmain/etcd.go:183', { msg: 'discovery failed', error }, 'fatal') },
      {
        reader: 'etcd 3.6, for peers',
        line: etcdLine(now, 'embed/etcd.go:586', { msg: 'creating peer listener failed', error }, 'error'),
      },
      { reader: 'etcd 3.3', line: capnslogLine(now, 'C', `etcdmain: ${error}`) },
    ];
  if (component === 'kubelet')
    return [
      structured(now, 'run.go:74', 'command failed', `failed to run Kubelet: ${error}`),
      klogLine(now, 'server.go:274', `failed to run Kubelet: ${error}`).replace('E', 'F'),
      structured(now, 'server.go:294', 'Failed to run kubelet', `failed to run Kubelet: ${error}`),
    ].map((line, at) => ({ reader: `kubelet ${at}`, line: inJournal('kubelet', line, now) }));
  return [
    { reader: `${component} 1.37`, line: klogLine(now, 'run.go:72', `"command failed" err="${escaped(error)}"`) },
    { reader: `${component} 1.20`, line: `Error: ${error}` },
  ];
}

/** The kubelet, which does not start the pod of the component: an event, and what it logs. */
function unmountedLines(error: string, now: Date): readonly Wording[] {
  const failed = (volume: string) => `MountVolume.SetUp failed for volume "${volume}"`;
  const pod = '(UniqueName: "kubernetes.io/projected/2f1d-pki") pod "tenant-0" (UID: "2f1d")';
  const operation = `Operation for "{volumeName:kubernetes.io/projected/2f1d-pki podName:2f1d nodeName:}" failed. No retries permitted until 2026-06-01 12:00:32 +0000 UTC. Error: ${failed('pki')} ${pod} : ${error}`;
  return [
    {
      reader: 'kubectl describe',
      line: `  Warning  FailedMount  11s (x7 over 43s)  kubelet            ${failed('pki')} : ${error}`,
    },
    {
      reader: 'kubelet',
      line: inJournal('kubelet', klogLine(now, 'nestedpendingoperations.go:348', operation), now),
    },
  ];
}

/** A client of a component that does not run. */
export function refusedLines(connection: Connection, now: Date): readonly Wording[] {
  if (!connection.host) return [];
  const port = connection.kind === 'etcd' ? 2379 : connection.kind === 'etcd-peer' ? 2380 : 6443;
  const address = `${hostOf(connection)}:${port}`;
  if (connection.from.component === 'kubectl')
    return [
      {
        reader: 'kubectl',
        line: `The connection to the server ${address} was refused - did you specify the right host or port?`,
      },
    ];
  return clientLines(connection, `dial tcp ${address}: connect: connection refused`, now);
}
