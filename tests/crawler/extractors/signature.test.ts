import { expect, test } from 'vitest';
import { loadHtml } from '../../../crawler/extractors/dom.js';
import { readLines } from '../../../crawler/extractors/lines.js';
import { readSignature } from '../../../crawler/extractors/signature.js';

const signed = (html: string) => {
  const signature = readSignature(readLines(loadHtml(`<p>现将有关事项通知如下。</p><p>请认真贯彻落实。</p>${html}`)).lines);
  return signature && [signature.unit, signature.date];
};

test.each<[string, string, (string | null)[] | null]>([
  [
    'two lines, right aligned',
    '<p style="text-align:right">青山区水利局</p><p style="text-align:right">2023年5月1日</p>',
    ['青山区水利局', '2023-05-01'],
  ],
  ['one line', '<p>青山区水利局　　2023年5月1日</p>', ['青山区水利局', '2023-05-01']],
  ['Chinese numerals', '<p>青山区人民政府办公室</p><p>二〇二三年五月一日</p>', ['青山区人民政府办公室', '2023-05-01']],
  ['other signs for nought', '<p>青山区人民政府</p><p>二○二三年十月三十一日</p>', ['青山区人民政府', '2023-10-31']],
  ['blanks inside the date', '<p>青山区水利局</p><p>2023 年 5 月 1 日</p>', ['青山区水利局', '2023-05-01']],
  ['name set wide', '<p>青 山 区 水 利 局</p><p>2023年5月1日</p>', ['青山区水利局', '2023-05-01']],
  ['several bodies below each other', '<p>青山区水利局</p><p>青山区财政局</p><p>2023年5月1日</p>', ['青山区水利局、青山区财政局', '2023-05-01']],
  ['several bodies beside each other', '<p>青山区水利局　　青山区财政局</p><p>2023年5月1日</p>', ['青山区水利局、青山区财政局', '2023-05-01']],
  ['separate nodes of one line', '<p><span>青山区水利局</span> <span>2023年5月1日</span></p>', ['青山区水利局', '2023-05-01']],
  ['in brackets', '<p>（青山区水利局 2023年5月1日）</p>', ['青山区水利局', '2023-05-01']],
  ['acting seal', '<p>青山区水利局（代章）</p><p>2023年5月1日</p>', ['青山区水利局（代章）', '2023-05-01']],
  [
    'disclosure and files below',
    '<p>青山区水利局</p><p>2023年5月1日</p><p>（此件公开发布）</p><p>附件：清单.pdf</p>',
    ['青山区水利局', '2023-05-01'],
  ],
  [
    'the rules that a notice issues stand below its signature',
    '<p>青山区水利局</p><p>2023年5月1日</p><p>湖区管理办法</p><p>第一条 为加强管理，制定本办法。</p><p>第二条 湖区内禁止倾倒杂物。</p><p>第三条 本办法自公布之日起施行。</p>',
    ['青山区水利局', '2023-05-01'],
  ],
  ['date alone at the end', '<p>2023年5月1日</p>', [null, '2023-05-01']],
  ['body alone at the end', '<p>青山区水利局</p>', ['青山区水利局', null]],
  ['body and date stand before a contact', '<p>联系电话：0731-12345678</p><p>青山区水利局</p><p>2023年5月1日</p>', ['青山区水利局', '2023-05-01']],
  ['date of printing is none', '<p>青山区人民政府办公室 2023年5月4日印发</p>', null],
  ['a term is none', '<p>自2023年5月1日起至2023年6月1日</p>', null],
  ['a date in a sentence is none', '<p>活动于2023年5月1日举行。</p>', null],
  [
    'a date in the middle, without a body',
    '<p>2023年5月1日</p><p>上午，代表们参观了湖区步道。</p><p>下午，代表们参观了东门。</p><p>活动结束。</p>',
    null,
  ],
  ['a data row is none', '<table><tr><td>青山区水利局</td><td>2023年5月1日</td></tr></table>', null],
  ['nothing', '', null],
])('%s', (_, html, expected) => {
  expect(signed(html)).toEqual(expected);
});
