import { RELATED_HEADING } from '../dialects.js';
import { remembered, squeeze } from '../dom.js';
import { isDatePiece } from './dates.js';
import { isElement, type PageElement, type PageTree, parentOf } from './tree.js';

export type Zone = 'navigation' | 'breadcrumb' | 'body' | 'related' | 'footer';

/** Words of class names and ids (split at hyphen, underscore, digits and capitals), by what they frame. */
const WORDS: Record<Exclude<Zone, 'body' | 'breadcrumb'>, ReadonlySet<string>> = {
  footer: new Set('foot footer footbox copyright copyrights dibu yqlj friendlink friendlinks flink youqing bottomnav'.split(' ')),
  navigation: new Set(
    'nav navi navs navbar navigation menu menus submenu topmenu leftmenu lmenu leftnav sidenav subnav mainnav topnav topbar toolbar daohang header dropdown tree ztree treeview'.split(
      ' ',
    ),
  ),
  related: new Set('related relate relation relevant recommend hot hots rank ranking paihang xgwd xgyd xgwz xgxx xglj xgwj xgnews xgzx'.split(' ')),
};
/** Names that mean a zone only when they are the whole name. */
const WHOLE: Readonly<Record<string, Zone>> = { top: 'navigation', head: 'navigation', bottom: 'footer', copy: 'footer', links: 'footer' };
const CRUMB = /crumb|location|position|weizhi|dqwz|mianbaoxie|\bmbx\b|curpos|\bpath\b|\bwz\b/iu;
const CRUMB_TEXT = /^(您?(现在|目前|当前)?的?(所在)?(的)?位置|当前(所在)?(位置|栏目)|(网站)?首页[>›»＞/\-—→])/u;
const CRUMB_START = /^[您现目当的所位网首]/u;
/** Containers in which content systems put the text of an article. */
const EDITOR =
  /^(trs_editor|trs_editor_view|trs_ueditor|ucap-content|zoom|zoomcon|fontzoom|ivs_content|cmsarticlecontent|vsb_content\w*|v_news_content|bodylabel|artibody|wp_articlecontent|div_zhengwen|zhengwen)$/iu;
/** Names that frame an article on one site and a list on another. */
const CONTENT =
  /^(article_content|article-content|articlecontent|main-txt|xxgk-content|easysite-news-content|detailcontent|detail-content|info_content|maintext|bt-article-02|pages_content|news_content|newscontent)$/iu;

const BLOCKS = new Set(['div', 'section', 'aside', 'dl', 'ul', 'table', 'td', 'fieldset', 'p']);

/** Id and classes of an element as one text. */
const namesOf = ({ attribs: { id, class: classes } }: PageElement): string => (id ? `${id} ${classes ?? ''}` : (classes ?? ''));
const split = (names: string): string[] => names.split(/\s+/u).filter((name) => name !== '' && name.length < 80);
const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z])([A-Z])/gu, '$1_$2')
    .toLowerCase()
    .split(/[-_\d]+/u);

const namesCrumb = remembered((names) => split(names).some((name) => CRUMB.test(name)));
const namesEditor = remembered((names) => split(names).some((name) => EDITOR.test(name)));
const namesContent = remembered((names) => split(names).some((name) => CONTENT.test(name)));
const namedZone = remembered((names) => {
  for (const name of split(names)) {
    const whole = WHOLE[name.toLowerCase()];
    if (whole) return whole;
    const words = wordsOf(name);
    for (const zone of ['footer', 'navigation', 'related'] as const) if (words.some((word) => WORDS[zone].has(word))) return zone;
  }
  return null;
});

/** Tells for every element in which part of the page it stands. The outermost decided ancestor of a kind wins over what is inside. */
export class Zones {
  private readonly known = new Map<PageElement, Zone | null>();

  constructor(private readonly tree: PageTree) {
    for (const element of tree.elements()) {
      const parent = parentOf(element);
      this.known.set(element, (parent && this.known.get(parent)) ?? this.own(element));
    }
  }

