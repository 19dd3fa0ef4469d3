import { childOf, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { EmbeddedFile } from '../../model/embeddedFile.ts';
import { isCandidatePath } from '../values/candidatePath.ts';
import { isCloudInit, readCloudInit } from './cloudInit.ts';
import { readClusterApi } from './clusterApi.ts';
import { ContentBudget } from './fileContent.ts';
import { isButane, isIgnition, readIgnition } from './ignition.ts';
import { MAX_FILES } from './machineFiles.ts';
import { isRkeState, readRkeState } from './rkeState.ts';
import { isTalosWithFiles, readTalosFiles } from './talosFiles.ts';
import type { MachineFile } from './writtenFiles.ts';

/** The files that the machine configurations of a file write, each configuration those of a machine, and those of a state of RKE. `text`: of the file. */
export function readMachines(objects: readonly YamlNode[], text: string): readonly EmbeddedFile[] {
  const budget = new ContentBudget();
  const machines = objects.flatMap((object) => {
    const written = isRkeState(object)
      ? readRkeState(object, budget)
      : [{ name: nameOf(object), files: machineFiles(object, text, budget) ?? [] }];
    return written.filter(({ files }) => files.length > 0);
  });
  const names = new Set<string>();
  return machines
    .flatMap(({ name, files }, at) => {
      const isTaken = name === '' || names.has(name);
      const machine = machines.length === 1 ? '' : isTaken ? `${name}${at + 1}` : name;
      names.add(machine);
      return files.map((file) => ({ machine, ...file }));
    })
    .slice(0, MAX_FILES);
}

/** Whether the object is such a configuration of some other tool, whose values are files. */
export function isMachineConfiguration(object: YamlNode): boolean {
  return [isCloudInit, isIgnition, isButane, isTalosWithFiles, isRkeState].some((is) => is(object));
}

function machineFiles(object: YamlNode, text: string, budget: ContentBudget): readonly MachineFile[] | undefined {
  if (isCloudInit(object)) return readCloudInit(object, budget);
  if (isIgnition(object) || isButane(object)) return readIgnition(object, budget);
  if (isTalosWithFiles(object)) return readTalosFiles(object, budget);
  if (textAt(object, 'kind') === 'MachineConfig') {
    const config = childOf(object, 'spec', 'config');
    return config && isIgnition(config) ? readIgnition(config, budget) : undefined;
  }
  return readClusterApi(object, text, budget);
}

/** As far as a name of Kubernetes goes: it becomes the name of a folder. */
function nameOf(object: YamlNode): string {
  return (textAt(object, 'metadata', 'name') ?? '').replaceAll(/[^A-Za-z0-9.-]/g, '');
}

/** Whether an embedded file is worth reading: what a walk would read, or whatever begins as PEM does. */
export function isReadWithin({ path, content }: EmbeddedFile): boolean {
  if (isCandidatePath(path)) return true;
  return typeof content !== 'string' && PEM_START.every((code, at) => content[at] === code);
}

const PEM_START = new TextEncoder().encode('-----BEGIN');
