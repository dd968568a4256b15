import type { AttachmentFacts } from '../facts/attachment.js';

export type Failure = NonNullable<AttachmentFacts['failure']>;

/** What a clerk reads; a detail may follow after a full-width comma. */
const MESSAGES: Readonly<Record<Failure['code'], string>> = {
  empty: '文件为空，没有任何内容',
  'too-large': '文件过大，超出读取上限',
  encrypted: '文件设有密码，无法读取',
  damaged: '文件已损坏或不完整，无法打开',
  bomb: '压缩内容展开后异常巨大，为安全起见未读取',
  timeout: '读取超时，文件过于复杂',
  memory: '读取所需内存超出上限',
  unsupported: '暂不支持读取这种格式',
};

export const failure = (code: Failure['code'], detail?: string): Failure => ({
  code,
  message: detail ? `${MESSAGES[code]}：${detail}` : MESSAGES[code],
});

/** A file that cannot be read, with its named cause. Readers throw it; `readFile` turns it into facts. */
export class UnreadableFile extends Error {
  constructor(
    readonly code: Failure['code'],
    readonly detail?: string,
    options?: ErrorOptions,
  ) {
    super(failure(code, detail).message, options);
    this.name = 'UnreadableFile';
  }
}

/** The named cause of whatever a reader threw. Readers meet hostile bytes: what no reader foresaw is a damaged file, not a crash. */
export function failureOf(error: unknown): Failure {
  if (error instanceof UnreadableFile) return failure(error.code, error.detail);
  if (error instanceof RangeError && /allocation failed|string length|array buffer/i.test(error.message)) return failure('memory');
  return failure('damaged');
}
