import { number, percent } from '@attune/charts';
import type { Replies } from '@attune/client';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import classes from './lists.module.css';

const words = strings.segments.lists;

export interface ListPreviewProps {
  readonly preview: Replies['previewList'] | undefined;
  readonly isCounting: boolean;
  readonly error: unknown;
}

/** How many a list would hold, and who is left out, and why. */
export function ListPreview({ preview, isCounting, error }: ListPreviewProps) {
  return (
    <section className={classes.preview} aria-labelledby="preview" aria-live="polite" aria-busy={isCounting}>
      <h2 className={classes.heading} id="preview">
        {words.preview}
      </h2>
      {error ? (
        <Problem compact error={error} />
      ) : preview ? (
        <Counts preview={preview} />
      ) : (
        <p className="muted">{isCounting ? words.counting : words.previewWaits}</p>
      )}
    </section>
  );
}

function Counts({ preview: { matched, exported, withheld } }: { preview: Replies['previewList'] }) {
  if (exported === 0)
    return (
      <>
        <p className={classes.figure}>{words.nobody}</p>
        <p className="muted">{words.nobodyText}</p>
        <Withheld withheld={withheld} />
      </>
    );
  const share = exported / matched;
  return (
    <>
      <p className={classes.figure}>{words.onList(number(exported), exported === 1)}</p>
      <p className="muted">
        {exported === matched ? words.allMatched : words.ofMatched(number(matched), percent(share))}
      </p>
      <div className={classes.bar} aria-hidden="true">
        <div style={{ width: `${share * 100}%` }} />
      </div>
      <Withheld withheld={withheld} />
    </>
  );
}

function Withheld({ withheld }: Pick<Replies['previewList'], 'withheld'>) {
  if (withheld.length === 0) return null;
  return (
    <>
      <h3 className={classes.small}>{words.withheldHeading}</h3>
      <ul className={classes.withheld}>
        {withheld.map(({ reason, customers }) => (
          <li key={reason}>
            <span>{reason}</span>
            <span className="figures">{number(customers)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
