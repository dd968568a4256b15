/** Identity of a column's address: scheme, default file name, trailing slash and the order of parameters do not matter, a route in the fragment does. */
export function columnKey(url: string): string {
  try {
    const { host, pathname, search, hash } = new URL(url);
    return `${host}${pathname.replace(/\/(index|default|list)\.(s?html?|jsp|jhtml|aspx?|php)$/i, '/').replace(/\/+$/, '')}${inOrder(search)}${hash}`;
  } catch (error) {
    if (error instanceof TypeError) return url;
    throw error;
  }
}

const inOrder = (search: string): string => (search.includes('&') ? `?${search.slice(1).split('&').sort().join('&')}` : search);

/** Folder of a column's address, ending in a slash: addresses below it belong to columns below it. */
export function columnFolder(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname.replace(/[^/]*$/, '');
}
