import { makeAuthority, type Validity } from './sampleCertificate.ts';
import { addControlPlane } from './sampleControlPlane.ts';
import { addKubelet } from './sampleKubelet.ts';
import { CONTROL_PLANE, WORKER } from './sampleNodes.ts';
import type { SampleFile, SampleFiles } from './sampleTree.ts';

const DAY = 86_400_000;

/** The days that the sample's certificates are from `now`. */
function validityFrom(now: Date, first: number, last: number): Validity {
  return { from: new Date(now.getTime() + first * DAY), to: new Date(now.getTime() + last * DAY) };
}

/**
 * The files of a control-plane node as kubeadm leaves it and of a worker, made again with keys of their own. Three things are
 * wrong: the API server checks etcd by the cluster's CA, its client certificate for kubelets expires in 12 days, and
 * the worker's kubelet trusts the CA of a cluster that is gone. Everything else is correct.
 */
export async function buildSampleCluster(now: Date): Promise<ReadonlyMap<string, SampleFile>> {
  const files: SampleFiles = new Map();
  const tenYears = validityFrom(now, -352.5, 3297.5);
  const renewed = validityFrom(now, -30, 335);
  const [ca, frontProxy, etcd, former] = await Promise.all([
    makeAuthority('kubernetes', tenYears),
    makeAuthority('front-proxy-ca', tenYears),
    makeAuthority('etcd-ca', tenYears),
    makeAuthority('kubernetes', validityFrom(now, -700, 2950)),
  ]);
  await addControlPlane(files, { ca, frontProxy, etcd }, { renewed, forgotten: validityFrom(now, -352.5, 12.5) });
  await addKubelet(files, CONTROL_PLANE, ca, ca, renewed);
  files.set(`${WORKER.folder}/etc/kubernetes/pki/ca.crt`, ca.pem);
  await addKubelet(files, WORKER, ca, former, renewed);
  return files;
}
