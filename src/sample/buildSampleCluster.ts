import { PKI } from './kubeadmManifests.ts';
import { makeAuthority, type SampleCertificate, validityFrom } from './sampleCertificate.ts';
import { addControlPlane, type LeafValidity, type SampleAuthorities } from './sampleControlPlane.ts';
import { addKubelet } from './sampleKubelet.ts';
import { CONTROL_PLANE, LAST_MONTH, WORKER } from './sampleNodes.ts';
import type { SampleContent, SampleFile, SampleFiles } from './sampleTree.ts';
import { type TarFile, tarGzip } from './tarGzip.ts';

export { buildExercise } from './buildExercise.ts';

/** The files that `kubeadm certs renew` leaves unchanged, and the pair that it was not run for. */
const KEPT = ['sa.key', 'sa.pub', 'apiserver-kubelet-client.crt', 'apiserver-kubelet-client.key'];

/**
 * The files of a control-plane node as kubeadm leaves it and of a worker, with newly generated keys. Three things are wrong: the API server checks
 * etcd by the cluster's CA, its client certificate for kubelets expires in 12 days, and the worker's kubelet trusts the CA of a cluster that is gone.
 * Everything else is correct, and a month ago all of it was.
 */
export async function buildSampleCluster(now: Date): Promise<ReadonlyMap<string, SampleContent>> {
  const tenYears = validityFrom(now, -352.5, 3297.5);
  const [ca, frontProxy, etcd, former] = await Promise.all([
    makeAuthority('kubernetes', tenYears),
    makeAuthority('front-proxy-ca', tenYears),
    makeAuthority('etcd-ca', tenYears),
    makeAuthority('kubernetes', validityFrom(now, -700, 2950)),
  ]);
  const authorities = { ca, frontProxy, etcd };
  const forgotten = validityFrom(now, -352.5, 12.5);
  // The fault: kubeadm would name etcd's own CA.
  const files = await makeNodes(authorities, {
    validity: { renewed: validityFrom(now, -30, 335), forgotten },
    etcdAuthority: `${PKI}/ca.crt`,
    trustedByWorker: former,
  });
  const before = await makeNodes(authorities, {
    validity: { renewed: forgotten, forgotten },
    etcdAuthority: `${PKI}/etcd/ca.crt`,
    trustedByWorker: ca,
  });
  for (const name of KEPT) {
    const path = `${CONTROL_PLANE.folder}${PKI}/${name}`;
    before.set(path, files.get(path) ?? '');
  }
  const archive = await tarGzip([...before].map(tarFile), validityFrom(now, -31, 0).from);
  return new Map<string, SampleContent>([...files, [LAST_MONTH, archive]]);
}

/** The differences between two states of the nodes. */
interface State {
  readonly validity: LeafValidity;
  readonly etcdAuthority: string;
  readonly trustedByWorker: SampleCertificate;
}

async function makeNodes(
  authorities: SampleAuthorities,
  { validity, etcdAuthority, trustedByWorker }: State,
): Promise<SampleFiles> {
  const files: SampleFiles = new Map();
  const { ca } = authorities;
  await addControlPlane(files, authorities, validity, etcdAuthority);
  await addKubelet(files, CONTROL_PLANE, ca, ca, validity.renewed);
  files.set(`${WORKER.folder}/etc/kubernetes/pki/ca.crt`, ca.pem);
  await addKubelet(files, WORKER, ca, trustedByWorker, validity.renewed);
  return files;
}

/** Links are in the folder of what they lead to. */
function tarFile([path, file]: readonly [string, SampleFile]): TarFile {
  if (typeof file === 'string') return { path, content: new TextEncoder().encode(file) };
  return { path, content: new Uint8Array(), linkTo: file.linkTo.slice(file.linkTo.lastIndexOf('/') + 1) };
}
