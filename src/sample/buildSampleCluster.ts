import { PKI } from './kubeadmManifests.ts';
import { makeAuthority, validityFrom } from './sampleCertificate.ts';
import { addControlPlane } from './sampleControlPlane.ts';
import { addKubelet } from './sampleKubelet.ts';
import { CONTROL_PLANE, WORKER } from './sampleNodes.ts';
import type { SampleFile, SampleFiles } from './sampleTree.ts';

export { buildExercise } from './buildExercise.ts';

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
  const forgotten = validityFrom(now, -352.5, 12.5);
  // The fault: kubeadm would name etcd's own CA.
  await addControlPlane(files, { ca, frontProxy, etcd }, { renewed, forgotten }, `${PKI}/ca.crt`);
  await addKubelet(files, CONTROL_PLANE, ca, ca, renewed);
  files.set(`${WORKER.folder}/etc/kubernetes/pki/ca.crt`, ca.pem);
  await addKubelet(files, WORKER, ca, former, renewed);
  return files;
}
