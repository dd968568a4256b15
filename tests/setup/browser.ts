import type { TestContext } from 'vitest';
import { type FoundBrowser, findBrowser } from '../../cli/browser/find.js';

/** The browser of this machine; a machine without one skips the test and says why. */
export async function requireBrowser(context: TestContext): Promise<FoundBrowser> {
  const lookup = await findBrowser();
  return 'missing' in lookup ? context.skip(`no usable browser ${lookup.error ?? ''} ${JSON.stringify(lookup.tried)}`) : lookup;
}
