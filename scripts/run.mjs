import { spawn } from 'node:child_process';

/**
 * Runs a program without a shell, its output going to stderr so that stdout keeps the results of the command line.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, quiet?: boolean }} [options] quiet: output is dropped
 * @returns {Promise<boolean>} whether it ended with status 0 in time; a program that is not there counts as failed
 */
export function run(command, args, { timeoutMs, quiet = false, ...options } = {}) {
  return new Promise((resolve) => {
    const output = quiet ? 'ignore' : process.stderr;
    const child = spawn(command, args, { ...options, stdio: ['ignore', output, output], timeout: timeoutMs });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
