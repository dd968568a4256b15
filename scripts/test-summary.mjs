// Prints "N passed, N failed, N skipped" from the test runner's own result file; status 1 unless tests ran and none failed.
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const RESULT_FILE = fileURLToPath(new URL('../.cache/test-results.json', import.meta.url));

/** A file that failed outside its tests, in loading or in a hook, counts as one failure. */
export function count(results) {
  const broken = (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed');
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.testResults.filter(broken).length,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}

function read(file) {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    console.error(`没有测试结果文件：${error.message}`);
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { passed, failed, skipped } = read(process.argv[2] ?? RESULT_FILE);
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
}
