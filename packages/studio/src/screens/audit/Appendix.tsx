import type { Published, Words } from '../../published/published.ts';
import { strings } from '../../strings/index.ts';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/DataTable.tsx';
import classes from './audit.module.css';
import { Part } from './Part.tsx';

type Method = Words['methods'][number];

const methodColumns: readonly Column<Method>[] = [
  { id: 'of', label: strings.audit.methods.of, value: ({ of }) => of },
  { id: 'method', label: strings.audit.methods.method, value: ({ method }) => method },
  { id: 'how', label: strings.audit.methods.how, value: ({ how }) => how },
];

/** How the numbers were made, and what the words mean. */
export function Appendix({ audit }: { audit: Published }) {
  const { sections, methods, glossary } = audit.words;
  return (
    <>
      <Part words={sections.methods} isReason={false}>
        <DataTable
          name={sections.methods.heading}
          columns={methodColumns}
          rows={methods}
          rowId={({ of }) => of}
        />
      </Part>
      <Part words={sections.glossary}>
        <dl className={classes.glossary}>
          {glossary.map(({ term, meaning }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </Part>
    </>
  );
}
