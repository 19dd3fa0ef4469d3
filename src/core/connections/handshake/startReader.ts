import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import {
  allFlagCredentials,
  flagCredentials,
  flagPlace,
  flagText,
  flagView,
  knownText,
} from '../../cluster/nodes/flags.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { sniServings } from '../../cluster/nodes/sniParts.ts';
import { DELEGATED_CLIENT_CAS } from '../../kubernetes/flags/delegated.ts';
import { flagOfSide } from '../../kubernetes/flags/flagTable.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import { asGoError, type VersionedRefusal } from '../../model/artifacts/goError.ts';
import { type CredentialSource, isEmptyFile } from '../../model/credentialSource.ts';
import type { FlagRole, SideName } from '../../model/flagSpec.ts';
import type { ComponentView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import type { BundleReader } from './goBlocks.ts';
import { type Loading, loadBundle, loadFiles, loadKeyPair, loadTokenKeys } from './goLoading.ts';
import type { StartFailure, StartStep } from './startStep.ts';

/** How a component reads the files of its flags, each kind in its own way and words. */
export class StartReader {
  readonly #component: ComponentView;
  readonly #hasKeys: boolean;

  readonly #accepts: (refusal: VersionedRefusal) => boolean;

  constructor(component: ComponentView, hasKeys: boolean, accepts: (refusal: VersionedRefusal) => boolean) {
    this.#component = component;
    this.#hasKeys = hasKeys;
    this.#accepts = accepts;
  }

  /** Whether every URL of the flag that is known is one of TLS: files are ignored elsewhere. */
  usesTls(flag: string): boolean {
    const urls = parseUrls(flagText(this.#component, flag));
    return urls.length > 0 && urls.every(({ scheme }) => scheme === 'https');
  }

  /** A pair that is reloaded when it changes (k8s.io/apiserver, dynamiccertificates, NewDynamicServingContentFromFiles). */
  dynamicPair(purpose: string, side: SideName): StartStep {
    const [certificateFlag, keyFlag] = this.#pairFlags(side);
    // Half of the aggregator's pair is passed over.
    const isServing = purpose === 'serving-cert';
    return {
      flags: [certificateFlag, keyFlag],
      ...(isServing && { halfPair: () => this.#halfPair(certificateFlag, keyFlag, () => NO_FILE_NAME) }),
      failure: () => this.#dynamicPair(purpose, this.#given(certificateFlag), this.#given(keyFlag)),
    };
  }

  sniPairs(): StartStep {
    const prefix = 'failed to load SNI cert and key: ';
    return {
      flags: ['tls-sni-cert-key'],
      prefix,
      failure: () => {
        for (const { certificate, key } of sniServings(this.#component)) {
          const failure = this.#dynamicPair('sni-serving-cert', certificate, key, prefix);
          if (failure) return failure;
        }
        return undefined;
      },
    };
  }

  /** A bundle that is reloaded when it changes (k8s.io/apiserver, dynamiccertificates, NewDynamicCAContentFromFile). */
  dynamicBundle(purpose: string, side: SideName): StartStep {
    return this.#dynamicBundle(purpose, this.#flag(side, 'trustBundle'), '');
  }

  /** The client CAs of a component that asks kube-apiserver about its callers (k8s.io/apiserver, DelegatingAuthenticationOptions). */
  delegatedClientBundle(): StartStep {
    return this.#dynamicBundle('client-ca-bundle', DELEGATED_CLIENT_CAS, 'unable to load client CA provider: ');
  }

  #dynamicBundle(purpose: string, flag: string, prefix: string): StartStep {
    return {
      flags: [flag],
      prefix,
      failure: () => {
        const bundle = this.#given(flag);
        const name = `"${purpose}::${bundle?.reference?.path}"`;
        if (bundle && isEmptyFile(bundle))
          return this.#unusable(bundle, `${prefix}missing content for CA bundle ${name}`);
        return bundle && this.#refusedBundle(bundle, prefix, `${prefix}error loading CA bundle for ${name}: `);
      },
    };
  }

  /**
   * The kubelet's client CA bundle. Older releases read it with client-go's util/cert, NewPool; newer ones as kube-apiserver reads its own. If the
   * release is unknown, the error has no prefix, since the two differ in it.
   */
  kubeletBundle(side: SideName): StartStep {
    const flag = this.#flag(side, 'trustBundle');
    const reloaded = this.dynamicBundle('client-ca-bundle', side);
    const reloads = holdsFor(this.#component, BEHAVIORS.clientCaNotNamed);
    if (reloads === 'yes') return reloaded;
    const path = flagText(this.#component, flag);
    const prefix = reloads === 'no' ? `unable to load client CA file ${path}: ` : '';
    const ofContent = reloads === 'no' ? `${prefix}error creating pool from ${path}: ` : '';
    return {
      flags: [flag],
      prefix,
      failure: () => {
        const bundle = this.#given(flag);
        if (bundle && reloads === 'unknown' && isEmptyFile(bundle)) return reloaded.failure();
        return bundle && this.#refusedBundle(bundle, prefix, ofContent);
      },
    };
  }

  /** The keys by which kube-apiserver verifies service account tokens (client-go, util/keyutil, PublicKeysFromFile). */
  tokenKeys(side: SideName): StartStep {
    const flag = this.#flag(side, 'verificationKeys');
    return {
      flags: [flag],
      failure: () => {
        const given = flagView(this.#component, flag)?.reference ? allFlagCredentials(this.#component, flag) : [];
        for (const keys of given) {
          const missing = loadFiles(keys).kind !== 'loaded';
          const prefix = `error reading public key file ${keys.reference?.path}: `;
          const failure = missing ? undefined : this.#refused(loadTokenKeys(keys), prefix);
          if (failure) return failure;
        }
        return undefined;
      },
    };
  }

  bundle(reader: BundleReader, side: SideName, prefix = ''): StartStep {
    const flag = this.#flag(side, 'trustBundle');
    return {
      flags: [flag],
      prefix,
      failure: () => {
        const bundle = this.#given(flag);
        return bundle && this.#refused(loadBundle(bundle, reader), prefix);
      },
    };
  }

  /** A pair as etcd and its clients read it (etcd, client/pkg/transport). */
  etcdPair(side: SideName, prefix = ''): StartStep {
    const [certificateFlag, keyFlag] = this.#pairFlags(side);
    return {
      flags: [certificateFlag, keyFlag],
      prefix,
      halfPair: () =>
        this.#halfPair(
          certificateFlag,
          keyFlag,
          (certificate, key) => `${prefix}KeyFile and CertFile must both be present[key: ${key}, cert: ${certificate}]`,
        ),
      failure: () => {
        const certificate = this.#given(certificateFlag);
        return certificate && this.#refused(loadKeyPair(certificate, this.#key(this.#given(keyFlag))), prefix);
      },
    };
  }

  listener(urlsFlag: string, side: SideName): readonly StartStep[] {
    const pair = this.etcdPair(side);
    if (!this.usesTls(urlsFlag)) return [{ ...pair, failure: () => undefined }];
    return [pair, this.bundle('etcd', side)];
  }

  #pairFlags(side: SideName): readonly [string, string] {
    return [this.#flag(side, 'certificate'), this.#flag(side, 'privateKey')];
  }

  /** The flag of a side; without one in the table, a name that no component has, so that nothing is read. */
  #flag(side: SideName, role: FlagRole): string {
    return flagOfSide(this.#component.name, side, role) ?? '';
  }

  #dynamicPair(
    purpose: string,
    certificate: CredentialSource | undefined,
    key: CredentialSource | undefined,
    prefix = '',
  ): StartFailure | undefined {
    if (!certificate || !key) return undefined;
    const empty = [certificate, key].find(isEmptyFile);
    const name = `"${purpose}::${certificate.reference?.path}::${key.reference?.path}"`;
    if (empty) return this.#unusable(empty, `${prefix}missing content for serving cert ${name}`);
    return this.#refused(loadKeyPair(certificate, this.#key(key)), prefix);
  }

  /** Undefined if the keys were left out of the copy. */
  #key(key: CredentialSource | undefined): CredentialSource | undefined {
    return this.#hasKeys && !key?.isWithheld ? key : undefined;
  }

  #given(flag: string): CredentialSource | undefined {
    // The reader of a file that only kubeadm's file names imply is unknown.
    return flagView(this.#component, flag)?.reference ? flagCredentials(this.#component, flag) : undefined;
  }

  /** The file system's error, else that about the content. */
  #refusedBundle(bundle: CredentialSource, ofFile: string, ofContent: string): StartFailure | undefined {
    return this.#refused(loadFiles(bundle), ofFile) ?? this.#refused(loadBundle(bundle, 'util/cert'), ofContent);
  }

  #refused(loading: Loading, prefix = ''): StartFailure | undefined {
    if (loading.kind !== 'failed') return undefined;
    const { text, versioned } = loading.error;
    if (versioned && this.#accepts(versioned)) return undefined;
    return this.#unusable(loading.credentials, { text: prefix + text, versioned });
  }

  #unusable(credentials: CredentialSource, error: StartFailure['error']): StartFailure {
    const slots = { component: this.#component.name, textLabel: credentials.label };
    const reason = phrase('{component} does not start: it cannot use {textLabel}.', slots);
    return { error: asGoError(error), reason, at: credentials.at, credentials };
  }

  /** One half of a pair alone, in the words of the component. */
  #halfPair(
    certificateFlag: string,
    keyFlag: string,
    error: (certificate: string, key: string) => string,
  ): StartFailure | undefined {
    const component = this.#component;
    const certificate = flagText(component, certificateFlag) ?? '';
    const key = flagText(component, keyFlag) ?? '';
    if (!component.document || (certificate === '') === (key === '')) return undefined;
    if (!areUnset(component, certificate === '' ? certificateFlag : keyFlag)) return undefined;
    const [given, absent] = certificate === '' ? [keyFlag, certificateFlag] : [certificateFlag, keyFlag];
    if (knownText(component, given) === undefined) return undefined;
    const slots = { component: component.name, given, absent };
    return {
      error: error(certificate, key),
      reason: phrase('{component} does not start: --{given} is set without --{absent}.', slots),
      at: flagPlace(component, given),
    };
  }
}

const NO_FILE_NAME = 'missing filename for serving cert';
