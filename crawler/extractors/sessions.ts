/** Names under which content systems write a visitor's session into addresses, when the visitor brings no cookie. */
const IN_PATH = /;(?:jsessionid|sessionid|sid)=[^/?#;]*|\/\([SAF]\([a-z0-9]{16,40}\)\)(?=\/)/giu;
const IN_QUERY = /^(?:jsessionid|phpsessid|aspsessionid\w*|asp\.net_sessionid|session_?id|cfid|cftoken)=|^sid=[\w-]{16,}$/iu;
const SUSPECT = /sess|[;&?]sid=|\([SAF]\(|cfid|cftoken/iu;

/** The address without the visitor's session: the same page has one address, whoever asks for it and when. */
export function withoutSession(address: string): string {
  if (!SUSPECT.test(address)) return address;
  const [, base = '', query, fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/su.exec(address) ?? [];
  const kept = query?.split('&').filter((pair) => !IN_QUERY.test(pair)) ?? [];
  return `${base.replace(IN_PATH, '')}${kept.length > 0 ? `?${kept.join('&')}` : ''}${fragment}`;
}
