import type { Level } from '../../config/schema.js';
import type { Portal } from '../facts/site.js';

const SEGMENT = /[\p{Script=Han}]{2,8}?(?:综合实验区|实验区|示范区|开发区|高新区|自治区|自治州|自治县|省|市|州|盟|县|区|旗|镇|乡|街道)/uy;
const ORGAN = /(?:人民政府|政府|管理委员会|管委会|党工委|工作委员会|办事处|门户网站|网站).*$/u;

/** Administrative names at the front of a body's name, highest first: 某省某市某区财政局 → 某省, 某市, 某区. */
export function placeSegments(name: string): string[] {
  const found: string[] = [];
  SEGMENT.lastIndex = 0;
  for (let hit = SEGMENT.exec(name); hit && found.length < 5; hit = SEGMENT.exec(name)) found.push(hit[0]);
  return found;
}

const PEOPLES =
  '(?:汉|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春|门巴|珞巴|基诺|各)';
const AUTONOMOUS = new RegExp(`^(.{2,}?)(?:${PEOPLES}族?)*自治([区州县旗])$`, 'u');
/** Full names of zones and what they are called for short. */
const ZONES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/经济技术开发区$/u, ['经开区', '经济开发区', '开发区']],
  [/高新技术产业开发区$/u, ['高新区', '高新技术开发区', '高新开发区']],
  [/(?:经济|工业|综合)开发区$/u, ['开发区', '经开区']],
  [/综合(?:实验|示范|试验)区$/u, ['实验区', '示范区']],
];

/** Shorter names of a place in everyday use: 某某瑶族自治县 is 某某县 and 某某自治县, an economic zone is 某某经开区. */
function shortNames(name: string): string[] {
  const [, bare, kind] = AUTONOMOUS.exec(name) ?? [];
  const autonomous = bare && kind ? (kind === '区' ? [bare] : [`${bare}${kind}`, `${bare}自治${kind}`]) : [];
  const zones = ZONES.flatMap(([full, short]) => (full.test(name) ? short.flatMap((word) => [name.replace(full, word), word]) : []));
  return [...autonomous, ...zones];
}

/** Names of the audited place, longest first; never the place above it. */
export function ownPlaces(portal: Portal): string[] {
  const places = new Set<string>();
  for (const name of [portal.name, portal.unit]) {
    const segments = placeSegments(name);
    const last = segments.at(-1);
    const bare = portal.level === 'department' ? segments.join('') : name.replace(ORGAN, '');
    if (bare.length >= 2) places.add(bare);
    if (last && bare.endsWith(last)) places.add(last);
    for (const full of [bare, last ?? '']) for (const short of shortNames(full)) places.add(short);
  }
  return [...places].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** Name of a government-like body without the words for body: 某区人民政府办公室 → 某区. */
export const placeOfBody = (name: string): string => name.replace(ORGAN, '');

const NATIONAL =
  /^(?:中共中央|党中央|中央|国务院|国家|全国|中华人民共和国|最高人民|(?:外交|教育|科技|科学技术|工业和信息化|公安|民政|司法|财政|人力资源社会保障|人力资源和社会保障|自然资源|生态环境|住房城乡建设|住房和城乡建设|交通运输|水利|农业农村|商务|文化和旅游|应急管理)部(?!门))/u;
const RANK: Record<Level, number> = { province: 4, city: 3, county: 2, town: 1, department: 0 };

function rankOfPlace(segment: string): number {
  if (/(?:省|自治区)$/u.test(segment)) return 4;
  if (/(?:市|州|盟)$/u.test(segment)) return 3;
  return /(?:镇|乡|街道)$/u.test(segment) ? 1 : 2;
}

function rankOfPortal(portal: Portal, own: string | undefined): number {
  if (portal.level !== 'department') return RANK[portal.level];
  return own ? rankOfPlace(own) : 4;
}

/** The body clearly stands above the audited unit (State Council, ministry, the province of a county …). */
export function isHigherBody(body: string, portal: Portal): boolean {
  if (NATIONAL.test(body)) return true;
  const own = placeSegments(portal.unit).at(-1) ?? placeSegments(portal.name).at(-1);
  const rank = rankOfPortal(portal, own);
  if (/^(?:省(?!级|长)|自治区(?!级))/u.test(body)) return rank < 4;
  const place = placeSegments(body).at(-1);
  return place !== undefined && place !== own && rankOfPlace(place) > rank;
}
