import { decodeDer, decodePemText } from '../../formats/artifacts/decodePemText.ts';
import { encryptedFile } from '../../formats/encryptedFile.ts';
import { joinTokensIn, tokenArtifact } from '../../formats/jwt/decodeToken.ts';
import { type MimePart, readMultipart } from '../../formats/mime/multipart.ts';
import { readCertificateTexts } from '../../formats/openssl/readCertificateText.ts';
import { isStreamed, looksLikeDer, looksLikeYaml, readAnyText, readText, wideEncoding } from '../../formats/sniff.ts';
import { hexDigest } from '../../formats/x509/digest.ts';
import { sourceEncoding } from '../../formats/yaml/syntax/sourceEncoding.ts';
import { compact } from '../../model/collections/compact.ts';
import type { DecodedFile, FileFormat } from '../../model/decodedFile.ts';
import type { ComponentSource } from '../../model/documents/component.ts';
import type { EmbeddedFile } from '../../model/embeddedFile.ts';
import { valueSpans } from '../../model/source/contentPlace.ts';
import { isDocumentName, isWithinItself } from '../../model/source/embeddedUri.ts';
import { LineIndex } from '../../model/source/lineIndex.ts';
import { FILE_START } from '../../model/source/span.ts';
import { madePath } from '../../model/source/templateName.ts';
import { createScheduler, type Scheduler } from '../../model/time/scheduler.ts';
import { readKeepalivedScript } from '../balancers/keepalivedScript.ts';
import { readBalancer } from '../balancers/readBalancer.ts';
import { rancherProduct } from '../components/rancherNode.ts';
import { readExpirationTable } from '../kubeadm/expirationReport.ts';
import { isReadWithin } from '../machines/readMachines.ts';
import { isShellScript, readScript } from '../machines/shellScript.ts';
import { startedPrograms } from '../machines/startedPrograms.ts';
import { isUnitListing, readUnitListing } from '../machines/unitListing.ts';
import { mentionsOfReaders } from '../machines/unreadPaths.ts';
import { readUserData } from '../machines/userData.ts';
import { readSettings } from '../units/readSettings.ts';
import { isUnit } from '../units/unitFile.ts';
import { isStaticPodPath } from '../values/candidatePath.ts';
import { pathMentions } from '../values/pathMentions.ts';
import { decodeBareBase64 } from './bareBase64.ts';
import {
  type Content,
  hiddenByEncoding,
  merge,
  outside,
  placesOf,
  uncommented,
  withoutGoOnly,
} from './decodedContent.ts';
import { asTemplateIfInvalid, decodeTemplate, isTemplate } from './decodeTemplate.ts';
import { readDocuments } from './readKubernetes.ts';
import type { SharedContents } from './sharedContents.ts';

export interface DecodeFileOptions {
  /** The earlier result for the file. */
  readonly previous?: DecodedFile | undefined;
  /** The contents of other files. */
  readonly contents?: SharedContents | undefined;
  readonly scheduler?: Scheduler | undefined;
  /** Whether the kubelet runs the file. Default: by the folder's name. */
  readonly isStaticPod?: boolean;
  /** Whether the files that a machine configuration writes are decoded as separate files. */
  readonly separatesEmbedded?: boolean | undefined;
}

/**
 * Decodes any content of a file: PEM, DER, base64 of either, tokens, kubeconfigs, static pods, kubelet configurations, units. Never rejects: content
 * that could not be decoded becomes a problem, and the rest is returned. While a YAML document is broken, the documents of `previous` replace it,
 * marked stale, so that hovers survive typing. Content that `contents` knows is not decoded again.
 */
export async function decodeFile(
  uri: string,
  bytes: Uint8Array,
  {
    previous,
    contents,
    scheduler = createScheduler(),
    isStaticPod = isStaticPodPath(uri),
    separatesEmbedded,
  }: DecodeFileOptions = {},
): Promise<DecodedFile> {
  if (bytes.length === 0) return finish(uri, bytes, 'empty', '', { artifacts: [], problems: [] });
  if (looksLikeDer(bytes))
    return finish(uri, bytes, 'der', undefined, await decodeDer(bytes, uri, [], FILE_START, scheduler));
  const encryption = encryptedFile(bytes);
  if (encryption) return finish(uri, bytes, 'binary', undefined, { artifacts: [], problems: [encryption] });
  const text = readText(bytes) ?? (isStaticPod ? readAnyText(bytes) : undefined);
  if (text === undefined) {
    const store = isStreamed(bytes)
      ? await decodeDer(bytes, uri, [], FILE_START, scheduler)
      : { artifacts: [], problems: [] };
    return finish(uri, bytes, 'binary', undefined, store);
  }
  // UTF-16 may give the text of other octets; what stood here before may stand in for a part of it.
  const options = { scheduler, isStaticPod, separatesEmbedded };
  const decodeAll = async (whole: string, from: Uint8Array, before?: DecodedFile) =>
    withMentions(await decodeTextFile(uri, from, whole, { ...options, previous: before }));
  const decodeCertain = (certain: string) => decodeAll(certain, new TextEncoder().encode(certain));
  // The kubelet reads a file of any name as it stands.
  const decode = async () =>
    isTemplate(uri, text) && !isStaticPod
      ? decodeTemplate(uri, text, bytes.length, decodeCertain)
      : asTemplateIfInvalid(await decodeAll(text, bytes, previous), decodeCertain);
  if (!contents || previous || wideEncoding(bytes)) return decode();
  return contents.decoded({ uri, size: bytes.length, isStaticPod }, text, decode);
}

