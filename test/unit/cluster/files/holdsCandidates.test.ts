import assert from 'node:assert/strict';
import { holdsCandidates } from '../../../../src/core/cluster/files/holdsCandidates.ts';
import type { DirectoryEntry } from '../../../../src/core/model/ports.ts';
import { FileTree } from '../../../support/fileTree.ts';
