import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { load } from 'cheerio';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { runResultSchema } from '../../checks/results.js';
import { coverageSchema } from '../../crawler/facts/coverage.js';
import { renderReport } from '../../reports/render.js';
import { printPage } from '../../reports/templates.js';
import { evidence, finding, input, withIndicators } from './fixture.js';

const TEMPLATES = fileURLToPath(new URL('../../reports/templates/', import.meta.url));
const ATTACK = `"><script>alert(1)</script><img src=x onerror=alert(1)>{{constructor}}'\` onmouseover=alert(1) x="`;

const attributes = (html: string): { name: string; value: string }[] => {
  const $ = load(html);
  return $('*')
    .toArray()
    .flatMap((element) => Object.entries($(element).attr() ?? {}).map(([name, value]) => ({ name, value })));
};

test('the fixture obeys the contracts', () => {
  expect(runResultSchema.safeParse(input.result).error).toBeUndefined();
  for (const coverage of Object.values(input.coverage)) expect(coverageSchema.safeParse(coverage).error).toBeUndefined();
});

test('one page per unit beside the overview, the same bytes every time', () => {
  const files = renderReport(input);
  expect(files.map(({ path }) => path)).toEqual(['index.html', 'sites/qingshan.html', 'sites/linhe.html', 'sites/yunling.html', 'sites/baisha.html']);
  expect(renderReport(input)).toEqual(files);
});

