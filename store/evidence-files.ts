import { constants, copyFileSync, existsSync, linkSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of a run that hold its evidence: web archives and pictures. */
export const EVIDENCE_FOLDERS = ['archive', 'screenshots'] as const;

/**
 * Lets a run that is made from another one refer to the evidence of that one.
 * @param final the other run is finished: its files, which may be large, never change again and need no copy where the disk allows
 */
export function shareEvidence(fromRun: string, toRun: string, final: boolean): void {
  for (const folder of EVIDENCE_FOLDERS) {
    if (!existsSync(join(fromRun, folder))) continue;
    mkdirSync(join(toRun, folder), { recursive: true });
    for (const name of readdirSync(join(fromRun, folder))) {
      const [source, target] = [join(fromRun, folder, name), join(toRun, folder, name)];
      if (!final || !linked(source, target)) copyFileSync(source, target, constants.COPYFILE_FICLONE);
    }
  }
}

/** False on disks without links, and across disks. */
function linked(source: string, target: string): boolean {
  try {
    linkSync(source, target);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}
