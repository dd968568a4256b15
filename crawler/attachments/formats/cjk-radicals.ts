/**
 * PDF writers name a glyph by its first code point, which for many characters is a radical: ⼯ U+2F2F for 工, ⺠ U+2EA0 for 民.
 * Kangxi radicals decompose by NFKC; those of the supplement do not. Source: EquivalentUnifiedIdeograph of Unicode, U+2E80 … U+2EF3.
 */
const SUPPLEMENT =
  '⺀厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢尣巳幺彑彐忄㣺扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟罓罒罒罒罒羊羊羊耂肀聿月臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阝阝雨青韦页风飞食飠飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟';
const FIRST = 0x2e80;

export const withoutRadicals = (text: string): string =>
  text.replace(/[\u2E80-\u2EF3\u2F00-\u2FD5]/gu, (radical) => {
    const code = radical.charCodeAt(0);
    return code < 0x2f00 ? (SUPPLEMENT[code - FIRST] ?? radical) : radical.normalize('NFKC');
  });
