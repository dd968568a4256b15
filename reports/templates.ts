import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

/** The only file of reports that reads the disk: templates lie beside it, in the sources as in the compiled package. */

const DIRECTORY = new URL('./templates/', import.meta.url);

/** `strict`: a field the view does not supply throws instead of printing nothing. */
const OPTIONS: CompileOptions = { strict: true, knownHelpersOnly: true, preventIndent: true };

let environment: typeof Handlebars | null = null;

/** Every template and the stylesheet is a partial under its name without ending. */
const load = (): typeof Handlebars => {
  const loaded = Handlebars.create();
  for (const file of readdirSync(DIRECTORY).sort()) {
    const name = /^([a-z-]+)\.(?:hbs|css)$/.exec(file)?.[1];
    if (name) loaded.registerPartial(name, loaded.compile(readFileSync(new URL(file, DIRECTORY), 'utf8'), OPTIONS));
  }
  return loaded;
};

/**
 * Prints a view model with the template of that name.
 * @throws when the template is missing or asks for a field the model lacks: a wrong program.
 */
export const printPage = (template: 'overview' | 'unit', model: object): string => {
  environment ??= load();
  return environment.compile(`{{> ${template}}}`, OPTIONS)(model);
};
