import { Document, isScalar, isSeq, visit } from 'yaml';
import type * as z from 'zod';
import { type PlaybookInput, playbookJsonSchema, playbookSchema } from './schema.ts';

type Schema = z.core.JSONSchema.JSONSchema;
type Settings = Readonly<Record<string, unknown>>;

const lineWidth = 100;

const head = `# Attune's playbook: what this business is, and how it wants things measured.
# Lines that begin with "# " explain. A "#" right before a setting leaves it at the value shown:
# remove that "#" to change it. Examples are marked; they are not in force.
`;

/**
 * The text of an `attune.yaml` in which every setting is explained. What is given is filled in; everything else
 * stands there as a comment with its default. Reading it back gives what `answers` alone would give.
 *
 * @throws ZodError when the answers are not valid settings: the caller has checked them one by one
 */
export function writePlaybook(answers: PlaybookInput): string {
  playbookSchema.parse(answers);
  return head + settings(playbookJsonSchema(), answers as Settings, '');
}

/** One block per property of a schema, in its order; at the top an empty line sets blocks apart. */
function settings(schema: Schema, given: Settings, indent: string): string {
  return Object.entries(schema.properties ?? {})
    .map(([name, property]) => {
      const { properties, examples } = objectSchema(property);
      // A section that means something by its mere presence stands there as an example.
      const isSection = properties !== undefined && (given[name] !== undefined || examples === undefined);
      return (
        (indent === '' ? '\n' : '') +
        explanation(objectSchema(property), indent) +
        (isSection
          ? `${name}:\n${settings(objectSchema(property), (given[name] ?? {}) as Settings, `${indent}  `)}`
          : setting(name, objectSchema(property), given[name], indent))
      );
    })
    .join('');
}

/** What a setting means and, for a list of records, what each field of a record means. */
function explanation(schema: Schema, indent: string): string {
  const fields = Object.entries(objectSchema(schema.items).properties ?? {})
    .filter(([, field]) => objectSchema(field).description !== undefined)
    .map(([name, field]) => comment(`${name}: ${objectSchema(field).description}`, indent));
  return comment(schema.description ?? '', indent) + fields.join('');
}

function setting(name: string, schema: Schema, given: unknown, indent: string): string {
  if (given !== undefined) return indented(yaml({ [name]: given }), indent);
  const example = schema.examples?.[0];
  if (example === undefined) return commentedOut(yaml({ [name]: schema.default }), indent);
  return comment('For example:', indent) + commentedOut(yaml({ [name]: example }), indent);
}

/** Schemas of this file are never the bare `true` or `false`, nor lists of schemas. */
function objectSchema(schema: boolean | Schema | readonly (boolean | Schema)[] | undefined): Schema {
  return typeof schema === 'object' && !('length' in schema) ? schema : {};
}

function comment(text: string, indent: string): string {
  return indented(
    text.replaceAll(new RegExp(`(.{1,${lineWidth - indent.length}})(?: |$)`, 'g'), '# $1\n'),
    indent,
  );
}

function commentedOut(text: string, indent: string): string {
  return indented(text.replaceAll(/^(?=.)/gm, '#'), indent);
}

function indented(text: string, indent: string): string {
  return text.replaceAll(/^(?=.)/gm, indent);
}

/** A list of records as a table, one record a line; everything else on one line where it can be. */
function yaml(value: Settings): string {
  const document = new Document(value);
  visit(document, {
    Seq: (_, list) => {
      list.flow = list.items.every(isScalar);
    },
    Map: (_, map, path) => {
      map.flow = path.some(isSeq);
    },
  });
  return document.toString({ lineWidth: 0, blockQuote: false, flowCollectionPadding: false });
}
