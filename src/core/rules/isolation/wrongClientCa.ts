import { flagView } from '../../cluster/nodes/flags.ts';
import { fileAt, fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import type { FaultKind } from '../../connections/causes/faultKind.ts';
import type { TrustFault } from '../../connections/causes/trustFaults.ts';
import { hostPathOf } from '../../kubernetes/components/pathMapping.ts';
import { IMPLIED_FLAGS } from '../../kubernetes/layouts/allLayouts.ts';
import { type CredentialSource, certificatesOf } from '../../model/credentialSource.ts';
import type { Fix } from '../../model/finding.ts';
import type { ComponentView, FlagView, NodeView } from '../../model/node.ts';
import type { FileReference } from '../../model/resolution.ts';
import { phrase } from '../../model/text/text.ts';
import { goErrorText } from '../../trust/goErrorText.ts';
import { fixOf, writeValue } from '../edits/writeValue.ts';
import type { RuleContext } from '../engine/rule.ts';
import { reissue } from '../sequences/reissue.ts';
import { aboutFault, faultRelated, verificationData } from '../subjects/faultIssue.ts';

/** The faults that a rule about one client of kube-apiserver reports: its flag, both CAs and the error as the server logs it. */
export function* wrongClientCa(node: NodeView, context: RuleContext, kind: FaultKind, errorText = goErrorText) {
  for (const fault of context.trustFaults) {
    if (fault.kind !== kind) continue;
    const [verification] = fault.verifications;
    const { presented, failure } = verification;
    yield {
      data: { ...verificationData(verification, context), error: errorText(failure) },
      at: presented.at,
      ...aboutFault(fault),
      related: faultRelated(fault, presented.at),
      ...(isShared(node, presented)
        ? { fixes: nameUsualPair(node, verification, context) }
        : { command: reissue(node, presented.uri) }),
    };
  }
}

/** Whether another flag names the file too: issued again for this one, it would fail there, or be as wrong as before. */
function isShared(node: NodeView, { reference }: CredentialSource): boolean {
  const path = reference?.resolution.hostPath;
  const all = node.components.flatMap(({ flags }) => flags);
  return all.some((one) => one.reference?.resolution.hostPath === path && one.reference !== reference);
}

/** The pair that kubeadm names, if the node has it and the server trusts it. */
function nameUsualPair(
  node: NodeView,
  { presented, trusted }: TrustFault['verifications'][number],
  { signatures }: Pick<RuleContext, 'signatures'>,
): readonly Fix[] {
  const component = node.components.find(({ flags }) => flags.some((one) => one.reference === presented.reference));
  const view = component?.flags.find(({ reference }) => reference === presented.reference);
  const key = component && flagView(component, view?.spec?.pair ?? '');
  const [certificatePath, keyPath] = [view, key].map((one) => one && usualPath(node, component, one));
  const leaf = fileAt(node, certificatePath ?? '')?.file.artifacts.find((one) => one.kind === 'certificate');
  const isTrusted = certificatesOf(trusted).some(
    ({ certificate }) => leaf && signatures.verdict(leaf.certificate, certificate) === 'valid',
  );
  if (!view?.reference || !key?.reference || certificatePath === undefined || keyPath === undefined || !isTrusted)
    return [];
  const change = ({ at }: FileReference, path: string) => writeValue(fileOfUri(node, at.uri)?.file, at, path);
  const slots = { spelling: presented.label, value: certificatePath };
  return fixOf(phrase('Change {spelling} to {value}', slots), [
    change(view.reference, certificatePath),
    ...(key.reference.path === keyPath ? [] : [change(key.reference, keyPath)]),
  ]);
}

/** The path that kubeadm names for the flag, if the component sees a file there. */
function usualPath(node: NodeView, component: ComponentView | undefined, { flag }: FlagView): string | undefined {
  const path = IMPLIED_FLAGS.find((one) => one.component === component?.name && one.flag === flag.name)?.path;
  const mapped = path === undefined || !component?.document ? undefined : hostPathOf(component.document, path);
  return path !== undefined && mapped?.kind === 'host' && fileAt(node, mapped.path) ? path : undefined;
}
