import { type ReactNode, useMemo } from 'react';
import { LinkButton } from '../../app/LinkButton.tsx';
import { Screen } from '../../app/Screen.tsx';
import { PublishedScreen } from '../../published/PublishedScreen.tsx';
import { isUnknown, type Published } from '../../published/published.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { strings } from '../../strings/index.ts';
import { LifetimeNavigation } from './LifetimeNavigation.tsx';
import type { Forecast } from './lifetime-parts.ts';

const words = strings.lifetime;

export interface ForecastScreenProps {
  readonly title: string;
  readonly children: (forecast: Forecast) => ReactNode;
}

/** A part of lifetime value; it says so where nothing is analysed, and why where nothing can be foretold. */
export function ForecastScreen(props: ForecastScreenProps) {
  return (
    <PublishedScreen
      title={props.title}
      busy={words.busy}
      navigation={<LifetimeNavigation />}
      empty={
        <EmptyState title={words.noRun} action={<LinkButton to="/data">{words.noRunAction}</LinkButton>}>
          {words.purpose} {words.noRunText}
        </EmptyState>
      }
    >
      {(published) => <ForecastOf published={published} {...props} />}
    </PublishedScreen>
  );
}

function ForecastOf({ published, title, children }: ForecastScreenProps & { readonly published: Published }) {
  const forecast = useMemo(() => forecastOf(published), [published]);
  if (forecast) return children(forecast);
  const { heading, lead } = published.words.sections.lifetime;
  return (
    <Screen title={title} heading={heading}>
      <LifetimeNavigation />
      <EmptyState title={words.noForecast} action={<LinkButton to="/">{words.noForecastAction}</LinkButton>}>
        {lead.join(' ')}
      </EmptyState>
    </Screen>
  );
}

function forecastOf(published: Published): Forecast | undefined {
  const { clv } = published.summary;
  const { lifetime } = published.words;
  return isUnknown(clv) || lifetime === null ? undefined : { published, clv, words: lifetime };
}
