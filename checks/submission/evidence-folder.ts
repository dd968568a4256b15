/** Names that are no letters of a folder's name on every system, and what stands for them. */
const STAND_INS: Readonly<Record<string, string>> = {
  '/': '／',
  '\\': '＼',
  ':': '：',
  '*': '＊',
  '?': '？',
  '"': '＂',
  '<': '＜',
  '>': '＞',
  '|': '｜',
};

/** A ledger's or item's id as the name of a folder: readable, different for different ids, and never a way out of its parent. */
const folderName = (id: string): string =>
  id
    .trim()
    .replace(/[/\\:*?"<>|]/g, (sign) => STAND_INS[sign] ?? sign)
    .replace(/\p{Cc}/gu, '')
    .replace(/^\.+|\.+$/g, (dots) => '．'.repeat(dots.length)) || '＿';

/** Where material for a ledger item lies below a site's evidence folder: `guyuan-2023/57/`. */
export const evidenceFolder = ({ ledger, item }: { ledger: string; item: string }): string => `${folderName(ledger)}/${folderName(item)}/`;
