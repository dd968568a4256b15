import { describe, expect, test } from 'vitest';
import type { Finding, Status, Verdict } from '../../checks/check.js';
import { rollUp } from '../../checks/ledger.js';
import { MAX_PROGRESS } from '../../checks/progress.js';
import type { IndicatorResult } from '../../checks/results.js';
import { type Profile, profileSchema } from '../../config/schema.js';

const finding = (verdict: Verdict, url: string | null, rest: Partial<Finding> = {}): Finding => ({
  verdict,
  subject: url === null ? null : { url, title: '页面' },
  observed: null,
  expected: null,
  unit: null,
  reason: '说明',
  evidence: [],
  ...rest,
});

const result = (id: string, status: Status, message: string, rest: Partial<IndicatorResult> = {}): IndicatorResult => ({
  id,
  name: { submission: '报送材料', 'interpretation-timeliness': '解读上网时限', 'interpretation-coverage': '解读覆盖率' }[id] ?? '某指标',
  status,
  ratio: null,
  judged: 0,
  breaches: 0,
  threshold: {},
  message,
  ledgerItems: ['mou-2023/1'],
  findings: [],
  ...rest,
});

const profile = (item: Record<string, unknown> = {}): Profile =>
  profileSchema.parse({
    id: 'mou-2023',
    name: '某县台账',
    year: 2023,
    source: '台账',
    items: [{ item: '1', duty: '任务', basis: 'site', indicators: [{ id: 'x' }], ...item }],
  });

const row = (results: IndicatorResult[], item: Record<string, unknown> = {}) => {
  const [only] = rollUp({ profiles: [profile(item)], level: 'county', asOf: '2023-12-31', results, asked: () => true });
  if (!only) throw new Error('no row');
  return only;
};
const withoutAddresses = (progress: string): string => progress.replace(/。(?:问题所在|待核查|详见)：.*$/s, '');

const page = (n: number): string => `https://www.example.gov.cn/zwgk/${n}.html`;
const COVERED = result('interpretation-coverage', 'pass', '12 个文件中 12 个有解读', {
  judged: 12,
  findings: Array.from({ length: 12 }, (_, n) => finding('pass', page(n))),
});
const LATE = result('interpretation-timeliness', 'partial', '12 个文件中 11 个按时解读，1 个超期', {
  judged: 12,
  breaches: 1,
  findings: [...Array.from({ length: 11 }, (_, n) => finding('pass', page(n))), finding('fail', page(11))],
});

describe('status', () => {
  test.each<[string, Record<string, unknown>, IndicatorResult[], Status]>([
    ['the worst indicator decides', {}, [COVERED, LATE], 'partial'],
    ['nothing judged', {}, [], 'undetermined'],
    ['another level', { levels: ['city'] }, [LATE], 'not-applicable'],
    ['a pass and missing material', { basis: 'actual' }, [COVERED, result('submission', 'needs-submission', '缺')], 'needs-submission'],
    ['material decides, not the site', { basis: 'submission' }, [LATE, result('submission', 'pass', '已齐')], 'pass'],
    ['late material', { basis: 'submission' }, [COVERED, result('submission', 'fail', '逾期')], 'fail'],
    ['no material asked for by name', { basis: 'submission' }, [LATE], 'needs-submission'],
  ])('%s', (_case, item, results, status) => expect(row(results, item).status).toBe(status));

  test('an item fails only when one of its indicators does', () => {
    const statuses: Status[] = ['pass', 'partial', 'not-due', 'not-applicable', 'undetermined', 'needs-submission'];
    for (const a of statuses) for (const b of statuses) expect(row([result('x', a, ''), result('y', b, '')]).status).not.toBe('fail');
  });
});

describe('progress', () => {
  test('counts, then where the trouble is', () => {
    expect(row([COVERED, LATE]).progress).toBe(
      `2023年解读覆盖率：12 个文件全部有解读；解读上网时限：12 个文件中 11 个按时解读，1 个超期。问题所在：${page(11)}`,
    );
  });

  test('all well: at most three addresses to see it', () => {
    expect(row([COVERED]).progress).toBe(`2023年解读覆盖率：12 个文件全部有解读。详见：${page(0)} ${page(1)} ${page(2)}`);
  });

  test('what a person must look at is addressed before what is well', () => {
    const open = result('x', 'undetermined', '列表没有读完，请人工核查', {
      findings: [
        finding('undetermined', null, {
          evidence: [{ url: page(7), title: null, quote: null, selector: null, capturedAt: null, sha256: null, archive: null, screenshot: null }],
        }),
      ],
    });
    expect(row([COVERED, open]).progress).toMatch(new RegExp(`某指标：列表没有读完，请人工核查。待核查：${page(7)}$`));
  });

  test('the basis is said plainly', () => {
    expect(row([COVERED], { basis: 'actual' }).progress).toMatch(/^本条依据实际掌握情况评判，网站检查：解读覆盖率：12 个文件全部有解读/);
    expect(
      row([LATE, result('submission', 'needs-submission', '2023年8月15日前的报送材料应有 1 件，还没有')], { basis: 'submission' }).progress,
    ).toMatch(/^本条依据报送材料评判：2023年8月15日前的报送材料应有 1 件，还没有；网站检查结果供参考：解读上网时限：/);
    expect(row([LATE], { basis: 'submission' }).progress).toMatch(/^本条依据报送材料评判：材料待报送；网站检查结果供参考：/);
    expect(row([]).progress).toBe('本条没有可自动检查的指标，请人工核查');
    expect(row([], { basis: 'actual' }).progress).toBe('本条依据实际掌握情况评判，没有可自动检查的指标，请人工核查');
  });

  test('a note says what a person must add', () => {
    expect(withoutAddresses(row([COVERED], { note: '图文占比由人工查看。' }).progress)).toBe(
      '2023年解读覆盖率：12 个文件全部有解读。另需人工补充：图文占比由人工查看',
    );
  });

  test.each([
    ['CHECK_CRASHED', '检查程序出错（CHECK_CRASHED，TypeError）'],
    ['THRESHOLDS_INVALID', '请修改站点的 parameters.x'],
  ])('nothing internal: %s', (observed, message) => {
    const { progress } = row([result('x', 'undetermined', message, { findings: [finding('undetermined', null, { observed })] })]);
    expect(progress).toBe('2023年某指标：没有得出结果，请人工核查');
  });

  test('addresses stand at the end only, web addresses of sane length', () => {
    const odd = result('x', 'fail', `首页 ${page(1)}打不开，栏目也打不开`, {
      findings: ['mou-2023/57/', 'javascript:alert(1)', `https://a.cn/${'x'.repeat(300)}`, page(2), page(2)].map((url) => finding('fail', url)),
    });
    expect(row([odd]).progress).toBe(`2023年某指标：首页 打不开，栏目也打不开。问题所在：${page(2)}`);
  });

  test('however much there is to say, the line stays short and every indicator has its word', () => {
    const long = Array.from({ length: 6 }, (_, n) => result(`x${n}`, 'fail', `第${n}项，${'标题很长的文件没有按时公开，'.repeat(20)}`));
    const { progress } = row([...long, COVERED], { note: '由人工核对'.repeat(30), basis: 'actual' });
    const line = withoutAddresses(progress);
    expect(line.length).toBeLessThanOrEqual(MAX_PROGRESS);
    expect(line.split('某指标：')).toHaveLength(7);
    expect(line).toContain('解读覆盖率：');
    expect(line).toContain('另需人工补充：');
    expect(line).not.toContain('\n');
  });
});
