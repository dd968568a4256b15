import { INTERPRETATION_HEADING, RELATED_HEADING, TEMPLATE_ATTRIBUTE, TEMPLATE_TEXT } from './dialects.js';
import { absoluteUrl, squeeze } from './dom.js';
import { type Element, isElement, type Line, type Node, type PageLines, parentOf, rangeOf } from './lines.js';

const MAX_NODES = 3000;

/** Template marks of avalon, angular, vue, handlebars, artTemplate and the like in an element or below it. */
export function hasTemplate(root: Element): boolean {
  const queue: Node[] = [root];
  for (let n = 0; n < queue.length && n < MAX_NODES; n++) {
    const node = queue[n];
    if (node === undefined) break;
    if (isElement(node)) {
      if (node.name !== 'style' && Object.keys(node.attribs).some((name) => TEMPLATE_ATTRIBUTE.test(name))) return true;
      queue.push(...node.children.slice(0, MAX_NODES));
    } else if (node.type === 'text' && TEMPLATE_TEXT.test(node.data.slice(0, 5000))) return true;
  }
  return false;
}

/** Nearest element above the heading that holds more than the heading itself. */
function blockOf(page: PageLines, line: Line): Element | null {
  let element = parentOf(line.element);
  for (let up = 0; up < 5 && element !== null && !/^(body|html)$/u.test(element.name); up++) {
    const { from, to } = rangeOf(page, element);
    if (to - from > 1 || element.children.filter(isElement).length > 1) return element;
    element = parentOf(element);
  }
  return null;
}

/** A block that should list the document's interpretations (or the reverse) is there, but only a script fills it. */
export function relatedByScript(page: PageLines): boolean {
  return page.lines.some((line) => {
    const heading = squeeze(line.text).replace(/[:：]$/u, '');
    if (line.footer || line.chars > 12 || line.linkChars > 0 || !RELATED_HEADING.test(heading) || !INTERPRETATION_HEADING.test(heading)) return false;
    const block = blockOf(page, line);
    if (block === null) return false;
    const { from, to } = rangeOf(page, block);
    if (to - from > 40) return false;
    const links = page.anchors.filter(
      (anchor) => anchor.from >= from && anchor.from < to && /^(?!javascript|#)[^{]+$/iu.test(anchor.element.attribs.href ?? ''),
    );
    return links.length === 0 && (hasTemplate(block) || isEmptyBlock(block));
  });
}

/** A heading over an empty list with an id: what jQuery pages fill. */
const isEmptyBlock = (block: Element): boolean => {
  const lists = block.children.filter(isElement).flatMap((child) => [child, ...child.children.filter(isElement)]);
  return lists.some(
    (element) => /^(ul|ol|div)$/u.test(element.name) && element.attribs.id !== undefined && element.children.every((child) => !isElement(child)),
  );
};

/** Lists that hold nothing and are not hidden themselves: what scripts fill. */
export const emptyLists = (page: PageLines): number =>
  [...page.ranges.keys()].filter(
    ({ name, attribs, children }) =>
      /^(?:ul|ol|tbody)$/u.test(name) &&
      !/display\s*:\s*none/iu.test((attribs.style ?? '').slice(0, 300)) &&
      children.every((child) => child.type === 'comment' || (child.type === 'text' && child.data.trim() === '')),
  ).length;

const META_REFRESH =
  /<meta[^>]{0,80}http-equiv\s*=\s*["']?refresh["']?[^>]{0,40}content\s*=\s*["']?\s*(\d{1,4})\s*[;,]\s*url\s*=\s*['"]?([^"'>\s]{1,500})/iu;
const SCRIPT_REDIRECT =
  /(?:(?:window|self|top|parent|document)\s*\.\s*)?location(?:\s*\.\s*href)?\s*=\s*["']([^"']{1,500})["']|location\s*\.\s*(?:replace|assign)\s*\(\s*["']([^"']{1,500})["']/iu;

/** Where the page sends its reader on: a refresh within ten seconds, or a script redirect on a page that shows nothing else. */
export function redirectTarget(html: string, page: PageLines, base: string): string | null {
  const refresh = META_REFRESH.exec(html.slice(0, 20_000));
  if (refresh && Number(refresh[1]) <= 10) {
    const target = absoluteUrl(refresh[2], base);
    if (target !== null && target !== base) return target;
  }
  const shown = page.lines.reduce((sum, line) => sum + line.chars, 0);
  // Scripts that choose a mobile edition send only some readers on.
  const plain = shown < 30 && page.scripts.length < 3000 && !/userAgent|mobile|android/iu.test(page.scripts);
  const script = plain ? SCRIPT_REDIRECT.exec(page.scripts) : null;
  const target = script ? absoluteUrl(script[1] ?? script[2], base) : null;
  return target === base ? null : target;
}

/**
 * The text to be read is still to be made by a script: template marks are shown as text, the body is empty beside scripts,
 * or the page shows next to nothing but its scripts. `held`: pictures, players and files in the body, which are content too.
 */
export function fillsByScript(page: PageLines, body: Element | null, shownBody: Line[], held: number, roots: Node[]): boolean {
  if (shownBody.some((line) => TEMPLATE_TEXT.test(line.text))) return true;
  if (held > 0 || shownBody.length > 0) return false;
  if (body !== null) return page.scripts.length > 200 || hasTemplate(body);
  const shown = page.lines.reduce((sum, line) => sum + (line.footer || line.hidden ? 0 : line.chars - line.linkChars), 0);
  return (
    shown < 200 &&
    page.media.length + page.scripts.length > 0 &&
    roots.some((root) => isElement(root) && (hasTemplate(root) || (shown < 60 && hasScript(root))))
  );
}
const hasScript = (root: Element): boolean =>
  root.children.some(
    (child) => isElement(child) && (child.name === 'script' || child.children.some((inner) => isElement(inner) && inner.name === 'script')),
  );
