import { makeAuthority, type SampleCertificate, type Validity } from './sampleCertificate.ts';
import { addControlPlane, makeForgotten, type SampleAuthorities } from './sampleControlPlane.ts';
import { makeKey, type SampleKey } from './sampleKey.ts';
import { addKubelet } from './sampleKubelet.ts';
import { CONTROL_PLANE, WORKER } from './sampleNodes.ts';
import type { SampleFile, SampleFiles } from './sampleTree.ts';
import { type TarFile, tarGzip } from './tarGzip.ts';

const DAY = 86_400_000;

/** The same nodes a month ago, as an archive: nothing reads it unless it is asked for. */
export const LAST_MONTH = 'last-month.tar.gz';

/** The days that the sample's certificates are from `now`. */
function validityFrom(now: Date, first: number, last: number): Validity {
  return { from: new Date(now.getTime() + first * DAY), to: new Date(now.getTime() + last * DAY) };
}

/**
 * The files of a control-plane node as kubeadm leaves it and of a worker, made again with keys of their own. Three things are
 * wrong: the API server checks etcd by the cluster's CA, its client certificate for kubelets expires in 12 days, and
 * the worker's kubelet trusts the CA of a cluster that is gone. Everything else is correct, and was in the state of last month.
 */
export async function buildSampleCluster(now: Date): Promise<ReadonlyMap<string, SampleFile>> {
  const tenYears = validityFrom(now, -352.5, 3297.5);
  const [old, renewed] = [validityFrom(now, -352.5, 12.5), validityFrom(now, -30, 335)];
  const [ca, frontProxy, etcd, former, tokens] = await Promise.all([
    makeAuthority('kubernetes', tenYears),
    makeAuthority('front-proxy-ca', tenYears),
    makeAuthority('etcd-ca', tenYears),
    makeAuthority('kubernetes', validityFrom(now, -700, 2950)),
    makeKey(),
  ]);
  const forgotten = await makeForgotten(ca, old);
  const kept: Kept = { authorities: { ca, frontProxy, etcd }, tokens, forgotten };
  const files = await makeNodes(kept, renewed, { etcdAuthority: 'ca.crt', trusted: former });
  const before = await makeNodes(kept, old, { etcdAuthority: 'etcd/ca.crt', trusted: ca });
  const archive = await tarGzip(tarFiles(before), new Date(now.getTime() - 31 * DAY));
  return new Map<string, SampleFile>([...files, [LAST_MONTH, archive]]);
}

/** What is the same in both states. */
interface Kept {
  readonly authorities: SampleAuthorities;
  readonly tokens: SampleKey;
  readonly forgotten: SampleCertificate;
}

async function makeNodes(
  { authorities, tokens, forgotten }: Kept,
  validity: Validity,
  { etcdAuthority, trusted }: { readonly etcdAuthority: string; readonly trusted: SampleCertificate },
): Promise<SampleFiles> {
  const files: SampleFiles = new Map();
  const { ca } = authorities;
  await addControlPlane(files, authorities, { validity, forgotten, tokens, etcdAuthority });
  await addKubelet(files, CONTROL_PLANE, ca, ca, validity);
  files.set(`${WORKER.folder}/etc/kubernetes/pki/ca.crt`, ca.pem);
  await addKubelet(files, WORKER, ca, trusted, validity);
  return files;
}

/** Links are in the folder of what they lead to. */
function tarFiles(files: SampleFiles): readonly TarFile[] {
  return [...files].map(([path, file]) => {
    if (typeof file === 'string') return { path, content: new TextEncoder().encode(file) };
    if (file instanceof Uint8Array) return { path, content: file };
    return { path, content: new Uint8Array(), linkTo: file.linkTo.slice(file.linkTo.lastIndexOf('/') + 1) };
  });
}
