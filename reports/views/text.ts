/** How values are written in reports. Everything that was crawled passes through `plain` before it reaches a template. */

/** Control, direction-override and other invisible characters: they can disguise what a line says. */
const INVISIBLE = /[\p{Cc}\p{Cs}\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** What `plain` has to look at more closely. */
const UNCLEAN = /\s\s|[^\S ]|^ | $|[\p{Cc}\p{Cs}\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;

/** White space folded, invisible characters dropped, at most `max` characters (code points), the cut marked with …. */
export const plain = (text: string, max = 300): string => {
  // Most texts are clean and short: no copy is made of them.
  if (text.length <= max && !UNCLEAN.test(text)) return text;
  // The bound before the folding keeps a hostile megabyte cheap.
  const folded = text
    .slice(0, max * 8)
    .replace(/\s+/g, ' ')
    .replace(INVISIBLE, '')
    .trim();
  const whole = text.length <= max * 8;
  // Code units are never fewer than characters.
  if (whole && folded.length <= max) return folded;
  const characters = [...folded];
  if (whole && characters.length <= max) return folded;
  return `${characters.slice(0, max - 1).join('')}…`;
};

/** Rounded down to one decimal, so that only a full score reads as full. */
const oneDecimal = (value: number): string => String(Math.floor(value * 10 + 1e-6) / 10);

/** Always one decimal, so that scores line up; a full score is 100. */
export const scoreText = (score: number | null): string => {
  if (score === null) return '—';
  return score >= 100 ? '100' : (Math.floor(score * 10 + 1e-6) / 10).toFixed(1);
};
export const percent = (share: number): string => `${oneDecimal(share * 100)}%`;
/** Made once: a report writes many thousands of numbers. */
const NUMBERS = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 });
export const count = (value: number): string => NUMBERS.format(value);

/** `2026-03-05` → `2026年3月5日`; anything else unchanged. */
export const civilText = (date: string): string => {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  return year && month && day ? `${year}年${Number(month)}月${Number(day)}日` : plain(date, 20);
};

/** UTC instant → Beijing time to the minute; China has kept UTC+8 without summer time since 1991. */
export const instantText = (at: string): string => {
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) return plain(at, 40);
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
};

export const bytesText = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} 字节`;
  if (bytes < 1024 ** 2) return `${oneDecimal(bytes / 1024)} KB`;
  return `${oneDecimal(bytes / 1024 ** 2)} MB`;
};

export const durationText = (ms: number): string => {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} 秒`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`;
  return `${Math.floor(seconds / 3600)} 小时 ${Math.floor((seconds % 3600) / 60)} 分`;
};

/** Observed or expected value with its unit. */
export const quantityText = (value: string | number | null, unit: string | null): string | null => {
  if (value === null) return null;
  if (typeof value === 'string') return plain(value, 200);
  return unit === null ? count(value) : `${count(value)} ${plain(unit, 20)}`;
};
