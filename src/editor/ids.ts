/** Every id this extension contributes; a test compares them with package.json. */
export const COMMANDS = {
  refresh: 'kubernetesPki.refresh',
  openDecoded: 'kubernetesPki.openDecoded',
  decodeSelection: 'kubernetesPki.decodeSelection',
  decodeClipboard: 'kubernetesPki.decodeClipboard',
  openKeyStore: 'kubernetesPki.openKeyStore',
  copyFingerprint: 'kubernetesPki.copyFingerprint',
  showExpiration: 'kubernetesPki.showExpiration',
  showWeb: 'kubernetesPki.showWeb',
  showLog: 'kubernetesPki.showLog',
  openPlace: 'kubernetesPki.openPlace',
  openRule: 'kubernetesPki.openRule',
  copyCommand: 'kubernetesPki.copyCommand',
  copyPem: 'kubernetesPki.copyPem',
  showUses: 'kubernetesPki.showUses',
  openViewer: 'kubernetesPki.openViewer',
  selectForCompare: 'kubernetesPki.selectForCompare',
  compareWithSelected: 'kubernetesPki.compareWithSelected',
  compareCertificates: 'kubernetesPki.compareCertificates',
  openSample: 'kubernetesPki.openSample',
  closeSample: 'kubernetesPki.closeSample',
  openWalkthrough: 'kubernetesPki.openWalkthrough',
  showExampleHover: 'kubernetesPki.showExampleHover',
} as const;

/** Commands that only our own trees, hovers and code actions call, with arguments: not in the palette. */
export const INTERNAL_COMMANDS: readonly string[] = [
  COMMANDS.openPlace,
  COMMANDS.openRule,
  COMMANDS.copyCommand,
  COMMANDS.showUses,
  COMMANDS.showExampleHover,
];

export const VIEW_CONTAINER = 'kubernetesPki';

export const VIEWS = {
  certificates: 'kubernetesPki.certificates',
  kubeconfigs: 'kubernetesPki.kubeconfigs',
  components: 'kubernetesPki.components',
  connections: 'kubernetesPki.connections',
} as const;

/** View types of webview panels. */
export const PANELS = {
  web: 'kubernetesPki.web',
  artifact: 'kubernetesPki.artifact',
  comparison: 'kubernetesPki.comparison',
} as const;

/** View types of the certificate viewer: of files that are no text, and of those that are opened as text. */
export const EDITORS = { certificate: 'kubernetesPki.certificate', text: 'kubernetesPki.certificateText' } as const;

export const SECTION = 'kubernetesPki';

/** Settings without their section. */
export const SETTINGS = {
  warningDays: 'warningDays',
  caWarningDays: 'caWarningDays',
  exclude: 'exclude',
  pathMappings: 'pathMappings',
  rules: 'rules',
  profile: 'profile',
  checkFileModes: 'checkFileModes',
  codeLens: 'codeLens',
} as const;

export const CONTEXT_KEYS = {
  /** One of InspectionState. */
  state: 'kubernetesPki.state',
  /** Set once a certificate was selected to be compared. */
  comparing: 'kubernetesPki.comparing',
  /** Whether the sample cluster is a folder of the window. */
  sampleOpen: 'kubernetesPki.sampleOpen',
} as const;

/** `contextValue` of tree items, for menus. */
export const TREE_ITEMS = { certificate: 'certificate' } as const;

/** The walkthrough, and the step that follows the one that opens the sample cluster. */
export const WALKTHROUGH = { id: 'inspect', afterSample: 'roles' } as const;

/** Publisher and name of this extension. */
export const EXTENSION_ID = 'kubernetes-pki-inspector.kubernetes-pki-inspector';

export const DIAGNOSTIC_SOURCE = 'Kubernetes PKI';

/** Schemes of the read-only documents, and of the sample cluster's files. */
export const SCHEMES = {
  rule: 'kubernetes-pki-rule',
  document: 'kubernetes-pki',
  decoded: 'kubernetes-pki-decoded',
  sample: 'kubernetes-pki-sample',
} as const;
