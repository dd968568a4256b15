import type { RunResult } from '../checks/results.js';
import type { ReportFile } from './input.js';

/** The stored result as it is, for other programs. */
export const renderJson = (result: RunResult): ReportFile[] => [{ path: 'findings.json', content: `${JSON.stringify(result, null, 2)}\n` }];
