import type { VersionedRefusal } from '../model/artifacts/goError.ts';
import type { ChainFailure } from '../model/chainOutcome.ts';
import { reliesOnCommonName } from './goErrorText.ts';

/** The part of a failed chain that only some releases reject; undefined if all do. */
export function versionedRefusal(failure: ChainFailure): VersionedRefusal | undefined {
  if (failure.kind === 'hostname') {
    return reliesOnCommonName(failure.certificate, failure.host) ? 'commonNameIgnored' : undefined;
  }
  if (failure.kind === 'noValidChains') return 'policiesValidated';
  switch (failure.kind === 'unknownAuthority' ? failure.hint?.because : undefined) {
    case 'sha1':
      return 'sha1Refused';
    case 'shortRsa':
      return 'shortRsaRefused';
    case 'unimplemented':
      return 'unknownAlgorithm';
    default:
      return undefined;
  }
}
