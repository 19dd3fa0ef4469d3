import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { flagView } from '../../cluster/nodes/flags.ts';
import { isMissing } from '../../cluster/nodes/missing.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { ComponentView } from '../../model/node.ts';
import { FILE_START } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { kubeletPrefix } from './absentError.ts';
import { configurationFault } from './configurationFault.ts';
import { configurationFiles } from './configurationFiles.ts';
import { kubeconfigFault, type LoadingFault, unregistered } from './kubeconfigLoading.ts';
import type { StartFailure, StartStep } from './startStep.ts';

/** The kubeconfig by which a component connects. An address by another flag comes before that of the file. */
export function kubeconfig(component: ComponentView): StartStep {
  return loading(component, 'kubeconfig', (file, path) => {
    const fault = takesServerFromFile(component) ? kubeconfigFault(file, path) : undefined;
    const prefix = delegatedPrefix(component, path);
    return fault && { ...fault, error: prefix === undefined ? undefined : fault.error && prefix + fault.error };
  });
}

/**
 * The words before an error about the kubeconfig at the path. Up to 1.24, kube-scheduler reads the one by which it authenticates requests first, and
 * prints the prefix twice; undefined if its release may do either (tried with 1.24.17 and 1.28.15).
 */
export function delegatedPrefix(component: ComponentView, path: string): string | undefined {
  const isDelegated = flagView(component, 'authentication-kubeconfig')?.reference?.path === path;
  if (component.name !== 'kube-scheduler' || !isDelegated || holdsFor(component, { since: 28 }) === 'yes') return '';
  const prefix = 'failed to get delegated authentication kubeconfig: ';
  return holdsFor(component, { until: 25 }) === 'yes' ? prefix + prefix : undefined;
}

/** The kubelet goes on to its bootstrap kubeconfig, with which it asks for another certificate. */
export function kubeletKubeconfig(component: ComponentView): StartStep {
  return loading(component, 'kubeconfig', (file, path) => {
    const fault = kubeconfigFault(file, path);
    const bootstrap = flagView(component, 'bootstrap-kubeconfig')?.reference;
    if (!fault || !takesServerFromFile(component) || !lacksBootstrap(component)) return undefined;
    if (bootstrap) return { ...fault, error: noBootstrap(bootstrap.path) };
    return { ...fault, error: fault.error && `failed to run Kubelet: invalid kubeconfig: ${fault.error}` };
  });
}

/** Whether the component certainly has no address of a server by a flag, which comes before that of its kubeconfig. */
export function takesServerFromFile(component: ComponentView | undefined): boolean {
  // The kubelet lost its flag before 1.16: an unread part of its command sets none.
  return component?.name === 'kubelet' ? !flagView(component, 'api-servers') : areUnset(component, 'master');
}

/** Whether the kubelet's command line certainly names no kubeconfig to bootstrap with that is there. */
export function lacksBootstrap(kubelet: ComponentView | undefined): boolean {
  const reference = flagView(kubelet, 'bootstrap-kubeconfig')?.reference;
  return reference ? isMissing(reference).is === 'yes' : areUnset(kubelet, 'bootstrap-kubeconfig');
}

/** The last error of a kubelet that has neither a usable kubeconfig nor the bootstrap kubeconfig at the path. */
export function noBootstrap(path: string): string {
  return `failed to run Kubelet: unable to load bootstrap kubeconfig: stat ${path}: no such file or directory`;
}

/**
 * The kubelet's configuration (pkg/kubelet/kubeletconfig, tried with 1.28.15, 1.34.4 and 1.37.2). Unknown and repeated fields do not stop it: it
 * warns of them.
 */
export function kubeletConfiguration(component: ComponentView): StartStep {
  return loading(component, 'config', (file, path) => {
    const fault = kubeletFault(file, path);
    return fault && { ...fault, error: fault.error && kubeletPrefix(path) + fault.error };
  });
}

function kubeletFault(
  { problems, documents, format, artifacts, type }: DecodedFile,
  path: string,
): LoadingFault | undefined {
  const broken = problems.find(({ code }) => code === 'yaml-syntax');
  // Only the error about a type is known: the line in one about syntax is counted in several ways.
  if (broken) return { error: broken.refusal && `failed to decode: ${broken.refusal.text}`, span: broken.span };
  if (problems.length > 0 || documents.some(({ kind }) => kind === 'component')) return undefined;
  if (format === 'empty') return { error: `kubelet config file "${path}" was empty`, span: FILE_START };
  if (!type || artifacts.length > 0) return undefined;
  // The error without a version has the whole text.
  return { error: type.version && `failed to decode: ${unregistered(type)}`, span: type.span };
}

/** The other files of settings and kubeconfigs that a component reads, each in its words; late ones after etcd has answered. */
export function configurations(component: ComponentView, isLate = false): readonly StartStep[] {
  return configurationFiles(component.name)
    .filter((one) => (one.isLate === true) === isLate)
    .map((one) => ({ ...loading(component, one.flag, () => configurationFault(component, one)), isLate }));
}

/** The file that a flag of the component names, if it is there. */
function loading(
  component: ComponentView,
  flag: string,
  faultOf: (
    file: DecodedFile,
    path: string,
  ) => (Partial<Pick<LoadingFault, 'error'>> & Pick<LoadingFault, 'span'>) | undefined,
): StartStep {
  return {
    flags: [flag],
    failure: (): StartFailure | undefined => {
      const { path = '', resolution } = flagView(component, flag)?.reference ?? {};
      const fault = resolution?.kind === 'file' ? faultOf(resolution.file, path) : undefined;
      if (!fault || resolution?.kind !== 'file') return undefined;
      return {
        error: fault.error ?? '',
        isWhole: fault.error !== undefined,
        reason: phrase('{component} does not start: it cannot read {path}.', { component: component.name, path }),
        at: { uri: resolution.file.uri, span: fault.span },
      };
    },
  };
}
