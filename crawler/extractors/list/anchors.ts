import { absoluteUrl, fold, squeeze } from '../dom.js';
import { LIST_BOUNDS } from './bounds.js';
import { isDatePiece } from './dates.js';
import { isElement, LABEL_NODES, type PageElement, type PageTree } from './tree.js';

const SCRIPTED = /(?:window\.open|location(?:\.href)?\s*=|location\.(?:assign|replace))\s*\(?\s*['"]([^'"\s]{1,1000})['"]/u;

/** Address an anchor, area or clickable element leads to: href, else a plain `location`/`window.open` in its script. */
export function targetOf(element: PageElement, base: string): string | null {
  const { href, onclick } = element.attribs;
  const plain = absoluteUrl(href, base);
  if (plain) return plain.length <= LIST_BOUNDS.address ? plain : null;
  for (const script of [href, onclick]) {
    const match = script ? SCRIPTED.exec(script.slice(0, 2000)) : null;
    if (match) return absoluteUrl(match[1], base);
  }
  return null;
}

/** Anchor texts that never are the title of an item. */
const LABELS =
  /^(首页|尾页|末页|上一?页|下一?页|前一?页|后一?页|更多|查看更多|加载更多|more|查看|查看详情|查看全文|详情|详细|阅读全文|全文|点击查看|下载|附件下载|打印|关闭|返回|返回首页|返回顶部|原文|跳转|go|english|繁體版|繁体版|简体版|无障碍浏览|长者模式|登录|注册|收藏|分享|rss|\d{1,4}|[<>«»‹›+.…\s]*)$/iu;
/** Longer texts are titles, whatever they begin or end with. */
const MAX_LABEL = 60;
export const isLabel = (text: string): boolean =>
  text.length <= MAX_LABEL && LABELS.test(squeeze(text).replace(/[>»›<«‹+.…[\]【】（）()]+$|^[<«‹[【（(]+/gu, ''));

const CUT = /(…+|\.{2,}|。{2,})$/u;
const DATE_AT_END =
  /\s*[[(（【]?(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}[\])）】]?$|^[[(（【]?(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}[\])）】]?\s*|\s*[[(（【]\d{1,2}[-./]\d{1,2}[\])）】]$|^[[(（【]\d{1,2}[-./]\d{1,2}[\])）】]\s*/gu;
const BULLET = /^[·•◆■□▪►▶▷●○◎★☆※»›>|\-—\s]+/u;
const BLOCKS = new Set('address article aside br dd div dl dt figure figcaption h1 h2 h3 h4 h5 h6 hr li ol p section table td th tr ul'.split(' '));
const TITLE_NAME = /(^|[\s_-])(title|tit|bt|biaoti|name|headline|subject)([\s_-]|$)/iu;

export interface AnchorText {
  title: string;
  /** Texts inside the anchor that are not its title (date, summary of a card). */
  rest: string[];
}

const clean = (text: string): string => {
  const bare = fold(text).replace(BULLET, '').replace(DATE_AT_END, '').trim();
  return bare === '' ? fold(text) : bare;
};

/** `title="标题：…&#10;发布时间：…"`: the part that is the title. */
function tooltip(attribute: string): string {
  const labelled = /(?:标题|文章标题|名称)\s?[:：]\s*(.{2,400}?)(?:\s*(?:发布|更新|点击|作者|来源|日期|时间|浏览)\S{0,4}\s?[:：]|$)/su.exec(
    attribute,
  );
  return fold(labelled?.[1] ?? attribute);
}

/** A link is read so far: one that was left open holds all that follows. */
const labelEnd = (tree: PageTree, anchor: PageElement): number => Math.min(tree.end(anchor), tree.position(anchor) + LABEL_NODES);

function split(tree: PageTree, anchor: PageElement): { text: string; heading: boolean }[] {
  const parts: { text: string; heading: boolean }[] = [{ text: '', heading: false }];
  let headingEnd = -1;
  for (let at = tree.position(anchor) + 1; at < labelEnd(tree, anchor); at += 1) {
    const node = tree.nodes[at];
    if (isElement(node)) {
      const heading = /^h[1-6]$/u.test(node.name) || TITLE_NAME.test(node.attribs.class ?? '');
      if (BLOCKS.has(node.name) || heading) parts.push({ text: '', heading });
      if (heading) headingEnd = tree.end(node);
    } else if (node?.type === 'text') {
      const text = fold(node.data);
      if (text === '') continue;
      if (isDatePiece(text) || (headingEnd >= 0 && at >= headingEnd)) {
        parts.push({ text, heading: false }, { text: '', heading: false });
        headingEnd = -1;
      } else {
        const last = parts.at(-1);
        if (last) last.text += node.data;
      }
    }
  }
  return parts.map(({ text, heading }) => ({ text: fold(text), heading })).filter(({ text }) => text !== '');
}

/** Title of the item an anchor leads to, in full: from the title attribute when the text is cut off or blended with more. */
export function anchorText(tree: PageTree, anchor: PageElement): AnchorText {
  const parts = split(tree, anchor);
  const worded = parts.filter(({ text }) => !isDatePiece(text) && !/^\d{1,2}$/u.test(text));
  const shown = worded.find(({ heading }) => heading) ?? worded.find(({ text }) => text.length >= 4) ?? worded[0];
  const rest = parts.filter((part) => part !== shown).map(({ text }) => text);
  // A date glued to the title is cut from it, and stays known as text beside it.
  const words = (shown?.text ?? '').slice(0, LIST_BOUNDS.title);
  rest.push(...(fold(words).match(DATE_AT_END) ?? []).map(fold));
  const text = clean(words);
  const attribute = clean(tooltip((anchor.attribs.title ?? '').slice(0, 2 * LIST_BOUNDS.title)));
  return { title: fuller(text, attribute).slice(0, LIST_BOUNDS.title), rest };
}

function fuller(text: string, attribute: string): string {
  if (attribute === '' || isLabel(attribute)) return text;
  if (text === '' || isLabel(text)) return attribute;
  const [shown, hinted] = [squeeze(text), squeeze(attribute)];
  if (hinted.includes(shown.replace(CUT, '')) || (shown.includes(hinted) && hinted.length >= 6)) return attribute;
  return text;
}

/** Alternative text of a picture link, for lists made of pictures. */
export function pictureText(tree: PageTree, anchor: PageElement): string {
  for (let at = tree.position(anchor) + 1; at < labelEnd(tree, anchor); at += 1) {
    const node = tree.nodes[at];
    if (isElement(node) && node.name === 'img') return clean((node.attribs.alt ?? node.attribs.title ?? '').slice(0, LIST_BOUNDS.title));
  }
  return '';
}

const FILE = /\.(pdf|docx?|xlsx?|wps|et|ofd|pptx?|zip|rar|7z|txt|csv|jpe?g|png|mp4|mp3)$/iu;
const DOWNLOAD = /download|attach|fujian|filedown/iu;

/** The address of an attachment rather than of a page. */
export const isFile = (url: string): boolean => {
  const path = url.replace(/^https?:\/\/[^/]*/iu, '').replace(/[?#].*$/u, '');
  return FILE.test(path) || DOWNLOAD.test(path);
};

const ARTICLE_ADDRESS =
  /\/t?\d{6,8}[_/]|\d{4,}|[0-9a-f]{16,}|\/(art|content|info|show|detail|article|post|view|news)[/_-]|[?&](id|articleid|infoid|docid|contentid|aid|newsid)=|\.(pdf|docx?|xlsx?|wps|ofd|zip|rar)$/iu;
const COLUMN_ADDRESS = /\/(col\/col\d+|node_?\d+|channels?|lanmu|col_?\d+)(\/(index|list)[^/]*)?\/?$|\/(list|index)[^/\d]*\.\w+$/iu;

export function looksLikeArticle(url: string): boolean {
  const path = url.replace(/^https?:\/\/[^/]*/iu, '');
  return ARTICLE_ADDRESS.test(path) && (!COLUMN_ADDRESS.test(path) || /\/\d{5,}\/index/u.test(path));
}
