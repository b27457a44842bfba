import { Button, Checkbox, Popover } from '@mantine/core';
import { IconColumns } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { catalogueQuery } from '../../../api/segments.ts';
import { Busy } from '../../../states/Busy.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { capital } from '../../../strings/capital.ts';
import { strings } from '../../../strings/index.ts';
import { ScrollRegion } from '../../../table/ScrollRegion.tsx';
import classes from '../customers.module.css';

const words = strings.customers.list;
/** As many as the server gives at once. */
const most = 20;

export interface ColumnChoiceProps {
  readonly run: string;
  readonly shown: readonly string[];
  /** Undefined: the usual ones. */
  readonly onChange: (columns: readonly string[] | undefined) => void;
}

/** Chooses the facts that the table shows; each says what it means. */
export function ColumnChoice({ run, shown, onChange }: ColumnChoiceProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={400}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconColumns size={16} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {words.columns}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.columns} aria-label={words.columnsTitle}>
        <div className={classes.columnsHead}>
          <strong>{words.columnsTitle}</strong>
          <Button variant="default" size="compact-sm" onClick={() => onChange(undefined)}>
            {words.columnsUsual}
          </Button>
        </div>
        <Choices run={run} shown={shown} onChange={onChange} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Choices({ run, shown, onChange }: ColumnChoiceProps) {
  const { data, error, refetch } = useQuery(catalogueQuery(run));
  if (error) return <Problem compact error={error} retry={() => void refetch()} />;
  if (!data) return <Busy what={words.columnsBusy} after={400} />;
  const isFull = shown.length >= most;
  return (
    <>
      {isFull && <p className="muted">{words.columnsMost(most)}</p>}
      <ScrollRegion name={words.columnsTitle} maxHeight={360}>
        {data.fields
          .filter(({ name }) => name !== 'customer_id')
          .map(({ name, label, meaning }) => (
            <Checkbox
              key={name}
              className={classes.column}
              label={capital(label)}
              description={meaning}
              checked={shown.includes(name)}
              disabled={(isFull && !shown.includes(name)) || (shown.length === 1 && shown[0] === name)}
              onChange={({ currentTarget: { checked } }) =>
                onChange(checked ? [...shown, name] : shown.filter((one) => one !== name))
              }
            />
          ))}
      </ScrollRegion>
    </>
  );
}