  of(element: PageElement): Zone | null {
    return this.known.get(element) ?? null;
  }

  private own(element: PageElement): Zone | null {
    if (element.name === 'html' || element.name === 'body' || element.name === 'form') return null;
    const role = element.attribs.role?.toLowerCase();
    if (element.name === 'footer' || role === 'contentinfo') return 'footer';
    if (this.isBreadcrumb(element)) return 'breadcrumb';
    if (element.name === 'nav' || role === 'navigation' || role === 'menu') return 'navigation';
    if (this.isBody(element)) return 'body';
    if (this.opensWithRelated(element)) return 'related';
    return namedZone(namesOf(element));
  }

  /** A block under a heading such as 相关文件, 政策原文, whatever its class is called. */
  private opensWithRelated(element: PageElement): boolean {
    if (!BLOCKS.has(element.name)) return false;
    const [from, to] = [this.tree.position(element), this.tree.end(element)];
    const length = this.tree.textLength(from, to);
    if (length < 6 || length > 3000) return false;
    const heading = this.firstText(from, to);
    return heading !== null && RELATED_HEADING.test(squeeze(heading).replace(/[:：]$/u, '')) && this.tree.linkedLength(from, to) > heading.length;
  }

  private firstText(from: number, to: number): string | null {
    for (let at = from; at < to && at < from + 12; at += 1) {
      const text = this.tree.wordsAt(at);
      if (text !== '') return text.length <= 12 ? text : null;
    }
    return null;
  }

  private isBreadcrumb(element: PageElement): boolean {
    const [from, to] = [this.tree.position(element), this.tree.end(element)];
    const length = this.tree.textLength(from, to);
    if (length === 0 || length > 200 || to - from > 300 || element.name === 'a') return false;
    const named = namesCrumb(namesOf(element));
    if (!named && !this.mayBeCrumb(from, to)) return false;
    const text = squeeze(this.tree.text(element));
    if (/(19|20)\d{2}[-./年]\d/u.test(text)) return false;
    if (CRUMB_TEXT.test(text)) return !element.children.some((child) => isElement(child) && this.opensWithCrumb(child));
    return named && /首页|[>»›＞]/u.test(text);
  }

  /** The first sign shown is one that a path's label begins with. */
  private mayBeCrumb(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) {
      const text = this.tree.wordsAt(at);
      if (text !== '') return CRUMB_START.test(text);
    }
    return false;
  }

  /** The path stands further in: what is around it is more than a path. */
  private opensWithCrumb(element: PageElement): boolean {
    const [from, to] = [this.tree.position(element), this.tree.end(element)];
    const links = this.tree.nodes.slice(from + 1, to).filter((node) => isElement(node) && node.name === 'a').length;
    return links > 1 && CRUMB_TEXT.test(squeeze(this.tree.text(element)));
  }

  /** Named as the text of an article, with more text outside links than inside. */
  private isBody(element: PageElement): boolean {
    const names = namesOf(element);
    const editor = namesEditor(names);
    if (!editor && !namesContent(names)) return false;
    const [from, to] = [this.tree.position(element), this.tree.end(element)];
    const linked = this.tree.linkedLength(from, to);
    return this.tree.textLength(from, to) - linked > Math.max(linked, 60) && (editor || !this.isDatedList(from, to));
  }

  /** At least five links and as many dates set apart: a list with summaries, not a text. */
  private isDatedList(from: number, to: number): boolean {
    let links = 0;
    let dates = 0;
    for (let at = from; at < to && (links < 5 || dates < 5); at += 1) {
      const node = this.tree.nodes[at];
      if (node?.type === 'text' && node.data.length < 60 && isDatePiece(this.tree.wordsAt(at))) dates += 1;
      else if (isElement(node) && node.name === 'a') links += 1;
    }
    return links >= 5 && dates >= 5;
  }
}
