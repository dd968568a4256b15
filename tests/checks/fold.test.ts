import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding, Fold, Verdict } from '../../checks/check.js';
import { fold } from '../../checks/fold.js';
import { askingOnce, named, wordingOf } from '../../checks/wording.js';

const RATIO: Fold = { rule: 'ratio', target: 1, partialFrom: 0.6 };
const ALL: Fold = { rule: 'all' };
const SHORT: Record<string, Verdict> = { p: 'pass', h: 'partial', f: 'fail', d: 'not-due', n: 'not-applicable', u: 'undetermined' };

const finding = (verdict: Verdict, subject: Finding['subject'] = { url: 'https://www.example.gov.cn/', title: '页面' }): Finding => ({
  verdict,
  subject,
  observed: null,
  expected: null,
  unit: null,
  reason: `说明：${verdict}`,
  evidence: [],
});
const findings = (letters: string): Finding[] => [...letters].map((letter) => finding(SHORT[letter] ?? 'pass'));
const wording = wordingOf('interpretation-timeliness');

describe('ratio', () => {
  test.each<[string, string, number | null]>([
    ['ppp', 'pass', 1],
    ['pppf', 'partial', 0.75],
    ['pppff', 'partial', 0.6],
    ['ppff', 'fail', 0.5],
    ['fff', 'fail', 0],
    // nothing failed: halfway everywhere is halfway in all
    ['hh', 'partial', 0.5],
    ['hf', 'fail', 0.25],
    ['pph', 'partial', 5 / 6],
    // best case first: an undetermined subject can lift a fail to partial, never to a pass
    ['pppu', 'undetermined', 1],
    ['pfu', 'partial', 0.5],
    ['pffu', 'fail', 1 / 3],
    ['fu', 'fail', 0],
    ['u', 'undetermined', null],
    ['ud', 'undetermined', null],
    ['d', 'not-due', null],
    ['dn', 'not-due', null],
    ['n', 'not-applicable', null],
    ['', 'not-applicable', null],
    ['pdn', 'pass', 1],
  ])('%s', (letters, status, ratio) => {
    expect(fold(findings(letters), RATIO, wording)).toMatchObject({ status, ratio });
  });

  test('a target below one', () => {
    const half: Fold = { rule: 'ratio', target: 0.5, partialFrom: 0.3 };
    expect(fold(findings('pf'), half, wording).status).toBe('pass');
    expect(fold(findings('pff'), half, wording).status).toBe('partial');
    expect(fold(findings('pfff'), half, wording).status).toBe('fail');
  });
});

describe('parts of one duty', () => {
  const WHOLE: Fold = { rule: 'all', whole: true };
  test.each<[Verdict[], Verdict]>([
    [['pass', 'not-due'], 'not-due'],
    [['pass', 'pass'], 'pass'],
    [['pass', 'not-due', 'undetermined'], 'undetermined'],
    [['fail', 'not-due'], 'fail'],
    [['not-due'], 'not-due'],
    [['pass', 'not-applicable'], 'pass'],
  ])('%j is %s', (given, expected) => {
    expect(
      fold(
        given.map((verdict) => finding(verdict)),
        WHOLE,
        wordingOf('nosuch'),
      ).status,
    ).toBe(expected);
  });
});

describe('all', () => {
  test.each([
    ['ppp', 'pass'],
    ['pppf', 'fail'],
    ['pfu', 'fail'],
    ['ppu', 'undetermined'],
    ['ph', 'partial'],
    ['phu', 'undetermined'],
    ['pd', 'pass'],
    ['d', 'not-due'],
    ['n', 'not-applicable'],
    ['', 'not-applicable'],
  ])('%s', (letters, status) => {
    expect(fold(findings(letters), ALL, wording).status).toBe(status);
  });
});

