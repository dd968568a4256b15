import type { CheerioAPI } from 'cheerio/slim';
import type { PageKind, PageMarks } from '../facts/page.js';
import { FOOTER_NAME, TEMPLATE_TEXT } from './dialects.js';
import { fold } from './dom.js';
import { attribute, type Element, isElement, type Node, type PageLines, parentOf } from './lines.js';
import type { Metas } from './metas.js';

/**
 * Meta labels of 国办发〔2017〕47号 under their prescribed names, with the spellings met beside them. Upper and lower case, hyphens,
 * underscores and a leading `meta-` do not matter.
 */
const LABELS: Readonly<Record<string, readonly string[]>> = {
  SiteName: ['sitename'],
  SiteDomain: ['sitedomain'],
  SiteIDCode: ['siteidcode', 'sitecode', 'siteid'],
  ColumnName: ['columnname', 'channelname'],
  ColumnDescription: ['columndescription', 'columndesc', 'channeldescription'],
  ColumnKeywords: ['columnkeywords', 'columnkeyword', 'channelkeywords'],
  ColumnType: ['columntype', 'channeltype'],
  ArticleTitle: ['articletitle'],
  PubDate: ['pubdate', 'publishdate', 'publishtime'],
  ContentSource: ['contentsource', 'articlesource'],
};

const HOMES: ReadonlySet<PageKind> = new Set<PageKind>(['home']);
const COLUMNS: ReadonlySet<PageKind> = new Set<PageKind>(['column', 'list']);
const ARTICLES: ReadonlySet<PageKind> = new Set<PageKind>([
  'article',
  'document',
  'interpretation',
  'solicitation',
  'feedback',
  'letter',
  'catalogue',
  'annual-report',
  'guide',
]);

/** Which of the three kinds of page the labels are prescribed for it is; null for every other kind. */
export const markLevel = (kind: PageKind): 'home' | 'column' | 'article' | null =>
  HOMES.has(kind) ? 'home' : COLUMNS.has(kind) ? 'column' : ARTICLES.has(kind) ? 'article' : null;

