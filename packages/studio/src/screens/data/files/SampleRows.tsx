import type { FilePreview } from '@attune/client';
import { IconArrowUp } from '@tabler/icons-react';
import { strings } from '../../../strings/index.ts';
import { ScrollRegion } from '../../../table/ScrollRegion.tsx';
import { columnName } from '../column-name.ts';
import classes from './files.module.css';

const words = strings.data.reading;

/** The first rows as they stand in the file; above each column what it is read as. */
export function SampleRows({ file: { name, headers, sample, mapping } }: { file: FilePreview }) {
  if (sample.length === 0) return null;
  const readAs = (header: string) =>
    mapping.filter((one) => one.header === header).map(({ column }) => columnName(column));
  // Headers and rows of a file need not differ, and never change their order here.
  const columns = headers.map((header, index) => ({ header, index, id: `${index} ${header}` }));
  const rows = sample.map((cells, index) => ({ cells, id: String(index) }));
  return (
    <>
      <h3 className={classes.subheading}>{words.sampleHeading}</h3>
      <ScrollRegion name={strings.table.scroll(words.sampleOf(name))}>
        <table className={classes.sample}>
          <thead>
            <tr>
              {columns.map(({ header, id }) => {
                const names = readAs(header);
                return (
                  <th key={id} scope="col" data-used={names.length > 0 || undefined}>
                    {header}
                    <small>
                      {names.length > 0 ? (
                        <>
                          <IconArrowUp size={12} aria-hidden /> {names.join(', ')}
                        </>
                      ) : (
                        words.unusedColumn
                      )}
                    </small>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ cells, id }) => (
              <tr key={id}>
                {columns.map((column) => (
                  <td key={column.id}>{cells[column.index]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}
