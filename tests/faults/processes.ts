import { readdirSync, readFileSync } from 'node:fs';

export interface Process {
  pid: number;
  parent: number;
  /** `Z`: ended, and nobody has taken note. */
  state: string;
  command: string;
}

const read = (file: string): string => {
  try {
    return readFileSync(file, 'latin1');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return ''; // it has ended
    throw error;
  }
};

/** Every process of the machine (Linux). */
export function processes(): Process[] {
  return readdirSync('/proc').flatMap((name) => {
    const [, pid, state = '', parent] = /^(\d+) \([\s\S]*\) (\S) (\d+)/.exec(/^\d+$/.test(name) ? read(`/proc/${name}/stat`) : '') ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), state, command: read(`/proc/${pid}/cmdline`) }];
  });
}

/** Browsers that a process has started, each known by its profile folder, which all of its helpers name too. */
export const browsersOf = (parent: number): { pid: number; profile: string }[] =>
  processes().flatMap(({ pid, parent: of, command }) => {
    const profile = /--user-data-dir=([^\0]+)/.exec(command)?.[1];
    return of === parent && profile !== undefined ? [{ pid, profile }] : [];
  });

/** The pages' own processes of a browser. */
export const tabsOf = (profile: string): number[] =>
  processes().flatMap(({ pid, command }) => (command.includes('--type=renderer') && command.includes(profile) ? [pid] : []));

/** What is left of browsers and of a process's children that have ended. */
export function leftovers(profiles: ReadonlySet<string>, parent: number): Process[] {
  return processes().filter(
    ({ parent: of, state, command }) => (of === parent && state === 'Z') || [...profiles].some((one) => command.includes(one)),
  );
}
