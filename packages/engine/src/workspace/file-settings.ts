import { type Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { type Playbook, parsePlaybook } from '../playbook/index.ts';
import { sourceSettings } from '../sources/index.ts';

type SourceSettings = Playbook['sources'][number];

/** What a user settles about a file. */
export interface FileSettings {
  readonly kind?: SourceSettings['kind'];
  /** Canonical column → header. */
  readonly columns?: Readonly<Record<string, string>> | undefined;
  readonly dateOrder?: 'day-first' | 'month-first' | 'year-first' | undefined;
  readonly decimal?: '.' | ',' | undefined;
  readonly currency?: string | undefined;
}

/**
 * The text of a playbook with answers about files, by name, in its `sources`. An entry for exactly this file is
 * completed; otherwise a new one comes first and takes over what the playbook said about the file until now, because
 * only the first entry that fits a file is used. Comments stay.
 */
export function withFileSettings(text: string, settings: Readonly<Record<string, FileSettings>>): string {
  return Object.entries(settings).reduce((so, [name, answers]) => withOne(so, name, answers), text);
}

function withOne(text: string, name: string, answers: FileSettings): string {
  const given = Object.entries(answers).filter(([, value]) => value !== undefined);
  if (given.length === 0) return text;
  const older = sourceSettings(parsePlaybook(text, 'attune.yaml'), name);
  const columns = { ...older?.columns, ...answers.columns };
  const settled = { ...Object.fromEntries(given), ...(Object.keys(columns).length > 0 && { columns }) };

  const document: Document = parseDocument(text);
  const sources = sourcesOf(document);
  const own = sources.items.find(
    (item): item is YAMLMap =>
      isMap(item) && item.get('match') === older?.match && older?.match?.toLowerCase() === name.toLowerCase(),
  );
  if (own) for (const [key, value] of Object.entries(settled)) own.set(key, document.createNode(value));
  else
    sources.items.unshift(
      document.createNode(
        { ...withoutColumns(older), ...settled, match: name },
        { flow: sources.flow === true },
      ),
    );
  return document.toString({ lineWidth: 0 });
}

/** The list of sources; made where there is none, or where it is commented out or empty. */
function sourcesOf(document: Document): YAMLSeq {
  const found = document.get('sources', true);
  if (isSeq(found) && found.items.length > 0) return found;
  if (!isMap(document.contents)) document.contents = document.createNode({});
  const made = document.createNode([]);
  document.set('sources', made);
  return made;
}

function withoutColumns(older: SourceSettings | undefined): object {
  // `match` comes first in the entry, and is then given its own value.
  const { match, columns: _, ...rest } = older ?? { match: '', columns: {} };
  return { match, ...rest };
}
