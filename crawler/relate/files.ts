import type { AttachmentFacts } from '../facts/attachment.js';
import type { Evidence } from '../facts/evidence.js';
import type { PageRecord } from '../facts/record.js';
import type { Gap } from '../facts/site.js';
import { addressKey } from './addresses.js';
import { type Article, articleEvidence, clip, isFile } from './articles.js';
import type { RelateInput } from './input.js';

/** A file offered on a page or listed as a row, with what was read of it. */
export interface FoundFile {
  url: string;
  title: string;
  /** The page that offers it; the row itself where the list leads straight to the file. */
  on: Article;
  record: PageRecord | null;
  content: AttachmentFacts | null;
}

export class FileLibrary {
  private readonly records = new Map<string, PageRecord>();

  constructor(input: RelateInput) {
    for (const [url, record] of [...input.pages, ...input.attachments]) {
      const key = addressKey(url);
      if (record.attachment || !this.records.has(key)) this.records.set(key, record);
    }
  }

  contentAt(url: string): AttachmentFacts | null {
    return this.records.get(addressKey(url))?.attachment ?? null;
  }

  /** Files the article offers, or the article itself where its row is one. Each address once. */
  of(article: Article): FoundFile[] {
    const offered = isFile(article) ? [{ url: article.url, title: article.title }] : (article.page?.attachments ?? []);
    const found = new Map(offered.map(({ url, title }) => [addressKey(url), { url, title: title.trim() || article.title }]));
    return [...found].map(([key, file]) => {
      const record = this.records.get(key) ?? null;
      return { ...file, on: article, record, content: record?.attachment ?? null };
    });
  }
}

/** All its words are known: only then does it count what the file does not say. */
export const isWhole = ({ state, truncated, recognised }: AttachmentFacts): boolean => state === 'read' && !truncated && !recognised;

const WORDLESS = /\.(?:jpe?g|png|gif|bmp|webp|tiff?|mp3|wav|wma|mp4|flv|avi|mov|wmv)(?:$|\?)/iu;
const WHY: Record<AttachmentFacts['state'], string> = {
  read: '',
  scan: '是扫描件，没有文字层',
  listing: '是压缩包，里面的文件没有全部打开',
  media: '是图片或音视频，其中的文字没有读取',
  failed: '没有读出内容',
};

/** Every entry of the archive is of a kind whose words are read. */
const entriesRead = ({ entries, truncated }: AttachmentFacts): boolean =>
  !truncated && entries.every(({ type }) => type !== null && !['zip', 'rar', '7z', 'image', 'audio', 'video', 'other'].includes(type));

/** Why the words of a file are not all known; null when they are. */
function unreadReason({ url, record, content }: FoundFile): string | null {
  if (content === null) {
    if (record?.failure) return '没有取得';
    return WORDLESS.test(url) ? WHY.media : '没有下载';
  }
  if (content.state === 'failed') return content.failure ? `没有读出内容（${content.failure.message}）` : WHY.failed;
  if (content.state === 'listing') return entriesRead(content) ? null : WHY.listing;
  return content.state === 'read' ? (content.truncated ? '只读了前一部分' : null) : WHY[content.state];
}

const MAX_LISTED = 30;

/** Gaps for the files whose words are not all known; the many are counted. */
export function fileGaps(files: readonly FoundFile[]): Gap[] {
  const unread = files.flatMap((file) => {
    const why = unreadReason(file);
    return why === null ? [] : [{ file, why }];
  });
  const gaps = unread.slice(0, MAX_LISTED).map(
    ({ file, why }): Gap => ({
      code: file.record?.failure?.code ?? 'unread-article',
      message: `附件“${file.title.slice(0, 60)}”${why}，请人工打开核对`,
      url: file.url,
    }),
  );
  const more = unread.length - gaps.length;
  return more > 0 ? [...gaps, { code: 'unread-article', message: `另有 ${more} 个附件没有读全，请人工核对`, url: null }] : gaps;
}

/** Where a file was seen: the file itself when it was received, else the page that offers it. */
export function fileEvidence({ url, title, on, record }: FoundFile, quote: string | null = null): Evidence {
  if (!record?.capture) return { ...articleEvidence(on), quote: clip(quote ?? title), selector: null };
  return {
    url,
    title,
    quote: quote === null ? null : clip(quote),
    selector: null,
    capturedAt: record.capture.capturedAt,
    sha256: record.capture.sha256,
    archive: null,
    screenshot: null,
  };
}
