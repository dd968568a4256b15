import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

/** The only file of reports that reads the disk: templates lie beside it, in the sources as in the compiled package. */

const DIRECTORY = new URL('./templates/', import.meta.url);

/** `strict`: a field the view does not supply throws instead of printing nothing. */
const OPTIONS: CompileOptions = { strict: true, knownHelpersOnly: true, preventIndent: true };

/** Compiled once: a report of a thousand units prints a thousand pages. */
let print: Readonly<Record<'overview' | 'unit', HandlebarsTemplateDelegate>> | null = null;

/**
 * Every template, stylesheet and script is a partial under its name without ending. Pages run nothing but these scripts: the partial
 * `policy` is the rule that says so, with the hash of each.
 */
const load = (): NonNullable<typeof print> => {
  const loaded = Handlebars.create();
  const hashes: string[] = [];
  for (const file of readdirSync(DIRECTORY).sort()) {
    const [, name, ending] = /^([a-z-]+)\.(hbs|css|js)$/.exec(file) ?? [];
    if (!name) continue;
    const source = readFileSync(new URL(file, DIRECTORY), 'utf8');
    if (ending === 'js') hashes.push(`'sha256-${createHash('sha256').update(source).digest('base64')}'`);
    loaded.registerPartial(name, ending === 'hbs' ? loaded.compile(source, OPTIONS) : () => source);
  }
  const scripts = hashes.length > 0 ? ` script-src ${hashes.join(' ')};` : '';
  const policy = `default-src 'none';${scripts} style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'`;
  loaded.registerPartial('policy', () => policy);
  return { overview: loaded.compile('{{> overview}}', OPTIONS), unit: loaded.compile('{{> unit}}', OPTIONS) };
};

/**
 * Prints a view model with the template of that name.
 * @throws when the template is missing or asks for a field the model lacks: a wrong program.
 */
export const printPage = (template: 'overview' | 'unit', model: object): string => {
  print ??= load();
  return print[template](model);
};
