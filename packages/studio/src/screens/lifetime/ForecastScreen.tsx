import { Refusal } from '@attune/client';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { auditQuery } from '../../api/audit.ts';
import { LinkButton } from '../../app/LinkButton.tsx';
import { useRun } from '../../app/run.ts';
import { Screen } from '../../app/Screen.tsx';
import { isUnknown, type Published, publishedOf } from '../../published/published.ts';
import { Busy } from '../../states/Busy.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Problem } from '../../states/Problem.tsx';
import { strings } from '../../strings/index.ts';
import { LifetimeNavigation } from './LifetimeNavigation.tsx';
import type { Forecast } from './lifetime-parts.ts';

const words = strings.lifetime;

export interface ForecastScreenProps {
  readonly title: string;
  readonly children: (forecast: Forecast) => ReactNode;
}

/** A part of lifetime value; it says so where nothing is analysed, and why where nothing can be foretold. */
export function ForecastScreen({ title, children }: ForecastScreenProps) {
  const { run } = useRun();
  const { data, error, refetch } = useQuery(auditQuery(run));
  const published = useMemo(() => data && publishedOf(data), [data]);
  const forecast = useMemo(() => published && forecastOf(published), [published]);
  if (forecast) return children(forecast);
  const isEmpty = error instanceof Refusal && error.code === 'no-run-yet';
  return (
    <Screen title={title} heading={published?.words.sections.lifetime.heading ?? title}>
      <LifetimeNavigation />
      {published ? (
        <EmptyState
          title={words.noForecast}
          action={<LinkButton to="/">{words.noForecastAction}</LinkButton>}
        >
          {published.words.sections.lifetime.lead.join(' ')}
        </EmptyState>
      ) : isEmpty ? (
        <EmptyState title={words.noRun} action={<LinkButton to="/data">{words.noRunAction}</LinkButton>}>
          {words.purpose} {words.noRunText}
        </EmptyState>
      ) : error ? (
        <Problem error={error} retry={() => void refetch()} />
      ) : (
        <Busy what={words.busy} after={400} />
      )}
    </Screen>
  );
}

function forecastOf(published: Published): Forecast | undefined {
  const { clv } = published.summary;
  const { lifetime } = published.words;
  return isUnknown(clv) || lifetime === null ? undefined : { published, clv, words: lifetime };
}
