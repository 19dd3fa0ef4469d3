import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { defineRule } from '../engine/rule.ts';
import { BOOTSTRAP_TOKENS } from '../subjects/kubeletCertificate.ts';

/** The shape of a bootstrap token (kubernetes.io, "Authenticating with Bootstrap Tokens"). */
const TOKEN = /^[a-z0-9]{6}\.[a-z0-9]{16}$/;

/** Any other credential may be used to bootstrap; what is short and has a dot is meant for a bootstrap token. */
const MEANT = /^[^.\s]{1,12}\.[^.\s]{1,32}$/;

/** A bootstrap token of another shape is refused before it is looked up. */
export const kubeletBootstrapTokenBad = defineRule({
  id: 'kubelet/kubelet-bootstrap-token-bad',
  severity: 'error',
  basis: 'must',
  title: 'The bootstrap token has the wrong shape',
  messages: {
    shape:
      'A bootstrap token is six characters, a dot and sixteen characters, all of `a-z0-9`; this one is not: the API server answers 401.',
  },
  docs: {
    why: 'The API server takes the first six characters for the name of a Secret and compares the other sixteen. A token that was cut or typed wrongly logs nobody in.',
    fix: 'Make a new one with `kubeadm token create --print-join-command`.',
    references: [BOOTSTRAP_TOKENS],
  },
  *check(node) {
    for (const kubeconfig of node.kubeconfigs) {
      if (!kubeconfig.isBootstrap) continue;
      const text = fileOfUri(node, kubeconfig.uri)?.file.text ?? '';
      for (const { user } of kubeconfig.users) {
        const token = user.token && text.slice(user.token.start, user.token.end).replaceAll(/^["']|["']$/g, '');
        if (!user.token || !token || isTemplated(token) || TOKEN.test(token) || !MEANT.test(token)) continue;
        yield { message: 'shape', at: { uri: kubeconfig.uri, span: user.token } };
      }
    }
  },
});
