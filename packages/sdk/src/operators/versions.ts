import { operator, opposite } from '../operator.ts';
import { compareText } from '../scalar.ts';
import { versionKey } from '../version.ts';

function version(passes: (sign: number) => boolean) {
  return operator<string>({
    read: (json, reader) =>
      typeof json === 'string' && json !== ''
        ? versionKey(json)
        : reader.fail('needs a version, such as "1.4.0"'),
    test: (actual, expected) => passes(compareText(versionKey(actual), expected)),
    empty: () => false,
  });
}

const $veq = version((sign) => sign === 0);

export const versions = {
  $veq,
  $vne: opposite($veq),
  $vlt: version((sign) => sign < 0),
  $vlte: version((sign) => sign <= 0),
  $vgt: version((sign) => sign > 0),
  $vgte: version((sign) => sign >= 0),
};
