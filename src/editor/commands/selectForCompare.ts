import { COMMANDS } from '../ids.ts';
import { chosenCertificate } from './chosenCertificate.ts';
import type { Command } from './command.ts';
import { targetOf } from './compareSelection.ts';
import { rowArtifact } from './rowTarget.ts';

/** Keeps a certificate to compare another one with. */
export const selectForCompare: Command = {
  id: COMMANDS.selectForCompare,
  async run(context, [row]) {
    const { report } = context.inspection;
    const artifact = report && (rowArtifact(report, row) ?? (await chosenCertificate(context, row)));
    if (artifact) await context.compared.select(targetOf(report, artifact));
  },
};
