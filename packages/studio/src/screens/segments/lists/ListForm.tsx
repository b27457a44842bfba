import { number } from '@attune/charts';
import type { List, Rule } from '@attune/client';
import { Button, MultiSelect, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../api/api.ts';
import { listPreviewQuery, listsQuery, purposesQuery } from '../../../api/lists.ts';
import { catalogueQuery, ruleQuery } from '../../../api/segments.ts';
import { FormProblem } from '../../../form/FormProblem.tsx';
import { fieldProblems } from '../../../form/field-problems.ts';
import { Problem } from '../../../states/Problem.tsx';
import { capital } from '../../../strings/capital.ts';
import { strings } from '../../../strings/index.ts';
import { ListPreview } from './ListPreview.tsx';
import classes from './lists.module.css';

const words = strings.segments.lists;
const route = getRouteApi('/frame/segments/list');

/** What is filled in and kept in the address; undefined takes it out. */
interface Filled {
  readonly use?: 'analysis' | undefined;
  readonly purpose?: string | undefined;
  readonly label?: string | undefined;
  readonly columns?: string | undefined;
}

export interface ListFormProps {
  readonly run: string;
  readonly rule: Rule;
  /** Of the saved segment that the rule is of. */
  readonly segmentLabel?: string;
  /** Until somebody gives it another. */
  readonly suggestedName: string;
  readonly onMade: (list: List) => void;
}

/** What a list is for, what it holds, and how many of the people may be on it, before it is made. */
export function ListForm({ run, rule, segmentLabel, suggestedName, onMade }: ListFormProps) {
  const queries = useQueryClient();
  const purposes = useQuery(purposesQuery(run));
  const catalogue = useQuery(catalogueQuery(run));
  const found = useQuery(ruleQuery(run, rule));
  const { use = 'contact', purpose: said = '', label: named, columns: chosen } = route.useSearch();
  const navigate = route.useNavigate();
  const fill = (filled: Filled) =>
    void navigate({ search: (search) => ({ ...search, ...filled }), replace: true, resetScroll: false });
  // What is typed stands in the address as soon as the field is left.
  const [reason, setReason] = useState(use === 'analysis' ? said : '');
  const [label, setLabel] = useState(named ?? suggestedName);
  const [isAsked, setAsked] = useState(false);
  const columns = chosen?.split(',') ?? [];
  const known = purposes.data?.purposes;
  const hasNoConsents = known?.length === 0;
  const consent = use === 'contact' && known?.some(({ purpose }) => purpose === said) ? said : '';
  const isUnknownPurpose = use === 'contact' && known !== undefined && said !== '' && consent === '';
  const purpose = use === 'contact' ? consent : reason.trim();

  const contact = useQuery({
    // The name and the columns do not change who is on it.
    ...listPreviewQuery({ run, label: '-', rule, use: 'contact', purpose: consent }),
    enabled: use === 'contact' && consent !== '',
  });
  const matched = found.data?.customers;
  const everybody = matched == null ? undefined : { matched, exported: matched, withheld: [] };
  const preview = use === 'contact' ? (consent === '' ? undefined : contact.data) : everybody;

  const make = useMutation({
    mutationFn: () =>
      api.makeList({
        body: { run, label: label.trim(), rule, use, purpose, ...(columns.length > 0 && { columns }) },
      }),
    onSuccess: ({ list }) => {
      void queries.invalidateQueries({ queryKey: listsQuery.queryKey });
      onMade(list);
    },
  });
  const problems = fieldProblems(make.error);
  const purposeProblem =
    problems.purpose ??
    (isUnknownPurpose
      ? words.unknownPurpose(said)
      : isAsked && purpose === ''
        ? words.needsPurpose
        : undefined);
  const isReady = label.trim() !== '' && purpose !== '' && preview !== undefined && preview.exported > 0;
  return (
    <div className={classes.making}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (isReady) make.mutate();
        }}
      >
        <Whom segmentLabel={segmentLabel} rule={rule} found={found} />
        <Radio.Group
          label={words.use}
          value={use}
          onChange={(value) =>
            fill(
              value === 'analysis'
                ? { use: 'analysis', purpose: reason.trim() || undefined }
                : { use: undefined, purpose: undefined },
            )
          }
        >
          <Stack gap="sm" mt="sm">
            <Radio value="contact" label={words.contact} description={words.contactText} />
            <Radio value="analysis" label={words.analysis} description={words.analysisText} />
          </Stack>
        </Radio.Group>
        {purposes.error && <Problem compact error={purposes.error} />}
        {use === 'contact' && hasNoConsents && (
          <div className={classes.note} role="status">
            <strong>{words.noConsents}</strong>
            <p>{words.noConsentsText}</p>
            <Link to="/data">{words.toData}</Link>
          </div>
        )}
        {use === 'contact' && !hasNoConsents && (
          <NativeSelect
            className={classes.field}
            label={words.purpose}
            description={words.purposeContactHint}
            required
            value={consent}
            error={purposeProblem}
            data={[
              { value: '', label: words.choosePurpose },
              ...(known ?? []).map(({ purpose, given }) => ({
                value: purpose,
                label: words.purposeOption(
                  purpose,
                  given === null ? strings.segments.fewerThan10 : number(given),
                ),
              })),
            ]}
            onChange={(event) => fill({ purpose: event.currentTarget.value || undefined })}
          />
        )}
        {use === 'analysis' && (
          <TextInput
            className={classes.field}
            label={words.purpose}
            description={words.purposeAnalysisHint}
            required
            maxLength={120}
            value={reason}
            error={purposeProblem}
            onChange={(event) => setReason(event.currentTarget.value)}
            onBlur={() => fill({ purpose: reason.trim() || undefined })}
          />
        )}
        <TextInput
          className={classes.field}
          label={words.name}
          description={words.nameHint}
          required
          maxLength={120}
          value={label}
          error={problems.label ?? (isAsked && label.trim() === '' ? words.needsName : undefined)}
          onChange={(event) => setLabel(event.currentTarget.value)}
          onBlur={() =>
            fill({ label: label.trim() === suggestedName ? undefined : label.trim() || undefined })
          }
        />
        <MultiSelect
          className={classes.field}
          label={words.columns}
          description={words.columnsHint}
          placeholder={words.columnsPlaceholder}
          searchable
          selectFirstOptionOnChange
          withScrollArea={false}
          classNames={{ options: classes.options ?? '' }}
          nothingFoundMessage={words.noColumn}
          data={(catalogue.data?.fields ?? [])
            .filter(({ name }) => name !== 'customer_id')
            .map(({ name, label }) => ({ value: name, label: capital(label) }))}
          value={columns}
          onChange={(names) => fill({ columns: names.join(',') || undefined })}
        />
        <FormProblem error={make.error} fields={['purpose', 'label']} />
        <Button
          type="submit"
          className={classes.submit}
          loading={make.isPending}
          disabled={preview?.exported === 0}
        >
          {preview && preview.exported > 0
            ? words.makeOf(number(preview.exported), preview.exported === 1)
            : words.makeWaits}
        </Button>
      </form>
      <ListPreview
        preview={preview}
        isCounting={use === 'contact' ? contact.isFetching : found.isFetching}
        error={use === 'contact' ? contact.error : found.error}
      />
    </div>
  );
}

interface WhomProps {
  readonly segmentLabel: string | undefined;
  readonly rule: Rule;
  readonly found: { readonly data: { readonly inWords: string | null } | undefined };
}

function Whom({ segmentLabel, rule, found }: WhomProps) {
  const sentence = found.data?.inWords;
  return (
    <section aria-labelledby="whom">
      <h2 className={classes.heading} id="whom">
        {segmentLabel ?? words.whom}
      </h2>
      <p className={classes.sentence}>
        {Object.keys(rule).length === 0 ? words.everybody : sentence != null && `${sentence}.`}
      </p>
      <Link
        to="/segments/list"
        search={({ rule: _rule, segment: _segment, label: _label, ...filled }) => filled}
      >
        {words.changeRule}
      </Link>
    </section>
  );
}
