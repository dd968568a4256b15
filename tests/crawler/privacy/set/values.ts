/** Values for the labelled set, drawn from a seed: invented persons, numbers that only obey the public rules of their kind. */

export type Random = () => number;

/** mulberry32: small, well spread, the same everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
}
const from = (random: Random, low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const digits = (random: Random, count: number): string => Array.from({ length: count }, () => from(random, 0, 9)).join('');
const letters = (text: string): string[] => [...text];

// Counties of today and codes that were withdrawn but live on in older people's numbers.
const REGIONS =
  '640402 640121 330106 110105 441900 510104 652301 150102 642221 510202 332623 422101 362422 620102 632122 540102 460022 320582 130683 411322'.split(
    ' ',
  );
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧阳司马';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰春梅建国海波志远晓燕文博雨欣子涵宏图';

export function personName(random: Random): string {
  const kind = random();
  if (kind < 0.04) return `${pick(random, ['买买提', '阿依古丽', '古丽娜尔', '艾合买提'])}·${pick(random, ['艾力', '吐尔逊', '玉素甫', '卡德尔'])}`;
  if (kind < 0.07) return `${pick(random, ['欧阳', '司马', '上官', '诸葛'])}${pick(random, letters(GIVEN))}`;
  const surname = pick(random, letters(SURNAMES.replace(/欧阳|司马/g, '')));
  return surname + pick(random, letters(GIVEN)) + (kind < 0.75 ? pick(random, letters(GIVEN)) : '');
}

const checkCharacter = (body: string): string => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return '10X98765432'.charAt(weights.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0) % 11);
};

const region = (random: Random): string => pick(random, REGIONS);

export function citizenId(random: Random): string {
  const body = region(random) + from(random, 1935, 2012) + pad(from(random, 1, 12), 2) + pad(from(random, 1, 28), 2) + digits(random, 3);
  return body + checkCharacter(body);
}

export const oldCitizenId = (random: Random): string =>
  region(random) + from(random, 35, 84) + pad(from(random, 1, 12), 2) + pad(from(random, 1, 28), 2) + digits(random, 3);

/** A running number of an office that happens to be a valid citizen id: district, day, serial. */
export function serialLikeId(random: Random): string {
  const body = region(random) + from(random, 2021, 2023) + pad(from(random, 1, 12), 2) + pad(from(random, 1, 28), 2) + pad(from(random, 0, 60), 3);
  return body + checkCharacter(body);
}

export function luhn(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return body + ((10 - (sum % 10)) % 10);
}

export function bankCard(random: Random): string {
  const [prefix, length] = pick(random, [
    ['622848', 19],
    ['621700', 19],
    ['623052', 19],
    ['621799', 19],
    ['622202', 19],
    ['621226', 19],
    ['623095', 19],
    ['621449', 19],
    ['622188', 19],
    ['622588', 16],
    ['622622', 16],
    ['622908', 18],
  ] as const);
  return luhn(prefix + digits(random, length - prefix.length - 1));
}

export function cardOfOldKind(random: Random): string {
  const [prefix, length] = pick(random, [
    ['95599', 19],
    ['955880', 19],
    ['436742', 19],
    ['601382', 19],
    ['456351', 19],
    ['940057', 19],
  ] as const);
  return luhn(prefix + digits(random, length - prefix.length - 1));
}

/** An account of a body that passes Luhn by chance. */
export const bodyAccount = (random: Random): string =>
  luhn(pick(random, ['2908', '6405', '3105', '1050', '6222', '8810', '6201']) + digits(random, from(random, 12, 14)));
export const luhnSerial = (random: Random, length: number): string => luhn(String(from(random, 2018, 2023)) + digits(random, length - 5));

export const mobile = (random: Random): string =>
  pick(random, ['130', '135', '138', '139', '147', '150', '153', '159', '166', '170', '177', '181', '186', '189', '191', '199']) + digits(random, 8);

const PROVINCES = letters('京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云渝藏陕甘青宁新');
const PLATE = letters('ABCDEFGHJKLMNPQRSTUVWXYZ0123456789');
export function plate(random: Random): string {
  const office = pick(random, PROVINCES) + pick(random, letters('ABCDEFGHJK'));
  if (random() < 0.2) return `${office}D${digits(random, 5)}`;
  return office + pick(random, letters('0123456789')) + pick(random, PLATE) + digits(random, 3);
}

const VILLAGES = ['河湾村', '东坡村', '柳树屯村', '石桥村', '新庄村', '上营村'] as const;
const TOWNS = ['白杨镇', '清泉乡', '青石镇', '沙河街道', '玉泉营镇'] as const;
const ORDINALS = ['一', '二', '三', '四', '五', '六'] as const;
export const town = (random: Random): string => pick(random, TOWNS);
export const village = (random: Random): string => pick(random, VILLAGES);

const building = (random: Random): string => `${pick(random, ['幸福里小区', '文化家园', '清水湾花园', '安居苑', '和平小区'])}${from(random, 1, 30)}`;
export function homeAddress(random: Random): string {
  const door = `${from(random, 1, 6)}0${from(random, 1, 4)}`;
  return pick(random, [
    `${town(random)}${village(random)}${pick(random, ORDINALS)}组${from(random, 2, 98)}号`,
    `东岭县${town(random)}${village(random)}${from(random, 2, 198)}号`,
    `清河市北城区幸福路${from(random, 2, 198)}号${from(random, 1, 9)}栋${from(random, 1, 4)}单元${door}室`,
    `${building(random)}号楼${from(random, 1, 4)}单元${door}室`,
    `清河市北城区${building(random)}栋${door}`,
    `东岭县城关镇建设街${from(random, 2, 90)}号`,
  ]);
}

export const birthDate = (random: Random): [number, number, number] => [from(random, 1932, 2005), from(random, 1, 12), from(random, 1, 28)];
export function credit(random: Random): string {
  const head = pick(random, ['91', '92', '93', '11', '12', '52']) + region(random);
  const tail = random() < 0.5 ? `MA${digits(random, 3)}${pick(random, letters('ABCDEFGHJKLMNPQRTUWXY'))}${digits(random, 3)}` : digits(random, 9);
  return `${head}${tail}${pick(random, letters('0123456789ABCDEFGHJKLMNPQRTUWXY'))}`;
}
export const company = (random: Random): string =>
  `${pick(random, ['东岭', '清河', '北城', '玉泉'])}${pick(random, ['恒达', '兴农', '瑞丰', '宏远', '天成'])}${pick(random, ['商贸有限公司', '建设工程有限公司', '生态农业科技有限公司', '药业连锁有限公司'])}`;
export const bureau = (random: Random): string =>
  `${pick(random, ['东岭县', '清河市', '北城区'])}${pick(random, ['财政局', '民政局', '农业农村局', '住房和城乡建设局', '市场监督管理局', '教育体育局'])}`;
export const whole = (random: Random, low: number, high: number): number => from(random, low, high);
export const digitRun = digits;
