import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';

/** The format of a bootstrap token (kubernetes.io, "Authenticating with Bootstrap Tokens"). */
const TOKEN = /^[a-z0-9]{6}\.[a-z0-9]{16}$/;

/** Any other credential may be used to bootstrap; a short value with a dot is meant as a bootstrap token. */
const MEANT = /^[^.\s]{1,12}\.[^.\s]{1,32}$/;

/** A malformed bootstrap token is rejected before it is looked up. */
export const kubeletBootstrapTokenBad = defineRule(KUBELET['kubelet-bootstrap-token-bad'], {
  *check(node) {
    for (const kubeconfig of node.kubeconfigs) {
      if (!kubeconfig.isBootstrap) continue;
      const text = fileOfUri(node, kubeconfig.uri)?.file.text ?? '';
      for (const { user } of kubeconfig.users) {
        const token = user.token && text.slice(user.token.start, user.token.end).replaceAll(/^["']|["']$/g, '');
        if (!user.token || !token || isTemplated(token) || TOKEN.test(token) || !MEANT.test(token)) continue;
        const at = { uri: kubeconfig.uri, span: user.token };
        yield { message: 'shape', at, evidence: kubeconfig.ownerEvidence };
      }
    }
  },
});
