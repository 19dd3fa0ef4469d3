import { flagView } from '../../cluster/nodes/flags.ts';
import { type DecodedFile, TEMPLATE_BRACES, textMatches } from '../../model/decodedFile.ts';
import { componentOf } from '../../model/node.ts';
import { FILE_START } from '../../model/source/span.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { aboutPlaces, placeOfFile, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';

/** The kubelet reads one kind from `--config` and kubeconfigs from the others (KubeletConfiguration v1beta1). */
export const kubeletConfigWrongKind = defineRule(KUBELET['kubelet-config-wrong-kind'], {
  *check(node) {
    const kubelet = componentOf(node, 'kubelet');
    for (const name of ['config', 'kubeconfig', 'bootstrap-kubeconfig'] as const) {
      const view = flagView(kubelet, name);
      const resolution = view?.reference?.resolution;
      if (!view?.reference || resolution?.kind !== 'file' || resolution.file.problems.length > 0) continue;
      const { file } = resolution;
      const found = name === 'config' ? otherThanConfiguration(file) : kubeletConfiguration(file);
      if (found === undefined) continue;
      yield {
        message: name === 'config' ? 'config' : 'kubeconfig',
        data: { path: view.reference.path, flag: view.flag.spelling, found },
        at: view.reference.at,
        about: aboutPlaces(view.reference.at, [{ uri: file.uri, span: file.type?.span ?? FILE_START }]),
        related: [relatedPlace(placeOfFile(file), phrase('The file'))],
      };
    }
  },
});

/** The kind of the file, if it is certainly not a kubelet configuration. */
function otherThanConfiguration(file: DecodedFile): Text | undefined {
  const { documents, artifacts, type } = file;
  // A template whose values are not yet filled in may not be read at all.
  if (textMatches(file, TEMPLATE_BRACES) || isKubelets(documents)) return undefined;
  if (documents.some((one) => one.kind === 'kubeconfig')) return phrase('a kubeconfig');
  if (artifacts.length > 0) return phrase('a PEM file');
  return type?.kind === 'KubeletConfiguration'
    ? configurationOf(type.version)
    : type && phrase('a {kind}', { kind: type.kind });
}

function configurationOf(version: string | undefined): Text {
  return version === undefined
    ? phrase('a KubeletConfiguration without an apiVersion')
    : phrase('a KubeletConfiguration of {version}', { version });
}

function kubeletConfiguration({ documents }: DecodedFile): string | undefined {
  return isKubelets(documents) && !documents.some((one) => one.kind === 'kubeconfig') ? '' : undefined;
}

function isKubelets(documents: DecodedFile['documents']): boolean {
  return documents.some((one) => one.kind === 'component' && one.source === 'kubeletConfiguration');
}
