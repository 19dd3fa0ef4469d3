import { PKI } from './kubeadmManifests.ts';
import {
  type LeafUse,
  makeAuthority,
  makeLeaf,
  type SampleCertificate,
  type SampleName,
  type Validity,
  validityFrom,
} from './sampleCertificate.ts';
import {
  addControlPlane,
  type Leaf,
  PAIRS,
  type SampleAuthorities,
  USERS,
  userKubeconfig,
} from './sampleControlPlane.ts';
import { addKubelet } from './sampleKubelet.ts';
import { CONTROL_PLANE, WORKER } from './sampleNodes.ts';
import type { SampleFiles } from './sampleTree.ts';

/** A control-plane node and a worker, and what their certificates are issued with. */
export interface ExerciseCluster {
  readonly files: SampleFiles;
  readonly authorities: SampleAuthorities;
  readonly renewed: Validity;
  readonly now: Date;
}

/** The changes to a certificate compared with kubeadm's. */
export interface Reissue {
  readonly issuer?: SampleCertificate;
  readonly name?: Partial<SampleName>;
  readonly use?: Partial<LeafUse>;
  readonly validity?: Validity;
  /** The CA of the server, in a kubeconfig. */
  readonly trusted?: SampleCertificate;
}

/** Nothing is wrong in it. */
export async function buildCorrectCluster(now: Date): Promise<ExerciseCluster> {
  const files: SampleFiles = new Map();
  const tenYears = validityFrom(now, -352.5, 3297.5);
  const renewed = validityFrom(now, -30, 335);
  const [ca, frontProxy, etcd] = await Promise.all([
    makeAuthority('kubernetes', tenYears),
    makeAuthority('front-proxy-ca', tenYears),
    makeAuthority('etcd-ca', tenYears),
  ]);
  const authorities = { ca, frontProxy, etcd };
  await addControlPlane(files, authorities, { renewed, forgotten: renewed }, `${PKI}/etcd/ca.crt`);
  await addKubelet(files, CONTROL_PLANE, ca, ca, renewed);
  files.set(`${WORKER.folder}${PKI}/ca.crt`, ca.pem);
  await addKubelet(files, WORKER, ca, ca, renewed);
  return { files, authorities, renewed, now };
}

/** Changes a file's text where it is written exactly once; a file that has it more often stays, since another value could be meant. */
export function edit({ files }: ExerciseCluster, path: string, from: string | RegExp, to: string): void {
  const text = files.get(path);
  if (typeof text === 'string' && text.split(from).length === 2)
    files.set(
      path,
      text.replace(from, () => to),
    );
}

/** Issues a pair of the PKI folder again, by its path there. */
export async function reissuePair(
  cluster: ExerciseCluster,
  path: keyof typeof PAIRS,
  changes: Reissue,
): Promise<SampleCertificate> {
  const leaf = await reissue(cluster, PAIRS[path], changes);
  cluster.files.set(`${CONTROL_PLANE.folder}${PKI}/${path}.crt`, leaf.pem);
  cluster.files.set(`${CONTROL_PLANE.folder}${PKI}/${path}.key`, leaf.key.privatePem);
  return leaf;
}

/** Writes a kubeconfig of the control plane again, with a new client certificate. */
export async function reissueUser(
  cluster: ExerciseCluster,
  user: keyof typeof USERS,
  changes: Reissue,
): Promise<SampleCertificate> {
  const leaf = await reissue(cluster, USERS[user], changes);
  const text = userKubeconfig(leaf, changes.trusted ?? cluster.authorities.ca);
  cluster.files.set(`${CONTROL_PLANE.folder}/etc/kubernetes/${user}.conf`, text);
  return leaf;
}

function reissue(
  cluster: ExerciseCluster,
  { authority, name, use }: Leaf,
  changes: Reissue,
): Promise<SampleCertificate> {
  const issuer = changes.issuer ?? cluster.authorities[authority];
  return makeLeaf(
    issuer,
    { ...name, ...changes.name },
    { ...use, ...changes.use },
    changes.validity ?? cluster.renewed,
  );
}
