const MAX_COOKIES = 40;
const MAX_COOKIE_CHARS = 4096;

interface Cookie {
  value: string;
  path: string;
  secure: boolean;
}

/**
 * Just enough cookies to be let in: some gateways answer the first request with a redirect to itself and a cookie to
 * bring back. Kept per host name, never shared between hosts, gone with the fetcher.
 */
export class CookieJar {
  readonly #hosts = new Map<string, Map<string, Cookie>>();

  /** Takes `Set-Cookie` lines of an answer from `url`; expired ones are removed. */
  store(url: URL, lines: readonly string[], now: number): void {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.slice(0, MAX_COOKIE_CHARS).split(';');
      const at = pair.indexOf('=');
      if (at <= 0) continue;
      const options = new Map(attributes.map((text) => [text.split('=', 1)[0]?.trim().toLowerCase(), text.split('=')[1]?.trim() ?? '']));
      const path = options.get('path')?.startsWith('/') ? (options.get('path') ?? '/') : '/';
      const gone = isExpired(options.get('max-age'), options.get('expires'), now);
      this.put(url, pair.slice(0, at).trim(), gone ? null : pair.slice(at + 1).trim(), { path, secure: options.has('secure') });
    }
  }

  /** Sets one cookie, or removes it when `value` is null. */
  put(url: URL, name: string, value: string | null, { path, secure }: { path: string; secure: boolean }): void {
    const cookies = this.#hosts.get(url.hostname) ?? new Map<string, Cookie>();
    this.#hosts.set(url.hostname, cookies);
    if (value === null) cookies.delete(name);
    else if (cookies.has(name) || cookies.size < MAX_COOKIES) cookies.set(name, { value, path, secure });
  }

  /** The `Cookie` header for a request, or null. */
  header(url: URL): string | null {
    const cookies = [...(this.#hosts.get(url.hostname) ?? [])];
    const fitting = cookies.filter(([, cookie]) => url.pathname.startsWith(cookie.path) && (!cookie.secure || url.protocol === 'https:'));
    return fitting.length === 0 ? null : fitting.map(([name, { value }]) => `${name}=${value}`).join('; ');
  }
}

function isExpired(maxAge: string | undefined, expires: string | undefined, now: number): boolean {
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return Number(maxAge) <= 0;
  return expires !== undefined && Date.parse(expires) <= now;
}