test('every link between pages and every anchor exists', () => {
  const files = new Map(renderReport(input).map(({ path, content }) => [path, load(content)]));
  for (const [path, $] of files) {
    const local = $('a[href]')
      .toArray()
      .map((element) => element.attribs.href ?? '')
      .filter((href) => !href.startsWith('http'));
    expect(local.length).toBeGreaterThan(5);
    for (const href of local) {
      const target = new URL(href, `file:///${path}`);
      const page = files.get(target.pathname.slice(1));
      expect(page, `${path} → ${href}`).toBeDefined();
      if (target.hash) expect(page?.(`[id="${target.hash.slice(1)}"]`).length, `${path} → ${href}`).toBe(1);
    }
    const ids = $('[id]')
      .toArray()
      .map((element) => element.attribs.id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('30 findings on each of 12 indicators stay under 1 MB', () => {
  const findings = Array.from({ length: 30 }, (_, at) =>
    finding(at % 2 === 0 ? 'fail' : 'pass', {
      evidence: [evidence('https://a.example/', '原文'.repeat(90)), evidence('https://b.example/', '原文'.repeat(90))],
    }),
  );
  const made = withIndicators(Object.keys(input.indicators).map((id) => ({ id, status: 'fail' as const, findings })));
  const page = renderReport(made)[1]?.content ?? '';
  expect(Buffer.byteLength(page)).toBeLessThan(1024 ** 2);
  expect(page.split('class="finding"').length - 1).toBe(360);
});

describe('hostile content', () => {
  const hostile = withIndicators(
    [
      {
        id: ATTACK,
        name: ATTACK,
        status: 'fail',
        message: ATTACK,
        threshold: { [ATTACK]: ATTACK },
        ledgerItems: [`${ATTACK}/${ATTACK}`, '__proto__/constructor'],
        findings: [
          ...['javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', `https://a.example/${ATTACK}`, ATTACK].flatMap((url) =>
            (['fail', 'partial', 'undetermined', 'pass'] as const).map((verdict) =>
              finding(verdict, {
                subject: { url, title: ATTACK },
                observed: ATTACK,
                expected: ATTACK,
                unit: ATTACK,
                reason: ATTACK,
                evidence: [{ ...evidence(`${url}#x`, ATTACK + '长'.repeat(10_000), ATTACK), capturedAt: ATTACK }],
              }),
            ),
          ),
        ],
      },
    ],
    {
      id: '../../etc/x',
      name: ATTACK,
      unit: ATTACK,
      baseUrl: 'javascript:alert(1)',
      ledger: [{ ledger: '__proto__', item: ATTACK, status: 'fail', progress: ATTACK }],
    },
  );
  const { columns } = Object.values(input.coverage)[0] ?? { columns: [] };
  const coverage = {
    siteId: 'x',
    complete: false,
    columns: columns.map((column) => ({ ...column, name: ATTACK, url: 'javascript:alert(1)', path: [ATTACK] })),
    missingColumns: [{ id: 'x', name: ATTACK }],
    gaps: [{ code: 'timeout' as const, message: ATTACK, url: 'data:text/html,x' }],
    failures: [{ code: ATTACK, count: 1, examples: ['javascript:alert(1)'] }],
    notes: [ATTACK],
  };
  const files = renderReport({ ...hostile, coverage: { '../../etc/x': coverage } });

  test('a site id cannot choose a path', () => expect(files.map(({ path }) => path)).toEqual(['index.html', 'sites/site_1.html']));

  test.each(files.map(({ path, content }) => [path, content] as const))('%s carries it as text only', (_path, content) => {
    const $ = load(content);
    expect($('script, img, iframe, object, embed, base, form').length).toBe(0);
    expect(attributes(content).filter(({ name }) => name.startsWith('on') || name === 'style')).toEqual([]);
    const links = attributes(content).filter(({ name }) => name === 'href' || name === 'src' || name === 'xlink:href');
    const strange = links.filter(({ value }) => !/^(https?:\/\/|#|sites\/|\.\.\/index\.html$|data:,$)/.test(value));
    expect(strange).toEqual([]);
    expect($('body').text()).toContain('<script>alert(1)</script>');
  });

  test('forbidden addresses are shown, long quotations cut', () => {
    const text = load(files[1]?.content ?? '')('body').text();
    expect(text).toContain('javascript:alert(1)');
    expect(text).not.toContain('长'.repeat(200));
    expect(files[1]?.content.length).toBeLessThan(200_000);
  });
});

describe('templates', () => {
  test('neither triple braces nor own addresses nor script', () => {
    for (const file of readdirSync(TEMPLATES)) {
      const source = readFileSync(join(TEMPLATES, file), 'utf8');
      expect(source, file).not.toMatch(/\{\{\{|\{\{&|<script|https?:|@import|url\(/);
    }
  });

  test('a field the view does not supply throws', () => expect(() => printPage('overview', { frame: {} })).toThrow(/title/));

  test('they are found beside the compiled module', async () => {
    const root = mkdtempSync(join(tmpdir(), 'reports-'));
    try {
      const project = fileURLToPath(new URL('../../', import.meta.url));
      mkdirSync(join(root, 'dist/reports/templates'), { recursive: true });
      writeFileSync(join(root, 'package.json'), '{"type":"module"}');
      symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
      writeFileSync(join(root, 'dist/reports/templates/overview.hbs'), '<p>{{frame.title}}</p>');
      const { outputText } = ts.transpileModule(readFileSync(join(project, 'reports/templates.ts'), 'utf8'), {
        compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
      });
      writeFileSync(join(root, 'dist/reports/templates.js'), outputText);
      const compiled = (await import(pathToFileURL(join(root, 'dist/reports/templates.js')).href)) as { printPage: typeof printPage };
      expect(compiled.printPage('overview', { frame: { title: '总<览' } })).toBe('<p>总&lt;览</p>');
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  test('words on the tint of each status reach a contrast of 4.5', () => {
    const css = readFileSync(join(TEMPLATES, 'style-base.css'), 'utf8');
    const luminance = (hex: string): number => {
      const [r = 0, g = 0, b = 0] = [1, 3, 5]
        .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
        .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const tones = [...css.matchAll(/\.tone-([a-z-]+) \{\s*--tone: (#\w{6});\s*--tint: (#\w{6});/g)];
    expect(tones).toHaveLength(7);
    for (const [, name, tone = '', tint = ''] of tones) expect((luminance(tint) + 0.05) / (luminance(tone) + 0.05), name).toBeGreaterThanOrEqual(4.5);
  });
});
