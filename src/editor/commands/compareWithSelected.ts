import { COMMANDS } from '../ids.ts';
import { chosenCertificate } from './chosenCertificate.ts';
import type { Command } from './command.ts';
import { targetOf } from './compareSelection.ts';
import { rowArtifact } from './rowTarget.ts';

/** Compares a certificate with the one that was selected before. */
export const compareWithSelected: Command = {
  id: COMMANDS.compareWithSelected,
  async run(context, [row]) {
    const { report } = context.inspection;
    const left = context.compared.target;
    if (!report || !left) return;
    const artifact = rowArtifact(report, row) ?? (await chosenCertificate(context, row));
    if (artifact) context.viewers.compare({ left, right: targetOf(report, artifact) });
  },
};