const ORGAN = '(?:政府|办公室|办公厅|委员会|管委会|局|厅|委|办|部|院|署|会|中心)';
const ORGANISER = new RegExp(
  [
    String.raw`(?:主\s?办|承\s?办|主\s?管|运行管理|建设管理)(?:单位|方|者)?\s?[:：]\s?([\p{Script=Han}（）()]{4,40})`,
    String.raw`([\p{Script=Han}]{2,30}?${ORGAN})\s?(?:主办|承办|版权所有)`,
    String.raw`版权所有[\s:：©\d-]{0,14}([\p{Script=Han}]{2,30}${ORGAN})`,
  ].join('|'),
  'u',
);
const CONTACT =
  /(?:电\s?话|热\s?线|联系方式|传\s?真|邮\s?箱|e-?mail)[^\d\w]{0,6}((?:[(（+]?\d[\d()（）\-—－ 转]{5,24})|(?:[\w.+-]{1,40}(?:@|#|\[at\])[\w.-]{3,40}))/iu;
/** The number of an office, whatever it is called. */
const TELEPHONE = /(?<![\d-])0\d{2,3}[-—－ ]\d{7,8}(?!\d)/u;
const CONTACT_LINK = /^(?:联系我们|联系方式|联系电话|网站联系方式|联系本站)$/u;
const ICP = /\p{Script=Han}?\s?ICP[^\d]{0,16}\d{5,10}\s?号?(?:\s?-\s?\d{1,3})?/iu;
const POLICE = /\p{Script=Han}?\s?公(?:网|安)[^\d]{0,14}\d{8,14}\s?号?/u;
const POLICE_LINK = /(?:beian\.gov\.cn|beian\.mps\.gov\.cn)[^\s]{0,80}?code=(\d{8,14})/iu;
const SITE_CODE = /标\s?识\s?码[^\da-z]{0,12}(bm\d{8}|\d{10})(?![\da-z])/iu;
const BODY_MARK = /conac\.cn|_ideConac|imgConac|党政机关(?:网站|标[识志]|$)|事业单位标[识志]/iu;
const ERROR_REPORT = /jiucuo|zfwzzc|zfwzgl|exposure\/|check_web\/errorInfo/iu;
const ERROR_REPORT_WORDS = /政府网站找错|网站找错|^找错$/u;
const SCRIPTED_REPORT = /["'=]([^"'<>\s]{0,200}jiucuo\.(?:js|html?)[^"'<>\s]{0,200})/iu;
const REPORTED_CODE = /site_?code["'\s:=-]{1,6}(bm\d{8}|\d{10})(?![\da-z])|\bLink\(\s*["'](bm\d{8}|\d{10})["']/iu;
const SITE_MAP = /^(?:网站|站点|本站)(?:地图|导航)$/u;
const ACCESSIBILITY = /无障碍|长者|关怀(?:版|模式)|适老|老年(?:版|模式)|敬老|大字版/u;
const COPYRIGHT = /版权所有|copyright/iu;
/** Files that hold a foot for all pages. */
const FOOT_FILE = /(?:foot|bottom|dibu|copyright|banquan)[\w.-]{0,30}(?:\?|$)/iu;
const FOOT_LOADED =
  /\.(?:load|get|ajax)\s*\(\s*\{?\s*(?:url\s*:\s*)?["'][^"']{0,200}(?:foot|bottom|dibu|copyright)|(?:include|template)[^;\n]{0,60}(?:footer|bottom)/iu;

const MAX_ELEMENTS = 6000;
const MAX_FOOT = 8000;
const FOOT_LINES = 40;
const MAX_QUOTE = 300;

interface Marked {
  element: Element;
  /** Address it leads to or loads. */
  address: string;
  /** What it shows or says of itself. */
  words: string;
}

/**
 * What the page says of its site in its head and at its foot. Pictures, links and scripts count by their address and their words, since
 * marks are mostly drawn by the scripts of those who grant them. @param rendered a browser ran the page's scripts
 */
export function readSiteMarks($: CheerioAPI, page: PageLines, metas: Metas, rendered: boolean): PageMarks {
  const marked = markedElements($, page);
  const foot = footText(page);
  const texts = { foot, all: `${foot} ${page.lines.map(({ text }) => text).join(' ')}`.slice(0, 200_000) };
  const printed = printedMarks(texts, marked);
  const report = errorReport(marked, page.scripts);
  const words = (test: RegExp): string | undefined => marked.map((one) => one.words).find((text) => text.length <= 16 && test.test(text));
  const line = page.lines.find(({ text, chars }) => chars <= 12 && ACCESSIBILITY.test(text));
  const bodyMark = marked.some((one) => BODY_MARK.test(one.address) || BODY_MARK.test(one.words)) || BODY_MARK.test(page.scripts);
  // Marks that others grant are drawn by scripts: any script of the site may bring one that lacks.
  const hasGranted = bodyMark && report.errorReport !== null;
  return {
    metas: labelsOf(metas),
    ...printed,
    bodyMark,
    ...report,
    siteMap: words(SITE_MAP) !== undefined,
    accessibilityEntry: words(ACCESSIBILITY) ?? line?.text.slice(0, 40) ?? null,
    footByScript: footByScript(page, marked, foot, printed, rendered) || (!rendered && !hasGranted && hasOwnScript(marked)),
    quote: foot.slice(0, MAX_QUOTE),
  };
}

function labelsOf(metas: Metas): string[] {
  const plain = (name: string): string => name.toLowerCase().replace(/^meta-|[-_\s.]/gu, '');
  const filled = new Set(
    Object.entries(metas.all)
      .filter(([, value]) => value !== '')
      .map(([name]) => plain(name)),
  );
  return Object.entries(LABELS)
    .filter(([, spellings]) => spellings.some((name) => filled.has(name)))
    .map(([label]) => label);
}

function markedElements($: CheerioAPI, { anchors }: PageLines): Marked[] {
  const texts = new Map(anchors.map(({ element, text }) => [element, text]));
  return marking($.root()[0]?.children ?? []).map((element) => {
    const names = [texts.get(element) ?? '', attribute(element, 'alt'), attribute(element, 'title')];
    const address = [...['src', 'href', 'onclick', 'id'].map((name) => attribute(element, name)), drawn(element)].join(' ');
    return { element, address, words: fold(names.find((text) => text.trim() !== '')?.slice(0, 200) ?? '') };
  });
}

const MARKING: ReadonlySet<string> = new Set(['script', 'a', 'img', 'area', 'iframe']);
const DRAWN = /jiucuo|find-wrong|_ideConac/u;

/** Elements that may be a mark or bring one, in document order, the last ones where there are too many: marks stand low. */
function marking(roots: readonly Node[]): Element[] {
  const found: Element[] = [];
  const stack = [...roots].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isElement(node)) continue;
    if (MARKING.has(node.name) || DRAWN.test(attribute(node, 'class')) || DRAWN.test(attribute(node, 'id'))) found.push(node);
    for (let at = node.children.length - 1; at >= 0; at--) {
      const child = node.children[at];
      if (child !== undefined) stack.push(child);
    }
  }
  return found.slice(-MAX_ELEMENTS);
}

/** A place in which a script will draw an entry: its class and what it hands over. */
const drawn = (element: Element): string =>
  element.name === 'a' ? '' : `${attribute(element, 'class')} ${attribute(element, 'data-setting')}`.trim();

/** Words at the foot of the page: marked lines and the last ones, as one line, since labels and values often stand in lines of their own. */
function footText({ lines }: PageLines): string {
  const last = lines.length - FOOT_LINES;
  const foot = lines.filter(({ footer, index }) => footer || index >= last);
  const set = foot.filter(({ footer }) => footer);
  return fold([...set, ...foot.filter(({ footer }) => !footer)].map(({ text }) => text).join(' ')).slice(0, MAX_FOOT);
}

type Printed = Pick<PageMarks, 'organiser' | 'contact' | 'siteCode' | 'icp' | 'policeRecord'>;

function printedMarks({ foot, all }: { foot: string; all: string }, marked: readonly Marked[]): Printed {
  const organiser = ORGANISER.exec(foot);
  const contact = CONTACT.exec(foot);
  const link = marked.find(({ element, words }) => element.name === 'a' && CONTACT_LINK.test(words));
  const police = POLICE.exec(all)?.[0] ?? marked.map(({ address }) => POLICE_LINK.exec(address)?.[1]).find((code) => code !== undefined);
  return {
    organiser: organiser?.[1] ?? organiser?.[2] ?? organiser?.[3] ?? null,
    contact: contact?.[1]?.replace(/[（(\s-]+$/u, '') ?? TELEPHONE.exec(foot)?.[0] ?? link?.words ?? null,
    siteCode: SITE_CODE.exec(all)?.[1] ?? null,
    icp: ICP.exec(all)?.[0].trim() ?? null,
    policeRecord: police?.trim() ?? null,
  };
}

function errorReport(marked: readonly Marked[], scripts: string): Pick<PageMarks, 'errorReport' | 'errorReportCode'> {
  const entries = marked.filter(({ address, words }) => ERROR_REPORT.test(address) || ERROR_REPORT_WORDS.test(words));
  const inScript = /jiucuo/iu.test(scripts) ? SCRIPTED_REPORT.exec(scripts)?.[1] : undefined;
  if (entries.length === 0 && inScript === undefined) return { errorReport: null, errorReportCode: null };
  const leads = entries
    .map(({ element }) => leadsTo(element))
    .find((address) => address !== '' && !/\.(?:png|gif|jpe?g|svg|webp)(?:\?|$)/iu.test(address));
  const sources = [
    ...entries.flatMap(({ element, address }) => [address, attribute(element, 'sitecode') && `sitecode=${attribute(element, 'sitecode')}`]),
  ];
  const code = [...sources, inScript ?? '', inScript ? scripts.slice(0, 100_000) : '']
    .map((text) => REPORTED_CODE.exec(text))
    .find((hit) => hit !== null);
  return { errorReport: (leads ?? inScript ?? '').slice(0, 500), errorReportCode: code?.[1] ?? code?.[2] ?? null };
}

/** Address of an entry: its own, or that of the link round a picture. An entry that a script opens is told by its call. */
function leadsTo(element: Element): string {
  let node: Element | null = element;
  for (let up = 0; node !== null && up < 4; up++, node = parentOf(node)) {
    const href = attribute(node, 'href').trim();
    if (href !== '' && !/^(?:#|javascript:\s*(?:;|void|$))/iu.test(href)) return href;
    const call = attribute(node, 'onclick').trim();
    if (call !== '') return call;
    if (node.name === 'script') return attribute(node, 'src');
  }
  return '';
}

const hasFooterAbove = (element: Element): boolean => {
  let node: Element | null = element;
  for (let up = 0; node !== null && up < 12; up++, node = parentOf(node)) {
    if (node.name === 'footer' || FOOTER_NAME.test(attribute(node, 'class')) || FOOTER_NAME.test(attribute(node, 'id'))) return true;
  }
  return false;
};

const hasOwnScript = (marked: readonly Marked[]): boolean =>
  marked.some(({ element }) => element.name === 'script' && attribute(element, 'src') !== '' && !isKnown(attribute(element, 'src')));
const isKnown = (source: string): boolean => BODY_MARK.test(source) || ERROR_REPORT.test(source) || KNOWN_SCRIPT.test(source);

/**
 * Nothing of a foot is printed on a page with scripts, a file of its own holds it, or a script of the site's stands within it. Once a
 * browser ran them, only a foot that shows nothing although a script was to bring it is still the script's: that one did not arrive.
 */
function footByScript(page: PageLines, marked: readonly Marked[], foot: string, printed: Printed, rendered: boolean): boolean {
  const isPrinted = Object.values(printed).some((value) => value !== null && !CONTACT_LINK.test(value)) || COPYRIGHT.test(foot);
  if (rendered && isPrinted) return false;
  if (!rendered && !isPrinted) return marked.some(({ element }) => element.name === 'script');
  if (TEMPLATE_TEXT.test(foot) || FOOT_LOADED.test(page.scripts)) return true;
  return marked.some(({ element }) => {
    const source = attribute(element, 'src');
    if (source === '' || (element.name !== 'script' && element.name !== 'iframe')) return false;
    const path = source.replace(/[?#].*$/su, '').replace(/^.*\//su, '');
    if (FOOT_FILE.test(path)) return true;
    return !isKnown(source) && hasFooterAbove(element);
  });
}
/** Counters and libraries that draw nothing at a foot. */
const KNOWN_SCRIPT = /cnzz|51\.la|hm\.baidu|tongji|stat(?:istics?)?[./_-]|counter|webtrends|_wza|wzascript|jquery|swiper|bootstrap|layui|vue|slick/iu;
