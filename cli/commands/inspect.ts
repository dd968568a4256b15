import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { z } from 'zod';
import { inspectOutput } from '../../crawler/extractors/inspect.js';
import { extractPage } from '../../crawler/extractors/page.js';
import type { PageFacts } from '../../crawler/facts/page.js';
import { decodeText } from '../../crawler/fetch/charset.js';
import { FAILURE_TEXT } from '../../crawler/frontier/gaps.js';
import { UsageError } from '../errors.js';
import { fetcherFactory } from '../fetchers.js';
import type { inspectOptionsSchema } from '../options.js';

type InspectOptions = z.infer<typeof inspectOptionsSchema>;

const MAX_BYTES = 64 * 1024 * 1024;

/** `inspect FILE|URL`: the facts of one page as JSON on stdout. */
export async function inspectCommand(target: string, options: InspectOptions): Promise<number> {
  const facts = /^https?:\/\//i.test(target) ? await fromAddress(target, options) : fromFile(target, options);
  if (!facts) return 3;
  process.stdout.write(`${JSON.stringify(inspectOutput(facts), null, 2)}\n`);
  return 0;
}

function fromFile(file: string, options: InspectOptions): PageFacts {
  if (!existsSync(file)) throw new UsageError(`文件 ${file} 不存在`);
  const stat = statSync(file);
  if (!stat.isFile()) throw new UsageError(`${file} 不是文件`);
  if (stat.size > MAX_BYTES) throw new UsageError(`文件 ${file} 有 ${Math.round(stat.size / 1024 / 1024)} MB，超过读取上限 64 MB`);
  const { text, charset } = decodeText(readFileSync(file));
  return extractPage({ html: text, url: options.url ?? addressFor(file), charset, rendered: false });
}

/** Relative links of a saved page need an http base; `.invalid` is reserved for names that lead nowhere. */
const addressFor = (file: string): string => new URL(encodeURIComponent(basename(file)), 'http://file.invalid/').href;

async function fromAddress(url: string, options: InspectOptions): Promise<PageFacts | null> {
  const fetchers = await fetcherFactory(options, (text) => process.stderr.write(`提示：${text}\n`));
  const fetcher = fetchers.forOptions({ allowPrivate: options.allowPrivate });
  try {
    const result = options.render ? await fetcher.render(url) : await fetcher.fetch({ url });
    if (!result.ok) {
      process.stderr.write(`${url} 没有读到：${FAILURE_TEXT[result.failure.code]}（${result.failure.message}）\n`);
      return null;
    }
    const { text, finalUrl, charset, via } = result.snapshot;
    return extractPage({ html: text, url: options.url ?? finalUrl, charset, rendered: via === 'browser' });
  } finally {
    await fetcher.close();
  }
}
