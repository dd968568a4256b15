/**
 * Code that runs on a page, in a world that its own scripts cannot reach. It is JavaScript in text form: what it returns is checked by
 * a schema like any other input.
 */

/** Bounds for pages that are built to be endless. */
const SHARED = `
  const MOST_NODES = 60000, MOST_CHARS = 2000000;
  const textNodes = () => {
    const nodes = [];
    const walker = document.createTreeWalker(document.body ?? document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), chars = 0; node && nodes.length < MOST_NODES && chars < MOST_CHARS; node = walker.nextNode()) {
      if (/^(?:script|style|noscript|template|textarea)$/i.test(node.parentElement?.tagName ?? 'script')) continue;
      nodes.push(node);
      chars += node.data.length;
    }
    return nodes;
  };
  const boxOf = (thing) => {
    const { left, top, width, height } = thing.getBoundingClientRect();
    return { left, top, width, height };
  };
  const shown = (thing) => { const { width, height } = boxOf(thing); return width > 1 && height > 1; };
`;

/** Texts on the page that hold digits, so that a person's number among them can be covered. */
export const READ_NUMBERS = `(() => { ${SHARED}
  globalThis.numbered = textNodes().filter((node) => /[\\d０-９]{2}/u.test(node.data));
  return numbered.map((node) => node.data);
})()`;

/** Puts covered texts in the place of those read last. */
export const putTexts = (texts: readonly (readonly [index: number, text: string])[]): string => `(() => {
  for (const [index, text] of ${JSON.stringify(texts)}) globalThis.numbered[index].data = text;
})()`;

/**
 * Finds a place, brings it into view and outlines it with a label. Value: `{ box, width, height }`, the box in CSS pixels of the
 * window; without a place the top of the page is shown, labelled but not outlined.
 */
export const outline = (wanted: { link: string | null; words: readonly string[]; css: string | null; label: string }): string => `(() => { ${SHARED}
  const { link, words, css, label } = ${JSON.stringify(wanted)};
  const plain = (text) => text.replace(/\\s+/gu, '');
  const select = (selector) => { try { return [...document.querySelectorAll(selector)].filter(shown)[0] ?? null; } catch { return null; } };

  // All text of the page without white space, and where each node begins in it.
  const nodes = textNodes();
  const starts = [];
  let all = '';
  for (const node of nodes) { starts.push(all.length); all += plain(node.data); }
  const spot = (at) => {
    let low = 0, high = nodes.length - 1;
    while (low < high) { const middle = (low + high + 1) >> 1; if (starts[middle] <= at) low = middle; else high = middle - 1; }
    let left = at - starts[low], offset = 0;
    for (const data = nodes[low].data; offset < data.length; offset++) if (!/\\s/u.test(data[offset]) && left-- === 0) break;
    return { node: nodes[low], offset };
  };
  const rangeOf = (words, within) => {
    const sought = plain(words);
    if (sought.length < 2) return null;
    for (let at = all.indexOf(sought), tries = 0; at >= 0 && tries < 50; at = all.indexOf(sought, at + 1), tries++) {
      const from = spot(at), to = spot(at + sought.length - 1);
      const range = document.createRange();
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset + 1);
      if ((within === null || within.contains(from.node)) && shown(range)) return range;
    }
    return null;
  };
  const first = (values, find) => { for (const value of values) { const found = find(value); if (found) return found; } return null; };

  const anchor = link === null ? null : [...document.querySelectorAll('a[href]')].find((a) => a.href === link && shown(a)) ?? null;
  const element = css === null ? null : select(css);
  const target = anchor ?? (element && first(words, (text) => rangeOf(text, element))) ?? first(words, (text) => rangeOf(text, null)) ?? element;

  const holder = target instanceof Range ? (target.startContainer.parentElement ?? document.body) : target;
  if (holder) holder.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  else window.scrollTo({ top: 0, left: 0, behavior: 'instant' });
  const box = target ? boxOf(target) : null;

  document.querySelector('[data-zwgk-outline]')?.remove();
  const host = document.createElement('div');
  host.setAttribute('data-zwgk-outline', '');
  const fixed = { all: 'initial', position: 'fixed', left: '0', top: '0', width: '0', height: '0', 'z-index': '2147483647', 'pointer-events': 'none', display: 'block' };
  for (const [name, value] of Object.entries(fixed)) host.style.setProperty(name, value, 'important');
  const root = host.attachShadow({ mode: 'closed' });
  const add = (styles, text) => { const part = document.createElement('div'); Object.assign(part.style, { position: 'fixed', boxSizing: 'border-box' }, styles); part.textContent = text; root.append(part); };
  if (box) add({ left: box.left - 4 + 'px', top: box.top - 4 + 'px', width: box.width + 8 + 'px', height: box.height + 8 + 'px', border: '2px solid #c8102e', borderRadius: '2px' }, '');
  // Beside the place where there is room, so that no words are hidden; else above it, else below.
  const LABEL = { width: 200, height: 24 };
  const beside = box && box.left + box.width + 12 + LABEL.width < innerWidth;
  const above = box && box.top - 8 - LABEL.height >= 0;
  const place = !box ? { left: 8, top: 8 }
    : beside ? { left: box.left + box.width + 12, top: Math.max(0, box.top - 2) }
    : { left: Math.max(0, Math.min(box.left - 4, innerWidth - LABEL.width)), top: above ? box.top - 8 - LABEL.height : Math.min(box.top + box.height + 8, innerHeight - LABEL.height) };
  add({ left: place.left + 'px', top: place.top + 'px', background: '#c8102e', color: '#fff', font: '13px/22px sans-serif', padding: '0 8px', whiteSpace: 'nowrap', borderRadius: '2px' }, label);
  document.documentElement.append(host);
  return { box, width: innerWidth, height: innerHeight };
})()`;
