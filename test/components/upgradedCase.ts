import { kubeadmVersion } from '../../src/core/kubernetes/versions/version.ts';
import { Draw } from '../fuzz/draw.ts';
import type { NodeFiles } from '../support/nodeOptions.ts';
import { minorOf as minorOfText, RECORDED_FLAGS, releasesWith } from '../support/recordedFlags.ts';
import { type ComponentCase, componentCase, withoutPauseImage } from './cases.ts';
import type { Release } from './release.ts';

/**
 * The node of a seed with the files of one release, to be started by the components of a later one. Every other node has a flag that the later
 * programs no longer know: by the record of what the programs accept, not by the tables of the extension.
 */
export async function upgradedCase(seed: number, from: Release, to: Release, now: Date): Promise<ComponentCase> {
  const made = await componentCase(seed, from, now);
  const foretoldAs = kubeadmVersion(to.kubernetes);
  const files = withoutPauseImage(made.files, to);
  const correct = withoutPauseImage(made.correct, to);
  const node = { ...made, files, correct, ...(foretoldAs && { foretoldAs }) };
  const draw = new Draw(seed, 9);
  const gone = draw.chance(2) ? draw.pick(goneFlags(from, to)) : undefined;
  const changed = gone && withFlag(files, gone);
  return changed ? { ...node, id: `${made.id} + ${gone.program} --${gone.name}`, files: changed } : node;
}

interface GoneFlag {
  readonly program: string;
  readonly name: string;
}

/** The flags that the programs of the first release know and those of the second do not, without the one that kubeadm deletes in an upgrade. */
function goneFlags(from: Release, to: Release): readonly GoneFlag[] {
  return Object.entries(RECORDED_FLAGS.programs).flatMap(([program, { inSome }]) =>
    Object.keys(inSome)
      .filter((name) => isIn(program, name, from) && !isIn(program, name, to) && name !== 'pod-infra-container-image')
      .map((name) => ({ program, name })),
  );
}

/** By the minor release, of which the record has one patch. */
function isIn(program: string, name: string, { kubernetes }: Release): boolean {
  return releasesWith(program, name).some((release) => minorOfText(release) === minorOfText(kubernetes));
}

/** The files with the flag behind the name of the program, or among the kubelet's own; undefined if the file has no place for it. */
function withFlag(files: NodeFiles, { program, name }: GoneFlag): NodeFiles | undefined {
  const isKubelet = program === 'kubelet';
  const path = isKubelet ? 'var/lib/kubelet/kubeadm-flags.env' : `etc/kubernetes/manifests/${program}.yaml`;
  const content = files.get(path);
  if (!(content instanceof Uint8Array)) return undefined;
  const text = new TextDecoder().decode(content);
  const next = isKubelet
    ? text.replace('KUBELET_KUBEADM_ARGS="', (start) => `${start}--${name}=1 `)
    : text.replace(new RegExp(`^( *)- ${program}\\n`, 'm'), (line, blank) => `${line}${blank}- --${name}=1\n`);
  return next === text ? undefined : new Map([...files, [path, new TextEncoder().encode(next)]]);
}
