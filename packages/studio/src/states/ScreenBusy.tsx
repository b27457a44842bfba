import { strings } from '../strings/index.ts';
import { Busy } from './Busy.tsx';

/** While a screen is fetched. */
export function ScreenBusy() {
  return <Busy what={strings.states.opening} after={600} />;
}
