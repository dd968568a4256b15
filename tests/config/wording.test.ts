import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError } from '../../config/errors.js';
import { loadWording } from '../../config/load.js';
import { tempFolder } from '../temp.js';

test("an office's own words are added to those of the package", () => {
  const folder = tempFolder();
  const bundled = loadWording(folder);
  writeFileSync(join(folder, 'wording.yaml'), 'terms:\n  - texts: [某县人民政俯办]\n    advice: 某县人民政府办公室\n    certain: true\n');
  const all = loadWording(folder);
  expect(all).toHaveLength(bundled.length + 1);
  expect(all.at(-1)).toEqual({ texts: ['某县人民政俯办'], kind: 'wording', as: 'words', unless: [], advice: '某县人民政府办公室', certain: true });
});

test('a wrong entry is refused with its line', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'wording.yaml'), 'terms:\n  - texts: [甲乙]\n');
  expect(() => loadWording(folder)).toThrow(ConfigError);
  expect(() => loadWording(folder)).toThrow(/wording\.yaml/);
});