test.each<[string, Fold, string]>([
  ['pppppppff', RATIO, '9 个文件中 7 个按时解读，2 个超期'],
  ['ppfud', RATIO, '3 个文件中 2 个按时解读，1 个超期；另有 1 个未到期，1 个待人工核查'],
  ['uu', RATIO, '2 个待人工核查'],
  ['dd', RATIO, '2 个未到期'],
  ['nn', RATIO, '检查期内没有应检查的文件'],
  ['fn', ALL, '说明：fail'],
])('message of %s', (letters, rule, message) => {
  expect(fold(findings(letters), rule, wording).message).toBe(message);
});

test('a part that was not read is told apart from subjects', () => {
  const gap = finding('undetermined', null);
  expect(fold([...findings('p'), gap], RATIO, wording).message).toBe('1 个文件中 1 个按时解读；部分内容没有读全，待人工核查');
  expect(fold([gap], RATIO, wording).message).toBe('说明：undetermined');
});

test('dead links are counted without the many that open', () => {
  expect(fold(findings('ffp'), ALL, wordingOf('broken-links')).message).toBe('2 条站内链接打不开');
});

test('findings of different kinds are told in words, what is wrong first', () => {
  const [pass, fail] = findings('pf');
  expect(pass && fail && fold([pass, fail], ALL, wordingOf('annual-report')).message).toBe('说明：fail；说明：pass');
});

test('links without a breach: what opens and what gave no answer', () => {
  expect(fold(findings('pu'), ALL, wordingOf('broken-links')).message).toBe('说明：pass；说明：undetermined');
});

test.each([
  ['列表没有读完，请人工查看；请人工核查', '列表没有读完，请人工查看'],
  ['栏目没有读到，请人工打开查看，请人工核查', '栏目没有读到，请人工打开查看'],
  ['看不出类别，请人工核查', '看不出类别，请人工核查'],
])('a person is asked once: %s', (reason, told) => expect(askingOnce(reason)).toBe(told));

test.each([
  ['某办法', '《某办法》'],
  ['《某办法》解读', '“《某办法》解读”'],
])('marks of a title: %s', (title, marked) => expect(named(title)).toBe(marked));

describe('material that is awaited', () => {
  const awaited: Finding = { ...finding('undetermined'), awaits: 'submission' };

  test.each<[string, Finding[], string]>([
    ['alone', [awaited], 'needs-submission'],
    ['beside what is met and not due', [...findings('pd'), awaited], 'needs-submission'],
    ['beside what a person must look at', [...findings('u'), awaited], 'undetermined'],
    ['beside a breach', [...findings('f'), awaited], 'fail'],
  ])('%s', (_case, all, status) => {
    expect(fold(all, ALL, wording).status).toBe(status);
  });

  test('where shares count, it may still lift them', () => {
    expect(fold([...findings('pp'), awaited], RATIO, wording).status).toBe('needs-submission');
    expect(fold([...findings('ff'), awaited], RATIO, wording).status).toBe('fail');
  });

  test('is told apart from what a person must look at', () => {
    expect(fold([...findings('pu'), awaited, awaited], RATIO, wording).message).toBe('1 个文件中 1 个按时解读；另有 2 个待报送材料，1 个待人工核查');
  });
});

test('judged and breaches', () => {
  expect(fold(findings('pphfdnu'), RATIO, wording)).toMatchObject({ judged: 4, breaches: 2 });
});

const letters = fc.string({ unit: fc.constantFrom(...'phfdnu'), maxLength: 20 });

test('no breach is ever claimed that a better reading could take back', () => {
  fc.assert(
    fc.property(letters, fc.constantFrom(RATIO, ALL), (text, rule) => {
      const { status } = fold(findings(text), rule, wording);
      const best = fold(findings(text.replaceAll('u', 'p')), rule, wording).status;
      if (status === 'fail') expect(best).toBe('fail');
      if (status === 'pass') expect(text).not.toContain('u');
    }),
  );
});

test('the order of findings does not matter', () => {
  fc.assert(
    fc.property(letters, fc.constantFrom(RATIO, ALL), (text, rule) => {
      const { status, ratio } = fold(findings(text), rule, wording);
      expect(fold(findings([...text].reverse().join('')), rule, wording)).toMatchObject({ status, ratio });
    }),
  );
});
