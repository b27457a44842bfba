import { strings } from '../../../../strings/index.ts';
import { fieldNamed } from '../model/builder-model.ts';
import { type CatalogueField, choicesOf, firstTests, isShowable } from '../model/choices.ts';
import { type Address, replaced } from '../model/edit-rule.ts';
import type { FieldCondition, Tests } from '../model/rule-model.ts';
import { writeRule } from '../model/write-rule.ts';
import classes from './builder.module.css';
import { keyOf, tableAt, useBuilding } from './building.ts';
import { FieldSelect } from './FieldSelect.tsx';
import { ItemProblems } from './ItemProblems.tsx';
import { ItemTools } from './ItemTools.tsx';
import { measuredOf } from './measured.ts';
import { TestRows } from './TestRows.tsx';

const words = strings.segments.rules;

export interface FieldRowProps {
  readonly condition: FieldCondition;
  readonly address: Address;
}

/** A condition on one fact, or on one column of an event. */
export function FieldRow({ condition, address }: FieldRowProps) {
  const building = useBuilding();
  const { root, catalogue, edit, focusNext } = building;
  const table = tableAt(building, address);
  const field = fieldNamed(condition.field, catalogue, table);
  const name = field?.label ?? condition.field;
  const change = (next: FieldCondition, key?: string) =>
    edit(
      replaced(root, address, () => next),
      words.edits.change(name),
      key && `${keyOf(address)} ${key}`,
    );
  const choose = (chosen: CatalogueField) => {
    const fits = chosen.type === field?.type || (!field && isShowable(condition.tests, chosen.type));
    change({
      ...condition,
      field: chosen.name,
      tests: fits ? condition.tests : firstTests(chosen.type),
    });
    focusNext(address, 'question');
  };
  return (
    <>
      <div className={classes.condition}>
        <div className={classes.row}>
          {condition.negated && <strong className={classes.not}>{words.not}</strong>}
          <FieldSelect
            fields={table?.columns ?? catalogue.fields}
            value={condition.field}
            label={words.fieldOf}
            onChange={choose}
          />
          {field ? (
            <TestRows
              tests={condition.tests}
              type={field.type}
              choices={choicesOf(field.type, field.operators)}
              name={name}
              measured={measuredOf(field, catalogue.currency)}
              onChange={(tests: Tests, key) => change({ ...condition, tests }, key)}
            />
          ) : (
            <code className={classes.json}>
              {JSON.stringify(Object.values(writeRule({ ...condition, negated: false }))[0])}
            </code>
          )}
        </div>
        <ItemTools address={address} />
      </div>
      {field?.meaning && <p className={classes.meaning}>{field.meaning}</p>}
      <ItemProblems address={address} />
    </>
  );
}
