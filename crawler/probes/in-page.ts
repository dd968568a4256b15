/**
 * Code that runs on a page, in a world that its own scripts cannot reach. It is JavaScript in text form: what it returns is checked by
 * a schema like any other input.
 */

/** Words every such piece may use. */
const SHARED = String.raw`
  const fold = (text) => String(text ?? '').replace(/\s+/g, ' ').trim();
  /** Letters and digits only, for comparing titles. */
  const plain = (text) => String(text ?? '').normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const at = (element, ...names) => names.map((name) => element.getAttribute(name) ?? '').join(' ');
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== 'hidden';
  };
  const webAddress = (href) => {
    const text = fold(href);
    if (text === '' || text.startsWith('#') || !URL.canParse(text, document.baseURI)) return null;
    const url = new URL(text, document.baseURI);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  };
  const mark = (element, name) => {
    for (const old of document.querySelectorAll('[data-probe-' + name + ']')) old.removeAttribute('data-probe-' + name);
    element?.setAttribute('data-probe-' + name, '');
  };
  /** Inside a part of the page that stands on every page of the site. */
  const inFrame = (element) => {
    const all = document.body.innerText.length;
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      const named = /^(?:header|footer|nav)$/i.test(up.tagName) || /(?:^|[\s_-])(?:head(?:er)?|top|nav\w*|foot(?:er)?|menu)(?:$|[\s_\-\d])/i.test(at(up, 'class', 'id'));
      if (named && up.innerText.length < all / 2) return true;
    }
    return false;
  };
`;

/** Selector of the element marked as `name`. */
export const marked = (name: string): string => `[data-probe-${name}]`;

/** An expression that calls `code`, a function in JavaScript, with `input`. */
export const call = (code: string, input: unknown = null): string => `(() => { ${SHARED}\nreturn (${code})(${JSON.stringify(input)}); })()`;