/** With the paths that it mentions as a reader, except in files whose paths are known by flag and field. */
function withMentions(file: DecodedFile): DecodedFile {
  const { uri, format, text, documents } = file;
  if (text === undefined || (format !== 'yaml' && format !== 'text')) return file;
  const isUnderstood = documents.some(
    (one) => one.kind === 'kubeconfig' || (one.kind === 'component' && !MENTIONING.has(one.source)),
  );
  const mentions = isUnderstood ? [] : mentionsOfReaders(text, pathMentions(text), isShellScript(uri, text));
  return mentions.length > 0 ? { ...file, mentions: compact(mentions) } : file;
}

/** Sources of components that name files of other programs as well. */
const MENTIONING: ReadonlySet<ComponentSource> = new Set(['compose', 'openshiftConfiguration', 'programConfiguration']);

interface DecodeTextOptions extends Pick<DecodeFileOptions, 'separatesEmbedded' | 'previous'> {
  readonly scheduler: Scheduler;
  readonly isStaticPod: boolean;
}

async function decodeTextFile(
  uri: string,
  bytes: Uint8Array,
  text: string,
  { scheduler, isStaticPod, separatesEmbedded, previous }: DecodeTextOptions,
): Promise<DecodedFile> {
  if (isWithinItself(uri))
    return finish(uri, bytes, 'text', text, { artifacts: [], problems: [] }, startedPrograms(text, uri));
  const within = separatesEmbedded && isDocumentName(uri) ? filesWithin(uri, text) : undefined;
  if (within) return decodeWriter(uri, bytes, text, within);
  const message = isDocumentName(uri) ? readMultipart(text) : undefined;
  if (message) return decodeUserData(uri, bytes, text, message, { scheduler, separatesEmbedded });
  const printed = readCertificateTexts(text, uri);
  if (printed.length > 0 && !text.includes('-----BEGIN'))
    return finish(uri, bytes, 'text', text, { artifacts: printed, problems: [] });
  const encoding = sourceEncoding(bytes, text, wideEncoding(bytes));
  const isOfYaml = mayBeYaml(text, uri);
  const read =
    isOfYaml || isStaticPod
      ? await readDocuments(text, uri, { scheduler, isStaticPod, separatesEmbedded, encoding })
      : undefined;
  // Other text in the static pod folder stays what it is.
  const yaml = isOfYaml || (read?.documents.length ?? 0) > 0 ? read : undefined;
  const parts = {
    type: yaml?.type,
    isUnrendered: yaml?.isUnrendered,
    objects: yaml?.objects && compact(yaml.objects),
    embedded: yaml?.embedded && compact(yaml.embedded),
  };
  const isBare = text.trimStart().startsWith('-----BEGIN');
  const isYaml = yaml !== undefined && (yaml.documents.length > 0 || !isBare);
  if (text.includes('-----BEGIN') || text.includes('-----END')) {
    const host = isBare ? undefined : hostFormat(uri);
    const scanned = await decodePemText(text, uri, { insideYaml: isYaml || host === 'yaml', scheduler });
    const pem = isYaml || host ? uncommented(scanned, text) : scanned;
    if (!isYaml && host) return finish(uri, bytes, host, text, withoutGoOnly(pem));
    if (!isYaml) return finish(uri, bytes, 'pem', text, wideEncoding(bytes) ? hiddenByEncoding(pem) : pem);
    return withStale(
      { ...(await finish(uri, bytes, 'yaml', text, merge(outside(pem, yaml.plain), yaml), yaml.documents)), ...parts },
      previous,
    );
  }
  const joinTokens = { artifacts: joinTokensIn(text, uri), problems: [] };
  if (yaml) {
    const content = merge(yaml, outside(joinTokens, [...placesOf(yaml), ...yaml.plain]));
    return withStale({ ...(await finish(uri, bytes, 'yaml', text, content, yaml.documents)), ...parts }, previous);
  }
  const bare = await decodeBareBase64(text, uri);
  if (bare) return finish(uri, bytes, 'text', text, bare);
  const token = tokenArtifact(text, uri, { start: text.search(/\S/), end: text.trimEnd().length }, []);
  if (token) return finish(uri, bytes, 'text', text, { artifacts: [token], problems: [] });
  const table = readExpirationTable(text, uri);
  if (table) return finish(uri, bytes, 'text', text, { artifacts: [], problems: [] }, [table]);
  if (scheduler.shouldYield()) await scheduler.yieldNow();
  const { documents, problems, ...settings } = readSettings(text, uri);
  const balancer = readBalancer(text, uri);
  const content = merge({ artifacts: [], problems }, joinTokens);
  const all = balancer ? [...documents, balancer] : documents;
  return { ...(await finish(uri, bytes, 'text', text, content, all)), ...settings };
}

