import { LinkButton } from '../app/LinkButton.tsx';
import { Screen } from '../app/Screen.tsx';
import { strings } from '../strings/index.ts';

/** For an address that leads nowhere. */
export function NoSuchPage() {
  return (
    <Screen
      title={strings.states.noSuchPage}
      heading={strings.states.noSuchPage}
      lead={strings.states.noSuchPageText}
    >
      <LinkButton to="/">{strings.states.toTheAudit}</LinkButton>
    </Screen>
  );
}
