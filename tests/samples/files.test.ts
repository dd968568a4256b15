import { expect, test } from 'vitest';
import { DEFAULT_BOUNDS } from '../../crawler/attachments/index.js';
import { readFile } from '../../crawler/attachments/read-file.js';
import { birthOfId, hasCheckCharacter } from '../../crawler/privacy/citizen-id.js';
import { invented } from '../../samples/files/people.js';
import { buildSite } from '../../samples/render.js';
import { SCENARIOS } from '../../samples/scenarios/index.js';

const hint = (name: string) => ({ name, contentType: null, type: null });

test.each(SCENARIOS)(
  'every file of $id is of the type it is offered as, and only planned scans have no text',
  async (scenario) => {
    const { resources, portal } = buildSite(scenario);
    const files = [...resources].filter(([path]) => path.startsWith('/files/'));
    expect(files.length).toBeGreaterThan(0);
    let scans = 0;
    for (const [path, { type, body }] of files) {
      const read = await readFile(Buffer.from(body), hint(path), DEFAULT_BOUNDS);
      expect({ path, type: read.type, failure: read.failure }).toEqual({ path, type: type === 'text' ? 'txt' : type, failure: null });
      expect(['read', 'scan'], path).toContain(read.state);
      if (read.state === 'scan') scans++;
    }
    const planned = portal.articles.flatMap(({ attachments }) => attachments ?? []).filter(({ scanned }) => scanned);
    expect(scans).toBe(planned.length);
  },
  60_000,
); // prettier-ignore

test('people who never were have valid ids and were born when nobody living was', () => {
  const people = invented(8);
  expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
  for (const { id } of people) {
    expect(hasCheckCharacter(id), id).toBe(true);
    expect(birthOfId(id), id).toMatch(/^190[1-9]-/);
  }
});
