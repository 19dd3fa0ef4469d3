import type { Rule } from '../engine/rule.ts';
import { caFileHoldsKey } from '../files/ca-file-holds-key.ts';
import { certFileHoldsKey } from '../files/cert-file-holds-key.ts';
import { fileDerNotPem } from '../files/file-der-not-pem.ts';
import { fileNotReadable } from '../files/file-not-readable.ts';
import { filePkcs12OrJks } from '../files/file-pkcs12-or-jks.ts';
import { pemBadBase64 } from '../files/pem-bad-base64.ts';
import { pemBadDer } from '../files/pem-bad-der.ts';
import { pemBom } from '../files/pem-bom.ts';
import { pemCertHeaders } from '../files/pem-cert-headers.ts';
import { pemCrLineEnds } from '../files/pem-cr-line-ends.ts';
import { pemDuplicateCert } from '../files/pem-duplicate-cert.ts';
import { pemEmptyFile } from '../files/pem-empty-file.ts';
import { pemEncryptedKey } from '../files/pem-encrypted-key.ts';
import { pemGluedBlocks } from '../files/pem-glued-blocks.ts';
import { pemIndented } from '../files/pem-indented.ts';
import { pemIsDirectory } from '../files/pem-is-directory.ts';
import { pemKeyLabelMismatch } from '../files/pem-key-label-mismatch.ts';
import { pemLabelIgnored } from '../files/pem-label-ignored.ts';
import { pemLiteralNewlines } from '../files/pem-literal-newlines.ts';
import { pemNoBlock } from '../files/pem-no-block.ts';
import { pemOpensshKey } from '../files/pem-openssh-key.ts';
import { pemSwappedKinds } from '../files/pem-swapped-kinds.ts';
import { pemUnsupportedType } from '../files/pem-unsupported-type.ts';
import { pemUnterminated } from '../files/pem-unterminated.ts';
import { pemWithheld } from '../files/pem-withheld.ts';
import { tooManyBlocks } from '../files/too-many-blocks.ts';
import { unitTooLong } from '../files/unit-too-long.ts';
import { unusedSuppression } from '../files/unused-suppression.ts';
import { yamlSyntax } from '../files/yaml-syntax.ts';

/** The rules of the group files, by path. Written by `npm run generate`. */
export const FILES_RULES: readonly Rule[] = [
  caFileHoldsKey,
  certFileHoldsKey,
  fileDerNotPem,
  fileNotReadable,
  filePkcs12OrJks,
  pemBadBase64,
  pemBadDer,
  pemBom,
  pemCertHeaders,
  pemCrLineEnds,
  pemDuplicateCert,
  pemEmptyFile,
  pemEncryptedKey,
  pemGluedBlocks,
  pemIndented,
  pemIsDirectory,
  pemKeyLabelMismatch,
  pemLabelIgnored,
  pemLiteralNewlines,
  pemNoBlock,
  pemOpensshKey,
  pemSwappedKinds,
  pemUnsupportedType,
  pemUnterminated,
  pemWithheld,
  tooManyBlocks,
  unitTooLong,
  unusedSuppression,
  yamlSyntax,
];
