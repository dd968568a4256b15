import { daysBetween } from './oracle-calendar.js';
import { absent, type Case, columnName, hidden, isOver, onColumn, onSite, structureRead } from './oracle-case.js';
import { all, type Expected, type ExpectedIndicator, type ExpectedStatus, type Verdict, verdict } from './oracle-fold.js';
import type { ListedKey, Look } from './types.js';

/** The portal itself: what it is made of, how it works, and what must not be on it. */
export const siteResults = (at: Case) => {
  const { look, pages, exposures } = at.scenario;
  const site = (told: Verdict): ExpectedIndicator => all([onSite(at, told)]);
  const footer = site(verdict(FOOTER[look.footer], look.footer));
  return {
    'application-channel': site(applications(at)),
    'topic-coverage': site(topics(at)),
    'statutory-disclosure-coverage': site(statutory(at)),
    availability: site(verdict('pass', 'always there')),
    'home-freshness': site(homeFreshness(at)),
    'zombie-columns': site(zombies(at)),
    'broken-links': all(brokenLinks(at)),
    'site-search-precision': site(verdict(SEARCH[look.search], look.search)),
    accessibility: site(look.named ? verdict(CONTROL[look.entrance], look.entrance) : verdict('fail', 'pictures without names')),
    // An entrance to barrier-free reading may read aloud.
    'voice-broadcast': site(
      verdict(look.readAloud === 'none' && look.entrance !== 'none' ? 'undetermined' : CONTROL[look.readAloud], look.readAloud),
    ),
    ipv6: site(verdict('undetermined', 'an address has no name to look up')),
    'footer-identity': footer,
    'error-report-entry': footer,
    'page-metadata': site(verdict(look.labels === 'complete' ? 'pass' : 'fail', look.labels)),
    'transport-security': site(verdict('fail', 'loopback without HTTPS')),
    'mobile-adaptation': site(verdict(look.adaptive ? 'pass' : 'fail', look.adaptive ? 'fits' : 'fixed width')),
    'new-media-matrix': site(verdict(pages.newMedia === 'listed' ? 'pass' : 'undetermined', 'accounts may be shown as pictures')),
    'organization-profile': all([onColumn(at, 'organisation', organisation(at))]),
    'platform-elements': site(pages.rules && pages.statutory ? verdict('pass', 'all five') : absent(at, 'not all five')),
    'digital-government-zone': site(verdict(pages.digitalZone?.length === 4 ? 'pass' : 'undetermined', 'may be reached by pictures')),
    'service-map': site(verdict(pages.serviceMap ? 'pass' : 'undetermined', 'may be reached by a picture')),
    'grassroots-directory': site(directory(at)),
    'directory-content-match': site(directoryFilled(at)),
    'public-institution-disclosure': site(institutions(at)),
    'privacy-exposure': site(unexposed(at, exposures.citizenIds)),
    'minor-privacy': site(unexposed(at, exposures.minors)),
    'classified-marking': site(unexposed(at, exposures.classified)),
    'sensitive-wording': site(unexposed(at, exposures.wording)),
  } satisfies Record<string, ExpectedIndicator>;
};

const FOOTER: Record<Look['footer'], ExpectedStatus> = { complete: 'pass', poor: 'fail', 'by-script': 'undetermined' };
const SEARCH: Record<Look['search'], ExpectedStatus> = { finds: 'pass', 'finds-nothing': 'fail', down: 'undetermined' };
const CONTROL: Record<Look['readAloud'], ExpectedStatus> = { works: 'pass', dead: 'fail', none: 'fail', 'by-script': 'undetermined' };

function organisation({ scenario }: Case): Verdict {
  if (hidden(scenario, 'organisation')) return verdict('undetermined', 'blocked');
  return verdict(scenario.pages.organisation === 'complete' ? 'pass' : 'undetermined', 'the rest may stand on other pages');
}

/** Applications by post are lawful as well: whether that is enough is for a person to say. */
function applications({ scenario: { pages } }: Case): Verdict {
  if (pages.guide !== 'complete' || pages.application === 'nothing') return verdict('fail', 'no address and no form');
  return verdict(pages.application === 'online' ? 'pass' : 'undetermined', pages.application);
}

const TOPICS: readonly (readonly [list: ListedKey, fields: string[]])[] = [
  ['major-projects', ['重大建设项目']],
  ['education', ['义务教育']],
  ['health', ['医疗卫生']],
  ['social-insurance', ['社会保险']],
  ['employment', ['就业']],
  ['emergency', ['安全生产', '救灾']],
  ['environment', ['生态环境']],
];

/** Each field of public life in its own list or in the grass-roots directory. */
function topics(at: Case): Verdict {
  const { listed, directory } = at.scenario;
  const shown = ([list, fields]: (typeof TOPICS)[number]): boolean =>
    (listed[list]?.length ?? 0) > 0 || (directory ?? []).some(({ name, items }) => fields.includes(name) && items.length > 0);
  const missing = TOPICS.filter((topic) => !shown(topic)).map(([list]) => list);
  if (missing.length === 0) return verdict('pass', 'all');
  // Something in each field in the course of the year: before it is over none is missing.
  return isOver(at) ? absent(at, missing.join(' ')) : verdict('not-due', missing.join(' '));
}

