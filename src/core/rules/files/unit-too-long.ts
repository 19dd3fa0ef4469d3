import { MAX_COMMAND_LENGTH } from '../../kubernetes/units/unitFile.ts';
import type { NodeFile, NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { FILES } from '../pages/files.ts';

/** Settings too long to be read: reported, so that silence about them is not mistaken for approval. */
export const unitTooLong = defineRule(FILES['unit-too-long'], {
  *check(node) {
    for (const nodeFile of node.files) {
      const { file, archived } = nodeFile;
      for (const { code, message, span } of file.problems) {
        if (code !== 'unit-too-long' || archived || !isOfService(nodeFile, node)) continue;
        yield { message: 'found', data: { detail: message }, at: { uri: file.uri, span } };
      }
    }
    for (const { longCommand } of node.services ?? []) {
      const most = MAX_COMMAND_LENGTH;
      const detail = phrase(
        'The command is not read: with its variables expanded it has more than {most} characters.',
        {
          most,
        },
      );
      if (longCommand) yield { message: 'found', data: { detail }, at: longCommand };
    }
  },
});

/** Any program may have a long environment file; only files in the places of a component's settings are reported. */
function isOfService({ file, path, hostPath = '' }: NodeFile, { services = [] }: NodeView): boolean {
  const isNamed = services.some(({ environmentFiles }) => environmentFiles.some((one) => one.file.uri === file.uri));
  return isNamed || PLACE.test(path) || KUBELET_FILE.test(hostPath);
}

/** Units, their drop-ins, and the arguments of microk8s. */
const PLACE = /\.service$|\.service\.d\/[^/]+\.conf$|(?:^|\/)args\/[^/]+$/;
const KUBELET_FILE = /^\/(?:var\/lib\/kubelet\/kubeadm-flags\.env|etc\/(?:default|sysconfig)\/kubelet)$/;