function mayBeYaml(text: string, uri: string): boolean {
  return (looksLikeYaml(text) || rancherProduct(uri) !== undefined) && !isUnit(text, uri);
}

/** The files in a script, and in a list of units; undefined for any other text. */
function filesWithin(uri: string, text: string): readonly EmbeddedFile[] | undefined {
  if (isShellScript(uri, text)) return readScript(uri, text);
  return isUnitListing(uri, text) ? readUnitListing(text) : undefined;
}

/** A text that is read only for the files in it: the other output of a script is not the content of a file. */
async function decodeWriter(
  uri: string,
  bytes: Uint8Array,
  text: string,
  embedded: readonly EmbeddedFile[],
): Promise<DecodedFile> {
  // A script is never read as a configuration, and keepalived's checks are scripts.
  const check = readKeepalivedScript(text, uri);
  const file = await finish(uri, bytes, 'text', text, { artifacts: [], problems: [] }, check ? [check] : []);
  return embedded.length > 0 ? { ...file, embedded: compact(embedded) } : file;
}

/** User data of cloud-init in several parts: the files that it writes, and what PEM stands in it otherwise. */
async function decodeUserData(
  uri: string,
  bytes: Uint8Array,
  text: string,
  parts: readonly MimePart[],
  { scheduler, separatesEmbedded }: Pick<DecodeTextOptions, 'scheduler' | 'separatesEmbedded'>,
): Promise<DecodedFile> {
  const embedded = separatesEmbedded ? await readUserData(parts, text, scheduler) : [];
  const pem = uncommented(await decodePemText(text, uri, { insideYaml: true, scheduler }), text);
  const rest = outside(
    pem,
    embedded.filter(isReadWithin).flatMap(({ place }) => valueSpans(place)),
  );
  const file = await finish(uri, bytes, 'yaml', text, withoutGoOnly(rest));
  return embedded.length > 0 ? { ...file, embedded: compact(embedded) } : file;
}

/**
 * The format of a file that has PEM in its values and is no object of Kubernetes: values of a chart, cloud-init, variables of an application.
 * Undefined for a file that may be meant as PEM.
 */
function hostFormat(uri: string): 'yaml' | 'text' | undefined {
  const made = madePath(uri);
  if (/\.(?:ya?ml|json|tfstate|rkestate)$|\/talosconfig$/i.test(made)) return 'yaml';
  return /\.env$/i.test(made) ? 'text' : undefined;
}

async function finish(
  uri: string,
  bytes: Uint8Array,
  format: FileFormat,
  text: string | undefined,
  content: Content,
  documents: DecodedFile['documents'] = [],
): Promise<DecodedFile> {
  return {
    uri,
    size: bytes.length,
    format,
    text,
    lines: new LineIndex(text ?? ''),
    artifacts: compact([...content.artifacts].sort((a, b) => a.origin.span.start - b.origin.span.start)),
    problems: compact(content.problems),
    documents: compact(documents),
    ...(/\/server-ca\.crt$/.test(uri) && { digest: await hexDigest('SHA-256', bytes) }),
  };
}

function withStale(file: DecodedFile, previous: DecodedFile | undefined): DecodedFile {
  const broken = file.problems.some((problem) => problem.code === 'yaml-syntax');
  if (!broken || file.documents.length > 0 || !previous) return file;
  if (previous.documents.length === 0 && !previous.embedded) return file;
  const { documents, objects, embedded, artifacts } = previous;
  return { ...file, documents, objects, embedded, artifacts, stale: true };
}
