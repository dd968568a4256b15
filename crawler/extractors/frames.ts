import { getDomain } from 'tldts';
import { absoluteUrl } from './dom.js';
import { attribute, type Medium, type PageLines, type Range } from './lines.js';

const MAX_FRAMES = 20;

/** Frames of a pixel or none are counters and loaders. */
const isShown = ({ element }: Medium): boolean =>
  !/^[0-2](?:px)?$/u.test((element.attribs.width ?? '').trim()) &&
  !/^[0-2](?:px)?$/u.test((element.attribs.height ?? '').trim()) &&
  element.attribs.hidden === undefined &&
  !/display\s*:\s*none|visibility\s*:\s*hidden/iu.test(attribute(element, 'style'));

/** Same host, or same name under which hosts are registered: www.qs.gov.cn and xxgk.qs.gov.cn. */
export function sameSite(a: string, b: string): boolean {
  if (!URL.canParse(a) || !URL.canParse(b)) return false;
  const [one, two] = [new URL(a).hostname, new URL(b).hostname];
  return one === two || (getDomain(one) !== null && getDomain(one) === getDomain(two));
}

/** Frames that show something, those that may hold the page's own text first: of the same site, in the place of the text. */
export function readFrames(page: PageLines, body: Range, url: string): string[] {
  const frames = page.media
    .filter((medium) => medium.kind === 'frame' && isShown(medium))
    .flatMap((medium) => {
      const source = absoluteUrl(medium.element.attribs.src, url);
      const inBody = medium.line >= body.from && medium.line <= body.to && body.to > 0;
      return source === null ? [] : [{ source, rank: (sameSite(source, url) ? 0 : 2) + (inBody ? 0 : 1) }];
    })
    .sort((a, b) => a.rank - b.rank);
  return [...new Set(frames.map(({ source }) => source))].slice(0, MAX_FRAMES);
}
