import { day, readable } from '@attune/charts';
import type { Replies } from '@attune/client';
import { capital } from '../../../strings/capital.ts';
import { strings } from '../../../strings/index.ts';
import classes from '../customers.module.css';

const words = strings.customers.one.segments;
type Segment = Replies['getCustomer']['segments'][number];

const schemes: Readonly<Record<string, string>> = words.schemes;
const cells: Readonly<Record<string, string>> = strings.customers.list.cells;

/** The segments of a customer, each with its reason in the customer's own figures. */
export function Segments({ segments }: { segments: readonly Segment[] }) {
  return (
    <section className={classes.part} aria-labelledby="segments-heading">
      <h2 id="segments-heading">{words.heading}</h2>
      <ul className={classes.segments}>
        {segments.map((segment) => (
          <li key={`${segment.scheme} ${segment.segment}`}>
            <div>
              <span className="muted">{schemes[segment.scheme] ?? capital(segment.scheme)}</span>
              <strong>{nameOf(segment)}</strong>
            </div>
            <p>
              {readable(segment.reason)} <span className="muted">{historyOf(segment)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function nameOf({ scheme, segment }: Segment): string {
  if (scheme === 'value') return cells[segment] ?? segment;
  if (scheme === 'decile') return words.decile(segment);
  return scheme === 'saved' ? segment : capital(segment);
}

function historyOf({ since, before }: Segment): string {
  if (since !== null) return words.since(day(since));
  return before === null ? '' : words.before(before);
}
