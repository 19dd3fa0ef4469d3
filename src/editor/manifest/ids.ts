/** Every id this extension contributes; a test compares them with package.json. */
export const COMMANDS = {
  refresh: 'kubernetesPki.refresh',
  openDecoded: 'kubernetesPki.openDecoded',
  decodeSelection: 'kubernetesPki.decodeSelection',
  decodeClipboard: 'kubernetesPki.decodeClipboard',
  openKeyStore: 'kubernetesPki.openKeyStore',
  copyFingerprint: 'kubernetesPki.copyFingerprint',
  showExpiration: 'kubernetesPki.showExpiration',
  copyRenewalPlan: 'kubernetesPki.copyRenewalPlan',
  openExpirationText: 'kubernetesPki.openExpirationText',
  showConnectionGraph: 'kubernetesPki.showConnectionGraph',
  showLog: 'kubernetesPki.showLog',
  openPlace: 'kubernetesPki.openPlace',
  openRule: 'kubernetesPki.openRule',
  copyCommand: 'kubernetesPki.copyCommand',
  copyFix: 'kubernetesPki.copyFix',
  showFixes: 'kubernetesPki.showFixes',
  copyPem: 'kubernetesPki.copyPem',
  showReferences: 'kubernetesPki.showReferences',
  openViewer: 'kubernetesPki.openViewer',
  selectForCompare: 'kubernetesPki.selectForCompare',
  compareWithSelected: 'kubernetesPki.compareWithSelected',
  compareCertificates: 'kubernetesPki.compareCertificates',
  compareFolder: 'kubernetesPki.compareFolder',
  compareRevision: 'kubernetesPki.compareRevision',
  compareRelease: 'kubernetesPki.compareRelease',
  openSample: 'kubernetesPki.openSample',
  closeSample: 'kubernetesPki.closeSample',
  compareSample: 'kubernetesPki.compareSample',
  inspectArchive: 'kubernetesPki.inspectArchive',
  closeArchive: 'kubernetesPki.closeArchive',
  openWalkthrough: 'kubernetesPki.openWalkthrough',
  showExampleHover: 'kubernetesPki.showExampleHover',
  filter: 'kubernetesPki.filter',
  clearFilter: 'kubernetesPki.clearFilter',
  groupBy: 'kubernetesPki.groupBy',
  groupByAuthority: 'kubernetesPki.groupByAuthority',
  groupByFile: 'kubernetesPki.groupByFile',
  groupByComponent: 'kubernetesPki.groupByComponent',
  groupByExpiry: 'kubernetesPki.groupByExpiry',
  groupedByAuthority: 'kubernetesPki.groupedByAuthority',
  groupedByFile: 'kubernetesPki.groupedByFile',
  groupedByComponent: 'kubernetesPki.groupedByComponent',
  groupedByExpiry: 'kubernetesPki.groupedByExpiry',
  revealInTree: 'kubernetesPki.revealInTree',
  copySerial: 'kubernetesPki.copySerial',
  copyRenewal: 'kubernetesPki.copyRenewal',
  revealFile: 'kubernetesPki.revealFile',
  findAllReferences: 'kubernetesPki.findAllReferences',
  setSeverity: 'kubernetesPki.setSeverity',
  exportReport: 'kubernetesPki.exportReport',
  explainError: 'kubernetesPki.explainError',
  openTroubleshooting: 'kubernetesPki.openTroubleshooting',
  openExercise: 'kubernetesPki.openExercise',
  checkFixes: 'kubernetesPki.checkFixes',
  showHint: 'kubernetesPki.showHint',
  showAnswer: 'kubernetesPki.showAnswer',
  showAnswers: 'kubernetesPki.showAnswers',
  hideAnswers: 'kubernetesPki.hideAnswers',
} as const;