const STATUTORY: readonly ListedKey[] = ['five-year-plan', 'statistics', 'licences', 'penalties', 'fees', 'procurement', 'recruitment'];

/** A department is asked only for what every body has. */
function statutory(at: Case): Verdict {
  const missing = STATUTORY.filter((key) => (at.scenario.listed[key]?.length ?? 0) === 0);
  if (missing.length === 0) return verdict('pass', 'all');
  return at.scenario.level === 'department' ? verdict('pass', 'documents, organisation, budget') : absent(at, missing.join(' '));
}

function homeFreshness({ scenario: { home }, asOf }: Case): Verdict {
  if (home.scriptFilled) return verdict('undetermined', 'a script should fill the lists and cannot');
  const days = daysBetween(home.newestOn, asOf);
  return verdict(days <= 14 ? 'pass' : 'fail', `${days} days`);
}

/** Lists that a script fills and that stay empty cannot be told from a failed one. */
const FILLED_BY_SCRIPT: ReadonlySet<string> = new Set(['jpaas', 'avalon']);

/** Empty lists, news older than two weeks; calls for opinions older than a year, where there may have been nothing to ask, are for a person. */
function zombies({ scenario, asOf }: Case): Verdict {
  const empty = Object.entries(scenario.listed).filter(([, items]) => items.length === 0);
  const news = daysBetween(scenario.home.newestOn, asOf) > 14;
  const lastCall =
    scenario.solicitations
      .map(({ publishedOn }) => publishedOn)
      .sort()
      .at(-1) ?? '2024-05-06';
  const stale = daysBetween(lastCall, asOf) > 366;
  if (scenario.brokenInterfaces.length > 0) return verdict('undetermined', 'lists unread');
  if (empty.length > 0 && !news && FILLED_BY_SCRIPT.has(scenario.dialect)) return verdict('undetermined', 'empty, filled by a script');
  if (empty.length > 0 || news) return verdict('fail', `${empty.map(([key]) => key).join(' ')} ${news ? 'news' : ''}`);
  return verdict(stale ? 'undetermined' : 'pass', lastCall);
}

/** Dead links on the home page and the first-level columns; a blocked page is neither alive nor dead. */
function brokenLinks(at: Case): Expected[] {
  const { scenario } = at;
  const dead = scenario.deadLinks
    .filter((link) => link.on !== 'article')
    .map((link): Expected => ({ key: link.path, title: link.text, ...verdict('fail', `404, ${link.on}`) }));
  const blocked = scenario.blockedColumns.map((key) => onColumn(at, key, verdict('undetermined', 'blocked')));
  if (dead.length + blocked.length > 0) return [...dead, ...blocked];
  return [{ key: 'links', title: scenario.name, ...verdict('pass', 'none dead') }];
}

const PILOT_FIELDS = 26;

function directory(at: Case): Verdict {
  const fields = at.scenario.directory;
  if (!fields) return absent(at, 'none');
  const shown = fields.filter(({ leadsTo }) => !leadsTo || leadsTo.startsWith('finance') || columnName(at.scenario.columns, leadsTo) !== undefined);
  return verdict(shown.length >= PILOT_FIELDS ? 'pass' : 'fail', `${shown.length} fields`);
}

function directoryFilled(at: Case): Verdict {
  const fields = at.scenario.directory;
  if (!fields) return absent(at, 'none');
  const empty = fields.filter(({ items, leadsTo }) => items.length === 0 && !leadsTo).map(({ name }) => name);
  return verdict(empty.length === 0 ? 'pass' : 'fail', empty.join(' '));
}

const INSTITUTIONS: readonly ListedKey[] = [
  'institution-education',
  'institution-health',
  'institution-water',
  'institution-power',
  'institution-gas',
  'institution-heating',
  'institution-environment',
  'institution-transport',
];

function institutions(at: Case): Verdict {
  const whole = (key: ListedKey): boolean => ['guide', 'charges'].every((kind) => at.scenario.listed[key]?.some((item) => item.kind === kind));
  const missing = INSTITUTIONS.filter((key) => !whole(key));
  return missing.length === 0 ? verdict('pass', 'all eight') : absent(at, missing.join(' '));
}

/** What cannot be read clears nobody: pages behind a challenge, pictures of pages. */
function unexposed({ scenario }: Case, document: string | undefined): Verdict {
  if (document) return verdict('fail', document);
  const unread = scenario.blockedDocuments.length > 0 || !structureRead(scenario) || scenario.documents.some(({ scanned }) => scanned);
  return verdict(unread ? 'undetermined' : 'pass', unread ? 'not all of it can be read' : 'nothing found');
}
