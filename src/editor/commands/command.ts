import type * as vscode from 'vscode';
import type { ArchiveFolders } from '../archives/archiveFolders.ts';
import type { Inspection } from '../inspection/inspection.ts';
import type { ComparisonPanel } from '../panels/comparisonPanel.ts';
import type { ExpirationPanel } from '../panels/expirationPanel.ts';
import type { GraphPanel } from '../panels/graphPanel.ts';
import type { SampleCluster } from '../sample/sampleCluster.ts';
import type { DecodedTexts } from '../surfaces/decodedTexts.ts';
import type { Trees } from '../trees/registerTrees.ts';
import type { Viewers } from '../viewer/viewers.ts';
import type { CompareSelection } from './compareSelection.ts';
import type { Exercises } from './exerciseGuide.ts';

/** The context of all commands. */
export interface CommandContext {
  readonly inspection: Inspection;
  readonly log: vscode.LogOutputChannel;
  readonly trees: Trees;
  readonly graph: GraphPanel;
  readonly expiration: ExpirationPanel;
  readonly comparison: ComparisonPanel;
  readonly viewers: Viewers;
  readonly decoded: DecodedTexts;
  readonly compared: CompareSelection;
  readonly sample: SampleCluster;
  readonly archives: ArchiveFolders;
  /** Whether the host can read commits of Git repositories. */
  readonly canReadRevisions: boolean;
  readonly exercises: Exercises;
}

/** A command: its id and what it does. `args` come from our own surfaces or from anyone's keybinding, so they are checked. */
export interface Command {
  readonly id: string;
  run(context: CommandContext, args: readonly unknown[]): unknown;
}