/** Commands that only our own trees, hovers and code actions call, with arguments: not in the palette. */
export const INTERNAL_COMMANDS: readonly string[] = [
  COMMANDS.openPlace,
  COMMANDS.openRule,
  COMMANDS.copyCommand,
  COMMANDS.copyFix,
  COMMANDS.showFixes,
  COMMANDS.showReferences,
  COMMANDS.showExampleHover,
  COMMANDS.groupByAuthority,
  COMMANDS.groupByFile,
  COMMANDS.groupByComponent,
  COMMANDS.groupByExpiry,
  COMMANDS.groupedByAuthority,
  COMMANDS.groupedByFile,
  COMMANDS.groupedByComponent,
  COMMANDS.groupedByExpiry,
  COMMANDS.revealFile,
  COMMANDS.findAllReferences,
  COMMANDS.showHint,
  COMMANDS.showAnswer,
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
  connectionGraph: 'kubernetesPki.connectionGraph',
  expiration: 'kubernetesPki.expiration',
  artifact: 'kubernetesPki.artifact',
  comparison: 'kubernetesPki.comparison',
  states: 'kubernetesPki.stateComparison',
} as const;

/** View types of the certificate viewer: of files that are no text, of those that are opened as text, and of archives. */
export const EDITORS = {
  certificate: 'kubernetesPki.certificate',
  text: 'kubernetesPki.certificateText',
  archive: 'kubernetesPki.archive',
} as const;

/** Tools that a chat may call. */
export const TOOLS = { inspect: 'inspect_kubernetes_pki' } as const;

/**
 * VS Code makes the labels of the settings editor from the ids and has no other title for them: capitals in the id are what keeps "PKI" and
 * "CA" from being shown as "Pki" and "Ca".
 */
export const SECTION = 'kubernetesPKI';

/** Settings without their section. */
export const SETTINGS = {
  warningDays: 'warningDays',
  caWarningDays: 'CAWarningDays',
  exclude: 'exclude',
  pathMappings: 'pathMappings',
  rules: 'rules',
  profile: 'profile',
  checkFileModes: 'checkFileModes',
  codeLens: 'codeLens',
  autoReveal: 'autoReveal',
  statusBar: 'statusBar',
  fileDecorations: 'fileDecorations',
  expiryNotification: 'expiryNotification',
  certificateRows: 'certificateRows',
} as const;

export const CONTEXT_KEYS = {
  /** One of InspectionState. */
  state: 'kubernetesPki.state',
  /** Whether the window has PKI, or no folder in which it could be; otherwise nothing of ours is shown. */
  active: 'kubernetesPki.active',
  /** Set once a certificate was selected to be compared. */
  comparing: 'kubernetesPki.comparing',
  /** One of the orders of the certificates. */
  grouping: 'kubernetesPki.grouping',
  /** Whether a filter leaves certificates out. */
  filtered: 'kubernetesPki.filtered',
  /** Whether the active editor shows a file that is inspected. */
  activeFile: 'kubernetesPki.activeFile',
  /** Whether the sample cluster is a folder of the window. */
  sampleOpen: 'kubernetesPki.sampleOpen',
  /** Whether a folder of the window is an exercise. */
  exercise: 'kubernetesPki.exercise',
  /** Whether the folders hold an archive outside of a repository. */
  archiveFound: 'kubernetesPki.archiveFound',
  /** Whether a certificate has expired or expires within the warning time. */
  renewalDue: 'kubernetesPki.renewalDue',
  /** Whether an archive is inspected next to the window's folders. */
  archiveOpen: 'kubernetesPki.archiveOpen',
  /** Whether revisions of a Git repository can be read. */
  git: 'kubernetesPki.git',
} as const;

/** Words of the `contextValue` of tree items, for menus: what the row stands for, has, or leads to. */
export const TREE_ITEMS = { certificate: 'certificate', finding: 'finding', place: 'place' } as const;

/** The walkthrough, and the step that follows the one that opens the sample cluster. */
export const WALKTHROUGH = { id: 'inspect', afterSample: 'roles' } as const;

/** Publisher and name of this extension. */
export const EXTENSION_ID = 'kubernetes-pki-inspector.kubernetes-pki-inspector';

export const DIAGNOSTIC_SOURCE = 'Kubernetes PKI';

/** Schemes of the read-only documents, of the sample cluster's files, and of what archives and commits hold. */
export const SCHEMES = {
  rule: 'kubernetes-pki-rule',
  document: 'kubernetes-pki',
  decoded: 'kubernetes-pki-decoded',
  sample: 'kubernetes-pki-sample',
  archive: 'kubernetes-pki-archive',
  revision: 'kubernetes-pki-revision',
} as const;
