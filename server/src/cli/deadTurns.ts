import { print, readArguments } from './arguments.ts';
import { withHouse } from './withHouse.ts';

/** `dead-turns list` shows the bot's turns that were given up; `dead-turns redrive --turn ID` gives the messages of one to a new turn and waits for its end. */
export async function deadTurns(args: readonly string[]): Promise<number> {
  const [verb = 'list', ...rest] = args;
  const { json, turn } = readArguments(rest, ['turn']);
  return withHouse('own', async ({ conversation }) => {
    if (verb === 'list') print({ rows: await conversation.deadTurns.list() }, json !== undefined);
    else if (verb === 'redrive' && turn) {
      print(await conversation.deadTurns.redrive({ id: 'command-line' }, turn), json !== undefined);
      await conversation.idle();
    } else throw new Error('Say what: dead-turns -- list, or dead-turns -- redrive --turn ID');
    return 0;
  });
}
