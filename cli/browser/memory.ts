import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const foundBrowserSchema = z.strictObject({
  executablePath: z.string(),
  version: z.string(),
  /** Where it was found, in Chinese. */
  source: z.string(),
  /** Off only for root, whom Chromium's sandbox refuses. */
  sandbox: z.boolean(),
  /** False: Chinese characters come out as empty boxes in screenshots. */
  chineseFont: z.boolean(),
});
export type FoundBrowser = z.infer<typeof foundBrowserSchema>;

const memorySchema = z.strictObject({
  /** Path that the user named, or null when the browser was searched for. */
  named: z.string().nullable(),
  mtimeMs: z.number(),
  /** Another user may lack the sandbox or the right to run it. */
  uid: z.int().nullable(),
  browser: foundBrowserSchema,
});

const uid = (): number | null => process.getuid?.() ?? null;
const modified = (path: string): number | null => (existsSync(path) ? statSync(path).mtimeMs : null);

function readMemory(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null; // absent or torn: the browser is launched and the file written anew
  }
}

/** The browser verified earlier, if its file, the user and the user's choice are still the same. */
export function recallBrowser(file: string | null, named: string | null): FoundBrowser | null {
  if (file === null) return null;
  const memory = memorySchema.safeParse(readMemory(file)).data;
  if (!memory || memory.named !== named || memory.uid !== uid()) return null;
  return memory.mtimeMs === modified(memory.browser.executablePath) ? memory.browser : null;
}

/** Best effort: where the folder is read-only, the next start launches the browser once more. */
export function rememberBrowser(file: string | null, named: string | null, browser: FoundBrowser): void {
  const mtimeMs = modified(browser.executablePath);
  if (file === null || mtimeMs === null) return;
  const memory: z.infer<typeof memorySchema> = { named, mtimeMs, uid: uid(), browser };
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(memory, null, 2)}\n`);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
