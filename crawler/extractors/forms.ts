import type { PageFacts } from '../facts/page.js';
import type { Line } from './lines.js';

type Form = PageFacts['forms'][number];

/** Words of a headline or column that name the form of an interpretation. */
const WORDS: [Form, RegExp][] = [
  ['picture', /图解|一图读懂|一图看懂|一图了解|图说|图文解读|图片解读|图表|长图|海报|漫画|图示|思维导图|H5/iu],
  ['video', /视频|动漫|动画|短片|微视频|直播|影像/u],
  ['audio', /音频|听政策|有声|播报|广播/u],
  ['qa', /问答|答记者问|有问必答|答疑|问与答|你问我答|快问快答|问题解答|Q&A/iu],
  ['press-conference', /发布会|吹风会|新闻通气会/u],
  ['expert', /专家(?:解读|观点|谈|视角|评|说)|学者|教授/u],
  ['leader', /(?:局|厅|市|县|区|镇|乡|部|处|院|会|委)长|主任|书记|(?:主要)?负责人|负责同志|一把手|领导解读/u],
];
const MIN_TEXT = 150;
/** The address of a medium in a script, not a bare extension in a library's code. */
const FILM = /["'(=][^"'()\s]{6,300}\.(?:mp4|m3u8|flv|webm)["'?)]/iu;
const SOUND = /["'(=][^"'()\s]{6,300}\.(?:mp3|wav|m4a)["'?)]/iu;
const QUESTION =
  /^(?:[一二三四五六七八九十\d]{1,3}[、.．])?\s?[【[]?(?:问|问题|提问|Q)\s?[一二三四五六七八九十\d]{0,3}\s?[】\]:：、.]|^(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．\s]).{2,60}[？?]$/u;

/** Forms in which a page explains something: by words of its title and column and by what its body holds. Players may be set up by script. */
export function readForms(title: string, column: string, body: Line[], text: PageFacts['text'], scripts: string): Form[] {
  const named = `${title} ${column}`;
  const forms = new Set<Form>();
  if (text.chars >= MIN_TEXT) forms.add('text');
  if (text.images > 0) forms.add('picture');
  if (text.videos > 0 || FILM.test(scripts)) forms.add('video');
  if (text.audios > 0 || SOUND.test(scripts)) forms.add('audio');
  if (body.filter((line) => QUESTION.test(line.text)).length >= 2) forms.add('qa');
  for (const [form, words] of WORDS) {
    // A leader interprets only where the title says so: 区长 in a column name means another thing.
    if (form === 'leader' ? words.test(title) && /解读|访谈|谈|答记者问|做客/u.test(title) : words.test(named)) forms.add(form);
  }
  return [...forms];
}
