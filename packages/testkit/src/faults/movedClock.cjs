/**
 * Loaded before everything else in a server under test (`node --require`, its worker threads included): its calendar goes as many milliseconds ahead as the file
 * LOBBY_TEST_CLOCK says, now and whenever that changes. Timers and `performance.now()` go on as they are, as on a machine whose clock somebody sets.
 */
const { readFileSync } = require('node:fs');

const RealDate = Date;
const file = process.env.LOBBY_TEST_CLOCK ?? '';
const LOOK_EVERY_MS = 20;
let ahead = 0;

function look() {
  try {
    ahead = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    // Being written just now: what was read before holds until the next look.
  }
}

const now = () => RealDate.now() + ahead;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, self) => Reflect.construct(target, given.length === 0 ? [now()] : given, self === globalThis.Date ? target : self),
  apply: () => new RealDate(now()).toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});
look();
setInterval(look, LOOK_EVERY_MS).unref();
