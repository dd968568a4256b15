import { squeeze } from '../dom.js';
import { printedDate } from './dates.js';
import type { Scripts } from './literals.js';
import { isElement, type PageElement, type PageTree } from './tree.js';
import type { Zones } from './zones.js';

/** Attributes by which template engines repeat an element over a list. */
const REPEATED = /^(ms-for|ms-repeat|ms-each|:for|v-for|ng-repeat|data-ng-repeat|x-for|wx:for|\*ngfor|data-bind-foreach)/iu;
const LOOPS = /\{\{\s*#?(each|list|for)\b|\{%\s*for\b|<%\s*(for|_\.each)|\{\{\s*(item|el|data|list|row)\b[\w.]*\s*\}\}|\$\{\s*(item|el|row)\./iu;
const TEMPLATE_TYPE = /template|handlebars|mustache|x-tmpl|text\/html|x-jsrender/iu;
/** Calls that fill a list of articles. */
const CALLS = /^(loadPageData|jpage|initJpage|getListData|loadList|loadListData|getArticleList|queryList|getNewsList|listModel|renderList)$/iu;
const GIVEN_NAMES = ['_CONFIG', 'pageChnlInfo', 'dataUrl'] as const;

const BOUND = /^(ms-attr-href|:href|v-bind:href|ng-href|data-ng-href|\[href\])$/iu;
const isBound = (anchor: PageElement): boolean =>
  Object.entries(anchor.attribs).some(
    ([name, value]) => BOUND.test(name) || (name === 'ms-attr' && /href/iu.test(value)) || (name === 'href' && /\{\{|\$\{|<%/u.test(value)),
  );

/** Repeated templates with a link in them, outside menus and page frame. */
function repeatedTemplate(tree: PageTree, zones: Zones, fits: (anchor: PageElement) => boolean): string | null {
  for (const element of tree.elements()) {
    const attribute = Object.keys(element.attribs).find((name) => REPEATED.test(name));
    if (attribute === undefined || zones.of(element) !== null) continue;
    for (let at = tree.position(element); at < Math.min(tree.end(element), tree.position(element) + 400); at += 1) {
      const node = tree.nodes[at];
      if (isElement(node) && (node.name === 'a' || node.attribs.onclick !== undefined) && fits(node)) return attribute;
    }
  }
  return null;
}

/** A list template not yet filled in: what else the page shows is not all there is. Filled rows have plain addresses. */
export const hasOpenTemplate = (tree: PageTree, zones: Zones): boolean => repeatedTemplate(tree, zones, isBound) !== null;

function templateScript(tree: PageTree, zones: Zones): boolean {
  for (const element of tree.elements()) {
    const template = element.name === 'template' || (element.name === 'script' && TEMPLATE_TYPE.test(element.attribs.type ?? ''));
    if (!template || zones.of(element) === 'footer' || zones.of(element) === 'navigation') continue;
    const text = element.children.map((child) => (child.type === 'text' ? child.data : '')).join('');
    if (LOOPS.test(text) || element.children.some((child) => isElement(child) && Object.keys(child.attribs).some((name) => REPEATED.test(name))))
      return true;
  }
  return false;
}

/** A row of a list is looked at so far. */
const MAX_ROW_NODES = 100;
/** Rows with a date whose link only a script can open. */
function scriptedRows(tree: PageTree): boolean {
  let rows = 0;
  for (const element of tree.elements()) {
    if (element.name !== 'a' || !/^\s*(javascript:|#|$)/iu.test(element.attribs.href ?? '') || squeeze(tree.label(element)).length < 8) continue;
    const parent = element.parent;
    const from = parent ? tree.position(parent) : 0;
    if (parent && 'attribs' in parent && printedDate(tree.pieces(from, Math.min(tree.end(parent), from + MAX_ROW_NODES)).slice(0, 12))) rows += 1;
  }
  return rows >= 2;
}

/** An application root without content: everything is drawn by script. */
function emptyApplication(tree: PageTree): boolean {
  if (tree.textLength(0, tree.nodes.length) > 200) return false;
  for (const element of tree.elements()) if (element.name === 'app-root' || /^(app|root|__nuxt|__next)$/u.test(element.attribs.id ?? '')) return true;
  return false;
}

/** Why a page without readable items may still have a list: Chinese, null when nothing points to a script. */
export function scriptReason(tree: PageTree, zones: Zones, scripts: Scripts): string | null {
  const repeated = repeatedTemplate(tree, zones, () => true);
  if (repeated) return `列表由脚本模板填充（${repeated}）`;
  if (templateScript(tree, zones)) return '列表由脚本模板填充（页内模板）';
  const name = GIVEN_NAMES.find((given) => scripts.value(given) !== undefined);
  if (name) return `列表由脚本填充（${name}）`;
  if (scripts.calls(CALLS).length > 0) return '列表由脚本接口填充';
  if (scriptedRows(tree)) return '列表条目的链接由脚本打开';
  return emptyApplication(tree) ? '页面内容全部由脚本生成' : null;
}

/** The page says in words that its list is empty. */
const EMPTY =
  /^(对不起[，,]?)?(该栏目|本栏目|当前栏目)?(下)?(暂无|暂时没有|没有|尚无|无)(相关|任何|符合条件的)?(数据|信息|内容|记录|文章|公开信息)[。！!.]?$|^共0条(记录)?$/u;
export function statesEmpty(tree: PageTree, zones: Zones): boolean {
  if (hasQueryForm(tree, zones)) return false;
  for (const element of tree.elements()) {
    if (tree.end(element) - tree.position(element) > 12 || ['footer', 'navigation'].includes(zones.of(element) ?? '')) continue;
    if (hidden(element)) continue;
    const text = squeeze(tree.text(element));
    if (text.length <= 24 && EMPTY.test(text)) return true;
  }
  return false;
}

const hidden = (element: PageElement): boolean =>
  /display\s*:\s*none/iu.test(element.attribs.style ?? '') || Object.keys(element.attribs).some((name) => /^(ms-|ng-|v-|:)/u.test(name));

/** Fields to search a collection with: before a question is asked, "0 条" says nothing of what it holds. */
function hasQueryForm(tree: PageTree, zones: Zones): boolean {
  let fields = 0;
  for (const element of tree.elements()) {
    if (['footer', 'navigation'].includes(zones.of(element) ?? '')) continue;
    const isField = element.name === 'select' || (element.name === 'input' && /^(text|search|date)?$/iu.test(element.attribs.type ?? ''));
    if (isField && !hidden(element)) fields += 1;
  }
  return fields >= 2;
}

/** Scripts that may yet put rows where the page says there are none. */
export function hasScripts(tree: PageTree): boolean {
  for (const element of tree.elements())
    if (element.name === 'script' && (element.attribs.src !== undefined || element.children.length > 0)) return true;
  return false;
}
