#!/usr/bin/env node
/**
 * Writes the skeletons of a new check.
 *
 *   node scripts/new-check.mjs interpretation/interpretation-elements 解读要素
 *
 * The id is the file's name and stands in the indicator catalogue; what is left to do is printed at the end.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TOPICS = ['interpretation', 'documents', 'decisions', 'finance', 'periodic', 'platform', 'grassroots', 'safety', 'submission'];
const root = fileURLToPath(new URL('..', import.meta.url));

const [place = '', title = '待命名'] = process.argv.slice(2);
const [topic = '', id = ''] = place.split('/');
if (!TOPICS.includes(topic) || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
  console.error(
    `用法：node scripts/new-check.mjs 主题/指标标识 [中文名]\n主题：${TOPICS.join(' ')}；指标标识用小写字母和连字符，如 interpretation-elements`,
  );
  process.exit(2);
}
const name = id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

const check = `import { z } from 'zod';
import { defineCheck } from '../check.js';
import { judgeSet } from '../subjects.js';

/**
 * What is asked, of what, one finding per which subject.
 * Source: ledger item …; unit: ….
 */
export const ${name} = defineCheck({
  id: '${id}',
  title: '${title}',
  topic: '${topic}',
  rule: ({ limit }) => \`要求：\${limit}\`,
  remedy: '怎样改正',
  requires: ['policyDocuments'],
  thresholds: z.strictObject({ limit: z.int().positive().default(1) }),
  fold: () => ({ rule: 'all' }),

  // A fail needs everything that could clear the portal to have been read; otherwise the verdict is undetermined.
  evaluate: ({ policyDocuments }) =>
    judgeSet(policyDocuments, '全部读到', (document) => ({
      verdict: 'undetermined',
      subject: { url: document.url, title: document.title },
      observed: null,
      expected: null,
      unit: null,
      reason: '尚未实现',
      evidence: [document.evidence],
    })),
});
`;

const test = `import { expect, test } from 'vitest';
import { ${name} } from '../../../checks/${topic}/${id}.js';
import { evaluate, factSet, policyDocument, verdicts } from '../facts.js';

test.each([
  ['one side of the threshold', 'pass'],
  ['the other side', 'fail'],
  ['not readable', 'undetermined'],
] as const)('%s', (_case, verdict) => {
  const findings = evaluate(${name}, { policyDocuments: factSet([policyDocument()]) });
  expect(verdicts(findings)).toEqual([verdict]);
});
`;

function write(file, text) {
  const path = join(root, file);
  if (existsSync(path)) {
    console.error(`${file} 已存在，没有改动`);
    process.exit(2);
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(`写好 ${file}`);
}

write(`checks/${topic}/${id}.ts`, check);
write(`tests/checks/${topic}/${id}.test.ts`, test);
console.log(`还要做：
  checks/registry.ts   按字母顺序加 import { ${name} } from './${topic}/${id}.js'; 和 register(${name}),
  checks/wording.ts    写明达标、不达标怎么说
  seeds/*.yaml         在要求它的台账条目下加 { id: ${id} }
  CHANGELOG.md         一行：新增指标 ${id}
然后运行 npx vitest run tests/checks`);
