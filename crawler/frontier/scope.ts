import { getDomain } from 'tldts';

/** Registrable domain (gov.cn's own regions are suffixes); host and port where there is none, as for two portals on one machine. */
function siteKey(url: string): string {
  const domain = getDomain(url);
  if (domain || !URL.canParse(url)) return domain ?? '';
  return new URL(url).host;
}

/** Pages of the portal itself: the same registrable domain, so a department's host below it belongs to it. */
export function sameSite(baseUrl: string): (url: string) => boolean {
  const site = siteKey(baseUrl);
  return (url) => siteKey(url) === site;
}

/** The same for host names, as connections know them. */
export function sameSiteHost(baseUrl: string): (hostname: string) => boolean {
  const { hostname } = new URL(baseUrl);
  const domain = getDomain(hostname);
  return (other) => other === hostname || (domain !== null && getDomain(other) === domain);
}

const FILE = /\.(pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|txt|csv|jpe?g|png|gif|bmp|svg|mp4|mp3|wmv|avi|flv|mov|apk|exe)$/i;

/** The address names a file, not a page. */
export const isFile = (url: string): boolean => {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  return FILE.test(path);
};

const ARTICLE_PATH = [
  /\/t\d{8}_\d+\.s?html?$/i,
  /\/art\/\d{4}\//i,
  /\/(content|post|c|info|doc)_\w+\.s?html?$/i,
  /\/\d{4}-\d{2}\/\d{2}\//,
  /\/\d{6,8}\/[0-9a-f]{32}/i,
  /\/info\/\d+\/\d+\.html?$/i,
  /\/content\/\d+\/\d+\//,
];

/** The address has the form content systems give to articles, so it is no column. */
export const looksLikeArticle = (url: string): boolean => {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  return ARTICLE_PATH.some((form) => form.test(path));
};

/** Whose portal it is, as its name tells: which steps of a path name the unit itself, those above it, or others. */
export interface Owner {
  name: string;
  /** 青山 of 示州市青山区人民政府; '' where the name tells none. */
  place: string;
  /** 0 state, 1 province, 2 city, 3 county, 4 town; half a step lower for a department; null where the name does not tell. */
  rank: number | null;
}

const RANK_OF: Readonly<Record<string, number>> = { 省: 1, 自治区: 1, 市: 2, 州: 2, 盟: 2, 地区: 2, 县: 3, 区: 3, 旗: 3, 镇: 4, 乡: 4, 街道: 4 };
/** The last place in a name and what follows it; 市场, 城镇, 乡村 and the like name none. */
const PLACE = /^(.{2,20})(自治区|地区|街道|省|市(?![场政容民])|州|盟|县|区(?![划域])(?<!自治区)|旗|镇|乡(?!村))(.*)$/u;
const ABOVE_PLACE = /^.*(?:省|市|州|盟|县|区)(?=.{2,}$)/u;
const DEPARTMENT = /(局|厅|委员会|委|中心|部|署|院)$/u;

/** @param siteName as the home page states it: 青山区人民政府门户网站, 青山区教育局 */
export function ownerOf(siteName: string | null): Owner {
  const name = (siteName ?? '').replace(/[\s—\-_|·]/gu, '').replace(/(门户)?(网站|官网|官方网站|网)$/u, '');
  const [, place = '', kind = '', rest = ''] = PLACE.exec(name) ?? [];
  const rank = RANK_OF[kind] ?? null;
  const department = DEPARTMENT.test(rest) && !/管理委员会$|管委会$/u.test(rest);
  return { name, place: place.replace(ABOVE_PLACE, ''), rank: rank !== null && department ? rank + 0.5 : rank };
}

/** Words that name a level of government, highest first. 市场, 城市, 社区 and the like are none. */
const LEVEL_WORDS: readonly (readonly [RegExp, number])[] = [
  [/国务院|国家|中央|部委|国办|上级|上位/u, 0],
  [/省(政府|人民政府|级|委|直|厅|内)|自治区(政府|人民政府|级|党委|直)|^(省|自治区)$/u, 1],
  [/(?<![城超门都])市(政府|人民政府|级|委|直|局文件)|(?<!自治)州(政府|级)|^市$/u, 2],
  [/县(政府|人民政府|级|委|直)|(?<![治社园片地辖小灾景库特新])区(政府|人民政府|级|委|直)|^[县区]$/u, 3],
];
/** A step that gathers the columns of other units, or ends in the name of one. */
const UNITS =
  /^(各|市|县|区|本级|全县|全市|全区)?(直属?|级)?(政府)?(组成)?(部门|乡镇|镇乡|镇街|街镇|乡镇街道|镇街道|街道|县区|区县|县市区|下级政府|直属单位|所属单位|下属单位|部门乡镇|部门街道)(政府)?(信息公开|信息|公开|公开目录|信息公开目录|信息公开专栏|公开平台|之窗|网站|子站|频道|文件)?$/u;
const UNIT_NAME = /^.{1,14}(局|厅|委员会|办事处|人民政府|街道|镇|乡|管委会|医院|学校|中学|小学|集团|公司|法院|检察院)(信息公开|政府信息公开)?$/u;
const NO_UNIT = /(布局|格局|全局|结局|大局|时局|城镇|村镇|小镇|集镇|家乡|返乡|下乡|故乡|本镇|本乡)$/u;

export type Position = 'own' | 'upper' | 'other' | 'plain';

/** What a step of a path says about whose column stands below it. */
export function positionOf(step: string, owner: Owner): Position {
  const plain = step.replace(/\s/gu, '');
  if (owner.name !== '' && (owner.name.includes(plain) || plain.startsWith(owner.name)) && plain.length >= 3) return 'own';
  const level = LEVEL_WORDS.find(([form]) => form.test(plain))?.[1];
  if (level === 0 || (level !== undefined && owner.rank !== null && level < owner.rank && !isOwnTier(plain, level, owner.rank))) return 'upper';
  if (UNITS.test(plain)) return 'other';
  if (!UNIT_NAME.test(plain) || NO_UNIT.test(plain)) return level === undefined ? 'plain' : 'own';
  return level !== undefined && /(人民)?政府$/u.test(plain) ? 'own' : 'other';
}

/** 市级 on the site of a city's bureau: what the bureau does for the city. The city government's own files are another matter. */
const isOwnTier = (step: string, level: number, rank: number): boolean => level === Math.floor(rank) && /[级直]/u.test(step);

const OWN_PREFIX =
  /^(?:[全我本]?(?:省|自治区|市|州|盟|县|新?区|旗|镇|乡))(?=要闻|政府|人民政府|管委会|级|本级|直|属|行政|规范性|重大|政策|年度|财政|部门)(?:本?级|直)?/u;
/** A column's name without the unit's own name in front: 青山区政府文件, 省政府文件 on the province's portal → 政府文件. */
export function withoutOwner(name: string, owner: Owner): string {
  if (owner.rank === null || owner.place === '' || positionOf(name, owner) === 'upper') return name;
  const bare = name.startsWith(owner.place) ? name.slice(owner.place.length) : name;
  return bare.replace(OWN_PREFIX, '').replace(/^(人民)?政府(?=规范性|政策|部门)/u, '');
}
