import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { load } from 'cheerio';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { runResultSchema } from '../../checks/results.js';
import { coverageSchema } from '../../crawler/facts/coverage.js';
import { printPage } from '../../reports/templates.js';
import { contentOf, evidence, finding, input, rendered, withIndicators } from './fixture.js';

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

test('one page per unit, the overview last, the same bytes every time', async () => {
  const files = await rendered(input);
  expect(files.map(({ path }) => path)).toEqual(['sites/qingshan.html', 'sites/linhe.html', 'sites/yunling.html', 'sites/baisha.html', 'index.html']);
  expect(await rendered(input)).toEqual(files);
});

test('every link between pages and every anchor exists', async () => {
  const files = new Map((await rendered(input)).map(({ path, content }) => [path, load(content)]));
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

test.each([
  [30, 12, 360],
  // Too much for a page: fewer rows are listed, and all are counted.
  [400, 87, 348],
])('%i findings on each of %i indicators stay under 1 MB', async (each, indicators, listed) => {
  const findings = Array.from({ length: each }, (_, at) =>
    finding(at % 2 === 0 ? 'fail' : 'pass', {
      evidence: [evidence('https://a.example/', '原文'.repeat(90)), evidence('https://b.example/', '原文'.repeat(90))],
    }),
  );
  const made = withIndicators(Array.from({ length: indicators }, (_, at) => ({ id: `indicator-${at}`, status: 'fail' as const, findings })));
  const page = contentOf(await rendered(made), 'sites/qingshan.html');
  expect(Buffer.byteLength(page)).toBeLessThan(1_000_000);
  expect(page.split('class="finding"').length - 1).toBeGreaterThanOrEqual(listed);
  expect(page).toContain(`不达标 ${each / 2} 项`);
});

describe('hostile content', async () => {
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
  const files = await rendered({ ...hostile, coverage: { '../../etc/x': coverage } });

  test('a site id cannot choose a path', () => expect(files.map(({ path }) => path)).toEqual(['sites/site_1.html', 'index.html']));

  test.each(files.map(({ path, content }) => [path, content] as const))('%s carries it as text only', (_path, content) => {
    const $ = load(content);
    expect($('img, iframe, object, embed, base, form').length).toBe(0);
    // The page's own script, which the policy names by its hash, and nothing else.
    const scripts = $('script').toArray();
    expect(scripts.map((element) => Object.keys(element.attribs))).toEqual([[]]);
    const hash = createHash('sha256').update($(scripts[0]).text()).digest('base64');
    expect($('meta[http-equiv]').attr('content')).toContain(`script-src 'sha256-${hash}';`);
    expect(attributes(content).filter(({ name }) => name.startsWith('on') || name === 'style')).toEqual([]);
    const links = attributes(content).filter(({ name }) => name === 'href' || name === 'src' || name === 'xlink:href');
    const strange = links.filter(({ value }) => !/^(https?:\/\/|#|sites\/|\.\.\/index\.html$|data:,$)/.test(value));
    expect(strange).toEqual([]);
    expect($('body').text()).toContain('<script>alert(1)</script>');
  });

  test('forbidden addresses are shown, long quotations cut', () => {
    const text = load(files[0]?.content ?? '')('body').text();
    expect(text).toContain('javascript:alert(1)');
    expect(text).not.toContain('长'.repeat(200));
    expect(files[0]?.content.length).toBeLessThan(200_000);
  });
});

describe('templates', () => {
  test('neither triple braces nor own addresses nor script', () => {
    for (const file of readdirSync(TEMPLATES)) {
      const source = readFileSync(join(TEMPLATES, file), 'utf8');
      expect(source, file).not.toMatch(/\{\{\{|\{\{&|<script(?!>\{\{> script\}\}<\/script>)|https?:|@import|url\(|innerHTML|eval\(/);
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
      for (const name of ['overview', 'unit']) writeFileSync(join(root, `dist/reports/templates/${name}.hbs`), '<p>{{frame.title}}</p>');
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
