import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteResult } from '../checks/results.js';
import { toolVersion } from '../config/root.js';
import type { Site } from '../config/schema.js';
import { archivedPages, placeOf } from '../crawler/archive/index-file.js';
import { type PageArchive, SiteArchive } from '../crawler/archive/site-archive.js';
import type { Evidence } from '../crawler/facts/evidence.js';
import type { LiveFetcher } from '../crawler/fetch/live-page.js';
import type { Fetcher } from '../crawler/fetch/types.js';
import { pictureOf } from '../crawler/screenshots/place.js';
import { takePictures } from '../crawler/screenshots/take.js';
import { isBreach, placesToShow } from './screenshots.js';

const MAX_PICTURES = 60;
const MAX_PICTURES_MS = 90_000;

export interface EvidenceTools {
  runFolder: string;
  /** Of the last finished run that read the site. */
  lastRunFolder: string | null;
  site: Site;
  /** One that can only replay takes no part: what an earlier run kept is referred to. */
  fetcher: Fetcher | LiveFetcher;
  isOver: () => boolean;
  now: () => Date;
  note: (text: string) => void;
  progress: (text: string) => void;
}

/** What is kept of one site beside its facts: its pages as received, and pictures of the places that breaches rest on. */
export class SiteEvidence {
  readonly #archive: SiteArchive | null;

  constructor(private readonly tools: EvidenceTools) {
    const { site, fetcher } = tools;
    this.#archive = 'live' in fetcher && site.crawl.archive !== false ? this.#opened() : null;
  }

  /** A site whose archive cannot be opened is audited without. */
  #opened(): SiteArchive | null {
    const { site, note } = this.tools;
    try {
      return new SiteArchive({ folder: this.#folder('archive'), siteId: site.id, software: `zwgk-audit/${toolVersion}`, note });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      note(`${site.id}：不能建立证据存档（${error.message}），页面不存档`);
      return null;
    }
  }

  get archive(): PageArchive | null {
    return this.#archive;
  }

  /** The result with each piece of evidence leading to its archive record, and that of breaches to their pictures, where there are any. */
  async completed(result: SiteResult): Promise<SiteResult> {
    await this.#takePictures(result);
    await this.#adoptUnchanged(result);
    const archived = archivedPages(this.#folder('archive'), this.tools.site.id);
    const names = new Set(existsSync(this.#folder('screenshots')) ? readdirSync(this.#folder('screenshots')) : []);
    const complete = (evidence: Evidence, breach: boolean): Evidence => {
      const picture = breach ? pictureOf(evidence, names) : null;
      const record = evidence.sha256 === null ? null : archived(evidence.url, evidence.sha256);
      return {
        ...evidence,
        archive: record && placeOf(record),
        screenshot: picture === null ? null : `screenshots/${picture}`,
      };
    };
    const indicators = result.indicators.map((indicator) => ({
      ...indicator,
      findings: indicator.findings.map((finding) => ({
        ...finding,
        evidence: finding.evidence.map((evidence) => complete(evidence, isBreach(finding))),
      })),
    }));
    return { ...result, indicators };
  }

  async close(): Promise<void> {
    await this.#archive?.close();
  }

  /** Pages that the portal said are unchanged came without a body: what the last run kept of those that are referred to is taken over. */
  async #adoptUnchanged({ indicators }: SiteResult): Promise<void> {
    const { site, lastRunFolder } = this.tools;
    if (this.#archive === null || lastRunFolder === null) return;
    const folder = join(lastRunFolder, 'archive');
    const [here, there] = [archivedPages(this.#folder('archive'), site.id), archivedPages(folder, site.id)];
    const evidence = indicators.flatMap(({ findings }) => findings.flatMap((finding) => finding.evidence));
    const rows = evidence.flatMap(({ url, sha256 }) => (sha256 === null || here(url, sha256) ? [] : (there(url, sha256) ?? [])));
    for (const row of new Set(rows)) await this.#archive.adopt(folder, row);
  }

  async #takePictures(result: SiteResult): Promise<void> {
    const { site, fetcher, isOver, now, progress } = this.tools;
    if (!('live' in fetcher) || site.crawl.screenshots === false) return;
    const places = placesToShow(result, Math.min(MAX_PICTURES, site.crawl.maxPages ?? MAX_PICTURES));
    if (places.length > 0) progress(`给 ${places.length} 处问题截图`);
    const end = performance.now() + MAX_PICTURES_MS;
    await takePictures(fetcher, places, { folder: this.#folder('screenshots'), now, isOver: () => isOver() || performance.now() > end });
  }

  #folder(name: string): string {
    return join(this.tools.runFolder, name);
  }
}
