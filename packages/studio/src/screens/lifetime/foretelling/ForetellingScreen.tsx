import { Screen } from '../../../app/Screen.tsx';
import { strings } from '../../../strings/index.ts';
import { ForecastScreen } from '../ForecastScreen.tsx';
import { LifetimeNavigation } from '../LifetimeNavigation.tsx';
import classes from '../lifetime.module.css';
import type { Forecast } from '../lifetime-parts.ts';
import { Calibration } from './Calibration.tsx';
import { HoldoutByFrequency } from './HoldoutByFrequency.tsx';
import { HoldoutSums } from './HoldoutSums.tsx';
import { Models } from './Models.tsx';
import { Tracking } from './Tracking.tsx';

const said = strings.lifetime;

/** How well the forecast would have foretold the past, and from which model it comes. */
export function ForetellingScreen() {
  return (
    <ForecastScreen title={said.part.foretelling}>
      {(forecast) => <ForetellingPage forecast={forecast} />}
    </ForecastScreen>
  );
}

function ForetellingPage({ forecast }: { forecast: Forecast }) {
  const { foretelling } = forecast.words;
  const [first, ...more] = foretelling.lead;
  return (
    <Screen title={said.part.foretelling} heading={foretelling.heading} lead={first}>
      <LifetimeNavigation />
      {more.map((text) => (
        <p className={classes.more} key={text}>
          {text}
        </p>
      ))}
      <HoldoutSums forecast={forecast} />
      <HoldoutByFrequency forecast={forecast} />
      <div className={classes.findings}>
        <Tracking forecast={forecast} />
        <Calibration forecast={forecast} />
        <Models forecast={forecast} />
      </div>
    </Screen>
  );
}
