/**
 * The order of test files for jest: what takes minutes begins first, else one worker is left alone with it at the end.
 * Where nothing is known of them, jest goes by the size of files, and a file that looks at fifty pages has five lines.
 */
import Sequencer from "@jest/test-sequencer";

const long = [
  ...[/faults\.e2e/, /oauth\.e2e/, /-screens\.itest/, /\/screens\.itest/, /\/web\/test\//],
  // these wait more than they compute: at the end the processors would wait with them
  ...[/\/budget\.itest/, /\/restarts\.itest/, /\/waits\.itest/, /\/backing-services\.itest/],
];

export default class LongTestsFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const index = long.findIndex((pattern) => pattern.test(path));
      return index === -1 ? long.length : index;
    };
    return super.sort(tests).toSorted((one, other) => rank(one) - rank(other));
  }
}
