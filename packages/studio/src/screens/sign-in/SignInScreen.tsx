import { strings } from '../../strings/index.ts';

export function SignInScreen() {
  return <h1>{strings.signIn.title}</h1>;
}
