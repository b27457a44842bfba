import { lifecycleColours, light } from '@attune/charts';
import { Screen } from '../../../app/Screen.tsx';
import { FindingPair } from '../../../published/Finding.tsx';
import { isUnknown } from '../../../published/published.ts';
import { capital } from '../../../strings/capital.ts';
import { strings } from '../../../strings/index.ts';
import { ForecastScreen } from '../ForecastScreen.tsx';
import { LifetimeNavigation } from '../LifetimeNavigation.tsx';
import classes from '../lifetime.module.css';
import type { Forecast } from '../lifetime-parts.ts';
import { Warnings } from '../Warnings.tsx';
import { Distribution } from './Distribution.tsx';
import { Groups } from './Groups.tsx';
import { Totals } from './Totals.tsx';

const said = strings.lifetime;
const colours: Readonly<Record<string, string>> = lifecycleColours;

/** What today's customers are expected to bring: all together, each, and by group. */
export function OverviewScreen() {
  return (
    <ForecastScreen title={said.title}>{(forecast) => <OverviewPage forecast={forecast} />}</ForecastScreen>
  );
}

function OverviewPage({ forecast }: { forecast: Forecast }) {
  const { published, clv, words } = forecast;
  const { lifetime } = published.words.sections;
  const [first, ...more] = lifetime.lead;
  return (
    <Screen title={said.title} heading={lifetime.heading} lead={first}>
      <LifetimeNavigation />
      {more.map((text) => (
        <p className={classes.more} key={text}>
          {text}
        </p>
      ))}
      <Totals forecast={forecast} />
      <Warnings warnings={clv.warnings} />
      <Distribution forecast={forecast} />
      <div className={classes.findings}>
        <FindingPair>
          <Groups
            forecast={forecast}
            words={words.segments}
            groups={clv.bySegment}
            of={said.groups.state}
            path="clv.bySegment"
            nameOf={capital}
            colourOf={(name) => colours[name] ?? light.accent}
          />
          <Groups
            forecast={forecast}
            words={words.channels}
            groups={isUnknown(clv.byChannel) ? noGroups : clv.byChannel}
            of={said.groups.channel}
            path="clv.byChannel"
            nameOf={asItIs}
            colourOf={allAlike}
          />
        </FindingPair>
      </div>
    </Screen>
  );
}

const noGroups: readonly never[] = [];
const asItIs = (name: string) => name;
const allAlike = () => light.accent;
