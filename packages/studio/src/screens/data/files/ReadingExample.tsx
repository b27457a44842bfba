import { strings } from '../../../strings/index.ts';
import { Confidence } from './Confidence.tsx';
import classes from './files.module.css';

const words = strings.data.reading;
const rows = [
  ['Email', words.exampleColumns.customer, 'sure'],
  ['Created at', words.exampleColumns.date, 'sure'],
  ['Subtotal', words.exampleColumns.amount, 'likely'],
] as const;

/** What will stand here, for the empty screen. */
export function ReadingExample() {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{words.header}</th>
          <th>{words.column}</th>
          <th>{words.confidence}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([header, column, level]) => (
          <tr key={header}>
            <td>{header}</td>
            <td>{column}</td>
            <td>
              <Confidence level={level} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
