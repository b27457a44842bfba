import type { FilePreview } from '@attune/client';
import { NativeSelect } from '@mantine/core';
import { strings } from '../../../strings/index.ts';
import { ScrollRegion } from '../../../table/ScrollRegion.tsx';
import { columnName } from '../column-name.ts';
import { Confidence } from './Confidence.tsx';
import classes from './files.module.css';

const words = strings.data.reading;

export interface MappingTableProps {
  readonly file: FilePreview;
  /** Another header stands for a column. */
  readonly onChoose: (column: string, header: string) => void;
}

/** Which header of a file stands for what, how sure that is and why; each can be changed. */
export function MappingTable({ file, onChoose }: MappingTableProps) {
  const { name, mapping, missing, headers, unmapped, isFixed } = file;
  const chooser = (column: string, header: string) => (
    <NativeSelect
      size="sm"
      aria-label={words.headerFor(columnName(column))}
      value={header}
      onChange={(event) => onChoose(column, event.currentTarget.value)}
    >
      {header === '' && (
        <option value="" disabled>
          {words.notFound}
        </option>
      )}
      {headers.map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </NativeSelect>
  );
  return (
    <>
      {isFixed && <p className="muted prose">{words.fixed}</p>}
      {mapping.length > 0 && (
        <>
          <h3 className={classes.subheading}>{words.columnsHeading}</h3>
          <ScrollRegion name={strings.table.scroll(words.columnsOf(name))}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{words.header}</th>
                  <th scope="col">{words.column}</th>
                  <th scope="col">{words.confidence}</th>
                  <th scope="col">{words.why}</th>
                </tr>
              </thead>
              <tbody>
                {mapping.map(({ column, meaning, header, confidence, why, required }) => (
                  <tr key={column}>
                    <td className={classes.chooser}>{isFixed ? header : chooser(column, header)}</td>
                    <th scope="row">
                      {columnName(column)}
                      {required && <small className={classes.needed}>{words.needed}</small>}
                      <small className={classes.meaning}>{meaning}</small>
                    </th>
                    <td>
                      <Confidence level={confidence} />
                    </td>
                    <td className={classes.why}>{why}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </>
      )}
      {!isFixed && missing.length > 0 && (
        <details className={classes.details}>
          <summary>{words.missing(missing.length)}</summary>
          <p className="muted">{words.missingText}</p>
          <ul className={classes.missing}>
            {missing.map(({ column, meaning }) => (
              <li key={column}>
                <span>
                  {columnName(column)}
                  <small className={classes.meaning}>{meaning}</small>
                </span>
                {chooser(column, '')}
              </li>
            ))}
          </ul>
        </details>
      )}
      {unmapped.length > 0 && (
        <details className={classes.details}>
          <summary>{words.unused(unmapped.length)}</summary>
          <p className="muted">{unmapped.join(', ')}</p>
        </details>
      )}
    </>
  );
}
